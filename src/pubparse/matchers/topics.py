"""How much two groups of publications are about the same things, by the words of their titles and venues.

Takes publications once, then groups of their numbers; gives a number from 0 to 1. Consults the table of stop words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log, sqrt

from pubparse.matchers.folding import words
from pubparse.model import Publication
from pubparse.tables.matching import STOP_WORDS, VENUE_NOISE

_ENOUGH = 40
"""So many publications of a group tell what it is about."""


class Topics:
    """The words of publications, counted when first asked for."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        """Keep the publications; nothing is read yet."""
        self._publications = publications
        self._said: dict[int, frozenset[str]] = {}

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Each word's weight: the fewer publications have it, the more it tells."""
        counts: Counter[str] = Counter()
        for at in range(len(self._publications)):
            counts.update(self._words(at))
        total = len(self._publications)
        return {word: log((total + 1) / count) for word, count in counts.items()}

    def _words(self, at: int) -> frozenset[str]:
        """The words of one publication; those of the venue are others than those of the title."""
        if at not in self._said:
            p = self._publications[at]
            title = (w for w in words(p.title) if w not in STOP_WORDS)
            venue = (f"in {w}" for w in words(p.venue.name) if w not in VENUE_NOISE and w not in STOP_WORDS)
            self._said[at] = frozenset((*title, *venue))
        return self._said[at]

    def alike(self, some: Iterable[int], others: Iterable[int]) -> float:
        """The cosine of what two groups of publications are about.

        >>> about = [Publication(title=t) for t in ("Fast Joins", "Joins in Memory", "Tree Rings", "Old Trees")]
        >>> topics = Topics(about)
        >>> topics.alike([0], [1]) > 0.2, topics.alike([0], [2])
        (True, 0.0)
        """
        a, b = self._vector(some), self._vector(others)
        if len(a) > len(b):
            a, b = b, a
        return sum((weight * b[word] for word, weight in a.items() if word in b), 0.0)

    def _vector(self, group: Iterable[int]) -> dict[str, float]:
        """The weighted words of a group, of length 1."""
        counts: Counter[str] = Counter()
        for at in sorted(group)[:_ENOUGH]:
            counts.update(self._words(at))
        vector = {word: count * self._weights[word] for word, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {word: weight / length for word, weight in vector.items()}
