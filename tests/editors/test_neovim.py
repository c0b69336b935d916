"""Real Neovim, headless, with its own client and the settings that the documentation gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import checkout
from tests.cli.calling import Folder, house
from tests.editors.programs import documented, environment, program

pytestmark = pytest.mark.slow

SESSION = Path(__file__).parent / "neovim.lua"
DRAFT = "🎉 A cheap, a\u0308h, amazing chair.\n\n👨\u200d👩\u200d👧 For kids.\n"
COMMENT = "<!-- postlint: ignore house/no-kids -- reason -->"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return house(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def seen(content: Folder, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What was to be seen in one session."""
    home = tmp_path_factory.mktemp("home")
    content.write("draft.md", DRAFT)
    (home / "init.lua").write_text(documented("neovim"), encoding="utf-8")
    neovim = program("nvim", package="neovim")
    start = (neovim, "--headless", "--clean", "-u", str(home / "init.lua"), "-i", "NONE")
    env = {**environment(home), "RECORD": str(home / "record.json")}
    done = checkout.run(*start, "-c", f"luafile {SESSION}", cwd=content.path, env=env, check=False)
    record = json.loads((home / "record.json").read_text(encoding="utf-8"))
    assert done.returncode == 0, (record, done.stderr)
    return record


def places(found: Any) -> list[tuple[int, int, str, str]]:
    return [(f["line"], f["column"], f["words"], f["severity"]) for f in found]


def column(line: str, words: str) -> int:
    """Where words stand in a line as Neovim counts: in bytes of UTF-8."""
    return len(line[: line.index(words)].encode())


def test_the_findings_stand_at_their_words(seen: Any) -> None:
    first, _, third, _ = DRAFT.split("\n")
    assert places(seen["opened"]) == [
        (0, column(first, "cheap"), "cheap", "ERROR"),
        (0, column(first, "amazing"), "amazing", "WARN"),
        (2, column(third, "kids"), "kids", "INFO"),
    ]
    assert {found["source"] for found in seen["opened"]} == {"postlint"}
    assert seen["opened"][0]["message"] == "“cheap” makes what we sell sound poor."


def test_hovering_explains(seen: Any) -> None:
    assert seen["hover"].startswith("**house/no-cheap** · error\n\nReaders hear poor quality.")


def test_the_risk_is_a_lens(seen: Any) -> None:
    assert seen["lens"].startswith("Risk 67 of 100, severe: house/no-cheap 44, ")


def test_a_fix_is_applied(seen: Any) -> None:
    assert seen["fixed"][0] == "🎉 A affordable, a\u0308h, amazing chair."
    assert [found["words"] for found in seen["after_fix"]] == ["amazing", "kids"]


def test_a_finding_is_ignored_with_a_reason(seen: Any) -> None:
    assert seen["asked"][2:4] == [COMMENT, "👨\u200d👩\u200d👧 For kids."]


def test_typing_is_linted(seen: Any, content: Folder) -> None:
    typed, fixed = "🎉🎉 A stunning sofa.", "🎉 A affordable, a\u0308h, amazing chair."
    assert places(seen["typed"]) == [
        (0, column(typed, "stunning"), "stunning", "WARN"),
        (1, column(fixed, "amazing"), "amazing", "WARN"),
    ]
    assert content.read("draft.md").decode().split("\n")[:2] == [typed, fixed]
    assert "rror" not in seen["messages"]
