"""What a pipeline is loaded without must not change what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.analysis.models import load, pipeline_choice

DRAFTS = sorted((Path(__file__).parents[2] / "examples").rglob("*.md"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_tags_do_not_depend_on_the_parts_left_out(language: str) -> None:
    import spacy
    from spacy.tokens import Doc

    choice = pipeline_choice(language)
    assert choice.name
    whole, light = spacy.load(choice.name), load(choice, needs={"tags"})
    told = []
    for draft in DRAFTS:
        cut = whole.tokenizer(draft.read_text(encoding="utf-8"))
        words, spaces = [t.text for t in cut], [bool(t.whitespace_) for t in cut]
        for nlp in (whole, light):
            doc = Doc(nlp.vocab, words=words, spaces=spaces)
            for name in light.pipe_names:
                doc = nlp.get_pipe(name)(doc)
            told.append([(t.text, t.tag_, t.pos_, str(t.morph)) for t in doc])
    assert DRAFTS
    assert told[::2] == told[1::2]
