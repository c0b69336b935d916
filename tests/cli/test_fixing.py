"""`--fix`, `--unsafe-fixes` and `--diff`: nothing is lost, and only what was asked for changes."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess

import pytest

from postlint.cli.files import write_atomically
from postlint.source.post import SourceError
from tests.cli.calling import CHEAP, FINE, HYPE, KIDS, Folder, as_json, call


def test_fix_applies_the_safe_fixes_and_reports_what_is_left(here: Folder) -> None:
    here.write("a.md", CHEAP + HYPE + KIDS)
    outcome = as_json("a.md", "--fix")
    assert here.read("a.md").decode() == "Our affordable chair.\n" + HYPE + KIDS
    assert outcome.findings == [("a.md", "house/no-hype"), ("a.md", "house/no-kids")]
    assert outcome.code == 0


def test_fixing_twice_is_fixing_once(here: Folder) -> None:
    """Also where the first fix changes the language that is detected, and with it the tokens."""
    here.write("a.md", 'CHEAP C"CHEAP cheap\n\n---\n\nOur cheap chair, not cheap!\n')
    call("a.md", "--fix")
    once = here.read("a.md")
    call("a.md", "--fix")
    assert here.read("a.md") == once
    assert b"chair, not affordable" in once


def test_unsafe_fixes_are_applied_when_asked_for(here: Folder) -> None:
    here.write("a.md", CHEAP + KIDS)
    call("a.md", "--fix", "--unsafe-fixes")
    assert here.read("a.md").decode() == "Our affordable chair.\nA chair for children.\n"


def test_without_fix_nothing_is_written(here: Folder) -> None:
    file = here.write("a.md", CHEAP)
    before = file.stat()
    call("a.md")
    call("a.md", "--diff")
    after = file.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_draft_with_nothing_to_fix_is_not_written(here: Folder) -> None:
    file = here.write("a.md", HYPE)
    before = file.stat()
    call("a.md", "--fix")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_every_byte_that_is_not_fixed_stays(here: Folder) -> None:
    odd = "﻿---\r\nlanguage: en\r\nx: 1\r\n---\r\n{}\r\n\u2028\u200d👩\u200d👧 é\r`cheap`\n\n"
    here.write("a.md", odd.replace("{}", "Our cheap chair."))
    call("a.md", "--fix")
    assert here.read("a.md").decode() == odd.replace("{}", "Our affordable chair.")


def test_mode_and_link_stay(here: Folder) -> None:
    target = here.write("real/a.md", CHEAP)
    target.chmod(0o640)
    link = here.path / "link.md"
    link.symlink_to("real/a.md")
    call("link.md", "--fix")
    assert link.is_symlink()
    assert "affordable" in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in target.parent.iterdir()] == ["a.md"]


def test_all_parts_of_a_thread_are_fixed(here: Folder) -> None:
    here.write("t.md", f"{CHEAP}\n---\n\n{CHEAP}")
    call("t.md", "--fix")
    assert here.read("t.md").count(b"affordable") == 2


def test_json_lines_stay_untouched_with_a_note(here: Folder) -> None:
    rows = '{"text": "A cheap chair."}\n'
    here.write("rows.jsonl", rows)
    here.write("fine.jsonl", '{"text": "A chair."}\n')
    outcome = call("rows.jsonl", "fine.jsonl", "--fix")
    assert here.read("rows.jsonl").decode() == rows
    assert outcome.err == "Note: rows.jsonl: JSON Lines are linted, never changed\n"
    assert outcome.code == 1


def test_fix_on_standard_input_gives_the_draft_and_tells_the_rest_on_standard_error(
    here: Folder,
) -> None:
    outcome = call("-", "--fix", stdin=b"\xef\xbb\xbfOur cheap, amazing chair.\r\n")
    assert outcome.data == b"\xef\xbb\xbfOur affordable, amazing chair.\r\n"
    assert "house/no-hype" in outcome.err


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfA chair.\r\n", b"\xff\xfeA\0", b"caf\xe9\n", b""])
def test_a_filter_passes_on_what_it_cannot_or_need_not_fix(here: Folder, data: bytes) -> None:
    assert call("-", "--fix", stdin=data).data == data


def test_a_draft_with_broken_front_matter_is_fixed_below_it(here: Folder) -> None:
    here.write("a.md", f"---\nx: [1\n---\n{CHEAP}")
    assert call("a.md", "--fix").code == 2
    assert here.read("a.md").decode() == "---\nx: [1\n---\nOur affordable chair.\n"


DRAFTS = {
    "end.md": "One.\nTwo.\nOur cheap chair",
    "crlf.md": "One.\r\nOur cheap chair.\r\nTwo.\r\n",
    "bom.md": "\ufeffOur cheap chair.\nTwo.\n",
    "separators.md": "One.\u2028Two\x0bx\x85.\nOur cheap chair.\rThree.\n",
    "far.md": "Our cheap chair.\n" + "\nSame.\n" * 20 + "\nOur cheap chair.",
    "ümläut name.md": "Grüße, cheap 🪑.\n",
}


def test_diff_is_a_patch_that_gives_what_fix_gives(here: Folder) -> None:
    for name, text in DRAFTS.items():
        here.write(f"posts/{name}", text)
        here.write(f"fixed/{name}", text)
    here.write("posts/fine.md", FINE)
    outcome = call("posts", "--diff")
    assert outcome.code == 1
    assert call("fixed", "--fix").code == 0
    patch = here.write("it.patch", outcome.data)
    command = [shutil.which("patch") or pytest.skip("no patch here"), "-p0", "--binary"]
    subprocess.run(command, stdin=patch.open("rb"), check=True, capture_output=True)
    for name, text in DRAFTS.items():
        assert here.read(f"posts/{name}") == here.read(f"fixed/{name}") != text.encode()


def test_diff_without_a_change_is_empty_whatever_is_found(here: Folder) -> None:
    here.write("a.md", HYPE + KIDS)
    outcome = call("a.md", "--diff", "--fail-on", "suggestion")
    assert (outcome.code, outcome.out) == (0, "")
    assert call("a.md", "--diff", "--unsafe-fixes").code == 1


def test_diff_tells_what_it_could_not_read_on_standard_error(here: Folder) -> None:
    here.write("a.md", CHEAP)
    outcome = call("a.md", "gone.md", "--diff")
    assert (outcome.code, outcome.err) == (2, "gone.md: no such file or folder\n")
    assert outcome.out.startswith("--- a.md\n+++ a.md\n@@")


def test_diff_works_on_standard_input(here: Folder) -> None:
    outcome = call("-", "--diff", "--stdin-filename", "x.md", stdin=b"Our cheap chair")
    assert outcome.out.splitlines() == [
        "--- x.md",
        "+++ x.md",
        "@@ -1 +1 @@",
        "-Our cheap chair",
        "\\ No newline at end of file",
        "+Our affordable chair",
        "\\ No newline at end of file",
    ]


def test_fixes_that_undo_each_other_come_to_an_end(here: Folder) -> None:
    back = 'severity: error\nmessage: "no"\nfix: safe\n'
    back += 'check: {kind: substitution, swap: {en: {"affordable": "cheap"}}}\n'
    here.write("house/no-affordable.yaml", back)
    here.write("a.md", CHEAP)
    call("a.md", "--fix")
    assert here.read("a.md").decode() in (CHEAP, CHEAP.replace("cheap", "affordable"))


def test_a_draft_that_cannot_be_replaced_stays_and_the_others_are_fixed(here: Folder) -> None:
    here.write("a.md", CHEAP)
    here.write("z.md", CHEAP)
    folder = here.path / "locked"
    folder.mkdir()
    (folder / "m.md").write_text(CHEAP, encoding="utf-8")
    if not _locked(str(folder)):
        pytest.skip("no way to make a folder read-only here")
    try:
        outcome = as_json("a.md", "locked/m.md", "z.md", "--fix")
    finally:
        _unlock(str(folder))
    assert outcome.code == 2
    assert "cannot be written" in outcome.errors["locked/m.md"]
    assert here.read("locked/m.md").decode() == CHEAP
    assert b"affordable" in here.read("a.md")
    assert b"affordable" in here.read("z.md")


def _locked(folder: str) -> bool:
    """Make a folder read-only, for root too; False where that cannot be done."""
    os.chmod(folder, 0o555)
    if not os.access(folder, os.W_OK):
        return True
    chattr = shutil.which("chattr")
    return bool(chattr) and subprocess.run([chattr, "+i", folder], check=False).returncode == 0


def _unlock(folder: str) -> None:
    if os.geteuid() == 0:
        subprocess.run(["chattr", "-i", folder], check=True)
    os.chmod(folder, 0o755)


def test_writing_never_leaves_half_a_file(here: Folder) -> None:
    file = here.write("a.md", CHEAP)
    with pytest.raises(SourceError, match="cannot be written"):
        write_atomically(file / "below.md", b"x")
    with pytest.raises(TypeError):
        write_atomically(file, "no bytes")  # type: ignore[arg-type]
    assert file.read_text(encoding="utf-8") == CHEAP
    assert sorted(p.name for p in here.path.iterdir()) == ["a.md", "house", "postlint.toml"]


def test_devices_are_written_to_and_never_replaced(here: Folder) -> None:
    full = here.path / "full"
    full.symlink_to("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(SourceError, match="No space left"):
        write_atomically(full, b"x")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)
