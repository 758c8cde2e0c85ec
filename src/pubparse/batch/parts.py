"""The results of a batch: stretches of pages as Parquet parts, the ledger, BibTeX and CSL-JSON.

Takes the rows of pages in the order of the plan; writes files that are the same, byte for byte, whoever made the rows
and when. Consults pubparse's public functions for the bibliographies. Functions with a `note` run inside workers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby, islice
from typing import Any, TypeVar

import pyarrow as pa

import pubparse
from pubparse.batch import rows
from pubparse.batch.journal import COLUMNS, Reader
from pubparse.batch.storage import ROWS_PER_GROUP, Storage
from pubparse.model import Parsed, Publication
from pubparse.options import Options

PUBLICATIONS, UNREAD, LEDGER, SOURCES, MERGED, WORKS = (
    *("publications", "unread", "ledger.parquet"),
    *("sources", "merged", "works.parquet"),
)
"""What the results are called in the output folder."""
SUFFIXES = {"bibtex": ".bib", "json": ".json"}
"""The formats of bibliographies, and how their files end."""
LEDGER_SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("source", "status")),
        ("seconds", pa.float64()),
        ("format", pa.string()),
        ("size", pa.int64()),
        *((name, pa.int32()) for name in ("entries", "publications", "unread", "doubts")),
        *((name, pa.string()) for name in ("error", "sha256")),
    ]
)
_LONGEST_NAME = 150
_UNSAFE = re.compile(r"[^\w.()@,+=~ -]+")
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some consecutive pages of a journal's plan, that make one part."""

    journal: str
    out: str
    index: int
    count: int
    """Pages in every part (the last one has what is left)."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What bibliographies to write from a part, or from all works."""

    out: str
    formats: tuple[str, ...]
    options: Options
    index: int = -1


def write_part(stretch: Stretch, note: Callable[[Any], None]) -> bool:
    """Write the part of a stretch, if the one that is there is not of the same pages; say whether it was written."""
    storage = Storage(stretch.out)
    first = stretch.index * stretch.count + 1
    with closing(Reader(stretch.journal)) as journal:
        label = journal.label(first, stretch.count)
        if all(storage.label(name) == label for name in part_names(stretch.index)):
            return False
        put_part(storage, stretch.index, journal.rows(first, stretch.count), label)
    return True


def put_part(storage: Storage, index: int, packed: Iterable[tuple[bytes, bytes]], label: str) -> None:
    """Write one part from the packed rows of its pages."""
    tables: tuple[list[pa.Table], list[pa.Table]] = ([], [])
    schemas = (rows.publication_schema(), rows.unread_schema())
    for page in packed:
        for gathered, schema, data in zip(tables, schemas, page, strict=True):
            if data:
                gathered.append(rows.unpack(data, schema))
    for name, gathered, schema in zip(part_names(index), tables, schemas, strict=True):
        table = pa.concat_tables(gathered).combine_chunks() if gathered else schema.empty_table()
        storage.write_table(name, table, label)


def part_names(index: int) -> tuple[str, str]:
    """Give the names of a part's two files.

    >>> part_names(7)
    ('publications/part-00007.parquet', 'unread/part-00007.parquet')
    """
    return f"{PUBLICATIONS}/part-{index:05}.parquet", f"{UNREAD}/part-{index:05}.parquet"


def remove_surplus(storage: Storage, count: int) -> None:
    """Remove parts that an earlier, longer run left."""
    kept = {name for index in range(count) for name in part_names(index)}
    for folder in (PUBLICATIONS, UNREAD):
        for name in storage.names(folder):
            if name not in kept:
                storage.remove(name)


def write_journal_ledger(stretch: Stretch, note: Callable[[Any], None]) -> None:
    """Write the ledger of all pages of a journal."""
    with closing(Reader(stretch.journal)) as journal:
        write_ledger(Storage(stretch.out), journal.ledger())


def write_ledger(storage: Storage, ledger: Iterable[Sequence[Any]]) -> None:
    """Write the ledger: rows with the columns of the journal, in the order of the plan."""
    with storage.table_writer(LEDGER, LEDGER_SCHEMA) as writer:
        for some in chunks(ledger, ROWS_PER_GROUP):
            said = [dict(zip(COLUMNS, row, strict=True)) for row in some]
            writer.write_table(pa.Table.from_pylist(said, schema=LEDGER_SCHEMA))


def write_sources(writing: Writing, note: Callable[[Any], None]) -> None:
    """Write a bibliography for each source of a part, as `pubparse convert` would."""
    storage = Storage(writing.out)
    table = storage.table(part_names(writing.index)[0])
    publications = rows.publications(table, key=True)
    sources = table.column("source").to_pylist()
    for source, group in groupby(zip(sources, publications, strict=True), key=lambda pair: pair[0]):
        found = tuple(publication for _, publication in group)
        works = pubparse.dedupe(found, writing.options, keep_order=True)
        for kind in writing.formats:
            storage.write(f"{SOURCES}/{file_name(source)}{SUFFIXES[kind]}", _render(works, kind))


def write_merged(writing: Writing, note: Callable[[Any], None]) -> None:
    """Write one bibliography of all works, each under a citation key that no other has."""
    storage = Storage(writing.out)
    works = tuple(rows.publications(storage.table(WORKS)))
    keyed = pubparse.combine([Parsed(publications=works)]).publications
    keys = {old.id: new.id for old, new in zip(works, keyed, strict=True)}
    linked = tuple(
        replace(work, related=tuple((relation, keys.get(other, other)) for relation, other in work.related))
        if work.related
        else work
        for work in keyed
    )
    for kind in writing.formats:
        storage.write(f"{MERGED}{SUFFIXES[kind]}", _render(linked, kind))


def file_name(source: str) -> str:
    """Give a path below the output folder that is like the source's name, safe on any disk, and no other source's.

    >>> file_name("pages/ada.html"), file_name("../../etc/passwd")
    ('pages/ada.html', '_/_/etc/passwd-3754d6cb')
    >>> file_name("http://example.org/~ada/?p=1")
    'http_/example.org/~ada/_p=1-ed668577'
    """
    parts = [part for part in source.split("/") if part not in ("", ".")]
    safe = [_UNSAFE.sub("_", part).strip(". ")[:_LONGEST_NAME] or "_" for part in parts]
    path = "/".join(safe) or "_"
    if path == source:
        return path
    return f"{path}-{sha256(source.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def chunks(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Give items in lists of `size`; the last has what is left.

    >>> list(chunks("abc", 2))
    [['a', 'b'], ['c']]
    """
    waiting = iter(items)
    while some := list(islice(waiting, size)):
        yield some


def _render(works: tuple[Publication, ...], kind: str) -> bytes:
    """Write a bibliography."""
    text = pubparse.to_bibtex(works) if kind == "bibtex" else pubparse.to_json(works)
    return text.encode("utf-8", "replace")
