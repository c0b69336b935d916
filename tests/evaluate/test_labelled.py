"""Labelled posts: which rows count, and what is said of data that cannot be measured on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from postlint.evaluate.labelled import EvaluateError, Labelled, Question, labelled

ROWS: tuple[dict[str, Any], ...] = (
    {"text": "Our chairs.", "labels": {"brag": 0, "kinds": ["plain"]}, "page": "chairs"},
    {"text": "The best chairs.", "labels": {"brag": 1, "kinds": ["hype", "plain"]}, "page": "x"},
    {"text": "Chairs?", "labels": {"brag": None, "kinds": []}, "page": "x", "author": None},
    {"text": "Best tables.", "labels": {"brag": True}, "page": 7, "language": "en"},
)


def asked(*rows: dict[str, Any], **question: Any) -> tuple[Labelled, ...]:
    lines = [json.dumps(row) for row in rows or ROWS]
    return labelled("data.jsonl", lines, Question(**question))


def test_a_label_may_lie_deep_and_may_be_missing() -> None:
    posts = asked(label="labels.brag")
    assert [post.positive for post in posts] == [False, True, None, True]
    assert [post.line for post in posts] == [1, 2, 3, 4]


def test_a_label_may_be_a_list_and_a_word() -> None:
    posts = asked(label="labels.kinds", positive=("hype",))
    assert [post.positive for post in posts] == [False, True, False, None]
    posts = asked(label="page", positive=("x", "chairs"))
    assert [post.positive for post in posts] == [True, True, True, False]


def test_groups_may_be_numbers() -> None:
    posts = asked(label="labels.brag", group="page")
    assert [post.group for post in posts] == ["chairs", "x", "x", "7"]


def test_the_same_key_again_is_an_alternative() -> None:
    assert len(asked(where=(("page", "x"), ("page", "7")))) == 3
    both = asked(where=(("page", "x"), ("labels.brag", "1")))
    assert [post.line for post in both] == [2]


def test_a_limit_takes_the_first_rows_that_count() -> None:
    assert [post.line for post in asked(where=(("page", "x"),), limit=1)] == [2]


def test_only_what_matters_for_linting_is_linted() -> None:
    rows = [json.loads(post.row) for post in asked()]
    assert rows[3] == {"text": "Best tables.", "language": "en"}
    assert rows[2] == {"text": "Chairs?"}


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"label": "labels.brags"}, "no row has “labels.brags”; did you mean “labels.brag”?"),
        ({"group": "nothing"}, "no row has “nothing”; there are: labels.brag, labels.kinds, page"),
        ({"where": (("lang", "de"),)}, "no row has “lang”"),
        ({"where": (("page", "8"),)}, "no row has page=8"),
        ({"label": "labels.brag", "positive": ("9",)}, "no chosen post has labels.brag=9"),
        ({"label": "labels.brag", "where": (("page", "7"),)}, "every chosen post has labels.brag"),
        ({"label": "labels.brag", "where": (("text", "Chairs?"),)}, "no chosen post has a value"),
    ],
)
def test_what_cannot_be_asked_is_said(question: dict[str, Any], message: str) -> None:
    with pytest.raises(EvaluateError) as caught:
        asked(**question)
    assert str(caught.value).startswith("data.jsonl: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("{", "data.jsonl:2:2: "),
        ("[]", "data.jsonl:2:1: "),
        ('{"body": "x"}', "data.jsonl:2:1: "),
        ('  {"text": 7}', "data.jsonl:2:3: "),
    ],
)
def test_a_broken_line_is_named_by_its_place(line: str, place: str) -> None:
    with pytest.raises(EvaluateError, match="mend or remove the line") as caught:
        labelled("data.jsonl", ['{"text": "Our chairs."}', line], Question())
    assert str(caught.value).startswith(place)


def test_nothing_at_all_is_said() -> None:
    with pytest.raises(EvaluateError, match="there is no post in it"):
        labelled("data.jsonl", ["", " "], Question())
