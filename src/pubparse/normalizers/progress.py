"""How far a work is, by words that say so: in preparation, submitted, accepted, to appear.

Takes text, gives a `Status`; consults `tables.status`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pubparse.model import Status
from pubparse.tables import status as table

_STATUS = tuple((re.compile(words), status) for words, status in table.STATUS)
_ANY = re.compile("|".join(words for words, _ in table.STATUS))
_NO_STATUS = re.compile(table.NO_STATUS)


@lru_cache(maxsize=4096)
def has_status(text: str) -> bool:
    """Whether a text holds words of a status, whatever they mean there.

    >>> has_status("To appear"), has_status("Nature")
    (True, False)
    """
    return _ANY.search(text.lower()) is not None


def find_status(text: str) -> Status | None:
    """How far a work is, by words that say so; None where there are none.

    >>> find_status("(to appear)"), find_status("Under review at ICML"), find_status("acceptance rate 20%")
    (<Status.TO_APPEAR: 'to appear'>, <Status.SUBMITTED: 'submitted'>, None)
    """
    if not has_status(text):
        return None
    bare = _NO_STATUS.sub(" ", text.lower())
    return next((status for shape, status in _STATUS if shape.search(bare)), None)
