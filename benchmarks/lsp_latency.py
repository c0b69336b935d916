"""How long a writer waits: from the end of the pause in typing to the findings in the editor.

    python benchmarks/lsp_latency.py --times 40

Starts `postlint lsp` as an editor does and sends a post of about 80 words, each time with another
word at its end. Cold is the first look, which loads rules and pipeline; warm is the median of the
others, with the 90th percentile beside it; `alone` is the median of linting the same posts in this
process, so that the difference is what the server and the wire add. The pause itself (`delay`) is
switched off.
"""

from __future__ import annotations

import argparse
import asyncio
import platform
import statistics
import sys
import time
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from postlint.api import Linter, Settings
from postlint.source.post import Source
from postlint.source.read import read

ENGLISH = """\
Today we are opening our new bakery in Harbour Street, and we would love to see you there. 🥐
Everything is baked on the spot, from rye bread to cinnamon rolls. Our ovens have been running since
four this morning. Bring your neighbours, bring your children, bring an empty stomach. We open at
seven and close when the last roll is gone. Coffee is on the house for the first fifty guests. See
you soon, and thank you for your patience during the building work.
"""
GERMAN = """\
Heute öffnen wir unsere neue Bäckerei in der Hafenstraße, und wir freuen uns auf euch. 🥐 Alles wird
vor Ort gebacken, vom Roggenbrot bis zur Zimtschnecke. Unsere Öfen laufen seit vier Uhr früh. Bringt
eure Nachbarn mit, bringt eure Kinder mit, bringt vor allem Hunger mit. Wir öffnen um sieben und
schließen, wenn das letzte Brötchen weg ist. Der Kaffee geht für die ersten fünfzig Gäste aufs Haus.
Bis bald, und danke für eure Geduld während der langen Monate des Umbaus.
"""


class Editor:
    """Types and waits for the findings."""

    def __init__(self) -> None:
        self.client = LanguageClient("benchmark", "1")
        self._versions: asyncio.Queue[int | None] = asyncio.Queue()
        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self._versions.put_nowait(params.version)
        )

    async def start(self) -> None:
        await self.client.start_io(sys.executable, "-m", "postlint", "lsp")
        await self.client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(),
                root_uri=Path("/").as_uri(),
                initialization_options={"delay": 0},
            )
        )
        self.client.initialized(lsp.InitializedParams())

    async def open(self, uri: str, text: str) -> float:
        item = lsp.TextDocumentItem(uri, "markdown", 0, text)
        begin = time.perf_counter()
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        await self._versions.get()
        return time.perf_counter() - begin

    async def type(self, uri: str, text: str, version: int) -> float:
        document = lsp.VersionedTextDocumentIdentifier(uri=uri, version=version)
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        begin = time.perf_counter()
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
        while await self._versions.get() != version:
            pass
        return time.perf_counter() - begin

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


async def measure(text: str, *, times: int) -> tuple[float, list[float]]:
    """Seconds of the first look and of each of the `times` others."""
    editor, uri = Editor(), Path("/draft.md").as_uri()
    await editor.start()
    cold = await editor.open(uri, text)
    warm = [await editor.type(uri, f"{text}{n}\n", n) for n in range(1, times + 1)]
    await editor.stop()
    return cold, warm


def alone(text: str, *, times: int) -> list[float]:
    """Seconds of each of `times` looks without a server."""
    linter, taken = Linter(Settings()), []
    for number in range(times + 1):
        begin = time.perf_counter()
        for post in read(Source("/draft.md", f"{text}{number}\n")).posts:
            linter.lint(post)
        taken.append(time.perf_counter() - begin)
    return taken[1:]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=40)
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, milliseconds")
    print(f"{'':<10}{'words':>6}{'cold':>8}{'warm':>8}{'90 %':>8}{'alone':>8}")
    for name, text in (("English", ENGLISH), ("German", GERMAN)):
        cold, warm = asyncio.run(measure(text, times=options.times))
        median, late = statistics.median(warm), statistics.quantiles(warm, n=10)[-1]
        lint = statistics.median(alone(text, times=options.times))
        figures = "".join(f"{1000 * value:>8.0f}" for value in (cold, median, late, lint))
        print(f"{name:<10}{len(text.split()):>6}{figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
