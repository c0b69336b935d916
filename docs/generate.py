"""Writes what can be generated: the schemas, a page for each pack of rules, --help in the README.

python docs/generate.py            write
python docs/generate.py --check    exit with 1 if something is not up to date
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import chdir
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from postlint.cli.commands import cli
from postlint.registry.catalogue import load_catalogue
from postlint.registry.rule import Basis, Example, Rule
from postlint.registry.schema import rule_schema, signal_schema
from postlint.report.revision import schema as diff_schema
from postlint.report.schema import schema as report_schema

ROOT = Path(__file__).parent.parent
DEMO = "examples/risky/storm-sale.md"
#: Formats short enough to be shown whole.
FORMATS = ("concise", "markdown", "github", "gitlab", "rdjsonl", "junit", "checkstyle")
LANGUAGES = {"de": "German", "en": "English"}


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = []
    for path, text in files():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.relative_to(ROOT))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"{'not up to date' if check else 'written'}: {name}")
    if check and stale:
        print("run `make generate`")
    return int(check and bool(stale))


def files() -> Iterator[tuple[Path, str]]:
    yield ROOT / "docs/report.schema.json", as_json(report_schema())
    yield ROOT / "docs/diff.schema.json", as_json(diff_schema())
    yield ROOT / "rules/rule.schema.json", as_json(rule_schema())
    yield ROOT / "rules/signal.schema.json", as_json(signal_schema())
    yield ROOT / "README.md", readme()
    yield ROOT / "docs/ci.md", ci_page()
    yield ROOT / "docs/formats.md", formats()
    rules = sorted(load_catalogue().rules.values(), key=lambda rule: rule.id)
    for category, group in groupby(rules, key=lambda rule: rule.category):
        yield ROOT / f"docs/rules/{category}.md", page(category, list(group))


def as_json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def readme() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    text = between(text, "help", output("check", "--help"))
    return between(text, "demo", f"$ postlint {DEMO}\n{output('check', DEMO)}")


def ci_page() -> str:
    """The page about CI with the recipes that the tests run."""
    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    versions = ("examples/revision/before.md", "examples/revision/after.md")
    shown = f"$ postlint diff {' '.join(versions)}\n{output('diff', *versions)}"
    text = between(text, "diff", shown)
    for recipe in sorted((ROOT / "examples/ci").glob("*.yml")):
        text = between(text, recipe.stem, recipe.read_text(encoding="utf-8"))
    return text


def formats() -> str:
    """The page about formats, with what each makes of the same draft in one run."""
    text = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder, name) for name in FORMATS}
        pairs = (("--output-format", name, "--output-file", str(paths[name])) for name in FORMATS)
        output("check", DEMO, *(word for pair in pairs for word in pair))
        for name, path in paths.items():
            text = between(text, name, path.read_text(encoding="utf-8"))
    return text


def between(text: str, name: str, new: str) -> str:
    """The text with what stands between the marks of a name replaced."""
    begin, end = f"<!-- generated: {name} -->", f"<!-- end {name} -->"
    before, rest = text.split(begin)
    _, after = rest.split(end)
    return f"{before}{begin}\n```\n{new.strip()}\n```\n{end}{after}"


def output(*args: str) -> str:
    """What the command line prints, run at the root of the repository."""
    with chdir(ROOT):
        return CliRunner(env={"COLUMNS": "80"}).invoke(cli, args, prog_name="postlint").output


def page(category: str, rules: list[Rule]) -> str:
    lines = [f"# {category}", "", "Generated from `rules/`; do not edit.", ""]
    for rule in rules:
        lines += rule_lines(rule)
    return "\n".join(lines).rstrip() + "\n"


def rule_lines(rule: Rule) -> Iterator[str]:
    yield f"## {rule.id}"
    yield ""
    fix = f" · {rule.fix} fix" if rule.fix else ""
    yield f"{rule.severity} · weight {rule.weight_text()} · `{rule.check.kind}`{fix}"
    for language in sorted(rule.message):
        yield from language_lines(rule, language)
    if rule.basis:
        yield ""
        yield "Rests on:"
        yield ""
        yield from (f"- {cited(basis)}" for basis in rule.basis)
    yield ""


def language_lines(rule: Rule, language: str) -> Iterator[str]:
    yield ""
    yield f"**{LANGUAGES[language]}.** {rule.message[language]}"
    for text in (rule.why.get(language), rule.advice.get(language)):
        if text:
            yield ""
            yield text
    yield ""
    for example in rule.examples:
        if example.language == language:
            yield f"- {'found' if example.bad else 'left alone'}: {shown(example)}"


def shown(example: Example) -> str:
    """The example in one line, what is found in it marked by ⟦ ⟧."""
    pieces, at = [], 0
    for start, end in example.spans:
        pieces += [example.text[at:start], "⟦", example.text[start:end], "⟧"]
        at = end
    text = "".join([*pieces, example.text[at:]])
    return "`" + " ".join(text.split()).replace("`", "'") + "`"


def cited(basis: Basis) -> str:
    year = f" ({basis.year})" if basis.year else ""
    return f"{basis.kind}: {basis.title}{year}{f', <{basis.url}>' if basis.url else ''}"


if __name__ == "__main__":
    sys.exit(main())
