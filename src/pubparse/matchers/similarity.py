"""How alike two strings are: the only door to rapidfuzz.

Takes folded strings, gives numbers from 0 to 1. No number of these is a verdict by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist, extractOne

Number = TypeVar("Number", float, NDArray[np.float64])


def ratio(a: str, b: str, floor: float = 0.0) -> float:
    """The share of the letters that two strings have in common, in order; 0 below `floor`.

    >>> ratio("abcd", "abcd"), ratio("abcd", "wxyz"), ratio("abcd", "abxx", floor=0.9)
    (1.0, 0.0, 0.0)
    """
    return fuzz.ratio(a, b, score_cutoff=floor * 100) / 100


def ratios(some: Sequence[str], others: Sequence[str], floor: float = 0.0) -> NDArray[np.float64]:
    """`ratio` of many pairs at once.

    >>> ratios(["abcd", "abcd"], ["abcd", "wxyz"]).tolist()
    [1.0, 0.0]
    """
    return cpdist(some, others, scorer=fuzz.ratio, score_cutoff=floor * 100, dtype=np.float64) / 100


def edits(a: str, b: str, most: int = 3) -> int:
    """How many letters must be changed, put in, left out or swapped with a neighbour; `most` + 1 means more.

    >>> edits("smith", "smiht"), edits("smith", "jones", most=2)
    (1, 3)
    """
    return OSA.distance(a, b, score_cutoff=most)


def any_near(word: str, words: Collection[str], most: int) -> bool:
    """Whether any of several words is at most so many `edits` away.

    >>> any_near("smith", ["jones", "smiht"], 1), any_near("smith", [], 1)
    (True, False)
    """
    return extractOne(word, words, scorer=OSA.distance, score_cutoff=most) is not None


def within(short: str, long: str, floor: float = 0.0) -> float:
    """How alike a string is to the part of a longer one that is most like it; 0 below `floor`.

    >>> within("joins", "fast joins in memory")
    1.0
    """
    return fuzz.partial_ratio(short, long, score_cutoff=floor * 100) / 100


def withins(shorts: Sequence[str], longs: Sequence[str], floor: float = 0.0) -> NDArray[np.float64]:
    """`within` of many pairs at once.

    >>> withins(["joins"], ["fast joins in memory"]).tolist()
    [1.0]
    """
    return cpdist(shorts, longs, scorer=fuzz.partial_ratio, score_cutoff=floor * 100, dtype=np.float64) / 100


def most_within(ratio: Number, short: Number, long: Number) -> Number:
    """The most that `within` can be of two strings, given their `ratio` and how many letters they have.

    A part of the longer one has no more letters in common with the shorter than the whole has.

    >>> most_within(1.0, 5, 5), most_within(0.5, 10, 30), most_within(0.5, 10, 10)
    (1.0, 1.0, 0.6666666666666666)
    """
    common = ratio * (short + long) / 2
    return 2 * common / (short + common)
