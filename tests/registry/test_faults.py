"""Every fault of a rule or signal file is one sentence at its place."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from postlint.registry.catalogue import load_catalogue
from postlint.registry.faults import Faults
from postlint.registry.load_rule import load_rule
from postlint.registry.rule import RegistryError
from tests.workbench import pack

RULE = 'message: "Nein"\ncheck:\n  kind: existence\n  words:\n    de: ["rot"]\n'


def faults(root: Path) -> dict[str, list[str]]:
    """By file, the faults of a pack, each as `line:column: sentence`."""
    with pytest.raises(Faults) as caught:
        load_catalogue([root])
    found: dict[str, list[str]] = defaultdict(list)
    for error in caught.value.errors:
        assert isinstance(error, RegistryError)
        if error.path.startswith(str(root)):
            found[error.path.removeprefix(f"{root}/")].append(
                str(error).removeprefix(f"{error.path}:").strip()
            )
    return found


RULES: list[tuple[str, str]] = [
    (RULE + "serverity: error\n", "6:1: unknown key “serverity”; did you mean “severity”?"),
    (RULE + "severity: eror\n", "6:1: “eror” is not one of error, warning or suggestion"),
    (RULE + "weight: heavy\n", "6:1: “weight” must be a number"),
    (RULE + "weight: 11\n", "6:1: “weight”: input should be less than or equal to 10"),
    (RULE + "aliases: alt\n", "6:1: “aliases” must be a list"),
    (RULE + "message: x\n", "6:1: the key “message” stands here twice"),
    (RULE + "\tseverity: error\n", "6:1: "),
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
    (
        "message: x\n"
        "check: {kind: existence, words: {de: [rot]}, within: sentnce}\n",
        "2:46: “sentnce” is not one of",
    ),
    (
        "message: x\n"
        "check: {kind: existence, words: {de: [rot]}, within: -1}\n",
        "2:46: “within” is a unit",
    ),
    ("message: x\ncheck: {kind: existence, words: {de: ['{rot']}}\n", "2:39: “{rot” has a brace"),
    (
        "message: x\n"
        "check: {kind: occurrence, words: {de: [rot]}, max: no}\n",
        "2:47: “max” must be a whole number",
    ),
    (
        "message: x\n"
        "check: {kind: combination, all: [link, link], ordered: yes}\n",
        "2:47: “ordered” must be true or false",
    ),
    (
        "message: x\n"
        "check: {kind: sequence, patterns: {de: [[{LOWR: a}]]}}\n",
        "2:41: “LOWR” is not a token attribute",
    ),
    (
        "message: x\n"
        "check: {kind: sequence, patterns: {de: [[{LOWER: A}]]}}\n",
        "2:41: “LOWER” is compared in small letters",
    ),
    (
        "message: x\n"
        "check: {kind: sequence, patterns: {de: [[{LOWER: {REGEX: '('}}]]}}\n",
        "2:41: the regular expression “(” is broken",
    ),
    ("message: x\ncheck: {kind: metric, metric: lixx, max: 3}\n", "there is no metric “lixx”"),
    (
        "message: x\n"
        "check: {kind: metric, metric: lix, max: {fr: 3}}\n",
        "2:42: “fr” is not one of de or en",
    ),
    ('message: "{mach}"\ncheck: {kind: approval}\n', "1:1: “{mach}” is never filled in"),
    ('message: "{match!r}"\ncheck: {kind: approval}\n', "1:1: “{match!r}” is never filled in"),
    ('message: "{match:d}"\ncheck: {kind: approval}\n', "1:1: “{match:d}” is never filled in"),
    ('message: "a { b"\ncheck: {kind: approval}\n', "1:1: “{…}” is never filled in"),
    ('message: {de: "ja", en: "{x}"}\ncheck: {kind: approval}\n', "1:21: “{x}” is never filled in"),
    (RULE + "examples:\n  - {language: de, bad: a, good: b}\n", "7:5: an example has either"),
    (RULE + "examples:\n  - {language: de, good: '[[b]]'}\n", "7:5: a good example has no [[ ]]"),
    (RULE + "examples:\n  - {language: fr, good: b}\n", "7:6: “fr” is not one of de or en"),
    (RULE + "basis:\n  - {kind: rumour, title: x}\n", "7:6: “rumour” is not one of"),
    ("", "1:1: this file must hold keys and values"),
    ("- a\n", "1:1: this file must hold keys and values"),
    ("a: [b\n", "a list that is not closed"),
]  # fmt: skip
SIGNALS: list[tuple[str, str]] = [
    ("de: {phrases: [a]}\n", "1:1: the key “description” is missing"),
    ("description: x\nde: {phrase: [a]}\n", "2:6: unknown key “phrase”; did you mean “phrases”?"),
    ("description: x\nde: {recogniser: lnk}\n", "2:6: there is no recogniser “lnk”"),
    ("description: x\nde: {phrases: ['']}\n", "2:16: “0” holds an empty text"),
    ("description: x\nde: {phrases: ['a}']}\n", "2:16: “a}” has a brace without its partner"),
    ("description: x\nde: {patterns: [[{OP: '%'}]]}\n", "2:17: “%” is not an operator"),
    ("description: x\nde: {patterns: [[{LOWER: {In: [a]}}]]}\n", "2:17: “In” is not a predicate"),
    (
        "description: x\n"
        "de: {patterns: [[{LOWER: {IN: [Aha]}}]]}\n",
        "2:17: “LOWER” is compared in small",
    ),
    (
        "description: x\n"
        "de: {patterns: [[{IS_ALPHA: 'yes'}]]}\n",
        "2:17: “IS_ALPHA” is either true or false",
    ),
    ("description: x\nde: {patterns: [[{lower: a}]]}\n", "did you mean “LOWER”?"),
    ("description: x\nde: {patterns: [[]]}\n", "2:17: “0” is empty"),
    ("description: x\nde: {dependencies: [[{RIGHT_ID: a}]]}\n", "lacks RIGHT_ATTRS"),
    (
        "description: x\n"
        "de: {dependencies: [[{RIGHT_ID: a, RIGHT_ATTRS: {}}, {LEFT_ID: b, REL_OP: '>', "
        "RIGHT_ID: c, RIGHT_ATTRS: {}}]]}\n",
        "LEFT_ID “b” is no RIGHT_ID",
    ),
    (
        "description: x\n"
        "de: {dependencies: [[{RIGHT_ID: a, RIGHT_ATTRS: {}}, {LEFT_ID: a, REL_OP: '?', "
        "RIGHT_ID: c, RIGHT_ATTRS: {}}]]}\n",
        "“?” is not a relation",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The faults of all the broken files in one pack: none hides another."""
    files = {f"r{n}.yaml": text for n, (text, _) in enumerate(RULES)}
    files |= {f"signals/s{n}.yaml": text for n, (text, _) in enumerate(SIGNALS)}
    uses = "message: x\ncheck: {kind: existence, signals: [s0]}\n"
    files |= {"uses.yaml": uses, "signals/brand-name.yaml": "description: x\n"}
    root = pack(tmp_path_factory.mktemp("mine"), files)
    (root / "latin.yaml").write_bytes('message: "für"\n'.encode("latin-1"))
    return faults(root)


@pytest.mark.parametrize("number", range(len(RULES)))
def test_a_broken_rule(found: dict[str, list[str]], number: int) -> None:
    text, expected = RULES[number]
    (only,) = found[f"r{number}.yaml"]
    assert expected in only, text
    assert "\n" not in only
    assert not only.endswith(".")


@pytest.mark.parametrize("number", range(len(SIGNALS)))
def test_a_broken_signal(found: dict[str, list[str]], number: int) -> None:
    text, expected = SIGNALS[number]
    (only,) = found[f"signals/s{number}.yaml"]
    assert expected in only, text


def test_a_signal_that_the_configuration_fills(found: dict[str, list[str]]) -> None:
    assert "filled by the configuration" in found["signals/brand-name.yaml"][0]


def test_a_file_in_another_encoding(found: dict[str, list[str]]) -> None:
    assert found["latin.yaml"] == ["this file is not UTF-8; save it as UTF-8"]


def test_a_broken_signal_is_not_also_called_unknown(found: dict[str, list[str]]) -> None:
    assert "uses.yaml" not in found


def test_yaml_1_2_words_are_text(tmp_path: Path) -> None:
    text = "message: no\ncheck: {kind: existence, words: {de: [no, on, yes]}}\n"
    rule = load_rule(pack(tmp_path, {"a.yaml": text}) / "a.yaml", id="mine/a")
    assert rule.message == {"de": "no", "en": "no"}
    assert rule.check.lexicons()["de"].phrases == ("no", "on", "yes")


def test_all_faults_of_a_file_come_at_once_in_order(tmp_path: Path) -> None:
    text = "mesage: x\nseverity: bad\ncheck: {kind: existence, word: {}}\n"
    with pytest.raises(Faults) as caught:
        load_rule(pack(tmp_path, {"a.yaml": text}) / "a.yaml", id="mine/a")
    places = [(error.line, error.column) for error in caught.value.errors]
    assert places == [(1, 1), (1, 1), (2, 1), (3, 26)]
