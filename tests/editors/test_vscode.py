"""The VS Code extension: built and tested by npm from its lock file, packaged as people get it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlparse

import pytest

from postlint import __version__
from tests import checkout
from tests.editors.programs import program

EXTENSION = checkout.ROOT / "editors" / "vscode"
MANIFEST = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))


def test_it_has_the_version_of_postlint() -> None:
    assert MANIFEST["version"] == __version__


def test_it_has_the_licence_of_postlint() -> None:
    licence = (EXTENSION / "LICENSE").read_text(encoding="utf-8")
    assert (checkout.ROOT / "LICENSE").read_text(encoding="utf-8").startswith(licence.rstrip())


def test_the_lock_file_names_no_other_registry() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    packages = lock["packages"].values()
    hosts = {
        urlparse(package["resolved"]).hostname for package in packages if "resolved" in package
    }
    assert hosts <= {"registry.npmjs.org"}
    assert all("integrity" in package for path, package in lock["packages"].items() if path)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension in a folder of its own, with what its lock file names."""
    npm = program("npm", package="npm")
    whole = checkout.copy(tmp_path_factory.mktemp("checkout"))
    folder = shutil.copytree(
        whole / "editors" / "vscode", tmp_path_factory.mktemp("npm") / "vscode"
    )
    checkout.run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
    return folder


@pytest.mark.slow
def test_its_own_tests_pass_with_the_real_server(copy: Path) -> None:
    server = Path(sys.executable).parent / ("postlint.exe" if os.name == "nt" else "postlint")
    npm = program("npm", package="npm")
    done = checkout.run(npm, "test", cwd=copy, check=False, env={"POSTLINT": str(server)})
    assert done.returncode == 0, done.stdout + done.stderr
    counts = dict(re.findall(r"^# (pass|fail|skipped) (\d+)$", done.stdout, re.MULTILINE))
    assert (counts["fail"], counts["skipped"]) == ("0", "0")
    assert int(counts["pass"]) >= 15


@pytest.mark.slow
def test_it_is_packaged_with_all_it_needs(copy: Path, tmp_path: Path) -> None:
    npm, package = program("npm", package="npm"), tmp_path / "postlint.vsix"
    checkout.run(npm, "run", "package", "--", "--out", str(package), cwd=copy)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path / "vsix")
    inside = tmp_path / "vsix" / "extension"
    manifest = json.loads((inside / "package.json").read_text(encoding="utf-8"))
    assert (inside / manifest["main"]).is_file()
    assert {path.name for path in inside.glob("*")} == {
        "LICENSE.txt",
        "node_modules",
        "out",
        "package.json",
        "readme.md",
    }
    assert sorted(path.name for path in (inside / "out" / "src").iterdir()) == [
        "command.js",
        "extension.js",
        "pages.js",
        "settings.js",
    ]
    checkout.run(npm, "ls", "--omit=dev", "--all", cwd=inside)
