"""Ctrl-C, whenever it comes: exit status 130, one line, nothing left running, the cache whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from postlint.cache.store import Store
from tests.cli.calling import CHEAP, HYPE, Folder, call, settle
from tests.cli.test_jobs import rows
from tests.cli.test_process import POSTLINT, environment

TOLD = "Interrupted; nothing was changed after this point."
#: Presses Ctrl-C when the module that is named first is imported.
PRESSED = """\
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
waiting = [sys.argv.pop(1)]
def watch(event, args):
    if event == "import" and args[0] in waiting:
        waiting.clear()
        os.kill(os.getpid(), signal.SIGINT)
from postlint.cli import main
sys.addaudithook(watch)
main()
"""


def interrupted_at(module: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-c", PRESSED, module, *args),
        capture_output=True,
        text=True,
        env=environment(),
    )


@pytest.mark.parametrize(
    "module",
    [
        *("postlint.cli.streams", "postlint.cli.hit", "_sqlite3", "json", "postlint.cli.commands"),
        *("click", "click.core", "inspect", "postlint.cli.checking"),
        *("postlint.report.model", "postlint.config", "pydantic", "postlint.api"),
        *("spacy", "numpy", "thinc.api"),
    ],
)
def test_while_modules_are_loaded(
    here: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "remembered"))
    here.write("a.md", HYPE)
    done = interrupted_at(module, "a.md", "--no-cache")
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.split("\n") == ["", TOLD, ""]


def test_while_a_class_is_built(here: Folder) -> None:
    """Python tells such an interrupt as another error."""
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Late:\n"
        "    def __set_name__(self, owner, name): os.kill(os.getpid(), signal.SIGINT)\n"
        "def watch(event, args):\n"
        "    if event == 'import' and args[0] == 'click': type('Slow', (), {'late': Late()})\n"
        "from postlint.cli import main\n"
        "sys.addaudithook(watch)\n"
        "main()"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, "--help"), capture_output=True, text=True, env=environment()
    )
    assert (done.returncode, done.stderr.split("\n")) == (130, ["", TOLD, ""])


@pytest.mark.parametrize("module", ["postlint.cache.plan", "_blake2"])
def test_while_an_answer_is_looked_up(here: Folder, module: str) -> None:
    here.write("a.md", CHEAP)
    settle(here)
    assert call("a.md") == call("a.md")
    done = interrupted_at(module, "a.md")
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.split("\n") == ["", TOLD, ""]


def test_with_processes_beside_it(
    here: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal sends the interrupt to all of them."""
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "remembered"))
    here.write("rows.jsonl", rows(3_000))
    settle(here)
    process = subprocess.Popen(
        (*POSTLINT, "rows.jsonl", "--jobs", "2", "--output-format", "jsonl"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        preexec_fn=_interruptible,
    )
    assert process.stdout
    assert process.stdout.readline()  # the processes are at work
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert (process.returncode, told.decode().split("\n")) == (130, ["", TOLD, ""])
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    store = Store(str(tmp_path / "remembered"))
    assert store._run("PRAGMA integrity_check") == [("ok",)]
    store.close()
    expected = call("rows.jsonl", "--no-cache")
    assert [call("rows.jsonl"), call("rows.jsonl")] == [expected, expected]


def _interruptible() -> None:
    """A job in the background of a shell inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
