"""Results come back from text as they were."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from importlib import import_module
from typing import Any

import pytest

from postlint.analysis.house import Platform
from postlint.cache import codec
from postlint.cache.codec import NotKeptError, decode, encode
from postlint.lint.finding import Edit, Finding, Fix, PostResult, Skipped
from postlint.report.model import Entry
from postlint.score import Contribution, Scorecard
from postlint.source.post import Mask, Post, Source, Span, Suppression

SOURCE = Source("a.md", "Our cheap chair 🪑.\n")
SILENCE = Suppression(Span(0, 3), Span(0, 9), ("tone",), "because", date(2026, 12, 31), "no")
FINDING = Finding(
    *("house/no-cheap", "error", "a “b”", "c\n", Span(4, 9)),
    fixes=(Fix("→ d", "safe", (Edit(Span(4, 9), "d"),)),),
    fingerprint="f",
    suppression=SILENCE,
)
POST = Post(
    *(SOURCE, Span(0, 18), "de", "flag", {"author": {"a": [1, 2.5, None, True]}, "n": 1}, "x"),
    audience="customers",
    masks=(Mask(Span(16, 17), "emoji"), Mask(Span(0, 3), "link")),
    suppressions=(SILENCE,),
    markdown=True,
    part=2,
    parts=3,
    row=7,
    id="nine",
    following=Span(18, 19),
    originals=("A stool.",),
)
RESULT = PostResult(POST, (FINDING,), (FINDING,), (Skipped("a/b", "why"),), "de model 1")
ENTRY = Entry(
    RESULT,
    Scorecard(41, "high", (Contribution("house/no-cheap", 41),)),
    Platform("x", 280, "weighted", 100, "2026-01-01", "here"),
    "warning",
    "de",
)


def test_every_field_of_a_result_comes_back() -> None:
    assert decode(encode(ENTRY, SOURCE), SOURCE) == ENTRY


def test_the_example_sets_every_field() -> None:
    """A field that is new must be in the example above, or the test before this one is blind."""
    seen: dict[str, set[str]] = {}
    _look(ENTRY, seen)
    names = [name for _, name in codec._CLASSES.values()]
    assert set(names) <= {*seen, "Failure"}
    for module, name in codec._CLASSES.values():
        if name in seen:
            kind: Any = getattr(import_module(module), name)
            assert seen[name] == {field.name for field in fields(kind) if field.init}, name


def _look(value: Any, seen: dict[str, set[str]]) -> None:
    if isinstance(value, tuple):
        for item in value:
            _look(item, seen)
    elif is_dataclass(value):
        told = seen.setdefault(type(value).__name__, set())
        for field in fields(value):
            content = getattr(value, field.name)
            if field.init and content not in (None, "", (), {}):
                told.add(field.name)
            _look(content, seen)


def test_the_text_of_the_draft_is_not_written() -> None:
    assert "chair" not in encode(POST, SOURCE)


def test_what_would_come_back_different_is_not_written() -> None:
    for value in (object(), {1: "a"}, {"a": float("nan")}, {1, 2}, "\ud800"):
        with pytest.raises(NotKeptError):
            encode(value, SOURCE)


@pytest.mark.parametrize("text", ["", "[]", '["?"]', '["s",1]', '["d","x"]', "[[1]]", '["M",1]'])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(NotKeptError):
        decode(text, SOURCE)
