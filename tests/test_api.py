"""`import postlint`: one text in, one result out."""

from __future__ import annotations

from pathlib import Path

import pytest

import postlint
from postlint.config import ConfigError, load
from postlint.source.post import SourceError
from tests.cli.calling import CONFIG, house

TEXT = "Our cheap chair.\n"


@pytest.fixture
def settings(tmp_path: Path) -> postlint.Settings:
    return load(house(tmp_path).path / "postlint.toml")


def test_lint_gives_findings_at_places_of_the_text(settings: postlint.Settings) -> None:
    text = f"---\nplatform: x\n---\n{TEXT}"
    result = postlint.lint(text, settings=settings)
    (finding,) = result.findings
    assert (finding.rule, text[finding.span.start : finding.span.end]) == (
        "house/no-cheap",
        "cheap",
    )
    assert result.post.platform == "x"


def test_arguments_win_over_front_matter(settings: postlint.Settings) -> None:
    text = "---\nlanguage: en\nplatform: x\n---\nGanz billig und cheap.\n"
    result = postlint.lint(text, language="German", platform="linkedin", settings=settings)
    assert [finding.message for finding in result.findings] == ["„billig“ klingt ärmlich."]
    assert (result.post.language, result.post.platform) == ("de", "linkedin")


def test_the_function_is_not_hidden_by_the_room_of_its_name() -> None:
    import postlint.lint.finding
    from postlint import lint

    assert callable(postlint.lint)
    assert postlint.lint is lint


@pytest.mark.parametrize("text", ["", " \n", "---\nplatform: x\n---\n", "\ufeff"])
def test_a_text_without_words_has_no_findings(settings: postlint.Settings, text: str) -> None:
    assert postlint.lint(text, settings=settings).findings == ()


@pytest.mark.parametrize("words", [{"language": "fr"}, {"platform": "q"}, {"audience": "all"}])
def test_unknown_words_are_refused(settings: postlint.Settings, words: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="unknown"):
        postlint.lint(TEXT, settings=settings, **words)


def test_broken_front_matter_is_refused(settings: postlint.Settings) -> None:
    with pytest.raises(SourceError) as caught:
        postlint.lint("---\nx: [\n---\nText.\n", settings=settings)
    assert caught.value.line is not None


def test_a_linter_is_kept_for_many_posts_and_bills_them(settings: postlint.Settings) -> None:
    from postlint.api import scorecard
    from postlint.source.post import Source
    from postlint.source.read import read

    linter = postlint.Linter(settings)
    posts = [read(Source(f"{n}.md", TEXT * n)).posts[0] for n in (1, 3)]
    once, thrice = (linter.lint(post) for post in posts)
    assert (len(once.findings), len(thrice.findings)) == (1, 3)
    bill = scorecard(thrice, linter.rules)
    assert sum(item.points for item in bill.contributions) == bill.total > 0


def test_selectors_of_a_file_are_told_with_their_place(tmp_path: Path) -> None:
    folder = house(tmp_path)
    file = folder.write("postlint.toml", CONFIG + 'ignore = ["house/no-cheep"]\n')
    with pytest.raises(ConfigError) as caught:
        postlint.lint(TEXT, settings=load(file))
    (problem,) = caught.value.errors
    assert (problem.path, problem.line, problem.column) == (str(file), 4, 11)
