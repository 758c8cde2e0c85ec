"""How the lines of a plain text hang together: which begin an item, which only go on.

Takes the lines of a page, gives a break for each. It decides from the width of the text column (would the next word
still have fit?), from indents, from numbers and bullets, from blank lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from pubparse.extractors._text_lines import Line

_HYPHENS = "-\u00ad\u2010\u2011\ufffd"
_NAME = re.compile(
    r"(?:[^\W\d_]\.[ -]?){1,3}(?:[a-z]{2,3} )?[^\W\d_a-z]\w+|[^\W\d_a-z][\w'’-]+, (?:[^\W\d_a-z]\.|[^\W\d_a-z]\w+)"
    r"|[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z]\.?(?: ?[^\W\d_a-z]\.)*)? [^\W\d_a-z][\w'’-]+(?:,| and | & )"
    r"|(?:19|20)\d\d[.:,)]?\s+[A-Z“\"]"
)
_OPEN = re.compile(
    r"(?:[,(&–-]|\b(?:and|of|the|in|for|a|an|on|to|with|at|by|from|und|von|der|die|für|et|de|la|du|des|y|e|di))\Z"
)
"""The end of a line behind which something must follow."""
_WIDE = re.compile(r"[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]")
_SHORT_COLUMN = 30
_FEW, _USUAL = 2, 60
"""So few full lines of wide signs make no column narrower than this."""
_WIDEST_HANGING = 14


class Break(Enum):
    """What stands before a line."""

    ITEM = "item"
    """A numbered, bulleted or hanging item begins."""
    PARAGRAPH = "paragraph"
    """Another paragraph begins."""
    LINE = "line"
    """The author broke the line within an item."""
    WRAP = "wrap"
    """The line is only wrapped."""


@dataclass(slots=True)
class _Column:
    """What is usual on a page."""

    width: int
    """A line that would grow beyond it with another word is full; without limit where nothing is wrapped."""
    reach: int
    """The same for lines whose words go on in lower case: nearly all that come close to the margin are wrapped."""
    wraps: bool
    hanging: frozenset[int]
    first_line: bool
    gap: int


@dataclass(slots=True)
class Item:
    """The item that is open: where its first line and its text begin; `outer` are those that it stands in."""

    indent: int = 0
    body: int = -1
    marked: bool = False
    hangs: bool = False
    outer: list[tuple[int, int]] = field(default_factory=list)

    def begin(self, line: Line, marked: bool) -> None:
        """Another item begins."""
        if marked and self.marked and line.indent > self.indent + 1 and not line.fresh_page:
            self.outer.append((self.indent, self.body))
        else:
            while self.outer and (not marked or self.outer[-1][0] >= line.indent - 1):
                self.outer.pop()
        self.indent, self.body, self.marked, self.hangs = line.indent, line.body, marked, False


def find_breaks(lines: Sequence[Line], item: Item) -> list[Break]:
    """Give what stands before each line of a page; `item` is the one that is open, and is kept up to date."""
    column = _column(lines)
    numbered = _trusted(lines)
    breaks: list[Break] = []
    before: Line | None = None
    for index, line in enumerate(lines):
        found = _break(before, line, item, column, index in numbered)
        if found is Break.ITEM or found is Break.PARAGRAPH:
            item.begin(line, index in numbered)
        elif before is not None and line.indent > item.indent + 1:
            item.hangs = True
        breaks.append(found)
        before = line
    return breaks


def _break(before: Line | None, line: Line, item: Item, column: _Column, marked: bool) -> Break:
    """What stands before a line."""
    if marked:
        return Break.ITEM
    if line.body >= 0 and not line.marker:
        return Break.ITEM
    apart = Break.ITEM if line.indent in column.hanging else Break.PARAGRAPH
    if line.heading or line.label or (before is not None and before.heading):
        return apart
    if before is None:
        return _across_pages(line, column)
    continues = _continues(before, line, column)
    if line.gap > column.gap:
        close = abs(line.indent - before.indent) < 3 and before.end >= 40
        return Break.WRAP if continues and close else apart
    if continues:
        return Break.WRAP
    going_on = Break.WRAP if _full(before, line, column) else Break.LINE
    if line.indent > before.indent + 1:
        inner = item.body if item.body >= 0 else item.indent
        if column.first_line:
            return Break.PARAGRAPH
        near = line.indent - item.indent <= _WIDEST_HANGING or abs(line.indent - inner) < 3
        return going_on if near else Break.LINE
    if item.outer and line.indent <= item.indent + 1 and any(abs(line.indent - body) < 2 for _, body in item.outer):
        return going_on
    if line.indent > item.indent + 1:
        return going_on
    return _at_margin(before, line, item, column)


def _at_margin(before: Line, line: Line, item: Item, column: _Column) -> Break:
    """What stands before a line that is not indented under its item."""
    wrapped = _wrapped(before, line, column)
    if line.indent < item.indent - 1:
        return (Break.WRAP if wrapped else Break.PARAGRAPH) if column.first_line else Break.ITEM
    hanging = item.hangs or line.indent in column.hanging
    if wrapped and (column.first_line or not hanging or _OPEN.search(before.text)):
        return Break.WRAP
    if hanging:
        return Break.ITEM
    if before.text[-1] in ",;" or not (column.wraps or item.marked):
        return Break.LINE
    return Break.PARAGRAPH


def _across_pages(line: Line, column: _Column) -> Break:
    """What stands before the first line of a page: where it cannot be known, the line goes on."""
    if line.indent in column.hanging:
        return Break.ITEM
    if line.text[0].islower() or column.hanging:
        return Break.WRAP
    return Break.PARAGRAPH if _NAME.match(line.text) else Break.WRAP


def _continues(before: Line, line: Line, column: _Column) -> bool:
    """Whether the words themselves go on: a word is split, or a full line goes on in lower case."""
    last, first = before.text[-1], line.text[0]
    if last in _HYPHENS and len(before.text) > 1 and before.text[-2].isalpha() and first.isalpha():
        return True
    if not first.islower() or last in ".!?" or line.marker:
        return False
    word = _first_word(line)
    return "@" not in word and "://" not in word and before.end + 1 + len(word) > column.reach


def _first_word(line: Line) -> str:
    """The first word of a line; of Chinese and Japanese, which break anywhere, two columns."""
    word = line.text[:60].split(None, 1)[0]
    return word[:2] if _WIDE.match(word) else word


def _full(before: Line, line: Line, column: _Column) -> bool:
    """Whether the line's first word would not have fit into the line before; not so behind a column at the right."""
    if "\t" in before.text and before.body < 0 and len(before.text) - before.text.rfind("\t") <= _SHORT_COLUMN:
        return False
    return before.end + 1 + len(_first_word(line)) > column.width


def _wrapped(before: Line, line: Line, column: _Column) -> bool:
    """Whether the line before is full, and does not end where this one looks like another item."""
    return _full(before, line, column) and not (before.text[-1] in '.!?”")' and _NAME.match(line.text) is not None)


def _column(lines: Sequence[Line]) -> _Column:
    """Measure a page."""
    ends = sorted(line.end for line in lines)
    long = [end for end in ends if end >= 40]
    widest = ends[min(int(0.95 * len(ends)), len(ends) - 1)] if ends else 0
    near = sum(end > 0.86 * widest for end in long)
    share = near / len(long) if long else 0.0
    # A single long line is no column: editors wrap at 70 to 100. In Chinese and Japanese, few words make a line.
    few = near <= _FEW and widest < _USUAL and any(_WIDE.search(line.text) for line in lines)
    wraps = bool(long) and share >= 0.3 and widest <= (200 if near > 1 else 100) and not few
    width = int(0.93 * widest) if wraps else 1 << 30
    deeper: Counter[int] = Counter()
    short_before: Counter[str] = Counter()
    gaps: Counter[bool] = Counter()
    for before, line in pairwise(lines):
        if before.text[-1].isalpha() and line.text[0].islower() and before.end > 0.7 * widest:
            gaps[line.gap > 0] += 1
        if line.gap or line.heading or before.heading:
            continue
        step = line.indent - before.indent
        if 1 < step <= _WIDEST_HANGING and not before.marker and not line.marker:
            deeper[before.indent] += 1
            short_before["deeper" if before.end < 0.85 * widest else "full"] += 1
        elif step < -1 and not line.marker:
            short_before["back" if before.end < 0.85 * widest else "full back"] += 1
    first_line = short_before["deeper"] > 2 and short_before["deeper"] > 2 * short_before["back"]
    hanging = frozenset(indent for indent, count in deeper.items() if count > 1) if not first_line else frozenset()
    return _Column(width, int(0.88 * widest), wraps, hanging, first_line, 1 if gaps[True] > 2 * gaps[False] + 2 else 0)


def _trusted(lines: Sequence[Line]) -> frozenset[int]:
    """The lines whose number or bullet is one: bracketed, or counting with its neighbours."""
    trusted: set[int] = set()
    last: dict[str, tuple[int, int]] = {}
    for index, line in enumerate(lines):
        if not line.marker:
            continue
        style, _, number = line.marker.partition("#")
        if not number or style[0] in "[［【":
            trusted.add(index)
            continue
        value = int(number)
        known = last.get(style)
        if known is not None and abs(value - known[1]) == 1:
            trusted.update((known[0], index))
        elif known is None and value == 1 and (line.gap or line.fresh_page or not index or lines[index - 1].heading):
            trusted.add(index)
        last[style] = (index, value)
    return frozenset(trusted)
