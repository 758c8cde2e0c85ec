"""A printed author list to its names: the author-list grammar.

Takes the list as printed, with its marks, and what the lists's other entries agree on (`ListStyle`); gives `Authors`.
Commas either part names or part a family name from its given name. Which it is, is decided for the list as a whole:
every reading has a cost by the shapes of its names, each style adds what deviates from it, the cheapest wins.
Consults `tables.particles` and `names`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pubparse.model import Doubt, DoubtKind, Field, Mark, MarkKind, Name, NameMark
from pubparse.normalizers.lists import SIGN, Prepared, prepare, split_parts
from pubparse.normalizers.mending import Part
from pubparse.normalizers.names import build_direct, build_inverted, fold_name, parse_name
from pubparse.normalizers.readings import MOST, ORDERS, PRIOR, TRAILING_SHAPE, Order, credential, plain, read
from pubparse.normalizers.titles import mend
from pubparse.tables import particles as table

_ROLES = tuple((re.compile(words, re.IGNORECASE), NameMark(role)) for words, role in table.ROLE_WORDS)


@dataclass(frozen=True, slots=True)
class ListStyle:
    """What the author lists of one publication list agree on: the cost of each order, lowest for the usual one."""

    costs: tuple[tuple[Order, float], ...] = ()
    bare: bool = False
    """Initials have no full stops: `Stein P`."""

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


_SIGNED = re.compile(f"{SIGN}+")
_LONE_INITIAL = re.compile(r"[^\W\d_]\.")
_ENOUGH = 12
"""So many lists, from all over, tell the style of the others."""
_CLEAR = 2.0
"""A list is clear if its second reading costs so much more than its first."""


def same_again(editors: Authors, authors: Authors) -> Authors:
    """The editors, with the authors in place of what says that they are the same: `in: dies. (Hrsg.)`.

    >>> one = Authors((Name(family="Roe"),), spans=((0, 3),))
    >>> str(same_again(split_authors("dies."), one).names[0])
    'Roe'
    """
    names: list[Name] = []
    spans: list[tuple[int, int]] = []
    for name, span in zip(editors.names, editors.spans, strict=True):
        again = fold_name(str(name)).strip(". ") in table.SAME
        names += authors.names if again else (name,)
        spans += [span] * (len(authors.names) if again else 1)
    return replace(editors, names=tuple(names), spans=tuple(spans))


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
        if style and style.bare and group is groups[-1] and _LONE_INITIAL.fullmatch(name.given):
            name = replace(name, given=name.given.rstrip("."), printed=name.printed.rstrip("."))
        start, end = group[0].start, group[-1].end
        names.append(_decorate(name, text, prepared.text, start, end, marks))
        spans.append((start, end))
    doubts = tuple(
        Doubt(DoubtKind.AMBIGUOUS, Field.AUTHOR, f"a name or part of one: {name.literal}")
        for name in names
        if name.literal and not name.family and " " not in name.literal and name.literal.isascii()
    )
    return Authors(tuple(names), prepared.others, prepared.repeats, doubts, tuple(spans))


def one_name(text: str, marks: Iterable[Mark] = ()) -> Authors:
    """The one name in a text, whatever its commas: its source keeps names apart. Signs and numbers are none of it.

    >>> [(str(name), name.signs) for name in one_name("Solheim*, Marit").names]
    [('Marit Solheim', ('*',))]
    >>> [str(name) for name in one_name("Tan 0001, Wei").names]
    ['Wei Tan']
    """
    marks = tuple(marks)
    prepared = prepare(text, marks).text
    bare = re.sub(r"\s+,", ",", " ".join(prepared.replace(SIGN, " ").split()))
    if not bare.strip(" ,;"):
        return Authors((parse_name(text),), spans=((0, len(text)),))
    name = _decorate(_mended(parse_name(bare)), text, prepared, 0, len(text), marks)
    return Authors((name,), spans=((0, len(text)),))


def list_style(texts: Iterable[str | tuple[str, tuple[Mark, ...]]]) -> ListStyle:
    """What the author lists of one publication list agree on; it is passed to `split_authors` for each of them.

    Takes each list's text, or its text and marks.

    >>> style = list_style(["Zhu, Kan, Zhao, Yilong", "Li, Li, Zhu, Kan, Tang, Jia"])
    >>> [str(name) for name in split_authors("Delgado Molina, Ana Maria, Zhu, Kan", style=style).names]
    ['Ana Maria Delgado Molina', 'Kan Zhu']
    """
    lists = list(texts)
    totals = dict.fromkeys(ORDERS, 0.0)
    bare = dotted = 0
    clear: Counter[Order] = Counter()
    seen = 0
    for item in lists[:: max(1, len(lists) // _ENOUGH)]:
        text, marks = (item, ()) if isinstance(item, str) else item
        parts = _prepared(text, marks)[1]
        # The stop behind the last name may be the list's.
        bare += sum("I" in part.kinds for part in parts[:-1])
        dotted += sum("i" in part.kinds for part in parts[:-1])
        if len(parts) < 2:
            continue
        if one := plain(parts):
            costs = dict.fromkeys(ORDERS, MOST) | {one[0]: 0.0}
            if one[0] is Order.DIRECT or len(parts) == 2:
                costs[Order.FIRST] = MOST / 2
        else:
            costs = {order: cost + PRIOR[order] for order, (cost, _) in read(parts).items()}
        best, second = sorted(costs.values())[:2]
        for order in ORDERS:
            totals[order] += min(costs[order] - best, MOST)
        if second - best > _CLEAR:
            clear[min(costs, key=lambda order: costs[order])] += 1
        seen += 1
    # One list alone says little: the evidence grows with the lists that give it. Where clear lists contradict each
    # other (more than one does), nobody has set a style: references from many places are no list of one hand.
    contrary = clear.total() - max(clear.values(), default=0)
    dissent = max(0, contrary - 1) / max(1, clear.total())
    trust = 1.5 * max(0.0, 1 - 4 * dissent) / (seen + 1.0)
    least = min(totals.values())
    costs_of = tuple((order, trust * (totals[order] - least)) for order in ORDERS if seen)
    return ListStyle(costs_of, bare > 0 and not dotted)


@lru_cache(maxsize=1024)
def _prepared(text: str, marks: tuple[Mark, ...]) -> tuple[Prepared, tuple[Part, ...]]:
    """A list's text without what is no name, and its parts."""
    prepared = prepare(text, marks)
    return prepared, tuple(split_parts(prepared.text))


def _best(parts: Sequence[Part], style: ListStyle | None) -> tuple[Order, list[Sequence[Part]]]:
    """The cheapest reading of a list."""
    one = plain(parts)
    if one and (one[0] is not Order.DIRECT or style is None or style.cost(Order.DIRECT) <= 1.0):
        return one
    readings = []
    for order, (cost, groups) in read(parts).items():
        agreed = style.cost(order) * (1 + len(parts) / 8) if style else 0.0
        readings.append((cost + PRIOR[order] + agreed, order, groups))
    _, order, groups = min(readings, key=lambda reading: reading[0])
    return order, groups


def _build(group: Sequence[Part], order: Order, text: str) -> Name:
    """The name that a group of parts is."""
    printed = " ".join(text[group[0].start : group[-1].end].replace(SIGN, " ").split())
    printed = printed.replace(" ,", ",").replace(" .", ".").strip(" ,;:")
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
        if not credential(group) or order is Order.INVERTED:
            return build_inverted(list(group[0].words), list(group[1].words), printed, suffix)
        group = group[:1]
    trailing = order is Order.TRAILING and bool(TRAILING_SHAPE.fullmatch(group[0].kinds))
    name = _direct(group[0].words, group[0].kinds, printed, trailing)
    return replace(name, suffix=f"{name.suffix} {suffix}".strip()) if suffix else name


@lru_cache(maxsize=8192)
def _direct(words: tuple[str, ...], kinds: str, printed: str, trailing: bool) -> Name:
    """A name without a comma; the same people stand in many lists of a page."""
    return build_direct(list(words), printed, True if trailing else None, kinds)


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
    links = (m for m in marks if m.kind is MarkKind.LINK and m.start < end and m.end > start and m.end - m.start > 1)
    url = next((mark.value for mark in links), "") if marks else ""
    if SIGN not in prepared[start:end]:
        return replace(name, url=url) if url else name
    signs = tuple(
        sign
        for match in _SIGNED.finditer(prepared, start, end)
        if (sign := text[match.start() : match.end()].strip("\\{}$^_ ()\u200b\u2060\ufe0f\ufffc"))
    )
    roles = tuple(dict.fromkeys(role for sign in signs for words, role in _ROLES if words.search(sign)))
    return replace(name, signs=signs, roles=roles, url=url) if signs or url else name
