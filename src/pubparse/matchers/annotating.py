"""What is said in each item of the others: links to its versions, and a doubt where another looks the same.

Takes items and what was found of pairs of them. Of hundreds of like titles each names the few nearest alone, so that
what is said grows with the items and not with their pairs.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from pubparse.matchers.evidence import WorkMatch
from pubparse.matchers.pairs import Pair
from pubparse.matchers.profiles import Profile
from pubparse.matchers.similarity import ratio
from pubparse.model import Doubt, DoubtKind, Publication, Relation

NEAREST = 3
"""So many near-duplicates are named in each item; how many more there are is said."""

_Found = Mapping[Pair, WorkMatch]


@dataclass(frozen=True, slots=True)
class Near:
    """The near-duplicates of each item: the nearest first, and how many more there are."""

    named: dict[int, tuple[int, ...]]
    more: dict[int, int]


def nearest(items: Sequence[Profile], near: _Found) -> Near:
    """The few nearest of each item's near-duplicates: the likeliest, of these the likest titles.

    >>> from pubparse.matchers.evidence import WorkVerdict
    >>> from pubparse.matchers.profiles import profile
    >>> items = [profile(Publication(title=f"Matroids, Part {n}")) for n in ("I", "II", "III", "IV", "XXI")]
    >>> match = WorkMatch(WorkVerdict.NEAR, 0.0, "other parts of a work")
    >>> found = nearest(items, {(0, other): match for other in range(1, 5)})
    >>> found.named[0], found.more, found.named[4]
    ((1, 3, 2), {0: 1}, (0,))
    """
    beside: dict[int, array[int]] = defaultdict(lambda: array("q"))
    for i, j in near:
        beside[i].append(j)
        beside[j].append(i)
    named: dict[int, tuple[int, ...]] = {}
    more: dict[int, int] = {}
    for i, others in beside.items():

        def far(j: int, i: int = i) -> tuple[float, float, int]:
            return -near[min(i, j), max(i, j)].score, -ratio(*_letters(items, i, j)), j

        if len(others) > NEAREST:
            more[i] = len(others) - NEAREST
        named[i] = tuple(others if len(others) <= NEAREST else nsmallest(NEAREST, others, key=far))
    return Near(named, more)


def _letters(items: Sequence[Profile], i: int, j: int) -> tuple[str, str]:
    """Two titles in letters."""
    return items[i].letters, items[j].letters


def annotate(
    items: Sequence[Publication], versions: Iterable[tuple[int, int]], near: _Found, found: Near
) -> list[Publication]:
    """The items with links to their versions, and links and doubts where another item looks the same.

    What was said before of items that are here is said anew; links to items that are not here stay.
    """
    now = {old: p.id for p in items for old in (p.id, *p.merged)}
    linked: dict[int, set[tuple[Relation, str]]] = defaultdict(set)
    for i, j in versions:
        linked[i].add((Relation.VERSION, items[j].id))
        linked[j].add((Relation.VERSION, items[i].id))
    result = []
    for at, p in enumerate(items):
        if not (p.related or p.doubts or at in linked or at in found.named):
            result.append(p)
            continue
        related = linked.get(at, set()) | {
            (relation, now.get(other, other))
            for relation, other in p.related
            if relation is not Relation.NEAR_DUPLICATE or other not in now
        }
        doubts = [doubt for doubt in p.doubts if doubt.kind is not DoubtKind.NEAR_DUPLICATE]
        for other in found.named.get(at, ()):
            related.add((Relation.NEAR_DUPLICATE, items[other].id))
            detail = f"{items[other].id}: {near[min(at, other), max(at, other)].reason}"
            doubts.append(Doubt(DoubtKind.NEAR_DUPLICATE, "title", detail))
        if at in found.more:
            doubts.append(Doubt(DoubtKind.NEAR_DUPLICATE, "title", f"{found.more[at]} more look like it"))
        told = tuple(sorted(r for r in related if r[1] != p.id)), tuple(dict.fromkeys(doubts))
        result.append(p if told == (p.related, p.doubts) else replace(p, related=told[0], doubts=told[1]))
    return result
