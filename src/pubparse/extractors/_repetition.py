"""What speaks for a unit by the cuts that it is part of: how many of the other units look like one publication each.

Takes the units of all cuts; adds what is known of the best cut of every kind to the features. All cuts are counted at
once, as stretches of the same arrays.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pubparse.extractors._columns import AT_FEATURE, CUT_FACTS, CUTS, ELEMENTS
from pubparse.extractors._evidence import AT
from pubparse.sequence import Floats

Ints = NDArray[np.int64]
Doubles = NDArray[np.float64]

_ROLES = (("title",), ("author",), ("container", "date", "volume", "pages", "publisher", "location"), ("link", "doi"))
_PRIME = np.uint64(1099511628211)


class _Roles:
    """What every block mostly is (title, authors, venue, links, anything else), and the same of stretches of blocks."""

    def __init__(self, facts: Floats) -> None:
        counts = np.stack([facts[:, [AT[f"tokens:{name}"] for name in names]].sum(axis=1) for names in _ROLES], axis=1)
        self.of = np.where(counts.max(axis=1) * 2 > facts[:, AT["tokens"]], counts.argmax(axis=1) + 1, 0)
        size = len(facts)
        self._powers = np.cumprod(np.full(size + 1, _PRIME, dtype=np.uint64), dtype=np.uint64)
        self._hashes = np.zeros(size + 1, dtype=np.uint64)
        np.cumsum((self.of + 7).astype(np.uint64) * self._powers[:size][::-1], out=self._hashes[1:])

    def pattern(self, first: Ints, last: Ints) -> NDArray[np.uint64]:
        """A number for the roles of the blocks from `first` to `last`, the same for the same roles."""
        found: NDArray[np.uint64] = (self._hashes[last + 1] - self._hashes[first]) * self._powers[first]
        return found


def _agreeing(values: np.ndarray, cut_of: Ints) -> Floats:
    """Which of the values are the commonest one of their cut; the least of those that are equally common.

    >>> _agreeing(np.array([7, 5, 7, 9, 5, 3]), np.array([0, 0, 0, 1, 1, 1])).tolist()
    [1.0, 0.0, 1.0, 0.0, 0.0, 1.0]
    """
    order = np.lexsort((values, cut_of))
    cut, value = cut_of[order], values[order]
    begins = _changes(cut) | _changes(value)
    counts = np.diff(np.append(np.flatnonzero(begins), len(order)))
    cut = cut[begins]
    start = np.flatnonzero(_changes(cut))
    most = np.repeat(np.maximum.reduceat(counts, start), np.diff(np.append(start, len(cut))))
    common = np.flatnonzero(counts == most)
    least = common[_changes(cut[common])]
    chosen = np.zeros(len(cut), dtype=np.float32)
    chosen[least] = 1
    found = np.empty(len(order), dtype=np.float32)
    found[order] = np.repeat(chosen, counts)
    return found


def _changes(values: np.ndarray) -> NDArray[np.bool_]:
    """Where a value is another than the one before it; the first is."""
    return np.concatenate([[True], values[1:] != values[:-1]])


def add_repetition(
    out: Floats,
    kinds: Sequence[tuple[str, str]],
    cut_of: Ints,
    pairs: Ints,
    members: Ints,
    sums: Doubles,
    blocks: Floats,
) -> None:
    """Add to every unit what is known of its best cut of each kind.

    `kinds` holds kind and tag of every cut; `pairs` the first and last block of their units, `members` their rows in
    `out` (-1: none), `cut_of` the cut of each; `sums` counts all blocks before a block, `blocks` every single one.
    """
    first, last = pairs[:, 0], pairs[:, 1]
    roles = _Roles(blocks)
    begins, ends = roles.of[first].astype(np.uint64), roles.of[last].astype(np.uint64)
    size = cut_of[-1] + 1
    own = (
        _agreeing(
            np.concatenate([begins, ends, roles.pattern(first, last)]),
            np.concatenate([cut_of, cut_of + size, cut_of + 2 * size]),
        )
        .reshape(3, -1)
        .T
    )
    facts = _facts(cut_of, pairs, sums, own)
    best = _best(kinds, cut_of, members, facts)
    at = np.array([AT_FEATURE[f"{kind}:is"] for kind, _ in kinds])[cut_of[best]]
    width = len(CUT_FACTS)
    rows = members[best][:, None]
    out[rows, at[:, None] + np.arange(width)] = facts[cut_of[best]]
    out[rows, at[:, None] + np.arange(width - 4, width - 1)] = own[best]
    tags = np.array([AT_FEATURE[f"tag:{tag}"] if kind == "element" and tag in ELEMENTS else -1 for kind, tag in kinds])
    tagged = (members >= 0) & (tags[cut_of] >= 0)
    out[members[tagged], tags[cut_of[tagged]]] = 1


def _facts(cut_of: Ints, pairs: Ints, sums: Doubles, own: Floats) -> Doubles:
    """What is known of every cut: cuts x CUT_FACTS."""
    sizes = np.bincount(cut_of)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def mean(values: np.ndarray) -> Doubles:
        found: Doubles = np.add.reduceat(values.astype(np.float64), starts, axis=0) / sizes
        return found

    def count(name: str) -> Doubles:
        column = sums[:, AT[name]]
        found: Doubles = column[pairs[:, 1] + 1] - column[pairs[:, 0]]
        return found

    words, years = count("words"), count("years")
    named = count("initials") + count("pairs") > 0
    titled, authored = count("runs:title") == 1, count("runs:author") == 1
    containers = count("runs:container")
    contained = (containers >= 1) & (containers <= 2)
    good = (words >= 6) & (words <= 180) & (years >= 1) & (years <= 3)
    middle = mean(words)
    spread = np.sqrt(mean((words - middle[cut_of]) ** 2))
    none = np.zeros(len(sizes))
    return np.stack(
        [
            none + 1, np.log(sizes), mean(good), mean(years == 1), mean(named), np.log1p(middle),
            spread / (middle + 1), np.log1p(mean(pairs[:, 1] - pairs[:, 0])), mean(titled), mean(authored),
            mean(contained), *(mean(agrees) for agrees in own.T), none, none, none,
            mean(titled & (authored | contained)),
        ],
        axis=1,
    )  # fmt: skip


def _best(kinds: Sequence[tuple[str, str]], cut_of: Ints, members: Ints, facts: Doubles) -> Ints:
    """For every unit and kind of cut the place in `members` of its best cut: the first one that none surpasses."""
    scores = facts[:, 1] * (facts[:, 2] + facts[:, -1])
    kept = facts.astype(np.float32)
    to_beat = kept[:, 1] * (kept[:, 2] + kept[:, -1])  # as the features hold it
    kind = np.array([CUTS.index(kind) for kind, _ in kinds])[cut_of]
    known = np.flatnonzero(members >= 0)
    best: dict[int, int] = {}
    cuts, score, beat = cut_of.tolist(), scores.tolist(), to_beat.tolist()
    for place, key in zip(known.tolist(), (members[known] * len(CUTS) + kind[known]).tolist(), strict=True):
        held = best.get(key)
        if held is None or score[cuts[place]] > beat[cuts[held]]:
            best[key] = place
    return np.array(list(best.values()), dtype=np.int64)
