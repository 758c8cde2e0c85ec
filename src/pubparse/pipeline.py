"""The order of the rooms, written once.

Takes a source or its documents and the options; gives `Parsed`. Consults every room by its verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pubparse import extractors, matchers, normalizers, readers, sources
from pubparse.model import Document, Entry, Field, Format, Name, Parsed, Place, Publication, Record
from pubparse.normalizers.names import parse_name
from pubparse.options import Options
from pubparse.runtime import uncollected
from pubparse.writers.keys import assign_keys

DEFAULTS = Options()


def dedupe(
    publications: Sequence[Publication], options: Options = DEFAULTS, *, keep_order: bool = False
) -> tuple[Publication, ...]:
    """Give each work once, with the union of what is known; publications without an id get their key first.

    `options.keep_versions` keeps a preprint beside its published version, linked. The items come sorted by id,
    whatever the order of the input; with `keep_order` they come as they first stood.

    >>> from pubparse.model import PartialDate
    >>> once = Publication(title="Fast Joins", issued=PartialDate(2024))
    >>> [publication.id for publication in dedupe([once, once])]
    ['anon2024fast']
    """
    works = matchers.dedupe(assign_keys(publications), keep_versions=options.keep_versions, keep_order=keep_order)
    return spell_fullest(works) if options.authors == "fullest" else works


def spell_fullest(publications: Sequence[Publication]) -> tuple[Publication, ...]:
    """Spell all names of one person alike, in the fullest form that stands anywhere; what changes is marked as derived.

    >>> from pubparse.model import Name
    >>> eva = Name(family="Roe", given="Eva")
    >>> one, two = (Publication(id=g, authors=(Name(family="Li", given=g), eva)) for g in ("Ada", "A."))
    >>> [(str(work.authors[0]), work.derived) for work in spell_fullest([one, two])]
    [('Ada Li', ()), ('Ada Li', (<Field.AUTHOR: 'author'>,))]
    """
    people = matchers.identify_authors(tuple(publications))
    spelling = {mention: person.spelling for person in people for mention in person.mentions}
    return tuple(_respelt(publication, spelling) for publication in publications)


def _respelt(publication: Publication, spelling: Mapping[tuple[str, int], Name]) -> Publication:
    """Give a publication whose authors are spelled as told, what stood beside their names kept."""
    authors = tuple(
        replace(spelling.get((publication.id, i), n), printed=n.printed, signs=n.signs, roles=n.roles, url=n.url)
        for i, n in enumerate(publication.authors)
    )
    if authors == publication.authors:
        return publication
    return replace(publication, authors=authors, derived=tuple(dict.fromkeys((*publication.derived, Field.AUTHOR))))


def parse(source: str | Path | Document | Iterable[Document], options: Options = DEFAULTS) -> Parsed:
    """Run the rooms over a source, a document or documents; give publications before `dedupe`, each with its key.

    No entry is lost: `len(publications) + len(unread) == len(entries)`. Raises `SourceError` where a path or URL
    cannot be read, and nothing on account of what stands in it.
    """
    if isinstance(source, (str, Path)):
        documents = sources.load(source, options)
    elif isinstance(source, Document):
        documents = (source,)
    else:
        documents = tuple(source)
    entries: list[Entry] = []
    records: list[Record] = []
    publications: list[Publication] = []
    for page in _pages(documents):
        with uncollected():
            on_page = tuple(entry for document in page for entry in extractors.extract(document))
            said = readers.read(on_page)
            entries.extend(on_page)
            records.extend(said)
            publications.extend(normalizers.normalize(said, options))
    return Parsed(
        publications=assign_keys(publications),
        unread=tuple(record.entry for record in records if record.unread),
        entries=tuple(entries),
        records=tuple(records),
        notices=tuple(notice for document in documents for notice in extractors.notices(document)),
    )


def combine(parts: Iterable[Parsed]) -> Parsed:
    """Put what several sources gave together, with keys that are made anew so that each is unique among all.

    >>> from pubparse.model import Publication
    >>> part = Parsed(publications=(Publication(id="anoncats", title="Cats"),))
    >>> [publication.id for publication in combine([part, part]).publications]
    ['anoncats', 'anoncatsb']
    """
    parts = tuple(parts)
    return Parsed(
        publications=assign_keys([_without_made_key(p) for part in parts for p in part.publications]),
        unread=tuple(entry for part in parts for entry in part.unread),
        entries=tuple(entry for part in parts for entry in part.entries),
        records=tuple(record for part in parts for record in part.records),
        notices=tuple(notice for part in parts for notice in part.notices),
    )


def compare_names(one: Name | str, other: Name | str) -> matchers.NameMatch:
    """Say whether two names can be one person's, by the names alone; a string is read as a printed name.

    `verdict` is `same`, `different` or `compatible` (the names alone do not tell), `reason` says why. The order of the
    two does not matter.

    >>> compare_names("Zhu K", "Kan Zhu")
    NameMatch(verdict='compatible', reason='initials: k for kan')
    """
    return matchers.compare_names(*(parse_name(name) if isinstance(name, str) else name for name in (one, other)))


def parse_references(references: Iterable[str], options: Options = DEFAULTS) -> tuple[Publication | None, ...]:
    """Read reference strings, one work each; give a publication (or None: could not be read) for each, in order.

    The strings are read as one list, for what most of them agree on decides the doubtful ones.
    """
    entries = tuple(
        Entry(text=" ".join(reference.split()), place=Place("references", line, line))
        for line, reference in enumerate(references, 1)
    )
    with uncollected():
        records = readers.read(entries)
        keyed = iter(assign_keys(normalizers.normalize(records, options)))
    return tuple(None if record.unread else next(keyed) for record in records)


def _pages(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """Put files that hold one record each together, for they are one list; every other document is a page alone."""
    for together, group in groupby(documents, key=lambda document: document.format is Format.FRONTMATTER):
        if together:
            yield tuple(group)
        else:
            yield from ((document,) for document in group)


def _without_made_key(publication: Publication) -> Publication:
    """Take off the key, unless the source gave it."""
    given = any(value.field is Field.ID for value in publication.values)
    return publication if given or not publication.id else replace(publication, id="")
