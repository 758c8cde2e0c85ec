"""The readings of an author list: which parts make a name together, and what each reading costs.

Takes the parts of a list (`lists.split_parts`); gives the cheapest grouping for each order of names, or the one reading
of a list whose names all have the same shape. Consults `tables.particles` and the lexicon. `authors.py` chooses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from pubparse.normalizers.mending import Part
from pubparse.tables import particles as table
from pubparse.tables.words import lexicon


class Order(StrEnum):
    """How the names of a list are written."""

    DIRECT = "direct"
    """`Kan Zhu, L. Li`"""
    INVERTED = "inverted"
    """`Zhu, Kan, Li, L.`"""
    FIRST = "first"
    """Only the first is inverted: `Zhu, Kan, L. Li`"""
    TRAILING = "trailing"
    """Initials behind the family name, no comma between: `Zhu K, Li L`"""
    FAMILIES = "families"
    """Family names only: `Zhu, Li and Smith`"""


PRIOR = {Order.DIRECT: 0.0, Order.INVERTED: 0.0, Order.FIRST: 1.0, Order.TRAILING: 0.3, Order.FAMILIES: 2.0}
ORDERS = tuple(Order)
MOST = 6.0
"""One list speaks no louder than this against an order."""
_NEVER = 9.0
"""What a reading costs that no name has."""
_DIRECT_SHAPE = re.compile(r"[wiIul]+p*(?:[wul]+p*)*[wul]s?|[wu]p+[wu]+|p+[wu]+")
TRAILING_SHAPE = re.compile(r"p*(?:[wul]+(?:p+[wul]+)*|I(?=[iI]))[iI]{1,4}s?")
_FAMILY_SHAPE = re.compile(r"p*[wuI](?:[wul]|p(?=\w))*s?|c")
_GIVEN_SHAPE = re.compile(r"[iI]+p*s?|[wul][wul]?[wul]?[iI]*p*s?|[iI]+w[iI]*p*")


def plain(parts: Sequence[Part]) -> tuple[Order, list[Sequence[Part]]] | None:
    """The reading of a list in which every name has the same unmistakable shape; None for other lists.

    >>> from pubparse.normalizers.lists import split_parts
    >>> plain(split_parts("Ada Bee, Li Zhu"))[0], plain(split_parts("Bee, Ada, Zhu, Li"))
    (<Order.DIRECT: 'direct'>, None)
    """
    shapes = [_single(part.kinds) for part in parts]
    if all(direct < 3 and len(part.words) > 1 for (direct, _), part in zip(shapes, parts, strict=True)):
        # Two given names behind each other, again and again: `García Lorca, José Luis, …`.
        doubtful = len(parts) % 2 == 0 and sum(_known(part.words[-1]) for part in parts) > 0.3 * len(parts)
        return None if doubtful else (Order.DIRECT, [[part] for part in parts])
    if all(trailing < 3 <= direct for direct, trailing in shapes):
        return Order.TRAILING, [[part] for part in parts]
    pairs = [parts[i : i + 2] for i in range(0, len(parts), 2)]
    if len(parts) % 2 == 0 and all(
        b.sep == "," and set(b.kinds) <= {"i", "I"} and a.kinds in ("w", "pw", "ppw") for a, b in pairs
    ):
        return Order.INVERTED, pairs
    return None


def read(parts: Sequence[Part], order: Order) -> tuple[float, list[Sequence[Part]]]:
    """The cheapest way to group the parts into names, if the list is in this order, and what it costs.

    >>> from pubparse.normalizers.lists import split_parts
    >>> [len(group) for group in read(split_parts("Bee, Ada, Zhu, Li"), Order.INVERTED)[1]]
    [2, 2]
    """
    # Where other marks part the names, commas hardly do.
    strong = 3.0 if any(p.sep == ";" for p in parts) else 1.5 if sum(p.sep == "&" for p in parts) > 1 else 0.0
    costs = [0.0]
    choices = [0]
    for end in range(1, len(parts) + 1):
        best, choice = float("inf"), 1
        for size in (1, 2, 3):
            begin = end - size
            if begin < 0 or (size > 1 and parts[begin + 1].sep != ","):
                break
            cost = costs[begin] + _name_cost(parts[begin:end], order, begin == 0)
            if strong and begin and parts[begin].sep == ",":
                cost += strong
            if cost < best:
                best, choice = cost, size
        costs.append(best)
        choices.append(choice)
    groups: list[Sequence[Part]] = []
    end = len(parts)
    while end:
        groups.append(parts[end - choices[end] : end])
        end -= choices[end]
    return costs[-1], groups[::-1]


def _name_cost(group: Sequence[Part], order: Order, first: bool) -> float:
    """What it costs to read these parts as one name in a list of this order."""
    if len(group) == 1:
        return _one_cost(group[0], order, first)
    last = group[-1]
    if last.kinds[-1] in "sx" and set(last.kinds) <= {"s", "x"}:
        return _name_cost(group[:-1], order, first) + 0.1
    if len(group) == 3:
        return _pair_cost(group[0], last, order, first) + 0.1 if set(group[1].kinds) <= {"s"} else _NEVER
    cost = _pair_cost(group[0], last, order, first)
    if credential(group):
        cost = min(cost, _one_cost(group[0], order, first) + 0.6)
    return cost


def credential(group: Sequence[Part]) -> bool:
    """Whether the last of two parts may be a degree behind a name that is complete without it.

    >>> from pubparse.normalizers.lists import split_parts
    >>> credential(split_parts("John Smith, MD")), credential(split_parts("Smith, MD"))
    (True, False)
    """
    last = group[-1].words
    return (
        len(last) == 1
        and last[0].casefold().replace(".", "") in table.CREDENTIALS_OR_INITIALS
        and len(group[0].words) > 1
    )


def _one_cost(part: Part, order: Order, first: bool) -> float:
    """What a name without comma costs."""
    kinds = part.kinds
    if "k" in kinds or "c" in kinds:
        return 0.5 if kinds == "c" else 0.0
    if len(part.words) == 1:
        if set(kinds) <= {"i", "s", "x"}:
            return _NEVER
        if kinds == "u" or (kinds == "I" and len(part.words[0]) > 2):
            return 2.5
        known = 0.0 if kinds == "I" else _known(part.words[0])
        return 1.0 + known if order is Order.FAMILIES else 4.0 + 0.5 * known
    direct, trailing = _single(kinds)
    if direct < 3 and kinds[-1] == "w":
        direct += 0.5 * max(0.0, _known(part.words[-1])) + 0.5 * max(0.0, -_known(part.words[0]))
    if order is Order.TRAILING:
        return min(trailing, direct + 3.0, _NEVER)
    if order is Order.INVERTED or (order is Order.FIRST and first):
        return min(direct + 2.6, trailing + 2.5, _NEVER)
    if order is Order.FAMILIES:
        return 0.3 if kinds in ("pw", "ppw") else min(direct + 2.0, trailing + 2.0, _NEVER)
    return min(direct, trailing + 3.0, 6.0 + 0.2 * len(kinds))


@lru_cache(maxsize=4096)
def _single(kinds: str) -> tuple[float, float]:
    """What a name of these words costs in reading order, and with its initials behind."""
    direct = trailing = _NEVER
    if _DIRECT_SHAPE.fullmatch(kinds):
        direct = 0.8 * kinds.count("l") + 0.8 * max(0, len(kinds) - 4) + (0.5 if kinds[0] == "p" else 0.0)
    elif TRAILING_SHAPE.fullmatch(kinds):
        direct = 4.0
    if TRAILING_SHAPE.fullmatch(kinds):
        trailing = 0.4 * max(0, len(kinds.rstrip("iIs").lstrip("p")) - 1)
    return direct, trailing


def _pair_cost(family: Part, given: Part, order: Order, first: bool) -> float:
    """What `Family, Given` costs in a list of this order."""
    cost = _inverted(family.kinds, family.words[0], given.kinds, given.words[0])
    if cost is None:
        return _NEVER
    return cost + (0.0 if order is Order.INVERTED or (order is Order.FIRST and first) else 3.0)


@lru_cache(maxsize=8192)
def _inverted(family: str, family_word: str, given: str, given_word: str) -> float | None:
    """What `Family, Given` costs by itself, from the kinds of the words and the first word of each; None if never."""
    if not _FAMILY_SHAPE.fullmatch(family) or not _GIVEN_SHAPE.fullmatch(given):
        return None
    size = len(family.lstrip("p").rstrip("s"))
    cost = 0.0 if "p" in family else (0.0, 0.7, 2.0, 4.0, 6.0)[min(size, 5) - 1]
    core = given.rstrip("ps")
    if set(core) <= {"i", "I"}:
        if size > 1 and "p" not in family and core == "I" and len(given_word) > 2:
            cost += 2.0
    elif core[0] in "iI":
        cost += 1.2
    else:
        words = len(core.rstrip("iI"))
        cost += (0.9 if words == len(core) else 0.3) + 0.5 * (words - 1) - 0.6 * _known(given_word)
        if size > 1 and words > 1:
            cost += 2.0
    if family == "I":
        cost += 0.8
    elif "p" not in family:
        cost += 0.8 * max(0.0, _known(family_word))
    return cost


@lru_cache(maxsize=8192)
def _known(word: str) -> float:
    """Whether a word is known as a given name (1), as a family name (-1), as both or neither (0)."""
    letters = lexicon().get(word.casefold(), "")
    return ("g" in letters) * 1.0 - ("s" in letters) * 1.0
