"""For programs: everything about a run as JSON, version 1 (`docs/report.schema.json`)."""

from __future__ import annotations

from postlint.report.json_text import dump
from postlint.report.model import Report
from postlint.report.records import report_record


def render(report: Report) -> str:
    """The report as indented JSON that always encodes to UTF-8."""
    return dump(report_record(report)) + "\n"
