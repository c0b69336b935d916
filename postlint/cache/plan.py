"""What a run has to know of a configuration to answer out of the cache, without loading it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from postlint.cache.store import Store
from postlint.cache.witness import LATELY, content, digest, packages, read, tree
from postlint.source.globs import matched

if TYPE_CHECKING:
    from postlint.config import Settings

_OWN, _PROJECT = "postlint.toml", "pyproject.toml"
_MENTION = b"postlint"
#: Settings that do not change what linting a text gives.
_APART = frozenset(
    ("files", "places", "exclude", "fail_on", "per_file_ignores", "packs", "baseline")
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as in .gitignore, counted from a folder, and what it switches off."""

    pattern: str
    root: str
    selectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One configuration. `world` (hexadecimal) stands for everything that decides what linting a
    text gives; `plugins` says whether other people's code, which may look at a path, is in it."""

    world: str
    fail_on: str = "error"
    exclude: tuple[Pattern, ...] = ()
    ignores: tuple[Pattern, ...] = ()
    plugins: bool = False
    baseline: str | None = None

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """Whether a path is left out; the last pattern that speaks about it decides."""
        verdict: bool | None = None
        for entry in self.exclude:
            told = matched(entry.pattern, entry.root, path, folder=folder)
            verdict = verdict if told is None else told
        return bool(verdict)


class Plans:
    """The plans of a run, by the configuration files above a draft.

    `given` is the configuration file named by the user, `flags` stands for the options that change
    settings, `preset` for those that outrank front matter; `load` gives the settings for a path,
    options included, and what it raises comes through.
    """

    def __init__(
        self,
        store: Store,
        *,
        given: str | None,
        flags: str,
        preset: str,
        load: Callable[[str], Settings],
    ) -> None:
        self._store, self._load, self._preset = store, load, preset
        self._given = (os.path.abspath(given),) if given else None
        self._base = (packages(), tree(_own())[0], flags, os.getcwd()) if store.usable else ()
        self._trails: dict[str, tuple[str, ...]] = {}
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._by_folder: dict[str, Plan] = {}

    def of(self, path: str, *, folder: bool = False) -> Plan:
        """The plan for a draft, or for what lies in a folder."""
        place = path if folder else os.path.dirname(path)
        if place not in self._by_folder:
            trail = self._given or self._trail(os.path.abspath(place))
            if trail not in self._plans:
                self._plans[trail] = self._find(trail, path)
            self._by_folder[place] = self._plans[trail]
        return self._by_folder[place]

    def _trail(self, folder: str) -> tuple[str, ...]:
        """The files from a folder upwards that may configure postlint, the nearest first."""
        if folder not in self._trails:
            own, project = (os.path.join(folder, name) for name in (_OWN, _PROJECT))
            above = os.path.dirname(folder)
            if os.path.isfile(own):
                found: tuple[str, ...] = (own,)
            else:
                found = self._trail(above) if above != folder else ()
                if os.path.isfile(project) and _MENTION in read(project):
                    found = (project, *found)
            self._trails[folder] = found
        return self._trails[folder]

    def _find(self, trail: tuple[str, ...], path: str) -> Plan:
        texts = [part for file in trail for part in (file, read(file))]
        key = digest("plan", *self._base, *texts)
        return self._remembered(key) or self._made(key, path)

    def _remembered(self, key: bytes) -> Plan | None:
        written = self._store.get([key]).get(key)
        if written is None:
            return None
        kept = json.loads(written)
        if tree(kept["rests_on"])[0] != kept["state"]:
            return None
        plan = kept["plan"]
        for name in ("exclude", "ignores"):
            plan[name] = tuple(
                Pattern(p["pattern"], p["root"], tuple(p["selectors"])) for p in plan[name]
            )
        return Plan(**plan)

    def _made(self, key: bytes, path: str) -> Plan:
        settings = self._load(path)
        if not self._store.usable:
            return _plan(settings, world="", plugins=False)
        plugins = list(_plugins())
        others = [*map(str, settings.packs), *_folders(settings), *plugins]
        state, newest = tree([*settings.files, *others])
        world = _world(settings, others, self._preset)
        plan = _plan(settings, world=world.hex(), plugins=bool(plugins))
        if max(newest, tree(_own())[1]) < time.time_ns() - LATELY:
            kept = {"rests_on": [*settings.files, *others], "state": state, "plan": asdict(plan)}
            self._store.put({key: json.dumps(kept)})
        return plan


def _plan(settings: Settings, *, world: str, plugins: bool) -> Plan:
    return Plan(
        world=world,
        fail_on=settings.fail_on,
        exclude=tuple(Pattern(glob.pattern, str(glob.root)) for glob in settings.exclude),
        ignores=tuple(
            Pattern(entry.glob.pattern, str(entry.glob.root), entry.selectors)
            for entry in settings.per_file_ignores
        ),
        plugins=plugins,
        baseline=_text(getattr(settings, "baseline", None)),
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _own() -> list[str]:
    """The folders of postlint that may change while its version stays: those of a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if os.path.isdir(os.path.join(package, "rules")):
        return []
    return [package, os.path.join(os.path.dirname(package), "rules")]


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
    code = (content(_own()), content(others))
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
