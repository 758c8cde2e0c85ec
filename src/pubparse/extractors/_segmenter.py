"""Which of a page's candidate units are its entries: the best cut of the page as a whole.

Takes units with their features; gives the chosen ones with probabilities. Consults `models/entries.npz`, trained by
`tools/train_entries.py`. A semi-Markov conditional random field (Sarawagi and Cohen 2004): a small neural network
scores every unit, a block outside all units scores nothing, and the best sequence of units that do not overlap is
found by dynamic programming, so units compete with all other ways to cut the same lines.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pubparse.extractors._columns import FEATURES
from pubparse.extractors._units import Units
from pubparse.sequence import Floats, model_bytes

_LIST = 2
"""Units that make a list."""
_TRUST = 3.0
"""What a unit gains (in log-odds) where all others of its list are entries; found on held-out pages."""

_READY = 0.5
"""What every unit gains: training lets pages with many entries count less each, so scores are shy; found on held-out
pages."""

Doubles = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Network:
    """Two layers over standardized features: what the columns are called, their mean and spread, the weights."""

    names: tuple[str, ...]
    mean: Floats
    spread: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: float

    def scores(self, features: Floats) -> Doubles:
        """The score of every unit; above 0 speaks for an entry."""
        columns = [FEATURES.index(name) for name in self.names]
        x = np.clip((features[:, columns] - self.mean) / self.spread, -4, 4)
        result: Doubles = (np.maximum(x @ self.hidden + self.hidden_bias, 0) @ self.out + self.out_bias).astype(float)
        return result


def pack_network(network: Network) -> bytes:
    """The bytes of a model file."""
    out = io.BytesIO()
    np.savez_compressed(
        out,
        names=np.frombuffer("\n".join(network.names).encode(), dtype=np.uint8),
        mean=network.mean.astype(np.float32),
        spread=network.spread.astype(np.float32),
        hidden=network.hidden.astype(np.float16),
        hidden_bias=network.hidden_bias.astype(np.float32),
        out=network.out.astype(np.float32),
        out_bias=np.float32(network.out_bias),
    )
    return out.getvalue()


def unpack_network(data: bytes) -> Network:
    """The network in the bytes that `pack_network` made."""
    with np.load(io.BytesIO(data), allow_pickle=False) as a:
        names = tuple(a["names"].tobytes().decode().split("\n"))
        hidden = a["hidden"].astype(np.float32)
        return Network(names, a["mean"], a["spread"], hidden, a["hidden_bias"], a["out"], float(a["out_bias"]))


@cache
def _network() -> Network:
    return unpack_network(model_bytes("entries"))


class Lattice:
    """All ways to cut `size` blocks into units that do not overlap and blocks outside of any."""

    def __init__(self, first: Counts, last: Counts, size: int) -> None:
        self.first, self.last, self.size = first, last, size
        self._ending = _by(last, size)
        self._starting = _by(first, size)

    def best(self, scores: Doubles) -> list[int]:
        """The units of the best cut, in the order of the page."""
        total = [0.0] * (self.size + 1)
        back = [-1] * (self.size + 1)
        for at in range(self.size):
            total[at + 1] = total[at]
            for unit in self._ending[at]:
                reached = total[self.first[unit]] + scores[unit]
                if reached > total[at + 1]:
                    total[at + 1], back[at + 1] = reached, int(unit)
        chosen: list[int] = []
        at = self.size
        while at > 0:
            if back[at] < 0:
                at -= 1
            else:
                chosen.append(back[at])
                at = int(self.first[back[at]])
        return chosen[::-1]

    def marginals(self, scores: Doubles) -> Doubles:
        """The probability of every unit, over all cuts."""
        before = np.zeros(self.size + 1)
        after = np.zeros(self.size + 1)
        for at in range(self.size):
            units = self._ending[at]
            before[at + 1] = _log_sum(before[at], before[self.first[units]] + scores[units])
        for at in range(self.size - 1, -1, -1):
            units = self._starting[at]
            after[at] = _log_sum(after[at + 1], after[self.last[units] + 1] + scores[units])
        inside = before[self.first] + scores + after[self.last + 1] - before[self.size]
        sure: Doubles = np.exp(np.clip(inside, -50.0, 0.0))
        return sure


def _by(where: Counts, size: int) -> list[Counts]:
    order = np.argsort(where, kind="stable")
    edges = np.searchsorted(where[order], np.arange(size + 1))
    return [order[a:b] for a, b in pairwise(edges.tolist())]


def _log_sum(one: float, many: Doubles) -> float:
    if not len(many):
        return one
    top = max(one, float(many.max()))
    return top + float(np.log(np.exp(one - top) + np.exp(many - top).sum()))


def agreed(units: Units, lattice: Lattice, scores: Doubles) -> Doubles:
    """The scores, raised for what was left out of a list: units that are part of no entry, but stand with entries.

    Each gains by the mean probability of the others in the best of the cuts that it belongs to. Units that the best
    cut overlaps are not raised: where an entry begins and ends, its own words say better than its neighbours.
    """
    sure = lattice.marginals(scores)
    taken = np.zeros(lattice.size + 1)
    for k in lattice.best(scores):
        taken[units.first[k] + 1 : units.last[k] + 2] = 1
    before = np.cumsum(taken)
    at = {pair: k for k, pair in enumerate(zip(units.first.tolist(), units.last.tolist(), strict=True))}
    gain = np.zeros_like(scores)
    for cut in units.cuts:
        rows = np.array([at[pair] for pair in cut if pair in at])
        if len(rows) >= _LIST:
            others = (sure[rows].sum() - sure[rows]) / (len(rows) - 1)
            gain[rows] = np.maximum(gain[rows], _TRUST * others)
    raised: Doubles = scores + np.where(before[units.last + 1] == before[units.first], gain, 0.0)
    return raised


def choose(units: Units, size: int) -> Sequence[tuple[int, int, float]]:
    """The entries among the units of a page of `size` blocks, as (first block, last block, probability)."""
    if not len(units.first):
        return ()
    lattice = Lattice(units.first, units.last, size)
    scores = agreed(units, lattice, _network().scores(units.features) + _READY)
    sure = lattice.marginals(scores)
    return [(int(units.first[k]), int(units.last[k]), float(sure[k])) for k in lattice.best(scores)]
