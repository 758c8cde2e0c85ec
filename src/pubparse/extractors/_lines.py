"""The line builder: what a walk over markup meets (blocks, breaks, marks, text) becomes `Block`s.

Takes events, gives `tuple[Block, ...]`. It collapses white space as a browser does, ends marks at line ends and opens
them again behind, and finds in the finished text what has no markup of its own: bare URLs and inline math.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from pubparse.extractors._markup import Block, Element
from pubparse.model import Mark, MarkKind

HIDDEN = "hidden"
"""The last class that an ELEMENT mark has where the page does not show the line at first."""

_MAX_MARKS = 64
"""More open marks than this are no style, but tags that nobody closed."""
_MAX_PATH = 64
"""A block's path holds its innermost elements, up to this many."""

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\ue000-\uf8ff\ufeff]")
"""What renders as nothing: soft hyphens, zero-width and direction signs, private signs (icon fonts)."""
_URL = re.compile(r"https?://[^\s<>\"“”]+")
_MATH = re.compile(
    r"\\\((.{1,500}?)\\\)|\\\[(.{1,500}?)\\\]|\$\$([^$]{1,500})\$\$|(?<![\\$\w])\$(?=[^\s$])([^$]{1,300}?)(?<=[^\s\\])\$(?![\d$])"
)


class LineBuilder:
    """Makes blocks of events. `line` is the source line of the block that is being made; its user sets it."""

    def __init__(self) -> None:
        self.line = 1
        self._blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._space = False
        self._open: list[_OpenMark] = []
        self._done: list[Mark] = []
        self._path: list[Element] = []
        self._signatures: list[str] = []
        self._headings: list[int] = []
        self._path_now: tuple[Element, ...] | None = None
        self._begun = 0
        self._numbers = 0
        self._gap = 0
        self._blank = False
        self._blank_cell = False
        self._soft = False
        self._indent = 0
        self._icons: list[tuple[tuple[Element, ...], Mark]] = []

    @property
    def at_start(self) -> bool:
        """Whether the line that is being made has no text yet."""
        return not self._length

    @property
    def depth(self) -> int:
        """How many marks are open."""
        return len(self._open)

    def open_block(self, name: str, classes: tuple[str, ...] = ()) -> None:
        """A block element begins, and with it a line."""
        self._flush()
        self._numbers += 1
        self._path.append(Element(self._numbers, name, classes))
        self._signatures.append("")
        self._path_now = None
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._headings.append(int(name[1]))

    def close_block(self) -> None:
        """The innermost block element ends."""
        self._flush()
        if self._path[-1].name == "tr":
            # A row of blank cells parts what stands above it from what stands below.
            self._gap += self._blank_cell and self._begun < len(self._path)
            self._blank_cell = False
        element = self._path.pop()
        self._signatures.pop()
        self._path_now = None
        self._begun = min(self._begun, len(self._path))
        name = element.name
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._headings.pop()

    def sign(self, signature: str) -> None:
        """Say what the mark of the innermost element is to be, if not its tag and classes."""
        self._signatures[-1] = signature

    def new_line(self, soft: bool = False) -> None:
        """The page, or (`soft`) only its source, breaks the line."""
        if soft:
            if self._length:
                self._flush()
                self._soft = True
            return
        if self._length or self._done:
            self._flush()
        elif not self._soft:
            self._gap += 1
        self._soft = False

    def rule(self) -> None:
        """A horizontal rule: a break that counts as a blank line."""
        self._flush()
        self._gap += 1

    def open_mark(self, kind: MarkKind, value: str = "", label: str = "") -> None:
        """A mark begins with the next text."""
        if len(self._open) < _MAX_MARKS:
            self._open.append(_OpenMark(kind, value, label))

    def close_marks(self, count: int) -> None:
        """The `count` marks that were opened last end with the last text."""
        for _ in range(count):
            mark = self._open.pop()
            if mark.start >= 0:
                self._done.append(Mark(mark.kind, mark.start, self._length, mark.value, mark.label))
            elif mark.kind is MarkKind.LINK and not mark.shown:
                self._done.append(Mark(mark.kind, self._length, self._length, mark.value, mark.label))

    def indent(self, columns: int) -> None:
        """Say how many columns of white space stand before the line."""
        self._indent = columns

    def blank(self, raw: str) -> None:
        """Add white space."""
        self._space = True
        self._blank = self._blank or "\xa0" in raw

    def words(self, words: Sequence[str], raw: str, gap: str = " ") -> None:
        """Add text, given raw and split at white space; `gap` is what joins its parts."""
        if not words:
            if raw:
                self.blank(raw)
            return
        text = gap.join(words)
        if not text.isascii():
            clean = (" ".join(_INVISIBLE.sub("", word).split()) for word in words)
            text = unicodedata.normalize("NFC", gap.join(word for word in clean if word))
            if not text:
                return
        if self._length and (self._space or raw[0].isspace()):
            self._parts.append(" ")
            self._length += 1
        start = self._length
        for mark in reversed(self._open):
            if mark.start >= 0:
                break
            mark.start = start
        self._parts.append(text)
        self._length = start + len(text)
        self._space = raw[-1].isspace()

    def finish(self) -> tuple[Block, ...]:
        """Give all blocks."""
        self._flush()
        if self._icons and self._blocks:
            self._place_icons(None)
        return tuple(self._blocks)

    def _flush(self) -> None:
        """End the line; an empty one leaves only its icon links, for a neighbour."""
        self._space = False
        if not self._length:
            if self._blank:
                if self._path and self._path[-1].name in ("td", "th"):
                    self._blank_cell = True
                else:
                    self._gap += 1
                self._blank = False
            if self._done:
                self._icons += [(self._current_path(), mark) for mark in self._done]
                self._done = []
            return
        text = "".join(self._parts)
        marks = self._done
        for mark in self._open:
            if mark.start >= 0:
                marks.append(Mark(mark.kind, mark.start, self._length, mark.value, mark.label))
                mark.start, mark.shown = -1, True
        path = self._current_path()
        if path:
            signature = self._signatures[-1]
            if not signature:
                signature = self._signatures[-1] = path[-1].signature
            marks.append(Mark(MarkKind.ELEMENT, 0, self._length, signature))
        if "://" in text:
            _mark_urls(text, marks)
        if "$" in text or "\\" in text:
            _mark_math(text, marks)
        if self._icons:
            self._place_icons(path, marks)
        if len(marks) > 1:
            marks.sort(key=_order)
        begins = min(len(self._path) - self._begun, len(path))
        self._begun = len(self._path)
        heading = self._headings[-1] if self._headings else 0
        self._blocks.append(
            Block(text, tuple(marks), path, begins, self.line, heading, self._gap, self._soft, self._indent)
        )
        self._parts.clear()
        self._length = self._gap = self._indent = 0
        self._done = []
        self._soft = self._blank = False

    def _current_path(self) -> tuple[Element, ...]:
        """The open block elements; one tuple as long as they stay."""
        if self._path_now is None:
            self._path_now = tuple(self._path[-_MAX_PATH:])
        return self._path_now

    def _place_icons(self, path: tuple[Element, ...] | None, marks: list[Mark] | None = None) -> None:
        """Give links that are alone on their line to the neighbour that shares more elements, the earlier if equal."""
        before: list[Mark] = []
        for home, icon in self._icons:
            if self._blocks and (path is None or _shared(home, self._blocks[-1].path) >= _shared(home, path)):
                before.append(icon)
            elif marks is not None:
                marks.append(replace(icon, start=0, end=0))
        if before:
            last = self._blocks[-1]
            end = len(last.text)
            self._blocks[-1] = replace(
                last, marks=(*last.marks, *(replace(icon, start=end, end=end) for icon in before))
            )
        self._icons = []


class _OpenMark:
    """A mark whose end is not yet seen; `start` -1 until text follows, `shown` once a line had some of it."""

    __slots__ = ("kind", "label", "shown", "start", "value")

    def __init__(self, kind: MarkKind, value: str, label: str) -> None:
        self.kind, self.value, self.label = kind, value, label
        self.start, self.shown = -1, False


def _order(mark: Mark) -> tuple[int, int]:
    """Sort marks by start, the longer first."""
    return mark.start, -mark.end


def _shared(one: tuple[Element, ...], other: tuple[Element, ...]) -> int:
    """How many outer elements two paths share."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        count += 1
    return count


def _mark_urls(text: str, marks: list[Mark]) -> None:
    """Mark bare URLs as links, without the punctuation that follows them."""
    links = [(mark.start, mark.end) for mark in marks if mark.kind is MarkKind.LINK]
    for match in _URL.finditer(text):
        url = match[0].rstrip(".,;:!?'*")
        while url and url[-1] in ")]}" and url.count(url[-1]) > url.count("([{"[")]}".index(url[-1])]):
            url = url[:-1].rstrip(".,;:!?'*")
        start, end = match.start(), match.start() + len(url)
        if not any(start < stop and first < end for first, stop in links):
            marks.append(Mark(MarkKind.LINK, start, end, url))


def _mark_math(text: str, marks: list[Mark]) -> None:
    """Mark TeX math between its delimiters; the text stays as it is."""
    marks += [
        Mark(MarkKind.MATH, match.start(), match.end(), next(group for group in match.groups() if group).strip())
        for match in _MATH.finditer(text)
    ]
