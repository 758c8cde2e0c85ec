"""A batch on a Dask cluster: the same parts, ledger and results as on one machine, made by workers anywhere.

Takes inputs, a `Plan` and the address of a scheduler; the output is a path or URL that all workers share. Consults
distributed. A task is one part: its worker supervises a process of its own that does the pages, so what a page does to
that process is not the cluster's business, and a worker that is lost costs the part that it had in hand.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import pyarrow as pa
from distributed import Client, as_completed

from pubparse.batch import parts, who
from pubparse.batch.inputs import Choice, Page, Trouble, expand
from pubparse.batch.journal import COLUMNS, Journal, Reader, label_of, row_of
from pubparse.batch.local import Plan, Progress, on_pool, quarantined, write_bibliographies
from pubparse.batch.pages import Job, Outcome
from pubparse.batch.rows import pack, publication_schema, unread_schema
from pubparse.batch.storage import Storage
from pubparse.batch.workers import Event, Pool, Task, WorkerError

_HERE = "pubparse.batch.cluster"
_LEDGERS = ".state/ledger"
_AHEAD = 4
"""Parts given out for each thread of the cluster, so that none waits and the scheduler does not drown."""
_LEDGER_SCHEMA = pa.schema([*parts.LEDGER_SCHEMA, *((name, pa.string()) for name in ("digest", "settings", "limits"))])
_TRIES = 3
"""How often Dask may try a part anew that failed for reasons of the cluster (a full disk, a lost mount)."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The pages of one part; a trouble has no page."""

    plan: Plan
    settings: str
    index: int
    pages: tuple[tuple[str, Page | None, str], ...]


@dataclass(frozen=True, slots=True)
class _Previous:
    """What is there of a part: the ledger's rows by source, and the rows of the pages."""

    label: str
    ledger: dict[str, dict[str, Any]]
    tables: tuple[pa.Table, pa.Table]

    def rows(self, source: str) -> tuple[bytes, bytes]:
        """Give the packed rows of a page."""
        found = [table.filter(pa.compute.equal(table.column("source"), source)) for table in self.tables]
        packed = [pack(table.combine_chunks().to_batches()[0]) if table.num_rows else b"" for table in found]
        return packed[0], packed[1]


def run(sources: Sequence[str], plan: Plan, on_progress: Callable[[Progress], None], address: str) -> Progress:
    """Do a batch on the cluster at `address`; give how it ended. Paths must mean the same to all workers."""
    if "://" not in plan.out:
        plan = replace(plan, out=os.path.abspath(plan.out))
    storage = Storage(plan.out)
    settings = plan.settings
    with _connect(address) as client, tempfile.TemporaryDirectory(prefix="pubparse-") as scratch:

        def each(function: str, arguments: list[Any]) -> list[Any]:
            return list(_in_order(client, _call, [(function, argument) for argument in arguments]))

        on_progress(Progress("list"))
        path = f"{scratch}/state/plan.sqlite"
        with closing(Journal(path)) as journal:
            for found in each(f"{_HERE}:listing", [(source, plan.choice, os.getcwd()) for source in sources]):
                journal.plan(found)
            total = journal.planned()
        count = -(-total // plan.part_pages)
        if not plan.resume:
            storage.remove(_LEDGERS)
        finished = failed = resumed = 0
        on_progress(Progress("read", total))
        for done, bad, old in _bounded(client, _do_part, _parts(path, plan, settings, count)):
            finished, failed, resumed = finished + done, failed + bad, resumed + old
            on_progress(Progress("read", total, finished, failed, resumed))
        on_progress(Progress("write", total, finished, failed, resumed))
        parts.remove_surplus(storage, count)
        ledgers = [f"{_LEDGERS}/{index:05}.parquet" for index in range(count)]
        for name in set(storage.names(_LEDGERS)) - set(ledgers):
            storage.remove(name)

        parts.write_ledger(storage, _ledger(storage, ledgers))
        on_progress(Progress("who", total, finished, failed, resumed))
        who.settle(plan.out, plan.options, each, plan.limit, sum(client.nthreads().values()))
        write_bibliographies(plan, count, each)
        end = Progress("end", total, finished, failed, resumed)
        on_progress(end)
        return end


def _connect(address: str) -> Any:
    """Connect to a scheduler, or to a cluster object that the caller has."""
    connect: Any = Client
    return connect(address, set_as_default=False)


def _parts(path: str, plan: Plan, settings: str, count: int) -> Iterator[_Part]:
    """Give the parts of the plan."""
    with closing(Reader(path)) as reader:
        for index in range(count):
            first = index * plan.part_pages + 1
            yield _Part(plan, settings, index, tuple(reader.stretch(first, plan.part_pages)))


def listing(argument: tuple[str, Choice, str], note: Callable[[Any], None]) -> list[Page | Trouble]:
    """Take an input apart, on a worker, where relative paths mean what they mean to the one who asks."""
    given, choice, folder = argument
    with suppress(OSError):  # it may be that only what was given in full is shared
        os.chdir(folder)
    return list(expand(given, choice))


def _call(argument: tuple[str, Any]) -> Any:
    """Call a function in a process of its own, on a worker; its memory is free again when it ends."""
    function, given = argument
    with Pool(1) as pool:
        (result,) = on_pool(pool, function, [given])
    return result


def _do_part(part: _Part) -> tuple[int, int, int]:
    """Make one part, on a worker, as far as it is not there; give how many pages, failed ones, and known ones."""
    plan = part.plan
    if plan.settings != part.settings:
        raise WorkerError("a worker of the cluster has another version of pubparse than the one who asks")
    storage = Storage(plan.out)
    previous = _previous(storage, part.index)
    jobs = [_job(part, page, previous) for _, page, _ in part.pages if page is not None]
    outcomes = dict(_outcomes(plan, jobs))
    ledger: list[tuple[Any, ...]] = []
    packed: list[tuple[bytes, bytes]] = []
    for source, page, trouble in part.pages:
        outcome, seconds = outcomes[source] if page is not None else (Outcome("refused", error=trouble), 0.0)
        if outcome.unchanged and previous is not None:
            ledger.append(tuple(previous.ledger[source][column] for column in COLUMNS))
            packed.append(previous.rows(source))
        else:
            ledger.append(row_of(source, outcome, seconds, part.settings, plan.limits))
            packed.append((outcome.rows, outcome.unread_rows))
    label = label_of(ledger)
    if previous is None or previous.label != label:
        parts.put_part(storage, part.index, packed, label)
        said = [dict(zip(COLUMNS, row, strict=True)) for row in ledger]
        table = pa.Table.from_pylist(said, schema=_LEDGER_SCHEMA)
        storage.write_table(f"{_LEDGERS}/{part.index:05}.parquet", table, label)
    failed = sum(row[COLUMNS.index("status")] != "done" for row in ledger)
    return len(ledger), failed, sum(outcome.unchanged for outcome, _ in outcomes.values())


def _previous(storage: Storage, index: int) -> _Previous | None:
    """Give what an earlier run left of a part, if its three files belong together."""
    ledger = f"{_LEDGERS}/{index:05}.parquet"
    label = storage.label(ledger)
    names = parts.part_names(index)
    if not label or any(storage.label(name) != label for name in names):
        return None
    known = {row["source"]: row for row in storage.table(ledger).to_pylist()}
    schemas = (publication_schema(), unread_schema())
    tables = [storage.table(name).cast(schema) for name, schema in zip(names, schemas, strict=True)]
    return _Previous(label, known, (tables[0], tables[1]))


def _job(part: _Part, page: Page, previous: _Previous | None) -> Job:
    """Give the job of a page, with what is known of it."""
    row = previous.ledger.get(page.name) if previous else None
    if row and row["settings"] == part.settings:
        if row["status"] == "done":
            return Job(page, part.plan.options, known=row["digest"])
        if row["status"] == "quarantined" and row["limits"] == part.plan.limits:
            return Job(page, part.plan.options, shunned=row["sha256"])
    return Job(page, part.plan.options)


def _outcomes(plan: Plan, jobs: list[Job]) -> Iterator[tuple[str, tuple[Outcome, float]]]:
    """Do pages in a process of their own, the failed ones once more, alone."""
    tasks = [Task(plan.convert, job, plan.timeout, plan.memory) for job in jobs]
    again: list[Task] = []
    seen: dict[str, tuple[str, int]] = {}

    def heard(event: Event, failed: Callable[[Event], Outcome | None]) -> Iterator[tuple[str, tuple[Outcome, float]]]:
        name = event.task.argument.page.name
        if event.kind == "note":
            seen[name] = event.value
            return
        outcome = event.value if event.kind == "done" else failed(event)
        if outcome is not None:
            yield name, (outcome, event.seconds)

    def once(event: Event) -> None:
        again.append(event.task)

    def twice(event: Event) -> Outcome:
        return quarantined(event, *seen.get(event.task.argument.page.name, ("", 0)))

    with Pool(1) as pool:
        for event in pool.run(tasks):
            yield from heard(event, once)
        for event in pool.run_alone(again):
            yield from heard(event, twice)


def _in_order(client: Any, function: Callable[[Any], Any], arguments: list[Any]) -> Iterator[Any]:
    """Call a function with each argument on the cluster; give the results in order."""
    futures = client.map(function, arguments, pure=False, retries=_TRIES)
    for future in futures:
        yield future.result()


def _bounded(client: Any, function: Callable[[Any], Any], arguments: Iterator[Any]) -> Iterator[Any]:
    """Call a function with each argument on the cluster, so many at a time; give the results as they come."""
    most = _AHEAD * max(1, sum(client.nthreads().values()))
    gather: Any = as_completed
    running = gather(loop=client.loop)
    for argument in islice(arguments, most):
        running.add(client.submit(function, argument, pure=False, retries=_TRIES))
    for future in running:
        yield future.result()
        future.release()
        for argument in islice(arguments, 1):
            running.add(client.submit(function, argument, pure=False, retries=_TRIES))


def _ledger(storage: Storage, names: list[str]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of the ledger, part by part."""
    for name in names:
        for row in storage.table(name).to_pylist():
            yield tuple(row[column] for column in COLUMNS)
