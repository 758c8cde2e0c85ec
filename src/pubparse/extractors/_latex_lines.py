"""Builds the lines of a LaTeX page: text, open marks, open elements; the walker tells it what it meets.

Takes calls, gives blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pubparse.extractors._bare import bare_links
from pubparse.extractors._markup import Block, Element
from pubparse.model import Mark, MarkKind
from pubparse.tables.cues import CUES_OF

_WORD = re.compile(r"\w+")
_HEADING_LONGEST = 80
_HEADING_WORDS = 8
_MOST_MARKS = 50
_MOST_ELEMENTS = 50


@dataclass(slots=True)
class _Open:
    """A mark that is open; `start` is -1 until text comes."""

    kind: MarkKind
    value: str
    start: int = -1
    label: str = ""


@dataclass(slots=True)
class Group:
    """A group, environment, argument or expansion that is open, and what was open around it."""

    kind: str
    marks: int
    depth: int
    name: str = ""
    cell: int = 0
    item: bool = False
    table: bool = False


class Lines:
    """The line under construction and those that are done."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.heading = 0
        self._parts: list[str] = []
        self._length = 0
        self._space = self._tab = ""
        self._open: list[_Open] = []
        self._marks: list[Mark] = []
        self._path: list[Element] = []
        self._fresh = 0
        self._count = 0
        self._line = 0
        self._soft = False
        self._gap = 0
        self._indent = 0
        self._paragraph = True

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the line yet."""
        return not self._length

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._path)

    @property
    def marks(self) -> int:
        """How many marks are open."""
        return len(self._open)

    def inside(self, *names: str) -> bool:
        """Whether the innermost element is one of these and nothing of it has been written."""
        return bool(self._path) and self._fresh > 0 and self.empty and self._path[-1].name in names

    def within(self, *names: str) -> bool:
        """Whether an element of one of these names is open."""
        return any(element.name in names for element in self._path)

    def write(self, text: str, line: int) -> None:
        """Write words."""
        if not text:
            return
        if not self._length:
            if self._paragraph:
                self._begin_paragraph()
            self._line = line
            self._space = ""
            if self._tab:
                self._indent = 4
        gap = self._tab if self._tab and self._length else self._space
        self._tab = self._space = ""
        if gap and self._length:
            self._parts.append(gap)
            self._length += 1
        for mark in reversed(self._open):
            if mark.start >= 0:
                break
            mark.start = self._length
        self._parts.append(text)
        self._length += len(text)

    def put(self, block: Block, line: int) -> None:
        """Write a line that is made already."""
        self.flush()
        self.write(block.text, line)
        self._marks += block.marks

    def space(self) -> None:
        """A space, if something stands before it and behind it."""
        self._space = " "

    def tab(self) -> None:
        """The end of a column."""
        self._tab = "\t"

    def open_mark(self, kind: MarkKind, value: str = "") -> None:
        """Open a mark, unless what it says is so already."""
        if len(self._open) < _MOST_MARKS and not any(m.kind is kind and m.value == value for m in self._open):
            self._open.append(_Open(kind, value))

    def name_link(self, label: str) -> None:
        """Give the link that is open a name besides its text."""
        for mark in reversed(self._open):
            if mark.kind is MarkKind.LINK:
                mark.label = mark.label or label
                return

    def close_marks(self, count: int) -> None:
        """Close marks until `count` are open."""
        while len(self._open) > count:
            mark = self._open.pop()
            if mark.start >= 0:
                self._marks.append(Mark(mark.kind, mark.start, self._length, mark.value, mark.label))
            elif mark.kind is MarkKind.LINK and mark.value:
                self._marks.append(Mark(mark.kind, self._length, self._length, mark.value, mark.label))

    def end_style(self) -> None:
        """Close the marks that a switch may have opened, in this group and around it."""
        for mark in self._open:
            if mark.start >= 0 and mark.kind not in (MarkKind.LINK, MarkKind.ELEMENT):
                self._marks.append(Mark(mark.kind, mark.start, self._length, mark.value))
        for i, mark in enumerate(self._open):
            if mark.kind not in (MarkKind.LINK, MarkKind.ELEMENT):
                self._open[i] = _Open(MarkKind.ELEMENT, "")

    def gap(self, count: int = 1) -> None:
        """Blank lines."""
        if self.empty:
            self._gap += count

    def begin(self, name: str, *classes: str) -> int:
        """Open an element; gives the depth to `end` at. A line that stands there is done."""
        self.flush()
        self._paragraph = True
        depth = len(self._path)
        if depth < _MOST_ELEMENTS:
            self._count += 1
            self._path.append(Element(self._count, name, tuple(classes)))
            self._fresh += 1
        return depth

    def end(self, depth: int) -> None:
        """Close elements until `depth` are open."""
        self.flush()
        self._paragraph = True
        del self._path[depth:]
        self._fresh = min(self._fresh, len(self._path))

    def paragraph(self) -> None:
        """A paragraph ends; what comes next begins another one."""
        self.flush()
        if self._path and self._path[-1].name == "p":
            self.end(len(self._path) - 1)
        self._paragraph = True

    def _begin_paragraph(self) -> None:
        """Open a paragraph, unless the line begins an element that is as good as one."""
        self._paragraph = False
        if not self.heading and len(self._path) < _MOST_ELEMENTS:
            inner = self._path[-1].name if self._path else ""
            if inner not in ("tr", "pre") and not (self._fresh and inner in ("li", "p")):
                self._count += 1
                self._path.append(Element(self._count, "p"))
                self._fresh += 1

    def wrap(self) -> None:
        """The source's line ends, the page's does not."""
        if self.empty:
            self.space()
        elif "".join(self._parts[-1:])[-1:] in "-/":
            self._space = ""
        else:
            self.flush(soft=True)

    def flush(self, soft: bool = False) -> None:
        """End the line; the next one is only a wrapped one where `soft`."""
        if not self._length:
            if not soft:
                self._soft = False
                self._tab = ""
            return
        text = "".join(self._parts)
        marks = self._marks
        for mark in self._open:
            if mark.start >= 0:
                marks.append(Mark(mark.kind, mark.start, self._length, mark.value))
                mark.start = -1
        marks = [mark for mark in marks if mark.kind is not MarkKind.ELEMENT or mark.value]
        marks += bare_links(text, marks)
        marks.sort(key=lambda mark: (mark.start, -mark.end))
        begins = min(self._fresh, len(self._path))
        path = tuple(self._path)
        self.blocks.append(
            Block(
                text,
                tuple(marks),
                path,
                begins,
                self._line,
                self.heading,
                self._gap,
                self._soft and not begins,
                self._indent,
            )
        )
        self._parts, self._marks = [], []
        self._length = self._fresh = self._gap = self._indent = 0
        self._space = self._tab = ""
        self._soft = soft

    def retitle(self, index: int, level: int) -> None:
        """Make a line a heading."""
        self.blocks[index] = replace(self.blocks[index], heading=level)


def stands_alone(blocks: Sequence[Block]) -> bool:
    """Whether the first of a paragraph's lines is a heading: short, set off throughout, and alone but for a note.

    Where only a line break follows, its words must be those of a heading: many print titles in bold.
    """
    if not blocks:
        return False
    block = blocks[0]
    text = block.text.rstrip(" :")
    if block.heading or not text or len(block.text) > _HEADING_LONGEST or len(text.split()) > _HEADING_WORDS:
        return False
    if text[-1] in ".,;" or any(element.name in ("li", "tr") for element in block.path):
        return False
    alone = len(blocks) == 1 or (len(blocks) == 2 and blocks[1].text[0] + blocks[1].text[-1] == "()")
    if not alone and (blocks[1].soft or not _names_section(text)):
        return False
    return any(
        mark.start == 0
        and mark.end >= len(text)
        and (mark.kind in (MarkKind.STRONG, MarkKind.UNDERLINE, MarkKind.SMALLCAPS) or mark.value == "large")
        for mark in block.marks
    )


def _names_section(text: str) -> bool:
    """Whether a line is a year, or most of its words are those of headings."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) == 1 and words[0].isdigit():
        return len(words[0]) == 4
    known = sum(word in CUES_OF or word in ("peer", "selected", "other") for word in words)
    return bool(words) and known >= len(words) - 1 and known > 0
