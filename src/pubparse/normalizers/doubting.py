"""What a careful librarian would ask back: what is missing, unsure, contradictory, left over.

Takes a record and what was made of it; gives `Doubt`s, and the probability that the main fields are right.
"""

from __future__ import annotations

import re

from pubparse.model import Doubt, DoubtKind, Field, Kind, MarkKind, Origin, Publication, Record
from pubparse.normalizers.values import best

_GLUE = re.compile(
    r"(?i)\b(?:in|and|pp?|pages?|vol|no|nr|doi|the|at|of|by|with|link|pdf|paper|et|al|url|available|online|isbn|issn|eds?|"
    r"arxiv|http\S*)\b|[\W\d_]+"
)
_UNSURE = 0.5
_NEEDS_VENUE = (Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.INCOLLECTION)
_LITTLE = (Field.LINK, Field.NOTE, Field.CITATION_NUMBER, Field.KEYWORD, Field.GENRE)


def doubts(record: Record, found: Publication, clash: str, other_doi: str, kind_probability: float) -> list[Doubt]:
    """The doubts about a record and the publication made of it.

    `clash`: the years that disagree; `other_doi`: a DOI that disagrees; empty where there are none.

    >>> from pubparse.model import Entry, Place
    >>> record = Record(Entry("x", Place("p")))
    >>> [doubt.detail for doubt in doubts(record, Publication(title="A"), "", "", 1.0)]
    ['no author is printed', 'no date is printed']
    """
    out = []
    if record.entry.mention:
        out.append(Doubt(DoubtKind.MENTION, "", "only mentioned in running text"))
    missing = (
        (Field.TITLE, not found.title),
        (Field.AUTHOR, not found.authors),
        (Field.DATE, found.issued is None or Field.DATE in found.derived),
        (Field.CONTAINER, found.kind in _NEEDS_VENUE and not found.venue.name),
    )
    out += [Doubt(DoubtKind.MISSING, field, f"no {field} is printed") for field, gone in missing if gone]
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
        out.append(Doubt(DoubtKind.UNSURE, "kind", f"{found.kind} ({kind_probability:.2f})"))
    if clash:
        out.append(Doubt(DoubtKind.CONFLICT, Field.DATE, f"several years: {clash}"))
    if other_doi:
        out.append(Doubt(DoubtKind.CONFLICT, Field.DOI, f"{found.doi}, {other_doi}"))
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
    for field in (Field.TITLE, Field.AUTHOR, Field.DATE, Field.CONTAINER):
        if values := best(record, field):
            product *= values[0].probability
    return round(product, 4)
