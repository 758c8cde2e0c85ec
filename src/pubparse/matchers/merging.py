"""One publication from several records of it: the most trusted and fullest first, the rest fill its gaps.

Takes publications of one work, gives one. Nothing is written that stood in none of them; a short name gives way to its
fuller spelling; what disagrees is a doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from pubparse.matchers.folding import words
from pubparse.matchers.fuller import fullest
from pubparse.matchers.profiles import Profile
from pubparse.model import Doubt, DoubtKind, Field, Kind, Link, Name, PartialDate, Publication, Venue

T = TypeVar("T")
_TEXTS = (
    *("title", "volume", "number", "pages", "edition", "publisher", "location", "doi", "arxiv", "isbn", "issn"),
    *("genre", "award", "note", "abstract", "language", "owner"),
)
_IN_CONFLICT = frozenset({"title", "volume", "number", "pages", "edition", "doi", "arxiv", "isbn", "year"})
"""Fields of which a work has one: two values are a doubt, not two ways to say it."""


def merge(works: Sequence[Profile]) -> Publication:
    """The publication that stands for all of these; `merged` holds all their ids.

    >>> from pubparse.matchers.profiles import profile
    >>> full = Publication(id="full", title="Fast Joins", kind=Kind.ARTICLE, venue=Venue(name="PVLDB"))
    >>> link = Publication(id="link", arxiv="2305.05920")
    >>> one = merge([profile(link), profile(full)])
    >>> one.id, one.title, one.arxiv, one.merged
    ('full', 'Fast Joins', '2305.05920', ('full', 'link'))
    """
    ranked = [work.publication for work in sorted(works, key=_trust)]
    first = ranked[0]
    changes: dict[str, object] = {}
    doubts = list(first.doubts)
    for name in _TEXTS:
        values = [str(getattr(p, name)) for p in ranked if getattr(p, name)]
        if not values:
            continue
        changes[name] = values[0]
        if name in _IN_CONFLICT:
            doubts += _conflicts(name, values)
    venued = next((p for p in ranked if p.venue.name), first)
    doubts += _conflicts("year", [str(p.issued.year) for p in ranked if p.issued])
    # a key that someone gave is cited somewhere: it outlives the keys that we made
    named, given = next(((p, v) for p in ranked for v in p.values if v.field is Field.ID), (first, None))
    merged = tuple(sorted({i for p in ranked for i in (p.id, *p.merged) if i}))
    changes.update(
        id=named.id if given else _shortest_key(first.id, merged),
        values=(*first.values, given) if given and named is not first else first.values,
        kind=_kind(ranked),
        authors=_people([p.authors for p in ranked], [p.others for p in ranked]),
        others=_others(ranked),
        editors=_people([p.editors for p in ranked], [False for _ in ranked]),
        issued=_issued(ranked),
        venue=_venue(ranked, venued),
        status=first.status if first.venue.name else next((p.status for p in ranked if p.status), None),
        keywords=_union(p.keywords for p in ranked),
        links=_links(ranked),
        places=_union(p.places for p in ranked),
        related=tuple(sorted(_union(p.related for p in ranked))),
        merged=merged,
        derived=tuple(f for f in _union(p.derived for p in ranked) if all(f in p.derived for p in ranked)),
        doubts=_union([*(p.doubts for p in ranked), tuple(doubts)]),
    )
    return replace(first, **changes)  # type: ignore[arg-type]


def _shortest_key(key: str, merged: Sequence[str]) -> str:
    """The key without the letter that told it from another, once that other is merged into it.

    >>> _shortest_key("li2024joinsb", ["li2024joins", "li2024joinsb"]), _shortest_key("li2024joinsb", ["li2023fast"])
    ('li2024joins', 'li2024joinsb')
    """
    return key[:-1] if key[-1:].isalpha() and key[:-1] in merged else key


def _trust(work: Profile) -> tuple[object, ...]:
    """Sorts the more trusted record first: published, then with a venue, then fuller."""
    p = work.publication
    filled = sum(bool(getattr(p, f.name)) for f in fields(p))
    return (
        not work.tokens,
        work.unpublished,
        not p.venue.name,
        not p.authors,
        -filled,
        -p.probability,
        p.id,
        work.title,
    )


def _kind(ranked: Sequence[Publication]) -> Kind:
    """The first kind that says something."""
    return next((p.kind for p in ranked if p.kind is not Kind.OTHER), Kind.OTHER)


def _people(lists: Sequence[tuple[Name, ...]], cut_off: Sequence[bool]) -> tuple[Name, ...]:
    """The fuller list, longer before shorter, complete before cut off; its names as full as any list has them."""
    best = min(range(len(lists)), key=lambda at: (-len(lists[at]), cut_off[at]))
    return fullest(lists[best], [names for at, names in enumerate(lists) if at != best])


def _others(ranked: Sequence[Publication]) -> bool:
    """Whether the list that was taken is cut off, and no list shows that it is whole."""
    longest = max(len(p.authors) for p in ranked)
    return all(p.others for p in ranked if len(p.authors) == longest)


def _issued(ranked: Sequence[Publication]) -> PartialDate | None:
    """The first date; a fuller one of the same year before it."""
    dates = [p.issued for p in ranked if p.issued]
    if not dates:
        return None
    return max((d for d in dates if d.year == dates[0].year), key=lambda d: (d.month is not None, d.day is not None))


def _venue(ranked: Sequence[Publication], venued: Publication) -> Venue:
    """The venue of the most trusted record that has one, its gaps filled from records of the same venue."""
    venue = venued.venue
    same = [p.venue for p in ranked if words(p.venue.name) == words(venue.name)] or [venue]

    def pick(get: Callable[[Venue], str]) -> str:
        return next((get(v) for v in same if get(v)), "")

    return Venue(
        name=venue.name,
        acronym=venue.acronym or pick(lambda v: v.acronym),
        full_name=venue.full_name or pick(lambda v: v.full_name),
        series=venue.series or pick(lambda v: v.series),
    )


def _links(ranked: Sequence[Publication]) -> tuple[Link, ...]:
    """All links, each URL once."""
    seen: dict[str, Link] = {}
    for p in ranked:
        for link in p.links:
            seen.setdefault(link.url, link)
    return tuple(seen.values())


def _conflicts(name: str, values: Sequence[str]) -> list[Doubt]:
    """A doubt for each value that the chosen one contradicts."""
    chosen, others = "".join(values[:1]), dict.fromkeys(values[1:])
    return [
        Doubt(DoubtKind.CONFLICT, name, f"also given as {value}") for value in others if words(value) != words(chosen)
    ]


def _union(groups: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """All of several tuples, each value once, in order."""
    return tuple(dict.fromkeys(value for group in groups for value in group))
