"""Views of drafts, made as the server makes them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol.types import CodeAction, Position, PositionEncodingKind, Range, TextEdit

from postlint.config import Settings
from postlint.lsp.draft import Draft, draft
from postlint.lsp.folders import Folders
from postlint.lsp.options import Options
from postlint.lsp.positions import Lines
from postlint.lsp.reviewer import Reviewer
from postlint.lsp.view import View

EVERYWHERE = Range(Position(0, 0), Position(10_000, 0))
UTF16 = PositionEncodingKind.Utf16


def plain(settings: Settings) -> Settings:
    """The settings of a folder, as they are."""
    return settings


def reviewer(options: Options | None = None, *, encoding: str = UTF16) -> Reviewer:
    return Reviewer(Folders((options or Options()).under), encoding=encoding)


def document(path: Path, text: str, *, version: int = 1) -> Draft:
    return draft(path.as_uri(), path, text, version=version)


def look(path: Path, text: str, *, by: Reviewer | None = None, encoding: str = UTF16) -> View:
    """What a draft with this text, at this path, comes to."""
    return asyncio.run((by or reviewer(encoding=encoding)).look(document(path, text)))


def edited(text: str, action: CodeAction, *, encoding: str = UTF16) -> str:
    """The text after the edits of an action."""
    assert action.edit is not None
    if action.edit.document_changes:
        (change,) = action.edit.document_changes
        edits = list(change.edits)
    else:
        assert action.edit.changes
        (edits,) = action.edit.changes.values()
    return applied(text, edits, encoding=encoding)


def applied(text: str, edits: list[TextEdit], *, encoding: str = UTF16) -> str:
    lines = Lines(text, encoding)
    spans = [(lines.span(edit.range), edit.new_text) for edit in edits]
    for span, new in sorted(spans, key=lambda pair: pair[0], reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text
