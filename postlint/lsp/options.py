"""What a client may set, and what is wrong with what it set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from postlint.config import ConfigError, ConfigProblem, Settings
from postlint.registry.faults import did_you_mean

RiskDisplay = Literal["lens", "diagnostic", "off"]
RISKS: tuple[RiskDisplay, ...] = ("lens", "diagnostic", "off")
SECTION = "postlint"

_WORDS = ("platform", "audience", "language", "messageLanguage")
#: Settings of the client itself that may stand in the same section.
_FOREIGN = ("path", "trace", "enable")
_LONGEST_DELAY = 10_000


@dataclass(frozen=True, slots=True)
class Options:
    """The client's settings. `delay` is the pause in typing, in milliseconds, after which the
    draft is linted. `returns` says that the client shows what `postlint.explain` returns."""

    platform: str | None = None
    audience: str | None = None
    language: str | None = None
    message_language: str | None = None
    risk: RiskDisplay = "lens"
    delay: int = 250
    returns: bool = False

    def under(self, settings: Settings) -> Settings:
        """The settings, with these where they say nothing; only the language of the messages is
        the reader's choice. Raises `ConfigError` for words nobody knows."""
        try:
            return settings.with_flags(
                platform=settings.platform or self.platform,
                audience=settings.audience or self.audience,
                language=settings.language or self.language,
                message_language=self.message_language or settings.message_language,
            )
        except ConfigError as error:
            problems = (ConfigProblem("the editor's settings", p.message) for p in error.errors)
            raise ConfigError(problems) from None


def options(value: object) -> tuple[Options, tuple[str, ...]]:
    """A client's settings, and a sentence about each that cannot be used."""
    if value is None:
        return Options(), ()
    if not isinstance(value, Mapping):
        return Options(), (f"“{SECTION}” must be an object with settings",)
    given = value.get(SECTION, value)
    if not isinstance(given, Mapping):
        return options(given)
    problems = tuple(problem for key in given if (problem := _problem(str(key), given[key])))
    good = {str(key): given[key] for key in given if _problem(str(key), given[key]) is None}
    words = {key: str(good[key]).strip() or None for key in _WORDS if good.get(key)}
    return Options(
        platform=_lower(words.get("platform")),
        audience=words.get("audience"),
        language=_lower(words.get("language")),
        message_language=_lower(words.get("messageLanguage")),
        risk=cast(RiskDisplay, good.get("risk") or "lens"),
        delay=int(good.get("delay", Options().delay)),
        returns=good.get("explain") == "result",
    ), problems


def _problem(key: str, value: Any) -> str | None:
    choices: Mapping[str, tuple[str, ...]] = {"risk": RISKS, "explain": ("message", "result")}
    if key in _FOREIGN or value is None:
        return None
    if key in _WORDS:
        return None if isinstance(value, str) else f"“{key}” must be text"
    if key in choices:
        return None if value in choices[key] else f"“{key}” must be {' or '.join(choices[key])}"
    if key == "delay":
        good = type(value) is int and 0 <= value <= _LONGEST_DELAY
        return None if good else f"“delay” must be milliseconds from 0 to {_LONGEST_DELAY}"
    known = (*_WORDS, *choices, "delay")
    return f"unknown setting “{key}”{did_you_mean(key, known)}"


def _lower(word: str | None) -> str | None:
    return word.lower() if word else None
