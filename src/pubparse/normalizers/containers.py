"""Where a record says what contains the work: its CONTAINER values, or what stands for them elsewhere.

Takes a record; gives the values that name its container, the venue, the publisher. Consults `venues`, `acronyms`,
`kinds` (cues), `tables.venue_words`. A reader may take a venue for a publisher or a note; a status says
"submitted to X"; a heading may be a venue's tag; theses have a school, patents an office.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pubparse.model import Field, MarkKind, Origin, Record, Value, Venue
from pubparse.normalizers.abbreviated import is_abbreviated
from pubparse.normalizers.acronyms import bare_acronym, is_venue
from pubparse.normalizers.cues import cues, genre_kind
from pubparse.normalizers.dates import container_year
from pubparse.normalizers.names import fold_name
from pubparse.normalizers.progress import has_status
from pubparse.normalizers.titles import strip_end
from pubparse.normalizers.values import best, is_edited, text_of
from pubparse.normalizers.venues import Container, parse_venue
from pubparse.tables import venue_words as words
from pubparse.tables import venues
from pubparse.tables.months import MONTHS

_ELSEWHERE = (Field.PUBLISHER, Field.SERIES, Field.GENRE, Field.NOTE, Field.LOCATION, Field.VOLUME)
"""Fields that readers take a container for, most often first."""
_OF_BOOK = (Field.LOCATION, Field.SERIES, Field.EDITION, Field.EDITOR, Field.ISBN)
_TO = re.compile(words.STATUS_TO)
_SERVER = re.compile(words.SERVERS)
_PATENT = re.compile(words.PATENT_OFFICE)
_GENRE_LEAD = re.compile(words.GENRE_LEAD, re.IGNORECASE)
_MARKED = re.compile(r"^\W?(?:[JCMNDRP]|EB/OL|J/OL)\](?://)?[\s.．:：,，]*(?=\S)")
_REPORT_NUMBER = re.compile(r"(.*?[^\W\d_].*?)[\s,]+(?:(?i:no|nr|n[°º]|№|#)\.?\s*)?(\d[\w/–-]*)")
_YEAR_BEHIND = re.compile(r" (?:19|20)\d\d\b")
_YEAR_BETWEEN = re.compile(r"\s?(?:(?:19|20)\d\d|['’]\d\d)[\s,:–—-]{1,3}")
_PART_OF_EVENT = re.compile(r"(?i)\b(?:workshops?|track|findings|companion|demos?|demonstrations?|tutorials?)\b")
_PLACE_BEFORE = re.compile(r"([^\W\d_a-z][^:,.;\d]{2,40}):\s+(?=\S)")
_TAG = re.compile(r"\s?(?:(?:19|20)\d\d|['’]\d\d)\b\)?")


def container_values(record: Record) -> list[Value]:
    """The values that name the container, most trusted first; empty if nothing does.

    >>> from pubparse.model import Entry, Place
    >>> entry = Entry("On Mice. 2025, submitted to AAS Journals.", Place("p"))
    >>> [value.text for value in container_values(Record(entry, (Value(Field.TITLE, "On Mice", 0, 7),)))]
    ['AAS Journals']
    """
    counted = any(value.field in (Field.VOLUME, Field.PAGES) for value in record.values)
    own = [
        value
        for value in best(record, Field.CONTAINER)
        if not ((_status_only(value.text) and not counted) or is_edited(record, value))
    ]
    return own or _misplaced(record) or _in_text(record) or _above(record)


def container(record: Record) -> Container:
    """The venue of a record and its short form, from all values that name a container.

    >>> from pubparse.model import Entry, Place
    >>> record = Record(Entry("", Place("p")), (Value(Field.CONTAINER, "NSDI '25", 0, 8),))
    >>> container(record).venue.acronym, container(record).year
    ('NSDI', 2025)
    """
    values = container_values(record)
    short = text_of(record, Field.ACRONYM)
    if not values:
        return parse_venue(short, short) if short else Container(Venue())
    top = _rejoined(record, [value for value in values if value.origin is values[0].origin])
    found = replace(parse_venue(_MARKED.sub("", _with_tag(record, top[0])), short), value=top[0])
    found = _as_printed(record, top[0], found)
    for other in top[1:]:
        more = parse_venue(_MARKED.sub("", other.text))
        if not found.venue.acronym and more.venue.acronym and more.venue.acronym == more.venue.name:
            found = replace(found, venue=replace(found.venue, acronym=more.venue.acronym))
        elif found.venue.acronym and found.venue.acronym == found.venue.name and len(more.venue.name.split()) > 2:
            found = replace(found, venue=replace(more.venue, acronym=more.venue.acronym or found.venue.acronym))
        found = replace(found, year=found.year or more.year, location=found.location or more.location)
    if found.year is None and found.venue.acronym and top[0].start >= 0:
        # The tag of a year may stand just behind the value: `ACL-22`, `OSDI ’24`.
        found = replace(found, year=container_year(record.entry.text[top[0].start : top[0].end + 5].rstrip(" ,.;:([")))
    return found


def _rejoined(record: Record, values: list[Value]) -> list[Value]:
    """The values, with one venue that is parted by nothing but its year as one: `NeurIPS 2025 SpaVLE workshop`."""
    for value in values if len(values) > 1 else ():
        for other in values:
            between = record.entry.text[value.end : other.start] if 0 <= value.start < other.start else ""
            if _YEAR_BETWEEN.fullmatch(between) and _PART_OF_EVENT.search(other.text):
                text = record.entry.text[value.start : other.end]
                whole = replace(value, text=text, end=other.end)
                return [whole, *(v for v in values if v not in (value, other))]
    return values


def _with_tag(record: Record, value: Value) -> str:
    """A container's words with the year that stands just behind them: it tells short forms (`FTRTFT '94`)."""
    if value.start < 0:
        return value.text
    match = _TAG.match(record.entry.text, value.end)
    if not match or value.text.rstrip().endswith((")", "]", ",", ".")):
        return value.text
    return value.text + (match[0] if value.text.count("(") > value.text.count(")") else match[0].rstrip(")"))


def _as_printed(record: Record, value: Value, found: Container) -> Container:
    """A container with what the reader cut from it: an abbreviation's stop, a question mark, the In of `In Vitro`, the
    year of a journal that is called by it (`Periodontology 2000`)."""
    name, text = found.venue.name, record.entry.text
    if value.start < 0 or not name:
        return found
    behind = text[value.end : value.end + 1]
    if value.text.endswith(name) and (behind == "?" or (behind == "." and is_abbreviated(name))):
        found = replace(found, venue=replace(found.venue, name=name + behind))
    if value.text.startswith(name) and text[: value.start].endswith("In ") and venues.is_journal(f"In {name}"):
        found = replace(found, venue=replace(found.venue, name=f"In {name}"))
    if (year := _YEAR_BEHIND.match(text, value.end)) and venues.is_journal(name + year[0]):
        whole = replace(value, text=text[value.start : year.end()], end=year.end())
        found = replace(found, venue=replace(found.venue, name=name + year[0]), year=None, value=whole)
    return found


def publisher(record: Record) -> str:
    """The publisher, unless what was taken for one is the container.

    >>> from pubparse.model import Entry, Place
    >>> publisher(Record(Entry("", Place("p")), (Value(Field.PUBLISHER, "ICML"),)))
    ''
    >>> publisher(Record(Entry("", Place("p")), (Value(Field.PUBLISHER, "PhD thesis, University of Bern"),)))
    'University of Bern'
    """
    values = best(record, Field.PUBLISHER)
    if not values or (not best(record, Field.CONTAINER) and values[0] in _misplaced(record)):
        return ""
    return strip_end(_PLACE_BEFORE.sub("", _GENRE_LEAD.sub("", " ".join(values[0].text.split())), count=1))


def place(record: Record) -> str:
    """The place of publication, as it stands or before the publisher.

    >>> from pubparse.model import Entry, Place
    >>> record = Record(Entry("", Place("p")), (Value(Field.PUBLISHER, "Los Angeles: Getty Press"),))
    >>> place(record), publisher(record)
    ('Los Angeles', 'Getty Press')
    """
    before = _PLACE_BEFORE.match(" ".join(text_of(record, Field.PUBLISHER).split()))
    return text_of(record, Field.LOCATION) or (before[1] if before else "")


def school(text: str) -> str:
    """The institution in a publisher's words, without its departments and its place; empty if there is none.

    >>> school("Department of Computing, University of Newcastle upon Tyne, UK"), school("Springer")
    ('University of Newcastle upon Tyne', '')
    """
    parts = [part.strip() for part in text.split(",")]
    schools = [part for part in parts if "school" in cues(part)]
    return next((part for part in schools if not re.match(r"(?i)(?:school|faculty|dep)", part)), (schools or [""])[0])


def numbered(text: str) -> tuple[str, str]:
    """Who gave out a report, or its series, and the number that stands behind.

    >>> numbered("CEPR DP 1583"), numbered("Focus CAE, no. 0065bis"), numbered("Urban Institute")
    (('CEPR DP', '1583'), ('Focus CAE', '0065bis'), ('Urban Institute', ''))
    """
    match = _REPORT_NUMBER.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def _status_only(text: str) -> bool:
    """Whether a text is a genre word or a heading rather than a container: `DISSERTATION`."""
    capitals = text.isascii() and text.isupper() and len(text.split()) <= 2
    return capitals and genre_kind(text) is not None and not is_venue(text)


def _misplaced(record: Record) -> list[Value]:
    """Printed values of other fields that can only be a container: a meeting or journal of the table, a short form."""
    there = {value.field for value in record.values}
    # A publisher and a place, series or editor beside each other are a book's, whatever journal has such a name.
    of_book = Field.PUBLISHER in there and not there.isdisjoint(_OF_BOOK)
    numbered = not there.isdisjoint((Field.VOLUME, Field.NUMBER, Field.PAGES, Field.STATUS))
    for field in _ELSEWHERE:
        for value in best(record, field):
            bare = value.text.strip(" ,.;:()[]")
            journal = numbered
            named, _, behind = bare.rpartition(",")
            if named and has_status(behind):  # `JAMA Psychiatry, In Press`
                bare, journal = named, True
            if value.origin is not Origin.PRINTED or len(bare) > 150:
                continue
            if field is Field.GENRE:
                if (match := _MARKED.match(value.text)) and not _MARKED.match(bare[:3]):
                    return [_part(value, match.end(), len(value.text))]
                if genre_kind(bare):
                    continue
            if (is_venue(bare) and not of_book and (journal or not venues.is_journal(bare))) or (
                field is Field.PUBLISHER and {"report", "preprint"} & cues(bare) and not school(bare)
            ):
                return [value]
            if field is not Field.VOLUME and (server := _SERVER.search(value.text)):
                return [_part(value, server.start(), server.end())]
    return []


def _in_text(record: Record) -> list[Value]:
    """What the entry's text says besides its values: `submitted to X`, a preprint server, a patent's office."""
    text = record.entry.text
    hidden = [(value.start, value.end) for value in record.values if value.start >= 0 and value.field in _NO_CONTAINER]
    hidden += [(mark.start, mark.end) for mark in record.entry.marks if mark.kind is MarkKind.LINK]
    for start, end in hidden:
        text = text[:start] + "\0" * (end - start) + text[end:]
    for shape in (_TO, _PATENT, _SERVER):
        match = shape.search(text)
        if match and not _is_day(match[1]):
            return [Value(Field.CONTAINER, match[1], match.start(1), match.end(1), 0.5)]
    return []


_NO_CONTAINER = (Field.TITLE, Field.AUTHOR, Field.EDITOR, Field.ABSTRACT, Field.URL, Field.DOI, Field.ARXIV, Field.LINK)


def _is_day(text: str) -> bool:
    """Whether what a work was submitted or accepted "in" is a time rather than a venue.

    >>> [_is_day(text) for text in ("March 2020", "3 May", "Fall 2021", "Marine Biology", "CHI 2024")]
    [True, True, True, False, False]
    """
    first, *rest = text.split()
    if first[0].isdigit() or fold_name(first.strip(".,")) in MONTHS:
        return True
    return first.istitle() and bool(rest) and rest[0][0].isdigit() and not is_venue(text)


def _above(record: Record) -> list[Value]:
    """A tag of a venue with its year as the heading above the entry: `[TSE'19]`, `ICSE 2025`."""
    for heading in record.entry.headings[-1:]:
        tag = heading.text.strip(" []()")
        if heading.level and len(tag) < 24 and container_year(tag) and bare_acronym(tag):
            return [Value(Field.CONTAINER, tag, origin=Origin.HEADING)]
    return []


def _part(value: Value, start: int, end: int) -> Value:
    """A piece of a value as a container."""
    where = (value.start + start, value.start + end) if value.start >= 0 else (-1, -1)
    return Value(Field.CONTAINER, value.text[start:end], *where, value.probability, value.origin)
