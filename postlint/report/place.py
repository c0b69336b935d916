"""Where a finding stands, in the words that terminals and editors make clickable."""

from __future__ import annotations

from postlint.report.lines import sentence, visible
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


def line_of(post: Post, offset: int) -> int:
    """The line of the file that a code point offset stands in; the row of JSON Lines."""
    return post.row or post.source.position(offset).line


def which(post: Post) -> str:
    """What tells posts of the same file apart; empty where it holds one."""
    if post.row is not None:
        name = f", id {sentence(post.id)}" if post.id is not None else ""
        return f"row {post.row}{name}"
    return f"part {post.part} of {post.parts}" if post.parts > 1 else ""


def place_of_failure(failure: Failure) -> str:
    """`path`, `path:line` or `path:line:column`: as much as is known."""
    place = visible(failure.path)
    if failure.line is not None:
        place += f":{failure.line}"
        if failure.column is not None:
            place += f":{failure.column}"
    return place
