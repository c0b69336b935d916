"""Where a finding stands, in the words that terminals and editors make clickable."""

from __future__ import annotations

from postlint.report.glyphs import visible
from postlint.report.model import Failure
from postlint.source.post import Post


def place(post: Post, offset: int) -> str:
    """`path:line:column` of a code point offset, as the file counts them.

    A row of JSON Lines is one line of its file: `line` is the row, and `column` counts the
    characters of its `text` from 1, through its line breaks.
    """
    if post.row is not None:
        return f"{visible(post.source.path)}:{post.row}:{offset + 1}"
    position = post.source.position(offset)
    return f"{visible(post.source.path)}:{position.line}:{position.column}"


def place_of_failure(failure: Failure) -> str:
    """`path`, `path:line` or `path:line:column`: as much as is known."""
    place = visible(failure.path)
    if failure.line is not None:
        place += f":{failure.line}"
        if failure.column is not None:
            place += f":{failure.column}"
    return place
