"""What each recogniser finds, and the innocent texts it leaves alone."""

from __future__ import annotations

import pytest

from postlint.analysis.house import Audience, House
from postlint.analysis.recognisers import RECOGNISERS
from tests.workbench import analyse, found, recognised

CASES = [
    ("link", "https://x.de/a [b](https://y.de)", ["https://x.de/a", "](https://y.de)"]),
    ("link", "z.B. so und so.", []),
    ("mention", "@max und @a@b.tld", ["@max", "@a@b.tld"]),
    ("mention", "a@b.de", []),
    ("hashtag", "#eins und Platz #1", ["#eins"]),
    ("emoji", "Gut 👍🏽 und 👩‍💻 ™", ["👍🏽", "👩‍💻"]),
    ("quote", "„eins zwei drei vier“ und „kurz“", ["„eins zwei drei vier“"]),
    ("first-word", "„**Hallo** Welt", ["Hallo"]),
    ("sponsored", "---\nsponsored: true\n---\n„Hallo Welt", ["Hallo"]),
    ("sponsored", "---\nsponsored: Bäckerei Nord\n---\nHallo", ["Hallo"]),
    ("sponsored", "---\nsponsored: no\n---\nHallo", []),
    ("reply", "---\nreply_to: https://x.de/1\n---\nHallo Welt", ["Hallo Welt"]),
    ("reply", "Hallo Welt", []),
    ("scheduled", "---\npublish_at: '2026-01-01'\n---\n**Ja**", ["**Ja**"]),
    ("scheduled", "Ja", []),
    ("shouting", "Also JETZT ALLES KAUFEN! Gut.", ["JETZT ALLES KAUFEN"]),
    ("shouting", "DAS IST\nJETZT SO", []),
    ("shouting", "WHO, UNICEF, UNESCO und EU", []),
    ("shouting", "JETZT ALLES kaufen", []),
    ("capital-word", "WICHTIG, ÜBERALL, UNICEF, NEU", ["WICHTIG", "ÜBERALL"]),
    ("undefined-acronym", "Die KQRT hilft. Die KQRT!", ["KQRT"]),
    ("undefined-acronym", "Die KQRT (Kleine Quelle) und die Große Runde (GRU)", []),
    ("undefined-acronym", "Der gute alte Turnverein heißt GAT", []),
    ("undefined-acronym", "Das ist NICHT Elisabeth II und XIV, sondern die EU", []),
    ("share", "20 % der Leute, 30% von uns, stieg auf 40 Prozent", ["20 %", "30%", "40 Prozent"]),
    ("share", "20 % auf alles, 10% Rabatt, −20 % heute, fünfzig Euro", []),
    ("large-number", "3 Mio. Euro, 2,5 Millionen, 4 Mrd.", ["3 Mio.", "2,5 Millionen", "4 Mrd."]),
    ("large-number", "Millionen Menschen, 3 Euro", []),
    ("figure", "5.000 Leute um 10:30 Uhr", ["5.000"]),
    ("polite-sie", "Haben Sie Zeit für Ihre Post?", ["Sie", "Ihre"]),
    ("polite-sie", "Sie kommt. „Sie sagte es.“ Ihre Mutter auch.\nIhr Kind: Sie", []),
    ("personal-mail", "anna.schmidt@firma.de", ["anna.schmidt@firma.de"]),
    ("personal-mail", "info@firma.de, bewerbung@firma.de, `a.b@firma.de`, @max", []),
    ("mobile-number", "+49 171 1234567, 0171 1234567", ["+49 171 1234567", "0171 1234567"]),
    (
        "mobile-number",
        "+44 (0)7700 900123, 00436641234567",
        ["+44 (0)7700 900123", "00436641234567"],
    ),
    ("mobile-number", "+49 30 1234567, 030 1234567, +1 202 555 0143, 0800 1234567", []),
    ("mobile-number", "2024-01-01, 10.000.000, 0800, Nr. 123 456 789 01", []),
    ("iban", "DE89 3704 0044 0532 0130 00", ["DE89 3704 0044 0532 0130 00"]),
    ("iban", "DE89 3704 0044 0532 0130 01", []),
    ("leftover", "Hallo [Name], {{datum}} TODO", ["[Name]", "{{datum}}", "TODO"]),
    ("leftover", "[FIRST_NAME] und ${x}, Lorem ipsum", ["[FIRST_NAME]", "${x}", "Lorem ipsum"]),
    ("leftover", "[ANZEIGE] [UNBEZAHLTE WERBUNG] [Link in Bio] [Quelle: Amt] XXL `TODO`", []),
    ("leftover", "Lies [Name](https://x.de)", []),
    ("prose-sentence", "Wir kommen gern. Ja. #tag https://x.de/a", ["Wir kommen gern."]),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_it_finds_what_it_is_for_and_nothing_else(
    name: str, text: str, expected: list[str]
) -> None:
    assert recognised(name, text) == expected


def test_every_recogniser_is_tested() -> None:
    assert set(RECOGNISERS) - {name for name, _, _ in CASES} == {"verbless-sentence"}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("share", "20 per cent of us, 5% more", ["20 per cent", "5%"]),
        ("share", "save 20%, 10% off everything", []),
        ("large-number", "one million, 3 thousand", ["one million", "3 thousand"]),
        ("undefined-acronym", "We NEVER met the QZRT", ["QZRT"]),
        ("leftover", "[Source: Reuters] [COMPANY NAME]", ["[COMPANY NAME]"]),
    ],
)
def test_english(name: str, text: str, expected: list[str]) -> None:
    assert recognised(name, text, "en") == expected


def test_known_terms_are_no_undefined_acronyms() -> None:
    house = House(
        known_terms=("KQRT",), audiences={"nerds": Audience("nerds", known_terms=("ZZT",))}
    )
    text = "---\naudience: nerds\n---\nDie KQRT und die ZZT und die YYT"
    assert found(analyse(text, house=house, recogniser="undefined-acronym")) == ["YYT"]


def test_an_acronym_gives_its_value() -> None:
    (signal,) = analyse("Die KQRT hilft", recogniser="undefined-acronym").of("x")
    assert signal.values == {"acronym": "KQRT"}
