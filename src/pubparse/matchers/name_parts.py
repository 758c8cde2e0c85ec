"""A printed name in words, as names are compared: folded, each word marked as given or family name, initial or full.

Takes a `Name` or a string, gives `NameWords`. Consults the tables of particles and of romanized names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pubparse.matchers.folding import fold
from pubparse.matchers.name_words import latin
from pubparse.model import Name
from pubparse.tables.particles import CORPORATE, PARTICLES, SUFFIXES
from pubparse.tables.romanized import KOREAN_FAMILIES

_PIECES = re.compile(r"[^\W\d_]+(?:['’‘`´ʼ][^\W\d_]+)*\.?")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
"""Where two words of a name are written as one: `ChiChung`, `AlHadidi`."""
_HANGUL = re.compile(r"[가-힣]")
_VOWELS = frozenset("aeiouy")
_SUFFIXES = {"junior": "jr", "jnr": "jr", "senior": "sr", "snr": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv"}
"""Suffixes in the form in which they are compared."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, folded and in Latin letters where it can be."""

    text: str
    short: bool
    """An initial or an abbreviation."""
    family: bool
    particle: bool = False
    joined: bool = False
    """A hyphen ties it to the word before."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name as it is compared."""

    words: tuple[Word, ...]
    suffix: str = ""
    literal: str = ""
    """Folded, for what is no personal name."""
    corporate: bool = False

    @property
    def order(self) -> tuple[object, ...]:
        """What decides which of two names is compared with the other."""
        return self.literal, self.suffix, [(w.text, w.short, w.family, w.particle, w.joined) for w in self.words]


def name_words(name: Name | str) -> NameWords:
    """The words of a name; a string is taken to be in reading order, or family name first before a comma.

    >>> [word.text for word in name_words("van der Berg, J.-P.").words]
    ['j', 'p', 'van', 'der', 'berg']
    """
    if isinstance(name, Name):
        if name.family:
            return _words_of(name.given, f"{name.particle} {name.family}", name.suffix)
        return name_words(name.literal or name.printed or name.given)
    return _words_of_text(name)


@lru_cache(maxsize=100_000)
def _words_of_text(text: str) -> NameWords:
    """The words of a printed name."""
    family, _, given = text.partition(",")
    if fold(given.strip()) in SUFFIXES:
        return _words_of(*_direct(family), given)
    return _words_of(given, family, "") if given.strip() else _words_of(*_direct(family), "")


def _direct(text: str) -> tuple[str, str]:
    """Given and family name of one in reading order: the last word that is no suffix is the family's."""
    pieces = text.split()
    tail = len(pieces)
    while tail > 2 and fold(pieces[tail - 1]) in SUFFIXES:
        tail -= 1
    cut = tail - 1
    while cut > 1 and pieces[cut - 1] in PARTICLES:
        cut -= 1
    return " ".join(pieces[:cut]), " ".join(pieces[cut:])


@lru_cache(maxsize=100_000)
def _words_of(given: str, family: str, suffix: str) -> NameWords:
    """The words of a name whose parts are known."""
    words: list[Word] = []
    tail = fold(suffix).strip(" .,")
    for text, is_family in ((given, False), (family, True)):
        for piece in text.split():
            if fold(piece) in SUFFIXES and words:
                tail = tail or fold(piece).strip(".,")
                continue
            words += _split(piece, is_family, first=not words)
    if words and words[-1].particle:  # `Le` is a family name where no other follows
        words[-1] = replace(words[-1], particle=False)
    corporate = any(word.text in CORPORATE for word in words)
    literal = " ".join(fold(f"{given} {family}").split())
    return NameWords(tuple(words), _SUFFIXES.get(tail, tail), literal, corporate)


def _split(piece: str, family: bool, *, first: bool) -> list[Word]:
    """The words in what stands between two blanks: `J.-P.`, `Jang-Wook`, `HV`, `O’Brien`."""
    found: list[Word] = []
    for match in _PIECES.finditer(piece):
        printed = match.group()
        bare = _APOSTROPHES.sub("", printed.rstrip("."))
        spelled = latin(fold(_CAMEL.sub(" ", bare)))
        if family and _HANGUL.search(bare):
            spelled = KOREAN_FAMILIES.get(spelled, spelled)
        for text in spelled.split():
            capitals = bare.isupper() and len(bare) <= 3 and not (family and len(bare) > 1)
            mute = len(text) <= 3 and not (set(text) & _VOWELS) and text.isascii() and not family
            if len(text) == 1 and text.isascii():
                # `I-Sheng` is a name written out, `J-P` is not
                part = "-" in piece and not printed.endswith(".") and any(len(p) > 1 for p in _PIECES.findall(piece))
                found.append(Word(text, not part, family, joined=bool(found)))
            elif (capitals and (not printed.endswith(".")) and text.isascii()) or (mute and not printed.endswith(".")):
                found += [Word(letter, True, family, joined=bool(found)) for letter in text]
            else:
                short = printed.endswith(".") and len(text) <= 4 and not family
                particle = text in PARTICLES and not first and (family or piece[0].islower())
                found.append(Word(text, short, family, particle, joined=bool(found)))
    return found
