"""What the client is shown of a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol.types import DiagnosticSeverity, Position, PositionEncodingKind, Range

from postlint.lsp.diagnostics import diagnostics, in_configuration
from postlint.lsp.explain import full
from postlint.lsp.hover import hover
from postlint.lsp.options import Options
from postlint.lsp.outline import lenses, symbols
from postlint.lsp.reviewer import Reviewer
from postlint.lsp.view import Problem, View
from postlint.lsp.words import words
from postlint.registry.evidence import Measurement
from tests.cli.calling import Folder, house
from tests.lsp.viewing import look, reviewer

UTF8, UTF16, UTF32 = (
    PositionEncodingKind.Utf8,
    PositionEncodingKind.Utf16,
    PositionEncodingKind.Utf32,
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return house(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def by(content: Folder) -> Reviewer:
    return reviewer()


def places(view: View) -> list[tuple[str, int, int, int]]:
    """Rule, line and first and last character of every diagnostic."""
    found = diagnostics(view, risk="off")
    return [
        (str(d.code), d.range.start.line, d.range.start.character, d.range.end.character)
        for d in found
    ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.md", "Our cheap chair.", (0, 4, 9)),
        ("a.md", "🎉🎉 cheap", (0, 5, 10)),
        ("a.md", "a\u0308h cheap", (0, 4, 9)),
        ("a.md", "---\nplatform: x\n---\n\n🎉 cheap", (4, 3, 8)),
        ("a.md", "Hi\r\n\r\n🎉 cheap\r\n", (2, 3, 8)),
        ("a.md", "\ufeffOur cheap chair.", (0, 5, 10)),
        ("a.md", "a\u2028🎉 cheap", (0, 5, 10)),
        ("a.txt", "🎉 cheap", (0, 3, 8)),
        ("a.jsonl", '{"text": "Hi"}\n{"text": "\\ud83c\\udf89 cheap"}', (1, 23, 28)),
        ("a.jsonl", '{"text": "🎉 cheap"}', (0, 13, 18)),
    ],
)
def test_a_finding_stands_at_its_words(
    content: Folder, by: Reviewer, name: str, text: str, place: tuple[int, int, int]
) -> None:
    assert places(look(content.path / name, text, by=by)) == [("house/no-cheap", *place)]


@pytest.mark.parametrize(("encoding", "start"), [(UTF8, 5), (UTF16, 3), (UTF32, 2)])
def test_it_counts_as_agreed(content: Folder, encoding: str, start: int) -> None:
    view = look(content.path / "a.md", "🎉 cheap", encoding=encoding)
    assert places(view) == [("house/no-cheap", 0, start, start + 5)]


def test_a_diagnostic_says_all(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "A cheap, amazing chair for kids.", by=by)
    cheap, amazing, kids = diagnostics(view, risk="off")
    assert cheap.message == "“cheap” makes what we sell sound poor."
    assert [d.severity for d in (cheap, amazing, kids)] == [
        DiagnosticSeverity.Error,
        DiagnosticSeverity.Warning,
        DiagnosticSeverity.Information,
    ]
    assert cheap.code_description is not None
    assert cheap.code_description.href == (content.path / "house" / "no-cheap.yaml").as_uri()
    assert cheap.source == "postlint"


def test_the_risk_is_a_diagnostic_where_it_is_wanted(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "---\nlanguage: de\n---\nEin billiger Stuhl, billig.", by=by)
    risk = diagnostics(view, risk="diagnostic")[0]
    assert risk.message.startswith("Risiko ")
    assert risk.message.endswith(" von 100, hoch: house/no-cheap 35")
    assert risk.range == Range(Position(0, 0), Position(0, 3))
    assert "risk" not in [d.code for d in diagnostics(view, risk="lens")]


def test_what_cannot_be_read_is_shown_where_it_is(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.jsonl", '{"text": "Hi"}\n{"text": 🎉}\n', by=by)
    (found,) = diagnostics(view, risk="off")
    assert found.range == Range(Position(1, 9), Position(1, 12))
    assert found.message.startswith("this line is not JSON")


def test_a_platform_nobody_knows_is_shown_at_its_line(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "---\nplatform: linkdin\n---\nHi there.", by=by)
    (found,) = diagnostics(view, risk="off")
    assert (found.range.start.line, found.severity) == (1, DiagnosticSeverity.Error)
    assert "linkedin" in found.message


def test_a_broken_configuration_is_shown_here_and_there(tmp_path: Path) -> None:
    folder = house(tmp_path)
    file = folder.write("postlint.toml", '# 🎉\nselekt = ["x"]\n')
    view = look(tmp_path / "a.md", "cheap")
    (here,) = diagnostics(view, risk="off")
    assert here.message.startswith(f"Not linted: {file}:2:1: ")
    text = file.read_text(encoding="utf-8")
    (there,) = in_configuration(view.problems, text, UTF16)
    assert there.range == Range(Position(1, 0), Position(1, 14))


def test_a_place_after_an_emoji_in_a_configuration() -> None:
    (found,) = in_configuration([Problem("no", "p.toml", 1, 7)], "x='🎉'#y", UTF16)
    assert found.range == Range(Position(0, 7), Position(0, 8))


def test_hovering_explains(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "🎉 A cheap chair [x](y).", by=by)
    found = hover(view, Position(0, 6), markdown=True)
    assert found is not None
    assert found.range == Range(Position(0, 5), Position(0, 10))
    text = found.contents.value  # type: ignore[union-attr]
    assert text.startswith("**house/no-cheap** · error\n\nReaders hear poor quality.")
    assert "**Instead:** Give the price." in text
    assert "- Our style guide \\(2024\\)" in text
    assert hover(view, Position(0, 12), markdown=True) is None
    plain = hover(view, Position(0, 6), markdown=False)
    assert plain is not None
    assert "**" not in plain.contents.value  # type: ignore[union-attr]


def test_a_whole_rule_is_explained_in_a_language(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "cheap", by=by)
    page = full(view.rules["house/no-cheap"], language="en", words=words("en"), evidence={}).text()
    assert "Found:\n  • Our ⟦cheap⟧ chair is back." in page
    assert "Left alone:\n  • A chair at 49 euros." in page


MEASURED = Measurement(
    data="own posts",
    language="de",
    posts=1200,
    hits=30,
    per_100=2.5,
    precision=0.8,
    lift=None,
    low=None,
    high=None,
    date="2026-01-15",
    version="0.1.0",
    kind="labels",
    label="hype",
)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "de",
            "own posts, 1200 Beiträge: schlägt bei 2,5 von 100 an; 80 von 100 Treffern tragen die"
            " Markierung „hype“",
        ),
        ("en", None),
    ],
)
def test_what_was_measured_in_a_language_is_told(
    content: Folder, by: Reviewer, language: str, line: str | None
) -> None:
    view = look(content.path / "a.md", "cheap", by=by)
    rule, evidence = view.rules["house/no-cheap"], {"house/no-cheap": (MEASURED,)}
    page = full(rule, language=language, words=words(language), evidence=evidence)
    items = [item for label, _, items in page.paragraphs if label == "Gemessen" for item in items]
    assert items == ([line] if line else [])


THREAD = "---\nlanguage: en\n---\nOne cheap chair\nand a table.\n\n---\n\n🎉 Two chairs.\n"


def test_a_thread_has_a_symbol_for_each_part(content: Folder, by: Reviewer) -> None:
    first, second = symbols(look(content.path / "a.md", THREAD, by=by))
    assert (first.name, second.name) == ("1/2 One cheap chair and a table.", "2/2 🎉 Two chairs.")
    assert first.range == Range(Position(3, 0), Position(4, 12))
    assert first.selection_range == Range(Position(3, 0), Position(3, 15))
    assert second.range == Range(Position(8, 0), Position(8, 14))
    assert second.detail == "Risk 0 of 100, low"


def test_a_thread_has_a_lens_for_each_part(content: Folder, by: Reviewer) -> None:
    first, second = lenses(look(content.path / "a.md", THREAD, by=by))
    assert first.range.start == Position(0, 0)
    assert first.command is not None
    assert first.command.title == "Risk 35 of 100, high: house/no-cheap 35"
    assert first.command.arguments is not None
    assert first.command.arguments[0] == "house/no-cheap"
    assert second.range.start == Position(8, 0)


def test_rows_have_symbols(content: Folder, by: Reviewer) -> None:
    text = '{"text": "A\\ncheap chair", "id": "w7"}\n\n{"text": "Fine."}'
    first, second = symbols(look(content.path / "a.jsonl", text, by=by))
    assert (first.name, second.name) == ("w7: A cheap chair", "3: Fine.")
    assert first.range == Range(Position(0, 10), Position(0, 24))


def test_rows_that_did_not_change_keep_what_was_found(content: Folder) -> None:
    by = reviewer()
    rows = [f'{{"text": "A cheap chair number {n}", "platform": "none"}}' for n in range(3)]
    before = look(content.path / "a.jsonl", "\n".join(rows), by=by)
    after = look(content.path / "a.jsonl", "\n".join(["{}", *rows[1:], rows[0]]), by=by)
    fresh = look(content.path / "a.jsonl", after.draft.text)
    assert diagnostics(after, risk="off") == diagnostics(fresh, risk="off")
    assert len(after.entries) == 3
    kept = {id(e.result.findings) for e in before.entries}
    assert {id(e.result.findings) for e in after.entries} == kept


def test_the_readers_language_goes_before_the_posts(content: Folder) -> None:
    by = reviewer(Options(message_language="de", language="en"))
    view = look(content.path / "a.md", "A cheap chair.", by=by)
    (found,) = diagnostics(view, risk="off")
    assert found.message == "„cheap“ klingt ärmlich."
    assert symbols(view)[0].detail == "Risiko 35 von 100, hoch: house/no-cheap 35"
