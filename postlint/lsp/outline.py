"""The posts of a document: as symbols, and with their risk as lenses."""

from __future__ import annotations

from lsprotocol.types import CodeLens, Command, DocumentSymbol, SymbolKind

from postlint.lsp.actions import EXPLAIN
from postlint.lsp.diagnostics import first_line
from postlint.lsp.view import View
from postlint.report.model import Entry
from postlint.source.post import Post, Span

_LONGEST = 60


def symbols(view: View) -> list[DocumentSymbol]:
    """A symbol for each part of a thread and each row of JSON Lines."""
    return [_symbol(view, entry) for entry in view.entries]


def lenses(view: View) -> list[CodeLens]:
    """The risk and its bill over each post; pressed, it explains the rule that adds most."""
    return [_lens(view, entry) for entry in view.entries]


def _symbol(view: View, entry: Entry) -> DocumentSymbol:
    post = entry.result.post
    span = view.span(post, post.body)
    line = view.lines.line(view.lines.position(span.start).line)
    first = Span(span.start, max(span.start, min(span.end, line.end)))
    return DocumentSymbol(
        name=_name(post),
        kind=SymbolKind.String,
        range=view.lines.range(span),
        selection_range=view.lines.range(first),
        detail=view.words(post).bill(entry.score),
    )


def _name(post: Post) -> str:
    text = " ".join(post.source.slice(post.body).split())
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    if post.row is not None:
        return f"{post.id or post.row}: {short}"
    return f"{post.part}/{post.parts} {short}" if post.parts > 1 else short


def _lens(view: View, entry: Entry) -> CodeLens:
    post = entry.result.post
    title = view.words(post).bill(entry.score)
    command = Command(title, "")
    if entry.score.contributions:
        language = view.message_language or post.language
        rule = entry.score.contributions[0].rule
        command = Command(title, EXPLAIN, arguments=[rule, view.draft.uri, language])
    return CodeLens(first_line(view, post), command)
