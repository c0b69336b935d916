from __future__ import annotations

import pytest

from tests.source.drafts import drafts, errors, only, reading


def test_known_keys_are_tidied_and_others_kept() -> None:
    post = only(
        "---\nlanguage: de-AT\nplatform: LinkedIn\nsponsored: no\npublish_at: 2026-12-31\n"
        "audience:\nlayout: {a: [1, no]}\n---\nText"
    )
    assert (post.language, post.language_from, post.platform) == ("de", "front-matter", "linkedin")
    assert post.front_matter == {
        "language": "de",
        "platform": "linkedin",
        "sponsored": False,
        "publish_at": "2026-12-31",
        "layout": {"a": [1, "no"]},
    }
    assert post.source.slice(post.body) == "Text"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_broken_front_matter_has_its_place_and_the_body_follows(end: str) -> None:
    text = end.join(["---", "a: 1", "b: [c", "---", "Das ist der Text, und er bleibt."])
    ((line, _, message),) = errors(text)
    assert line in (3, 4)
    assert "a list that is not closed" in message
    assert drafts(text) == ["Das ist der Text, und er bleibt."]


@pytest.mark.parametrize(
    ("yaml", "line", "column", "words"),
    [
        ("language: 5", 2, 1, "de and en"),
        ("x: 1\nlanguage: fr", 3, 1, "de and en"),
        ("platform: [a]", 2, 1, "must be text"),
        ("alt: [a, 5]", 2, 10, "must be text"),
        ("sponsored: 5", 2, 1, "true, false"),
        ("postlint: off", 2, 1, "mapping"),
        ("postlint:\n  ignore: 5", 3, 3, "list of texts"),
        ("postlint:\n  ignroe: [a]", 3, 3, "ignroe"),
        ("approvals: [5]", 2, 13, "approval"),
        ("a: 1\na: 2", 3, 1, "twice"),
        ("a: b: c", 2, 5, "quotes"),
        ("a: *b", 2, 4, "aliases"),
        ("a: !!str 5", 2, 4, "tag"),
        ("a: \x7f", 2, 4, "U+007F"),
        ("a: " + "[" * 100_000, 2, 53, "too deeply"),
        ("ä: 'ö\u2028' x", 2, 9, "front matter"),
        ("only words", 2, 1, "keys and values"),
    ],
)
def test_errors_stand_at_their_place(yaml: str, line: int, column: int, words: str) -> None:
    text = f"---\n{yaml}\n---\nText"
    ((*place, message),) = errors(text)
    assert (place, words in message) == ([line, column], True), message
    assert drafts(text) == ["Text"]


def test_front_matter_that_is_not_closed_is_an_error_and_no_prose() -> None:
    assert errors("---\nlanguage: de\n\nText") == [
        (1, 1, "the front matter is not closed: end it with a line of “---”")
    ]
    assert not drafts("---\nlanguage: de\n\nText")


@pytest.mark.parametrize("text", ["", "\n \n", "---\na: b\n---", "---\n---\n\n", "\u2028"])
def test_without_text_there_is_no_post_and_no_error(text: str) -> None:
    assert (reading(text).posts, reading(text).errors) == ((), ())


def test_plain_text_takes_only_a_closed_mapping_for_front_matter() -> None:
    assert drafts("---\nlanguage: de\n---\nA", path="a.txt") == ["A"]
    assert drafts("---\nEin Satz.\n---\nA", path="a.txt") == ["---\nEin Satz.\n---\nA"]
    assert drafts("---\na: [\n---\nA", path="a.txt") == ["---\na: [\n---\nA"]
    assert drafts("---\nA", path="a.txt") == ["---\nA"]


def test_the_suppression_covers_every_part_and_stands_at_its_key() -> None:
    lines = ["postlint:", "  ignore: a/b, c", "  reason: so", "  until: 2026-12-31"]
    text = "\r\n".join(["---", *lines, "---", "A", "", "---", "", "B"])
    posts = reading(text).posts
    assert len(posts) == 2
    for post in posts:
        (found,) = post.suppressions
        assert (found.rules, found.reason) == (("a/b", "c"), "so")
        assert (str(found.until), found.scope) == ("2026-12-31", post.body)
        assert post.source.slice(found.span) == "ignore"
