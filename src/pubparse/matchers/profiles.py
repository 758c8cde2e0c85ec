"""What of a publication is compared, made once for each.

Takes a `Publication`, gives a `Profile`: its title in words and numbers, its people, year, venue and ids in one form.
Consults the tables of matching words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pubparse.matchers.folding import words
from pubparse.matchers.titles import is_generic, numbers_of, serials_of
from pubparse.model import Field, Kind, LinkRole, Origin, Publication, Status, Venue
from pubparse.tables import matching
from pubparse.tables.places import COUNTRIES

_ARXIV = re.compile(
    r"(?:arxiv[.:/]?(?:org/)?(?:abs/|pdf/)?|10\.48550/arxiv\.)?\s*((?:[a-z-]+(?:\.[a-z]{2})?/)?\d{4,}\.?\d*)", re.I
)
_VERSION = re.compile(r"v\d+$")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?", re.I)
_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)?$")
_SHORT_VENUE = 5
"""The one telling word of a venue with at most so many words can be its short form."""
_NUMBERED = re.compile(r"^\d+(?:st|nd|rd|th)?$|\d\d|\d(?:st|nd|rd|th)$")
"""A word of a venue that counts: `2010`, `28th`, and `of24th` where a source lost the space."""
_GLUED = re.compile(r"^(?:proceedings|conference|international).|.(?:proceedings|conference|international)$")
"""Noise that lost the space beside it."""
_NO_NAME = matching.VENUE_NOISE | COUNTRIES | {"journal", "j"}
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
    fuller: tuple[tuple[str, ...], ...] = ()
    """The telling words of the full name that was found for a printed short one."""
    cut_off: bool = False

    def __bool__(self) -> bool:
        """Whether there is a venue at all."""
        return bool(self.every or self.acronyms)


@dataclass(frozen=True, slots=True)
class Profile:
    """One publication as it is compared with others."""

    publication: Publication
    title: str
    """The words with blanks between them."""
    any_order: str
    """The same, sorted."""
    letters: str
    """The title without anything between its letters."""
    tokens: tuple[str, ...]
    numbers: tuple[int, ...]
    serials: frozenset[int]
    people: tuple[tuple[str, str], ...]
    """Family name and initials of each author."""
    names: frozenset[str]
    """The longer words of the authors' names."""
    named_in_full: bool
    """Whether most authors have given and family name in whole words of Latin letters, as no damaged list has them."""
    year: int
    venue: VenueProfile
    medium: Medium
    doi: str
    arxiv: str
    urls: frozenset[str]
    pending: bool
    """Not yet accepted anywhere, as the page says."""
    page: str
    """The source in whose running text the title is printed; empty for structured data."""
    generic: bool
    """Whether many works have this title: an editorial, a column."""

    @property
    def unpublished(self) -> bool:
        """Whether this is a preprint or still under way, by all that is said."""
        return self.medium is Medium.PREPRINT or self.pending


def profile(publication: Publication) -> Profile:
    """What is compared of a publication.

    >>> p = profile(Publication(title="Fast Joins, Part II", arxiv="2305.05920v2", kind=Kind.PREPRINT))
    >>> p.title, sorted(p.serials), p.arxiv, p.unpublished
    ('fast joins part ii', [2], '2305.05920', True)
    >>> profile(Publication(title="Guest Editor's Introduction")).generic
    True
    """
    tokens = words(publication.title)
    venue = venue_profile(publication)
    letters = "".join(tokens)
    people = [_person(n.family, n.given, n.particle, n.suffix, n.literal, n.printed) for n in publication.authors]
    source = publication.places[0].source if publication.places else ""
    doi, arxiv = _doi(publication.doi), _arxiv(publication.arxiv)
    if doi.startswith("10.48550/"):
        arxiv, doi = arxiv or _arxiv(doi), ""
    return Profile(
        publication=publication,
        title=" ".join(tokens),
        any_order=" ".join(sorted(tokens)),
        letters=letters,
        tokens=tokens,
        numbers=numbers_of(tokens),
        serials=serials_of(tokens),
        people=tuple(key for key, _, _ in people),
        names=frozenset(word for _, longer, _ in people for word in longer),
        named_in_full=sum(in_full for _, _, in_full in people) * 2 > len(people),
        year=publication.issued.year if publication.issued else 0,
        venue=venue,
        medium=_medium(publication, venue, doi, arxiv),
        doi=doi,
        arxiv=arxiv,
        page=source if _is_printed(publication) else "",
        urls=frozenset(_address(link.url, source) for link in publication.links if link.role in _PAPER_ROLES) - {""},
        pending=publication.status in (Status.SUBMITTED, Status.IN_PREPARATION),
        generic=is_generic(tokens),
    )


@lru_cache(maxsize=20_000)
def _person(
    family: str, given: str, particle: str, suffix: str, literal: str, printed: str
) -> tuple[tuple[str, str], tuple[str, ...], bool]:
    """Of a name its key, its longer words, and whether it is in full; kept, for a page repeats its names.

    The key is the family name's last word with the initials of the rest: enough to compare author lists.

    >>> _person("van den Berg", "Jan-Piet", "", "", "", "")[0], _person("", "", "", "", "h. v. jagadish", "")[0]
    (('berg', 'jp'), ('jagadish', 'hv'))
    """
    families, givens = words(family), words(given)
    every = words(literal) if literal else (*givens, *words(particle), *families, *words(suffix))
    if not families:
        whole = every if literal else words(printed)
        families, givens = whole[-1:], whole[:-1]
    key = families[-1] if families else "", "".join(word[0] for word in givens)
    in_full = bool(family and given) and len(families[-1]) > 1 and any(len(word) > 1 for word in givens)
    latin = all(word.isascii() for word in every)
    return key, tuple(word for word in every if len(word) > 2), in_full and latin


def venue_profile(publication: Publication) -> VenueProfile:
    """The venue in words.

    >>> v = venue_profile(Publication(venue=Venue(name="Proceedings of the 28th ACM Symposium on Theory of Computing")))
    >>> v.core, v.medium.value
    (('theory', 'computing'), 'conference')
    """
    return _venue_profile(publication.venue)


@lru_cache(maxsize=20_000)
def _venue_profile(venue: Venue) -> VenueProfile:
    """See `venue_profile`."""
    printed = words(venue.name)
    every = tuple(word for word in printed if word not in matching.CUT_OFF)
    core = venue_words(every)
    acronyms = frozenset(word for word in words(venue.acronym) if not _ORDINAL.match(word))
    if len(core) == 1 and len(every) == len(printed) and len(every) <= _SHORT_VENUE:
        acronyms |= set(core)
    medium = Medium.WORKSHOP if "@" in venue.name else _said_medium(every)
    fuller = words(venue.full_name)
    if fuller and medium is Medium.UNKNOWN:
        medium = _said_medium(fuller)
    cut_off = len(every) < len(printed) or venue.name.rstrip(" .").endswith(("…", ".."))
    return VenueProfile(every, core, acronyms, medium, (venue_words(fuller),) if fuller else (), cut_off)


def venue_words(every: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell a venue from others.

    >>> venue_words(("proceedings", "of", "the", "28th", "acm", "symposium", "on", "theory", "of", "computing"))
    ('theory', 'computing')
    """
    return tuple(word for word in every if not (word in _NO_NAME or _NUMBERED.search(word) or _GLUED.search(word)))


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
    """What a publication is: a preprint if its venue says so, else by its kind, its venue's words, its ids."""
    if venue.medium is Medium.PREPRINT:
        return Medium.PREPRINT
    kind = _MEDIA[publication.kind]
    if kind is not Medium.UNKNOWN:
        return kind
    if venue.medium is not Medium.UNKNOWN:
        return venue.medium
    preprint = doi.startswith(matching.PREPRINT_DOIS) or (arxiv and not doi)
    return Medium.PREPRINT if preprint and not venue else Medium.UNKNOWN


def _doi(text: str) -> str:
    """A DOI without resolver and case; empty if there is none."""
    found = _DOI.search(text) if text else None
    return found.group().lower().rstrip(".,;)/") if found else ""


def _arxiv(text: str) -> str:
    """An arXiv id without prefix and version; empty if there is none."""
    found = _ARXIV.search(text.strip()) if text else None
    return _VERSION.sub("", found.group(1).lower()) if found else ""


def _address(url: str, source: str) -> str:
    """A URL as an address: no scheme, fragment, final slash; a relative one belongs to its source; empty if bare."""
    bare = _SCHEME.sub("", url.strip()).split("#")[0].rstrip("/")
    if "/" not in bare and "://" in url:
        return ""
    return bare if "://" in url else f"{source} {bare}" if bare else ""


def _is_printed(publication: Publication) -> bool:
    """Whether the title is read from running text, not from labelled data."""
    return any(v.field is Field.TITLE and v.origin is Origin.PRINTED for v in publication.values)
