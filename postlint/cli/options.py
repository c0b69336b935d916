"""The options of `postlint check`, as the rest of the command line reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.cli.outputs import Output
from postlint.cli.plain import laid_over
from postlint.cli.problems import Unusable
from postlint.source.language import normalise
from postlint.source.post import Preset

if TYPE_CHECKING:
    from postlint.config import Settings


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `check`, named as on the command line."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    platform: str | None = None
    audience: str | None = None
    message_language: str | None = None
    outputs: tuple[Output, ...] = (Output(),)
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    fail_on: str | None = None
    exit_zero: bool = False
    statistics: bool = False
    stdin_filename: str | None = None
    force_exclude: bool = False
    config: Path | None = None
    show_settings: bool = False
    baseline: Path | None = None
    no_baseline: bool = False
    changed: str | None = None
    no_cache: bool = False
    cache_dir: Path | None = None
    jobs: int | None = None

    def overlay(self, settings: Settings) -> Settings:
        """These options laid over a configuration; raises `Unusable`."""
        from postlint.config import ConfigError

        try:
            return settings.with_flags(
                select=self.select or None,
                extend_select=self.extend_select,
                ignore=self.ignore,
                language=_tag(self.language),
                platform=self.platform and self.platform.strip().lower(),
                audience=self.audience,
                fail_on=self.fail_on,
                message_language=_tag(self.message_language),
            )
        except ConfigError as error:
            raise Unusable(*(f"--{problem}" for problem in error.errors)) from None

    @property
    def laid_over(self) -> str:
        """All that `overlay` reads, so that the same options are known again."""
        return laid_over(
            *(self.select, self.extend_select, self.ignore),
            *(self.language, self.platform, self.audience),
            *(self.fail_on, self.message_language),
        )

    @property
    def preset(self) -> Preset:
        """What the command line says of every post."""
        return Preset(
            _tag(self.language), self.platform and self.platform.strip().lower(), self.audience
        )


def _tag(language: str | None) -> str | None:
    """A language as its two letters where it is known: de-AT, German."""
    return (normalise(language) or language) if language else None
