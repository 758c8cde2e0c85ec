"""Works and people over all pages, on disks rather than in memory: block, split into shards, settle each, put together.

Takes the publications of a batch; gives `works.parquet` (each work once) and `people.parquet`. Up to `LIMIT` rows are
settled at one go, exactly as `pubparse.dedupe` and `identify_authors` do it. More are split so that what could be the
same stands in the same shard: DuckDB joins works that share a key (DOI, arXiv id, title, its longest words) into
components, and names by family name. All functions run inside workers; what they write depends on nothing but the
publications.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

import pubparse
from pubparse.batch import people, rows
from pubparse.batch.parts import PUBLICATIONS, WORKS
from pubparse.batch.storage import Storage
from pubparse.options import Options
from pubparse.runtime import uncollected

LIMIT = 100_000
"""Rows that one worker settles at one go; more are split."""
_SHUFFLE = ".state/shuffle"
_COMMON = 5_000
"""A key that more rows than this share tells nothing of them (`Introduction`)."""
_MEMORY = "1GB"
"""What DuckDB may take before it goes to the disk."""
Stage = Literal["works", "people"]
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


def settle(out: str, options: Options, each: Each, limit: int = LIMIT) -> None:
    """Make `works.parquet`, then `people.parquet`, on the workers that `each` reaches."""
    for stage in ("works", "people"):
        _settle(Step(out, stage, options, limit), each)


def _settle(step: Step, each: Each) -> None:
    """Make one of the two, unless it is there and made from the same."""
    (shards,) = each(f"{_HERE}:plan", [step])
    if not shards:
        return
    if shards > 1:
        pieces = list(range(len(_pieces(Storage(step.out), step.stage))))
        each(f"{_HERE}:scatter", [_at(step, piece, shards) for piece in pieces])
        each(f"{_HERE}:gather", [_at(step, shard, shards) for shard in range(shards)])
    each(f"{_HERE}:finish", [_at(step, 0, shards)])


def _at(step: Step, index: int, shards: int) -> Step:
    """Give a step for one of its pieces or shards."""
    return Step(step.out, step.stage, step.options, step.limit, index, shards)


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
    import duckdb

    with tempfile.TemporaryDirectory(prefix="pubparse-") as scratch, duckdb.connect(f"{scratch}/who.duckdb") as db:
        db.execute(f"set memory_limit = '{_MEMORY}'; set threads = 2; set preserve_insertion_order = true")
        db.execute(f"set temp_directory = '{scratch}'")
        _KEYS[step.stage](db, storage, pieces)
        shards = _assign(db, step.limit)
        for piece in range(len(pieces)):
            query = f"select row, shard, positions from assigned where piece = {piece} order by row, shard"
            table = db.sql(query).to_arrow_table()
            storage.write_table(f"{_SHUFFLE}/assigned/{piece:05}.parquet", table)
    return shards


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
    """Settle one shard."""
    storage = Storage(step.out)
    found = []
    for name in storage.names(f"{_SHUFFLE}/scattered"):
        shards = storage.label(name).split(",")
        if str(step.index) in shards:
            found.append(_read(storage, name, shards.index(str(step.index))))
    table = pa.concat_tables(found)
    storage.write_table(f"{_SHUFFLE}/{step.stage}-{step.index:05}.parquet", _resolve(table, step))


@uncollected()
def finish(step: Step, note: _Note) -> None:
    """Write the result: from all rows, if there is one shard, else from what the shards gave, one after the other."""
    storage = Storage(step.out)
    label = _label(storage, step)
    result = _RESULTS[step.stage]
    if step.shards == 1:
        tables = [_read(storage, *piece, _COLUMNS[step.stage]) for piece in _pieces(storage, step.stage)]
        storage.write_table(result, _resolve(pa.concat_tables(tables) if tables else None, step), label)
    else:
        schema = rows.work_schema() if step.stage == "works" else people.SCHEMA
        with storage.table_writer(result, schema, label) as writer:
            for shard in range(step.shards):
                writer.write_table(storage.table(f"{_SHUFFLE}/{step.stage}-{shard:05}.parquet"))
    storage.remove(_SHUFFLE)


def _resolve(table: pa.Table | None, step: Step) -> pa.Table:
    """Settle rows: works from publications, or people from works."""
    given = tuple(rows.publications(table)) if table is not None else ()
    if step.stage == "works":
        return rows.work_table(pubparse.dedupe(given, step.options, keep_order=True))
    positions = (
        table.column("positions").to_pylist() if table is not None and "positions" in table.column_names else None
    )
    return people.table(given, positions)


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


def _work_keys(db: Any, storage: Storage, pieces: list[tuple[str, int]]) -> None:
    """Fill `key(piece, row, key, position)`: what works that may be the same have in common."""
    db.execute("create table key (piece integer, row integer, key ubigint, position integer)")
    for table in _told(storage, pieces, ["title", "doi", "arxiv"]):
        db.register("told", table)
        db.execute(
            r"""
            with folded as (
                select piece, row, lower(strip_accents(title)) as title, lower(doi) as doi,
                       regexp_replace(lower(arxiv), 'v\d+$', '') as arxiv
                from told
            ), worded as (
                select *, list_sort(list_filter(list_distinct(regexp_extract_all(title, '[\p{L}\p{N}]+')),
                                                lambda w: length(w) > 3)) as words
                from folded
            ), ranked as (
                select *, list_slice(list_sort(list_transform(words,
                                     lambda w: [lpad((999 - length(w))::varchar, 3, '0'), w])), 1, 3) as longest
                from worded
            ), keyed as (
                select piece, row, unnest([
                    't:' || regexp_replace(title, '[^\p{L}\p{N}]+', '', 'g'),
                    case when doi <> '' then 'd:' || doi end,
                    case when arxiv <> '' then 'a:' || arxiv end,
                    case when len(longest) = 3 then 'w:' || longest[1][2] || ' ' || longest[2][2] end,
                    case when len(longest) = 3 then 'w:' || longest[1][2] || ' ' || longest[3][2] end,
                    case when len(longest) = 3 then 'w:' || longest[2][2] || ' ' || longest[3][2] end
                ]) as key
                from ranked
            )
            insert into key select piece, row, hash(key), 0 from keyed where key is not null and key <> 't:'
            """
        )
        db.execute("insert into key select piece, row, hash(piece, row), 0 from told")  # each row has one of its own
        db.unregister("told")
    db.execute(f"delete from key where key in (select key from key group by key having count(*) > {_COMMON})")
    _components(db)


def _components(db: Any) -> None:
    """Join the rows that share a key, directly or through others: each gets the smallest number that it can reach."""
    db.execute(
        """
        create table node as
            select piece, row, (row_number() over (order by piece, row) - 1)::bigint as label from
            (select distinct piece, row from key);
        create table edge as
            select n.label as node, key.key from key join node n using (piece, row)
            where key.key in (select key from key group by key having count(*) > 1);
        create table reach as select label as node, label from node;
        """
    )
    while True:
        db.execute(
            """
            create or replace table lowest as
                select e.key, min(r.label) as label from edge e join reach r using (node) group by e.key;
            create or replace table next as
                select r.node, least(r.label, coalesce(min(l.label), r.label)) as label
                from reach r left join edge e using (node) left join lowest l using (key) group by r.node, r.label;
            create or replace table jumped as
                select n.node, least(n.label, m.label) as label from next n join next m on m.node = n.label;
            """
        )
        query = "select count(*) from jumped j join reach r using (node) where j.label <> r.label"
        ((changed,),) = db.execute(query).fetchall()
        db.execute("create or replace table reach as select * from jumped")
        if not changed:
            break
    db.execute(
        "create table block as select piece, row, reach.label as block, 0 as position"
        " from node join reach on reach.node = node.label"
    )


def _name_keys(db: Any, storage: Storage, pieces: list[tuple[str, int]]) -> None:
    """Fill `block(piece, row, block, position)`: the family name of each author, folded, is the block."""
    db.execute("create table block (piece integer, row integer, block varchar, position integer)")
    for table in _told(storage, pieces, ["authors"]):
        db.register("told", table)
        db.execute(
            r"""
            with author as (
                select piece, row, unnest(authors) as name, generate_subscripts(authors, 1) - 1 as position from told
            )
            insert into block
            select piece, row,
                   regexp_extract(trim(lower(strip_accents(case when name.family <> '' then name.family
                                                               else name.literal end))), '[^\s-]*$'),
                   position
            from author
            """
        )
        db.unregister("told")


_KEYS = {"works": _work_keys, "people": _name_keys}


def _told(storage: Storage, pieces: list[tuple[str, int]], columns: list[str]) -> Iterator[pa.Table]:
    """Give some columns of each piece, with the piece and the row."""
    for number, piece in enumerate(pieces):
        table = _read(storage, *piece, columns=columns)
        count = table.num_rows
        table = table.append_column("piece", pa.array([number] * count, pa.int32()))
        yield table.append_column("row", pa.array(range(count), pa.int32()))


def _assign(db: Any, limit: int) -> int:
    """Pack blocks into shards of about `limit` rows, whole and in order; fill `assigned`, give how many shards."""
    db.execute(
        f"""
        create table packed as
            select block, ((sum(size) over (order by first, block) - size) // {limit})::integer as shard from (
                select block, count(distinct (piece, row)) as size, min((piece, row)) as first
                from block group by block
            );
        create table assigned as
            select piece, row, shard, list(position order by position) as positions
            from block join packed using (block) group by piece, row, shard;
        """
    )
    # Numbers that no block got (a huge one takes several) are closed up, so that shards are 0 … n-1.
    db.execute(
        """
        create table numbered as select shard, (row_number() over (order by shard) - 1)::integer as number from
            (select distinct shard from assigned);
        update assigned set shard = number from numbered where numbered.shard = assigned.shard;
        """
    )
    ((count,),) = db.execute("select count(*) from numbered").fetchall()
    return int(count)
