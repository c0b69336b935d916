"""Asks the installed postlint which spaCy components its rules need; prints JSON.

Run by the Python that postlint is installed for.
"""

from __future__ import annotations

import json
import sys

from postlint.analysis.models import components_for, pipeline_choice
from postlint.api import Linter, Settings


def main(language: str) -> None:
    linter = Linter(Settings())
    rules = [rule for rule in linter.rules if language in rule.message]
    wanted = components_for(layer for r in rules for layer in linter.catalogue.layers(r, language))
    choice = pipeline_choice(language)
    components = [name for name in choice.components if name in wanted]
    print(json.dumps({"model": choice.name, "components": components}))


if __name__ == "__main__":
    main(sys.argv[1])
