"""What `postlint diff` found, for people: what the edit did to each draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from postlint.lint.revision import CueChange, Placed, words
from postlint.report.lines import sentence, visible, wrap
from postlint.report.paint import Paint
from postlint.report.place import place_of_failure
from postlint.report.revision import DraftRevision, RevisionReport, by_severity, place_in
from postlint.report.summary import number
from postlint.score import LEVELS
from postlint.source.post import Post

_NARROWEST = 40
_INDENT = "  "

#: A sentence before and after the edit, None where it is only in one of the versions.
_Sentences = tuple[str | None, str | None]


def render_text(report: RevisionReport, *, colour: bool = False, width: int = 80) -> str:
    """The report in at most `width` columns (long words and paths may stick out).

    Drafts of which there is nothing to tell are only counted. The frame is English; messages and
    advice speak the language of their post.
    """
    paint, width = Paint(colour), max(width, _NARROWEST)
    told = [draft for draft in report.drafts if not draft.is_empty]
    blocks = ["\n".join(_draft(draft, paint, width)) for draft in told]
    blocks += [
        f"{paint(place_of_failure(failure), 'place')} {paint('failure', 'failure')}\n"
        + "\n".join(wrap(sentence(failure.message), width=width, first=_INDENT, rest=_INDENT))
        for failure in report.failures
    ]
    closing = wrap(_summary(report), width=width, rest=_INDENT)
    return "\n\n".join([*blocks, "\n".join(closing)]) + "\n"


def _draft(draft: DraftRevision, paint: Paint, width: int) -> Iterator[str]:
    yield f"{paint(_name(draft), 'place')}: {_risk(draft, paint)}"
    found = draft.revision
    for verb, findings in (("brought", found.brought), ("solved", found.solved)):
        for placed in by_severity(findings):
            yield from _finding(verb, placed, paint, width)
    for sentences, changes in _by_sentence(draft).items():
        yield from _cues(sentences, changes, paint, width)


def _by_sentence(draft: DraftRevision) -> dict[_Sentences, list[tuple[str, CueChange]]]:
    """The changes of cues by the sentence they happened in, in its old and its new wording."""
    found: dict[_Sentences, list[tuple[str, CueChange]]] = {}
    for change in draft.revision.removed:
        found.setdefault((_own(change), change.counterpart), []).append(("removed", change))
    for change in draft.revision.added:
        found.setdefault((change.counterpart, _own(change)), []).append(("added", change))
    return found


def _own(change: CueChange) -> str:
    return words(change.cue.post.source.slice(change.cue.sentence))


def _name(draft: DraftRevision) -> str:
    names = [visible(name) for name in (draft.before, draft.after) if name is not None]
    if draft.before is None:
        return f"{names[0]} (new)"
    if draft.after is None:
        return f"{names[0]} (deleted)"
    return names[0] if names[0] == names[-1] else " → ".join(names)


def _risk(draft: DraftRevision, paint: Paint) -> str:
    before, after = draft.risk_before, draft.risk_after
    level = next(level for level, least in LEVELS if after >= least)
    change = f"risk {before} → {after}" if before != after else f"risk still {after}"
    return f"{change} of 100, {paint(level, level)}"


def _finding(verb: str, placed: Placed, paint: Paint, width: int) -> Iterator[str]:
    finding = placed.finding
    where = _where(placed.post, finding.span.start)
    yield (
        f"{_INDENT}{paint(verb, 'label')} {where} "
        f"{paint(finding.severity, finding.severity)} {finding.rule}"
    )
    indent = _INDENT * 2
    yield from wrap(sentence(finding.message), width=width, first=indent, rest=indent)
    if verb == "brought" and finding.advice.strip():
        yield from wrap(
            sentence(finding.advice), width=width, first=f"{indent}help: ", rest=f"{indent}      "
        )


def _cues(
    sentences: _Sentences, changes: Sequence[tuple[str, CueChange]], paint: Paint, width: int
) -> Iterator[str]:
    for verb in ("removed", "added"):
        cues = [change.cue for what, change in changes if what == verb]
        pieces = [
            f"{_where(cue.post, cue.span.start)} {cue.kind} “{sentence(cue.text)}”" for cue in cues
        ]
        if pieces:
            head = f"{_INDENT}{verb} "
            lines = wrap(", ".join(pieces), width=width, first=head, rest=" " * len(head))
            lines[0] = f"{_INDENT}{paint(verb, 'label')} {lines[0][len(head) :]}"
            yield from lines
    indent = _INDENT * 2
    old, new = sentences
    if old is not None:
        yield from wrap(sentence(old), width=width, first=indent, rest=indent)
    if new is not None:
        arrow = f"{indent}{'→ ' if old is not None else ''}"
        yield from wrap(sentence(new), width=width, first=arrow, rest=" " * len(arrow))


def _where(post: Post, offset: int) -> str:
    line, column = place_in(post, offset)
    return f"{line}:{column}"


def _summary(report: RevisionReport) -> str:
    """Counts over all drafts, in one sentence."""
    counts = Counter[str]()
    for draft in report.drafts:
        found = draft.revision
        counts["brought"] += len(found.brought)
        counts["solved"] += len(found.solved)
        counts["removed"] += len(found.removed)
        counts["added"] += len(found.added)
    findings = _counted(counts, ("brought", "solved"), "finding")
    cues = _counted(counts, ("removed", "added"), "cue")
    told = ", ".join(part for part in (findings, cues) if part) or "nothing that matters changed"
    return f"{number(len(report.drafts), 'draft')} compared: {told}."


def _counted(counts: Counter[str], verbs: Sequence[str], noun: str) -> str:
    parts = [(counts[verb], verb) for verb in verbs if counts[verb]]
    if not parts:
        return ""
    first, *rest = parts
    more = "".join(f", {count} {verb}" for count, verb in rest)
    return f"{number(first[0], noun)} {first[1]}{more}"
