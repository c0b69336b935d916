"""Who is linted when: after a pause in typing, one state of a document at a time, newest first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from postlint.lsp.draft import Draft
from postlint.lsp.view import View

Look = Callable[[Draft], Awaitable[View]]


@dataclass(frozen=True, slots=True)
class _Seat:
    """A document whose newest text is waiting, being linted, or done."""

    draft: Draft
    hurry: asyncio.Event
    task: asyncio.Task[View]


class Desk:
    """Keeps the newest state of every open document and the view of it.

    `look` lints a state; it is cancelled when a newer one comes. `show` gets every view that is
    still the newest when it is done. `pause` waits for a number of seconds.
    """

    def __init__(
        self,
        look: Look,
        show: Callable[[View], None],
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._look, self._show, self._pause = look, show, pause
        self._seats: dict[str, _Seat] = {}

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(seat.draft for seat in self._seats.values())

    def put(self, draft: Draft, *, after: float = 0) -> None:
        """Take a new state of a document, to be linted after `after` seconds without another."""
        self.drop(draft.uri)
        hurry = asyncio.Event()
        task = asyncio.create_task(self._work(draft, hurry, after))
        self._seats[draft.uri] = _Seat(draft, hurry, task)

    def drop(self, uri: str) -> None:
        """Forget a document, whatever is going on about it."""
        if seat := self._seats.pop(uri, None):
            seat.task.cancel()

    async def view(self, uri: str, *, hurry: bool) -> View | None:
        """The view of a document's newest state, None for one that is not open.

        `hurry` ends the pause. If the text changes meanwhile, the view is that of the new text.
        """
        me = asyncio.current_task()
        while seat := self._seats.get(uri):
            if hurry:
                seat.hurry.set()
            try:
                return await asyncio.shield(seat.task)
            except asyncio.CancelledError:
                if self._seats.get(uri) is seat or (me and me.cancelling()):
                    raise
        return None

    async def _work(self, draft: Draft, hurry: asyncio.Event, after: float) -> View:
        if after > 0:
            await self._rest(hurry, after)
        view = await self._look(draft)
        self._show(view)
        return view

    async def _rest(self, hurry: asyncio.Event, seconds: float) -> None:
        """Wait until the pause is over or somebody is in a hurry."""
        waits = [asyncio.ensure_future(self._pause(seconds)), asyncio.create_task(hurry.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
