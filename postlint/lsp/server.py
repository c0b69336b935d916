"""The language server: what comes from the client goes to the desk, what is found goes back."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from postlint import __version__
from postlint.cache.place import prepared_folder
from postlint.lsp import actions, outline
from postlint.lsp.client import Client
from postlint.lsp.desk import Desk
from postlint.lsp.diagnostics import by_file, diagnostics, in_configuration
from postlint.lsp.draft import Draft, draft
from postlint.lsp.explain import full
from postlint.lsp.folders import Folders
from postlint.lsp.hover import hover
from postlint.lsp.options import SECTION, options
from postlint.lsp.reviewer import Reviewer
from postlint.lsp.troubles import Troubles
from postlint.lsp.view import Problem, View
from postlint.lsp.wire import Input, OneLine, Protocol, Server
from postlint.lsp.words import words

#: Longest wait, in seconds, for a client that was asked for its settings.
_PATIENCE = 2.0
_log = logging.getLogger("postlint")


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Speak the language server protocol until the client hangs up. The log goes to stderr."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    logging.basicConfig(level=logging.ERROR, handlers=[handler])
    server = Server(
        "postlint",
        __version__,
        text_document_sync_kind=lsp.TextDocumentSyncKind.Full,
        protocol_cls=Protocol,
    )
    service = Service(server)
    try:
        server.start_io(cast(BinaryIO, Input(stdin)), stdout)
    finally:
        service.close()


class Service:
    """Answers one client."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._client = Client(server)
        self._given: dict[str, Any] = {}
        self._options, _ = options(None)
        self._reviewer = Reviewer(self._folders(), encoding=lsp.PositionEncodingKind.Utf16)
        self._desk = Desk(self._look, self._show)
        self._troubles = Troubles()
        self._broken: dict[str, list[Problem]] = {}
        self._shown: dict[str, int | None] = {}
        self._settled = asyncio.Event()
        self._register()

    def close(self) -> None:
        self._reviewer.close()

    def _folders(self) -> Folders:
        kept = prepared_folder(os.environ)
        return Folders(lambda settings: self._options.under(settings), prepared=kept)

    def _register(self) -> None:
        kinds = [lsp.CodeActionKind.QuickFix, actions.FIX_ALL]
        features: tuple[tuple[str, Any, Any], ...] = (
            (lsp.INITIALIZE, self._initialize, None),
            (lsp.INITIALIZED, self._initialized, None),
            (lsp.TEXT_DOCUMENT_DID_OPEN, self._now, None),
            (lsp.TEXT_DOCUMENT_DID_CHANGE, self._changed, None),
            (lsp.TEXT_DOCUMENT_DID_SAVE, self._now, None),
            (lsp.TEXT_DOCUMENT_DID_CLOSE, self._closed, None),
            (lsp.WORKSPACE_DID_CHANGE_CONFIGURATION, self._configured, None),
            (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._files_changed, None),
            (lsp.TEXT_DOCUMENT_HOVER, self._hover, None),
            (lsp.TEXT_DOCUMENT_CODE_ACTION, self._actions, lsp.CodeActionOptions(kinds)),
            (lsp.TEXT_DOCUMENT_CODE_LENS, self._lenses, None),
            (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._symbols, None),
        )
        for name, handler, given in features:
            self._server.feature(name, given)(partial(handler))
        self._server.command(actions.EXPLAIN)(partial(self._explain))
        self._server.command(actions.SELECT)(partial(self._select))

    def _initialize(self, params: lsp.InitializeParams) -> None:
        encoding = self._server.workspace.position_encoding
        self._reviewer.encoding = str(getattr(encoding, "value", encoding))
        self._apply(params.initialization_options)

    async def _initialized(self, params: object) -> None:
        self._client.watch()
        try:
            found = await asyncio.wait_for(self._client.settings(SECTION), _PATIENCE)
            self._apply(found)
        except Exception as error:  # whatever a client answers, drafts are linted
            _log.error("the client's settings: %r", error)
        finally:
            self._settled.set()

    async def _configured(self, params: lsp.DidChangeConfigurationParams) -> None:
        self._apply(params.settings or await self._client.settings(SECTION))

    def _apply(self, value: object) -> None:
        """Take over the client's settings; those it does not speak of stay as they were."""
        if isinstance(value, Mapping) and isinstance(value.get(SECTION, value), Mapping):
            value = self._given = {**self._given, **value.get(SECTION, value)}
        elif value is None:
            return
        before = self._options
        self._options, problems = options(value)
        for problem in problems:
            self._client.message(f"postlint: {problem}", lsp.MessageType.Warning)
        if self._options != before:
            self._reviewer.folders = self._folders()
            self._again()

    def _now(self, params: lsp.DidOpenTextDocumentParams | lsp.DidSaveTextDocumentParams) -> None:
        self._desk.put(self._draft(params.text_document.uri))

    def _changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        pause = self._options.delay / 1000
        self._desk.put(self._draft(params.text_document.uri), after=pause)

    def _closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        self._desk.drop(uri)
        self._reviewer.forget(uri)
        self._shown.pop(uri, None)
        self._client.publish(uri, ())
        self._troubles.note(uri, ())
        self._show_troubles()

    def _files_changed(self, params: object) -> None:
        self._again()

    def _again(self) -> None:
        for known in self._desk.drafts:
            self._desk.put(known)

    def _draft(self, uri: str) -> Draft:
        document = self._server.workspace.get_text_document(uri)
        path = Path(self._server.workspace.root_path or "", to_fs_path(uri) or "untitled")
        return draft(
            uri,
            path.absolute(),
            document.source,
            language_id=document.language_id,
            version=document.version,
        )

    async def _look(self, draft: Draft) -> View:
        await self._settled.wait()
        return await self._reviewer.look(draft)

    def _show(self, view: View) -> None:
        uri, version = view.draft.uri, view.draft.version
        message = self._troubles.note(uri, view.problems)
        if message:
            self._client.message(message, lsp.MessageType.Error)
        self._show_troubles()
        found = diagnostics(view, risk=self._options.risk)
        self._client.publish(uri, found, version=version)
        if self._shown.get(uri, -1) == version:
            self._client.refresh_lenses()
        self._shown[uri] = version

    def _show_troubles(self) -> None:
        """Show broken configuration files where they are broken, and take back what is mended."""
        before, self._broken = self._broken, by_file(self._troubles.problems)
        for path in {**before, **self._broken}:
            now = self._broken.get(path, [])
            if now != before.get(path):
                found = in_configuration(now, _text(path), self._reviewer.encoding)
                self._client.publish(Path(path).as_uri(), found)

    async def _hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        view = await self._desk.view(params.text_document.uri, hurry=True)
        markdown = self._client.reads_markdown
        return hover(view, params.position, markdown=markdown) if view else None

    async def _actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        view = await self._desk.view(params.text_document.uri, hurry=True)
        if view is None:
            return []
        return actions.actions(
            view,
            params.range,
            only=params.context.only,
            versioned=self._client.can("workspace.workspace_edit.document_changes"),
            selects=self._client.can("window.show_document.support"),
        )

    async def _lenses(self, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        if self._options.risk != "lens":
            return []
        view = await self._desk.view(params.text_document.uri, hurry=False)
        return outline.lenses(view) if view else []

    async def _symbols(self, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        view = await self._desk.view(params.text_document.uri, hurry=False)
        return outline.symbols(view) if view else []

    async def _explain(self, rule: str, uri: str, language: str) -> str | None:
        """All there is to say about a rule; shown here unless the client shows what it gets."""
        view = await self._desk.view(uri, hurry=True)
        if view is None or rule not in view.rules:
            return None
        said = words(language)
        page = full(view.rules[rule], language=language, words=said, evidence=view.evidence)
        if not self._options.returns:
            self._client.message(page.text(), lsp.MessageType.Info)
        return page.markdown()

    async def _select(self, uri: str, corners: list[int]) -> None:
        line, character, last_line, last_character = corners
        start, end = lsp.Position(line, character), lsp.Position(last_line, last_character)
        await self._client.select(uri, lsp.Range(start, end))


def _text(path: str) -> str:
    """The text of a configuration file; nothing where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
