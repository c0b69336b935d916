"""Compiled rules are the rules, and are made anew when a file changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from postlint.analysis.prepared import Prepared
from postlint.registry.catalogue import Catalogue, load_catalogue
from postlint.registry.faults import Faults
from tests.workbench import pack

RULE = """\
    severity: warning
    message: "“{match}” is cheap."
    check: {kind: existence, words: {en: ["cheap"]}}
    """


def load(own: Path, kept: Path) -> Catalogue:
    return load_catalogue((own,), prepared=Prepared(kept))


def compiled(kept: Path) -> list[Path]:
    return sorted(kept.glob("rules-*.json"))


def test_they_are_equal_to_what_the_files_say(tmp_path: Path) -> None:
    fresh = load_catalogue()
    load_catalogue(prepared=Prepared(tmp_path))
    kept = load_catalogue(prepared=Prepared(tmp_path))
    assert compiled(tmp_path)
    assert dict(kept.rules) == dict(fresh.rules)
    assert dict(kept.signals) == dict(fresh.signals)
    assert all(kept.rules[id].groups == rule.groups for id, rule in fresh.rules.items())


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    own, kept = pack(tmp_path / "own", {"no-cheap.yaml": RULE}), tmp_path / "kept"
    assert load(own, kept).rules["own/no-cheap"].severity == "warning"
    path = own / "no-cheap.yaml"
    path.write_text(path.read_text().replace("warning", "error"))
    assert load(own, kept).rules["own/no-cheap"].severity == "error"
    path.unlink()
    assert "own/no-cheap" not in load(own, kept).rules


def test_a_change_of_equal_length_counts_too(tmp_path: Path) -> None:
    own, kept = pack(tmp_path / "own", {"no-cheap.yaml": RULE}), tmp_path / "kept"
    load(own, kept)
    path = own / "no-cheap.yaml"
    path.write_text(path.read_text().replace("cheap.", "shoddy").replace("is shoddy", "is cheap!"))
    os.utime(path, ns=(1, 1))
    assert load(own, kept).rules["own/no-cheap"].message["en"].endswith("is cheap!")


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"seal": 1, "content": {}}'])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    own, kept = pack(tmp_path / "own", {"no-cheap.yaml": RULE}), tmp_path / "kept"
    first = load(own, kept)
    (path,) = compiled(kept)
    whole = path.read_bytes()
    path.write_bytes(content)
    assert dict(load(own, kept).rules) == dict(first.rules)
    assert path.read_bytes() == whole


def test_right_seal_wrong_content_is_made_anew(tmp_path: Path) -> None:
    own, kept = pack(tmp_path / "own", {"no-cheap.yaml": RULE}), tmp_path / "kept"
    first = load(own, kept)
    (path,) = compiled(kept)
    path.write_text(path.read_text().replace('"kind": "existence"', '"kind": "nothing"'))
    assert dict(load(own, kept).rules) == dict(first.rules)


def test_faults_are_never_kept(tmp_path: Path) -> None:
    own = pack(tmp_path / "own", {"no-cheap.yaml": RULE.replace("severity", "severty")})
    for _ in range(2):
        with pytest.raises(Faults, match="did you mean “severity”"):
            load(own, tmp_path / "kept")
    assert not compiled(tmp_path / "kept")


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    own = pack(tmp_path / "own", {"no-cheap.yaml": RULE})
    assert "own/no-cheap" in load(own, tmp_path / "file" / "below").rules
