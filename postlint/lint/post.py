"""Rules and an analysed post to a `PostResult`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from postlint.analysis.model import Analysis
from postlint.analysis.prose import HIDDEN
from postlint.checks.base import Match
from postlint.lint.finding import Edit, Finding, Fix, PostResult, Skipped
from postlint.lint.fingerprint import fingerprints
from postlint.lint.rulebook import Rulebook
from postlint.lint.suppress import Outcome, suppress
from postlint.registry.rule import Rule
from postlint.source.post import Post, Span

_LONGEST_VALUE = 60
#: Values in postlint's own words.
_UNCUT = frozenset({"problem", "rules"})


def lint_post(
    analysis: Analysis,
    book: Rulebook,
    *,
    today: date,
    message_language: str | None = None,
    ignored: frozenset[str] = frozenset(),
) -> PostResult:
    """Run the rules over one post.

    A rule that reads what the pipeline does not provide is listed as skipped. A crashing plug-in
    is listed too, and the run goes on. Rules in `ignored` do not run. Findings come in order of
    place. Where signals are still open (`analysis.candidates` that no model was asked about), the
    rules that read them have been found unable to fire (`lint.asking`) and are passed over.
    """
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    open_names = analysis.candidates.keys() - analysis.asked
    present = frozenset(analysis.signals)
    for rule, fires in book.able(present):
        reads = book.layers.get(rule.id)
        if not (fires or reads) or rule.id in ignored or not applies(rule, analysis):
            continue
        if reads and (lacking := reads - analysis.provides):
            skipped.append(Skipped(rule.id, lacking_reason(lacking, analysis.pipeline)))
        elif fires and rule.reads.isdisjoint(open_names):
            try:
                findings += _run(rule, analysis, message_language)
            except Exception as error:  # plug-ins are other people's code
                skipped.append(Skipped(rule.id, f"the rule crashed: {error!r}"))
    left = _suppressed(
        analysis, findings, book.rules, ignored=ignored, skipped=skipped, today=today
    )
    extra = [finding(rule, match, analysis, message_language) for rule, match in left.matches]
    kept = sorted((*left.kept, *extra), key=lambda found: (found.span, found.rule))
    return PostResult(
        post=analysis.post,
        findings=fingerprints(kept, analysis),
        suppressed=fingerprints(left.suppressed, analysis),
        skipped=tuple(skipped),
        pipeline=analysis.pipeline,
    )


def _suppressed(
    analysis: Analysis,
    findings: Sequence[Finding],
    rules: Sequence[Rule],
    *,
    ignored: frozenset[str],
    skipped: Sequence[Skipped],
    today: date,
) -> Outcome:
    if not analysis.post.suppressions:
        return Outcome(tuple(findings), (), ())
    running = [rule for rule in rules if rule.id not in ignored and applies(rule, analysis)]
    ran = frozenset(rule.id for rule in running) - {entry.rule for entry in skipped}
    return suppress(analysis.post, findings, rules=running, ran=ran, today=today)


def joined(post: Post, results: Sequence[PostResult]) -> PostResult:
    """The results of a post's parts as one; those of a post in one part as they are."""
    if len(results) == 1:
        return results[0]
    return PostResult(
        post=post,
        findings=tuple(found for result in results for found in result.findings),
        suppressed=tuple(found for result in results for found in result.suppressed),
        skipped=tuple(dict.fromkeys(entry for result in results for entry in result.skipped)),
        pipeline=results[0].pipeline,
    )


def _run(rule: Rule, analysis: Analysis, message_language: str | None) -> list[Finding]:
    found = list(rule.check.run(analysis, rule.id))
    matches = _separate(found, analysis.post.body) if found else ()
    return [finding(rule, match, analysis, message_language) for match in matches]


def applies(rule: Rule, analysis: Analysis) -> bool:
    """Whether a rule is meant for a post of this language, platform and audience."""
    post = analysis.post
    return (
        post.language in rule.message
        and (not rule.platforms or post.platform in rule.platforms)
        and (not rule.audiences or post.audience in rule.audiences)
    )


def lacking_reason(lacking: Iterable[str], pipeline: str) -> str:
    return f"needs {', '.join(sorted(lacking))}, which the pipeline lacks ({pipeline})"


def finding(rule: Rule, match: Match, analysis: Analysis, message_language: str | None) -> Finding:
    """A match in the words of its rule, in the language of the post unless another is asked for."""
    language = message_language or analysis.post.language
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=_fill(_in(rule.message, language), match.values),
        advice=_fill(_in(rule.advice, language), match.values),
        span=match.span,
        fixes=() if _holds_markup(match.span, analysis) else tuple(_fixes(rule, match)),
    )


def _holds_markup(span: Span, analysis: Analysis) -> bool:
    """Whether replacing the span would tear markup apart or swallow code and comments."""
    hidden = {"code", *HIDDEN}
    return any(m.kind in hidden and m.span.overlaps(span) for m in analysis.post.masks)


def _fixes(rule: Rule, match: Match) -> Iterator[Fix]:
    for replacement in match.replacements:
        safety = rule.fix or "unsafe"
        yield Fix(f"→ {replacement}", safety, (Edit(match.span, replacement),))


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _fill(text: str, values: Mapping[str, str]) -> str:
    short = {name: value if name in _UNCUT else _shortened(value) for name, value in values.items()}
    return text.format_map(short)


def _shortened(value: str) -> str:
    if len(value) <= _LONGEST_VALUE:
        return value
    return value[: _LONGEST_VALUE - 1].rsplit(" ", 1)[0].rstrip() + " …"


def _separate(matches: Iterable[Match], body: Span) -> list[Match]:
    """The matches, clipped to the body; of overlapping ones the first, and of those the longest."""
    kept: list[Match] = []
    end = -1
    clipped = (replace(match, span=_clip(match.span, body)) for match in matches)
    for match in sorted(clipped, key=lambda match: (match.span.start, -match.span.end)):
        if match.span.start >= end or not kept:
            kept.append(match)
            end = max(end, match.span.end)
    return kept


def _clip(span: Span, body: Span) -> Span:
    """A span inside the body, whatever a plug-in gave."""
    start = min(max(span.start, body.start), body.end)
    return Span(start, min(max(span.end, start), body.end))
