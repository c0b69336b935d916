"""What the training configurations name; `spacy train --code training/registry.py`."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language

from postlint.analysis.german import shape_tokenizer


@spacy.registry.callbacks("postlint.german_tokenizer.v1")
def german_tokenizer() -> Callable[[Language], Language]:
    """Gives a pipeline the tokenizer of posts before it is initialised."""
    return shape_tokenizer
