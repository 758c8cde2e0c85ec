"""Linear-chain conditional random fields: the best labels of many sequences at once, and how sure each label is.

Takes emissions (items x labels) of sequences, gives a label and a probability for every item. The method is that of
Lafferty, McCallum and Pereira (2001). Sequences are decoded side by side, so that NumPy's loops are long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Found = TypeVar("Found")

_TINY = 1e-300
"""Keeps what is all but impossible from becoming so."""
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

    def decode(self, scores: Sequence[Floats], holds: Sequence[Floats] | None = None) -> list[Labels]:
        """Label sequences by their scores (items x labels each).

        `holds` says for every item how much it costs (in log-odds) to change the label before it.
        """
        return _side_by_side(lambda batch: [*map(Labels, self._viterbi(batch), self._sure(batch))], scores, holds)

    def marginals(self, scores: Sequence[Floats], holds: Sequence[Floats] | None = None) -> list[Floats]:
        """How probable each label is at each item (items x labels), without the best path."""
        return _side_by_side(self._sure, scores, holds)

    def decode_once(
        self, scores: Sequence[Floats], holds: Sequence[Floats], once: str, missing: float
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
        for score, hold in zip(scores, holds, strict=True):
            both = np.concatenate([score, score], axis=1)
            both[:, special] = barred
            both[0, width:] = barred
            both[0, width + special] = score[0, special]
            both[-1, :width] -= missing
            path = _best_path(both, double, hold)
            out.append(path % width)
        return out

    def _viterbi(self, batch: _Batch) -> list[NDArray[np.int64]]:
        """The best paths. Only scores are kept on the way; the way back asks again which label gave the best."""
        longest, count, width = batch.padded.shape
        scores = np.empty((longest, width, count), dtype=np.float32)  # sequences innermost: long loops for NumPy
        scores[0] = batch.padded[0].T
        steps = self._transitions[:, :, None]
        diagonal = np.arange(width)
        for t in range(1, longest):
            first = batch.alive[t]
            paths = scores[t - 1, :, None, first:] + steps
            if batch.stays is not None:
                paths[diagonal, diagonal] += batch.stays[t, first:]
            scores[t, :, first:] = paths.max(axis=0) + batch.padded[t, first:].T
        path = np.zeros((longest, count), dtype=np.int64)
        current = scores[batch.lengths - 1, :, np.arange(count)].argmax(axis=1)
        into = np.ascontiguousarray(self._transitions.T)
        for t in range(longest - 1, 0, -1):
            first = batch.alive[t]
            path[t] = current
            here = current[first:]
            before = scores[t - 1, :, first:].T + into[here]
            if batch.stays is not None:
                before[np.arange(len(here)), here] += batch.stays[t, first:]
            current[first:] = before.argmax(axis=1)
        path[0] = current
        return [path[:size, i].copy() for i, size in enumerate(batch.lengths.tolist())]

    def _sure(self, batch: _Batch) -> list[Floats]:
        """The marginals, by the forward-backward algorithm."""
        longest, count, width = batch.padded.shape
        local = np.exp((batch.padded - batch.padded.max(axis=2, keepdims=True)).astype(np.float64))
        step = np.exp(self._transitions.astype(np.float64))
        more = None
        if batch.stays is not None:
            more = np.expm1(batch.stays.astype(np.float64))[:, :, None] * np.diag(step)
        forward = np.zeros((longest, count, width))
        forward[0] = local[0] / local[0].sum(axis=1, keepdims=True)
        for t in range(1, longest):
            first = batch.alive[t]
            before = forward[t - 1, first:]
            now = before @ step
            if more is not None:
                now += before * more[t, first:]
            now *= local[t, first:]
            now += _TINY
            now /= now.sum(axis=1, keepdims=True)
            forward[t, first:] = now
        backward = np.ones((count, width))
        both = np.zeros((longest, count, width))
        for t in range(longest - 1, -1, -1):
            first = batch.alive[t]
            behind = backward[first:]
            np.multiply(forward[t, first:], behind, out=both[t, first:])
            ahead = local[t, first:] * behind
            now = ahead @ step.T
            if more is not None:
                now += ahead * more[t, first:]
            now += _TINY
            now /= now.sum(axis=1, keepdims=True)
            backward[first:] = now
        both += _TINY
        both /= both.sum(axis=2, keepdims=True)
        found = both.astype(np.float32)
        return [found[:size, i].copy() for i, size in enumerate(batch.lengths.tolist())]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sequences side by side, the shortest first: scores (longest x sequences x labels), what staying in a label gains.

    At item t only the sequences from `alive[t]` on have not ended.
    """

    padded: Floats
    stays: Floats | None
    lengths: NDArray[np.int64]
    alive: list[int]


def _side_by_side(
    found: Callable[[_Batch], Sequence[Found]], scores: Sequence[Floats], holds: Sequence[Floats] | None
) -> list[Found]:
    """What `found` gives for every sequence, in their order; empty sequences take no part in its work."""
    order = sorted(range(len(scores)), key=lambda i: len(scores[i]))
    done: dict[int, Found] = {}
    for at in range(0, len(order), _BATCH):
        numbers = order[at : at + _BATCH]
        batch = _batch([scores[i] for i in numbers], [holds[i] for i in numbers] if holds is not None else None)
        done.update(zip(numbers, found(batch), strict=True))
    return [done[i] for i in range(len(scores))]


def _batch(scores: Sequence[Floats], holds: Sequence[Floats] | None) -> _Batch:
    lengths = np.array([len(s) for s in scores])
    longest = max(int(lengths[-1]), 1)
    padded = np.zeros((longest, len(scores), scores[0].shape[1]), dtype=np.float32)
    for i, score in enumerate(scores):
        padded[: len(score), i] = score
    # A cost of changing is a gain of staying: added to the diagonal of the transitions.
    stays = np.zeros((longest, len(scores)), dtype=np.float32) if holds is not None else None
    if stays is not None:
        for i, hold in enumerate(holds or ()):
            stays[: len(hold), i] = hold
    return _Batch(padded, stays, lengths, np.searchsorted(lengths, np.arange(longest), side="right").tolist())


def _best_path(score: Floats, transitions: Floats, stays: Floats) -> NDArray[np.int64]:
    """Viterbi's path through one sequence; staying in a label at item t gains `stays[t]`."""
    size, width = score.shape
    back = np.zeros((size, width), dtype=np.int64)
    diagonal = np.arange(width)
    now = score[0]
    for t in range(1, size):
        paths = now[:, None] + transitions
        paths[diagonal, diagonal] += stays[t]
        back[t] = paths.argmax(axis=0)
        now = paths[back[t], diagonal] + score[t]
    path = np.zeros(size, dtype=np.int64)
    path[-1] = now.argmax()
    for t in range(size - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


@cache
def model_bytes(name: str) -> bytes:
    """The bytes of the model `name` in the package, read once."""
    return (resources.files("pubparse") / "models" / f"{name}.npz").read_bytes()
