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
    ("du-readers", "Hallo", []),
    ("sie-readers", "---\naudience: unknown\n---\nHallo", []),
    ("jargon-readers", "Hallo", []),
    ("known-term", "Hallo", []),
    ("opening-mention", "@max Danke, @eva", ["@max"]),
    ("opening-mention", ".@max sagt es", ["@max"]),
    ("opening-mention", "Danke, @max", []),
    ("answering", "@max Danke, @eva", ["@max Danke, @eva"]),
    ("answering", "---\nreply_to: https://x.de/1\n---\nHallo Welt", ["Hallo Welt"]),
    ("answering", "---\nplatform: linkedin\n---\n@max Danke, @eva", []),
    ("answering", "Danke, @max", []),
    ("shouting", "Also JETZT ALLES KAUFEN! Gut.", ["JETZT ALLES KAUFEN"]),
    ("shouting", "DAS IST\nJETZT SO", []),
    ("shouting", "WHO, UNICEF, UNESCO und EU", []),
    ("shouting", "JETZT ALLES kaufen", []),
    ("capital-word", "WICHTIG, ÜBERALL, UNICEF, NEU", ["WICHTIG", "ÜBERALL"]),
    ("undefined-acronym", "Die KQRT hilft. Die KQRT!", ["KQRT"]),
    ("undefined-acronym", "Die KQRT (Kleine Quelle) und die Große Runde (GRU)", []),
    ("undefined-acronym", "Der gute alte Turnverein heißt GAT", []),
    ("undefined-acronym", "Das ist NICHT Elisabeth II und XIV, sondern die EU", []),
    ("undefined-acronym", "Wir danken der Mission KQRT sehr", []),
    ("undefined-acronym", "Universitätsklinikum Kehl-Rinteln (UQE) und R&D, D&EU, AKWs", []),
    ("undefined-acronym", "Die #Nordlicht QRX läuft, Serie 2005-QMX auch", []),
    (
        "undefined-acronym",
        "Das ist KOMPLETT falsch und LEIDER wahr, sagt der BVerfG-Richter bei Vox",
        [],
    ),
    ("share", "20 % der Leute, 30% von uns, stieg auf 40 Prozent", ["20 %", "30%", "40 Prozent"]),
    ("share", "20 % auf alles, 10% Rabatt, −20 % heute, fünfzig Euro", []),
    ("share", "Heute –20 % für Mitglieder. Heute – 20 % der Leute", ["20 %"]),
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
    ("house-author", "---\nauthor: Ute\n---\n**Ja**", ["**Ja**"]),
    ("house-author", "---\nauthor: {employee: no}\n---\nJa", ["Ja"]),
    ("house-author", "---\nauthor: {employee: true}\n---\nJa", []),
    (
        "street-address",
        "Erlenstraße 8, Am Bach 3a, Lange Straße 7",
        ["Erlenstraße 8", "Am Bach 3a", "Lange Straße 7"],
    ),
    ("street-address", "Am Markt 12 Uhr, Gleisweg 20 Prozent, im Jahr 2020", []),
    (
        "weekday-mismatch",
        "Am Samstag, den 13. Juni 2027, und Mo., 24.12.2026,",
        ["Samstag, den 13. Juni 2027", "Mo., 24.12.2026"],
    ),
    ("weekday-mismatch", "Sonntag, 13. Juni 2027; Sa, 13. und So, 14. Juni; Sa, 31. Juni 2027", []),
    (
        "weekday-mismatch",
        "---\npublish_at: '2027-05-01'\n---\nSa., 13. Juni, So., 13.6.",
        ["Sa., 13. Juni"],
    ),
    ("weekday-mismatch", "---\npublish_at: '2027-02-01'\n---\nWar am Freitag, 25.12., zu", []),
    (
        "weekday-mismatch",
        "Am 13. Juni 2027 (Samstag) und am 13.6.2027, einem Sonntag, sowie am 13.6.2027, Samstag",
        ["Am 13. Juni 2027 (Samstag", "am 13.6.2027, Samstag"],
    ),
    (
        "impossible-date",
        "Ab 31. Juni, Fr., 30.2.2027 und 31.11.",
        ["31. Juni", "Fr., 30.2.2027", "31.11."],
    ),
    ("impossible-date", "29. Februar, 31. Mai, 30.6., Version 31.6.2, 32. Mai", []),
    ("styled-letters", "𝗙𝗿𝗲𝗶 𝗵𝗲𝘂𝘁𝗲, ｏｆｆｅｎ, ʟᴀᴅᴇɴ", ["𝗙𝗿𝗲𝗶 𝗵𝗲𝘂𝘁𝗲, ｏｆｆｅｎ, ʟᴀᴅᴇɴ"]),
    ("styled-letters", "Pаypаl und `𝗙𝗿𝗲𝗶`", ["Pаypаl"]),
    ("styled-letters", "ℝ, 𝑥, 5 μm, Москва, Ⓐ", []),
    (
        "image-without-alt",
        "![](a.jpg) ![IMG_1](b.png) ![x.jpg](c.jpg) <img src=d.png>",
        ["![](a.jpg)", "![IMG_1](b.png)", "![x.jpg](c.jpg)", "<img src=d.png>"],
    ),
    ("image-without-alt", '![Ein Hund](a.jpg) <img alt="Ein Hund" src=a.png>', []),
    ("image-without-alt", "---\nbild: a.jpg\n---\nHallo Welt", ["Hallo"]),
    ("image-without-alt", "---\nimage: a.jpg\nalt: Hund\n---\nHallo ![](a.jpg)", []),
    ("gender-form", "Kolleg:innen", []),
    ("hidden-word", "#dorfest #raumordnung", []),
    ("hidden-word", "#VereineGermany #sommerfest #unisex #eisessen", []),
    ("number-code", "BAKER1488 #1488 #8814x", ["BAKER1488", "#1488", "#8814x"]),
    ("number-code", "1488 im Jahr, 14/88, #oma88", []),
    ("number-hint", "Mit Code HANNA88, #team88", ["HANNA88", "#team88"]),
    ("number-hint", "TSV88 gewinnt, #u18, #88, Code WALD10", []),
    ("number-hint", "Der FC 88 spielt: #fc88", []),
    ("leftover", "Hallo [Name], {{datum}} TODO", ["[Name]", "{{datum}}", "TODO"]),
    ("leftover", "[FIRST_NAME] und ${x}, Lorem ipsum", ["[FIRST_NAME]", "${x}", "Lorem ipsum"]),
    (
        "leftover",
        "Um XX Uhr, XX:XX, 5 ___ (Foto einfügen)",
        ["XX", "XX:XX", "___", "(Foto einfügen)"],
    ),
    (
        "leftover",
        "**Caption:** Ja\n\nVariante 2 (kürzer): Ja",
        ["**Caption:", "Variante 2 (kürzer)"],
    ),
    ("leftover", "Größe XX, XXL, (Foto: Kern), Option 1: Freitag, a_b, Was???", []),
    ("leftover", "[ANZEIGE] [UNBEZAHLTE WERBUNG] [Link in Bio] [Quelle: Amt] XXL `TODO`", []),
    ("leftover", "Lies [Name](https://x.de)", []),
    ("pointer-only", "https://example.org/a #rat", ["https://example.org/a #rat"]),
    ("pointer-only", "Lesen! #kreistag", ["Lesen! #kreistag"]),
    ("pointer-only", "Der Rat hat gewählt: https://example.org/a", []),
    ("pointer-only", "Danke!", []),
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
        (
            "hidden-word",
            "#mumsextra #penisland #expertsexchange",
            ["#mumsextra", "#penisland", "#expertsexchange"],
        ),
        ("hidden-word", "#MumsExtra #essexhour #safersex #therapist #swimclub", []),
        ("street-address", "at 14 Mill Lane, 20 minutes on Mill Lane", ["14 Mill Lane"]),
        (
            "weekday-mismatch",
            "Saturday, 13 June 2027, Tue, May 4th, 2026",
            ["Saturday, 13 June 2027", "Tue, May 4th, 2026"],
        ),
        ("weekday-mismatch", "Sunday the 13th of June 2027, Saturday 13 June, May 4 at 10", []),
        (
            "weekday-mismatch",
            "13 June 2027 (Sunday), June 13, 2027, a Monday",
            ["June 13, 2027, a Monday"],
        ),
        (
            "impossible-date",
            "31 June, February 30th, 29 February, May 31",
            ["31 June", "February 30th"],
        ),
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


@pytest.mark.parametrize(
    ("readers", "expected"),
    [
        (Audience("fans", address="du"), {"du-readers"}),
        (Audience("fans", address="ihr", jargon_allowed=True), {"du-readers", "jargon-readers"}),
        (Audience("fans", address="sie"), {"sie-readers"}),
        (Audience("fans"), set[str]()),
    ],
)
def test_what_the_audience_of_a_post_is_known_for(readers: Audience, expected: set[str]) -> None:
    house, text = House(audiences={"fans": readers}), "---\naudience: fans\n---\nHallo"
    names = ("du-readers", "sie-readers", "jargon-readers")
    hits = {name for name in names if found(analyse(text, house=house, recogniser=name))}
    assert hits == expected


def test_an_acronym_gives_its_value() -> None:
    (signal,) = analyse("Die KQRT hilft", recogniser="undefined-acronym").of("x")
    assert signal.values == {"acronym": "KQRT"}


def test_a_hidden_word_knows_the_words_of_the_post() -> None:
    assert recognised("hidden-word", "Vereinsgerste im Glas: #vereinegerste") == []
    (signal,) = analyse("Our Mums: #mumsextra", "en", recogniser="hidden-word").of("x")
    assert signal.values == {"hidden": "sex", "readable": "#MumsExtra"}
