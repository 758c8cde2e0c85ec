"""Worker processes under supervision: whatever happens inside one costs its task alone.

Takes tasks (a function by name, its argument, a time limit); gives events: what a task said on its way, what came of
it, or how it failed. A worker that hangs is killed, one that dies is replaced. POSIX only: workers talk over sockets
that they inherit, and are started afresh (never forked), so threads and notebooks of the caller do no harm.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import IO, Any, Literal

import pubparse
from pubparse.runtime import ONE_THREAD

_START = (
    "import sys; sys.path[:] = sys.argv[2].split(chr(0x1F)); "
    "from pubparse.batch._child import main; main(int(sys.argv[1]))"
)
"""A worker finds its modules where its parent does, and does not run the parent's script again."""
_STARTING = 120.0
"""Seconds that a worker may take to start and to load its models, on a machine that is busy."""
_MOST_FALSE_STARTS = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is to do. `function` is `module:name` of a function (argument, note) -> result.

    `timeout` is in seconds (0: none); with `renewed`, whatever the task says on its way gives it that time anew.
    `memory` is by how many bytes the worker may grow (0: no limit).
    """

    function: str
    argument: Any
    timeout: float = 0.0
    memory: int = 0
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What came of a task: a `note` on its way, `done` with its result, or a failure with its reason."""

    task: Task
    kind: Literal["note", "done", "timeout", "crash", "memory", "error"]
    value: Any = None
    reason: str = ""
    seconds: float = 0.0


class WorkerError(pubparse.PubparseError):
    """Workers cannot be started at all, or a step that has to succeed failed."""


class _Worker:
    """One process, and the task that it has in hand."""

    def __init__(self) -> None:
        """Start the process."""
        ours, theirs = socket.socketpair()
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the worker)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _START, str(theirs.fileno()), "\x1f".join(sys.path)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                env={**os.environ, **ONE_THREAD},  # a worker is one core's worth of work
            )
        self.connection = Connection(ours.detach())
        self.loaded: set[str] = set()
        self.task: Task | None = None
        self.begun = 0.0
        self.deadline = float("inf")

    def give(self, task: Task) -> None:
        """Hand over a task; its time runs from when the worker has loaded what it takes."""
        self.task = task
        self.restart_clock()
        with suppress(OSError):  # it died while idle; its end of the line says so when it is read
            self.connection.send((task.function, task.argument, task.timeout, task.memory))

    def restart_clock(self) -> None:
        """Let the time of the task begin now."""
        self.begun = time.monotonic()
        assert self.task is not None
        limit = self.task.timeout or float("inf")
        if self.task.function not in self.loaded:
            limit = _STARTING
        self.deadline = self.begun + limit

    def end(self) -> int:
        """Kill the process, if it is alive, and give its exit code (negative: the signal that ended it)."""
        self.connection.close()
        self.process.kill()
        return self.process.wait()

    def last_words(self) -> str:
        """Give the last line that it wrote to stderr."""
        self._errors.seek(0)
        lines = self._errors.read()[-4000:].decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def close(self) -> None:
        """End the process and forget what it wrote."""
        self.end()
        self._errors.close()


class Pool:
    """A number of workers. Use it in a `with`; tasks are taken one by one, as workers are free."""

    def __init__(self, jobs: int) -> None:
        """Make a pool of `jobs` workers, which start when they are needed."""
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._false_starts = 0

    def __enter__(self) -> Pool:
        """Give the pool."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers."""
        self.close()

    def close(self) -> None:
        """End all workers, at once."""
        for worker in self._workers:
            worker.close()
        self._workers = []

    def run(self, tasks: Iterable[Task]) -> Iterator[Event]:
        """Do tasks, several at a time; give what comes of them as it comes. Raises `WorkerError` if none can start."""
        waiting = iter(tasks)
        more = True
        events: list[Event] = []
        while True:
            while more and (worker := self._idle()) is not None:
                task = next(waiting, None)
                if task is None:
                    more = False
                else:
                    worker.give(task)
            yield from events  # whoever takes them does so while the workers are at work
            events = []
            busy = [worker for worker in self._workers if worker.task is not None]
            if not busy:
                return
            patience = min(worker.deadline for worker in busy) - time.monotonic()
            for ready in wait([w.connection for w in busy], None if patience == float("inf") else max(0.0, patience)):
                events += self._hear(next(worker for worker in busy if worker.connection is ready))
            now = time.monotonic()
            for worker in busy:
                if worker.task is not None and worker.deadline <= now and worker in self._workers:
                    events += self._overdue(worker)

    def run_alone(self, tasks: Iterable[Task]) -> Iterator[Event]:
        """Do tasks one after the other in another process than before, while nothing else runs.

        Whatever ends a process, ends it for one task: the next one has a fresh one.
        """
        with Pool(1) as pool:
            for task in tasks:
                self.close()
                yield from pool.run([task])

    def _idle(self) -> _Worker | None:
        """Give a worker that has nothing to do, a new one if need be."""
        for worker in self._workers:
            if worker.task is None:
                return worker
        if len(self._workers) < self._jobs:
            self._workers.append(_Worker())
            return self._workers[-1]
        return None

    def _hear(self, worker: _Worker) -> Iterator[Event]:
        """Take what a worker says, or note that it is gone."""
        task = worker.task
        assert task is not None
        try:
            kind, value = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._gone(worker, task)
            return
        seconds = time.monotonic() - worker.begun
        if kind == "ready":
            worker.loaded.add(task.function)
            self._false_starts = 0
            worker.restart_clock()
        elif kind == "note":
            if task.renewed:
                worker.restart_clock()
            yield Event(task, "note", value, seconds=seconds)
        elif kind == "done":
            worker.task = None
            yield Event(task, "done", value, seconds=seconds)
        else:
            worker.task = None
            if kind == "memory":
                self._drop(worker)
                reason = f"needs more than {task.memory // 2**20:,} MB of memory"
                yield Event(task, "memory", reason=reason, seconds=seconds)
            else:
                yield Event(task, "error", reason=value, seconds=seconds)

    def _gone(self, worker: _Worker, task: Task) -> Iterator[Event]:
        """Tell how a worker died; one that never was ready costs its task nothing."""
        seconds = time.monotonic() - worker.begun
        code = worker.process.wait()
        words = worker.last_words()
        self._drop(worker)
        if not worker.loaded:
            self._start_again(task, words or f"exit code {code}")
            return
        yield Event(task, "crash", reason=f"the worker died ({_cause(code)})", seconds=seconds)

    def _start_again(self, task: Task, reason: str) -> None:
        """Give a task to another new worker, unless none of several could start."""
        self._false_starts += 1
        if self._false_starts >= _MOST_FALSE_STARTS:
            raise WorkerError(f"worker processes cannot start: {reason}")
        self._workers.append(_Worker())
        self._workers[-1].give(task)

    def _overdue(self, worker: _Worker) -> Iterator[Event]:
        """Kill a worker that takes too long; one that was still loading costs its task nothing."""
        task = worker.task
        assert task is not None
        seconds = time.monotonic() - worker.begun
        self._drop(worker)
        if task.function not in worker.loaded:
            self._start_again(task, f"not ready within {_STARTING:g} s")
            return
        yield Event(task, "timeout", reason=f"took longer than {task.timeout:g} s", seconds=seconds)

    def _drop(self, worker: _Worker) -> None:
        """End a worker for good."""
        worker.close()
        self._workers.remove(worker)


def _cause(code: int) -> str:
    """Say what ended a process.

    >>> _cause(-11), _cause(3)
    ('SIGSEGV', 'exit code 3')
    """
    if code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
