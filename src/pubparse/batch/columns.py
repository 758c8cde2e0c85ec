"""Frozen things of the model as columns of Arrow, and back, by the annotations of their types.

Takes many values of one type at a time, for a column costs little more than one value of it: a structure is taken apart
field by field, a tuple into its items and its lengths, whatever row they stand in. Consults nothing.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

_PLAIN = {str: pa.string(), bool: pa.bool_(), int: pa.int32(), float: pa.float64()}
_PAIRS = {"related": ("relation", "id"), "people": ("short", "name")}
"""Tuples of two in the model, and what their parts are called in a struct."""
Members = Sequence[tuple[str, Any]]
"""Fields with their types."""


def arrow_type(kind: Any, name: str = "") -> pa.DataType:
    """Give the Arrow type for a type of the model; `name` is the field's, which names the parts of a pair.

    >>> arrow_type(tuple[str, ...])
    ListType(list<item: string>)
    """
    kind = _without_none(kind)
    if item := _item(kind):
        return pa.list_(arrow_type(item, name))
    if members := _members(kind, name):
        return pa.struct([(key, arrow_type(hint, key)) for key, hint in members])
    return pa.string() if _is_enum(kind) else _PLAIN[kind]


@cache
def hints(kind: type) -> tuple[tuple[str, Any], ...]:
    """Give the fields of a dataclass with their types."""
    found = get_type_hints(kind)
    return tuple((field.name, found[field.name]) for field in fields(kind))


def encoded(values: Iterable[Any], members: Members, *, clean: bool = False) -> dict[str, pa.Array]:
    """Give some fields of dataclasses as columns. With `clean`, texts that UTF-8 cannot hold are mended.

    >>> from pubparse.model import Venue
    >>> encoded([Venue("PODS"), Venue("VLDB")], [("name", str)])["name"].to_pylist()
    ['PODS', 'VLDB']
    """
    values = tuple(values)
    return {name: _encoder(hint, name, clean)(list(map(attrgetter(name), values))) for name, hint in members}


def decoded(column: pa.Array, kind: Any, name: str = "") -> Sequence[Any]:
    """Give the values that a column holds, as values of a type of the model.

    >>> decoded(pa.array([["a", "b"], []]), tuple[str, ...])
    [('a', 'b'), ()]
    """
    return _decoder(kind, name)(column)


def clean_text(text: str) -> str:
    """Give text that UTF-8 can hold: lone surrogates, which a page's escapes can make, become question marks."""
    return str(text) if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@cache
def _encoder(kind: Any, name: str, clean: bool) -> Callable[[list[Any]], pa.Array]:
    """Give the function that turns values of a type of the model into a column."""
    optional, kind = kind != _without_none(kind), _without_none(kind)
    whole = arrow_type(kind, name)
    if item := _item(kind):
        inner = _encoder(item, name, clean)

        def listed(values: list[Any]) -> pa.Array:
            if not any(values):  # most fields that hold several things hold none
                return pa.array([()] * len(values), whole)
            offsets = pa.array(accumulate(map(len, values), initial=0), pa.int32())
            return pa.ListArray.from_arrays(offsets, inner(list(chain.from_iterable(values))), type=whole)

        return listed
    if members := _members(kind, name):
        parts = [(_getter(kind, at, key), _encoder(hint, key, clean)) for at, (key, hint) in enumerate(members)]

        def structured(values: list[Any]) -> pa.Array:
            there = [value for value in values if value is not None] if optional else values
            children = [encode(list(map(get, there))) for get, encode in parts]
            made = pa.StructArray.from_arrays(children, fields=list(whole))
            if len(there) == len(values):
                return made
            count = accumulate(value is not None for value in values)
            places = [at - 1 if value is not None else None for at, value in zip(count, values, strict=True)]
            return made.take(pa.array(places, pa.int32()))

        return structured
    if _is_enum(kind):
        return lambda values: pa.array([None if value is None else value.value for value in values], whole)
    if clean and kind is str:
        return lambda values: pa.array(map(clean_text, values), whole)
    return lambda values: pa.array(values, whole)


@cache
def _decoder(kind: Any, name: str) -> Callable[[pa.Array], Sequence[Any]]:
    """Give the function that turns a column into values of a type of the model."""
    optional, kind = kind != _without_none(kind), _without_none(kind)
    if item := _item(kind):
        inner = _decoder(item, name)

        def unlisted(column: pa.Array) -> Sequence[Any]:
            items = tuple(inner(column.flatten()))
            if not items:
                return [()] * len(column)
            ends = list(accumulate(column.value_lengths().to_pylist(), initial=0))
            return [items[start:end] for start, end in pairwise(ends)]

        return unlisted
    if members := _members(kind, name):
        decoders = {key: _decoder(hint, key) for key, hint in members}

        def gathered(column: pa.Array) -> Sequence[Any]:
            if optional and column.null_count:
                some = iter(gathered(column.drop_null()))
                return [next(some) if there else None for there in column.is_valid().to_pylist()]
            keys = [field.name for field in column.type]  # it may be that only some were read
            columns = [decoders[key](part) for key, part in zip(keys, column.flatten(), strict=True)]
            if not _is_record(kind):
                return list(zip(*columns, strict=True))
            if keys == list(decoders):
                return list(map(kind, *columns))
            return [kind(**dict(zip(keys, said, strict=True))) for said in zip(*columns, strict=True)]

        return gathered
    if _is_enum(kind):
        known = {None: None, **{member.value: member for member in kind}}
        return lambda column: [known[value] for value in column.to_pylist()]
    return lambda column: column.to_pylist()


def _without_none(kind: Any) -> Any:
    """Give the type of what may be missing, when it is not."""
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (part for part in get_args(kind) if part is not type(None))
    return kind


def _item(kind: Any) -> Any:
    """Give the type of the items of a tuple of any length; None for all else."""
    if get_origin(kind) is not tuple or get_args(kind)[1:] != (...,):
        return None
    return get_args(kind)[0]


def _members(kind: Any, name: str) -> Members:
    """Give the fields of a dataclass, or the parts of a pair with their names; nothing for all else."""
    if get_origin(kind) is tuple:
        return list(zip(_PAIRS[name], get_args(kind), strict=True))
    return hints(kind) if _is_record(kind) else ()


def _getter(kind: Any, at: int, key: str) -> Callable[[Any], Any]:
    """Give what takes one field of a dataclass, or one part of a pair."""
    return attrgetter(key) if _is_record(kind) else lambda pair: pair[at]


def _is_record(kind: Any) -> bool:
    """Say whether a type is one of the model's dataclasses."""
    return is_dataclass(kind)


def _is_enum(kind: Any) -> bool:
    """Say whether a type is an enumeration."""
    return isinstance(kind, type) and issubclass(kind, Enum)
