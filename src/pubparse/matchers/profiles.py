"""What of a publication is compared, made once for each.

Takes a `Publication`, gives a `Profile`: its title in words and numbers, its people, year, venue and ids in one form.
Consults the tables of matching words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pubparse.matchers.folding import words
from pubparse.model import Kind, LinkRole, Name, Publication, Status
from pubparse.tables import matching

_ARXIV = re.compile(
    r"(?:arxiv[.:/]?(?:org/)?(?:abs/|pdf/)?|10\.48550/arxiv\.)?\s*((?:[a-z-]+(?:\.[a-z]{2})?/)?\d{4,}\.?\d*)", re.I
)
_VERSION = re.compile(r"v\d+$")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?", re.I)
_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)?$")
_PAPER_ROLES = frozenset({LinkRole.PDF, LinkRole.PUBLISHER, LinkRole.ABSTRACT})


class Medium(StrEnum):
    """Where a work appeared, as far as matching cares."""

    JOURNAL = "journal"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    BOOK = "book"
    PREPRINT = "preprint"
    REPORT = "report"
    THESIS = "thesis"
    PATENT = "patent"
    UNKNOWN = ""


_MEDIA = {
    Kind.ARTICLE: Medium.JOURNAL,
    Kind.INPROCEEDINGS: Medium.CONFERENCE,
    Kind.PREPRINT: Medium.PREPRINT,
    Kind.BOOK: Medium.BOOK,
    Kind.INCOLLECTION: Medium.BOOK,
    Kind.PROCEEDINGS: Medium.BOOK,
    Kind.THESIS: Medium.THESIS,
    Kind.TECHREPORT: Medium.REPORT,
    Kind.PATENT: Medium.PATENT,
    Kind.OTHER: Medium.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class VenueProfile:
    """A venue in words: all of them, those that tell it from others, its short forms, and what kind it says it is."""

    every: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    acronyms: frozenset[str] = frozenset()
    medium: Medium = Medium.UNKNOWN
    """What the words of its name say, not what the kind of the work says."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One publication as it is compared with others."""

    publication: Publication
    title: str
    """The words with blanks between them."""
    letters: str
    """The title without anything between its letters."""
    tokens: tuple[str, ...]
    numbers: tuple[int, ...]
    people: tuple[tuple[str, str], ...]
    """Family name and initials of each author."""
    year: int
    venue: VenueProfile
    medium: Medium
    doi: str
    arxiv: str
    urls: frozenset[str]
    pending: bool
    """Not yet accepted anywhere, as the page says."""

    @property
    def generic(self) -> bool:
        """Whether many works have this title.

        >>> profile(Publication(title="Guest Editorial")).generic
        True
        """
        return self.letters in matching.GENERIC_TITLES or len(self.letters) < 6

    @property
    def unpublished(self) -> bool:
        """Whether this is a preprint or still under way, by all that is said."""
        return self.medium is Medium.PREPRINT or self.pending


def profile(publication: Publication) -> Profile:
    """What is compared of a publication.

    >>> p = profile(Publication(title="Fast Joins, Part II", arxiv="2305.05920v2", kind=Kind.PREPRINT))
    >>> p.title, p.numbers, p.arxiv, p.unpublished
    ('fast joins part ii', (2,), '2305.05920', True)
    """
    tokens = words(publication.title)
    venue = venue_profile(publication)
    source = publication.places[0].source if publication.places else ""
    doi, arxiv = _doi(publication.doi), _arxiv(publication.arxiv)
    if doi.startswith("10.48550/"):
        arxiv, doi = arxiv or _arxiv(doi), ""
    return Profile(
        publication=publication,
        title=" ".join(tokens),
        letters="".join(tokens),
        tokens=tokens,
        numbers=numbers_of(tokens),
        people=tuple(person_key(name) for name in publication.authors),
        year=publication.issued.year if publication.issued else 0,
        venue=venue,
        medium=_medium(publication, venue, doi, arxiv),
        doi=doi,
        arxiv=arxiv,
        urls=frozenset(_address(link.url, source) for link in publication.links if link.role in _PAPER_ROLES) - {""},
        pending=publication.status in (Status.SUBMITTED, Status.IN_PREPARATION),
    )


def numbers_of(tokens: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers in a title: digits anywhere, Roman ones where they end it or follow a word such as `part`.

    >>> numbers_of(("matroids", "vol", "iv", "2010")), numbers_of(("i", "robot"))
    ((4, 2010), ())
    """
    found = []
    for i, token in enumerate(tokens):
        if token.isdecimal():
            found.append(int(token))
        elif token in matching.ROMANS and i and (i == len(tokens) - 1 or tokens[i - 1] in matching.PART_WORDS):
            found.append(matching.ROMANS[token])
    return tuple(sorted(found))


def person_key(name: Name) -> tuple[str, str]:
    """The family name's last word and the initials of the rest: enough to compare author lists.

    >>> person_key(Name(family="van den Berg", given="Jan-Piet")), person_key(Name(literal="h. v. jagadish"))
    (('berg', 'jp'), ('jagadish', 'hv'))
    """
    family, given = words(name.family), words(name.given)
    if not family:
        every = words(name.literal or name.printed)
        family, given = every[-1:], every[:-1]
    return (family[-1] if family else "", "".join(word[0] for word in given))


def venue_profile(publication: Publication) -> VenueProfile:
    """The venue in words.

    >>> from pubparse.model import Venue
    >>> v = venue_profile(Publication(venue=Venue(name="Proceedings of the 28th ACM Symposium on Theory of Computing")))
    >>> v.core, v.medium.value
    (('theory', 'computing'), 'conference')
    """
    venue = publication.venue
    every = words(venue.name)
    if not every:
        return VenueProfile(acronyms=frozenset(words(venue.acronym)))
    core = tuple(word for word in every if word not in matching.VENUE_NOISE and not _ORDINAL.match(word))
    acronyms = frozenset(word for word in words(venue.acronym) if not _ORDINAL.match(word))
    if len(core) == 1:
        acronyms |= set(core)
    return VenueProfile(every, core, acronyms, _said_medium(every))


def _said_medium(every: tuple[str, ...]) -> Medium:
    """What the words of a venue say that it is."""
    there = set(every)
    if there & matching.PREPRINT_WORDS:
        return Medium.PREPRINT
    if there & matching.WORKSHOP_WORDS:
        return Medium.WORKSHOP
    if there & matching.THESIS_WORDS:
        return Medium.THESIS
    if there & matching.REPORT_WORDS and not there & {"conference", "journal"}:
        return Medium.REPORT
    for word in every:
        if word in matching.CONFERENCE_WORDS and not (word in ("proceedings", "proc") and "academy" in there):
            return Medium.CONFERENCE
        if word in matching.JOURNAL_WORDS:
            return Medium.JOURNAL
    return Medium.UNKNOWN


def _medium(publication: Publication, venue: VenueProfile, doi: str, arxiv: str) -> Medium:
    """What a publication is: its venue's words first, then its kind, then its ids."""
    if venue.medium in (Medium.PREPRINT, Medium.WORKSHOP, Medium.THESIS, Medium.REPORT):
        return venue.medium
    kind = _MEDIA[publication.kind]
    if venue.medium and kind in (Medium.UNKNOWN, Medium.JOURNAL, Medium.CONFERENCE):
        return venue.medium
    if doi.startswith(matching.PREPRINT_DOIS) and not venue.every:
        return Medium.PREPRINT
    if kind is Medium.UNKNOWN and not venue.every and arxiv and not doi:
        return Medium.PREPRINT
    return kind


def _doi(text: str) -> str:
    """A DOI without resolver and case; empty if there is none."""
    found = _DOI.search(text)
    return found.group().lower().rstrip(".,;)/") if found else ""


def _arxiv(text: str) -> str:
    """An arXiv id without prefix and version; empty if there is none."""
    found = _ARXIV.search(text.strip())
    return _VERSION.sub("", found.group(1).lower()) if found else ""


def _address(url: str, source: str) -> str:
    """A URL as an address: no scheme, fragment, final slash; a relative one belongs to its source; empty if bare."""
    bare = _SCHEME.sub("", url.strip()).split("#")[0].rstrip("/")
    if "/" not in bare and "://" in url:
        return ""
    return bare if "://" in url else f"{source} {bare}" if bare else ""
