"""Linear-chain conditional random fields: the best labels of many sequences at once, and how sure each label is.

Takes emissions (items x labels) of sequences, gives a label and a probability for every item. The method is that of
Lafferty, McCallum and Pereira (2001). Sequences are decoded side by side, so that NumPy's loops are long. Beside them
stands what the networks share: who stands beside whom in a sequence, and the bytes of a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_TINY = 1e-300
"""Keeps what is all but impossible from becoming so."""
_STEPS = 8
"""Items after which sums are brought back to one: before that they cannot leave the range of numbers."""
_BATCH = 128
"""Sequences decoded side by side: enough to make NumPy worth while, few enough to stay in the cache."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelling of one sequence: label numbers of the best path, and the marginals (items x labels)."""

    best: NDArray[np.int64]
    marginals: Floats


class Chain:
    """A linear-chain conditional random field: labels and transition weights (labels x labels); decodes emissions."""

    def __init__(self, labels: Sequence[str], transitions: Floats) -> None:
        self.labels = tuple(labels)
        self._transitions = transitions.astype(np.float32)

    def decode(self, scores: Sequence[Floats], going_on: Sequence[Floats] | None = None) -> list[Labels]:
        """Label sequences by their scores (items x labels each).

        `going_on`, of the same shape, is what it is worth that an item has the label of the one before it.
        """
        order = sorted(range(len(scores)), key=lambda i: len(scores[i]))
        found: dict[int, Labels] = {}
        for numbers in _parts(order):
            batch = _side_by_side(numbers, scores, going_on)
            found.update(zip(numbers, (Labels(sure.argmax(axis=1), sure) for sure in self._sure(batch)), strict=True))
        # A path that is likelier than all others together is the best one: by the union bound the path of each item's
        # likeliest label is, where all of them together are wrong with less than one half.
        for numbers in _parts([i for i in order if (1 - found[i].marginals.max(axis=1)).sum() >= 0.5]):
            paths = self._viterbi(_side_by_side(numbers, scores, going_on))
            found.update({i: Labels(path, found[i].marginals) for i, path in zip(numbers, paths, strict=True)})
        return [found[i] for i in range(len(scores))]

    def decode_once(
        self, scores: Sequence[Floats], once: str, missing: float, going_on: Sequence[Floats | None]
    ) -> list[NDArray[np.int64]]:
        """The best labels under the rule that `once` forms a single run; a path without it costs `missing`.

        Viterbi over twice the labels: those before the run has begun, those since.
        """
        width, special = len(self.labels), self.labels.index(once)
        barred = -1e4
        double = np.full((2 * width, 2 * width), barred, dtype=np.float32)
        double[:width, :width] = self._transitions
        double[width:, width:] = self._transitions
        double[:width, special] = double[special, :width] = barred
        double[:width, width + special] = self._transitions[:, special]
        double[width:, width + special] = barred
        double[width + special, width + special] = self._transitions[special, special]
        out = []
        for score, same in zip(scores, going_on, strict=True):
            both = np.concatenate([score, score], axis=1)
            both[:, special] = barred
            both[0, width:] = barred
            both[0, width + special] = score[0, special]
            both[-1, :width] -= missing
            out.append(_best_path(both, double, None if same is None else np.concatenate([same, same], axis=1)) % width)
        return out

    def _viterbi(self, batch: _Batch) -> list[NDArray[np.int64]]:
        """The best paths. Only scores are kept on the way; the way back asks again which label gave the best."""
        longest, count, width = batch.padded.shape
        scores = np.empty((longest, width, count), dtype=np.float32)  # sequences innermost: long loops for NumPy
        scores[0] = batch.padded[0].T
        steps = self._transitions[:, :, None]
        every = np.arange(width)
        for t in range(1, longest):
            first = batch.alive[t]
            paths = scores[t - 1, :, None, first:] + steps
            if batch.going_on is not None:
                paths[every, every] += batch.going_on[t, first:].T
            scores[t, :, first:] = paths.max(axis=0) + batch.padded[t, first:].T
        path = np.zeros((longest, count), dtype=np.int64)
        current = scores[batch.lengths - 1, :, np.arange(count)].argmax(axis=1)
        into = np.ascontiguousarray(self._transitions.T)
        for t in range(longest - 1, 0, -1):
            first = batch.alive[t]
            path[t] = current
            now = current[first:]
            before = scores[t - 1, :, first:].T + into[now]
            if batch.going_on is not None:
                rows = np.arange(len(now))
                before[rows, now] += batch.going_on[t, first + rows, now]
            current[first:] = before.argmax(axis=1)
        path[0] = current
        return [path[:size, i].copy() for i, size in enumerate(batch.lengths.tolist())]

    def _sure(self, batch: _Batch) -> list[Floats]:
        """The marginals, by the forward-backward algorithm."""
        longest, count, width = batch.padded.shape
        local = np.exp((batch.padded - batch.padded.max(axis=2, keepdims=True)).astype(np.float64)) + _TINY
        step = np.exp(self._transitions.astype(np.float64))
        back = np.ascontiguousarray(step.T)
        more = None if batch.going_on is None else np.diag(step) * np.expm1(batch.going_on.astype(np.float64))
        forward = np.zeros((longest, count, width))
        forward[0] = local[0] / local[0].sum(axis=1, keepdims=True)
        for t in range(1, longest):
            first = batch.alive[t]
            now = forward[t - 1, first:] @ step
            if more is not None:
                now += forward[t - 1, first:] * more[t, first:]
            now *= local[t, first:]
            if t % _STEPS == 0:
                now /= now.sum(axis=1, keepdims=True)
            forward[t, first:] = now
        backward = np.ones((count, width))
        both = np.zeros((longest, count, width))
        for t in range(longest - 1, -1, -1):
            first = batch.alive[t]
            behind = backward[first:]
            np.multiply(forward[t, first:], behind, out=both[t, first:])
            here = local[t, first:] * behind
            now = here @ back
            if more is not None:
                now += here * more[t, first:]
            if t % _STEPS == 0:
                now /= now.sum(axis=1, keepdims=True)
            backward[first:] = now
        both += _TINY
        both /= both.sum(axis=2, keepdims=True)
        found = both.astype(np.float32)
        return [found[:size, i].copy() for i, size in enumerate(batch.lengths.tolist())]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sequences side by side, the shortest first: scores and what going on is worth (longest x sequences x labels).

    At item t only the sequences from `alive[t]` on have not ended.
    """

    padded: Floats
    going_on: Floats | None
    lengths: NDArray[np.int64]
    alive: list[int]


def _parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[at : at + _BATCH] for at in range(0, len(numbers), _BATCH))


def _side_by_side(numbers: Sequence[int], scores: Sequence[Floats], going_on: Sequence[Floats] | None) -> _Batch:
    """The sequences of these numbers, which are in the order of their lengths."""
    lengths = np.array([len(scores[i]) for i in numbers])
    longest = max(int(lengths[-1]), 1)
    alive = np.searchsorted(lengths, np.arange(longest), side="right").tolist()
    more = _padded([going_on[i] for i in numbers], longest) if going_on else None
    return _Batch(_padded([scores[i] for i in numbers], longest), more, lengths, alive)


def _padded(scores: Sequence[Floats], longest: int) -> Floats:
    padded = np.zeros((longest, len(scores), scores[0].shape[1]), dtype=np.float32)
    for i, score in enumerate(scores):
        padded[: len(score), i] = score
    return padded


def _best_path(score: Floats, transitions: Floats, going_on: Floats | None) -> NDArray[np.int64]:
    """Viterbi's path through one sequence."""
    size, width = score.shape
    back = np.zeros((size, width), dtype=np.int64)
    everything = np.arange(width)
    now = score[0]
    for t in range(1, size):
        paths = now[:, None] + transitions
        if going_on is not None:
            paths[everything, everything] += going_on[t]
        back[t] = paths.argmax(axis=0)
        now = paths[back[t], everything] + score[t]
    path = np.zeros(size, dtype=np.int64)
    path[-1] = now.argmax()
    for t in range(size - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def neighbours(vectors: Floats, distance: int, out: Floats) -> None:
    """Write for every item the vectors of the one so many places before it, its own, and the one behind; zero outside.

    What a dilated convolution multiplies; `out` is items x three times the columns of `vectors`.

    >>> out = np.empty((3, 3), dtype=np.float32)
    >>> neighbours(np.array([[1], [2], [3]], dtype=np.float32), 2, out)
    >>> out.tolist()
    [[0.0, 1.0, 3.0], [0.0, 2.0, 0.0], [1.0, 3.0, 0.0]]
    """
    size, width = vectors.shape
    inner = min(distance, size)
    out[:inner, :width] = 0
    out[inner:, :width] = vectors[: size - inner]
    out[:, width : 2 * width] = vectors
    out[: size - inner, 2 * width :] = vectors[inner:]
    out[size - inner :, 2 * width :] = 0


def softmax(scores: Floats) -> Floats:
    """How probable each label is at each item, whatever stands beside it.

    >>> softmax(np.log(np.array([[1, 3]], dtype=np.float32))).round(2).tolist()
    [[0.25, 0.75]]
    """
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    sure: Floats = weights / weights.sum(axis=1, keepdims=True)
    return sure


@cache
def model_bytes(name: str) -> bytes:
    """The bytes of the model `name` in the package, read once."""
    return (resources.files("pubparse") / "models" / f"{name}.npz").read_bytes()
