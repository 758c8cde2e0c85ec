"""What a list agrees on about where its fields begin and end: after a full stop, at a quote, never before a small word.

Takes the entries of a list and what a first reading says of them; gives what is added when the doubtful ones are read
again. A place between two tokens is known by the class of either and by what separates them. Of a label's tokens at
such places, the share whose run ends (or begins) there in the *other* entries is held against the share that is usual,
which was counted over everything that the model was trained with. Nothing is added where the list does as all do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pubparse.labelling.tokens import TAB, TokenizedEntry
from pubparse.labelling.words import words_of
from pubparse.sequence import Floats, Labels

Numbers = NDArray[np.int64]
Counts = NDArray[np.float64]
"""What was counted (ends, begins) x (tokens, borders) x labels x places."""

STRENGTH = 0.5
"""Weight of what the list agrees on against the entry's own words; found on held-out pages."""
_DOUBT = 2.0
"""Tokens that must speak before they are believed: so many imagined ones speak as is usual."""
_MOST = 3.0
_SURE = 0.8
"""An entry whose fields are all surer than this is not read again."""
_ASIDE = frozenset(("note", "other", "link", "award", "url", "location", "status", "genre"))
"""Labels whose borders are nobody's title or name: to be unsure of them is no reason to read again."""
_CLASSES = (
    ". ..", ",", ": ;", ") ]", "( [", "Qc qc", "Q q", "Qo qo", "?", "- / | * o", "l p k &", "N W I", "d Y", "K", "U",
)  # fmt: skip
"""The classes of words (`words.Word.coarse`) that are told apart here."""
_CLASS_OF = {name: number for number, names in enumerate(_CLASSES) for name in names.split()}
_NONE = len(_CLASSES)
PLACES = (_NONE + 1) * (TAB + 1) * (_NONE + 1)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is added when an entry is read again: to its scores, and to going on with a label (tokens x labels each)."""

    scores: Floats
    going_on: Floats


def places(entry: TokenizedEntry) -> Numbers:
    """The number of the place before each token.

    >>> from pubparse.labelling.tokens import tokenize
    >>> owls, mice = (places(tokenize(text)) for text in ("Owls. Night", "Mice. Day"))
    >>> owls.tolist() == mice.tolist(), len(set(owls.tolist()))
    (True, 3)
    """
    classes = np.array([_CLASS_OF.get(word.coarse, _NONE) for word in words_of(entry.words, entry.shapes)], dtype=int)
    before = np.concatenate([[_NONE], classes[:-1]])[: len(classes)]
    found: Numbers = (before * (TAB + 1) + np.array(entry.breaks, dtype=int)) * (_NONE + 1) + classes
    return found


def count(labels: Numbers, where: Numbers, weights: NDArray[np.float64], width: int, many: int = PLACES) -> Counts:
    """Count the tokens of neighbouring pairs, and the borders between them, of entries in a row.

    `where` are the places before the tokens (numbers below `many`), `weights` (one fewer) how much each pair counts:
    nothing where one entry meets the next. `width` is the number of labels.
    """
    out = np.empty((2, 2, width * many))
    changes = labels[1:] != labels[:-1]
    for side, of in enumerate((labels[:-1], labels[1:])):
        at = of * many + where[1:]
        out[side, 0] = np.bincount(at, weights, minlength=width * many)
        out[side, 1] = np.bincount(at[changes], weights[changes], minlength=width * many)
    return out.reshape(2, 2, width, many)


def usual(counts: Counts) -> Floats:
    """The log-odds that a run ends or begins at a place ((ends, begins) x labels x places), from all that was counted.

    What is rare for a label is taken from what is so for all labels there.
    """
    tokens, borders = counts[:, 0], counts[:, 1]
    of_all = (borders.sum(axis=1, keepdims=True) + 0.5) / (tokens.sum(axis=1, keepdims=True) + 1)
    share = (borders + 5 * of_all) / (tokens + 5)
    odds: Floats = np.log(share / (1 - share)).astype(np.float32)
    return odds


def agreed(
    entries: Sequence[TokenizedEntry], found: Sequence[Labels], names: Sequence[str], odds: Floats
) -> dict[int, Agreed]:
    """What the list says of the borders in those of its entries that are in doubt, by their number.

    `names` are those of the labels, `odds` what is usual.
    """
    full = [k for k, entry in enumerate(entries) if len(entry)]
    if not full:
        return {}
    aside = np.array([name in _ASIDE for name in names])
    where = {k: places(entries[k]) for k in full}
    sure = {k: found[k].marginals[np.arange(len(entries[k])), found[k].best].astype(np.float64) for k in full}
    weights = {k: np.minimum(s[1:], s[:-1]) for k, s in sure.items()}
    counts = count(
        np.concatenate([found[k].best for k in full]),
        np.concatenate([where[k] for k in full]),
        np.concatenate([some for k in full for some in ([0.0], weights[k])])[1:],
        len(names),
    )
    out = {}
    for k in full:
        fields = sure[k][~aside[found[k].best]]
        if (fields if len(fields) else sure[k]).min() < _SURE:
            some, here = np.unique(where[k], return_inverse=True)
            own = count(found[k].best, here, weights[k], len(names), len(some))
            out[k] = _of_entry(np.maximum(counts[..., some] - own, 0), odds[..., some], here)
    return out


def _of_entry(others: Counts, odds: Floats, here: Numbers) -> Agreed:
    """What the others say of an entry's borders; `here` are the places of its tokens."""
    share = 1 / (1 + np.exp(-odds.astype(np.float64)))
    now = (others[:, 1] + _DOUBT * share) / (others[:, 0] + _DOUBT)
    border = STRENGTH * np.clip(np.log(now / share), -_MOST, _MOST)
    none = STRENGTH * np.clip(np.log((1 - now) / (1 - share)), -_MOST, _MOST)
    # Added as if every place were a border, and taken back where a label goes on.
    ends, begins = border[..., here[1:]].transpose(0, 2, 1)
    scores = np.zeros((len(here), border.shape[1]), dtype=np.float32)
    scores[:-1] += ends
    scores[1:] += begins
    going_on = np.zeros_like(scores)
    going_on[1:] = (none - border).sum(axis=0)[:, here[1:]].T
    return Agreed(scores, going_on)
