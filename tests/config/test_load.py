from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from postlint.analysis.house import Audience, Topic
from postlint.config import ConfigError, Finder, Place, Settings, default, load, show


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


FULL = """\
select = ["tone"]
extend-select = ["policy"]
ignore = ["tone/sarcasm"]
extend-ignore = ["tone/insult"]
exclude = ["archive/", "!archive/keep.md"]
fail-on = "warning"
language = "de"
platform = "intranet"
audience = "kunden"
message-language = "en"
packs = ["our rules"]
[per-file-ignores]
"jobs/*.md" = ["promotion"]
[severity]
promotion = "suggestion"
[models]
de = "de_core_news_md"
en = "../models/en"
[brand]
names = ["ACME „Süd“"]
products = ["P"]
handles = ["@acme"]
known-terms = ["CSRD"]
[audiences.kunden]
address = "sie"
known-terms = ["EPD"]
jargon-allowed = true
bounds = {lix = 45, words-per-sentence = 18.5}
[platforms.linkedin]
fold = 140
[platforms.intranet]
limit = 900
unit = "graphemes"
[policy]
confidential = ["Reiher"]
topics = {"stellen abbau" = ["Stellenabbau"]}
"""


@pytest.fixture
def full(tmp_path: Path) -> Path:
    (tmp_path / "models" / "en").mkdir(parents=True)
    (tmp_path / "site" / "our rules").mkdir(parents=True)
    return write(tmp_path / "site" / "postlint.toml", FULL)


def test_every_setting(full: Path) -> None:
    settings, folder = load(full), full.parent
    assert settings.select == ("tone",)
    assert settings.extend_select == ("policy",)
    assert settings.ignore == ("tone/sarcasm",)
    assert settings.extend_ignore == ("tone/insult",)
    assert settings.fail_on == "warning"
    assert (settings.language, settings.platform) == ("de", "intranet")
    assert (settings.audience, settings.message_language) == ("kunden", "en")
    assert settings.packs == (folder / "our rules",)
    assert settings.models == {
        "de": "de_core_news_md",
        "en": str(folder.parent / "models" / "en"),
    }
    assert settings.severity == {"promotion": "suggestion"}
    assert settings.files == (str(full),)


def test_house(full: Path) -> None:
    house = load(full).house()
    assert (house.names, house.products) == (("ACME „Süd“",), ("P",))
    assert (house.handles, house.known_terms) == (("@acme",), ("CSRD",))
    assert house.topics == (Topic("stellen abbau", ("Stellenabbau",)),)
    assert house.confidential == ("Reiher",)
    assert house.audiences["kunden"] == Audience(
        "kunden", "sie", {"lix": 45, "words-per-sentence": 18.5}, ("EPD",), True
    )
    assert (house.platforms["linkedin"].limit, house.platforms["linkedin"].fold) == (3000, 140)
    assert house.platforms["intranet"].unit == "graphemes"
    assert house.platforms["x"].unit == "weighted"


def test_show_can_be_loaded_again(full: Path) -> None:
    settings = load(full)
    text = show(settings)
    assert text.startswith(f"# from {full}\n")
    copy = load(write(full.parent / "copy.toml", text))
    assert replace(copy, files=settings.files) == settings


def test_show_says_from_where_patterns_of_another_file_count(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", 'exclude = ["old/"]\n')
    top = write(tmp_path / "site" / "postlint.toml", 'extend = "../base.toml"\n')
    assert f"# “old/” counts from {tmp_path}\n" in show(load(top))


def test_show_defaults() -> None:
    assert show(default()) == (
        '# no configuration file: these are the defaults\n# select: all rules\nfail-on = "error"\n'
    )


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", "\ufeff"])
def test_empty_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "postlint.toml", text)
    settings = load(path)
    assert settings.files == (str(path),)
    assert settings.with_flags() == Settings(files=settings.files)


def test_byte_order_mark_and_crlf(tmp_path: Path) -> None:
    path = tmp_path / "postlint.toml"
    path.write_bytes(b'\xef\xbb\xbflanguage = "de"\r\n[brand]\r\nnames = ["A"]\r\n')
    settings = load(path)
    assert (settings.language, settings.brand.names) == ("de", ("A",))
    assert settings.place(("brand", "names", 0)) == Place(str(path), 3, 10)


def test_extend(tmp_path: Path) -> None:
    (tmp_path / "shared" / "rules").mkdir(parents=True)
    base = write(
        tmp_path / "shared" / "base.toml",
        'select = ["tone"]\nextend-select = ["a"]\nignore = ["x"]\npacks = ["rules"]\n'
        'exclude = ["old/"]\n[severity]\ntone = "error"\npolicy = "error"\n'
        '[audiences.pros]\naddress = "du"\nbounds = {lix = 60, flesch = 20}\n',
    )
    top = write(
        tmp_path / "site" / "postlint.toml",
        'extend = "../shared/base.toml"\nselect = ["brevity", "context"]\n'
        'extend-select = ["b"]\n[severity]\ntone = "warning"\n[audiences.pros]\nbounds.lix = 50\n',
    )
    settings = load(top)
    assert settings.select == ("brevity", "context")
    assert settings.extend_select == ("a", "b")
    assert settings.ignore == ("x",)
    assert settings.packs == (tmp_path / "shared" / "rules",)
    assert settings.severity == {"tone": "warning", "policy": "error"}
    assert settings.audiences["pros"] == Audience("pros", "du", {"lix": 50, "flesch": 20})
    assert settings.files == (str(top), str(base))
    assert settings.excludes(tmp_path / "shared" / "old" / "a.md")
    assert not settings.excludes(tmp_path / "site" / "old" / "a.md")


def test_places_name_the_file_that_counts(tmp_path: Path) -> None:
    base = write(
        tmp_path / "b.toml", 'select = ["a", "b", "c"]\nextend-ignore = ["x"]\nignore = ["i"]\n'
    )
    top = write(tmp_path / "t.toml", 'extend = "b.toml"\nselect = ["d"]\nextend-ignore = ["y"]\n')
    settings = load(top)
    assert settings.place(("select", 0)) == Place(str(top), 2, 11)
    assert settings.place(("select", 2)) is None
    assert settings.place(("extend-ignore", 0)) == Place(str(base), 2, 18)
    assert settings.place(("extend-ignore", 1)) == Place(str(top), 3, 18)
    assert settings.place(("ignore", 0)) == Place(str(base), 3, 11)
    assert settings.place(("language",)) is None


def test_extend_over_three_files_and_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", 'extend = "b.toml"\n')
    write(tmp_path / "b.toml", 'extend = "c.toml"\n')
    write(tmp_path / "c.toml", 'language = "de"\n')
    assert load(tmp_path / "a.toml").language == "de"
    write(tmp_path / "c.toml", '\nextend = "b.toml"\n')
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "a.toml")
    (error,) = caught.value.errors
    assert (error.path, error.line, error.column) == (str(tmp_path / "c.toml"), 2, 10)
    assert error.message.endswith("b.toml → c.toml → b.toml")


def test_extend_may_name_a_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.postlint]\nlanguage = "de"\n')
    path = write(tmp_path / "posts" / "postlint.toml", 'extend = "../pyproject.toml"\n')
    assert load(path).language == "de"


def test_audience_of_the_base_is_known_above(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", '[audiences.pros]\naddress = "du"\n')
    path = write(tmp_path / "postlint.toml", 'extend = "base.toml"\naudience = "pros"\n')
    assert load(path).audience == "pros"


def test_nearest_wins(tmp_path: Path) -> None:
    root = write(tmp_path / "postlint.toml")
    near = write(tmp_path / "a" / "pyproject.toml", "[tool.postlint]\n")
    write(tmp_path / "a" / "b" / "pyproject.toml", "[project]\n")
    finder = Finder()
    assert finder.find(tmp_path / "a" / "b" / "post.md") == near
    assert finder.find(tmp_path / "a" / "b") == near
    assert finder.find(tmp_path / "a" / "post.md") == near
    assert finder.find(tmp_path / "c" / "not-there" / "post.md") == root
    assert finder.settings(tmp_path / "a" / "post.md").files == (str(near),)
    assert finder.settings(tmp_path / "x.md") is finder.settings(tmp_path / "y.md")


def test_postlint_toml_beats_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.postlint]\n")
    own = write(tmp_path / "postlint.toml")
    assert Finder().find(tmp_path / "post.md") == own


def test_folder_with_the_name_is_no_configuration(tmp_path: Path) -> None:
    root = write(tmp_path / "postlint.toml")
    (tmp_path / "a" / "postlint.toml").mkdir(parents=True)
    assert Finder().find(tmp_path / "a" / "post.md") == root


def test_relative_file_is_searched_above_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "postlint.toml")
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert Finder().find(Path("post.md")) == root


@pytest.mark.parametrize(
    ("text", "ours"), [("[tool.postlint]\nx =", True), ("[tool.other]\nx =", False)]
)
def test_broken_pyproject_counts_only_if_it_is_about_postlint(
    tmp_path: Path, text: str, ours: bool
) -> None:
    root = write(tmp_path / "postlint.toml")
    broken = write(tmp_path / "a" / "pyproject.toml", text)
    assert Finder().find(tmp_path / "a" / "post.md") == (broken if ours else root)


def test_exclude_and_per_file_ignores(full: Path) -> None:
    settings, folder = load(full), full.parent
    assert settings.excludes(folder / "archive" / "a.md")
    assert settings.excludes(folder / "archive", folder=True)
    assert not settings.excludes(folder / "archive" / "keep.md")
    assert not settings.excludes(folder / "a.md")
    assert not settings.excludes(folder.parent / "archive" / "a.md")
    (entry,) = settings.per_file_ignores
    assert entry.selectors == ("promotion",)
    assert entry.glob.match(folder / "jobs" / "a.md")
    assert not entry.glob.match(folder / "jobs" / "more" / "a.md")


def test_from_mapping() -> None:
    settings = Settings.from_mapping(
        {"brand": {"names": ["ACME"]}, "platform": "x"}, origin="rules/tone/a.yaml"
    )
    assert (settings.house().names, settings.platform) == (("ACME",), "x")
    assert Settings.from_mapping({}, origin="x") == default()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"brnd": {}}, "unknown key “brnd”: did you mean “brand”?"),
        ({"extend": "x.toml"}, "“extend” only works in a file"),
        ({"platform": None}, "“platform” must be a text in quotes"),
        ({"audience": "x"}, "unknown audience “x”: describe it under [audiences.x]"),
    ],
)
def test_wrong_mapping_names_its_origin(data: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.from_mapping(data, origin="rules/tone/a.yaml")
    assert str(caught.value).startswith(f"rules/tone/a.yaml: {message}")


def test_flags_over_the_file(full: Path) -> None:
    settings = load(full)
    flagged = settings.with_flags(
        extend_select=["tone/sarcasm"],
        ignore=["policy"],
        severity={"tone": "error"},
        language="en",
        platform="x",
        fail_on="never",
    )
    assert flagged.select == ("tone",)
    assert flagged.extend_select == ("policy", "tone/sarcasm")
    assert (flagged.ignore, flagged.extend_ignore) == ((), ("tone/insult", "policy"))
    assert flagged.severity == {"promotion": "suggestion", "tone": "error"}
    assert (flagged.language, flagged.platform, flagged.fail_on) == ("en", "x", "never")
    assert (flagged.audience, flagged.message_language) == ("kunden", "en")
    assert settings.with_flags() == settings


def test_select_flag_is_a_fresh_start(full: Path) -> None:
    flagged = load(full).with_flags(select=["tone/sarcasm"], ignore=["tone/insult"])
    assert flagged.select == ("tone/sarcasm",)
    assert (flagged.extend_select, flagged.ignore) == ((), ())
    assert flagged.extend_ignore == ("tone/insult",)
    assert flagged.place(("select", 0)) is None


def test_places_do_not_blame_the_file_for_a_flag(tmp_path: Path) -> None:
    path = write(tmp_path / "postlint.toml", 'extend-select = ["a"]\nignore = ["b", "c"]\n')
    flagged = load(path).with_flags(extend_select=["b"])
    assert flagged.place(("extend-select", 0)) == Place(str(path), 1, 18)
    assert flagged.place(("extend-select", 1)) is None
    assert flagged.ignore == ("c",)
    assert flagged.place(("ignore", 0)) is None


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ({"language": "fr"}, "language: unknown language “fr”: known here: de, en"),
        ({"platform": "linkdin"}, "platform: unknown platform “linkdin”: did you mean “linkedin”?"),
        ({"fail_on": "errors"}, "fail-on: unknown fail-on “errors”: did you mean “error”?"),
        ({"message_language": "DE"}, "message-language: unknown message-language “DE”: did you"),
        ({"audience": "x"}, "audience: unknown audience “x”"),
    ],
)
def test_unknown_words_in_flags(flags: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        default().with_flags(**flags)
    assert str(caught.value).startswith(message)


def test_without_a_file_nothing_heavy_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from postlint.config import Finder\n"
        f"Finder().settings(Path({str(tmp_path)!r}) / 'a.md').with_flags(platform='x').house()\n"
        "print([n for n in ('pydantic', 'spacy', 'textstat', 'pathspec') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
