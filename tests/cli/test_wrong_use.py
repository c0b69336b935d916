"""Wrong use ends with exit status 2, one sentence, and what was meant."""

from __future__ import annotations

import pytest

from tests.cli.calling import CHEAP, Folder, call


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--nope",), "No such option '--nope'"),
        (("check", "--selct", "tone"), "--select"),
        (("a.md", "--select", "hous"), "“hous”; did you mean “house”?"),
        (("a.md", "--ignore", "house,house/no-chep"), "did you mean “house/no-cheap”?"),
        (("a.md", "--extend-select", "zzz"), "“zzz”; `postlint rules` lists them"),
        (("a.md", "--language", "fr"), "--language: unknown language “fr”: known here: de, en"),
        (("a.md", "--message-language", "xx"), "--message-language: unknown"),
        (("a.md", "--platform", "linkdin"), "did you mean “linkedin”?"),
        (("a.md", "--audience", "kids"), "describe it under [audiences.kids]"),
        (("a.md", "--fail-on", "erro"), "--fail-on: unknown fail-on “erro”: did you mean “error”?"),
        (("a.md", "--output-format", "jsn"), "'json'"),
        (("-", "a.md"), "“-” (standard input) cannot be mixed with paths"),
        (("a.md", "--unsafe-fixes"), "add --fix or --diff"),
        (("a.md", "--stdin-filename", "b.md"), "needs “-”"),
        (("a.md", "--statistics", "--output-format", "json"), "--statistics"),
        (("a.md", "--config", "nope.toml"), "Error: nope.toml: there is no such file"),
        (("a.md", "--config", "house"), "Error: house: this is a folder"),
        (("explain",), "RULE"),
        (("explain", "house/no-chep"), "did you mean “house/no-cheap”?"),
        (("explain", "no-hype"), "did you mean “house/no-hype”?"),
        (("explain", "house"), "`postlint rules --select house` lists"),
        (("explain", "zzz"), "`postlint rules` lists them"),
        (("rules", "--select", "hous"), "did you mean “house”?"),
        (("test", "hous"), "did you mean “house”?"),
        (("test", "posts"), "there is no rule in the folder “posts”"),
    ],
)
def test_wrong_use(here: Folder, args: tuple[str, ...], told: str) -> None:
    here.write("a.md", CHEAP)
    here.write("posts/a.md", CHEAP)
    outcome = call(*args)
    assert outcome.code == 2
    assert outcome.out == ""
    assert told in outcome.err
    assert outcome.err.count("Error: ") == 1


def test_dash_dash_ends_the_options(here: Folder) -> None:
    here.write("-o.md", CHEAP)
    assert call("--output-format", "concise", "--", "-o.md").out.startswith("-o.md:1:5: error")
