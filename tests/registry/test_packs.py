"""Packs: where rules lie, and how signals of a pack add to known ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.registry.catalogue import Catalogue, load_catalogue
from postlint.registry.faults import Faults
from tests.workbench import draft, linter, pack

RULE = 'message: "Nein"\ncheck: {kind: existence, words: {de: ["rot"]}}\n'


def own(catalogue: Catalogue, folder: Path) -> set[str]:
    return {id for id, rule in catalogue.rules.items() if rule.origin.startswith(str(folder))}


def test_files_and_subfolders(tmp_path: Path) -> None:
    names = ["a.yaml", "style/b.yml", "signals/s.yaml", "data/x.yaml", ".git/y.yaml", "note.txt"]
    files = dict.fromkeys(names, RULE)
    files["signals/s.yaml"] = "description: x\n"
    root = pack(tmp_path / "mine", files)
    assert own(load_catalogue([root]), root) == {"mine/a", "style/b"}


def test_a_signal_of_a_pack_adds_to_a_known_one(tmp_path: Path) -> None:
    files = {
        "signals/hue.yaml": 'description: x\nde: {phrases: ["rot"]}\n',
        "r/hue.yaml": "message: x\ncheck: {kind: existence, signals: [hue]}\n",
    }
    more = pack(tmp_path / "b", {"signals/hue.yaml": 'description: y\nde: {phrases: ["blau"]}\n'})
    signals = load_catalogue([pack(tmp_path / "a", files), more]).signals
    assert signals["hue"].lexicons["de"].phrases == ("rot", "blau")
    assert signals["hue"].description == "x"


def test_a_missing_folder_and_a_double_id(tmp_path: Path) -> None:
    pack(tmp_path, {"a/x/r.yaml": RULE, "b/x/r.yaml": RULE})
    with pytest.raises(Faults) as caught:
        load_catalogue([tmp_path / "a", tmp_path / "b", tmp_path / "none"])
    text = str(caught.value)
    assert "none: this rule pack is not a folder; check `packs`" in text
    assert "there is a rule “x/r” already" in text


def test_an_alias_that_means_another_rule(tmp_path: Path) -> None:
    files = {
        "my/a.yaml": f"{RULE}aliases: [tone/insult]\n",
        "my/b.yaml": f"{RULE}aliases: [my/z]\n",
    }
    files["my/c.yaml"] = f"{RULE}aliases: [my/y, my/z]\n"
    with pytest.raises(Faults) as caught:
        load_catalogue([pack(tmp_path, files)])
    built_in, own_alias = caught.value.errors
    assert "“tone/insult” means the rule tone/insult already" in str(built_in)
    assert "“my/z” means the rule my/b already" in str(own_alias)
    line = len(RULE.splitlines()) + 1
    assert [str(e).split(": ")[0] for e in (built_in, own_alias)] == [
        f"{tmp_path / 'my/a.yaml'}:{line}:11",
        f"{tmp_path / 'my/c.yaml'}:{line}:17",
    ]


@pytest.mark.parametrize("name", ["my/a b.yaml", "my/a,b.yaml", "my words/a.yaml", "my/a!.yaml"])
def test_a_name_that_nobody_could_ignore(tmp_path: Path, name: str) -> None:
    with pytest.raises(Faults, match="cannot be a rule's name"):
        load_catalogue([pack(tmp_path, {name: RULE})])


def test_a_name_with_an_umlaut(tmp_path: Path) -> None:
    root = pack(tmp_path / "hausregeln", {"jugendwörter_2.yaml": RULE})
    assert own(load_catalogue([root]), root) == {"hausregeln/jugendwörter_2"}


def test_a_pack_is_linted_with(tmp_path: Path) -> None:
    root = pack(tmp_path / "mine", {"a.yaml": RULE})
    (finding,) = linter(root).lint(draft("Rot ist rot genug")).findings[:1]
    assert (finding.rule, finding.message, finding.severity) == ("mine/a", "Nein", "warning")
