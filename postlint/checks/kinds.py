"""The kinds of check by name: the built-in ones, and those that plug-ins bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from inspect import isabstract
from types import MappingProxyType
from typing import TYPE_CHECKING

from postlint.checks.approval import Approval
from postlint.checks.base import Check
from postlint.checks.combination import Combination
from postlint.checks.consistency import Consistency
from postlint.checks.dated import Dated
from postlint.checks.density import Density
from postlint.checks.dependency import Dependency
from postlint.checks.existence import Existence
from postlint.checks.fold import Fold
from postlint.checks.metric import Metric
from postlint.checks.missing import Missing
from postlint.checks.occurrence import Occurrence
from postlint.checks.original import Original
from postlint.checks.sequence import Sequence
from postlint.checks.substitution import Substitution
from postlint.checks.suppression import Suppression
from postlint.checks.thread import Thread

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "postlint.checks"

BUILT_IN: Mapping[str, type[Check]] = MappingProxyType(
    {
        kind.kind: kind
        for kind in (
            Existence,
            Substitution,
            Sequence,
            Dependency,
            Combination,
            Missing,
            Occurrence,
            Density,
            Metric,
            Consistency,
            Fold,
            Thread,
            Original,
            Approval,
            Dated,
            Suppression,
        )
    }
)


class PluginError(Exception):
    """A plug-in kind that cannot be used; the message names it and says why."""


def plugins() -> dict[str, EntryPoint]:
    """The installed plug-in kinds by name, not yet imported."""
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=GROUP)}


def find_kind(name: str) -> type[Check] | None:
    """The class of a kind, built in or from a plug-in; None if there is no such kind.

    Raises `PluginError` when a plug-in does not import or is no kind of check.
    """
    if name in BUILT_IN:
        return BUILT_IN[name]
    point = plugins().get(name)
    if point is None:
        return None
    try:
        kind = point.load()
    except Exception as error:  # a plug-in may fail in any way; the run names it and goes on
        raise PluginError(f"the plug-in kind “{name}” ({point.value}) fails: {error!r}") from None
    if not (isinstance(kind, type) and issubclass(kind, Check) and is_dataclass(kind)):
        raise PluginError(f"the plug-in kind “{name}” ({point.value}) is not a Check")
    if isabstract(kind):
        raise PluginError(f"the plug-in kind “{name}” ({point.value}) has no `run`")
    return kind
