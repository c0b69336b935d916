"""Options of the command line over a configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from postlint.config import ConfigError, Place, default, load
from tests.config.writing import write


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
