"""Makes the plan of a configuration that no run has met before."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from postlint.cache.plan import Pattern, Plan, own
from postlint.cache.witness import LATELY, content, digest, packages, tree

if TYPE_CHECKING:
    from postlint.config import Settings

#: Settings that do not change what linting a text gives.
_APART = frozenset(
    ("files", "places", "exclude", "fail_on", "per_file_ignores", "packs", "baseline")
)


def make(settings: Settings, *, preset: str) -> tuple[Plan, str | None]:
    """The plan, and what is to be remembered of it: nothing while a file it rests on is so new
    that it could change unseen. `preset` stands for the options that outrank front matter."""
    plugins = list(_plugins())
    others = [*map(str, settings.packs), *_folders(settings), *plugins]
    state, newest = tree([*settings.files, *others])
    world = _world(settings, others, preset)
    plan = unremembered(settings, world=world.hex(), plugins=bool(plugins))
    if max(newest, tree(own())[1]) >= time.time_ns() - LATELY:
        return plan, None
    told = {name: getattr(plan, name) for name in Plan.__slots__}
    told |= {name: [_told(entry) for entry in told[name]] for name in ("exclude", "ignores")}
    kept = {"rests_on": [*settings.files, *others], "state": state, "plan": told}
    return plan, json.dumps(kept)


def unremembered(settings: Settings, *, world: str = "", plugins: bool = False) -> Plan:
    """A plan for a run that keeps nothing, where nobody tells it."""
    return Plan(
        world=world,
        fail_on=settings.fail_on,
        exclude=tuple(Pattern(glob.pattern, str(glob.root)) for glob in settings.exclude),
        ignores=tuple(
            Pattern(entry.glob.pattern, str(entry.glob.root), entry.selectors)
            for entry in settings.per_file_ignores
        ),
        plugins=plugins,
        baseline=_text(settings.baseline),
    )


def _told(entry: Pattern) -> list[Any]:
    return [entry.pattern, entry.root, entry.selectors]


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _world(settings: Settings, others: Sequence[str], preset: str) -> bytes:
    from postlint.analysis.model import AnalysisError
    from postlint.analysis.models import label

    told = [
        f"{field.name}={getattr(settings, field.name)!r}"
        for field in fields(settings)
        if field.name not in _APART
    ]
    pipelines = []
    for language in ("de", "en"):
        try:
            pipelines.append(label(language, settings.models.get(language)))
        except AnalysisError as error:
            pipelines.append(str(error))
    names = [os.path.basename(path) for path in others]
    code = (content(own()), content(others))
    return digest(packages(), preset, *told, *pipelines, *names, *code)


def _folders(settings: Settings) -> Iterator[str]:
    """Pipelines named by their folder."""
    return (path for path in settings.models.values() if os.path.isabs(path))


def _plugins() -> Iterator[str]:
    """Where the code of plug-ins lies."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    from postlint.checks.kinds import GROUP

    for point in entry_points(group=GROUP):
        spec = find_spec(point.module.partition(".")[0])
        if spec:
            yield from spec.submodule_search_locations or filter(None, [spec.origin])
