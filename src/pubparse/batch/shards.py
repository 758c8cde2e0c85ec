"""Into which shard each row goes, so that what could be the same stands in the same one: asked of DuckDB, on the disk.

Takes rows bit by bit, which are known by their piece and their number in it; gives for each piece where its rows go.
Works that share a key (DOI, arXiv id, title, its longest words) hang together, people go by family name.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa

Stage = Literal["works", "people"]
COLUMNS: dict[Stage, list[str]] = {"works": ["title", "doi", "arxiv"], "people": ["authors"]}
"""What is asked of the rows; with them come `piece` and `row`."""
_COMMON = 5_000
"""A key that more rows than this share tells nothing of them (`Introduction`)."""
_MEMORY = "1GB"
"""What DuckDB may take before it goes to the disk."""


@dataclass(frozen=True, slots=True)
class Split:
    """How many shards there are, and what tells the way of a piece's rows: `row`, `shard`, `positions`."""

    shards: int
    ways: Callable[[int], pa.Table]


@contextmanager
def split(stage: Stage, told: Iterable[pa.Table], limit: int) -> Iterator[Split]:
    """Split rows into shards of about `limit`; a way can be asked for as long as the context is open."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix="pubparse-") as scratch, duckdb.connect(f"{scratch}/who.duckdb") as db:
        db.execute(f"set memory_limit = '{_MEMORY}'; set threads = 2; set preserve_insertion_order = true")
        db.execute(f"set temp_directory = '{scratch}'")
        _KEYS[stage](db, told)

        def ways(piece: int) -> pa.Table:
            query = f"select row, shard, positions from assigned where piece = {piece} order by row, shard"
            return db.sql(query).to_arrow_table()

        yield Split(_assign(db, limit), ways)


def _work_keys(db: Any, told: Iterable[pa.Table]) -> None:
    """Fill `key(piece, row, key, position)`: what works that may be the same have in common."""
    db.execute("create table key (piece integer, row integer, key ubigint, position integer)")
    for table in told:
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


def _name_keys(db: Any, told: Iterable[pa.Table]) -> None:
    """Fill `block(piece, row, block, position)`: the family name of each author, folded, is the block."""
    db.execute("create table block (piece integer, row integer, block varchar, position integer)")
    for table in told:
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


_KEYS = {"works": _work_keys, "people": _name_keys}
