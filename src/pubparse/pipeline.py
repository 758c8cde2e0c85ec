"""The order of the rooms, written once.

Takes a source or its documents and the options; gives `Parsed`. Consults every room by its verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pubparse.model import Document, Entry, Field, Format, Parsed, Place, Publication, Record
from pubparse.options import Options
from pubparse.writers.keys import assign_keys

DEFAULTS = Options()


def load(source: str | Path, options: Options = DEFAULTS) -> tuple[Document, ...]:
    """Give the documents of a source: a path, a folder, a URL, or `-` for standard input.

    Raises `SourceError` where the source cannot be had.
    """
    try:
        from pubparse import sources
    except ImportError:  # the room is being built
        suffixes = {".md": Format.MARKDOWN, ".html": Format.HTML, ".tex": Format.LATEX, ".bib": Format.BIBTEX}
        path = Path(source)
        sniffed = options.format or suffixes.get(path.suffix, Format.TEXT)
        return (Document(str(source), path.read_text(errors="replace"), sniffed),)
    return sources.load(source, options)


def load_bytes(data: bytes, name: str, options: Options = DEFAULTS, charset: str = "") -> Document:
    """Give the document that bytes from elsewhere hold: a member of an archive, a record of a crawl.

    Raises `SourceError` where they are no text.

    >>> load_bytes(b"# Papers", "papers.md").text
    '# Papers'
    """
    from pubparse import sources

    return sources.from_bytes(data, name, options, charset)


def extract(document: Document) -> tuple[Entry, ...]:
    """Give what stands in a document for each work. Never raises on content."""
    from pubparse import extractors

    return extractors.extract(document)


def read(entries: Sequence[Entry]) -> tuple[Record, ...]:
    """Give a record for each entry, in their order; one that could not be read says why in `unread`."""
    from pubparse import readers

    return readers.read(tuple(entries))


def normalize(records: Sequence[Record], options: Options = DEFAULTS) -> tuple[Publication, ...]:
    """Give a publication for each record that could be read, in their order."""
    from pubparse import normalizers

    return normalizers.normalize(tuple(records), options)


def dedupe(publications: Sequence[Publication], options: Options = DEFAULTS) -> tuple[Publication, ...]:
    """Give each work once, with the union of what is known; publications without an id get their key first."""
    from pubparse import matchers

    if not hasattr(matchers, "dedupe"):  # the room is being built
        return assign_keys(publications)
    return matchers.dedupe(assign_keys(publications), keep_versions=options.keep_versions)


def parse(source: str | Path | Document | Iterable[Document], options: Options = DEFAULTS) -> Parsed:
    """Run the rooms over a source, a document or documents; give publications before `dedupe`, each with its key.

    No entry is lost: `len(publications) + len(unread) == len(entries)`. Raises `SourceError` where a path or URL
    cannot be read, and nothing on account of what stands in it.
    """
    if isinstance(source, (str, Path)):
        documents = load(source, options)
    elif isinstance(source, Document):
        documents = (source,)
    else:
        documents = tuple(source)
    entries: list[Entry] = []
    records: list[Record] = []
    publications: list[Publication] = []
    for page in _pages(documents):
        on_page = tuple(entry for document in page for entry in extract(document))
        said = read(on_page)
        entries.extend(on_page)
        records.extend(said)
        publications.extend(normalize(said, options))
    return Parsed(
        publications=assign_keys(publications),
        unread=tuple(record.entry for record in records if record.unread),
        entries=tuple(entries),
        records=tuple(records),
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
    )


def parse_references(references: Iterable[str], options: Options = DEFAULTS) -> tuple[Publication | None, ...]:
    """Read reference strings, one work each; give a publication (or None: could not be read) for each, in order.

    The strings are read as one list, for what most of them agree on decides the doubtful ones.
    """
    entries = tuple(
        Entry(text=" ".join(reference.split()), place=Place("references", line, line))
        for line, reference in enumerate(references, 1)
    )
    records = read(entries)
    keyed = iter(assign_keys(normalize(records, options)))
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
