"""Which publications are the same work, and one item for each work.

Takes publications, from one page or thousands, gives one for each work, with `merged`, `related` and doubts.
Consults nothing but the publications. The order of the input does not matter to what comes out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pubparse.matchers.annotating import annotate, nearest
from pubparse.matchers.blocking import candidate_pairs, work_keys
from pubparse.matchers.clustering import cluster
from pubparse.matchers.evidence import WorkMatch, WorkVerdict, compare_works
from pubparse.matchers.merging import merge
from pubparse.matchers.pairs import Pair, Pairs
from pubparse.matchers.profiles import Profile, profile
from pubparse.matchers.screening import Screen
from pubparse.matchers.titles import is_generic
from pubparse.model import Publication

_AGREED = 0.35
"""So likely must the records of two clusters be one work, on the average, for the clusters to be joined."""
_COLUMN = 3
"""A title that stands in so many years by so many hands is a column's, not a work's."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class PairReport:
    """Two ids, what was said of them, and why."""

    first: str
    second: str
    match: WorkMatch


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """What `find_duplicates` gives: the items, why they were merged or linked, what looks alike, and the new keys."""

    publications: tuple[Publication, ...]
    merges: tuple[PairReport, ...] = ()
    versions: tuple[PairReport, ...] = ()
    near: tuple[PairReport, ...] = ()
    """Of each item the few nearest; how many more there are, its doubts say."""
    keys: tuple[tuple[str, str], ...] = ()
    """Old id -> id of the item that stands for it."""


def dedupe(
    publications: Sequence[Publication], *, keep_versions: bool = False, keep_order: bool = False
) -> tuple[Publication, ...]:
    """One publication for each work; the most trusted and fullest record leads, the others fill its gaps.

    `keep_versions` keeps a preprint beside its published version, linked, instead of making one item of both.
    The items come sorted by id, whatever the order of the input; with `keep_order` they come as they first stood.
    Never raises on content.

    >>> from pubparse.model import Kind, Venue
    >>> preprint = Publication(id="a", title="Fast Joins", arxiv="2305.05920", kind=Kind.PREPRINT)
    >>> paper = Publication(id="b", title="Fast joins.", kind=Kind.ARTICLE, venue=Venue(name="PVLDB"))
    >>> one, = dedupe([preprint, paper])
    >>> one.id, one.arxiv, one.venue.name, one.merged
    ('b', '2305.05920', 'PVLDB', ('a', 'b'))
    """
    return find_duplicates(publications, keep_versions=keep_versions, keep_order=keep_order).publications


def find_duplicates(
    publications: Sequence[Publication], *, keep_versions: bool = False, keep_order: bool = False
) -> Deduplicated:
    """As `dedupe`, with the reasons: what was merged and linked and why, what looks alike, old keys and new.

    >>> one = Publication(id="a", title="Matroids, Part I")
    >>> two = Publication(id="b", title="Matroids, Part II")
    >>> [(r.first, r.second, r.match.reason) for r in find_duplicates([one, two]).near]
    [('a', 'b', 'like titles; other parts of a work')]
    """
    items = _profiles(in_order(publications))
    first_at: dict[str, int] = {}
    for at, p in enumerate(publications):
        first_at.setdefault(p.id, at)
    merges: list[PairReport] = []
    matches = _compare_all(items, Pairs(), frozenset(range(len(items))), keep_versions=keep_versions)
    while True:
        groups = _groups(items, matches, keep_versions=keep_versions)
        home = {i: at for at, group in enumerate(groups) for i in group}
        merges += [
            _report(items, (i, j), match)
            for (i, j), match in matches.in_order()
            if home[i] == home[j] and match.verdict is WorkVerdict.SAME
        ]
        if len(groups) < len(items):
            items, matches = _merged(items, groups, matches, keep_versions=keep_versions)
            continue
        again = _marked(items)
        if all(new is old for new, old in zip(again, items, strict=True)):
            break
        # what stood in several years may be one work by now, and its title no column's
        items = again
        matches = _compare_all(items, Pairs(), frozenset(range(len(items))), keep_versions=keep_versions)
    linked = [pair for pair, m in matches.in_order() if m.verdict is WorkVerdict.VERSION]
    versions = [_report(items, pair, matches[pair]) for pair in linked]
    alike = Pairs((pair, m) for pair, m in matches.in_order() if m.verdict in (WorkVerdict.NEAR, WorkVerdict.SAME))
    del matches  # of a long list of like titles there are millions
    found = nearest(items, alike)
    said = {(min(i, j), max(i, j)) for i, others in found.named.items() for j in others}
    near = [_report(items, pair, alike[pair]) for pair in sorted(said)]
    kept = [item.publication for item in items]
    del items, again  # their profiles are no longer needed
    result = annotate(kept, linked, alike, found)
    if keep_order:
        last = len(publications)
        result.sort(key=lambda p: min((first_at.get(i, last) for i in (p.id, *p.merged)), default=last))
    keys = sorted({(old, p.id) for p in result for old in (p.id, *p.merged)}, key=lambda pair: _natural(pair[0]))
    return Deduplicated(tuple(result), tuple(merges), tuple(versions), tuple(near), tuple(keys))


_Matches = Pairs[WorkMatch]


def _profiles(publications: Iterable[Publication]) -> list[Profile]:
    """The publications as they are compared."""
    return _marked([profile(p) for p in publications])


def _marked(items: Sequence[Profile]) -> list[Profile]:
    """The same with titles that return every year marked as such, and no others."""
    years: dict[str, set[int]] = defaultdict(set)
    hands: dict[str, set[tuple[tuple[str, str], ...]]] = defaultdict(set)
    for item in items:
        if item.year:
            years[item.letters].add(item.year)
            hands[item.letters].add(item.people)
    columns = {title for title in years if len(years[title]) >= _COLUMN and len(hands[title]) >= _COLUMN}
    marks = [item.letters in columns or (item.generic and is_generic(item.tokens)) for item in items]
    return [
        item if item.generic == mark else replace(item, generic=mark) for item, mark in zip(items, marks, strict=True)
    ]


def _merged(
    items: Sequence[Profile], groups: Sequence[Sequence[int]], matches: _Matches, *, keep_versions: bool
) -> tuple[list[Profile], _Matches]:
    """One item for each group, in order, and what is said of each pair of them; pairs of unchanged ones keep theirs."""
    made = [merge([items[i] for i in group]) for group in groups if len(group) > 1]
    order = in_order([*(items[group[0]].publication for group in groups if len(group) == 1), *made])
    fresh = {id(p) for p in made}
    kept = {id(items[group[0]].publication): group[0] for group in groups if len(group) == 1}
    generic = {items[i].letters for group in groups for i in group if items[i].generic}
    now: dict[int, int] = {}
    result: list[Profile] = []
    for at, p in enumerate(order):
        if id(p) in fresh:
            new = profile(p)
            result.append(replace(new, generic=True) if new.letters in generic else new)
        else:
            now[kept[id(p)]] = at
            result.append(items[kept[id(p)]])
    known = Pairs(((now[i], now[j]), match) for (i, j), match in matches.in_order() if i in now and j in now)
    changed = frozenset(at for at, p in enumerate(order) if id(p) in fresh)
    return result, _compare_all(result, known, changed, keep_versions=keep_versions)


def _compare_all(
    items: Sequence[Profile], known: _Matches, changed: frozenset[int], *, keep_versions: bool
) -> _Matches:
    """What is said of each pair that is worth comparing, unless that they differ; `known` of those without change."""
    screen = Screen(items)

    def found() -> Iterator[tuple[Pair, WorkMatch]]:
        yield from known.in_order()
        for some, others in candidate_pairs(map(work_keys, items), [item.letters for item in items], changed):
            for i, j in screen.worth_comparing(some, others):
                match = _compare(items[i], items[j], keep_versions=keep_versions)
                if match.verdict not in (WorkVerdict.DIFFERENT, WorkVerdict.OPEN):
                    yield (i, j), match

    return Pairs(found())


def _compare(a: Profile, b: Profile, *, keep_versions: bool) -> WorkMatch:
    """Whether two are one item; a preprint and its published version are two if versions are kept."""
    match = compare_works(a, b)
    if keep_versions and match.verdict is WorkVerdict.SAME and a.unpublished != b.unpublished and a.tokens and b.tokens:
        reason = f"{match.reason}; a preprint and its published version"
        return replace(match, verdict=WorkVerdict.VERSION, reason=reason)
    return match


def _groups(items: Sequence[Profile], matches: _Matches, *, keep_versions: bool) -> list[list[int]]:
    """The items that are one work, as lists of indices."""

    def ask(i: int, j: int) -> float | None:
        pair = (min(i, j), max(i, j))
        match = matches.get(pair) or _compare(items[i], items[j], keep_versions=keep_versions)
        if match.verdict is WorkVerdict.OPEN:
            return 1.0
        return None if match.never else match.score

    same = [(m.score, i, j) for (i, j), m in matches.in_order() if m.verdict is WorkVerdict.SAME]
    return cluster(len(items), same, ask, _AGREED)


def _report(items: Sequence[Profile], pair: tuple[int, int], match: WorkMatch) -> PairReport:
    """A pair by its ids."""
    return PairReport(items[pair[0]].publication.id, items[pair[1]].publication.id, match)


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sorts `a2` before `a10`."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(text) if part)


def in_order(publications: Iterable[Publication]) -> list[Publication]:
    """Publications in an order that depends on what they say alone, not on where they stood.

    >>> [p.id for p in in_order([Publication(id="a10"), Publication(id="a2")])]
    ['a2', 'a10']
    """
    ordered: list[Publication] = []
    ranked = sorted(((_natural(p.id), p.title, p) for p in publications), key=lambda ranking: ranking[:2])
    for _, ties in groupby(ranked, key=lambda ranking: ranking[:2]):
        tied = [p for _, _, p in ties]
        ordered += tied if len(tied) == 1 else sorted(tied, key=lambda p: repr(replace(p, places=())))
    return ordered
