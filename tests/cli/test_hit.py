"""Runs that meet nothing new: the same words and exit status, with next to nothing loaded."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import pytest

from postlint.cli import hit
from tests.cli.calling import (
    CHEAP,
    CONFIG,
    FINE,
    KIDS,
    LONG_AGO,
    RULES,
    Folder,
    Outcome,
    call,
    settle,
)
from tests.cli.test_process import environment

#: What a start costs most, beside what tests of the cache forbid.
DEAR = {"click", "dataclasses", "inspect", "typing", "pathlib", "datetime", "sqlite3", "shutil"}


def answered(*args: str) -> bool:
    """Whether a call is answered with nothing looked at."""
    with redirect_stdout(io.StringIO()):
        return hit.answer(args) is not None


def fresh(*args: str) -> Outcome:
    return call(*args, "--no-cache")


@pytest.mark.parametrize(
    "args",
    [
        ("posts",),
        ("check", "posts/", "--output-format=concise"),
        ("posts", "--exit-zero", "--force-exclude"),
        ("posts/a.md", "./posts//a.md", "posts/in", "--fail-on", "suggestion"),
        ("posts", "--fail-on=never", "--message-language", "de"),
        (
            "posts",
            "--platform",
            "linkedin",
            "--language",
            "en",
            "--ignore",
            "house/no-hype",
        ),
        ("posts", "--config", "postlint.toml", "--select", "house"),
    ],
)
def test_the_second_run_says_the_same(drafts: Folder, args: tuple[str, ...]) -> None:
    expected = fresh(*args)
    assert not answered(*args)
    assert call(*args) == expected
    assert answered(*args)
    assert call(*args) == expected


@pytest.mark.parametrize("name", ["text", "concise"])
@pytest.mark.parametrize("env", [{"FORCE_COLOR": "1"}, {"COLUMNS": "60"}, {"COLUMNS": "many"}])
def test_colour_and_width_are_those_of_this_run(
    drafts: Folder, monkeypatch: pytest.MonkeyPatch, env: dict[str, str], name: str
) -> None:
    args = ("posts", "--output-format", name)
    call(*args)
    for variable, value in env.items():
        monkeypatch.setenv(variable, value)
    expected = fresh(*args)
    assert [call(*args) for _ in range(2)] == [expected, expected]
    assert answered(*args)


def test_a_change_that_leaves_size_and_time_is_noticed(drafts: Folder) -> None:
    args = ("posts", "--output-format", "concise")
    call(*args)
    for text in (KIDS, FINE.replace("49", "94"), CHEAP.replace("cheap", "cheep")):
        path = drafts.write("posts/in/kids.md", text.ljust(40, "\n"))
        os.utime(path, (LONG_AGO, LONG_AGO))
        assert not answered(*args)
        expected = fresh(*args)
        assert call(*args) == expected
        assert answered(*args)


def test_files_that_come_and_go_are_noticed(drafts: Folder) -> None:
    call("posts")
    drafts.write("posts/new.md", CHEAP + "\nToo.\n")
    assert not answered("posts")
    assert call("posts") == fresh("posts")
    (drafts.path / "posts/a.md").unlink()
    assert answered("posts")  # all of the others are known
    assert call("posts") == fresh("posts")
    os.rename("posts/new.md", "posts/newer.md")
    assert answered("posts")
    assert call("posts") == fresh("posts")


def test_rules_and_configurations_that_change_are_noticed(drafts: Folder) -> None:
    def changed(name: str, text: str) -> None:
        call("posts")
        assert answered("posts")
        drafts.write(name, text)
        assert not answered("posts")
        assert call("posts") == fresh("posts")
        settle(drafts)
        call("posts")

    changed("house/no-cheap.yaml", RULES["no-cheap"].replace("error", "warning"))
    changed("house/no-cheap.yaml", RULES["no-cheap"])
    changed("postlint.toml", CONFIG + 'fail-on = "warning"\n')
    changed("posts/in/postlint.toml", 'extend = "../../postlint.toml"\nignore = ["house"]\n')
    changed("postlint.toml", CONFIG + '[per-file-ignores]\n"*.txt" = ["house"]\n')
    changed("postlint.toml", CONFIG + 'exclude = ["in/"]\n')


def test_packages_that_change_are_noticed(
    drafts: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("posts")
    assert answered("posts")
    (tmp_path / "site/model-2.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert not answered("posts")


def test_what_is_not_whole_or_not_lasting_is_looked_at(drafts: Folder) -> None:
    drafts.write("rows.jsonl", '{"text": "Our cheap chair."}\n')
    drafts.write("bad.md", b"\xff")
    drafts.write("dated.md", f"<!-- postlint: ignore house -- r, until {date.today()} -->\n{CHEAP}")
    for path in ("rows.jsonl", "bad.md", "dated.md", "gone.md", "."):
        assert [call(path), call(path)] == [fresh(path)] * 2
        assert not answered(path)
    call("posts")
    for args in (("--fix",), ("--diff",), ("--statistics",), ("--no-cache",), ("-o", "x"), ("-",)):
        assert not answered("posts", *args)
    assert not answered("posts", "--output-format", "json")
    assert not answered("explain", "house/no-cheap")


def test_findings_a_baseline_knows_stay_hidden(drafts: Folder) -> None:
    call("posts")
    assert call("baseline", "posts", "-o", "known.json").code == 0
    drafts.write("postlint.toml", CONFIG + 'baseline = "known.json"\n')
    settle(drafts)
    assert [call("posts"), call("posts")] == [fresh("posts")] * 2
    assert not answered("posts")
    assert call("posts", "--no-baseline") == fresh("posts", "--no-baseline")
    assert answered("posts", "--no-baseline")


def test_a_draft_that_rests_on_another_file_is_looked_at(drafts: Folder) -> None:
    drafts.write("long.txt", "The whole story of a chair, told at length.\n")
    drafts.write("short.md", "---\nsource: long.txt\n---\n" + CHEAP)
    assert [call("short.md"), call("short.md")] == [fresh("short.md")] * 2
    assert not answered("short.md")


def test_pipes_are_not_waited_for(drafts: Folder) -> None:
    call("posts")
    os.mkfifo("posts/pipe.md")
    assert not answered("posts")
    assert "a pipe" in call("posts").out


@pytest.mark.parametrize("args", [("posts/in",), ("posts/a.md", "--force-exclude")])
def test_it_loads_next_to_nothing(drafts: Folder, args: tuple[str, ...]) -> None:
    call(*args)
    code = (
        "import sys; before = {*sys.modules}\n"
        "from postlint.cli import main\n"
        "try: main()\n"
        "finally: print(*{*sys.modules} - before, file=sys.stderr)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, *args), capture_output=True, text=True, env=environment()
    )
    assert done.stdout
    loaded = set(done.stderr.split())
    assert "postlint.cli.hit" in loaded
    assert not {name.partition(".")[0] for name in loaded} & DEAR
    ours = {name for name in loaded if name.startswith("postlint.")}
    rooms = ("analysis", "api", "checks", "config", "lint", "review", "score")
    assert not {name for name in ours if name.split(".")[1] in rooms}
