"""Matching findings with those that are known."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from postlint.lint.baseline import Baseline, Key, Matching
from postlint.lint.finding import Finding
from postlint.source.post import Span

KEYS = st.tuples(st.sampled_from(["a/x", "a/y"]), st.sampled_from("123"))
COUNTS = st.dictionaries(KEYS, st.integers(1, 3)).map(Counter)


def finding(key: Key, at: int = 0) -> Finding:
    return Finding(key[0], "warning", "m", "a", Span(at, at + 1), fingerprint=key[1])


def test_an_entry_knows_as_many_as_it_counts() -> None:
    matching = Matching({("a/x", "1"): 2}, homeless={})
    assert [matching.knows(finding(("a/x", "1"))) for _ in range(3)] == [True, True, False]
    assert not matching.knows(finding(("a/y", "1")))


def test_entries_of_drafts_that_are_gone_come_second() -> None:
    matching = Matching({("a/x", "1"): 1}, homeless={("a/x", "1"): 1})
    assert [matching.knows(finding(("a/x", "1"))) for _ in range(3)] == [True, True, False]
    assert (matching.known.total(), matching.adopted.total()) == (1, 1)


def test_only_rules_that_ran_have_stale_entries() -> None:
    matching = Matching({("a/x", "1"): 1, ("a/y", "2"): 2}, homeless={})
    assert matching.stale().total() == 3
    assert matching.stale(frozenset({"a/x"})) == {("a/x", "1"): 1}


@given(own=COUNTS, homeless=COUNTS, found=st.lists(KEYS))
def test_nothing_is_known_twice(
    own: Counter[Key], homeless: Counter[Key], found: list[Key]
) -> None:
    matching = Matching(own, homeless=homeless)
    known = Counter(key for key in found if matching.knows(finding(key)))
    assert known == Counter(found) & (own + homeless)
    assert matching.known + matching.stale() == own


@given(st.lists(st.tuples(st.sampled_from("ab"), COUNTS)))
def test_a_baseline_counts_its_findings(drafts: list[tuple[str, Counter[Key]]]) -> None:
    baseline = Baseline(dict(drafts))
    assert baseline.size == baseline.of(dict(drafts)).total()
    assert "a" not in baseline.without("a")
