"""The tokenizer of the German pipeline: what a social media post is cut into.

Only regular expressions of spaCy's own `Tokenizer`, so they are saved with the pipeline and a
saved pipeline loads without this module. It is needed to build a pipeline, and to give another
German pipeline (`de_core_news_sm`) the same tokens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

_PICTURE = (
    "[\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
    "\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u231a\u231b\u2328\u23cf\u23e9-\u23fa"
    "\u25b6\u25c0\u25fb-\u25fe\u2934\u2935\u3030\u303d\u3297\u3299\u203c\u2049\u2122\u2139"
    "\u2194-\u2199\u21a9\u21aa]"
)
_DRAWN = f"{_PICTURE}(?:[\U0001f3fb-\U0001f3ff])?\ufe0f?[\U000e0020-\U000e007f]*"
EMOJI = (
    f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3"
    f"|{_DRAWN}(?:\u200d{_DRAWN})*|[\u2190-\u21ff]\ufe0f)"
)
"""One picture as a reader sees it: ZWJ sequences, skin tones, flags and keycaps included."""

_ENDING = "(?:innen|in|frauen|frau|männer|mann|rinnen|rin|[rnsme]|ne|nen|ner|nem|er|es|en|em)"
_WORD = r"[^\W\d_]+"
_SIGNS = (
    EMOJI,
    "[\u2190-\u21ff]",
    r"(?:https?://|www\.)[^\s<>\"„“”]*[^\s<>\"„“”.,;:!?…)\]]",
    r"#\w+(?:[-*:·]\w+)*",
    r"@\w(?:[\w.\-]*\w)?(?:@[\w\-]+(?:\.[\w\-]+)+)?",
)
_LEADING = (r"[*:·_/-]-?innen(?!\w)", r"['’`´](?:s|n|ne|nen|nem|ner|m|mal)(?!\w)")
_TRAILING = (r"(?<=\d{3})\.", r"(?<=[:,/]\d)\.", r"(?<=[:,]\d\d)\.")
_WHOLE = (
    rf"{_WORD}(?:-{_WORD})*(?:[*:·]|/-?){_ENDING}(?:-{_WORD})*",
    rf"{_WORD}\*{_WORD}",
    r"(?:[dDeEiI]\w{1,3})[*:](?:der|die|den|dem|ihr|ihm|ihn|ihre|sie|er)",
    r"(?:[mwfdxi]|gn)(?:[/|](?:[mwfdxai]|gn)\*?){1,3}",
    rf"{_WORD}['’`´]{_WORD}",
    r"\d{1,2}/\d{1,2}",
    r"\d{1,2}:\d{2}(?::\d{2})?",
)
_ADDRESS = (
    r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+",
    r"(?:[a-z0-9\-]+\.)+(?:de|at|ch|com|org|net|eu|info|io|tv|me|ly|be|shop|app|social)(?:/\S*)?",
)
_NO_SMILEYS = frozenset(("):", "(:", "8)", "0)", "(;", ");"))
_CLITICS = re.compile(r"^\w+'[sm]$")


def shape_tokenizer(nlp: Language) -> Language:
    """Gives the German pipeline `nlp` the tokenizer of posts, in place; returns it.

    One token each: hashtag, mention (also `@name@host`), emoji sequence, URL, e-mail address,
    `Schreibt's`, `m/w/d`, `Kolleg:innen`, `Kolleg*innen`, `*innen`, `24/7`, `18:30`.
    """
    tokenizer: Tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    prefixes = [*_SIGNS, *_LEADING, *(p for p in defaults.prefixes or () if p != "#")]
    suffixes = [*_SIGNS[:2], *_TRAILING, *(defaults.suffixes or ())]
    infixes = [*_SIGNS[:3], r"(?<=[\w!?.,;:)])(?=[#@]\w)", *(defaults.infixes or ())]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = re.compile(rf"(?:{'|'.join(_SIGNS + _LEADING + _WHOLE)})$").match
    tokenizer.url_match = re.compile(rf"(?:{'|'.join(_ADDRESS)})$").match
    rules = tokenizer.rules or {}
    tokenizer.rules = {
        text: cut
        for text, cut in rules.items()
        if text not in _NO_SMILEYS and not _CLITICS.match(text)
    }
    return nlp
