"""What a batch knows of its pages, kept so that it survives the end of the process at any moment: an SQLite file.

Takes the outcome of each page as soon as it is there; gives it back to a later run, and to the last steps of this one.
Only one process writes (`Journal` holds a lock); others may read. Consults nothing.
"""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import pubparse
from pubparse.batch.inputs import Page, Trouble
from pubparse.batch.pages import Outcome
from pubparse.options import Options

_TABLES = """
create table if not exists page (
    source text primary key, settings text, limits text, status text, sha256 text, digest text, size integer,
    format text, seconds real, entries integer, publications integer, unread integer, doubts integer, error text
) without rowid;
create table if not exists payload (source text primary key, publications blob, unread blob);
drop table if exists plan;
create table plan (
    place integer primary key, source text unique, page text, trouble text, result text not null default ''
);
"""
"""`page` and `payload` last from run to run; `plan` is what this run was given, in order.

`result` is `done` once the page's row is this run's, `again` if it is to be tried once more, alone."""
COLUMNS = (
    *("source", "status", "seconds", "format", "size", "entries", "publications", "unread", "doubts", "error"),
    *("sha256", "digest", "settings", "limits"),
)
"""The columns of the ledger, in order."""


class Busy(pubparse.PubparseError):
    """Another batch is writing to the same place."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier run knows of a page: under which digest it is done, or which bytes were quarantined."""

    digest: str = ""
    shunned: str = ""


class Journal:
    """The state of a batch in `path`. Every change is on its way to the disk when the call returns."""

    def __init__(self, path: str) -> None:
        """Open the journal for writing, make it if there is none. Raises `Busy` where another run has it open."""
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self.path = path
        self._lock = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR, 0o666)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._lock)
            raise Busy(
                f"{os.path.dirname(os.path.dirname(path))}: another batch is running here; wait for it"
            ) from error
        self._db = sqlite3.connect(path, isolation_level=None)
        # With a write-ahead log a commit is one write without waiting for the disk: it survives the death of the
        # process as it is, and a loss of power up to the last checkpoint, with the file sound in any case.
        self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=normal")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Close the file and give the lock free."""
        self._db.close()
        os.close(self._lock)

    def plan(self, found: Iterable[Page | Trouble]) -> int:
        """Add pages to the plan of this run, in order; one that is there already is not added again. Give how many."""
        self._db.execute("begin")
        before = self._db.total_changes
        for each in found:
            name = _text(each.name)
            if isinstance(each, Page):
                said, trouble = json.dumps(asdict(each)), None
                name = self._free_name(name, said)
            else:
                said, trouble = None, each.reason
            self._db.execute(
                "insert or ignore into plan (source, page, trouble) values (?, ?, ?)", (name, said, trouble)
            )
        self._db.execute("commit")
        return self._db.total_changes - before

    def _free_name(self, name: str, said: str) -> str:
        """Give the name, or one with a number where another page has it (a crawl can fetch a page twice)."""
        number, wanted = 1, name
        while True:
            row = self._db.execute("select page from plan where source = ?", (wanted,)).fetchone()
            if row is None or row[0] == said:
                return wanted
            number += 1
            wanted = f"{name} ({number})"

    def todo(self, settings: str, limits: str, *, again: bool = False) -> Iterator[tuple[Page, Known]]:
        """Give the pages that have no result in this run, in order, with what is known of them.

        What was done with other settings is not known; nor what failed under other limits. With `again`, give those
        that are to be tried once more instead.
        """
        place = 0
        while True:
            row = self._db.execute(
                "select place, plan.source, plan.page, page.settings, limits, status, digest, sha256"
                " from plan left join page on page.source = plan.source"
                " where place > ? and result = ? and trouble is null order by place limit 1",
                (place, "again" if again else ""),
            ).fetchone()
            if row is None:
                return
            place = row[0]
            page = Page(**{**json.loads(row[2]), "name": row[1]})
            known = Known()
            if row[3] == settings and not again:
                if row[5] == "done":
                    known = Known(digest=row[6])
                elif row[5] == "quarantined" and row[4] == limits:
                    known = Known(shunned=row[7])
            yield page, known

    def troubles(self) -> Iterator[tuple[str, str]]:
        """Give the inputs of this run that could not be opened, with the reason."""
        query = "select source, trouble from plan where trouble is not null and result = '' order by place"
        yield from self._db.execute(query).fetchall()

    def put(self, source: str, outcome: Outcome, seconds: float, settings: str, limits: str) -> None:
        """Keep the outcome of a page; one that is unchanged keeps what is there."""
        self._db.execute("begin")
        if not outcome.unchanged:
            row = row_of(source, outcome, seconds, settings, limits)
            marks = ", ".join("?" * len(COLUMNS))
            self._db.execute(f"insert or replace into page ({', '.join(COLUMNS)}) values ({marks})", row)
            self._db.execute(
                "insert or replace into payload values (?, ?, ?)", (source, outcome.rows, outcome.unread_rows)
            )
        self._db.execute("update plan set result = 'done' where source = ?", (source,))
        self._db.execute("commit")

    def postpone(self, source: str) -> None:
        """Note that a page is to be tried once more, alone."""
        self._db.execute("update plan set result = 'again' where source = ?", (source,))

    def forget(self) -> None:
        """Forget all that earlier runs did."""
        self._db.executescript("delete from page; delete from payload;")

    def counts(self) -> dict[str, int]:
        """Give how many of this run's pages have which status so far."""
        query = "select status, count(*) from plan join page using (source) where result = 'done' group by status"
        return dict(self._db.execute(query).fetchall())

    def planned(self) -> int:
        """Give how many pages and troubles the plan has."""
        return int(self._db.execute("select count(*) from plan").fetchone()[0])


class Reader:
    """The journal as another process sees it while the writer has it open."""

    def __init__(self, path: str) -> None:
        """Open it for reading."""
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("pragma query_only=on")

    def close(self) -> None:
        """Close it."""
        self._db.close()

    def label(self, first: int, count: int) -> str:
        """Give a hash of all that went into the pages of a stretch of the plan (places `first` …)."""
        return label_of(self.ledger(first, count))

    def stretch(self, first: int, count: int) -> Iterator[tuple[str, Page | None, str]]:
        """Give a stretch of the plan: sources with their page, or with the reason why there is none."""
        query = "select source, page, trouble from plan where place between ? and ? order by place"
        for source, said, trouble in self._db.execute(query, (first, first + count - 1)):
            yield source, Page(**{**json.loads(said), "name": source}) if said else None, trouble or ""

    def rows(self, first: int, count: int) -> Iterator[tuple[bytes, bytes]]:
        """Give the packed rows of a stretch of the plan: publications and unread, page by page."""
        query = "select publications, unread from plan join payload using (source)"
        yield from self._db.execute(f"{query} where place between ? and ? order by place", (first, first + count - 1))

    def ledger(self, first: int = 1, count: int = 2**62) -> Iterator[tuple[Any, ...]]:
        """Give the ledger's rows for a stretch of the plan, or for all of it."""
        query = f"select {', '.join(COLUMNS)} from plan join page using (source)"
        yield from self._db.execute(f"{query} where place between ? and ? order by place", (first, first + count - 1))


def row_of(source: str, outcome: Outcome, seconds: float, settings: str, limits: str) -> tuple[Any, ...]:
    """Give the ledger's row of a page."""
    said = {"source": source, "seconds": round(seconds, 4), "error": _text(outcome.error)}
    said |= {"settings": settings, "limits": limits}
    return tuple(said[column] if column in said else getattr(outcome, column) for column in COLUMNS)


def label_of(ledger: Iterable[Sequence[Any]]) -> str:
    """Give a hash of all in the ledger's rows that decides what the rows of their pages are."""
    summed = sha256()
    chosen = [COLUMNS.index(name) for name in ("source", "digest", "settings", "status", "error")]
    for row in ledger:
        summed.update(repr([row[column] for column in chosen]).encode())
    return summed.hexdigest()


@cache
def settings_of(options: Options) -> str:
    """Give a hash of what decides the outcome of a page: the options, and pubparse itself with its models.

    The version alone would not do: whoever changes the code or a model would go on with what the old one gave.
    """
    summed = sha256(repr(options).encode())
    for name, data in _package(resources.files("pubparse"), ""):
        summed.update(f"{name} {len(data)} ".encode())
        summed.update(data)
    return f"{pubparse.__version__}+{summed.hexdigest()[:12]}"


def _package(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    """Give the files of the package that can change what a page gives: all but the command line."""
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            if each.name != "__pycache__" and prefix + each.name != "cli":
                yield from _package(each, f"{prefix}{each.name}/")
        elif not each.name.endswith((".pyc", ".pyi")):
            yield prefix + each.name, each.read_bytes()


def _text(name: str) -> str:
    """Give a name as text that can be stored: bytes of a file name that are no UTF-8 become escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
