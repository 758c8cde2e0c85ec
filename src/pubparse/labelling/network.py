"""The trained network that scores the labels of tokens: how well each label fits each token, all entries side by side.

Takes tokenized entries; gives their emissions (tokens x labels each), which `sequence` decodes. A residual network of
dilated convolutions (Strubell et al. 2017, "Fast and Accurate Entity Recognition with Iterated Dilated Convolutions")
over the sum of what a token is (`words`), what marks it and where it stands (`inputs`). It is trained by
`tools/train.py` and read by NumPy alone; what does not depend on the entry (a word's features, a mark's) is
summed once and kept.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from pubparse.labelling.inputs import TABLES, Inputs, inputs, mark_features, word_features
from pubparse.labelling.tokens import TokenizedEntry
from pubparse.sequence import Chain, Floats, neighbours

Thing = TypeVar("Thing", bound=Hashable)
_KEPT = 32_768
"""Words and marks whose sums are kept before the table starts anew, which bounds memory over a long batch."""
_VALUES = tuple(TABLES.values())
_MOST_ROWS = 2048
_AT_ONCE = 4096
"""Tokens that go through the network together, about: what fits the processor's cache."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of a model. `vectors` are the features' (rows in the order of `features`) as 8-bit numbers, each row
    to be multiplied with its `scale`; `tables` are those of the numbered inputs (`inputs.TABLES`, one below the other),
    `layers` are (dilation, weights, bias), `borders` where fields usually begin and end (`labelling.borders`)."""

    features: dict[str, int]
    vectors: NDArray[np.int8]
    scale: Floats
    tables: Floats
    layers: tuple[tuple[int, Floats, Floats], ...]
    pooled: Floats
    out: Floats
    out_bias: Floats
    borders: Floats


class _Sums(Generic[Thing]):
    """Vectors of things that consist of features, summed when they are first met."""

    def __init__(self, weights: Weights, features_of: Callable[[Thing], Sequence[str]]) -> None:
        self._weights = weights
        self._features_of = features_of
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[Thing, int] = {}
        self._vectors = np.zeros((1024, self._weights.vectors.shape[1]), dtype=np.float32)

    def __call__(self, things: Sequence[Thing]) -> Floats:
        """The vectors of the things."""
        if len(self._rows) > _KEPT:
            self._forget()
        rows = self._rows
        found = [rows.get(thing, -1) for thing in things]
        if -1 in found:
            self._learn(dict.fromkeys(thing for thing, row in zip(things, found, strict=True) if row < 0))
            found = [rows[thing] for thing in things]
        return self._vectors[found]

    def _learn(self, new: dict[Thing, None]) -> None:
        first, needed = len(self._rows), len(self._rows) + len(new)
        if needed > len(self._vectors):
            more = np.zeros((max(needed, 2 * len(self._vectors)) - len(self._vectors), self._vectors.shape[1]))
            self._vectors = np.concatenate([self._vectors, more.astype(np.float32)])
        known: list[int] = []
        ends: list[int] = [0]
        places: list[int] = []
        row_of = self._weights.features.get
        for place, thing in enumerate(new, first):
            self._rows[thing] = place
            known += [row for feature in self._features_of(thing) if (row := row_of(feature)) is not None]
            if len(known) > ends[-1]:
                ends.append(len(known))
                places.append(place)
        if known:
            vectors = self._weights.vectors[known] * self._weights.scale[known]
            self._vectors[places] = np.add.reduceat(vectors, ends[:-1], axis=0)


class Tagger(Chain):
    """A trained model of tokens: scores their labels, and decodes the scores as a chain."""

    def __init__(self, labels: Sequence[str], transitions: Floats, weights: Weights) -> None:
        super().__init__(labels, transitions)
        self._weights = weights
        self.borders = weights.borders
        self._words = _Sums(weights, word_features)
        self._marks = _Sums(weights, mark_features)
        self._tables = _joined(weights.tables)

    def scores(self, entries: Sequence[TokenizedEntry], journals: bool = True) -> list[Floats]:
        """The emissions of every entry: how well each label fits each token, in log-odds (tokens x labels)."""
        out: list[Floats] = []
        at = 0
        while at < len(entries):
            end, size = at, 0
            while end < len(entries) and (end == at or size + len(entries[end]) <= _AT_ONCE):
                size += len(entries[end])
                end += 1
            if size:
                out += self._some(inputs(entries[at:end], journals))
            else:
                out += [np.zeros((0, len(self.labels)), dtype=np.float32) for _ in range(at, end)]
            at = end
        return out

    def _some(self, given: Inputs) -> list[Floats]:
        weights = self._weights
        h = self._words(given.words)
        for table, columns in self._tables:
            row = given.tables[columns[0]]
            for column in columns[1:]:
                row = row * _VALUES[column] + given.tables[column]
            h += table[row]
        if len(given.marked):
            h[given.marked] += self._marks(given.marks)
        # One piece of memory for all layers: fresh memory would cost as much as what is done in it.
        around = np.empty((len(h), 3 * h.shape[1]), dtype=np.float32)
        step = np.empty_like(h)
        last = len(weights.layers) // 2
        for number, (dilation, matrix, bias) in enumerate(weights.layers):
            if number == last:
                h += self._whole(h, given)
            neighbours(h, dilation, around)
            around[given.from_start < dilation, : h.shape[1]] = 0  # what stands there is another entry's
            around[given.from_end < dilation, -h.shape[1] :] = 0
            np.matmul(around, matrix, out=step)
            step += bias
            np.maximum(step, 0, out=step)
            h += step
        scores = h @ weights.out
        scores += weights.out_bias
        ends = np.cumsum(given.sizes)
        return np.split(scores, ends[:-1])

    def _whole(self, h: Floats, given: Inputs) -> Floats:
        """For every token what its entry is like as a whole: by the mean and the greatest of each column."""
        full = given.sizes > 0
        begins = (np.cumsum(given.sizes) - given.sizes)[full]
        sizes = given.sizes[full]
        mean = np.add.reduceat(h, begins, axis=0) / sizes[:, None].astype(np.float32)
        most = np.maximum.reduceat(h, begins, axis=0)
        pooled = np.concatenate([mean, most], axis=1) @ self._weights.pooled
        of_token: Floats = np.repeat(pooled, sizes, axis=0)
        return of_token


def _joined(tables: Floats) -> list[tuple[Floats, list[int]]]:
    """The tables of the numbered inputs, some at a time in one that has a row for each combination of their values.

    A token's rows are then looked up in few tables, of which each still fits the processor's cache.
    """
    out: list[tuple[Floats, list[int]]] = []
    for column, part in enumerate(np.split(tables, np.cumsum(_VALUES)[:-1])):
        if out and len(out[-1][0]) * len(part) <= _MOST_ROWS:
            joined, columns = out[-1]
            rows = joined[:, None] + part
            out[-1] = (rows.reshape(-1, tables.shape[1]), [*columns, column])
        else:
            out.append((part, [column]))
    return out


def in_bytes(vectors: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Vectors as 8-bit numbers, and what each row is to be multiplied with.

    >>> small, scale = in_bytes(np.array([[0.5, -1.0]], dtype=np.float32))
    >>> (small * scale).round(2).tolist()
    [[0.5, -1.0]]
    """
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127 + 1e-12
    return np.round(vectors / scale).astype(np.int8), scale.astype(np.float32)


def pack_tagger(labels: Sequence[str], transitions: Floats, weights: Weights) -> bytes:
    """The bytes of a model file."""
    names = sorted(weights.features, key=weights.features.__getitem__)
    arrays: dict[str, NDArray[np.generic]] = {
        "labels": np.frombuffer("\n".join(labels).encode(), dtype=np.uint8),
        "features": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        "vectors": weights.vectors,
        "scale": weights.scale.astype(np.float16),
        "tables": weights.tables.astype(np.float16),
        "dilations": np.array([dilation for dilation, _, _ in weights.layers]),
        "pooled": weights.pooled.astype(np.float16),
        "out": weights.out.astype(np.float32),
        "out_bias": weights.out_bias.astype(np.float32),
        "borders": weights.borders.astype(np.float16),
        "transitions": transitions.astype(np.float32),
    }
    for number, (_, matrix, bias) in enumerate(weights.layers):
        arrays[f"layer{number}"] = matrix.astype(np.float16)
        arrays[f"bias{number}"] = bias.astype(np.float32)
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()


def unpack_tagger(data: bytes) -> Tagger:
    """The model in the bytes that `pack_tagger` made."""
    with np.load(io.BytesIO(data), allow_pickle=False) as a:
        names = a["features"].tobytes().decode().split("\n")
        layers = tuple(
            (int(dilation), a[f"layer{k}"].astype(np.float32), a[f"bias{k}"])
            for k, dilation in enumerate(a["dilations"].tolist())
        )
        weights = Weights(
            features={name: row for row, name in enumerate(names)},
            vectors=a["vectors"],
            scale=a["scale"].astype(np.float32),
            tables=a["tables"].astype(np.float32),
            layers=layers,
            pooled=a["pooled"].astype(np.float32),
            out=a["out"],
            out_bias=a["out_bias"],
            borders=a["borders"].astype(np.float32),
        )
        return Tagger(a["labels"].tobytes().decode().split("\n"), a["transitions"], weights)
