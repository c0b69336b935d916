"""From a file to its posts. What cannot be read is told, and everything else is still read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postlint.source.decode import decode
from postlint.source.front_matter import FrontMatter, front_matter
from postlint.source.jsonl import Row, rows
from postlint.source.kinds import MARKDOWN, ROWS, suffix
from postlint.source.language import DEFAULT, LANGUAGES, detect, normalise
from postlint.source.original import OriginalError, originals
from postlint.source.post import (
    LanguageFrom,
    Position,
    Post,
    Preset,
    Reading,
    Source,
    SourceError,
)
from postlint.source.scan import Scan, scan
from postlint.source.thread import parts
from postlint.source.unit import lines

__all__ = ["LANGUAGES", "decode", "normalise", "read", "read_row", "read_rows"]

_NOTHING = Preset()

#: Longest Markdown or text file in code points: time and memory grow with it, a few seconds and
#: some 20 MB for each million.
LONGEST_FILE = 20_000_000


def read(source: Source, *, flags: Preset = _NOTHING, configured: Preset = _NOTHING) -> Reading:
    """All posts of a file, by its suffix: Markdown, JSON Lines, else plain text.

    Flags win over front matter, front matter over the configuration.
    """
    kind = suffix(source.path)
    if kind == ROWS:
        found = list(read_rows(source.path, lines(source), flags=flags, configured=configured))
        posts = tuple(item for item in found if isinstance(item, Post))
        return Reading(posts, tuple(item for item in found if isinstance(item, SourceError)))
    if len(source.text) > LONGEST_FILE:
        return Reading((), (_too_long(source),))
    front = front_matter(source, markdown=kind in MARKDOWN)
    settled = _Settings(flags, configured)
    texts, errors = _originals(source.path, front, front.original or Position(1, 1))
    drafts = settled.posts(source, front, markdown=kind in MARKDOWN, originals=texts)
    return Reading(tuple(drafts), (*front.errors, *errors))


def read_rows(
    path: str, lines: Iterable[str], *, flags: Preset = _NOTHING, configured: Preset = _NOTHING
) -> Iterator[Post | SourceError]:
    """The posts of JSON Lines, one by one; `lines` are the file's lines in order."""
    for item in rows(path, lines):
        if isinstance(item, SourceError):
            yield item
        else:
            source = Source(path, item.text)
            yield from read_row(source, item, flags=flags, configured=configured)


def read_row(
    source: Source, row: Row, *, flags: Preset = _NOTHING, configured: Preset = _NOTHING
) -> Iterator[Post | SourceError]:
    """The post of a row, after what cannot be read of it; no post where its text is blank.
    `source` holds the text of the row."""
    settled, front = _Settings(flags, configured), FrontMatter(0, row.values)
    texts, errors = _originals(source.path, front, Position(row.number, 1))
    yield from errors
    yield from settled.posts(source, front, markdown=False, row=row, originals=texts)


def _originals(
    path: str, front: FrontMatter, place: Position
) -> tuple[tuple[str, ...], tuple[SourceError, ...]]:
    """The texts a draft shortens, or why they cannot be read."""
    try:
        return originals(path, front.values.get("source")), ()
    except OriginalError as error:
        sentence = f"“source”: {error}"
        return (), (SourceError(path, sentence, line=place.line, column=place.column),)


def _too_long(source: Source) -> SourceError:
    message = (
        f"this file has {len(source.text):,} characters, too many for drafts (at most"
        f" {LONGEST_FILE:,}); exclude it, or put many posts into JSON Lines"
    )
    return SourceError(source.path, message)


class _Settings:
    """Who says what the language, the platform and the audience of a post are."""

    def __init__(self, flags: Preset, configured: Preset) -> None:
        self._flags, self._configured = flags, configured

    def posts(
        self,
        source: Source,
        front: FrontMatter,
        *,
        markdown: bool,
        row: Row | None = None,
        originals: tuple[str, ...] = (),
    ) -> Iterator[Post]:
        found = scan(source.text, front.body, markdown=markdown)
        drafts = parts(source, found, front, separate=row is None)
        language, language_from = self._language(front, found) if drafts else (DEFAULT, "default")
        for number, part in enumerate(drafts, start=1):
            yield Post(
                source=source,
                body=part.body,
                language=language,
                language_from=language_from,
                front_matter=front.values,
                platform=self._choose("platform", front),
                audience=self._choose("audience", front),
                masks=part.masks,
                suppressions=part.suppressions,
                markdown=markdown,
                part=number,
                parts=len(drafts),
                row=row.number if row else None,
                id=row.id if row else None,
                following=drafts[number].body if number < len(drafts) else None,
                originals=originals,
            )

    def _choose(self, name: str, front: FrontMatter) -> str | None:
        chosen = (
            getattr(self._flags, name) or front.values.get(name) or getattr(self._configured, name)
        )
        return str(chosen) if chosen else None

    def _language(self, front: FrontMatter, found: Scan) -> tuple[str, LanguageFrom]:
        """The first that speaks; the whole thread is one language."""
        sayings: tuple[tuple[str | None, LanguageFrom], ...] = (
            (self._flags.language, "flag"),
            (front.values.get("language"), "front-matter"),
            (self._configured.language, "configuration"),
        )
        for name, origin in sayings:
            if name and (language := normalise(name)):
                return language, origin
        detected = detect(found.prose)
        return (detected, "detection") if detected else (DEFAULT, "default")
