"""Whether two publications are one work, and why.

Takes two `Profile`s, gives a `WorkMatch`: a verdict and its reasons. Shared ids and equal titles speak for themselves;
where titles are only alike, trained weights do. One work in two places stays two items. Consults the tables of matching
words and of weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import exp, log
from operator import mul

from pubparse.matchers.appearances import apart, begin_apart, other_volumes
from pubparse.matchers.features import GROUPS, WITHIN, People, compare_people, feature_groups, shared_names, unexplained
from pubparse.matchers.profiles import Profile
from pubparse.matchers.similarity import most_within, ratio, within
from pubparse.matchers.venues import Agreement, compare_venues
from pubparse.tables import matching
from pubparse.tables.work_weights import BIAS, WEIGHTS

SAME_FROM = 0.65
"""From this probability on two records are one work."""
SPARSE_FROM = 0.45
"""The same where one of them lacks the year or the venue: held out, 95 % of such pairs are one work."""
_NEAR_FROM = 0.3
"""From this probability on two records are reported as near-duplicates."""
_TYPING = 0.93
"""Titles so alike differ by typing, or by lost spaces."""
_SLIP = 0.975
"""Titles so alike differ by a letter."""
_LONG_TITLE = 30
"""A title of so many letters is not given twice by chance."""
ALIKE_FROM = 0.72
"""Titles less alike than this, by every measure, are not looked at further."""


class WorkVerdict(StrEnum):
    """What two publications are to each other."""

    SAME = "same"
    VERSION = "version"
    """One work in two places: its journal version, its report."""
    NEAR = "near-duplicate"
    """They look alike; what speaks for one work is not enough."""
    DIFFERENT = "different"
    OPEN = "open"
    """Nothing to compare: one says nothing of itself but an id that the other does not have."""


@dataclass(frozen=True, slots=True)
class WorkMatch:
    """What two publications are to each other, how sure that is (0 to 1: one work), and why."""

    verdict: WorkVerdict
    score: float
    reason: str

    @property
    def never(self) -> bool:
        """Whether no third record may bring the two together: two venues, two parts of a work, other people."""
        return self.verdict is WorkVerdict.VERSION or (self.verdict is WorkVerdict.NEAR and self.score == 0.0)


_NOTHING = WorkMatch(WorkVerdict.OPEN, 0.0, "nothing to compare")
_DIFFERENT = WorkMatch(WorkVerdict.DIFFERENT, 0.0, "nothing in common")


def compare_works(a: Profile, b: Profile) -> WorkMatch:
    """Whether two publications are one work; the order of the two does not matter.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Kind, Publication
    >>> one = Publication(title="Fast Joins", arxiv="2305.05920", kind=Kind.PREPRINT)
    >>> compare_works(profile(one), profile(Publication(arxiv="2305.05920"))).reason
    'one has no title, same arXiv id'
    """
    shared = _shared_ids(a, b)
    if not a.tokens or not b.tokens:
        if shared and not (a.doi and b.doi and a.doi != b.doi):
            return WorkMatch(WorkVerdict.SAME, 0.95, "one has no title, " + ", ".join(shared))
        return _NOTHING
    alike = 1.0 if a.letters == b.letters else ratio(a.letters, b.letters)
    if alike < ALIKE_FROM and not _alike_otherwise(a, b):
        return _near(0.3, shared, "titles differ") if "same DOI" in shared or "same arXiv id" in shared else _DIFFERENT
    people = compare_people(a, b)
    other = _other_work(a, b) if alike < 1.0 else ""
    if shared and not other and people.agreement is not Agreement.DIFFERENT:
        sure = "same DOI" in shared or "same arXiv id" in shared
        return _by_place(a, b, 0.99, ", ".join(shared), sure=sure)
    if other:
        return _near(0.0, ["like titles"], other)
    if alike < 1.0 and (a.generic or b.generic):
        return _DIFFERENT
    score = _probability(a, b, alike, people)
    title = "same title" if alike == 1.0 else "like titles"
    if a.generic or b.generic:
        return _frequent(a, b, score, people)
    if people.agreement is not Agreement.DIFFERENT and alike == 1.0:
        score = max(score, 0.9 if people.agreement is Agreement.SAME else 0.7)
    elif people.agreement is Agreement.DIFFERENT and score >= SPARSE_FROM and not (alike >= _TYPING and _told(a, b)):
        return _near(0.0, [title], "other people")
    if score >= SPARSE_FROM and alike < _SLIP and (words := _other_words(a, b)):
        return _near(score, [title], words)
    if score >= SPARSE_FROM and alike < _SLIP and a.page and a.page == b.page:
        return _near(0.0, [title], "listed apart on one page")  # their owner knows them apart
    if score >= (SAME_FROM if _complete(a, b) else SPARSE_FROM):
        return _by_place(a, b, score, f"{title}, {_named(people)}", sure=False)
    return _near(score, [title], _named(people)) if score >= _NEAR_FROM else _DIFFERENT


def _complete(a: Profile, b: Profile) -> bool:
    """Whether both records have year and venue: then what they do not share is no damage."""
    return bool(a.year and b.year and a.venue and b.venue)


def _other_words(a: Profile, b: Profile) -> str:
    """Why words that only one title has make it another work's; empty if they do not."""
    fewest, most = sorted(unexplained(a, b))
    if not most:
        return ""
    short, long = sorted((a.letters, b.letters), key=len)
    if _complete(a, b):
        if fewest and within(short, long) < _TYPING:
            return "other words"
        if a.year != b.year:
            return "other words, other years"
    return "other words, one is not published" if a.unpublished != b.unpublished else ""


def _probability(a: Profile, b: Profile, alike: float, people: People) -> float:
    """The trained probability that two records are of one work; 0 if titles differ and it cannot be `_NEAR_FROM`."""
    unlike = WITHIN_WEIGHT * (1.0 - most_within(alike, *sorted((len(a.letters), len(b.letters)))))
    total = BIAS
    for numbers, (weights, most, open_) in zip(feature_groups(a, b, alike, people), _STEPS, strict=True):
        total += sum(map(mul, weights, numbers))
        if alike < 1.0 and total + most < LEAST + unlike * open_:
            return 0.0
    return 1.0 / (1.0 + exp(-total))


def _steps() -> Iterator[tuple[tuple[float, ...], float, bool]]:
    """Of each group of features the weights, how much later groups can add, whether `WITHIN` is among the later."""
    for at, group in enumerate(GROUPS):
        later = [name for names in GROUPS[at + 1 :] for name in names]
        most = sum(max(0.0, WEIGHTS.get(name, 0.0)) for name in later)
        yield tuple(WEIGHTS.get(name, 0.0) for name in group), most, WITHIN in later


_STEPS = tuple(_steps())
WITHIN_WEIGHT = max(0.0, WEIGHTS.get(WITHIN, 0.0))
LEAST = log(_NEAR_FROM / (1 - _NEAR_FROM)) - 1e-6
"""The sum that makes `_NEAR_FROM`, with room for sums in another order."""


def _alike_otherwise(a: Profile, b: Profile) -> bool:
    """Whether titles are alike but for what one of them leaves out, or for the order of the words."""
    mine, theirs = set(a.tokens), set(b.tokens)
    if len(mine & theirs) * 3 >= 2 * min(len(mine), len(theirs)) and ratio(a.any_order, b.any_order) >= ANY_ORDER_FROM:
        return True
    short, long = sorted((a.letters, b.letters), key=len)
    return len(short) >= WITHIN_LONG and within(short, long, WITHIN_FROM) > 0


ANY_ORDER_FROM = 0.8
WITHIN_FROM = 0.85
WITHIN_LONG = 12
"""A shorter title stands within many."""


def _frequent(a: Profile, b: Profile, score: float, people: People) -> WorkMatch:
    """The verdict on titles that many works have: an editorial is the same only in one venue and year by one hand."""
    if (
        a.letters == b.letters
        and people.whole
        and a.year
        and a.year == b.year
        and compare_venues(a.venue, b.venue) is Agreement.SAME
    ):
        return WorkMatch(WorkVerdict.SAME, score, "a frequent title, same authors, venue and year")
    return _DIFFERENT


def _told(a: Profile, b: Profile) -> bool:
    """Whether a long title, or venue and year, say that other names are a damaged list rather than other people.

    Two lists of names in full with no word in common are no damage, and two places in one volume are two works.
    """
    if (a.named_in_full and b.named_in_full and not shared_names(a, b)) or begin_apart(a, b):
        return False
    years = not a.year or not b.year or a.year == b.year
    venues = compare_venues(a.venue, b.venue)
    return years and (venues is Agreement.SAME or (venues is Agreement.OPEN and len(a.letters) >= _LONG_TITLE))


def _by_place(a: Profile, b: Profile, score: float, reason: str, *, sure: bool) -> WorkMatch:
    """One work for all that title and people say: whether it is one item depends on where the two appeared."""
    if not sure and other_volumes(a, b):
        return _near(0.0, [reason], "other volumes")
    barrier = apart(a, b, sure=sure)
    if barrier:
        return WorkMatch(WorkVerdict.VERSION, score, f"{reason}; {barrier}")
    return WorkMatch(WorkVerdict.SAME, score, reason)


def _named(people: People) -> str:
    """What the author lists say, in words."""
    if people.agreement is Agreement.OPEN:
        return "authors of one not given"
    if people.agreement is Agreement.DIFFERENT:
        return "other authors"
    return "same authors" if people.whole else f"{people.common} authors in common"


def _near(score: float, like: list[str], but: str) -> WorkMatch:
    """A near-duplicate."""
    return _near_because(score, f"{', '.join(like)}; {but}")


@lru_cache(maxsize=1024)
def _near_because(score: float, reason: str) -> WorkMatch:
    """One object for all that are near for the same reason: in a list of like titles they are many."""
    return WorkMatch(WorkVerdict.NEAR, score, reason)


def _shared_ids(a: Profile, b: Profile) -> list[str]:
    """The ids that two share, in words."""
    shared = []
    if a.doi and a.doi == b.doi:
        shared.append("same DOI")
    if a.arxiv and a.arxiv == b.arxiv:
        shared.append("same arXiv id")
    if a.urls & b.urls:
        shared.append("same link")
    return shared


def _other_work(a: Profile, b: Profile) -> str:
    """Why two like titles name two works; empty if nothing says so."""
    if (set(a.tokens) ^ set(b.tokens)) & matching.OTHER_WORK_WORDS:
        return "one is about the other"
    if a.serials != b.serials and ((a.serials and b.serials) or ratio(_unnumbered(a), _unnumbered(b)) >= _BARE):
        return "other parts of a work"
    both = len(a.numbers) == len(b.numbers) and a.numbers != b.numbers
    return "other numbers in the title" if both and ratio(_unnumbered(a), _unnumbered(b)) >= _BARE else ""


def _unnumbered(work: Profile) -> str:
    """A title's letters without numbers and the words that lead to them."""
    return "".join(word for word in work.tokens if not word[0].isdecimal() and word not in _NUMBERING)


_BARE = 0.95
"""Titles so alike without their numbers differ by them alone."""
_NUMBERING = matching.PART_WORDS | set(matching.ROMANS) | set(matching.ORDINALS)
