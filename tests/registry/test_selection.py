"""Which rules run."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config.settings import Glob, PerFileIgnore
from postlint.registry.catalogue import Catalogue
from postlint.registry.selection import Selection, SelectionError
from tests.workbench import rule

BODY = 'message: "x"\naliases: [{}]\ncheck: {{kind: existence, words: {{de: ["rot"]}}}}\n'
IDS = ("tone/insult", "tone/shouting", "policy/ad-label")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("rules")
    aliases = {"tone/insult": '"tone/abuse"'}
    return Catalogue({id: rule(folder, BODY.format(aliases.get(id, "")), id=id) for id in IDS}, {})


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "insult shouting ad-label"),
        ({"select": ("tone",)}, "insult shouting"),
        ({"select": ("tone/*",)}, "insult shouting"),
        ({"select": ("tone/abuse",)}, "insult"),
        ({"select": ()}, ""),
        ({"ignore": ("ALL",)}, ""),
        ({"ignore": ("tone",)}, "ad-label"),
        ({"ignore": ("tone/abuse",)}, "shouting ad-label"),
        ({"select": ("tone/insult",), "ignore": ("tone",)}, "insult"),
        ({"select": ("tone",), "ignore": ("tone",)}, ""),
        ({"select": ("tone",), "ignore": ("ALL",)}, "insult shouting"),
        ({"select": ("policy",), "extend_select": ("tone/shouting",)}, "shouting ad-label"),
        ({"extend_select": ("tone/insult",), "ignore": ("tone",)}, "insult ad-label"),
    ],
)
def test_the_more_exact_one_wins_and_ignoring_wins_ties(
    catalogue: Catalogue, options: dict[str, tuple[str, ...]], expected: str
) -> None:
    chosen = Selection(**options).rules(catalogue)  # type: ignore[arg-type]
    assert {rule.id.partition("/")[2] for rule in chosen} == set(expected.split())
    assert [rule.id for rule in chosen] == sorted(rule.id for rule in chosen)


def test_severity_by_selector(catalogue: Catalogue) -> None:
    chosen = Selection(severity={"ALL": "suggestion", "tone/abuse": "error", "tone": "warning"})
    levels = {rule.id: rule.severity for rule in chosen.rules(catalogue)}
    assert levels == dict(zip(IDS, ("error", "warning", "suggestion"), strict=True))


def test_per_file_ignores(catalogue: Catalogue) -> None:
    entry = PerFileIgnore(Glob("drafts/*.md", Path("/repo")), ("tone",))
    selection = Selection(per_file_ignores=(entry,))
    rules = selection.rules(catalogue)
    assert selection.ignored_in(Path("/repo/drafts/a.md"), rules) == {
        "tone/insult",
        "tone/shouting",
    }
    assert selection.ignored_in(Path("/repo/a.md"), rules) == frozenset()


@pytest.mark.parametrize("where", ["select", "extend_select", "ignore"])
def test_an_unknown_selector(catalogue: Catalogue, where: str) -> None:
    with pytest.raises(SelectionError, match="there is no rule or category “tone/insul”; did you"):
        Selection(**{where: ("tone/insul",)}).rules(catalogue)  # type: ignore[arg-type]
    with pytest.raises(SelectionError, match="`postlint rules` lists them"):
        Selection(severity={"qqq": "error"}).rules(catalogue)
