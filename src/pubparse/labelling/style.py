"""What a list agrees on: which label its entries give to a line, a mark, a place in the entry.

Takes the entries of a list and what a first reading says of their tokens; gives scores that are added for the second
reading. For every way to say where a token stands (under this markup, in this line counted from either end) the
labels that the *other* entries give there are counted. A label that is more common there than in the list at large
gains by the logarithm of that ratio (pointwise mutual information), one that is rarer loses: nothing is added where a
list does not agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from pubparse.labelling.tokens import NEWLINE, TAB, TokenizedEntry
from pubparse.sequence import Floats

STRENGTH = 0.4
"""Weight of what the list agrees on against the entry's own words; found on held-out pages."""
_DOUBT = 3.0
"""Tokens that must speak before they are believed: so many imagined ones speak as the list at large does."""
_MOST = 3.0


def agreement(entries: Sequence[TokenizedEntry], marginals: Sequence[Floats]) -> list[Floats]:
    """Scores to add for every entry (tokens x labels each)."""
    sizes = [len(m) for m in marginals]
    of_entry = np.repeat(np.arange(len(entries)), sizes)
    said = np.concatenate(marginals).astype(np.float64)
    sums = np.array([m.sum(axis=0) for m in marginals])
    rest = sums.sum(axis=0) - sums + 0.5
    rest /= rest.sum(axis=1, keepdims=True)
    out = np.zeros(said.shape, dtype=np.float32)
    for row in _where(entries, of_entry):
        several = int(row.max()) + 1
        _, counts, _ = _summed(row, said)
        # What each entry says itself of each place that it has.
        places, own, where = _summed(of_entry * several + row, said)
        others = counts[places % several] - own
        known = rest[places // several]
        share = (others + _DOUBT * known) / (others.sum(axis=1, keepdims=True) + _DOUBT)
        out += (STRENGTH * np.clip(np.log(share / known), -_MOST, _MOST).astype(np.float32))[where]
    return np.split(out, np.cumsum(sizes)[:-1])


def _summed(
    keys: NDArray[np.int64], rows: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
    """The different keys, the sum of the rows of each, and which of them every row belongs to."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begins = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    where = np.empty(len(keys), dtype=np.int64)
    where[order] = np.cumsum(np.concatenate([[False], ordered[1:] != ordered[:-1]]))
    return ordered[begins], np.add.reduceat(rows[order], begins, axis=0), where


def _where(entries: Sequence[TokenizedEntry], of_entry: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Numbers for every token (all from 0 on): its markup, its line from the start, its line from the end."""
    codes: dict[tuple[str, ...], int] = {}
    marks = chain.from_iterable(entry.marks or repeat((), len(entry)) for entry in entries)
    yield np.array([codes.setdefault(some, len(codes)) for some in marks], dtype=np.int64)
    breaks = np.array([*chain.from_iterable(entry.breaks for entry in entries)])
    begins = (breaks == NEWLINE) | (breaks == TAB)
    count = np.bincount(of_entry, weights=begins).astype(np.int64)
    lines = np.cumsum(begins) - (np.cumsum(count) - count)[of_entry]
    yield lines
    yield count.max() + lines - count[of_entry]
