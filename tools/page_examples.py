"""Training examples for the reader from whole pages: the entries of labelled pages with their spans.

The labels say title, authors, year, venue and ids of an entry but not its places, publishers, editors or notes: those
are filled in by a model (`filler.py`), which may say anything there but what the gold rules out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from align_tokens import Span
from annotations import Page, annotated
from examples import LABELS, Example
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._looks import heading_level
from pubparse.labelling.network import Tagger
from pubparse.labelling.tokens import TokenizedEntry
from pubparse.readers.citation import segments
from pubparse.tables.edges import BEFORE, BEHIND
from written_pages import written_pages

_WORD = re.compile(r"\w+")
_LEADS = frozenset().union(*BEFORE.values(), *BEHIND.values(), {"the", "and", "joint", "work", "note", "notes", "our"})
BARRED = 50.0
"""Log-odds of what cannot be."""
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
        *written_examples(),
    ]


def written_examples() -> list[Example]:
    """The entries of the pages that we wrote."""
    return [example for page in written_pages() for example in _entries(page, None)]


def _entries(page: Page, model: Tagger | None) -> Iterator[Example]:
    found = []
    list_id, at = 0, 0
    for entry in page.entries:
        list_id += any(heading_level(block) for block in page.blocks[at : entry.first])
        at = entry.last + 1
        text, marks = join_blocks(page.blocks[entry.first : at])
        if any(label == "title" for _, _, label in entry.spans):
            found.append(Example(text, entry.spans, marks, list_id, page.name, "pages"))
    for example, spans in zip(found, fill(found, model) if model else [e.spans for e in found], strict=True):
        yield replace(example, spans=tuple(spans))


def fill(examples: Sequence[Example], model: Tagger) -> list[list[Span]]:
    """The spans of examples, with what the model says of the stretches between them; no container, no publisher."""
    entries = [example.tokens() for example in examples]
    known = [_known(example, entry) for example, entry in zip(examples, entries, strict=True)]
    column = {label: k for k, label in enumerate(model.labels)}
    assert set(column) <= set(LABELS)
    scores = model.scores(entries)
    for score, labels in zip(scores, known, strict=True):
        allowed = _OPEN if "container" in labels else _OPEN - {"publisher"}
        barred = np.array([-BARRED if label not in allowed else 0.0 for label in model.labels], dtype=np.float32)
        for k, label in enumerate(labels):
            score[k] += barred
            if label:
                score[k] -= BARRED
                score[k, column[label]] += 4 * BARRED
    out = []
    found = model.decode(scores)
    for example, entry, labels, read in zip(examples, entries, known, found, strict=True):
        open_labels = ["" if label else model.labels[b] for label, b in zip(labels, read.best.tolist(), strict=True)]
        stretches = [(entry.starts[a], entry.ends[b - 1], label) for a, b, label in segments(open_labels)]
        more = [
            (a, b, label)
            for a, b, label in stretches
            if label not in ("", "other") and not _only_leads(example.text[a:b])
        ]
        out.append(sorted([*example.spans, *more]))
    return out


def _only_leads(text: str) -> bool:
    """Whether a stretch holds nothing but words that lead to a field: `In:` is no series, `doi:` no address."""
    return all(word in _LEADS for word in _WORD.findall(text.lower()))


def _known(example: Example, entry: TokenizedEntry) -> list[str]:
    """For each token the label of the span that it stands in, or nothing."""
    labels = [""] * len(entry)
    for a, b, label in example.spans:
        for k in range(bisect_right(entry.ends, a), bisect_left(entry.starts, b)):
            labels[k] = label
    return labels
