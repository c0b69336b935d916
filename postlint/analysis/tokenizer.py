"""A spaCy tokenizer fit for social media: hashtags, mentions and emoji stay whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from postlint.analysis.prose import Prose
    from postlint.source.post import Post

_WHOLE = re.compile(
    r"#\w+|@\w(?:[\w.-]*\w)?(?:@[\w-]+(?:\.[\w-]+)+)?"
    r"|\w+[:*_·]in(?:nen)?|(?i:[mwdfx](?:/[mwdfx]){1,2})"
)
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-'’:*_·][^\W\d_]+)+")
#: Our own pipeline, whose tokenizer is saved as it should be.
_SHAPED = "postlint_sm"
_MERGED = frozenset({"link", "mention", "hashtag", "emoji"})
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‑": "-"})


def fit_for_posts(nlp: Language) -> None:
    """Change the pipeline's tokenizer and its NORM attribute (the one word lists match on)."""
    from spacy.attrs import NORM

    if nlp.lang == "de":
        if nlp.meta.get("name") != _SHAPED:
            from postlint.analysis.german import shape_tokenizer

            shape_tokenizer(nlp)
    else:
        _keep_whole(nlp)
    getters: Any = getattr(nlp.vocab, "lex_attr_getters")  # noqa: B009  (missing in spaCy's stubs)
    getters[NORM] = folded


def _keep_whole(nlp: Language) -> None:
    from spacy.util import compile_prefix_regex

    tokenizer: Any = nlp.tokenizer
    prefixes = [prefix for prefix in (nlp.Defaults.prefixes or []) if prefix not in ("#", r"\#")]
    tokenizer.prefix_search = compile_prefix_regex([r"#(?!\w)", *prefixes]).search
    before = tokenizer.token_match
    tokenizer.token_match = lambda text: _WHOLE.fullmatch(text) or (before and before(text))


def norms(nlp: Language) -> Callable[[str], tuple[str, ...]]:
    """How the pipeline's tokens of a text are compared (NORM), without a Doc for a plain word."""
    from spacy.attrs import NORM

    tokenizer: Any = nlp.tokenizer
    getters: Any = getattr(nlp.vocab, "lex_attr_getters")  # noqa: B009
    norm, special = getters[NORM], frozenset(tokenizer.rules)

    def split(text: str) -> tuple[str, ...]:
        if text.isalpha() and text not in special:
            return (norm(text),)
        return tuple(token.norm_ for token in nlp.make_doc(text))

    return split


def folded(text: str) -> str:
    """The form in which words are compared: composed, lower case, one kind of apostrophe."""
    return unicodedata.normalize("NFC", text).lower().translate(_APOSTROPHES)


def is_word(token: Token) -> bool:
    """Whether a token counts as a word: letters, also with a hyphen, apostrophe or gender sign."""
    return token.is_alpha or (token.text != "n't" and bool(_COMPOUND.fullmatch(token.text)))


def merge_masks(doc: Doc, post: Post, prose: Prose) -> None:
    """Make every link, mention, hashtag and emoji sequence of the post one token."""
    spans = [mask.span for mask in post.masks if mask.kind in _MERGED]
    if not spans or not len(doc):
        return
    starts = {prose.starts[token.idx]: token.i for token in doc}
    ends = {prose.ends[token.idx + len(token) - 1]: token.i for token in doc}
    taken = -1
    with doc.retokenize() as retokenizer:
        for span in sorted(spans):
            first, last = starts.get(span.start), ends.get(span.end)
            if first is None or last is None or last <= first or first <= taken:
                continue
            merged: Any = doc[first : last + 1]
            retokenizer.merge(merged, attrs={"NORM": folded(merged.text)})
            taken = last
