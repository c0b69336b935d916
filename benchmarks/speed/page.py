"""docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.pairs import Pair

_HEAD = """\
# How fast postlint is

Written by `make bench`, which installs postlint and the others into a folder of their own, makes
its drafts up from a seed, and runs the two of each line in turn. CPU is user and system time of the
whole process tree; a figure is the median of {times} runs after one that is not counted (one run
alone where it says so). Ratios are what to look at: seconds belong to the machine. Below 1 postlint
is the cheaper one.

{machine}

| what | promised | reached | | postlint | other |
| --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as measured; `other` is already multiplied by the pair's factor."""

    pair: Pair
    ours: float
    other: float
    runs: int

    @property
    def ratio(self) -> float:
        return self.ours / self.other


def page(
    rows: Sequence[Row],
    *,
    absent: Sequence[str],
    warm: Mapping[str, tuple[float, float, int, int]],
    versions: Mapping[str, str],
    times: int,
) -> str:
    """The page in full."""
    lines = [_HEAD.format(times=times, machine=machine()).rstrip("\n")]
    lines += map(_line, rows)
    lines += ["", *_warm(warm), "", *_absent(absent)]
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    return "\n".join([*lines, f"Versions: {told}.", ""])


def machine() -> str:
    processor = platform.processor() or platform.machine()
    model = Path("/proc/cpuinfo")
    if model.exists():
        names = [line for line in model.read_text().splitlines() if line.startswith("model name")]
        processor = names[0].partition(":")[2].strip() if names else processor
    load = f", load {os.getloadavg()[0]:.1f} when the page was written"
    return f"Machine: {processor}, {os.cpu_count()} processors, {platform.system()}{load}."


def _line(row: Row) -> str:
    verdict = "reached" if row.ratio <= row.pair.target else "**missed**"
    unit = "MB" if row.pair.figure == "peak" else "s wall" if row.pair.figure == "wall" else "s"
    name = row.pair.name + (" (one run)" if row.runs == 1 else "")
    digits = 0 if unit == "MB" else 3
    figures = f"{row.ours:.{digits}f} {unit} | {row.other:.{digits}f} {unit}"
    return f"| {name} | ≤ {row.pair.target:g} | {row.ratio:.3f} | {verdict} | {figures} |"


def _warm(warm: Mapping[str, tuple[float, float, int, int]]) -> Iterator[str]:
    for language, (without, judged, many, few) in warm.items():
        yield (
            f"A post of 80 words ({language}) through the API, all loaded, CPU in the median: "
            f"{without:.2f} ms where words alone tell ({many} posts; promised: 1 ms), "
            f"{judged:.1f} ms where a model is asked ({few} posts; promised: 8 ms).\n"
        )


def _absent(absent: Sequence[str]) -> Iterator[str]:
    if absent:
        yield f"Not measured here: {'; '.join(absent)}."
        yield ""
