"""The kind of a work, from what is printed: genre words, the container, headings, ids, the venue table.

Takes `Evidence`, gives a `Kind` and how sure it is. Consults `tables.kinds`, `tables.venues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pubparse.model import Kind, Status, Venue
from pubparse.tables import kinds as table
from pubparse.tables import venues

_GENRES = tuple((re.compile(words, re.IGNORECASE), kind) for words, kind in table.GENRES)
_EVENT = re.compile(
    r"(?i)\b(?:conf(?:erence|\.)?s?|symp(?:osium|osia|\.)|workshops?|proc(?:eedings|\.)?|congress|meeting|colloquium|summit|forum|konferenz|tagung|"
    r"kongress|congr[èe]s|congreso|conferencia|simposio|actes|atti|anais|seminar|convention|advances\s+in\s+neural|intl?\.?\s+conf|findings\s+of|poster|demo|"
    r"companion|adjunct|extended\s+abstracts|annual\s+review|winter\s+school|summer\s+school|companion)\b|大会|会议|研討會|シンポジウム|ワークショップ|研究会|全国大会|학술대회"
)
_JOURNAL = re.compile(
    r"(?i)\b(?:journal|j\.|transactions|trans\.?|letters?|lett\.?|review|reviews|rev\.?|annals|ann\.?|archives?|acta|bulletin|bull\.?|magazine|quarterly|zeitschrift|revue|"
    r"revista|rivista|communications|commun\.?|newsletter|gazette|proceedings of the (?:national|royal)|proc\.?\s+(?:natl|r\.|roy)|pvldb|proceedings of the vldb endowment|"
    r"proceedings of the acm on|tidsskrift|tijdschrift|časopis|журнал|вестник|times|news|annales|annali|anales|cahiers|studies|studia|research|science|nature|mathematics|biology)\b|学报|學報|杂志|論文誌|学会誌|학회지|通讯"
)
_PREPRINT = re.compile(
    r"(?i)\b(?:ar\s?xiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|eartharxiv|techrxiv|ssrn|corr|preprints?|e-?prints?|research\s?square|iacr\s+eprint|eprint|osf\s+preprints|openreview|hal)\b"
)
_REPORT = re.compile(
    r"(?i)\b(?:technical\s+report|tech\.?\s*rep|working\s+paper|discussion\s+paper|research\s+report|policy\s+(?:brief|paper)|report|nber|cepr|rfc|white\s?paper|bericht|iza|cesifo)\b"
)
_SCHOOL = re.compile(
    r"(?i)\b(?:universit\w*|college|institute\s+of\s+technology|eth|epfl|mit|school|hochschule|école|politecnico|universidad|大学|大學)\b"
)
_BOOKISH = re.compile(
    r"(?i)\b(?:handbook|encyclop\w+|companion\s+to|oxford|cambridge|festschrift|handbuch|essays|dictionary|textbook|studies\s+in|advances\s+in|perspectives\s+on|introduction\s+to)\b"
)
_PUBLISHER = re.compile(
    r"(?i)\b(?:press|verlag|springer|elsevier|wiley|routledge|palgrave|publishers?|publishing|books|éditions|editions|mit\s+press|brill|de\s+gruyter|sage|world\s+scientific|morgan\s+kaufmann|crc|presses|editorial|editora|出版社)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is printed that tells the kind."""

    genres: tuple[str, ...] = ()
    usual: Kind | None = None
    """What a label says that people leave at its default (a site's `publication_types`, BibTeX's `@article`)."""
    venue: Venue = Venue()
    container: str = ""
    publisher: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    edition: str = ""
    editors: bool = False
    series: str = ""
    isbn: str = ""
    arxiv: str = ""
    doi: str = ""
    location: str = ""
    status: Status | None = None
    headings: tuple[str, ...] = ()
    """From the innermost outwards."""


def genre_kind(text: str) -> Kind | None:
    """The kind that genre words say; the name of a kind itself counts first.

    >>> genre_kind("PhD thesis"), genre_kind("inproceedings"), genre_kind("Master's Thesis"), genre_kind("xyz")
    (<Kind.THESIS: 'thesis'>, <Kind.INPROCEEDINGS: 'inproceedings'>, <Kind.THESIS: 'thesis'>, None)
    """
    word = text.strip().casefold()
    if word in tuple(Kind):
        return Kind(word)
    return next((kind for shape, kind in _GENRES if shape.search(text)), None)


def heading_kind(headings: Iterable[str]) -> Kind | None:
    """The kind that headings give, innermost first; None where one names several kinds.

    >>> heading_kind(["2019", "Journal articles"]), heading_kind(["Journal and conference papers"])
    (<Kind.ARTICLE: 'article'>, None)
    """
    for heading in headings:
        found = {kind for shape, kind in _GENRES if shape.search(heading)}
        if Kind.INCOLLECTION in found:
            found.discard(Kind.BOOK)
        if (
            Kind.INPROCEEDINGS in found
            and Kind.ARTICLE in found
            and not re.search(r"(?i)journal|zeitschrift|revue|revista|期刊", heading)
        ):
            found.discard(Kind.ARTICLE)
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def judge(evidence: Evidence) -> tuple[Kind, float]:
    """The kind of a work, as a careful reader would judge from what is printed, and how sure that is.

    >>> judge(Evidence(container="Proceedings of the 12th Symposium on X", pages="1-12"))[0]
    <Kind.INPROCEEDINGS: 'inproceedings'>
    >>> judge(Evidence(container="Nature", volume="521", pages="436-444"))[0], judge(Evidence(arxiv="2405.16444"))[0]
    (<Kind.ARTICLE: 'article'>, <Kind.PREPRINT: 'preprint'>)
    """
    genre = next((kind for text in evidence.genres if (kind := genre_kind(text)) and kind is not Kind.OTHER), None)
    heading = heading_kind(evidence.headings)
    text = evidence.container
    acronym = evidence.venue.acronym.casefold()
    if genre in (Kind.THESIS, Kind.PATENT) or (
        genre and any(g.strip().casefold() in tuple(Kind) for g in evidence.genres)
    ):
        return genre, 0.95
    if not text and not evidence.venue.acronym:
        if genre and genre is not Kind.ARTICLE:
            return genre, 0.8
        if heading and heading not in (Kind.ARTICLE, Kind.INPROCEEDINGS):
            return heading, 0.8
        if evidence.usual not in (None, Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.OTHER):
            return evidence.usual or Kind.OTHER, 0.7
        if evidence.publisher and (evidence.isbn or not evidence.pages):
            return (
                (Kind.THESIS, 0.6)
                if _SCHOOL.search(evidence.publisher) and not _PUBLISHER.search(evidence.publisher)
                else (Kind.BOOK, 0.7)
            )
        if evidence.volume and evidence.pages:
            return Kind.ARTICLE, 0.6
        if evidence.arxiv or evidence.status is Status.SUBMITTED:
            return Kind.PREPRINT, 0.8
        if heading:
            return heading, 0.6
        if evidence.doi:
            return Kind.ARTICLE, 0.5
        return (Kind.PREPRINT, 0.5) if evidence.status is Status.TO_APPEAR else (Kind.OTHER, 0.5)
    if _PREPRINT.search(text) and not _EVENT.search(text) and not (evidence.volume and evidence.pages):
        return Kind.PREPRINT, 0.9
    if acronym in table.JOURNAL_ACRONYMS or re.search(
        r"(?i)\bpvldb\b|vldb endowment|proceedings of the (?:national academy|royal society|ieee$)", text
    ):
        return Kind.ARTICLE, 0.9
    if re.search(r"(?i)proceedings of the acm on programming languages|\bpacmpl\b", text):
        return Kind.INPROCEEDINGS, 0.8
    if genre is Kind.INCOLLECTION or (evidence.editors and not _EVENT.search(text)):
        return Kind.INCOLLECTION, 0.8
    if _REPORT.search(text) and not _EVENT.search(text) and not evidence.volume:
        return Kind.TECHREPORT, 0.75
    if venues.is_journal(text) or venues.is_journal(evidence.venue.name):
        return Kind.ARTICLE, 0.9
    if venues.is_conference(evidence.venue.acronym) or _EVENT.search(text):
        return Kind.INPROCEEDINGS, 0.9
    if genre:
        return genre, 0.8
    if heading and heading is not Kind.PREPRINT:
        return heading, 0.8
    if evidence.usual not in (None, Kind.OTHER):
        return evidence.usual or Kind.OTHER, 0.75
    if _JOURNAL.search(text) or evidence.volume:
        return (Kind.INCOLLECTION if _BOOKISH.search(text) and not evidence.volume else Kind.ARTICLE), 0.7
    if _SCHOOL.search(text) and not evidence.pages:
        return Kind.THESIS, 0.5
    if _BOOKISH.search(text) or evidence.publisher:
        return Kind.INCOLLECTION, 0.6
    return (
        (Kind.INPROCEEDINGS, 0.5)
        if evidence.venue.acronym and evidence.venue.acronym in (text, evidence.venue.name)
        else (Kind.ARTICLE, 0.5)
    )
