"""Places and dates behind the name of a venue: `Conference on Vision, Lyon, France, May 3-5`.

Takes the name with what stands behind it; gives both apart. Consults `tables.places`, `tables.months`, `tables.status`.
"""

from __future__ import annotations

import re

from pubparse.normalizers.acronyms import YEAR
from pubparse.normalizers.names import fold_name
from pubparse.normalizers.progress import has_status
from pubparse.tables import places
from pubparse.tables import status as status_table
from pubparse.tables import venue_words as words
from pubparse.tables.months import MONTHS, SEASONS

AWARD = re.compile(status_table.AWARD, re.IGNORECASE)
EVENT = re.compile(words.EVENT, re.IGNORECASE)
ONLY_YEAR = re.compile(rf"^\W*(?:{YEAR}\s*)?(?:['’‘]\s?\d\d[a-d]?)?\W*$|^\W*{YEAR}\s*[-–/]\s*\d{{2,4}}\W*$")
_NOT_PLACE = re.compile(
    r"(?i)^(?:(?:acm|ieee|aaai|usenix|springer|elsevier)(?:[- ]verlag|\s+press|\s+association)?$|eds?\b|pp\b|held\b|"
    r"co-?located|doi\b|isbn|https?:|article\b|\d+$|pages?\b|vol\b|volume\b|no\b|published\s+online)"
)
_COMMA = re.compile(r",(?![^(]*\))")


def cut_places(name: str) -> tuple[str, str]:
    """Cut places and dates behind the name: segments between commas from the end, as long as they are such.

    >>> cut_places("Conference on Vision, Lyon, France, May 3-5"), cut_places("Journal of Theory, Series A")
    (('Conference on Vision', 'Lyon, France'), ('Journal of Theory, Series A', ''))
    """
    segments = [segment.strip() for segment in _COMMA.split(name)]
    dropped: list[str] = []
    country = False
    while len(segments) > 1:
        last = segments[-1].strip(" .")
        before = segments[-2]
        if not last or ONLY_YEAR.match(last) or dateish(last) or _NOT_PLACE.match(last):
            country = country or any(fold_name(word) in MONTHS for word in re.findall(r"[^\W\d_]+", last))
        elif re.search(r"(?i)\buniversit", before):
            break
        elif place_like(last):
            dropped.insert(0, re.sub(rf"\s*{YEAR}$", "", last))
            country = True
        elif has_status(last) or (AWARD.search(last) and len(last.split()) <= 8):
            pass
        elif _may_be_city(last) and (country or (last.casefold() in places.CITIES and EVENT.search(segments[0]))):
            dropped.insert(0, last)
            country = False
        else:
            break
        segments.pop()
    return ", ".join(segments), ", ".join(dropped)


def dateish(segment: str) -> bool:
    """Whether a piece is a date: a month or a season with digits, or digits alone.

    >>> dateish("April 28–30"), dateish("2020"), dateish("May the Force")
    (True, True, False)
    """
    found = [fold_name(word) for word in re.findall(r"[^\W\d_]+", segment)]
    if not found:
        return bool(re.fullmatch(r"[\d\s.,/–—-]+", segment.strip()))
    small = ("th", "st", "nd", "rd", "to", "and", "de", "of", "et")
    known = sum(word in MONTHS or word in SEASONS or word in small for word in found)
    dated = bool(re.search(r"\d", segment)) and any(word in MONTHS for word in found) and len(found) <= 4
    return known == len(found) or dated


def place_like(segment: str) -> bool:
    """Whether a piece ends with a country or a state.

    >>> place_like("Lyon, France"), place_like("Philadelphia, PA"), place_like("Systems")
    (True, True, False)
    """
    last = re.sub(rf"[\s,]*{YEAR}[\s.]*$", "", segment).strip(" ,.;()").rpartition(",")[2].strip()
    fold = last.casefold()
    return bool(last) and (fold in places.COUNTRIES or last in places.STATES or fold + "." in places.COUNTRIES)


def _may_be_city(segment: str) -> bool:
    """Whether a piece has the shape of a city: up to three words, all capitalised, none of a venue's."""
    small = ("de", "di", "la", "am", "an", "der", "upon", "sur", "del")
    parts = segment.split()
    shape = len(parts) <= 3 and all(word[:1].isupper() or word in small for word in parts)
    return (
        shape
        and not EVENT.search(segment)
        and "&" not in segment
        and not re.match(r"(?i)(?:series|part|section)\b", segment)
    )
