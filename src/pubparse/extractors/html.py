"""HTML to blocks: one rendered line each, with its marks, its elements and its source line.

Takes the text of a page, gives a `Page`. Consults BeautifulSoup with lxml's parser, and here alone. The tree is walked
once, without recursion; what the walk meets goes to `_lines.LineBuilder`, which makes the lines.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from typing import cast

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, Tag

from pubparse.extractors._cursor import Cursor
from pubparse.extractors._lines import HIDDEN, LineBuilder
from pubparse.extractors._liquid import PLACEHOLDER, without_liquid
from pubparse.extractors._markup import Block, Page
from pubparse.model import MarkKind
from pubparse.tables.markup import (
    BLOCK_TAGS,
    ICON_CLASSES,
    MARK_TAGS,
    NO_LINKS,
    PLAIN_TAGS,
    PREFORMATTED_TAGS,
    SKIPPED_TAGS,
    STYLES,
    UNSEEN_TAGS,
)

_STYLES = tuple((re.compile(pattern), kind) for pattern, kind in STYLES)
_COLOR = re.compile(r"(?<![\w-])color\s*:\s*([#\w]+)")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_DISPLAY = re.compile(r"display\s*:\s*(inline|block|list-item|table|flex|grid)\s*(?:;|!|$)")
_ICON = re.compile(rf"(?:{'|'.join(ICON_CLASSES)})(?:-|$)")


def blocks(text: str, line_offset: int = 0) -> tuple[Block, ...]:
    """Give the rendered lines of an HTML page. Never raises: lxml repairs what is badly formed.

    >>> [(block.text, block.line) for block in blocks("<ol><li>One\\n  paper<li><i>Two</i><br>2019</ol>")]
    [('One paper', 1), ('Two', 2), ('2019', 2)]
    """
    return read_page(text, line_offset).blocks


def read_page(text: str, line_offset: int = 0, lines: Sequence[int] | None = None) -> Page:
    """Read an HTML page: `line_offset` lines stand before it in its file. Never raises.

    `lines` maps the lines of `text` (from 0) to those of the file, where `text` was made from another format.

    >>> page = read_page("<title>Ada</title><p>See <a href='p.pdf'>here</a></p>")
    >>> page.title, page.blocks[0].marks[1].value
    ('Ada', 'p.pdf')
    """
    text = without_liquid(text.replace("\0", ""))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    walk = _Walk(text, line_offset, lines)
    walk.run(soup)
    return Page(walk.title, walk.builder.finish())


class _Walk:
    """One pass over the tree."""

    def __init__(self, text: str, offset: int, lines: Sequence[int] | None) -> None:
        self.builder = LineBuilder()
        self.cursor = Cursor(text, offset, lines)
        self.title = self.author = ""
        self.data: list[str] = []
        self._columns: list[int] = []
        self._preformatted = 0
        self._links = 0

    def run(self, soup: BeautifulSoup) -> None:
        """Walk the whole tree."""
        stack: list[tuple[Iterator[PageElement], Tag, _Frame]] = []
        nodes: Iterator[PageElement] = iter(soup.contents)
        tag: Tag = soup
        frame: _Frame | None = (0, False)
        while True:
            node = next(nodes, None)
            if node is None:
                if not stack:
                    return
                assert frame is not None
                self._close(tag.name, *frame)
                nodes, tag, frame = stack.pop()
            elif type(node) is NavigableString:
                self._text(node)
            elif isinstance(node, Tag):
                opened = self._open(node)
                if opened is not None:
                    assert frame is not None
                    stack.append((nodes, tag, frame))
                    nodes, tag, frame = iter(node.contents), node, opened
            elif isinstance(node, Comment):
                self.cursor.skip(len(node))

    def _text(self, node: NavigableString) -> None:
        """Take a text; preformatted text keeps its lines."""
        builder, cursor = self.builder, self.cursor
        if not self._preformatted:
            words = node.split()
            builder.line = cursor.text(words, len(node), builder.at_start) or builder.line
            builder.words(words, node)
            return
        for number, line in enumerate(node.split("\n")):
            if number:
                builder.new_line()
            words = line.split()
            if words and builder.at_start:
                expanded = line.expandtabs()
                builder.indent(len(expanded) - len(expanded.lstrip()))
            builder.line = cursor.text(words, len(line) + (number > 0), builder.at_start) or builder.line
            builder.words(words, line)

    def _open(self, tag: Tag) -> _Frame | None:
        """Open an element; give how many marks it opened and whether it is a block, or None to pass it over."""
        name = tag.name
        builder, attributes = self.builder, cast("dict[str, str]", tag.attrs)
        self.cursor.tag(name)
        if name == "br":
            builder.new_line("data-soft" in attributes)
            return (0, False) if tag.contents else None
        if name in SKIPPED_TAGS or (name == "button" and not self._links):
            self._skip(tag, name)
            return None
        if name == "hr":
            builder.rule()
            return None
        classes: tuple[str, ...] = ()
        style = ""
        block = name in BLOCK_TAGS
        if attributes:
            given = attributes.get("class")
            if given:
                classes = tuple(given.split())
            style = attributes.get("style", "")
            if style:
                style = style.lower()
                display = _DISPLAY.search(style)
                if display:
                    block = display[1] != "inline"
        if block:
            self._open_block(name, classes)
        depth = builder.depth
        if name == "a":
            self._links += 1
            href = attributes.get("href", "").strip()
            if href and not href.lower().startswith(NO_LINKS) and PLACEHOLDER not in href:
                builder.open_mark(MarkKind.LINK, href, _label(tag))
        elif name in MARK_TAGS:
            builder.open_mark(MARK_TAGS[name])
        elif name == "math":
            builder.open_mark(MarkKind.MATH, _tex(tag))
        if not block and (attributes or name not in PLAIN_TAGS):
            value = _value(name, classes, attributes, style)
            if value:
                builder.open_mark(MarkKind.ELEMENT, value)
        if style:
            for pattern, kind in _STYLES:
                if pattern.search(style):
                    builder.open_mark(kind)
        if name in UNSEEN_TAGS or "hidden" in attributes or (style and _UNSEEN.search(style)):
            builder.open_mark(MarkKind.ELEMENT, ".".join((name, *classes, HIDDEN)))
        return builder.depth - depth, block

    def _open_block(self, name: str, classes: tuple[str, ...]) -> None:
        """Open a block element; rows count their columns."""
        self.builder.open_block(name, classes)
        if name in PREFORMATTED_TAGS:
            self._preformatted += 1
        elif name == "tr":
            self._columns.append(0)
        elif name in ("td", "th") and self._columns:
            self._columns[-1] += 1
            self.builder.column(self._columns[-1])

    def _close(self, name: str, marks: int, block: bool) -> None:
        """Close an element that opened so many marks."""
        self.builder.close_marks(marks)
        if name == "a":
            self._links -= 1
        if block:
            self.builder.close_block()
            if name in PREFORMATTED_TAGS:
                self._preformatted -= 1
            elif name == "tr":
                self._columns.pop()

    def _skip(self, tag: Tag, name: str) -> None:
        """Take from an element that is not walked what is of use, and leave the cursor behind it."""
        if name == "title":
            self.title = self.title or " ".join(tag.get_text().split())
        elif name == "meta":
            if str(tag.attrs.get("name", "")).lower() == "author":
                self.author = self.author or " ".join(str(tag.attrs.get("content", "")).split())
        elif name == "script" and "ld+json" in str(tag.attrs.get("type", "")):
            self.data.append("".join(str(node) for node in tag.contents))
        if tag.contents:
            self.cursor.skip(sum(len(node) for node in tag.descendants if isinstance(node, NavigableString)))


_Frame = tuple[int, bool]
"""An open element: how many marks it opened, and whether it is a block."""


def _value(name: str, classes: tuple[str, ...], attributes: dict[str, str], style: str) -> str:
    """The value of an inline element's mark: its tag with all that names it; empty for a plain span."""
    names = list(classes)
    if attributes:
        item = attributes.get("itemprop")
        if item:
            names += item.split()
        color = attributes.get("color")
        if color:
            names.append(color.lower())
        elif style:
            names += _COLOR.findall(style)[:1]
        if not names and attributes.get("id"):
            names = attributes["id"].split()
    if not names and name in PLAIN_TAGS:
        return ""
    return ".".join((name, *names))


def _label(tag: Tag) -> str:
    """What names a link besides its text: its title, the title or alternative text of what it holds, its icon."""
    labels: dict[str, None] = {}
    for node in (tag, *(node for node in tag.descendants if isinstance(node, Tag))):
        attributes = node.attrs
        if not attributes:
            continue
        for key in ("title", "aria-label", "alt"):
            words = str(attributes.get(key) or "").split()
            if words:
                labels[" ".join(words)] = None
        icons = [name for name in str(attributes.get("class") or "").split() if _ICON.match(name)]
        if icons:
            labels[" ".join(icons)] = None
    return " ".join(labels)


def _tex(tag: Tag) -> str:
    """The TeX source that a formula carries along, if it does."""
    text = tag.attrs.get("alttext")
    if text:
        return str(text).strip()
    for node in tag.find_all("annotation"):
        if "tex" in str(node.attrs.get("encoding", "")).lower():
            return node.get_text().strip()
    return ""
