"""JUnit and Checkstyle, read by others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from junitparser import Error, Failure, JUnitXml
from lxml import etree

from postlint.report.formats import render
from postlint.report.model import Report

from .any_text import reports
from .sample_report import sample_report

_JUNIT = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def _tree(report: Report, format: str) -> etree._Element:
    return etree.fromstring(render(report, format=format).encode())


@pytest.mark.parametrize("report", [sample_report(), Report("0.1.0", ())], ids=["sample", "empty"])
def test_junit_fits_the_schema(report: Report) -> None:
    _JUNIT.assertValid(_tree(report, "junit"))


@given(reports())
def test_any_text_fits_the_schema(report: Report) -> None:
    _JUNIT.assertValid(_tree(report, "junit"))


@given(reports())
def test_any_text_is_a_well_formed_checkstyle_report(report: Report) -> None:
    tree = _tree(report, "checkstyle")
    assert [error.get("source") for error in tree.iter("error")] == [
        *["tone/insult"] * 2,
        "postlint/unreadable",
    ]


def test_a_junit_reader_finds_the_same_posts() -> None:
    read = JUnitXml.fromstring(render(sample_report(), format="junit").encode())
    assert (read.tests, read.failures, read.errors) == (8, 3, 2)
    suites = list(read)
    for suite in suites:
        cases = [case.result for case in suite]
        assert suite.tests == len(cases)
        assert suite.failures == sum(isinstance(r, Failure) for rs in cases for r in rs)
        assert suite.errors == sum(isinstance(r, Error) for rs in cases for r in rs)


def test_only_what_fails_the_run_fails_a_test() -> None:
    read = JUnitXml.fromstring(render(sample_report(), format="junit").encode())
    cases = {(case.classname, case.name): case for suite in read for case in suite}
    warned = cases["posts/queue.jsonl", "row app-launch"]
    assert warned.is_passed
    assert "the best app in the world" in warned.system_out
    assert cases["posts/thread.md", "part 2"].is_failure
    assert cases["posts/closed.md", "post"].is_passed


def test_checkstyle_has_the_places_of_the_file() -> None:
    tree = _tree(sample_report(), "checkstyle")
    places = {
        (
            error.getparent().get("name"),
            error.get("line"),
            error.get("column"),
            error.get("severity"),
        )
        for error in tree.iter("error")
    }
    assert ("posts/rabatt.md", "5", "36", "error") in places
    assert ("posts/queue.jsonl", "7", None, "warning") in places
    assert ("posts/thread.md", "3", "150", "info") in places
    assert ("posts/entwurf.md", "1", "1", "error") in places
