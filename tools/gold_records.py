"""Records with perfect reading: the entries of gold pages with the spans that their gold records give them.

For training the model of kinds, and for measuring the normalizers on input that is right. What the gold leaves open
(publishers, places, genres) is filled in by the model that is trained on references alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from align import gold_pages, lay, squash
from align_tokens import Span, spans_of
from annotations import annotated
from examples import Example
from page_examples import fill
from pubparse import sources
from pubparse.extractors import PAGES, extract, render
from pubparse.extractors._blocks import make_entry
from pubparse.extractors._inline_bibtex import split_bibtex
from pubparse.extractors._looks import heading_level
from pubparse.extractors._markup import Block
from pubparse.labelling.network import Tagger
from pubparse.model import Document, Entry, Field, Format, Heading, Record, Value
from pubparse.options import Options
from pubparse.readers import read

FIELDS = {field.value: field for field in Field}
Pairs = list[tuple[dict, Record]]


def gold_records(shared: Path, model: Tagger | None) -> dict[str, Pairs]:
    """Page -> (gold record, record) for each entry that was found again; `model` fills what the gold leaves open."""
    out: dict[str, Pairs] = {}
    for name, source, gold in gold_pages(shared / "seeds", shared / "corpus/dev"):
        pairs: Pairs = []
        for document in sources.load(source, Options()):
            if document.format in PAGES:
                pairs += _of_page(document, name, gold["publications"], model)
            else:
                pairs += _labelled(document, gold["publications"])
        out[name] = pairs
    return out


def labelled_records(shared: Path, model: Tagger) -> dict[str, Pairs]:
    """The same for the pages without gold that were labelled by hand: of the gold record only type, title, venue."""
    out: dict[str, Pairs] = {}
    for page in annotated(shared):
        document = Document(page.name, "", Format.HTML)
        starts = {entry.first: entry for entry in page.entries}
        entries = [
            (make_entry(page.blocks[first : last + 1], document, headings, list_id), starts[first])
            for first, last, headings, list_id in _places(page.blocks, {e.first: e.last for e in page.entries}, "")
        ]
        out[page.name] = pairs = []
        for (entry, labels), spans in zip(entries, _filled([(e, la.spans) for e, la in entries], model), strict=True):
            said = {label: entry.text[a:b] for a, b, label in reversed(spans)}
            gold = {"type": labels.kind, "title": said.get("title"), "venue": said.get("container")}
            pairs.append((gold, _record(entry, spans)))
    return out


def _filled(entries: Sequence[tuple[Entry, Sequence[Span]]], model: Tagger) -> list[list[Span]]:
    return fill([Example(entry.text, tuple(spans), entry.marks) for entry, spans in entries], model)


def _of_page(document: Document, name: str, golds: list[dict], model: Tagger | None) -> Pairs:
    """The entries of a page with their gold spans and the headings above them."""
    page = render(document)
    blocks, _ = split_bibtex(page.blocks, name)
    found = {f.first: f for f in lay(blocks, golds)}
    entries: list[tuple[Entry, list[Span]]] = []
    kept: list[dict] = []
    for first, last, headings, list_id in _places(blocks, {f.first: f.last for f in found.values()}, page.title):
        gold = golds[found[first].gold]
        entry = make_entry(blocks[first : last + 1], document, headings, list_id)
        spans = spans_of(entry.text, entry.marks, gold)
        if any(label == "title" for _, _, label in spans):
            entries.append((entry, spans))
            kept.append(gold)
    filled = [spans for _, spans in entries] if model is None else _filled(entries, model)
    return [(gold, _record(entry, spans)) for gold, (entry, _), spans in zip(kept, entries, filled, strict=True)]


def _places(
    blocks: Sequence[Block], starts: dict[int, int], title: str
) -> Iterator[tuple[int, int, tuple[Heading, ...], int]]:
    """Where each entry begins and ends, the headings above it, the number of its list."""
    headings: tuple[Heading, ...] = (Heading(0, title),) if title else ()
    list_id = at = 0
    while at < len(blocks):
        if at in starts:
            yield at, starts[at], headings, list_id
            at = starts[at]
        elif level := heading_level(blocks[at]):
            headings = (*(h for h in headings if h.level < level), Heading(level, blocks[at].text))
            list_id += 1
        at += 1


def _record(entry: Entry, spans: list[Span]) -> Record:
    values = [Value(FIELDS[label], entry.text[a:b], a, b) for a, b, label in spans if label in FIELDS]
    return Record(entry, tuple(values))


def _labelled(document: Document, golds: list[dict]) -> Pairs:
    """The entries of a labelled source, with the gold record of the same title."""
    titles = {squash(gold["title"]): gold for gold in golds if gold["title"]}
    pairs: Pairs = []
    for record in read(extract(document)):
        title = next((value.text for value in record.values if value.field is Field.TITLE), "")
        if gold := titles.get(squash(title)):
            pairs.append((gold, record))
    return pairs
