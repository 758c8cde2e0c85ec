"""Whether two venues are one: short forms, abbreviations, left-out words.

Takes two `VenueProfile`s, gives an `Agreement`. Consults the venue table for what short forms stand for.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from pubparse.matchers.folding import words
from pubparse.matchers.profiles import Medium, VenueProfile, venue_words
from pubparse.matchers.similarity import ratio
from pubparse.tables import venues as table

_ALIKE = 0.85
"""Names so alike, letter by letter, are one name."""
_FEW = 2
"""In a name of so few telling words a short form stands for the whole."""
_SAFE = 4
"""An acronym of so many letters is not the end of another word by chance."""
_NO_SERIAL = frozenset({Medium.REPORT, Medium.THESIS, Medium.PREPRINT})
_SERIAL = frozenset({Medium.JOURNAL, Medium.CONFERENCE, Medium.WORKSHOP})


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
    >>> compare_venues(v("SIGMOD"), v("The VLDB Journal")).value
    'different'
    >>> compare_venues(v("VLDB"), v("The VLDB Journal")).value, compare_venues(v("VLDB"), v("Hagen University")).value
    ('open', 'open')
    """
    if not a or not b:
        return Agreement.OPEN
    return _compare(a, b) if (a.every, sorted(a.acronyms)) <= (b.every, sorted(b.acronyms)) else _compare(b, a)


@lru_cache(maxsize=200_000)
def _compare(a: VenueProfile, b: VenueProfile) -> Agreement:
    """Compare two venues that are both given."""
    if a.every == b.every and a.every:
        return Agreement.SAME
    media = {a.medium, b.medium}
    if a.acronyms & b.acronyms or _short_for(a, b) or _short_for(b, a):
        if Medium.WORKSHOP in media and len(media & _SERIAL) == 2:
            return Agreement.DIFFERENT
        # SIGMOD may be the conference or SIGMOD Record: what kind of work it is must tell
        torn = len(media & _SERIAL) == 2 or (media == {Medium.JOURNAL, Medium.UNKNOWN} and not _spelled_out(a, b))
        return Agreement.OPEN if torn else Agreement.SAME
    media = {_medium(a), _medium(b)}
    if len(media & _SERIAL) == 2:
        return Agreement.DIFFERENT
    if len(media) == 1 and any(_expanded(word) for word in set(a.core) & set(b.core)):
        return Agreement.SAME  # VLDB J. and The VLDB Journal -- The International Journal on Very Large Data Bases
    if any(_alike(x, y) for x in _names(a) for y in _names(b)):
        return Agreement.SAME
    if _cut_off(a, b) or _cut_off(b, a):
        return Agreement.SAME
    return Agreement.DIFFERENT if _is_known(a) and _is_known(b) else Agreement.OPEN


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names' telling words are the same, shortened, cut off or misspelled."""
    if not a or not b:
        return False
    if a == b or abbreviates(a, b) or abbreviates(b, a):
        return True
    return ratio("".join(a), "".join(b)) >= _ALIKE


def _cut_off(short: VenueProfile, full: VenueProfile) -> bool:
    """Whether a name that says that it is cut off, or that is no whole name, begins as the other does."""
    for name in _names(full):
        if not short.core or not all(_begins(word, start) for start, word in zip(short.core, name, strict=False)):
            continue
        if short.cut_off:
            return True
        # `Conference on Very Large` is VLDB; `Computer Vision` is a name of its own, and not CVPR
        if len(short.core) < len(name) and name in _whole_names() and short.core not in _whole_names():
            return short.medium is Medium.CONFERENCE
    return False


@lru_cache(maxsize=1)
def _whole_names() -> frozenset[tuple[str, ...]]:
    """The telling words of the conferences in the table."""
    return frozenset(venue_words(words(name)) for _, name in table.conferences())


def _names(venue: VenueProfile) -> list[tuple[str, ...]]:
    """The telling words of a venue's name, and of the names that its short forms stand for."""
    short = {*venue.acronyms, *venue.core} if len(venue.core) <= _FEW else venue.acronyms
    return [venue.core, *venue.fuller, *(core for word in sorted(short) if (core := _expanded(word)))]


@lru_cache(maxsize=5_000)
def _expanded(acronym: str) -> tuple[str, ...]:
    """The telling words of what a conference's short form stands for."""
    name = table.name_of(acronym.upper()) or table.name_of(acronym)
    return venue_words(words(name)) if name else ()


def _medium(venue: VenueProfile) -> Medium:
    """What a venue is, by its words, or because the table knows its short form as a conference."""
    if venue.medium is Medium.UNKNOWN and any(_expanded(acronym) for acronym in venue.acronyms):
        return Medium.CONFERENCE
    return venue.medium


def _is_known(venue: VenueProfile) -> bool:
    """Whether a venue is one beyond doubt, so that another name is another venue."""
    if (not venue.core and not venue.acronyms) or venue.medium in _NO_SERIAL:
        return False
    if _medium(venue) is not Medium.UNKNOWN or not venue.core:
        return True
    return table.is_journal(" ".join(venue.every))


def _short_for(a: VenueProfile, b: VenueProfile) -> bool:
    """Whether an acronym of `a` is a word of `b` or made of the first letters of its words."""
    for acronym in a.acronyms:
        if acronym in b.every:
            return True
        if len(acronym) >= _SAFE and any(word.endswith(acronym) for word in b.every):
            return True  # `28thVLDB`, where a source lost the space
        if len(acronym) >= 3 and (_initials_hold(acronym, b.every) or _initials_hold(acronym, b.core)):
            return True
    return False


def _spelled_out(a: VenueProfile, b: VenueProfile) -> bool:
    """Whether the acronym of one takes in the other's word for its kind: JMLR and the Journal of Machine ... do."""
    return any(
        _initials_hold(acronym, journal.every)
        for journal, other in ((a, b), (b, a))
        for acronym in other.acronyms
        if journal.medium is Medium.JOURNAL and len(acronym) > 2
    )


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

    What is left must be few words beside those that are used: Computer Vision is not European Computer Vision.

    >>> abbreviates(("phys", "rev", "lett"), ("physical", "review", "letters"))
    True
    >>> abbreviates(("machine", "learning"), ("european", "machine", "learning"))
    False
    """
    at, left = 0, 0
    for word in short:
        while at < len(full) and not _begins(full[at], word):
            left += not _expanded(full[at])
            at += 1
        if at == len(full):
            return False
        at += 1
    left += sum(not _expanded(word) for word in full[at:])
    return left * 4 <= len(full)


def _begins(word: str, short: str) -> bool:
    """Whether a word can be shortened so: `intl`, `syst`, `comput`, `natl`."""
    if word.startswith(short) or (len(word) > 3 and short.startswith(word)):
        return True
    return len(short) > 2 and word[:2] == short[:2] and _runs_through(short, word)


def _runs_through(short: str, word: str) -> bool:
    """Whether the letters of `short` stand in `word` in order."""
    letters = iter(word)
    return all(letter in letters for letter in short)
