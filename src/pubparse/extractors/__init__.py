"""Room 1: from a document to the entries that stand in it.

Page formats (HTML, Markdown, text, LaTeX) are rendered to blocks, among which a trained model finds the entries;
structured formats (front matter, data files, BibTeX, CSL-JSON) say themselves what an entry is.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from pubparse.extractors._dialects import looks_like_markdown
from pubparse.extractors._markup import Page
from pubparse.model import Document, Entry, Format, Notice, Place

PAGES: dict[Format, str] = {
    Format.HTML: "html",
    Format.MARKDOWN: "markdown",
    Format.LATEX: "latex",
    Format.TEXT: "text",
}
"""Formats that are read as a page -> the module whose `read_page(text, line_offset)` renders it."""

STRUCTURED: dict[Format, str] = {
    Format.FRONTMATTER: "frontmatter",
    Format.BIBTEX: "bibtex",
    Format.CSL: "csl",
    Format.YAML: "data",
    Format.JSON: "data",
    Format.TABLE: "data",
    Format.REFERENCES: "references",
}
"""Formats whose entries are named by their syntax -> the module whose `extract(document)` gives them."""


def extract(document: Document) -> tuple[Entry, ...]:
    """Give the entries of a document, in its order. Never raises on content.

    >>> page = Document("cv.txt", "Papers\\n\\nA. Turing. On computable numbers. Proc. LMS, 1936.\\n", Format.TEXT)
    >>> [entry.place.line for entry in extract(page)]
    [3]
    """
    if document.format in STRUCTURED:
        run: Callable[[Document], tuple[Entry, ...]] = _module(STRUCTURED[document.format]).extract
        return run(document)
    from pubparse.extractors._blocks import find_entries

    return find_entries(render(document), document)


def render(document: Document) -> Page:
    """The blocks of a page, its front matter split off (its title kept)."""
    from pubparse.metadata import split

    text, offset, title = document.text, 0, ""
    if document.format in (Format.MARKDOWN, Format.HTML):
        parts = split(document.text)
        text, offset = parts.body, parts.offset
        named = (parts.metadata or {}).get("title", "")
        title = named if isinstance(named, str) else ""
    written = document.format
    if written is Format.HTML and looks_like_markdown(text):
        written = Format.MARKDOWN
    read: Callable[[str, int], Page] = _module(PAGES[written]).read_page
    page = read(text, offset)
    return page if page.title or not title else Page(title, page.blocks)


def notices(document: Document) -> tuple[Notice, ...]:
    """Say what is broken in a document itself, its front matter, with the line and what to do. Never raises.

    >>> page = Document("index.md", "---\\ntitle: Papers\\n\\n# Papers\\n", Format.MARKDOWN)
    >>> [str(notice) for notice in notices(page)]
    ['index.md:1: the front matter is never closed, so all was read as the page; end it with a line ---']
    """
    from pubparse.metadata import split

    if document.format not in (Format.MARKDOWN, Format.HTML, Format.TEXT, Format.FRONTMATTER):
        return ()
    parts = split(document.text)
    return tuple(Notice(Place(document.name, parts.broken, parts.broken), doubt) for doubt in parts.doubts)


def _module(name: str):  # type: ignore[no-untyped-def]
    return import_module(f"pubparse.extractors.{name}")
