"""Names of rules: each means one rule, and can be written on a command line and in a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from postlint.registry.faults import fault
from postlint.registry.load_rule import read_tree
from postlint.registry.rule import RegistryError, Rule

_ID = re.compile(r"[\w-]+/[\w-]+")


def name_problem(id: str) -> str | None:
    """Why nobody could select or ignore a rule of this id, in a sentence."""
    if _ID.fullmatch(id):
        return None
    return f"“{id}” cannot be a rule's name: name file and folder in letters, digits, “-” and “_”"


def alias_faults(rules: Mapping[str, Rule]) -> Iterator[RegistryError]:
    """Aliases that are the name or the alias of another rule."""
    owners = {id: id for id in rules}
    for rule in rules.values():
        for index, alias in enumerate(rule.aliases):
            owner = owners.setdefault(alias, rule.id)
            if owner != rule.id:
                message = f"the alias “{alias}” means the rule {owner} already; choose another name"
                tree = read_tree(Path(rule.origin))
                yield fault(message, tree=tree, path=rule.origin, keys=("aliases", index))
