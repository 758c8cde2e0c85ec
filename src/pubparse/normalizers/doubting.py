"""What a careful librarian would ask back: what is missing, unsure, contradictory, left over.

Takes a record and what was made of it; gives `Doubt`s, and the probability that the main fields are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubparse.model import Doubt, DoubtKind, Field, Kind, MarkKind, Origin, Record
from pubparse.normalizers.values import most_trusted

_GLUE = re.compile(
    r"(?i)\b(?:in|and|pp?|pages?|vol|no|nr|doi|the|at|of|by|with|link|pdf|paper|et|al|url|available|online|isbn|issn|eds?|"
    r"arxiv|http\S*)\b|[\W\d_]+"
)
_UNSURE = 0.5
_NEEDS_VENUE = (Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.INCOLLECTION)
_LITTLE = (Field.LINK, Field.NOTE, Field.CITATION_NUMBER, Field.KEYWORD, Field.GENRE)


def missing(kind: Kind, *, title: bool, authors: bool, date: bool, venue: bool) -> list[Field]:
    """Which of the main fields a work of this kind should have and does not; the others say which it has.

    >>> [field.value for field in missing(Kind.ARTICLE, title=True, authors=False, date=True, venue=False)]
    ['author', 'container']
    """
    has = {
        Field.TITLE: title,
        Field.AUTHOR: authors,
        Field.DATE: date,
        Field.CONTAINER: venue or kind not in _NEEDS_VENUE,
    }
    return [field for field, there in has.items() if not there]


def doubts(
    record: Record, lacks: Iterable[Field], kind: Kind, kind_probability: float, years: str, dois: str
) -> list[Doubt]:
    """The doubts about a record and the publication made of it.

    `lacks`: the fields that are `missing`; `years` and `dois`: those that disagree, empty where there are none.

    >>> from pubparse.model import Entry, Place
    >>> record = Record(Entry("x", Place("p")))
    >>> [doubt.detail for doubt in doubts(record, [Field.AUTHOR], Kind.OTHER, 1.0, "2019, 2020", "")]
    ['no author is printed', 'several years: 2019, 2020']
    """
    out = []
    if record.entry.mention:
        out.append(Doubt(DoubtKind.MENTION, "", "only mentioned in running text"))
    out += [Doubt(DoubtKind.MISSING, field, f"no {field} is printed") for field in lacks]
    unsure = {
        value.field: value
        for value in record.values
        if value.probability < _UNSURE and value.origin is Origin.PRINTED and value.field not in _LITTLE
    }
    out += [
        Doubt(DoubtKind.UNSURE, field, f"{' '.join(value.text.split())[:80]} ({value.probability:.2f})")
        for field, value in unsure.items()
    ]
    if kind_probability < _UNSURE:
        out.append(Doubt(DoubtKind.UNSURE, "kind", f"{kind} ({kind_probability:.2f})"))
    if years:
        out.append(Doubt(DoubtKind.CONFLICT, Field.DATE, f"several years: {years}"))
    if dois:
        out.append(Doubt(DoubtKind.CONFLICT, Field.DOI, dois))
    return out + [Doubt(DoubtKind.LEFTOVER, "", text) for text in leftovers(record)]


def leftovers(record: Record) -> list[str]:
    """The stretches of an entry's text that no value took, but for punctuation and connecting words.

    >>> from pubparse.model import Entry, Place, Value
    >>> leftovers(Record(Entry("A. On Mice, with great care", Place("p")), (Value(Field.TITLE, "On Mice", 3, 10),)))
    ['with great care']
    """
    spans = [(value.start, value.end) for value in record.values if value.start >= 0]
    if not spans:
        return []
    text = record.entry.text
    spans += [(m.start, m.end) for m in record.entry.marks if m.kind is MarkKind.LINK and m.end - m.start < 30]
    out, position = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        if start - position > 2:
            piece = " ".join(text[position:start].split()).strip(" ,;:.()[]|–—-·•")
            if len(piece) > 2 and len(_GLUE.sub("", piece)) > 2:
                out.append(piece[:200])
        position = max(position, end)
    return out


def probability(record: Record) -> float:
    """That title, authors, year and venue are all right: the product of their best values' probabilities.

    >>> from pubparse.model import Entry, Place, Value
    >>> probability(Record(Entry("x", Place("p")), (Value(Field.TITLE, "A", probability=0.9),)))
    0.9
    """
    product = record.entry.probability
    first = most_trusted(record)
    for field in (Field.TITLE, Field.AUTHOR, Field.DATE, Field.CONTAINER):
        if value := first.get(field):
            product *= value.probability
    return round(product, 4)
