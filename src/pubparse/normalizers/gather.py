"""What the values of one record say, field by field: the most trusted value first, through its normalizer.

Takes a record; gives texts, people, numbers, the container, the date, ids, the status, and the evidence for its kind.
Consults the other files of the room. `assemble.py` makes publications of what this gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pubparse import shapes
from pubparse.model import Field, Kind, Link, MarkKind, Origin, PartialDate, Record, Status, Value
from pubparse.normalizers.acronyms import bare_acronym
from pubparse.normalizers.containers import place, publisher
from pubparse.normalizers.cues import cues
from pubparse.normalizers.dates import container_year, heading_year, parse_date
from pubparse.normalizers.identifiers import choose_arxiv, choose_doi
from pubparse.normalizers.kinds import Evidence, guess
from pubparse.normalizers.pages import issue_behind, parse_locator, parse_number, parse_pages, parse_tail, parse_volume
from pubparse.normalizers.progress import find_status, has_status
from pubparse.normalizers.values import best, text_of
from pubparse.normalizers.venues import Container
from pubparse.tables.locator_words import PAGES_BEHIND
from pubparse.tables.months import ACCESSED

_ACCESSED = re.compile(rf"(?i)(?<!\w)(?:{ACCESSED})(?!\w)\W*(?:\w+\W+){{0,2}}$")
_ARXIV_BEFORE = re.compile(r"(?i)arxiv\W*(?:\w+\W+){0,2}$")
_FURTHEST = (Status.TO_APPEAR, Status.ACCEPTED, Status.SUBMITTED, Status.IN_PREPARATION)
_SAY_STATUS = (Field.STATUS, Field.CONTAINER, Field.NOTE, Field.DATE, Field.GENRE)
_LONGEST_TAG = 24
_MEANT = 0.9
"""A label that says a kind is meant as such from this probability on."""


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
    >>> numbers(Record(Entry("", Place("p")), (Value(Field.PAGES, "5(2), 44–61"),)))
    Numbers(volume='5', number='2', pages='44-61')
    """
    volume = number = pages = ""
    for value in best(record, Field.VOLUME):
        found = parse_volume(value.text)
        if not _PLAIN.fullmatch(found[0]):
            found = parse_locator(value.text) or found
        volume, number, pages = volume or found[0], number or found[1], pages or found[2]
    for value in best(record, Field.NUMBER)[:1]:
        parts = parse_locator(value.text)
        if parts and parts[1]:
            volume, number, pages = volume or parts[0], parts[1], pages or parts[2]
        else:
            number = parse_number(value.text) or number
    for value in best(record, Field.PAGES):
        parts = parse_locator(value.text)
        if parts and (parts[1] or (not volume and "-" in parts[2])):
            volume, number, own = volume or parts[0], number or parts[1], parts[2]
        else:
            own = parse_pages(value.text + _count_behind(record, value))
        if own:
            pages = own
            break
    if number and not volume and _unannounced(record):
        volume, number = number, ""
    return Numbers(volume, number or (_issue(record) if volume else ""), pages)


_PLAIN = re.compile(r"[\w./-]*")
_LONE = re.compile(r"[\s,.]+\d{1,4}")
_PAGES_BEHIND = re.compile(rf"\s?(?:{PAGES_BEHIND})(?![^\W\d_])\.?(?!\s*\d)", re.IGNORECASE)


def _count_behind(record: Record, value: Value) -> str:
    """The word for pages that stands behind a number, which then says how many there are: `298 S.`, `320 blz.`."""
    found = _PAGES_BEHIND.match(record.entry.text, value.end) if value.start >= 0 else None
    return found[0] if found else ""


def _unannounced(record: Record) -> bool:
    """Whether a number that no word says to be an issue's stands alone behind a journal: it is the volume then."""
    text = record.entry.text
    return any(
        0 <= journal.end < value.start
        and _LONE.fullmatch(text[journal.end : value.end])
        and not text[value.end : value.end + 1].isalpha()
        and "report" not in cues(journal.text)
        for value in best(record, Field.NUMBER)[:1]
        for journal in best(record, Field.CONTAINER)
    )


def _issue(record: Record) -> str:
    """The issue's number where it stands just behind the volume, whatever it was read as."""
    ends = (value.end for value in record.values if value.field is Field.VOLUME and value.start >= 0)
    return next((found for end in ends if (found := issue_behind(record.entry.text[end : end + 40]))), "")


def date(record: Record, venue: Container, arxiv: str) -> tuple[PartialDate | None, bool, str]:
    """The date that counts, whether it is derived, and which years disagree with it.

    A printed date comes before a labelled one, whose month and day may complete it; then the container's year, the
    innermost heading's, and last the year of the arXiv id, which is derived.

    >>> from pubparse.model import Entry, Heading, Place, Venue
    >>> date(Record(Entry("", Place("p"), headings=(Heading(2, "2019"),))), Container(Venue()), "")
    (PartialDate(year=2019, month=None, day=None), False, '')
    """
    found: list[tuple[float, PartialDate]] = []
    for value in record.values:
        of_name = venue.value is not None and 0 <= value.start < value.end == venue.value.end
        if value.field is not Field.DATE or of_name or _is_accessed(record, value):
            continue
        if said := parse_date(value.text):
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
    for value in best(record, Field.CITATION_NUMBER):
        # A column of dates such as `09/18` looks like one of numbers.
        if "/" in value.text and (said := parse_date(value.text)):
            return said, False, ""
    for heading in reversed(record.entry.headings):
        if heading.level and (year := heading_year(heading.text) or _tag_year(heading.text)):
            return PartialDate(year), False, ""
    for mark in record.entry.marks:
        # What names a link without words may hold the venue's tag and year.
        if (
            mark.kind is MarkKind.LINK
            and mark.label
            and (named := re.fullmatch(r"[A-Z][A-Za-z&]+\W?(20\d\d)", mark.label))
        ):
            return PartialDate(int(named[1])), False, ""
    # A bare reference is taken as it is; in a list of works, one without a year has been posted, and no more.
    given = shapes.arxiv_year(arxiv) if arxiv and record.entry.headings else None
    return (PartialDate(given), True, "") if given else (None, False, "")


def _is_accessed(record: Record, value: Value) -> bool:
    """Whether a date says when somebody looked at a page: `Accessed 3 March 2012`.

    >>> from pubparse.model import Entry, Place
    >>> record = Record(Entry("Web. Accessed on 3 March 2012", Place("p")))
    >>> _is_accessed(record, Value(Field.DATE, "3 March 2012", 17, 29))
    True
    """
    return value.start > 0 and bool(_ACCESSED.search(record.entry.text[max(0, value.start - 30) : value.start]))


def _tag_year(heading: str) -> int | None:
    """The year of a heading that is a venue's tag; other headings with years speak of more than one.

    >>> _tag_year("[TSE'19]"), _tag_year("2015–2018"), _tag_year("Since 2019")
    (2019, None, None)
    """
    tag = heading.strip(" []()")
    return container_year(tag) if len(tag) < _LONGEST_TAG and bare_acronym(tag) else None


def status(record: Record) -> Status | None:
    """The status that the entry or else a heading above it says.

    >>> from pubparse.model import Entry, Heading, Place
    >>> status(Record(Entry("", Place("p"), headings=(Heading(2, "Under review"),))))
    <Status.SUBMITTED: 'submitted'>
    """
    values = [value for value in record.values if value.field in _SAY_STATUS and has_status(value.text)]
    for field in _SAY_STATUS if values else ():
        said = {found for value in values if value.field is field and (found := find_status(value.text))}
        if said:
            # "Submitted to X, accepted": what a work has reached counts.
            return next(status for status in _FURTHEST if status in said)
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

    >>> is_usual(Value(Field.GENRE, "article", probability=0.5, origin=Origin.LABELLED))
    True
    """
    return value.origin is Origin.LABELLED and value.text in tuple(Kind) and value.probability < _MEANT


def evidence_of(record: Record, links: tuple[Link, ...], held: Container, doi: str) -> Evidence:
    """What a record prints that tells its kind. `held`: its container.

    >>> from pubparse.model import Entry, Place
    >>> from pubparse.normalizers.containers import container
    >>> record = Record(Entry("", Place("p")), (Value(Field.CONTAINER, "Nature"),))
    >>> evidence_of(record, (), container(record), "").container
    'Nature'
    """
    found = numbers(record)
    if found == Numbers() and held.locator:
        found = Numbers(*parse_tail(held.locator))
    named = held.value
    genres = best(record, Field.GENRE)
    rest = record.entry.text
    for value in record.values:
        if value.field in (Field.TITLE, Field.AUTHOR, Field.ABSTRACT, Field.KEYWORD) and value.start >= 0:
            rest = rest[: value.start] + "\0" * (value.end - value.start) + rest[value.end :]
    start = named.start if named else -1
    before = record.entry.text[max(0, start - 20) : start] if start > 0 else ""
    if named and start >= 0:
        # Far from the container, words say what a work is about rather than what it is.
        rest = rest[max(0, start - 60) : named.end + 90]
    return Evidence(
        genres=tuple(value.text for value in genres if not is_usual(value)),
        usual=next((Kind(value.text) for value in genres if is_usual(value)), None),
        venue=held.venue,
        container=" ".join(named.text.split()) if named else text_of(record, Field.ACRONYM),
        before=before,
        rest=" ".join(rest.replace("\0", " ").split()),
        publisher=publisher(record),
        place=place(record),
        volume=found.volume,
        number=found.number,
        pages=found.pages,
        editors=any(value.field is Field.EDITOR for value in record.values),
        isbn=text_of(record, Field.ISBN),
        arxiv=arxiv_of(record, links),
        doi=doi,
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
