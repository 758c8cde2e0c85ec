"""The progress of a batch on stderr: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from pubparse.cli._common import say

if TYPE_CHECKING:
    from pubparse.batch import Progress

_STAGES = {
    "list": "listing pages",
    "read": "reading",
    "retry": "trying failed pages again",
    "write": "writing",
    "who": "who is who",
    "end": "finished",
}
_EVERY = 10.0
"""Seconds between two lines where stderr is no terminal."""


class Display(Protocol):
    """Whatever shows progress."""

    def update(self, progress: Progress) -> None:
        """Show how far it is."""


@contextmanager
def display(quiet: bool) -> Iterator[Display]:
    """Give what shows progress on this stderr."""
    if quiet:
        yield _Nothing()
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield bar
    else:
        yield _Lines()


class _Nothing:
    """Shows nothing."""

    def update(self, progress: Progress) -> None:
        """Show nothing."""


class _Lines:
    """Prints a line when a stage begins, and now and then."""

    def __init__(self) -> None:
        """Begin."""
        self._stage, self._last, self._begun, self._first = "", 0.0, time.monotonic(), 0

    def update(self, progress: Progress) -> None:
        """Print a line if it is time."""
        now = time.monotonic()
        if progress.stage == self._stage and now - self._last < _EVERY:
            return
        if progress.stage != self._stage and progress.stage == "read":
            self._begun, self._first = now, progress.finished
        self._stage, self._last = progress.stage, now
        line = f"pubparse: {_STAGES[progress.stage]}"
        if progress.total:
            line += f": {progress.finished:,} of {progress.total:,} pages, {progress.failed:,} failed"
        rate = (progress.finished - self._first) / (now - self._begun) if now > self._begun else 0.0
        if progress.stage == "read" and rate:
            line += f", {rate:.1f} pages/s, {_clock((progress.total - progress.finished) / rate)} left"
        say(line)


def _clock(seconds: float) -> str:
    """Give a time for people.

    >>> _clock(75.2), _clock(7261)
    ('1:15', '2:01:01')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def _bar() -> Iterator[Display]:
    """Give a bar with pages a second, done, failed and the time that remains."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("[red]{task.fields[failed]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=5) as bar:
        task = bar.add_task("listing pages", total=None, rate="", failed="")

        class _Bar:
            """Shows progress on the bar."""

            def update(self, progress: Progress) -> None:
                """Move the bar."""
                speed = bar.tasks[0].speed
                bar.update(
                    task,
                    description=_STAGES[progress.stage],
                    total=progress.total if progress.stage != "list" else None,
                    completed=progress.finished,
                    rate=f"{speed:.1f} pages/s" if speed else "",
                    failed=f"{progress.failed:,} failed" if progress.failed else "",
                )

        yield _Bar()
