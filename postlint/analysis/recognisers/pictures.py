"""Pictures that nobody has described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.source.post import Span

_KEYS = (
    *("image", "images", "picture", "pictures", "photo", "photos", "graphic", "cover"),
    *("bild", "bilder", "foto", "fotos", "grafik", "titelbild"),
)
_DESCRIBED = frozenset({"alt", "alt_text", "alttext", "alternativtext", "bildbeschreibung"})
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|svg|tiff?)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"!\[(?P<alt>(?:\\.|[^\]\\])*)\]")
_TAG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_LONGEST = 80
#: A file name or the word for a picture says nothing about it.
_EMPTY = re.compile(
    r"\W*(?:(?:image|picture|photo|pic|img|bild|foto|grafik|screenshot|logo|alt)\W*\d*"
    r"|(?:img|dsc|pxl|screenshot|bildschirmfoto|whatsapp image)[\w\s.:-]*\d[\w\s.:-]*"
    r"|[^\s]+\.(?:jpe?g|png|gif|webp|avif|heic|svg))?\W*",
    re.IGNORECASE,
)


def _undescribed(draft: Draft) -> Iterator[Found]:
    """A picture in the text, or named in the front matter, without a description of it."""
    post = draft.post
    if not (post.front_matter or post.masks) or any(
        post.front_matter.get(key) for key in _DESCRIBED
    ):
        return
    found = [*_in_text(draft)]
    yield from found
    if not found and any(_bare(post.front_matter.get(key)) for key in _KEYS):
        words = (token for token in draft.doc if not (token.is_space or token.is_punct))
        first = next(words, None)
        yield (post.body if first is None else draft.span(first.i, first.i + 1)), {}


def _in_text(draft: Draft) -> Iterator[Found]:
    text = draft.post.source.text
    for mask in draft.post.masks:
        if mask.kind == "image" and (image := _MARKDOWN.match(text, mask.span.start)):
            if _says_nothing(image["alt"]):
                yield mask.span, {}
        elif mask.kind == "markup" and (tag := _TAG.match(text, mask.span.start)):
            alt = _ALT.search(tag[0])
            if alt is None or _says_nothing(next((g for g in alt.groups() if g), "")):
                yield Span(*tag.span()), {}


def _says_nothing(alt: str) -> bool:
    return len(alt) <= _LONGEST and bool(_EMPTY.fullmatch(alt))


def _bare(value: Any) -> bool:
    """Whether a value of the front matter names a picture and does not describe it."""
    if isinstance(value, list):
        return any(map(_bare, value))
    if isinstance(value, dict):
        described = any(value.get(key) for key in _DESCRIBED)
        return not described and any(map(_bare, value.values()))
    return isinstance(value, str) and bool(_PICTURE.search(value))


RECOGNISERS = {"image-without-alt": Recogniser(_undescribed)}
