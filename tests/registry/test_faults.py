"""Every fault of a rule or signal file is one sentence at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.registry.catalogue import load_catalogue
from postlint.registry.rule import RegistryError
from postlint.registry.validate import Faults
from tests.workbench import pack

RULE = 'message: "Nein"\ncheck:\n  kind: existence\n  words:\n    de: ["rot"]\n'


def faults(folder: Path, files: dict[str, str]) -> list[str]:
    """The faults in the files of a pack, each as `file:line:column: sentence`."""
    root = pack(folder / "mine", files)
    with pytest.raises(Faults) as caught:
        load_catalogue([root])
    own = [error for error in caught.value.errors if error.path.startswith(str(root))]
    assert all(isinstance(error, RegistryError) for error in own)
    return [str(error).removeprefix(f"{root}/") for error in own]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RULE + "serverity: error\n", "6:1: unknown key “serverity”; did you mean “severity”?"),
        (RULE + "severity: eror\n", "6:1: “eror” is not one of error, warning or suggestion"),
        (RULE + "weight: heavy\n", "6:1: “weight” must be a number"),
        (RULE + "weight: 11\n", "6:1: “weight”: input should be less than or equal to 10"),
        (RULE + "aliases: alt\n", "6:1: “aliases” must be a list"),
        (RULE + "message: x\n", "6:1: the key “message” stands here twice"),
        (RULE + "\tseverity: error\n", "6:1: a tab at the start of a line"),
        ("check: {kind: approval}\n", "1:1: the key “message” is missing"),
        ("message: x\n", "1:1: the key “check” is missing"),
        ("message: 5\ncheck: {kind: approval}\n", "1:1: “message” must be text; put it in quotes"),
        ('message: ""\ncheck: {kind: approval}\n', "1:1: “message” holds an empty text"),
        ("message: {fr: x}\ncheck: {kind: approval}\n", "1:11: “fr” is not one of de or en"),
        ("message: x\ncheck: existence\n", "2:1: “check” must be a mapping (key: value)"),
        ("message: x\ncheck: {words: {}}\n", "2:1: “check” needs a “kind”"),
        ("message: x\ncheck: {kind: existense}\n", "did you mean “existence”?"),
        ("message: x\ncheck: {kind: existence}\n", "2:1: give `signals` or `words` to look for"),
        ("message: x\ncheck: {kind: existence, word: {}}\n", "2:26: unknown key “word”"),
        ("message: x\ncheck: {kind: missing, signals: [link]}\n", "the key “without” is missing"),
        ("message: x\ncheck: {kind: existence, signals: x}\n", "2:26: “signals” must be a list"),
        ("message: x\ncheck: {kind: existence, signals: [lnik]}\n", "2:36: there is no signal “lnik”"),
        ("message: x\ncheck: {kind: existence, words: {de: [rot]}, within: sentnce}\n", "2:46: “sentnce” is not one of"),
        ("message: x\ncheck: {kind: existence, words: {de: [rot]}, within: -1}\n", "2:46: “within” is a unit"),
        ("message: x\ncheck: {kind: existence, words: {de: ['{rot']}}\n", "2:39: “{rot” has a brace"),
        ("message: x\ncheck: {kind: occurrence, words: {de: [rot]}, max: no}\n", "2:47: “max” must be a whole number"),
        ("message: x\ncheck: {kind: combination, all: [link, link], ordered: yes}\n", "2:47: “ordered” must be true or false"),
        ("message: x\ncheck: {kind: sequence, patterns: {de: [[{LOWR: a}]]}}\n", "2:41: “LOWR” is not a token attribute"),
        ("message: x\ncheck: {kind: sequence, patterns: {de: [[{LOWER: A}]]}}\n", "2:41: “LOWER” is compared in small letters"),
        ("message: x\ncheck: {kind: sequence, patterns: {de: [[{LOWER: {REGEX: '('}}]]}}\n", "2:41: the regular expression “(” is broken"),
        ("message: x\ncheck: {kind: metric, metric: lixx, max: 3}\n", "there is no metric “lixx”"),
        ("message: x\ncheck: {kind: metric, metric: lix, max: {fr: 3}}\n", "2:42: “fr” is not one of de or en"),
        ('message: "{mach}"\ncheck: {kind: approval}\n', "1:1: “{mach}” is never filled in"),
        ('message: "{match!r}"\ncheck: {kind: approval}\n', "1:1: “{match!r}” is never filled in"),
        ('message: "{match:d}"\ncheck: {kind: approval}\n', "1:1: “{match:d}” is never filled in"),
        ('message: "a { b"\ncheck: {kind: approval}\n', "1:1: “{…}” is never filled in"),
        ('message: {de: "ja", en: "{x}"}\ncheck: {kind: approval}\n', "1:21: “{x}” is never filled in"),
        (RULE + "examples:\n  - {language: de, bad: a, good: b}\n", "7:5: an example has either `bad` or `good`"),
        (RULE + "examples:\n  - {language: de, good: '[[b]]'}\n", "7:5: a good example has no [[ ]]"),
        (RULE + "examples:\n  - {language: fr, good: b}\n", "7:6: “fr” is not one of de or en"),
        (RULE + "basis:\n  - {kind: rumour, title: x}\n", "7:6: “rumour” is not one of"),
        ("", "1:1: this file must hold keys and values"),
        ("- a\n", "1:1: this file must hold keys and values"),
        ("a: [b\n", "a list that is not closed"),
    ],
)  # fmt: skip
def test_a_broken_rule(tmp_path: Path, text: str, expected: str) -> None:
    (only,) = faults(tmp_path, {"a.yaml": text})
    assert only.startswith("a.yaml:")
    assert expected in only
    assert "\n" not in only
    assert not only.endswith(".")


def test_yaml_1_2_words_are_text(tmp_path: Path) -> None:
    text = "message: no\ncheck: {kind: existence, words: {de: [no, on, yes]}}\n"
    loaded = load_catalogue([pack(tmp_path / "mine", {"a.yaml": text})])
    assert loaded.rules["mine/a"].message == {"de": "no", "en": "no"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de: {phrases: [a]}\n", "1:1: the key “description” is missing"),
        ("description: x\nde: {phrase: [a]}\n", "2:6: unknown key “phrase”; did you mean “phrases”?"),
        ("description: x\nde: {recogniser: lnk}\n", "2:6: there is no recogniser “lnk”"),
        ("description: x\nde: {phrases: ['']}\n", "2:16: “0” holds an empty text"),
        ("description: x\nde: {phrases: ['a}']}\n", "2:16: “a}” has a brace without its partner"),
        ("description: x\nde: {patterns: [[{OP: '%'}]]}\n", "2:17: “%” is not an operator"),
        ("description: x\nde: {patterns: [[{LOWER: {In: [a]}}]]}\n", "2:17: “In” is not a predicate"),
        ("description: x\nde: {patterns: [[{LOWER: {IN: [Aha]}}]]}\n", "2:17: “LOWER” is compared in small"),
        ("description: x\nde: {patterns: [[{IS_ALPHA: 'yes'}]]}\n", "2:17: “IS_ALPHA” is either true or false"),
        ("description: x\nde: {patterns: [[{lower: a}]]}\n", "did you mean “LOWER”?"),
        ("description: x\nde: {patterns: [[]]}\n", "2:17: “0” is empty"),
        ("description: x\nde: {dependencies: [[{RIGHT_ID: a}]]}\n", "lacks RIGHT_ATTRS"),
        ("description: x\nde: {dependencies: [[{RIGHT_ID: a, RIGHT_ATTRS: {}}, {LEFT_ID: b, REL_OP: '>', RIGHT_ID: c, RIGHT_ATTRS: {}}]]}\n", "LEFT_ID “b” is no RIGHT_ID"),
        ("description: x\nde: {dependencies: [[{RIGHT_ID: a, RIGHT_ATTRS: {}}, {LEFT_ID: a, REL_OP: '?', RIGHT_ID: c, RIGHT_ATTRS: {}}]]}\n", "“?” is not a relation"),
    ],
)  # fmt: skip
def test_a_broken_signal(tmp_path: Path, text: str, expected: str) -> None:
    (only,) = faults(tmp_path, {"signals/mine.yaml": text})
    assert only.startswith("signals/mine.yaml:")
    assert expected in only


def test_a_signal_that_the_configuration_fills(tmp_path: Path) -> None:
    (only,) = faults(tmp_path, {"signals/brand-name.yaml": "description: x\n"})
    assert "filled by the configuration" in only


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    root = pack(tmp_path / "mine", {})
    root.mkdir()
    (root / "a.yaml").write_bytes('message: "für"\n'.encode("latin-1"))
    (only,) = faults(tmp_path, {})
    assert only == "a.yaml: this file is not UTF-8; save it as UTF-8"


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    broken = "mesage: x\nseverity: bad\ncheck: {kind: existence, word: {}}\n"
    found = faults(
        tmp_path, {"a.yaml": broken, "b.yaml": "message: x\n", "signals/s.yaml": "x: 1\n"}
    )
    assert [line.partition(": ")[0] for line in found] == [
        "signals/s.yaml:1:1",
        "signals/s.yaml:1:1",
        "a.yaml:1:1",
        "a.yaml:1:1",
        "a.yaml:2:1",
        "a.yaml:3:26",
        "b.yaml:1:1",
    ]


def test_a_broken_signal_is_not_also_called_unknown(tmp_path: Path) -> None:
    uses = "message: x\ncheck: {kind: existence, signals: [mine]}\n"
    (only,) = faults(tmp_path, {"signals/mine.yaml": "oops: 1\ndescription: x\n", "a.yaml": uses})
    assert only.startswith("signals/mine.yaml:1:1: unknown key “oops”")
