"""What happened in a batch, read back from its results: the figures of the summary and of `report.html`.

Takes an output folder; gives a `BatchReport`. Consults DuckDB, which reads the Parquet files without loading them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

import pubparse
from pubparse.batch import parts, people, rows
from pubparse.batch.storage import Storage

_WORST = 20
_BINS = 20


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page as a line of the report."""

    source: str
    status: str
    seconds: float
    publications: int
    unread: int
    doubts: int
    error: str


@dataclass(frozen=True, slots=True)
class FormatLine:
    """What the pages of one format gave."""

    format: str
    pages: int
    with_publications: int
    publications: int
    unread: int
    seconds: float


@dataclass(frozen=True, slots=True)
class BatchReport:
    """How a batch ended: counts, and what deserves a look.

    `done` + `refused` + `quarantined` == `pages`. `seconds` is the work of all workers, of earlier runs as well.
    """

    out: str
    pages: int
    done: int
    refused: int
    quarantined: int
    entries: int
    publications: int
    unread: int
    doubts: int
    works: int
    people: int
    size: int
    """Bytes of all pages."""
    seconds: float
    formats: tuple[FormatLine, ...] = ()
    slowest: tuple[PageLine, ...] = ()
    worst: tuple[PageLine, ...] = ()
    """Pages with the largest share of entries that could not be read or are doubted."""
    failed: tuple[PageLine, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    venues: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    times: tuple[tuple[float, int], ...] = ()
    """How many pages took at least so many seconds, and less than twice that."""
    confidence: tuple[int, ...] = ()
    """How many publications have which probability: equal bins from 0 to 1."""


def read(out: str) -> BatchReport:
    """Give the report of the batch in `out`. Raises `PubparseError` where there is none that is complete."""
    storage = Storage(out) if "://" in out or os.path.isdir(out) else None
    if storage is None or not storage.exists(parts.LEDGER):
        raise pubparse.SourceError(out, "holds no finished batch", "run `pubparse batch … -o` with it first")
    with duckdb.connect() as db:
        db.execute("set memory_limit = '1GB'; set threads = 2")
        db.register("ledger", storage.dataset(parts.LEDGER))
        db.register("publication", storage.dataset(parts.PUBLICATIONS, rows.publication_schema()))
        return _read(db, storage, out)


def read_aside(out: str, note: Callable[[Any], None]) -> BatchReport:
    """Give the report, inside a worker: asking takes memory."""
    return read(out)


def _read(db: Any, storage: Storage, out: str) -> BatchReport:
    """Ask for the figures."""

    def ask(query: str) -> list[Any]:
        found: list[Any] = db.execute(query).fetchall()
        return found

    page = "select source, status, seconds, publications, unread, doubts, error from ledger"
    (sums,) = ask(
        """
        select count(*), count(*) filter (status = 'done'), count(*) filter (status = 'refused'),
               count(*) filter (status = 'quarantined'), coalesce(sum(entries), 0), coalesce(sum(publications), 0),
               coalesce(sum(unread), 0), coalesce(sum(doubts), 0), coalesce(sum(size), 0), coalesce(sum(seconds), 0)
        from ledger
        """
    )
    formats = ask(
        """
        select format, count(*), count(*) filter (publications > 0), sum(publications), sum(unread), sum(seconds)
        from ledger where status = 'done' group by format order by count(*) desc, format
        """
    )
    bins = dict(
        ask(f"select least(floor(probability * {_BINS}), {_BINS - 1})::int, count(*) from publication group by 1")
    )
    return BatchReport(
        out,
        pages=int(sums[0]),
        done=int(sums[1]),
        refused=int(sums[2]),
        quarantined=int(sums[3]),
        entries=int(sums[4]),
        publications=int(sums[5]),
        unread=int(sums[6]),
        doubts=int(sums[7]),
        works=_rows(storage, parts.WORKS),
        people=_rows(storage, people.PEOPLE),
        size=int(sums[8]),
        seconds=float(sums[9]),
        formats=tuple(FormatLine(*line) for line in formats),
        slowest=_lines(ask(f"{page} order by seconds desc, source limit {_WORST}")),
        worst=_lines(
            ask(
                f"{page} where entries > 2 and unread + doubts > 0"
                f" order by (unread + doubts / 4) / entries desc, source limit {_WORST}"
            )
        ),
        failed=_lines(ask(f"{page} where status <> 'done' order by status, source limit 1000")),
        years=tuple(
            ask("select issued.year, count(*) from publication where issued is not null group by 1 order by 1")
        ),
        venues=tuple(
            ask(
                """
                select coalesce(nullif(venue.acronym, ''), venue.name) as name, count(*) from publication
                where name <> '' group by 1 order by 2 desc, 1 limit 25
                """
            )
        ),
        kinds=tuple(ask("select kind, count(*) from publication group by 1 order by 2 desc, 1")),
        times=tuple(
            ask(
                "select pow(2, floor(log2(greatest(seconds, 0.001)))), count(*) from ledger"
                " where status = 'done' group by 1 order by 1"
            )
        ),
        confidence=tuple(int(bins.get(number, 0)) for number in range(_BINS)),
    )


def _rows(storage: Storage, name: str) -> int:
    """Give the number of rows of a Parquet file, 0 if there is none."""
    if not storage.exists(name):
        return 0
    with storage.open(name) as file:
        return int(pa.parquet.ParquetFile(file).metadata.num_rows)


def _lines(found: list[Any]) -> tuple[PageLine, ...]:
    """Give pages as lines."""
    return tuple(PageLine(*line) for line in found)
