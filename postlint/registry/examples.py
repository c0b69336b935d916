"""Texts with the place that must be found in double square brackets."""

from __future__ import annotations

import re

_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def unmark(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its `[[ ]]`, and the marked places as (start, end) code points of it."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    at = length = 0
    for match in _MARKED.finditer(text):
        before, inside = text[at : match.start()], match.group(1)
        start = length + len(before)
        plain += [before, inside]
        length = start + len(inside)
        spans.append((start, length))
        at = match.end()
    return "".join([*plain, text[at:]]), tuple(spans)
