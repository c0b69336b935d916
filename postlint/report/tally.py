"""What a run came to, as figures and as the lines that close a report."""

from __future__ import annotations

from postlint.registry.ranks import SEVERITIES
from postlint.report.lines import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_REASONS = 4
_INDENT = "  "


class Tally:
    """Figures of some posts. `counts` are findings by severity, the worst first; `safe` and
    `unsafe` those with such a fix; `skipped` the rules that could not run, each with why."""

    __slots__ = ("counts", "posts", "safe", "skipped", "suppressed", "unsafe")

    def __init__(
        self,
        *,
        posts: int = 0,
        counts: tuple[int, ...] = (0,) * len(SEVERITIES),
        suppressed: int = 0,
        safe: int = 0,
        unsafe: int = 0,
        skipped: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.posts, self.counts, self.suppressed = posts, counts, suppressed
        self.safe, self.unsafe, self.skipped = safe, unsafe, frozenset(skipped)

    def fails(self, fail_on: str) -> bool:
        """Whether one of the findings fails a run at this severity."""
        reach = SEVERITIES.index(fail_on) + 1 if fail_on in SEVERITIES else 0
        return any(self.counts[:reach])


def added(tallies: Iterable[Tally]) -> Tally:
    """The figures of all posts together; a rule that could not run counts once for each reason."""
    posts = suppressed = safe = unsafe = 0
    counts = [0] * len(SEVERITIES)
    skipped: set[tuple[str, str]] = set()
    for tally in tallies:
        posts += tally.posts
        suppressed += tally.suppressed
        safe += tally.safe
        unsafe += tally.unsafe
        skipped |= tally.skipped
        for rank, count in enumerate(tally.counts):
            counts[rank] += count
    return Tally(
        posts=posts,
        counts=tuple(counts),
        suppressed=suppressed,
        safe=safe,
        unsafe=unsafe,
        skipped=skipped,
    )


def number(count: int, one: str, many: str = "") -> str:
    """`1 post`, `2 posts`; `many` for a plural that is not `one` with an s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def closing(tally: Tally, *, failures: int = 0, known: int = 0, unchanged: int = 0) -> list[str]:
    """The closing lines, each a sentence; the one with the counts comes last. `known` findings are
    hidden by a baseline, `unchanged` ones because their lines are."""
    told = [
        _skipped(tally),
        f"{number(failures, 'problem')} with what was to be checked." if failures else "",
        f"{number(tally.suppressed, 'finding')} suppressed." if tally.suppressed else "",
        _hidden(known, unchanged),
        _fixable(tally),
        _findings(tally),
    ]
    return [line for line in told if line]


def framed(parts: Iterable[str], sentences: Iterable[str], *, width: int) -> str:
    """Parts of a report for people with its closing lines under them; parts may be empty."""
    lines = [line for told in sentences for line in wrap(told, width=width, rest=_INDENT)]
    return "\n\n".join([*filter(None, parts), "\n".join(lines)]) + "\n"


def _findings(tally: Tally) -> str:
    posts, levels = number(tally.posts, "post"), zip(tally.counts, SEVERITIES, strict=True)
    counts = [number(count, name) for count, name in levels if count]
    return f"{', '.join(counts)} in {posts}." if counts else f"No findings in {posts}."


def _fixable(tally: Tally) -> str:
    if not tally.safe:
        fixes = "--fix --unsafe-fixes"
        return f"{tally.unsafe} can be fixed with {fixes}." if tally.unsafe else ""
    more = f", {tally.unsafe} more with --unsafe-fixes" if tally.unsafe else ""
    return f"{tally.safe} can be fixed with --fix{more}."


def _hidden(known: int, unchanged: int) -> str:
    kinds = {"known to the baseline": known, "on unchanged lines": unchanged}
    told = [f"{number(count, 'finding')} {kind}" for kind, count in kinds.items() if count]
    return f"Not shown: {', '.join(told)}." if told else ""


def _skipped(tally: Tally) -> str:
    """How many rules could not run on some post, most frequent reason first."""
    if not tally.skipped:
        return ""
    counts: dict[str, int] = {}
    for _, why in tally.skipped:
        counts[why] = counts.get(why, 0) + 1
    reasons = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = [f"{why} ({count})" for why, count in reasons[:_REASONS]]
    if len(reasons) > _REASONS:
        told.append(f"{number(len(reasons) - _REASONS, 'other reason')}")
    rules = number(len({rule for rule, _ in tally.skipped}), "rule")
    return f"{rules} could not run: {'; '.join(told)}."
