"""Words that tell the kind of a work: genre words, headings, cues in what contains it.

Takes text, gives kinds or names of cues; consults `tables.kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pubparse.model import Kind
from pubparse.tables import kinds as table


def _groups(shapes: Iterable[tuple[str, str]]) -> str:
    """One regular expression of several, each a group with its name."""
    return "|".join(f"(?P<{name.replace(' ', '_')}>{shape})" for name, shape in shapes if shape)


_GENRES = tuple((re.compile(words, re.IGNORECASE), kind) for words, kind in table.GENRES)
_CUE_WORDS = tuple((name, re.compile(words)) for name, words, _, _ in table.CUES)
_CUE_WORD = re.compile("|".join(words for _, words, _, _ in table.CUES))
# The boundary is said once for all phrases, so that most places of a text are passed over at once.
_PHRASES = re.compile(rf"\b(?:{_groups((name, phrases) for name, _, phrases, _ in table.CUES)})")
_ANYWHERE = re.compile(_groups((name, anywhere) for name, _, _, anywhere in table.CUES))
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2048)
def genre_kind(text: str) -> Kind | None:
    """The kind that genre words say; the name of a kind itself counts first.

    >>> genre_kind("PhD thesis"), genre_kind("inproceedings"), genre_kind("Master's Thesis"), genre_kind("xyz")
    (<Kind.THESIS: 'thesis'>, <Kind.INPROCEEDINGS: 'inproceedings'>, <Kind.THESIS: 'thesis'>, None)
    """
    word = text.strip().casefold()
    if word in tuple(Kind):
        return Kind(word)
    return next((kind for shape, kind in _GENRES if shape.search(text)), None)


def heading_kind(headings: Iterable[str]) -> Kind | None:
    """The kind that headings give, innermost first; None where one names several kinds.

    >>> heading_kind(["2019", "Journal articles"]), heading_kind(["Journal and conference papers"])
    (<Kind.ARTICLE: 'article'>, None)
    """
    for heading in headings:
        found = _kinds_in(heading)
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


@lru_cache(maxsize=2048)
def _kinds_in(heading: str) -> frozenset[Kind]:
    """The kinds that a heading names."""
    found = {kind for shape, kind in _GENRES if shape.search(heading)}
    if Kind.INCOLLECTION in found:
        found.discard(Kind.BOOK)
    if Kind.INPROCEEDINGS in found and not table.JOURNAL_HEADING.search(heading):
        found.discard(Kind.ARTICLE)
    return frozenset(found)


@lru_cache(maxsize=2048)
def cues(text: str) -> frozenset[str]:
    """The names of the cues that a text holds.

    >>> sorted(cues("Proceedings of the 3rd Workshop (Springer)"))
    ['event', 'publisher']
    """
    low = text.lower()
    found = {name for word in set(_WORD.findall(low)) for name in _word_cues(word)}
    for shape in (_PHRASES, _ANYWHERE):
        found |= {(match.lastgroup or "").replace("_", " ") for match in shape.finditer(low)}
    return frozenset(found)


@lru_cache(maxsize=32768)
def _word_cues(word: str) -> tuple[str, ...]:
    """The cues that one word, in small letters, gives."""
    if not _CUE_WORD.fullmatch(word):
        return ()
    return tuple(name for name, shape in _CUE_WORDS if shape.fullmatch(word))
