"""The recipes for CI: valid for those who read them, and their commands run for real."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from postlint import __version__
from tests import checkout
from tests.checkout import ROOT

CI = ROOT / "examples" / "ci"
BIN = Path(sys.executable).parent
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SCHEMAS = {
    ROOT / "action.yml": "vendor.github-actions",
    CI / "github.yml": "vendor.github-workflows",
    CI / "github-code-scanning.yml": "vendor.github-workflows",
    CI / "github-reviewdog.yml": "vendor.github-workflows",
    CI / "gitlab.yml": "vendor.gitlab-ci",
}
OLD = "Our cheap chair is back in the shop.\n"
NEW = "\nAnother cheap table is back in the shop.\n"


def script(name: str) -> str:
    """The shell of a step of the action."""
    (step,) = (step for step in ACTION["runs"]["steps"] if step.get("name") == name)
    return str(step["run"])


def bash(text: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub and GitLab run it."""
    command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text)
    return checkout.run(*command, cwd=cwd, check=False, env=env)


def test_every_recipe_is_checked() -> None:
    assert {path for path in SCHEMAS if path.parent == CI} == set(CI.iterdir())


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_recipes_are_valid(path: Path) -> None:
    schema = ("--builtin-schema", SCHEMAS[path])
    checkout.run(str(BIN / "check-jsonschema"), *schema, str(path), cwd=ROOT)


def test_a_recipe_that_is_wrong_is_noticed(tmp_path: Path) -> None:
    wrong = tmp_path / "action.yml"
    wrong.write_text(json.dumps(ACTION | {"runs": {"using": "composite"}}), encoding="utf-8")
    schema = ("--builtin-schema", "vendor.github-actions")
    done = checkout.run(str(BIN / "check-jsonschema"), *schema, str(wrong), cwd=ROOT, check=False)
    assert done.returncode == 1


def test_the_hooks_are_valid() -> None:
    hooks = str(ROOT / ".pre-commit-hooks.yaml")
    checkout.run(sys.executable, "-m", "pre_commit", "validate-manifest", hooks, cwd=ROOT)


def test_the_shell_of_the_action_is_clean() -> None:
    for step in ACTION["runs"]["steps"]:
        if "run" in step:
            command = (str(BIN / "shellcheck"), "--shell=bash", "--exclude=SC2016", "-")
            done = subprocess.run(command, input=step["run"], capture_output=True, text=True)
            assert done.stdout == ""


def test_recipes_name_this_version() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    texts = [page, *(path.read_text(encoding="utf-8") for path in CI.iterdir())]
    for text in texts:
        named = re.findall(r"postlint@v(\S+)|postlint==(\S+)|rev: v(\S+)", text)
        assert {version for found in named for version in found if version} <= {__version__}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content repository: an old finding on `main`, a new one on the branch `topic`."""
    folder = checkout.house(tmp_path / "content")
    draft = folder / "posts" / "über uns.md"
    draft.parent.mkdir()
    draft.write_text(OLD, encoding="utf-8")
    checkout.run("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    assert checkout.commit(folder).returncode == 0
    checkout.run("git", "switch", "--quiet", "-c", "topic", cwd=folder)
    draft.write_text(OLD + NEW, encoding="utf-8")
    assert checkout.commit(folder).returncode == 0
    return folder


def runner(tmp_path: Path) -> dict[str, str]:
    """The files and folders that GitHub's runner gives to a step."""
    names = ("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "temp").mkdir()
    env = {name: str(tmp_path / name) for name in names}
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {**env, "RUNNER_TEMP": str(tmp_path / "temp"), "PATH": path}


def lint(content: Path, tmp_path: Path, **env: str) -> tuple[Any, Mapping[str, str]]:
    given = {"ARGS": "posts", "FORMAT": "github"} | env
    world = runner(tmp_path)
    return bash(script("Lint the drafts"), content, **world, **given), world


def test_the_action_annotates_what_a_branch_adds(content: Path, tmp_path: Path) -> None:
    done, world = lint(content, tmp_path, ARGS="posts --changed='main'")
    assert done.returncode == 1, done.stderr
    (note,) = (line for line in done.stdout.splitlines() if line.startswith("::error "))
    assert "file=posts/über uns.md" in note
    assert "line=3," in note
    summary = Path(world["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert "house/no-cheap" in summary


def test_the_action_passes_quoted_words_and_no_others(content: Path, tmp_path: Path) -> None:
    done, _ = lint(content, tmp_path, ARGS="'posts/über uns.md' --fail-on never '$(touch x)*.md'")
    assert done.returncode == 2
    assert done.stdout.count("::error ") >= 2
    assert not (content / "x").exists()


def test_the_action_writes_a_report_for_code_scanning(content: Path, tmp_path: Path) -> None:
    done, world = lint(content, tmp_path, FORMAT="sarif", ARGS="")
    assert done.returncode == 1
    assert "house/no-cheap" in done.stdout
    output = Path(world["GITHUB_OUTPUT"]).read_text(encoding="utf-8")
    report = json.loads(Path(output.strip().removeprefix("report=")).read_bytes())
    assert [result["ruleId"] for result in report["runs"][0]["results"]] == ["house/no-cheap"] * 2


def test_the_action_refuses_other_formats(content: Path, tmp_path: Path) -> None:
    done, _ = lint(content, tmp_path, FORMAT="gitlab")
    assert done.returncode == 2
    assert "format is github or sarif" in done.stdout


@pytest.mark.slow
def test_the_action_installs_itself(tmp_path: Path) -> None:
    source = checkout.copy(tmp_path / "action")
    world = runner(tmp_path)
    done = bash(script("Install postlint"), tmp_path, **world, SOURCE=str(source), VERSION="")
    assert done.returncode == 0, done.stderr
    bin = Path(world["GITHUB_PATH"]).read_text(encoding="utf-8").strip()
    path = f"{bin}{os.pathsep}{os.environ['PATH']}"
    done = bash("command -v postlint; postlint --version", tmp_path, PATH=path)
    assert done.stdout == f"{bin}/postlint\npostlint {__version__}\n"


def test_the_gitlab_job_reports_what_a_branch_adds(content: Path) -> None:
    job = yaml.safe_load((CI / "gitlab.yml").read_text(encoding="utf-8"))["postlint"]
    base = checkout.run("git", "rev-parse", "main", cwd=content).stdout.strip()
    env = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = bash("\n".join(job["script"]), content, **env)
    assert done.returncode == 1, done.stderr
    assert "posts/über uns.md:3:9 error house/no-cheap" in done.stdout
    report = content / job["artifacts"]["reports"]["codequality"]
    (finding,) = json.loads(report.read_bytes())
    assert finding["location"]["path"] == "posts/über uns.md"


def test_reviewdog_gets_what_it_reads(content: Path) -> None:
    """postlint's half of the recipe; reviewdog is in no package index for this project."""
    recipe = yaml.safe_load((CI / "github-reviewdog.yml").read_text(encoding="utf-8"))
    steps = {step.get("name"): step for step in recipe["jobs"]["drafts"]["steps"]}
    env = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    assert bash(steps["Lint the drafts"]["run"], content, **env).returncode == 0
    assert steps["Comment"]["run"].strip().endswith("< postlint.rdjson")
    report = json.loads((content / "postlint.rdjson").read_bytes())
    assert [found["location"]["range"]["start"]["line"] for found in report["diagnostics"]] == [
        1,
        3,
    ]
