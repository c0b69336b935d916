"""Command lines that need no parser mean what the parser says."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from click import ClickException, Context
from click.exceptions import Exit
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.cli.commands import cli
from postlint.cli.options import Options
from postlint.cli.outputs import chosen
from postlint.cli.plain import as_path, plain

WORDS = (
    *("check", "explain", "posts", "./posts//in/", "posts/a.md", "gone.md", "..", "/", "-", "--"),
    *("", "-h", "--help", "--version", "--language", "de", "--language=de", "--lang", "--lang=de"),
    *("--platform", "x", "--audience=", "--message-language", "--fail-on", "error", "--fail-on=-x"),
    *("--select", "a,b", "--select= a , ,b", "--ignore", "house", "--extend-select=c"),
    *("--output-format", "text", "--output-format=concise", "json", "-o", "--output-file=x"),
    *("--force-exclude", "--force-exclude=1", "--exit-zero", "--no-baseline", "--config"),
    *("postlint.toml", "--cache-dir", "house", "--cache-dir=postlint.toml", "--jobs", "2"),
    *("--changed", "--changed=main", "--nonsense", "-x", "--fix", "--no-cache", "--statistics"),
)


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nowhere")
    (folder / "posts").mkdir()
    (folder / "house").mkdir()
    for name in ("posts/a.md", "postlint.toml"):
        (folder / name).touch()
    return folder


@given(words=st.lists(st.sampled_from(WORDS), max_size=6))
@example(words=["check"])
@example(words=["posts", "--language", "de", "--language=en", "--select", "a,b", "--select=c"])
def test_a_plain_command_line_means_what_the_parser_says(nowhere: Path, words: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(nowhere)
        request = plain(words)
        if request is None:
            return
        paths, options = _parsed(words)
    assert request.paths == (paths or (".",))
    assert request.laid_over == options.laid_over
    for name in ("force_exclude", "exit_zero", "no_baseline"):
        assert request.flag(f"--{name.replace('_', '-')}") is getattr(options, name)
    for name in ("config", "cache_dir"):
        given = getattr(options, name)
        assert request.path(f"--{name.replace('_', '-')}") == (given and str(given))
    assert [request.value("--output-format") or "text"] == [o.format for o in options.outputs]
    asked = {"paths", "language", "platform", "audience", "message_language", "fail_on", "select"}
    asked |= {"force_exclude", "exit_zero", "no_baseline", "config", "cache_dir", "outputs"}
    asked |= {"extend_select", "ignore"}
    for name in set(Options.__dataclass_fields__) - asked:
        assert getattr(options, name) == getattr(Options(), name)


def _parsed(words: list[str]) -> tuple[tuple[str, ...], Options]:
    """What the parser makes of a command line that it takes."""
    try:
        with cli.make_context("postlint", list(words)) as group:
            name, command, rest = cli.resolve_command(group, [*group._protected_args, *group.args])
            assert command
            assert name == "check"
            context: Context = command.make_context(name, rest, parent=group)
            with context:
                params = dict(context.params)
                paths = params.pop("paths")
                return tuple(map(str, paths)), Options(**chosen(context, params))
    except (ClickException, Exit) as error:
        raise AssertionError(f"{words} is not plain: {error!r}") from error


@pytest.mark.parametrize(
    "words", [["posts", "--output-format=text", "--exit-zero"], ["check"], ["posts", "gone.md"]]
)
def test_ordinary_command_lines_are_plain(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(nowhere)
    assert (plain(words) is None) is ("gone.md" in words)


@given(st.text("/.a~", min_size=1, max_size=12))
def test_a_path_is_written_as_ever(word: str) -> None:
    assert as_path(word) == str(PurePosixPath(word))
