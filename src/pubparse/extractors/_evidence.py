"""What one block says by itself, counted: its words, years, names, cues, marks.

Takes blocks, gives an array (blocks x columns). Counts of neighbouring blocks add up to the counts of a unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from pubparse.extractors._counts import COUNTED, count
from pubparse.extractors._markup import Block
from pubparse.labelling.labeler import label_lines
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


def _labels(blocks: Sequence[Block], out: Floats) -> None:
    """What the trained reader takes the block's tokens for: an entry has one title, one list of authors."""
    tokens, runs = AT["tokens:title"], AT["runs:title"]
    at = {name: k for k, name in enumerate(_LABELS)}
    read = label_lines([tokenize(b.text[:_LONGEST], b.marks) for b in blocks])
    for row, said in zip(out, read, strict=True):
        for name, group in groupby(said.labels):
            k = at.get(name)
            if k is not None:
                row[tokens + k] += len(list(group))
                row[runs + k] += 1
        row[AT["tokens"]] = len(said.labels)
        row[AT["sure"]] = sum(said.probabilities)
