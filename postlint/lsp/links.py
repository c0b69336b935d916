"""Where a rule can be read about."""

from __future__ import annotations

from pathlib import Path

from postlint.registry.rule import Rule
from postlint.report.links import rule_page


def link(rule: Rule) -> str:
    """The address of a rule's page; a rule of the user's own leads to its file."""
    return rule_page(rule) or Path(rule.origin).absolute().as_uri()
