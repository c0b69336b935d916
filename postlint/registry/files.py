"""What may stand in rule and signal files; pydantic holds people to it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from postlint.analysis.lexicon import Lexicon, TokenPattern
from postlint.registry.patterns import node_problem, token_problem
from postlint.registry.rule import Basis, BasisKind, Language, Safety, Severity

Texts = str | dict[Language, str]
Words = tuple[Annotated[str, Field(min_length=1)], ...]


def _tokens(pattern: TokenPattern) -> TokenPattern:
    if problem := next(filter(None, map(token_problem, pattern)), None):
        raise ValueError(problem)
    return pattern


def _nodes(pattern: TokenPattern) -> TokenPattern:
    problems = (node_problem(node, first=index == 0) for index, node in enumerate(pattern))
    if problem := next(filter(None, problems), None):
        raise ValueError(problem)
    return pattern


Pattern = Annotated[tuple[dict[str, Any], ...], Field(min_length=1), AfterValidator(_tokens)]
Tree = Annotated[tuple[dict[str, Any], ...], Field(min_length=1), AfterValidator(_nodes)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BasisEntry(Strict):
    """What the rule's claim or weight rests on."""

    kind: BasisKind
    title: str
    url: str | None = None
    year: int | None = None

    def build(self) -> Basis:
        return Basis(self.kind, self.title, self.url, self.year)


class ExampleEntry(Strict):
    """A text the rule must find (`bad`, the place in `[[ ]]`) or must leave alone (`good`)."""

    language: Language
    bad: str | None = None
    good: str | None = None
    front_matter: dict[str, Any] = {}
    settings: dict[str, Any] = {}


class RuleFile(Strict):
    """A postlint rule."""

    severity: Severity = "warning"
    weight: Annotated[float, Field(ge=0, le=10)] | None = None
    message: Texts
    why: Texts = ""
    advice: Texts = ""
    check: dict[str, Any]
    fix: Safety | None = None
    basis: tuple[BasisEntry, ...] = ()
    examples: tuple[ExampleEntry, ...] = ()
    platforms: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class LexiconEntry(Strict):
    """The words of a signal in one language."""

    phrases: Words = ()
    exact: Words = ()
    patterns: tuple[Pattern, ...] = ()
    dependencies: tuple[Tree, ...] = ()
    recogniser: str | None = None
    exceptions: Words = ()
    exception_patterns: tuple[Pattern, ...] = ()

    def build(self) -> Lexicon:
        return Lexicon(**{name: getattr(self, name) for name in type(self).model_fields})


class SignalFile(Strict):
    """A postlint signal: something to recognise, by language; `any` holds for all of them."""

    description: str
    de: LexiconEntry | None = None
    en: LexiconEntry | None = None
    any: LexiconEntry | None = None

    def lexicons(self) -> dict[str, Lexicon]:
        entries = {"de": self.de, "en": self.en, "any": self.any}
        return {key: entry.build() for key, entry in entries.items() if entry}
