"""Training examples for the reader from whole pages: the entries of labelled pages with their spans.

The labels say title, authors, year, venue and ids of an entry but not its places, publishers, editors or notes: those
are filled in by a model trained on reference strings, which may say anything there but what the gold rules out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from align_tokens import Span
from annotations import Page, annotated
from examples import LABELS, Example
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._looks import heading_level
from pubparse.model import Mark
from pubparse.readers.citation import segments
from written_pages import written_pages
from pubparse.labelling.network import Tagger
from pubparse.labelling.style import hold

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


def page_examples(shared: Path, model: Tagger) -> list[Example]:
    """The entries of all labelled pages; `group` is the page. `model` says what the labels leave open.

    In the pages that we wrote nothing is left open.
    """
    return [
        *(example for page in annotated(shared) for example in _entries(page, model)),
        *(example for page in written_pages() for example in _entries(page, None)),
    ]


def _entries(page: Page, model: Tagger | None) -> Iterator[Example]:
    list_id, at = 0, 0
    for entry in page.entries:
        list_id += any(heading_level(block) for block in page.blocks[at : entry.first])
        at = entry.last + 1
        text, marks = join_blocks(page.blocks[entry.first : at])
        if any(label == "title" for _, _, label in entry.spans):
            spans = fill(text, marks, list(entry.spans), model) if model else entry.spans
            yield Example(text, tuple(spans), marks, list_id, page.name, "pages")


def fill(
    text: str, marks: tuple[Mark, ...], spans: list[Span], model: Tagger, venue: bool | None = None
) -> list[Span]:
    """The spans, with what the model says of the stretches between them; `venue` says whether the work has one."""
    example = Example(text, tuple(spans), marks)
    entry = example.tokens()
    extra = np.zeros((len(entry), len(model.labels)), dtype=np.float32)
    allowed = set(_OPEN)
    if not (any(label == "container" for _, _, label in spans) if venue is None else venue):
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
    best = model.decode([model.scores([entry])[0] + extra], [hold(entry)])[0].best
    labels = [model.labels[int(b)] if inner[k] is None else "" for k, b in enumerate(best)]
    more = [
        (entry.starts[a], entry.ends[b - 1], label)
        for a, b, label in segments(labels)
        if label and label != "other" and any(c.isalnum() for c in text[entry.starts[a] : entry.ends[b - 1]])
    ]
    assert set(column) <= set(LABELS)
    return sorted([*spans, *more])
