"""Which of millions of pairs have titles so alike, or ids so equal, that they are looked at one by one.

Takes all `Profile`s once, then stretches of pairs; gives the pairs that `compare_works` may call anything but
different or open. What it turns away, that would turn away, too: this does it for many at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pubparse.matchers.blocking import Indices
from pubparse.matchers.evidence import ALIKE_FROM, ANY_ORDER_FROM, WITHIN_FROM, WITHIN_LONG
from pubparse.matchers.profiles import Profile
from pubparse.matchers.similarity import most_within, ratios, withins
from pubparse.matchers.strangers import Strangers, both, numbered

_SLACK = 1e-6
"""So much below a threshold still passes: numbers computed in another order differ in their last digits."""
_FEW = 300
"""So few pairs are compared one by one before arrays are made."""


class Screen:
    """The titles and ids of all items, side by side.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Publication
    >>> titles = ("Counting cranes", "Counting the cranes", "Why storks fall")
    >>> screen = Screen([profile(Publication(title=title)) for title in titles])
    >>> screen.worth_comparing(np.array([0, 0]), np.array([1, 2]))
    [(0, 1)]
    """

    def __init__(self, items: Sequence[Profile]) -> None:
        """Note what is compared of each."""
        self._letters = [item.letters for item in items]
        self._sorted = [item.any_order for item in items]
        self._length = np.array([len(letters) for letters in self._letters], np.float64)
        self._blank = np.array([not item.tokens for item in items], bool)
        self._ids = [numbered(item.doi for item in items), numbered(item.arxiv for item in items)]
        self._items = items

    @cached_property
    def _strangers(self) -> Strangers:
        """Made when first asked for: a page has too few pairs to need it."""
        return Strangers(self._items)

    def worth_comparing(self, i: Indices, j: Indices) -> list[tuple[int, int]]:
        """The pairs that may be one work, or look like it."""
        alike = ratios(*both(self._letters, i, j))
        open_ = alike >= ALIKE_FROM - _SLACK
        blank = self._blank[i] | self._blank[j]
        rest = np.flatnonzero(~(open_ | blank))
        open_[rest] = self._otherwise_alike(i[rest], j[rest], alike[rest])
        if open_.sum() > _FEW:
            rest = np.flatnonzero(open_)
            open_[rest] = ~self._strangers.are_other_works(i[rest], j[rest], alike[rest])
        open_ |= blank
        for ids in self._ids:
            open_ |= (ids[i] == ids[j]) & (ids[i] > 0)
        return list(zip(i[open_].tolist(), j[open_].tolist(), strict=True))

    def _otherwise_alike(self, i: Indices, j: Indices, alike: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether the words of two titles are alike in another order, or one title within the other."""
        open_ = ratios(*both(self._sorted, i, j), ANY_ORDER_FROM - _SLACK) > 0
        swap = self._length[i] > self._length[j]
        short, long = np.where(swap, j, i), np.where(swap, i, j)
        at_most = most_within(alike, self._length[short], self._length[long])
        rest = np.flatnonzero(~open_ & (at_most >= WITHIN_FROM - _SLACK) & (self._length[short] >= WITHIN_LONG))
        open_[rest] = withins(*both(self._letters, short[rest], long[rest]), WITHIN_FROM - _SLACK) > 0
        return open_
