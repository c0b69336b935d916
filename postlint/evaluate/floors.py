"""What anybody gets for nothing: the sentiment of words (VADER) and the length of the post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from postlint.evaluate.ranking import Labels, Scores, Within, auc, average_precision, within


@dataclass(frozen=True, slots=True)
class Floor:
    """A score that knows no rules, in the direction that fits the labels better."""

    name: str
    auc: float
    precision: float
    within: Within | None


def floors(
    texts: Sequence[str],
    labels: Labels,
    groups: Sequence[str] | None,
    *,
    english: bool,
) -> Iterator[Floor]:
    """Length in code points, and for English posts VADER where it is installed."""
    lengths = np.array([len(text) for text in texts], dtype=float)
    yield _floor(("longer", "shorter"), lengths, labels, groups)
    sentiment = _sentiment(texts) if english else None
    if sentiment is not None:
        yield _floor(("VADER, happier", "VADER, gloomier"), sentiment, labels, groups)


def _floor(
    names: tuple[str, str], scores: Scores, labels: Labels, groups: Sequence[str] | None
) -> Floor:
    straight = within(scores, labels, groups) if groups is not None else None
    better = (straight.auc if straight else auc(scores, labels)) >= 0.5
    scores = scores if better else -scores
    return Floor(
        names[0 if better else 1],
        auc(scores, labels),
        average_precision(scores, labels),
        within(scores, labels, groups) if groups is not None else None,
    )


def _sentiment(texts: Sequence[str]) -> Scores | None:
    """VADER's compound score from −1 to 1, one a text; None where it is not installed."""
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        return None
    analyser = SentimentIntensityAnalyzer()
    return np.array([analyser.polarity_scores(text)["compound"] for text in texts])
