"""What the words of a title say of the work: its numbers, its part, whether many works are called so.

Takes folded words, gives numbers and truths. Consults the tables of matching words.
"""

from __future__ import annotations

import re

from pubparse.tables import matching

_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
_SERIALS = 40
"""A number from here on is no part's number."""
_SHORTEST = 6
"""A title of fewer letters says nothing."""


def _has_digits(tokens: tuple[str, ...]) -> bool:
    """Whether any of the words has a digit: most titles have none, and need no look at each word."""
    return not "".join(tokens).isalpha()


def is_generic(tokens: tuple[str, ...]) -> bool:
    """Whether the words of a title are such that many works have it.

    >>> is_generic(("editorial",)), is_generic(("fast", "joins"))
    (True, False)
    """
    generic = matching.GENERIC_WORDS
    return sum(map(len, tokens)) < _SHORTEST or all(
        word in generic or word in matching.STOP_WORDS or word.isdecimal() for word in tokens
    )


def serials_of(tokens: tuple[str, ...]) -> frozenset[int]:
    """The numbers that tell the parts of a work: Roman ones, those behind words such as `part`, a small one at the end.

    >>> sorted(serials_of(("matroids", "vol", "4"))), sorted(serials_of(("i", "robot")))
    ([4], [])
    """
    if matching.ROMANS.keys().isdisjoint(tokens) and not _has_digits(tokens):
        return frozenset()
    found = set()
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        number = matching.ROMANS.get(token) or (int(token) if token.isdecimal() else 0)
        if not at or not 0 < number < _SERIALS:
            continue
        roman = len(token) > 1 and token in matching.ROMANS
        if roman or at == last or tokens[at - 1] in matching.PART_WORDS:
            found.add(number)
    return frozenset(found)


def numbers_of(tokens: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers in a title, and ordinals.

    >>> numbers_of(("report", "on", "the", "4th", "workshop", "2010")), numbers_of(("second", "thoughts"))
    ((4, 2010), (2,))
    """
    if matching.ORDINALS.keys().isdisjoint(tokens) and not _has_digits(tokens):
        return ()
    found = []
    for token in tokens:
        if token.isdecimal():
            found.append(int(token))
        elif token[0].isdecimal() and _ORDINAL.match(token):
            found.append(int(token[:-2]))
        elif token in matching.ORDINALS:
            found.append(matching.ORDINALS[token])
    return tuple(sorted(found))
