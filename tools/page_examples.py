"""Training examples for the reader from whole pages: the entries of gold pages with labelled spans.

The gold says title, authors, year, venue and ids of an entry but not its places, publishers, editors or notes: those
are filled in by a model trained on reference strings, which may say anything there but what the gold rules out.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from align import gold_pages, lay
from align_tokens import Span, spans_of
from examples import LABELS, Example
from pubparse import sources
from pubparse.extractors import PAGES, render
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._inline_bibtex import split_bibtex
from pubparse.extractors._looks import heading_level
from pubparse.labelling.features import packs
from pubparse.model import Mark
from pubparse.options import Options
from pubparse.readers.citation import segments
from pubparse.sequence import SequenceModel

_OPEN = frozenset(
    (
        "editor",
        "series",
        "publisher",
        "location",
        "edition",
        "genre",
        "note",
        "url",
        "isbn",
        "citation-number",
        "date",
        "status",
        "link",
        "other",
        "volume",
        "number",
        "pages",
        "award",
    )
)
"""What an open stretch may be. Title, authors and container are known from the gold; more of them would be wrong."""


def page_examples(shared: Path, model: SequenceModel) -> list[Example]:
    """The entries of all gold pages; `group` is the page. `model` says what the gold leaves open."""
    out = []
    for name, source, gold in gold_pages(shared / "seeds", shared / "corpus/dev"):
        if source.is_dir():
            continue
        for document in sources.load(source, Options()):
            if document.format not in PAGES:
                continue
            blocks, _ = split_bibtex(render(document).blocks, name)
            found = lay(blocks, gold["publications"])
            taken = {i for f in found for i in range(f.first, f.last + 1)}
            list_id, at = 0, 0
            for f in found:
                list_id += any(i not in taken and heading_level(blocks[i]) for i in range(at, f.first))
                at = f.last + 1
                text, marks = join_blocks(blocks[f.first : f.last + 1])
                record = gold["publications"][f.gold]
                spans = spans_of(text, marks, record)
                if any(label == "title" for _, _, label in spans):
                    spans = fill(text, marks, spans, record, model)
                    out.append(Example(text, tuple(spans), marks, list_id, name, "pages"))
    return out


def fill(text: str, marks: tuple[Mark, ...], spans: list[Span], record: dict, model: SequenceModel) -> list[Span]:
    """The spans, with what the model says of the stretches between them."""
    example = Example(text, tuple(spans), marks)
    entry = example.tokens()
    extra = np.zeros((len(entry), len(model.labels)), dtype=np.float32)
    allowed = set(_OPEN)
    if not record["venue"]:
        allowed.discard("publisher")
    column = {label: k for k, label in enumerate(model.labels)}
    inner = [None] * len(entry)
    for a, b, label in spans:
        for k in range(len(entry)):
            if entry.starts[k] < b and entry.ends[k] > a:
                inner[k] = label
    for k, label in enumerate(inner):
        for other, c in column.items():
            if (label is not None and other != label) or (label is None and other not in allowed):
                extra[k, c] = -50.0
    best = model.decode([model.scores([packs(entry)])[0] + extra])[0].best
    labels = [model.labels[int(b)] if inner[k] is None else "" for k, b in enumerate(best)]
    more = [
        (entry.starts[a], entry.ends[b - 1], label)
        for a, b, label in segments(labels)
        if label and label != "other" and any(c.isalnum() for c in text[entry.starts[a] : entry.ends[b - 1]])
    ]
    assert set(column) <= set(LABELS)
    return sorted([*spans, *more])
