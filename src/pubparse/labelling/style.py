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

from pubparse.labelling.tokens import NEWLINE, TAB, TokenizedEntry
from pubparse.sequence import Floats
from pubparse.tables.edges import ANNOUNCING

STRENGTH = 0.4
"""Weight of what the list agrees on against the entry's own words; found on held-out pages."""
HOLD = 2.0
"""Log-odds that a label does not change between two words with nothing between them; found on held-out pages."""
PART = 2.5
"""Log-odds that a label does change where the page breaks the line or ends a cell."""
_DOUBT = 3.0
"""Tokens that must speak before they are believed: so many imagined ones speak as the list at large does."""
_MOST = 3.0


def agreement(entries: Sequence[TokenizedEntry], marginals: Sequence[Floats]) -> list[Floats]:
    """Scores to add for every entry (tokens x labels each)."""
    ways = [_where(entry) for entry in entries]
    out = [np.zeros_like(m) for m in marginals]
    whole = np.sum([m.sum(axis=0) for m in marginals], axis=0)
    for way in range(len(ways[0])):
        codes: dict[str, int] = {}
        rows = [np.array([codes.setdefault(key, len(codes)) for key in keys[way]], dtype=np.int64) for keys in ways]
        counts = np.zeros((len(codes), len(whole)), dtype=np.float64)
        for row, m in zip(rows, marginals, strict=True):
            np.add.at(counts, row, m)
        for k, (row, m) in enumerate(zip(rows, marginals, strict=True)):
            if not len(row):
                continue
            own = np.zeros_like(counts)
            np.add.at(own, row, m)
            others = counts - own
            rest = whole - m.sum(axis=0) + 0.5
            rest /= rest.sum()
            share = (others + _DOUBT * rest) / (others.sum(axis=1, keepdims=True) + _DOUBT)
            gain = np.clip(np.log(share / rest), -_MOST, _MOST)
            out[k] += STRENGTH * gain[row].astype(np.float32)
    return out


def hold(entry: TokenizedEntry) -> Floats:
    """What it costs to change the label before each token: something, where nothing on the page parts the two.

    >>> from pubparse.labelling.tokens import tokenize
    >>> [word for word, cost in zip(("Owls", "fly", ",", "Nature"), hold(tokenize("Owls fly, Nature"))) if cost]
    ['fly']
    """
    out = np.zeros(len(entry), dtype=np.float32)
    words, breaks, marks = entry.words, entry.breaks, entry.marks
    for k in range(1, len(words)):
        before, word = words[k - 1], words[k]
        parted = (
            not before[-1].isalpha()
            or not word[0].isalpha()
            or breaks[k] in (NEWLINE, TAB)
            or (marks and marks[k] != marks[k - 1])
            or word.casefold() in ANNOUNCING
            or before.casefold() in ANNOUNCING
        )
        if not parted:
            out[k] = HOLD
        elif breaks[k] in (NEWLINE, TAB):
            out[k] = -PART
    return out


def _where(entry: TokenizedEntry) -> tuple[list[str], ...]:
    """For every token: its markup, its line from the start, its line from the end."""
    lines: list[int] = []
    line = 0
    for at in entry.breaks:
        line += at in (NEWLINE, TAB)
        lines.append(line)
    marks = ["|".join(m) for m in entry.marks] or [""] * len(entry)
    return marks, [str(n) for n in lines], [str(n - line) for n in lines]
