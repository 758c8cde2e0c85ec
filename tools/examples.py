"""A labelled stretch of text, and how its spans become labels of tokens.

An `Example` holds a text with marks and the spans of its fields, cut to the bare value or not. `token_labels` gives
every token a label: a span's tokens get its label; the signs and announcing words between two spans go to the one that
they close or announce (`tables.edges`), so that a label always meets the next without a blank in between; words that
nothing accounts for are `other`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pubparse.labelling.tokens import TokenizedEntry, tokenize
from pubparse.labelling.words import word_of
from pubparse.model import Mark
from pubparse.tables.edges import BEFORE, BEHIND, CLOSING, OPENING

LABELS = (
    "author", "editor", "title", "container", "series", "volume", "number", "pages", "date", "publisher", "location",
    "edition", "genre", "status", "award", "note", "doi", "arxiv", "url", "isbn", "link", "citation-number", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """One entry or reference. `group` is held out as a whole; entries with the same `list_id` in a group are a list.

    `order` tells which lists are apart where a group has several; `weight` is how often training sees it.
    """

    text: str
    spans: tuple[tuple[int, int, str], ...]
    marks: tuple[Mark, ...] = ()
    list_id: int = 0
    group: str = ""
    source: str = ""
    weight: float = 1.0

    def tokens(self) -> TokenizedEntry:
        return tokenize(self.text, self.marks, self.list_id)


def token_labels(example: Example, entry: TokenizedEntry) -> list[str]:
    """A label for every token."""
    labels: list[str] = [""] * len(entry)
    spans = sorted(example.spans)
    at = 0
    for start, end, label in spans:
        while at < len(entry) and entry.ends[at] <= start:
            at += 1
        while at < len(entry) and entry.starts[at] < end:
            labels[at] = labels[at] or label
            at += 1
    i = 0
    while i < len(labels):
        if labels[i]:
            i += 1
            continue
        j = i
        while j < len(labels) and not labels[j]:
            j += 1
        before = labels[i - 1] if i else ""
        after = labels[j] if j < len(labels) else ""
        labels[i:j] = _fill(entry, i, j, before, after)
        i = j
    return labels


def _fill(entry: TokenizedEntry, i: int, j: int, before: str, after: str) -> list[str]:
    """Labels for the tokens between two spans: left part to the one before, right part to the one after."""
    words = [entry.words[k].lower() for k in range(i, j)]
    left = 0 if before else -1
    size = len(words)
    behind, ahead = BEHIND.get(before, frozenset()), BEFORE.get(after, frozenset())
    k = 0
    if before:
        depth = 0
        while k < size:
            word = words[k]
            if word in behind:
                k += 1
                left = k
            elif word in "([" and k + 1 < size and words[k + 1] in behind:
                depth += 1
                k += 1
            elif _is_quote(word) and after and _begins(entry, i + k):
                break
            elif word in CLOSING or _is_quote(word) or (depth and word in ")]"):
                k += 1
                left = k
            else:
                break
    left = max(left, 0)
    right = size
    if after:
        k = size - 1
        while k >= left:
            word = words[k]
            if word in OPENING or word in ahead or _is_quote(word):
                right = k
            elif word not in CLOSING and word not in "-–":
                break
            k -= 1
    middle = ["other"] * (right - left)
    return [before] * left + middle + [after] * (size - right)


def _is_quote(word: str) -> bool:
    return word in "\"'”“‘’«»„‚`´‹›" and word != ""


def _begins(entry: TokenizedEntry, i: int) -> bool:
    """Whether a straight quote at `i` opens: space before it and none behind."""
    return entry.breaks[i] != 0 and i + 1 < len(entry) and entry.breaks[i + 1] == 0


def is_word(text: str) -> bool:
    """Whether a token is more than a sign."""
    return word_of(text).coarse not in (".", ",", ":", ";", "(", ")", "[", "]", "-", "/", "?", "|", "o", "..")


def labelled(examples: Sequence[Example]) -> list[tuple[TokenizedEntry, list[str]]]:
    """Tokens and labels of all examples."""
    out = []
    for example in examples:
        entry = example.tokens()
        out.append((entry, token_labels(example, entry)))
    return out
