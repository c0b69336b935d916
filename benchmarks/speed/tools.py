"""Installs postlint as users get it, and the programs it is compared with, outside the checkout's
own environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PYTHON = ("proselint", "codespell", "ruff")
_NODE = ("alex", "write-good", "textlint", "textlint-rule-terminology")


@dataclass(frozen=True, slots=True)
class Tools:
    """Folders with programs; `node` is None where npm is not there."""

    ours: Path
    peers: Path
    node: Path | None

    @property
    def python(self) -> str:
        """The Python that postlint is installed for."""
        return str(self.ours / "python")

    @property
    def postlint(self) -> str:
        return str(self.ours / "postlint")

    def peer(self, name: str) -> str | None:
        """A program, where it could be installed."""
        for folder in (self.peers, self.node):
            if folder and (folder / name).exists():
                return str(folder / name)
        return None

    def versions(self) -> dict[str, str]:
        """Everything that was measured, with its version."""
        spacy = "import spacy, sys; print(spacy.__version__)"
        found = {
            "Python": sys.version.split()[0],
            "postlint": _said(self.postlint, "--version").split()[-1],
            "spaCy": _said(self.python, "-c", spacy),
        }
        for name in (*_PYTHON, *_NODE[:3]):
            if path := self.peer(name):
                flag = "version" if name == "proselint" else "--version"
                found[name] = _said(path, flag).split()[-1]
        return found


def install(folder: Path, *, anew: bool = False) -> Tools:
    """Tools in `folder`; those that are there already stay, postlint itself is always installed
    from the checkout as it is."""
    if anew:
        shutil.rmtree(folder, ignore_errors=True)
    ours = _environment(folder / "ours", str(ROOT), again=True)
    peers = _environment(folder / "peers", *_PYTHON)
    return Tools(ours, peers, _node(folder / "node"))


def _environment(folder: Path, *packages: str, again: bool = False) -> Path:
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / "python")
    there = programs.exists()
    if not there:
        subprocess.run((sys.executable, "-m", "venv", str(folder)), check=True)
    if not there or again:
        pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        subprocess.run((*pip, *packages), check=True)
        if there:
            subprocess.run((*pip, "--force-reinstall", "--no-deps", *packages), check=True)
        compiled = (python, "-m", "compileall", "-q", str(folder))
        subprocess.run(compiled, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    return programs


def _node(folder: Path) -> Path | None:
    npm = shutil.which("npm")
    if npm is None:
        return None
    programs = folder / "node_modules" / ".bin"
    if not programs.exists():
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-audit", "--no-fund", "--silent", "--prefix", str(folder))
        subprocess.run((npm, "install", *quiet, *_NODE), check=True)
    return programs


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return lines[-1] if lines else "unknown"
