"""The levels of severity, for those who know no rule."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postlint.registry.severity import Severity

#: The worst first.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "suggestion")
