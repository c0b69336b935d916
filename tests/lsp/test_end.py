"""The server ends with the editor."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def test_it_ends_when_the_editor_is_gone(tmp_path: Path) -> None:
    async def session() -> int:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "postlint",
            "lsp",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=tmp_path,
        )
        await asyncio.wait_for(process.communicate(b""), 60)
        assert process.returncode is not None
        return process.returncode

    assert asyncio.run(session()) == 0
