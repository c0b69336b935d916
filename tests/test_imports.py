"""What importing costs: nothing heavy before the first post is linted."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"spacy", "textstat", "py3langid", "markdown_it", "thinc", "numpy"}


@pytest.mark.parametrize(
    "code",
    [
        "import postlint",
        "import postlint.api",
        "import postlint; postlint.Linter; postlint.Settings; postlint.lint",
        "from postlint.api import Linter, Settings; Linter(Settings()).rules",
        "import postlint.registry.schema",
    ],
)
def test_it_imports_nothing_heavy(code: str) -> None:
    program = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) & HEAVY == set()
