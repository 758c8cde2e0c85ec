"""Records with perfect reading: the entries of gold pages with the spans that their gold records give them.

For training the model of kinds, and for measuring the normalizers on input that is right. What the gold leaves open
(publishers, places, genres) is filled in by the model that is trained on references alone.
"""

from __future__ import annotations

from pathlib import Path

from align import gold_pages, lay, squash
from align_tokens import spans_of
from page_examples import fill
from pubparse import sources
from pubparse.extractors import PAGES, extract, render
from pubparse.extractors._blocks import make_entry
from pubparse.extractors._inline_bibtex import split_bibtex
from pubparse.extractors._looks import heading_level
from pubparse.model import Document, Field, Heading, Record, Value
from pubparse.options import Options
from pubparse.readers import read
from pubparse.sequence import SequenceModel

FIELDS = {field.value: field for field in Field}
Pairs = list[tuple[dict, Record]]


def gold_records(shared: Path, model: SequenceModel | None) -> dict[str, Pairs]:
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


def _of_page(document: Document, name: str, golds: list[dict], model: SequenceModel | None) -> Pairs:
    """The entries of a page with their gold spans and the headings above them."""
    page = render(document)
    blocks, _ = split_bibtex(page.blocks, name)
    starts = {found.first: found for found in lay(blocks, golds)}
    headings: tuple[Heading, ...] = (Heading(0, page.title),) if page.title else ()
    pairs: Pairs = []
    list_id = at = 0
    while at < len(blocks):
        if found := starts.get(at):
            entry = make_entry(blocks[at : found.last + 1], document, headings, list_id)
            spans = spans_of(entry.text, entry.marks, golds[found.gold])
            if any(label == "title" for _, _, label in spans):
                if model is not None:
                    spans = fill(entry.text, entry.marks, spans, golds[found.gold], model)
                values = [Value(FIELDS[label], entry.text[a:b], a, b) for a, b, label in spans if label in FIELDS]
                pairs.append((golds[found.gold], Record(entry, tuple(values))))
            at = found.last
        elif level := heading_level(blocks[at]):
            headings = (*(h for h in headings if h.level < level), Heading(level, blocks[at].text))
            list_id += 1
        at += 1
    return pairs


def _labelled(document: Document, golds: list[dict]) -> Pairs:
    """The entries of a labelled source, with the gold record of the same title."""
    titles = {squash(gold["title"]): gold for gold in golds if gold["title"]}
    pairs: Pairs = []
    for record in read(extract(document)):
        title = next((value.text for value in record.values if value.field is Field.TITLE), "")
        if gold := titles.get(squash(title)):
            pairs.append((gold, record))
    return pairs
