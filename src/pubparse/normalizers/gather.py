"""What the values of one record say, field by field: the most trusted value first, through its normalizer.

Takes a record; gives texts, people, numbers, the container, the date, ids, the status, and the evidence for its kind.
Consults the other files of the room. `assemble.py` makes publications of what this gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pubparse import shapes
from pubparse.carried import carried_name
from pubparse.model import Field, Kind, Link, Mark, Origin, PartialDate, Record, Status, Value, Venue
from pubparse.normalizers.acronyms import is_venue, looks_short
from pubparse.normalizers.authors import Authors, ListStyle, split_authors
from pubparse.normalizers.dates import container_year, heading_year, parse_date
from pubparse.normalizers.identifiers import choose_arxiv, choose_doi
from pubparse.normalizers.kinds import Evidence, guess
from pubparse.normalizers.names import parse_name
from pubparse.normalizers.pages import parse_number, parse_pages, parse_volume
from pubparse.normalizers.titles import strip_end
from pubparse.normalizers.venues import Container, parse_venue
from pubparse.tables import status as table
from pubparse.tables.particles import EDITORS

_STATUS = tuple((re.compile(words, re.IGNORECASE), status) for words, status in table.STATUS)
_NO_STATUS = re.compile(table.NO_STATUS, re.IGNORECASE)
_TRUST = tuple(Origin)
_REPEATS = re.compile(r"^\W{0,3}(?:\d{1,3}\W{1,3})?\s*(?:[—―⸺⸻]|[-–_]{3,}|[-–—]{2,})")
_ARXIV_BEFORE = re.compile(r"(?i)arxiv\W*(?:\w+\W+){0,2}$")
_SEVERAL = re.compile(r"(?i)\s(?:and|und|et)\s|;")
_EDITORS = re.compile(EDITORS + r"|^(?:eds?|editors?|hrsg|hg|éds?|coords?)\b", re.IGNORECASE)
_MEANT = 0.9
"""A label that says a kind is meant as such from this probability on."""


def best(record: Record, field: Field) -> list[Value]:
    """The values of a field, most trusted first: by origin, then by probability, then as they stand.

    >>> from pubparse.model import Entry, Place
    >>> values = Value(Field.TITLE, "B"), Value(Field.TITLE, "A", origin=Origin.LABELLED)
    >>> [value.text for value in best(Record(Entry("", Place("p")), values), Field.TITLE)]
    ['A', 'B']
    """
    values = [value for value in record.values if value.field is field and value.text.strip()]
    return sorted(values, key=lambda value: (_TRUST.index(value.origin), -round(value.probability, 1)))


def text_of(record: Record, field: Field) -> str:
    """The most trusted text of a field, in one line; empty if there is none.

    >>> from pubparse.model import Entry, Place
    >>> text_of(Record(Entry("", Place("p")), (Value(Field.TITLE, "On\\nMice"),)), Field.TITLE)
    'On Mice'
    """
    values = best(record, field)
    return " ".join(values[0].text.split()) if values else ""


def joined(record: Record, field: Field) -> str:
    """All texts of a field, each once, parted by semicolons.

    >>> from pubparse.model import Entry, Place
    >>> joined(Record(Entry("", Place("p")), (Value(Field.AWARD, "(Oral)"), Value(Field.AWARD, "Best paper,"))), Field.AWARD)
    'Oral; Best paper'
    """
    texts = [" ".join(value.text.split()).strip(" ,;.()[]") for value in record.values if value.field is field]
    return "; ".join(dict.fromkeys(text for text in texts if text))


def inner_marks(record: Record, value: Value) -> tuple[Mark, ...]:
    """The marks within a value, relative to its text.

    >>> from pubparse.model import Entry, MarkKind, Place
    >>> entry = Entry("A. Zhu", Place("p"), (Mark(MarkKind.STRONG, 3, 6),))
    >>> [(mark.start, mark.end) for mark in inner_marks(Record(entry), Value(Field.AUTHOR, "Zhu", 3, 6))]
    [(0, 3)]
    """
    if value.marks or value.start < 0:
        return value.marks
    return tuple(
        replace(mark, start=max(0, mark.start - value.start), end=min(mark.end, value.end) - value.start)
        for mark in record.entry.marks
        if mark.start < value.end and mark.end > value.start
    )


def people(record: Record, field: Field, style: ListStyle | None = None) -> Authors:
    """The authors or editors of a record; `style` is what the lists around it agree on.

    >>> from pubparse.model import Entry, Place
    >>> record = Record(Entry("", Place("p")), (Value(Field.AUTHOR, "K. Zhu and L. Li", 0, 16),))
    >>> [str(name) for name in people(record, Field.AUTHOR).names]
    ['K. Zhu', 'L. Li']
    """
    values = best(record, field)
    if field is Field.AUTHOR:
        values = _names_only(values) or _bare_editors(record)
    elif not best(record, Field.AUTHOR) and _bare_editors(record):
        values = []
    if not values:
        return Authors(repeats=field is Field.AUTHOR and bool(_REPEATS.match(record.entry.text)))
    top = values[0].origin
    values = sorted((value for value in values if value.origin is top), key=lambda value: value.start)
    lists = [_one_value(record, value, top is Origin.LABELLED and len(values) > 1, style) for value in values]
    spans = [
        (start + value.start, end + value.start) if value.start >= 0 else (-1, -1)
        for value, part in zip(values, lists, strict=True)
        for start, end in part.spans
    ]
    return Authors(
        tuple(name for part in lists for name in part.names),
        any(part.others for part in lists),
        lists[0].repeats,
        tuple(doubt for part in lists for doubt in part.doubts),
        tuple(spans),
    )


def _names_only(values: list[Value]) -> list[Value]:
    """The values without short forms of venues (`[DASC] A. Bee`), which readers take for names."""
    if len(values) < 2 or values[0].origin is Origin.LABELLED:
        return values
    return [value for value in values if not looks_short(value.text.strip(" ,.:[]()"))] or values


def _bare_editors(record: Record) -> list[Value]:
    """Editors of whom nothing printed says that they are such, where no authors are read: they are the authors."""
    out = []
    for value in best(record, Field.EDITOR):
        behind = record.entry.text[value.end : value.end + 16] if value.start >= 0 else ""
        if value.origin is Origin.LABELLED or _EDITORS.search(value.text) or _EDITORS.match(behind.lstrip(" ,(")):
            return []
        out.append(value)
    return out


def _one_value(record: Record, value: Value, one_each: bool, style: ListStyle | None) -> Authors:
    """The names in one value. `one_each`: the source keeps names apart, so that each value is one name."""
    exact = carried_name(value.text)
    if exact is not None:
        name = exact if str(exact) else parse_name(exact.printed)
        printed = exact.printed or str(exact)
        name = replace(name, signs=exact.signs, roles=exact.roles, url=exact.url, printed=printed)
        return Authors((name,), spans=((0, 0),))
    if one_each and value.text.count(",") < 3 and not _SEVERAL.search(value.text):
        if "," in value.text:
            return Authors((parse_name(value.text),), spans=((0, len(value.text)),))
        single = split_authors(value.text, value.marks)
        if len(single.names) == 1 or single.others:
            return single
        return Authors((parse_name(value.text),), spans=((0, len(value.text)),))
    return split_authors(value.text, inner_marks(record, value), style=style)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Volume, number and pages."""

    volume: str = ""
    number: str = ""
    pages: str = ""


def numbers(record: Record) -> Numbers:
    """Volume, number and pages; a volume's value may hold the others.

    >>> from pubparse.model import Entry, Place
    >>> numbers(Record(Entry("", Place("p")), (Value(Field.VOLUME, "12(3)"), Value(Field.PAGES, "pp. 4–5"))))
    Numbers(volume='12', number='3', pages='4-5')
    """
    volume, number, pages = parse_volume(text_of(record, Field.VOLUME))
    own = next((found for value in best(record, Field.PAGES) if (found := parse_pages(value.text))), "")
    return Numbers(volume, parse_number(text_of(record, Field.NUMBER)) or number, own or pages)


def container(record: Record) -> Container:
    """The venue of a record and its short form, from all values that name a container.

    >>> from pubparse.model import Entry, Place
    >>> values = Value(Field.CONTAINER, "NSDI '25", 0, 8), Value(Field.CONTAINER, "Symposium on Networked Systems", 9, 39)
    >>> container(Record(Entry("", Place("p")), values)).venue.acronym
    'NSDI'
    """
    values = best(record, Field.CONTAINER) or _misplaced(record)
    short = text_of(record, Field.ACRONYM)
    if not values:
        return parse_venue(short, short) if short else Container(Venue())
    top = [value for value in values if value.origin is values[0].origin]
    found = parse_venue(top[0].text, short)
    for other in top[1:]:
        more = parse_venue(other.text)
        if not found.venue.acronym and more.venue.acronym and more.venue.acronym == more.venue.name:
            found = replace(found, venue=replace(found.venue, acronym=more.venue.acronym))
        elif found.venue.acronym and found.venue.acronym == found.venue.name and len(more.venue.name.split()) > 2:
            found = replace(found, venue=replace(more.venue, acronym=more.venue.acronym or found.venue.acronym))
        found = replace(found, year=found.year or more.year, location=found.location or more.location)
    if found.year is None and found.venue.acronym and top[0].start >= 0:
        # The tag of a year may stand just behind the value: `ACL-22`, `OSDI ’24`.
        found = replace(found, year=container_year(record.entry.text[top[0].start : top[0].end + 5].rstrip(" ,.;:([")))
    return found


def _misplaced(record: Record) -> list[Value]:
    """Printed values of other fields that can only be a container: a meeting or journal of the table, a short form."""
    for field in (Field.PUBLISHER, Field.SERIES, Field.GENRE, Field.NOTE, Field.LOCATION):
        for value in best(record, field):
            bare = value.text.strip(" ,.;:()[]")
            if value.origin is Origin.PRINTED and len(bare) < 150 and is_venue(bare):
                return [value]
    return []


def publisher(record: Record) -> str:
    """The publisher, unless what was taken for one is the container.

    >>> from pubparse.model import Entry, Place
    >>> publisher(Record(Entry("", Place("p")), (Value(Field.PUBLISHER, "ICML"),)))
    ''
    """
    values = best(record, Field.PUBLISHER)
    if not values or (not best(record, Field.CONTAINER) and values[0] in _misplaced(record)):
        return ""
    return strip_end(" ".join(values[0].text.split()))


def date(record: Record, venue: Container, arxiv: str) -> tuple[PartialDate | None, bool, str]:
    """The date that counts, whether it is derived, and which years disagree with it.

    A printed date comes before a labelled one, whose month and day may complete it; then the container's year, the
    innermost heading's, and last the year of the arXiv id, which is derived.

    >>> from pubparse.model import Entry, Heading, Place
    >>> date(Record(Entry("", Place("p"), headings=(Heading(2, "2019"),))), Container(Venue()), "")
    (PartialDate(year=2019, month=None, day=None), False, '')
    """
    found: list[tuple[float, PartialDate]] = []
    for value in record.values:
        if value.field is Field.DATE and (said := parse_date(value.text)):
            trust = value.probability + (0.2 if value.origin is Origin.PRINTED else 0.0)
            before = record.entry.text[max(0, value.start - 30) : value.start] if value.start > 0 else ""
            found.append((trust - (0.4 if _ARXIV_BEFORE.search(before) else 0.0), said))
    found.sort(key=lambda pair: -pair[0])
    if found:
        years = {said.year for _, said in found}
        chosen = found[0][1]
        if venue.year in years:
            chosen = next(said for _, said in found if said.year == venue.year)
        fuller = next((s for _, s in found if s.year == chosen.year and s.month and not chosen.month), chosen)
        clash = sorted(years - {chosen.year})
        return fuller, False, ", ".join(map(str, (chosen.year, *clash))) if clash else ""
    if venue.year:
        return PartialDate(venue.year), False, ""
    for field in (Field.STATUS, Field.NOTE, Field.PUBLISHER, Field.LOCATION, Field.SERIES, Field.GENRE):
        for value in best(record, field):
            if printed := shapes.find_years(value.text):
                return PartialDate(printed[0][0]), False, ""
    for heading in reversed(record.entry.headings):
        if heading.level and (year := heading_year(heading.text)):
            return PartialDate(year), False, ""
    given = shapes.arxiv_year(arxiv) if arxiv else None
    return (PartialDate(given), True, "") if given else (None, False, "")


@lru_cache(maxsize=4096)
def find_status(text: str) -> Status | None:
    """How far a work is, by words that say so; None where there are none.

    >>> find_status("(to appear)"), find_status("Under review at ICML"), find_status("acceptance rate 20%")
    (<Status.TO_APPEAR: 'to appear'>, <Status.SUBMITTED: 'submitted'>, None)
    """
    bare = _NO_STATUS.sub(" ", text)
    return next((status for shape, status in _STATUS if shape.search(bare)), None)


def status(record: Record) -> Status | None:
    """The status that the entry or else a heading above it says.

    >>> from pubparse.model import Entry, Heading, Place
    >>> status(Record(Entry("", Place("p"), headings=(Heading(2, "Under review"),))))
    <Status.SUBMITTED: 'submitted'>
    """
    for field in (Field.STATUS, Field.CONTAINER, Field.NOTE, Field.DATE, Field.GENRE):
        for value in best(record, field):
            if found := find_status(value.text):
                return found
    inner = [heading.text for heading in record.entry.headings if heading.level and len(heading.text) < 60][-2:]
    return next((found for text in reversed(inner) if (found := find_status(text))), None)


def arxiv_of(record: Record, links: tuple[Link, ...]) -> str:
    """The arXiv id: as labelled or printed, else from a link.

    >>> from pubparse.model import Entry, Place
    >>> arxiv_of(Record(Entry("", Place("p")), (Value(Field.CONTAINER, "arXiv preprint arXiv:2405.16444"),)), ())
    '2405.16444'
    """
    values = [v.text for v in record.values if v.field is Field.ARXIV]
    values += [v.text for v in record.values if v.field in (Field.CONTAINER, Field.NOTE) and "rxiv" in v.text.lower()]
    return choose_arxiv([text for text in values if shapes.find_arxiv(text)], links)


def doi_of(record: Record, links: tuple[Link, ...]) -> tuple[str, str]:
    """The DOI, and another one that disagrees with it.

    >>> from pubparse.model import Entry, Place
    >>> doi_of(Record(Entry("", Place("p")), (Value(Field.DOI, "doi:10.1145/1.2"),)), ())
    ('10.1145/1.2', '')
    """
    dois = best(record, Field.DOI)
    labelled = [value.text for value in dois if value.origin is Origin.LABELLED]
    return choose_doi(labelled, links, [value.text for value in dois if value.origin is not Origin.LABELLED])


def is_usual(value: Value) -> bool:
    """Whether a label says a kind without that much being meant by it: a default that people leave.

    >>> is_usual(Value(Field.GENRE, "article", probability=0.5, origin=Origin.LABELLED)), is_usual(Value(Field.GENRE, "article"))
    (True, False)
    """
    return value.origin is Origin.LABELLED and value.text in tuple(Kind) and value.probability < _MEANT


def evidence_of(record: Record, links: tuple[Link, ...]) -> Evidence:
    """What a record prints that tells its kind.

    >>> from pubparse.model import Entry, Place
    >>> evidence_of(Record(Entry("", Place("p")), (Value(Field.CONTAINER, "Nature"),)), ()).container
    'Nature'
    """
    found = numbers(record)
    containers = best(record, Field.CONTAINER) or _misplaced(record)
    genres = best(record, Field.GENRE)
    rest = record.entry.text
    for value in record.values:
        if value.field in (Field.TITLE, Field.AUTHOR, Field.ABSTRACT, Field.KEYWORD) and value.start >= 0:
            rest = rest[: value.start] + "\0" * (value.end - value.start) + rest[value.end :]
    start = containers[0].start if containers else -1
    return Evidence(
        genres=tuple(value.text for value in genres if not is_usual(value)),
        usual=next((Kind(value.text) for value in genres if is_usual(value)), None),
        venue=container(record).venue,
        container=" ".join(containers[0].text.split()) if containers else text_of(record, Field.ACRONYM),
        before=record.entry.text[max(0, start - 20) : start] if start > 0 else "",
        rest=" ".join(rest.replace("\0", " ").split()),
        publisher=publisher(record),
        volume=found.volume,
        number=found.number,
        pages=found.pages,
        editors=any(value.field is Field.EDITOR for value in record.values),
        isbn=text_of(record, Field.ISBN),
        arxiv=arxiv_of(record, links),
        doi=doi_of(record, links)[0],
        status=status(record),
        headings=tuple(heading.text for heading in reversed(record.entry.headings) if heading.level),
        links=tuple(link.url for link in links),
    )


def around(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of a page's records, each with what the others around it seem to be: articles or conference papers.

    >>> [e.meetings for e in around([Evidence(container="Workshop on X")] * 4)]
    [4, 4, 4, 4]
    """
    guesses = [guess(one) for one in evidence]
    meetings, articles = guesses.count(Kind.INPROCEEDINGS), guesses.count(Kind.ARTICLE)
    out = []
    for one, own in zip(evidence, guesses, strict=True):
        m, a = meetings - (own is Kind.INPROCEEDINGS), articles - (own is Kind.ARTICLE)
        out.append(replace(one, guessed=own, meetings=round(4 * m / (m + a)) if m + a > 2 else None))
    return out
