"""The frozen things of the model as rows of Parquet, and back.

Takes publications and unread entries, gives Arrow record batches whose schema follows the model's annotations, so that
the two cannot drift apart. `docs/batch.md` shows the schema. Consults the model alone. The door to row conversion.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from pubparse.model import Entry, Publication

_PLAIN = {str: pa.string(), bool: pa.bool_(), int: pa.int32(), float: pa.float64()}
_PAIRS = {"related": ("relation", "id"), "people": ("short", "name")}
"""Tuples of two in the model, and what their parts are called in a struct."""


def source_id(source: str) -> str:
    """Give the short form of a source's name that begins the ids of its publications.

    >>> source_id("pages/ada.html")
    '5eccde62a1369ce7'
    """
    return blake2b(source.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def arrow_type(kind: Any, name: str = "") -> pa.DataType:
    """Give the Arrow type for a type of the model; `name` is the field's, which names the parts of a pair.

    >>> arrow_type(tuple[str, ...])
    ListType(list<item: string>)
    """
    if get_origin(kind) in (Union, types.UnionType):
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        return arrow_type(inner, name)
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        if rest == [...]:
            return pa.list_(arrow_type(first, name))
        return pa.struct(list(zip(_PAIRS[name], map(arrow_type, (first, *rest)), strict=True)))
    if _is_record(kind):
        return pa.struct([(key, arrow_type(hint, key)) for key, hint in _hints(kind)])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return pa.string()
    return _PLAIN[kind]


@cache
def publication_schema() -> pa.Schema:
    """Give the schema of a publication's row: where it comes from, then all that `Publication` says."""
    head = [("id", pa.string()), ("source", pa.string()), ("position", pa.int32()), ("key", pa.string())]
    body = [(name, arrow_type(hint, name)) for name, hint in _hints(Publication) if name != "id"]
    return pa.schema([*head, *body])


@cache
def work_schema() -> pa.Schema:
    """Give the schema of a work's row: what `Publication` says after `dedupe`."""
    return pa.schema([(name, arrow_type(hint, name)) for name, hint in _hints(Publication) if name != "values"])


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


def publication_batch(source: str, publications: Iterable[Publication]) -> pa.RecordBatch:
    """Give the rows of one source's publications, numbered from 1."""
    begin = source_id(source)

    def numbered(row: dict[str, Any], number: int) -> dict[str, Any]:
        return {**row, "key": row["id"], "id": f"{begin}-{number}", "source": source, "position": number}

    return _told(publications, lambda rows: pa.RecordBatch.from_pylist(
        [numbered(row, number) for number, row in enumerate(rows, 1)], schema=publication_schema()
    ))  # fmt: skip


def work_table(works: Iterable[Publication]) -> pa.Table:
    """Give the rows of works."""
    return _told(works, lambda rows: pa.Table.from_pylist(rows, schema=work_schema()))


def _told(publications: Iterable[Publication], made: Callable[[list[dict[str, Any]]], Any]) -> Any:
    """What is made of the publications' rows; texts are mended only where Arrow would not have them."""
    publications = tuple(publications)
    try:
        return made(list(map(_encoder(Publication), publications)))
    except UnicodeEncodeError:
        return made(list(map(_encoder(Publication, clean=True), publications)))


def unread_batch(source: str, entries: Iterable[tuple[str, Entry]]) -> pa.RecordBatch:
    """Give the rows of one source's unread entries, each with the reason."""
    rows = [
        {
            "source": source,
            "position": number,
            "reason": reason,
            "text": _clean(entry.text),
            "headings": [_clean(heading.text) for heading in entry.headings],
            "line": entry.place.line,
            "end_line": entry.place.end_line,
        }
        for number, (reason, entry) in enumerate(entries, 1)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=unread_schema())


def publications(table: pa.Table | pa.RecordBatch, *, key: bool = False) -> Iterator[Publication]:
    """Give the publications that rows hold; with `key` the page's own citation key is the id, not the row's."""
    decode = _decoder(Publication)
    known = [name for name, _ in _hints(Publication) if name in table.schema.names]
    for row in table.to_pylist():
        said = {name: row[name] for name in known}
        if key:
            said["id"] = row["key"]
        yield decode(said)


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


def _is_record(kind: Any) -> bool:
    """Say whether a type is one of the model's dataclasses."""
    return is_dataclass(kind)


@cache
def _hints(kind: type) -> tuple[tuple[str, Any], ...]:
    """Give the fields of a dataclass with their types."""
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))


def _clean(text: str) -> str:
    """Give text that UTF-8 can hold: lone surrogates, which a page's escapes can make, become question marks."""
    return str(text) if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@cache
def _encoder(kind: Any, name: str = "", clean: bool = False) -> Callable[[Any], Any]:
    """Give the function that turns a value of a type of the model into what Arrow takes; most it takes as they are.

    With `clean`, texts that UTF-8 cannot hold are mended.
    """
    if get_origin(kind) in (Union, types.UnionType):
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        encode = _encoder(inner, name, clean)
        return encode if encode is _as_it_is else lambda value: None if value is None else encode(value)
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        if rest == [...]:
            each = _encoder(first, name, clean)
            return each if each is _as_it_is else lambda value: [each(item) for item in value]
        parts = [(key, _encoder(hint, "", clean)) for key, hint in zip(_PAIRS[name], (first, *rest), strict=True)]
        return lambda value: {key: encode(item) for (key, encode), item in zip(parts, value, strict=True)}
    if _is_record(kind):
        return _record_encoder(kind, clean)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return _clean if clean and kind is str else _as_it_is


def _record_encoder(kind: Any, clean: bool) -> Callable[[Any], Any]:
    """The same for a dataclass: all fields at once, then those that Arrow does not take as they are."""
    names = [key for key, _ in _hints(kind)]
    values = attrgetter(*names)
    changed = [(key, _encoder(hint, key, clean)) for key, hint in _hints(kind)]
    changed = [(key, encode) for key, encode in changed if encode is not _as_it_is]

    def record(value: Any) -> dict[str, Any]:
        said = dict(zip(names, values(value), strict=True))
        for key, encode in changed:
            said[key] = encode(said[key])
        return said

    return record


@cache
def _decoder(kind: Any, name: str = "") -> Callable[[Any], Any]:
    """Give the function that turns what Arrow gives into a value of a type of the model."""
    if get_origin(kind) in (Union, types.UnionType):
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        decode = _decoder(inner, name)
        return lambda value: None if value is None else decode(value)
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        if rest == [...]:
            each = _decoder(first, name)
            return lambda value: tuple(each(item) for item in value)
        parts = [(key, _decoder(hint)) for key, hint in zip(_PAIRS[name], (first, *rest), strict=True)]
        return lambda value: tuple(decode(value[key]) for key, decode in parts)
    if _is_record(kind):
        members = [(key, decode) for key, hint in _hints(kind) if (decode := _decoder(hint, key)) is not _as_it_is]

        def record(value: dict[str, Any]) -> Any:
            for key, decode in members:
                if key in value:
                    value[key] = decode(value[key])
            return kind(**value)

        return record
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
