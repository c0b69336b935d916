"""How bad a finding is and how safe a fix: known to those as well who never see a rule."""

from __future__ import annotations

from typing import Literal

from postlint.registry.ranks import SEVERITIES

__all__ = ["SEVERITIES", "Safety", "Severity"]

Severity = Literal["error", "warning", "suggestion"]
Safety = Literal["safe", "unsafe"]
