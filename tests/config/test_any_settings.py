"""Whatever a configuration holds, it is settings or a fault told."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from postlint.config import ConfigError, ConfigProblem, Settings, load

KEYS = [
    "select",
    "severity",
    "tone",
    "per-file-ignores",
    "*.md",
    "packs",
    "models",
    "de",
    "brand",
    "names",
    "audiences",
    "x",
    "bounds",
    "lix",
    "platforms",
    "limit",
    "policy",
    "topics",
    "extend",
    "platform",
    "audience",
    "exclude",
]
SCALARS = st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.none()
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=3))
def test_any_mapping_is_settings_or_a_config_error(data: dict[str, Any]) -> None:
    problems: tuple[ConfigProblem, ...] = ()
    try:
        Settings.from_mapping(data, origin="here").house()
    except ConfigError as error:
        problems = error.errors
    assert all(problem.path == "here" for problem in problems)


@given(st.text(alphabet="abselct=[]{}\"'\\,.#12 \n\x00é", max_size=30) | st.binary(max_size=20))
def test_any_file_is_settings_or_a_config_error(text: str | bytes) -> None:
    problems: tuple[ConfigProblem, ...] = ()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "postlint.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        try:
            load(path)
        except ConfigError as error:
            problems = error.errors
    assert all((problem.line or 0) > 0 for problem in problems)
