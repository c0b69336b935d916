"""`explain`, `rules`, `test` and `init`."""

from __future__ import annotations

import json

import pytest

from tests.cli.calling import CHEAP, CONFIG, RULES, Folder, as_json, call


def test_explain_says_everything_about_a_rule_of_the_user(here: Folder) -> None:
    outcome = call("explain", "house/no-cheap")
    assert outcome.code == 0
    for part in (
        "house/no-cheap  error, weight 2",
        "“{match}” makes what we sell sound poor.",
        "„{match}“ klingt ärmlich.",
        "Readers hear poor quality.",
        "Give the price.",
        "Our [[cheap]] chair is back.",
        "A chair at 49 euros.",
        "style-guide: Our style guide (2024)",
        "kind of check: substitution; file: house/no-cheap.yaml",
    ):
        assert part in outcome.out


def test_explain_knows_aliases_and_one_language(here: Folder) -> None:
    assert call("explain", "house/cheap-talk").data == call("explain", "house/no-cheap").data
    german = call("explain", "house/no-cheap", "--language", "de").out
    assert "ärmlich" in german
    assert "sound poor" not in german


def test_rules_lists_what_counts_here(here: Folder) -> None:
    outcome = call("rules")
    assert outcome.out.splitlines() == [
        "house/no-cheap                    error       de en",
        "house/no-hype                     warning     de en",
        "house/no-kids                     suggestion  en",
    ]
    assert outcome.err == "3 rules\n"


def test_rules_are_selected_and_given_as_json(here: Folder) -> None:
    here.write("postlint.toml", CONFIG + '[severity]\n"house/no-hype" = "error"\n')
    outcome = call("rules", "--select", "house/no-cheap,house/no-hype", "--output-format", "json")
    cheap, hype = json.loads(outcome.data)
    assert (cheap["rule"], cheap["fixable"], cheap["languages"]) == (
        "house/no-cheap",
        True,
        ["de", "en"],
    )
    assert cheap["origin"] == str(here.path / "house" / "no-cheap.yaml")
    assert (hype["severity"], hype["kind"], hype["examples"]) == ("error", "existence", 1)


def test_rules_shows_those_that_cannot_run(here: Folder) -> None:
    parsed = 'message: {de: "x"}\ncheck: {kind: dependency, patterns: {de: [[%s]]}}\n'
    node = '{RIGHT_ID: "v", RIGHT_ATTRS: {POS: "VERB"}}'
    here.write("house/parsed.yaml", parsed % node)
    here.write("postlint.toml", CONFIG)
    assert json.loads(call("rules", "--show-skipped", "--output-format", "json").data) == []
    here.write("postlint.toml", CONFIG + '[models]\nde = "blank:de"\n')
    outcome = call("rules", "--show-skipped", "--output-format", "json")
    rows = json.loads(outcome.data)
    assert [(row["rule"], row["language"]) for row in rows] == [("house/parsed", "de")]
    assert "dependencies" in rows[0]["reason"]
    assert "de tokenizer, no model" in call("--show-settings").out


def test_the_examples_of_a_pack_are_run(here: Folder) -> None:
    assert call("test", "house").out == "3 examples passed, 0 failed in 3 rules\n"
    assert call("test", "house/no-cheap").out == "2 examples passed, 0 failed in 1 rule\n"
    assert call("test", "house/cheap-talk", "house/no-hype").out.endswith(" in 2 rules\n")


def test_a_folder_that_no_configuration_names_can_be_tested(here: Folder) -> None:
    (here.path / "postlint.toml").unlink()
    here.write("new/pack/tone/no-hype.yaml", RULES["no-hype"])
    for folder in ("new/pack", "new/pack/tone", "./new/pack/"):
        assert call("test", folder).out == "1 examples passed, 0 failed in 1 rule\n"


def test_an_example_that_comes_out_wrong_is_told_with_its_place(here: Folder) -> None:
    more = '  - {language: en, bad: "A fine chair."}\n'
    more += '  - {language: en, good: "An amazing\\n chair."}\n'
    more += '  - {language: en, bad: "[[An amazing]] chair."}\n'
    here.write("house/no-hype.yaml", RULES["no-hype"] + more)
    outcome = call("test")
    assert outcome.code == 1
    *told, last = outcome.out.splitlines()
    assert told == [
        "house/no-hype.yaml:6: example 2 (en) of house/no-hype",
        "  A fine chair.",
        "  finds nothing, but it is bad",
        "house/no-hype.yaml:7: example 3 (en) of house/no-hype",
        "  An amazing chair.",
        "  finds “amazing”, but it is good",
        "house/no-hype.yaml:8: example 4 (en) of house/no-hype",
        "  An amazing chair.",
        "  finds “amazing” instead of what is marked",
    ]
    assert " 3 failed in " in last


def test_coverage_names_the_words_that_no_example_hits(here: Folder) -> None:
    lines = call("test", "house/no-hype", "--coverage").out.splitlines()
    assert lines == [
        "not hit by any example: house/no-hype en phrases: stunning",
        "not hit by any example: house/no-hype de phrases: sensationell",
        "coverage: 1 of 3 words and patterns (33 %)",
        "1 examples passed, 0 failed in 1 rule",
    ]


def test_init_asks_and_writes_a_file_that_loads(here: Folder) -> None:
    (here.path / "postlint.toml").unlink()
    answers = 'de\nde\nlinkedin, Intranet\nACME, „Ä" und \\Söhne\nsie\nwarning\n'
    outcome = call("init", stdin=answers.encode())
    assert outcome.code == 0
    assert outcome.out.endswith("Wrote postlint.toml. Next: postlint check .\n")
    shown = call("--show-settings").out
    for line in (
        'language = "de"',
        'fail-on = "warning"',
        "[platforms.intranet]",
        'address = "sie"',
    ):
        assert line in shown
    assert '"ACME"' in shown


def test_init_takes_the_defaults_when_told_to(here: Folder) -> None:
    (here.path / "postlint.toml").unlink()
    assert call("init", "--yes").code == 0
    assert call("--show-settings").code == 0
    here.write("a.md", "Chairs.\n")
    assert as_json("a.md", "--select", "promotion").code == 0


def test_init_replaces_a_file_only_when_forced(here: Folder) -> None:
    outcome = call("init", "--yes")
    assert (outcome.code, here.read("postlint.toml").decode()) == (2, CONFIG)
    assert outcome.err == "Error: there is a postlint.toml here already; --force replaces it\n"
    assert call("init", "--yes", "--force").code == 0
    assert here.read("postlint.toml").decode() != CONFIG


def test_init_without_answers_writes_nothing(here: Folder) -> None:
    (here.path / "postlint.toml").unlink()
    outcome = call("init", stdin=b"de\n")
    assert outcome.code == 2
    assert "--yes" in outcome.err
    assert not (here.path / "postlint.toml").exists()


@pytest.mark.parametrize("command", ["check", "explain", "rules", "test", "init"])
def test_every_command_explains_itself(command: str) -> None:
    outcome = call(command, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: postlint {command} ")


def test_help_teaches_by_examples_and_names_every_command() -> None:
    text = call("--help").out
    assert call("-h").out == text
    assert text.startswith("Usage: postlint [COMMAND] [OPTIONS] [PATH…|-]\n")
    for part in ("postlint posts/", "Exit status", "check", "explain", "rules", "test", "init"):
        assert part in text
    assert "..." not in text
    assert call("--version").out.startswith("postlint 0.")


def test_suppressed_findings_do_not_count(here: Folder) -> None:
    reason = "<!-- postlint: ignore house/no-cheap -- a quotation -->\n\n"
    here.write("a.md", reason + CHEAP)
    outcome = as_json("a.md")
    assert (outcome.code, outcome.findings) == (0, [])
    assert outcome.report["summary"]["suppressed"] == 1
