"""Whatever the text is, findings stand in it and fixes come to rest."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from postlint.api import Linter
from postlint.lint.fixes import apply_fixes
from postlint.source.post import Preset, Source
from postlint.source.read import read
from tests.lint.test_findings import SWAP
from tests.workbench import linter, pack


@pytest.fixture(scope="module")
def tester(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    checks = {
        "any": "{kind: existence, signals: [thing]}",
        "much": "{kind: occurrence, signals: [thing], max: 1}",
        "near": "{kind: combination, all: [thing, mark], within: 2}",
        "long": "{kind: metric, metric: lix, max: 1}",
        "whole": "{kind: existence, quotes: read, signals: [whole]}",
        "unused": "{kind: suppression, state: unused}",
    }
    files = {f"fuzz/{id}.yaml": f'message: "{{match}}"\ncheck: {c}\n' for id, c in checks.items()}
    files["fuzz/swap.yaml"] = SWAP
    thing = '{phrases: ["a*", "*ß*", "{x|y} z"], patterns: [[{IS_PUNCT: true}, {}]]}'
    files["signals/thing.yaml"] = f"description: x\nany: {thing}\n"
    files["signals/mark.yaml"] = "description: x\nany: {recogniser: emoji}\n"
    files["signals/whole.yaml"] = "description: x\nany: {recogniser: prose-sentence}\n"
    return linter(pack(tmp_path_factory.mktemp("fuzz"), files))


SIGNS = "aßxyz .,!?\"„“'’*_`#@()[]<>\n\t"
WHOLE = [
    "rot ",
    "order now ",
    "\r\n",
    "\u2028",
    "o\u0308",
    "👩\u200d💻",
    "\u00ad",
    "```\n",
    "> ",
    "**",
]
LONG = ["](https://x.de)", "<!-- postlint: ignore fuzz -->", "\n\n", "\n---\n", "frei-\u2011mit "]
PIECES = st.sampled_from([*SIGNS, *WHOLE, *LONG])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_text_gives_places_inside_its_body(tester: Linter, text: str) -> None:
    source = Source("a.md", text)
    for post in read(source).posts:
        result = tester.lint(post)
        assert not [skip for skip in result.skipped if "crashed" in skip.reason]
        places = [found.span for found in result.findings]
        assert places == sorted(places)
        for found in (*result.findings, *result.suppressed):
            assert post.body.contains(found.span)
            assert found.fingerprint
            for fix in found.fixes:
                assert [edit.span for edit in fix.edits] == [found.span]


def fixed(tester: Linter, text: str, language: str) -> str:
    """One round of fixes. The language is given: detection may change its mind about a few words
    when one of them is replaced, which is why `--fix` goes round until nothing changes."""
    posts = read(Source("a.md", text), flags=Preset(language)).posts
    findings = [finding for post in posts for finding in tester.lint(post).findings]
    return apply_fixes(text, findings).text


@settings(deadline=None, max_examples=80)
@given(TEXTS, st.sampled_from(["de", "en"]))
@example('ROT C"ROT', "de")
@example('ROT C"ROT', "en")
def test_fixing_comes_to_rest(tester: Linter, text: str, language: str) -> None:
    once = fixed(tester, text, language)
    assert fixed(tester, once, language) == once
