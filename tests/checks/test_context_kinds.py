"""Kinds that look beyond the words: behind the fold, at the next part, at the original."""

from __future__ import annotations

import json

import pytest

from postlint.analysis.analyser import Analyser
from postlint.analysis.house import House, Platform
from postlint.analysis.lexicon import SignalDefinition
from postlint.checks.base import Check
from postlint.checks.existence import Existence
from postlint.checks.fold import Fold
from postlint.checks.original import Original
from postlint.checks.thread import Thread
from postlint.source.post import Preset, Source
from postlint.source.read import read
from tests.workbench import run, words

RED = {"red": ("rot",), "blue": ("blau",), "green": ("grün",)}
HOUSE = House(platforms={"x": Platform("x", fold=20), "open": Platform("open")})
LONG = "Rot steht ganz vorn. Und hinten steht blau."


def folded(check: Check, text: str, platform: str | None = "x") -> list[str]:
    return words(run(check, text, signals=RED, house=HOUSE, platform=platform), text)


def test_fold_fires_at_what_comes_too_late() -> None:
    check = Fold(behind=("blue",), before=("red",))
    assert folded(check, LONG) == ["blau"]
    assert folded(check, "Rot und blau. Und hinten steht noch blau.") == []
    assert folded(check, "Grün steht ganz vorn. Und hinten blau.") == []


@pytest.mark.parametrize("platform", ["open", None])
def test_fold_needs_a_platform_with_a_fold(platform: str | None) -> None:
    assert folded(Fold(behind=("blue",), before=("red",)), LONG, platform) == []


def test_fold_may_do_without_a_claim_and_be_excused() -> None:
    assert folded(Fold(behind=("blue",)), LONG) == ["blau"]
    assert folded(Fold(behind=("blue",), unless=("red",)), LONG) == []


def test_fold_gives_claim_and_fold() -> None:
    (match,) = run(
        Fold(behind=("blue",), before=("red",)), LONG, signals=RED, house=HOUSE, platform="x"
    )
    assert (match.values["claim"], match.values["fold"]) == ("Rot", "20")


def threaded(text: str, check: Thread) -> list[list[str]]:
    """What is found in each part."""
    names = [SignalDefinition(n, {"any": check.lexicons()["de"]}) for n in check.unless]
    analyser = Analyser("de", signals=names)
    posts = read(Source("a.md", text), flags=Preset("de")).posts
    return [words(list(check.run(analyser.analyse(post), "own")), text) for post in posts]


TURN = Thread(turns={"de": ("{falsch|das stimmt nicht}", "aber")})


@pytest.mark.parametrize("turn", ["Falsch! Nein.", "Aber nur hier.", "2/2 **Das stimmt nicht**."])
def test_thread_fires_at_the_last_sentence_of_the_first_part(turn: str) -> None:
    text = f"Eins. Die Erde ist flach.\n\n---\n\n{turn}\n\n---\n\nAber ja."
    assert threaded(text, TURN) == [["Die Erde ist flach."], [], []]


@pytest.mark.parametrize(
    "text", ["Falsch.", "Eins.\n\n---\n\nNicht aber falsch.", "Aber.\n\n---\n\nEs"]
)
def test_thread_leaves_other_parts_alone(text: str) -> None:
    assert not any(threaded(text, TURN))


def test_thread_names_the_turn() -> None:
    posts = read(Source("a.md", "Eins.\n\n---\n\nDas stimmt nicht, sagt sie."), flags=Preset("de"))
    (match,) = TURN.run(Analyser("de", signals=[]).analyse(posts.posts[0]), "own")
    assert match.values == {"match": "Eins.", "turn": "Das stimmt nicht"}


NUMBER = Original(words={"de": ("{bis zu|rund}",), "en": ("up to",)}, at="number")
SENTENCE = Original(words={"de": ("{nicht|nie}",)}, at="sentence")


def compared(check: Original, original: str | None, text: str) -> list[str]:
    head = f"---\nsource: {{text: {json.dumps(original)}}}\n---\n\n" if original else ""
    return words(run(check, head + text), head + text)


@pytest.mark.parametrize(
    ("original", "text", "found"),
    [
        ("Es spart bis zu 30 Prozent.", "Spart 30 %!", ["30"]),
        ("It saves up to 1,000 euros.", "Spart 1.000 Euro.", ["1.000"]),
        ("Es spart bis zu 30 Prozent.", "Spart rund 30 %!", []),
        ("Es spart bis zu 30 Prozent.", "Spart 30 Minuten.", []),
        ("Bis zu 30 Prozent. Sicher 30 Prozent.", "30 Prozent!", []),
        ("Es spart bis zu 30 Prozent.", "Spart 31 %!", []),
        (None, "Spart 30 %!", []),
    ],
)
def test_original_misses_the_limit_of_a_number(
    original: str | None, text: str, found: list[str]
) -> None:
    assert compared(NUMBER, original, text) == found


@pytest.mark.parametrize(
    ("original", "text", "found"),
    [
        (
            "Die Halle wird nicht gebaut.",
            "Gut: Die Halle wird gebaut.",
            ["Gut: Die Halle wird gebaut"],
        ),
        ("Die Halle wird nicht gebaut.", "Die Halle wird nie gebaut.", []),
        ("Die Halle wird nicht gebaut. Die Halle wird gebaut.", "Die Halle wird gebaut.", []),
        ("Die Halle wird nicht gebaut.", "Das Bad öffnet morgen.", []),
    ],
)
def test_original_misses_a_word_of_a_sentence(original: str, text: str, found: list[str]) -> None:
    assert compared(SENTENCE, original, text) == found


def test_given_asks_for_another_signal() -> None:
    check = Existence(signals=("red",), given=("blue",))
    assert words(run(check, "Rot.", signals=RED), "Rot.") == []
    assert words(run(check, "Rot.\n\nBlau.", signals=RED), "Rot.\n\nBlau.") == ["Rot"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("Rot, blau, rot", ["Rot"]), ("@wir **rot**", ["rot"]), ("So rot", []), ("🔥 … rot", ["rot"])],
)
def test_place_start_counts_what_begins_the_post(text: str, found: list[str]) -> None:
    check = Existence(signals=("red",), place="start")
    assert words(run(check, text, signals=RED), text) == found
