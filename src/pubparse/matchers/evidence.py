"""Whether two publications are one work, and why.

Takes two `Profile`s, gives a `WorkMatch`: a verdict and its reasons. Consults the tables of matching words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pubparse.matchers.profiles import Medium, Profile
from pubparse.matchers.similarity import ratio
from pubparse.matchers.venues import Agreement, compare_venues
from pubparse.tables import matching


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
_PUBLISHED = frozenset({Medium.JOURNAL, Medium.CONFERENCE, Medium.WORKSHOP, Medium.BOOK, Medium.UNKNOWN})


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
        if shared and not (a.tokens == b.tokens and a.doi != b.doi and a.doi and b.doi):
            return WorkMatch(WorkVerdict.SAME, 0.95, "one has no title, " + ", ".join(shared))
        return _NOTHING
    alike = 1.0 if a.letters == b.letters else ratio(a.letters, b.letters, 0.6)
    other = _other_work(a, b) if alike < 1.0 else ""
    people, named = _people(a, b)
    if shared and alike >= 0.75 and not other and people != Agreement.DIFFERENT:
        return _by_form(a, b, 0.99, ", ".join(shared), sure="same DOI" in shared or "same arXiv id" in shared)
    if alike < 0.85:
        return _near(shared, "titles differ") if shared and "same link" not in shared else _DIFFERENT
    if other:
        return _near(["like titles"], other)
    if people is Agreement.DIFFERENT:
        return _near(["same title"], "other people") if alike == 1.0 and not a.generic else _DIFFERENT
    if (a.generic or b.generic) and (a.year != b.year or people is Agreement.OPEN or _venues(a, b) != Agreement.SAME):
        return _DIFFERENT
    if people is Agreement.OPEN and alike < 1.0 and not (a.year == b.year and a.year):
        return _near(["like titles"], "no authors to compare")
    if alike < 0.93 and a.year and b.year and a.year != b.year:
        return _near(["like titles"], "other years")
    title = "same title" if alike == 1.0 else "like titles"
    return _by_form(a, b, 0.9 * alike, f"{title}, {named}", sure=False)


def _by_form(a: Profile, b: Profile, score: float, reason: str, *, sure: bool) -> WorkMatch:
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
    venues = _venues(a, b)
    if venues is Agreement.SAME:
        if a.year and b.year and abs(a.year - b.year) > 2:
            return "other years"
        return ""
    if venues is Agreement.DIFFERENT and not sure:
        return "two venues"
    serial = {Medium.JOURNAL, Medium.CONFERENCE, Medium.WORKSHOP}
    if (
        venues is Agreement.OPEN
        and {a.medium, b.medium} <= serial
        and a.medium != b.medium
        and a.venue.every
        and b.venue.every
    ):
        return "two kinds of venue"
    return ""


def _venues(a: Profile, b: Profile) -> Agreement:
    """Whether the venues are one."""
    return compare_venues(a.venue, b.venue)


def _near(like: list[str], but: str) -> WorkMatch:
    """A near-duplicate."""
    return WorkMatch(WorkVerdict.NEAR, 0.4, f"{', '.join(like)}; {but}")


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


def _people(a: Profile, b: Profile) -> tuple[Agreement, str]:
    """Whether the author lists can be those of one work, and how that is said."""
    if not a.people or not b.people:
        return Agreement.OPEN, "authors of one not given"
    left = list(b.people)
    common = 0
    for person in a.people:
        match = next((other for other in left if _can_be_one(person, other)), None)
        if match:
            left.remove(match)
            common += 1
    fewer = min(len(a.people), len(b.people))
    if common == 0 or common * 2 < fewer:
        return Agreement.DIFFERENT, "other people"
    return Agreement.SAME, "same authors" if common == fewer else f"{common} authors in common"


def _can_be_one(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two name keys fit: the same family name, and no initials that contradict."""
    if a[0] != b[0]:
        return len(a[0]) > 3 and ratio(a[0], b[0]) >= 0.8 and a[1][:1] == b[1][:1]
    return not a[1] or not b[1] or a[1][0] == b[1][0] or a[1][0] in b[1] or b[1][0] in a[1]


def _other_work(a: Profile, b: Profile) -> str:
    """Why two like titles name two works; empty if nothing says so."""
    if a.numbers != b.numbers:
        return "other numbers in the title"
    mine, theirs = set(a.tokens), set(b.tokens)
    if (mine ^ theirs) & matching.OTHER_WORK_WORDS:
        return "one is about the other"
    return ""
