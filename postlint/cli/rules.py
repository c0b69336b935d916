"""`postlint rules`: list the rules."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from postlint.cli.problems import explained


@click.command(short_help="List the rules that count here.")
@click.option("--select", multiple=True, metavar="RULES", help="Only these rules or categories.")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
@click.option("--show-skipped", is_flag=True, help="Only rules that cannot run here, and why.")
@click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file.")
def rules(
    select: tuple[str, ...], output_format: str, show_skipped: bool, config: Path | None
) -> None:
    """List the rules that count in this folder, your own packs included."""
    from postlint.api import Linter
    from postlint.cache.place import prepared_folder
    from postlint.cli.settings import pipelines, settings_here

    with explained():
        words = [word.strip() for part in select for word in part.split(",") if word.strip()]
        linter = Linter(
            settings_here(config).with_flags(select=words or None),
            prepared=prepared_folder(os.environ),
        )
        rows = [_row(rule) for rule in linter.rules]
        if show_skipped:
            rows = list(_skipped(linter))
    if output_format == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo("  ".join(str(value) for value in _columns(row)).rstrip())
    noun = "rule" if len(rows) == 1 else "rules"
    click.echo(f"{len(rows)} {noun}{' that cannot run here' if show_skipped else ''}", err=True)
    if show_skipped:
        click.echo(pipelines(linter.settings).strip(), err=True)


def _row(rule: Any) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "category": rule.category,
        "severity": rule.severity,
        "weight": dict(rule.weights) or rule.weight,
        "languages": sorted(rule.message),
        "kind": rule.check.kind,
        "fixable": rule.fix is not None,
        "examples": len(rule.examples),
        "origin": rule.origin,
    }


def _skipped(linter: Any) -> Any:
    """Rules that a language's pipeline cannot run."""
    from postlint.lint.post import lacking_reason

    for language in ("de", "en"):
        analyser = linter.analyser(language)
        for rule in linter.rules:
            if language in rule.message:
                lacking = linter.catalogue.layers(rule, language) - analyser.provides
                if lacking:
                    reason = lacking_reason(lacking, analyser.name)
                    yield {"rule": rule.id, "language": language, "reason": reason}


def _columns(row: dict[str, Any]) -> tuple[str, ...]:
    if "reason" in row:
        return f"{row['rule']:<32}", row["language"], row["reason"]
    return f"{row['rule']:<32}", f"{row['severity']:<10}", " ".join(row["languages"])
