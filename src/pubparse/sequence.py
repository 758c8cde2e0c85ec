"""Linear-chain conditional random fields: load a model file, label many sequences at once.

Takes sequences of feature packs, gives a label and a probability for every item. The method is that of Lafferty,
McCallum and Pereira (2001); models are trained by python-crfsuite under `tools/` and stored as plain arrays, so that
reading needs NumPy alone. A *pack* is a hashable key that stands for several feature strings (all features of the
word "Smith" as the previous word, say). Its summed weights are computed once and kept: a page costs one table look-up
a pack instead of one a feature.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Pack = Hashable
Expand = Callable[[Pack], Sequence[str]]

_BATCH = 128
"""Sequences decoded side by side: enough to make NumPy worth while, few enough to stay in the cache."""
_KEPT_PACKS = 400_000
"""Packs remembered before the table starts anew, which bounds memory over a long batch."""


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
        order = sorted(range(len(scores)), key=lambda i: len(scores[i]))
        done: list[Labels | None] = [None] * len(scores)
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            held = [holds[i] for i in batch] if holds is not None else None
            for index, labels in zip(batch, self._decode([scores[i] for i in batch], held), strict=True):
                done[index] = labels
        return [labels for labels in done if labels is not None]

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

    def _decode(self, scores: Sequence[Floats], holds: Sequence[Floats] | None) -> list[Labels]:
        """Label sequences side by side; they come sorted by their length, the shortest first."""
        lengths = np.array([len(s) for s in scores])
        count, longest, width = len(scores), int(lengths.max(initial=0)), len(self.labels)
        if longest == 0:
            empty = Labels(np.zeros(0, dtype=np.int64), np.zeros((0, width), dtype=np.float32))
            return [empty] * count
        padded = np.zeros((longest, count, width), dtype=np.float32)
        for i, s in enumerate(scores):
            padded[: len(s), i] = s
        # A cost of changing is a gain of staying: added to the diagonal of the transitions.
        stays = np.zeros((longest, count), dtype=np.float32) if holds is not None else None
        if stays is not None:
            for i, hold in enumerate(holds or ()):
                stays[: len(hold), i] = hold
        # At item t only the sequences from alive[t] on have not ended.
        alive = np.searchsorted(lengths, np.arange(longest), side="right").tolist()
        best = self._viterbi(padded, stays, lengths, alive)
        marginals = self._forward_backward(padded, stays, alive)
        return [Labels(best[:n, i].copy(), marginals[:n, i].copy()) for i, n in enumerate(lengths.tolist())]

    def _viterbi(
        self, padded: Floats, stays: Floats | None, lengths: NDArray[np.int64], alive: Sequence[int]
    ) -> NDArray[np.int64]:
        """The best paths. Only scores are kept on the way; the way back asks again which label gave the best."""
        longest, count, width = padded.shape
        scores = np.empty((longest, width, count), dtype=np.float32)  # sequences innermost: long loops for NumPy
        scores[0] = padded[0].T
        steps = self._transitions[:, :, None]
        diagonal = np.arange(width)
        for t in range(1, longest):
            paths = scores[t - 1, :, None, alive[t] :] + steps
            if stays is not None:
                paths[diagonal, diagonal] += stays[t, alive[t] :]
            scores[t, :, alive[t] :] = paths.max(axis=0) + padded[t, alive[t] :].T
        path = np.zeros((longest, count), dtype=np.int64)
        current = scores[lengths - 1, :, np.arange(count)].argmax(axis=1)
        into = np.ascontiguousarray(self._transitions.T)
        for t in range(longest - 1, 0, -1):
            path[t] = current
            here = current[alive[t] :]
            before = scores[t - 1, :, alive[t] :].T + into[here]
            if stays is not None:
                before[np.arange(len(here)), here] += stays[t, alive[t] :]
            current[alive[t] :] = before.argmax(axis=1)
        path[0] = current
        return path

    def _forward_backward(self, padded: Floats, stays: Floats | None, alive: Sequence[int]) -> Floats:
        """The marginals: how probable each label is at each item."""
        longest, count, width = padded.shape
        local = np.exp((padded - padded.max(axis=2, keepdims=True)).astype(np.float64))
        step = np.exp(self._transitions.astype(np.float64))
        more = np.expm1(stays.astype(np.float64))[:, :, None] * np.diag(step) if stays is not None else None
        forward = np.zeros((longest, count, width))
        forward[0] = local[0] / local[0].sum(axis=1, keepdims=True)
        for t in range(1, longest):
            before = forward[t - 1, alive[t] :]
            now = before @ step
            if more is not None:
                now += before * more[t, alive[t] :]
            now *= local[t, alive[t] :]
            now += 1e-300
            now /= now.sum(axis=1, keepdims=True)
            forward[t, alive[t] :] = now
        backward = np.ones((count, width))
        both = np.zeros((longest, count, width))
        for t in range(longest - 1, -1, -1):
            behind = backward[alive[t] :]
            np.multiply(forward[t, alive[t] :], behind, out=both[t, alive[t] :])
            ahead = local[t, alive[t] :] * behind
            now = ahead @ step.T
            if more is not None:
                now += ahead * more[t, alive[t] :]
            now += 1e-300
            now /= now.sum(axis=1, keepdims=True)
            backward[alive[t] :] = now
        both += 1e-300
        both /= both.sum(axis=2, keepdims=True)
        return both.astype(np.float32)


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
