"""Whatever comes through the wire, the next good message is answered."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from tests.cli.calling import house
from tests.lsp.talking import SERVER

pytestmark = pytest.mark.slow


class Wire:
    """Bytes to the server and messages back."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._count = 0
        self.drafts = 0

    def send(self, data: bytes) -> None:
        stream: Any = self.process.stdin
        stream.write(data)
        stream.flush()

    def tell(self, method: str, params: Any, **more: Any) -> None:
        self.send(framed({"jsonrpc": "2.0", "method": method, "params": params, **more}))

    def ask(self, method: str, params: Any) -> Any:
        """The answer to a request; other messages on the way are passed over."""
        self._count += 1
        self.tell(method, params, id=self._count)
        while True:
            message = self.receive()
            if message.get("id") == self._count:
                return message

    def receive(self) -> Any:
        stream: IO[bytes] = self.process.stdout  # type: ignore[assignment]
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server is gone"
        return json.loads(stream.read(length))


def framed(message: Any) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return house(tmp_path_factory.mktemp("content")).path


@pytest.fixture(scope="module")
def wire(folder: Path) -> Iterator[Wire]:
    """One server for all that follows: it has to survive every test."""
    pipe = subprocess.PIPE
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(SERVER, stdin=pipe, stdout=pipe, stderr=log) as process,
    ):
        wire = Wire(process)
        answer = wire.ask(
            "initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}
        )
        assert answer["result"]["serverInfo"]["name"] == "postlint"
        wire.tell("initialized", {})
        yield wire
        assert wire.ask("shutdown", None)["result"] is None
        wire.tell("exit", None)
        assert process.wait(60) == 0
        said = (folder / "log").read_text(encoding="utf-8")
        assert "JSONDecodeError" in said
        assert "Traceback" not in said


def works(wire: Wire, folder: Path) -> None:
    """The server still finds what is in a draft."""
    wire.drafts += 1
    uri = (folder / f"good-{wire.drafts}.md").as_uri()
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": "A cheap chair."}
    wire.tell("textDocument/didOpen", {"textDocument": document})
    while (message := wire.receive()).get("params", {}).get("uri") != uri:
        pass
    assert [found["code"] for found in message["params"]["diagnostics"]] == ["house/no-cheap"]
    wire.tell("textDocument/didClose", {"textDocument": {"uri": uri}})


def changed(params: Any) -> bytes:
    return framed({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params})


NEVER_OPENED = {
    "textDocument": {"uri": "file:///never.md", "version": 1},
    "contentChanges": [{"text": "x"}],
}

RUBBISH = {
    "nothing": b"\r\n\r\n",
    "text": b"hello there\r\n",
    "no JSON": framed(b"{nope"),
    "no UTF-8": framed(b'{"jsonrpc": "\xff"}'),
    "no object": framed([1, 2, 3]),
    "no version": framed({"id": 1, "method": "shutdown"}),
    "another version": framed({"jsonrpc": "1.0", "id": 1, "method": "shutdown"}),
    "nested": framed(b"[" * 100_000),
    "a number": framed(b"7"),
    "too short a length": b"Content-Length: 9\r\n\r\n" + framed({"a": "b" * 40})[25:],
    "too long a length": b"Content-Length: 60\r\n\r\n{}" + framed({"jsonrpc": "2.0"}) * 3,
    "a length that is none": b"Content-Length: lots\r\n\r\n{}",
    "an endless length": b"Content-Length: 99999999999\r\n\r\n{}",
    "an unknown note": framed({"jsonrpc": "2.0", "method": "postlint/nope", "params": {}}),
    "an answer to nothing": framed({"jsonrpc": "2.0", "id": "x", "result": None}),
    "a change of nothing": changed(NEVER_OPENED),
    "a change without a text": changed({"textDocument": {"uri": "file:///a.md"}}),
    "a change that is a list": changed([1]),
    "a document without a text": framed(
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {}}}
    ),
    "settings of the wrong kind": framed(
        {
            "jsonrpc": "2.0",
            "method": "workspace/didChangeConfiguration",
            "params": {"settings": {"postlint": 7}},
        }
    ),
    "an end of nothing": framed(
        {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 12345}}
    ),
}


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_is_survived(wire: Wire, folder: Path, rubbish: bytes) -> None:
    wire.send(rubbish)
    works(wire, folder)


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("postlint/nope", {}, -32601),
        ("textDocument/hover", {"textDocument": 7}, -32602),
        ("textDocument/codeAction", {}, -32602),
        ("workspace/executeCommand", {"command": "postlint.nope"}, -32602),
        ("workspace/executeCommand", {"command": "postlint.explain", "arguments": []}, -32602),
    ],
)
def test_a_question_that_makes_no_sense_is_answered(
    wire: Wire, folder: Path, method: str, params: Any, code: int
) -> None:
    assert wire.ask(method, params)["error"]["code"] == code
    works(wire, folder)


@pytest.mark.parametrize(
    "uri", ["file:///never.md", "untitled:Untitled-9", "", "nonsense", "file:///%ff%00.md"]
)
def test_a_document_nobody_opened_has_nothing(wire: Wire, uri: str) -> None:
    params = {"textDocument": {"uri": uri}, "position": {"line": 3, "character": 4}}
    assert wire.ask("textDocument/hover", params)["result"] is None


def test_strange_documents_are_survived(wire: Wire, folder: Path) -> None:
    for text in ("\ud83c", "\x00", "\ufeff", "---\n" * 50, "<!--" * 2000, '{"text": "\\ud800"}'):
        uri = (folder / "strange.md").as_uri()
        for name in (uri, uri.replace(".md", ".jsonl"), "untitled:" + "x" * 5000):
            document = {"uri": name, "languageId": "markdown", "version": 1, "text": text}
            wire.tell("textDocument/didOpen", {"textDocument": document})
            answer = wire.ask("textDocument/documentSymbol", {"textDocument": {"uri": name}})
            assert "error" not in answer
            wire.tell("textDocument/didClose", {"textDocument": {"uri": name}})
    works(wire, folder)


def test_a_question_can_be_taken_back(wire: Wire, folder: Path) -> None:
    uri = (folder / "slow.jsonl").as_uri()
    text = "".join(f'{{"text": "A cheap chair, number {n}."}}\n' for n in range(3000))
    document = {"uri": uri, "languageId": "jsonl", "version": 1, "text": text}
    wire.tell("textDocument/didOpen", {"textDocument": document})
    params = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 12}}
    wire.tell("textDocument/hover", params, id="mine")
    wire.tell("$/cancelRequest", {"id": "mine"})
    while (message := wire.receive()).get("id") != "mine":
        pass
    assert message["error"]["code"] == -32800
    wire.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    works(wire, folder)
