"""What stands in any text beside prose: addresses, mentions, hashtags, emoji, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import Any

from postlint.source.canvas import FILL
from postlint.source.post import Mask, Span

_STOP = rf"\s<>\"„“”«»|`{FILL}"
_LINK = re.compile(
    rf"""(?<![\w@])(?:https?://|www\.(?=\w))[^{_STOP}]++
    | (?<![\w@./:-])[^\W_][\w-]*+(?:\.[\w-]++)++(?=/)[^{_STOP}]*+""",
    re.VERBOSE | re.IGNORECASE,
)
_TOP_LEVEL = re.compile(r"\.(?:[a-z]{2,24}|[A-Z]{2,24}|xn--[a-z0-9-]+)(?=/)")
_TRAILING = ".,;:!?'’‘…*_~)]}"
_OPENING = {")": "(", "]": "[", "}": "{"}
_MENTION = re.compile(
    r"(?<![\w@])@(?:[\w-]++(?:\.\w[\w-]*+)++|\w++)(?:@\w[\w-]*+(?:\.\w[\w-]*+)++)?"
)
_HASHTAG = re.compile(r"(?<![\w&#])[#＃](?=[\d_]*+[^\W\d_])[\w\u0300-\u036f]++")
_EMOJI_HINT = re.compile("[\ufe0f\u20e3\u2139-\u3299\U0001f000-\U0001faff]")
_WORD = re.compile(r"\w+")
_QUOTE_SIGN = re.compile('[„“”"«»‚‘]')
_QUOTED_WORDS = 4


def links(canvas: str) -> list[Mask]:
    """Addresses with a scheme or `www.`, and bare domains with a path; not e-mail addresses."""
    found: list[Mask] = []
    for match in _LINK.finditer(canvas):
        text = match[0]
        bare = not text.lower().startswith(("http:", "https:", "www."))
        if bare and not _TOP_LEVEL.search(text[: text.index("/") + 1]):
            continue
        found.append(Mask(Span(match.start(), match.start() + _without_trail(text)), "link"))
    return found


def _without_trail(text: str) -> int:
    """The length of an address without the sentence's own punctuation behind it."""
    end = len(text)
    surplus = {close: text.count(close) - text.count(open) for close, open in _OPENING.items()}
    while end and text[end - 1] in _TRAILING:
        sign = text[end - 1]
        if sign in surplus:
            if surplus[sign] <= 0:
                break
            surplus[sign] -= 1
        end -= 1
    return end


def mentions(canvas: str) -> list[Mask]:
    """`@name`, `@name.example.org` and `@name@example.org`."""
    return [Mask(Span(*match.span()), "mention") for match in _MENTION.finditer(canvas)]


def hashtags(canvas: str) -> list[Mask]:
    """`#` and letters, digits, underscores, at least one of them a letter."""
    return [Mask(Span(*match.span()), "hashtag") for match in _HASHTAG.finditer(canvas)]


def emoji(canvas: str) -> list[Mask]:
    """Whole emoji sequences. Signs that are text by habit (© ™ ↗) need their variation selector."""
    if not _EMOJI_HINT.search(canvas):
        return []
    return [Mask(Span(*match.span()), "emoji") for match in _emoji_pattern().finditer(canvas)]


@cache
def _emoji_pattern() -> Any:
    import regex

    textual = "©®‼⁉™ℹ↔-↙↩↪Ⓜ▪▫◻◼〰〽㊗㊙"
    pictogram = r"(?=\p{Emoji})\p{Extended_Pictographic}"
    joined = (
        rf"(?:\ufe0f|\p{{Emoji_Modifier}})?(?:\u200d{pictogram}(?:\ufe0f|\p{{Emoji_Modifier}})?)*"
    )
    tags = r"(?:[\U000e0020-\U000e007e]+\U000e007f)?"
    return regex.compile(
        rf"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3"
        rf"|(?:(?![{textual}]){pictogram}(?!\ufe0e)|[{textual}](?=\ufe0f)){joined}{tags}"
        r"|\p{Emoji_Modifier}"
    )


def quotes(canvas: str, flat: str, segments: Iterable[Span]) -> list[Mask]:
    """Quotations of four words or more inside one paragraph.

    Single curly marks are only taken in their German pair ‚…‘: ’ is an apostrophe far more often.
    """
    if not _QUOTE_SIGN.search(canvas):
        return []
    found: list[Mask] = []
    for segment in segments:
        pairs = _pairs(canvas, segment)
        if pairs:
            words = [match.start() for match in _WORD.finditer(flat, segment.start, segment.end)]
            found += (Mask(pair, "quote") for pair in pairs if _is_long(pair, words))
    return found


def _is_long(pair: Span, words: list[int]) -> bool:
    return bisect_left(words, pair.end) - bisect_left(words, pair.start) >= _QUOTED_WORDS


_CLOSES = {"“": "„", "”": "“„", '"': '"', "«": "»", "»": "«", "‘": "‚"}


def _pairs(canvas: str, segment: Span) -> list[Span]:
    """Opening and closing marks, matched by a stack; a mark that closes nothing may open."""
    stack: list[tuple[str, int]] = []
    waiting: dict[str, int] = dict.fromkeys('„“"«»‚', 0)
    pairs: list[Span] = []
    for match in _QUOTE_SIGN.finditer(canvas, segment.start, segment.end):
        sign, place = match[0], match.start()
        partners = [opener for opener in _CLOSES.get(sign, "") if waiting[opener]]
        if partners and not (sign == '"' and _begins(canvas, place)):
            start = _unwind(stack, waiting, partners)
            pairs.append(Span(start, place + 1))
        elif sign in waiting and (sign != '"' or _may_open(canvas, place)):
            stack.append((sign, place))
            waiting[sign] += 1
    return pairs


def _unwind(stack: list[tuple[str, int]], waiting: dict[str, int], partners: list[str]) -> int:
    """Take marks off the stack down to the one that is closed; those above it never were."""
    while True:
        opener, start = stack.pop()
        waiting[opener] -= 1
        if opener in partners:
            return start


def _begins(canvas: str, place: int) -> bool:
    """Whether a straight mark can only open: behind a gap and before a word."""
    before = canvas[place - 1] if place else " "
    return (before.isspace() or before in "([{") and _may_open(canvas, place)


def _may_open(canvas: str, place: int) -> bool:
    before = canvas[place - 1] if place else " "
    after = canvas[place + 1] if place + 1 < len(canvas) else " "
    return not after.isspace() and not before.isalnum()
