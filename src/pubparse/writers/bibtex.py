"""BibTeX."""

from __future__ import annotations

from collections.abc import Sequence

from pubparse.model import Publication


def to_bibtex(publications: Sequence[Publication], *, ascii: bool = False) -> str:
    """Give publications as BibTeX."""
    raise NotImplementedError
