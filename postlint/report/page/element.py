"""HTML made of strings. Everything that comes from a draft or a rule goes through `text`."""

from __future__ import annotations

import re
from html import escape

from postlint.report.glyphs import visible

_BLANKS = re.compile(r"([\n\t]+)")


def text(words: str) -> str:
    """`words` as text of an element: line breaks and tabs kept, nothing else hidden or obeyed."""
    pieces = _BLANKS.split(words.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        piece if index % 2 else escape(visible(piece)) for index, piece in enumerate(pieces)
    )


def tag(name: str, inside: str = "", /, **attributes: str | int | None) -> str:
    """An element around HTML. `class_` is class, `aria_label` aria-label; None is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{inside}</{name}>"
