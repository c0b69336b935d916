"""What an edit of a draft did, on small edits in both languages."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.analysis.analyser import Analyser
from postlint.api import Linter
from postlint.config import Settings
from postlint.lint.alignment import align
from postlint.lint.cues import SIGNALS, Cue
from postlint.lint.finding import PostResult
from postlint.lint.revision import Revision, Version, compare, version
from postlint.registry.catalogue import Catalogue, load_catalogue
from tests.workbench import draft

#: language, before, after, removed, added
EDITS = [
    ("de", "Das spart bis zu 20 % Strom.", "Das spart 20 % Strom.", ["limit bis zu"], []),
    ("de", "Das spart rund 20 % Strom.", "Das spart 30 % Strom.",
     ["hedge rund", "number 20 %"], ["number 30 %"]),
    ("de", "Das gilt nicht für Neukunden.", "Das gilt für Neukunden.", ["negation nicht"], []),
    ("de", "Wir haben keine Daten verloren.", "Wir haben Daten verloren.", ["negation keine"], []),
    ("de", "Ab 49 Euro liefern wir frei Haus.", "Für 49 Euro liefern wir frei Haus.",
     ["limit Ab 49"], []),
    ("de", "Sie sparen, wenn Sie bis Mai bestellen.", "Sie sparen bis Mai.",
     ["condition wenn"], []),
    ("de", "Laut Destatis steigen die Preise.", "Die Preise steigen.",
     ["source Laut Destatis"], []),
    ("de", "„Das Werk hier bleibt offen“, sagt Jana Roth.", "„Das Werk hier bleibt offen.“",
     ["speaker sagt Jana Roth"], []),
    ("de", "Nicht alle Züge fahren heute.", "Alle Züge fahren heute.", ["hedge Nicht alle"], []),
    ("de", "Nicht nur die Züge fahren, auch der Bus.", "Die Züge fahren, auch der Bus.", [], []),
    ("de", "Das ist kein Problem für die Züge.", "Das ist für die Züge gut.", [], []),
    ("de", "Er meint das, sagt Danke und geht.", "Er meint das und geht.", [], []),
    ("en", "It saves up to 20% of power.", "It saves 20% of power.", ["limit up to"], []),
    ("en", "It doesn't work on older phones.", "It works on older phones.", ["negation n't"], []),
    ("en", "We cannot refund the tickets.", "We can refund the tickets.", ["negation not"], []),
    ("en", "Some of our shops close early on Friday.", "Our shops close early on Friday.",
     ["hedge Some"], []),
    ("en", "Parcels are free if you order two.", "Parcels are free.", ["condition if"], []),
    ("en", "According to Eurostat, prices rose.", "Prices rose.",
     ["source According to Eurostat"], []),
    ("en", "Prices rose, see https://example.org/report.", "Prices rose, look it up there.",
     ["source https://example.org/report"], []),
    ("en", "“The plant in Leeds will stay open,” said Mary Poole.",
     "“The plant in Leeds will stay open.”", ["speaker said Mary Poole"], []),
    ("en", "Mary Poole said no to the offer.", "She took the offer.", ["negation no"], []),
    ("en", "Not only the plant stays open.", "The plant stays open.", [], []),
    ("en", "No doubt the plant stays open.", "The plant stays open.", [], []),
    ("en", "The talk is about the plant.", "The talk is on the plant.", [], []),
    ("en", "About 200 people came.", "200 people came.", ["hedge About"], []),
    ("en", "We open on May 20.", "We open on 20.", [], []),
    ("en", "You can sign up to the tour.", "You can join the tour.", [], []),
    ("de", "Wir öffnen ab 15 Uhr die Türen.", "Wir öffnen um 15 Uhr die Türen.", [], []),
    ("de", "Am Samstag ist es soweit.", "Am Samstag beginnt es.", [], []),
    ("de", "Vielen Dank an das Team.", "Danke an das Team.", [], []),
    ("en", "The plant employs 200 people.", "The plant employs 300 people.",
     ["number 200"], ["number 300"]),
]  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def analyser(language: str) -> Analyser:
    return Analyser(language, signals=[catalogue().signals[name] for name in SIGNALS])


def without_rules(text: str, language: str) -> Version:
    post = draft(text, language=language)
    return version([(PostResult(post, ()), analyser(language).analyse(post))])


def edit(before: str, after: str, language: str = "en") -> Revision:
    return compare(without_rules(before, language), without_rules(after, language))


def told(cue: Cue) -> str:
    return f"{cue.kind} {cue.text}"


@pytest.mark.parametrize(("language", "before", "after", "removed", "added"), EDITS)
def test_cues_of_an_edited_sentence(
    language: str, before: str, after: str, removed: list[str], added: list[str]
) -> None:
    found = edit(before, after, language)
    assert [told(change.cue) for change in found.removed] == removed
    assert [told(change.cue) for change in found.added] == added
    back = edit(after, before, language)
    assert [told(change.cue) for change in back.added] == removed
    assert [told(change.cue) for change in back.removed] == added


FIRST = "The bridge opens in May."
SECOND = "Nearly all tickets for the tour are sold out."


def test_sentences_that_only_moved_changed_nothing() -> None:
    found = edit(f"{FIRST} {SECOND}", f"{SECOND}\n\n{FIRST}")
    assert (found.removed, found.added) == ((), ())


def test_a_sentence_that_was_split_lost_nothing() -> None:
    found = edit(
        "The bridge over the river opens in May, and nearly all tickets are gone.",
        "The bridge over the river opens in May. Nearly all tickets are gone.",
    )
    assert (found.removed, found.added) == ((), ())


def test_a_hedge_that_went_to_another_claim_is_told_twice() -> None:
    found = edit(
        "The tour costs up to 20 euros. The bridge opens at ten.",
        "The tour costs 20 euros. The bridge opens at up to ten.",
    )
    assert [told(change.cue) for change in found.removed] == ["limit up to"]
    assert [told(change.cue) for change in found.added] == ["limit up to"]
    assert found.removed[0].counterpart == "The tour costs 20 euros."
    assert found.added[0].counterpart == "The bridge opens at ten."


def test_a_sentence_that_is_gone_has_no_counterpart() -> None:
    found = edit(f"{FIRST} {SECOND}", FIRST)
    assert [(told(c.cue), c.counterpart) for c in found.removed] == [("hedge Nearly", None)]


def test_a_quote_of_nobody_has_no_speaker() -> None:
    found = edit("Anna Weber said hello to all of us in the hall.", "We met in the hall.")
    assert [told(change.cue) for change in found.removed] == []


def lint(text: str) -> Version:
    house = Linter(Settings(select=("tone/non-apology",)), catalogue=catalogue())
    post = draft(text, language="en")
    return version([(house.lint(post), analyser("en").analyse(post))])


BAD = "Sorry if anyone felt offended."


def rules(found: Revision) -> tuple[list[str], list[str], int]:
    brought = [placed.finding.rule for placed in found.brought]
    return brought, [placed.finding.rule for placed in found.solved], found.kept


def test_findings_brought_and_solved() -> None:
    plain, bad = lint(FIRST), lint(f"{FIRST}\n\n{BAD}")
    assert rules(compare(plain, bad)) == (["tone/non-apology"], [], 0)
    assert rules(compare(bad, plain)) == ([], ["tone/non-apology"], 0)
    assert rules(compare(bad, bad)) == ([], [], 1)


def test_a_finding_in_an_edited_sentence_is_the_same() -> None:
    other = lint(f"{FIRST}\n\nWe are sorry if anyone felt offended by that.")
    assert rules(compare(lint(BAD), other)) == ([], [], 1)


SENTENCES = st.lists(st.sampled_from(["a b c", "a b d", "x y", "x", "", "a b c d e"]), max_size=5)


@given(before=SENTENCES, after=SENTENCES)
def test_alignment_pairs_sentences_one_to_one(before: list[str], after: list[str]) -> None:
    alignment = align(before, after)
    for sentence in before:
        other = alignment.forward(sentence)
        assert other is None or (other in after and alignment.back(other) == sentence)
    assert all(alignment.forward(sentence) == sentence for sentence in set(before) & set(after))
