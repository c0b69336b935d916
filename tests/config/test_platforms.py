from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config import ConfigError, platforms


@pytest.mark.parametrize(
    ("name", "limit", "unit"),
    [
        ("x", 280, "weighted"),
        ("linkedin", 3000, "characters"),
        ("bluesky", 300, "graphemes"),
        ("mastodon", 500, "graphemes"),
        ("instagram", 2200, "characters"),
    ],
)
def test_shipped_limits(name: str, limit: int, unit: str) -> None:
    platform = platforms()[name]
    assert (platform.name, platform.limit, platform.unit) == (name, limit, unit)


def test_every_figure_is_dated_and_sourced() -> None:
    for platform in platforms().values():
        assert platform.as_of, platform.name
        assert platform.limit, platform.name
        assert "https://" in platform.source or "convention: " in platform.source, platform.name
        assert platform.fold is None or "fold: convention: " in platform.source, platform.name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x:\n  limits: 3\n", ":2:3: "),
        ('x:\n  limit: "3"\n', ":2:3: "),
        ("x:\n  unit: bytes\n", ":2:3: "),
        ("x: 3\n", ":1:1: "),
        ("x:\n  limit: 1\n  limit: 2\n", ":3:3: "),
    ],
)
def test_wrong_table(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "platforms.yaml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        platforms(tmp_path)
    assert f"platforms.yaml{place}" in str(caught.value)


def test_missing_table(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        platforms(tmp_path)
