"""Where the characters of a row's text stand in its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.lsp.rows import escaped, row
from postlint.source.post import Span

LINES = [
    ('{"text": "cheap chair"}', "chair", "chair"),
    ('{"id": 7, "text":"Hi \\"cheap\\" you"}', "cheap", "cheap"),
    ('{"text": "\\ud83c\\udf89 cheap"}', "🎉", "\\ud83c\\udf89"),
    ('{"text": "\\u00fcber"}', "ü", "\\u00fc"),
    ('{"text": "a\\nb"}', "\n", "\\n"),
    ('{"text": "no", "text": "yes"}', "yes", "yes"),
    ('  {"te\\u0078t" : "far out", "x": {"text": "in"}}', "out", "out"),
    ('{"a": [1, "}"], "text": "it\\\\s"}', "\\", "\\\\"),
]


@pytest.mark.parametrize(("line", "words", "written"), LINES)
def test_a_word_has_its_place(line: str, words: str, written: str) -> None:
    text = json.loads(line)["text"]
    start = text.index(words)
    found = row(line, start=100)
    span = found.span(Span(start, start + len(words)))
    assert line[span.start - 100 : span.end - 100] == written
    assert line[found.end - 100] == "}"
    assert found.keys == set(json.loads(line))


@given(st.text(), st.booleans(), st.text())
def test_every_character_has_a_place(text: str, ascii_only: bool, other: str) -> None:
    line = json.dumps({"note": other, "text": text, "n": 1}, ensure_ascii=ascii_only)
    found = row(line, start=0)
    kept = json.loads(line)["text"]
    for index, character in enumerate(kept):
        span = found.span(Span(index, index + 1))
        assert json.loads(f'"{line[span.start : span.end]}"') == character


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_new_text_is_written_as_json(text: str) -> None:
    assert json.loads(f'{{"text": "{escaped(text)}"}}')["text"] == text
