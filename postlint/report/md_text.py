"""Text that Markdown shows as it is: no markup, no mention, no reference comes of it."""

from __future__ import annotations

import re

from postlint.report.lines import sentence

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$]")
#: What review sites turn into a link or a message to somebody.
_CALLS = re.compile(r"[@#](?=\w)")


def escaped(text: str) -> str:
    """`text` on one line, every sign that could be markup as itself; for the inside of a line.

    `@name` and `#12` are broken by an empty comment, so that nobody is called and nothing linked.
    """
    return _CALLS.sub(r"\g<0><!-- -->", _SIGNS.sub(r"\\\g<0>", sentence(text)))


def linked(text: str, address: str | None) -> str:
    """`text` as a link, where there is an address."""
    return f"[{escaped(text)}](<{address}>)" if address else escaped(text)
