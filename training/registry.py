"""What the training configurations name; `spacy train --code training/registry.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.util import registry

from postlint.analysis.german import shape_tokenizer


@registry.callbacks("postlint.german_tokenizer.v1")  # type: ignore[untyped-decorator]
def german_tokenizer() -> Callable[[Language], Language]:
    """Gives a pipeline the tokenizer of posts before it is initialised."""
    return shape_tokenizer


@registry.readers("postlint.labels.v1")  # type: ignore[untyped-decorator]
def labels(folder: str, name: str) -> Any:
    """Labels counted on gold data while the corpora were built; spaCy would read all silver."""
    return srsly.read_json(Path(folder) / f"{name}.json")
