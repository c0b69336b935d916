"""Fixes drafts until nothing is left to fix."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from postlint.cli.files import read_bytes
from postlint.cli.run import Run
from postlint.lint.fixes import apply_fixes
from postlint.source.post import Source, SourceError
from postlint.source.read import decode

#: Rounds after which fixes that undo each other are given up.
_ROUNDS = 10
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft before and after its fixes."""

    before: Source
    text: str

    @property
    def data(self) -> bytes:
        """The bytes to write, with the byte order mark the file had."""
        return (_BOM if self.before.bom else b"") + self.text.encode("utf-8")


class Fixer:
    """Fixes drafts; the entries of the fixed texts go to the run's report."""

    def __init__(self, run: Run, *, unsafe: bool) -> None:
        self._run = run
        self._unsafe = unsafe

    def fix_file(self, path: Path) -> Fixed | None:
        """The fixed draft, or None where nothing changes. JSON Lines are linted only."""
        try:
            source = decode(str(path), read_bytes(path))
        except SourceError as error:
            self._run.fail(error)
            return None
        return self.fix_source(source, path)

    def fix_source(self, source: Source, path: Path) -> Fixed | None:
        fixed = source
        for _ in range(_ROUNDS):
            entries, _ = self._run.look(fixed, path)
            findings = [f for e in entries if e.result.post.row is None for f in e.result.findings]
            text = apply_fixes(fixed.text, findings, unsafe=self._unsafe).text
            if text == fixed.text:
                break
            fixed = replace(fixed, text=text)
        self._run.lint_source(fixed, path)
        return Fixed(source, fixed.text) if fixed.text != source.text else None


def unified(fixed: Fixed) -> str:
    """What changes, as a unified diff."""
    before = fixed.before.text.splitlines(keepends=True)
    after = fixed.text.splitlines(keepends=True)
    name = fixed.before.path
    lines = unified_diff(before, after, fromfile=name, tofile=name)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
