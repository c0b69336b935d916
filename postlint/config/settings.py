"""What is configured, as the rest of postlint sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from postlint.analysis.days import Calendar, SensitiveDay
from postlint.analysis.house import Audience, GenderForm, House, Platform, Topic
from postlint.analysis.late import LateMapping, LateSequence
from postlint.config.locate import KeyPath
from postlint.config.problem import ConfigError, ConfigProblem
from postlint.source.globs import matched

if TYPE_CHECKING:
    from postlint.registry.rule import Severity

FailOn = Literal["error", "warning", "suggestion", "never"]
LANGUAGES = ("de", "en")
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "suggestion", "never")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a setting stands; `line` and `column` count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern as in .gitignore, counted from the folder `root` of the file that states it."""

    pattern: str
    root: Path

    def match(self, path: Path, *, folder: bool = False) -> bool | None:
        """True or, for a pattern with “!”, False where it speaks about the path; else None."""
        return matched(self.pattern, str(self.root), str(path), folder=folder)


@dataclass(frozen=True, slots=True)
class PerFileIgnore:
    """Selectors that are off in the files a pattern matches."""

    glob: Glob
    selectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brand:
    """The house's own names and terms."""

    names: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    known_terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that was configured.

    `select` is None where nothing was selected: all rules. `packs` are absolute folders and
    `baseline` an absolute file, `models` package names or absolute paths by language. `platforms`
    holds only what differs from the shipped table (`limit`, `unit`, `fold`). `files` are the files
    it came from, the nearest first.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[PerFileIgnore, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    exclude: tuple[Glob, ...] = ()
    fail_on: FailOn = "error"
    language: str | None = None
    platform: str | None = None
    audience: str | None = None
    message_language: str | None = None
    packs: tuple[Path, ...] = ()
    baseline: Path | None = None
    models: Mapping[str, str] = field(default_factory=dict)
    brand: Brand = Brand()
    audiences: Mapping[str, Audience] = field(default_factory=dict)
    platforms: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    confidential: tuple[str, ...] = ()
    gender_form: GenderForm | None = None
    dates: Mapping[str, str] = field(default_factory=dict)
    regions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    places: Mapping[KeyPath, Place] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_mapping(
        cls, data: Mapping[str, Any], *, origin: str, folder: Path | None = None
    ) -> Settings:
        """Settings from the same keys as in a file, such as the `settings:` of a rule's example.

        `origin` names the place in errors, relative paths count from `folder` (default: the
        current one). Raises `ConfigError`.
        """
        from postlint.config.load import from_mapping

        return from_mapping(data, origin=origin, folder=folder or Path())

    def with_flags(
        self,
        *,
        select: Sequence[str] | None = None,
        extend_select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        severity: Mapping[str, Severity] | None = None,
        language: str | None = None,
        platform: str | None = None,
        audience: str | None = None,
        fail_on: str | None = None,
        message_language: str | None = None,
    ) -> Settings:
        """Lay options over the settings; None leaves a setting alone.

        As in ruff, `select` is a fresh start that also forgets the ignores of the files, while
        `extend_select` and `ignore` add. Raises `ConfigError` for words that are not known.
        """
        from postlint.config.load import known_words

        layer = self if select is None else self._selecting(select)
        told = {
            "language": language,
            "platform": platform,
            "audience": audience,
            "fail_on": fail_on,
            "message_language": message_language,
        }
        given: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
        result = replace(
            layer,
            extend_select=(*layer.extend_select, *extend_select),
            ignore=_without(layer.ignore, extend_select),
            extend_ignore=(*_without(layer.extend_ignore, extend_select), *ignore),
            severity={**self.severity, **(severity or {})},
            places=_without_places(layer.places, extend_select, given),
            **given,
        )
        wrong = [
            ConfigProblem(name.replace("_", "-"), message)
            for name, message in known_words(result, [name.replace("_", "-") for name in given])
        ]
        if wrong:
            raise ConfigError(wrong)
        return result

    def _selecting(self, select: Sequence[str]) -> Settings:
        gone = ("select", "extend-select", "ignore", "extend-ignore")
        kept = {path: place for path, place in self.places.items() if path[0] not in gone}
        return replace(
            self, select=tuple(select), extend_select=(), ignore=(), extend_ignore=(), places=kept
        )

    def place(self, path: KeyPath) -> Place | None:
        """Where a setting stands, as `("select", 0)`; None for what no file says."""
        return self.places.get(path)

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        """Whether a path is left out; the last pattern that speaks about it decides."""
        verdict: bool | None = None
        for glob in self.exclude:
            told = glob.match(path, folder=folder)
            verdict = verdict if told is None else told
        return bool(verdict)

    def house(self, rules: Path | None = None) -> House:
        """The house as the analysis knows it; `rules` is the folder with the platform table."""
        return House(
            names=self.brand.names,
            products=self.brand.products,
            handles=self.brand.handles,
            known_terms=self.brand.known_terms,
            topics=self.topics,
            confidential=self.confidential,
            gender_form=self.gender_form,
            calendar=Calendar(LateSequence(partial(self._days, rules)), frozenset(self.regions)),
            audiences=self.audiences,
            platforms=LateMapping(partial(self._platforms, rules)),
        )

    def _days(self, rules: Path | None) -> tuple[SensitiveDay, ...]:
        from postlint.config.days import days

        own = (SensitiveDay({"": name}, when) for name, when in self.dates.items())
        return (*own, *days(rules))

    def _platforms(self, rules: Path | None) -> dict[str, Platform]:
        from postlint.config.platforms import platforms

        merged = dict(platforms(rules))
        for name, change in self.platforms.items():
            own = merged.get(name, Platform(name))
            merged[name] = replace(own, as_of="", source="configuration", **change)
        return merged


def _without_places(
    places: Mapping[KeyPath, Place], extend_select: Sequence[str], given: Mapping[str, Any]
) -> dict[KeyPath, Place]:
    """The places that still hold: not those of lists that shrink or of settings told anew."""
    gone = {name.replace("_", "-") for name in given}
    gone |= {"ignore", "extend-ignore"} if extend_select else set()
    return {path: place for path, place in places.items() if path[0] not in gone}


def _without(selectors: tuple[str, ...], wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(selector for selector in selectors if selector not in wanted)
