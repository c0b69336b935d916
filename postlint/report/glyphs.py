"""How text looks on a terminal: what is drawn, how wide, and nothing that could command it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_TAB = 4
_ZWJ, _VS16, _BLACK_FLAG = "\u200d", "\ufe0f", "\U0001f3f4"


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing a reader sees: code points `[start, end)`, drawn as `shown` in `width` columns."""

    start: int
    end: int
    shown: str
    width: int


def cells(text: str) -> tuple[Cell, ...]:
    """Cut `text` into what is drawn as one, the way terminals with emoji support do.

    Tabs become spaces up to the next fourth column; controls, invisible and bidirectional
    characters become signs that can be seen (`␛`, `<U+202E>`).
    """
    found: list[Cell] = []
    column = 0
    for index, char in enumerate(text):
        last = found[-1] if found else None
        if " " <= char <= "~":
            found.append(Cell(index, index + 1, char, 1))
            column += 1
        elif last is not None and _joins(last, text, index):
            wide = 2 if _widens(text, index) else last.width
            found[-1] = Cell(last.start, index + 1, last.shown + char, wide)
            column += wide - last.width
        else:
            shown, wide = _draw(char, column)
            found.append(Cell(index, index + 1, shown, wide))
            column += wide
    return tuple(found)


def _draw(char: str, column: int) -> tuple[str, int]:
    if char == "\t":
        wide = _TAB - column % _TAB
        return " " * wide, wide
    code, category = ord(char), unicodedata.category(char)
    if code < 0x20 or code == 0x7F:
        return chr(0x2400 + code if code < 0x20 else 0x2421), 1
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp") or _is_no_character(code):
        shown = f"<U+{code:04X}>"
        return shown, len(shown)
    if category in ("Mn", "Me"):
        return f"\u25cc{char}", 1
    unknown_emoji = category == "Cn" and 0x1F000 <= code <= 0x1FAFF
    return char, 2 if unknown_emoji or unicodedata.east_asian_width(char) in "WF" else 1


def _joins(last: Cell, text: str, index: int) -> bool:
    """Whether the character at `index` is drawn into the cell before it."""
    char, before = text[index], text[index - 1]
    if unicodedata.category(char) in ("Mn", "Me"):
        return True
    if char == _ZWJ:
        after = text[index + 1 : index + 2]
        return before != _ZWJ and _pictures(before) and bool(after) and _pictures(after)
    if before == _ZWJ:
        return last.end - last.start > 1
    if _is_skin_tone(char):
        return _pictures(before)
    if _is_flag_letter(char):
        return last.end - last.start == 1 and _is_flag_letter(before)
    return 0xE0020 <= ord(char) <= 0xE007F and text[last.start] == _BLACK_FLAG


def _widens(text: str, index: int) -> bool:
    """Whether a joining character makes its cell two columns wide."""
    char, before = text[index], text[index - 1]
    if char == _VS16:
        return before in "0123456789#*" or _is_symbol(before)
    return before == _ZWJ or _is_skin_tone(char) or _is_flag_letter(char)


def _pictures(char: str) -> bool:
    return char == _VS16 or _is_skin_tone(char) or _is_symbol(char)


def _is_symbol(char: str) -> bool:
    if char.isascii():
        return False
    return unicodedata.category(char) in ("So", "Sm", "Cn") or char in "\u203c\u2049"


def _is_skin_tone(char: str) -> bool:
    return 0x1F3FB <= ord(char) <= 0x1F3FF


def _is_no_character(code: int) -> bool:
    """Whether Unicode keeps the code point out of texts for good; XML and HTML refuse some."""
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _is_flag_letter(char: str) -> bool:
    return 0x1F1E6 <= ord(char) <= 0x1F1FF
