"""What spaCy's English tokenizer must leave whole in a post."""

from __future__ import annotations

from typing import Any

_WHOLE = (
    r"(?:#\w+|@\w(?:[\w.-]*\w)?(?:@[\w-]+(?:\.[\w-]+)+)?"
    r"|\w+[:*_·]in(?:nen)?|(?i:[mwdfx](?:/[mwdfx]){1,2}))$"
)


def keep_whole(nlp: Any) -> list[str]:
    """Let a `#` before a letter stay with it; the expressions of what is never cut."""
    from spacy.util import compile_prefix_regex

    prefixes = [prefix for prefix in nlp.Defaults.prefixes or [] if prefix not in ("#", r"\#")]
    nlp.tokenizer.prefix_search = compile_prefix_regex([r"#(?!\w)", *prefixes]).search
    return [_WHOLE]
