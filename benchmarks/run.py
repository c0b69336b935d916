"""Measures how fast postlint is beside others, and writes docs/benchmarks.md.

python -m benchmarks.run                      everything; needs the package registries once
python -m benchmarks.run --only cache --times 3 --print
python -m benchmarks.run --long               also 100,000 rows, which take many minutes
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.speed.measure import FailedError, median, side_by_side
from benchmarks.speed.page import Row, page
from benchmarks.speed.pairs import Bench, Pair
from benchmarks.speed.tools import ROOT, install

_LONG = "100,000"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5, help="runs of each program")
    parser.add_argument("--only", default="", metavar="WORDS", help="pairs whose name has them")
    parser.add_argument("--long", action="store_true", help="also what takes many minutes")
    parser.add_argument("--anew", action="store_true", help="install everything again")
    parser.add_argument("--print", action="store_true", help="print the page, write nothing")
    options = parser.parse_args()

    folder = ROOT / "build" / "benchmarks"
    tools = install(folder / "tools", anew=options.anew)
    bench = Bench(tools, folder / "drafts")
    rows, absent = [], []
    for pair in bench.pairs():
        if options.only not in pair.name:
            continue
        if (_LONG in pair.name and not options.long) or pair.other is None:
            absent.append(pair.name)
            continue
        try:
            rows.append(measured(pair, times=options.times))
        except FailedError as error:
            absent.append(f"{pair.name} ({error})")
            continue
        print(f"{rows[-1].ratio:8.3f}  (≤ {pair.target:g})  {pair.name}", file=sys.stderr)
    warm = {} if options.only else {name: bench.warm(name) for name in ("en", "de")}
    text = page(rows, absent=absent, warm=warm, versions=tools.versions(), times=options.times)
    if options.print:
        print(text)
    else:
        (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    return 0


def measured(pair: Pair, *, times: int) -> Row:
    """Both programs of a pair, in turn."""
    assert pair.other is not None
    runs = 1 if pair.once else times
    ours, other = side_by_side((pair.ours, pair.other), times=runs)
    return Row(
        pair,
        median(ours, pair.figure),
        median(other, pair.figure) * pair.factor,
        runs,
    )


if __name__ == "__main__":
    sys.exit(main())
