from __future__ import annotations

import re
from dataclasses import replace

import pytest

from postlint.lint.finding import Edit, Finding, Fix, PostResult, Skipped
from postlint.registry.rule import Safety, Severity
from postlint.report.formats import FORMATS, ReportError, render
from postlint.report.model import Entry, Failure, Report
from postlint.report.summary import summary
from postlint.score import Contribution, Scorecard
from postlint.source.post import Post, Source, Span

from .sample_report import sample_report

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def _finding(severity: Severity = "error", *safeties: Safety) -> Finding:
    fixes = tuple(Fix("Drop it", safety, (Edit(Span(0, 4), ""),)) for safety in safeties)
    return Finding("tone/insult", severity, "Too harsh.", "Say it kindly.", Span(0, 4), fixes)


def _entry(*findings: Finding, path: str = "a.md", skipped: tuple[Skipped, ...] = ()) -> Entry:
    post = Post(Source(path, "Oafs are here."), Span(0, 14), "en")
    result = PostResult(post, findings, skipped=skipped)
    return Entry(result, Scorecard(7, "low", (Contribution("tone/insult", 7),)))


def _report(*entries: Entry, failures: tuple[Failure, ...] = ()) -> Report:
    return Report("0.1.0", entries, failures)


@pytest.mark.parametrize(
    ("report", "last"),
    [
        (_report(), "No findings in 0 posts."),
        (_report(_entry()), "No findings in 1 post."),
        (_report(*[_entry()] * 4), "No findings in 4 posts."),
        (_report(_entry(_finding())), "1 error in 1 post."),
        (
            _report(_entry(_finding(), _finding(), _finding("warning")), _entry()),
            "2 errors, 1 warning in 2 posts.",
        ),
        (_report(_entry(*[_finding("suggestion")] * 3)), "3 suggestions in 1 post."),
    ],
)
def test_the_last_line_counts_in_good_english(report: Report, last: str) -> None:
    assert render(report).splitlines()[-1] == last


@pytest.mark.parametrize(
    ("findings", "line"),
    [
        ([_finding("error", "safe")], "1 can be fixed with --fix."),
        (
            [_finding("error", "safe"), _finding("error", "unsafe")],
            "1 can be fixed with --fix, 1 more with --unsafe-fixes.",
        ),
        # Which of several is the writer's choice: neither --fix nor --unsafe-fixes applies one.
        (
            [_finding("error", "safe"), _finding("error", "unsafe", "unsafe")],
            "1 can be fixed with --fix.",
        ),
        ([_finding("error", "unsafe")], "1 can be fixed with --fix --unsafe-fixes."),
    ],
)
def test_the_summary_says_what_can_be_fixed(findings: list[Finding], line: str) -> None:
    assert line in summary(_report(_entry(*findings)))


def test_without_fixes_the_summary_does_not_speak_of_them() -> None:
    assert summary(_report(_entry(_finding()))) == ["1 error in 1 post."]


def test_rules_that_could_not_run_are_counted_once_by_reason() -> None:
    skipped = tuple(Skipped(rule, "there is no parser.") for rule in ("a/x", "a/y"))
    report = _report(*[_entry(skipped=(*skipped, Skipped("a/z", "no topics")))] * 2)
    line = "3 rules could not run: there is no parser (2); no topics (1)."
    assert line in summary(report)


def test_more_reasons_than_anyone_reads_are_summed_up() -> None:
    skipped = tuple(Skipped(f"a/{name}", f"reason {name}") for name in "pqrstu")
    (line, _) = summary(_report(_entry(skipped=skipped)))
    assert line.endswith("reason s (1); 2 other reasons.")


def test_colour_adds_escapes_and_nothing_else() -> None:
    coloured = render(sample_report(), colour=True)
    assert ESCAPE.search(coloured)
    assert ESCAPE.sub("", coloured) == render(sample_report(), colour=False)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_sends_a_control_character(name: str) -> None:
    forbidden = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
    assert forbidden.search(render(sample_report(), format=name)) is None


def test_a_bill_follows_only_where_there_are_findings() -> None:
    assert "risk 7 of 100, low: tone/insult 7\n" in render(_report(_entry(_finding())))
    assert "risk" not in render(_report(_entry()))


def test_statistics_stand_in_for_the_findings() -> None:
    report = _report(_entry(_finding(), _finding(), _finding("warning")))
    assert render(report, statistics=True).splitlines() == [
        "count  rule         severity",
        "    2  tone/insult  error",
        "    1  tone/insult  warning",
        "",
        "2 errors, 1 warning in 1 post.",
    ]


def test_statistics_of_nothing_are_no_table() -> None:
    assert render(_report(_entry()), statistics=True) == "No findings in 1 post.\n"


def test_places_are_as_exact_as_they_are_known() -> None:
    failures = (Failure("a", "gone"), Failure("b", "bad", 3), Failure("c", "odd", 3, 9))
    lines = render(_report(failures=failures), format="concise").splitlines()
    assert lines == ["a: failure gone", "b:3: failure bad", "c:3:9: failure odd"]


def test_the_carets_stay_aligned_after_line_9999() -> None:
    text = "\n" * 12344 + "Oafs"
    entry = _entry(replace(_finding(), span=Span(12344, 12348)))
    post = replace(entry.result.post, source=Source("a.md", text))
    far = replace(entry, result=replace(entry.result, post=post))
    assert "\n12345 │ Oafs\n      │ ^^^^\n" in render(_report(far))


def test_nothing_found_is_nothing_in_concise() -> None:
    assert render(_report(_entry()), format="concise") == ""


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(ReportError, match="“yaml”; there are text, concise, json"):
        render(_report(), format="yaml")
