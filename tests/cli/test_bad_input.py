"""Drafts that cannot be used: told in a sentence, no traceback, and the others are linted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from postlint.cache.store import Store
from postlint.cli.begin import begin
from tests.cli.calling import CHEAP, FINE, Folder, as_json, call

UNUSABLE: dict[str, tuple[bytes, str]] = {
    "binary.md": (bytes(range(256)) * 8, "binary file"),
    "latin1.md": ("Grüße, so billig.".encode("latin-1"), "not UTF-8"),
    "utf16.md": ("Our cheap chair.".encode("utf-16"), "UTF-16"),
    "utf16be.txt": ("Our cheap chair.".encode("utf-16-be"), "UTF-16"),
    "broken.jsonl": (b'{"text": \n', "not JSON"),
    "list.jsonl": (b"[1]\n", "not a JSON object"),
    "textless.jsonl": (b'{"tex": "x"}\n', "no “text”"),
}
HALF: dict[str, tuple[str, str, int]] = {
    "syntax.md": (f"---\nlanguage: [en\n---\n{CHEAP}", "front matter", 3),
    "language.md": (f"---\nlanguage: fr\n---\n{CHEAP}", "“fr” is not a language", 2),
    "platform.md": (f"---\nx: 1\nplatform: linkdin\n---\n{CHEAP}", "did you mean “linkedin”?", 3),
    "audience.md": (f"---\naudience: all\n---\n{CHEAP}", "[audiences.all]", 2),
    "key.md": (f"---\npostlint: {{ignor: [tone]}}\n---\n{CHEAP}", "“ignor”", 2),
    "row.jsonl": ('\n{"text": "A cheap chair.", "platform": "q"}\n', "unknown platform “q”", 2),
}
USABLE: dict[str, str] = {
    "bom.md": "\ufeffOur cheap chair.\n",
    "crlf.md": "Fine.\r\n\r\nOur cheap chair.\r\n",
    "cr.md": "Fine.\rOur cheap chair.\r",
    "separator.md": "Fine.\u2028Our cheap chair.\u2029",
    "joiners.md": "\u200d👩\u200d👩\u200d👧 Our\u200b cheap chair.",
    "combining.md": "U\u0308ber: our cheap chair.",
    "direction.md": "\u202eOur cheap chair\u202c.",
    "escape.txt": "Our cheap \x1b[31mchair.\n" + FINE * 20,
    "one.txt": "cheap",
}
EMPTY: dict[str, str] = {
    "empty.md": "",
    "empty.txt": "",
    "empty.jsonl": "",
    "blank.md": " \n\n\t\n",
    "mark.md": "\ufeff",
    "front.md": "---\nlanguage: en\n---\n",
    "dashes.md": "---\n---\n---\n",
    "emoji.md": "👩\u200d👩\u200d👧🎉🎉",
    "comment.md": "<!-- nothing -->",
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_read_is_told_and_the_others_are_linted(here: Folder, name: str) -> None:
    data, told = UNUSABLE[name]
    here.write(f"posts/{name}", data)
    here.write("posts/a.md", CHEAP)
    here.write("posts/z.md", CHEAP)
    outcome = as_json("posts")
    assert outcome.code == 2
    assert told in outcome.errors[f"posts/{name}"]
    assert {path for path, _ in outcome.findings} == {"posts/a.md", "posts/z.md"}


def test_a_draft_that_is_half_readable_is_linted_and_told_with_its_line(here: Folder) -> None:
    for name, (text, _, _) in HALF.items():
        here.write(f"posts/{name}", text)
    outcome = as_json("posts")
    assert outcome.code == 2
    told = {error["path"]: error for error in outcome.report["errors"]}
    assert len(told) == len(outcome.report["errors"]) == len(HALF)
    for name, (_, message, line) in HALF.items():
        assert message in told[f"posts/{name}"]["message"]
        assert told[f"posts/{name}"]["line"] == line
    assert {path for path, _ in outcome.findings} == {f"posts/{name}" for name in HALF}


def test_odd_but_readable_drafts_are_linted_as_they_are(here: Folder) -> None:
    for name, text in USABLE.items():
        here.write(f"posts/{name}", text)
    outcome = as_json("posts")
    assert outcome.code == 1
    for post in outcome.report["posts"]:
        (finding,) = post["findings"]
        text = USABLE[Path(post["path"]).name].removeprefix("\ufeff")
        start, end = (finding["location"][side]["offset"] for side in ("start", "end"))
        assert finding["text"] == text[start:end] == "cheap"
    assert len(outcome.report["posts"]) == len(USABLE)
    shown = call("posts").out
    assert not any(sign in shown for sign in "\x1b\u202e\u2028\u200b\r")


def test_drafts_without_words_have_no_findings(here: Folder) -> None:
    for name, text in EMPTY.items():
        here.write(f"posts/{name}", text)
    outcome = as_json("posts")
    assert (outcome.code, outcome.findings, outcome.errors) == (0, [], {})


def test_what_is_not_there_is_told_and_the_others_are_linted(here: Folder) -> None:
    here.write("posts/a.md", CHEAP)
    (here.path / "empty").mkdir()
    long = "x" * 300 + ".md"
    outcome = as_json("gone.md", "empty", "gone/", long, "posts")
    assert outcome.code == 2
    assert list(outcome.errors) == ["gone.md", "empty", "gone", long]
    assert outcome.errors["gone.md"] == "no such file or folder"
    assert outcome.errors["empty"].startswith("no drafts here (.jsonl, .markdown, .md, .txt)")
    assert outcome.findings == [("posts/a.md", "house/no-cheap")]


def test_a_name_too_long_for_a_file_is_told_with_force_exclude_too(here: Folder) -> None:
    long = "x" * 300 + ".md"
    assert as_json(long, "--force-exclude").errors == {long: "no such file or folder"}


def test_links_pipes_and_folders_that_look_like_drafts(here: Folder) -> None:
    here.write("posts/a.md", CHEAP)
    here.write("posts/folder.md/b.md", CHEAP)
    (here.path / "posts/dangling.md").symlink_to("nowhere.md")
    (here.path / "posts/loop.md").symlink_to("loop.md")
    (here.path / "posts/self").symlink_to(".")
    os.mkfifo(here.path / "posts/pipe.md")
    outcome = as_json("posts", "posts/loop.md", "posts/self")
    assert outcome.code == 2
    assert outcome.errors == {
        "posts/dangling.md": "cannot be read: this link leads to nowhere.md, which is not there",
        "posts/loop.md": "cannot be read: Too many levels of symbolic links",
        "posts/pipe.md": "this is a pipe or a device, not a file; “postlint -” reads standard"
        " input",
    }
    assert [path for path, _ in outcome.findings] == ["posts/a.md", "posts/folder.md/b.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_draft_without_permission_is_told(here: Folder) -> None:
    here.write("a.md", CHEAP).chmod(0)
    assert as_json("a.md").errors == {"a.md": "cannot be read: Permission denied"}


def test_a_draft_that_vanishes_is_told(here: Folder) -> None:
    run = begin(Store(None))
    assert run.read("gone.md") is None
    (failure,) = run.failures
    assert failure.message == "cannot be read: No such file or directory"


def test_names_that_no_terminal_should_see_raw(here: Folder) -> None:
    names = [b"new\nline.md", b"bad\xff.md", b"-dash.md", b"esc\x1b[31m.md"]
    for name in names:
        with open(os.path.join(os.fsencode(here.path), name), "wb") as file:
            file.write(CHEAP.encode())
    outcome = call(".", "--output-format", "concise")
    assert outcome.code == 1
    assert len(outcome.out.splitlines()) == len(names)
    assert "\x1b" not in outcome.out
    assert call(".", "--output-format", "json", "-o", "report.json").code == 1
    assert len(json.loads(here.read("report.json"))["posts"]) == len(names)
    assert call(".", "--diff").code == 1
    assert call(".", "--fix").code == 0


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_megabyte_in_one_post_is_linted_to_its_end(here: Folder, gap: str) -> None:
    calm = f"Our chair is here for you.{gap}" * 40_000
    here.write("long.md", f"{calm}{CHEAP}")
    assert len(calm) > 1_000_000
    assert as_json("long.md", "--select", "house").findings == [("long.md", "house/no-cheap")]


def test_more_than_twenty_megabytes_are_refused_in_a_sentence(here: Folder) -> None:
    here.write("long.md", "Our chair is here for you.\n\n" * 800_000)
    here.write("a.md", CHEAP)
    outcome = as_json("long.md", "a.md")
    assert outcome.code == 2
    assert outcome.findings == [("a.md", "house/no-cheap")]
    assert list(outcome.errors) == ["long.md"]
    assert len(outcome.errors["long.md"]) < 200


def test_a_file_of_many_rows_is_linted(here: Folder) -> None:
    row = json.dumps({"text": "A cheap chair, for you."})
    here.write("rows.jsonl", f"{row}\n" * 700)
    outcome = call("rows.jsonl", "--output-format", "concise")
    assert len(outcome.out.splitlines()) == 700


def test_a_folder_that_cannot_be_read_is_told(here: Folder) -> None:
    """A path too long for the system: nobody, not even root, can list it."""
    here.write("posts/a.md", CHEAP)
    folder = os.open(here.path / "posts", os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=folder)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)
    outcome = as_json("posts")
    assert outcome.code == 2
    assert outcome.findings == [("posts/a.md", "house/no-cheap")]
    (message,) = outcome.errors.values()
    assert message.startswith("cannot be read: ")
