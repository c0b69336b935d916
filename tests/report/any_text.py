"""Reports made of any text at all, for hypothesis."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from postlint.lint.finding import Edit, Finding, Fix, PostResult, Skipped
from postlint.report.model import Entry, Failure, Report
from postlint.score import Contribution, Scorecard
from postlint.source.post import Post, Source, Span, Suppression
from postlint.source.scan import scan

#: What one format or another would obey.
TRAPS = (
    *("]]>", "<![CDATA[", "<!--", "-->", "</script>", "<b>", "&amp;", "&#0;", '"', "'", "`", "```"),
    *(
        "::",
        "%0A",
        "%",
        ",",
        "|",
        "@you",
        "#12",
        "[a](b)",
        "**",
        "\\",
        "~~",
        "$x$",
        "https://x.org",
    ),
    *("\r\n", "\r", "\n", "\t", "\x00", "\x1b[2J", "\x85", "\u2028", "\u202e", "\u200d", "\ufeff"),
    *(
        "\ufffe",
        "\uffff",
        "\ufdd0",
        "\U0001ffff",
        "\ud83d",
        "ü",
        "u\u0308",
        "👩\u200d👩\u200d👧",
        "🙏🏽",
    ),
)
#: Lone surrogates come one at a time: two that make a pair are one character to JSON.
_CHARS = st.characters(exclude_categories=["Cs"])
TEXTS = st.lists(st.sampled_from(TRAPS) | st.text(_CHARS, max_size=8), max_size=12).map("".join)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report on one post with two findings, a silenced one, a fix, a skipped rule, a failure."""
    text, words, path = draw(TEXTS), draw(TEXTS), draw(TEXTS)
    row = draw(st.none() | st.integers(1, 9))
    post = Post(Source(path, text, bom=draw(st.booleans())), Span(0, len(text)), "en", row=row)
    post = replace(post, masks=scan(text, 0, markdown=True).masks, id=words if row else None)
    places = st.integers(0, len(text))
    found = []
    for severity in ("error", "suggestion", "warning"):
        span = Span(*sorted((draw(places), draw(places))))
        fix = Fix(words, "unsafe", (Edit(span, words),))
        found.append(Finding("tone/insult", severity, words, words, span, (fix,), words))  # type: ignore[arg-type]
    silenced = replace(found[0], suppression=Suppression(found[0].span, post.body, (), words))
    result = PostResult(post, tuple(found[1:]), (silenced,), (Skipped(words, words),), words)
    bill = Scorecard(7, "elevated", (Contribution("tone/insult", 7),))
    return Report("0.1.0", (Entry(result, bill),), (Failure(path, words, 1, 1),))
