"""The page as any HTML parser reads it; what a browser makes of it is tested in `tests/page`."""

from __future__ import annotations

from dataclasses import replace

import html5lib
import pytest
from hypothesis import given
from lxml import etree

from postlint.analysis.house import Platform
from postlint.lint.finding import Finding, PostResult
from postlint.report.formats import render
from postlint.report.model import Entry, Hidden, Report
from postlint.report.page.draft import fold_of
from postlint.report.page.element import text
from postlint.score import Scorecard
from postlint.source.post import Post, Preset, Source, Span
from postlint.source.read import read

from .any_text import TEXTS, reports
from .sample_report import sample_report, span_of

_INVENTED = {"script", "b", "img", "iframe", "link"}


def _page(report: Report) -> etree._Element:
    """The parsed page; any slip in the HTML is an error."""
    parser = html5lib.HTMLParser(
        strict=True, tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False
    )
    return parser.parse(render(report, format="html").encode().decode()).getroot()


def _entry(draft: str, *marked: str, fold: int | None = None, path: str = "a.md") -> Entry:
    """A draft with a finding on each of these words."""
    (post,) = read(Source(path, draft), flags=Preset("en")).posts
    findings = tuple(
        Finding("tone/insult", "warning", "It hurts.", "", span_of(draft, words))
        for words in marked
    )
    platform = Platform("linkedin", fold=fold)
    return Entry(PostResult(post, findings), Scorecard(7, "elevated"), platform)


def _card(entry: Entry) -> etree._Element:
    (card,) = _page(Report("0.1.0", (entry,))).cssselect(".card")
    return card


def _shown(entry: Entry) -> str:
    return "".join(_card(entry).itertext())


@given(reports())
def test_any_text_is_a_page_without_a_slip(report: Report) -> None:
    page = _page(report)
    assert not {element.tag for element in page.iter()} & (_INVENTED - {"b"})
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(f"#{id}" in page.xpath("//@href") for id in ids if id[0] in "fn")


@given(TEXTS)
def test_any_text_stays_text(words: str) -> None:
    parsed = html5lib.HTMLParser(strict=True).parseFragment(f"<i>{text(words)}</i>")
    assert len(parsed) == 1
    assert len(parsed[0]) == 0


@pytest.mark.parametrize("report", [sample_report(), Report("0.1.0", ())], ids=["sample", "empty"])
def test_a_report_is_a_page(report: Report) -> None:
    assert _page(report).get("lang") == "en"


@pytest.mark.parametrize(
    ("draft", "shown"),
    [
        ("---\nplatform: x\n---\nHello.\n", "Hello."),
        ("So **very** good.", "So very good."),
        ("See [our page](https://example.org/x).", "See our page."),
        ("![A cat](cat.jpg)\n\nHello.", "Image: A cat\n\nHello."),
        ("![](cat.jpg)", "Image: without a description"),
        ("One.\n\n<!-- a remark -->\n\nTwo.", "One.\n\nTwo."),
        ("One.\r\n\r\n\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree."),
        ("A\u202eB\x1b[2J", "A<U+202E>B␛[2J"),
        ("Tom & Jerry <3", "Tom & Jerry <3"),
    ],
)
def test_a_draft_is_shown_as_a_reader_sees_it(draft: str, shown: str) -> None:
    assert _shown(_entry(draft)) == shown


@pytest.mark.parametrize(
    ("draft", "found", "marked"),
    [
        ("You fool!", ["fool"], ["fool"]),
        ("You **fool** of a clown!", ["fool** of a"], ["fool", " of a"]),
        ("You <3 fool & co!", ["<3 fool & co"], ["<3 fool & co"]),
        ("Fool and clown, fool again", ["and clown", "clown, fool"], ["and ", "clown", ", fool"]),
    ],
)
def test_marks_stand_at_the_words(draft: str, found: list[str], marked: list[str]) -> None:
    marks = _card(_entry(draft, *found)).cssselect("mark")
    assert ["".join(mark.itertext()) for mark in marks] == marked


def test_the_worst_of_two_findings_colours_the_words() -> None:
    draft = "You fool!"
    entry = _entry(draft, "fool")
    second = Finding("tone/insult", "error", "It hurts.", "", span_of(draft, "fool!"))
    result = replace(entry.result, findings=(*entry.result.findings, second))
    marks = _card(replace(entry, result=result)).cssselect("mark")
    assert [(mark.text, mark.get("class")) for mark in marks] == [("fool", "error"), ("!", "error")]


def test_a_finding_outside_the_draft_has_its_number_too() -> None:
    entry = _entry("---\nplatform: x\n---\nHello.", "platform")
    assert [ref.text for ref in _card(entry).cssselect(".ref")] == ["1"]


def test_the_fold_falls_between_words() -> None:
    entry = _entry("One two three four", fold=9)
    assert _shown(entry).startswith("One two … more")
    assert _shown(entry).endswith("three four")


@pytest.mark.parametrize("fold", [None, 18, 500])
def test_a_draft_that_fits_has_no_fold(fold: int | None) -> None:
    assert fold_of(_entry("One two three four", fold=fold)) is None


def test_a_long_word_is_cut_by_the_fold() -> None:
    assert fold_of(_entry("x" * 300, fold=100)) == 100


def test_the_page_speaks_the_language_of_most_findings() -> None:
    entry = _entry("You fool!", "fool")
    page = _page(Report("0.1.0", (replace(entry, message_language="de"),)))
    assert page.get("lang") == "de"
    assert page.cssselect(".note strong")[0].text == "Warnung"
    assert page.cssselect(".card")[0].get("lang") == "en"


def test_the_list_of_posts_begins_with_the_riskiest() -> None:
    links = _page(sample_report()).cssselect("nav a")
    assert [link.get("href") for link in links] == ["#p1", "#p3", "#p2", "#p4", "#p5"]


def test_what_is_hidden_on_request_is_counted() -> None:
    report = replace(sample_report(), hidden=Hidden(baseline=3, unchanged=1))
    told = "Not shown: 3 known to the baseline, 1 on unchanged lines"
    assert told in "".join(_page(report).cssselect("header")[0].itertext())


def test_a_long_draft_takes_linear_time() -> None:
    """A thousand findings among ten thousand masks: quadratic work would not come back."""
    line = "**You** fool, see https://example.org/x and #this\n\n"
    text = line * 2000
    (post,) = read(Source("a.md", text), flags=Preset("en")).posts
    starts = range(0, len(text), 2 * len(line))
    findings = tuple(Finding("tone/insult", "warning", "x", "", Span(at, at + 12)) for at in starts)
    entry = Entry(
        PostResult(Post(post.source, post.body, "en", masks=post.masks), findings),
        Scorecard(7, "elevated"),
    )
    assert render(Report("0.1.0", (entry,)), format="html").count("<mark") >= 1000
