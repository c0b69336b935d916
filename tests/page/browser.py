"""A real Chromium, driven through its DevTools protocol."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websocket import WebSocket, create_connection

NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *(
        "--no-first-run",
        "--hide-scrollbars",
        "--disable-dev-shm-usage",
        "--remote-debugging-port=0",
    ),
)
_LISTENING = "DevTools listening on "
_PATIENCE = 60


def program() -> str | None:
    """Where the browser is, if it is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser with a new profile that is gone afterwards."""
    found = program()
    assert found, "no Chromium"
    command = [found, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace")
    try:
        assert process.stderr
        address = next(line for line in process.stderr if line.startswith(_LISTENING))
        socket = create_connection(
            address.removeprefix(_LISTENING).strip(), timeout=_PATIENCE, suppress_origin=True
        )
        yield Browser(socket)
        socket.close()
    finally:
        process.terminate()
        process.communicate(timeout=_PATIENCE)


class Browser:
    """Opens pages; one connection for all of them."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket, self._ids = socket, count(1)

    def open(self, file: Path, **options: Any) -> Page:
        """A page showing a file; for the options see `Page`."""
        target = self.send("Target.createTarget", {"url": "about:blank"})["targetId"]
        flat = {"targetId": target, "flatten": True}
        session = self.send("Target.attachToTarget", flat)["sessionId"]
        return Page(self, session, file, **options)

    def send(
        self, method: str, params: dict[str, Any] | None = None, *, session: str | None = None
    ) -> Any:
        """Call a method of the protocol and return its result."""
        number = next(self._ids)
        call = {"id": number, "method": method, "params": params or {}}
        self._socket.send(json.dumps(call | ({"sessionId": session} if session else {})))
        answer = self.wait(lambda message: message.get("id") == number)
        assert "error" not in answer, answer
        return answer["result"]

    def wait(self, wanted: Any) -> Any:
        """The next message that `wanted` accepts; others are dropped."""
        while not wanted(message := json.loads(self._socket.recv())):
            pass
        return message


class Page:
    """One page: `width` in CSS pixels, `scheme` light or dark, `media` screen or print."""

    def __init__(
        self,
        browser: Browser,
        session: str,
        file: Path,
        *,
        width: int = 1280,
        scheme: str = "light",
        media: str = "screen",
        scripts: bool = True,
    ) -> None:
        self._browser, self._session, self.width = browser, session, width
        self._size(height=900)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call("Page.enable")
        self.call("Page.navigate", url=file.as_uri())
        self._browser.wait(lambda message: message.get("method") == "Page.loadEventFired")

    def call(self, method: str, **params: Any) -> Any:
        return self._browser.send(method, params, session=self._session)

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression, a promise's once it is kept."""
        result = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def press(self, key: str, code: int) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)

    def screenshot(self, height: int) -> bytes:
        """The page as PNG, `height` CSS pixels of it."""
        self._size(height=height)
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def pdf(self) -> bytes:
        """The page as printed on A4."""
        printed = self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)
        return base64.b64decode(printed["data"])

    def close(self) -> None:
        self.call("Page.close")

    def _size(self, *, height: int) -> None:
        size = {"width": self.width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **size)
