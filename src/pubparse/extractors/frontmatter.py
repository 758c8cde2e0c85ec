"""Files that are one publication: front matter (and the body's links and citation) to an entry.

Takes a `Document` of the format `frontmatter`; gives one `Entry`, or none for a template's sample paper. Consults
`metadata` (bottom layer), which `split` and `is_publication` come from.
"""

from __future__ import annotations

from pubparse.metadata import is_publication, split
from pubparse.model import Document, Entry, Labelled, Place

__all__ = ["extract", "is_publication", "split"]


def extract(document: Document) -> tuple[Entry, ...]:
    """Give the one entry of a file that is a publication."""
    parts = split(document.text)
    fields: list[Labelled] = []
    for key, value in (parts.metadata or {}).items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item.strip():
                fields.append(Labelled(key.casefold(), item, (), parts.lines.get(key)))
    return (Entry("", Place(document.name, 1), fields=tuple(fields), people=document.people, doubts=parts.doubts),)
