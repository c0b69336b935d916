"""Fixes drafts until nothing is left to fix."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import unified_diff

from postlint.cli.run import Look, Run
from postlint.lint.finding import Finding
from postlint.lint.fixes import apply_fixes
from postlint.report.lines import visible
from postlint.source.post import Source

#: Rounds after which fixes that undo each other are given up.
_ROUNDS = 10
_BOM = "\ufeff"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft before and after its fixes; `left` says that rows of JSON Lines could be fixed."""

    before: Source
    text: str
    left: bool = False

    @property
    def changed(self) -> bool:
        return self.text != self.before.text

    @property
    def data(self) -> bytes:
        """The bytes to write, with the byte order mark the file had."""
        return (self._mark + self.text).encode("utf-8")

    @property
    def _mark(self) -> str:
        return _BOM if self.before.bom else ""

    def diff(self) -> str:
        """What changes, as a unified diff that `patch` and `git apply` take."""
        before, after = _lines(self._mark + self.before.text), _lines(self._mark + self.text)
        name = visible(self.before.path)
        name += "\t" if " " in name else ""  # where the name ends, for `patch`
        lines = unified_diff(before, after, fromfile=name, tofile=name)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


def fix(run: Run, source: Source, *, unsafe: bool) -> Fixed:
    """The draft with its fixes; the entries of the fixed text go to the report of `run`.

    JSON Lines are linted only.
    """
    fixed = source
    look = run.look(fixed)
    for _ in range(_ROUNDS):
        text = apply_fixes(fixed.text, _findings(look, rows=False), unsafe=unsafe).text
        if text == fixed.text:
            break
        fixed = replace(fixed, text=text)
        look = run.look(fixed)
    run.keep(look)
    rows = _findings(look, rows=True)
    left = any(len(f.fixes) == 1 and (unsafe or f.fixes[0].safety == "safe") for f in rows)
    return Fixed(source, fixed.text, left=left)


def _findings(look: Look, *, rows: bool) -> list[Finding]:
    return [
        finding
        for entry in look.entries
        if (entry.result.post.row is not None) is rows
        for finding in entry.result.findings
    ]


def _lines(text: str) -> list[str]:
    """The lines as `diff` counts them: only a line feed ends one."""
    return _LINE.findall(text)
