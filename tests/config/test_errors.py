"""Every fault is named at its place, with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config import ConfigError, load


def faults(tmp_path: Path, text: str | bytes, name: str = "postlint.toml") -> list[str]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    return [str(error).replace(str(tmp_path), "…") for error in caught.value.errors]


WRONG = [
    ('selct = ["tone"]', "1:1: unknown key “selct”: did you mean “select”?"),
    ('Select = ["tone"]', "1:1: unknown key “Select”: did you mean “select”?"),
    ("extend_select = []", "1:1: unknown key “extend_select”: did you mean “extend-select”?"),
    ("[brnd]\nnames = []", "1:2: unknown key “brnd”: did you mean “brand”?"),
    (
        "[brand]\nselect = []",
        "2:1: unknown key “select” in [brand]: it belongs at the top, above the first [section]",
    ),
    ("names = []", "1:1: unknown key “names”: it belongs under [brand]"),
    ("fold = 3", "1:1: unknown key “fold”: it belongs under [platforms.NAME]"),
    (
        '[policy]\nconfidentail = ["x"]',
        "2:1: unknown key “confidentail” in [policy]: did you mean “confidential”?",
    ),
    (
        '[policy]\nzzz = ["x"]',
        "2:1: unknown key “zzz” in [policy]: known here: confidential, dates, gender-form, regions,"
        " topics",
    ),
    (
        '[audiences.x]\nadress = "du"',
        "2:1: unknown key “adress” in [audiences.x]: did you mean “address”?",
    ),
    (
        "platforms.x.limits = 3",
        "1:13: unknown key “limits” in [platforms.x]: did you mean “limit”?",
    ),
    (
        '[models]\nfr = "x"',
        "2:1: unknown key “fr” in [models]: known here: de, en",
    ),
    ('select = "tone"', "1:10: “select” must be a list in square brackets"),
    ("select = [1]", "1:11: item 1 of “select” must be a text in quotes"),
    ('select = ["tone", ""]', "1:19: this text is empty: fill it in or leave it out"),
    ("brand = 3", "1:9: “brand” must be a section with keys of its own"),
    ("severity = []", "1:12: “severity” must be a section with keys of its own"),
    ("[select]", "1:2: “select” must be a list in square brackets"),
    (
        '[platforms.x]\nlimit = "280"',
        "2:9: “platforms.x.limit” must be a whole number without quotes",
    ),
    (
        "[platforms.x]\nlimit = 2.5",
        "2:9: “platforms.x.limit” must be a whole number without quotes",
    ),
    ("[platforms.x]\nlimit = 0", "2:9: “platforms.x.limit” must be more than 0"),
    (
        "[platforms.x]\nlimit = true",
        "2:9: “platforms.x.limit” must be a whole number without quotes",
    ),
    (
        '[audiences.x]\njargon-allowed = "yes"',
        "2:18: “audiences.x.jargon-allowed” must be true or false, without quotes",
    ),
    ("[audiences.x.bounds]\nlix = nan", "2:7: “audiences.x.bounds.lix” must be an ordinary number"),
    (
        '[audiences.x.bounds]\nlix = "45"',
        "2:7: “audiences.x.bounds.lix” must be a number without quotes",
    ),
    ("audiences.x.bounds = {lixx = 4}", "1:23: unknown metric “lixx”: did you mean “lix”?"),
    (
        'fail-on = "eror"',
        "1:11: “fail-on” must be error, warning, suggestion or never, not “eror”; "
        "did you mean “error”?",
    ),
    ('language = "fr"', "1:12: “language” must be de or en, not “fr”"),
    ("language = 1", "1:12: “language” must be de or en, in quotes"),
    (
        '[severity]\n"tone/sarcasm" = "off"',
        "2:18: “severity.tone/sarcasm” must be error, warning or suggestion; "
        "to switch a rule off, put it in “ignore”",
    ),
    (
        '[audiences.x]\naddress = "Sie"',
        "2:11: “audiences.x.address” must be du, sie or ihr, not “Sie”; did you mean “sie”?",
    ),
    (
        'exclude = ["ok", "["]',
        "1:18: “[” is no file pattern: write it as in .gitignore, as archive/",
    ),
    (
        '[per-file-ignores]\n"!" = ["tone"]',
        "2:1: “!” is no file pattern: write it as in .gitignore, as archive/",
    ),
    (
        'exclude = ["[z-a]"]',
        "1:12: “[z-a]” is no file pattern: write it as in .gitignore, as archive/",
    ),
    ('packs = ["none"]', "1:10: there is no folder “none”, counted from …"),
    ('packs = ["~nobody"]', "1:10: there is no folder “~nobody”, counted from …"),
    ('packs = ["a\\u0000b"]', "1:10: there is no folder “a\\x00b”, counted from …"),
    (f'packs = ["{"a" * 300}"]', f"1:10: there is no folder “{'a' * 300}”, counted from …"),
    ('[models]\nde = "./none"', "2:6: there is no folder “./none”, counted from …"),
    ('extend = "none.toml"', "1:10: “extend” names a file that is not there: …/none.toml"),
    ('extend = "postlint.toml"', "1:10: “extend” goes in a circle: postlint.toml → postlint.toml"),
    (
        'language = "de"\nplatform = "linkdin"',
        "2:12: unknown platform “linkdin”: did you mean “linkedin”? Or describe it under "
        "[platforms.linkdin]",
    ),
    (
        'audience = "exprts"\n[audiences.experts]',
        "1:12: unknown audience “exprts”: did you mean “experts”? Or describe it under "
        "[audiences.exprts]",
    ),
]


@pytest.mark.parametrize(("text", "fault"), WRONG, ids=[text for text, _ in WRONG])
def test_wrong_settings(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(tmp_path, text) == [f"…/postlint.toml:{fault}"]


BROKEN = [
    ("select = [", "1:11: here a value is missing or not quoted: texts stand in quotes"),
    ('a = 1\nselect = ["a" "b"]', "2:15: the list has no closing ], or a comma is missing"),
    ("language = de", "1:12: here a value is missing or not quoted"),
    ("language de", "1:10: a key needs “=” and a value after it"),
    ('language = "de', "1:15: the closing quote is missing"),
    ('language = "de\nplatform = "x"', "1:15: the closing quote is missing on this line"),
    ('packs = ["c:\\rules\\x"]', "1:19: a backslash in double quotes: write / in paths"),
    ('language = "de"\n  language = "en"', "2:3: this key stands here twice: keep one of them"),
    ("[brand]\n[brand]", "2:1: this section stands here twice"),
    ("[brand", "1:7: the heading has no closing ]"),
    ('fail-on = "error" # ok\nx = 1 y = 2', "2:7: there is something left after the value"),
    ("[brand]\n= 3", "2:1: this is no setting: write key = value, or [section]"),
    ("a = " + "[" * 2000, "this is nested too deeply"),
    ("a = " + "9" * 5000, "1:1: this is not TOML"),
    ("a = \x00", "1:5: here a value is missing or not quoted"),
]


@pytest.mark.parametrize(("text", "fault"), BROKEN, ids=[text[:30] for text, _ in BROKEN])
def test_broken_toml(tmp_path: Path, text: str, fault: str) -> None:
    (found,) = faults(tmp_path, text)
    assert f": {fault}" in found or f":{fault}" in found


def test_all_faults_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = '[severity]\ntone = "eror"\n[brand]\nnames = [1, "", "x"]\nproduct = []\n'
    assert [fault.split(": ")[0] for fault in faults(tmp_path, text)] == [
        "…/postlint.toml:2:8",
        "…/postlint.toml:4:10",
        "…/postlint.toml:4:13",
        "…/postlint.toml:5:1",
    ]


def test_faults_in_pyproject_have_the_place_in_that_file(tmp_path: Path) -> None:
    text = (
        '[project]\nname = "x"\n\n[tool.postlint]\nselct = []\n\n[tool.postlint.brand]\nnames = 3\n'
    )
    assert faults(tmp_path, text, "pyproject.toml") == [
        "…/pyproject.toml:5:1: unknown key “selct”: did you mean “select”?",
        "…/pyproject.toml:8:9: “brand.names” must be a list in square brackets",
    ]


def test_pyproject_named_without_our_section(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "[project]\n", "pyproject.toml")
    assert "has no section [tool.postlint]" in found


def test_postlint_must_be_a_section(tmp_path: Path) -> None:
    found = faults(tmp_path, "[tool]\npostlint = 3\n", "pyproject.toml")
    assert found == ["…/pyproject.toml:2:12: [tool.postlint] must be a section"]


def test_windows_1252(tmp_path: Path) -> None:
    text = '# ok\n[brand]\nnames = ["Müller"]\n'.encode("cp1252")
    assert faults(tmp_path, text) == [
        "…/postlint.toml:3:12: the byte 0xFC is not UTF-8: save the file as UTF-8"
    ]


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, 'packs = ["c:\\rules"]')
    assert "there is no folder “c:\\rules”" in found


def test_utf16(tmp_path: Path) -> None:
    assert faults(tmp_path, 'language = "de"'.encode("utf-16")) == [
        "…/postlint.toml:1:1: this file is UTF-16: save it as UTF-8"
    ]


def test_folder_instead_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="this is a folder"):
        load(tmp_path)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "none.toml")
    assert caught.value.message == "there is no such file"
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "none.toml"), None)


def test_faults_of_the_extended_file_are_told_too(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text("x = 1\n")
    found = faults(tmp_path, 'extend = "base.toml"\ny = 2\n')
    assert [fault.split(": ")[0] for fault in found] == [
        "…/base.toml:1:1",
        "…/postlint.toml:2:1",
    ]
