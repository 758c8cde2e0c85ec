"""What test workers run: the real thing, but some words on a page make it misbehave, and each page done is noted."""

import ctypes
import os
import signal
import time
from pathlib import Path

from pubparse.batch import pages


def convert(job, note):
    """Convert a page, or hang, crash, fail, eat memory, as it says."""
    text = Path(job.page.path).read_text(errors="replace") if job.page.kind == "file" else ""
    said = []

    def tell(value):
        said.append(value)
        note(value)
        # The hash is known from here on: what befalls the worker now is the page's doing.
        if "HANG" in text:
            time.sleep(1000)
        if "SEGFAULT" in text:
            ctypes.string_at(0)
        if "KILLED" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "MEMORY" in text:
            bytearray(4 * 2**30)
        if "RAISES" in text:
            raise ValueError("a mistake of ours")
        once = Path(f"{job.page.path}.tried")
        if "FLAKY" in text and not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLOW" in text:
            time.sleep(0.05)

    outcome = pages.convert(job, tell)
    log = os.environ.get("BATCH_LOG")
    if log and not outcome.unchanged:
        with open(log, "a") as file:
            file.write(f"{job.page.name}\n")
    return outcome


def warm(function):
    """Load what the real thing loads: it must not count as the first page's time."""
    pages.warm(function)


def echo(argument, note):
    """Give back what comes in, or fail as it says."""
    if argument == "note":
        note("on the way")
    if argument == "hang":
        time.sleep(1000)
    if argument == "die":
        os._exit(3)
    if argument == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if argument == "eat":
        return len(bytearray(4 * 2**30))
    if argument == "raise":
        raise ValueError("two\nlines")
    if argument == "print":
        print("to stdout")
    if argument == "pid":
        return os.getpid()
    return argument


def heartbeat(argument, note):
    """Take long, but say so."""
    for beat in range(argument):
        time.sleep(0.2)
        note(beat)
    return argument
