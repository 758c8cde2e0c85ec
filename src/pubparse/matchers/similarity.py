"""How alike two strings are: the only door to rapidfuzz.

Takes folded strings, gives numbers from 0 to 1. No number of these is a verdict by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

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


def best(text: str, choices: Sequence[str]) -> float:
    """The best `ratio` of a string with any of the choices; 0 without choices.

    >>> best("databases", ["data bases", "indexing"]) > 0.9
    True
    """
    return max((fuzz.ratio(text, choice) for choice in choices), default=0.0) / 100
