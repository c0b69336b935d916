"""HTML made of strings. Everything that comes from a draft or a rule goes through `text`."""

from __future__ import annotations

from html import escape

from postlint.report.lines import visible


def text(words: str) -> str:
    """`words` as text of an element: line breaks kept, nothing hidden or obeyed."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(escape(visible(line)) for line in lines)


def tag(name: str, inside: str = "", /, **attributes: str | int | None) -> str:
    """An element around HTML. `class_` is class, `aria_label` aria-label; None is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{inside}</{name}>"
