from __future__ import annotations

import pytest

from postlint.source.post import SourceError
from postlint.source.read import decode


def _error(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        decode("a.md", data)
    return caught.value


def test_utf8_is_read_as_it_is() -> None:
    source = decode("a.md", "Grüße\r\n👋".encode())
    assert (source.text, source.bom) == ("Grüße\r\n👋", False)


def test_a_byte_order_mark_is_dropped_and_remembered() -> None:
    source = decode("a.md", b"\xef\xbb\xbfHallo")
    assert (source.text, source.bom) == ("Hallo", True)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_named_with_the_way_out(encoding: str) -> None:
    error = _error("Guten Morgen, liebe Leute!".encode(encoding))
    assert error.message == "this file is UTF-16; save it as UTF-8"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x01\x02\x03abc", b"abc\0def"]
)
def test_a_binary_file_is_not_text(data: bytes) -> None:
    assert "binary" in _error(data).message


def test_one_stray_control_character_is_no_binary_file() -> None:
    assert decode("a.md", b"x" * 200 + b"\x01").text.endswith("\x01")


def test_latin1_is_named_at_its_first_byte_in_code_points() -> None:
    error = _error("Grüße\rein Gruß: ".encode() + "für".encode("latin-1"))
    assert (error.line, error.column) == (2, 12)
    assert "byte 0xFC here), most likely Windows-1252 or Latin-1" in error.message


def test_nothing_is_a_text() -> None:
    assert decode("a.md", b"").text == ""
