"""Addresses: where the world reads about postlint, and how files are named in one."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from urllib.parse import quote

from postlint.registry.packs import rules_root
from postlint.registry.rule import Rule

HOME = "https://github.com/postlint/postlint"
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def rule_page(rule: Rule) -> str | None:
    """The page about a built-in rule; a pack's own rules have none."""
    if not Path(rule.origin).is_relative_to(rules_root()):
        return None
    anchor = rule.id.replace("/", "")
    return f"{HOME}/blob/main/docs/rules/{rule.category}.md#{anchor}"


def posix(path: str) -> str:
    """A path as reviewers name it: forward slashes, no `./`, U+FFFD for what no text can hold."""
    return _UNWRITABLE.sub("\ufffd", PurePath(path).as_posix())


def uri(path: str) -> str:
    """A path as a URI reference; a name that is no UTF-8 keeps its bytes."""
    pure = PurePath(path)
    try:
        encoded = quote(pure.as_posix(), safe="/", errors="surrogateescape")
    except UnicodeEncodeError:
        encoded = quote(pure.as_posix(), safe="/", errors="replace")
    if not pure.is_absolute():
        return encoded
    return f"file://{encoded}" if encoded.startswith("/") else f"file:///{encoded}"
