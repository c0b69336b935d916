"""A kind of check from a package of its own, and what happens when one breaks."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from postlint.registry.faults import Faults
from postlint.registry.load_rule import load_rule
from postlint.testing import ExampleRunner
from tests.workbench import draft, linter, pack

HERE = Path(__file__).parent
RULE = """\
message: "{count} marks: “{match}”"
fix: safe
check: {kind: exclaim, max: 1}
examples:
  - {language: en, bad: "Great[[!!!]] Really!"}
  - {language: en, good: "Great!"}
"""


def install(folder: Path, points: dict[str, str], version: str = "1.0") -> None:
    """What `pip install` leaves behind of a package: its metadata beside its modules."""
    info = folder / f"postlint_exclaim-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: postlint-exclaim\nVersion: {version}\n"
    )
    lines = [f"{name} = {value}\n" for name, value in points.items()]
    (info / "entry_points.txt").write_text("[postlint.checks]\n" + "".join(lines))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path, as site-packages is."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


@pytest.fixture
def installed(site: Path) -> Path:
    project = tomllib.loads((HERE / "pyproject.toml").read_text())["project"]
    shutil.copytree(HERE / "src/postlint_exclaim", site / "postlint_exclaim")
    install(site, project["entry-points"]["postlint.checks"], project["version"])
    return site


@pytest.mark.usefixtures("installed")
def test_a_rule_uses_the_kind(tmp_path: Path) -> None:
    root = pack(tmp_path / "mine", {"marks.yaml": RULE})
    lint = linter(root)
    text = "Super!!! Toll!"
    (finding,) = lint.lint(draft(text)).findings
    assert text[finding.span.start : finding.span.end] == "!!!"
    assert finding.message == "3 marks: “!!!”"
    assert finding.fixes[0].edits[0].text == "!"


@pytest.mark.usefixtures("installed")
def test_its_examples_run(tmp_path: Path) -> None:
    lint = linter(pack(tmp_path / "mine", {"marks.yaml": RULE}))
    outcome = ExampleRunner(lint.settings, catalogue=lint.catalogue, rules=lint.rules).run()
    assert (outcome.passed, outcome.failed) == (2, ())


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("{kind: exclaim, maxx: 1}", "unknown key “maxx”; did you mean “max”?"),
        ("{kind: exclaim, max: many}", "“max” must be a whole number"),
        ("{kind: exclaim, max: -1}", "`max` cannot be negative"),
        ("{kind: exclaims}", "there is no kind of check “exclaims”; did you mean “exclaim”?"),
    ],
)
def test_its_keys_are_checked_like_built_in_ones(tmp_path: Path, check: str, expected: str) -> None:
    assert fault(tmp_path, check) == expected


def fault(folder: Path, check: str) -> str:
    path = pack(folder, {"a.yaml": f'message: "x"\ncheck: {check}\n'}) / "a.yaml"
    with pytest.raises(Faults) as caught:
        load_rule(path, id="my/a")
    (only,) = caught.value.errors
    assert only.line == 2
    assert "\n" not in only.message
    return str(only.message)


BASE = "from dataclasses import dataclass\nfrom postlint.checks.base import Check\n"


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("import nothing_like_this", "fails: ModuleNotFoundError"),
        ("1/0", "fails: ZeroDivisionError"),
        ("def f(:", "fails: SyntaxError"),
        ("Kind = 5", "is not a Check"),
        ("class Kind: pass", "is not a Check"),
        (f"{BASE}@dataclass(frozen=True)\nclass Kind(Check): pass", "has no `run`"),
        (
            f"{BASE}@dataclass(frozen=True)\nclass Kind(Check):\n"
            " def run(self, analysis, own): yield\n def problem(self): return 1/0",
            "fails: ZeroDivisionError",
        ),
        (
            f"{BASE}class Odd: pass\n@dataclass(frozen=True)\nclass Kind(Check):\n"
            " odd: Odd = None\n def run(self, analysis, own): yield",
            "fails: ",
        ),
    ],
)
def test_a_plugin_that_cannot_be_used_is_one_sentence(
    site: Path, tmp_path: Path, request: pytest.FixtureRequest, module: str, expected: str
) -> None:
    name = f"broken_{abs(hash(request.node.name))}"
    (site / f"{name}.py").write_text(module)
    install(site, {"broken": f"{name}:Kind"})
    message = fault(tmp_path, "{kind: broken}")
    assert message.startswith("the plug-in kind “broken”")
    assert expected in message


def test_a_plugin_that_crashes_is_skipped_and_the_run_goes_on(site: Path, tmp_path: Path) -> None:
    (site / "crashing.py").write_text(
        f"{BASE}@dataclass(frozen=True)\nclass Kind(Check):\n"
        " def run(self, analysis, own): raise RuntimeError('oh no')\n"
    )
    install(site, {"crashing": "crashing:Kind"})
    files = {
        "mine/a.yaml": 'message: "x"\ncheck: {kind: crashing}\n',
        "mine/b.yaml": 'message: "x"\ncheck: {kind: existence, words: {de: ["rot"]}}\n',
    }
    result = linter(pack(tmp_path / "pack", files)).lint(draft("Rot"))
    (skipped,) = result.skipped
    assert skipped.rule == "mine/a"
    assert "RuntimeError('oh no')" in skipped.reason
    assert [finding.rule for finding in result.findings] == ["mine/b"]
