"""What is said beside a draft: the findings, the bill of risk, what was left alone or not run."""

from __future__ import annotations

from postlint.lint.finding import Finding, Fix
from postlint.report.chrome import Chrome
from postlint.report.lines import sentence
from postlint.report.links import rule_page
from postlint.report.model import Entry, Report
from postlint.report.page.element import tag, text
from postlint.source.post import Post


def notes(entry: Entry, number: int, report: Report, words: Chrome) -> str:
    """A list with an item for each finding, in the order of their numbers."""
    post = entry.result.post
    items = (
        _note(post, finding, (number, index), report, words)
        for index, finding in enumerate(entry.result.findings, start=1)
    )
    return tag("ol", "".join(items), class_="notes", role="list")


def bill(entry: Entry, words: Chrome) -> str:
    """A table whose lines add up to the risk."""
    score = entry.score
    head = tag("th", text(words.rule), scope="col") + tag("th", text(words.points), scope="col")
    rows = [_line(item.rule, item.points) for item in score.contributions]
    whole = tag("th", text(words.total), scope="row") + tag("td", str(score.total))
    return tag(
        "table",
        tag("caption", text(words.bill(score)))
        + tag("thead", tag("tr", head))
        + tag("tbody", "".join(rows))
        + tag("tfoot", tag("tr", whole)),
        class_=f"bill {score.level}",
    )


def aside(entry: Entry, words: Chrome) -> str:
    """What the writer left alone on purpose, and what could not be checked."""
    post = entry.result.post
    silenced = [_silenced(post, finding, words) for finding in entry.result.suppressed]
    skipped = [
        tag("li", f"{tag('b', text(item.rule))}: {text(sentence(item.reason))}")
        for item in entry.result.skipped
    ]
    return _section(words.silenced, silenced) + _section(words.skipped, skipped)


def _section(title: str, items: list[str]) -> str:
    return tag("h3", text(title)) + tag("ul", "".join(items), class_="quiet") if items else ""


def _line(rule: str, points: int) -> str:
    """A rule and its points, drawn as a bar of that length as well."""
    bar = tag("span", "", class_="bar", style=f"inline-size: {points}%")
    return tag("tr", tag("th", text(rule) + bar, scope="row") + tag("td", str(points)))


def _note(
    post: Post, finding: Finding, place: tuple[int, int], report: Report, words: Chrome
) -> str:
    name = "{}-{}".format(*place)
    severity = words.severities[finding.severity][0]
    back = tag(
        "a",
        str(place[1]),
        class_=f"ref {finding.severity}",
        href=f"#f{name}",
        aria_label=words.to_text.format(place[1]),
    )
    line = words.line.format(post.source.position(finding.span.start).line)
    where = [] if post.row is not None else [tag("span", text(line), class_="line")]
    head = [back, tag("strong", text(severity)), _rule(finding, report), *where]
    body = [
        tag("p", " ".join(head), class_="head"),
        tag("p", text(sentence(finding.message)), class_="message"),
        *(tag("p", text(a), class_="advice") for a in [sentence(finding.advice)] if a),
        *(tag("p", _fix(fix, words), class_="fix") for fix in finding.fixes),
        *_why(finding, report, words),
    ]
    return tag("li", "".join(body), id=f"n{name}", class_=f"note {finding.severity}")


def _rule(finding: Finding, report: Report) -> str:
    rule = report.rules.get(finding.rule)
    page = rule_page(rule) if rule else None
    name = text(finding.rule)
    return tag("a", name, href=page, class_="rule") if page else tag("span", name, class_="rule")


def _fix(fix: Fix, words: Chrome) -> str:
    unsafe = "" if fix.safety == "safe" else f" ({words.unsafe})"
    return f"{tag('b', text(words.fix))} {text(sentence(fix.title) + unsafe)}"


def _why(finding: Finding, report: Report, words: Chrome) -> list[str]:
    rule = report.rules.get(finding.rule)
    why = sentence(rule.why.get(words.language) or "") if rule else ""
    return [tag("p", f"{tag('b', text(words.why))} {text(why)}", class_="why")] if why else []


def _silenced(post: Post, finding: Finding, words: Chrome) -> str:
    quoted = sentence(post.source.slice(finding.span))
    told = [tag("b", text(finding.rule)), tag("q", text(quoted))]
    suppression = finding.suppression
    if suppression and suppression.reason:
        told.append(text(words.reason.format(sentence(suppression.reason))))
    if suppression and suppression.until:
        told.append(text(words.until.format(suppression.until.isoformat())))
    return tag("li", " · ".join(told))
