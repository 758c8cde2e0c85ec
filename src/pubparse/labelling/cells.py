"""Titles by the page's columns and lines: what the labels leave open where a cell can hold nothing but the title.

Takes a tokenized entry and its labels; gives the labels, changed where an entry of a list came out without a title, or
with one that ends in the middle of a column. Consults nothing.
"""

from __future__ import annotations

from pubparse.labelling.tokens import NEWLINE, TAB, TokenizedEntry

_OPEN = frozenset(("note", "other"))
_WORDS = 3
"""Words that a cell must have to be taken for a title."""


def whole_titles(entry: TokenizedEntry, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels, with remarks that can only be the title, or the rest of it, as title.

    >>> from pubparse.labelling.tokens import tokenize
    >>> cells = tokenize("A. Doe\\tOwls of the night\\tNature")
    >>> " ".join(whole_titles(cells, ("author",) * 3 + ("title",) * 2 + ("note",) * 2 + ("container",))[3:])
    'title title title title container'
    """
    columns = TAB in entry.breaks
    if not columns and (NEWLINE not in entry.breaks or not entry.of_list):
        return labels
    cells = _cells(entry)
    if "title" in labels:
        chosen = [cell for cell in cells if columns and "title" in labels[cell.start : cell.stop]]
        chosen = [cell for cell in chosen if {*labels[cell.start : cell.stop]} <= _OPEN | {"title"}]
    else:
        free = [cell for cell in cells if entry.of_list and {*labels[cell.start : cell.stop]} <= _OPEN]
        chosen = sorted((cell for cell in free if _size(entry, cell) >= _WORDS), key=lambda cell: _size(entry, cell))[
            -1:
        ]
    if not chosen:
        return labels
    changed = list(labels)
    for cell in chosen:
        changed[cell.start : cell.stop] = ["title"] * len(cell)
    return tuple(changed)


def _cells(entry: TokenizedEntry) -> list[range]:
    """The tokens of each line or column."""
    starts = [k for k, before in enumerate(entry.breaks) if k == 0 or before in (NEWLINE, TAB)]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(entry)], strict=True)]


def _size(entry: TokenizedEntry, cell: range) -> int:
    return sum(entry.words[k][0].isalpha() for k in cell)
