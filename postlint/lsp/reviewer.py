"""Lints drafts in a thread of its own, post by post."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from postlint.api import Linter
from postlint.config import ConfigError
from postlint.lsp.draft import Draft
from postlint.lsp.folders import Folders
from postlint.lsp.view import Problem, View
from postlint.registry.evidence import Evidence, load_evidence
from postlint.registry.faults import Faults
from postlint.registry.rule import RegistryError
from postlint.report.model import Entry, Failure
from postlint.review import STOPS, failure, outcomes
from postlint.source.post import Post, Reading
from postlint.source.read import read

T = TypeVar("T")
_Outcomes = tuple[Entry | Failure, ...]
_Key = tuple[object, ...]


@dataclass(slots=True)
class _Rows:
    """The rows of a document as they were last linted, by what they say."""

    linter: Linter
    known: dict[_Key, _Outcomes] = field(default_factory=dict)


class Reviewer:
    """Looks at drafts. All linting happens in one thread, one post after the other, so that a long
    document does not hold up a short one and a newer text can take over between posts."""

    def __init__(self, folders: Folders, *, encoding: str) -> None:
        self.folders = folders
        self.encoding = encoding
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="postlint")
        self._rows: dict[str, _Rows] = {}

    @cached_property
    def _evidence(self) -> Evidence:
        """What was measured of the rules; nothing where that cannot be read."""
        try:
            return load_evidence()
        except RegistryError:
            return {}

    async def look(self, draft: Draft) -> View:
        """Lint a draft; a broken configuration gives a view with its problems."""
        try:
            linter = await self._run(lambda: self.folders.linter(draft.path))
            return View(draft, self.encoding) if linter is None else await self._view(draft, linter)
        except STOPS as error:
            return View(draft, self.encoding, problems=problems(error))

    def forget(self, uri: str) -> None:
        self._rows.pop(uri, None)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _view(self, draft: Draft, linter: Linter) -> View:
        reading: Reading = await self._run(lambda: read(draft.source, configured=linter.preset))
        found: list[Entry | Failure] = [failure(error) for error in reading.errors]
        before = self._rows.get(draft.uri)
        known = before.known if before and before.linter is linter else {}
        rows = _Rows(linter)
        for post in reading.posts:
            key = _key(post)
            if post.row is not None and key in known:
                done = _moved(known[key], post)
            else:
                done = await self._lint(post, linter)
            if post.row is not None:
                rows.known[key] = done
            found += done
        self._rows[draft.uri] = rows
        return View(
            draft,
            self.encoding,
            entries=tuple(item for item in found if isinstance(item, Entry)),
            failures=tuple(item for item in found if isinstance(item, Failure)),
            rules=linter.catalogue.rules,
            message_language=linter.settings.message_language,
            evidence=self._evidence,
        )

    async def _lint(self, post: Post, linter: Linter) -> _Outcomes:
        return await self._run(lambda: tuple(outcomes(post, linter)))

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def problems(error: Exception) -> tuple[Problem, ...]:
    """What ends all linting under a configuration, each fault in one sentence."""
    if isinstance(error, ConfigError | Faults):
        return tuple(Problem(p.message, p.path, p.line, p.column) for p in error.errors)
    return (Problem(str(error)),)


def _key(post: Post) -> _Key:
    kept = (post.source.text, post.language, post.platform, post.audience)
    return (*kept, repr(post.front_matter))


def _moved(found: _Outcomes, post: Post) -> _Outcomes:
    """What was found in a row that says the same elsewhere."""
    return tuple(
        replace(item, result=replace(item.result, post=post))
        if isinstance(item, Entry)
        else replace(item, line=post.row)
        for item in found
    )
