"""Tags words with the weights of a spaCy tagger, computed by numpy.

The network is spaCy's small convolutional one (`HashEmbed`, `Maxout`, `LayerNorm` of thinc), read
forwards: the rows that stand for a token's norm, prefix, suffix and shape are mixed, then, layer by
layer, with those of its neighbours; the highest number of the softmax layer is the tag.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from postlint.analysis.attribute_ruler import AttributeRuler
from postlint.analysis.spelling import folded
from postlint.analysis.string_hashes import string_hash, table_rows
from postlint.analysis.tagger_copy import TaggerCopy
from postlint.analysis.token_tests import features, shape
from postlint.analysis.tokens import Token

Floats = NDArray[np.float32]

_EPSILON = np.float32(1e-8)
#: Words whose numbers are remembered, and tokens that are computed at once.
_REMEMBERED, _AT_ONCE = 10_000, 8_000
_FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "ORTH")


class Tagger:
    """A tagger that was copied out of a spaCy pipeline."""

    def __init__(self, copy: TaggerCopy) -> None:
        about = copy.about
        self.components: Sequence[str] = about["components"]
        self._about, self._arrays = about, copy.arrays
        self._ruler = AttributeRuler(about["ruler"])
        self._threads = ThreadpoolController()
        self._numbers: dict[tuple[str, str], tuple[int, ...]] = {}

    def tag(self, parts: Sequence[Sequence[Token]]) -> None:
        """Fill in tag, part of speech, lemma and morphology of each part's tokens, as the pipeline
        would: what it leaves open is empty."""
        with self._threads.limit(limits=1, user_api="blas"):
            for batch in _batches(parts):
                self._tag(batch)

    def _tag(self, parts: Sequence[Sequence[Token]]) -> None:
        encoded = self._encoded(parts)
        found = [self._best(encoded, number) for number in range(len(self._about["heads"]))]
        at = 0
        for part in parts:
            for token in part:
                told = {name: labels[rows[at]] for rows, head in found for name, labels in head}
                token.tag_, token.pos_ = told.get("tag", ""), told.get("pos", "")
                token.morph = features(told.get("morph", ""))
                token.lemma_ = token.dep_ = token.ent_type_ = ""
                at += 1
            self._ruler.apply(part)

    def _best(self, encoded: Floats, number: int) -> tuple[NDArray[Any], Any]:
        weights, bias = (self._arrays[f"head-{number}-{name}"] for name in ("W", "b"))
        return (encoded @ weights.T + bias).argmax(axis=1), self._about["heads"][number].items()

    def _encoded(self, parts: Sequence[Sequence[Token]]) -> Floats:
        """A row for each token of the parts. Between parts lie as many empty rows as a token looks
        far, so that no part depends on its neighbours."""
        depth = self._about["depth"]
        tokens = [token for part in parts for token in part]
        places = np.arange(len(tokens)) + depth * np.repeat(
            np.arange(1, len(parts) + 1), [len(part) for part in parts]
        )
        embedded = self._layer(self._embedded(tokens), 0)
        rows = np.zeros((len(tokens) + depth * (len(parts) + 1), embedded.shape[1]), np.float32)
        rows[places] = embedded
        for number in range(1, depth + 1):
            edge = np.zeros_like(rows[:1])
            before, after = np.concatenate((edge, rows[:-1])), np.concatenate((rows[1:], edge))
            rows = rows + self._layer(np.concatenate((before, rows, after), axis=1), number)
        encoded: Floats = rows[places]
        return encoded

    def _layer(self, rows: Floats, number: int) -> Floats:
        """Maxout, then layer normalisation."""
        weights, bias = (self._arrays[f"layer-{number}-{name}"] for name in ("W", "b"))
        pieces, width, _ = weights.shape
        out = rows @ weights.reshape(pieces * width, -1).T + bias.reshape(-1)
        best = out[:, :width]
        for piece in range(1, pieces):
            best = np.maximum(best, out[:, piece * width : (piece + 1) * width])
        centred = best - best.mean(axis=1, keepdims=True)
        spread = (centred * centred).mean(axis=1, keepdims=True) + _EPSILON
        scale, shift = self._arrays[f"norm-{number}-G"], self._arrays[f"norm-{number}-b"]
        normalised: Floats = centred / np.sqrt(spread) * scale + shift
        return normalised

    def _embedded(self, tokens: Sequence[Token]) -> Floats:
        known = np.array([self._known(token) for token in tokens], dtype=np.uint64)
        columns = {name: known[:, number] for number, name in enumerate(_FEATURES)}
        columns["SPACY"] = np.array([bool(token.whitespace_) for token in tokens], dtype=np.uint64)
        columns["IS_SPACE"] = np.array([token.text.isspace() for token in tokens], dtype=np.uint64)
        tables = [
            self._rows(columns[name], number) for number, name in enumerate(self._about["columns"])
        ]
        if "vectors" in self._arrays:
            tables.append(self._vectors(columns["ORTH"]))
        return np.concatenate(tables, axis=1)

    def _rows(self, keys: NDArray[np.uint64], number: int) -> Floats:
        table: Floats = self._arrays[f"table-{number}-E"]
        different, places = np.unique(keys, return_inverse=True)
        seed = self._about["seeds"][number]
        rows = table_rows(different, seed=seed, size=len(table))
        added: Floats = table[rows].sum(axis=1)
        return added[places]

    def _vectors(self, keys: NDArray[np.uint64]) -> Floats:
        known: NDArray[np.uint64] = self._arrays["vector-keys"]
        places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        rows: Floats = self._arrays["vectors"][self._arrays["vector-rows"][places]]
        rows[known[places] != keys] = 0
        return rows

    def _known(self, token: Token) -> tuple[int, ...]:
        word = (token.text, token.norm_)
        numbers = self._numbers.get(word)
        if numbers is None:
            if len(self._numbers) >= _REMEMBERED:
                self._numbers.clear()
            numbers = self._numbers[word] = tuple(map(self._number, self._strings(*word)))
        return numbers

    def _strings(self, text: str, norm: str) -> tuple[str, ...]:
        if norm == folded(text):
            usual = self._about["base_norms"].get(text) or text.lower()
            norm = self._about["norms"].get(str(self._number(text))) or usual
        return norm, text[:1], text[-3:], shape(text), text

    def _number(self, text: str) -> int:
        symbol: int | None = self._about["symbols"].get(text)
        return string_hash(text) if symbol is None else symbol


def _batches(parts: Sequence[Sequence[Token]]) -> Iterator[Sequence[Sequence[Token]]]:
    batch: list[Sequence[Token]] = []
    for part in parts:
        if batch and sum(map(len, batch)) + len(part) > _AT_ONCE:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch
