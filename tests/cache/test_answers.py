"""Answers come back from text as they were, or are not kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from postlint.cache.answers import read, written
from postlint.report.tally import Tally


@given(
    figures=st.lists(st.integers(0, 10**6), min_size=7, max_size=7),
    skipped=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
    pieces=st.lists(st.text(max_size=9), min_size=1, max_size=4),
)
def test_an_answer_comes_back_or_is_not_kept(
    figures: list[int], skipped: dict[str, str], pieces: list[str]
) -> None:
    posts, suppressed, safe, unsafe, *counts = figures
    tally = Tally(
        posts=posts,
        counts=tuple(counts),
        suppressed=suppressed,
        safe=safe,
        unsafe=unsafe,
        skipped=skipped.items(),
    )
    text = written(tally, pieces)
    if text is None:
        assert {"\0", "\n", "\t"} & set("".join((*skipped, *skipped.values(), *pieces))) or skipped
        return
    again, parts = read(text)
    assert parts == pieces
    assert {name: getattr(again, name) for name in Tally.__slots__} == {
        name: getattr(tally, name) for name in Tally.__slots__
    }
