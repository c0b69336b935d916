"""Sixty drafts by an editor who had not seen the rules: half risky, half touchy topics told well.

What is promised here is the second half: good posts are left in peace. Which risky ones are found
is printed by `python -m tests.test_posts`; it is a measure, and no rule is written for one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from postlint.api import Linter, Settings
from postlint.source.read import decode, read

POSTS = Path(__file__).parent / "posts"
MOST_FALSE_ALARMS = 0.1


@dataclass(frozen=True, slots=True)
class Verdict:
    """A draft, the pack that should speak (`none`), and the rules that do, suggestions aside."""

    name: str
    expected: str
    alarms: tuple[str, ...]


def verdicts() -> Iterator[Verdict]:
    linter = Linter(Settings())
    for path in sorted(POSTS.glob("*.md")):
        reading = read(decode(str(path), path.read_bytes()))
        assert not reading.errors
        found = [f for post in reading.posts for f in linter.lint(post).findings]
        alarms = tuple(f.rule for f in found if f.severity != "suggestion")
        yield Verdict(path.name, reading.posts[0].front_matter["expect"]["pack"], alarms)


def test_good_drafts_are_left_in_peace() -> None:
    good = [verdict for verdict in verdicts() if verdict.expected == "none"]
    alarmed = [f"{verdict.name}: {verdict.alarms}" for verdict in good if verdict.alarms]
    assert len(good) == 30
    assert len(alarmed) <= MOST_FALSE_ALARMS * len(good), alarmed


def main() -> None:
    counts: Counter[str] = Counter()
    for verdict in verdicts():
        hit = any(rule.startswith(f"{verdict.expected}/") for rule in verdict.alarms)
        right = not verdict.alarms if verdict.expected == "none" else hit
        counts[f"{'good' if verdict.expected == 'none' else 'risky'} {right}"] += 1
        mark = "ok  " if right else "NOT "
        print(f"{mark}{verdict.name:<36}{verdict.expected:<10}{verdict.alarms}")
    print(f"risky found {counts['risky True']} of 30, good left alone {counts['good True']} of 30")


if __name__ == "__main__":
    main()
