"""The rules of the sample report, and what one of them was measured to do."""

from __future__ import annotations

from postlint.checks.existence import Existence
from postlint.lint.finding import Finding
from postlint.registry.evidence import Measurement
from postlint.registry.packs import rules_root
from postlint.registry.rule import Basis, Example, Rule

MEASURED = Measurement(
    data="invented posts",
    language="de",
    posts=1000,
    hits=25,
    per_100=2.5,
    precision=0.84,
    lift=4.2,
    low=3.1,
    high=5.6,
    date="2026-11-24",
    version="0.1.0",
    kind="labels",
    label="angry",
)


def rule_of(finding: Finding) -> Rule:
    """A built-in rule with everything that a format may show."""
    return Rule(
        id=finding.rule,
        severity=finding.severity,
        weight=1.0,
        message={"de": "„{match}“ klingt falsch.", "en": "“{match}” sounds wrong."},
        why={"de": "Wer das liest, fühlt sich <übersehen>.", "en": "Readers feel <overlooked>."},
        advice={"de": "Sag es *anders*.", "en": "Put it *differently*."},
        check=Existence(signals=("insult",)),
        basis=(Basis("study", "A study | of posts", "https://example.org/a", 2024),),
        examples=(
            Example("en", "Two died. Order now!", True, ((10, 19),)),
            Example("en", "Two died.", False),
        ),
        origin=str(rules_root() / f"{finding.rule}.yaml"),
    )
