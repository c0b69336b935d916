"""Comments like `<!-- postlint: ignore tone/sarcasm -- reason, until 2026-12-31 -->`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from postlint.source.canvas import FILL
from postlint.source.post import Span, Suppression
from postlint.source.scan import Scan

_COMMENT = re.compile(r"<!--\s*postlint:(.*)-->", re.DOTALL)
_UNCLOSED = re.compile(rf"(?<![\\{FILL}])<!--[ \t]*postlint:[^\n{FILL}]*")
_RULE = re.compile(r"[\w*?-]+(?:/[\w*?-]+)?")
_REASON = re.compile(r"(?:^|\s)(?:--+|[–—])\s*")
_UNTIL = re.compile(r"(?:^|(?<=,)|(?<=, ))until(?: ([^,]*))?$|(?<= )until (\d\S*)$")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def inline_suppressions(text: str, scan: Scan) -> Iterator[Suppression]:
    """The suppressions in comments, each with the paragraph it covers.

    A comment alone in its paragraph covers the next one of its part, any other its own.
    """
    scopes = _Scopes(scan)
    for mask in scan.masks:
        if mask.kind == "comment":
            match = _COMMENT.fullmatch(text, mask.span.start, mask.span.end)
            if match:
                yield _read(match[1], mask.span, scopes.of(mask.span))
    for match in _UNCLOSED.finditer(scan.prose):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        yield Suppression(span, span, (), problem="this comment is not closed: end it with “-->”")


def front_matter_suppression(
    settings: Mapping[str, Any], *, span: Span, scope: Span
) -> Suppression | None:
    """What `postlint: {ignore: …, reason: …, until: …}` says; None when it ignores nothing."""
    ignore = settings.get("ignore") or ()
    names = re.split(r"[,\s]+", ignore) if isinstance(ignore, str) else ignore
    if not names:
        return None
    rules, problem = _rules(names)
    until, late = _date(settings["until"]) if settings.get("until") else (None, None)
    reason = settings.get("reason") or None
    return Suppression(span, scope, rules, reason, until, problem or late)


class _Scopes:
    """Finds the paragraph a comment covers."""

    def __init__(self, scan: Scan) -> None:
        self._paragraphs = scan.paragraphs
        self._starts = [span.start for span in scan.paragraphs]
        self._remarks = frozenset(scan.remarks)
        self._separators = frozenset(scan.separators)
        self._texts = [span for span in scan.paragraphs if span not in self._remarks]
        self._text_starts = [span.start for span in self._texts]

    def of(self, comment: Span) -> Span:
        own = self._paragraphs[bisect_right(self._starts, comment.start) - 1]
        if own not in self._remarks:
            return own
        index = bisect_left(self._text_starts, own.end)
        if index == len(self._texts) or self._texts[index] in self._separators:
            return own
        return self._texts[index]


def _read(body: str, span: Span, scope: Span) -> Suppression:
    """Read what stands behind `postlint:` in a comment."""
    verb, _, rest = " ".join(body.split()).partition(" ")
    if verb != "ignore":
        unknown = f"“{verb}” means nothing here: write “postlint: ignore” and the rules"
        return Suppression(span, scope, (), problem=unknown)
    dash = _REASON.search(rest)
    names, tail = (rest[: dash.start()], rest[dash.end() :]) if dash else (rest, "")
    rules, problem = _rules(re.split(r"[, ]+", names))
    match = _UNTIL.search(tail)
    until, late = _date(match[1] or match[2] or "") if match else (None, None)
    reason = tail[: match.start()].rstrip(" ,") if match else tail
    return Suppression(span, scope, rules, reason or None, until, problem or late)


def _rules(names: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The names that can be selectors, and what is wrong with the others."""
    given = [name.strip() for name in names if name.strip()]
    rules = tuple(name for name in given if _RULE.fullmatch(name))
    if not given:
        return (), "no rule is named: write which one to ignore, such as “ignore tone/sarcasm”"
    wrong = next((name for name in given if not _RULE.fullmatch(name)), None)
    if wrong is None:
        return rules, None
    return rules, f"“{wrong}” is not the name of a rule: put “--” before the reason"


def _date(text: str) -> tuple[date | None, str | None]:
    text = text.strip()
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text), None
    except ValueError:
        pass
    return None, f"“{text}” is not a date such as 2026-12-31"
