"""The kind of a work, from what is printed: genre words, the container, headings, ids, the venue table.

Takes `Evidence`, gives a `Kind` and how sure that is. What a source labels as the kind is believed; all else is
weighed by a small trained model (multinomial logistic regression, `tools/train_kinds.py`) over the words of the
container and of the rest of the entry, over what fields there are and what the tables know. Consults `tables.kinds`,
`tables.venues`.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from pubparse.model import Kind, Status, Venue
from pubparse.normalizers.acronyms import is_proceedings_journal
from pubparse.normalizers.cues import cues, genre_kind, heading_kind
from pubparse.sequence import model_bytes
from pubparse.tables import kinds as table
from pubparse.tables import venues
from pubparse.tables.words import lexicon

KINDS = (
    Kind.ARTICLE,
    Kind.INPROCEEDINGS,
    Kind.PREPRINT,
    Kind.BOOK,
    Kind.INCOLLECTION,
    Kind.THESIS,
    Kind.TECHREPORT,
    Kind.PATENT,
    Kind.OTHER,
)
"""The kinds that the model tells apart, in the order of its weights."""
Weights = tuple[dict[str, int], npt.NDArray[np.float64]]
"""A feature -> its row, and the rows: a weight for each of KINDS. The empty name is the bias."""
_LONGEST = 400
"""So much of the rest of an entry is looked at."""
_USUAL = 2.0
"""How much a label counts that people leave at its default, in the scores of the model."""
_NO_TEXT = re.compile(table.NO_TEXT)
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_]+)\W*$")
_RANGE = re.compile(r"\d\s*[-–—]+\s*\w*\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is printed that tells the kind."""

    genres: tuple[str, ...] = ()
    """Genre words, and kinds as the source labels them."""
    usual: Kind | None = None
    """What a label says that people leave at its default (a site's `publication_types`, BibTeX's `@article`)."""
    venue: Venue = field(default_factory=Venue)
    container: str = ""
    before: str = ""
    """What stands before the container."""
    rest: str = ""
    """The entry without title, authors and abstract."""
    publisher: str = ""
    place: str = ""
    """Where it was published."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    editors: bool = False
    isbn: str = ""
    arxiv: str = ""
    doi: str = ""
    status: Status | None = None
    headings: tuple[str, ...] = ()
    """From the innermost outwards."""
    links: tuple[str, ...] = ()
    guessed: Kind | None = None
    """What `guess` says of it, where that is known already."""
    meetings: int | None = None
    """How many of the works around it are conference papers rather than articles, 0 to 4 of 4."""


def guess(evidence: Evidence) -> Kind:
    """What the plain inside say, most telling first: one more feature for the model.

    >>> guess(Evidence(container="Proceedings of the 12th Symposium on X")), guess(Evidence(publisher="MIT Press"))
    (<Kind.INPROCEEDINGS: 'inproceedings'>, <Kind.BOOK: 'book'>)
    """
    text, venue = evidence.container or evidence.venue.name, evidence.venue
    said = next((kind for genre in evidence.genres if (kind := genre_kind(genre)) and kind is not Kind.OTHER), None)
    above = heading_kind(evidence.headings)
    inside, around = cues(text), cues(evidence.rest[:_LONGEST])
    journal = venues.is_journal(text) or venues.is_journal(venue.name)
    if said in (Kind.THESIS, Kind.PATENT) or (above is Kind.THESIS and not evidence.pages):
        return said or Kind.THESIS
    if "patent" in inside | around and not journal:
        return Kind.PATENT
    if "preprint" in inside and len(text.split()) < 3 and "event" not in inside:
        return Kind.PREPRINT
    if not text:
        published = (evidence.publisher or evidence.place) and (evidence.isbn or not evidence.pages)
        order: tuple[tuple[Kind | None, bool], ...] = (
            (said if said is not Kind.ARTICLE else None, bool(said)),
            (above if above not in (Kind.ARTICLE, Kind.INPROCEEDINGS) else None, bool(above)),
            (Kind.THESIS, "thesis" in around),
            (Kind.BOOK, bool(published)),
            (evidence.usual, evidence.usual not in (None, Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.OTHER)),
            (Kind.ARTICLE, bool(evidence.volume and evidence.pages)),
            (Kind.PREPRINT, bool(evidence.arxiv) or evidence.status is Status.SUBMITTED),
            (Kind.TECHREPORT, "report" in around),
            (Kind.PREPRINT, "preprint" in around or "submitted" in around),
            (above, bool(above)),
            (Kind.ARTICLE, bool(evidence.doi)),
            (Kind.PREPRINT, evidence.status is Status.TO_APPEAR),
        )
        return next((kind for kind, holds in order if holds and kind), Kind.OTHER)
    acronym = venue.acronym.casefold()
    bare = not (evidence.volume or evidence.pages)
    order = (
        (Kind.TECHREPORT, "report" in inside and "event" not in inside and not evidence.volume),
        (Kind.PREPRINT, "preprint" in inside and "event" not in inside and not (evidence.volume and evidence.pages)),
        (Kind.ARTICLE, acronym in table.JOURNAL_ACRONYMS or "proceedings journal" in inside),
        (Kind.INCOLLECTION, said is Kind.INCOLLECTION or ("event" not in inside and "edited" in around)),
        (Kind.INPROCEEDINGS, venues.is_meeting(text) and "journal" not in inside),
        (Kind.ARTICLE, journal),
        (Kind.INPROCEEDINGS, venues.is_conference(venue.acronym) or "event" in inside),
        (said, bool(said)),
        (above, bool(above) and above is not Kind.PREPRINT),
        (evidence.usual, evidence.usual not in (None, Kind.OTHER)),
        (Kind.TECHREPORT, "institution" in inside and bare),
        (Kind.INCOLLECTION, "bookish" in inside and not evidence.volume),
        (Kind.ARTICLE, "journal" in inside or bool(evidence.volume)),
        (Kind.THESIS, "school" in inside and not evidence.pages),
        (Kind.INCOLLECTION, bool(evidence.publisher)),
        (Kind.INPROCEEDINGS, bool(acronym) and text.split()[-1:] == [venue.acronym]),
    )
    return next((kind for kind, holds in order if holds and kind), Kind.ARTICLE)


def features(evidence: Evidence) -> Iterator[str]:
    """What the model sees of the evidence, as names of features.

    >>> sorted(features(Evidence(container="Nature", volume="521")))[2:6]
    ['c:nature', 'cf:nature', 'cj:0', 'cl:nature']
    """
    container = evidence.container or evidence.venue.name
    words = _words(container)
    guessed = evidence.guessed or guess(evidence)
    yield f"guess:{guessed}"
    yield f"guess:{guessed}:{bool(words)}"
    yield f"cn:{min(len(words), 6)}"
    yield from {f"c:{word}" for word in words[:24]}
    if words:
        yield f"cf:{words[0]}"
        yield f"cl:{words[-1]}"
        letters = [lexicon().get(word, "") for word in words]
        yield f"cj:{round(4 * sum('j' in known for known in letters) / len(letters))}"
        journal, meeting = venues.is_journal(evidence.venue.name), venues.is_conference(evidence.venue.acronym)
        yield f"table:{journal}:{meeting}"
        yield f"short:{bool(evidence.venue.acronym)}:{evidence.venue.acronym == evidence.venue.name}"
        if evidence.venue.acronym.casefold() in table.JOURNAL_ACRONYMS:
            yield "journal acronym"
        before = _BEFORE.search(evidence.before)
        yield f"before:{before[1].casefold() if before else ''}"
        yield f"colon:{':' in container}"
        plain = not (evidence.volume or evidence.pages or evidence.number)
        yield f"meeting:{venues.is_meeting(container)}:{journal}"
        yield f"around:{evidence.meetings}:{plain}:{journal}"
    rest = evidence.rest[:_LONGEST] or " ".join((evidence.publisher, *evidence.genres))
    yield from (f"c={name}" for name in cues(container))
    yield from (f"r={name}" for name in cues(rest))
    yield from {f"r:{word}" for word in _words(rest)[:60]}
    yield f"numbers:{bool(evidence.volume)}:{bool(evidence.number)}:{bool(words)}"
    pages = bool(_RANGE.search(evidence.pages)) if evidence.pages else None
    yield f"pages:{pages}:{bool(evidence.volume)}:{bool(words)}"
    yield f"ids:{bool(evidence.doi)}:{bool(evidence.arxiv)}:{bool(words)}"
    yield f"status:{evidence.status or ''}:{bool(words)}"
    if evidence.doi:
        prefix, _, suffix = evidence.doi.partition("/")
        yield f"doi:{prefix}"
        yield f"doi book:{suffix.startswith(('978', 'b978'))}"
    if evidence.editors:
        yield f"editors:{bool(words)}"
    if evidence.publisher:
        yield f"publisher:{bool(words)}"
    if evidence.isbn:
        yield "isbn"
    for kind in {kind for text in evidence.genres if (kind := genre_kind(text))}:
        yield f"genre:{kind}"
    if evidence.usual:
        yield f"usual:{evidence.usual}:{bool(words)}"
    yield f"heading:{heading_kind(evidence.headings)}:{bool(words)}"
    for heading in evidence.headings[:2]:
        yield from {f"h:{word}" for word in _words(heading)[:10]}
    yield from {f"host:{urlsplit(link).netloc.casefold().removeprefix('www.')}" for link in evidence.links[:8]}


def _words(text: str) -> list[str]:
    """The words of a text in small letters; Chinese and Japanese text by the character."""
    out: list[str] = []
    for word in _WORD.findall(text.casefold()):
        out += list(word) if word[0] >= "\u3040" else [word]
    return out


@cache
def _weights() -> Weights:
    """The weights of the features."""
    file = np.load(io.BytesIO(model_bytes("kinds")))
    names = file["names"].tobytes().decode().split("\n")
    return {name: row for row, name in enumerate(names)}, file["weights"] / 10


def judge(evidence: Evidence) -> tuple[Kind, float]:
    """The kind of a work, as a careful reader would judge from what is printed, and how sure that is.

    >>> judge(Evidence(container="Proceedings of the 12th Symposium on X", pages="1-12"))[0]
    <Kind.INPROCEEDINGS: 'inproceedings'>
    >>> judge(Evidence(container="Nature", volume="521", pages="436-444"))[0], judge(Evidence(arxiv="2405.16444"))[0]
    (<Kind.ARTICLE: 'article'>, <Kind.PREPRINT: 'preprint'>)
    """
    for text in evidence.genres:
        if text.strip().casefold() in tuple(Kind) and text.strip().casefold() != Kind.OTHER:
            return Kind(text.strip().casefold()), 0.95
    if not evidence.container and any(_NO_TEXT.fullmatch(text.strip(" .,()[]")) for text in evidence.genres):
        return Kind.OTHER, 0.9
    if is_proceedings_journal(evidence.container or evidence.venue.name, evidence.venue.acronym):
        return Kind.ARTICLE, 0.9
    guessed = evidence.guessed or guess(evidence)
    bare = not (evidence.container or evidence.arxiv or evidence.doi or evidence.publisher)
    if bare and evidence.status is Status.IN_PREPARATION and guessed in _UNPUBLISHED:
        return Kind.OTHER, 0.9
    if guessed is Kind.PATENT:
        # Its words tell it, and the model has seen too few.
        return guessed, 0.9
    if guessed is Kind.PREPRINT and evidence.container and len(evidence.container.split()) < 3:
        return guessed, 0.9
    scores = score(features(evidence), _weights())
    if evidence.container:
        scores[KINDS.index(Kind.OTHER)] = -math.inf
    if evidence.usual in KINDS and evidence.usual is not Kind.OTHER:
        scores[KINDS.index(evidence.usual)] += _USUAL
    top = max(range(len(KINDS)), key=scores.__getitem__)
    return KINDS[top], 1.0 / sum(math.exp(s - scores[top]) for s in scores)


_UNPUBLISHED = (Kind.OTHER, Kind.PREPRINT, Kind.ARTICLE, Kind.INPROCEEDINGS)


def score(names: Iterable[str], weights: Weights) -> list[float]:
    """The sums of the features' weights, for each of KINDS.

    >>> score(["a", "b"], ({"": 0, "a": 1}, np.array([[1.0, 0.0], [0.5, 2.0]])))
    [1.5, 2.0]
    """
    rows, table = weights
    # In one order, so that no two processes round differently.
    known = sorted(rows[name] for name in names if name in rows)
    sums: list[float] = table[[rows[""], *known]].sum(axis=0).tolist()
    return sums
