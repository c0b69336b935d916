"""Leaves out what the writer has asked to leave alone, and notices askings that do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from postlint.checks.base import Match
from postlint.checks.suppression import Suppression as SuppressionCheck
from postlint.lint.finding import Finding
from postlint.registry.rule import Rule
from postlint.registry.selection import rank
from postlint.source.post import Post, Suppression


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings that stay, findings left out, and matches of the `suppression` rules."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    matches: tuple[tuple[Rule, Match], ...]


def suppress(
    post: Post,
    findings: Iterable[Finding],
    *,
    rules: Sequence[Rule],
    ran: frozenset[str],
    today: date,
) -> Outcome:
    """Apply the post's suppressions. `rules` are those of this run, `ran` those that could run;
    a suppression whose rules did not all run is never called unused."""
    by_id = {rule.id: rule for rule in rules}
    used: set[int] = set()
    kept, suppressed = [], []
    for finding in findings:
        hit = next(
            (
                index
                for index, suppression in enumerate(post.suppressions)
                if _covers(suppression, finding, by_id[finding.rule], today)
            ),
            None,
        )
        if hit is None:
            kept.append(finding)
        else:
            used.add(hit)
            suppressed.append(replace(finding, suppression=post.suppressions[hit]))
    matches = tuple(_matches(post, rules, used=used, ran=ran, today=today))
    return Outcome(tuple(kept), tuple(suppressed), matches)


def _covers(suppression: Suppression, finding: Finding, rule: Rule, today: date) -> bool:
    return (
        suppression.problem is None
        and not _is_expired(suppression, today)
        and suppression.scope.overlaps(finding.span)
        and any(rank(selector, rule) for selector in suppression.rules)
    )


def _is_expired(suppression: Suppression, today: date) -> bool:
    return suppression.until is not None and suppression.until < today


def _matches(
    post: Post, rules: Sequence[Rule], *, used: set[int], ran: frozenset[str], today: date
) -> Iterator[tuple[Rule, Match]]:
    for rule in rules:
        if not isinstance(rule.check, SuppressionCheck):
            continue
        for index, suppression in enumerate(post.suppressions):
            if index in used:
                continue
            if _state(suppression, rules, ran=ran, today=today) == rule.check.state:
                yield rule, Match(suppression.span, values=_values(post, suppression))


def _state(
    suppression: Suppression, rules: Sequence[Rule], *, ran: frozenset[str], today: date
) -> str | None:
    if suppression.problem is not None:
        return "invalid"
    if _is_expired(suppression, today):
        return "expired"
    meant = [rule.id for rule in rules if any(rank(s, rule) for s in suppression.rules)]
    return "unused" if meant and ran.issuperset(meant) else None


def _values(post: Post, suppression: Suppression) -> dict[str, str]:
    return {
        "match": " ".join(post.source.slice(suppression.span).split()),
        "rules": ", ".join(suppression.rules),
        "until": suppression.until.isoformat() if suppression.until else "",
        "problem": suppression.problem or "",
    }
