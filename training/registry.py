"""What the training configurations name; `spacy train --code training/registry.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language

from postlint.analysis.german import shape_tokenizer


@spacy.registry.callbacks("postlint.german_tokenizer.v1")
def german_tokenizer() -> Callable[[Language], Language]:
    """Gives a pipeline the tokenizer of posts before it is initialised."""
    return shape_tokenizer


@spacy.registry.readers("postlint.labels.v1")
def labels(folder: str, name: str) -> Any:
    """Labels counted on gold data while the corpora were built; spaCy would read all silver."""
    return srsly.read_json(Path(folder) / f"{name}.json")
