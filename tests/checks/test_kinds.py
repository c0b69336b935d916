"""What each kind of check finds, and what it leaves alone."""

from __future__ import annotations

import re

import pytest

from postlint.analysis.days import Calendar, SensitiveDay
from postlint.analysis.house import Audience, House, Platform, Topic
from postlint.checks.approval import Approval, text_hash
from postlint.checks.base import Check
from postlint.checks.combination import Combination
from postlint.checks.consistency import Consistency
from postlint.checks.dated import Dated
from postlint.checks.density import Density
from postlint.checks.dependency import Dependency
from postlint.checks.existence import Existence
from postlint.checks.metric import Metric
from postlint.checks.missing import Missing
from postlint.checks.occurrence import Occurrence
from postlint.checks.sequence import Sequence
from postlint.checks.substitution import Substitution
from postlint.checks.suppression import Suppression
from tests.checks.colours import RED, hit
from tests.workbench import analyse, draft, run


def test_existence_finds_words_and_signals() -> None:
    check = Existence(signals=("red",), words={"de": ("gelb",), "en": ("blau",)})
    assert hit(check, "Rot, blau und gelb") == ["Rot", "gelb"]


def test_existence_exceptions_cancel_words() -> None:
    check = Existence(words={"de": ("rot*",)}, exceptions={"de": ("rotes kreuz",)})
    assert hit(check, "Rote Jacke, Rotes Kreuz") == ["Rote"]


def test_existence_unless_counts_in_its_window_only() -> None:
    text = "Rot blau. Rot.\n\nBlau"
    assert hit(Existence(signals=("red",), unless=("blue",)), text) == ["Rot"]
    assert hit(Existence(signals=("red",), unless=("blue",), within="post"), text) == []
    near = Existence(signals=("red",), unless=("blue",), within=1)
    assert hit(near, "rot so blau, rot blau") == ["rot"]


def test_report_first_gives_one() -> None:
    assert hit(Existence(signals=("red",), report="first"), "rot rot") == ["rot"]


def test_other_peoples_words_are_left_alone() -> None:
    text = "Sie schrieb: „Wir sehen rot und gehen.“ Rot!"
    assert hit(Existence(signals=("red",)), text) == ["Rot"]
    assert hit(Existence(signals=("red",), quotes="read"), text) == ["rot", "Rot"]
    assert hit(Existence(signals=("red",)), "> Wir sehen rot.\n\nJa.") == []


def test_a_short_quotation_is_read() -> None:
    assert hit(Existence(signals=("red",)), "Das „rot“ da") == ["rot"]


def test_substitution_offers_forms_and_keeps_the_capital() -> None:
    check = Substitution(swap={"de": {"rot": "blau", "grün": ("gelb", "lila"), "weiß": None}})
    found = run(check, "Rot, grün, Weiß")
    assert [match.replacements for match in found] == [("Blau",), ("gelb", "lila"), ()]
    assert [match.values["replacement"] for match in found] == ["Blau", "gelb / lila", ""]


def test_substitution_with_alternatives_and_exceptions() -> None:
    check = Substitution(
        swap={"de": {"{rot|rosa}": "blau"}, "any": {"igel": "y"}},
        exceptions={"de": ("rosa brille",)},
        unless=("green",),
    )
    assert hit(check, "Rosa Brille. Rosa Igel. Rot grün.") == ["Rosa", "Igel"]


def test_sequence_and_dependency() -> None:
    check = Sequence(
        patterns={"de": (({"LOWER": "sehr"}, {"IS_ALPHA": True}),)}, exceptions={"de": ("gut",)}
    )
    assert hit(check, "sehr gut, sehr rot") == ["sehr rot"]
    tree = Dependency(patterns={"de": (({"RIGHT_ID": "a", "RIGHT_ATTRS": {"DEP": "x"}},),)})
    assert tree.lexicons()["de"].layers() == {"dependencies"}
    assert hit(tree, "Das geht ohne Modell") == []


def test_missing() -> None:
    assert hit(Missing(signals=("red",), without=("blue",)), "rot, rot") == ["rot"]
    assert hit(Missing(signals=("red",), without=("blue",)), "rot. Blau.") == []
    near = Missing(
        words={"de": ("rot",)},
        without=("blue",),
        within="sentence",
        unless=("green",),
        report="each",
    )
    assert hit(near, "Rot. Blau. Rot.") == ["Rot", "Rot"]
    assert hit(near, "Rot. Blau.\n\nGrün.") == []


def test_metric_bounds() -> None:
    text = "Eins zwei drei vier fünf."
    assert hit(Metric(metric="longest-sentence", max=4), text) == [text]
    assert hit(Metric(metric="longest-sentence", max=5), text) == []
    assert hit(Metric(metric="longest-sentence", min=6), text) == [text]
    assert hit(Metric(metric="longest-sentence", max={"de": 4}), text) == [text]
    assert hit(Metric(metric="longest-sentence", max={"en": 4}), text) == []
    assert hit(Metric(metric="longest-sentence", max=4, min_words=6), text) == []


def test_the_bound_of_the_audience_goes_first() -> None:
    house = House(audiences={"kids": Audience("kids", bounds={"longest-sentence": 3})})
    text = "---\naudience: kids\n---\nEins zwei drei vier."
    assert hit(Metric(metric="longest-sentence", max=9), text, house=house) == [
        "Eins zwei drei vier."
    ]
    assert hit(Metric(metric="longest-sentence", max=9), text) == []


def test_the_overflow_of_a_platform() -> None:
    house = House(platforms={"x": Platform("x", limit=4)})
    (match,) = run(Metric(metric="overflow", max=0), "123456", house=house, platform="x")
    assert (match.span.start, match.span.end) == (4, 6)
    assert {k: match.values[k] for k in ("length", "limit", "excess", "platform")} == {
        "length": "6",
        "limit": "4",
        "excess": "2",
        "platform": "x",
    }
    assert run(Metric(metric="overflow", max=0), "1234", house=house, platform="x") == []
    assert run(Metric(metric="overflow", max=0), "123456", house=house) == []


def test_consistency_marks_the_rarer_form() -> None:
    check = Consistency(either="red", other="blue", unless=("green",))
    (match,) = run(check, "rot rot blau", signals=RED)
    assert match.values == {"match": "blau", "usual": "rot", "count": "1", "usual_count": "2"}
    assert hit(check, "blau rot") == ["blau"]
    assert hit(check, "blau rot blau") == ["rot"]
    assert hit(check, "rot rot") == hit(check, "rot blau grün") == []


HOUSE = House(topics=(Topic("jobs", ("entlassung*", "stellenabbau")), Topic("merger", ("fusion",))))


def test_approval_asks_once_for_each_topic() -> None:
    text = "Entlassungen, Stellenabbau, Fusion"
    found = run(Approval(), text, house=HOUSE)
    assert [match.values["topic"] for match in found] == ["jobs", "merger"]
    assert {match.values["hash"] for match in found} == {text_hash(draft(text))}


@pytest.mark.parametrize("shape", ["[{{topic: Jobs, text: {0}}}]", "{{topic: jobs, text: {0}}}"])
def test_an_approval_holds_for_the_words_it_was_given_for(shape: str) -> None:
    approved = text_hash(draft("Die Entlassungen   kommen."))
    head = f"---\napprovals: {shape.format(approved)}\n---\n"
    assert run(Approval(), f"{head}Die Entlassungen\nkommen.", house=HOUSE) == []
    assert len(run(Approval(), f"{head}Die Entlassungen kommen nicht.", house=HOUSE)) == 1


def test_a_hash_is_never_a_number_for_yaml() -> None:
    hashes = {text_hash(draft(f"Text {number}")) for number in range(5000)}
    assert len(hashes) == 5000
    assert not [h for h in hashes if re.fullmatch(r"\d+(e\d+)?", h)]
    assert all(len(h) == 12 for h in hashes)


def test_suppression_rules_find_nothing_themselves() -> None:
    assert run(Suppression(state="unused"), "Text") == []


@pytest.mark.parametrize(
    "check",
    [
        Existence(),
        Missing(without=()),
        Occurrence(max=1),
        Occurrence(signals=("a",), max=-1),
        Occurrence(signals=("a",), max=1, platform_max={"x": -2}),
        Density(of="words", max=0.1),
        Density(signals=("a",), of="words", max=20),
        Metric(metric="lixx", max=1),
        Metric(metric="lix"),
        Metric(metric="lix", max=1, min=1),
        Combination(all=("a",)),
        Combination(all=("a", "a")),
        Combination(all=("a", "b"), at="c"),
    ],
)
def test_fields_that_do_not_go_together(check: Check) -> None:
    problem = check.problem()
    assert problem
    assert "\n" not in problem


def test_messages_get_the_words_in_one_line() -> None:
    text = "Das ist sehr\nrot"
    (match,) = run(Existence(words={"de": ("sehr rot",)}), text)
    assert match.values["match"] == "sehr rot"
    assert analyse(text).text(match.span) == "sehr\nrot"


def test_dated_fires_on_days_of_mourning() -> None:
    day = SensitiveDay({"de": "der Jahrestag"}, "11-09", ("DE",))
    check = Dated(signals=("red",), unless=("green",))

    def found(text: str, day_of_post: str) -> list[dict[str, str]]:
        head = f"---\npublish_at: {day_of_post}\n---\n"
        house = House(calendar=Calendar((day,)))
        return [dict(m.values) for m in run(check, head + text, signals=RED, house=house)]

    assert found("Rot und rot", "2027-11-09") == [{"match": "Rot", "day": "der Jahrestag"}]
    assert found("Rot und rot", "2027-11-10") == []
    assert found("Rot. Und grün", "2027-11-09") == []
