from __future__ import annotations

import pytest

from postlint.source.yaml12 import YamlError, parse


def test_scalars_follow_the_core_schema_of_yaml_12() -> None:
    text = "[no, Yes, off, true, False, ~, 1:20, 5, -1.5, 2026-12-31, '5', null]"
    expected = ["no", "Yes", "off", True, False, None, "1:20", 5, -1.5, "2026-12-31", "5", None]
    assert parse(text).value == expected


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "- " * 100_000, "? " * 100_000, "{a: " * 100_000, "&a [*a, *a]", "? [a]\n: b"],
)
def test_what_could_explode_is_refused(text: str) -> None:
    with pytest.raises(YamlError):
        parse(text)


def test_places_count_lines_as_editors_do() -> None:
    tree = parse("a: 'x\u2028y'\r\nb:\r  - c\n")
    assert (tree.places[("b",)].line, tree.places[("b", 0)].column) == (2, 5)
