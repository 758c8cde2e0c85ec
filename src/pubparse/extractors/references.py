"""Reference strings: one entry for each line, or for each paragraph where the lines of a reference are wrapped.

Takes a document that holds nothing but references; gives an entry for each, in order. Consults nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pubparse.model import Document, Entry, Place

_ENDS = re.compile(r"[.!?;\])}”\"]\s*$")
_BEGINS = re.compile(r"\s*(?:[\[(]?\d+[\]).]\s|[•*·–-]\s|[^\W\d_a-z])")

_Line = tuple[int, str]
"""A line's number, from 1, and its text."""


def extract(document: Document) -> tuple[Entry, ...]:
    """Give an entry for each reference of a document.

    >>> from pubparse.model import Format
    >>> lines = Document("refs.txt", "Li, A. Cats. 2020.\\n\\nBo, C. Dogs. 2021.\\n", Format.REFERENCES)
    >>> [(entry.text, entry.place.line) for entry in extract(lines)]
    [('Li, A. Cats. 2020.', 1), ('Bo, C. Dogs. 2021.', 3)]
    >>> wrapped = Document("refs.txt", "Li, A. Cats and\\n  other animals. 2020.\\nBo, C. Dogs.\\n", Format.REFERENCES)
    >>> [entry.text for entry in extract(wrapped)]
    ['Li, A. Cats and other animals. 2020.', 'Bo, C. Dogs.']
    """
    return tuple(
        Entry(
            text=" ".join(" ".join(text for _, text in lines).split()),
            place=Place(document.name, lines[0][0], lines[-1][0]),
            doubts=document.doubts,
        )
        for lines in _references(document.text)
    )


def _references(text: str) -> Iterator[list[_Line]]:
    """Give the lines of each reference."""
    paragraphs = list(_paragraphs(text))
    if _wrapped(paragraphs):
        yield from paragraphs
        return
    for lines in paragraphs:
        hanging = not lines[0][1][0].isspace()
        reference: list[_Line] = []
        for line in lines:
            if reference and not (hanging and line[1][0].isspace()):
                yield reference
                reference = []
            reference.append(line)
        yield reference


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    """Give the stretches of lines between blank lines."""
    paragraph: list[_Line] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            paragraph.append((number, line))
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _wrapped(paragraphs: list[list[_Line]]) -> bool:
    """Tell whether most breaks inside the paragraphs are wrapped lines, and not the ends of references."""
    breaks = [pair for paragraph in paragraphs for pair in pairwise(text for _, text in paragraph)]
    inside = sum(not (_ENDS.search(before) and _BEGINS.match(after)) for before, after in breaks)
    return len(paragraphs) > 1 and inside > len(breaks) / 2
