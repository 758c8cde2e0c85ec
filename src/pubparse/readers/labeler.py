"""Label the tokens of entries: author, title, container … by the trained model.

Takes tokenized entries; gives a label and its probability for every token. Consults the model `models/reader.npz`,
loaded on first use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pubparse.readers.features import expand, packs
from pubparse.readers.style import agreement
from pubparse.readers.tokens import TokenizedEntry
from pubparse.sequence import SequenceModel, model_bytes, unpack_model

_TOGETHER = 512
"""Entries described before they are labelled: bounds memory over a long batch."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entry's tokens with a label for each, and how probable it is."""

    entry: TokenizedEntry
    labels: tuple[str, ...]
    probabilities: tuple[float, ...]


@cache
def reader_model() -> SequenceModel:
    """The trained model of the first pass."""
    return unpack_model(model_bytes("reader"), expand)


def label(entries: Sequence[TokenizedEntry], model: SequenceModel | None = None) -> tuple[Labelled, ...]:
    """Label every token of every entry, in their order; entries that stand together are read as one list.

    Read twice: what the first reading finds common to the list speaks for the doubtful ones in the second.
    """
    model = model or reader_model()
    out: list[Labelled] = []
    for at in range(0, len(entries), _TOGETHER):
        some = entries[at : at + _TOGETHER]
        scores = model.scores([packs(e) for e in some])
        found = model.decode(scores)
        if len(some) > 1:
            agreed = agreement(some, [labels.marginals for labels in found])
            found = model.decode([score + more for score, more in zip(scores, agreed, strict=True)])
        for entry, labels in zip(some, found, strict=True):
            best = labels.best.tolist()
            out.append(
                Labelled(
                    entry,
                    tuple(model.labels[b] for b in best),
                    tuple(labels.marginals[range(len(best)), best].tolist()) if best else (),
                )
            )
    return tuple(out)
