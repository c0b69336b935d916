"""Text in lines of a terminal: nothing in it that could command one, broken at spaces.

What most runs print needs no more than this; `glyphs` knows the rest.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable


def is_plain(text: str) -> bool:
    """Whether each character is drawn as it is, alone in a column: so are most German and English
    texts, for which no cells need to be cut."""
    return (text.isascii() and text.isprintable()) or _plain().fullmatch(text) is not None


def visible(text: str) -> str:
    """`text` without anything a terminal would obey or hide."""
    if is_plain(text):
        return text
    from postlint.report.glyphs import cells

    return "".join(cell.shown for cell in cells(text))


def columns(text: str) -> int:
    """The number of terminal columns of `text` as drawn."""
    if is_plain(text):
        return len(text)
    from postlint.report.glyphs import cells

    return sum(cell.width for cell in cells(text))


def sentence(text: str) -> str:
    """`text` on one line: white space as single spaces, everything visible."""
    return visible(_space().sub(" ", text).strip(" "))


def wrap(text: str, *, width: int, first: str = "", rest: str = "") -> list[str]:
    """Break a one-line text at spaces; see `flow`."""
    measure = len if is_plain(text) else columns
    return _set(text.split(" "), measure, width=width, first=first, rest=rest)


def flow(pieces: Iterable[str], *, width: int, first: str = "", rest: str = "") -> list[str]:
    """Set `pieces` one after the other, with spaces, into lines of at most `width` columns.

    `first` and `rest` stand before the first and the other lines; a longer piece stays whole.
    """
    return _set(pieces, columns, width=width, first=first, rest=rest)


def _set(
    pieces: Iterable[str], measure: Callable[[str], int], *, width: int, first: str, rest: str
) -> list[str]:
    lines: list[list[str]] = [[]]
    used = columns(first)
    for piece in pieces:
        wide = measure(piece)
        if lines[-1] and used + 1 + wide > width:
            lines.append([])
            used = columns(rest)
        used += wide + bool(lines[-1])
        lines[-1].append(piece)
    return [(rest if index else first) + " ".join(line) for index, line in enumerate(lines)]


@cache
def _plain() -> re.Pattern[str]:
    import re

    return re.compile(
        "[ -~\xa0-\xac\xae-\u017f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac]*"
    )


@cache
def _space() -> re.Pattern[str]:
    import re

    return re.compile(r"[ \t\r\n]+")
