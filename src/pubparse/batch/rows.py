"""The frozen things of the model as rows of Parquet, and back.

Takes publications and unread entries, gives Arrow record batches whose schema follows the model's annotations, so that
the two cannot drift apart. `docs/batch.md` shows the schema. Consults the model alone. The door to row conversion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b

import pyarrow as pa

from pubparse.batch.columns import arrow_type, clean_text, decoded, encoded, hints
from pubparse.model import Entry, Publication


def source_id(source: str) -> str:
    """Give the short form of a source's name that begins the ids of its publications.

    >>> source_id("pages/ada.html")
    '5eccde62a1369ce7'
    """
    return blake2b(source.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


@cache
def publication_schema() -> pa.Schema:
    """Give the schema of a publication's row: where it comes from, then all that `Publication` says."""
    head = [("id", pa.string()), ("source", pa.string()), ("position", pa.int32()), ("key", pa.string())]
    body = [(name, arrow_type(hint, name)) for name, hint in hints(Publication) if name != "id"]
    return pa.schema([*head, *body])


@cache
def work_schema() -> pa.Schema:
    """Give the schema of a work's row: what `Publication` says after `dedupe`."""
    return pa.schema([(name, arrow_type(hint, name)) for name, hint in hints(Publication) if name != "values"])


@cache
def unread_schema() -> pa.Schema:
    """Give the schema of an entry that could not be read."""
    return pa.schema(
        [
            ("source", pa.string()),
            ("position", pa.int32()),
            ("reason", pa.string()),
            ("text", pa.string()),
            ("headings", pa.list_(pa.string())),
            ("line", pa.int32()),
            ("end_line", pa.int32()),
        ]
    )


def publication_batch(source: str, publications: Sequence[Publication]) -> pa.RecordBatch:
    """Give the rows of one source's publications, numbered from 1."""
    begin, count = source_id(source), len(publications)
    schema = publication_schema()
    said = _told(publications, schema)
    said |= {
        "key": said["id"],
        "id": pa.array([f"{begin}-{number}" for number in range(1, count + 1)], pa.string()),
        "source": pa.array([source] * count, pa.string()),
        "position": pa.array(range(1, count + 1), pa.int32()),
    }
    return pa.RecordBatch.from_arrays([said[name] for name in schema.names], schema=schema)


def work_table(works: Sequence[Publication]) -> pa.Table:
    """Give the rows of works."""
    schema = work_schema()
    said = _told(works, schema)
    return pa.Table.from_arrays([said[name] for name in schema.names], schema=schema)


def _told(publications: Sequence[Publication], schema: pa.Schema) -> dict[str, pa.Array]:
    """Give the columns that publications fill; texts are mended only where Arrow would not have them."""
    members = [(name, hint) for name, hint in hints(Publication) if name == "id" or name in schema.names]
    try:
        return encoded(publications, members)
    except UnicodeEncodeError:
        return encoded(publications, members, clean=True)


def unread_batch(source: str, entries: Iterable[tuple[str, Entry]]) -> pa.RecordBatch:
    """Give the rows of one source's unread entries, each with the reason."""
    rows = [
        {
            "source": source,
            "position": number,
            "reason": reason,
            "text": clean_text(entry.text),
            "headings": [clean_text(heading.text) for heading in entry.headings],
            "line": entry.place.line,
            "end_line": entry.place.end_line,
        }
        for number, (reason, entry) in enumerate(entries, 1)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=unread_schema())


def publications(table: pa.Table, *, key: bool = False) -> Iterator[Publication]:
    """Give the publications that rows hold; with `key` the page's own citation key is the id, not the row's."""
    members = [(name, hint) for name, hint in hints(Publication) if name in table.schema.names]
    names = [name for name, _ in members]
    for batch in table.to_batches():
        columns = [decoded(batch.column("key" if key and name == "id" else name), hint, name) for name, hint in members]
        for said in zip(*columns, strict=True):
            yield Publication(**dict(zip(names, said, strict=True)))


def pack(batch: pa.RecordBatch) -> bytes:
    """Give a batch as bytes without its schema, compressed; nothing for no rows."""
    if not batch.num_rows:
        return b""
    plain = batch.serialize()
    packed: bytes = pa.compress(plain, codec="zstd", asbytes=True)
    return int(plain.size).to_bytes(8, "little") + packed


def unpack(data: bytes, schema: pa.Schema) -> pa.Table:
    """Give the rows that `pack` packed."""
    if not data:
        return schema.empty_table()
    plain = pa.decompress(data[8:], int.from_bytes(data[:8], "little"), codec="zstd")
    return pa.Table.from_batches([pa.ipc.read_record_batch(plain, schema)])
