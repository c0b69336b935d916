"""Where a rule can be read about."""

from __future__ import annotations

import re
from pathlib import Path

from postlint import __version__
from postlint.registry.packs import rules_root
from postlint.registry.rule import Rule

_PAGES = f"https://github.com/postlint/postlint/blob/v{__version__}/docs/rules"


def link(rule: Rule) -> str:
    """The address of a rule's page; a rule of the user's own leads to its file."""
    origin = Path(rule.origin)
    if origin.is_relative_to(rules_root()):
        return f"{_PAGES}/{rule.category}.md#{_anchor(rule.id)}"
    return origin.absolute().as_uri()


def _anchor(heading: str) -> str:
    """A heading's anchor as GitHub makes it: what is no letter, digit, hyphen or underscore is
    left out."""
    return re.sub(r"[^\w-]", "", heading.lower())
