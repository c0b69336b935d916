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
    from postlint.analysis.model import AnalysisError
    from postlint.config import ConfigError
    from postlint.registry.rule import RegistryError
    from postlint.registry.selection import SelectionError
    from postlint.registry.validate import Faults

    try:
        yield
    except (ConfigError, Faults) as error:
        raise Unusable(*(near(str(problem)) for problem in error.errors)) from None
    except (SelectionError, AnalysisError, RegistryError) as error:
        raise Unusable(near(str(error))) from None


def near(text: str) -> str:
    """A message with the paths below the current folder as the user would write them."""
    here = os.path.join(os.getcwd(), "")
    return text if here == os.sep else text.replace(here, "")
