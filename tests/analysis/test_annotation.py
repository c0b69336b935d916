"""A model reads again only what has changed."""

from __future__ import annotations

from postlint.analysis.analyser import Analyser
from postlint.registry.catalogue import load_catalogue
from tests.workbench import draft

FIRST = "Fresh ideas. Open doors. Honest talk."
SECOND = "A strong club. Courage over fear."


def test_after_an_edit_only_the_changed_paragraph_is_read() -> None:
    signals = (load_catalogue().signals["brevity-verbless"],)
    analyser = Analyser("en", signals=signals, needs={"tags"})

    def verbless(text: str) -> list[str]:
        analysis = analyser.analyse(draft(text, "en"))
        return [analysis.text(hit.span) for hit in analysis.signals["brevity-verbless"]]

    assert len(verbless(f"{FIRST}\n\n{SECOND}")) == 5
    assert analyser.reached["tagger"] == 2
    assert len(verbless(f"{FIRST} We open.\n\n{SECOND}")) == 5
    assert analyser.reached["tagger"] == 3
    assert verbless(FIRST) == ["Fresh ideas.", "Open doors.", "Honest talk."]
    assert analyser.reached["tagger"] == 3


def test_what_was_read_is_forgotten_after_a_while() -> None:
    signals = (load_catalogue().signals["brevity-verbless"],)
    analyser = Analyser("en", signals=signals, needs={"tags"})
    for number in range(70):
        analyser.analyse(draft(f"Open doors in house {number}.", "en"))
    analyser.analyse(draft("Open doors in house 69.", "en"))
    assert analyser.reached["tagger"] == 70
    analyser.analyse(draft("Open doors in house 0.", "en"))
    assert analyser.reached["tagger"] == 71
