"""What a user can cause, as click errors that end the run with exit status 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from postlint.analysis.model import AnalysisError
from postlint.config import ConfigError
from postlint.registry.selection import SelectionError


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
    from postlint.registry.validate import Faults

    try:
        yield
    except ConfigError as error:
        raise Unusable(*(str(problem) for problem in error.errors)) from None
    except Faults as error:
        raise Unusable(*(str(fault) for fault in error.errors)) from None
    except (SelectionError, AnalysisError) as error:
        raise Unusable(str(error)) from None
