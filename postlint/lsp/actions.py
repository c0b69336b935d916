"""What can be done about the findings in a range: mend them, leave them with a reason, read up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from postlint.lint.finding import Edit, Finding, Fix
from postlint.lint.fixes import separate_fixes
from postlint.lsp.diagnostics import diagnostic
from postlint.lsp.ignore import ignoring
from postlint.lsp.positions import Lines
from postlint.lsp.rows import escaped
from postlint.lsp.view import View
from postlint.source.post import Post, Span

EXPLAIN, SELECT = "postlint.explain", "postlint.select"
FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.postlint"


def actions(
    view: View, range: Range, *, only: Sequence[str] | None = None, versioned: bool, selects: bool
) -> list[CodeAction]:
    """The actions for a range, those that change most for the better first.

    `only` are the kinds the client wants. `versioned` says that it takes edits of one version of
    a document, `selects` that it can select the reason it is to write.
    """
    found = view.findings(view.lines.span(range))
    offered = [
        *(a for post, finding in found for a in _fixes(view, post, finding, versioned)),
        *(a for p, finding in found for a in _ignore(view, p, finding, versioned, selects)),
        *(_explain(view, post, finding) for post, finding in found),
        *_fix_all(view, versioned),
    ]
    return [action for action in offered if _wanted(action.kind or "", only)]


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == wish or kind.startswith(wish + ".") for wish in only)


def _fixes(view: View, post: Post, finding: Finding, versioned: bool) -> Iterator[CodeAction]:
    for fix in finding.fixes:
        edits = [Edit(view.span(post, edit.span), _written(post, edit)) for edit in fix.edits]
        yield CodeAction(
            title=_title(view, post, finding, fix),
            kind=CodeActionKind.QuickFix,
            diagnostics=[diagnostic(view, post, finding)],
            is_preferred=fix.safety == "safe" and len(finding.fixes) == 1,
            edit=_edit(view, edits, versioned),
        )


def _written(post: Post, edit: Edit) -> str:
    return edit.text if post.row is None else escaped(edit.text)


def _title(view: View, post: Post, finding: Finding, fix: Fix) -> str:
    words = view.words(post)
    if len(fix.edits) != 1:
        title = fix.title
    elif new := fix.edits[0].text:
        title = words.replace.format(words.quoted(_short(new)))
    else:
        title = words.delete.format(words.quoted(_short(post.source.slice(fix.edits[0].span))))
    return title if fix.safety == "safe" else words.unsafe.format(title)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39].rstrip() + "…"


def _ignore(
    view: View, post: Post, finding: Finding, versioned: bool, selects: bool
) -> Iterator[CodeAction]:
    request = ignoring(view, post, finding)
    if request is None:
        return
    action = CodeAction(
        title=view.words(post).ignore.format(finding.rule),
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic(view, post, finding)],
        edit=_edit(view, [request.edit], versioned),
    )
    if selects:
        at = request.edit.span.start
        text = view.draft.text[:at] + request.edit.text
        reason = Span(at + request.reason.start, at + request.reason.end)
        place = Lines(text, view.encoding).range(reason)
        corners = [place.start.line, place.start.character, place.end.line, place.end.character]
        action.command = Command(action.title, SELECT, arguments=[view.draft.uri, corners])
    yield action


def _explain(view: View, post: Post, finding: Finding) -> CodeAction:
    title = view.words(post).explain.format(finding.rule)
    language = view.message_language or post.language
    return CodeAction(
        title=title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic(view, post, finding)],
        command=Command(title, EXPLAIN, arguments=[finding.rule, view.draft.uri, language]),
    )


def _fix_all(view: View, versioned: bool) -> Iterator[CodeAction]:
    """Every safe fix at once, as `postlint check --fix` would; not for JSON Lines."""
    entries = [entry for entry in view.entries if entry.result.post.row is None]
    fixes = separate_fixes(f for entry in entries for f in entry.result.findings)
    if fixes:
        post = entries[0].result.post
        edits = [Edit(view.span(post, e.span), e.text) for fix in fixes for e in fix.edits]
        edit = _edit(view, edits, versioned)
        yield CodeAction(title=view.words(post).fix_all, kind=FIX_ALL, edit=edit)


def _edit(view: View, edits: Sequence[Edit], versioned: bool) -> WorkspaceEdit:
    changes = [TextEdit(view.lines.range(edit.span), edit.text) for edit in edits]
    if not versioned:
        return WorkspaceEdit(changes={view.draft.uri: changes})
    document = OptionalVersionedTextDocumentIdentifier(
        uri=view.draft.uri, version=view.draft.version
    )
    return WorkspaceEdit(document_changes=[TextDocumentEdit(document, list(changes))])
