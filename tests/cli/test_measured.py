"""What `explain` says of measurements."""

from __future__ import annotations

from dataclasses import replace

from postlint.cli.explain import figures
from postlint.registry.evidence import Measurement

BRAGGING = Measurement(
    data="tweets",
    language="en",
    posts=2000,
    hits=40,
    per_100=2.0,
    precision=0.75,
    lift=7.5,
    low=5.94,
    high=9.46,
    date="2026-11-24",
    version="0.1.0",
    kind="labels",
    label="bragging",
)


def test_a_labelled_set_says_how_right_the_rule_is() -> None:
    assert figures(BRAGGING) == (
        "tweets, 2,000 posts (en): fires on 2.0 of 100; 75 of 100 hits are labelled bragging, 7.5"
        " times as many as of all posts (95 %: 5.9 to 9.5); postlint 0.1.0, 2026-11-24"
    )


def test_ordinary_posts_say_how_often_it_is_heard() -> None:
    ordinary = replace(
        BRAGGING, kind="ordinary", label=None, precision=None, lift=None, low=None, high=None
    )
    assert figures(ordinary) == (
        "tweets, 2,000 ordinary posts (en): fires on 2.0 of 100; postlint 0.1.0, 2026-11-24"
    )
