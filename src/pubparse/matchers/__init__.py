"""The fourth room: which works are the same, and who is who.

Takes publications, gives publications (`dedupe`) or people (`identify_authors`). Consults nothing outside of them.
"""

from __future__ import annotations

from pubparse.matchers.authors import Person, identify_authors
from pubparse.matchers.names import NameMatch, compare_names
from pubparse.matchers.works import Deduplicated, dedupe, find_duplicates

__all__ = [
    "Deduplicated",
    "NameMatch",
    "Person",
    "compare_names",
    "dedupe",
    "find_duplicates",
    "identify_authors",
]
