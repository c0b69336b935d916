"""Rule packs to a `Catalogue`: every file read, checked, and checked against the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from postlint.analysis.house import House
from postlint.analysis.lexicon import Lexicon, SignalDefinition
from postlint.analysis.recognisers import RECOGNISERS
from postlint.registry.faults import Faults, did_you_mean, fault
from postlint.registry.files import SignalFile
from postlint.registry.load_rule import fields_of, load_rule, message_faults, read_tree
from postlint.registry.names import alias_faults, name_problem
from postlint.registry.packs import RuleFilePath, rule_files, signal_files
from postlint.registry.rule import RegistryError, Rule
from postlint.registry.validate import validate
from postlint.source.yaml12 import Tree


def build(roots: Iterable[Path]) -> tuple[dict[str, Rule], dict[str, SignalDefinition]]:
    """The rules and signals of pack folders.

    A signal of a pack that is named like a known one adds its words to it. Raises `Faults` with
    every fault of every file.
    """
    faults: list[RegistryError] = []
    rules: dict[str, Rule] = {}
    signals: dict[str, SignalDefinition] = {}
    for root in roots:
        try:
            files, lists = tuple(rule_files(root)), tuple(signal_files(root))
        except RegistryError as error:
            faults.append(error)
            continue
        faults += _load_signals(lists, signals)
        faults += _load_rules(files, rules)
    faults += alias_faults(rules)
    broken = {Path(error.path).stem for error in faults}
    for rule in rules.values():
        if not rule.check.reads() & broken:
            faults += _reference_faults(rule, signals)
    if faults:
        raise Faults(faults)
    return rules, signals


def _load_rules(files: Iterable[RuleFilePath], rules: dict[str, Rule]) -> Iterator[RegistryError]:
    for file in files:
        if file.id in rules:
            origin = rules[file.id].origin
            yield RegistryError(str(file.path), f"there is a rule “{file.id}” already: {origin}")
            continue
        if problem := name_problem(file.id):
            yield RegistryError(str(file.path), problem)
            continue
        try:
            rules[file.id] = load_rule(file.path, id=file.id)
        except Faults as error:
            yield from error.errors


def _load_signals(
    paths: Iterable[Path], signals: dict[str, SignalDefinition]
) -> Iterator[RegistryError]:
    for path in paths:
        try:
            signal = _signal(path)
        except Faults as error:
            yield from error.errors
            continue
        known = signals.get(signal.name)
        signals[signal.name] = _joined(known, signal) if known else signal


def _signal(path: Path) -> SignalDefinition:
    tree = read_tree(path)
    if path.stem in {definition.name for definition in House().definitions()}:
        message = f"the signal “{path.stem}” is filled by the configuration; choose another name"
        raise Faults([fault(message, tree=tree, path=str(path), keys=())])
    file = validate(SignalFile, tree.value, tree=tree, path=str(path))
    for language, lexicon in file.lexicons().items():
        name = lexicon.recogniser
        if name and name not in RECOGNISERS:
            message = f"there is no recogniser “{name}”{did_you_mean(name, RECOGNISERS)}"
            keys = (language, "recogniser")
            raise Faults([fault(message, tree=tree, path=str(path), keys=keys)])
    return SignalDefinition(path.stem, dict(file.lexicons()), file.description, str(path))


def _joined(known: SignalDefinition, more: SignalDefinition) -> SignalDefinition:
    lexicons = dict(known.lexicons)
    for language, extra in more.lexicons.items():
        base = lexicons.get(language, Lexicon())
        lexicons[language] = Lexicon(
            phrases=base.phrases + extra.phrases,
            exact=base.exact + extra.exact,
            patterns=base.patterns + extra.patterns,
            dependencies=base.dependencies + extra.dependencies,
            recogniser=extra.recogniser or base.recogniser,
            exceptions=base.exceptions + extra.exceptions,
            exception_patterns=base.exception_patterns + extra.exception_patterns,
            hashtags=base.hashtags or extra.hashtags,
        )
    return replace(known, lexicons=lexicons)


def _reference_faults(
    rule: Rule, signals: Mapping[str, SignalDefinition]
) -> Iterator[RegistryError]:
    """Signals that do not exist and message values that nothing fills in."""
    known = {*signals, *(definition.name for definition in House().definitions())}
    unknown = sorted(rule.check.reads() - known)
    allowed = rule.check.value_names() | _values(rule, signals)
    if not unknown and fields_of(rule) <= allowed:
        return
    tree = read_tree(Path(rule.origin))
    for name in unknown:
        message = f"there is no signal “{name}”{did_you_mean(name, known)}"
        yield fault(message, tree=tree, path=rule.origin, keys=_where(tree, name))
    if not unknown:
        yield from message_faults(rule, tree, allowed)


def _values(rule: Rule, signals: Mapping[str, SignalDefinition]) -> frozenset[str]:
    found: set[str] = set()
    for name in rule.check.reads() & set(signals):
        for lexicon in signals[name].lexicons.values():
            if lexicon.recogniser:
                found |= RECOGNISERS[lexicon.recogniser].values
    return frozenset(found)


def _where(tree: Tree, name: str) -> tuple[str | int, ...]:
    """The keys under `check` whose value names a signal."""

    def walk(value: object, keys: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
        if isinstance(value, str):
            return keys if name in value.split(" or ") else None
        pairs = (
            value.items()
            if isinstance(value, dict)
            else enumerate(value)
            if isinstance(value, list)
            else ()
        )
        return next(filter(None, (walk(inner, (*keys, key)) for key, inner in pairs)), None)

    return walk(tree.value["check"], ("check",)) or ("check",)
