"""What runs inside a worker process: take a task, do it, answer; over and over.

Takes the number of a socket that it was started with. Consults whatever function a task names (`module:function`).
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

GRACE = 10.0
"""Seconds after which a worker whose parent is gone ends itself, beyond the time limit of its task."""


def main(handle: int, memory: int) -> None:
    """Serve the parent at the other end of the socket until it is gone; `memory` limits growth, in bytes (0: none)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _first_to_go()
    parent = Connection(handle)
    limited = False
    parent.send(("ready", None))
    while True:
        try:
            function, argument, timeout = parent.recv()
        except (EOFError, OSError):
            return
        try:
            call = _function(function)
            if memory and not limited:
                limited = _limit(memory)
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


@cache
def _function(name: str) -> Callable[[Any, Callable[[Any], None]], Any]:
    """Import the function that a task names."""
    module, _, attribute = name.partition(":")
    function: Callable[[Any, Callable[[Any], None]], Any] = getattr(import_module(module), attribute)
    return function


def _limit(memory: int) -> bool:
    """Let this process grow by no more than `memory` from here on, where the system can do so."""
    try:
        with open("/proc/self/statm") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + memory, resource.RLIM_INFINITY))
    except (OSError, ValueError):
        pass
    return True


def _first_to_go() -> None:
    """When the machine runs out of memory, the kernel shall end a worker, which costs a page, and not the parent."""
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")
    except OSError:
        pass
