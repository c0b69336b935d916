"""Lints one post for a report, so that a draft that trips postlint does not hide the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from postlint.analysis.model import AnalysisError
from postlint.api import Linter, scorecard
from postlint.config import ConfigError
from postlint.lint.finding import PostResult
from postlint.registry.faults import Faults, did_you_mean
from postlint.registry.selection import SelectionError
from postlint.report.model import Entry, Failure
from postlint.source.post import Post, SourceError

#: What no other draft under the same configuration would escape either.
STOPS = (AnalysisError, ConfigError, Faults, SelectionError)


def outcomes(post: Post, linter: Linter) -> Iterator[Entry | Failure]:
    """What linting a post gives: failures to tell, and its entry where it could be linted.

    Raises what ends a whole run (`STOPS`).
    """
    yield from _unknown(post, linter)
    path = post.source.path
    try:
        yield _entry(linter.lint(post), linter)
    except STOPS:
        raise
    except Exception as error:  # one draft that trips postlint must not hide the others
        message = f"postlint stumbled over this, please report it: {error!r}"
        yield Failure(path, message, post.row)


def outcomes_of(
    posts: Sequence[Post], linter: Linter, *, postpone: bool = False
) -> Iterator[tuple[Entry | Failure, ...] | None]:
    """The outcomes of each post. They are linted together, which takes less time, and one by one
    where one of them trips postlint. With `postpone`, None for a post for which a pipeline would
    first have to be loaded."""
    try:
        results = list(linter.sift(posts) if postpone else linter.lint_all(posts))
    except Exception:
        yield from (tuple(outcomes(post, linter)) for post in posts)
        return
    for post, result in zip(posts, results, strict=True):
        yield (*_unknown(post, linter), _entry(result, linter)) if result else None


def _entry(result: PostResult, linter: Linter) -> Entry:
    name = result.post.platform
    platform = linter.house.platforms.get(name) if name else None
    bill, settings = scorecard(result, linter.rules), linter.settings
    return Entry(result, bill, platform, settings.fail_on, settings.message_language)


def failure(error: SourceError) -> Failure:
    return Failure(error.path, error.message, error.line, error.column)


def _unknown(post: Post, linter: Linter) -> Iterator[Failure]:
    """Platforms and audiences that no configuration knows; told once for a thread."""
    house = linter.house
    known: Iterable[tuple[str, str | None, Iterable[str]]] = (
        ("platform", post.platform, house.platforms),
        ("audience", post.audience, house.audiences),
    )
    for kind, name, names in known:
        if name is not None and name not in names and post.part == 1:
            hint = did_you_mean(name, names) or f"; describe it in [{kind}s.{name}]"
            line = post.row or _line(post, kind)
            yield Failure(post.source.path, f"unknown {kind} “{name}”{hint}", line)


def _line(post: Post, key: str) -> int | None:
    """The line of a key in the front matter."""
    head = post.source.text[: post.body.start]
    found = re.search(rf"^{key}\s*:", head, re.MULTILINE)
    return post.source.position(found.start()).line if found else None
