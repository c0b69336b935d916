"""Small packs, drafts and analysers for the tests of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from postlint.analysis.analyser import Analyser
from postlint.analysis.house import House
from postlint.analysis.lexicon import Lexicon, SignalDefinition
from postlint.analysis.model import Analysis
from postlint.api import Linter
from postlint.checks.base import Check, Match
from postlint.config import Settings
from postlint.lint.finding import PostResult
from postlint.lint.post import lint_post
from postlint.lint.rulebook import Rulebook
from postlint.registry.catalogue import Catalogue, own_signal
from postlint.registry.load_rule import load_rule
from postlint.registry.rule import Rule
from postlint.source.post import Post, Preset, Source
from postlint.source.read import read

TODAY = date(2026, 1, 15)


def draft(
    text: str, language: str = "de", *, path: str = "a.md", platform: str | None = None
) -> Post:
    """The only post of a text."""
    reading = read(Source(path, text), flags=Preset(language, platform))
    assert not reading.errors
    (post,) = reading.posts
    return post


@cache
def bare(language: str) -> Analyser:
    """An analyser without signals."""
    return Analyser(language, signals=[])


@cache
def recogniser(name: str, language: str) -> Analyser:
    return Analyser(language, signals=[SignalDefinition("x", {"any": Lexicon(recogniser=name)})])


def analyse(
    text: str, language: str = "de", *, house: House | None = None, **lexicon: Any
) -> Analysis:
    """A text analysed with one signal, `x`."""
    signals = [SignalDefinition("x", {"any": Lexicon(**lexicon)})] if lexicon else []
    return Analyser(language, signals=signals, house=house).analyse(draft(text, language))


def found(analysis: Analysis, name: str = "x") -> list[str]:
    """The words of a signal's hits."""
    return [analysis.text(signal.span) for signal in analysis.of(name)]


def recognised(name: str, text: str, language: str = "de") -> list[str]:
    return found(recogniser(name, language).analyse(draft(text, language)))


def run(check: Check, text: str, language: str = "de", **options: Any) -> list[Match]:
    """What a check gives for a text. `signals` are phrases by signal name."""
    signals: Mapping[str, tuple[str, ...]] = options.pop("signals", {})
    house: House | None = options.pop("house", None)
    definitions = [
        *(SignalDefinition(n, {"any": Lexicon(phrases=p)}) for n, p in signals.items()),
        SignalDefinition("own", check.lexicons()),
    ]
    analyser = Analyser(language, signals=definitions, house=house)
    return list(check.run(analyser.analyse(draft(text, language, **options)), "own"))


def words(matches: list[Match], text: str) -> list[str]:
    return [text[match.span.start : match.span.end] for match in matches]


def pack(folder: Path, files: Mapping[str, str]) -> Path:
    """A rule pack with these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def rule(folder: Path, body: str, *, id: str = "my/rule") -> Rule:
    """A rule made of a YAML text."""
    path = pack(folder, {f"{id}.yaml": body}) / f"{id}.yaml"
    return load_rule(path, id=id)


def lint(text: str, *rules: Rule, language: str = "de", **options: Any) -> PostResult:
    """A text linted by some rules without shared signals."""
    message_language = options.pop("message_language", None)
    signals = [own_signal(r) for r in rules if r.check.lexicons()]
    analyser = Analyser(language, signals=signals, model=options.pop("model", None))
    return lint_post(
        analyser.analyse(draft(text, language, **options)),
        Rulebook(rules, {r.id: Catalogue({}, {}).layers(r, language) for r in rules}),
        today=TODAY,
        message_language=message_language,
    )


def linter(folder: Path, **settings: Any) -> Linter:
    """A linter that knows the rules of a pack and selects only these."""
    categories = {path.parent.name for path in folder.rglob("*.yaml")} - {"signals"}
    chosen = Settings(packs=(folder,), select=tuple(sorted(categories)), **settings)
    return Linter(chosen, today=TODAY)
