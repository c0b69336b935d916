from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from postlint.analysis.house import Audience, Topic
from postlint.config import ConfigError, Place, Settings, default, load, show
from tests.config.writing import write


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


def test_without_a_file_nothing_heavy_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from postlint.config import Finder\n"
        f"Finder().settings(Path({str(tmp_path)!r}) / 'a.md').with_flags(platform='x').house()\n"
        "print([n for n in ('pydantic', 'spacy', 'textstat', 'pathspec') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
