"""Asks the installed postlint which spaCy components its rules need; prints JSON.

Run by the Python that postlint is installed for.
"""

from __future__ import annotations

import json
import sys

from postlint.analysis.models import choose, load
from postlint.api import Linter, Settings


def main(language: str) -> None:
    linter = Linter(Settings())
    rules = [rule for rule in linter.rules if language in rule.message]
    needs = frozenset().union(*(linter.catalogue.layers(rule, language) for rule in rules))
    pipeline = load(language, needs=needs)
    print(json.dumps({"model": choose(language), "components": pipeline.nlp.pipe_names}))


if __name__ == "__main__":
    main(sys.argv[1])
