"""Works and people over all pages, on disks rather than in memory: block, split into shards, settle each, put together.

Takes the publications of a batch; gives `works.parquet` (each work once) and `people.parquet`. Up to `LIMIT` rows are
settled at one go, exactly as `pubparse.dedupe` and `identify_authors` do it, the people in shares. More are
split so that what could be the same stands in the same shard (`shards`). All functions run inside workers; what they
write depends on nothing but the publications.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import pubparse
from pubparse.batch import people, rows
from pubparse.batch.parts import PUBLICATIONS, WORKS
from pubparse.batch.shards import COLUMNS, Stage, split
from pubparse.batch.storage import Storage
from pubparse.options import Options
from pubparse.runtime import uncollected

LIMIT = 100_000
"""Rows that one worker settles at one go; more are split."""
_SHUFFLE = ".state/shuffle"
_MOST_SHARES = 4
"""Each share reads all works anew: more of them would take longer to read than they save."""
Each = Callable[[str, list[Any]], list[Any]]
"""Calls a function (`module:name`) with each argument, on whatever workers there are; gives the results in order."""
_Note = Callable[[Any], None]
_HERE = "pubparse.batch.who"
_COLUMNS: dict[str, list[str]] = {
    "works": [*rows.work_schema().names, *(f"values.list.element.{name}" for name in ("field", "text", "origin"))],
    "people": ["id", "title", "authors", "venue", "owner", "places"],
}
"""What a stage reads of the rows: works and people are told apart by no more. Where a value stands is most of a row."""
_RESULTS = {"works": WORKS, "people": people.PEOPLE}


@dataclass(frozen=True, slots=True)
class Step:
    """What a worker needs to do one step of a stage. `limit` as `LIMIT`, which tests make small."""

    out: str
    stage: Stage
    options: Options
    limit: int = LIMIT
    index: int = 0
    shards: int = 1
    shares: int = 1
    """In how many parts the people of all works are settled; what comes of it is the same for any number."""


def settle(out: str, options: Options, each: Each, limit: int = LIMIT, workers: int = 1) -> None:
    """Make `works.parquet`, then `people.parquet`, on the workers that `each` reaches."""
    _settle(Step(out, "works", options, limit), each)
    _settle(Step(out, "people", options, limit, shares=max(1, min(workers, _MOST_SHARES))), each)


def _settle(step: Step, each: Each) -> None:
    """Make one of the two, unless it is there and made from the same."""
    (shards,) = each(f"{_HERE}:plan", [step])
    if not shards:
        return
    # What is split into shards keeps all workers busy as it is.
    step = replace(step, shards=shards, shares=step.shares if shards == 1 else 1)
    if shards > 1:
        pieces = range(len(_pieces(Storage(step.out), step.stage)))
        each(f"{_HERE}:scatter", [replace(step, index=piece) for piece in pieces])
    parts = shards * step.shares
    if parts > 1:
        each(f"{_HERE}:gather", [replace(step, index=part) for part in range(parts)])
    each(f"{_HERE}:finish", [step])


def plan(step: Step, note: _Note) -> int:
    """Give into how many shards the rows are split, 0 if nothing is to be done; writes where each row goes."""
    storage = Storage(step.out)
    if storage.label(_RESULTS[step.stage]) == _label(storage, step):
        return 0
    storage.remove(_SHUFFLE)
    storage.remove(_RESULTS[step.stage])  # what no longer fits must not be taken for this run's
    pieces = _pieces(storage, step.stage)
    if sum(_count(storage, *piece) for piece in pieces) <= step.limit:
        return 1
    with split(step.stage, _told(storage, pieces, COLUMNS[step.stage]), step.limit) as made:
        for piece in range(len(pieces)):
            storage.write_table(f"{_SHUFFLE}/assigned/{piece:05}.parquet", made.ways(piece))
        return made.shards


def scatter(step: Step, note: _Note) -> None:
    """Split one piece by shard."""
    storage = Storage(step.out)
    table = _read(storage, *_pieces(storage, step.stage)[step.index], _COLUMNS[step.stage])
    assigned = storage.table(f"{_SHUFFLE}/assigned/{step.index:05}.parquet")
    shards = sorted(set(assigned.column("shard").to_pylist()))
    schema = table.schema.append(assigned.schema.field("positions"))
    # One file a piece, one row group a shard: as many files as pieces, not as pieces times shards.
    name = f"{_SHUFFLE}/scattered/{step.index:05}.parquet"
    with storage.table_writer(name, schema, ",".join(map(str, shards))) as writer:
        for shard in shards:
            chosen = assigned.filter(pa.compute.equal(assigned.column("shard"), shard))
            mine = table.take(chosen.column("row")).append_column("positions", chosen.column("positions"))
            writer.write_table(mine, row_group_size=max(1, mine.num_rows))


@uncollected()
def gather(step: Step, note: _Note) -> None:
    """Settle one shard, or one share of the people."""
    storage = Storage(step.out)
    table = _everything(storage, step) if step.shards == 1 else _shard(storage, step.index)
    storage.write_table(_part(step, step.index), _resolve(table, step))


@uncollected()
def finish(step: Step, note: _Note) -> None:
    """Write the result: from all rows, or from what the shares gave, or the shards, one after the other."""
    storage = Storage(step.out)
    label = _label(storage, step)
    result = _RESULTS[step.stage]
    if step.shards > 1:
        schema = rows.work_schema() if step.stage == "works" else people.SCHEMA
        with storage.table_writer(result, schema, label) as writer:
            for shard in range(step.shards):
                writer.write_table(storage.table(_part(step, shard)))
    elif step.shares > 1:
        shares = [storage.table(_part(step, share)) for share in range(step.shares)]
        storage.write_table(result, people.together(shares), label)
    else:
        storage.write_table(result, _resolve(_everything(storage, step), step), label)
    storage.remove(_SHUFFLE)


def _part(step: Step, index: int) -> str:
    """Give the name of what one shard or share gives."""
    return f"{_SHUFFLE}/{step.stage}-{index:05}.parquet"


def _everything(storage: Storage, step: Step) -> pa.Table | None:
    """Give all rows that a stage reads, if there are any."""
    tables = [_read(storage, *piece, _COLUMNS[step.stage]) for piece in _pieces(storage, step.stage)]
    return pa.concat_tables(tables) if tables else None


def _shard(storage: Storage, index: int) -> pa.Table:
    """Give the rows of a shard."""
    found = []
    for name in storage.names(f"{_SHUFFLE}/scattered"):
        shards = storage.label(name).split(",")
        if str(index) in shards:
            found.append(_read(storage, name, shards.index(str(index))))
    return pa.concat_tables(found)


def _resolve(table: pa.Table | None, step: Step) -> pa.Table:
    """Settle rows: works from publications, or people from works."""
    given = tuple(rows.publications(table)) if table is not None else ()
    if step.stage == "works":
        return rows.work_table(pubparse.dedupe(given, step.options, keep_order=True))
    share = (step.index, step.shares) if step.shards == 1 else (0, 1)
    positions = None if table is None or step.shards == 1 else table.column("positions").to_pylist()
    return people.table(given, positions, share)


def _pieces(storage: Storage, stage: Stage) -> list[tuple[str, int]]:
    """Give what a stage reads, piece by piece: a file, and which of its row groups (-1: all)."""
    if stage == "works":
        return [(name, -1) for name in storage.names(PUBLICATIONS)]
    with storage.open(WORKS) as file:
        return [(WORKS, group) for group in range(pq.ParquetFile(file).num_row_groups)]


def _count(storage: Storage, name: str, group: int) -> int:
    """Give the number of rows of a piece."""
    with storage.open(name) as file:
        metadata = pq.ParquetFile(file).metadata
        return int(metadata.num_rows if group < 0 else metadata.row_group(group).num_rows)


def _read(storage: Storage, name: str, group: int, columns: list[str] | None = None) -> pa.Table:
    """Give the rows of a piece."""
    with storage.open(name) as file:
        whole = pq.ParquetFile(file)
        table = whole.read(columns=columns) if group < 0 else whole.read_row_group(group, columns=columns)
    return table.replace_schema_metadata(None)


def _label(storage: Storage, step: Step) -> str:
    """Give a hash of what a stage is made from."""
    summed = sha256(f"{step.stage} {step.options!r} {step.limit} {pubparse.__version__}".encode())
    for name in storage.names(PUBLICATIONS) if step.stage == "works" else [WORKS]:
        summed.update(f"{name} {storage.label(name)} ".encode())
    return summed.hexdigest()


def _told(storage: Storage, pieces: list[tuple[str, int]], columns: list[str]) -> Iterator[pa.Table]:
    """Give some columns of each piece, with the piece and the row."""
    for number, piece in enumerate(pieces):
        table = _read(storage, *piece, columns=columns)
        count = table.num_rows
        table = table.append_column("piece", pa.array([number] * count, pa.int32()))
        yield table.append_column("row", pa.array(range(count), pa.int32()))
