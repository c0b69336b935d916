"""Code actions: applied to the text, they do what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lsprotocol.types import CodeAction, CodeActionKind, PositionEncodingKind

from postlint.lsp.actions import EXPLAIN, FIX_ALL, SELECT, actions
from postlint.lsp.reviewer import Reviewer
from postlint.lsp.view import View
from postlint.source.post import Span
from tests.cli.calling import Folder, house
from tests.lsp.viewing import EVERYWHERE, edited, look, reviewer

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return house(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def by() -> Reviewer:
    return reviewer()


def offered(view: View, *, selects: bool = False) -> list[CodeAction]:
    return actions(view, EVERYWHERE, versioned=True, selects=selects)


def titled(view: View, start: str) -> CodeAction:
    (action,) = [action for action in offered(view) if action.title.startswith(start)]
    return action


def test_everything_is_offered_in_order(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "A cheap chair for kids.", by=by)
    assert [(action.title, action.is_preferred) for action in offered(view)] == [
        ("Replace with “affordable”", True),
        ("Replace with “children” (may change the meaning)", False),
        ("Ignore house/no-cheap here, and say why", None),
        ("Ignore house/no-kids here, and say why", None),
        ("Explain house/no-cheap", None),
        ("Explain house/no-kids", None),
        ("Apply all fixes that keep the meaning", None),
    ]


def test_they_speak_german_for_a_german_post(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "---\nlanguage: de\n---\nEin billig Ding.", by=by)
    assert [action.title for action in offered(view)] == [
        "Ersetzen durch „günstig“",
        "house/no-cheap hier ignorieren und begründen",
        "house/no-cheap erklären",
        "Alles ersetzen, was den Sinn nicht verändert",
    ]


def test_only_what_is_at_the_cursor(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "A cheap chair for kids.", by=by)
    at = view.lines.range(Span(7, 7))
    found = actions(view, at, only=["quickfix"], versioned=True, selects=False)
    assert {d.code for action in found for d in action.diagnostics or ()} == {"house/no-cheap"}
    away = view.lines.range(Span(10, 12))
    assert actions(view, away, only=["quickfix"], versioned=True, selects=False) == []


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (["quickfix"], {CodeActionKind.QuickFix}),
        (["source"], {FIX_ALL}),
        (["source.fixAll"], {FIX_ALL}),
        ([FIX_ALL], {FIX_ALL}),
        (["source.organizeImports"], set()),
        (["refactor"], set()),
    ],
)
def test_only_the_kinds_that_are_wanted(
    content: Folder, by: Reviewer, only: list[str], kinds: set[str]
) -> None:
    view = look(content.path / "a.md", "A cheap chair.", by=by)
    found = actions(view, EVERYWHERE, only=only, versioned=False, selects=False)
    assert {action.kind for action in found} == kinds


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "🎉 A cheap chair.", "🎉 A affordable chair."),
        ("a.md", "---\nplatform: x\n---\r\ncheap", "---\nplatform: x\n---\r\naffordable"),
        ("a.jsonl", '{"text": "\\ud83c\\udf89 cheap"}', '{"text": "\\ud83c\\udf89 affordable"}'),
    ],
)
@pytest.mark.parametrize("encoding", list(PositionEncodingKind))
def test_a_fix_changes_its_words_only(
    content: Folder, name: str, before: str, after: str, encoding: str
) -> None:
    view = look(content.path / name, before, encoding=encoding)
    assert edited(before, titled(view, "Replace"), encoding=encoding) == after


def test_a_fix_is_escaped_in_a_row(tmp_path: Path) -> None:
    rule = 'message: "no"\nfix: safe\ncheck: {kind: substitution, swap: {en: {"bad": "“a\\"b”"}}}\n'
    folder = Folder(tmp_path)
    folder.write("house/no-bad.yaml", rule)
    folder.write("postlint.toml", 'packs = ["house"]\nselect = ["house"]\nlanguage = "en"\n')
    text = '{"text": "bad"}'
    fixed = edited(text, titled(look(tmp_path / "a.jsonl", text), "Replace"))
    assert json.loads(fixed)["text"] == '“a"b”'


def test_all_safe_fixes_at_once(content: Folder, by: Reviewer) -> None:
    text = "cheap 🎉 cheap kids\n\n---\n\ncheap"
    view = look(content.path / "a.md", text, by=by)
    fixed = edited(text, titled(view, "Apply all"))
    assert fixed == "affordable 🎉 affordable kids\n\n---\n\naffordable"


def test_edits_name_the_version_they_are_for(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "cheap", by=by)
    edit = titled(view, "Replace").edit
    assert edit is not None
    assert edit.document_changes is not None
    assert edit.document_changes[0].text_document.version == 1  # type: ignore[union-attr]
    (plain, *_) = actions(view, EVERYWHERE, versioned=False, selects=False)
    assert plain.edit is not None
    assert list(plain.edit.changes or ()) == [view.draft.uri]


def test_explaining_is_a_command(content: Folder, by: Reviewer) -> None:
    view = look(content.path / "a.md", "cheap", by=by)
    command = titled(view, "Explain").command
    assert command is not None
    assert command.command == EXPLAIN
    assert command.arguments == ["house/no-cheap", view.draft.uri, "en"]


def test_the_reason_is_selected_to_be_written_over(content: Folder, by: Reviewer) -> None:
    text = "🎉 One.\n\n🎉 cheap"
    view = look(content.path / "a.md", text, by=by)
    (action,) = [a for a in offered(view, selects=True) if a.title.startswith("Ignore")]
    assert action.command is not None
    assert action.command.command == SELECT
    assert action.command.arguments is not None
    uri, (line, first, last_line, last) = action.command.arguments
    assert (uri, line) == (view.draft.uri, last_line)
    new = edited(text, action).split("\n")
    assert new == ["🎉 One.", "", "<!-- postlint: ignore house/no-cheap -- reason -->", "🎉 cheap"]
    assert new[line][first:last] == "reason"


DRAFTS = [
    *((str(path), None) for path in sorted(EXAMPLES.glob("risky/*"))),
    ("a.md", "---\nlanguage: en\n---\n> a quote\n\n- One thing\n- THIS IS ALL FOR YOU!!!\n"),
    (
        "a.md",
        "# Order today\r\n\r\nOrder today and get 20% off!\r\n\r\n---\r\n\r\nOrder now!!!\r\n",
    ),
    ("a.txt", "Sorry if anybody felt offended.\n\nSorry if anybody felt offended."),
    ("a.jsonl", '{"text": "Sorry if anybody felt offended."}\n{"text": "ORDER NOW, IDIOTS!!!"}\n'),
    ("a.jsonl", '{"text": "Sorry if anybody felt offended.", "language": "en"  }'),
]


@pytest.fixture(scope="module")
def real() -> Reviewer:
    """All built-in rules, as somebody without a configuration has them."""
    return reviewer()


@pytest.mark.parametrize(("name", "text"), DRAFTS)
def test_what_is_ignored_is_gone_and_nothing_else(
    real: Reviewer, tmp_path: Path, name: str, text: str | None
) -> None:
    path = tmp_path / Path(name).name
    text = Path(name).read_text(encoding="utf-8") if text is None else text
    view = look(path, text, by=real)
    total = 0
    for entry in view.entries:
        for finding in entry.result.findings:
            at = view.range(entry.result.post, finding.span)
            (action, *_) = [
                action
                for action in actions(view, at, versioned=True, selects=False)
                if "gnor" in action.title
                and [d.code for d in action.diagnostics or ()] == [finding.rule]
            ]
            after = look(path, edited(text, action), by=real)
            assert after.failures == ()
            assert finding.fingerprint not in prints(after, row=entry.result.post.row)
            gone = {(f.rule) for e in after.entries for f in e.result.suppressed}
            assert gone == {finding.rule}
            assert left(after) + suppressed(after) == left(view)
            total += 1
    assert total


def prints(view: View, *, row: int | None) -> set[str]:
    entries = [entry for entry in view.entries if entry.result.post.row == row]
    return {finding.fingerprint for entry in entries for finding in entry.result.findings}


def left(view: View) -> int:
    return sum(len(entry.result.findings) for entry in view.entries)


def suppressed(view: View) -> int:
    return sum(len(entry.result.suppressed) for entry in view.entries)


def test_a_suppression_that_does_nothing_is_not_to_be_suppressed(
    real: Reviewer, tmp_path: Path
) -> None:
    text = "<!-- postlint: ignore tone/insult -- because -->\nA quiet sentence about a chair.\n"
    view = look(tmp_path / "a.md", text, by=real)
    assert [f.rule for e in view.entries for f in e.result.findings] == [
        "policy/unused-suppression"
    ]
    assert [action.title for action in offered(view)] == ["Explain policy/unused-suppression"]


def test_a_row_that_already_asks_is_left_to_its_writer(content: Folder, by: Reviewer) -> None:
    text = '{"text": "cheap", "postlint": {"ignore": "house/no-kids"}}'
    view = look(content.path / "a.jsonl", text, by=by)
    assert [a.title for a in offered(view)] == [
        "Replace with “affordable”",
        "Explain house/no-cheap",
    ]
