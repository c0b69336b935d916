"""What may stand in rule and signal files; pydantic holds people to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from postlint.analysis.lexicon import Lexicon, exact_problem, phrase_problem
from postlint.registry.patterns import pattern_problem, tree_problem
from postlint.registry.rule import Basis, BasisKind, Language, Safety, Severity

T = TypeVar("T")

Text = Annotated[str, Field(min_length=1)]
Texts = str | dict[Language, str]


def _without(problem: Callable[[T], str | None]) -> AfterValidator:
    def check(value: T) -> T:
        if found := problem(value):
            raise ValueError(found)
        return value

    return AfterValidator(check)


Phrases = tuple[Annotated[Text, _without(phrase_problem)], ...]
Exact = tuple[Annotated[Text, _without(exact_problem)], ...]
_Nodes = Annotated[tuple[dict[str, Any], ...], Field(min_length=1)]
Pattern = Annotated[_Nodes, _without(pattern_problem)]
Tree = Annotated[_Nodes, _without(tree_problem)]


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


Weight = Annotated[float, Field(ge=0, le=10)]


class RuleFile(Strict):
    """A postlint rule."""

    severity: Severity = "warning"
    weight: Weight | Annotated[dict[Language, Weight], Field(min_length=1)] | None = None
    message: Text | Annotated[dict[Language, Text], Field(min_length=1)]
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

    phrases: Phrases = ()
    exact: Exact = ()
    patterns: tuple[Pattern, ...] = ()
    dependencies: tuple[Tree, ...] = ()
    recogniser: str | None = None
    exceptions: Phrases = ()
    exception_patterns: tuple[Pattern, ...] = ()
    hashtags: bool = False

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
