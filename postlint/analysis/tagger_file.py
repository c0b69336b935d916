"""Keeps the tagger of a pipeline where the next run finds it, so that it need not load spaCy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from postlint.analysis.prepared import Prepared
from postlint.analysis.spelling import folded
from postlint.analysis.tagger import Tagger
from postlint.analysis.tagger_copy import TaggerCopy, copied
from postlint.analysis.tokens import Doc

_SCHEMA = 1


def kept(prepared: Prepared, name: str, *, seal: str) -> Tagger | None:
    """The tagger that an earlier run kept of the pipeline called `name`."""
    found = prepared.read_bytes(_key(name), seal=_sealed(seal))
    if found is None:
        return None
    about, body = found
    arrays, at = {}, 0
    for array, (kind, shape) in about.pop("arrays").items():
        count = int(np.prod(shape))
        arrays[array] = np.frombuffer(body, kind, count, at).reshape(shape)
        at += arrays[array].nbytes
    return Tagger(TaggerCopy(about, arrays))


def made(
    nlp: Any, wanted: frozenset[str], prepared: Prepared, name: str, *, seal: str
) -> Tagger | None:
    """The tagger of a loaded pipeline, kept for the next run; None where it cannot be copied, or
    where the copy tags the language's own stop words in another way than the pipeline."""
    try:
        copy = copied(nlp, wanted)
        tagger = Tagger(copy) if copy else None
    except ValueError:
        return None
    if copy is None or tagger is None or not _agree(nlp, tagger):
        return None
    layout = {key: (array.dtype.str, array.shape) for key, array in copy.arrays.items()}
    body = b"".join(array.tobytes() for array in copy.arrays.values())
    prepared.write_bytes(_key(name), {**copy.about, "arrays": layout}, body, seal=_sealed(seal))
    return tagger


def _agree(nlp: Any, tagger: Tagger) -> bool:
    from spacy.tokens import Doc as Parsed

    words = sorted(nlp.Defaults.stop_words)
    parsed = Parsed(nlp.vocab, words=words)
    for name in tagger.components:
        parsed = nlp.get_pipe(name)(parsed)
    doc = Doc(parsed.text, words, list(map(folded, words)), [True] * len(words), language="")
    tagger.tag([doc.tokens])
    return all(
        (theirs.tag_, theirs.pos_, theirs.lemma_) == (ours.tag_, ours.pos_, ours.lemma_)
        for theirs, ours in zip(parsed, doc.tokens, strict=True)
    )


def _key(name: str) -> str:
    return f"tagger-{Path(name).name}"


def _sealed(seal: str) -> str:
    return f"{_SCHEMA} {seal}"
