"""Copies the tagger out of a spaCy pipeline: numbers and tables that can be read without spaCy.

Only one architecture is known, that of spaCy's small pipelines: `MultiHashEmbed` (with or without
static vectors) and `MaxoutWindowEncoder`, on top of it the softmax layers of a tagger and of a
morphologizer, then an attribute ruler. Anything else is left to spaCy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_EMBED = "ints-getitem>>hashembed"
_LAYER = "maxout>>layernorm>>dropout"
_HEAD = "tok2vec-listener>>with_array(softmax)"
_COLUMNS = frozenset({"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
_MOST_VECTORS = 50_000

Arrays = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TaggerCopy:
    """`about` is JSON: `columns`, `seeds` and `depth` of the network, `heads` with their labels,
    `ruler` patterns, the tables by which strings become numbers (`symbols`, `norms` by key,
    `base_norms`), `components`. `arrays` are its weights by name, float32, and the keys of its
    vectors, uint64."""

    about: dict[str, Any]
    arrays: Arrays


def copied(nlp: Any, wanted: frozenset[str]) -> TaggerCopy | None:
    """The tagger of a loaded pipeline, of its components that are `wanted`; None where it is of
    another architecture."""
    parts = [(name, part) for name, part in nlp.pipeline if name in wanted]
    if not parts or parts[0][0] != "tok2vec":
        return None
    ruler = parts[-1][1].patterns if parts[-1][0] == "attribute_ruler" else []
    heads = [part for name, part in parts[1:] if name != "attribute_ruler"]
    network = _network(parts[0][1].model, nlp.vocab.vectors)
    if network is None or any(head.model.name != _HEAD for head in heads):
        return None
    about, arrays = network
    about["components"] = [name for name, _ in parts]
    about["heads"] = [_labels(head) for head in heads]
    about["ruler"] = [_rule(rule) for rule in ruler]
    for number, head in enumerate(heads):
        _take(arrays, f"head-{number}", _nodes(head.model, "softmax")[0], ("W", "b"))
    return TaggerCopy({**about, **_strings(nlp.vocab)}, arrays)


def _network(model: Any, vectors: Any) -> tuple[dict[str, Any], Arrays] | None:
    features, tables = _nodes(model, "extract_features"), _nodes(model, "hashembed")
    static, layers = _nodes(model, "static_vectors"), _nodes(model, "maxout")
    columns = features[0].attrs["columns"] if features else []
    windows = {node.attrs["window_size"] for node in _nodes(model, "expand_window")}
    known = (
        model.name == _name(len(tables), len(layers) - 1, static=bool(static))
        and _COLUMNS.issuperset(columns)
        and windows == {1}
        and (not static or _usable(vectors))
    )
    if not known:
        return None
    arrays: Arrays = {}
    for number, table in enumerate(tables):
        _take(arrays, f"table-{number}", table, ("E",))
    for number, (layer, norm) in enumerate(zip(layers, _nodes(model, "layernorm"), strict=True)):
        _take(arrays, f"layer-{number}", layer, ("W", "b"))
        for param in ("W", "b"):  # the pieces of a maxout one after the other
            whole = arrays[f"layer-{number}-{param}"]
            arrays[f"layer-{number}-{param}"] = np.ascontiguousarray(whole.swapaxes(0, 1))
        _take(arrays, f"norm-{number}", norm, ("G", "b"))
    if static:
        arrays |= _vectors(vectors, static[0].get_param("W"))
    seeds = [table.attrs["seed"] for table in tables]
    return {"columns": list(columns), "seeds": seeds, "depth": len(layers) - 1}, arrays


def _name(tables: int, depth: int, *, static: bool) -> str:
    """What thinc calls a network of the known architecture: its name is how it is put together."""
    embed = f"extract_features>>list2ragged>>with_array({'|'.join([_EMBED] * tables)})"
    if static:
        embed += "|static_vectors"
    blocks = ">>".join([f"residual(expand_window>>{_LAYER})"] * depth)
    return f"{embed}>>with_array({_LAYER})>>ragged2list>>with_array({blocks})"


def _nodes(model: Any, name: str) -> list[Any]:
    return [node for node in model.walk() if node.name == name]


def _take(arrays: Arrays, name: str, node: Any, params: Sequence[str]) -> None:
    for param in params:
        arrays[f"{name}-{param}"] = np.ascontiguousarray(node.get_param(param), dtype=np.float32)


def _usable(vectors: Any) -> bool:
    return (
        str(vectors.mode) == "default"
        and vectors.attr == _orth()
        and len(vectors.data) <= _MOST_VECTORS
    )


def _orth() -> int:
    from spacy.attrs import ORTH

    return int(ORTH)


def _vectors(vectors: Any, weights: Any) -> Arrays:
    keys = np.fromiter(vectors.key2row.keys(), dtype=np.uint64)
    rows = np.fromiter(vectors.key2row.values(), dtype=np.int64)
    order = np.argsort(keys)
    return {
        "vector-keys": keys[order],
        "vector-rows": rows[order].astype(np.uint64),
        "vectors": np.ascontiguousarray(vectors.data @ weights.T, dtype=np.float32),
    }


def _labels(head: Any) -> dict[str, Any]:
    from spacy.pipeline.morphologizer import Morphologizer
    from spacy.symbols import NAMES

    if not isinstance(head, Morphologizer):
        return {"tag": list(head.labels)}
    morphs, kinds = head.cfg["labels_morph"], head.cfg["labels_pos"]
    return {
        "morph": [morphs.get(label, "") for label in head.labels],
        "pos": [NAMES[kinds[label]] if kinds.get(label) else "" for label in head.labels],
    }


def _rule(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {"patterns": rule["patterns"], "attrs": rule["attrs"], "index": rule["index"]}


def _strings(vocab: Any) -> dict[str, Any]:
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.symbols import IDS

    tables = vocab.lookups
    norms = tables.get_table("lexeme_norm") if tables.has_table("lexeme_norm") else {}
    return {
        "symbols": dict(IDS),
        "norms": {str(key): norm for key, norm in norms.items()},
        "base_norms": dict(BASE_NORMS),
    }
