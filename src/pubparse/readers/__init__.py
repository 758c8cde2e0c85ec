"""What entries say: `read(entries)` gives a record for each.

Labelled fields first (`labelled`), then what the running text says (`citation`); which of them to believe where they
disagree is decided downstream by their origin, most trusted first.
"""

from __future__ import annotations

from collections.abc import Sequence

from pubparse.model import Entry, Field, Record
from pubparse.readers import citation, labelled

_TELLING = frozenset(
    (Field.TITLE, Field.AUTHOR, Field.EDITOR, Field.CONTAINER, Field.DOI, Field.ARXIV, Field.URL, Field.PUBLISHER)
)


def read(entries: Sequence[Entry]) -> tuple[Record, ...]:
    """Give a record for each entry, in their order; one in which nothing can be read says why in `unread`.

    >>> from pubparse.model import Place
    >>> said, empty = read([Entry("J. Doe. On owls. Nature, 1998.", Place("x")), Entry("", Place("x"))])
    >>> [v.text for v in said.values if v.field is Field.TITLE], empty.unread
    (['On owls'], 'empty')
    """
    printed = citation.read(entries)
    records: list[Record] = []
    for entry, found in zip(entries, printed, strict=True):
        values = (*labelled.read(entry), *found) if entry.fields else found
        if any(value.field in _TELLING for value in values):
            records.append(Record(entry, values))
        else:
            said = entry.text.strip() or entry.fields
            records.append(Record(entry, values, "nothing in it reads as a work" if said else "empty"))
    return tuple(records)
