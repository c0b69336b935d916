from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.config.locate import KeyPath, locate
from postlint.config.show import toml_key, toml_value
from postlint.source.post import Position

TEXT = """\
# a comment with = and [brackets]
select = ["a", "b"]  # “c”
'quoted key' = 'it''s'

[ brand . "known \\"terms\\"" ]
names = [
  "one", # not "two"
  '''three''',
]
policy.topics = {layoffs = ["x"], "more" = {deep = 1}}

[[rows]]
a = 1
[[rows]]
a = 1979-05-27 07:32:00
[rows.inner]
text = \"\"\"
[not.a.section]
key = "no" \\\"\"\" \"\"\"\"\"
last = true
""".replace("'it''s'", "'its'")


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("select",), (2, 1), (2, 10)),
        (("select", 1), None, (2, 16)),
        (("quoted key",), (3, 1), (3, 16)),
        (("brand",), (5, 3), None),
        (("brand", 'known "terms"'), (5, 11), None),
        (("brand", 'known "terms"', "names", 1), None, (8, 3)),
        (("brand", 'known "terms"', "policy", "topics", "layoffs", 0), None, (10, 29)),
        (("brand", 'known "terms"', "policy", "topics", "more", "deep"), (10, 45), (10, 52)),
        (("rows", 0, "a"), (13, 1), (13, 5)),
        (("rows", 1, "a"), (15, 1), (15, 5)),
        (("rows", 1, "inner", "text"), (17, 1), (17, 8)),
        (("rows", 1, "inner", "last"), (20, 1), (20, 8)),
    ],
)
def test_keys_and_values_have_their_place(
    path: KeyPath, key: tuple[int, int] | None, value: tuple[int, int] | None
) -> None:
    tomllib.loads(TEXT)
    places = locate(TEXT)
    assert places.keys.get(path) == (Position(*key) if key else None)
    assert places.values.get(path) == (Position(*value) if value else None)


def test_lines_with_crlf_are_counted_once() -> None:
    assert locate("a = 1\r\n\r\nb = 2\r\n").key(("b",)) == Position(3, 1)


def test_what_has_no_place_takes_that_of_what_is_around_it() -> None:
    places = locate("[brand]\nnames = 1\n")
    assert places.value(("brand", "names", 3)) == Position(2, 9)
    assert places.value(("brand", "nothing")) == Position(1, 2)
    assert places.key(("nothing",)) == Position(1, 1)


@given(st.text(alphabet="[]{}=\"'\\,.#ab1 \n", max_size=40))
def test_any_text_ends(text: str) -> None:
    for path in locate(text).keys:
        assert path


_VALUES = st.recursive(
    st.text(max_size=8) | st.booleans() | st.integers(-9, 9),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(min_size=1, max_size=6), _VALUES, max_size=4))
def test_every_value_of_a_written_table_is_found(table: dict[str, Any]) -> None:
    text = "".join(f"{toml_key(key)} = {toml_value(value)}\n" for key, value in table.items())
    assert tomllib.loads(text) == table
    places = locate(text)
    assert set(places.keys) == {(key,) for key in table}
    for line, (key, value) in enumerate(table.items(), start=1):
        assert places.key((key,)) == Position(line, 1)
        if isinstance(value, list):
            assert sum(path[0] == key and len(path) == 2 for path in places.values) == len(value)
