"""What inline Markdown hides from the reader: link targets, images, tags, escapes, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable

from postlint.source.canvas import FILL, paint
from postlint.source.post import Mask, MaskKind, Span

_BRACKET = re.compile(r"\\.|!\[|[\[\]]", re.DOTALL)
_TARGET = re.compile(
    r"""\]\([ \t\n]*+
    (?:<[^<>\n]*+> | [^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)
    (?:[ \t\n]++(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\)))?+
    [ \t\n]*+\)""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\]\[([^\[\]\n]{0,200}+)\]")
_DEFINITION = re.compile(
    r"""^[ ]{0,3}\[([^\[\]\n]{1,200}+)\]:[ \t]*+\S++
    (?:[ \t]++(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\)))?+[ \t]*+$""",
    re.VERBOSE | re.MULTILINE,
)
_ELEMENTS = (
    "a|abbr|address|article|aside|audio|b|blockquote|br|caption|center|cite|code|dd|del|details|dfn"
    "|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark"
    "|nav|ol|p|picture|pre|q|s|samp|section|small|source|span|strike|strong|sub|summary|sup|table"
    "|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr"
)
_TAG = re.compile(rf"</?(?:{_ELEMENTS})(?:\s[^<>]*+)?/?>", re.IGNORECASE)
_AUTOLINK = re.compile(r"(<)(?:https?://|mailto:|[\w.+-]++@)[^\s<>]*+(>)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:[!-/:-@\[-`{-~]|(?= ?\n))")
_RUN = re.compile(r"\*+|_+|~~")


def targets(canvas: str, segments: Iterable[Span]) -> list[Mask]:
    """Targets, images and the brackets around link texts; a link stays inside its segment."""
    if "[" not in canvas:
        return []
    definitions = list(_DEFINITION.finditer(canvas))
    labels = frozenset(_label(match[1]) for match in definitions)
    found = [Mask(Span(*match.span()), "target") for match in definitions]
    canvas = paint(canvas, [mask.span for mask in found])
    for segment in segments:
        found += _Links(canvas, segment, labels).found
    return found


class _Links:
    """One segment's links, by a stack of opening brackets."""

    def __init__(self, canvas: str, segment: Span, labels: frozenset[str]) -> None:
        self._canvas, self._labels = canvas, labels
        self.found: list[Mask] = []
        opened: list[Span] = []
        position = segment.start
        while sign := _BRACKET.search(canvas, position, segment.end):
            position = sign.end()
            if sign[0].endswith("[") and not sign[0].startswith("\\"):
                opened.append(Span(*sign.span()))
            elif sign[0] == "]" and opened:
                position = self._close(opened.pop(), sign.start(), segment.end)

    def _close(self, opener: Span, closer: int, end: int) -> int:
        target = self._target(opener, closer, end)
        if target is None:
            return closer + 1
        if len(opener) == 2:
            self.found.append(Mask(Span(opener.start, target.end), "image"))
        else:
            kind: MaskKind = "target" if len(target) > 1 else "markup"
            self.found += (Mask(opener, "markup"), Mask(target, kind))
        return target.end

    def _target(self, opener: Span, closer: int, end: int) -> Span | None:
        if match := _TARGET.match(self._canvas, closer, end):
            return Span(*match.span())
        if not self._labels:
            return None
        text = self._canvas[opener.end : min(closer, opener.end + 201)]
        if reference := _REFERENCE.match(self._canvas, closer, end):
            known = _label(reference[1] or text) in self._labels
            return Span(*reference.span()) if known else None
        return Span(closer, closer + 1) if _label(text) in self._labels else None


def _label(text: str) -> str:
    return " ".join(text.casefold().split())


def tags(canvas: str) -> list[Mask]:
    """Known HTML tags (`<NAME>` is a placeholder) and the angle brackets around an address."""
    if "<" not in canvas:
        return []
    found = [Mask(Span(*match.span()), "markup") for match in _TAG.finditer(canvas)]
    for match in _AUTOLINK.finditer(canvas):
        found += (Mask(Span(*match.span(group)), "markup") for group in (1, 2))
    return found


def escapes(canvas: str) -> list[Span]:
    """Backslash escapes, each with the character it protects; hard breaks are the sign alone."""
    return [Span(*match.span()) for match in _ESCAPE.finditer(canvas)]


def emphasis(canvas: str, segments: Iterable[Span]) -> list[Mask]:
    """The signs of emphasis, strong emphasis and strike-through.

    Unlike CommonMark, a sign between two letters stays text: it is a gender star (Kolleg*innen).
    """
    if not _RUN.search(canvas):
        return []
    found: list[Mask] = []
    for segment in segments:
        _emphasis(canvas, segment, found)
    return found


def _emphasis(canvas: str, segment: Span, found: list[Mask]) -> None:
    open_runs: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
    for run in _RUN.finditer(canvas, segment.start, segment.end):
        start, end = run.span()
        opens, closes = _flanks(canvas, start, end)
        stack = open_runs[run[0][0]]
        while closes and stack and start < end:
            start = _pair(stack, start, end, found)
            for other in open_runs.values():
                while other and stack is not other and other[-1][0] > found[-1].span.start:
                    other.pop()
        if opens and start < end:
            stack.append([start, end])


def _pair(stack: list[list[int]], start: int, end: int, found: list[Mask]) -> int:
    """Match a closing run with the last open one; the new start of what is left of the closer."""
    opener = stack[-1]
    length = min(opener[1] - opener[0], end - start)
    found.append(Mask(Span(start, start + length), "markup"))
    found.append(Mask(Span(opener[1] - length, opener[1]), "markup"))
    opener[1] -= length
    if opener[0] == opener[1]:
        stack.pop()
    return start + length


def _flanks(canvas: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run can open and whether it can close, by its two neighbours (CommonMark 6.2)."""
    before = canvas[start - 1] if start else " "
    after = canvas[end] if end < len(canvas) else " "
    if before.isalnum() and after.isalnum():
        return False, False
    left = not after.isspace() and (not _punctuation(after) or not before.isalnum())
    right = not before.isspace() and (not _punctuation(before) or not after.isalnum())
    return left, right


def _punctuation(character: str) -> bool:
    return character != FILL and not character.isalnum() and not character.isspace()
