"""The configuration that counts in the current folder."""

from __future__ import annotations

from pathlib import Path

from postlint.config import Finder, Settings, load
from postlint.source.read import LANGUAGES


def settings_here(config: Path | None) -> Settings:
    """The given configuration file's settings, or the nearest one's; raises `ConfigError`."""
    return load(config) if config else Finder().settings(Path.cwd())


def pipelines(settings: Settings) -> str:
    """Which spaCy pipeline reads which language, as comment lines; raises `AnalysisError`."""
    from postlint.analysis.models import label

    names = (f"# {lang} is read by {label(lang, settings.models.get(lang))}" for lang in LANGUAGES)
    return "\n" + "\n".join(names) + "\n"
