"""The fourth room: which works are the same, and who is who.

Takes publications, gives publications (`dedupe`) or people. Consults nothing outside of them.
"""

from __future__ import annotations

from pubparse.matchers.works import Deduplicated, dedupe, find_duplicates

__all__ = ["Deduplicated", "dedupe", "find_duplicates"]
