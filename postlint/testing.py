"""Runs the examples in rule files: each rule on the texts it must find and must leave alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from postlint.analysis.lexicon import Entry, SignalDefinition
from postlint.analysis.model import Analysis
from postlint.api import Linter
from postlint.config import ConfigError, Settings
from postlint.lint.finding import Finding, PostResult
from postlint.lint.post import lint_post
from postlint.lint.rulebook import Rulebook
from postlint.registry.catalogue import Catalogue, own_signal
from postlint.registry.rule import Example, Rule
from postlint.source.post import Preset, Source
from postlint.source.read import read

#: The day the examples are read on, so that expiry dates in them mean something.
TODAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Failed:
    """An example that did not come out as its rule file says; `number` counts from 1."""

    rule: str
    number: int
    example: Example
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the examples of some rules. `skipped` are (rule, reason) pairs of examples
    that could not run; `hit` are the lines of lexicons that some example touched."""

    passed: int
    failed: tuple[Failed, ...]
    skipped: tuple[tuple[str, str], ...]
    hit: frozenset[Entry]


class ExampleRunner:
    """Runs examples, keeping one linter for each set of `settings:` that examples ask for."""

    def __init__(
        self,
        settings: Settings,
        *,
        catalogue: Catalogue,
        rules: Iterable[Rule],
        prepared: Path | None = None,
    ) -> None:
        self._base = settings
        self._prepared = prepared
        self._catalogue = catalogue
        self._rules = tuple(rules)
        watching = any(rule.check.kind == "suppression" for rule in self._rules)
        self._running = tuple(catalogue.rules.values()) if watching else self._rules
        self._linters: dict[str, Linter] = {}

    def run(self) -> Outcome:
        failed: list[Failed] = []
        skipped: dict[tuple[str, str], None] = {}
        hit: set[Entry] = set()
        passed = 0
        for rule in self._rules:
            for number, example in enumerate(rule.examples, start=1):
                problem, reason, entries = self._try(rule, example)
                hit |= entries
                if reason is not None:
                    skipped[rule.id, reason] = None
                elif problem is None:
                    passed += 1
                else:
                    failed.append(Failed(rule.id, number, example, problem))
        return Outcome(passed, tuple(failed), tuple(skipped), frozenset(hit))

    def _try(self, rule: Rule, example: Example) -> tuple[str | None, str | None, frozenset[Entry]]:
        """What went wrong, why it could not run, and the lexicon lines it touched."""
        try:
            linter = self._linter(example)
        except ConfigError as error:
            return f"its settings are wrong: {error}", None, frozenset()
        reading = read(
            _source(example), flags=Preset(language=example.language), configured=linter.preset
        )
        if reading.errors or not reading.posts:
            return f"it cannot be read: {next(iter(reading.errors), 'no text')}", None, frozenset()
        analyses = [linter.analyse(post) for post in reading.posts]
        results = [self._lint(rule, analysis) for analysis in analyses]
        reason = next((s.reason for r in results for s in r.skipped if s.rule == rule.id), None)
        entries = frozenset(entry for analysis in analyses for entry in _touched(analysis))
        return _problem(rule, example, results, _offset(example)), reason, entries

    def _lint(self, rule: Rule, analysis: Analysis) -> PostResult:
        """The rule alone, or all rules where it is about what they did."""
        rules = self._running if rule.check.kind == "suppression" else (rule,)
        language = analysis.post.language
        layers = {rule.id: self._catalogue.layers(rule, language) for rule in rules}
        return lint_post(analysis, Rulebook(rules, layers), today=TODAY)

    def _linter(self, example: Example) -> Linter:
        key = repr(sorted(example.settings.items()))
        if key not in self._linters:
            own = Settings.from_mapping(example.settings, origin="settings")
            settings = self._base if not example.settings else own
            linter = Linter(
                settings, catalogue=self._catalogue, today=TODAY, prepared=self._prepared
            )
            linter.rules = self._running
            self._linters[key] = linter
        return self._linters[key]


def lexicon_lines(catalogue: Catalogue, rules: Iterable[Rule]) -> Iterator[tuple[Entry, str]]:
    """Every line of the rules' own lexicons and of the signals they read, with its text."""
    rules = tuple(rules)
    names = sorted({name for rule in rules for name in rule.check.reads()} & set(catalogue.signals))
    for definition in (*(catalogue.signals[n] for n in names), *map(own_signal, rules)):
        yield from _lines(definition)


def _lines(definition: SignalDefinition) -> Iterator[tuple[Entry, str]]:
    sections = (
        "phrases",
        "exact",
        "patterns",
        "dependencies",
        "exceptions",
        "exception_patterns",
    )
    for language, lexicon in definition.lexicons.items():
        for section in sections:
            for index, line in enumerate(getattr(lexicon, section)):
                text = line if isinstance(line, str) else repr([dict(token) for token in line])
                yield Entry(definition.name, language, section, index), text


def _touched(analysis: Analysis) -> Iterator[Entry]:
    for signals in (*analysis.signals.values(), analysis.signals.excepted()):
        yield from (signal.entry for signal in signals)


def _source(example: Example) -> Source:
    """The example as a draft of one file, front matter first."""
    return Source("example.md", _head(example) + example.text)


def _head(example: Example) -> str:
    if not example.front_matter:
        return ""
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in example.front_matter.items()
    ]
    return "\n".join(["---", *lines, "---", ""])


def _offset(example: Example) -> int:
    return len(_head(example))


def _problem(rule: Rule, example: Example, results: list[PostResult], offset: int) -> str | None:
    found = [f for result in results for f in result.findings if f.rule == rule.id]
    if not example.bad:
        return f"finds “{_shown(example, found, offset)}”, but it is good" if found else None
    if not found:
        return "finds nothing, but it is bad"
    expected = {(start + offset, end + offset) for start, end in example.spans}
    if expected and {(f.span.start, f.span.end) for f in found} != expected:
        return f"finds “{_shown(example, found, offset)}” instead of what is marked"
    return None


def _shown(example: Example, found: list[Finding], offset: int) -> str:
    spans = [finding.span for finding in found]
    return "”, “".join(example.text[s.start - offset : s.end - offset] for s in spans)
