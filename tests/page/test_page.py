"""The page in a real Chromium: nothing cut, nothing hard to read, nothing out of reach.

`POSTLINT_SCREENSHOTS=folder` keeps what was seen, to be looked at.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from postlint.report.model import Entry
from postlint.source.post import Span

from .browser import Browser, Page
from .drafts import report

_AXE = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
#: Text that the window does not show in full: outside it, or inside something that hides it.
_CUT = """
(() => {
  const cut = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (holder.closest('details:not([open]) > :not(summary), .skip')) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects())
      if (box.left < 0 || box.right > innerWidth + .5) cut.push(texts.currentNode.data);
  }
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    const hides = style.overflow !== 'visible' || style.textOverflow === 'ellipsis';
    if (hides && element.scrollWidth > element.clientWidth + 1) cut.push(element.outerHTML);
  }
  return cut;
})()
"""
#: The words before each number in a draft that carry the mark, read from the number backwards.
_MARKED = """
[...document.querySelectorAll('.card .ref')].map(number => {
  let words = '', node = number.previousSibling;
  while (node && node.nodeName === 'A') node = node.previousSibling;
  for (; node && node.nodeName === 'MARK'; node = node.previousSibling)
    words = node.textContent + words;
  return [number.id, words];
})
"""
LOOKS = [
    {"width": width, "scheme": scheme} for width, scheme in product((380, 1280), ("light", "dark"))
] + [{"width": 718, "scheme": "dark", "media": "print"}]


@pytest.fixture(
    params=product(("de", "en"), LOOKS), ids=lambda p: "-".join(map(str, (p[0], *p[1].values())))
)
def page(
    request: pytest.FixtureRequest, chromium: Browser, pages: dict[str, Path]
) -> Iterator[Page]:
    language, look = request.param
    opened = chromium.open(pages[language], **look)
    yield opened
    opened.close()


def test_nothing_is_cut(page: Page) -> None:
    assert page.run("document.scrollingElement.scrollWidth") <= page.width
    assert page.run(_CUT) == []


def test_contrast_and_structure_are_accessible(page: Page) -> None:
    page.run(f"{_AXE}; 0")
    found = page.run(f"axe.run({{runOnly: {_RULES}}})")
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []
    assert "color-contrast" in {passed["id"] for passed in found["passes"]}
    unsure = [n for i in found["incomplete"] if i["id"] == "color-contrast" for n in i["nodes"]]
    assert [(n["html"], n["any"][0]["message"]) for n in unsure] == []


def test_a_look_at_it(page: Page, request: pytest.FixtureRequest) -> None:
    height = page.run("document.scrollingElement.scrollHeight")
    image = page.screenshot(height)
    assert struct.unpack(">II", image[16:24]) == (page.width, height)
    assert len(set(image)) > 200
    if folder := os.environ.get("POSTLINT_SCREENSHOTS"):
        name = request.node.callspec.id
        Path(folder, f"{name}.png").write_bytes(image)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_right_words_are_marked(
    chromium: Browser, pages: dict[str, Path], language: str
) -> None:
    page = chromium.open(pages[language])
    marked = dict(page.run(_MARKED))
    page.close()
    assert marked == dict(_expected(report(language).entries))
    assert {"f1-1", "f2-1"} <= marked.keys()


def _expected(entries: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    """The words before each number: where findings overlap, from the start of the first one."""
    for number, entry in enumerate(entries, start=1):
        spans = [finding.span for finding in entry.result.findings]
        for index, span in enumerate(spans, start=1):
            start = min(other.start for other in spans if other.overlaps(span))
            yield f"f{number}-{index}", entry.result.post.source.slice(Span(start, span.end))


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_is_the_same_page_without_scripts(
    chromium: Browser, pages: dict[str, Path], language: str
) -> None:
    seen = []
    for scripts in (True, False):
        page = chromium.open(pages[language], scripts=scripts)
        seen.append(page.screenshot(2000))
        assert page.run("document.querySelectorAll('script, [onclick], [onload]').length") == 0
        page.close()
    assert seen[0] == seen[1]


def test_every_number_can_be_reached_by_the_keyboard(
    chromium: Browser, pages: dict[str, Path]
) -> None:
    page = chromium.open(pages["de"])
    links = page.run("document.querySelectorAll('a, summary').length")
    reached: list[Any] = []
    for _ in range(links):
        page.press("Tab", 9)
        reached.append(page.run("document.activeElement.outerHTML"))
        outline, box = page.run(
            "[getComputedStyle(document.activeElement).outlineStyle,"
            " document.activeElement.getBoundingClientRect().left]"
        )
        assert outline == "solid"
        assert box >= 0
    assert len(set(reached)) == links
    assert "skip" in reached[0]
    page.close()


def test_a_number_leads_to_its_note_and_back(chromium: Browser, pages: dict[str, Path]) -> None:
    page = chromium.open(pages["de"])
    targets = page.run(
        "[...document.querySelectorAll('a[href^=\"#\"]')]"
        ".map(link => !!document.querySelector(link.hash))"
    )
    assert targets
    assert all(targets)
    page.close()


def test_nothing_is_fetched(pages: dict[str, Path]) -> None:
    text = pages["de"].read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    for sign in ("<script", "<link", "<img", "@import", "url(", " src="):
        assert sign not in text


def test_it_prints_light_and_whole(chromium: Browser, pages: dict[str, Path]) -> None:
    page = chromium.open(pages["de"], width=718, scheme="dark", media="print")
    assert page.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF-")
    page.close()


def test_the_fold_is_drawn_once_where_there_is_one(
    chromium: Browser, pages: dict[str, Path]
) -> None:
    page = chromium.open(pages["de"])
    opening = page.run("document.querySelector('.card .text').textContent")
    assert page.run("document.querySelectorAll('.fold').length") == 1
    assert len(opening) <= 210 + len(" … mehr") + 2
    assert opening.endswith(" … mehr")
    page.close()
