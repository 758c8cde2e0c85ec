"""Small things that every room needs to do with text. Takes and gives strings; consults the table of compounds."""

from __future__ import annotations

import re
import unicodedata

from pubparse.tables.compounds import COMPOUND_FIRST

_HYPHENS = "-\u2010\u2011"
_LOST = "\u00ad\ufffd"
"""A soft hyphen, or a character that some decoder lost: at a line's end, between letters, it was a hyphen."""
_RANGE = "\u2013\u2012\u2014"
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_ADDRESS = re.compile(r"(?:https?:|ftp:|www\.|doi\.org|arxiv\.org|10\.\d{4,9}/)", re.IGNORECASE)
_WINDOW = 400
"""How far back the last word is looked for: longer ones are no words, and joining must stay linear."""


def join_soft(before: str, after: str) -> str:
    """Join two lines that a page wrapped: a space between them, or none, or a hyphen less.

    The hyphen that splits a word goes; those of compounds, names and ranges stay, and one that is set again in the
    next line, as in Polish and Portuguese, stays once. Addresses broken behind a slash, and Chinese and Japanese text,
    are joined without a space.

    >>> join_soft("an effect hetero-", "geneity"), join_soft("a two-", "stage test"), join_soft("pp. 1–", "15")
    ('an effect heterogeneity', 'a two-stage test', 'pp. 1–15')
    >>> join_soft("https://doi.org/", "10.1/x"), join_soft("María López-", "Ruiz"), join_soft("one", "two")
    ('https://doi.org/10.1/x', 'María López-Ruiz', 'one two')
    """
    before, after = before.rstrip(" \n"), after.lstrip(" \n")
    if not before or not after:
        return before + after
    word = _last_word(before)
    last, first = before[-1], after[0]
    address = _ADDRESS.search(word)
    if address and address.start() <= 6 and (last in "/=&?#%_~" + _HYPHENS or first in "/?#&="):
        return before + after
    if _CJK.match(last) and _CJK.match(first):
        return before + after
    if len(word) < 2:
        return f"{before} {after}"
    if last in _LOST and word[-2].isalpha():
        return before[:-1] + after if first.islower() else before + after
    if last in _HYPHENS and first in _HYPHENS and after[1:2].isalpha():
        return before + after[1:]
    if last in _HYPHENS:
        return before[:-1] + after if _splits(word, after) else before + after
    if last in _RANGE and (first.isdigit() == word[-2].isdigit()):
        return before + after
    return f"{before} {after}"


def _last_word(text: str) -> str:
    """What stands behind the last white space."""
    return text[-_WINDOW:].rsplit(None, 1)[-1]


def _splits(word: str, after: str) -> bool:
    """Whether the hyphen at the end of `word` only splits a word that goes on in `after`."""
    stem = word[:-1].lstrip("([{\"'“‘„«")
    if not after[0].islower() or not stem.isalpha() or (stem.isupper() and len(stem) > 1):
        return False
    rest = re.match(r"[^\W\d_]+", after)
    if rest is not None and after[rest.end() : rest.end() + 1] in tuple(_HYPHENS):
        return False
    return stem.casefold() not in COMPOUND_FIRST


def squash(text: str) -> str:
    """Only the letters and digits of a text, case and accents folded: what two printings of a title share.

    >>> squash("Café: a Study") == squash("CAFE, a study.")
    True
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())
