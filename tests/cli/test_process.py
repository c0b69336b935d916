"""What only a process of its own can show: streams, signals, terminals, imports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from tests.checkout import ROOT, clean
from tests.cli.calling import CHEAP, Folder

POSTLINT = (sys.executable, "-c", "from postlint.cli import main; main()")


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    return {**clean(), "PYTHONPATH": str(ROOT), **(more or {})}


def run(
    *args: str, stdout: int = subprocess.PIPE, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (*POSTLINT, *args),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(env),
    )


def started(*args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        (*POSTLINT, *args),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=_interruptible,
    )


def _interruptible() -> None:
    """A job in the background of a shell inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def loaded(*args: str) -> set[str]:
    """The top packages that a command has imported when it ends."""
    code = (
        "import atexit, sys\n"
        "tops = lambda: sorted({name.partition('.')[0] for name in sys.modules})\n"
        "atexit.register(lambda: print(*tops(), file=sys.stderr))\n"
        "from postlint.cli import main; main()"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, *args), capture_output=True, text=True, env=environment()
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


HEAVY = {"spacy", "thinc", "numpy", "textstat", "py3langid", "markdown_it"}


@pytest.mark.parametrize("args", [("--help",), ("--version",), ("check", "--help")])
def test_help_loads_next_to_nothing(here: Folder, args: tuple[str, ...]) -> None:
    assert not loaded(*args) & {*HEAVY, "pydantic", "yaml", "regex", "pathspec"}


@pytest.mark.parametrize("args", [("rules",), ("explain", "house/no-cheap"), ("--show-settings",)])
def test_listing_and_explaining_rules_loads_no_pipeline(
    here: Folder, args: tuple[str, ...]
) -> None:
    assert not loaded(*args) & HEAVY


def test_importing_postlint_loads_next_to_nothing() -> None:
    code = "import sys, postlint; postlint.__version__; print(*sys.modules)"
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, env=environment())
    tops = {name.partition(b".")[0].decode() for name in done.stdout.split()}
    assert not tops & {*HEAVY, "pydantic", "yaml", "click"}


def test_a_reader_that_goes_away_is_no_crash(here: Folder) -> None:
    rows = '{"text": "Our cheap chair & more."}\n' * 2_000
    here.write("rows.jsonl", rows)
    process = started("rows.jsonl")
    assert process.stdout
    assert process.stdout.readline().startswith(b"rows.jsonl:1:5 error")
    process.stdout.close()
    _, err = process.communicate()
    assert (process.returncode, err) == (1, b"")


def test_a_reader_that_was_never_there_is_no_crash(here: Folder) -> None:
    for args in (("rules",), ("explain", "house/no-cheap"), ("--help",)):
        reader, writer = os.pipe()
        os.close(reader)
        done = run(*args, stdout=writer)
        os.close(writer)
        assert b"Traceback" not in done.stderr
        assert b"Exception" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told(here: Folder) -> None:
    here.write("a.md", CHEAP)
    with open("/dev/full", "wb") as full:
        done = run("a.md", stdout=full.fileno())
    assert done.returncode == 2
    assert done.stderr == b"Error: cannot write: No space left on device\n"
    done = run("a.md", "--output-file", "/dev/full")
    assert done.returncode == 2
    assert done.stderr == b"Error: /dev/full: cannot be written: No space left on device\n"
    with open("/dev/full", "wb") as full:
        done = subprocess.run((*POSTLINT, "--nonsense"), stderr=full, env=environment())
    assert done.returncode == 2


def test_an_interrupt_ends_without_a_traceback(here: Folder) -> None:
    """More than a pipe holds is taken only by a process that has begun to read."""
    process = started("-")
    assert process.stdin
    process.stdin.write(b"x" * 1_000_000)
    process.stdin.flush()
    _interrupt(process)
    assert process.stdout
    assert process.stderr
    told = process.stderr.read()
    assert process.returncode == 130
    assert b"Interrupted" in told
    assert b"Traceback" not in told
    assert process.stdout.read() == b""
    for stream in (process.stdin, process.stdout, process.stderr):
        stream.close()


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C, again where Python was just between two reads and missed it."""
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)


def test_bytes_of_standard_input_come_through(here: Folder) -> None:
    draft = "\ufeffGrüße: our cheap 🪑.\r\n\u2028".encode()
    process = subprocess.run(
        (*POSTLINT, "-", "--fix"),
        input=draft,
        capture_output=True,
        env=environment({"PYTHONIOENCODING": "ascii"}),
    )
    assert process.stdout == draft.replace(b"cheap", b"affordable")


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_without_unicode_is_no_crash(here: Folder, env: dict[str, str]) -> None:
    here.write("a.md", "Unser billiger, billig 🪑 für alle.\n")
    done = run("a.md", "--language", "de", env=env)
    assert done.returncode == 1
    assert done.stdout.startswith(b"a.md:1:17 error house/no-cheap\n")
    assert done.stderr == b""


def test_colours_can_be_forced_and_forbidden(here: Folder) -> None:
    here.write("a.md", CHEAP)
    assert b"\x1b[" in run("a.md", env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b[" not in run("a.md", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_a_terminal_gets_colours(here: Folder) -> None:
    pty = pytest.importorskip("pty")
    here.write("a.md", CHEAP)
    for env, coloured in (({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)):
        ours, theirs = pty.openpty()
        done = run("a.md", stdout=theirs, env=env)
        os.close(theirs)
        shown = os.read(ours, 100_000)
        os.close(ours)
        assert done.returncode == 1
        assert (b"\x1b[" in shown) is coloured


def test_a_long_run_shows_on_a_terminal_how_far_it_is(here: Folder) -> None:
    pty = pytest.importorskip("pty")
    rows = '{"text": "Our chair & more."}\n' * 6_000
    here.write("rows.jsonl", rows)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        (*POSTLINT, "rows.jsonl"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment(),
    )
    out, _ = process.communicate()
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert b" posts" in shown
    assert shown.endswith(b"\r\x1b[K")
    assert out == b"No findings in 6000 posts.\n"


@pytest.mark.parametrize(
    ("closing", "code", "told"),
    [
        ("a.md >&-", 1, b""),
        ("a.md nope.md >&-", 2, b""),
        ("a.md nope.md 2>&-", 2, b""),
        ("--nonsense 2>&-", 2, b""),
        ("a.md <&- >&- 2>&-", 1, b""),
        ("- <&-", 2, b"Error: standard input cannot be read: it is closed\n"),
    ],
)
def test_a_stream_that_is_closed_changes_no_exit_status(
    here: Folder, closing: str, code: int, told: bytes
) -> None:
    here.write("a.md", CHEAP)
    command = ("sh", "-c", f'"$@" {closing}', "sh", *POSTLINT)
    done = subprocess.run(command, stderr=subprocess.PIPE, env=environment())
    assert (done.returncode, done.stderr) == (code, told)


def test_a_folder_that_is_gone_is_told(here: Folder) -> None:
    command = ("sh", "-c", 'mkdir gone && cd gone && rmdir ../gone && "$@"', "sh", *POSTLINT)
    done = subprocess.run((*command, "../a.md"), stderr=subprocess.PIPE, env=environment())
    told = b"Error: the current folder is not there any more; change to another one\n"
    assert (done.returncode, done.stderr) == (2, told)
