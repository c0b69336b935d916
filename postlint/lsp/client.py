"""What the server says to the client, as far as the client can hear it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lsprotocol import types as lsp

from postlint.lsp.wire import Server

_WATCHED = ("**/postlint.toml", "**/pyproject.toml", "**/*.yaml", "**/*.yml")


class Client:
    """The other end of the line."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def can(self, capability: str) -> bool:
        """Whether the client declared a capability, given as a path such as `workspace.apply_edit`;
        before `initialize` it can do nothing."""
        found: Any = getattr(self._server.protocol, "client_capabilities", None)
        for name in capability.split("."):
            found = getattr(found, name, None)
        return bool(found)

    @property
    def reads_markdown(self) -> bool:
        capabilities = self._server.client_capabilities.text_document
        formats = (capabilities and capabilities.hover and capabilities.hover.content_format) or ()
        return lsp.MarkupKind.Markdown in formats

    def message(self, text: str, kind: lsp.MessageType) -> None:
        self._server.window_show_message(lsp.ShowMessageParams(kind, text))

    def publish(
        self, uri: str, found: Sequence[lsp.Diagnostic], *, version: int | None = None
    ) -> None:
        """Replace what the client shows for a document."""
        params = lsp.PublishDiagnosticsParams(uri, list(found), version)
        self._server.text_document_publish_diagnostics(params)

    def refresh_lenses(self) -> None:
        if self.can("workspace.code_lens.refresh_support"):
            self._server.workspace_code_lens_refresh(None)

    def watch(self) -> None:
        """Ask to hear of changed configuration files and rule packs."""
        if not self.can("workspace.did_change_watched_files.dynamic_registration"):
            return
        watchers = [lsp.FileSystemWatcher(pattern) for pattern in _WATCHED]
        registration = lsp.Registration(
            id="postlint-watch",
            method=lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            register_options=lsp.DidChangeWatchedFilesRegistrationOptions(watchers),
        )
        self._server.client_register_capability(lsp.RegistrationParams([registration]))

    async def settings(self, section: str) -> object:
        """The client's settings of a section; None where it has none or cannot be asked."""
        if not self.can("workspace.configuration"):
            return None
        item = lsp.ConfigurationItem(section=section)
        found = await self._server.workspace_configuration_async(lsp.ConfigurationParams([item]))
        return found[0] if found else None

    async def select(self, uri: str, range: lsp.Range) -> None:
        """Show a document with a range selected."""
        if self.can("window.show_document.support"):
            params = lsp.ShowDocumentParams(uri, take_focus=True, selection=range)
            await self._server.window_show_document_async(params)
