"""`postlint baseline` and what `check` makes of one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import CHEAP, CONFIG, FINE, HYPE, Folder, Outcome, as_json, call

NAME = "postlint-baseline.json"


def known(here: Folder) -> dict[str, dict[str, int]]:
    """How many findings a baseline knows, by draft and rule."""
    drafts = json.loads(here.read(NAME))["drafts"]
    return {
        name: {rule: sum(counts.values()) for rule, counts in rules.items()}
        for name, rules in drafts.items()
    }


def check(*args: str) -> Outcome:
    return as_json(*(args or (".",)), "--baseline", NAME)


def test_known_findings_are_hidden_and_new_ones_are_not(here: Folder) -> None:
    here.write("a.md", f"{CHEAP}\n{HYPE}")
    here.write("sub/b.md", CHEAP)
    done = call("baseline")
    assert done.out == f"{NAME}: 3 findings in 2 drafts (3 added).\n"
    assert f'baseline = "{NAME}"' in done.err
    assert known(here) == {
        "a.md": {"house/no-cheap": 1, "house/no-hype": 1},
        "sub/b.md": {"house/no-cheap": 1},
    }
    done = check()
    assert (done.code, done.findings) == (0, [])
    assert done.report["summary"]["hidden"] == {"baseline": 3, "unchanged": 0}
    assert done.report["posts"][0]["risk"]["score"] == 0
    here.write("a.md", f"A new cheap one.\n\n{CHEAP}\n{HYPE}")
    done = check()
    assert (done.code, done.findings) == (1, [("a.md", "house/no-cheap")])


EDITS = {
    "text before": lambda text: f"A new first paragraph.\n\n{text}",
    "text behind": lambda text: f"{text}\nA last paragraph.\n",
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "line breaks": lambda text: text.replace(" chair", "\nchair"),
    "front matter": lambda text: f"---\nlanguage: en\n---\n{text}",
    "a mark": lambda text: f"\ufeff{text}",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_edits_elsewhere_leave_a_finding_known(here: Folder, edit: object) -> None:
    draft = "The café has our cheap chair today.\n\nOur cheap chair.\n"
    here.write("a.md", draft)
    call("baseline")
    assert callable(edit)
    here.write("a.md", edit(draft))
    assert check().code == 0


def test_decomposed_letters_are_the_same_words(here: Folder) -> None:
    here.write("a.md", "The caf\u00e9 has our cheap chair.\n")
    call("baseline")
    here.write("a.md", "The cafe\u0301 has our cheap chair.\n")
    assert check().code == 0


def test_an_edit_of_its_sentence_brings_a_finding_back(here: Folder) -> None:
    here.write("a.md", "Our cheap chair is here. Come and see it.\n")
    call("baseline")
    here.write("a.md", "Our cheap chair is gone. Come and see it.\n")
    assert check().code == 1


def test_one_more_of_the_same_is_new(here: Folder) -> None:
    here.write("a.md", CHEAP)
    call("baseline")
    here.write("a.md", f"{CHEAP}\n{CHEAP}")
    assert check().findings == [("a.md", "house/no-cheap")]


def test_a_renamed_draft_keeps_its_entries_and_a_copy_does_not(here: Folder) -> None:
    old = here.write("a.md", CHEAP)
    call("baseline")
    here.write("b.md", CHEAP)
    assert check().findings == [("b.md", "house/no-cheap")]
    old.unlink()
    done = check()
    assert (done.code, done.err) == (0, "")
    assert call("baseline", "--prune", "-o", NAME).out == (
        f"{NAME}: 1 finding in 1 draft (1 moved to another draft).\n"
    )
    assert known(here) == {"b.md": {"house/no-cheap": 1}}
    here.write("c.md", CHEAP)
    assert check().findings == [("c.md", "house/no-cheap")]


def test_entries_are_given_away_once(here: Folder) -> None:
    old = here.write("a.md", CHEAP)
    call("baseline")
    here.write("b.md", CHEAP)
    here.write("c.md", CHEAP)
    old.unlink()
    assert check().findings == [("c.md", "house/no-cheap")]


def test_stale_entries_are_told_and_pruned(here: Folder) -> None:
    here.write("a.md", f"{CHEAP}\n{HYPE}")
    gone = here.write("b.md", CHEAP)
    call("baseline")
    here.write("a.md", CHEAP)
    gone.unlink()
    done = check()
    assert done.code == 0
    way = f"“postlint baseline --prune -o {NAME}” removes what is gone"
    told = f"Note: {NAME}: 2 entries are stale; {way}\n"
    assert done.err == told
    assert check("a.md").err == told.replace("2 entries are", "1 entry is")
    assert check("a.md", "--select", "house/no-cheap").err == ""
    here.write("c.md", HYPE.replace("chair", "table"))
    done = call("baseline", "--prune", "-o", NAME)
    assert done.out == f"{NAME}: 1 finding in 1 draft (2 removed).\n"
    assert known(here) == {"a.md": {"house/no-cheap": 1}}
    done = call("baseline", "--prune", "-o", NAME)
    assert done.out == f"{NAME}: 1 finding in 1 draft, nothing changed.\n"


def test_drafts_outside_the_paths_stay_in_the_baseline(here: Folder) -> None:
    here.write("a/a.md", CHEAP)
    here.write("b/b.md", CHEAP)
    call("baseline")
    here.write("a/a.md", FINE)
    here.write("b/b.md", f"{CHEAP}\n{HYPE}")
    assert call("baseline", "a").out == f"{NAME}: 1 finding in 1 draft (1 removed).\n"
    assert known(here) == {"b/b.md": {"house/no-cheap": 1}}


def test_an_unreadable_draft_keeps_its_entries(here: Folder) -> None:
    here.write("a.md", CHEAP)
    call("baseline")
    here.write("a.md", b"\xff\xfe\x00")
    done = call("baseline", "--prune", "-o", NAME)
    assert done.code == 2
    assert done.err.startswith("Error: a.md")
    assert known(here) == {"a.md": {"house/no-cheap": 1}}


def test_a_configured_baseline_counts_from_its_file(
    here: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.write("postlint.toml", f'baseline = "known/{NAME}"\n{CONFIG}')
    here.write("posts/ü b.md", CHEAP)
    (here.path / "known").mkdir()
    monkeypatch.chdir(here.path / "posts")
    done = call("baseline", "..")
    assert (done.code, done.err) == (0, "")
    assert "../posts/ü b.md" in json.loads(here.read(f"known/{NAME}"))["drafts"]
    assert as_json(".").code == 0
    assert as_json(".", "--no-baseline").code == 1
    monkeypatch.chdir(here.path)
    assert as_json("posts").code == 0
    assert "baseline = " in call("--show-settings").out


def test_rows_with_equal_texts_are_counted(here: Folder) -> None:
    row = json.dumps({"text": CHEAP}) + "\n"
    here.write("a.jsonl", row * 2)
    call("baseline")
    assert known(here) == {"a.jsonl": {"house/no-cheap": 2}}
    here.write("a.jsonl", row * 3)
    assert check().findings == [("a.jsonl", "house/no-cheap")]


def test_the_file_is_the_same_whatever_the_order(here: Folder) -> None:
    for name in ("c.md", "a.md", "b.md"):
        here.write(name, f"{HYPE}\n{CHEAP}")
    call("baseline", "c.md", "a.md")
    call("baseline", "b.md")
    first = here.read(NAME)
    (here.path / NAME).unlink()
    call("baseline", ".")
    assert here.read(NAME) == first
    assert first.endswith(b"}\n")


def test_both_sides_of_a_merge_may_be_kept(here: Folder) -> None:
    """The lines of two branches one after the other, as git's union merge leaves them."""
    here.write("a.md", CHEAP)
    call("baseline", "-o", NAME)
    ours = json.loads(here.read(NAME))["drafts"]
    here.write("a.md", HYPE)
    call("baseline", "-o", NAME)
    theirs = json.loads(here.read(NAME))["drafts"]
    both = f"{json.dumps(ours)[:-1]}, {json.dumps(theirs)[1:]}"
    here.write(NAME, f'{{"schema": "postlint-baseline/1", "drafts": {both}}}')
    here.write("a.md", f"{CHEAP}\n{HYPE}")
    assert check().code == 0


def test_options_that_exclude_each_other(here: Folder) -> None:
    done = call(".", "--baseline", NAME, "--no-baseline")
    assert done.code == 2
    assert "--baseline and --no-baseline" in done.err


def test_only_what_is_shown_is_fixed(here: Folder) -> None:
    here.write("a.md", CHEAP)
    call("baseline")
    here.write("a.md", f"{CHEAP}\nA cheap table.\n")
    assert call("--fix", "a.md", "--baseline", NAME).code == 0
    assert here.read("a.md") == f"{CHEAP}\nA affordable table.\n".encode()


def test_the_summary_counts_what_is_not_shown(here: Folder) -> None:
    here.write("a.md", CHEAP)
    call("baseline")
    done = call(".", "--baseline", NAME)
    assert done.out == "Not shown: 1 finding known to the baseline.\nNo findings in 1 post.\n"


def test_a_baseline_that_cannot_be_written(here: Folder) -> None:
    here.write("a.md", CHEAP)
    done = call("baseline", "-o", Path("none") / NAME)
    assert done.code == 2
    assert done.err == f"Error: none/{NAME}: cannot be written: No such file or directory\n"
