"""Findings that are known and put up with. Pure: files are the caller's business."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from postlint.lint.finding import Finding

#: Rule and fingerprint: what makes two findings the same, wherever they stand.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings of each draft, by the name the baseline gives it, and how many of each."""

    drafts: Mapping[str, Mapping[Key, int]] = field(default_factory=dict)

    def of(self, names: Iterable[str]) -> Counter[Key]:
        """The known findings of these drafts together."""
        found: Counter[Key] = Counter()
        for name in names:
            found.update(self.drafts.get(name, {}))
        return found

    def without(self, names: Iterable[str]) -> dict[str, Mapping[Key, int]]:
        """The drafts that are none of these."""
        gone = frozenset(names)
        return {name: known for name, known in self.drafts.items() if name not in gone}

    @property
    def size(self) -> int:
        """How many findings are known."""
        return sum(sum(known.values()) for known in self.drafts.values())


def key_of(finding: Finding) -> Key:
    return finding.rule, finding.fingerprint


class Matching:
    """Tells the known findings of one draft from new ones; an entry knows as many as it counts.

    `own` are the entries of the draft itself. `homeless` are those of drafts that are gone: a
    renamed draft finds its entries there. Neither is changed.
    """

    def __init__(self, own: Mapping[Key, int], *, homeless: Mapping[Key, int]) -> None:
        self._own, self._homeless = Counter(own), homeless
        self.adopted: Counter[Key] = Counter()
        self.known: Counter[Key] = Counter()

    def knows(self, finding: Finding) -> bool:
        """Whether an entry is left that this finding can use up."""
        key = key_of(finding)
        if self._own[key] > self.known[key]:
            self.known[key] += 1
            return True
        if self._homeless.get(key, 0) > self.adopted[key]:
            self.adopted[key] += 1
            return True
        return False

    def stale(self, ran: frozenset[str] | None = None) -> Counter[Key]:
        """The draft's own entries that no finding has used up; of rules in `ran` only."""
        left = self._own - self.known
        if ran is None:
            return left
        return Counter({key: count for key, count in left.items() if key[0] in ran})
