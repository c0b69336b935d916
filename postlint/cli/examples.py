"""`postlint test`: run the examples in rule files."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli.problems import Unusable, explained, near

if TYPE_CHECKING:
    from postlint.registry.catalogue import Catalogue
    from postlint.registry.rule import Rule
    from postlint.testing import Outcome


@click.command(short_help="Run the examples in rule files, yours too.")
@click.argument("packs", nargs=-1, metavar="[PACK…]")
@click.option("--coverage", is_flag=True, help="List words and patterns that no example hits.")
@click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file.")
def test(packs: tuple[str, ...], coverage: bool, config: Path | None) -> int:
    """Run the examples in rule files.

    PACK is a folder with rules, a category (tone) or a rule (tone/insult); without one, all rules
    that count here are tested. Exit status 1 when an example does not come out as its file says.
    """
    from postlint.analysis.prepared import Prepared
    from postlint.api import Linter
    from postlint.cache.place import prepared_folder
    from postlint.cli.settings import settings_here
    from postlint.registry.catalogue import load_catalogue
    from postlint.testing import ExampleRunner

    with explained():
        settings, folder = settings_here(config), prepared_folder(os.environ)
        catalogue = load_catalogue(
            (*settings.packs, *_more(packs, settings.packs)), prepared=Prepared(folder)
        )
        counting = Linter(settings, catalogue=catalogue).rules
        rules = _chosen(catalogue, packs) if packs else counting
        outcome = ExampleRunner(settings, catalogue=catalogue, rules=rules, prepared=folder).run()
    _show(outcome, {rule.id: rule.origin for rule in rules})
    if coverage:
        _show_coverage(catalogue, rules, outcome)
    click.echo(_summary(outcome, rules))
    return 1 if outcome.failed else 0


def _more(named: tuple[str, ...], packs: tuple[Path, ...]) -> Iterator[Path]:
    """The folders named by the user that are no part of a pack known already."""
    from postlint.registry.packs import rules_root

    known = {path.resolve() for path in (rules_root(), *packs)}
    for folder in (Path(name).resolve() for name in named if Path(name).is_dir()):
        if not known & {folder, *folder.parents}:
            known.add(folder)
            yield folder


def _chosen(catalogue: Catalogue, packs: tuple[str, ...]) -> tuple[Rule, ...]:
    from postlint.registry.selection import rank, verify

    rules = catalogue.rules.values()
    chosen: dict[str, Rule] = {}
    for pack in packs:
        inside = Path(pack).resolve() if Path(pack).is_dir() else None
        found = [rule for rule in rules if inside in Path(rule.origin).resolve().parents]
        found = found or [rule for rule in rules if rank(pack, rule)]
        if inside and not found:
            raise Unusable(f"there is no rule in the folder “{pack}”")
        if not found:
            verify(pack, catalogue)
        chosen.update((rule.id, rule) for rule in found)
    return tuple(chosen.values())


def _show(outcome: Outcome, origins: Mapping[str, str]) -> None:
    from postlint.registry.load_rule import read_tree

    for failed in outcome.failed:
        file = Path(origins[failed.rule])
        line = read_tree(file).place(("examples", failed.number - 1)).line
        text = " ".join(failed.example.text.split())
        name = f"example {failed.number} ({failed.example.language}) of {failed.rule}"
        click.echo(f"{near(str(file))}:{line}: {name}")
        click.echo(f"  {text}")
        click.echo(f"  {failed.message}")
    for rule, reason in outcome.skipped:
        click.echo(f"{rule}: skipped, {reason}")


def _show_coverage(catalogue: Catalogue, rules: tuple[Rule, ...], outcome: Outcome) -> None:
    from postlint.testing import lexicon_lines

    missed: dict[str, list[str]] = defaultdict(list)
    total = 0
    for entry, text in lexicon_lines(catalogue, rules):
        total += 1
        if entry not in outcome.hit:
            missed[f"{entry.signal} {entry.language} {entry.section}"].append(text)
    for place, texts in missed.items():
        click.echo(f"not hit by any example: {place}: {'; '.join(texts)}")
    count = sum(map(len, missed.values()))
    share = 100 * (total - count) / total if total else 100
    click.echo(f"coverage: {total - count} of {total} words and patterns ({share:.0f} %)")


def _summary(outcome: Outcome, rules: tuple[Rule, ...]) -> str:
    noun = "rule" if len(rules) == 1 else "rules"
    skipped = f", {len(outcome.skipped)} rules skipped in part" if outcome.skipped else ""
    failed = len(outcome.failed)
    return f"{outcome.passed} examples passed, {failed} failed in {len(rules)} {noun}{skipped}"
