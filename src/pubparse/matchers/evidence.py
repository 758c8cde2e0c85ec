"""Whether two publications are one work, and why.

Takes two `Profile`s, gives a `WorkMatch`: a verdict and its reasons. Shared ids and equal titles speak for themselves;
where titles are only alike, trained weights do. One work in two places stays two items. Consults the tables of matching
words and of weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp

from pubparse.matchers.features import NAMES, People, compare_people, features
from pubparse.matchers.profiles import Medium, Profile
from pubparse.matchers.similarity import any_order, ratio, within
from pubparse.matchers.venues import Agreement, compare_venues
from pubparse.tables import matching
from pubparse.tables.work_weights import BIAS, WEIGHTS

_WEIGHTS = tuple(WEIGHTS.get(name, 0.0) for name in NAMES)

SAME_FROM = 0.65
"""From this probability on two records are one work: held out, 97 % of such pairs are, and more on clean lists."""
_NEAR_FROM = 0.3
"""From this probability on two records are reported as near-duplicates."""
_ALIKE_FROM = 0.72
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
    if alike < _ALIKE_FROM and not _alike_otherwise(a, b):
        return _near(0.3, shared, "titles differ") if "same DOI" in shared or "same arXiv id" in shared else _DIFFERENT
    if alike < _ALIKE_ON_PAGE and _one_page(a, b) and not ("same DOI" in shared or "same arXiv id" in shared):
        return _near(0.4, ["like titles"], "listed apart on one page")
    people = compare_people(a, b)
    other = _other_work(a, b) if alike < 1.0 else ""
    if shared and not other and people.agreement is not Agreement.DIFFERENT:
        return _by_place(a, b, 0.99, ", ".join(shared), sure="same DOI" in shared or "same arXiv id" in shared)
    if other:
        return _near(0.4, ["like titles"], other)
    score = _probability(a, b, alike, people)
    title = "same title" if alike == 1.0 else "like titles"
    if a.generic or b.generic:
        return _frequent(a, b, score, people)
    if people.agreement is Agreement.SAME and alike == 1.0:
        score = max(score, 0.9)
    elif people.agreement is Agreement.DIFFERENT and score >= SAME_FROM and not (alike == 1.0 and _one_place(a, b)):
        return _near(score, [title], "other people")
    if score >= SAME_FROM:
        return _by_place(a, b, score, f"{title}, {_named(people)}", sure=False)
    return _near(score, [title], _named(people)) if score >= _NEAR_FROM else _DIFFERENT


_ALIKE_ON_PAGE = 0.985
"""Titles on one page that differ by more than a slip of the pen are two: their owner knows them apart."""


def _one_page(a: Profile, b: Profile) -> bool:
    """Whether both titles are printed in the running text of one source."""
    return bool(a.page) and a.page == b.page


def _probability(a: Profile, b: Profile, alike: float, people: People) -> float:
    """The trained probability that two records are of one work."""
    total = BIAS + sum(weight * x for weight, x in zip(_WEIGHTS, features(a, b, alike, people), strict=True))
    return 1.0 / (1.0 + exp(-total))


def _alike_otherwise(a: Profile, b: Profile) -> bool:
    """Whether titles are alike but for what one of them leaves out, or for the order of the words."""
    short, long = sorted((a.letters, b.letters), key=len)
    if len(short) >= 12 and within(short, long) >= 0.85:
        return True
    return any_order(a.title, b.title) >= 0.8


def _frequent(a: Profile, b: Profile, score: float, people: People) -> WorkMatch:
    """The verdict on titles that many works have: an editorial is the same only in one venue and year by one hand."""
    if a.letters == b.letters and people.whole and a.year and a.year == b.year and _venues(a, b) is Agreement.SAME:
        return WorkMatch(WorkVerdict.SAME, score, "a frequent title, same authors, venue and year")
    return _DIFFERENT


def _one_place(a: Profile, b: Profile) -> bool:
    """Whether venue and year say that other names are a damaged list rather than other people."""
    years = not a.year or not b.year or a.year == b.year
    return years and _venues(a, b) is Agreement.SAME


def _named(people: People) -> str:
    """What the author lists say, in words."""
    if people.agreement is Agreement.OPEN:
        return "authors of one not given"
    if people.agreement is Agreement.DIFFERENT:
        return "other authors"
    return "same authors" if people.whole else f"{people.common} authors in common"


def _by_place(a: Profile, b: Profile, score: float, reason: str, *, sure: bool) -> WorkMatch:
    """One work for all that title and people say: whether it is one item depends on where the two appeared."""
    barrier = _barrier(a, b, sure=sure)
    if barrier:
        return WorkMatch(WorkVerdict.VERSION, score, f"{reason}; {barrier}")
    return WorkMatch(WorkVerdict.SAME, score, reason)


def _barrier(a: Profile, b: Profile, *, sure: bool) -> str:
    """Why one work stays two items: two published venues, a report and its paper; empty if nothing parts them."""
    if a.doi and b.doi and a.doi != b.doi and not any(p.doi.startswith(matching.PREPRINT_DOIS) for p in (a, b)):
        return "two DOIs"
    if a.arxiv and b.arxiv and a.arxiv != b.arxiv:
        return "two arXiv ids"
    if a.unpublished or b.unpublished:
        return "" if {a.medium, b.medium}.isdisjoint({Medium.THESIS, Medium.PATENT}) else "another kind of work"
    for medium in (Medium.REPORT, Medium.THESIS, Medium.PATENT):
        if (a.medium is medium) != (b.medium is medium) and Medium.UNKNOWN not in (a.medium, b.medium):
            return f"one is a {medium.value}"
    years = abs(a.year - b.year) if a.year and b.year else 0
    venues = _venues(a, b)
    if venues is Agreement.SAME:
        return "other years" if years > 2 else ""
    if sure:
        return ""
    if venues is Agreement.DIFFERENT:
        return "two venues"
    if a.venue and b.venue:
        if {a.medium, b.medium} in _TWO_SERIALS:
            return "two kinds of venue"
        return "other years" if years else ""
    return "other years" if years > 1 else ""


_TWO_SERIALS = (
    {Medium.JOURNAL, Medium.CONFERENCE},
    {Medium.JOURNAL, Medium.WORKSHOP},
    {Medium.CONFERENCE, Medium.WORKSHOP},
)


def _venues(a: Profile, b: Profile) -> Agreement:
    """Whether the venues are one."""
    return compare_venues(a.venue, b.venue)


def _near(score: float, like: list[str], but: str) -> WorkMatch:
    """A near-duplicate."""
    return WorkMatch(WorkVerdict.NEAR, score, f"{', '.join(like)}; {but}")


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
