"""Keeps the connection alive whatever comes through it."""

from __future__ import annotations

import logging
import re
from typing import Any, BinaryIO

from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,9})[ \t]*\r?\n$", re.IGNORECASE)
#: Longest message in bytes; no client sends one, and waiting for its end would never end.
LONGEST_MESSAGE = 64 * 1024 * 1024
_log = logging.getLogger("postlint")


class Input:
    """A stream of messages that finds the next header again after rubbish."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """The next line; a header with a length comes as the protocol spells it, without what a
        message with a wrong length left before it."""
        line = self._stream.readline()
        if b"content-length" not in line.lower():
            return line
        found = _LENGTH.search(line)
        length = int(found[1]) if found else 0
        return b"Content-Length: %d\r\n" % length if 0 < length <= LONGEST_MESSAGE else b"\n"

    def read(self, size: int) -> bytes:
        return self._stream.read(size)


class Protocol(LanguageServerProtocol):
    """Answers requests that make no sense, so that no client waits for ever."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as an object of the protocol; raises `JsonRpcException`."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


class Server(LanguageServer):
    """Writes what goes wrong into the log, one line each, instead of into the writer's face."""

    def report_server_error(self, error: Exception, source: object) -> None:
        _log.error("%s: %s", getattr(source, "__name__", "error"), error)


class OneLine(logging.Formatter):
    """A record's first line, without a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        reason = record.exc_info[1] if record.exc_info else None
        text, _, _ = record.getMessage().partition("\n")
        return f"postlint lsp: {text}: {reason!r}" if reason else f"postlint lsp: {text}"
