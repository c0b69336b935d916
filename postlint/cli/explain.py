"""`postlint explain`: why a rule is there, what to write instead, what it rests on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli.problems import Unusable, explained, near
from postlint.cli.streams import colour, width

if TYPE_CHECKING:
    from postlint.registry.catalogue import Catalogue
    from postlint.registry.evidence import Measurement
    from postlint.registry.rule import Basis, Example, Rule

_LANGUAGES = ("de", "en")


@click.command(short_help="Say why a rule is there and what to write instead.")
@click.argument("rule_id", metavar="RULE")
@click.option("--language", type=click.Choice(_LANGUAGES), help="Only this language.")
@click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file.")
def explain(rule_id: str, language: str | None, config: Path | None) -> None:
    """Explain a rule: why, what to write instead, examples, what it rests on."""
    from postlint.analysis.prepared import Prepared
    from postlint.cache.place import prepared_folder
    from postlint.cli.settings import settings_here
    from postlint.registry.catalogue import load_catalogue
    from postlint.registry.evidence import load_evidence

    with explained():
        catalogue = load_catalogue(
            settings_here(config).packs, prepared=Prepared(prepared_folder(os.environ))
        )
        evidence = load_evidence()
    rule = catalogue.rules.get(catalogue.resolve(rule_id))
    if rule is None:
        raise Unusable(f"there is no rule “{rule_id}”{_hint(rule_id, catalogue)}")
    languages = (language,) if language else _LANGUAGES
    painted = colour(sys.stdout)
    for line in _page(rule, languages, evidence.get(rule.id, ())):
        click.echo(line if painted else click.unstyle(line), color=True)


def _hint(word: str, catalogue: Catalogue) -> str:
    """The rule that was meant: by its spelling, by its name without a category, by its category."""
    from postlint.registry.faults import did_you_mean

    ids = tuple(catalogue.rules)
    if any(id.startswith(f"{word}/") for id in ids):
        return f"; `postlint rules --select {word}` lists those of this category"
    by_name = {id.partition("/")[2]: id for id in ids}
    meant = by_name.get(word)
    if meant:
        return f"; did you mean “{meant}”?"
    return did_you_mean(word, ids) or "; `postlint rules` lists them"


def _page(
    rule: Rule, languages: tuple[str, ...], measured: tuple[Measurement, ...]
) -> Iterator[str]:
    yield click.style(rule.id, bold=True) + f"  {rule.severity}, weight {rule.weight_text()}"
    for language in languages:
        if language in rule.message:
            yield ""
            yield from _texts(rule, language)
    for heading, bad in (("Found", True), ("Left alone", False)):
        chosen = [e for e in rule.examples if e.bad is bad and e.language in languages]
        if chosen:
            yield ""
            yield click.style(heading, underline=True)
            yield from (_wrapped(_marked(example), first="  • ", rest="    ") for example in chosen)
    if rule.basis:
        yield ""
        yield click.style("Rests on", underline=True)
        yield from (_wrapped(_cited(basis), first="  • ", rest="    ") for basis in rule.basis)
    yield from _measured(measured, languages)
    yield ""
    yield f"kind of check: {rule.check.kind}; file: {near(rule.origin)}"


def _measured(measurements: tuple[Measurement, ...], languages: tuple[str, ...]) -> Iterator[str]:
    chosen = [entry for entry in measurements if entry.language in languages]
    if chosen:
        yield ""
        yield click.style("Measured", underline=True)
        yield from (_wrapped(figures(entry), first="  • ", rest="    ") for entry in chosen)


def figures(entry: Measurement) -> str:
    """A measurement in one line."""
    ordinary = "ordinary " if entry.kind == "ordinary" else ""
    said = f"{entry.data}, {entry.posts:,} {ordinary}posts ({entry.language}): fires on"
    said += f" {entry.per_100:.1f} of 100"
    if entry.precision is not None:
        said += f"; {100 * entry.precision:.0f} of 100 hits are labelled {entry.label}"
    if entry.lift is not None:
        said += f", {entry.lift:.1f} times as many as of all posts"
        said += f" (95 %: {entry.low:.1f} to {entry.high:.1f})"
    return f"{said}; postlint {entry.version}, {entry.date}"


def _texts(rule: Rule, language: str) -> Iterator[str]:
    yield _wrapped(
        rule.message[language], first=click.style(f"{language}  ", dim=True), rest="    "
    )
    for text in (rule.why.get(language), rule.advice.get(language)):
        if text:
            yield _wrapped(text, first="    ", rest="    ")


def _marked(example: Example) -> str:
    """The example with what is found in it underlined, or in brackets without colours."""
    pieces, at = [], 0
    for start, end in example.spans:
        found = click.style(example.text[start:end], underline=True)
        pieces += [example.text[at:start], "[[", found, "]]"]
        at = end
    return "".join([*pieces, example.text[at:]])


def _cited(basis: Basis) -> str:
    year = f" ({basis.year})" if basis.year else ""
    return f"{basis.kind}: {basis.title}{year}{f' {basis.url}' if basis.url else ''}"


def _wrapped(text: str, *, first: str, rest: str) -> str:
    return click.wrap_text(text, width(), initial_indent=first, subsequent_indent=rest)
