"""URLs that a page prints instead of linking. Takes text, gives marks; consults `shapes`."""

from __future__ import annotations

from collections.abc import Iterable

from pubparse.model import Mark, MarkKind
from pubparse.shapes import find_urls

_LONGEST = 200_000
"""A line that is longer is no text that somebody wrote."""


def bare_links(text: str, marks: Iterable[Mark] = ()) -> list[Mark]:
    """Give a LINK mark for every printed URL that no link covers.

    >>> [(mark.start, mark.value) for mark in bare_links("See https://example.org/p.pdf.")]
    [(4, 'https://example.org/p.pdf')]
    """
    if ("://" not in text and "ww" not in text) or len(text) > _LONGEST:
        return []
    links = sorted((mark.start, mark.end) for mark in marks if mark.kind is MarkKind.LINK)
    found: list[Mark] = []
    at = 0
    for start, end in find_urls(text):
        while at < len(links) and links[at][1] <= start:
            at += 1
        if at == len(links) or links[at][0] >= end:
            found.append(Mark(MarkKind.LINK, start, end, text[start:end]))
    return found
