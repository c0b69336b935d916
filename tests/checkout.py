"""This checkout as a stranger would get it, uncommitted work included."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent

HOUSE_RULE = """\
severity: error
message: {en: "“{match}” makes what we sell sound poor.", de: "„{match}“ klingt ärmlich."}
check:
  kind: existence
  words:
    en: ["cheap"]
    de: ["billig"]
"""
HOUSE = 'packs = ["house"]\nselect = ["house"]\n'


def copy(target: Path) -> Path:
    """The files that git tracks or would track, copied."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def house(folder: Path) -> Path:
    """A content repository's folder with a rule pack of its own."""
    (folder / "house").mkdir(parents=True)
    (folder / "house" / "no-cheap.yaml").write_text(HOUSE_RULE, encoding="utf-8")
    (folder / "postlint.toml").write_text(HOUSE, encoding="utf-8")
    return folder


def commit(folder: Path, *, message: str = "Work") -> subprocess.CompletedProcess[str]:
    """Commit everything in a folder, which becomes a git repository if it is none."""
    run("git", "init", "--quiet", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    return run("git", *who, "commit", "--quiet", "-m", message, cwd=folder, check=False)


def run(
    *command: str, cwd: Path, check: bool = True, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program without the git hooks' and the checkout's own environment."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**clean(), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    if check and done.returncode:
        raise AssertionError(f"{command} gave {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done


def clean() -> dict[str, str]:
    """The environment without what would leak from this checkout or from a git hook."""
    gone = ("GIT_", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "FORCE_COLOR")
    return {key: value for key, value in os.environ.items() if not key.startswith(gone)}
