"""The wheel, installed alone in a new environment, is the same postlint as this checkout."""

from __future__ import annotations

import json
import os
import shutil
import sys
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests import checkout

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout at one moment, so that what is built is what is compared with."""
    return checkout.copy(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as for a release: the source archive first, the wheel out of it."""
    folder = tmp_path_factory.mktemp("dist")
    checkout.run(sys.executable, "-m", "build", "--outdir", str(folder), str(source), cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    checkout.run(str(python), "-m", "pip", "install", "--quiet", str(wheel), cwd=folder)
    return programs / "postlint"


@pytest.fixture
def elsewhere(source: Path, tmp_path: Path) -> Path:
    """A folder outside the checkout with a copy of the examples."""
    shutil.copytree(source / "examples", tmp_path / "examples")
    return tmp_path


def loaded(command: tuple[str, ...], *, cwd: Path, env: dict[str, str] | None = None) -> Any:
    done = checkout.run(*command, "--output-format", "json", cwd=cwd, env=env, check=False)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def from_checkout(source: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(source)}


HERE = (sys.executable, "-c", "from postlint.cli import main; main()")


def test_it_lists_the_rules_of_the_checkout(installed: Path, source: Path, elsewhere: Path) -> None:
    def ids(rows: Any) -> list[str]:
        return [row["rule"] for row in rows]

    there = ids(loaded((str(installed), "rules"), cwd=elsewhere))
    here = ids(loaded((*HERE, "rules"), cwd=elsewhere, env=from_checkout(source)))
    files = sorted(
        f"{path.parent.name}/{path.stem}"
        for path in source.glob("rules/*/*.yaml")
        if path.parent.name not in ("signals", "data")
    )
    assert there == here == files


def test_it_finds_what_the_checkout_finds(installed: Path, source: Path, elsewhere: Path) -> None:
    command = ("check", "examples")
    there = loaded((str(installed), *command), cwd=elsewhere)
    here = loaded((*HERE, *command), cwd=elsewhere, env=from_checkout(source))
    assert there["posts"]
    assert there == here


def test_it_runs_the_examples_in_its_rules(installed: Path, elsewhere: Path) -> None:
    done = checkout.run(str(installed), "test", cwd=elsewhere)
    assert " 0 failed " in done.stdout


def test_it_takes_a_pack_of_the_user(installed: Path, tmp_path: Path) -> None:
    folder = checkout.house(tmp_path / "content")
    (folder / "post.md").write_text("Our cheap chair is back in the shop.\n", encoding="utf-8")
    done = checkout.run(str(installed), "--output-format", "concise", cwd=folder, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("post.md:1:5: error house/no-cheap ")


def test_without_its_extra_the_language_server_says_what_it_needs(
    installed: Path, tmp_path: Path
) -> None:
    done = checkout.run(str(installed), "lsp", cwd=tmp_path, check=False)
    assert done.returncode == 2
    told = "Error: the language server needs pygls: pip install 'postlint[lsp]'\n"
    assert (done.stdout, done.stderr) == ("", told)


def test_it_holds_our_code_and_our_rules_only(wheel: Path, source: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"postlint"}
    rules = {name.removeprefix("postlint/") for name in names if name.startswith("postlint/rules/")}
    assert rules == {
        path.relative_to(source).as_posix() for path in source.glob("rules/**/*") if path.is_file()
    }
