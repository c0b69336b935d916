"""`postlint init`: write a commented postlint.toml from a few answers."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from postlint.cli.problems import Unusable

_LANGUAGES, _ADDRESSES = ("de", "en"), ("du", "sie", "ihr", "none")


@click.command(short_help="Write a commented postlint.toml.")
@click.option("--yes", "-y", is_flag=True, help="Ask nothing, take the defaults.")
@click.option("--force", is_flag=True, help="Replace a postlint.toml that is already there.")
def init(yes: bool, force: bool) -> None:
    """Write a commented postlint.toml into this folder, from a few answers."""
    from postlint.cli.files import write_atomically
    from postlint.config import Answers, template
    from postlint.source.post import SourceError

    path = Path("postlint.toml")
    if os.path.lexists(path) and not force:
        raise Unusable("there is a postlint.toml here already; --force replaces it")
    answers = Answers() if yes else Answers(**_answered())
    try:
        write_atomically(path, template(answers).encode("utf-8"))
    except SourceError as error:
        raise Unusable(str(error)) from None
    click.echo("Wrote postlint.toml. Next: postlint check .")


def _answered() -> dict[str, Any]:
    try:
        return _asked()
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise Unusable("standard input has no answers; --yes takes the defaults") from None


def _asked() -> dict[str, Any]:
    from postlint.config import platforms

    drafts = _choice("Language of your posts", (*_LANGUAGES, "both"), "both")
    comments = _choice(
        "Language of the comments in the file", _LANGUAGES, "de" if drafts == "de" else "en"
    )
    known = platforms()
    names = click.prompt(f"Platforms, comma-separated ({', '.join(known)})", default="linkedin")
    brands = click.prompt("Names of your house and brands, comma-separated", default="")
    address = _choice("How do you address your readers", _ADDRESSES, "none")
    fail_on = _choice("Fail on findings from", ("error", "warning", "suggestion", "never"), "error")
    return {
        "language": comments,
        "drafts": None if drafts == "both" else drafts,
        "platforms": tuple(word.lower() for word in _words(names)),
        "names": _words(brands),
        "address": None if address == "none" else address,
        "fail_on": fail_on,
    }


def _choice(question: str, words: tuple[str, ...], default: str) -> str:
    answer: str = click.prompt(question, type=click.Choice(words), default=default)
    return answer


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())
