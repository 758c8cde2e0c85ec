"""How alike two strings are: the only door to rapidfuzz.

Takes folded strings, gives numbers from 0 to 1. No number of these is a verdict by itself.
"""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler


def ratio(a: str, b: str, floor: float = 0.0) -> float:
    """The share of the letters that two strings have in common, in order; 0 below `floor`.

    >>> ratio("abcd", "abcd"), ratio("abcd", "wxyz"), ratio("abcd", "abxx", floor=0.9)
    (1.0, 0.0, 0.0)
    """
    return fuzz.ratio(a, b, score_cutoff=floor * 100) / 100


def edits(a: str, b: str, most: int = 3) -> int:
    """How many letters must be changed, put in, left out or swapped with a neighbour; `most` + 1 means more.

    >>> edits("smith", "smiht"), edits("smith", "jones", most=2)
    (1, 3)
    """
    return OSA.distance(a, b, score_cutoff=most)


def name_ratio(a: str, b: str) -> float:
    """Jaro-Winkler: alike from the start, as names that are one name in two spellings are.

    >>> name_ratio("boulytchev", "bulychev") > name_ratio("boulytchev", "chevalier")
    True
    """
    return JaroWinkler.similarity(a, b)


def within(short: str, long: str, floor: float = 0.0) -> float:
    """How alike a string is to the part of a longer one that is most like it; 0 below `floor`.

    >>> within("joins", "fast joins in memory")
    1.0
    """
    return fuzz.partial_ratio(short, long, score_cutoff=floor * 100) / 100


def any_order(a: str, b: str) -> float:
    """How alike two strings are when their words are sorted.

    >>> any_order("joins fast", "fast joins")
    1.0
    """
    return fuzz.token_sort_ratio(a, b) / 100
