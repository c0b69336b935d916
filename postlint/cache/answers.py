"""What a report for people says of a draft, kept so that it need not be written again.

Beside the result of linting (`results`), which serves every format, stands the draft's part of a
report as it was written: the lines, without the draft's path, and the figures for the closing
lines.
"""

from __future__ import annotations

from postlint.report.tally import Tally
from postlint.source.kinds import kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from postlint.cache.plan import Plan

_BETWEEN = "\0"
_SHAPE = "answer 1"


def key(plan: Plan, path: str, data: bytes, look: str) -> bytes:
    """What the answer about a file is known by: all that its result depends on, and the `look`
    of the report. `data` are the bytes of the file."""
    return plan.key(kind(path), path, data, _SHAPE, look)


def written(tally: Tally, pieces: Sequence[str]) -> str | None:
    """An answer as text; None for one that cannot be kept. `pieces` are the lines about a draft,
    cut wherever its path stands."""
    figures = (tally.posts, *tally.counts, tally.suppressed, tally.safe, tally.unsafe)
    skipped = "\n".join(sorted(f"{rule}\t{why}" for rule, why in tally.skipped))
    text = _BETWEEN.join((" ".join(map(str, figures)), skipped, *pieces))
    again, parts = read(text)
    same = all(getattr(again, name) == getattr(tally, name) for name in Tally.__slots__)
    return text if same and parts == list(pieces) else None


def read(text: str) -> tuple[Tally, list[str]]:
    """The figures and the pieces of an answer that `written` made."""
    head, told, *pieces = text.split(_BETWEEN)
    posts, *counts, suppressed, safe, unsafe = map(int, head.split(" "))
    pairs = [line.partition("\t") for line in told.split("\n")] if told else []
    tally = Tally(
        posts=posts,
        counts=tuple(counts),
        suppressed=suppressed,
        safe=safe,
        unsafe=unsafe,
        skipped=[(rule, why) for rule, _, why in pairs],
    )
    return tally, pieces
