from __future__ import annotations

from datetime import date

import pytest

from postlint.source.post import Suppression
from tests.source.drafts import only, reading


def _one(text: str, *, path: str = "a.md") -> tuple[Suppression, str]:
    post = only(text, path=path)
    (found,) = post.suppressions
    return found, post.source.slice(found.scope)


@pytest.mark.parametrize(
    ("words", "rules", "reason", "until"),
    [
        ("ignore tone/sarcasm", ("tone/sarcasm",), None, None),
        ("ignore a/b, wording/* -- so, until 2026-12-31", ("a/b", "wording/*"), "so", "2026-12-31"),
        ("ignore a -- until 2026-12-31", ("a",), None, "2026-12-31"),
        ("ignore a -- so until 2026-12-31", ("a",), "so", "2026-12-31"),
        ("ignore a – agreed, with Jo", ("a",), "agreed, with Jo", None),
        ("ignore a\n  -- over\n two lines", ("a",), "over two lines", None),
    ],
)
def test_a_comment_is_read(
    words: str, rules: tuple[str, ...], reason: str | None, until: str | None
) -> None:
    found, scope = _one(f"Text <!-- postlint: {words} -->")
    assert (found.rules, found.reason, found.problem) == (rules, reason, None)
    assert found.until == (date.fromisoformat(until) if until else None)
    assert scope.startswith("Text")


@pytest.mark.parametrize(
    ("words", "rules", "problem"),
    [
        ("ignroe tone/sarcasm", (), "“ignroe”"),
        ("", (), "means nothing"),
        ("ignore", (), "no rule"),
        ("ignore -- because", (), "no rule"),
        ("ignore a, it's fine", ("a", "fine"), "“it's”"),
        ("ignore a -- so, until Friday", ("a",), "“Friday” is not a date"),
        ("ignore a -- until 2026-02-30", ("a",), "not a date"),
        ("ignore a -- until", ("a",), "not a date"),
    ],
)
def test_what_is_malformed_is_said(words: str, rules: tuple[str, ...], problem: str) -> None:
    found, _ = _one(f"Text <!-- postlint: {words} -->")
    assert found.rules == rules
    assert problem in (found.problem or "")


def test_an_open_comment_is_said() -> None:
    found, _ = _one("Text <!-- postlint: ignore a\nmore")
    assert "not closed" in (found.problem or "")


NOTE = "<!-- postlint: ignore a -->"


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (f"{NOTE}\n\nA\nB\n\nC", "A\nB"),
        (f"A\nB {NOTE}\n\nC", f"A\nB {NOTE}"),
        (f"{NOTE}\nA\n\nB", f"{NOTE}\nA"),
        (f"{NOTE}\n<!-- x -->\n\n<!-- y\n\nz -->\n\nA", "A"),
        (f"{NOTE}\r\n\r\n#Tag\r\n\r\nC", "#Tag"),
        (f"A\n\n{NOTE}", NOTE),
    ],
)
def test_how_far_it_reaches(text: str, scope: str, path: str) -> None:
    assert _one(text, path=path)[1] == scope


def test_it_stays_in_its_part() -> None:
    first, second = reading(f"A\n\n{NOTE}\n\n---\n\nB").posts
    assert first.source.slice(first.suppressions[0].scope) == NOTE
    assert second.suppressions == ()


@pytest.mark.parametrize(
    "text", ["a <!-- postlint ignore a -->", f"`{NOTE}`", f"    {NOTE}", "<!-- x -->"]
)
def test_other_comments_and_code_suppress_nothing(text: str) -> None:
    assert only(text).suppressions == ()
