"""CSL-JSON: publications in, a list of items out that is valid against the CSL data schema.

What CSL has no slot for stands in `custom`, which the schema leaves to us. Consults `tables.output`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from pubparse.model import Name, PartialDate, Place, Publication
from pubparse.tables.output import BEST_LINKS, CSL_NUMBERS, CSL_TYPES, CSL_VENUES
from pubparse.writers.keys import assign_keys

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
"""What `json` can write."""


def to_csl(publications: Sequence[Publication]) -> list[dict[str, Json]]:
    """Give the CSL-JSON items of publications, in their order; those without an id get a key.

    >>> from pubparse.model import Kind, Venue
    >>> paper = Publication(title="On Cats", kind=Kind.ARTICLE, venue=Venue(name="Felis"), issued=PartialDate(2024, 5))
    >>> to_csl([paper])[0] == {
    ...     "id": "anon2024cats", "type": "article-journal", "title": "On Cats", "container-title": "Felis",
    ...     "issued": {"date-parts": [[2024, 5]]}, "custom": {"confidence": 1.0},
    ... }
    True
    """
    return [_item(publication) for publication in assign_keys(publications)]


def to_json(publications: Sequence[Publication]) -> str:
    """Give the CSL-JSON array of publications as text.

    >>> print(to_json([]), end="")
    []
    """
    return "".join(iter_json(publications))


def iter_json(publications: Sequence[Publication]) -> Iterator[str]:
    """Give the text of `to_json` piece by piece, so that a long list need not stand in memory as text, too.

    >>> len(list(iter_json([Publication(title="On Cats"), Publication(title="On Dogs")])))
    3
    """
    before = "[\n"
    for publication in assign_keys(publications):
        item = json.dumps([_item(publication)], ensure_ascii=False, indent=2)
        yield before + item.removeprefix("[\n").removesuffix("\n]")
        before = ",\n"
    yield "\n]\n" if publications else "[]\n"


def best_link(publication: Publication) -> str:
    """Give the link that leads to the work itself, or nothing.

    >>> from pubparse.model import Link, LinkRole
    >>> best_link(Publication(links=(Link("c", LinkRole.CODE), Link("p.pdf", LinkRole.PDF))))
    'p.pdf'
    """
    return next((link.url for role in BEST_LINKS for link in publication.links if link.role is role), "")


def _item(publication: Publication) -> dict[str, Json]:
    """Make the item of one publication; slots that would be empty are left out."""
    kind, venue = publication.kind, publication.venue
    item: dict[str, Json] = {
        "id": publication.id,
        "type": CSL_TYPES[kind],
        "title": publication.title,
        "author": [_name(name) for name in publication.authors],
        "editor": [_name(name) for name in publication.editors],
        "issued": _date(publication.issued),
        "container-title-short": venue.acronym,
        "collection-title": venue.series,
        "volume": publication.volume,
        CSL_NUMBERS.get(kind, "issue"): publication.number,
        "page": publication.pages.replace("–", "-"),
        "edition": publication.edition,
        "publisher": publication.publisher,
        "publisher-place": publication.location,
        "genre": publication.genre,
        "status": publication.status.value if publication.status else "",
        "DOI": publication.doi,
        "ISBN": publication.isbn,
        "ISSN": publication.issn,
        "URL": best_link(publication),
        "language": publication.language,
        "abstract": publication.abstract,
        "keyword": ", ".join(publication.keywords),
        "note": publication.note,
    }
    slots = (*CSL_VENUES.get(kind, ()), "container-title")
    item[next(slot for slot in slots if not item.get(slot))] = venue.name or venue.acronym
    item["custom"] = _filled(_custom(publication))
    return _filled(item)


def _custom(publication: Publication) -> dict[str, Json]:
    """What we know and CSL has no slot for."""
    return {
        "arxiv": publication.arxiv,
        "links": [_filled({"url": k.url, "role": k.role.value, "label": k.label}) for k in publication.links],
        "award": publication.award,
        "others": publication.others,
        "marks": [
            _filled({"author": i, "signs": list(name.signs), "roles": [r.value for r in name.roles], "url": name.url})
            for i, name in enumerate(publication.authors)
            if name.signs or name.roles or name.url
        ],
        "venue": publication.venue.full_name,
        "owner": publication.owner,
        "place": _place(publication.places[0]) if publication.places else None,
        "places": [_place(place) for place in publication.places] if len(publication.places) > 1 else None,
        "merged": list(publication.merged),
        "related": [{"relation": relation.value, "id": other} for relation, other in publication.related],
        "derived": [field.value for field in publication.derived],
        "doubts": [{"kind": d.kind.value, "field": d.field, "detail": d.detail} for d in publication.doubts],
        "confidence": round(publication.probability, 3),
    }


def _name(name: Name) -> dict[str, Json]:
    """Make CSL's name of ours; what is no person's name in parts is a literal."""
    if name.literal or not name.family:
        return {"literal": str(name)}
    return _filled(
        {
            "family": name.family,
            "given": name.given,
            "non-dropping-particle": name.particle,
            "suffix": name.suffix,
        }
    )


def _date(date: PartialDate | None) -> Json:
    """Give CSL's date as far as it is known."""
    if date is None:
        return None
    known = [date.year, date.month, date.day]
    return {"date-parts": [[part for part in known[: known.index(None) if None in known else 3] if part is not None]]}


def _place(place: Place) -> dict[str, Json]:
    """Give a place as an object; lines count from 1."""
    return _filled({"source": place.source, "line": place.line, "end_line": place.end_line})


def _filled(slots: dict[str, Json]) -> dict[str, Json]:
    """Leave out what is empty; the number 0 is not."""
    return {key: value for key, value in slots.items() if value or (value == 0 and value is not False)}
