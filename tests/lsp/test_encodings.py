"""How many units a character counts is agreed on with the editor."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from tests.cli.calling import house
from tests.lsp.talking import editor

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("encodings", "chosen", "start"),
    [(["utf-8", "utf-16"], "utf-8", 5), (["utf-32"], "utf-32", 2), (None, "utf-16", 3)],
)
def test_units_are_agreed_on(
    tmp_path: Path, encodings: list[str] | None, chosen: str, start: int
) -> None:
    content = house(tmp_path)
    uri = (content.path / "a.md").as_uri()
    general = lsp.GeneralClientCapabilities(
        position_encodings=encodings and [lsp.PositionEncodingKind(name) for name in encodings]
    )

    async def session() -> None:
        async with editor(content.path, can=lsp.ClientCapabilities(general=general)) as talk:
            talk.open(uri, "🎉 cheap")
            (found,) = await talk.diagnostics(uri, 1)
            assert found.range.start.character == start

    asyncio.run(session())
