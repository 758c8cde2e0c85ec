"""The model that says what the labels of real pages leave open: publishers, places, editors, series, notes.

It is trained on the entries that we wrote, in which everything is labelled, and on no page that anything is judged on.
"""

from __future__ import annotations

import hashlib
import tempfile
from functools import cache
from pathlib import Path

from page_examples import written_examples
from pubparse.labelling.network import Tagger, unpack_tagger
from tagging import train
from written import written

CACHE = Path(tempfile.gettempdir()) / "pubparse-filler"
EPOCHS = 10
LEAST = 5
"""Tokens that a feature must describe to be kept: no file of the package holds this model, so it need not be small."""


@cache
def filler() -> Tagger:
    """The model; kept in the folder of temporary files until the entries that we wrote change."""
    examples = [*written(), *written_examples()]
    kept = CACHE / f"{hashlib.sha1(repr((EPOCHS, LEAST, examples)).encode()).hexdigest()[:16]}.npz"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        kept.write_bytes(train(examples, EPOCHS, least=LEAST))
    return unpack_tagger(kept.read_bytes())
