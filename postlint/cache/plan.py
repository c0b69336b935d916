"""What a run has to know of a configuration to answer out of the cache, without loading it."""

from __future__ import annotations

import json
import os

from postlint.cache.witness import digest, packages, read, tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from postlint.cache.store import Store

_OWN, _PROJECT = "postlint.toml", "pyproject.toml"
_MENTION = b"postlint"


class Pattern:
    """A pattern as in .gitignore, counted from a folder, and what it switches off."""

    __slots__ = ("pattern", "root", "selectors")

    def __init__(self, pattern: str, root: str, selectors: tuple[str, ...] = ()) -> None:
        self.pattern, self.root, self.selectors = pattern, root, selectors

    def told(self, path: str, *, folder: bool = False) -> bool | None:
        """What it says of a path: True, for a pattern with “!” False, or nothing."""
        from postlint.source.globs import matched

        return matched(self.pattern, self.root, path, folder=folder)


class Plan:
    """One configuration. `world` (hexadecimal) stands for everything that decides what linting a
    text gives; `plugins` says whether other people's code, which may look at a path, is in it."""

    __slots__ = ("baseline", "exclude", "fail_on", "ignores", "plugins", "world")

    def __init__(
        self,
        *,
        world: str,
        fail_on: str = "error",
        exclude: tuple[Pattern, ...] = (),
        ignores: tuple[Pattern, ...] = (),
        plugins: bool = False,
        baseline: str | None = None,
    ) -> None:
        self.world, self.fail_on, self.plugins = world, fail_on, plugins
        self.exclude, self.ignores, self.baseline = exclude, ignores, baseline

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """Whether a path is left out; the last pattern that speaks about it decides."""
        verdict: bool | None = None
        for entry in self.exclude:
            told = entry.told(path, folder=folder)
            verdict = verdict if told is None else told
        return bool(verdict)

    def key(self, kind: str, path: str, written: bytes, *more: str) -> bytes:
        """What a text read as `kind` is known by; `written` are its bytes, `more` is whatever
        else an answer depends on."""
        ignored = [
            selector for entry in self.ignores if entry.told(path) for selector in entry.selectors
        ]
        place = path if self.plugins else ""
        return digest(self.world, kind, " ".join(ignored), place, written, *more)


class Plans:
    """The plans of a run, by the configuration files above a draft.

    `given` is the configuration file named by the user, `flags` stands for the options that change
    settings; `make` makes the plan for a path where none is remembered: a plan and what is to be
    remembered of it, and what it raises comes through.
    """

    def __init__(
        self,
        store: Store,
        *,
        given: str | None,
        flags: str,
        make: Callable[[str], tuple[Plan, str | None]],
    ) -> None:
        self._store, self._make = store, make
        self._given = (os.path.abspath(given),) if given else None
        self._base = (packages(), tree(own())[0], flags, os.getcwd()) if store.usable else ()
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

    def _made(self, key: bytes, path: str) -> Plan:
        plan, kept = self._make(path)
        if kept is not None:
            self._store.put({key: kept})
        return plan

    def _remembered(self, key: bytes) -> Plan | None:
        written = self._store.get([key]).get(key)
        if written is None:
            return None
        kept = json.loads(written)
        if tree(kept["rests_on"])[0] != kept["state"]:
            return None
        plan = kept["plan"]
        for name in ("exclude", "ignores"):
            plan[name] = tuple(Pattern(*entry) for entry in plan[name])
        return Plan(**plan)


def own() -> list[str]:
    """The folders of postlint that may change while its version stays: those of a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if os.path.isdir(os.path.join(package, "rules")):
        return []
    return [package, os.path.join(os.path.dirname(package), "rules")]
