"""What runs inside a worker process: take a task, do it, answer; over and over.

Takes the number of a socket that it was started with. Consults whatever function a task names (`module:function`).
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

_Call = Callable[[Any, Callable[[Any], None]], Any]
GRACE = 10.0
"""Seconds after which a worker whose parent is gone ends itself, beyond the time limit of its task."""


def main(handle: int) -> None:
    """Serve the parent at the other end of the socket until it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _first_to_go()
    parent = Connection(handle)
    limit = _Limit()
    calls: dict[str, _Call] = {}
    while True:
        try:
            function, argument, timeout, memory = parent.recv()
        except (EOFError, OSError):
            return
        try:
            if function not in calls:
                calls[function] = _load(function)
                parent.send(("ready", None))
            call = calls[function]
            limit.set(memory)
            if timeout:
                # The parent ends us at the limit. The alarm is for the case that it is no longer there.
                signal.setitimer(signal.ITIMER_REAL, timeout + GRACE)
            answer = ("done", call(argument, lambda said: parent.send(("note", said))))
        except MemoryError:
            answer = ("memory", None)
        except Exception as error:
            answer = ("error", f"{type(error).__name__}: {error}".splitlines()[0][:500])
        signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            parent.send(answer)
        except MemoryError:
            parent.send(("memory", None))
        except OSError:
            return
        if answer[0] == "memory":  # whoever ran out of memory once is not to be trusted with the next page
            return


def _load(name: str) -> _Call:
    """Import the function that a task names, and let its module load what it will need, if it says so (`warm`)."""
    name, _, attribute = name.partition(":")
    module = import_module(name)
    function: _Call = getattr(module, attribute)
    if hasattr(module, "warm"):
        module.warm(attribute)
    return function


class _Limit:
    """How much this process may grow beyond what it had before its first limited task, where the system can say."""

    def __init__(self) -> None:
        """Begin without a limit."""
        self._base, self._now = 0, 0

    def set(self, memory: int) -> None:
        """Set the limit, in bytes (0: none)."""
        if memory == self._now:
            return
        with suppress(OSError, ValueError):
            if not self._base:
                with open("/proc/self/statm") as file:
                    self._base = int(file.read().split()[0]) * resource.getpagesize()
            soft = self._base + memory if memory else resource.RLIM_INFINITY
            resource.setrlimit(resource.RLIMIT_AS, (soft, resource.RLIM_INFINITY))
            self._now = memory


def _first_to_go() -> None:
    """When the machine runs out of memory, the kernel shall end a worker, which costs a page, and not the parent."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")
