"""Who is linted when. The pauses of these tests end when the test says so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from postlint.lsp.desk import Desk
from postlint.lsp.draft import Draft
from postlint.lsp.view import View
from tests.lsp.viewing import UTF16, document

HERE = Path("/posts/a.md").absolute()
URI = HERE.as_uri()


class Bench:
    """A desk whose pauses and looks are in the hands of the test."""

    def __init__(self) -> None:
        self.started: list[str] = []
        self.ended: list[str] = []
        self.shown: list[str] = []
        self.paused: list[float] = []
        self.pause_over = asyncio.Event()
        self.look_over = asyncio.Event()
        self.desk = Desk(
            self._look, lambda view: self.shown.append(view.draft.text), pause=self._pause
        )

    async def _pause(self, seconds: float) -> None:
        self.paused.append(seconds)
        await self.pause_over.wait()

    async def _look(self, draft: Draft) -> View:
        self.started.append(draft.text)
        await self.look_over.wait()
        self.ended.append(draft.text)
        return View(draft, UTF16)

    def put(self, text: str, *, after: float = 0) -> None:
        self.desk.put(document(HERE, text), after=after)

    async def view(self, *, hurry: bool) -> str | None:
        found = await self.desk.view(URI, hurry=hurry)
        return found and found.draft.text


async def settle() -> None:
    """Let everything run that can run."""
    for _ in range(20):
        await asyncio.sleep(0)


def on_a_bench(story: Callable[[Bench], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    def test() -> None:
        async def run() -> None:
            await asyncio.wait_for(story(Bench()), 10)

        asyncio.run(run())

    test.__doc__, test.__name__ = story.__doc__, story.__name__
    return test


@on_a_bench
async def test_an_opened_document_is_linted_at_once(bench: Bench) -> None:
    bench.look_over.set()
    bench.put("a")
    await settle()
    assert (bench.paused, bench.shown) == ([], ["a"])


@on_a_bench
async def test_typing_is_linted_after_the_pause_and_only_the_newest(bench: Bench) -> None:
    bench.look_over.set()
    for text in ("a", "ab", "abc"):
        bench.put(text, after=0.25)
        await settle()
    assert (bench.started, bench.paused) == ([], [0.25] * 3)
    bench.pause_over.set()
    await settle()
    assert (bench.started, bench.shown) == (["abc"], ["abc"])


@on_a_bench
async def test_a_newer_text_ends_the_look_at_the_older(bench: Bench) -> None:
    bench.put("a")
    await settle()
    bench.put("ab")
    await settle()
    bench.look_over.set()
    await settle()
    assert (bench.started, bench.ended, bench.shown) == (["a", "ab"], ["ab"], ["ab"])


@on_a_bench
async def test_a_question_in_a_hurry_ends_the_pause(bench: Bench) -> None:
    bench.look_over.set()
    bench.put("a", after=0.25)
    assert await bench.view(hurry=True) == "a"
    assert bench.shown == ["a"]


@on_a_bench
async def test_a_patient_question_waits_for_the_pause(bench: Bench) -> None:
    bench.look_over.set()
    bench.put("a", after=0.25)
    question = asyncio.create_task(bench.view(hurry=False))
    await settle()
    assert not question.done()
    bench.pause_over.set()
    assert await question == "a"


@on_a_bench
async def test_a_question_is_answered_for_the_newest_text(bench: Bench) -> None:
    bench.put("a")
    question = asyncio.create_task(bench.view(hurry=True))
    await settle()
    bench.put("ab")
    await settle()
    bench.look_over.set()
    assert await question == "ab"


@on_a_bench
async def test_a_cancelled_question_leaves_the_look_alone(bench: Bench) -> None:
    bench.put("a")
    question = asyncio.create_task(bench.view(hurry=True))
    await settle()
    question.cancel()
    with pytest.raises(asyncio.CancelledError):
        await question
    bench.look_over.set()
    await settle()
    assert bench.shown == ["a"]


@on_a_bench
async def test_a_closed_document_is_forgotten(bench: Bench) -> None:
    bench.put("a")
    question = asyncio.create_task(bench.view(hurry=True))
    await settle()
    bench.desk.drop(URI)
    bench.look_over.set()
    assert await question is None
    assert (bench.shown, bench.desk.drafts) == ([], ())
