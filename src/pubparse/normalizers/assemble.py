"""Records to publications: each field's values through their normalizer, the most trusted value first.

Takes the records of one page or site, in order; gives a publication for each that could be read. Consults all of the
room's files. What disagrees, is missing, unsure or left over becomes a `Doubt`; what is derived is marked as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pubparse import shapes
from pubparse.carried import carried, carried_name
from pubparse.model import (
    Doubt,
    DoubtKind,
    Field,
    Kind,
    Mark,
    MarkKind,
    Name,
    Origin,
    PartialDate,
    Publication,
    Record,
    Status,
    Value,
    Venue,
)
from pubparse.normalizers.authors import Authors, ListStyle, list_style, split_authors
from pubparse.normalizers.dates import heading_year, parse_date
from pubparse.normalizers.identifiers import choose_arxiv, choose_doi
from pubparse.normalizers.kinds import Evidence, judge
from pubparse.normalizers.links import collect_links
from pubparse.normalizers.names import parse_name
from pubparse.normalizers.owner import find_owner
from pubparse.normalizers.pages import parse_edition, parse_number, parse_pages, parse_volume
from pubparse.normalizers.titles import clean_title, strip_end
from pubparse.normalizers.venues import Container, parse_venue
from pubparse.options import Options
from pubparse.tables import status as status_table

_STATUS = tuple((re.compile(words, re.IGNORECASE), status) for words, status in status_table.STATUS)
_NO_STATUS = re.compile(status_table.NO_STATUS, re.IGNORECASE)
_TRUST = tuple(Origin)
_GLUE = re.compile(
    r"(?i)\b(?:in|and|pp?|pages?|vol|no|nr|doi|the|at|of|by|with|link|pdf|paper|et|al|url|available|online|isbn|issn|eds?|arxiv|http\S*)\b|[\W\d_]+"
)
_UNSURE = 0.5


def normalize(records: Sequence[Record], options: Options = Options()) -> tuple[Publication, ...]:  # noqa: B008
    """One publication for each record that could be read (`unread` is empty), in their order.

    The records of one list (`list_id` of one source) are judged by what they agree on. Never raises on content.

    >>> from pubparse.model import Entry, Place
    >>> entry = Entry("K. Zhu. On Mice. EuroSys'24", Place("p"))
    >>> values = (Value(Field.AUTHOR, "K. Zhu.", 0, 7), Value(Field.TITLE, "On Mice.", 8, 16))
    >>> found = normalize([Record(entry, (*values, Value(Field.CONTAINER, "EuroSys'24", 17, 27)))])[0]
    >>> found.title, str(found.authors[0]), found.issued.year, found.venue.acronym, found.kind.value
    ('On Mice', 'K. Zhu', 2024, 'EuroSys', 'inproceedings')
    """
    readable = [record for record in records if not record.unread]
    styles = _styles(readable)
    drafts: list[tuple[Record, Authors]] = []
    before: dict[tuple[str, int], Authors] = {}
    for record in readable:
        key = _list_of(record)
        authors = _people(record, Field.AUTHOR, styles.get(key))
        if authors.repeats and (last := before.get(key)):
            authors = replace(authors, names=(*last.names, *authors.names), spans=(*last.spans, *authors.spans))
        before[key] = authors
        drafts.append((record, authors))
    owners = _owners(drafts, options)
    return tuple(
        _publication(record, authors, owners[_page(record)], styles.get(_list_of(record))) for record, authors in drafts
    )


def _page(record: Record) -> str:
    """The page that a record belongs to: its source, or the folder of a site with one file per record."""
    name = record.entry.place.source
    return name if record.entry.text and not record.entry.fields else name.rpartition("/")[0] or name


def _list_of(record: Record) -> tuple[str, int]:
    """The list that a record stands in."""
    return record.entry.place.source, record.entry.list_id


def _styles(records: Iterable[Record]) -> dict[tuple[str, int], ListStyle]:
    """What the author lists of each list agree on."""
    texts: dict[tuple[str, int], list[str]] = defaultdict(list)
    for record in records:
        texts[_list_of(record)] += [
            v.text for v in record.values if v.field is Field.AUTHOR and v.origin is not Origin.LABELLED
        ]
    return {key: list_style(found) for key, found in texts.items() if len(found) > 1}


def _owners(drafts: Sequence[tuple[Record, Authors]], options: Options) -> dict[str, str]:
    """The owner of each page."""
    pages: dict[str, list[tuple[Record, Authors]]] = defaultdict(list)
    for record, authors in drafts:
        pages[_page(record)].append((record, authors))
    owners = {}
    for page, group in pages.items():
        strong = [[_set_off(record, authors, i) for i in range(len(authors.names))] for record, authors in group]
        owners[page] = find_owner(options.owner, [r for r, _ in group], [a.names for _, a in group], strong)
    return owners


def _set_off(record: Record, authors: Authors, index: int) -> bool:
    """Whether markup sets a name off from the others of its list."""
    value = next((v for v in record.values if v.field is Field.AUTHOR), None)
    if value is None or value.start < 0 or index >= len(authors.spans):
        return False
    start, end = (value.start + offset for offset in authors.spans[index])
    for mark in record.entry.marks:
        if mark.kind in (MarkKind.STRONG, MarkKind.UNDERLINE) and mark.start < end and mark.end > start:
            return mark.end - mark.start < 1.6 * (end - start) + 4
    return False


def _best(record: Record, field: Field) -> list[Value]:
    """The values of a field, most trusted first: by origin, then by probability, then as they stand."""
    values = [value for value in record.values if value.field is field and value.text.strip()]
    return sorted(values, key=lambda v: (_TRUST.index(v.origin), -round(v.probability, 1)))


def _inner_marks(record: Record, value: Value) -> tuple[Mark, ...]:
    """The marks within a value, relative to its text."""
    if value.marks or value.start < 0:
        return value.marks
    return tuple(
        replace(mark, start=max(0, mark.start - value.start), end=min(mark.end, value.end) - value.start)
        for mark in record.entry.marks
        if mark.start < value.end and mark.end > value.start
    )


def _people(record: Record, field: Field, style: ListStyle | None) -> Authors:
    """The authors or editors of a record."""
    values = _best(record, field)
    if not values:
        return Authors()
    top = values[0].origin
    values = [value for value in record.values if value.field is field and value.origin is top and value.text.strip()]
    lists = []
    for value in values:
        exact = carried_name(value.text)
        if exact is not None:
            name = exact if str(exact) else parse_name(exact.printed)
            name = replace(
                name, signs=exact.signs, roles=exact.roles, url=exact.url, printed=exact.printed or str(exact)
            )
            lists.append(Authors((name,), spans=((0, 0),)))
        elif (
            len(values) > 1
            and top is Origin.LABELLED
            and value.text.count(",") < 3
            and not re.search(r"(?i)\sand\s|;", value.text)
        ):
            single = split_authors(value.text, value.marks) if "," not in value.text else None
            if single is not None and (len(single.names) == 1 or single.others):
                lists.append(single)
            else:
                lists.append(Authors((parse_name(value.text),), spans=((0, len(value.text)),)))
        else:
            lists.append(split_authors(value.text, _inner_marks(record, value), style=style))
    names = [name for part in lists for name in part.names]
    spans = [span for part in lists for span in part.spans]
    return Authors(
        tuple(names),
        any(part.others for part in lists),
        any(part.repeats for part in lists[:1]),
        tuple(doubt for part in lists for doubt in part.doubts),
        tuple(spans) if len(lists) == 1 else tuple(spans[: len(lists[0].spans)]),
    )


def _text(record: Record, field: Field) -> str:
    """The most trusted text of a field, in one line."""
    values = _best(record, field)
    return " ".join(values[0].text.split()) if values else ""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Volume, number and pages."""

    volume: str = ""
    number: str = ""
    pages: str = ""


def _numbers(record: Record) -> _Numbers:
    """Volume, number and pages; a volume's value may hold the others."""
    volume, number, pages = parse_volume(_text(record, Field.VOLUME))
    own_number, own_pages = parse_number(_text(record, Field.NUMBER)), ""
    for value in _best(record, Field.PAGES):
        if own_pages := parse_pages(value.text):
            break
    return _Numbers(volume, own_number or number, own_pages or pages)


def _date(record: Record, container: Container, arxiv: str) -> tuple[PartialDate | None, bool, str]:
    """The date that counts, whether it is derived, and what disagrees with it.

    A printed year comes before a labelled one, whose day and month may complete it; then the container's, the
    innermost heading's, and last the year of the arXiv id.
    """
    found: list[tuple[float, PartialDate]] = []
    for value in record.values:
        if value.field is Field.DATE and (date := parse_date(value.text)):
            trust = value.probability + (0.2 if value.origin is Origin.PRINTED else 0.0)
            if value.start >= 0 and re.search(
                r"(?i)arxiv\W*(?:\w+\W+){0,2}$", record.entry.text[max(0, value.start - 30) : value.start]
            ):
                trust -= 0.4
            found.append((trust, date))
    found.sort(key=lambda pair: -pair[0])
    others = {date.year for _, date in found}
    if found:
        best = found[0][1]
        if container.year and container.year in others:
            best = next(date for _, date in found if date.year == container.year)
        fuller = next((date for _, date in found if date.year == best.year and date.month and not best.month), best)
        clash = sorted(others - {best.year})
        return fuller, False, f"{best.year}, {', '.join(map(str, clash))}" if clash else ""
    if container.year:
        return PartialDate(container.year), False, ""
    for field in (Field.STATUS, Field.NOTE, Field.PUBLISHER, Field.LOCATION, Field.SERIES, Field.GENRE):
        for value in _best(record, field):
            if years := shapes.find_years(value.text):
                return PartialDate(years[0][0]), False, ""
    for heading in reversed(record.entry.headings):
        if heading.level and (year := heading_year(heading.text)):
            return PartialDate(year), False, ""
    year_of_id = shapes.arxiv_year(arxiv) if arxiv else None
    return (PartialDate(year_of_id), True, "") if year_of_id else (None, False, "")


def find_status(text: str) -> Status | None:
    """How far a work is, by words that say so; None where there are none.

    >>> find_status("(to appear)"), find_status("Under review at ICML"), find_status("acceptance rate 20%")
    (<Status.TO_APPEAR: 'to appear'>, <Status.SUBMITTED: 'submitted'>, None)
    """
    bare = _NO_STATUS.sub(" ", text)
    return next((status for shape, status in _STATUS if shape.search(bare)), None)


def _status(record: Record) -> Status | None:
    """The status that the entry or else a heading above it says."""
    for field in (Field.STATUS, Field.CONTAINER, Field.NOTE, Field.DATE, Field.GENRE):
        for value in _best(record, field):
            if found := find_status(value.text):
                return found
    if any(value.field in (Field.DATE, Field.CONTAINER) for value in record.values):
        inner = [h for h in record.entry.headings if h.level][-1:]
    else:
        inner = [h for h in record.entry.headings if h.level][-2:]
    return next((found for h in inner[::-1] if len(h.text) < 60 and (found := find_status(h.text))), None)


def _is_usual(value: Value) -> bool:
    """Whether a label says a kind without that much being meant by it."""
    return value.origin is Origin.LABELLED and value.text in tuple(Kind) and value.probability < _MEANT


_MEANT = 0.9


def _container(record: Record) -> Container:
    """The venue of a record, its short form and series."""
    values = _best(record, Field.CONTAINER)
    short = _text(record, Field.ACRONYM)
    if not values:
        if not short:
            return Container(Venue())
        return parse_venue(short, short)
    top = [value for value in values if value.origin is values[0].origin]
    found = parse_venue(top[0].text, short)
    for other in top[1:]:
        more = parse_venue(other.text)
        if not found.venue.acronym and more.venue.acronym and more.venue.acronym == more.venue.name:
            found = replace(found, venue=replace(found.venue, acronym=more.venue.acronym))
        elif found.venue.acronym and found.venue.acronym == found.venue.name and len(more.venue.name.split()) > 2:
            found = replace(found, venue=replace(more.venue, acronym=more.venue.acronym or found.venue.acronym))
        found = replace(found, year=found.year or more.year, location=found.location or more.location)
    return found


def _joined(record: Record, field: Field) -> str:
    """All texts of a field, cleaned, each once."""
    texts = [" ".join(value.text.split()).strip(" ,;.()[]") for value in record.values if value.field is field]
    return "; ".join(dict.fromkeys(text for text in texts if text))


def _publication(record: Record, authors: Authors, owner: str, style: ListStyle | None) -> Publication:
    """What we believe of one record."""
    entry = record.entry
    known = carried(entry.fields)
    numbers = _numbers(record)
    container = _container(record)
    links = collect_links(record)
    arxiv_values = [v.text for v in record.values if v.field is Field.ARXIV]
    arxiv_values += [
        v.text for v in record.values if v.field in (Field.CONTAINER, Field.NOTE) and "rxiv" in v.text.lower()
    ]
    arxiv = choose_arxiv([text for text in arxiv_values if shapes.find_arxiv(text)], links)
    doi, other_doi = choose_doi(
        [v.text for v in record.values if v.field is Field.DOI and v.origin is Origin.LABELLED],
        links,
        [v.text for v in record.values if v.field is Field.DOI and v.origin is not Origin.LABELLED],
    )
    issued, derived_date, clash = _date(record, container, arxiv)
    editors = _people(record, Field.EDITOR, style).names
    status = _status(record)
    genre_values = _best(record, Field.GENRE)
    usual = next((Kind(value.text) for value in genre_values if _is_usual(value)), None)
    genres = tuple(value.text for value in genre_values if not _is_usual(value))
    publisher = strip_end(_text(record, Field.PUBLISHER))
    series = strip_end(_text(record, Field.SERIES))
    venue = replace(container.venue, series=series)
    evidence = Evidence(
        genres=genres,
        usual=usual,
        venue=venue,
        container=_text(record, Field.CONTAINER),
        publisher=publisher,
        volume=numbers.volume,
        number=numbers.number,
        pages=numbers.pages,
        edition=_text(record, Field.EDITION),
        editors=bool(editors),
        series=series,
        isbn=_text(record, Field.ISBN),
        arxiv=arxiv,
        doi=doi,
        location=_text(record, Field.LOCATION),
        status=status,
        headings=tuple(h.text for h in reversed(entry.headings) if h.level),
    )
    kind, kind_probability = judge(evidence)
    names = authors.names
    if kind in (Kind.BOOK, Kind.PROCEEDINGS) and editors and not names:
        names = editors
    title = clean_title(_text(record, Field.TITLE))
    draft = Publication(
        id=_text(record, Field.ID),
        kind=kind,
        title=title,
        authors=_with_roles(names, entry.text),
        others=authors.others or bool(known and known.others),
        editors=editors,
        issued=issued,
        venue=venue,
        volume=numbers.volume,
        number=numbers.number,
        pages=numbers.pages,
        edition=parse_edition(_text(record, Field.EDITION)),
        publisher=publisher,
        location=strip_end(_text(record, Field.LOCATION)) or container.location,
        doi=doi,
        arxiv=arxiv,
        isbn=shapes.find_isbn(_text(record, Field.ISBN)) or _text(record, Field.ISBN),
        issn=shapes.find_issn(_text(record, Field.ISSN)) or _text(record, Field.ISSN),
        genre=next((" ".join(g.split()).strip(" ,;.()[]") for g in genres if g.casefold() not in tuple(Kind)), ""),
        status=status,
        award=_joined(record, Field.AWARD),
        note=_joined(record, Field.NOTE),
        abstract=_text(record, Field.ABSTRACT),
        keywords=tuple(dict.fromkeys(v.text.strip(" ,;.") for v in record.values if v.field is Field.KEYWORD)),
        language=_text(record, Field.LANGUAGE),
        links=links,
        owner=(known.owner if known else "") or owner,
        places=(known.places if known and known.places else (entry.place,)),
        merged=known.merged if known else (),
        related=known.related if known else (),
        derived=tuple(dict.fromkeys((*(known.derived if known else ()), *((Field.DATE,) if derived_date else ())))),
        values=record.values,
        probability=known.probability if known and known.probability is not None else _probability(record),
    )
    if known and known.full_name and known.full_name != venue.name:
        draft = replace(draft, venue=replace(venue, full_name=known.full_name))
    doubts = (*entry.doubts, *authors.doubts, *_doubts(record, draft, clash, other_doi, kind_probability))
    return replace(draft, doubts=tuple(dict.fromkeys(doubts)))


def _with_roles(names: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """The names with what their signs mean: as the entry's legend says, else by custom."""
    from pubparse.normalizers.roles import with_roles

    return with_roles(names, text)


def _probability(record: Record) -> float:
    """That title, authors, year and venue are all right: the product of their best values' probabilities."""
    product = 1.0
    for field in (Field.TITLE, Field.AUTHOR, Field.DATE, Field.CONTAINER):
        values = _best(record, field)
        if values:
            product *= values[0].probability
    return round(product * record.entry.probability, 4)


def _doubts(record: Record, found: Publication, clash: str, other_doi: str, kind_probability: float) -> list[Doubt]:
    """What a careful librarian would ask back."""
    doubts = []
    entry = record.entry
    if entry.mention:
        doubts.append(Doubt(DoubtKind.MENTION, "", "only mentioned in running text"))
    missing = (
        (Field.TITLE, not found.title),
        (Field.AUTHOR, not found.authors),
        (Field.DATE, found.issued is None or Field.DATE in found.derived),
        (Field.CONTAINER, found.kind in (Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.INCOLLECTION) and not found.venue.name),
    )
    doubts += [Doubt(DoubtKind.MISSING, field, f"no {field} is printed") for field, gone in missing if gone]
    unsure = {
        v.field: v
        for v in record.values
        if v.probability < _UNSURE
        and v.origin is not Origin.DERIVED
        and v.field not in (Field.LINK, Field.NOTE, Field.CITATION_NUMBER)
    }
    doubts += [
        Doubt(DoubtKind.UNSURE, field, f"{' '.join(v.text.split())[:80]} ({v.probability:.2f})")
        for field, v in unsure.items()
    ]
    if kind_probability < _UNSURE:
        doubts.append(Doubt(DoubtKind.UNSURE, "kind", f"{found.kind} ({kind_probability:.2f})"))
    if clash:
        doubts.append(Doubt(DoubtKind.CONFLICT, Field.DATE, f"several years: {clash}"))
    if other_doi:
        doubts.append(Doubt(DoubtKind.CONFLICT, Field.DOI, f"{found.doi}, {other_doi}"))
    doubts += [Doubt(DoubtKind.LEFTOVER, "", text) for text in leftovers(record)]
    return doubts


def leftovers(record: Record) -> list[str]:
    """The stretches of an entry's text that no value took, but for punctuation and connecting words.

    >>> from pubparse.model import Entry, Place
    >>> leftovers(Record(Entry("A. On Mice, with great care", Place("p")), (Value(Field.TITLE, "On Mice", 3, 10),)))
    ['with great care']
    """
    if not any(value.start >= 0 for value in record.values):
        return []
    text = record.entry.text
    spans = sorted((v.start, v.end) for v in record.values if v.start >= 0)
    spans += [(m.start, m.end) for m in record.entry.marks if m.kind is MarkKind.LINK and m.end - m.start < 30]
    out, position = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        piece = " ".join(text[position:start].split()).strip(" ,;:.()[]|–—-·•")
        if len(_GLUE.sub("", piece)) > 2:
            out.append(piece[:200])
        position = max(position, end)
    return out
