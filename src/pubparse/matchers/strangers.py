"""Which of many pairs of like titles are by other people, and so cannot be one work: told for many at once.

Takes all `Profile`s once, then pairs with the likeness of their titles; says of which pairs `compare_works` would say
that they differ. Most titles that are alike are so by chance, and a look at each pair costs more than all else.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pubparse.matchers.blocking import Indices
from pubparse.matchers.evidence import LEAST, WITHIN_WEIGHT
from pubparse.matchers.features import CAN_BE_ONE, FIRST_WORDS, GROUPS, LONG, NEARLY, WITHIN
from pubparse.matchers.profiles import Profile
from pubparse.matchers.similarity import most_within, ratios, withins
from pubparse.tables import matching
from pubparse.tables.work_weights import BIAS, WEIGHTS

_LIST = 8
"""Works of more people are not told here."""

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]


class Strangers:
    """The people, years and numbers of all items, side by side.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Name, Publication
    >>> names = (Name(family="Petrova", given="Maria"), Name(family="Quist", given="Bo"))
    >>> works = [profile(Publication(title="Counting cranes", authors=(name,))) for name in names]
    >>> strangers, here, there = Strangers(works), np.array([0, 0]), np.array([0, 1])
    >>> strangers.are_other_works(here, there, np.array([0.8, 0.8])).tolist()
    [False, True]
    """

    def __init__(self, items: Sequence[Profile]) -> None:
        """Note what is compared of each."""
        self._letters = [item.letters for item in items]
        self._any_order = [item.any_order for item in items]
        self._start = numbered(item.tokens[:FIRST_WORDS] for item in items)
        self._length = np.array([len(item.letters) for item in items], np.float64)
        self._year = np.array([item.year for item in items], np.int64)
        # other numbers, or a word such as `erratum`, are for `compare_works` to weigh
        other = matching.OTHER_WORK_WORDS
        self._marks = numbered((other.intersection(p.tokens), p.serials, p.numbers) for p in items)
        lists = [item.people if len(item.people) <= _LIST else () for item in items]
        self._count = np.array([len(each) for each in lists], np.int64)
        shape = len(items), max(map(len, lists), default=0)
        there = np.arange(shape[1]) < self._count[:, None]
        people = [person for each in lists for person in each]
        self._families = list(dict.fromkeys(family for family, _ in people))
        at = {family: number for number, family in enumerate(self._families)}
        self._family = _filled(there, [at[family] for family, _ in people])
        self._initial = _filled(there, [_bit(initials[:1]) for _, initials in people])
        self._initials = _filled(there, [_bit(initials) for _, initials in people])
        self._first = _filled(there, [_bit(family[:1]) for family, _ in people])
        self._there = there

    def are_other_works(self, i: Indices, j: Indices, alike: Numbers) -> Truths:
        """Whether two works that share no one of their authors are two works for all that their titles can say."""
        told: Truths = (alike < 1.0) & (self._marks[i] == self._marks[j]) & (self._count[i] > 0) & (self._count[j] > 0)
        told[told] = self._have_nobody_in_common(i[told], j[told])
        at = np.flatnonzero(told)
        i, j, alike = i[at], j[at], alike[at]
        swap = self._length[i] > self._length[j]
        short, long = np.where(swap, j, i), np.where(swap, i, j)
        length = self._length[short]
        gap = np.where((self._year[i] > 0) & (self._year[j] > 0), np.abs(self._year[i] - self._year[j]), -1)
        total = _quickly_seen(alike, length, gap)
        total += _most("same first words") * (self._start[i] == self._start[j])
        fit = total + WITHIN_WEIGHT * most_within(alike, length, self._length[long]) >= LEAST
        told[at[fit]] = False
        at, total = at[fit], total[fit]
        i, j, short, long = i[fit], j[fit], short[fit], long[fit]
        total += _most("words in any order") * (ratios(*both(self._any_order, i, j)) - 1)
        fit = total + WITHIN_WEIGHT * withins(*both(self._letters, short, long)) >= LEAST
        told[at[~fit]] = True
        return told

    def _have_nobody_in_common(self, i: Indices, j: Indices) -> Truths:
        """Whether `compare_people` finds no name in both lists, not even with given and family name swapped."""
        meet = self._there[i][:, :, None] & self._there[j][:, None, :]
        one, other = self._family[i][:, :, None], self._family[j][:, None, :]
        shared: Truths = (meet & (one == other)).any(axis=(1, 2))
        near = meet & (self._initial[i][:, :, None] == self._initial[j][:, None, :])
        near &= ~shared[:, None, None]
        pair, x, y = near.nonzero()
        names = both(self._families, self._family[i[pair], x], self._family[j[pair], y])
        alike = ratios(*names, CAN_BE_ONE) > 0
        shared[pair[alike]] = True
        swapped = meet & ((self._first[i][:, :, None] & self._initials[j][:, None, :]) != 0)
        swapped &= (self._first[j][:, None, :] & self._initials[i][:, :, None]) != 0
        fewer = np.minimum(self._count[i], self._count[j])
        shared |= (fewer > 1) & (swapped.any(axis=2).sum(axis=1) >= fewer)
        return ~shared


def _quickly_seen(alike: Numbers, short: Numbers, gap: Indices) -> Numbers:
    """The most that the weighed features of works by other people come to, but for likeness of parts and starts."""
    near = alike >= NEARLY
    total: Numbers = (
        _ROOM
        + _weight("letters in common") * alike
        + _weight("nearly the same title") * near
        + _weight("nearly the same long title") * (near & (short >= LONG))
        + _weight("short title") / (1 + short / 10)
        + _weight("same year") * (gap == 0)
        + _weight("next year") * (gap == 1)
        + _weight("other year") * (gap > 1)
    )
    return total


def _weight(name: str) -> float:
    """The trained weight of a feature."""
    return WEIGHTS.get(name, 0.0)


def _most(name: str) -> float:
    """The most that a feature can add."""
    return max(0.0, _weight(name))


_ROOM = (
    BIAS
    + _weight("other authors")
    + sum(_most(name) for group in GROUPS[1:] for name in group if name not in (WITHIN, "same first words"))
    + _most("frequent title")
)
"""What is certain of works by other people, and the most that is not looked at can add."""


def numbered(values: Iterable[Hashable]) -> Indices:
    """A number for each value, the same for the same; 0 for an empty text.

    >>> numbered(["x", "", "y", "x"]).tolist()
    [1, 0, 2, 1]
    """
    numbers: dict[Hashable, int] = {"": 0}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int64)


def both(texts: Sequence[str], i: Indices, j: Indices) -> tuple[list[str], list[str]]:
    """The texts of both sides of pairs.

    >>> both(["x", "y"], np.array([0, 1]), np.array([1, 1]))
    (['x', 'y'], ['y', 'y'])
    """
    return [texts[at] for at in i.tolist()], [texts[at] for at in j.tolist()]


def _filled(there: Truths, values: Sequence[int]) -> Indices:
    """A table with values where they belong, row by row, and 0 elsewhere."""
    table = np.zeros(there.shape, np.int64)
    table[there] = values
    return table


def _bit(letters: str) -> int:
    """A set of letters as bits; two letters may have one, and then more is looked at than need be.

    >>> _bit("ab") & _bit("bc") == _bit("b")
    True
    """
    bits = 0
    for letter in letters:
        bits |= 1 << ord(letter) % 63
    return bits
