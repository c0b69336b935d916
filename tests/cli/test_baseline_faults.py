"""Baselines that cannot be used: one sentence, its place and a way out."""

from __future__ import annotations

import pytest

from tests.cli.calling import CHEAP, CONFIG, Folder, call

NAME = "postlint-baseline.json"
BROKEN = {
    "": "1:1: this baseline is not JSON",
    '{"schema": "postlint-baseline/1",\n "drafts": {"a.md": }}': "2:21: this baseline is not JSON",
    "[]": "1:1: this is no baseline of postlint",
    '{\n "schema": "other/1"}': "2:2: this is no baseline of postlint",
    '{"schema": "postlint-baseline/1"}': "1:1: “drafts” must hold keys and values",
    '{"schema": "postlint-baseline/1",\n "drafts": {"a.md":\n  {"x/y": 1}}}': "3:4: “x/y” must",
    '{"schema": "postlint-baseline/1", "drafts": {"a.md": {"x/y": {\n"f": 0}}}}': "2:1: this is no",
    '{"schema": "postlint-baseline/1", "drafts": {"a.md": {"x/y": {\n"f": true}}}}': "2:1: this is",
    '{\n<<<<<<< HEAD\n "a": 1\n=======\n>>>>>>> x\n}': "2:1: git has left a conflict here",
    "\udcff": "1:1: this baseline is not UTF-8",
    "[" * 100_000: "1:1: this is no baseline",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_baseline_is_one_clear_sentence(here: Folder, text: str) -> None:
    here.write("a.md", CHEAP)
    here.write(NAME, text.encode("utf-8", "surrogateescape"))
    for done in (call(".", "--baseline", NAME), call("baseline", "-o", NAME)):
        assert done.code == 2
        assert done.err.startswith(f"Error: {NAME}:{BROKEN[text]}")
        assert done.err.count("\n") == 1
    assert here.read(NAME) == text.encode("utf-8", "surrogateescape")


def test_a_missing_baseline_names_the_way_out(here: Folder) -> None:
    here.write("a.md", CHEAP)
    done = call(".", "--baseline", "none.json")
    way = "there is no baseline here; write one with “postlint baseline -o none.json”"
    assert (done.code, done.err) == (2, f"Error: none.json: {way}\n")
    here.write("postlint.toml", f'{CONFIG}baseline = "none.json"\n')
    done = call(".")
    assert done.code == 2
    assert done.err.startswith("Error: postlint.toml:4:12: there is no baseline none.json; ")
    assert call("baseline").code == 0
    assert call(".").code == 0
