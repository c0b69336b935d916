"""What a client may set."""

from __future__ import annotations

from typing import Any

import pytest

from postlint.config import ConfigError, Settings
from postlint.lsp.options import Options, options


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, Options()),
        ({}, Options()),
        ({"platform": "LinkedIn", "audience": "Kunden"}, Options("linkedin", "Kunden")),
        ({"postlint": {"risk": "off"}}, Options(risk="off")),
        ({"postlint": None}, Options()),
        ({"platform": "", "messageLanguage": " DE "}, Options(message_language="de")),
        ({"delay": 0, "explain": "result"}, Options(delay=0, returns=True)),
        ({"path": "/bin/postlint", "trace": {"server": "off"}, "enable": True}, Options()),
    ],
)
def test_good_settings(value: Any, expected: Options) -> None:
    assert options(value) == (expected, ())


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ([], "“postlint” must be an object with settings"),
        ({"risk": "lense"}, "“risk” must be lens or diagnostic or off"),
        ({"risk": ["lens"]}, "“risk” must be lens or diagnostic or off"),
        ({"delay": "1"}, "“delay” must be milliseconds from 0 to 10000"),
        ({"delay": True}, "“delay” must be milliseconds from 0 to 10000"),
        ({"delay": -1}, "“delay” must be milliseconds from 0 to 10000"),
        ({"platform": 7}, "“platform” must be text"),
        ({"plattform": "x"}, "unknown setting “plattform”; did you mean “platform”?"),
    ],
)
def test_bad_settings_are_told_and_left_out(value: Any, problem: str) -> None:
    assert options(value) == (Options(), (problem,))


def test_the_folder_goes_before_the_client() -> None:
    chosen = Options(platform="x", language="de", message_language="en")
    settings = chosen.under(Settings(platform="linkedin", message_language="de"))
    assert (settings.platform, settings.language) == ("linkedin", "de")
    assert settings.message_language == "en"


def test_a_platform_nobody_knows_is_the_clients_fault() -> None:
    with pytest.raises(ConfigError) as caught:
        Options(platform="linkdin").under(Settings())
    assert caught.value.path == "the editor's settings"
    assert "linkdin" in caught.value.message
