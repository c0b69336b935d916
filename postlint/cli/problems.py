"""What a user can cause, as click errors that end the run with exit status 2."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click


class Unusable(click.ClickException):
    """Wrong use, a broken configuration or a broken rule file; each line is one problem."""

    exit_code = 2

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems

    def show(self, file: IO[Any] | None = None) -> None:
        for problem in self.problems:
            click.echo(f"Error: {problem}", err=True)


@contextmanager
def explained() -> Iterator[None]:
    """Turn the rooms' own exceptions into `Unusable`."""
    try:
        yield
    except (click.ClickException, OSError):
        raise
    except Exception as error:
        told = _told(error)
        if told is None:
            raise
        raise Unusable(*map(near, told)) from None


def _told(error: Exception) -> tuple[str, ...] | None:
    """The problems in an exception of one of the rooms; None for any other exception."""
    from postlint.analysis.model import AnalysisError
    from postlint.config import ConfigError
    from postlint.registry.faults import Faults
    from postlint.registry.rule import RegistryError
    from postlint.registry.selection import SelectionError

    if isinstance(error, ConfigError | Faults):
        return tuple(str(problem) for problem in error.errors)
    if isinstance(error, SelectionError | AnalysisError | RegistryError):
        return (str(error),)
    return None


def near(text: str) -> str:
    """A message with the paths below the current folder as the user would write them."""
    here = os.path.join(os.getcwd(), "")
    return text if here == os.sep else text.replace(here, "")
