"""Configuration at work: which file counts for a draft, and what is told of a broken one."""

from __future__ import annotations

from tests.cli.calling import CHEAP, CONFIG, FINE, HYPE, KIDS, RULES, Folder, as_json, call

ALL = CHEAP + HYPE + KIDS


def test_the_nearest_configuration_counts_for_each_draft_of_a_run(here: Folder) -> None:
    here.write("loud/postlint.toml", 'extend = "../postlint.toml"\nselect = ["house/no-hype"]\n')
    here.write("loud/deep/a.md", ALL)
    here.write(
        "calm/pyproject.toml",
        '[tool.postlint]\nextend = "../postlint.toml"\n'
        'ignore = ["house/no-hype", "house/no-kids"]\n',
    )
    here.write("calm/a.md", ALL)
    here.write("a.md", KIDS)
    assert as_json("loud", "calm", "a.md").findings == [
        ("loud/deep/a.md", "house/no-hype"),
        ("calm/a.md", "house/no-cheap"),
        ("a.md", "house/no-kids"),
    ]


def test_fail_on_is_that_of_the_draft(here: Folder) -> None:
    here.write("strict/postlint.toml", 'extend = "../postlint.toml"\nfail-on = "warning"\n')
    here.write("strict/a.md", FINE)
    here.write("a.md", HYPE)
    assert call("strict", "a.md").code == 0
    assert call("a.md", "strict").code == 0
    here.write("strict/a.md", HYPE)
    assert call("a.md", "strict").code == 1
    assert call("a.md", "strict", "--fail-on", "error").code == 0


def test_a_configuration_named_on_the_command_line_counts_alone(here: Folder) -> None:
    here.write("posts/postlint.toml", 'select = ["nothing"]\n')
    here.write("posts/a.md", ALL)
    here.write("conf/mine.toml", 'packs = ["../house"]\nselect = ["house/no-kids"]\n')
    assert as_json("posts", "--config", "conf/mine.toml").findings == [
        ("posts/a.md", "house/no-kids")
    ]


def test_rules_are_switched_off_by_file_and_change_severity(here: Folder) -> None:
    sections = '[per-file-ignores]\n"jobs/*.md" = ["house/no-hype"]\n'
    sections += '[severity]\n"house/no-kids" = "error"\n"house" = "suggestion"\n'
    here.write("postlint.toml", CONFIG + sections)
    here.write("jobs/a.md", ALL)
    here.write("a.md", HYPE)
    outcome = as_json("jobs", "a.md")
    found = [
        (post["path"], finding["rule"], finding["severity"])
        for post in outcome.report["posts"]
        for finding in post["findings"]
    ]
    assert found == [
        ("jobs/a.md", "house/no-cheap", "suggestion"),
        ("jobs/a.md", "house/no-kids", "error"),
        ("a.md", "house/no-hype", "suggestion"),
    ]
    assert outcome.code == 1


def test_a_broken_configuration_is_told_with_all_its_faults_and_their_places(here: Folder) -> None:
    here.write(
        "postlint.toml",
        'packs = ["house"]\nselct = ["house"]\nfail-on = "erro"\n[brand]\nname = 1\n',
    )
    here.write("a.md", CHEAP)
    outcome = call("a.md")
    assert (outcome.code, outcome.out) == (2, "")
    lines = outcome.err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "postlint.toml:2:1",
        "postlint.toml:3:11",
        "postlint.toml:5:1",
    ]
    assert "did you mean “select”?" in lines[0]


def test_what_is_no_toml_is_told_with_its_place(here: Folder) -> None:
    here.write("postlint.toml", "packs = [\n")
    here.write("a.md", CHEAP)
    for command in (("a.md",), ("rules",), ("explain", "house"), ("test",), ("--show-settings",)):
        outcome = call(*command)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("Error: postlint.toml:2:1: ")
        assert len(outcome.err.splitlines()) == 1


def test_selectors_that_name_nothing_are_told_with_their_place(here: Folder) -> None:
    lines = (
        'packs = ["house"]',
        'select = ["house", "hous/no-hype"]',
        'ignore = ["house/no-kid"]',
        "[per-file-ignores]",
        '"*.md" = ["zzz"]',
        "[severity]",
        '"house/no-hipe" = "error"',
    )
    here.write("sub/postlint.toml", "\n".join(lines).replace('["house"]', '["../house"]', 1))
    here.write("sub/a.md", CHEAP)
    outcome = call("sub/a.md")
    assert outcome.code == 2
    assert [line.rpartition("; ")[0] for line in outcome.err.splitlines()] == [
        "Error: sub/postlint.toml:2:20: there is no rule or category “hous/no-hype”",
        "Error: sub/postlint.toml:3:11: there is no rule or category “house/no-kid”",
        "Error: sub/postlint.toml:5:11: there is no rule or category “zzz”",
        "Error: sub/postlint.toml:7:19: there is no rule or category “house/no-hipe”",
    ]
    assert "did you mean “house/no-kids”?" in outcome.err


def test_a_typo_in_a_rule_of_the_user_is_told_with_its_place(here: Folder) -> None:
    here.write("house/no-hype.yaml", RULES["no-hype"].replace("severity", "severty"))
    here.write("house/no-kids.yaml", RULES["no-kids"].replace("suggestion", "sugestion"))
    here.write("a.md", CHEAP)
    for command in ("a.md", "rules", "test"):
        outcome = call(command)
        assert (outcome.code, outcome.out) == (2, "")
        hype, kids = outcome.err.splitlines()
        unknown = "unknown key “severty”; did you mean “severity”?"
        assert hype == f"Error: house/no-hype.yaml:1:1: {unknown}"
        assert kids.startswith("Error: house/no-kids.yaml:1:")
        assert kids.endswith("did you mean “suggestion”?")


def test_a_pack_that_is_not_there_is_told(here: Folder) -> None:
    here.write("postlint.toml", 'packs = ["hous"]\n')
    here.write("a.md", CHEAP)
    outcome = call("a.md")
    assert outcome.code == 2
    assert outcome.err.startswith("Error: postlint.toml:1:10: there is no folder “hous”")


def test_settings_are_shown_as_a_file_that_can_be_loaded(here: Folder) -> None:
    here.write("sub/postlint.toml", 'extend = "../postlint.toml"\nfail-on = "warning"\n')
    here.write("sub/a.md", ALL)
    outcome = call("sub/a.md", "--show-settings", "--ignore", "house/no-kids")
    assert outcome.code == 0
    assert outcome.out.startswith(f"# from {here.path}/sub/postlint.toml\n")
    assert 'fail-on = "warning"\n' in outcome.out
    here.write("shown.toml", outcome.data)
    assert (
        as_json("sub/a.md", "--config", "shown.toml").findings
        == as_json("sub/a.md", "--ignore", "house/no-kids").findings
    )


def test_settings_are_those_of_the_name_that_standard_input_goes_by(here: Folder) -> None:
    here.write("sub/postlint.toml", 'fail-on = "warning"\n')
    outcome = call("-", "--stdin-filename", "sub/a.md", "--show-settings")
    assert 'fail-on = "warning"\n' in outcome.out
