"""JSON that always encodes to UTF-8 and holds nothing that a terminal would obey."""

from __future__ import annotations

import json
import re
from typing import Any

#: What `json` writes as it is, but UTF-8 cannot hold, or a terminal would obey.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dump(value: Any, *, indent: int | None = 2) -> str:
    """The value as JSON without a line break at its end; on one line where `indent` is None."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
