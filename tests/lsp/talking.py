"""An editor of our own: pygls' client, talking to `postlint lsp` over its standard streams."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

SERVER = (sys.executable, "-m", "postlint", "lsp", "--stdio")
#: Seconds after which an answer that never comes fails a test; a pipeline has to load.
PATIENCE = 120.0


class Editor:
    """A client and what it was told: messages, and the latest diagnostics of each document."""

    def __init__(self, settings: dict[str, Any] | None = None) -> None:
        self.client = LanguageClient("editor", "1")
        self.messages: list[str] = []
        self.published: list[lsp.PublishDiagnosticsParams] = []
        self.registered: list[str] = []
        self.shown: list[lsp.ShowDocumentParams] = []
        self.settings = settings
        self._news = asyncio.Condition()
        self._notices: list[asyncio.Future[None]] = []
        for name, handler in (
            (lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self._publish),
            (lsp.WINDOW_SHOW_MESSAGE, self._message),
            (lsp.CLIENT_REGISTER_CAPABILITY, self._register),
            (lsp.WORKSPACE_CONFIGURATION, self._configuration),
            (lsp.WINDOW_SHOW_DOCUMENT, self._show),
        ):
            self.client.feature(name)(lambda params, handler=handler: handler(params))

    def _publish(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self._tell()

    def _message(self, params: lsp.ShowMessageParams) -> None:
        self.messages.append(params.message)
        self._tell()

    def _register(self, params: lsp.RegistrationParams) -> None:
        self.registered += [registration.method for registration in params.registrations]

    def _configuration(self, params: lsp.ConfigurationParams) -> list[Any]:
        return [self.settings for _ in params.items]

    def _show(self, params: lsp.ShowDocumentParams) -> lsp.ShowDocumentResult:
        self.shown.append(params)
        self._tell()
        return lsp.ShowDocumentResult(success=True)

    def _tell(self) -> None:
        async def notify() -> None:
            async with self._news:
                self._news.notify_all()

        self._notices.append(asyncio.ensure_future(notify()))

    async def until(self, true: Callable[[], Any]) -> Any:
        """Wait for news until something is true, and give it."""
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(true), PATIENCE)
        return true()

    async def diagnostics(self, uri: str, version: int | None) -> list[lsp.Diagnostic]:
        """The diagnostics of one version of a document, when they come."""

        def found() -> list[lsp.PublishDiagnosticsParams]:
            return [p for p in self.published if p.uri == uri and p.version == version]

        return list((await self.until(found))[-1].diagnostics)

    def open(self, uri: str, text: str, *, language: str = "markdown", version: int = 1) -> None:
        item = lsp.TextDocumentItem(uri, language, version, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, uri: str, text: str, *, version: int) -> None:
        """Send a whole new text, as the server asks for."""
        document = lsp.VersionedTextDocumentIdentifier(uri=uri, version=version)
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    def save(self, uri: str) -> None:
        document = lsp.TextDocumentIdentifier(uri)
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(document))

    def close(self, uri: str) -> None:
        document = lsp.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))

    def changed_on_disk(self, path: Path) -> None:
        event = lsp.FileEvent(path.as_uri(), lsp.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))


def capabilities(**options: Any) -> lsp.ClientCapabilities:
    """A client that can be asked for settings and told to watch files."""
    watched = lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    return lsp.ClientCapabilities(
        workspace=lsp.WorkspaceClientCapabilities(
            configuration=True, did_change_watched_files=watched
        ),
        window=lsp.WindowClientCapabilities(
            show_document=lsp.ShowDocumentClientCapabilities(support=True)
        ),
        **options,
    )


@asynccontextmanager
async def editor(
    folder: Path,
    *,
    can: lsp.ClientCapabilities | None = None,
    initially: dict[str, Any] | None = None,
    settings: dict[str, Any] | None = None,
) -> AsyncIterator[Editor]:
    """An editor on a folder, with settings told at the start (`initially`) or when asked for."""
    talk = Editor(settings)
    await talk.client.start_io(*SERVER)
    params = lsp.InitializeParams(
        capabilities=can or lsp.ClientCapabilities(),
        root_uri=folder.as_uri(),
        initialization_options=initially,
    )
    answer = await asyncio.wait_for(talk.client.initialize_async(params), PATIENCE)
    assert answer.server_info is not None
    assert answer.server_info.name == "postlint"
    talk.client.initialized(lsp.InitializedParams())
    try:
        yield talk
        await asyncio.wait_for(talk.client.shutdown_async(None), PATIENCE)
    finally:
        talk.client.exit(None)
        await talk.client.stop()
