"""Posts are spread over processes; errors of a process come back as their sentence."""

from __future__ import annotations

import json

import pytest

from postlint.analysis.model import AnalysisError
from postlint.api import Settings
from postlint.evaluate.parallel import features_of

SETTINGS = Settings(select=("tone/shouting", "promotion/emoji-pile"))
ROWS = tuple(json.dumps({"text": text}) for text in ("A quiet day.", "", "THIS IS SO LOUD TODAY!"))


def test_rows_keep_their_order_whatever_the_number_of_processes() -> None:
    rows = ROWS * 100
    done: list[int] = []
    alone = features_of(rows, SETTINGS, language="en")
    together = features_of(rows, SETTINGS, language="en", jobs=2, step=done.append)
    assert together == alone
    assert sum(done) == len(rows)
    assert [bool(item.hits) for item in together[:3]] == [False, False, True]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"text": "x", "language": "xx"}, "post 150: “language”: "),
    ],
)
def test_a_post_that_cannot_be_read_is_named(jobs: int, row: dict[str, str], message: str) -> None:
    rows = [*(ROWS * 49), *ROWS[:2], json.dumps(row), *(ROWS * 20)]
    with pytest.raises(AnalysisError) as caught:
        features_of(rows, SETTINGS, language=None, jobs=jobs)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pipeline_that_does_not_load_is_told_once(jobs: int) -> None:
    settings = Settings(select=("tone",), models={"en": "no_such_pipeline"})
    with pytest.raises(AnalysisError, match="no_such_pipeline"):
        features_of(ROWS * 100, settings, language="en", jobs=jobs)
