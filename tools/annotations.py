"""Labels of ours: which stretches of a page are entries, and what each part of an entry is.

    python tools/annotations.py pack FOLDER [--shared DIR]

Pages on which the models disagreed were labelled by hand; for the gold pages, which say what a page holds but not
where, the places were. `tools/annotations.txt` keeps the labels and nothing of the pages: a page is known by its hash, places are counted in letters and digits (so that markup, blanks and signs may be
rendered differently tomorrow), and an entry whose letters are not the same any more is left out.

`pack` adds the pages of FOLDER, or replaces them: FOLDER/PAGE.jsonl has a line an entry, `{"at": [first block, last block], "title": ..., "authors": [...],
"year": ..., "venue": ..., ...}` with the fields of a gold record. An empty file says that the page has no publications.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from align import squash, squash_map
from align_tokens import Span, spans_of
from pubparse import sources
from pubparse.extractors import PAGES, render
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._inline_bibtex import split_bibtex
from pubparse.extractors._markup import Block
from pubparse.model import Document, Format
from pubparse.options import Options

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FILE = ROOT / "tools/annotations.txt"
GOLD = ("seeds/pages", "corpus/dev/pages")
FOLDERS = (*GOLD, "wild", "webkb-faculty")
SPEAKING = ("publi", "paper", "proceedings", "journal", "conference on", "article", "proc.", "report")
"""Words of which a page that speaks of publications has one."""
EMPTY = {
    **dict.fromkeys(("title", "year", "venue", "venue_short", "type", "volume", "number", "pages", "doi", "arxiv")),
    "status": None,
    "award": None,
    "authors": [],
    "links": [],
}


@dataclass(frozen=True)
class Labelled:
    """An entry of a page: its blocks, its kind as the gold says it, its labelled spans."""

    first: int
    last: int
    kind: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Page:
    """A labelled page: the id of its gold if it has gold, else its hash; its blocks, its entries."""

    name: str
    blocks: tuple[Block, ...]
    entries: tuple[Labelled, ...]


def annotated(shared: Path) -> list[Page]:
    """All labelled pages that are there, with what still fits of their labels."""
    wanted = {page[0]: page[1:] for page in _kept()}
    pages = []
    for path in _files(shared):
        lines = wanted.get(page_hash(path))
        if lines is not None and (blocks := _blocks(path)):
            letters = [0, *accumulate(len(squash(block.text)) for block in blocks)]
            found = [entry for line in lines if (entry := _entry(blocks, letters, line.split()))]
            if len(found) > 0.8 * len(lines) or not lines:
                gold = any(path.parent == shared / folder for folder in GOLD)
                pages.append(Page(path.stem if gold else page_hash(path), blocks, tuple(found)))
    return pages


def _kept() -> list[list[str]]:
    """The lines of each page in the file: its hash, then a line an entry."""
    pages: list[list[str]] = []
    for line in FILE.read_text().splitlines():
        if line.startswith(" "):
            pages[-1].append(line)
        else:
            pages.append([line])
    return pages


def labelled_hashes() -> frozenset[str]:
    """The hashes of all labelled pages."""
    return frozenset(page[0] for page in _kept())


def empty_pages(shared: Path, count: int = 60) -> Iterator[Page]:
    """Faculty pages of 1997 that speak of no publication: nothing is to be found there, which training is told."""
    paths = sorted((shared / "webkb-faculty").iterdir())
    random.Random(1).shuffle(paths)
    for path in paths:
        if not count:
            return
        page = path.read_bytes().decode("latin-1")
        if not any(word in page.casefold() for word in SPEAKING):
            blocks = render(Document(path.name, page.split("\n\n", 1)[-1], Format.HTML)).blocks
            if 5 <= len(blocks) <= 400:
                count -= 1
                yield Page(path.name, blocks, ())


def _files(shared: Path) -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((shared / folder).iterdir()) if path.is_file()]


@cache
def page_hash(path: Path) -> str:
    """By which a page is known, whatever it is called."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _blocks(path: Path) -> tuple[Block, ...]:
    for document in sources.load(path, Options()):
        if document.format in PAGES:
            return split_bibtex(render(document).blocks, path.name)[0]
    return ()


def _entry(blocks: tuple[Block, ...], letters: list[int], words: list[str]) -> Labelled | None:
    start, length, check = int(words[0]), int(words[1]), int(words[2], 36)
    if start not in letters or start + length not in letters:
        return None
    # Blocks without a letter belong to what stands before them.
    first = max(k for k, at in enumerate(letters) if at == start)
    last = next(k for k in range(first, len(blocks)) if letters[k + 1] >= start + length)
    text, _ = join_blocks(blocks[first : last + 1])
    squashed, where = squash_map(text)
    if zlib.crc32(squashed.encode()) % 36**4 != check:
        return None
    spans = []
    for word in words[4:]:
        label, a, b = word.split(":")
        end = where[int(b) - 1] + 1
        if label == "title" and text[end : end + 1] in ("?", "!"):
            end += 1
        if label == "author" and re.search(r"(?:\b|[.-])[A-Z]$", text[:end]) and text[end : end + 1] == ".":
            end += 1
        spans.append((where[int(a)], end, label))
    return Labelled(first, last, words[3], tuple(spans))


def _packed(path: Path, lines: list[dict]) -> Iterator[str]:
    """The lines of a page in the file."""
    blocks = _blocks(path)
    letters = [0, *accumulate(len(squash(block.text)) for block in blocks)]
    yield page_hash(path)
    for given in lines:
        record = {**EMPTY, **given}
        first, last = record["at"]
        text, marks = join_blocks(blocks[first : last + 1])
        squashed, where = squash_map(text)
        if not squashed:
            continue
        words = [str(letters[first]), str(len(squashed)), _base36(zlib.crc32(squashed.encode()) % 36**4)]
        words.append(record["type"] or "other")
        for a, b, label in spans_of(text, marks, record):
            inside = [k for k, at in enumerate(where) if a <= at < b]
            if inside:
                words.append(f"{label}:{inside[0]}:{inside[-1] + 1}")
        yield " " + " ".join(words)


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["pack"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=SHARED)
    args = parser.parse_args()
    paths = {path.name: path for path in _files(args.shared)}
    kept = {page[0]: page for page in _kept()}
    for labels in sorted(args.folder.glob("*.jsonl")):
        if path := paths.get(labels.stem):
            page = list(_packed(path, [json.loads(line) for line in labels.read_text().splitlines()]))
            kept[page[0]] = page
    FILE.write_text("".join(f"{line}\n" for _, page in sorted(kept.items()) for line in page))
    print(f"{FILE.relative_to(ROOT)}: {len(kept)} pages, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
