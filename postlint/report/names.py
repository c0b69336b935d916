"""The names of the formats, for those who only need to know which there are."""

from __future__ import annotations

#: In the order in which help lists them: for people, for programs, for reviewers.
NAMES = (
    "text",
    "concise",
    "json",
    "jsonl",
    "markdown",
    "html",
    "sarif",
    "github",
    "gitlab",
    "rdjson",
    "rdjsonl",
    "junit",
    "checkstyle",
)

#: Those that show what rules were measured to do.
EVIDENCE = frozenset({"sarif"})
