"""Calls the command line in this process, and folders of drafts to call it on."""

from __future__ import annotations

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from postlint.cli import main

RULES = {
    "no-cheap": """\
severity: error
message: {en: "“{match}” makes what we sell sound poor.", de: "„{match}“ klingt ärmlich."}
why: "Readers hear poor quality."
advice: "Give the price."
fix: safe
aliases: [house/cheap-talk]
check:
  kind: substitution
  swap:
    en: {"cheap": "affordable"}
    de: {"billig": "günstig"}
basis:
  - {kind: style-guide, title: "Our style guide", year: 2024}
examples:
  - {language: en, bad: "Our [[cheap]] chair is back."}
  - {language: en, good: "A chair at 49 euros."}
""",
    "no-hype": """\
severity: warning
message: "“{match}” is hype."
check: {kind: existence, words: {en: ["amazing", "stunning"], de: ["sensationell"]}}
examples:
  - {language: en, bad: "An [[amazing]] chair."}
""",
    "no-kids": """\
severity: suggestion
message: {en: "“{match}” is casual."}
fix: unsafe
check: {kind: substitution, swap: {en: {"kids": "children"}}}
""",
}
CONFIG = 'packs = ["house"]\nselect = ["house"]\nlanguage = "en"\n'
CHEAP, HYPE, KIDS = "Our cheap chair.\n", "An amazing chair.\n", "A chair for kids.\n"
FINE = "A chair at 49 euros.\n"
LONG_AGO = 1_600_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call gave: exit status, standard output and standard error."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode("utf-8")

    @property
    def report(self) -> Any:
        return json.loads(self.out)

    @property
    def findings(self) -> list[tuple[str, str]]:
        """Path and rule of each finding of a report in JSON."""
        return [(p["path"], f["rule"]) for p in self.report["posts"] for f in p["findings"]]

    @property
    def errors(self) -> dict[str, str]:
        """The messages about what could not be read, by path, of a report in JSON."""
        return {error["path"]: error["message"] for error in self.report["errors"]}


def call(*args: str | Path, stdin: bytes = b"") -> Outcome:
    """Run `postlint` with these arguments; a crash comes through."""
    out, err = _stream(), _stream()
    code: object = None
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        try:
            main([str(arg) for arg in args])
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    return Outcome(code, _written(out), _written(err).decode("utf-8"))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True)


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.seek(0)
    return stream.buffer.read()


def as_json(*args: str | Path, stdin: bytes = b"") -> Outcome:
    return call(*args, "--output-format", "json", stdin=stdin)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of drafts; names count from it."""

    path: Path

    def write(self, name: str, content: str | bytes = FINE) -> Path:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode("utf-8") if isinstance(content, str) else content
        file.write_bytes(data)
        return file

    def read(self, name: str) -> bytes:
        return (self.path / name).read_bytes()


def house(path: Path) -> Folder:
    """A folder with a rule pack and a configuration of its own."""
    folder = Folder(path)
    for name, text in RULES.items():
        folder.write(f"house/{name}.yaml", text)
    folder.write("postlint.toml", CONFIG)
    return folder


def settle(here: Folder) -> None:
    """Let rules and configuration be old: what changed just now is read again, to be sure."""
    for file in here.path.rglob("*"):
        os.utime(file, (LONG_AGO, LONG_AGO))
