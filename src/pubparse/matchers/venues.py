"""Whether two venues are one: short forms, abbreviations, left-out words.

Takes two `VenueProfile`s, gives an `Agreement`. Consults nothing.
"""

from __future__ import annotations

from enum import StrEnum

from pubparse.matchers.profiles import Medium, VenueProfile
from pubparse.matchers.similarity import ratio

_SERIAL = {Medium.JOURNAL: 1, Medium.CONFERENCE: 2, Medium.WORKSHOP: 3}


class Agreement(StrEnum):
    """What two values say about each other."""

    SAME = "same"
    OPEN = "open"
    DIFFERENT = "different"


def compare_venues(a: VenueProfile, b: VenueProfile) -> Agreement:
    """Whether two printed venues are one; OPEN where one is missing or they cannot be told.

    >>> from pubparse.matchers.profiles import venue_profile
    >>> from pubparse.model import Publication, Venue
    >>> def v(name): return venue_profile(Publication(venue=Venue(name=name)))
    >>> compare_venues(v("VLDB"), v("Proc. 26th International Conference on Very Large Data Bases")).value
    'same'
    >>> compare_venues(v("ACM Trans. Database Syst."), v("ACM Transactions on Database Systems")).value
    'same'
    >>> compare_venues(v("VLDB"), v("The VLDB Journal")).value
    'different'
    """
    if not (a.every or a.acronyms) or not (b.every or b.acronyms):
        return Agreement.OPEN
    if a.every == b.every and a.every:
        return Agreement.SAME
    media = {a.medium, b.medium}
    clash = len(media & set(_SERIAL)) == 2
    if a.acronyms & b.acronyms or _short_for(a, b) or _short_for(b, a):
        # a bare acronym is a conference until something says otherwise: VLDB is not the VLDB Journal
        bare_against_journal = media == {Medium.JOURNAL, Medium.UNKNOWN} and not _spelled_out(a, b)
        return Agreement.DIFFERENT if clash or bare_against_journal else Agreement.SAME
    if clash:
        return Agreement.DIFFERENT
    if a.core and b.core and (abbreviates(a.core, b.core) or abbreviates(b.core, a.core)):
        return Agreement.SAME
    if a.core and b.core and ratio(" ".join(a.core), " ".join(b.core)) >= 0.85:
        return Agreement.SAME
    return Agreement.DIFFERENT


def _short_for(a: VenueProfile, b: VenueProfile) -> bool:
    """Whether an acronym of `a` is a word of `b` or made of the first letters of its words."""
    for acronym in a.acronyms:
        if acronym in b.every:
            return True
        if len(acronym) >= 3 and (_initials_hold(acronym, b.every) or _initials_hold(acronym, b.core)):
            return True
    return False


def _spelled_out(a: VenueProfile, b: VenueProfile) -> bool:
    """Whether the acronym of one takes in the other's word for its kind: JMLR and the Journal of Machine ... do."""
    long = [acronym for acronym in a.acronyms | b.acronyms if len(acronym) >= 3]
    return any(_initials_hold(acronym, a.every) or _initials_hold(acronym, b.every) for acronym in long)


def _initials_hold(acronym: str, every: tuple[str, ...]) -> bool:
    """Whether the acronym runs through the initials of the words, leaving out few of them."""
    initials = [word[0] for word in every]
    at, used = 0, 0
    for letter in acronym:
        while at < len(initials) and initials[at] != letter:
            at += 1
        if at == len(initials):
            return False
        at, used = at + 1, used + 1
    return used >= 3 and used * 2 >= len(initials) - 2


def abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether each word of `short` begins as the next unused word of `full` does, and little of `full` is left.

    >>> abbreviates(("phys", "rev", "lett"), ("physical", "review", "letters"))
    True
    """
    at, used = 0, 0
    for word in short:
        while at < len(full) and not _begins(full[at], word):
            at += 1
        if at == len(full):
            return False
        at, used = at + 1, used + 1
    return used * 2 >= len(full)


def _begins(word: str, short: str) -> bool:
    """Whether a word can be shortened so: `intl`, `syst`, `comput`, `natl`."""
    if word.startswith(short) or (len(word) > 3 and short.startswith(word)):
        return True
    return len(short) > 2 and word[:2] == short[:2] and _runs_through(short, word)


def _runs_through(short: str, word: str) -> bool:
    """Whether the letters of `short` stand in `word` in order."""
    letters = iter(word)
    return all(letter in letters for letter in short)
