"""Whether one work in two records is one item or two: two published venues, a report and its paper, two editions.

Takes two `Profile`s of one work, gives the reason why they stay two items. Consults the prefixes of preprints' DOIs.
"""

from __future__ import annotations

import re

from pubparse.matchers.profiles import Medium, Profile
from pubparse.matchers.venues import Agreement, compare_venues
from pubparse.tables import matching

_APART = (Medium.REPORT, Medium.THESIS, Medium.PATENT)
"""A work that also appeared so is another item, published or not."""
_PAGE = re.compile(r"\d+")
_YEARS = 2
"""In one venue a work's year may be misprinted by so much."""


def apart(a: Profile, b: Profile, *, sure: bool) -> str:
    """Why one work stays two items; empty if nothing parts them. `sure`: they share an id that only one work has.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Kind, PartialDate, Publication, Venue
    >>> def p(kind, venue, year):
    ...     return profile(Publication(title="T", kind=kind, venue=Venue(name=venue), issued=PartialDate(year)))
    >>> talk, paper = p(Kind.INPROCEEDINGS, "ICML", 2020), p(Kind.ARTICLE, "Journal of Machine Learning Research", 2022)
    >>> apart(talk, paper, sure=False), apart(talk, p(Kind.PREPRINT, "arXiv", 2019), sure=False)
    ('two kinds of venue', '')
    """
    if a.doi and b.doi and a.doi != b.doi and not any(p.doi.startswith(matching.PREPRINT_DOIS) for p in (a, b)):
        return "two DOIs"
    if a.arxiv and b.arxiv and a.arxiv != b.arxiv:
        return "two arXiv ids"
    for medium in _APART:
        if (a.medium is medium) != (b.medium is medium) and Medium.UNKNOWN not in (a.medium, b.medium):
            return f"one is a {medium.value}"
    if a.unpublished or b.unpublished:
        return ""
    years = abs(a.year - b.year) if a.year and b.year else 0
    venues = compare_venues(a.venue, b.venue)
    if venues is Agreement.SAME:
        return "other years" if years > _YEARS else ""
    if sure:
        return ""
    both = bool(a.venue and b.venue)
    if both and a.publication.kind is not b.publication.kind:
        return "two kinds of venue"
    if venues is Agreement.DIFFERENT and a.year and b.year:
        return "two venues"  # a record without a year is no witness for another venue
    return "other years" if years > (not both) else ""


def other_volumes(a: Profile, b: Profile) -> bool:
    """Whether a journal has two in two volumes of two years: a misprint is in one of the numbers, a column in both.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Kind, PartialDate, Publication
    >>> def p(volume, year):
    ...     return profile(Publication(kind=Kind.ARTICLE, volume=volume, issued=PartialDate(year)))
    >>> other_volumes(p("3", 2008), p("4", 2009)), other_volumes(p("3", 2008), p("3", 2009))
    (True, False)
    """
    if not a.medium is b.medium is Medium.JOURNAL or not a.year or not b.year or a.year == b.year:
        return False
    one, two = a.publication.volume.strip(), b.publication.volume.strip()
    return one.isdecimal() and two.isdecimal() and int(one) != int(two)


def begin_apart(a: Profile, b: Profile) -> bool:
    """Whether two begin on two pages, as far as both say.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Publication
    >>> one, two, three = (profile(Publication(pages=pages)) for pages in ("1-9", "1", "12--20"))
    >>> begin_apart(one, two), begin_apart(one, three)
    (False, True)
    """
    one, two = _PAGE.search(a.publication.pages), _PAGE.search(b.publication.pages)
    return bool(one and two and int(one.group()) != int(two.group()))
