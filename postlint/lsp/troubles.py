"""Which broken configurations there are, and which of them the writer has been told of."""

from __future__ import annotations

from collections.abc import Sequence

from postlint.lsp.view import Problem


class Troubles:
    """Remembers the problems of each open document, so that each is told once, until mended."""

    def __init__(self) -> None:
        self._by_uri: dict[str, tuple[Problem, ...]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems there are, each once, in the order they were met."""
        return tuple(dict.fromkeys(p for found in self._by_uri.values() for p in found))

    def note(self, uri: str, problems: Sequence[Problem]) -> str | None:
        """Take down what a look at a document met; the message to show now, if any is due."""
        known = set(self.problems)
        self._by_uri.pop(uri, None)
        if problems:
            self._by_uri[uri] = tuple(problems)
        return None if known.issuperset(problems) else _message(problems)


def _message(problems: Sequence[Problem]) -> str:
    first, others = problems[0], len(problems) - 1
    more = f" (and {others} more)" if others else ""
    return f"postlint cannot lint here: {first}{more}"
