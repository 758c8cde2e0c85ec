"""HTML to blocks: one rendered line each, with its marks, its elements and its source line.

Takes the text of a page, gives a `Page`. Consults BeautifulSoup with lxml's parser, and here alone. The tree is walked
once, without recursion; what the walk meets goes to `_lines.LineBuilder`, which makes the lines.
"""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Iterator, Sequence
from typing import cast

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, Tag

from pubparse.extractors._cursor import Cursor
from pubparse.extractors._grid import Grid, span
from pubparse.extractors._lines import HIDDEN, LineBuilder
from pubparse.extractors._liquid import PLACEHOLDER, without_liquid
from pubparse.extractors._markup import Block, Page
from pubparse.extractors._styles import Style, element_value, is_hidden, read_sheet, read_style
from pubparse.model import MarkKind
from pubparse.tables.markup import (
    BLOCK_TAGS,
    HEADING_TAGS,
    ICON_CLASSES,
    MARK_TAGS,
    NO_LINKS,
    PLAIN_TAGS,
    PREFORMATTED_TAGS,
    SKIPPED_CLASSES,
    SKIPPED_TAGS,
    UNSEEN_TAGS,
)

_MORE_AUTHORS = re.compile(
    r"""(<span\b[^<>]*\bclass="[^"]*\bmore-authors\b[^"]*"[^<]*?\?\s*'([^'<]+)'[^<]*?"\s*>)[^<]*<""", re.IGNORECASE
)
"""The al-folio theme shows the names behind `2 more authors` by a script on click: they are the list's end."""
_END_BREAK = re.compile(r"</br\s*>", re.IGNORECASE)
"""Browsers take it for <br> (HTML Standard, 13.2.6.4.7); the parser drops it."""
_LARGE = 1_000_000
"""Characters of a page whose tree is let go before anything else is done."""
_LABEL_NODES = 12
"""How many nodes of a link are asked for a name."""
_WIDE_GAP = re.compile(r"\t+| {3,}")
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
    text = _END_BREAK.sub("<br>", without_liquid(text.replace("\0", "")))
    if "more-authors" in text:
        text = _MORE_AUTHORS.sub(r"\1\2<", text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    walk = _Walk(soup, text, line_offset, lines)
    walk.run()
    page = Page(walk.title, walk.builder.finish())
    if len(text) > _LARGE:
        # The nodes of the tree refer to each other: it would stay until the collector runs, which rests meanwhile.
        del walk, soup
        gc.collect()
    return page


class _Walk:
    """One pass over the tree."""

    def __init__(self, soup: BeautifulSoup, text: str, offset: int, lines: Sequence[int] | None) -> None:
        self.builder = LineBuilder()
        self.cursor = Cursor(text, offset, lines)
        self.title = ""
        self._soup = soup
        self._page_length = 0
        self._navigation = True
        self._in_fresh_pre = False
        self._styles: dict[str, Style] = {}
        self._grids: list[Grid] = []
        self._preformatted = self._links = self._formulas = 0

    def run(self) -> None:
        """Walk the whole tree."""
        stack: list[tuple[Iterator[PageElement], str, int, bool]] = []
        nodes: Iterator[PageElement] = iter(self._soup.contents)
        while True:
            node = next(nodes, None)
            if type(node) is NavigableString:
                self._text(node)
            elif node is None:
                if not stack:
                    return
                nodes, name, marks, block = stack.pop()
                self._close(name, marks, block)
            elif isinstance(node, Tag):
                opened = self._open(node)
                if opened:
                    stack.append((nodes, node.name, *opened))
                    nodes = iter(node.contents)
            elif isinstance(node, Comment):
                self.cursor.comment(node)

    def _text(self, node: NavigableString) -> None:
        """Take a text."""
        words = node.split()
        if not words and not self._preformatted:
            self.cursor.text(words, len(node), False)
            self.builder.blank(node)
            return
        line = self.cursor.text(words, len(node), self.builder.at_start or self._preformatted > 0)
        if self._preformatted:
            self._preformatted_text(node)
            return
        if line:
            self.builder.line = line
        self.builder.words(words, node)

    def _preformatted_text(self, node: NavigableString) -> None:
        """Take a text that keeps its lines, and the wide gaps in them as tabs."""
        builder = self.builder
        lines = node.split("\n")
        filled = next((number for number, line in enumerate(lines) if line and not line.isspace()), 0)
        first = 1 if self._in_fresh_pre else 0  # the line break behind <pre> is none
        self._in_fresh_pre = False
        for number, line in enumerate(lines):
            if number > first or (number and not builder.at_start):
                builder.new_line()
            if line and not line.isspace() and builder.at_start:
                expanded = line.expandtabs()
                builder.indent(len(expanded) - len(expanded.lstrip()))
                builder.line = self.cursor.below(number - filled)
            stripped = line.strip()
            columns = [" ".join(column.split()) for column in _WIDE_GAP.split(stripped)] if stripped else []
            builder.words(columns, line, "\t")

    def _open(self, tag: Tag) -> tuple[int, bool] | None:
        """Open an element; give how many marks it opened and whether it is a block, or None to pass it over."""
        name = tag.name
        builder, attributes = self.builder, cast("dict[str, str]", tag.attrs)
        self.cursor.tag(name)
        if name == "br":
            builder.new_line("data-soft" in attributes)
            return (0, False) if tag.contents else None
        if name == "hr":
            builder.rule()
            return None
        block = name in BLOCK_TAGS
        if not attributes:
            if name in SKIPPED_TAGS and self._is_skipped(tag, name, ()):
                self._skip(tag)
                return None
            if block:
                self._open_block(name, (), attributes)
                depth = builder.depth
            else:
                depth = builder.depth
                self._open_marks(tag, name)
                if name not in PLAIN_TAGS:
                    builder.open_mark(MarkKind.ELEMENT, name)
            if name in UNSEEN_TAGS:
                builder.open_mark(MarkKind.ELEMENT, f"{name}.{HIDDEN}")
            return builder.depth - depth, block
        classes = tuple(attributes.get("class", "").split())
        skipped = name in SKIPPED_TAGS or "role" in attributes or not SKIPPED_CLASSES.isdisjoint(classes)
        if skipped and self._is_skipped(tag, name, classes):
            self._skip(tag)
            return None
        styles = self._styles_of(name, classes, attributes) if self._styles or "style" in attributes else []
        for style in styles:
            if style.block is not None:
                block = style.block
        if block:
            self._open_block(name, classes, attributes)
        depth = builder.depth
        self._open_marks(tag, name)
        if not block and name not in ("html", "body"):
            value = element_value(name, classes, attributes, styles)
            if value:
                builder.open_mark(MarkKind.ELEMENT, value)
        for style in styles:
            for kind in style.marks:
                builder.open_mark(kind)
        if name in UNSEEN_TAGS or is_hidden(attributes, classes, styles):
            names = (name, *(known for known in classes if known != HIDDEN), HIDDEN)
            builder.open_mark(MarkKind.ELEMENT, ".".join(names))
        return builder.depth - depth, block

    def _open_block(self, name: str, classes: tuple[str, ...], attributes: dict[str, str]) -> None:
        """Open a block element; tables count their columns."""
        self.builder.open_block(name, classes)
        if name in PREFORMATTED_TAGS:
            self._preformatted += 1
            self._in_fresh_pre = True
        elif name == "table":
            self._grids.append(Grid())
        elif self._grids:
            if name == "tr":
                self._grids[-1].row()
            elif name in ("td", "th"):
                rows = span(attributes.get("rowspan"))
                column = self._grids[-1].cell(span(attributes.get("colspan")), rows)
                self.builder.sign(".".join((name, str(column), *(("rowspan",) if rows > 1 else ()), *classes)))

    def _open_marks(self, tag: Tag, name: str) -> None:
        """Open the mark that an element is by its tag."""
        if name == "a":
            self._links += 1
            href = str(tag.attrs.get("href", "")).strip()
            if href and not href.lower().startswith(NO_LINKS) and PLACEHOLDER not in href:
                self.builder.open_mark(MarkKind.LINK, href, _label(tag))
        elif name in MARK_TAGS:
            self.builder.open_mark(MARK_TAGS[name])
        elif name == "math":
            self._formulas += 1
            if self._formulas == 1:
                self.builder.open_mark(MarkKind.MATH, _tex(tag))

    def _close(self, name: str, marks: int, block: bool) -> None:
        """Close an element that opened so many marks."""
        if marks:
            self.builder.close_marks(marks)
        if name == "a":
            self._links -= 1
        elif name == "math":
            self._formulas -= 1
        if block:
            self.builder.close_block()
            if name in PREFORMATTED_TAGS:
                self._preformatted -= 1
            elif name == "table":
                self._grids.pop()

    def _styles_of(self, name: str, classes: tuple[str, ...], attributes: dict[str, str]) -> list[Style]:
        """Give what the page's styles say of an element, the most specific last."""
        styles: list[Style] = []
        if self._styles:
            for known in classes:
                for key in (known, f"{name}.{known}"):
                    style = self._styles.get(key)
                    if style:
                        styles.append(style)
        declarations = attributes.get("style")
        if declarations:
            styles.append(read_style(declarations))
        return styles

    def _is_skipped(self, tag: Tag, name: str, classes: tuple[str, ...]) -> bool:
        """Whether an element is not content: by its tag, or because it is marked as navigation."""
        if name == "button":  # in a heading it opens what is below, and is its text
            return not self._links and tag.find_parent(HEADING_TAGS) is None
        if name == "nav" or tag.attrs.get("role") == "navigation":
            return not self._is_page(tag)
        return name in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes)

    def _is_page(self, tag: Tag) -> bool:
        """Whether an element that says it is navigation holds most of the page's text: then none is believed."""
        if not self._page_length:
            self._page_length = _shown_length(self._soup)
        if self._navigation and 2 * _shown_length(tag) > self._page_length:
            self._navigation = False
        return not self._navigation

    def _skip(self, tag: Tag) -> None:
        """Take from an element that is not walked what is of use, and leave the cursor behind it."""
        if not tag.contents:
            return
        if tag.name == "title":
            self.title = self.title or " ".join(tag.get_text().split())
        elif tag.name == "style":
            self._styles.update(read_sheet("".join(str(node) for node in tag.contents)))
        self.cursor.skip(sum(len(node) for node in tag.descendants if isinstance(node, NavigableString)))


def _shown_length(tag: Tag) -> int:
    """How long the texts of an element are, without those of scripts and comments."""
    return sum(len(node) for node in tag.descendants if type(node) is NavigableString)


def _label(tag: Tag) -> str:
    """What names a link besides its text: its title, the title or alternative text of what it holds, its icon."""
    if len(tag.attrs) == 1 and all(type(node) is NavigableString for node in tag.contents):
        return ""
    labels: dict[str, None] = {}
    nodes: list[PageElement] = [tag]
    for node in nodes:
        if not isinstance(node, Tag):
            continue
        if len(nodes) < _LABEL_NODES:
            nodes += node.contents[:_LABEL_NODES]
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
