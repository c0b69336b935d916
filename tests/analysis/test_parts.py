"""Long texts are cut at good places and nothing gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.analysis.parts import parts
from postlint.api import Linter, Settings
from tests.workbench import TODAY, draft


def test_a_post_of_usual_length_is_one_part() -> None:
    post = draft("Kurz und gut.")
    assert list(parts(post)) == [post]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Eins zwei drei.\n\nVier fünf sechs. Sieben", "Eins zwei drei.\n\n"),
        ("Eins zwei drei\nVier fünf sechs Sieben", "Eins zwei drei\n"),
        ("Eins zwei drei. Vier fünf sechs Sieben", "Eins zwei drei. "),
        ("Eins zwei drei vier fünf sechs Sieben", "Eins zwei drei vier "),
        ("Einszweidreivierfünfsechssieben", "Einszweidreivierfünf"),
    ],
)
def test_it_is_cut_at_the_best_place(text: str, first: str) -> None:
    post = draft(text, path="a.txt")
    cut = [post.source.slice(part.body) for part in parts(post, longest=20)]
    assert cut[0] == first
    assert "".join(cut) == post.source.slice(post.body)


@given(st.text(alphabet="ab .\n@#*<>-!", min_size=1, max_size=120), st.integers(5, 40))
def test_nothing_gets_lost(text: str, longest: int) -> None:
    post = draft("x" + text + "x")
    cut = list(parts(post, longest=longest))
    assert "".join(post.source.slice(p.body) for p in cut) == post.source.slice(post.body)
    assert sorted(m.span for p in cut for m in p.masks) == sorted(m.span for m in post.masks)
    assert all(len(p.body) <= longest for p in cut)


def test_a_long_text_is_linted_to_its_end() -> None:
    filler = "Am Samstag backen wir mit allen, die kommen wollen. " * 40 + "\n\n"
    text = filler * 120 + "Wer das nicht versteht, ist selbst schuld, ihr Idioten.\n\n" + filler
    assert len(text) > 200_000
    result = Linter(Settings(), today=TODAY).lint(draft(text))
    found = {result.post.source.slice(f.span) for f in result.findings if f.rule == "tone/insult"}
    assert any("Idioten" in words for words in found)


def test_a_suppression_covers_its_own_part_and_is_not_called_unused_in_the_others() -> None:
    filler = "Am Samstag backen wir mit allen, die kommen wollen. " * 40 + "\n\n"
    alone = "<!-- postlint: ignore tone/insult -- Zitat -->\n\nIhr seid doch alle Idioten.\n\n"
    result = Linter(Settings(), today=TODAY).lint(draft(filler * 60 + alone + filler * 60))
    rules = {finding.rule for finding in result.findings}
    assert not rules & {"tone/insult", "policy/unused-suppression"}
    assert [finding.rule for finding in result.suppressed] == ["tone/insult"]
