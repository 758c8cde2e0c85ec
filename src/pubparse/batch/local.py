"""A batch on this machine: list the pages, read them, try failed ones once more, write, settle who is who.

Takes inputs and a `Plan` of how; gives nothing but files and progress. Consults the journal, the workers and the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pubparse.batch import parts, who
from pubparse.batch.inputs import Choice, Page, Trouble
from pubparse.batch.journal import Journal, settings_of
from pubparse.batch.pages import Job, Outcome
from pubparse.batch.storage import Storage
from pubparse.batch.workers import Event, Pool, Task, WorkerError
from pubparse.options import Options

if TYPE_CHECKING:
    from pubparse.batch.report import BatchReport

STATE = ".state"
_JOURNAL = f"{STATE}/journal.sqlite"
_CONVERT = "pubparse.batch.pages:convert"
_LISTING = "pubparse.batch.pages:listing"
_PATIENCE = 120.0
"""Seconds without a sign of life after which listing an input is given up."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is. `stage` is `list`, `read`, `retry`, `write` or `who`; numbers are pages."""

    stage: str
    total: int = 0
    finished: int = 0
    failed: int = 0
    resumed: int = 0
    """Of the finished ones, those that an earlier run had done."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch is done; `pubparse.batch.run` says what each means."""

    out: str
    jobs: int
    options: Options
    choice: Choice
    timeout: float
    memory: int
    formats: tuple[str, ...]
    resume: bool
    part_pages: int
    limit: int = who.LIMIT
    convert: str = _CONVERT

    @property
    def settings(self) -> str:
        """What decides the outcome of a page, as the journal keeps it."""
        return settings_of(self.options) + ("" if self.convert == _CONVERT else f" {self.convert}")

    @property
    def limits(self) -> str:
        """The limits under which a page may fail, as the journal keeps them."""
        return f"{self.timeout:g} s, {self.memory} bytes"


class _Run:
    """One run of a batch: the counters that progress is told from."""

    def __init__(self, plan: Plan, on_progress: Callable[[Progress], None]) -> None:
        """Open the output folder."""
        self.plan, self._on_progress = plan, on_progress
        self.storage = Storage(plan.out)
        self.journal = Journal(self.storage.path(_JOURNAL))
        self.settings = plan.settings
        self.total = self.finished = self.failed = self.resumed = 0
        self.stage = "list"

    def tell(self, stage: str = "") -> None:
        """Tell how far it is, or that a stage begins."""
        self.stage = stage or self.stage
        self._on_progress(Progress(self.stage, self.total, self.finished, self.failed, self.resumed))

    def list_pages(self, pool: Pool, sources: Sequence[str]) -> None:
        """Fill the plan, in the order of the inputs."""
        self.tell("list")
        # One after the other, for the plan has the order of the inputs.
        tasks = (Task(_LISTING, (source, self.plan.choice), _PATIENCE, renewed=True) for source in sources)
        for event in (event for task in tasks for event in pool.run([task])):
            if event.kind == "note":
                self.total += self.journal.plan(event.value)
            elif event.kind != "done":
                self.total += self.journal.plan([Trouble(event.task.argument[0], f"cannot be listed: {event.reason}")])
            self.tell()
        for source, reason in self.journal.troubles():
            self.finish(source, Outcome("refused", error=reason), 0.0)

    def read_pages(self, pool: Pool) -> None:
        """Convert what is not done yet; then, alone, what failed."""
        self.tell("read")
        for page, outcome, seconds in self._converted(pool.run(self._tasks()), pool.run_alone):
            self.finish(page.name, outcome, seconds)

    def _converted(
        self, events: Iterator[Event], run_alone: Callable[[Iterator[Task]], Iterator[Event]]
    ) -> Iterator[tuple[Page, Outcome, float]]:
        """Give pages with their outcomes, those that failed last."""
        seen: dict[str, tuple[str, int]] = {}
        for event in events:
            name = event.task.argument.page.name
            if event.kind == "note":
                seen[name] = event.value
            elif event.kind == "done":
                seen.pop(name, None)
                yield event.task.argument.page, event.value, event.seconds
            else:
                seen.pop(name, None)
                self.journal.postpone(name)
                self.tell()
        for event in run_alone(self._tasks(again=True)):
            self.tell("retry")
            page = event.task.argument.page
            if event.kind == "note":
                seen[page.name] = event.value
            elif event.kind == "done":
                yield page, event.value, event.seconds
            else:
                yield page, quarantined(event, *seen.pop(page.name, ("", 0))), event.seconds

    def _tasks(self, *, again: bool = False) -> Iterator[Task]:
        """Give the tasks of pages that are to be converted."""
        for page, known in self.journal.todo(self.settings, self.plan.limits, again=again):
            job = Job(page, self.plan.options, known.digest, known.shunned)
            yield Task(self.plan.convert, job, self.plan.timeout, self.plan.memory)

    def finish(self, source: str, outcome: Outcome, seconds: float) -> None:
        """Keep an outcome and count it."""
        self.journal.put(source, outcome, seconds, self.settings, self.plan.limits)
        self.finished += 1
        self.failed += outcome.status != "done"
        self.resumed += outcome.unchanged
        self.tell()

    def write(self, pool: Pool) -> BatchReport:
        """Write the parts and the ledger, then what is made from them: who is who, the bibliographies, the report.

        All of it is done by workers, so that this process stays as small as it is however many pages there are.
        """
        plan = self.plan
        self.tell("write")
        count = -(-self.total // plan.part_pages)
        journal = self.storage.path(_JOURNAL)

        def each(function: str, arguments: list[Any]) -> list[Any]:
            return on_pool(pool, function, arguments)

        each(
            "pubparse.batch.parts:write_part",
            [parts.Stretch(journal, plan.out, index, plan.part_pages) for index in range(count)],
        )
        parts.remove_surplus(self.storage, count)
        each("pubparse.batch.parts:write_journal_ledger", [parts.Stretch(journal, plan.out, 0, self.total)])
        self.tell("who")
        who.settle(plan.out, plan.options, each, plan.limit, plan.jobs)
        write_bibliographies(plan, count, each)
        self.tell("end")
        (report,) = each("pubparse.batch.report:read_aside", [plan.out])
        return cast("BatchReport", report)


def run(sources: Sequence[str], plan: Plan, on_progress: Callable[[Progress], None]) -> BatchReport:
    """Do a batch; give its report. Raises `Busy` where another one writes to the same folder."""
    this = _Run(plan, on_progress)
    try:
        if not plan.resume:
            this.journal.forget()
        with Pool(plan.jobs) as pool:
            this.list_pages(pool, sources)
            this.read_pages(pool)
            return this.write(pool)
    finally:
        this.journal.close()


def quarantined(event: Event, sha: str, size: int) -> Outcome:
    """Give the outcome of a page that failed twice, the second time alone."""
    return Outcome("quarantined", sha, sha, size, error=f"{event.kind}: {event.reason}, twice")


def write_bibliographies(plan: Plan, count: int, each: who.Each) -> None:
    """Write the bibliographies that were asked for, of each source and of all works; what is written last sweeps up."""
    if plan.formats:
        writings = [parts.Writing(plan.out, plan.formats, plan.options, index) for index in range(count)]
        each("pubparse.batch.parts:write_sources", writings)
        each("pubparse.batch.parts:write_merged", [parts.Writing(plan.out, plan.formats, plan.options)])
    Storage(plan.out).sweep()


def on_pool(pool: Pool, function: str, arguments: list[Any]) -> list[Any]:
    """Call a function with each argument on the workers of a pool; give the results in order.

    Raises `WorkerError` where a call fails twice, for these are steps of ours, without which there is no result.
    """
    results: dict[int, Any] = {}
    tasks = [Task(function, argument) for argument in arguments]
    number = {id(task): index for index, task in enumerate(tasks)}
    failed: list[Task] = []
    for event in pool.run(tasks):
        if event.kind == "done":
            results[number[id(event.task)]] = event.value
        elif event.kind != "note":
            failed.append(event.task)
    for event in pool.run_alone(failed):
        if event.kind == "done":
            results[number[id(event.task)]] = event.value
        elif event.kind != "note":
            raise WorkerError(f"{function} failed twice: {event.reason}")
    return [results[index] for index in range(len(arguments))]
