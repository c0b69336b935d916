"""Links of rules lead to headings that are there."""

from __future__ import annotations

import re
from pathlib import Path

from postlint.lsp.links import link
from postlint.registry.catalogue import load_catalogue

PAGES = Path(__file__).parent.parent.parent / "docs" / "rules"


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    heads = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {"".join(c for c in head.lower() if c.isalnum() or c in "-_") for head in heads}


def test_every_rule_has_its_heading() -> None:
    for rule in load_catalogue().rules.values():
        address, _, anchor = link(rule).partition("#")
        assert address.startswith("https://github.com/postlint/postlint/blob/")
        assert anchor in anchors(PAGES / address.rpartition("/")[2])
