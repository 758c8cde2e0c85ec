"""The writers: publications in, text or JSON out. `WRITERS` names them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pubparse.model import Publication
from pubparse.writers.bibtex import to_bibtex
from pubparse.writers.csl import iter_json, to_csl, to_json

__all__ = ["WRITERS", "iter_json", "to_bibtex", "to_csl", "to_json"]

WRITERS: Mapping[str, Callable[[Sequence[Publication]], str]] = {"bibtex": to_bibtex, "json": to_json}
"""What `--to` takes: the name of each format that we write, and its writer."""
