"""Which publications are the same work, and one item for each work.

Takes publications, from one page or thousands, gives one for each work, with `merged`, `related` and doubts.
Consults nothing but the publications. The order of the input does not matter to what comes out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pubparse.matchers.blocking import candidate_pairs, work_keys
from pubparse.matchers.clustering import cluster
from pubparse.matchers.evidence import WorkMatch, WorkVerdict, compare_works
from pubparse.matchers.merging import merge
from pubparse.matchers.profiles import Profile, profile
from pubparse.model import Doubt, DoubtKind, Publication, Relation

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
    [('a', 'b', 'like titles; other numbers in the title')]
    """
    items = [profile(p) for p in sorted(publications, key=canonical_order)]
    first_at: dict[str, int] = {}
    for at, p in enumerate(publications):
        first_at.setdefault(p.id, at)
    merges: list[PairReport] = []
    while True:
        matches = _compare_all(items, keep_versions=keep_versions)
        groups = _groups(items, matches, keep_versions=keep_versions)
        home = {i: at for at, group in enumerate(groups) for i in group}
        merges += [
            _report(items, (i, j), match)
            for (i, j), match in matches.items()
            if home[i] == home[j] and match.verdict is WorkVerdict.SAME
        ]
        if len(groups) == len(items):
            break
        merged = [
            merge([items[i] for i in group]) if len(group) > 1 else items[group[0]].publication for group in groups
        ]
        items = [profile(p) for p in sorted(merged, key=canonical_order)]
    versions = [_report(items, pair, m) for pair, m in matches.items() if m.verdict is WorkVerdict.VERSION]
    near = [_report(items, pair, m) for pair, m in matches.items() if m.verdict in (WorkVerdict.NEAR, WorkVerdict.SAME)]
    result = _annotate([item.publication for item in items], versions, near)
    if keep_order:
        last = len(publications)
        result.sort(key=lambda p: min((first_at.get(i, last) for i in (p.id, *p.merged)), default=last))
    keys = sorted({(old, p.id) for p in result for old in (p.id, *p.merged)}, key=lambda pair: _natural(pair[0]))
    return Deduplicated(tuple(result), tuple(merges), tuple(versions), tuple(near), tuple(keys))


def _compare_all(items: Sequence[Profile], *, keep_versions: bool) -> dict[tuple[int, int], WorkMatch]:
    """What is said of each pair that is worth comparing, unless that they differ."""
    found = {}
    for i, j in candidate_pairs([work_keys(item) for item in items], [item.letters for item in items]):
        match = _compare(items[i], items[j], keep_versions=keep_versions)
        if match.verdict not in (WorkVerdict.DIFFERENT, WorkVerdict.OPEN):
            found[i, j] = match
    return found


def _compare(a: Profile, b: Profile, *, keep_versions: bool) -> WorkMatch:
    """Whether two are one item; a preprint and its published version are two if versions are kept."""
    match = compare_works(a, b)
    if keep_versions and match.verdict is WorkVerdict.SAME and a.unpublished != b.unpublished and a.tokens and b.tokens:
        return replace(
            match, verdict=WorkVerdict.VERSION, reason=f"{match.reason}; a preprint and its published version"
        )
    return match


def _groups(
    items: Sequence[Profile], matches: dict[tuple[int, int], WorkMatch], *, keep_versions: bool
) -> list[list[int]]:
    """The items that are one work, as lists of indices."""

    def apart(i: int, j: int) -> bool:
        pair = (min(i, j), max(i, j))
        match = matches.get(pair) or _compare(items[i], items[j], keep_versions=keep_versions)
        return match.verdict not in (WorkVerdict.SAME, WorkVerdict.OPEN)

    same = [(m.score, i, j) for (i, j), m in matches.items() if m.verdict is WorkVerdict.SAME]
    return cluster(len(items), same, apart)


def _report(items: Sequence[Profile], pair: tuple[int, int], match: WorkMatch) -> PairReport:
    """A pair by its ids."""
    return PairReport(items[pair[0]].publication.id, items[pair[1]].publication.id, match)


def _annotate(
    items: Sequence[Publication], versions: Sequence[PairReport], near: Sequence[PairReport]
) -> list[Publication]:
    """The items with links to their versions, and a doubt where another item looks the same."""
    now = {old: p.id for p in items for old in (p.id, *p.merged)}
    related: dict[str, set[tuple[Relation, str]]] = {
        p.id: {(relation, now.get(other, other)) for relation, other in p.related} for p in items
    }
    doubts: dict[str, list[Doubt]] = {p.id: list(p.doubts) for p in items}
    for reports, relation in ((versions, Relation.VERSION), (near, Relation.NEAR_DUPLICATE)):
        for report in reports:
            for one, other in ((report.first, report.second), (report.second, report.first)):
                related[one].add((relation, other))
                if relation is Relation.NEAR_DUPLICATE:
                    doubts[one].append(Doubt(DoubtKind.NEAR_DUPLICATE, "title", f"{other}: {report.match.reason}"))
    return [
        replace(
            p,
            related=tuple(sorted(r for r in related[p.id] if r[1] != p.id)),
            doubts=tuple(dict.fromkeys(doubts[p.id])),
        )
        if related[p.id] or doubts[p.id]
        else p
        for p in items
    ]


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sorts `a2` before `a10`."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(text) if part)


def canonical_order(p: Publication) -> tuple[object, ...]:
    """An order of publications that depends on what they say alone, not on where they stood."""
    return (_natural(p.id), p.title, repr(replace(p, places=())))
