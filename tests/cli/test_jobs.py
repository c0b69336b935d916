"""Several processes, several runs, and what a kill leaves behind."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from postlint.cache.store import Store
from postlint.cli import workers
from postlint.cli.begin import begin
from postlint.cli.linters import Linters
from postlint.cli.problems import Unusable
from postlint.source.post import Preset, Source
from postlint.source.unit import Unit, units
from tests.cli.calling import Folder, as_json, call
from tests.cli.test_process import started

CHAIRS = ("Our cheap chair {}.", "An amazing chair {}.", "A chair {}.", "A chair for kids {}.")


#: Only a model can tell that none of its sentences has a verb.
JUDGED = "Fresh ideas. Open doors. Honest talk. Courage over fear."


def rows(count: int, *, seed: int = 1) -> str:
    dice = random.Random(seed)
    texts = (dice.choice(CHAIRS).format(number) for number in range(count))
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


def test_the_order_does_not_depend_on_the_number_of_processes(here: Folder) -> None:
    here.write("rows.jsonl", "no row\n" + rows(70))
    for number in range(5):
        here.write(f"posts/{number}.md", CHAIRS[number % 4].format(number))
    here.write("posts/bad.md", b"\xff")
    for name in ("text", "jsonl"):
        args = ("posts", "rows.jsonl", "--no-cache", "--output-format", name, "--jobs")
        alone = call(*args, "1")
        assert alone.code == 2
        assert call(*args, "3") == alone


def test_what_ends_a_run_ends_it_in_a_process_too(here: Folder) -> None:
    here.write("house/broken.yaml", "severity: loud\n")
    here.write("rows.jsonl", rows(40))
    alone, beside = (call("rows.jsonl", "--no-cache", "--jobs", jobs) for jobs in ("1", "2"))
    assert (alone.code, alone.out) == (2, "")
    assert "house/broken.yaml:1:1" in alone.err
    assert beside == alone


@pytest.fixture
def drafts() -> list[Unit]:
    texts = [CHAIRS[number % 4].format(number) for number in range(40)]
    found = [next(units(Source(f"{n}.md", text))) for n, text in enumerate(texts)]
    return [unit for unit in found if isinstance(unit, Unit)]


@pytest.fixture
def two(here: Folder) -> Iterator[workers.Workers]:
    found = workers.Workers(Linters(lambda settings: settings, Preset()), count=2, worth=200)
    yield found
    found.close()


def test_a_process_that_dies_is_told_in_a_sentence(
    two: workers.Workers, drafts: list[Unit]
) -> None:
    for process in two._processes.values():
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
    with pytest.raises(Unusable, match=r"ended by signal 9, at \d+.md or soon after it; --jobs 1"):
        list(two.lint(drafts))


def test_posts_for_a_model_come_out_in_their_place(
    here: Folder, two: workers.Workers, drafts: list[Unit]
) -> None:
    here.write("postlint.toml", "")
    judged = [next(units(Source(f"{n}.md", JUDGED))) for n in range(9)]
    mixed = [unit for unit in (*judged, *drafts, *judged) if isinstance(unit, Unit)] * 4
    linters = Linters(lambda settings: settings, Preset())
    assert list(two.lint(mixed)) == list(linters.lint(mixed))
    assert len(two._readers) == 1


def test_a_process_loads_pipelines_only_where_there_is_enough_to_read(
    two: workers.Workers, drafts: list[Unit]
) -> None:
    first, second = two._processes
    new = deque([list(enumerate(drafts[:3])), list(enumerate(drafts[3:6]))])
    late = list(enumerate(drafts[6:9]))
    two._postponed = 3
    assert two._next(first, new, late) == list(enumerate(drafts[6:9]))
    assert (late, two._readers) == ([], {first})
    late += enumerate(drafts[9:12])
    assert [len(two._next(pipe, new, late)) for pipe in (first, second, second)] == [3, 3, 0]
    assert two._readers == {first}
    assert len(late) == 3
    two._postponed = 200
    assert two._next(second, new, late) == list(enumerate(drafts[9:12]))
    assert two._readers == {first, second}


def test_few_drafts_are_linted_here_and_many_in_processes(here: Folder, drafts: list[Unit]) -> None:
    crew = begin(Store(None), jobs=None).crew
    assert crew._count(drafts) == 0
    assert crew._count(drafts * 1000) >= 1
    crew.jobs = 2
    assert len(list(crew.lint(drafts[:1]))) == 1
    assert crew._workers is None


def test_rows_come_out_as_they_are_linted(here: Folder) -> None:
    here.write("rows.jsonl", rows(1_500))
    process = started("rows.jsonl", "--output-format", "jsonl", "--no-cache", "--jobs", "1")
    assert process.stdout
    assert process.stderr
    first = json.loads(process.stdout.readline())
    assert (first["path"], first["line"]) == ("rows.jsonl", 1)
    process.stdout.close()  # as `head` does
    process.wait()
    assert process.stderr.read() == b""
    process.stderr.close()


def test_two_runs_at_once_and_ten_that_are_killed_leave_the_cache_whole(
    here: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "cache"))
    here.write("rows.jsonl", rows(120))
    expected = as_json("rows.jsonl", "--no-cache").report
    dice = random.Random(7)
    for _ in range(5):
        pair = [started("rows.jsonl", "--jobs", "1") for _ in range(2)]
        with suppress(subprocess.TimeoutExpired):
            pair[0].wait(timeout=dice.uniform(0.1, 3))
        for process in pair:
            process.kill()
            process.communicate()
    pair = [started("rows.jsonl", "--output-format", "json") for _ in range(2)]
    for process in pair:
        assert json.loads(process.communicate()[0]) == expected
    assert as_json("rows.jsonl").report == expected
    store = Store(str(tmp_path / "cache"))
    assert store._run("PRAGMA integrity_check") == [("ok",)]
    assert len(store._run("SELECT key FROM kept")) >= 120
    store.close()
