"""The rules by which spaCy cuts a language, as data that needs no spaCy to be read again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from postlint.analysis.prepared import Prepared

_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class TokenizerRules:
    """Regular expressions of affixes, words that stay whole, and special cases.

    `specials` are (text, norm or None) by the text they make up; `special_rows` those of them that
    the affixes would cut.
    """

    language: str
    prefix: str | None
    suffix: str | None
    infix: str | None
    token_match: tuple[str, ...]
    url_match: str | None
    specials: dict[str, tuple[tuple[str, str | None], ...]]
    special_rows: tuple[str, ...]
    stop_words: frozenset[str]


def tokenizer_rules(language: str, prepared: Prepared) -> TokenizerRules:
    """The rules of a language: those kept by an earlier run with this spaCy, or read from spaCy."""
    key, seal = f"tokenizer-{language}-{_SCHEMA}", tokenizer_seal(language)
    kept = prepared.read(key, seal=seal)
    if kept is not None:
        return _built(kept)
    rules = _from_spacy(language)
    prepared.write(key, {**asdict(rules), "stop_words": sorted(rules.stop_words)}, seal=seal)
    return rules


def tokenizer_seal(language: str) -> str:
    """What changes where texts may be cut in another way."""
    return f"{language} {_SCHEMA} {spacy_seal()}"


def spacy_seal() -> str:
    """What changes when another spaCy is installed, found without importing it."""
    from importlib.util import find_spec
    from os import stat
    from pathlib import Path

    spec = find_spec("spacy")
    about = Path(spec.origin).with_name("about.py") if spec and spec.origin else None
    if about is None:
        return ""
    seen = stat(about)
    return f"{about}:{seen.st_mtime_ns}:{seen.st_size}"


def _built(kept: dict[str, Any]) -> TokenizerRules:
    specials = {
        text: tuple((orth, norm) for orth, norm in cut) for text, cut in kept["specials"].items()
    }
    lists = {name: tuple(kept[name]) for name in ("token_match", "special_rows")}
    stop_words = frozenset(kept["stop_words"])
    return TokenizerRules(**{**kept, **lists, "specials": specials, "stop_words": stop_words})


def _from_spacy(language: str) -> TokenizerRules:
    from postlint.analysis.spacy_import import spacy

    nlp: Any = spacy().blank(language)
    tokenizer = nlp.tokenizer
    wholes: list[str] = []
    if language == "de":
        from postlint.analysis.german import shape_tokenizer

        shape_tokenizer(nlp)
    else:
        from postlint.analysis.shapes import keep_whole

        wholes = keep_whole(nlp)
    if tokenizer.token_match:
        wholes.append(tokenizer.token_match.__self__.pattern)
    patterns = {
        name: bound.__self__.pattern if bound else None
        for name, bound in (
            ("prefix", tokenizer.prefix_search),
            ("suffix", tokenizer.suffix_search),
            ("infix", tokenizer.infix_finditer),
            ("url_match", tokenizer.url_match),
        )
    }
    specials = dict(_specials(tokenizer.rules or {}))
    rows = tuple(text for text in specials if _is_cut(tokenizer, text))
    return TokenizerRules(
        language,
        token_match=tuple(wholes),
        specials=specials,
        special_rows=rows,
        stop_words=frozenset(nlp.Defaults.stop_words),
        **patterns,
    )


def _specials(rules: dict[str, Any]) -> Any:
    from spacy.attrs import NORM, ORTH

    for text, tokens in rules.items():
        yield text, tuple((token[ORTH], token.get(NORM)) for token in tokens)


def _is_cut(tokenizer: Any, text: str) -> bool:
    affixes = (tokenizer.find_prefix, tokenizer.find_suffix, tokenizer.find_infix)
    return " " in text or any(find(text) for find in affixes)
