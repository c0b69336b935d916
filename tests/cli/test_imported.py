"""What a run imports, once an earlier one has kept its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import HYPE, Folder, call, settle
from tests.cli.test_process import HEAVY, loaded


@pytest.mark.parametrize("name", ["text", "concise", "json", "jsonl", "sarif"])
def test_an_answer_out_of_the_cache_loads_next_to_nothing(
    here: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "remembered"))
    here.write("a.md", HYPE)
    here.write("rows.jsonl", '{"text": "An amazing chair."}\n')
    settle(here)
    args = ("a.md", "rows.jsonl", "--output-format", name)
    assert "spacy" in loaded(*args)
    more = () if name == "sarif" else ("pydantic", "yaml", "regex", "pathspec")  # shows rules
    assert not loaded(*args) & {*HEAVY, "multiprocessing", *more}


def test_words_alone_load_no_pipeline_once_its_tables_are_kept(
    here: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "remembered"))
    here.write("a.md", HYPE)
    assert "spacy" in loaded("a.md", "--no-cache")
    assert not loaded("a.md", "--no-cache") & {"spacy", "thinc", "numpy", "textstat"}


def test_tags_load_no_spacy_once_the_tagger_is_kept(
    here: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "remembered"))
    here.write("a.md", "Fresh ideas. Open doors. Honest talk. A strong club. Courage over fear.")
    here.write("plain.toml", 'select = ["brevity/telegraphic"]')
    args = ("a.md", "--config", "plain.toml", "--no-cache", "--output-format", "concise")
    outputs = [call(*args).out for _ in range(2)]
    assert "brevity/telegraphic" in outputs[0]
    assert outputs[0] == outputs[1]
    assert "numpy" in loaded(*args)
    assert not loaded(*args) & {"spacy", "thinc", "textstat"}


def test_words_alone_load_no_figures_and_no_language_guesser(here: Folder) -> None:
    here.write("a.md", HYPE)
    assert not loaded("a.md", "--no-cache") & {"textstat", "pyphen", "py3langid"}
