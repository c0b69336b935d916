"""Applies fixes to a text. Pure: what becomes of the text is the caller's business."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from postlint.lint.finding import Finding, Fix


@dataclass(frozen=True, slots=True)
class Fixed:
    """The new text and how many findings were mended in it."""

    text: str
    count: int


def apply_fixes(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> Fixed:
    """Apply the first usable fix of each finding, safe ones only unless `unsafe`.

    Of fixes that overlap only the first is applied: lint the result again for the others. A fix
    whose own edits overlap is none.
    """
    pieces: list[str] = []
    at = 0
    fixes = separate_fixes(findings, unsafe=unsafe)
    for edit in (edit for fix in fixes for edit in sorted(fix.edits, key=lambda edit: edit.span)):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return Fixed("".join([*pieces, text[at:]]), len(fixes))


def separate_fixes(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Fix]:
    """The fixes that can be applied together, in order of place: see `apply_fixes`."""
    chosen: list[Fix] = []
    at = 0
    fixes = (fix for finding in findings if (fix := usable_fix(finding, unsafe=unsafe)))
    for fix in sorted(fixes, key=lambda fix: fix.edits[0].span):
        edits = sorted(fix.edits, key=lambda edit: edit.span)
        if edits[0].span.start < at or any(a.span.end > b.span.start for a, b in pairwise(edits)):
            continue
        chosen.append(fix)
        at = edits[-1].span.end
    return chosen


def usable_fix(finding: Finding, *, unsafe: bool) -> Fix | None:
    """The fix that would be applied: a fix out of several is the writer's choice, so only a single
    one counts, and an unsafe one only where `unsafe` are asked for."""
    if len(finding.fixes) != 1 or not finding.fixes[0].edits:
        return None
    fix = finding.fixes[0]
    return fix if unsafe or fix.safety == "safe" else None
