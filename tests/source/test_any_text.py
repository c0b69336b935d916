"""What holds for every text, however strange."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.source.post import Post, SourceError
from postlint.source.read import decode
from tests.source.drafts import masked, reading

_PIECES = [
    *'*_`~#[]()!<>|\\-„“”"«»‚‘@ \t\n\r.:/aß1',
    "```",
    "](",
    "<!--",
    "-->",
    "<!-- postlint: ignore a -->",
    "\r\n",
    "\n\n---\n\n",
    "---\n",
    "|-|",
    "    ",
    "https://",
    "x.de/",
    "👍",
    "\u200d",
    "\ufe0f",
    "🇩🇪",
    "\u2028",
    "\x85",
    "\xa0",
    "\ufffc",
    "\ud83d",
    "<br>",
    "[a]: b\n",
    "\x0c",
    "\x1c",
    "a: b\n",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
PATHS = st.sampled_from(["a.md", "a.txt"])


def _check(post: Post) -> None:
    assert 0 <= post.body.start < post.body.end <= len(post.source.text)
    for mask in post.masks:
        assert len(mask.span) > 0
        assert post.body.contains(mask.span)
    assert list(post.masks) == sorted(
        post.masks, key=lambda mask: (mask.span.start, -mask.span.end, mask.kind)
    )
    for item in post.suppressions:
        assert post.body.contains(item.scope)
        assert 0 <= item.span.start <= item.span.end <= len(post.source.text)
        assert post.body.contains(item.span) or post.source.slice(item.span) == "ignore"


@settings(deadline=None)
@given(TEXTS, PATHS)
def test_every_span_lies_inside_the_body(text: str, path: str) -> None:
    for post in reading(text, path=path).posts:
        _check(post)


@settings(deadline=None)
@given(TEXTS)
def test_no_front_matter_makes_it_raise(text: str) -> None:
    result = reading(f"---\n{text}\n---\nText")
    for error in result.errors:
        assert (error.line or 0) >= 1


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text = decode("a.md", data).text
    except SourceError:
        return
    assert text.encode() in data


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![",
        "](",
        '[a](b "',
        "*",
        "**a ",
        "_a",
        "`",
        "`` ` ",
        "„",
        "„a“",
        '"a ',
        "<!-- ",
        "<a ",
        "(",
        "@a",
        "a.",
        "https://",
        ")",
        "👩\u200d",
        "🇩",
        "> ",
        "- ",
        "|a",
        "<!-- postlint: ",
        "\t",
        " ",
        "#",
    ],
)
def test_long_repetitions_come_to_an_end(unit: str) -> None:
    for post in reading(unit * 50_000 + "x").posts:
        _check(post)


def test_one_line_of_a_megabyte() -> None:
    text = "Wir sagen: „das ist ein Zitat hier“ **fett** @max #tag https://x.de/a 👍 und " * 13_000
    assert len(masked(text, "quote")) == 13_000


def test_only_emoji() -> None:
    assert masked("👍👍🏽", "emoji") == ["👍", "👍🏽"]
