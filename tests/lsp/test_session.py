"""Whole sessions with the real server in a process of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp

from postlint.api import Linter, Settings
from postlint.source.post import Preset, Source
from postlint.source.read import read
from tests.cli.calling import CONFIG, Folder, house
from tests.lsp.talking import Editor, capabilities, editor

pytestmark = pytest.mark.slow

TYPED = (
    "🎉🎉 BIG NEWS for all of you!!! Order today and get 20% off our new chairs "
    "🪑👨\u200d👩\u200d👧\n\nSorry if anybody felt offended by our last post, a\u0308h, "
    "e\u0301verybody knows we are the best 💯. The flood has taken four lives along the river. "
    "🙏🏽 Nobody but us helps, so shop now and tell your friends, your mother, your boss!! "
    "#new #big #best #chair #shop #wow 🛒"
)
PAUSES = range(12, len(TYPED), 24)


def fresh(linter: Linter, path: Path, text: str) -> list[tuple[Any, ...]]:
    """What the command line would say, at places counted in UTF-16 units without our own code."""
    found = []
    for post in read(Source(str(path), text), configured=Preset()).posts:
        for finding in linter.lint(post).findings:
            start, end = place(text, finding.span.start), place(text, finding.span.end)
            found.append((finding.rule, finding.message, start, end))
    return found


def place(text: str, offset: int) -> tuple[int, int]:
    line = text[:offset].rpartition("\n")[2]
    return text[:offset].count("\n"), len(line.encode("utf-16-le")) // 2


def told(diagnostics: list[lsp.Diagnostic]) -> list[tuple[Any, ...]]:
    return [
        (
            found.code,
            found.message,
            (found.range.start.line, found.range.start.character),
            (found.range.end.line, found.range.end.character),
        )
        for found in diagnostics
    ]


def test_typing_a_draft(tmp_path: Path) -> None:
    """After every pause the diagnostics are those of a fresh look, at the same places."""
    assert len(TYPED) >= 300
    path = tmp_path / "draft.md"
    uri = path.as_uri()
    linter = Linter(Settings(language="en"))
    seen = set()

    async def session() -> list[int | None]:
        settings = {"language": "en", "delay": 40}
        async with editor(tmp_path, initially=settings) as talk:
            talk.open(uri, "")
            await talk.diagnostics(uri, 1)
            for end in range(1, len(TYPED) + 1):
                talk.type(uri, TYPED[:end], version=end + 1)
                if end in PAUSES or end == len(TYPED):
                    shown = told(await talk.diagnostics(uri, end + 1))
                    assert shown == fresh(linter, path, TYPED[:end])
                    seen.update(shown)
            return [params.version for params in talk.published]

    versions = asyncio.run(session())
    assert versions == sorted(versions, key=int)
    assert len({rule for rule, *_ in seen}) >= 4


@pytest.fixture
def content(tmp_path: Path) -> Folder:
    return house(tmp_path)


def rules(diagnostics: list[lsp.Diagnostic]) -> list[Any]:
    return [found.code for found in diagnostics]


@pytest.mark.parametrize("watching", [True, False])
def test_a_configuration_that_changes(content: Folder, watching: bool) -> None:
    """Told by the client or not: the next look is under the new configuration."""
    uri, config = (content.path / "a.md").as_uri(), content.path / "postlint.toml"

    async def again(talk: Editor, version: int) -> list[lsp.Diagnostic]:
        before = len(talk.published)
        if watching:
            talk.changed_on_disk(config)
        else:
            talk.save(uri)
        await talk.until(lambda: uri in [p.uri for p in talk.published[before:]])
        return await talk.diagnostics(uri, version)

    async def session() -> None:
        can = capabilities() if watching else None
        async with editor(content.path, can=can) as talk:
            talk.open(uri, "A cheap, amazing chair.")
            assert rules(await talk.diagnostics(uri, 1)) == ["house/no-cheap", "house/no-hype"]
            assert talk.registered == (["workspace/didChangeWatchedFiles"] if watching else [])
            content.write("postlint.toml", CONFIG + 'ignore = ["house/no-hype"]\n')
            assert rules(await again(talk, 1)) == ["house/no-cheap"]
            content.write("postlint.toml", CONFIG + 'ignroe = ["house/no-hype"]\n')
            (broken,) = await again(talk, 1)
            assert broken.message.startswith(f"Not linted: {config}:4:1: ")
            (there,) = await talk.diagnostics(config.as_uri(), None)
            assert (there.range.start.line, there.range.start.character) == (3, 0)
            for version in (2, 3, 4):
                talk.type(uri, "A cheap chair." + "!" * version, version=version)
                assert len(await talk.diagnostics(uri, version)) == 1
            content.write("postlint.toml", CONFIG)
            assert rules(await again(talk, 4)) == ["house/no-cheap"]
            assert await talk.diagnostics(config.as_uri(), None) == []
            (message,) = talk.messages
            assert message.startswith(f"postlint cannot lint here: {config}:4:1: ")

    asyncio.run(session())


def test_folders_have_their_own_configuration(content: Folder) -> None:
    content.write("x/postlint.toml", 'extend = "../postlint.toml"\nselect = ["house/no-kids"]\n')
    content.write("y/postlint.toml", 'extend = "../postlint.toml"\nexclude = ["*.md"]\n')

    async def session() -> None:
        async with editor(content.path) as talk:
            for name, expected in (
                ("a.md", ["house/no-cheap", "house/no-kids"]),
                ("x/a.md", ["house/no-kids"]),
                ("y/a.md", []),
            ):
                uri = (content.path / name).as_uri()
                talk.open(uri, "A cheap chair for kids.")
                assert rules(await talk.diagnostics(uri, 1)) == expected
            talk.open("untitled:Untitled-1", "A **cheap** chair.")
            (found,) = await talk.diagnostics("untitled:Untitled-1", 1)
            assert (found.code, found.range.start.character) == ("house/no-cheap", 4)
            talk.close(uri)
            await talk.until(lambda: talk.published[-1].uri == uri)
            assert talk.published[-1].diagnostics == ()

    asyncio.run(session())


def test_the_clients_settings(content: Folder) -> None:
    uri = (content.path / "a.md").as_uri()
    document = lsp.TextDocumentIdentifier(uri)

    async def session() -> None:
        asked = {"messageLanguage": "de", "risk": "diagnostic", "delai": 1}
        can = capabilities()
        async with editor(content.path, can=can, initially={"delay": 0}, settings=asked) as talk:
            talk.open(uri, "A cheap chair.")
            risk, cheap = await talk.diagnostics(uri, 1)
            assert (risk.code, risk.message.split()[0]) == ("risk", "Risiko")
            assert cheap.message == "„cheap“ klingt ärmlich."
            warning = "postlint: unknown setting “delai”; did you mean “delay”?"
            assert talk.messages == [warning]
            lenses = await talk.client.text_document_code_lens_async(lsp.CodeLensParams(document))
            assert not lenses
            new = {"postlint": {"messageLanguage": "en", "risk": "lens", "delai": None}}
            params = lsp.DidChangeConfigurationParams(settings=new)
            talk.client.workspace_did_change_configuration(params)
            await talk.until(lambda: len(talk.published) == 2)
            assert rules(list(talk.published[-1].diagnostics)) == ["house/no-cheap"]
            lenses = await talk.client.text_document_code_lens_async(lsp.CodeLensParams(document))
            assert lenses
            assert lenses[0].command is not None
            assert lenses[0].command.title.startswith("Risk ")

    asyncio.run(session())


def test_questions_right_after_typing_are_about_the_new_text(content: Folder) -> None:
    uri = (content.path / "a.md").as_uri()
    document = lsp.TextDocumentIdentifier(uri)
    at = lsp.Range(lsp.Position(0, 3), lsp.Position(0, 3))

    async def session() -> None:
        async with editor(content.path, can=capabilities(), initially={"delay": 10_000}) as talk:
            talk.open(uri, "Fine.")
            await talk.diagnostics(uri, 1)
            talk.type(uri, "🎉 cheap", version=2)
            hover = await talk.client.text_document_hover_async(lsp.HoverParams(document, at.start))
            assert hover is not None
            assert "Readers hear poor quality." in hover.contents.value  # type: ignore[union-attr]
            context = lsp.CodeActionContext(diagnostics=[])
            params = lsp.CodeActionParams(document, at, context)
            actions = await talk.client.text_document_code_action_async(params)
            assert actions
            assert actions[0].title == "Replace with “affordable”"
            command = lsp.ExecuteCommandParams("postlint.select", [uri, [0, 3, 0, 8]])
            await talk.client.workspace_execute_command_async(command)
            assert [shown.selection for shown in talk.shown] == [
                lsp.Range(lsp.Position(0, 3), lsp.Position(0, 8))
            ]
            explain = lsp.ExecuteCommandParams("postlint.explain", ["house/no-cheap", uri, "en"])
            answer = await talk.client.workspace_execute_command_async(explain)
            assert str(answer).startswith("**house/no-cheap** · error")
            assert talk.messages[0].startswith("house/no-cheap (error)")

    asyncio.run(session())


def test_a_long_document_does_not_hold_up_a_short_one(content: Folder) -> None:
    rows, draft = (content.path / "posts.jsonl").as_uri(), (content.path / "a.md").as_uri()
    text = "".join(f'{{"text": "A cheap chair, number {n}."}}\n' for n in range(2000))

    async def session() -> None:
        async with editor(content.path) as talk:
            talk.open(draft, "Fine.")
            await talk.diagnostics(draft, 1)
            talk.open(rows, text, language="json")
            talk.type(draft, "A cheap chair.", version=2)
            assert rules(await talk.diagnostics(draft, 2)) == ["house/no-cheap"]
            assert rows not in [params.uri for params in talk.published]
            talk.type(rows, '{"text": "A cheap chair."}', version=2)
            (found,) = await talk.diagnostics(rows, 2)
            assert found.range.start.character == 12
            assert [p.version for p in talk.published if p.uri == rows] == [2]

    asyncio.run(session())
