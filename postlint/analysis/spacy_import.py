"""Imports spaCy without its command line, which is two fifths of the time an import takes."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def spacy() -> Any:
    """The module `spacy`.

    `import spacy` loads its own command line for one function, `spacy.info`. Where spaCy is not
    imported yet, a stand-in takes the place of that command line during the import; a later
    `import spacy.cli` gets the real one, and `spacy.info` loads it when it is called.
    """
    if "spacy" in sys.modules or any(name in sys.modules for name in _COMMANDS):
        import spacy as imported

        return imported
    commands, info = map(ModuleType, _COMMANDS)
    commands.__path__ = []
    vars(info)["info"] = _info
    sys.modules.update(zip(_COMMANDS, (commands, info), strict=True))
    try:
        import spacy as imported
    finally:
        for name in _COMMANDS:
            sys.modules.pop(name, None)
        if "spacy" in sys.modules:
            vars(sys.modules["spacy"]).pop("cli", None)
    return imported


def _info(*args: Any, **options: Any) -> Any:
    from importlib import import_module

    return import_module("spacy.cli.info").info(*args, **options)
