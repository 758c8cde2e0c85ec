"""What two publications have in common, in numbers: the features of the trained weights.

Takes two `Profile`s, gives a dict of numbers from 0 to 1. Consults the tables of matching words.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

from pubparse.matchers.profiles import Profile
from pubparse.matchers.similarity import edits, ratio, within
from pubparse.matchers.venues import Agreement, compare_venues
from pubparse.tables import matching

NAMES = (
    "letters in common",
    "same title",
    "nearly the same title",
    "nearly the same long title",
    "words in common",
    "short title",
    "shorter title within the longer",
    "words in any order",
    "words of the title that nothing explains",
    "words of both titles that nothing explains",
    "same first words",
    "authors in common",
    "authors in common and like title",
    "first author in common",
    "other authors",
    "words of author names in common",
    "same year",
    "next year",
    "other year",
    "same venue",
    "frequent title",
)
"""The features in their order; `tables.work_weights` has a weight for each."""
WITHIN = "shorter title within the longer"
SLOW = (
    *("words in common", WITHIN, "words in any order", "words of the title that nothing explains"),
    *("words of both titles that nothing explains", "same first words", "words of author names in common"),
    "same venue",
)
QUICK = tuple(name for name in NAMES if name not in SLOW)

_FIRST = 3
_NEARLY = 0.95
_LONG = 35
_MANY = 3
_VENUE_WORDS = matching.CONFERENCE_WORDS | matching.JOURNAL_WORDS | matching.VENUE_NOISE | matching.REPORT_WORDS
"""What stands in a title by mistake where a source ran title and venue together."""


@dataclass(frozen=True, slots=True)
class People:
    """What two author lists have in common."""

    agreement: Agreement
    common: int = 0
    share: float = 0.0
    """Of the shorter list."""
    first: bool = False
    whole: bool = False
    """Both lists name the same people."""


def features(a: Profile, b: Profile, alike: float, people: People) -> tuple[float, ...]:
    """The numbers for two publications, in the order of `NAMES`; `alike` is the likeness of the titles' letters.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Publication
    >>> one, two = (profile(Publication(title=t)) for t in ("Fast Joins", "Fast Joins, Proceedings of a Conference"))
    >>> numbers = dict(zip(NAMES, features(one, two, 0.5, compare_people(one, two)), strict=True))
    >>> numbers["shorter title within the longer"], numbers["words of the title that nothing explains"]
    (1.0, 0.0)
    """
    quick = quick_features(a, b, alike, people)
    mine, theirs = set(a.tokens), set(b.tokens)
    short, long = sorted((a.letters, b.letters), key=len)
    rest = unexplained(a, b)
    return (
        *quick[:4],
        len(mine & theirs) / (len(mine | theirs) or 1),
        quick[4],
        within(short, long),
        ratio(a.any_order, b.any_order),
        min(max(rest), _MANY) / _MANY,
        min(min(rest), _MANY) / _MANY,
        float(a.tokens[:_FIRST] == b.tokens[:_FIRST] and alike < 1.0),
        *quick[5:9],
        _shared_names(a, b),
        *quick[9:12],
        float(compare_venues(a.venue, b.venue) is Agreement.SAME),
        quick[12],
    )


def quick_features(a: Profile, b: Profile, alike: float, people: People) -> tuple[float, ...]:
    """Those of the numbers that need no look at words and venues, in the order of `QUICK`."""
    short = min(len(a.letters), len(b.letters))
    gap = abs(a.year - b.year) if a.year and b.year else -1
    return (
        alike,
        float(alike == 1.0),
        float(alike >= _NEARLY),
        float(alike >= _NEARLY and short >= _LONG),
        1.0 / (1 + short / 10),
        people.share,
        people.share * alike,
        float(people.first),
        float(people.agreement is Agreement.DIFFERENT),
        float(gap == 0),
        float(gap == 1),
        float(gap > 1),
        float(a.generic or b.generic),
    )


def unexplained(a: Profile, b: Profile) -> tuple[int, int]:
    """How many words of each title nothing in the other record explains.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Publication
    >>> unexplained(*(profile(Publication(title=t)) for t in ("Fast Joins", "Fast Sorting in Memory")))
    (1, 2)
    """
    mine, theirs = set(a.tokens), set(b.tokens)
    return _unexplained(mine, theirs, b), _unexplained(theirs, mine, a)


def _unexplained(mine: set[str], theirs: set[str], other: Profile) -> int:
    """How many words of a title are not in the other, nor of a venue, a number or the other's authors and venue."""
    rest = [word for word in mine - theirs if word not in matching.STOP_WORDS and not word.isdecimal()]
    if not rest:
        return 0
    explained = _VENUE_WORDS.union(other.venue.every, other.names)
    return sum(word not in explained and not _near(word, theirs) for word in rest)


def _near(word: str, words: Set[str]) -> bool:
    """Whether a word is in a set, give or take a letter."""
    return len(word) >= 5 and any(abs(len(word) - len(w)) <= 1 and edits(word, w, 1) <= 1 for w in words)


def _shared_names(a: Profile, b: Profile) -> float:
    """The share of the words in the shorter list of authors that are in the other, wherever they stand."""
    if not a.names or not b.names:
        return 0.0
    few, many = sorted((a.names, b.names), key=len)
    return sum(word in many or _near(word, many) for word in few) / len(few)


def compare_people(a: Profile, b: Profile) -> People:
    """What two author lists have in common; names are compared by family name and initials.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Name, Publication
    >>> one, two = (profile(Publication(authors=(Name(family="Li", given=given),))) for given in ("Ada", "A."))
    >>> compare_people(one, two).whole
    True
    """
    if not a.people or not b.people:
        return People(Agreement.OPEN)
    common = _matched(a, b, can_be_one)
    fewer = min(len(a.people), len(b.people))
    if not common and fewer > 1 and _matched(a, b, _swapped) == fewer:
        common = fewer
    first = can_be_one(a.people[0], b.people[0])
    whole = common == len(a.people) == len(b.people)
    if common and common * 2 >= fewer:
        return People(Agreement.SAME, common, common / fewer, first, whole)
    families = {family for family, _ in a.people} & {family for family, _ in b.people}
    agreement = Agreement.OPEN if any(len(family) > 3 for family in families) else Agreement.DIFFERENT
    return People(agreement, common, common / fewer, first, whole)


def _matched(a: Profile, b: Profile, fit: Callable[[tuple[str, str], tuple[str, str]], bool]) -> int:
    """How many names of one list have a name of their own in the other that fits."""
    left = list(b.people)
    common = 0
    for person in a.people:
        match = next((other for other in left if fit(person, other)), None)
        if match:
            left.remove(match)
            common += 1
    return common


def _swapped(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether one name is the other with its given name spelled out and its family name shortened: `D. Anhai`."""
    return bool(a[0] and b[0]) and a[0][0] in b[1] and b[0][0] in a[1]


def can_be_one(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two name keys fit: the same family name or one letter off, and initials that do not contradict.

    >>> can_be_one(("li", "a"), ("li", "ab")), can_be_one(("li", "a"), ("li", "b"))
    (True, False)
    """
    if a[0] != b[0]:
        return len(a[0]) > 3 and a[1][:1] == b[1][:1] and ratio(a[0], b[0]) >= 0.8
    return not a[1] or not b[1] or a[1][0] == b[1][0] or a[1][0] in b[1] or b[1][0] in a[1]
