"""The summary, read by a Markdown parser."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from postlint.report.formats import render
from postlint.report.lines import sentence
from postlint.report.md_text import escaped
from postlint.report.model import Report

from .any_text import TEXTS, reports
from .sample_report import sample_report

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _inline(text: str) -> list[Token]:
    (token,) = _PARSER.parseInline(text)
    return token.children or []


@given(TEXTS)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    tokens = _inline(f"- {escaped(text)}")
    assert {token.type for token in tokens} <= {"text", "text_special", "html_inline"}
    assert {t.content for t in tokens if t.type == "html_inline"} <= {"<!-- -->"}
    shown = "".join(token.content for token in tokens if token.type != "html_inline")
    assert shown.removeprefix("- ") == sentence(text)


@given(TEXTS)
def test_nobody_is_called(text: str) -> None:
    assert "@you" not in escaped(text)
    assert "#12" not in escaped(text)


@given(reports())
def test_any_text_gives_one_table_and_one_item_a_finding(report: Report) -> None:
    tokens = _PARSER.parse(render(report, format="markdown"))
    kinds = [token.type for token in tokens]
    assert kinds.count("table_open") == 1
    assert kinds.count("tr_open") == 2
    cells = [after.content for cell, after in pairwise(tokens) if cell.type == "td_open"]
    assert cells[1:] == ["7, elevated", "", "1", "1"]
    assert kinds.count("list_item_open") == 3
    assert not {"html_block", "fence", "code_block", "blockquote_open"} & set(kinds)


def test_the_heading_counts_and_a_blameless_post_is_only_counted() -> None:
    text = render(sample_report(), format="markdown")
    assert text.startswith("## postlint: 2 errors, 4 warnings, 4 suggestions in 6 posts\n")
    assert "posts/closed.md" not in text


def test_a_run_without_posts_is_one_sentence() -> None:
    assert render(Report("0.1.0", ()), format="markdown") == "## postlint: No findings in 0 posts\n"
