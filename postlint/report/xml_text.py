"""XML 1.0 made of strings; whatever a draft holds, what comes out is well-formed."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.report.lines import visible

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

Value = str | int | None
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def tag(name: str, inside: Iterable[str] | None = None, /, **attributes: Value) -> list[str]:
    """The lines of an element; those of its children, `inside`, are indented.

    Attributes that are None are left out.
    """
    given = "".join(
        f' {key}="{_escaped(str(value))}"' for key, value in attributes.items() if value is not None
    )
    lines = [f"  {line}" for line in inside or ()]
    if not lines:
        return [f"<{name}{given}/>"]
    return [f"<{name}{given}>", *lines, f"</{name}>"]


def text_tag(name: str, text: str, /, **attributes: Value) -> str:
    """An element with nothing but text; its line breaks are kept."""
    start = tag(name, **attributes)[0].removesuffix("/>")
    body = "\n".join(_escaped(line) for line in text.split("\n"))
    return f"{start}>{body}</{name}>"


def _escaped(text: str) -> str:
    return visible(text).translate(_SIGNS)
