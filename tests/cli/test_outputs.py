"""Several reports in one run, and which format goes to which file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

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


def test_every_format_tells_what_the_run_found(here: Folder) -> None:
    """A thread, rows, a silenced finding, line ends and letters of all kinds, a broken file."""
    comment = "<!-- postlint: ignore house/no-hype -- they do say so -->"
    here.write(
        "posts/thread.md",
        f"Our cheap chair. 👩\u200d👧\r\n\r\n---\r\n\r\n{comment}\r\nAmazing\tchair.\r\n",
    )
    here.write("posts/rows.jsonl", '{"text": "A cheap fu\u0308r one.", "id": "a"}\n{"text": 1}\n')
    here.write("posts/broken.txt", b"\xff\xfe\xff")
    words = [word for name in NAMES for word in (F, name, TO, f"out/{name}")]
    here.write("out/keep")
    outcome = call("posts", *words)
    assert (outcome.code, outcome.out) == (2, "")
    for name in NAMES:
        report = here.read(f"out/{name}").decode("utf-8")
        assert report == call("posts", F, name).out
        for told in ("thread.md", "rows.jsonl", "broken.txt", "house/no-cheap"):
            assert told in report, name
    for name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(here.read(f"out/{name}"))
    for name in ("junit", "checkstyle"):
        etree.fromstring(here.read(f"out/{name}"))


def test_silenced_findings_keep_their_reason_in_sarif(here: Folder) -> None:
    here.write(
        "a.md", "<!-- postlint: ignore house/no-hype -- they do say so -->\nAmazing chair.\n"
    )
    log = json.loads(call("a.md", F, "sarif").data)
    (result,) = log["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "they do say so"


def test_fail_on_decides_which_test_fails(here: Folder) -> None:
    here.write("a.md", "An amazing chair.\n")
    for level, failures in (("error", "0"), ("warning", "1")):
        report = etree.fromstring(call("a.md", F, "junit", "--fail-on", level).data)
        assert report.get("failures") == failures


def test_the_message_language_is_that_of_the_page(here: Folder) -> None:
    here.write("a.md", CHEAP)
    assert '<html lang="de">' in call("a.md", F, "html", "--message-language", "de").out
    assert '<html lang="en">' in call("a.md", F, "html").out
