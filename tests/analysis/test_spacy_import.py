"""The light import of spaCy is spaCy."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIGHT = "from postlint.analysis.spacy_import import spacy; import sys; nlp = spacy().blank('en'); "


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_it_leaves_the_command_line_of_spacy_out() -> None:
    code = "print([m for m in ('spacy.cli', 'typer', 'weasel') if m in sys.modules])"
    assert run(LIGHT + code) == "[]"


@pytest.mark.parametrize(
    "later",
    [
        "import spacy.cli; print(callable(spacy.cli.download))",
        "from spacy.cli import info; print(callable(info))",
        "import spacy; print('spacy_version' in spacy.info(silent=True))",
        "import spacy; print(spacy.load is sys.modules['spacy'].load)",
    ],
)
def test_what_was_left_out_can_still_be_had(later: str) -> None:
    assert run(LIGHT + later) == "True"


def test_a_spacy_that_is_imported_already_is_taken_as_it_is() -> None:
    code = "import spacy as before; from postlint.analysis.spacy_import import spacy; "
    assert run(code + "print(spacy() is before)") == "True"
