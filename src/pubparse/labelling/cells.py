"""Titles by the page's columns and lines: what the labels leave open where a cell can hold nothing but the title.

Takes a tokenized entry and its labels; gives the labels, changed where an entry of a list came out without a title,
with one that ends in the middle of a column, or with one that is printed again as part of another field. Consults
nothing.
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


def once(entry: TokenizedEntry, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels, with a title that stands on the page again as nothing: a card's heading, then the whole citation.

    >>> from pubparse.labelling.tokens import tokenize
    >>> card = tokenize("On the owls\\nDoe. On the owls. Nature")
    >>> read = ("title",) * 3 + ("author",) * 2 + ("container",) * 5
    >>> " ".join(once(card, read)[3:])
    'author author other other other other container'
    """
    if "title" not in labels or (NEWLINE not in entry.breaks and TAB not in entry.breaks):
        return labels
    first = labels.index("title")
    end = next((k for k in range(first, len(labels)) if labels[k] != "title"), len(labels))
    while end > first and not entry.words[end - 1][0].isalnum():
        end -= 1
    words = [word.lower() for word in entry.words]
    title = words[first:end]
    size = len(title)
    if size < _WORDS:
        return labels
    changed = list(labels)
    for k in range(len(words) - size + 1):
        if words[k] == title[0] and (k >= end or k + size <= first) and words[k : k + size] == title:
            behind = k + size
            while behind < len(words) and not words[behind][0].isalnum() and labels[behind] == labels[behind - 1]:
                behind += 1
            changed[k:behind] = ["other"] * (behind - k)
    return tuple(changed)


def _cells(entry: TokenizedEntry) -> list[range]:
    """The tokens of each line or column."""
    starts = [k for k, before in enumerate(entry.breaks) if k == 0 or before in (NEWLINE, TAB)]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(entry)], strict=True)]


def _size(entry: TokenizedEntry, cell: range) -> int:
    return sum(entry.words[k][0].isalpha() for k in cell)
