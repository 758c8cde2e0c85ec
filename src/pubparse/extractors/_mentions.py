"""Works that have no entry of their own: lists of bare links, and mentions in running text.

Takes blocks, gives entries with labelled fields and no text: a link says venue and year (`[OSDI 22](...)`), a mention
in brackets says a short name, venue and year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pubparse.extractors._markup import Block
from pubparse.model import Document, Entry, Heading, Labelled, Mark, MarkKind, Place

_TAG = re.compile(r"(?P<venue>[A-Z][\w&/+@-]*(?: [A-Z][\w&/+-]*){0,3}?)(?:\s*['’‘]\s?|\s+)(?P<year>(?:19|20)?\d\d)")
"""A venue with its year as people cite it: `OSDI 22`, `EuroSys'24`, `IEEE TC 2024`."""
_MENTION = re.compile(
    r"\((?P<name>[A-Z\d][\w+-]*(?: [A-Z\d][\w+-]*){0,2}|[a-z]+[A-Z][\w-]*)[,;:] "
    r"(?P<status>(?:to be |to )?(?:published|appear|accepted|presented|submitted)?)\s*(?:in|at|to|by) (?:the )?"
    + _TAG.pattern
    + r"\)"
)
_MOST_LINKS = 0.5
"""Share of a block's letters that its links must hold to be a list of links."""


def link_list(block: Block, document: Document, headings: tuple[Heading, ...], list_id: int) -> tuple[Entry, ...]:
    """The entries of a block that is a list of links, each saying nothing but venue and year; else none."""
    links = [m for m in block.marks if m.kind is MarkKind.LINK and m.start < m.end]
    tagged = [(m, found) for m in links if (found := _TAG.fullmatch(block.text[m.start : m.end].strip("[] ")))]
    if not tagged or len(tagged) < len(links) or not _is_list(block, links):
        return ()
    return tuple(
        _entry(block, document, headings, list_id, found, (Labelled("link", m.value, line=block.line),))
        for m, found in tagged
    )


def _is_list(block: Block, links: Sequence[Mark]) -> bool:
    """What stands between the links is nothing but separators, perhaps behind a label with a colon."""
    label = block.text.find(":", 0, links[0].start) + 1
    letters = sum(c.isalnum() for c in block.text[label:])
    linked = sum(c.isalnum() for m in links for c in block.text[m.start : m.end])
    return letters > 0 and linked / letters > 1 - _MOST_LINKS / 5 and (len(links) > 1 or label > 0)


def mentions(blocks: Sequence[Block], document: Document) -> tuple[Entry, ...]:
    """The works that running text mentions in brackets with venue and year."""
    out = []
    for block in blocks:
        for found in _MENTION.finditer(block.text):
            said = [Labelled("title", found["name"], line=block.line)]
            if found["status"]:
                said.append(Labelled("status", found["status"], line=block.line))
            out.append(_entry(block, document, (), 0, found, tuple(said), mention=True))
    return tuple(out)


def _entry(
    block: Block,
    document: Document,
    headings: tuple[Heading, ...],
    list_id: int,
    found: re.Match[str],
    said: tuple[Labelled, ...],
    mention: bool = False,
) -> Entry:
    year = found["year"] if len(found["year"]) == 4 else f"{19 if found['year'] > '50' else 20}{found['year']}"
    fields = (*said, Labelled("venue", found["venue"], line=block.line), Labelled("year", year, line=block.line))
    place = Place(document.name, block.line, block.line)
    return Entry("", place, fields=fields, headings=headings, list_id=list_id, mention=mention)
