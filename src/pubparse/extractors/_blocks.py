"""From the blocks of a page to its entries: the units that the trained segmenter chose, with the headings above them.

Takes the blocks of a page, gives its entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubparse.calendars import western
from pubparse.extractors._context import telling
from pubparse.extractors._inline_bibtex import add_bibtex, split_bibtex
from pubparse.extractors._looks import heading_level
from pubparse.extractors._markup import Block, Page
from pubparse.extractors._mentions import link_list, mentions
from pubparse.extractors._segmenter import choose
from pubparse.extractors._units import find_units
from pubparse.extractors._windows import windows
from pubparse.model import Document, Entry, Heading, Mark, Place
from pubparse.text import join_soft

_YEAR = re.compile(r"\W*(?:19|20)\d\d\s?年?度?\W*")
_MARGIN = re.compile(r"\W*((?:19|20)\d\d)\W*?(?:\t|$)")
_LONGEST_YEAR = 30
_LONGEST = 20_000
"""Characters of an entry: hundreds of authors fit; what is longer is a text that somebody wrote in one line."""


def find_entries(page: Page, document: Document) -> tuple[Entry, ...]:
    """The entries of a page, in its order, with the headings above each.

    Raises nothing: a page without entries gives an empty tuple. Works that are only mentioned in running text count
    where the page has no list at all.
    """
    blocks, bibtex = split_bibtex(page.blocks, document.name)
    chosen = dict(_chosen(blocks, telling(page.title, blocks))) if blocks else {}
    entries: list[Entry] = []
    starts: list[int] = []
    headings: tuple[Heading, ...] = (Heading(0, page.title),) if page.title else ()
    margin: Block | None = None
    list_id = 0
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if listed := link_list(block, document, headings, list_id):
            entries.extend(listed)
            starts.extend(at for _ in listed)
        elif at in chosen:
            last, sure = chosen[at]
            margin = block if _MARGIN.match(block.text) else margin
            year = _year_beside(margin, block) if margin else ()
            entries.append(make_entry(blocks[at : last + 1], document, (*headings, *year), list_id, sure))
            starts.append(at)
            at = last
        elif level := heading_level(block) or _year_line(block):
            headings = (*(h for h in headings if h.level < level), Heading(level, block.text))
            list_id += 1
            margin = None
        at += 1
    return tuple(add_bibtex(entries, starts, bibtex)) or mentions(blocks, document)


def _chosen(blocks: Sequence[Block], title: str) -> Iterator[tuple[int, tuple[int, float]]]:
    """The units that are entries: the first block of each, its last, and how sure it is."""
    for headings, begin, end in windows(blocks):
        part = (*(blocks[number] for number in headings), *blocks[begin:end]) if headings else blocks[begin:end]
        shift = begin - len(headings)
        for first, last, sure in choose(find_units(part, title), len(part)):
            if first + shift >= begin and sum(len(block.text) for block in part[first : last + 1]) <= _LONGEST:
                yield first + shift, (last + shift, sure)


def _year_line(block: Block) -> int:
    """The level of a line that is nothing but a year, between the entries: it heads those that follow; else 0."""
    return 7 if len(block.text) < _LONGEST_YEAR and _YEAR.fullmatch(western(block.text)) else 0


def _year_beside(margin: Block, block: Block) -> tuple[Heading, ...]:
    """The year in the margin or in the first column of a table, for what stands below it beside nothing."""
    found = _MARGIN.match(margin.text)
    tables = [[element.number for element in b.path if element.name == "table"][-1:] for b in (margin, block)]
    below = tables[0] == tables[1] if tables[0] else block.indent > margin.indent
    return (Heading(7, found[1]),) if found and below and block is not margin else ()


def make_entry(
    blocks: Sequence[Block], document: Document, headings: tuple[Heading, ...], list_id: int, probability: float = 1.0
) -> Entry:
    """One entry from the blocks that it spans."""
    text, marks = join_blocks(blocks)
    place = Place(document.name, blocks[0].line, blocks[-1].line)
    return Entry(
        text, place, marks, headings=headings, list_id=list_id, probability=probability, people=document.people
    )


def join_blocks(blocks: Sequence[Block]) -> tuple[str, tuple[Mark, ...]]:
    """The blocks' text as one: wrapped lines joined, cells of a row a tab apart, other breaks as newlines."""
    text = ""
    marks: list[Mark] = []
    before: Block | None = None
    for block in blocks:
        if before is None:
            text = block.text
        elif block.soft:
            text = join_soft(text, block.text)
        else:
            text += ("\t" if _same_row(before, block) else "\n") + block.text
        at = len(text) - len(block.text)
        marks.extend(block.marks if not at else [_moved(mark, at) for mark in block.marks])
        before = block
    return text, tuple(marks)


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.kind, max(mark.start + by, 0), max(mark.end + by, 0), mark.value, mark.label)


def _same_row(before: Block, block: Block) -> bool:
    rows = [e.number for e in before.path if e.name == "tr"]
    return bool(rows) and rows[-1] in {e.number for e in block.path if e.name == "tr"} and block.begins > 0
