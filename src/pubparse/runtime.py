"""How Python runs while pages are read: one thread a process, and no walks of the collector of cycles.

Takes and gives nothing. What a page needs of arithmetic is too little to be shared out: several threads make it no
faster and keep other processors busy with waiting. And what is made of a page are many small objects, which the
collector would walk again and again.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"), "1")
"""The environment of a process that computes in one thread."""


def one_thread() -> None:
    """Let NumPy compute in one thread, unless the user's environment says otherwise; before NumPy is imported."""
    for name, count in ONE_THREAD.items():
        os.environ.setdefault(name, count)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles from its walks for a while: a quarter of the time that a page takes.

    >>> with uncollected():
    ...     gc.isenabled()
    False
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
