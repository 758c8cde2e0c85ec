"""The blocks that every extractor makes of its source: one rendered line each, with its marks and its elements.

HTML, Markdown, LaTeX and text all come down to a tuple of `Block`; `_blocks.py` decides which of them are entries.
"""

from __future__ import annotations

from dataclasses import dataclass

from pubparse.model import Mark


@dataclass(frozen=True, slots=True)
class Element:
    """A block element that is open at a block: `li`, `div.media`, `tr`; `number` tells two of the same kind apart."""

    number: int
    name: str
    classes: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        """The tag with its classes, as in a style sheet."""
        return ".".join((self.name, *self.classes))


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the rendered page: what stands between two line breaks or block boundaries.

    `path` holds the open block elements, outermost first; the innermost `begins` of them begin with this block
    (0: the line goes on in elements that earlier blocks opened, after a <br> or a wrapped line).
    `heading` is 1 to 6 inside such a heading. `gap` counts the blank lines (or repeated <br>) before it.
    `soft` says that the break before it is only a wrapped line of the source, not one that the author made.
    """

    text: str
    marks: tuple[Mark, ...]
    path: tuple[Element, ...]
    begins: int
    line: int
    heading: int = 0
    gap: int = 0
    soft: bool = False
    indent: int = 0
    """Columns of white space before it, in sources where that shows the shape (text)."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an extractor makes of a page: its title (empty where it has none) and its blocks, top to bottom."""

    title: str
    blocks: tuple[Block, ...]
