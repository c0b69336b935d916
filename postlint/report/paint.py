"""The few colours of the text format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import click

_TONES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "error": {"fg": "red", "bold": True},
        "warning": {"fg": "yellow", "bold": True},
        "suggestion": {"fg": "cyan", "bold": True},
        "failure": {"fg": "magenta", "bold": True},
        "place": {"bold": True},
        "label": {"fg": "green"},
        "quiet": {"dim": True},
        "low": {"fg": "green"},
        "elevated": {"fg": "yellow"},
        "high": {"fg": "red"},
        "severe": {"fg": "red", "bold": True},
    }
)


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours text by what it is, or leaves it alone."""

    colour: bool

    def __call__(self, text: str, tone: str) -> str:
        return click.style(text, **_TONES[tone]) if self.colour and text else text
