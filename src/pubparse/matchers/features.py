"""What two publications have in common, in numbers: the features of the trained weights.

Takes two `Profile`s, gives a dict of numbers from 0 to 1. Consults the tables of matching words.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from pubparse.matchers.profiles import Profile
from pubparse.matchers.similarity import any_near, ratio, within
from pubparse.matchers.venues import Agreement, compare_venues
from pubparse.tables import matching

WITHIN = "shorter title within the longer"
GROUPS = (
    (
        *("letters in common", "same title", "nearly the same title", "nearly the same long title", "short title"),
        *("authors in common", "authors in common and like title", "first author in common", "other authors"),
        *("same year", "next year", "other year", "frequent title"),
    ),
    ("words in common", "words in any order", "same first words"),
    (WITHIN,),
    ("words of author names in common",),
    ("words of the title that nothing explains", "words of both titles that nothing explains"),
    ("same venue",),
)
"""The features, those first that are found soonest."""
NAMES = tuple(name for group in GROUPS for name in group)
"""The features in their order; `tables.work_weights` has a weight for each."""

FIRST_WORDS = 3
NEARLY = 0.95
LONG = 35
_MANY = 3
CAN_BE_ONE = 0.8
"""Family names so alike can be one."""
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
    return tuple(number for group in feature_groups(a, b, alike, people) for number in group)


def feature_groups(a: Profile, b: Profile, alike: float, people: People) -> Iterator[tuple[float, ...]]:
    """The same group by group, so that who has seen enough need not wait for the rest."""
    short, long = sorted((a.letters, b.letters), key=len)
    gap = abs(a.year - b.year) if a.year and b.year else -1
    yield (
        alike,
        float(alike == 1.0),
        float(alike >= NEARLY),
        float(alike >= NEARLY and len(short) >= LONG),
        1.0 / (1 + len(short) / 10),
        people.share,
        people.share * alike,
        float(people.first),
        float(people.agreement is Agreement.DIFFERENT),
        float(gap == 0),
        float(gap == 1),
        float(gap > 1),
        float(a.generic or b.generic),
    )
    mine, theirs = set(a.tokens), set(b.tokens)
    yield (
        len(mine & theirs) / (len(mine | theirs) or 1),
        ratio(a.any_order, b.any_order),
        float(a.tokens[:FIRST_WORDS] == b.tokens[:FIRST_WORDS] and alike < 1.0),
    )
    yield (within(short, long),)
    yield (shared_names(a, b),)
    rest = unexplained(a, b)
    yield min(max(rest), _MANY) / _MANY, min(min(rest), _MANY) / _MANY
    yield (float(compare_venues(a.venue, b.venue) is Agreement.SAME),)


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
    return len(word) >= 5 and any_near(word, words, 1)


def shared_names(a: Profile, b: Profile) -> float:
    """The share of the words in the shorter list of authors that are in the other, wherever they stand.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Name, Publication
    >>> one, two = (profile(Publication(authors=(Name(literal=name),))) for name in ("Fox Team", "The Fox Group"))
    >>> shared_names(one, two)
    0.5
    """
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
    common = _matched(a, b)
    fewer = min(len(a.people), len(b.people))
    if not common and fewer > 1 and _all_swapped(a, b):
        common = fewer
    first = can_be_one(a.people[0], b.people[0])
    whole = common == len(a.people) == len(b.people)
    if common and common * 2 >= fewer:
        return People(Agreement.SAME, common, common / fewer, first, whole)
    families = {family for family, _ in a.people} & {family for family, _ in b.people}
    agreement = Agreement.OPEN if any(len(family) > 3 for family in families) else Agreement.DIFFERENT
    return People(agreement, common, common / fewer, first, whole)


def _matched(a: Profile, b: Profile) -> int:
    """How many names of one list have a name of their own in the other that fits."""
    left = list(b.people)
    common = 0
    for person in a.people:
        family, initial = person[0], person[1][:1]
        for at, other in enumerate(left):
            # most names are told by this alone
            if (family == other[0] or initial == other[1][:1]) and can_be_one(person, other):
                del left[at]
                common += 1
                break
    return common


def _all_swapped(a: Profile, b: Profile) -> bool:
    """Whether all names of the shorter list stand in the other with family and given name exchanged."""
    left = list(b.people)
    spare = max(0, len(a.people) - len(b.people))
    for person in a.people:
        for at, other in enumerate(left):
            if _swapped(person, other):
                del left[at]
                break
        else:
            if not spare:
                return False
            spare -= 1
    return True


def _swapped(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether one name is the other with its given name spelled out and its family name shortened: `D. Anhai`."""
    return bool(a[0] and b[0]) and a[0][0] in b[1] and b[0][0] in a[1]


def can_be_one(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two name keys fit: the same family name or one letter off, and initials that do not contradict.

    >>> can_be_one(("li", "a"), ("li", "ab")), can_be_one(("li", "a"), ("li", "b"))
    (True, False)
    """
    if a[0] != b[0]:
        return len(a[0]) > 3 and a[1][:1] == b[1][:1] and ratio(a[0], b[0]) >= CAN_BE_ONE
    return not a[1] or not b[1] or a[1][0] == b[1][0] or a[1][0] in b[1] or b[1][0] in a[1]
