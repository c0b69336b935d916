"""JUnit's XML: a file is a suite, a post a test that passes or fails."""

from __future__ import annotations

from dataclasses import dataclass, field

from postlint.lint.finding import Finding
from postlint.report.lines import sentence
from postlint.report.links import posix
from postlint.report.model import Entry, Failure, Report
from postlint.report.place import place
from postlint.report.wording import UNREADABLE, said
from postlint.report.xml_text import HEAD, tag, text_tag
from postlint.source.post import Post


@dataclass(slots=True)
class _Suite:
    """The tests of one file, as lines, and how many went wrong."""

    lines: list[str] = field(default_factory=list)
    tests: int = 0
    failures: int = 0
    errors: int = 0


def render(report: Report) -> str:
    """A post fails where its findings fail the run (`fail-on`); others are its output."""
    suites: dict[str, _Suite] = {}
    for entry in report.entries:
        path = posix(entry.result.post.source.path)
        _add(suites.setdefault(path, _Suite()), entry, path)
    for failure in report.failures:
        path = posix(failure.path)
        _add_failure(suites.setdefault(path, _Suite()), failure, path)
    inside = [line for path, suite in suites.items() for line in _suite(path, suite)]
    whole = tag(
        "testsuites",
        inside,
        name="postlint",
        tests=sum(suite.tests for suite in suites.values()),
        failures=sum(suite.failures for suite in suites.values()),
        errors=sum(suite.errors for suite in suites.values()),
    )
    return HEAD + "\n".join(whole) + "\n"


def _suite(path: str, suite: _Suite) -> list[str]:
    counts = {"tests": suite.tests, "failures": suite.failures, "errors": suite.errors}
    return tag("testsuite", suite.lines, name=path, **counts)


def _add(suite: _Suite, entry: Entry, path: str) -> None:
    post = entry.result.post
    failing = [finding for finding in entry.result.findings if entry.counts(finding)]
    others = [finding for finding in entry.result.findings if not entry.counts(finding)]
    inside: list[str] = []
    if failing:
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        message = sentence(failing[0].message) + more
        told = _told(post, failing)
        inside.append(text_tag("failure", told, type=failing[0].rule, message=message))
    if others:
        inside.append(text_tag("system-out", _told(post, others)))
    suite.lines += tag("testcase", inside, classname=path, name=_name(post))
    suite.tests += 1
    suite.failures += bool(failing)


def _add_failure(suite: _Suite, failure: Failure, path: str) -> None:
    message = sentence(failure.message)
    line = f"line {failure.line}: " if failure.line else ""
    error = text_tag("error", line + message, type=UNREADABLE, message=message)
    suite.lines += tag("testcase", [error], classname=path, name="reading")
    suite.tests += 1
    suite.errors += 1


def _name(post: Post) -> str:
    """A name that edits elsewhere leave alone, so that a test keeps its history."""
    if post.row is not None:
        return f"row {post.row if post.id is None else sentence(post.id)}"
    return f"part {post.part}" if post.parts > 1 else "post"


def _told(post: Post, findings: list[Finding]) -> str:
    return "\n".join(
        f"{place(post, finding.span.start)}: {finding.severity} {finding.rule} {said(finding)}"
        for finding in findings
    )
