"""One thread a process: what a page needs of arithmetic is too little to be shared out.

Takes and gives nothing. Several threads make a page no faster and keep other processors busy with waiting.
"""

from __future__ import annotations

import os

_SETTINGS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread() -> None:
    """Let NumPy compute in one thread, unless the user's environment says otherwise; before NumPy is imported."""
    for name in _SETTINGS:
        os.environ.setdefault(name, "1")
