"""A model is asked only where a finding depends on it; the findings are those of asking always."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.api import Linter, Settings
from postlint.lint.finding import PostResult
from postlint.registry.catalogue import load_catalogue
from postlint.source.post import Post, Preset, Source
from postlint.source.read import read
from tests.workbench import TODAY, draft, linter, pack

NOUNS = """\
    severity: warning
    message: "“{match}” is there."
    check:
      kind: existence
      signals: ["shop-noun"]
      unless: ["shop-verb"]
    """
SIGNALS = {
    "signals/shop-noun.yaml": """\
        description: "The noun."
        en: {patterns: [[{LOWER: "shop", POS: "NOUN"}]], phrases: ["store"],
             exception_patterns: [[{LOWER: "store", POS: "VERB"}]]}
        """,
    "signals/shop-verb.yaml": """\
        description: "The verb."
        en: {patterns: [[{LOWER: "shop", POS: "VERB"}]]}
        """,
}


def posts() -> list[Post]:
    """All examples, and all drafts of the tests."""
    catalogue = load_catalogue()
    texts = [(e.text, e.language) for r in catalogue.rules.values() for e in r.examples]
    found = [(text, language) for text, language in texts if text.strip()]
    drafts = sorted(Path(__file__).parent.parent.glob("posts/*.md"))
    found += [(path.read_text(encoding="utf-8"), path.name[:2]) for path in drafts]
    return [
        post
        for text, language in found
        for post in read(
            Source("a.md", text), flags=Preset(language=language), configured=Preset()
        ).posts
    ]


def told(result: PostResult) -> list[object]:
    return [(f.rule, f.span, f.message, f.fingerprint) for f in result.findings]


def test_the_findings_are_those_of_the_whole_pipeline_on_every_post() -> None:
    whole = Linter(Settings(), today=TODAY)
    everything = posts()
    sparing = list(whole.lint_all(everything))
    reached = sum(whole.analyser("de").reached.values()) + sum(
        whole.analyser("en").reached.values()
    )
    assert len(everything) > 1000
    for post, result in zip(everything, sparing, strict=True):
        assert told(result) == told(whole.judge(whole.analyse(post))), post.source.text
    assert 0 < reached < len(everything)


@pytest.mark.parametrize(
    ("text", "words", "stretches"),
    [
        ("The shop is open.", ["shop"], 1),
        ("We shop here.", [], 1),
        ("We shop in the shop.", [], 1),
        ("They store it.", [], 1),
        ("The store is here.", ["store"], 1),
        ("Nothing of the kind.", [], 0),
        ("Nothing here.\n\nThe shop is open.\n\nNor here.", ["shop"], 1),
    ],
)
def test_only_the_paragraphs_that_matter_are_read(
    tmp_path: Path, text: str, words: list[str], stretches: int
) -> None:
    own = linter(pack(tmp_path / "own", {"noun.yaml": NOUNS, **SIGNALS}))
    result = own.lint(draft(text, "en"))
    assert [result.post.source.slice(f.span) for f in result.findings] == words
    assert own.analyser("en").reached["tagger"] == stretches
    assert told(result) == told(own.judge(own.analyse(draft(text, "en"))))


def test_what_an_exception_of_words_cancels_no_model_is_asked_about(tmp_path: Path) -> None:
    noun = """\
        description: "The noun."
        en: {patterns: [[{LOWER: "shop", POS: "NOUN"}]], exceptions: ["shop steward"]}
        """
    files = {"noun.yaml": NOUNS, **SIGNALS, "signals/shop-noun.yaml": noun}
    own = linter(pack(tmp_path / "own", files))
    result = own.lint(draft("Ask the shop steward.", "en"))
    assert result.findings == ()
    assert own.analyser("en").reached["tagger"] == 0
    assert told(own.lint(draft("Ask the shop steward in the shop.", "en")))
    assert own.analyser("en").reached["tagger"] == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_model_reads_few_of_the_drafts_and_never_more_than_tags(language: str) -> None:
    whole = Linter(Settings(), today=TODAY)
    root = Path(__file__).parent.parent.parent
    paths = [*root.glob(f"tests/posts/{language}-*.md"), *root.glob("examples/*/*.md")]
    drafts = [
        post
        for path in sorted(paths)
        for post in read(
            Source(str(path), path.read_text(encoding="utf-8")), flags=Preset(), configured=Preset()
        ).posts
        if post.language == language
    ]
    results = list(whole.lint_all(drafts))
    reached = whole.analyser(language).reached
    assert len(results) == len(drafts) >= 30
    assert reached.keys() <= {"tok2vec", "tagger", "morphologizer", "attribute_ruler"}
    assert all(count <= 0.15 * len(drafts) for count in reached.values()), reached


def test_results_come_in_the_order_of_the_posts() -> None:
    mixed = [
        draft(f"Jetzt kaufen {i}!" if i % 2 else f"Buy now {i}!", "de" if i % 2 else "en")
        for i in range(150)
    ]
    results = Linter(Settings(), today=TODAY).lint_all(mixed)
    assert [result.post for result in results] == mixed
