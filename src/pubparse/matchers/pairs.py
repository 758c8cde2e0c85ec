"""What is said of pairs of items, in little room: a long list of like titles has hundreds of thousands.

Takes pairs with what was found of them, in order; is a mapping. Consults nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[int, int]
_SHIFT = 32


class Pairs(Mapping[Pair, T]):
    """A mapping of pairs of indices, each below 2**32, the smaller index first; frozen, and kept in order.

    A dict takes 240 bytes a pair, this one 16 besides the value.

    >>> pairs = Pairs([((3, 4), "near"), ((0, 2), "same")])
    >>> pairs[3, 4], pairs.get((0, 1)), list(pairs)
    ('near', None, [(0, 2), (3, 4)])
    """

    __slots__ = ("_codes", "_values")

    def __init__(self, found: Iterable[tuple[Pair, T]] = ()) -> None:
        """Keep what was found; of a pair that comes twice, the first."""
        self._codes = array("q")
        self._values: list[T] = []
        for (i, j), value in found:
            self._codes.append(i << _SHIFT | j)
            self._values.append(value)
        if any(map(int.__gt__, self._codes, self._codes[1:])):
            order = sorted(range(len(self._codes)), key=self._codes.__getitem__)
            self._codes = array("q", [self._codes[at] for at in order])
            self._values = [self._values[at] for at in order]

    def __getitem__(self, pair: Pair) -> T:
        """What is said of a pair."""
        code = pair[0] << _SHIFT | pair[1]
        at = bisect_left(self._codes, code)
        if at == len(self._codes) or self._codes[at] != code:
            raise KeyError(pair)
        return self._values[at]

    def __iter__(self) -> Iterator[Pair]:
        """The pairs in order."""
        return (divmod(code, 1 << _SHIFT) for code in self._codes)

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self._codes)

    def in_order(self) -> Iterator[tuple[Pair, T]]:
        """Each pair with what is said of it, without looking each up."""
        return zip(self, self._values, strict=True)
