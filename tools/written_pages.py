"""Whole pages that we wrote, with their entries and fields marked: layouts that few labelled pages show.

`tools/written/pages/*.html|md|tex|txt` are pages of imaginary people. `⟦` and `⟧` stand around an entry, `⟨label|` and
`⟩` around a field. A page is rendered with a single private sign in the place of each of them; then the signs are taken
out of the blocks, which tells where entries and fields are without asking how the markup around them is rendered.

    python tools/written_pages.py FILE...       check pages and print their entries
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from align_tokens import Span
from annotations import Labelled, Page
from examples import LABELS
from pubparse.extractors import render
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._inline_bibtex import split_bibtex
from pubparse.extractors._markup import Block
from pubparse.model import Document, Format

FOLDER = Path(__file__).resolve().parent / "written/pages"
FORMATS = {".html": Format.HTML, ".md": Format.MARKDOWN, ".tex": Format.LATEX, ".txt": Format.TEXT}
BEGIN, END, CLOSE, OPEN = "\U000f00fe", "\U000f00fd", "\U000f00ff", 0xF0000
Spot = tuple[int, int]
"""A block and a place in its text."""
_SIGN = re.compile(r"⟨(?P<label>[a-z-]+)\||⟦|⟧|⟩")
_NUMBER = re.compile(r"[\[(]?[A-Z]{0,3}[-.]?\d{1,3}[\])]?[.:]?")
_YEAR = re.compile(r"[(\[]?(?:19|20)\d\d(?:[-–/]\d{2,4})?[)\]]?[.:,]?")
_PRIVATE = re.compile("[\U000f0000-\U000f00ff]")


def written_pages(folder: Path = FOLDER) -> list[Page]:
    """All pages of the folder, with what is labelled in them."""
    return [page(path) for path in sorted(folder.iterdir()) if path.suffix in FORMATS]


def page(path: Path) -> Page:
    """One page; raises ValueError where its signs do not fit."""
    signed_blocks = _text_blocks(path) if path.suffix == ".txt" else _blocks(path)
    blocks: list[Block] = []
    entries: list[Labelled] = []
    entry: int | None = None
    spans: list[tuple[Spot, Spot, str]] = []
    field: tuple[str, Spot] | None = None
    for block, signs in signed_blocks:
        here = len(blocks)
        for at, sign in signs:
            if sign == BEGIN and entry is None:
                entry, spans = here, _head(block.text[:at], here)
            elif sign == END and entry is not None and field is None:
                last = here if block.text[:at].strip() or here == entry else here - 1
                entries.append(_labelled((*blocks, block), entry, last, spans))
                entry = None
            elif sign == CLOSE and field is not None:
                spans.append((field[1], (here, at), field[0]))
                field = None
            elif sign not in (BEGIN, END, CLOSE) and entry is not None and field is None:
                field = (LABELS[ord(sign) - OPEN], (here, at))
            else:
                raise ValueError(f"{path.name}: signs do not fit at {block.text[:80]!r}")
        if block.text.strip():
            blocks.append(block)
    if entry is not None or field is not None:
        raise ValueError(f"{path.name}: an entry or a field never ends")
    if any(a.last >= b.first for a, b in pairwise(entries)):
        raise ValueError(f"{path.name}: two entries in one block")
    return Page(f"written:{path.stem}", tuple(blocks), tuple(entries))


def _blocks(path: Path) -> list[tuple[Block, list[tuple[int, str]]]]:
    """The blocks of a page, and the signs in each: rendered with the signs in it."""
    text = _SIGN.sub(lambda m: _private(m, path), path.read_text(encoding="utf-8"))
    document = Document(path.name, text, FORMATS[path.suffix])
    return [_without(block) for block in split_bibtex(render(document).blocks, path.name)[0]]


def _text_blocks(path: Path) -> list[tuple[Block, list[tuple[int, str]]]]:
    """The same for plain text, rendered without the signs: there a sign is as wide as a letter, and makes a full
    line of one that is not, or hides a number or a year in the margin. Signs stand at a count of letters in a line.
    """
    signed = _SIGN.sub(lambda m: _private(m, path), path.read_text(encoding="utf-8"))
    document = Document(path.name, _PRIVATE.sub("", signed), FORMATS[path.suffix])
    blocks = split_bibtex(render(document).blocks, path.name)[0]
    found: list[list[tuple[int, str]]] = [[] for _ in blocks]
    of_line: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        of_line.setdefault(block.line, []).append(number)
    for row, raw in enumerate(signed.split("\n"), 1):
        letters = "".join(_PRIVATE.sub("", raw).split())
        count = 0
        for sign in raw:
            if not _PRIVATE.match(sign):
                count += not sign.isspace()
                continue
            ends = sign in (END, CLOSE)
            for number in of_line.get(row, []):
                places = [at for at, letter in enumerate(blocks[number].text) if not letter.isspace()]
                start = letters.find("".join(blocks[number].text.split()))
                if start >= 0 and 0 <= count - start - ends < len(places):
                    found[number].append((places[count - start - ends] + ends, sign))
                    break
            else:
                raise ValueError(f"{path.name}: no block for a sign in line {row}")
    return list(zip(blocks, found, strict=True))


def _head(text: str, block: int) -> list[tuple[Spot, Spot, str]]:
    """What stands before an entry's first sign: a year in the margin, or its number."""
    head = text.rstrip()
    label = "date" if _YEAR.fullmatch(head) else "citation-number" if _NUMBER.fullmatch(head) else ""
    return [((block, 0), (block, len(head)), label)] if label else []


def _private(sign: re.Match[str], path: Path) -> str:
    if label := sign["label"]:
        if label not in LABELS:
            raise ValueError(f"{path.name}: not a label: {label}")
        return chr(OPEN + LABELS.index(label))
    return {"⟦": BEGIN, "⟧": END, "⟩": CLOSE}[sign[0]]


def _without(block: Block) -> tuple[Block, list[tuple[int, str]]]:
    """The block without private signs, and where they stood."""
    signs = [(m.start() - k, m[0]) for k, m in enumerate(_PRIVATE.finditer(block.text))]
    if not signs:
        return block, []
    taken = [m.start() for m in _PRIVATE.finditer(block.text)]
    shift = lambda at: at - sum(t < at for t in taken)
    marks = tuple(replace(m, start=shift(m.start), end=shift(m.end)) for m in block.marks)
    return replace(block, text=_PRIVATE.sub("", block.text), marks=tuple(m for m in marks if m.start < m.end)), signs


def _labelled(blocks: tuple[Block, ...], first: int, last: int, spans: list[tuple[Spot, Spot, str]]) -> Labelled:
    """The entry with its spans counted in its joined text; no kind is labelled."""
    shifts = {}
    for number in range(first, last + 1):
        shifts[number] = len(join_blocks(blocks[first : number + 1])[0]) - len(blocks[number].text)
    found: list[Span] = [(shifts[a] + i, shifts[b] + j, label) for (a, i), (b, j), label in spans]
    return Labelled(first, last, "", tuple(sorted(span for span in found if span[0] < span[1])))


def main() -> None:
    failed = False
    for name in sys.argv[1:]:
        try:
            found = page(Path(name))
        except ValueError as error:
            print(f"WRONG {error}")
            failed = True
            continue
        print(f"== {name}: {len(found.blocks)} blocks, {len(found.entries)} entries")
        for entry in found.entries:
            text, _ = join_blocks(found.blocks[entry.first : entry.last + 1])
            print(f"  {entry.first}-{entry.last} {text!r}")
            print("       " + "; ".join(f"{label}={text[a:b]!r}" for a, b, label in entry.spans))
            if not any(label == "title" for _, _, label in entry.spans):
                print("       NO TITLE")
    sys.exit(failed)


if __name__ == "__main__":
    main()
