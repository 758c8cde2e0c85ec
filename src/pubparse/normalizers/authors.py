"""A printed author list to its names: the author-list grammar.

Takes the list as printed, with its marks, and what the lists's other entries agree on (`ListStyle`); gives `Authors`.
Commas either part names or part a family name from its given name. Which it is, is decided for the list as a whole:
every reading has a cost by the shapes of its names, each style adds what deviates from it, the cheapest wins.
Consults `tables.particles` and `names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from pubparse.model import Doubt, DoubtKind, Field, Mark, MarkKind, Name, NameMark
from pubparse.normalizers.lists import SIGN, Part, Prepared, prepare, split_parts
from pubparse.normalizers.names import build_direct, build_inverted
from pubparse.normalizers.titles import mend
from pubparse.tables import particles as table
from pubparse.tables.words import lexicon

_ROLES = tuple((re.compile(words, re.IGNORECASE), NameMark(role)) for words, role in table.ROLE_WORDS)


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


@dataclass(frozen=True, slots=True)
class ListStyle:
    """What the author lists of one publication list agree on: the cost of each order, lowest for the usual one."""

    costs: tuple[tuple[Order, float], ...] = ()

    def cost(self, order: Order) -> float:
        """What reading a list in this order costs beforehand.

        >>> ListStyle(((Order.DIRECT, 1.5),)).cost(Order.DIRECT)
        1.5
        """
        return dict(self.costs).get(order, 0.0)


@dataclass(frozen=True, slots=True)
class Authors:
    """The names of one author list; `others`: more than these; `repeats`: the list begins with the previous entry's."""

    names: tuple[Name, ...] = ()
    others: bool = False
    repeats: bool = False
    doubts: tuple[Doubt, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    """Where each name stands in the text that was given."""


_PRIOR = {Order.DIRECT: 0.0, Order.INVERTED: 0.0, Order.FIRST: 1.0, Order.TRAILING: 0.3, Order.FAMILIES: 2.0}
_ORDERS = tuple(Order)
_ENOUGH = 12
"""So many lists tell the style of the others."""
_MOST = 6.0
"""One list speaks no louder than this against an order."""
_NEVER = 9.0
"""What a reading costs that no name has."""
_DIRECT_SHAPE = re.compile(r"[wiIul]+p*(?:[wul]+p*)*[wul]s?|[wu]p+[wu]+|p+[wu]+")
_TRAILING_SHAPE = re.compile(r"p*(?:[wul]+(?:p+[wul]+)*|I(?=[iI]))[iI]{1,4}s?")
_FAMILY_SHAPE = re.compile(r"p*[wuI](?:[wul]|p(?=\w))*s?|c")
_GIVEN_SHAPE = re.compile(r"[iI]+p*s?|[wul][wul]?[wul]?[iI]*p*s?|[iI]+w[iI]*p*")


def split_authors(text: str, marks: Iterable[Mark] = (), *, style: ListStyle | None = None) -> Authors:
    """The names of an author list as printed.

    `marks` are relative to the text: superscripts are signs, links give their names a URL. `style` is what the other
    lists around it agree on (see `list_style`). Raises nothing: what cannot be parted is one literal name.

    >>> [str(name) for name in split_authors("Zhu, K., Yilong Zhao, and L. Li").names]
    ['K. Zhu', 'Yilong Zhao', 'L. Li']
    >>> [str(name) for name in split_authors("Sekijima Y, Dendle MA, et al.").names]
    ['Y Sekijima', 'MA Dendle']
    >>> split_authors("Sekijima Y, Dendle MA, et al.").others
    True
    >>> split_authors("Kan Zhu*, Li Li").names[0].signs
    ('*',)
    """
    marks = tuple(marks)
    prepared, parts = _prepared(text, marks)
    order, groups = _best(parts, style)
    names, spans = [], []
    for group in groups:
        name = _mended(_build(group, order, prepared.text))
        if not str(name):
            continue
        start, end = group[0].start, group[-1].end
        names.append(_decorate(name, text, prepared.text, start, end, marks))
        spans.append((start, end))
    doubts = tuple(
        Doubt(DoubtKind.AMBIGUOUS, Field.AUTHOR, f"a name or part of one: {name.literal}")
        for name in names
        if name.literal and not name.family and " " not in name.literal and name.literal.isascii()
    )
    return Authors(tuple(names), prepared.others, prepared.repeats, doubts, tuple(spans))


def list_style(texts: Iterable[str | tuple[str, tuple[Mark, ...]]]) -> ListStyle:
    """What the author lists of one publication list agree on; it is passed to `split_authors` for each of them.

    Takes each list's text, or its text and marks.

    >>> style = list_style(["Zhu, Kan, Zhao, Yilong", "Li, Li, Zhu, Kan, Tang, Jia"])
    >>> [str(name) for name in split_authors("Delgado Molina, Ana Maria, Zhu, Kan", style=style).names]
    ['Ana Maria Delgado Molina', 'Kan Zhu']
    """
    totals = dict.fromkeys(_ORDERS, 0.0)
    seen = 0
    for item in texts:
        text, marks = (item, ()) if isinstance(item, str) else item
        parts = _prepared(text, marks)[1]
        if len(parts) < 2:
            continue
        if plain := _plain(parts):
            costs = dict.fromkeys(_ORDERS, _MOST) | {plain[0]: 0.0}
            if plain[0] is Order.DIRECT or len(parts) == 2:
                costs[Order.FIRST] = _MOST / 2
        else:
            costs = {order: _read(parts, order)[0] + _PRIOR[order] for order in _ORDERS}
        best = min(costs.values())
        for order in _ORDERS:
            totals[order] += min(costs[order] - best, _MOST)
        seen += 1
        if seen >= _ENOUGH:
            break
    # One list alone says little: the evidence grows with the lists that give it.
    least = min(totals.values())
    return ListStyle(tuple((order, 1.5 * (totals[order] - least) / (seen + 1.0)) for order in _ORDERS if seen))


@lru_cache(maxsize=1024)
def _prepared(text: str, marks: tuple[Mark, ...]) -> tuple[Prepared, tuple[Part, ...]]:
    """A list's text without what is no name, and its parts."""
    prepared = prepare(text, marks)
    return prepared, tuple(split_parts(prepared.text))


def _best(parts: Sequence[Part], style: ListStyle | None) -> tuple[Order, list[Sequence[Part]]]:
    """The cheapest reading of a list."""
    plain = _plain(parts)
    if plain and (plain[0] is not Order.DIRECT or style is None or style.cost(Order.DIRECT) <= 1.0):
        return plain
    readings = []
    for order in _ORDERS:
        cost, groups = _read(parts, order)
        agreed = style.cost(order) * (1 + len(parts) / 8) if style else 0.0
        readings.append((cost + _PRIOR[order] + agreed, order, groups))
    _, order, groups = min(readings, key=lambda reading: reading[0])
    return order, groups


def _plain(parts: Sequence[Part]) -> tuple[Order, list[Sequence[Part]]] | None:
    """The reading of a list in which every name has the same unmistakable shape; None for other lists."""
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


def _read(parts: Sequence[Part], order: Order) -> tuple[float, list[Sequence[Part]]]:
    """The cheapest way to group the parts into names, if the list is in this order."""
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
    if set(last.kinds) <= {"s", "x"}:
        return _name_cost(group[:-1], order, first) + 0.1
    if len(group) == 3:
        return _pair_cost(group[0], last, order, first) + 0.1 if set(group[1].kinds) <= {"s"} else _NEVER
    cost = _pair_cost(group[0], last, order, first)
    if _credential(group):
        cost = min(cost, _one_cost(group[0], order, first) + 0.6)
    return cost


def _credential(group: Sequence[Part]) -> bool:
    """Whether the last of two parts may be a degree behind a name that is complete without it: `John Smith, MD`."""
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
    elif _TRAILING_SHAPE.fullmatch(kinds):
        direct = 4.0
    if _TRAILING_SHAPE.fullmatch(kinds):
        trailing = 0.4 * max(0, len(kinds.rstrip("iIs").lstrip("p")) - 1)
    return direct, trailing


def _pair_cost(family: Part, given: Part, order: Order, first: bool) -> float:
    """What `Family, Given` costs."""
    if not _FAMILY_SHAPE.fullmatch(family.kinds) or not _GIVEN_SHAPE.fullmatch(given.kinds):
        return _NEVER
    size = len(family.kinds.lstrip("p").rstrip("s"))
    cost = 0.0 if "p" in family.kinds else (0.0, 0.7, 2.0, 4.0, 6.0)[min(size, 5) - 1]
    core = given.kinds.rstrip("ps")
    if set(core) <= {"i", "I"}:
        if size > 1 and "p" not in family.kinds and core == "I" and len(given.words[0]) > 2:
            cost += 2.0
    elif core[0] in "iI":
        cost += 1.2
    else:
        words = len(core.rstrip("iI"))
        cost += (0.9 if words == len(core) else 0.3) + 0.5 * (words - 1) - 0.6 * _known(given.words[0])
        if size > 1 and words > 1:
            cost += 2.0
    if family.kinds == "I":
        cost += 0.8
    elif "p" not in family.kinds:
        cost += 0.8 * max(0.0, _known(family.words[0]))
    return cost + (0.0 if order is Order.INVERTED or (order is Order.FIRST and first) else 3.0)


@lru_cache(maxsize=8192)
def _known(word: str) -> float:
    """Whether a word is known as a given name (1), as a family name (-1), as both or neither (0)."""
    letters = lexicon().get(word.casefold(), "")
    return ("g" in letters) * 1.0 - ("s" in letters) * 1.0


def _build(group: Sequence[Part], order: Order, text: str) -> Name:
    """The name that a group of parts is."""
    printed = " ".join(text[group[0].start : group[-1].end].replace(SIGN, " ").split())
    printed = re.sub(r"\s+([,.])", r"\1", printed).strip(" ,;:")
    if printed.endswith(".") and group[-1].words[-1][-1] != ".":
        printed = printed.rstrip(".")
    suffix = ""
    while len(group) > 1 and set(group[-1].kinds) <= {"s", "x"}:
        last = group[-1]
        suffix = " ".join(w for w, k in zip(last.words, last.kinds, strict=True) if k == "s") or suffix
        group = group[:-1]
    if len(group) == 3:
        suffix = " ".join(group[1].words)
        group = [group[0], group[2]]
    if len(group) == 2:
        if not _credential(group) or order is Order.INVERTED:
            return build_inverted(list(group[0].words), list(group[1].words), printed, suffix)
        group = group[:1]
    trailing = order is Order.TRAILING and bool(_TRAILING_SHAPE.fullmatch(group[0].kinds))
    name = build_direct(list(group[0].words), printed, True if trailing else None, group[0].kinds)
    return replace(name, suffix=f"{name.suffix} {suffix}".strip()) if suffix else name


def _mended(name: Name) -> Name:
    """The name with its accents composed."""
    if name.printed.isascii():
        return name
    family, given, particle = mend(name.family), mend(name.given), mend(name.particle)
    return Name(family, given, particle, name.suffix, mend(name.literal), mend(name.printed))


def _decorate(name: Name, text: str, prepared: str, start: int, end: int, marks: tuple[Mark, ...]) -> Name:
    """The name with the signs that stand beside it and the URL that it links to."""
    while end < len(text) and prepared[end] == SIGN:
        end += 1
    signs = tuple(
        sign
        for match in re.finditer(f"{SIGN}+", prepared[start:end])
        if (sign := text[start + match.start() : start + match.end()].strip("\\{}$^_ ()\u200b\u2060\ufe0f\ufffc"))
    )
    links = (m for m in marks if m.kind is MarkKind.LINK and m.start < end and m.end > start and m.end - m.start > 1)
    url = next((mark.value for mark in links), "")
    roles = tuple(dict.fromkeys(role for sign in signs for words, role in _ROLES if words.search(sign)))
    return replace(name, signs=signs, roles=roles, url=url) if signs or url else name
