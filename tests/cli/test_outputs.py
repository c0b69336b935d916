"""Several reports in one run, and which format goes to which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.cli.outputs import Output, outputs
from postlint.report.formats import FORMATS
from postlint.report.names import NAMES
from tests.cli.calling import CHEAP, Folder, call

F, TO = "--output-format", "--output-file"


def paired(*words: str) -> list[Output]:
    """What `outputs` makes of a command line."""
    options, values = words[::2], words[1::2]
    formats = [value for name, value in zip(options, values, strict=True) if name == F]
    files = [Path(value) for name, value in zip(options, values, strict=True) if name == TO]
    order = ["output_format" if name == F else "output_file" for name in options]
    return outputs(formats, files, order)


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ((), [("text", None)]),
        ((F, "json"), [("json", None)]),
        ((TO, "out.txt"), [("text", "out.txt")]),
        ((F, "json", TO, "a"), [("json", "a")]),
        ((TO, "a", F, "json"), [("json", "a")]),
        ((F, "json", TO, "a", F, "text"), [("json", "a"), ("text", None)]),
        ((F, "text", F, "json", TO, "a"), [("text", None), ("json", "a")]),
        ((F, "json", TO, "a", F, "text", TO, "b"), [("json", "a"), ("text", "b")]),
        ((F, "json", F, "text", TO, "a", TO, "b"), [("json", "a"), ("text", "b")]),
        ((TO, "a", F, "json", TO, "b", F, "text"), [("json", "a"), ("text", "b")]),
        ((TO, "report.json"), [("json", "report.json")]),
        ((TO, "report.JSON", TO, "report.xml"), [("json", "report.JSON"), ("text", "report.xml")]),
        ((F, "text", TO, "report.json"), [("text", "report.json")]),
    ],
)
def test_pairs(words: tuple[str, ...], pairs: list[tuple[str, str | None]]) -> None:
    found = [(pair.format, pair.file and str(pair.file)) for pair in paired(*words)]
    assert found == pairs


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((F, "json", F, "text"), "json and text cannot both go to standard output"),
        ((F, "json", TO, "a", F, "text", TO, "a"), "json and text cannot both be written to a"),
        ((TO, "a", F, "json", F, "text"), "-o a must stand right after its --output-format"),
        ((F, "json", TO, "a", TO, "b"), "-o b has no format; put an --output-format before it"),
    ],
)
def test_what_is_not_plain_is_an_error(here: Folder, words: tuple[str, ...], told: str) -> None:
    here.write("a.md", CHEAP)
    outcome = call("a.md", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("Error: ") == 1
    assert told.replace("-o ", f"{TO} ") in outcome.err
    assert not (here.path / "a").exists()


def test_both_reports_of_one_run_are_those_of_two(here: Folder) -> None:
    here.write("a.md", CHEAP)
    both = call("a.md", F, "json", "-o", "r.json", F, "concise")
    assert both == call("a.md", F, "concise")
    assert here.read("r.json") == call("a.md", F, "json").data


def test_the_names_are_those_of_the_formats() -> None:
    assert tuple(FORMATS) == NAMES
