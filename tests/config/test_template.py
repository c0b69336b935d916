from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest

from postlint.analysis.house import Address
from postlint.config import Answers, load, template
from postlint.config.settings import FAIL_ON

PLATFORMS: tuple[tuple[str, ...], ...] = ((), ("linkedin",), ("x", "mastodon"), ("haus intern",))
NAMES: tuple[tuple[str, ...], ...] = ((), ("ACME",), ('Müller "& Söhne"', "C:\\x$y"))
ADDRESSES: tuple[Address | None, ...] = (None, "du", "sie", "ihr")
DRAFTS: tuple[Literal["de", "en"] | None, ...] = (None, "de", "en")
LANGUAGES: tuple[Literal["de", "en"], ...] = ("de", "en")

ALL = [
    Answers(
        language=language,
        drafts=drafts,
        platforms=used,
        names=names,
        address=address,
        fail_on=fail_on,
    )
    for language, drafts, used, names, address, fail_on in product(
        LANGUAGES, DRAFTS, PLATFORMS, NAMES, ADDRESSES, FAIL_ON
    )
]


def test_all_answers_come_back(tmp_path: Path) -> None:
    path = tmp_path / "postlint.toml"
    for answers in ALL:
        path.write_text(template(answers), encoding="utf-8")
        settings = load(path)
        assert settings.language == answers.drafts
        assert settings.fail_on == answers.fail_on
        assert settings.brand.names == answers.names
        one = len(answers.platforms) == 1
        assert settings.platform == (answers.platforms[0] if one else None)
        addresses = [audience.address for audience in settings.audiences.values()]
        assert addresses == ([answers.address] if answers.address else [])
        assert settings.audience in (settings.audiences or (None,))


def keys(table: dict[str, Any], prefix: str = "") -> set[str]:
    found = set()
    for key, value in table.items():
        found.add(prefix + key)
        if isinstance(value, dict):
            found |= keys(value, f"{prefix}{key}.")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("used", PLATFORMS)
def test_with_every_setting_switched_on(
    tmp_path: Path, language: Literal["de", "en"], used: tuple[str, ...]
) -> None:
    """Every section is there, and what is commented out is right as well."""
    text = template(Answers(language=language, platforms=used))
    text = re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)
    for folder in ("our-rules", "unsere-regeln", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "postlint.toml").write_text("")
    for folder in ("our-rules", "unsere-regeln"):
        (tmp_path / "site" / folder).mkdir()
    path = tmp_path / "site" / "postlint.toml"
    path.write_text(text, encoding="utf-8")
    load(path)
    from postlint.config.schema import SettingsTable

    top = {field.alias for field in SettingsTable.model_fields.values()}
    written = keys(tomllib.loads(text))
    assert top <= written
    assert {"brand.names", "brand.handles", "policy.topics", "policy.confidential"} <= written


def test_lines_are_short_enough_to_read() -> None:
    for language in LANGUAGES:
        assert max(map(len, template(Answers(language=language)).splitlines())) <= 100
