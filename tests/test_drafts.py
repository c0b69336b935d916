"""The drafts in examples/, linted as a new user would lint them."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.api import Linter, Settings
from postlint.lint.finding import Finding
from postlint.source.post import Preset
from postlint.source.read import decode, read

EXAMPLES = Path(__file__).parent.parent / "examples"
RISKY = sorted((EXAMPLES / "risky").iterdir())
BLAMELESS = sorted((EXAMPLES / "blameless").iterdir())


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Settings())


def findings(linter: Linter, path: Path) -> list[Finding]:
    reading = read(decode(str(path), path.read_bytes()), configured=Preset())
    assert not reading.errors
    return [finding for post in reading.posts for finding in linter.lint(post).findings]


def test_there_are_enough_in_both_languages(linter: Linter) -> None:
    posts = [
        post
        for path in (*RISKY, *BLAMELESS)
        for post in read(decode(str(path), path.read_bytes())).posts
    ]
    assert len(RISKY) + len(BLAMELESS) >= 8
    assert len(BLAMELESS) >= 3
    assert {post.language for post in posts} == {"de", "en"}


@pytest.mark.parametrize("path", RISKY, ids=lambda path: path.stem)
def test_a_risky_draft_has_an_error(linter: Linter, path: Path) -> None:
    assert "error" in [finding.severity for finding in findings(linter, path)]


@pytest.mark.parametrize("path", BLAMELESS, ids=lambda path: path.stem)
def test_a_blameless_draft_has_no_alarm(linter: Linter, path: Path) -> None:
    alarms = [
        f"{f.rule}: {f.message}" for f in findings(linter, path) if f.severity != "suggestion"
    ]
    assert alarms == []
