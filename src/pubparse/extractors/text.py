"""Plain text to blocks: CVs and lists, and what `pdftotext -layout` makes of a PDF.

Takes text, gives a `Page`. `_text_lines` drops what only the pages need, `_text_columns` finds columns and margins,
`_text_headings` headings, `_text_shape` what begins an item and what is only wrapped, `_text_marks` pasted markup.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pubparse.extractors._bare import bare_links
from pubparse.extractors._markup import Block, Element, Page
from pubparse.extractors._text_columns import set_columns
from pubparse.extractors._text_headings import Levels, is_rule, mark_headings
from pubparse.extractors._text_lines import Line, read_pages
from pubparse.extractors._text_marks import read_marks
from pubparse.extractors._text_shape import Break, Item, find_breaks
from pubparse.model import Mark, MarkKind
from pubparse.text import join_soft

_NAMELESS = re.compile(
    r"(?i)(?:my\s+)?(?:curriculum\s+vit\S+|c\.?v\.?|r[ée]sum[ée]|(?:academic|full)\s+cv|(?:list\s+of\s+)?publications?.*)"
)
_TITLE_LONGEST = 60
_DEEPEST = 8
_STRETCH = 400
"""Lines of a text without pages that are measured together."""


def read_page(text: str, line_offset: int = 0) -> Page:
    """Give the page's title and blocks: one for each line, soft where the line is only wrapped.

    `line_offset` lines stand before the text in its file. Never raises on content.

    >>> page = read_page("PAPERS\\n\\n[1] A. Bee, A title which\\n    wraps. 2020.\\n[2] C. Dee, Other. 2021.")
    >>> for block in page.blocks:
    ...     print(block.heading, block.begins, block.soft, block.text)
    1 1 False PAPERS
    0 1 False [1] A. Bee, A title which
    0 0 True wraps. 2020.
    0 1 False [2] C. Dee, Other. 2021.
    """
    pages = read_pages(text, line_offset)
    if len(pages) == 1 and len(pages[0]) > _STRETCH:
        pages = [pages[0][at : at + _STRETCH] for at in range(0, len(pages[0]), _STRETCH)]
    stretches = [set_columns(page) for page in pages]
    mark_headings([line for stretch in stretches for line in stretch])
    builder = _Builder()
    item = Item()
    for stretch in stretches:
        shown = [line for line in stretch if not is_rule(line.text)]
        for line, found in zip(shown, find_breaks(shown, item), strict=True):
            builder.add(line, found)
    return Page(_title(builder.blocks), tuple(builder.blocks))


class _Builder:
    """Makes the blocks, and the elements that they stand in."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._levels = Levels()
        self._sections: list[Element] = []
        self._items: list[tuple[int, Element]] = []
        self._count = 0
        self._heading = ""
        self._open: tuple[Element, ...] = ()

    def add(self, line: Line, found: Break) -> None:
        """Add a line."""
        if line.label:
            self._label(line)
        if line.heading:
            self._add_heading(line, found)
            return
        self._heading = ""
        text, marks = read_marks(line.text)
        if not text:
            return
        begins = 0
        if found in (Break.ITEM, Break.PARAGRAPH) or not self._items:
            self._begin_item(line, found)
            begins = 1
        while found is Break.LINE and len(self._items) > 1 and self._items[-1][0] >= line.indent:
            self._items.pop()
            self._open = ()
        soft = found is Break.WRAP and not begins
        if soft and self.blocks[-1].marks:
            text, marks = self._join_link(text, marks)
        self.blocks.append(Block(text, marks, self._path(), begins, line.number, 0, line.gap, soft, line.indent))

    def _begin_item(self, line: Line, found: Break) -> None:
        """Open an item; one with a number or bullet stands in the item that it is indented under."""
        if not line.marker or line.fresh_page or found is Break.PARAGRAPH:
            self._items.clear()
        while self._items and self._items[-1][0] >= line.indent - 1:
            self._items.pop()
        if len(self._items) > _DEEPEST:
            self._items.clear()
        self._open = ()
        self._items.append((line.indent, self._element("li" if found is Break.ITEM else "p")))

    def _path(self) -> tuple[Element, ...]:
        """The elements that are open."""
        if not self._open:
            self._open = (*self._sections, *(element for _, element in self._items))
        return self._open

    def _element(self, name: str, *classes: str) -> Element:
        """A new element."""
        self._count += 1
        return Element(self._count, name, classes)

    def _add_heading(self, line: Line, found: Break) -> None:
        """Add a heading; one that goes on over lines is one."""
        last = self.blocks[-1] if self.blocks else None
        if (
            last is not None
            and last.heading
            and self._heading == line.heading
            and not line.gap
            and self._goes_on(last, line)
        ):
            self.blocks[-1] = replace(last, text=join_soft(last.text, line.text))
            return
        self._heading = line.heading
        text, marks = read_marks(line.text)
        if text:
            self._section(text, marks, self._levels.of(line.heading, line.indent, text, self._follows()), line)

    def _follows(self) -> bool:
        """Whether the last block is a heading, and not the page's own."""
        return len(self.blocks) > 1 and self.blocks[-1].heading > 0

    def _goes_on(self, last: Block, line: Line) -> bool:
        """Whether a heading's next line belongs to it, and is no heading under it."""
        if line.heading != "words" or abs(last.indent - line.indent) > 2:
            return False
        return len(last.text.split()) < 3 or last.text.endswith(("&", " and", ",", " of"))

    def _section(self, text: str, marks: tuple[Mark, ...], level: int, line: Line) -> None:
        """Open a section with its heading."""
        del self._sections[level - 1 :]
        self._sections.append(self._element("section"))
        self._items.clear()
        self._open = ()
        self.blocks.append(
            Block(text, marks, tuple(self._sections), 1, line.number, level, line.gap, False, line.indent)
        )

    def _label(self, line: Line) -> None:
        """Words in the margin are a heading of what stands beside them."""
        self._section(line.label, (), self._levels.of("margin", 0, line.label), line)
        self._heading = "margin"

    def _join_link(self, text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
        """A URL that is wrapped is one link over both lines."""
        before = self.blocks[-1]
        for mark in reversed(before.marks):
            if mark.kind is MarkKind.LINK and mark.end == len(before.text) and before.text[mark.start :] == mark.value:
                word = text.split(None, 1)[0]
                joined = join_soft(mark.value, word)
                if " " in joined or len(joined) != len(mark.value) + len(word):
                    break
                links = bare_links(joined)
                if not links or links[0].end <= len(mark.value):
                    break
                value = links[0].value
                tail = Mark(MarkKind.LINK, 0, links[0].end - len(mark.value), value)
                kept = tuple(Mark(m.kind, m.start, m.end, value) if m is mark else m for m in before.marks)
                self.blocks[-1] = replace(before, marks=kept)
                return text, (tail, *(m for m in marks if m.start >= tail.end))
        return text, marks


def _title(blocks: list[Block]) -> str:
    """The first line, as far as it looks like a name or a title."""
    for block in blocks[:4]:
        text = block.text.split("\t")[0].strip()
        if (
            not _NAMELESS.fullmatch(text)
            and len(text) <= _TITLE_LONGEST
            and not any(sign in text for sign in "@:/0123456789")
        ):
            return text
    return ""
