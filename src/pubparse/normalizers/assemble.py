"""Records to publications: what a record says (`gather`), judged with what its list and page say.

Takes the records of one page or site, in order; gives a publication for each that could be read. What disagrees, is
missing, unsure or left over becomes a `Doubt` (`doubting`); what is derived is marked as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pubparse import shapes
from pubparse.carried import carried
from pubparse.model import Field, Kind, Link, Mark, MarkKind, Origin, Publication, Record
from pubparse.normalizers import gather
from pubparse.normalizers.authors import Authors, ListStyle, list_style, same_again, split_authors
from pubparse.normalizers.containers import container, numbered, school
from pubparse.normalizers.doubting import doubts, missing, probability
from pubparse.normalizers.kinds import Evidence, judge
from pubparse.normalizers.links import collect_links
from pubparse.normalizers.owner import find_owner
from pubparse.normalizers.pages import parse_edition
from pubparse.normalizers.roles import with_roles
from pubparse.normalizers.titles import clean_title, strip_end
from pubparse.normalizers.unread import award, series_number
from pubparse.normalizers.values import abstract, inner_marks, most_trusted, note, people
from pubparse.normalizers.venues import Container
from pubparse.options import Options

_DEFAULTS = Options()
_NEXT = 2
"""Characters between values that stand side by side, at most."""
_OF = re.compile(r"^(?:zu|zum|von|of|di|de|su|sur|à|a)\s+(?=[A-ZÀ-Þ\"„“«»‘'])")
"""What joins the title of a book to `Review` before it."""
_AT = re.compile(r"(?:at|in|à|en|bei)\s+(?=[^\W\d_])(?=\S*[A-ZÀ-Þ])")
"""What a sentence puts before a place."""
Place = tuple[str, int]
"""A list: its source and number."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A record with what is known of it before the page is judged as a whole."""

    record: Record
    authors: Authors
    editors: Authors
    links: tuple[Link, ...]
    container: Container
    doi: str
    other_doi: str
    """A DOI that disagrees."""


def normalize(records: Sequence[Record], options: Options = _DEFAULTS) -> tuple[Publication, ...]:
    """One publication for each record that could be read (`unread` is empty), in their order.

    The records of one list (`list_id` of one source) are judged by what they agree on. Never raises on content.

    >>> from pubparse.model import Entry, Place, Value
    >>> entry = Entry("K. Zhu. On Mice. EuroSys'24", Place("p"))
    >>> values = (Value(Field.AUTHOR, "K. Zhu.", 0, 7), Value(Field.TITLE, "On Mice.", 8, 16))
    >>> found = normalize([Record(entry, (*values, Value(Field.CONTAINER, "EuroSys'24", 17, 27)))])[0]
    >>> found.title, str(found.authors[0]), found.issued.year, found.venue.acronym, found.kind.value
    ('On Mice', 'K. Zhu', 2024, 'EuroSys', 'inproceedings')
    """
    drafts = _drafts([record for record in records if not record.unread])
    pages: dict[str, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        pages[_page(draft.record)].append(draft)
    owners = {page: _owner(group, options) for page, group in pages.items()}
    evidence = {
        id(draft): known
        for group in pages.values()
        for draft, known in zip(group, gather.around([_evidence(draft) for draft in group]), strict=True)
    }
    return tuple(_publication(draft, owners[_page(draft.record)], evidence[id(draft)]) for draft in drafts)


def _drafts(records: Sequence[Record]) -> list[_Draft]:
    """The records with their people and links; dashes repeat the authors of the record before in the list."""
    styles = _styles(records)
    before: dict[Place, Authors] = {}
    drafts = []
    for record in records:
        key = _list_of(record)
        authors = people(record, Field.AUTHOR, styles.get(key))
        if authors.repeats and (last := before.get(key)):
            spans = (*((-1, -1) for _ in last.spans), *authors.spans)
            authors = replace(authors, names=(*last.names, *authors.names), spans=spans)
        before[key] = authors
        held = container(record)
        editors = people(record, Field.EDITOR, styles.get(key))
        if held.editors and not editors.names:
            editors = split_authors(held.editors)
        editors = same_again(editors, authors)
        links = collect_links(record)
        drafts.append(_Draft(record, authors, editors, links, held, *gather.doi_of(record, links)))
    return drafts


def _evidence(draft: _Draft) -> Evidence:
    """What a draft's record prints that tells its kind."""
    return gather.evidence_of(draft.record, draft.links, draft.container, draft.doi)


def _page(record: Record) -> str:
    """The page that a record belongs to: its source, or the folder of a site with one file per record."""
    name = record.entry.place.source
    return name if record.entry.text and not record.entry.fields else name.rpartition("/")[0] or name


def _list_of(record: Record) -> Place:
    """The list that a record stands in."""
    return record.entry.place.source, record.entry.list_id


def _styles(records: Iterable[Record]) -> dict[Place, ListStyle]:
    """What the author lists of each list agree on."""
    texts: dict[Place, list[tuple[str, tuple[Mark, ...]]]] = defaultdict(list)
    for record in records:
        for value in record.values:
            if value.field is Field.AUTHOR and value.origin is not Origin.LABELLED:
                texts[_list_of(record)].append((value.text, inner_marks(record, value)))
    return {key: list_style(found) for key, found in texts.items() if len(found) > 1}


def _owner(group: Sequence[_Draft], options: Options) -> str:
    """The owner of a page."""
    strong = [_set_off(draft) for draft in group]
    names = [draft.authors.names for draft in group]
    return find_owner(options.owner, [draft.record for draft in group], names, strong)


def _says_more(number: str, evidence: Evidence) -> bool:
    """Whether a number found in the text holds the one that was read, or none was read."""
    return not evidence.number or (evidence.number in number and evidence.number != number)


def _set_off(draft: _Draft) -> list[bool]:
    """Which authors markup sets off from the others of their list."""
    marks = [mark for mark in draft.record.entry.marks if mark.kind in (MarkKind.STRONG, MarkKind.UNDERLINE)]
    return [
        start >= 0
        and any(
            mark.start < end and mark.end > start and mark.end - mark.start < 1.6 * (end - start) + 4 for mark in marks
        )
        for start, end in draft.authors.spans
    ]


def _texts(record: Record) -> dict[Field, str]:
    """The most trusted text of each field, in one line."""
    trusted = most_trusted(record)
    texts = {field: " ".join(value.text.split()) for field, value in trusted.items()}
    title, genre = trusted.get(Field.TITLE), trusted.get(Field.GENRE)
    if title and genre and 0 < title.start - genre.end <= _NEXT:
        texts[Field.TITLE] = _OF.sub("", texts[Field.TITLE])
    return texts


def _publication(draft: _Draft, owner: str, evidence: Evidence) -> Publication:
    """What we believe of one record."""
    record, entry, links = draft.record, draft.record.entry, draft.links
    known = carried(entry.fields)
    held, texts = draft.container, _texts(record)
    issued, derived_date, clash = gather.date(record, held, evidence.arxiv)
    kind, kind_probability = judge(evidence)
    names, editors = draft.authors.names, draft.editors.names
    if kind in (Kind.BOOK, Kind.PROCEEDINGS) and not names:
        # The editors of a book that is listed as a work of its own are its authors.
        names = editors
    venue = held.venue
    if series := strip_end(texts.get(Field.SERIES, "")):
        venue = replace(venue, series=series)
    if known and known.full_name and known.full_name != venue.name:
        venue = replace(venue, full_name=known.full_name)
    volume, number, pages = evidence.volume, evidence.number, evidence.pages
    publisher = evidence.publisher
    if kind in (Kind.THESIS, Kind.TECHREPORT):
        name, counted = venue.name or school(publisher) or school(" ".join(evidence.genres)), ""
        if kind is Kind.THESIS:
            name = school(name) or name  # without its departments
        else:
            name, counted = numbered(name or publisher)
        venue, number = replace(venue, name=name), number or counted
        publisher = "" if name and name in publisher else publisher  # the school, the institution: the same once more
    if kind in (Kind.PATENT, Kind.TECHREPORT) and (said := series_number(record, kind)) and _says_more(said, evidence):
        number = said
        # A reader may have taken the number's parts for a volume and pages.
        volume, pages = ("" if volume in said else volume), ("" if pages in said else pages)
    if kind is Kind.INPROCEEDINGS and issued and volume == f"{issued.year % 100:02d}" and not venue.series:
        volume = ""  # `Supercomputing 93` says the year
    genres = (genre for genre in evidence.genres if genre.casefold() not in tuple(Kind))
    isbn, issn = texts.get(Field.ISBN, ""), texts.get(Field.ISSN, "")
    title = clean_title(texts.get(Field.TITLE, ""))
    derived = dict.fromkeys((*(known.derived if known else ()), *((Field.DATE,) * derived_date)))
    dated = issued is not None and Field.DATE not in derived
    lacks = missing(kind, title=bool(title), authors=bool(names), date=dated, venue=bool(venue.name))
    dois = f"{draft.doi}, {draft.other_doi}" if draft.other_doi else ""
    asked = (
        *entry.doubts,
        *draft.authors.doubts,
        *doubts(record, lacks, kind, kind_probability, clash, dois),
    )
    return Publication(
        id=texts.get(Field.ID, ""),
        kind=kind,
        title=title,
        authors=with_roles(names, entry.text),
        others=draft.authors.others or bool(known and known.others),
        editors=editors,
        issued=issued,
        venue=venue,
        volume=volume,
        number=number,
        pages=pages,
        edition=parse_edition(texts.get(Field.EDITION, "")),
        publisher=publisher,
        location=_AT.sub("", strip_end(evidence.place)) or held.location,
        doi=draft.doi,
        arxiv=evidence.arxiv,
        isbn=shapes.find_isbn(isbn) or isbn,
        issn=shapes.find_issn(issn) or issn,
        genre=next((" ".join(genre.split()).strip(" ,;.()[]") for genre in genres), ""),
        status=evidence.status,
        award=award(record),
        note=note(record),
        abstract=abstract(record),
        keywords=tuple(dict.fromkeys(v.text.strip(" ,;.") for v in record.values if v.field is Field.KEYWORD)),
        language=texts.get(Field.LANGUAGE, ""),
        links=links,
        owner=(known.owner if known else "") or owner,
        places=known.places if known and known.places else (entry.place,),
        merged=known.merged if known else (),
        related=known.related if known else (),
        derived=tuple(derived),
        values=record.values,
        probability=known.probability if known and known.probability is not None else probability(record),
        doubts=tuple(dict.fromkeys(asked)),
    )
