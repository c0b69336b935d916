from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source.drafts import drafts, reading


def test_parts_are_numbered_and_empty_ones_dropped() -> None:
    posts = reading("A\n\n---\n\n---\n\n B \n\n---\n").posts
    assert [(post.part, post.parts, post.source.slice(post.body)) for post in posts] == [
        (1, 2, "A"),
        (2, 2, " B"),
    ]


def test_only_a_line_between_blank_lines_separates() -> None:
    assert len(drafts("Titel\n---\nText")) == 1
    assert len(drafts("A\n---\nB", path="a.txt")) == 1
    assert len(drafts("A\r\n\r\n--- \r\n\r\nB", path="a.txt")) == 2
    assert len(drafts("A\n\n----\n\nB\n\n ---\n\nC")) == 1


def test_code_and_comments_are_not_divided() -> None:
    assert len(drafts("A\n\n```\n\n---\n\n```\n\nB")) == 1
    assert len(drafts("A\n\n<!-- x\n\n---\n\ny -->\n\nB")) == 1


def test_a_row_is_one_post() -> None:
    assert len(drafts('{"text": "A\\n\\n---\\n\\nB"}', path="a.jsonl")) == 1


@settings(deadline=None)
@given(
    st.lists(st.text("ab #*>\n„“`", max_size=12), max_size=5), st.sampled_from(["a.md", "a.txt"])
)
def test_no_text_is_lost(pieces: list[str], path: str) -> None:
    text = "x" + "\n\n---\n\n".join(pieces)
    kept = "".join("".join(part.split()) for part in drafts(text, path=path))
    assert kept.replace("---", "") == "".join(text.split()).replace("---", "")
