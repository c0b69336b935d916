"""How a report looks whose parts are kept."""

from __future__ import annotations

#: The formats in which a draft's part stands for itself.
LOOKS = ("text", "concise")


def look(format: str, *, colour: bool, width: int) -> str:
    """All that the part of a draft depends on beside the draft and its result."""
    return f"{format} {int(colour)} {width}"
