"""Cut points of the score's levels, from how few ordinary posts may reach them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

#: Per 100 ordinary posts of any set, at most so many at a level or above.
MOST = {"elevated": 15.0, "high": 3.0, "severe": 0.5}
#: No level begins lower: a single suggestion is low, a warning alone not high, an error not severe.
LEAST = {"elevated": 3, "high": 15, "severe": 40}


def cuts(totals: Sequence[Sequence[int]]) -> dict[str, int]:
    """The lowest total (0–100) of each level that keeps alarms rare in every set of `totals`."""
    found: dict[str, int] = {}
    above = 0
    for level, most in MOST.items():
        candidates = range(max(above + 1, LEAST[level]), 101)
        above = next((t for t in candidates if _share(totals, t) <= most), 100)
        found[level] = above
    return found


def _share(totals: Sequence[Sequence[int]], least: int) -> float:
    """The largest share of any set, in per cent, that reaches a total."""
    return max(100 * sum(total >= least for total in one) / len(one) for one in totals)


def with_levels(code: str, levels: Mapping[str, int]) -> str:
    """The text of score.py with these cut points in `LEVELS`."""
    for level, least in levels.items():
        code, count = re.subn(rf'\("{level}", \d+\)', f'("{level}", {least})', code)
        if count != 1:
            raise ValueError(f"score.py must name the cut point of “{level}” once")
    return code
