"""A rule as the rest of postlint sees it, once its file has been read and found right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from postlint.registry.severity import SEVERITIES, Safety, Severity
from postlint.source.post import PlacedError

if TYPE_CHECKING:
    from postlint.checks.base import Check

__all__ = [
    "SEVERITIES",
    "Basis",
    "Example",
    "Language",
    "RegistryError",
    "Rule",
    "Safety",
    "Severity",
]

Language = Literal["de", "en"]
BasisKind = Literal[
    "case", "study", "law", "platform-policy", "style-guide", "measured", "convention"
]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule's claim or weight rests on."""

    kind: BasisKind
    title: str
    url: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text the rule must find (`bad`) or must leave alone.

    `spans` are the places marked by `[[ ]]`, as (start, end) code points of `text`; a bad example
    without marks must give at least one finding. `settings` are configuration for this text only.
    """

    language: Language
    text: str
    bad: bool
    spans: tuple[tuple[int, int], ...] = ()
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Texts are by language; a rule applies to the languages its `message` speaks.

    `weight` is the log-odds the rule adds to the risk, `weights` the same for languages where it
    differs. `fix` says how safe the check's
    replacements are. Empty `platforms` or `audiences` mean all. `origin` is the rule's file.
    `reads` are the signals it reads, its own included; `groups` those it cannot fire without, one
    of each group.
    """

    id: str
    severity: Severity
    weight: float
    message: Mapping[str, str]
    why: Mapping[str, str]
    advice: Mapping[str, str]
    check: Check
    basis: tuple[Basis, ...]
    examples: Sequence[Example]
    fix: Safety | None = None
    platforms: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    origin: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    groups: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)
    reads: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "groups", self.check.groups(self.id))
        object.__setattr__(self, "reads", self.check.reads() | {self.id})

    def weight_in(self, language: str) -> float:
        """The log-odds the rule adds to the risk of a post in this language."""
        return self.weights.get(language, self.weight)

    def weight_text(self) -> str:
        """The weight for people: `1.2`, or `1.2 (de), 0.8 (en)`."""
        if not self.weights:
            return f"{self.weight:g}"
        return ", ".join(f"{self.weight_in(lang):g} ({lang})" for lang in sorted(self.message))

    @property
    def category(self) -> str:
        return self.id.partition("/")[0]


class RegistryError(PlacedError):
    """A rule, signal or pack that cannot be used."""
