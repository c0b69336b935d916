"""For people: each finding readable at one glance, the bill after each post, the summary last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from postlint.lint.finding import Finding
from postlint.registry.severity import SEVERITIES
from postlint.report.excerpt import excerpt
from postlint.report.lines import columns, flow, sentence, wrap
from postlint.report.model import Entry, Failure, Report
from postlint.report.paint import Paint
from postlint.report.place import line_of, place, place_of_failure, which
from postlint.report.summary import summary
from postlint.report.tally import framed
from postlint.source.post import Post

_NARROWEST = 40
_INDENT = "  "


def render(report: Report, *, colour: bool, width: int = 80, statistics: bool = False) -> str:
    """The report in at most `width` columns (long words and paths may stick out).

    With `statistics`, a table of rules and their counts stands in for the findings. The frame is
    English; messages and advice speak the language of their post.
    """
    paint, width = Paint(colour), max(width, _NARROWEST)
    blocks = _table(report, paint) if statistics else _posts(report.entries, paint, width)
    failures = [_failure(failure, paint, width) for failure in report.failures]
    return framed([*blocks, *failures], summary(report), width=width)


def part(entries: Iterable[Entry], *, colour: bool, width: int) -> str:
    """What a report without `statistics` says of these posts; empty where nothing was found."""
    return "\n\n".join(_posts(entries, Paint(colour), max(width, _NARROWEST)))


def _posts(entries: Iterable[Entry], paint: Paint, width: int) -> Iterator[str]:
    for entry in entries:
        post = entry.result.post
        for finding in entry.result.findings:
            yield _finding(post, finding, paint, width)
        if entry.result.findings:
            yield _bill(entry, paint, width)


def _finding(post: Post, finding: Finding, paint: Paint, width: int) -> str:
    where = paint(place(post, finding.span.start), "place")
    lines = [f"{where} {paint(finding.severity, finding.severity)} {finding.rule}"]
    lines += wrap(sentence(finding.message), width=width, first=_INDENT, rest=_INDENT)
    lines += _picture(post, finding, paint, width)
    if finding.advice.strip():
        lines += _labelled("help", finding.advice, paint, width)
    for fix in finding.fixes:
        label = "fix" if fix.safety == "safe" else "unsafe fix"
        lines += _labelled(label, fix.title, paint, width)
    return "\n".join(lines)


def _picture(post: Post, finding: Finding, paint: Paint, width: int) -> list[str]:
    """The line of the text, and carets under the found characters."""
    line = line_of(post, finding.span.start)
    number, blank = f"{line:>4} │", "     │"
    room = width - columns(number) - 1
    part = excerpt(post.source, finding.span, room=room)
    more = ""
    if part.last_line > part.line:
        more = " …" if post.row is not None else f" … to line {part.last_line}"
    carets = paint("^" * part.carets, finding.severity) + paint(more, "quiet")
    return [
        f"{paint(number, 'quiet')} {part.text}".rstrip(" "),
        f"{paint(blank.rjust(len(number)), 'quiet')} {' ' * part.indent}{carets}",
    ]


def _labelled(label: str, text: str, paint: Paint, width: int) -> list[str]:
    head = f"{_INDENT}{label}: "
    lines = wrap(sentence(text), width=width, first=head, rest=" " * len(head))
    return [f"{_INDENT}{paint(f'{label}:', 'label')} {lines[0][len(head) :]}", *lines[1:]]


def _bill(entry: Entry, paint: Paint, width: int) -> str:
    score = entry.score
    name = which(entry.result.post)
    start = f"{name}{': ' if name else ''}risk {score.total} of 100, "
    points = [f"{item.rule} {item.points}" for item in score.contributions]
    pieces = [f"{piece}," for piece in points[:-1]] + points[-1:]
    head = f"{start}{score.level}{': ' if pieces else ''}"
    lines = flow(pieces, width=width, first=head, rest=_INDENT)
    lines[0] = start + paint(score.level, score.level) + lines[0][len(start + score.level) :]
    return "\n".join(lines)


def _failure(failure: Failure, paint: Paint, width: int) -> str:
    head = f"{paint(place_of_failure(failure), 'place')} {paint('failure', 'failure')}"
    message = sentence(failure.message)
    return "\n".join([head, *wrap(message, width=width, first=_INDENT, rest=_INDENT)])


def _table(report: Report, paint: Paint) -> Iterator[str]:
    """One block with a row for each rule and severity, the most frequent first."""
    counts = Counter(
        (finding.rule, finding.severity)
        for entry in report.entries
        for finding in entry.result.findings
    )
    if not counts:
        return
    order = sorted(counts, key=lambda key: (-counts[key], SEVERITIES.index(key[1]), key[0]))
    digits = max(len("count"), *(len(str(count)) for count in counts.values()))
    names = max(len("rule"), *(columns(rule) for rule, _ in order))
    lines = [paint(f"{'count':>{digits}}  {'rule':<{names}}  severity", "quiet")]
    lines += [
        f"{counts[rule, severity]:>{digits}}  {rule:<{names}}  {paint(severity, severity)}"
        for rule, severity in order
    ]
    yield "\n".join(lines)
