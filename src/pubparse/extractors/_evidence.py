"""What one block says by itself, counted: its words, years, names, cues, marks.

Takes blocks, gives an array (blocks x columns). Counts of neighbouring blocks add up to the counts of a unit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pubparse.extractors._counts import COUNTED, count
from pubparse.extractors._markup import Block
from pubparse.labelling.labeler import label_lines, line_model
from pubparse.labelling.tokens import tokenize
from pubparse.sequence import Floats

_LABELS = (
    "title", "author", "container", "date", "volume", "pages", "publisher", "editor", "link", "genre", "status",
    "note", "other", "doi", "location", "award",
)  # fmt: skip
_LONGEST = 1500
"""Characters of a block that are labelled: a longer one is prose or a whole list, and its beginning shows which."""
COLUMNS: tuple[str, ...] = (
    *COUNTED,
    *(f"tokens:{label}" for label in _LABELS), *(f"runs:{label}" for label in _LABELS), "tokens", "sure",
)  # fmt: skip
"""The names of the columns, in their order."""
AT = {name: column for column, name in enumerate(COLUMNS)}


def evidence(blocks: Sequence[Block]) -> Floats:
    """Count what every block says: blocks x COLUMNS."""
    out = np.zeros((len(blocks), len(COLUMNS)), dtype=np.float32)
    if blocks:
        out[:, : len(COUNTED)] = [count(block) for block in blocks]
    _labels(blocks, out)
    return out


def roles(facts: Floats) -> Floats:
    """The share of each label among the tokens of every block: blocks x labels."""
    at = AT[f"tokens:{_LABELS[0]}"]
    tokens = facts[:, at : at + len(_LABELS)]
    shares: Floats = tokens / np.maximum(tokens.sum(axis=1, keepdims=True), 1)
    return shares


def _labels(blocks: Sequence[Block], out: Floats) -> None:
    """What the trained reader takes the block's tokens for: an entry has one title, one list of authors."""
    read = label_lines([tokenize(b.text[:_LONGEST], b.marks) for b in blocks])
    columns = [line_model().labels.index(name) for name in _LABELS]
    tokens, runs, width = AT[f"tokens:{_LABELS[0]}"], AT[f"runs:{_LABELS[0]}"], len(_LABELS)
    out[:, tokens : tokens + width] = read.tokens[:, columns]
    out[:, runs : runs + width] = read.runs[:, columns]
    out[:, AT["tokens"]] = read.sizes
    out[:, AT["sure"]] = read.sure
