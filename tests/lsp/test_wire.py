"""Headers are found again after rubbish."""

from __future__ import annotations

import io

import pytest

from postlint.lsp.wire import Input

GOOD = b"Content-Length: 2\r\n"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (b"Content-Length: 2\r\n", GOOD),
        (b"content-length:2\n", GOOD),
        (b'{"left": "over"}Content-Length: 2\r\n', GOOD),
        (b"Content-Type: text\r\n", b"Content-Type: text\r\n"),
        (b"\r\n", b"\r\n"),
        (b"", b""),
        (b"Content-Length: 0\r\n", b"\n"),
        (b"Content-Length: 999999999\r\n", b"\n"),
        (b"Content-Length: 9999999999999999\r\n", b"\n"),
        (b"Content-Length: -2\r\n", b"\n"),
    ],
)
def test_a_header_is_read(line: bytes, read: bytes) -> None:
    assert Input(io.BytesIO(line)).readline() == read
