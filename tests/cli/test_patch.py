"""Which lines a patch brings, against the patches of real git."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.cli.patch import ALL, Lines, new_lines

LINE = st.sampled_from([b"a", b"b", b"", b"+++ b/x", b"--- a/x", b"@@ -1 +1 @@", b"\\ no", b"c\r"])
TEXT = st.lists(LINE, max_size=8).map(b"\n".join)
GIT = "git -c core.quotePath=true diff --no-index --text --unified=0 --inter-hunk-context=0".split()


def diff(old: Path, new: Path) -> bytes:
    command = (*GIT, "--src-prefix=a/", "--dst-prefix=b/", str(old), str(new))
    return subprocess.run(command, capture_output=True).stdout


@settings(max_examples=150, deadline=None)
@given(old=TEXT, new=TEXT)
def test_without_its_new_lines_a_file_is_part_of_the_old_one(old: bytes, new: bytes) -> None:
    with TemporaryDirectory() as folder:
        before, after = Path(folder, "old ü"), Path(folder, 'new "ü"')
        before.write_bytes(old)
        after.write_bytes(new)
        found = new_lines(diff(before, after))
    if old == new:
        assert found == {}
        return
    ((name, lines),) = found.items()
    assert name.endswith('/new "ü"'.encode())
    kept = [
        line
        for number, line in enumerate(new.splitlines(keepends=True), start=1)
        if not lines.touch(number, number)
    ]
    left = iter(old.splitlines(keepends=True))
    assert all(line in left for line in kept)
    fewest = max(0, len(new.splitlines()) - len(old.splitlines()))
    assert sum(last - first + 1 for first, last in lines.ranges) >= fewest


TOUCHES = [(1, 1, False), (1, 2, True), (3, 9, True), (4, 5, False), (5, 6, True), (7, 9, False)]


@pytest.mark.parametrize(("first", "last", "touched"), TOUCHES)
def test_ranges_are_touched_at_their_ends(first: int, last: int, touched: bool) -> None:
    assert Lines(((2, 3), (6, 6))).touch(first, last) is touched
    assert ALL.touch(first, last)
    assert not Lines(()).touch(first, last)
