"""Short ways to read a draft in the tests of this room."""

from __future__ import annotations

from postlint.source.post import MaskKind, Post, Reading, Source
from postlint.source.read import read


def reading(text: str, *, path: str = "a.md") -> Reading:
    return read(Source(path, text))


def only(text: str, *, path: str = "a.md") -> Post:
    result = reading(text, path=path)
    assert not result.errors
    (post,) = result.posts
    return post


def masked(text: str, kind: MaskKind, *, path: str = "a.md") -> list[str]:
    """The slices of one kind of mask, over all parts."""
    posts = reading(text, path=path).posts
    return [post.source.slice(m.span) for post in posts for m in post.masks if m.kind == kind]


def drafts(text: str, *, path: str = "a.md") -> list[str]:
    return [post.source.slice(post.body) for post in reading(text, path=path).posts]


def errors(text: str, *, path: str = "a.md") -> list[tuple[int | None, int | None, str]]:
    return [(error.line, error.column, error.message) for error in reading(text, path=path).errors]
