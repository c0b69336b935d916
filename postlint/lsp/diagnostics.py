"""Findings, failures and broken configurations as diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticSeverity,
    Range,
)

from postlint.lint.finding import Finding
from postlint.lsp.links import link
from postlint.lsp.options import RiskDisplay
from postlint.lsp.positions import Lines
from postlint.lsp.view import Problem, View
from postlint.report.model import Entry, Failure
from postlint.source.post import Post, Span

SOURCE = "postlint"
_SEVERITIES: Mapping[str, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "suggestion": DiagnosticSeverity.Information,
}


def diagnostics(view: View, *, risk: RiskDisplay) -> list[Diagnostic]:
    """Everything to show in a draft, in the order of the draft."""
    shown = [_problem(view, problem) for problem in view.problems]
    shown += [_failure(view, failure) for failure in view.failures]
    for entry in view.entries:
        post = entry.result.post
        if risk == "diagnostic" and entry.score.total:
            shown.append(_risk(view, entry))
        shown += [diagnostic(view, post, finding) for finding in entry.result.findings]
    return shown


def diagnostic(view: View, post: Post, finding: Finding) -> Diagnostic:
    rule = view.rules.get(finding.rule)
    return Diagnostic(
        range=view.range(post, finding.span),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=CodeDescription(link(rule)) if rule else None,
        source=SOURCE,
    )


def in_configuration(problems: Iterable[Problem], text: str, encoding: str) -> list[Diagnostic]:
    """The problems of one configuration or rule file whose text this is."""
    lines = Lines(text, encoding)
    return [
        Diagnostic(
            range=_from(lines, problem.line, problem.column),
            message=problem.message,
            severity=DiagnosticSeverity.Error,
            source=SOURCE,
        )
        for problem in problems
    ]


def first_line(view: View, post: Post) -> Range:
    """Where what holds for a whole post is shown: on the first line of the document, or of a later
    part of it."""
    whole = post.row is None and post.part == 1
    span = Span(0, 0) if whole else view.span(post, Span(post.body.start, post.body.start))
    line = view.lines.position(span.start).line
    return view.lines.range(view.lines.line(line))


def _risk(view: View, entry: Entry) -> Diagnostic:
    post = entry.result.post
    return Diagnostic(
        range=first_line(view, post),
        message=view.words(post).bill(entry.score),
        severity=DiagnosticSeverity.Information,
        code="risk",
        source=SOURCE,
    )


def _failure(view: View, failure: Failure) -> Diagnostic:
    return Diagnostic(
        range=_from(view.lines, failure.line, failure.column),
        message=failure.message,
        severity=DiagnosticSeverity.Error,
        source=SOURCE,
    )


def _problem(view: View, problem: Problem) -> Diagnostic:
    return Diagnostic(
        range=_from(view.lines, None, None),
        message=f"Not linted: {problem}",
        severity=DiagnosticSeverity.Error,
        source=SOURCE,
    )


def _from(lines: Lines, line: int | None, column: int | None) -> Range:
    """From a place (counted from 1, in code points, or unknown) to the end of its line."""
    whole = lines.line((line or 1) - 1)
    start = min(whole.start + (column or 1) - 1, whole.end)
    return lines.range(Span(start, whole.end))


def by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The problems that have a place in a file, by the file's path."""
    found: dict[str, list[Problem]] = {}
    for problem in _placed(problems):
        found.setdefault(str(problem.path), []).append(problem)
    return found


def _placed(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (p for p in problems if p.path is not None and p.line is not None)
