from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from postlint.report.formats import render

from .browser import NAMES, Browser, browser, program
from .drafts import report


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if program() is None and not os.environ.get("CI"):
        pytest.skip(f"needs a browser: one of {', '.join(NAMES)}")
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A rendered page in each language."""
    folder = tmp_path_factory.mktemp("pages")
    files = {language: folder / f"{language}.html" for language in ("de", "en")}
    for language, file in files.items():
        file.write_text(render(report(language), format="html"), encoding="utf-8")
    return files
