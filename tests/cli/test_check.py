"""`postlint check`: what is linted, which rules run, what comes out, the exit status."""

from __future__ import annotations

import pytest

from tests.cli.calling import CHEAP, CONFIG, FINE, HYPE, KIDS, Folder, as_json, call


def test_check_is_the_default_command_for_paths_and_options(here: Folder) -> None:
    here.write("a.md", CHEAP)
    full = call("check", "a.md", "--output-format", "concise")
    assert full.out == "a.md:1:5: error house/no-cheap “cheap” makes what we sell sound poor.\n"
    assert call("a.md", "--output-format", "concise") == full
    assert call("--output-format", "concise", "a.md") == full


def test_without_a_path_the_current_folder_is_linted(here: Folder) -> None:
    here.write("posts/a.md", CHEAP)
    assert as_json("check").findings == [("posts/a.md", "house/no-cheap")]


def test_a_folder_gives_all_kinds_of_drafts_by_name_and_nothing_else(here: Folder) -> None:
    for name in (
        "d/b.md",
        "d/a.markdown",
        "d/c.txt",
        "d/E.MD",
        "d/.git/x.md",
        "d/f.py",
        "d/g/h.md",
    ):
        here.write(name, FINE)
    here.write("d/d.jsonl", '{"text": "A chair.", "id": 7}\n')
    paths = [post["path"] for post in as_json("d").report["posts"]]
    assert paths == ["d/E.MD", "d/a.markdown", "d/b.md", "d/c.txt", "d/d.jsonl", "d/g/h.md"]


def test_a_draft_named_twice_is_linted_once(here: Folder) -> None:
    here.write("d/a.md", CHEAP)
    (here.path / "link.md").symlink_to("d/a.md")
    assert as_json("d/a.md", "d", "link.md", "./d/a.md").report["summary"]["posts"] == 1


def test_a_row_of_json_lines_is_a_post(here: Folder) -> None:
    rows = '{"text": "Fine."}\n\nnot json\n{"text": "A cheap chair.", "id": "x7"}\n'
    here.write("rows.jsonl", rows)
    outcome = as_json("rows.jsonl")
    post = outcome.report["posts"][1]
    assert (post["line"], post["id"], post["findings"][0]["location"]["start"]["offset"]) == (
        4,
        "x7",
        2,
    )
    (error,) = outcome.report["errors"]
    assert (error["line"], outcome.code) == (3, 2)


def test_the_parts_of_a_thread_are_posts(here: Folder) -> None:
    here.write("t.md", f"{FINE}\n---\n\n{CHEAP}")
    posts = as_json("t.md").report["posts"]
    assert [(post["part"], len(post["findings"])) for post in posts] == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("flags", "rules"),
    [
        ((), ["no-cheap", "no-hype", "no-kids"]),
        (("--select", "house/no-kids"), ["no-kids"]),
        (("--select", "house/no-kids,house/no-hype"), ["no-hype", "no-kids"]),
        (("--select", "house/no-kids", "--select", " house/no-hype ,"), ["no-hype", "no-kids"]),
        (
            ("--select", "house/no-kids", "--extend-select", "house/cheap-talk"),
            ["no-cheap", "no-kids"],
        ),
        (("--ignore", "house/no-kids,house/no-hype"), ["no-cheap"]),
        (("--ignore", "house", "--extend-select", "house/no-hype"), ["no-hype"]),
    ],
)
def test_selectors(here: Folder, flags: tuple[str, ...], rules: list[str]) -> None:
    here.write("a.md", CHEAP + HYPE + KIDS)
    assert as_json("a.md", *flags).findings == [("a.md", f"house/{rule}") for rule in rules]


@pytest.mark.parametrize(
    ("text", "flags", "code"),
    [
        (FINE, (), 0),
        (HYPE, (), 0),
        (HYPE, ("--fail-on", "warning"), 1),
        (KIDS, ("--fail-on", "warning"), 0),
        (KIDS, ("--fail-on", "suggestion"), 1),
        (CHEAP, (), 1),
        (CHEAP, ("--fail-on", "never"), 0),
        (CHEAP, ("--exit-zero",), 0),
        (b"\xff\xfe", ("--exit-zero",), 0),
        (b"\xff\xfe", ("--fail-on", "never"), 2),
    ],
)
def test_the_exit_status(
    here: Folder, text: str | bytes, flags: tuple[str, ...], code: int
) -> None:
    here.write("a.md", text)
    assert call("a.md", *flags).code == code


def test_text_shows_the_line_with_a_caret_and_ends_with_the_summary(here: Folder) -> None:
    here.write("a.md", CHEAP)
    lines = call("a.md").out.splitlines()
    assert lines[0] == "a.md:1:5 error house/no-cheap"
    assert lines[2:4] == ["   1 │ Our cheap chair.", "     │     ^^^^^"]
    assert lines[-1] == "1 error in 1 post."


def test_a_report_goes_to_a_file_and_nothing_to_the_terminal(here: Folder) -> None:
    here.write("a.md", CHEAP)
    outcome = call("a.md", "--output-format", "json", "--output-file", "report.json")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    assert here.read("report.json") == as_json("a.md").data
    assert [path.name for path in here.path.glob(".postlint-*")] == []


def test_a_report_that_cannot_be_written_is_an_error_and_leaves_the_old_one(here: Folder) -> None:
    here.write("a.md", CHEAP)
    here.write("report/x.txt", "keep")
    outcome = call("a.md", "-o", "report")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "Error: report: cannot be written: Is a directory\n"
    assert "No such file or directory" in call("a.md", "-o", "no/report.txt").err


def test_statistics_count_by_rule(here: Folder) -> None:
    here.write("a.md", CHEAP + CHEAP + HYPE)
    lines = call("a.md", "--statistics").out.splitlines()
    assert [line.split() for line in lines[1:3]] == [
        ["2", "house/no-cheap", "error"],
        ["1", "house/no-hype", "warning"],
    ]


def test_standard_input_goes_by_the_name_it_is_given(here: Folder) -> None:
    here.write("sub/postlint.toml", 'extend = "../postlint.toml"\nselect = ["house/no-hype"]\n')
    text = (CHEAP + HYPE).encode()
    assert as_json("-", stdin=text).findings == [
        ("stdin.md", "house/no-cheap"),
        ("stdin.md", "house/no-hype"),
    ]
    outcome = as_json("-", "--stdin-filename", "sub/new.md", stdin=text)
    assert outcome.findings == [("sub/new.md", "house/no-hype")]
    rows = as_json("-", "--stdin-filename", "x.jsonl", stdin=b'{"text": "A cheap chair."}\n')
    assert rows.report["posts"][0]["line"] == 1


def test_language_platform_and_audience_come_from_the_flags_first(here: Folder) -> None:
    here.write("postlint.toml", CONFIG + "[audiences.experts]\n")
    here.write("a.md", "---\nlanguage: en\nplatform: x\n---\nGanz billig und cheap.\n")
    outcome = as_json(
        "a.md", "--language", "de-AT", "--platform", "LinkedIn", "--audience", "experts"
    )
    (post,) = outcome.report["posts"]
    assert [post[key] for key in ("language", "platform", "audience")] == [
        "de",
        "linkedin",
        "experts",
    ]
    assert [finding["text"] for finding in post["findings"]] == ["billig"]
    assert post["findings"][0]["message"] == "„billig“ klingt ärmlich."


def test_findings_speak_the_language_asked_for(here: Folder) -> None:
    here.write("a.md", CHEAP)
    outcome = as_json("a.md", "--message-language", "de")
    assert outcome.report["posts"][0]["findings"][0]["message"] == "„cheap“ klingt ärmlich."


def test_excluded_drafts_are_left_out_of_folders_but_not_when_named(here: Folder) -> None:
    here.write("postlint.toml", CONFIG + 'exclude = ["old/", "*.draft.md"]\n')
    for name in ("posts/a.md", "posts/b.draft.md", "old/c.md"):
        here.write(name, CHEAP)
    assert {path for path, _ in as_json(".").findings} == {"posts/a.md"}
    assert [path for path, _ in as_json("posts/b.draft.md", "old/c.md").findings] == [
        "posts/b.draft.md",
        "old/c.md",
    ]


def test_force_exclude_leaves_out_what_is_named_as_well(here: Folder) -> None:
    here.write("postlint.toml", CONFIG + 'exclude = ["old/", "*.draft.md"]\n')
    here.write("b.draft.md", CHEAP)
    here.write("old/c.md", CHEAP)
    outcome = as_json("b.draft.md", "old/c.md", "old", "--force-exclude")
    assert (outcome.code, outcome.findings, outcome.errors) == (0, [], {})


def test_a_folder_whose_drafts_are_all_excluded_says_so(here: Folder) -> None:
    here.write("postlint.toml", CONFIG + 'exclude = ["old/"]\n')
    here.write("old/c.md", CHEAP)
    outcome = as_json("old")
    assert outcome.code == 2
    assert "exclude" in outcome.errors["old"]


def test_no_colours_and_no_progress_where_nobody_watches(here: Folder) -> None:
    here.write("a.md", CHEAP)
    outcome = call("a.md")
    assert "\x1b" not in outcome.out
    assert outcome.err == ""
