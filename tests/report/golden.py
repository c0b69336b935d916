"""Files that hold what a format must give.

`POSTLINT_UPDATE_GOLDEN=1 pytest tests/report` rewrites them and fails where it did, so that a
change is looked at before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"


def assert_golden(path: Path, actual: str) -> None:
    """Compare with the file byte for byte, or rewrite it when asked to."""
    expected = path.read_bytes().decode() if path.exists() else None
    if expected != actual and os.environ.get("POSTLINT_UPDATE_GOLDEN"):
        path.write_bytes(actual.encode())
        pytest.fail(f"updated {path.name}; look at the difference and run again")
    assert actual == expected
