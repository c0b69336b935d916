"""One report with everything that is hard to render. All posts are invented."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

from postlint.analysis.house import Platform
from postlint.lint.finding import Edit, Finding, Fix, PostResult, Skipped
from postlint.registry.rule import Safety, Severity
from postlint.report.model import Entry, Failure, Report
from postlint.score import Contribution, Scorecard
from postlint.source.post import Post, Source, Span, Suppression
from postlint.source.scan import scan

from .sample_rules import MEASURED, rule_of

FAMILY = "👩\u200d👩\u200d👧"
NEWSJACKING = f"""---\r
platform: linkedin\r
---\r
Am Montag sind zwei unserer Fahrer gestorben. {FAMILY}\r
🙏🏽 Wir trauern – und heute gibt es\t20 % Rabatt auf alles!\r
\r
Alle wissen: Nur bei uns\r
  liefert man so schnell.\r
"""
DECOMPOSED = unicodedata.normalize("NFD", "Für müde Grüße aus Köln: jetzt MITMACHEN, Leute")
THREAD = """We are sorry if anyone felt offended.
---
LAST CHANCE \u202eOFF\u202c — link in bio \x1b[2J 50% today, only today, and of course only for us \
who have been following this thread since the very first part. Grab it
<!-- postlint: ignore tone/shouting -- we | always shout "last chance", until 2026-12-31 -->
"""
ROW = "Hello Leeds 👋\nOur new app is the best app in the world, period."


def sample_report() -> Report:
    """Four findable posts, a blameless one, and two failures."""
    entries = (_newsjacking(), _greeting(), *_thread(), _row(), _blameless())
    results = [entry.result for entry in entries]
    findings = [f for result in results for f in (*result.findings, *result.suppressed)]
    return Report(
        version="0.1.0",
        entries=entries,
        failures=(
            Failure("posts/entwurf.md", "the front matter is not closed by “---”", 1, 1),
            Failure(
                "posts/bild\x1b[31m.txt", "this is not UTF-8 text, and postlint reads no other."
            ),
        ),
        rules={finding.rule: rule_of(finding) for finding in findings},
        evidence={"tone/newsjacking": (MEASURED,)},
    )


def span_of(text: str, words: str) -> Span:
    """The place of `words`, which must stand in `text` exactly once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def _masked(post: Post) -> Post:
    """The post with the masks that reading it gives."""
    found = scan(post.source.text, post.body.start, markdown=post.markdown)
    inside = tuple(mask for mask in found.masks if post.body.contains(mask.span))
    return replace(post, masks=inside)


def _finding(
    severity: Severity, rule: str, span: Span, message: str, advice: str, *fixes: Fix
) -> Finding:
    return Finding(rule, severity, message, advice, span, fixes, fingerprint=f"sample:{rule}")


def _fix(title: str, safety: Safety, span: Span, text: str) -> Fix:
    return Fix(title, safety, (Edit(span, text),))


def _newsjacking() -> Entry:
    source = Source("posts/rabatt.md", NEWSJACKING, bom=True)
    post = Post(
        source,
        Span(NEWSJACKING.index("Am Montag"), len(NEWSJACKING)),
        "de",
        "front-matter",
        platform="linkedin",
        audience="customers",
        markdown=True,
    )
    post = _masked(post)
    offer, boast = span_of(NEWSJACKING, "20 % Rabatt"), span_of(NEWSJACKING, "Alle wissen")
    findings = (
        _finding(
            "error",
            "tone/newsjacking",
            offer,
            "„20 % Rabatt“ wirbt im selben Beitrag, der „gestorben“ anspricht.",
            "Trennen: entweder Anteilnahme ohne Angebot, oder das Angebot an einem anderen Tag.\n",
        ),
        _finding(
            "suggestion",
            "brevity/sweeping-absolute",
            Span(boast.start, NEWSJACKING.index(" liefert man") + len(" liefert man")),
            "„Alle wissen: Nur bei uns\r\n  liefert man“ lässt keine Ausnahme zu.",
            "Sag, wer es weiß und woher.",
            _fix("„Alle wissen:“ streichen", "unsafe", Span(boast.start, boast.end + 2), ""),
        ),
        _finding(
            "warning",
            "tone/emoji-in-mourning",
            span_of(NEWSJACKING, FAMILY),
            f"Das Emoji {FAMILY} steht neben einer Todesnachricht.",
            "Lass es weg.",
            _fix("Emoji streichen", "safe", span_of(NEWSJACKING, f" {FAMILY}"), ""),
        ),
    )
    bill = (
        Contribution("tone/newsjacking", 41),
        Contribution("tone/emoji-in-mourning", 19),
        Contribution("brevity/sweeping-absolute", 12),
    )
    skipped = (
        Skipped("tone/sarcasm", "the pipeline “de” has no parser."),
        Skipped("brevity/group-generalisation", "the pipeline “de” has no parser"),
    )
    result = PostResult(post, findings, skipped=skipped, pipeline="blank:de")
    platform = Platform("linkedin", limit=3000, fold=100)
    return Entry(result, Scorecard(72, "high", bill), platform)


def _greeting() -> Entry:
    source = Source("posts/grüße.txt", DECOMPOSED)
    post = Post(source, Span(0, len(DECOMPOSED)), "de", "detection")
    post = _masked(post)
    shouted, end = span_of(DECOMPOSED, "MITMACHEN"), len(DECOMPOSED)
    findings = (
        _finding(
            "suggestion",
            "tone/shouting",
            shouted,
            "„MITMACHEN“ ist geschrien.",
            "Schreib es klein; der Inhalt ist laut genug.",
            _fix("„MITMACHEN“ → „mitmachen“", "safe", shouted, "mitmachen"),
        ),
        _finding(
            "suggestion",
            "tone/crowd-address",
            Span(end - 5, end),
            "„Leute“ klingt nach Kumpel.",
            "",
        ),
        _finding(
            "warning", "policy/ad-label", Span(end, end), "Die Kennzeichnung fehlt.", "Ergänze sie."
        ),
    )
    bill = (Contribution("policy/ad-label", 9), Contribution("tone/shouting", 3))
    skipped = (Skipped("tone/sarcasm", "the pipeline “de” has no parser."),)
    result = PostResult(post, findings, skipped=skipped, pipeline="blank:de")
    return Entry(result, Scorecard(12, "low", bill))


def _thread() -> tuple[Entry, Entry]:
    source = Source("posts/thread.md", THREAD)
    second = THREAD.index("LAST")
    sorry = Post(source, Span(0, second - 4), "en", "flag", markdown=True, part=1, parts=2)
    offer = Post(source, Span(second, len(THREAD)), "en", "flag", markdown=True, part=2, parts=2)
    sorry, offer = _masked(sorry), _masked(offer)
    regret = span_of(THREAD, "sorry if anyone felt offended")
    hidden, grab = span_of(THREAD, "\x1b[2J 50%"), span_of(THREAD, "Grab it")
    apology = _finding(
        "error",
        "tone/non-apology",
        regret,
        "“sorry if anyone felt offended” apologises for the readers, not for the deed.",
        "Name what you did, and say what you will do about it.",
    )
    urgent = _finding(
        "warning",
        "promotion/urgency",
        hidden,
        "“\x1b[2J 50%” rushes the reader.",
        "Give the date the offer ends, and let people decide in their own time.",
        _fix("Drop it", "unsafe", hidden, ""),
        _fix("Say “until Friday”", "safe", hidden, "until Friday"),
    )
    call = _finding("suggestion", "promotion/call-to-action-pile", grab, "One call too many.", "")
    comment = Span(THREAD.index("<!--"), THREAD.index("-->") + 3)
    said = 'we | always shout "last chance"'
    silenced_by = Suppression(
        comment, offer.body, ("tone/shouting",), said, until=date(2026, 12, 31)
    )
    shouted = _finding("suggestion", "tone/shouting", Span(second, second + 4), "…", "…")
    quiet = (replace(shouted, suppression=silenced_by),)
    long_ago = Skipped("policy/approval-needed", "no topics are configured")
    low = Scorecard(9, "low", (Contribution("promotion/urgency", 9),))
    return (
        Entry(
            PostResult(sorry, (apology,), pipeline="en_core_web_sm 3.8.0"),
            Scorecard(30, "elevated", (Contribution("tone/non-apology", 30),)),
        ),
        Entry(
            PostResult(offer, (urgent, call), quiet, (long_ago,), "en_core_web_sm 3.8.0"),
            low,
            fail_on="suggestion",
        ),
    )


def _row() -> Entry:
    post = Post(Source("posts/queue.jsonl", ROW), Span(0, len(ROW)), "en", row=7, id="app-launch")
    best = _finding(
        "warning",
        "promotion/superlative",
        span_of(ROW, "the best app in the world"),
        "“the best app in the world” is a claim nobody can check.",
        "Say what it does better, than what, and who measured it.",
    )
    result = PostResult(post, (best,), pipeline="en_core_web_sm 3.8.0")
    return Entry(result, Scorecard(0, "low"))


def _blameless() -> Entry:
    text = "Our depot stays closed on Monday, the day of the funeral.\n"
    post = Post(Source("posts/closed.md", text), Span(0, len(text)), "en", "configuration")
    return Entry(PostResult(post, (), pipeline="en_core_web_sm 3.8.0"), Scorecard(0, "low"))
