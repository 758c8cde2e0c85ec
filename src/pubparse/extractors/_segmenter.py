"""Which of a page's candidate units are its entries: the best cut of the page as a whole.

Takes units with their features; gives the chosen ones with probabilities. Consults `models/entries.npz`, trained by
`tools/train_entries.py`. A semi-Markov conditional random field (Sarawagi and Cohen 2004): a neural network
(`_network`) scores every unit, a block outside all units scores nothing, and the best sequence of units that do not
overlap is found by dynamic programming, so units compete with all other ways to cut the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from pubparse.extractors._columns import AT_FEATURE
from pubparse.extractors._network import Doubles, Network, unpack_network
from pubparse.extractors._units import Units
from pubparse.sequence import model_bytes

_LIST = 2
"""Units that make a list."""
_TRUST = 3.0
"""What a unit gains (in log-odds) where all others of its list are entries; found on held-out pages."""

_PATTERN = 4
"""So many entries of several lines show how entries begin and end."""
_PHASE = 0.5
"""What it counts that a unit begins and ends as the others do; found on held-out pages."""
_FLOOR = 0.05
"""Keeps what no other entry does from becoming impossible."""

_STEEPEST = 300.0
"""No unit counts for more than this (in log-odds): its weight must be a number."""
_LARGE = 1e100
"""Sums of weights from which on they are scaled down."""

Counts = NDArray[np.int64]
_ELSEWHERE = [AT_FEATURE[f"s0:{cue}"] for cue in ("person", "job", "education", "service", "teaching")]
_PUBLICATION = [AT_FEATURE[f"s0:{cue}"] for cue in ("publication", "journal", "conference", "book", "report")]


@cache
def _network() -> Network:
    return unpack_network(model_bytes("entries"))


class Lattice:
    """All ways to cut `size` blocks into units that do not overlap and blocks outside of any."""

    def __init__(self, first: Counts, last: Counts, size: int) -> None:
        self.first, self.last, self.size = first, last, size
        self._ending = _Steps(last, first, size)
        self._starting = _Steps(size - 1 - first, size - 1 - last, size)

    def best(self, scores: Doubles) -> list[int]:
        """The units of the best cut, in the order of the page."""
        total = [0.0]
        back: list[int] = []
        for way, units in zip(self._ending.ways(scores), self._ending.units(), strict=True):
            most, unit = total[-1], -1
            for (start, score), at in zip(way, units, strict=True):
                reached = total[start] + score
                if reached > most:
                    most, unit = reached, at
            total.append(most)
            back.append(unit)
        chosen: list[int] = []
        at = self.size
        while at > 0:
            unit = back[at - 1]
            if unit < 0:
                at -= 1
            else:
                chosen.append(unit)
                at = int(self.first[unit])
        return chosen[::-1]

    def marginals(self, scores: Doubles) -> Doubles:
        """The probability of every unit, over all cuts."""
        weights = np.exp(np.clip(scores, -_STEEPEST, _STEEPEST))
        before = _log_sums(self._ending.ways(weights))
        after = _log_sums(self._starting.ways(weights))[::-1]
        inside = before[self.first] + scores + after[self.last + 1] - before[self.size]
        sure: Doubles = np.exp(np.clip(inside, -50.0, 0.0))
        return sure


class _Steps:
    """The units by the block that they end at, for a walk over the blocks; plain lists, for each step is short."""

    def __init__(self, end: Counts, start: Counts, size: int) -> None:
        self._order = np.argsort(end, kind="stable")
        self._starts = start[self._order].tolist()
        edges = np.searchsorted(end[self._order], np.arange(size + 1)).tolist()
        self._stretches = list(pairwise(edges))

    def ways(self, values: Doubles) -> Iterator[list[tuple[int, float]]]:
        """For every block the units that end at it, as the block where each starts and its value."""
        pairs = list(zip(self._starts, values[self._order].tolist(), strict=True))
        return (pairs[a:b] for a, b in self._stretches)

    def units(self) -> Iterator[list[int]]:
        """For every block the units that end at it."""
        units = self._order.tolist()
        return (units[a:b] for a, b in self._stretches)


def _log_sums(ways: Iterable[Sequence[tuple[int, float]]]) -> Doubles:
    """The logarithm of the summed weights of all cuts of the blocks before each: one way is to leave a block out.

    The sums are kept as they are, and scaled down before they grow too large for a number.

    >>> np.exp(_log_sums([[(0, 2.0)], [(1, 1.0), (0, 4.0)]])).round(6).tolist()
    [1.0, 3.0, 10.0]
    """
    sums, logs, scale = [1.0], [0.0], 0.0
    for way in ways:
        total = sums[-1]
        for start, weight in way:
            total += sums[start] * weight
        if total > _LARGE:
            scale += log(total)
            sums = [known / total for known in sums]
            total = 1.0
        sums.append(total)
        logs.append(log(total) + scale)
    return np.array(logs)


def agreed(units: Units, lattice: Lattice, scores: Doubles) -> Doubles:
    """The scores, raised for what was left out of a list: units that are part of no entry, but stand with entries.

    Each gains by the mean probability of the others in the best of the cuts that it belongs to. Units that the best
    cut overlaps are not raised: where an entry begins and ends, its own words say better than its neighbours. Nor are
    those whose heading names people, posts or courses.
    """
    sure = lattice.marginals(scores)
    taken = np.zeros(lattice.size + 1)
    for k in lattice.best(scores):
        taken[units.first[k] + 1 : units.last[k] + 2] = 1
    before = np.cumsum(taken)
    known = units.members >= 0
    rows, cuts = units.members[known], units.cut_of[known]
    others = np.bincount(cuts) - 1
    total = np.bincount(cuts, sure[rows])
    gain = np.zeros_like(scores)
    listed = others[cuts] + 1 >= _LIST
    rows, cuts = rows[listed], cuts[listed]
    np.maximum.at(gain, rows, _TRUST * (total[cuts] - sure[rows]) / others[cuts])
    gain[units.features[:, _ELSEWHERE].any(axis=1) & ~units.features[:, _PUBLICATION].any(axis=1)] = 0
    raised: Doubles = scores + np.where(before[units.last + 1] == before[units.first], gain, 0.0)
    return raised


def begun_alike(units: Units, lattice: Lattice, scores: Doubles) -> Doubles:
    """The scores, raised for units that begin and end as most entries of the page do, lowered for others.

    Where entries are several lines each and nothing parts them, every shift by a line gives units that look like
    entries: what tells is that all begin with the authors, say, and end with the venue.
    """
    best = np.array(lattice.best(scores), dtype=np.int64)
    first, last = units.first, units.last
    several = best[last[best] > first[best]]
    if len(several) < _PATTERN or 2 * len(several) < len(best):
        return scores
    weights = lattice.marginals(scores)[several]
    inside = np.concatenate([np.arange(first[k], last[k] + 1) for k in several])
    usual = units.roles[inside].mean(axis=0)
    gain = np.zeros_like(scores)
    for edge in (first, last):
        agreed_on = np.average(units.roles[edge[several]], axis=0, weights=weights)
        here = units.roles[edge]
        gain += np.log((_FLOOR + here @ agreed_on) / (_FLOOR + here @ usual))
    raised: Doubles = scores + np.where(last > first, _PHASE * gain, 0.0)
    return raised


def choose(units: Units, size: int) -> Sequence[tuple[int, int, float]]:
    """The entries among the units of a page of `size` blocks, as (first block, last block, probability)."""
    if not len(units.first):
        return ()
    lattice = Lattice(units.first, units.last, size)
    scores = begun_alike(units, lattice, agreed(units, lattice, _network().scores(units)))
    sure = lattice.marginals(scores)
    return [(int(units.first[k]), int(units.last[k]), float(sure[k])) for k in lattice.best(scores)]
