"""Why the words under the cursor were found."""

from __future__ import annotations

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from postlint.lsp.explain import short
from postlint.lsp.view import View
from postlint.source.post import Span


def hover(view: View, position: Position, *, markdown: bool) -> Hover | None:
    """What the findings at a position rest on and what to write instead; None where none is."""
    offset = view.lines.offset(position)
    found = view.findings(Span(offset, offset))
    pages = []
    for post, finding in found:
        if rule := view.rules.get(finding.rule):
            language = view.message_language or post.language
            words, evidence = view.words(post), view.evidence
            pages.append(short(rule, finding, language=language, words=words, evidence=evidence))
    if not pages:
        return None
    texts = [page.markdown() if markdown else page.text() for page in pages]
    kind = MarkupKind.Markdown if markdown else MarkupKind.PlainText
    between = "\n\n---\n\n" if markdown else "\n\n"
    post, first = found[0]
    content = MarkupContent(kind, between.join(texts))
    return Hover(content, view.range(post, first.span) if len(found) == 1 else None)
