"""The stretches of a page that are searched for entries at a time: all of it, unless it is very long.

Takes blocks, gives stretches of them. What finds entries compares every line with its list, which takes memory for
each; a file of a hundred thousand lines is searched stretch by stretch, and where nothing speaks of a work, not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from unicodedata import category

from pubparse.extractors._looks import heading_level
from pubparse.extractors._markup import Block

_MANY = 3000
"""Blocks of a page that are still read as one; hardly any page has so many."""
_STRETCH = 1500
"""Blocks of a stretch of a longer page."""
_LATEST = 100
"""Blocks by which a stretch may be longer, to end where an item does."""
_NEAR = 25
"""Blocks between a year and a name that may belong to one entry, or to one list under the year."""
_AROUND = 8
"""Blocks around the two that may belong to the entry; the longest entries that are found have as many."""
_HUGE = 50_000
"""Blocks of a page from which on a year counts only near another: it is a book or a log, unless it is a long list."""
_HEADINGS = 3
"""Headings that are shown above a stretch."""
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|['’‘]\d\d(?!\d)")
_LOOKED_AT = 2000
"""Characters of a block in which year and names are sought."""


@cache
def _name() -> re.Pattern[str]:
    """What a name looks like in any alphabet: capitals where it has them, else (Chinese, Arabic, Hindi) any letter.

    >>> lines = ("B. Петров", "Α. Γεωργίου", "Bee, Ann", "и так далее", "章梓立", "یک نام", "and so on")
    >>> [bool(_name().search(line)) for line in lines]
    [True, True, True, False, True, True, False]
    """
    letters = [sign for sign in map(chr, range(0x10000)) if sign.isalpha()]
    capital = _among(sign for sign in letters if sign.isupper())
    plain = _among(sign for sign in letters if category(sign) == "Lo" and sign.lower() == sign.upper())
    return re.compile(rf"{capital}\.|{capital}\w+,? {capital}|{plain}|\W{capital}\w+, ")


def _among(signs: Iterable[str]) -> str:
    """A class of signs, as ranges, for a regular expression."""
    runs: list[list[int]] = []
    for code in map(ord, signs):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "[" + "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in runs) + "]"


def windows(blocks: Sequence[Block]) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Give the stretches to search, from the first block to before the last, with the headings that stand above each.

    >>> list(windows([Block("Owls. 1999.", (), (), 1, 1)]))
    [((), 0, 1)]
    """
    size = len(blocks)
    if size <= _MANY:
        yield (), 0, size
        return
    headings: list[tuple[int, int]] = []
    seen = 0
    for begin, end in _told(blocks):
        at = begin
        while at < end:
            stop = _cut(blocks, at, end)
            for number in range(seen, at):
                if level := heading_level(blocks[number]):
                    headings = [known for known in headings if known[1] < level] + [(number, level)]
            seen = at
            yield tuple(number for number, _ in headings[-_HEADINGS:]), at, stop
            at = stop


def _told(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The stretches near lines with a year and near lines with names: no entry is without both."""
    begin = end = -1
    name = -_NEAR
    year = -_NEAR
    name_of = _name()
    years = _years(blocks)
    for number, block in enumerate(blocks):
        if number in years:
            year = number
        if name_of.search(block.text[:_LOOKED_AT]):
            name = number
        if number in (year, name) and abs(year - name) < _NEAR:
            if begin < 0 or number - _AROUND > end:
                if begin >= 0:
                    yield begin, end
                begin = max(min(year, name) - _AROUND, end, 0)
            end = min(number + _AROUND + 1, len(blocks))
    if begin >= 0:
        yield begin, end


def _years(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks with a year; of a huge page only those that have another near."""
    found = [number for number, block in enumerate(blocks) if _YEAR.search(block.text[:_LOOKED_AT])]
    if len(blocks) <= _HUGE:
        return frozenset(found)
    return frozenset(number for pair in pairwise(found) if pair[1] - pair[0] <= _NEAR for number in pair)


def _cut(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Where a stretch ends: before a heading or an item, if there is one soon."""
    if end - begin <= _STRETCH + _LATEST:
        return end
    for number in range(begin + _STRETCH, begin + _STRETCH + _LATEST):
        if blocks[number].heading or (blocks[number].begins and not blocks[number].soft):
            return number
    return begin + _STRETCH
