"""Plain text: CVs and lists, and what `pdftotext -layout` makes of a PDF, as blocks.

Takes text, gives a `Page`. Consults the shapes of lines only: indent, fill, numbering, blank lines.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pubparse.extractors._markup import Block, Element, Page

_START = re.compile(
    r"(?:[•●▪◦‣⁃∙·*–—-]\s+|\[[A-Za-z]{0,4}[.\-]?\d{1,4}\]\s*|\(?[A-Z]?\.?\d{1,3}[.)]\s+|[A-Z]{1,2}\d{1,3}[.:]?\s+)(?=\S)"
)
_COLUMN = re.compile(r"\s{3,}|\t+")
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class _Line:
    """A line of the source that is not blank: its number, indent, text, and the blank lines before it."""

    number: int
    indent: int
    text: str
    gap: int


def read_page(text: str, line_offset: int = 0) -> Page:
    """Give the page's blocks: one for each line, soft where the line is only wrapped.

    >>> page = read_page("Papers\\n\\n[1] A. Bee, A title\\n    that wraps. 2020.\\n[2] C. Dee, Other. 2021.")
    >>> [(block.text, block.begins, block.soft) for block in page.blocks[1:]]
    [('[1] A. Bee, A title', 1, False), ('that wraps. 2020.', 0, True), ('[2] C. Dee, Other. 2021.', 1, False)]
    """
    blocks: list[Block] = []
    count = 0
    path: tuple[Element, ...] = ()
    first = 0
    for line in _lines(text, line_offset):
        started = _START.match(line.text) is not None
        fresh = started or line.gap > 0 or not blocks or line.indent < first
        if fresh:
            count += 1
            first = line.indent
            path = (Element(count, "item"),)
        heading = 2 if fresh and line.gap and _is_heading(line.text) else 0
        blocks.append(
            Block(
                _COLUMN.sub("\t", line.text),
                (),
                path,
                int(fresh),
                line.number,
                heading,
                line.gap,
                not fresh,
                line.indent,
            )
        )
    title = blocks[0].text if blocks else ""
    return Page(title if len(title) < 80 else "", tuple(blocks))


def _lines(text: str, offset: int) -> list[_Line]:
    """The lines that are not blank, without running heads."""
    pages = text.split("\f")
    heads = Counter(_NUMBER.sub("0", edge) for page in pages for edge in _edges(page)) if len(pages) > 2 else Counter()
    lines: list[_Line] = []
    number, gap = offset, 0
    for page in pages:
        rows = page.split("\n")
        for row, raw in enumerate(rows):
            number += row > 0 or number == offset
            stripped = raw.strip()
            if not stripped:
                gap += 1
                continue
            if (row < 5 or row > len(rows) - 6) and heads[_NUMBER.sub("0", stripped)] > len(pages) // 2:
                continue
            expanded = raw.expandtabs(8)
            lines.append(_Line(number, len(expanded) - len(expanded.lstrip()), stripped, gap))
            gap = 0
    return lines


def _edges(page: str) -> set[str]:
    """The lines at the top and the bottom of a page."""
    rows = [row.strip() for row in page.split("\n")]
    return {row for row in rows[:5] + rows[-5:] if row}


def _is_heading(text: str) -> bool:
    """A short line in capitals or title case."""
    words = text.split()
    return (
        len(words) <= 6
        and text[-1] not in ".,;"
        and (text.isupper() or all(word[0].isupper() or len(word) < 4 for word in words))
    )
