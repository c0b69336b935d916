"""The German pipeline that postlint brings, and the order in which pipelines are chosen."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from postlint.analysis.analyser import Analyser
from postlint.analysis.models import choose, label
from postlint.source.post import Post, Preset, Source
from postlint.source.read import read

SHIPPED = Path(choose("de") or "")
MOST_MEGABYTES = 12
ALL = ("tags", "morphology", "lemmas", "dependencies", "entities")


def post(text: str) -> Post:
    return read(Source("a.md", text), flags=Preset("de")).posts[0]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser("de", signals=[], needs=ALL)


def test_it_is_small_and_says_what_it_is() -> None:
    assert SHIPPED.name == "de_postlint_sm"
    assert label("de").startswith("de_postlint_sm ")
    size = sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file())
    assert size < MOST_MEGABYTES * 1_000_000
    assert "CC BY-SA 4.0" in (SHIPPED / "LICENSE").read_text(encoding="utf-8")


def test_it_provides_every_layer(analyser: Analyser) -> None:
    assert analyser.provides >= set(ALL)


def test_only_what_is_needed_is_loaded() -> None:
    loaded = Analyser("de", signals=[], needs=["tags"]).annotator.nlp.pipe_names
    assert "tagger" in loaded
    assert "ner" not in loaded


def test_it_tells_who_is_addressed(analyser: Analyser) -> None:
    doc = analyser.analyse(post("Kommst du morgen? Ich habe Karten für die Fähre.")).doc
    features = {token.text: token.morph for token in doc}
    assert "Person=2" in features["du"]
    assert "Person=2" in features["Kommst"]
    assert "Person=1" in features["habe"]


def test_it_keeps_what_belongs_together(analyser: Analyser) -> None:
    text = "Kolleg:innen und Lehrer*innen (m/w/d) lesen #Tag von @amt@stadt.example 👩‍👩‍👧"
    words = [token.text for token in analyser.analyse(post(text)).doc]
    assert {"Kolleg:innen", "Lehrer*innen", "m/w/d", "#Tag", "@amt@stadt.example", "👩‍👩‍👧"} <= set(
        words
    )


def test_sentences_do_not_depend_on_the_parts_that_are_loaded(analyser: Analyser) -> None:
    text = "Gestern war Markt. Heute ist Ruhe! Kommt ihr? Ja"
    bare = Analyser("de", signals=[], model="blank:de")
    assert bare.analyse(post(text)).sentences == analyser.analyse(post(text)).sentences


def test_an_installed_pipeline_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "de_core_news_sm"
    data = package / "de_core_news_sm-9.9.9"
    shutil.copytree(SHIPPED, data)
    meta = (SHIPPED / "meta.json").read_text(encoding="utf-8")
    (package / "meta.json").write_text(meta, encoding="utf-8")
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_path\n"
        "from pathlib import Path\n"
        "def load(**options):\n"
        "    data = Path(__file__).parent / 'de_core_news_sm-9.9.9'\n"
        "    return load_model_from_path(data, **options)\n",
        encoding="utf-8",
    )
    info = tmp_path / "de_core_news_sm-9.9.9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: de_core_news_sm\nVersion: 9.9.9\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    try:
        assert choose("de") == "de_core_news_sm"
        assert choose("de", "blank:de") is None
        analysis = Analyser("de", signals=[], needs=["tags"]).analyse(post("Kommst du?"))
        assert analysis.pipeline.startswith("de_core_news_sm ")
        assert [token.pos_ for token in analysis.doc][:2] == ["VERB", "PRON"]
    finally:
        sys.modules.pop("de_core_news_sm", None)
