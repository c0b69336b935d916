"""postlint reads a draft post the way a hostile stranger will, before it is published.

    import postlint
    result = postlint.lint("Order by noon!", language="en", platform="linkedin")
    for finding in result.findings:
        print(finding.rule, finding.message)

Importing it loads neither spaCy nor the rules; the first `lint` does.
"""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False  # `typing` would cost every start of the command line several milliseconds
if TYPE_CHECKING:
    from typing import Any

    from postlint.api import Linter, lint
    from postlint.config import Settings

__version__ = "0.1.0"
__all__ = ["Linter", "Settings", "__version__", "lint"]


class _Package(ModuleType):
    """Keeps `postlint.lint` the function, though a room of that name is bound when imported."""

    @property
    def lint(self) -> Any:
        from postlint import api

        return api.lint

    @lint.setter
    def lint(self, room: ModuleType) -> None: ...


def __getattr__(name: str) -> Any:
    if name in ("Linter", "Settings"):
        from postlint import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package
