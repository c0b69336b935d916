"""The configuration that counts in the current folder."""

from __future__ import annotations

from pathlib import Path

from postlint.config import Finder, Settings, load


def settings_here(config: Path | None) -> Settings:
    """The given configuration file's settings, or the nearest one's; raises `ConfigError`."""
    return load(config) if config else Finder().settings(Path.cwd())
