"""Documents as drafts: how they are read is said by their name, else by the client."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.lsp.draft import draft


@pytest.mark.parametrize(
    ("path", "language_id", "name"),
    [
        ("/a/post.md", "plaintext", "/a/post.md"),
        ("/a/post.TXT", "markdown", "/a/post.TXT"),
        ("/a/posts.jsonl", "json", "/a/posts.jsonl"),
        ("/a/Untitled-1", "markdown", "/a/Untitled-1.md"),
        ("/a/Untitled-1", "plaintext", "/a/Untitled-1"),
        ("/a/rows", "ndjson", "/a/rows.jsonl"),
        ("/a/rows", None, "/a/rows"),
    ],
)
def test_the_name_says_how_to_read_it(path: str, language_id: str | None, name: str) -> None:
    assert draft("file:///a", Path(path), "", language_id=language_id).name == name


def test_a_byte_order_mark_is_no_text() -> None:
    found = draft("file:///a.md", Path("/a.md"), "\ufeffHi").source
    assert (found.text, found.bom) == ("Hi", True)


def test_half_a_pair_is_replaced_and_moves_nothing() -> None:
    assert draft("file:///a.md", Path("/a.md"), "a\ud83cb").text == "a\ufffdb"
