"""Bytes to text: UTF-8 or a sentence that says what to do about it."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable

from postlint.source.post import Source, SourceError

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 4096
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def decode(path: str, data: bytes) -> Source:
    """Read a file's bytes as UTF-8; a byte order mark is dropped and remembered.

    Raises `SourceError` for UTF-16, for binary files and for every other encoding.
    """
    if _is_utf16(data):
        raise SourceError(path, "this file is UTF-16; save it as UTF-8")
    bom = data.startswith(_BOM)
    content = data[len(_BOM) :] if bom else data
    if _is_binary(content):
        raise SourceError(path, "this is a binary file, not text; leave it out of the run")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(path, content, error.start) from None
    return Source(path, text, bom=bom)


def is_text(chunks: Iterable[bytes]) -> bool:
    """Whether `decode` would take the bytes of these chunks, in memory for one chunk."""
    decoder = getincrementaldecoder("utf-8")()
    first = True
    for chunk in chunks:
        if (first and (_is_utf16(chunk) or _is_binary(chunk.removeprefix(_BOM)))) or b"\0" in chunk:
            return False
        first = False
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            return False
    return not decoder.getstate()[0]


def _is_utf16(data: bytes) -> bool:
    """A UTF-16 mark, or NUL in almost every second byte (Latin letters in UTF-16 without one)."""
    if data.startswith(_UTF16):
        return True
    sample = data[:_SAMPLE]
    even, odd, half = sample[0::2].count(0), sample[1::2].count(0), len(sample) // 2
    return half > 0 and min(even, odd) == 0 and max(even, odd) > 0.7 * half


def _is_binary(data: bytes) -> bool:
    """NUL anywhere, or more than one control character in a hundred bytes."""
    sample = data[:_SAMPLE]
    return b"\0" in data or len(_CONTROL.findall(sample)) * 100 > len(sample)


def _not_utf8(path: str, data: bytes, index: int) -> SourceError:
    before = data[:index].decode("utf-8")
    place = Source(path, before).position(len(before))
    message = (
        f"this file is not UTF-8 (byte 0x{data[index]:02X} here), most likely Windows-1252 or"
        " Latin-1; save it as UTF-8"
    )
    return SourceError(path, message, line=place.line, column=place.column)
