from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from postlint.lint.finding import Finding, PostResult
from postlint.report.formats import render
from postlint.report.model import Entry, Failure, Report
from postlint.score import Scorecard
from postlint.source.post import Post, Source, Span

from .sample_report import sample_report

#: Lone surrogates come one at a time: two that make a pair are one character to JSON.
ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.just("\ud83d"))


def _posts() -> list[dict[str, Any]]:
    posts: list[dict[str, Any]] = json.loads(render(sample_report(), format="json"))["posts"]
    return posts


def test_text_is_the_slice_of_the_file() -> None:
    for entry, post in zip(sample_report().entries, _posts(), strict=True):
        for finding in post["findings"]:
            start, end = (finding["location"][side]["offset"] for side in ("start", "end"))
            assert entry.result.post.source.text[start:end] == finding["text"]


def test_keys_come_in_the_order_of_the_format() -> None:
    row = next(post for post in _posts() if "line" in post)
    assert list(row)[:5] == ["path", "line", "id", "part", "language"]
    assert list(row)[-4:] == ["risk", "findings", "suppressed", "skipped"]
    assert list(row["findings"][0]) == [
        *("rule", "category", "severity", "message", "advice", "text"),
        *("location", "fixes", "fingerprint"),
    ]


def test_a_row_names_its_line_and_counts_inside_its_text() -> None:
    row = next(post for post in _posts() if "line" in post)
    assert (row["line"], row["id"]) == (7, "app-launch")
    assert row["findings"][0]["location"]["start"] == {"line": 2, "column": 16, "offset": 29}


def test_a_file_has_neither_line_nor_id() -> None:
    assert not {"line", "id"} & set(_posts()[0])


@given(ANY)
def test_any_text_gives_utf8_that_reads_back(text: str) -> None:
    post = Post(Source(text, text), Span(0, len(text)), "en")
    finding = Finding("tone/insult", "error", text, text, Span(0, len(text)))
    entry = Entry(PostResult(post, (finding,)), Scorecard(0, "low"))
    report = Report("0.1.0", (entry,), (Failure(text, text),))
    written = render(report, format="json").encode()
    read = json.loads(written)
    assert read["posts"][0]["findings"][0]["text"] == text
    assert read["errors"] == [{"path": text, "message": text}]
    assert b"\x1b" not in written
    assert b"\xc2\x9b" not in written


@given(ANY)
def test_any_text_gives_text_that_encodes(text: str) -> None:
    post = Post(Source(text, text), Span(0, len(text)), "en")
    finding = Finding("tone/insult", "error", text, text, Span(0, len(text)))
    report = Report("0.1.0", (Entry(PostResult(post, (finding,)), Scorecard(0, "low")),))
    assert render(report).encode()
    assert len(render(report, format="concise").splitlines()) == 1
