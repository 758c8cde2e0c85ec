"""What the network is told of each token: what it is, what marks it, and, as numbers, where it stands.

Takes tokenized entries; gives `Inputs`, all entries side by side. Consults `words` for what a token is by itself and
`journals` for names of journals. Everything here is counted over whole arrays; only words and marks are looked at one
by one, and each of them once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pubparse.labelling.journals import CODES, journal_names
from pubparse.labelling.tokens import NEWLINE, TAB, TokenizedEntry
from pubparse.labelling.words import Word, words_of

Numbers = NDArray[np.int64]
Marks = tuple[tuple[str, ...], tuple[str, ...]]
"""The signatures over a token, and those that begin or end there."""

_HINT_WORDS = """
    title author venue journal conf publication proc periodical year date link btn button badge abbr abstract award
    note doi page editor citation bib type tag meta name desc
"""
_HINTS = tuple(_HINT_WORDS.split())
"""Parts of the names of elements that say what they hold."""
_FAR = 64
_STEPS = np.array((0, 1, 2, 3, 3, 4, 4, 4, 4) + (5,) * 8 + (6,) * 16 + (7,) * 31 + (8,))
"""A distance in few steps: they grow as it grows."""
TABLES: dict[str, int] = {
    "break": 16, "start": 9, "end": 9, "fifth": 5, "years": 9, "line": 21, "cell": 4, "quote": 5, "bracket": 2,
    "journal": len(CODES),
}  # fmt: skip
"""The numbered inputs and how many values each can have."""
_FLAGS = {"Y": 1, "Q": 2, "Qo": 3, "Qc": 4, "(": 5, "[": 5, ")": 6, "]": 6}


@dataclass(frozen=True, slots=True)
class Inputs:
    """Tokens of many entries in a row: `sizes` says how many each has.

    `tables` has a column of numbers for each of `TABLES`; `marks` are those of the tokens numbered `marked`.
    """

    sizes: Numbers
    from_start: Numbers
    from_end: Numbers
    words: list[Word]
    tables: tuple[Numbers, ...]
    marked: list[int]
    marks: list[Marks]


def inputs(entries: Sequence[TokenizedEntry], journals: bool = True) -> Inputs:
    """Describe the tokens of entries; without `journals`, no names of journals are looked up.

    >>> from pubparse.labelling.tokens import tokenize
    >>> given = inputs([tokenize("Owls, 1998"), tokenize("In")])
    >>> given.sizes.tolist(), given.from_end.tolist()
    ([3, 1], [2, 1, 0, 0])
    """
    sizes = np.array([len(entry) for entry in entries], dtype=np.int64)
    size = int(sizes.sum())
    firsts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    from_start = np.arange(size) - firsts
    from_end = np.repeat(sizes, sizes) - 1 - from_start
    words: list[Word] = []
    for entry in entries:
        words += words_of(entry.words, entry.shapes)
    breaks = np.array([*chain.from_iterable(entry.breaks for entry in entries)], dtype=np.int64)
    flags = np.array([_FLAGS.get(word.coarse, 0) for word in words], dtype=np.int64)
    after = np.append(breaks[1:], NEWLINE) if size else breaks
    after[from_end == 0] = NEWLINE
    names = np.zeros(size, dtype=np.int64)
    if journals:
        at = 0
        for count in sizes.tolist():
            for k, code in journal_names(words[at : at + count]):
                names[at + k] = code
            at += count
    line, cell = _lines(breaks, from_start, from_end)
    tables = (
        4 * breaks + after,
        _STEPS[np.minimum(from_start, _FAR)],
        _STEPS[np.minimum(from_end, _FAR)],
        5 * from_start // np.maximum(from_start + from_end + 1, 1),
        _years(flags == 1, from_start, from_end),
        line,
        cell,
        _quotes(flags, from_start, from_end),
        (_within(flags == 5, from_start) - _within(flags == 6, from_start) + (flags == 6) > 0).astype(np.int64),
        names,
    )
    marked: list[int] = []
    marks: list[Marks] = []
    at = 0
    for entry in entries:
        if entry.marks:
            for k, both in enumerate(zip(entry.marks, entry.edges, strict=True), at):
                if both[0]:
                    marked.append(k)
                    marks.append(both)
        at += len(entry)
    return Inputs(sizes, from_start, from_end, words, tables, marked, marks)


def _within(signs: NDArray[np.bool_], from_start: Numbers) -> Numbers:
    """How many of the signs stand in the entry up to each token, itself included."""
    counts = np.cumsum(signs)
    firsts = np.arange(len(signs)) - from_start
    here: Numbers = (counts - counts[firsts] + signs[firsts]).astype(np.int64)
    return here


def _left(signs: NDArray[np.bool_], from_end: Numbers) -> Numbers:
    """How many of the signs stand in the entry from each token on, itself included."""
    return _within(signs[::-1], from_end[::-1])[::-1]


def _years(years: NDArray[np.bool_], from_start: Numbers, from_end: Numbers) -> Numbers:
    """Years before the token and behind it, up to two each."""
    before, behind = _within(years, from_start) - years, _left(years, from_end) - years
    return 3 * np.minimum(before, 2) + np.minimum(behind, 2)


def _lines(breaks: Numbers, from_start: Numbers, from_end: Numbers) -> tuple[Numbers, Numbers]:
    """The token's line, counted from either end (20 where the entry has one line and one cell), and its cell."""
    inner = from_start > 0
    starts = inner & (breaks == NEWLINE)
    tabs = inner & (breaks == TAB)
    before = _within(starts, from_start)
    behind = _left(starts, from_end) - starts
    parted = _within(starts | tabs, from_start) + _left(starts | tabs, from_end) > 0
    line = np.where(parted, 4 * np.minimum(before, 4) + np.minimum(behind, 3), 20)
    counts = np.cumsum(tabs)
    opened = np.maximum.accumulate(np.where(starts | ~inner, np.arange(len(breaks)), 0)) if len(breaks) else counts
    return line, np.minimum(counts - counts[opened], 3)


def _quotes(flags: Numbers, from_start: Numbers, from_end: Numbers) -> Numbers:
    """No quotes in the entry (0); before the first (1), behind the last (2), inside some (3), between two (4)."""
    straight, opens, closes = flags == 2, flags == 3, flags == 4
    any_open, any_close = straight | opens, straight | closes
    begun, left = _within(any_open, from_start), _left(any_close, from_end)
    quoted = (begun + _left(any_open, from_end) - any_open > 0) & (
        left + _within(any_close, from_start) - any_close > 0
    )
    inside = _within(opens, from_start) - _within(closes, from_start) + _within(straight, from_start) % 2 > 0
    state = np.where(begun == 0, 1, np.where(left == 0, 2, np.where(inside, 3, 4)))
    return np.where(quoted, state, 0)


@lru_cache(maxsize=8192)
def word_features(word: Word) -> list[str]:
    """The features of a word by itself; kept until both models, of lines and of entries, have learned a page's words.

    >>> word_features(words_of(("Owls",), ("",))[0])[:4]
    ['w=owls', 'k=Cx', 's=Xx', 'l=']
    """
    lower = word.lower
    found = [f"w={lower}", f"k={word.kind}", f"s={word.shape}", f"l={word.known}", f"c={word.coarse}"]
    found += [f"x={letter}" for letter in word.known]
    if len(lower) > 1 and lower[0].isalpha():
        size = len(lower)
        for n in (2, 3, 4):
            if size > n:
                found += f"p{n}={lower[:n]}", f"z{n}={lower[-n:]}"
        found.append(f"n={min(size, 12)}")
    return found


def mark_features(marks: Marks) -> list[str]:
    """The features of a token's marks.

    >>> mark_features((("em", "el:span.paper-title"), ("<em",)))
    ['m=em', 'mt=span', 'mh=title', 'mw=span', 'mw=paper', 'mw=title', 'M=<em']
    """
    signatures, edges = marks
    found: list[str] = []
    for signature in signatures:
        if not signature.startswith("el:"):
            found.append(f"m={signature}")
            continue
        name = signature[3:].lower()
        found.append(f"mt={name.split('.', 1)[0]}")
        found += [f"mh={hint}" for hint in _HINTS if hint in name]
        found += [f"mw={word}" for word in dict.fromkeys(re.split(r"[^a-z]+", name)) if word]
    return [*found, *(f"M={edge}" for edge in edges)]
