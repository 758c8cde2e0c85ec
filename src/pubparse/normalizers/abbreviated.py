"""Whether a journal's name ends with an abbreviation, whose full stop belongs to it.

Takes a name, consults the venue table and the lexicon; what the table does not know is told by the words before.
"""

from __future__ import annotations

import re

from pubparse.normalizers.cues import cues
from pubparse.tables import venues
from pubparse.tables.words import lexicon


def is_abbreviated(name: str) -> bool:
    """Whether the last word of a journal's name is an abbreviation, by the table or by the words before it.

    >>> is_abbreviated("Acta Hortic"), is_abbreviated("J. Porous Mater"), is_abbreviated("Proc. Conference on Robots")
    (True, True, False)
    """
    *others, last = re.findall(r"[^\W\d_]+\.?", re.sub(r"\b(?:[A-Z]\.){2,}", "", name)) or [""]
    if len(last) > 1 and last.isupper():
        return False
    if full := venues.full_name(name):
        whole = venues.fold(full).split()
        plain = all(word[-1] == "." or venues.fold(word) in whole or len(word) == 1 for word in others)
        return plain and whole[-1] != venues.fold(last) and whole[-1][:1] == venues.fold(last)[:1]
    long = [word for word in others if len(word) > 3]
    stops = [word for word in others if word[-1] == "."]
    known = len(last) > 4 and {"c", "C"} & set(lexicon().get(last.casefold(), ""))
    return bool(stops) and 2 * len(stops) >= len(long) and not known and "event" not in cues(name)
