"""Label the tokens of entries: author, title, container … by the trained model.

Takes tokenized entries; gives a label and its probability for every token. Consults the model `models/reader.npz`,
loaded on first use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pubparse.labelling.borders import agreed
from pubparse.labelling.cells import once, whole_titles
from pubparse.labelling.certain import certain
from pubparse.labelling.network import Tagger, unpack_tagger
from pubparse.labelling.style import agreement
from pubparse.labelling.tokens import NEWLINE, TAB, TokenizedEntry
from pubparse.sequence import Floats, Labels, model_bytes, softmax
from pubparse.tables.edges import BEHIND

MISSING = 5.0
"""Log-odds that an entry of a publication list does have a title; found on held-out pages."""
_BETWEEN = ("link", "other")
_EDITORS = (BEHIND["editor"] | {"in"}) - {"a", "di"}
TOGETHER = 512
"""Entries read together at most: bounds memory over a long batch."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entry's tokens with a label for each, and how probable it is."""

    entry: TokenizedEntry
    labels: tuple[str, ...]
    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """What lines may be: tokens and runs of each label (lines x labels), all tokens, the sum of how sure each is."""

    tokens: NDArray[np.int64]
    runs: NDArray[np.int64]
    sizes: NDArray[np.int64]
    sure: NDArray[np.float64]


@cache
def reader_model() -> Tagger:
    """The model that reads entries, trained on references and on the entries of pages."""
    return unpack_tagger(model_bytes("reader"))


@cache
def line_model() -> Tagger:
    """The model that says what a single line may be, trained on references alone.

    The entry finder learns from what this one says of the training pages, so it must not have seen them.
    """
    return unpack_tagger(model_bytes("lines"))


def label_lines(lines: Sequence[TokenizedEntry]) -> Lines:
    """What the tokens of lines of a page may be, whether they are entries or not, each line by itself."""
    model = line_model()
    width = len(model.labels)
    sizes = np.array([len(line) for line in lines], dtype=np.int64)
    if not sizes.sum():
        none = np.zeros((len(lines), width), dtype=np.int64)
        return Lines(none, none, sizes, np.zeros(len(lines)))
    scores = np.concatenate(model.scores(lines, journals=False))
    best = scores.argmax(axis=1)
    sure = 1 / np.exp(scores - scores.max(axis=1, keepdims=True)).sum(axis=1)
    of_line = np.repeat(np.arange(len(lines)), sizes)
    begins = np.concatenate([[True], (best[1:] != best[:-1]) | (of_line[1:] != of_line[:-1])])
    at = of_line * width + best
    count = len(lines) * width
    return Lines(
        np.bincount(at, minlength=count).reshape(-1, width),
        np.bincount(at[begins], minlength=count).reshape(-1, width),
        sizes,
        np.bincount(of_line, weights=sure, minlength=len(lines)).astype(np.float64),
    )


def label(entries: Sequence[TokenizedEntry], model: Tagger | None = None) -> tuple[Labelled, ...]:
    """Label every token of every entry, in their order; entries that stand together are read as one list.

    What the first looks find common to the list speaks for the doubtful ones in the next: first of where the entry has
    what, then of where fields begin and end.
    """
    model = model or reader_model()
    out: list[Labelled] = []
    for at in range(0, len(entries), TOGETHER):
        some = entries[at : at + TOGETHER]
        scores = model.scores(some)
        for entry, score in zip(some, scores, strict=True):
            for tokens, name, much in certain(entry):
                score[tokens, model.labels.index(name)] += much
        shown = [k for k, entry in enumerate(some) if entry.marks or NEWLINE in entry.breaks or TAB in entry.breaks]
        if len(shown) > 1:
            first = [softmax(scores[k]) for k in shown]
            for k, more in zip(shown, agreement([some[k] for k in shown], first), strict=True):
                scores[k] = scores[k] + more
        found = model.decode(scores)
        going_on = _again(model, some, scores, found)
        _one_title(model, some, scores, found, going_on)
        for read in _labelled(some, found, model.labels):
            out.append(replace(read, labels=once(read.entry, whole_titles(read.entry, read.labels))))
    return tuple(out)


def _again(
    model: Tagger, entries: Sequence[TokenizedEntry], scores: list[Floats], found: list[Labels]
) -> dict[int, Floats]:
    """Read the doubtful entries anew, with what the list agrees on about borders; what going on is worth in these."""
    doubtful = agreed(entries, found, model.labels, model.borders)
    for k, more in doubtful.items():
        scores[k] = scores[k] + more.scores
    going_on = {k: more.going_on for k, more in doubtful.items()}
    for k, labels in zip(going_on, model.decode([scores[k] for k in going_on], [*going_on.values()]), strict=True):
        found[k] = labels
    return going_on


def _one_title(
    model: Tagger,
    entries: Sequence[TokenizedEntry],
    scores: Sequence[Floats],
    found: list[Labels],
    going_on: Mapping[int, Floats],
) -> None:
    """Read those entries anew that came out with two titles, or (in a list of works) with none."""
    title = model.labels.index("title")
    wrong = []
    for k, labels in enumerate(found):
        is_title = labels.best == title
        runs = int(is_title[:1].sum()) + int((is_title[1:] & ~is_title[:-1]).sum())
        if len(labels.best) and (runs > 1 or (runs == 0 and entries[k].of_list)):
            wrong.append(k)
    for of_list, missing in ((True, MISSING), (False, 0.0)):
        some = [k for k in wrong if entries[k].of_list is of_list]
        best = model.decode_once([scores[k] for k in some], "title", missing, [going_on.get(k) for k in some])
        for k, path in zip(some, best, strict=True):
            found[k] = Labels(path, found[k].marginals)


def _labelled(entries: Sequence[TokenizedEntry], found: Sequence[Labels], names: Sequence[str]) -> tuple[Labelled, ...]:
    out = []
    for entry, labels in zip(entries, found, strict=True):
        best = labels.best.tolist()
        sure = labels.marginals[range(len(best)), best].tolist() if best else ()
        out.append(Labelled(entry, _authors_go_on(entry, [names[b] for b in best]), tuple(sure)))
    return tuple(out)


def _authors_go_on(entry: TokenizedEntry, labels: list[str]) -> tuple[str, ...]:
    """The labels, with names behind a link or remark within a list of authors as authors: editors are announced.

    >>> from pubparse.labelling.tokens import tokenize
    >>> " ".join(_authors_go_on(tokenize("A, more B"), ["author", "author", "link", "editor"]))
    'author author link author'
    >>> " ".join(_authors_go_on(tokenize("A; B (eds)"), ["author", "editor", "editor", "editor", "editor", "editor"]))
    'author author author author author author'
    """
    if "editor" not in labels:
        return tuple(labels)
    before = ""
    for k, label in enumerate(labels):
        if label == "editor":
            end = next((i for i in range(k, len(labels)) if labels[i] != "editor"), len(labels))
            said = (word.casefold() for word in entry.words[k - 1 if k else 0 : end + 2])
            behind = before == "author" and labels[k - 1] in _BETWEEN and not any(word in _EDITORS for word in said)
            # `A; B; C (eds)`: one list, of which the sign behind it speaks as a whole.
            close = labels[k - 1] == "author" and not any(w.casefold() in _EDITORS for w in entry.words[k : k + 2])
            if k and (behind or close):
                labels[k:end] = ["author"] * (end - k)
        if labels[k] not in _BETWEEN:
            before = labels[k]
    return tuple(labels)
