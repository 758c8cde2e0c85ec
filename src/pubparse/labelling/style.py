"""What a list agrees on: which label its entries give to a line, a mark, a place in the entry.

Takes the entries of a list and what a first reading says of their tokens; gives scores that are added for the second
reading. For every way to say where a token stands (under this markup, in this line counted from either end) the
labels that the *other* entries give there are counted. A label that is more common there than in the list at large
gains by the logarithm of that ratio (pointwise mutual information), one that is rarer loses: nothing is added where a
list does not agree.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    out = [np.zeros_like(m) for m in marginals]
    whole = np.sum([m.sum(axis=0) for m in marginals], axis=0)
    rest = np.array([whole - m.sum(axis=0) + 0.5 for m in marginals])
    rest /= rest.sum(axis=1, keepdims=True)
    sizes = [len(m) for m in marginals]
    of_entry = np.repeat(np.arange(len(entries)), sizes)
    said = np.concatenate(marginals).astype(np.float64)
    edges = np.cumsum(sizes)[:-1]
    for keys in zip(*map(_where, entries), strict=True):
        codes: dict[str, int] = {}
        row = np.array([codes.setdefault(key, len(codes)) for some in keys for key in some], dtype=np.int64)
        if not len(row):
            continue
        _, counts, _ = _summed(row, said)
        # What each entry says itself of each place that it has.
        places, own, where = _summed(of_entry * len(codes) + row, said)
        others = counts[places % len(codes)] - own
        known = rest[places // len(codes)]
        share = (others + _DOUBT * known) / (others.sum(axis=1, keepdims=True) + _DOUBT)
        gain = STRENGTH * np.clip(np.log(share / known), -_MOST, _MOST).astype(np.float32)
        for more, k in zip(out, np.split(where, edges), strict=True):
            more += gain[k]
    return out


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


def _where(entry: TokenizedEntry) -> tuple[list[str], ...]:
    """For every token: its markup, its line from the start, its line from the end."""
    lines: list[int] = []
    line = 0
    for at in entry.breaks:
        line += at in (NEWLINE, TAB)
        lines.append(line)
    marks = ["|".join(m) for m in entry.marks] or [""] * len(entry)
    return marks, [str(n) for n in lines], [str(n - line) for n in lines]
