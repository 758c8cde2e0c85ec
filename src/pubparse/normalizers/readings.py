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
_Costs = tuple[float, float, float, float]
"""What a name costs in a list that is direct, inverted, trailing, of families."""
_NO_NAME = (_NEVER, _NEVER, _NEVER, _NEVER)
_COLUMNS = {
    Order.DIRECT: (0, 0),
    Order.INVERTED: (1, 1),
    Order.FIRST: (1, 0),
    Order.TRAILING: (2, 2),
    Order.FAMILIES: (3, 3),
}
"""Which of the costs counts for the first name of a list and for those behind it."""
_DIRECT_SHAPE = re.compile(r"[wiIul]+p*(?:[wul]+p*)*[wul]s?|[wu]p+[wu]+|p+[wu]+")
TRAILING_SHAPE = re.compile(r"p*(?:[wul]+(?:p+[wul]+)*|I(?=[iI]))s?[iI]{1,4}s?")
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


def read(parts: Sequence[Part]) -> dict[Order, tuple[float, list[Sequence[Part]]]]:
    """For each order, the cheapest way to group the parts into names if the list is in it, and what that costs.

    >>> from pubparse.normalizers.lists import split_parts
    >>> [len(group) for group in read(split_parts("Bee, Ada, Zhu, Li"))[Order.INVERTED][1]]
    [2, 2]
    """
    # Where other marks part the names, commas hardly do.
    strong = 3.0 if any(p.sep == ";" for p in parts) else 1.5 if sum(p.sep == "&" for p in parts) > 1 else 0.0
    steps: list[list[tuple[int, _Costs]]] = []
    for end in range(1, len(parts) + 1):
        steps.append([])
        for begin in range(end - 1, max(-1, end - 4), -1):
            if end - begin > 1 and parts[begin + 1].sep != ",":
                break
            steps[-1].append((begin, _name_costs(parts[begin:end])))
    parted = [strong if begin and part.sep == "," else 0.0 for begin, part in enumerate(parts)]
    return {order: _cheapest(parts, order, steps, parted) for order in ORDERS}


def _cheapest(
    parts: Sequence[Part], order: Order, steps: Sequence[Sequence[tuple[int, _Costs]]], parted: Sequence[float]
) -> tuple[float, list[Sequence[Part]]]:
    """The cheapest grouping in one order. `steps`: where the names that end at each part begin, and their costs."""
    first, later = _COLUMNS[order]
    costs = [0.0]
    choices = [0]
    for step in steps:
        best, choice = float("inf"), 0
        for begin, of_name in step:
            cost = costs[begin] + of_name[later if begin else first] + parted[begin]
            if cost < best:
                best, choice = cost, begin
        costs.append(best)
        choices.append(choice)
    groups: list[Sequence[Part]] = []
    end = len(parts)
    while end:
        groups.append(parts[choices[end] : end])
        end = choices[end]
    return costs[-1], groups[::-1]


def _name_costs(group: Sequence[Part]) -> _Costs:
    """What it costs to read these parts as one name."""
    if len(group) == 1:
        return _one_costs(group[0].kinds, group[0].words[0], group[0].words[-1])
    last = group[-1]
    if set(last.kinds) <= {"s", "x"}:
        return _plus(_name_costs(group[:-1]), 0.1)
    costs = _pair_costs(group[0].kinds, group[0].words[0], last.kinds, last.words[0])
    if len(group) == 3:
        return _plus(costs, 0.1) if set(group[1].kinds) <= {"s"} else _NO_NAME
    if credential(group):
        alone = _plus(_name_costs(group[:1]), 0.6)
        return min(costs[0], alone[0]), min(costs[1], alone[1]), min(costs[2], alone[2]), min(costs[3], alone[3])
    return costs


def _plus(costs: _Costs, more: float) -> _Costs:
    """Costs that are all raised."""
    return costs[0] + more, costs[1] + more, costs[2] + more, costs[3] + more


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


@lru_cache(maxsize=8192)
def _one_costs(kinds: str, first: str, last: str) -> _Costs:
    """What a name without comma costs, by the kinds of its words, the first word and the last."""
    if "k" in kinds or "c" in kinds:
        return (0.5, 0.5, 0.5, 0.5) if kinds == "c" else (0.0, 0.0, 0.0, 0.0)
    if len(kinds) == 1:
        if kinds in "isx":
            return _NO_NAME
        if kinds == "u" or (kinds == "I" and len(first) > 2):
            return 2.5, 2.5, 2.5, 2.5
        known = 0.0 if kinds == "I" else _known(first)
        lone = 4.0 + 0.5 * known
        return lone, lone, lone, 1.0 + known
    direct, trailing = _single(kinds)
    if direct < 3 and kinds[-1] == "w":
        direct += 0.5 * max(0.0, _known(last)) + 0.5 * max(0.0, -_known(first))
    return (
        min(direct, trailing + 3.0, 6.0 + 0.2 * len(kinds)),
        min(direct + 2.6, trailing + 2.5, _NEVER),
        min(trailing, direct + 3.0, _NEVER),
        0.3 if kinds in ("pw", "ppw") else min(direct + 2.0, trailing + 2.0, _NEVER),
    )


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


@lru_cache(maxsize=8192)
def _pair_costs(family: str, family_word: str, given: str, given_word: str) -> _Costs:
    """What `Family, Given` costs, from the kinds of the words and the first word of each."""
    if not _FAMILY_SHAPE.fullmatch(family) or not _GIVEN_SHAPE.fullmatch(given):
        return _NO_NAME
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
    return cost + 3.0, cost, cost + 3.0, cost + 3.0


@lru_cache(maxsize=8192)
def _known(word: str) -> float:
    """Whether a word is known as a given name (1), as a family name (-1), as both or neither (0)."""
    letters = lexicon().get(word.casefold(), "")
    return ("g" in letters) * 1.0 - ("s" in letters) * 1.0
