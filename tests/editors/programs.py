"""Programs of other people that some tests need."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import checkout

_DOCS = checkout.ROOT / "docs" / "editors.md"


def program(name: str, *, package: str) -> str:
    """The path of a program. Where it is missing the test is skipped, but never in CI."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is missing: .ci/run installs {package}")
    if found is None:
        pytest.skip(f"needs {name} (Debian: apt install {package})")
    return found


def environment(home: Path) -> Mapping[str, str]:
    """An environment with a home of its own that finds the `postlint` under test."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
    return {**checkout.clean(), **places, "HOME": str(home), "PATH": path}


def documented(name: str) -> str:
    """The settings that docs/editors.md tells people to copy, marked as tested there."""
    text = _DOCS.read_text(encoding="utf-8")
    found = re.search(rf"<!-- tested: {name} -->\n```\w*\n(.*?)```", text, re.DOTALL)
    assert found, f"docs/editors.md has nothing to test for {name}"
    return found[1]
