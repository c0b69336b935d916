"""One rule file to one `Rule`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from postlint.checks.base import Check
from postlint.checks.kinds import BUILT_IN, PluginError, find_kind, plugins
from postlint.registry.check_faults import check_faults
from postlint.registry.examples import unmark
from postlint.registry.faults import Faults, did_you_mean, fault
from postlint.registry.files import ExampleEntry, RuleFile, Texts
from postlint.registry.rule import Example, RegistryError, Rule, Severity
from postlint.registry.validate import validate
from postlint.source.yaml12 import Tree, YamlError, parse

#: Weight (log-odds) of a rule that names none, by severity: a convention.
WEIGHTS: dict[Severity, float] = {"error": 2.5, "warning": 1.0, "suggestion": 0.3}
_LANGUAGES = ("de", "en")


def read_tree(path: Path) -> Tree:
    """The YAML of a file; raises `Faults` naming file, line and column."""
    try:
        tree = parse(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise Faults(
            [RegistryError(str(path), "this file is not UTF-8; save it as UTF-8")]
        ) from None
    except OSError as error:
        raise Faults([RegistryError(str(path), f"cannot be read: {error.strerror}")]) from None
    except YamlError as error:
        problem = RegistryError(str(path), error.message, line=error.line, column=error.column)
        raise Faults([problem]) from None
    if not isinstance(tree.value, dict):
        raise Faults(
            [RegistryError(str(path), "this file must hold keys and values", line=1, column=1)]
        )
    return tree


def load_rule(path: Path, *, id: str) -> Rule:
    """Read and check a rule file; raises `Faults`."""
    tree = read_tree(path)
    faults: list[RegistryError] = []
    file = check = None
    try:
        file = validate(RuleFile, tree.value, tree=tree, path=str(path))
        faults += _example_faults(file, tree, str(path))
    except Faults as error:
        faults += error.errors
    try:
        check = _check(tree, str(path)) if "check" in tree.value else None
    except Faults as error:
        faults += (found for found in error.errors if str(found) not in map(str, faults))
    if faults or file is None or check is None:
        raise Faults(sorted(faults, key=lambda found: (found.line or 0, found.column or 0)))
    return _rule(file, check, id=id, path=path)


def _rule(file: RuleFile, check: Check, *, id: str, path: Path) -> Rule:
    return Rule(
        id=id,
        severity=file.severity,
        weight=file.weight if isinstance(file.weight, float) else WEIGHTS[file.severity],
        weights=dict(file.weight.items()) if isinstance(file.weight, dict) else {},
        message=_texts(file.message),
        why=_texts(file.why),
        advice=_texts(file.advice),
        check=check,
        basis=tuple(entry.build() for entry in file.basis),
        examples=tuple(_example(entry) for entry in file.examples),
        fix=file.fix,
        platforms=file.platforms,
        audiences=file.audiences,
        aliases=file.aliases,
        origin=str(path),
    )


def fields_of(rule: Rule) -> frozenset[str]:
    """The names in braces of all texts of a rule."""
    texts = (*rule.message.values(), *rule.why.values(), *rule.advice.values())
    return frozenset(name for text in texts for name in _fields(text))


def message_faults(rule: Rule, tree: Tree, allowed: frozenset[str]) -> Iterator[RegistryError]:
    """Names in braces that the check cannot fill in."""
    for part in ("message", "why", "advice"):
        texts = {text: language for language, text in getattr(rule, part).items()}
        for text, language in texts.items():
            keys = (part, language) if (part, language) in tree.places else (part,)
            for name in _fields(text):
                if name not in allowed:
                    known = ", ".join(f"{{{name}}}" for name in sorted(allowed))
                    message = f"“{{{name}}}” is never filled in by this check; it knows {known}"
                    yield fault(message, tree=tree, path=rule.origin, keys=keys)


def _fields(text: str) -> Iterator[str]:
    """What stands in braces, conversions and formats (`{match!r}`) included: nothing fills them."""
    try:
        for _, name, form, conversion in Formatter().parse(text):
            if name is not None:
                yield name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
    except ValueError:
        yield "…"


def _check(tree: Tree, path: str) -> Check:
    raw = tree.value["check"]
    if not isinstance(raw, dict):
        message = "“check” must be a mapping (key: value)"
        raise Faults([fault(message, tree=tree, path=path, keys=("check",))])
    name = raw.get("kind")
    if not isinstance(name, str):
        raise Faults([fault("“check” needs a “kind”", tree=tree, path=path, keys=("check",))])
    try:
        kind = find_kind(name)
    except PluginError as error:
        raise Faults([fault(str(error), tree=tree, path=path, keys=("check", "kind"))]) from None
    if kind is None:
        hint = did_you_mean(name, [*BUILT_IN, *plugins()])
        message = f"there is no kind of check “{name}”{hint}"
        raise Faults([fault(message, tree=tree, path=path, keys=("check", "kind"))])
    fields = {key: value for key, value in raw.items() if key != "kind"}
    try:
        check = validate(kind, fields, tree=tree, path=path, under=("check",))
        faults = list(check_faults(check, tree, path))
    except Faults:
        raise
    except Exception as error:  # a plug-in may fail in any way
        message = f"the plug-in kind “{name}” fails: {error!r}"
        raise Faults([fault(message, tree=tree, path=path, keys=("check", "kind"))]) from None
    if faults:
        raise Faults(faults)
    return check


def _texts(texts: Texts) -> dict[str, str]:
    if isinstance(texts, str):
        return dict.fromkeys(_LANGUAGES, " ".join(texts.split()))
    return {language: " ".join(text.split()) for language, text in texts.items()}


def _example(entry: ExampleEntry) -> Example:
    marked: Any = entry.bad if entry.bad is not None else entry.good
    text, spans = unmark(marked)
    bad = entry.bad is not None
    return Example(entry.language, text, bad, spans, entry.front_matter, entry.settings)


def _example_faults(file: RuleFile, tree: Tree, path: str) -> Iterator[RegistryError]:
    for index, entry in enumerate(file.examples):
        if (entry.bad is None) == (entry.good is None):
            message = "an example has either `bad` or `good`"
            yield fault(message, tree=tree, path=path, keys=("examples", index))
        elif entry.good is not None and unmark(entry.good)[1]:
            message = "a good example has no [[ ]]: nothing must be found in it"
            yield fault(message, tree=tree, path=path, keys=("examples", index))
