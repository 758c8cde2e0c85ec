"""BibTeX that stands on a page: split off from what the page shows, and given back to the entry that it speaks of.

Takes blocks; gives the blocks that show something and the BibTeX found between them. What the page shows is what its
owner reads, so the visible line wins and BibTeX only fills its gaps; where nothing visible speaks of the work, the
BibTeX is the entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pubparse.extractors._markup import Block
from pubparse.extractors.bibtex import entries_from
from pubparse.model import Entry, Heading, Labelled, Place
from pubparse.text import squash

_START = re.compile(r"\s*@\s*[a-zA-Z]{3,20}\s*[{(]\s*[^\s,{}]*\s*,?")
_LONGEST = 60
"""Lines that one BibTeX entry may take."""
_GAPS = frozenset(("doi", "eprint", "archiveprefix", "volume", "number", "pages", "isbn", "issn", "publisher", "month"))
"""Fields that BibTeX may add to an entry that the page shows."""


@dataclass(frozen=True, slots=True)
class Inline:
    """BibTeX on a page: behind which of the visible blocks it stands, and its entry."""

    behind: int
    entry: Entry


def split_bibtex(blocks: Sequence[Block], source: str) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """The visible blocks, and the BibTeX entries that stood between them."""
    if not any("@" in block.text and _START.match(block.text) for block in blocks):
        return tuple(blocks), ()
    shown: list[Block] = []
    found: list[Inline] = []
    at = 0
    while at < len(blocks):
        if _START.match(blocks[at].text) and (end := _end(blocks, at)):
            text = "\n".join(block.text for block in blocks[at:end])
            place = Place(source, blocks[at].line, blocks[end - 1].line)
            found.extend(Inline(len(shown), entry) for entry in entries_from(text, place) if entry.fields)
            at = end
        else:
            shown.append(blocks[at])
            at += 1
    return tuple(shown), tuple(found)


def _end(blocks: Sequence[Block], start: int) -> int:
    """The block behind the one that closes the braces which `start` opens; 0 where none does."""
    depth = 0
    for at in range(start, min(start + _LONGEST, len(blocks))):
        text = blocks[at].text
        depth += text.count("{") - text.count("}")
        if depth <= 0:
            return at + 1 if "{" in "".join(block.text for block in blocks[start : at + 1]) else 0
    return 0


def add_bibtex(entries: Sequence[Entry], starts: Sequence[int], found: Sequence[Inline]) -> list[Entry]:
    """The entries with what the BibTeX adds to them, and behind them those that only BibTeX speaks of.

    `starts` says at which visible block each entry begins.
    """
    out = list(entries)
    alone: list[Entry] = []
    for inline in found:
        title = squash(next((f.value for f in inline.entry.fields if f.key == "title"), ""))
        near = sorted(range(len(out)), key=lambda k: (starts[k] > inline.behind, abs(starts[k] - inline.behind)))
        for k in near[:3]:
            if title and title in squash(out[k].text):
                out[k] = replace(out[k], fields=(*out[k].fields, *_gaps(inline.entry.fields)))
                break
        else:
            alone.append(replace(inline.entry, headings=_above(out, starts, inline.behind)))
    return out + alone


def _gaps(fields: Sequence[Labelled]) -> tuple[Labelled, ...]:
    return tuple(f for f in fields if f.key in _GAPS)


def _above(entries: Sequence[Entry], starts: Sequence[int], at: int) -> tuple[Heading, ...]:
    before = [entry.headings for entry, start in zip(entries, starts, strict=False) if start <= at]
    return before[-1] if before else ()
