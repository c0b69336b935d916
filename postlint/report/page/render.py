"""The whole page: the summary, a list of the posts, and a section for each."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.analysis.lengths import overflow
from postlint.report.chrome import Chrome, chrome
from postlint.report.lines import sentence
from postlint.report.links import posix
from postlint.report.model import Entry, Hidden, Report
from postlint.report.page.draft import draft
from postlint.report.page.element import tag, text
from postlint.report.page.notes import aside, bill, notes
from postlint.report.page.style import STYLE
from postlint.report.place import place_of_failure
from postlint.source.post import Post

#: Nothing is fetched and nothing runs, whatever a draft holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(report: Report) -> str:
    """A self-contained HTML page in the language most of the findings are in."""
    words = chrome(report.language)
    told = words.summary(report.counts(), len(report.entries))
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"{tag('title', text(f'postlint: {told}'))}<style>{STYLE}</style>"
    )
    body = (
        tag("a", text(words.skip_link), class_="skip", href="#posts")
        + tag("header", tag("h1", text(f"postlint: {told}")) + _hidden(report, words))
        + _contents(report, words)
        + tag("main", "\n".join(_main(report, words)), id="posts", tabindex="-1")
        + tag("footer", tag("p", text(words.made_by.format(report.version))))
    )
    page = tag("html", f"<head>{head}</head>\n<body>{body}</body>", lang=words.language)
    return f"<!doctype html>\n{page}\n"


def _hidden(report: Report, words: Chrome) -> str:
    if report.hidden == Hidden():
        return ""
    told = words.hidden.format(report.hidden.baseline, report.hidden.unchanged)
    return tag("p", text(told))


def _contents(report: Report, words: Chrome) -> str:
    """Links to the posts with findings, the riskiest first, where there are several posts."""
    found = [(n, e) for n, e in enumerate(report.entries, start=1) if e.result.findings]
    if len(report.entries) < 2 or not found:
        return ""
    found.sort(key=lambda pair: -pair[1].score.total)
    links = (
        f"{tag('a', text(_name(entry.result.post, words)), href=f'#p{n}')} {_badge(entry)}"
        for n, entry in found
    )
    return tag(
        "nav", tag("ol", "".join(tag("li", link) for link in links)), aria_label=words.contents
    )


def _badge(entry: Entry) -> str:
    words, score = chrome(entry.language), entry.score
    told = f"{score.total}, {words.levels[score.level]}"
    return tag("span", text(told), class_=f"badge {score.level}")


def _main(report: Report, words: Chrome) -> Iterator[str]:
    if report.failures:
        items = (
            tag("li", f"{tag('b', text(place_of_failure(f)))}: {text(sentence(f.message))}")
            for f in report.failures
        )
        yield tag("section", tag("h2", text(words.unread)) + tag("ul", "".join(items)))
    numbered = list(enumerate(report.entries, start=1))
    yield from (_post(entry, n, report) for n, entry in numbered if entry.result.findings)
    fine = [_blameless(entry, n) for n, entry in numbered if not entry.result.findings]
    if fine:
        yield tag("section", tag("h2", text(words.blameless)) + "".join(fine), class_="post")


def _post(entry: Entry, number: int, report: Report) -> str:
    words, post = chrome(entry.language), entry.result.post
    name = tag("h2", text(_name(post, words)), id=f"p{number}")
    seen = tag("h3", text(words.draft)) + _card(entry, number, words)
    said = tag("h3", text(words.findings)) + notes(entry, number, report, words)
    columns = tag("div", seen, class_="seen") + tag("div", said + bill(entry, words))
    return tag(
        "section",
        name + _facts(entry, words) + tag("div", columns, class_="columns") + aside(entry, words),
        class_="post",
        aria_labelledby=f"p{number}",
        lang=words.language,
    )


def _blameless(entry: Entry, number: int) -> str:
    """A post without findings: its name, and the text for those who open it."""
    words = chrome(entry.language)
    name = tag("summary", text(_name(entry.result.post, words)))
    inside = name + _facts(entry, words) + _card(entry, number, words) + aside(entry, words)
    return tag("details", inside, lang=words.language)


def _card(entry: Entry, number: int, words: Chrome) -> str:
    return tag("div", draft(entry, number, words), class_="card", lang=entry.result.post.language)


def _facts(entry: Entry, words: Chrome) -> str:
    """The risk, where the post will appear, for whom, in which language, how long it is."""
    post, platform = entry.result.post, entry.platform
    facts = [post.platform, post.audience, words.languages.get(post.language, post.language)]
    if platform and platform.limit:
        length = words.grouped(overflow(post, platform)[0])
        facts.append(words.length.format(length, words.grouped(platform.limit)))
    told = " · ".join(text(sentence(fact)) for fact in facts if fact)
    return tag("p", f"{_badge(entry)} {told}", class_="facts")


def _name(post: Post, words: Chrome) -> str:
    """The file, and which of its posts."""
    path = posix(post.source.path)
    if post.row is not None:
        name = f" ({sentence(post.id)})" if post.id is not None else ""
        return f"{path}, {words.row.format(post.row)}{name}"
    return f"{path}, {words.part.format(post.part, post.parts)}" if post.parts > 1 else path
