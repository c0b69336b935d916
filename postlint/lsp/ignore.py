"""“Leave it, and here is why”: where the request goes and what it says."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from postlint.lint.finding import Edit, Finding
from postlint.lsp.view import View
from postlint.source.canvas import holding
from postlint.source.post import Post, Span
from postlint.source.scan import scan

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Request:
    """An edit of the document and, inside its new text, the reason to write over."""

    edit: Edit
    reason: Span


def ignoring(view: View, post: Post, finding: Finding) -> Request | None:
    """How to ask that a finding be left alone; None where nothing can be asked.

    In text a comment goes on a line of its own, on top of the finding's paragraph; in JSON Lines
    the row gets a key, so that no reader ever sees the request.
    """
    rule = view.rules.get(finding.rule)
    if rule is None or rule.check.kind == "suppression":
        return None
    reason = view.words(post).reason
    if post.row is not None:
        return _in_row(view, post, finding.rule, reason)
    text = post.source.text
    paragraphs = scan(text, post.body.start, markdown=post.markdown).paragraphs
    paragraph = holding(paragraphs, finding.span.start)
    start = paragraph.start if paragraph else post.body.start
    end = _LINE_END.search(text)
    head, tail = f"<!-- postlint: ignore {finding.rule} -- ", f" -->{end[0] if end else chr(10)}"
    place = view.span(post, Span(start, start))
    return Request(Edit(place, head + reason + tail), Span(len(head), len(head) + len(reason)))


def _in_row(view: View, post: Post, rule: str, reason: str) -> Request | None:
    row = view.row(post)
    if "postlint" in row.keys:
        return None
    head = f', "postlint": {{"ignore": [{json.dumps(rule)}], "reason": "'
    edit = Edit(Span(row.end, row.end), f'{head}{reason}"}}')
    return Request(edit, Span(len(head), len(head) + len(reason)))
