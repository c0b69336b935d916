"""A rule's weight: one for all languages, one for some, or that of its severity."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.api import scorecard
from postlint.registry.faults import Faults
from tests.workbench import lint, rule

BODY = """\
severity: warning
message: {{de: "„{{match}}“", en: "“{{match}}”"}}
check: {{kind: existence, words: {{any: ["super"]}}}}
{weight}
"""


@pytest.mark.parametrize(
    ("weight", "german", "english", "shown"),
    [
        ("", 1.0, 1.0, "1"),
        ("weight: 2", 2.0, 2.0, "2"),
        ("weight: {de: 1.75}", 1.75, 1.0, "1.75 (de), 1 (en)"),
        ("weight: {de: 0, en: 2.5}", 0.0, 2.5, "0 (de), 2.5 (en)"),
    ],
)
def test_it_may_differ_by_language(
    tmp_path: Path, weight: str, german: float, english: float, shown: str
) -> None:
    found = rule(tmp_path, BODY.format(weight=weight))
    assert (found.weight_in("de"), found.weight_in("en")) == (german, english)
    assert found.weight_text() == shown


def test_the_score_takes_the_weight_of_the_language(tmp_path: Path) -> None:
    found = rule(tmp_path, BODY.format(weight="weight: {de: 3, en: 1}"))
    totals = {
        language: scorecard(lint("super", found, language=language), [found]).total
        for language in ("de", "en")
    }
    assert totals == {"de": 48, "en": 8}


@pytest.mark.parametrize(
    ("weight", "message"),
    [
        ("weight: {de: 11}", "“de”: input should be less than or equal to 10"),
        ("weight: {fr: 1}", "“fr”"),
        ("weight: {}", "weight"),
    ],
)
def test_a_wrong_one_is_told(tmp_path: Path, weight: str, message: str) -> None:
    with pytest.raises(Faults) as caught:
        rule(tmp_path, BODY.format(weight=weight))
    assert message in str(caught.value.errors[0])
    assert caught.value.errors[0].line == 4
