from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config import ConfigError, Settings
from postlint.config.days import days

DAY = 'x:\n  when: "01-27"\n  name: {de: "Tag"}\n  regions: [DE]\n  source: "1945"\n'


def test_every_shipped_day_is_sourced_and_placed() -> None:
    table = days()
    assert len(table) > 40
    assert all(day.source and day.regions and set(day.names) <= {"de", "en"} for day in table)
    assert {"01-27", "09-11", "11-09"} <= {day.when for day in table}


@pytest.mark.parametrize(
    "text",
    [
        DAY.replace("01-27", "31.1."),
        DAY.replace('  source: "1945"\n', ""),
        DAY.replace("[DE]", "DE"),
        DAY.replace('{de: "Tag"}', "Tag"),
        "x: 3\n",
        DAY + "  when: 02-02\n",
    ],
)
def test_wrong_table(tmp_path: Path, text: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "dates.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"dates\.yaml:\d+:\d+: "):
        days(tmp_path)


def test_missing_table(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        days(tmp_path)


def test_settings_fill_the_house() -> None:
    policy = {"gender-form": "star", "regions": ["AT"], "dates": {"Werksbrand": "05-03"}}
    house = Settings.from_mapping({"policy": policy}, origin="test").house()
    assert house.gender_form == "star"
    assert house.calendar.regions == {"AT"}
    assert house.calendar.days[0].name("de") == "Werksbrand"


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ({"gender-form": "sternchen"}, "gender-form"),
        ({"regions": ["Austria"]}, "two capital letters"),
        ({"dates": {"Brand": "3.5."}}, "is no day"),
    ],
)
def test_wrong_settings(policy: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Settings.from_mapping({"policy": policy}, origin="test")
