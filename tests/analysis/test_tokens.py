"""What stays one token, and where sentences end."""

from __future__ import annotations

import pytest

from postlint.source.post import Span
from tests.workbench import bare, draft

LANGUAGES = ["de", "en"]


def tokens(text: str, language: str) -> list[str]:
    return [token.text for token in bare(language).analyse(draft(text, language)).doc]


def sentences(text: str, language: str) -> list[str]:
    analysis = bare(language).analyse(draft(text, language))
    return [analysis.text(span) for span in analysis.sentences]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "whole",
    [
        "#größe",
        "#a_b",
        "@max",
        "@max.example.org",
        "@a@b.tld",
        "https://x.de/a?b=1",
        "👩‍💻",
        "👍🏽",
        "🇩🇪",
        "1️⃣",
        "Kolleg:innen",
        "Kolleg*innen",
        "Lehrer:in",
        "m/w/d",
    ],
)
def test_one_token(whole: str, language: str) -> None:
    assert whole in tokens(f"So {whole} da ({whole}), {whole}.", language)
    assert tokens(f"{whole}!", language) == [whole, "!"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_stop_does_not_belong_to_the_mention_before_it(language: str) -> None:
    assert tokens("Dank an @muehle.ost. Sie", language) == [*"Dank an @muehle.ost . Sie".split()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_sign_is_no_hashtag(language: str) -> None:
    assert tokens("Platz # 1", language) == ["Platz", "#", "1"]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Am 3. Mai 2024 kam z. B. Dr. Müller. Das war 2024. Gut.", 3),
        ("de", "Das kostet ca. 5 Euro, d. h. wenig, usw. und so fort.", 1),
        ("de", "Wirklich?! Ja … und nein. Ende!", 3),
        ("de", "Wir ❤ euch alle. Ja ❤ Wir", 3),
        ("de", "Er ging. „Wir bleiben“, sagte sie. Ende.", 3),
        ("de", "Erste Zeile\nZweite Zeile", 2),
        ("en", "The U.S. team met Mr. Smith at 5 p.m. on No. 5 St. James St. today. It ended.", 2),
        ("en", "It ended. “We stay,” she said. Good (really).", 3),
        ("en", "e.g. this, i.e. that. Done!", 2),
    ],
)
def test_sentences(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count, sentences(text, language)


def test_closing_marks_belong_to_the_sentence_before_and_opening_ones_do_not() -> None:
    assert sentences("Er sagte: „Komm her!“ Dann ging er. (Wirklich.)", "de") == [
        "Er sagte: „Komm her!“",
        "Dann ging er.",
        "(Wirklich.)",
    ]
    assert sentences('It ended. "We stay."', "en") == ["It ended.", '"We stay."']


def test_words_are_counted_with_hyphens_and_gender_signs_but_not_marks() -> None:
    text = "E-Mails an Kolleg:innen, wie geht’s? #tag @max https://x.de/a 20 % 🎉"
    assert bare("de").analyse(draft(text)).words == 5


@pytest.mark.parametrize("text", ["<!-- nur das -->", "![a](b.png)", "# "])
def test_a_post_without_prose(text: str) -> None:
    analysis = bare("de").analyse(draft(text))
    assert (analysis.words, list(analysis.sentences)) == (0, [])
    body = analysis.post.body
    assert analysis.window(Span(body.start, body.end), 3) == body


def test_windows() -> None:
    text = "Eins zwei. Drei vier fünf.\n\nSechs sieben."
    analysis = bare("de").analyse(draft(text))
    at = text.index("vier")
    span = Span(at, at + 4)

    def shown(within: object) -> str:
        return analysis.text(analysis.window(span, within))  # type: ignore[arg-type]

    assert shown("sentence") == "Drei vier fünf."
    assert shown("paragraph") == "Eins zwei. Drei vier fünf."
    assert shown("post") == text
    assert (shown(0), shown(1)) == ("vier", "Drei vier fünf")
    assert shown(99) == text


def test_the_opening_is_what_stands_before_the_fold() -> None:
    text = "Wort " * 60
    analysis = bare("de").analyse(draft(text))
    assert len(analysis.opening()) == 125
