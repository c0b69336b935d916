from __future__ import annotations

import json

import pytest

from postlint.source.post import Post, SourceError
from postlint.source.read import read_rows
from tests.source.drafts import errors, reading


def test_a_row_is_a_post_with_its_keys() -> None:
    row = {
        "text": "Hallo #Du",
        "id": 7,
        "language": "German",
        "platform": "X",
        "alt": ["a"],
        "n": 1,
    }
    (post,) = reading("\n" + json.dumps(row) + "\r\n\n", path="a.JSONL").posts
    assert (post.row, post.id, post.language, post.platform) == (2, "7", "de", "x")
    assert (post.source.path, post.source.text) == ("a.JSONL", "Hallo #Du")
    assert post.front_matter == {"language": "de", "platform": "x", "alt": ["a"], "n": 1}
    assert [post.source.slice(mask.span) for mask in post.masks] == ["#Du"]
    assert not post.markdown


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ('{"text": "x", ]', 15, "not JSON"),
        ('{"text": "x', 10, "not JSON: unterminated string starting"),
        ('{"text": "x\t"}', 12, "not JSON: invalid control character"),
        (" [1]", 2, "not a JSON object"),
        ('{"a": 1}', 1, "no “text”"),
        ('{"text": 5}', 1, "no “text”"),
        ("[" * 100_000, 1, "too deeply"),
        ('{"text": ' + "9" * 5000 + "}", 1, "digits"),
    ],
)
def test_a_broken_row_is_an_error_and_the_others_go_on(line: str, column: int, words: str) -> None:
    text = '{"text": "a"}\n' + line + '\n{"text": "b"}'
    ((*place, message),) = errors(text, path="a.jsonl")
    assert (place, words in message) == ([2, column], True), message
    assert not message.endswith(" at")
    assert [post.row for post in reading(text, path="a.jsonl").posts] == [1, 3]


def test_a_wrong_key_is_an_error_and_the_row_is_still_read() -> None:
    text = '{"text": "a", "language": 5}'
    assert [error[:2] for error in errors(text, path="a.jsonl")] == [(1, 15)]
    assert len(reading(text, path="a.jsonl").posts) == 1


def test_half_a_surrogate_pair_keeps_the_length() -> None:
    (post,) = reading('{"text": "a\\ud83db", "id": "\\udc00"}', path="a.jsonl").posts
    assert (post.source.text, post.id) == ("a\ufffdb", "\ufffd")


def test_rows_come_one_by_one() -> None:
    found = read_rows("a.jsonl", iter(['{"text": "a"}\n', "x\n"]))
    assert isinstance(next(found), Post)
    assert isinstance(next(found), SourceError)


def test_suppressions_of_a_row() -> None:
    row = {"text": "A <!-- postlint: ignore x -->", "postlint": {"ignore": "y"}}
    (post,) = reading(json.dumps(row), path="a.jsonl").posts
    assert [item.rules for item in post.suppressions] == [("y",), ("x",)]
