"""Answers a call of `check` with what earlier runs wrote about the same drafts.

All or nothing: where one draft is new, one file cannot be read or anything at all is out of the
ordinary, there is no answer here, and the command looks at everything itself.
"""

from __future__ import annotations

import os
import stat
import sys

from postlint.cache.answers import key, read
from postlint.cache.place import folder
from postlint.cache.plan import Plans
from postlint.cache.store import NAME, Store
from postlint.cli.looks import LOOKS, look
from postlint.cli.plain import plain
from postlint.cli.streams import colour, discard_output, width
from postlint.cli.walk import drafts
from postlint.report.lines import visible
from postlint.report.tally import added, closing, framed
from postlint.source.kinds import ROWS, suffix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from postlint.cache.plan import Plan
    from postlint.cli.plain import Request
    from postlint.source.post import SourceError

#: Where this is set, a shell asks how a command line goes on.
_COMPLETING = "_POSTLINT_COMPLETE"
#: More files take so long that somebody wants to see how far it is.
_MOST = 10_000


class _UnknownError(Exception):
    """Something has to be looked at."""


def answer(args: Sequence[str]) -> int | None:
    """Write the report and give the exit status; None where not all of it is known."""
    if os.name == "nt" or _COMPLETING in os.environ:
        return None
    request = plain(args)
    if request is None or request.value("--output-format") not in (None, *LOOKS):
        return None
    place = request.path("--cache-dir") or folder(os.environ)
    if not os.path.isfile(os.path.join(place, NAME)):
        return None
    store = Store(place)
    try:
        text, code = _Known(request, store).report()
    except _UnknownError:
        return None
    finally:
        store.close()
    _say(text)
    return code


class _Known:
    """What is known of the drafts of a request."""

    def __init__(self, request: Request, store: Store) -> None:
        self._request, self._store = request, store
        self._format = request.value("--output-format") or "text"
        self._width = width()
        given = request.path("--config")
        self._plans = Plans(store, given=given, flags=request.laid_over, make=_unknown)

    def report(self) -> tuple[str, int]:
        """The report and the exit status; raises `_UnknownError`."""
        paths = self._paths()
        look_now = look(self._format, colour=colour(sys.stdout), width=self._width)
        plans = list(map(self._plans.of, paths))
        if not all(map(self._is_whole, paths, plans)):
            raise _UnknownError
        pairs = zip(paths, plans, strict=True)
        keys = [key(plan, path, _data(path), look_now) for path, plan in pairs]
        kept = self._store.get(dict.fromkeys(keys))
        try:
            answers = [read(kept[own]) for own in keys]
        except (KeyError, ValueError):
            raise _UnknownError from None
        tallies = [tally for tally, _ in answers]
        fails = any(t.fails(plan.fail_on) for t, plan in zip(tallies, plans, strict=True))
        told = [visible(p).join(pieces) for p, (_, pieces) in zip(paths, answers, strict=True)]
        text = "".join(told)
        if self._format == "text":
            text = framed(told, closing(added(tallies)), width=self._width)
        return text, int(fails and not self._request.flag("--exit-zero"))

    def _paths(self) -> list[str]:
        failures: list[SourceError] = []
        found = drafts(
            self._request.paths,
            excludes=lambda path, is_folder: self._plans.of(path, folder=is_folder).excludes(
                path, folder=is_folder
            ),
            force_exclude=self._request.flag("--force-exclude"),
            failures=failures,
        )
        paths = list(found)
        if failures or len(paths) > _MOST:
            raise _UnknownError
        return paths

    def _is_whole(self, path: str, plan: Plan) -> bool:
        """Whether all of one whole file is shown."""
        shown = plan.baseline is None or self._request.flag("--no-baseline")
        return shown and suffix(path) != ROWS


def _unknown(path: str) -> NoReturn:
    raise _UnknownError


def _data(path: str) -> bytes:
    try:
        seen = os.stat(path)
        if not stat.S_ISREG(seen.st_mode):
            raise _UnknownError
        with open(path, "rb", buffering=0) as file:
            data = file.read(seen.st_size + 1)  # the second read, which finds the end, is saved
    except OSError:
        raise _UnknownError from None
    if len(data) != seen.st_size:
        raise _UnknownError
    return data


def _say(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # as `head` does
        discard_output()
