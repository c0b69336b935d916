"""For streams: a post a line, each as in the JSON report, then what could not be read."""

from __future__ import annotations

from postlint.report.json_text import dump
from postlint.report.model import Entry, Failure, Report
from postlint.report.records import error_record, post_record


def render(report: Report) -> str:
    """A line for each post, and one for each failure, which has a `message` and no `findings`."""
    posts = [line(entry) for entry in report.entries]
    return "".join(posts + [line_of_failure(failure) for failure in report.failures])


def line(entry: Entry) -> str:
    """One post; it needs nothing of the others, so that a run can be written as it goes."""
    return dump(post_record(entry), indent=None) + "\n"


def line_of_failure(failure: Failure) -> str:
    """Something that could not be read or linted."""
    return dump(error_record(failure), indent=None) + "\n"
