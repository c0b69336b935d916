from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.source.drafts import errors, only, reading


def shortened(source: str) -> str:
    return f"---\nsource: {source}\n---\n\nHallo\n"


def test_an_original_is_read_from_the_folder_of_the_draft(tmp_path: Path) -> None:
    (tmp_path / "texte").mkdir()
    (tmp_path / "texte" / "meldung.txt").write_text("Bis zu 30 Prozent.", encoding="utf-8")
    post = only(shortened("texte/meldung.txt"), path=str(tmp_path / "a.md"))
    assert post.originals == ("Bis zu 30 Prozent.",)


def test_several_originals_come_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.MD"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    post = only(shortened("[b.md, a.MD]"), path=str(tmp_path / "x.md"))
    assert post.originals == ("b.md", "a.MD")


@pytest.mark.parametrize(
    "source",
    ['"https://example.org/a.txt"', '"Pressemitteilung vom 3. Mai"', '"Studie.pdf"', "[]"],
)
def test_what_is_no_text_file_is_left_alone(source: str) -> None:
    assert only(shortened(source)).originals == ()


def test_the_words_may_stand_in_the_front_matter() -> None:
    assert only(shortened('{text: "Rund 400."}')).originals == ("Rund 400.",)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("fehlt.txt", "“source”: “fehlt.txt” cannot be read from"),
        ("leer.md", "No such file or directory; give its path from there"),
    ],
)
def test_a_missing_original_is_one_clear_sentence(source: str, words: str, tmp_path: Path) -> None:
    result = reading(shortened(source), path=str(tmp_path / "a.md"))
    ((line, column, message),) = [(e.line, e.column, e.message) for e in result.errors]
    assert (line, column) == (2, 1)
    assert words in message
    assert len(result.posts) == 1


def test_an_original_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "bild.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    result = reading(shortened("bild.txt"), path=str(tmp_path / "a.md"))
    assert "“bild.txt” cannot be read: this is a binary file" in result.errors[0].message


@pytest.mark.parametrize("source", ["3", "{text: 3}", '{file: "a"}'])
def test_a_source_of_another_shape_is_refused(source: str) -> None:
    ((line, _, message),) = errors(shortened(source))
    assert line == 2
    assert "source" in message


def test_a_row_names_its_original_too(tmp_path: Path) -> None:
    (tmp_path / "o.txt").write_text("Nie.", encoding="utf-8")
    rows = [{"text": "Hallo", "source": "o.txt"}, {"text": "Hallo", "source": "weg.txt"}]
    result = reading("\n".join(map(json.dumps, rows)), path=str(tmp_path / "a.jsonl"))
    assert [post.originals for post in result.posts] == [("Nie.",), ()]
    assert [(error.line, error.column) for error in result.errors] == [(2, 1)]


def test_a_part_of_a_thread_knows_the_next_one() -> None:
    text = "Eins\n\n---\n\nZwei"
    first, second = reading(text).posts
    assert first.following == second.body
    assert second.following is None
