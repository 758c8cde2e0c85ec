"""The printed container of a work to a `Venue`: its name and its short form, without year, place, dates and the rest.

Takes the words of a CONTAINER value (and of an ACRONYM value); gives the venue and what else its words hold (year,
place). Consults `tables.venue_words`, `tables.venues`. What stands in the table only (the name behind a short form)
goes to `full_name` and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pubparse.model import Value, Venue
from pubparse.normalizers.abbreviated import is_abbreviated
from pubparse.normalizers.acronyms import YEAR, acronym_of, bare_acronym, looks_short, part_acronym
from pubparse.normalizers.cues import cues
from pubparse.normalizers.dates import container_year, tag_year
from pubparse.normalizers.names import fold_name
from pubparse.normalizers.progress import has_status
from pubparse.normalizers.titles import clean_title, mend, strip_end
from pubparse.normalizers.venue_places import AWARD, EVENT, ONLY_YEAR, cut_places, dateish, place_like
from pubparse.tables import places, venues
from pubparse.tables import venue_words as words

_LONGEST = 1000
"""No venue's name is longer; what is, is no name, and would take long to search."""
_LEADS = re.compile(words.LEADS, re.IGNORECASE)
_IN = re.compile(words.IN)
_THE = re.compile(r"^the\s+(?=[A-Z\d])")
_LOCATOR = re.compile(words.LOCATOR_TAIL, re.IGNORECASE)
_PAGE_TAIL = re.compile(r"[\s,.;:]+(?:pp?\.?\s*)?[A-Z]?\d+\s*[-–—]+\s*[A-Z]?\d+[\s.,]*$")
_NOISE = re.compile(words.NOISE, re.IGNORECASE)
_BRACKET_NOISE = re.compile(words.BRACKET_NOISE, re.IGNORECASE)
_ROUND = re.compile(r"\s*[(（\[［]([^()（）\[\]［］]*)[)）\]］]")
_TAIL_YEAR = re.compile(rf"[\s,.;:–—-]*(?:(?<![\d-]){YEAR}|\s?['’‘`´]\s?\d\d[a-d]?)[\s,.;:]*$")
_TAG_DIGITS = re.compile(r"^(.{2,14}?)[ -]?((?:[0-4]\d|9\d)[a-d]?)$")
_TITLE_BEFORE = re.compile(
    r"^.{10,}?(?:[a-z?!][.,]?[”“\"][\s,.:]*\s(?:In|in|IN)|[a-z][.?!][\s,.:]*\s(?:In|IN))\b:?\s+(?=[A-Z])"
)
_RUN_ON = re.compile(r"(?<=\W(?:19|20)\d\d)(?=[A-Z][a-z])|(?<=[a-z])(?=Acceptance\s+[Rr]ate)")
_TAILS = re.compile(words.TAILS, re.IGNORECASE)
_HOST = re.compile(
    r"(?i)^(.*\bworkshop\b.{3,}?[a-z]{3})\.\s+(?:ACM|IEEE|in\s|(?:[\w/&-]+\s){0,4}(?:conf|symp|int|annual|proc)\w*\b).*$"
)
"""A workshop and, in a sentence of its own, the meeting that it was held at."""
_TWICE = re.compile(r"^(.{6,})[.,:;]\s+\1$", re.IGNORECASE)
_SERIES = re.compile(words.SERIES)
_OPENED = re.compile(r"(?<=\w)\s*[\[［][^\[\]］]*$")
"""A bracket that is never closed, behind the name."""
_EDITED = re.compile(words.EDITED_LEAD)
_EDITED_TAIL = re.compile(words.EDITED_TAIL, re.IGNORECASE)
_PREPRINT = re.compile(words.PREPRINT_TAIL, re.IGNORECASE)
_CITY = re.compile(r"[.,]\s+([A-ZÄÖÜ][^\W\d_]+(?:\s*/\s*[A-ZÄÖÜ]\w+)?):\s+[A-ZÄÖÜ][^:.]{1,40}$")
_YEARS_TAIL = re.compile(rf"{YEAR}\s*[-–—]+\s*{YEAR}$")
_NUMBER_BEHIND = re.compile(r"(.{4,}?)[\s,]+\d{1,4}$")
_LINKED = re.compile(r"(?i)\b(?:of|for|on|in|the|de|und|and|&|beyond|to|since|by|from|until|after|before)$")
_TAGGED = re.compile(r"^(.*\s)([A-Z][\w&/+]+)([ -]?)(\d\d)$")
_DIGIT = re.compile(r"\d")
_HEAD_YEAR = re.compile(rf"^{YEAR}\s+(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Container:
    """What the words of a container hold: the venue, and what is no part of its name."""

    venue: Venue
    year: int | None = None
    location: str = ""
    locator: str = ""
    """Volume, number and pages behind the name, as they stand."""
    editors: str = ""
    """The names behind `edited by`, as they stand."""
    value: Value | None = None
    """The value that names it, where it was read from a record."""


def parse_venue(text: str, short: str = "") -> Container:
    """The venue that a container's words name. `short` is a short form that the source labels or prints apart.

    >>> parse_venue("ACM European Conference on Computer Systems (EuroSys), 2025").venue
    Venue(name='ACM European Conference on Computer Systems', acronym='EuroSys', full_name='', series='')
    >>> found = parse_venue("EuroSys'24")
    >>> found.venue.name, found.venue.acronym, found.year
    ('EuroSys', 'EuroSys', 2024)
    >>> found = parse_venue("In USENIX Symposium on Networks (NSDI 2025), Philadelphia, April 28–30")
    >>> found.venue.name, found.venue.acronym, found.location
    ('USENIX Symposium on Networks', 'NSDI', 'Philadelphia')
    """
    return _parse(" ".join(text.split())[:_LONGEST], " ".join(short.split())[:_LONGEST])


@lru_cache(maxsize=4096)
def _parse(text: str, short: str) -> Container:
    """See `parse_venue`."""
    year = container_year(text)
    text = _RUN_ON.sub(", ", _TITLE_BEFORE.sub("", _PREPRINT.sub(r"\1\2", mend(text))))
    text = _OPENED.sub("", text)
    cut = text.count("(") > text.count(")")
    text = f"{text})" if cut else text
    if whole := _ROUND.fullmatch(text.strip(" .,;:")):
        text = whole[1]
    edited = _EDITED_TAIL.search(text)
    text = text[: edited.start()] if edited and edited.start() else text
    name = _NOISE.sub("", _EDITED.sub("", _strip_lead(text)))
    name, acronym = _take_brackets(name, dated=cut)
    name = clean_title(name) if name[:1] in "\"“«„'‘「《" else _end(name)
    locator = ""
    if _DIGIT.search(name):
        named = _cut_pages(_LOCATOR.sub("", name))
        name, locator = named, name[len(named) :]
    name, city = _cut_city(name)
    name, location = cut_places(name)
    name, tagged = _strip_years(name)
    if name[-1:].isdigit() and (behind := _NUMBER_BEHIND.match(name)) and venues.is_journal(behind[1]):
        name = behind[1]
    year = year or tagged
    if short:
        acronym = bare_acronym(short, trusted=True) or acronym
    name = _HOST.sub(r"\1", _cut_publisher(_TWICE.sub(r"\1", _TAILS.sub("", _end(name)))))
    name, series = _cut_series(name)
    name, before = part_acronym(name, dated=year is not None and not acronym)
    acronym = acronym or before or acronym_of(name, dated=year is not None)
    name = name or acronym
    if not any(map(str.isalpha, name)):
        name = ""
    full = venues.name_of(acronym) if acronym and len(name.split()) <= 3 else ""
    full = full or (venues.full_name(name) if name else "")
    full = "" if fold_name(full) == fold_name(name) else full
    return Container(
        Venue(name, acronym, full, series), year, location or city, locator, edited[1].strip(" ).,;") if edited else ""
    )


def _strip_lead(text: str) -> str:
    """Drop what leads into a venue: `In`, `To appear in`, `Accepted to`.

    >>> _strip_lead("To appear in the Journal of X"), _strip_lead("In: Nature"), _strip_lead("Accepted at ICML")
    ('Journal of X', 'Nature', 'ICML')
    """
    text = text.strip(" ,;:–—-·|").lstrip(".")
    for _ in range(3):
        before = text
        text = _THE.sub("", _IN.sub("", _LEADS.sub("", text) or text).lstrip(" ,;:–—-"))
        if text == before:
            break
    return text or before


def _end(name: str) -> str:
    """A name without the stop that ends it, unless it is an abbreviation's.

    >>> _end("Nature."), _end("J. Nonlinear Sci."), _end("Indag. Math.,")
    ('Nature', 'J. Nonlinear Sci.', 'Indag. Math.')
    """
    bare = strip_end(name)
    return f"{bare}." if name[len(bare) :].lstrip().startswith(".") and is_abbreviated(bare) else bare


def _cut_publisher(name: str) -> str:
    """Cut a publisher in a sentence of its own behind the name.

    >>> _cut_publisher("Modern Magnetic Resonance. Springer Publishing"), _cut_publisher("Proc. ACM Press")
    ('Modern Magnetic Resonance', 'Proc. ACM Press')
    """
    before, _, last = name.rpartition(". ")
    alone = len(before.split()) > 2 and len(last.split()) <= 6 and "publisher" in cues(last)
    return before if alone and not {"journal", "event"} & cues(last) else name


def _cut_city(name: str) -> tuple[str, str]:
    """Cut `City: Publisher` in a sentence of its own behind the name; give the city.

    >>> _cut_city("Maß und Macht. Wien: Böhlau"), _cut_city("Proc. Sys.: Theory")
    (('Maß und Macht', 'Wien'), ('Proc. Sys.: Theory', ''))
    """
    match = _CITY.search(name)
    if match and fold_name(match[1].split("/")[0].strip()) in places.CITIES:
        return name[: match.start()], match[1]
    return name, ""


def _cut_series(name: str) -> tuple[str, str]:
    """Part the series behind a book's or a meeting's name.

    >>> _cut_series("Nonlinear Waves, Lecture Notes in Mathematics"), _cut_series("Lecture Notes in Computer Science")
    (('Nonlinear Waves', 'Lecture Notes in Mathematics'), ('Lecture Notes in Computer Science', ''))
    """
    match = None if venues.is_journal(name) else _SERIES.search(name)
    return (name[: match.start()], match[1].strip()) if match and match.start() > 3 else (name, "")


def _cut_pages(name: str) -> str:
    """Cut a page range at the end, unless it is a span of years."""
    match = _PAGE_TAIL.search(name)
    if not match or re.search(rf"{YEAR}\s*[-–—]+\s*{YEAR}", match[0]):
        return name
    return name[: match.start()]


def _take_brackets(name: str, *, dated: bool = False) -> tuple[str, str]:
    """Take what stands in brackets: the short form is kept; years, places, dates, ranks and awards go.

    `dated`: a year stood in the last bracket, which was cut off with it.

    >>> _take_brackets("Conference on X (CX 2020)"), _take_brackets("Acta (Wien)")
    (('Conference on X', 'CX'), ('Acta (Wien)', ''))
    """
    acronym, out, position = "", [], 0
    for match in _ROUND.finditer(name):
        inside = match[1].strip(" ,;:")
        before, tail = name[: match.start()].strip(), name[match.end() :].strip(" ,.;:")
        tagged = bool(re.search(rf"{YEAR}|['’]\d\d", inside)) or (dated and not tail)
        trusted = tagged or (len(before.split()) > 2 and _subsequence(inside, before))
        drop = not inside or _no_name(inside)
        short = "" if acronym or not before else bare_acronym(inside, trusted=trusted)
        if short and not (drop and not tagged):
            acronym = short
            drop = not re.match(r"\s*\w", name[match.end() :]) or place_like(tail.split(",")[0]) or tagged
        out.append(name[position : match.start()] + ("" if drop else match[0]))
        position = match.end()
    out.append(name[position:])
    return " ".join("".join(out).split()).replace(" ,", ",").strip(" ,;:"), acronym


def _no_name(inside: str) -> bool:
    """Whether what stands in brackets is no part of a name: a year, a date, a place, a status, an award, a rank."""
    return bool(
        ONLY_YEAR.match(inside)
        or dateish(inside)
        or place_like(inside)
        or has_status(inside)
        or AWARD.search(inside)
        or _BRACKET_NOISE.search(inside)
        or re.search(r"\d{4}|\b(?:pp|vol|eds?|hrsg)\b|^[\d\W]+$", inside)
    )


def _subsequence(short: str, name: str) -> bool:
    """Whether the letters of a short form stand in a name in this order, from the beginning of a word on."""
    letters = iter(name.casefold())
    wanted = [c for c in short.casefold() if c.isalnum()]
    starts = bool(wanted) and bool(re.search(rf"\b{re.escape(wanted[0])}", name.casefold()))
    return starts and " " not in short and all(c in letters for c in wanted)


def _strip_years(name: str) -> tuple[str, int | None]:
    """Drop the year before and behind a name, and the digits of a tag (`OSDI 22`), whose year is given.

    >>> _strip_years("2019 Conference on X"), _strip_years("OSDI 22"), _strip_years("Phys. Rev. E 91")
    (('Conference on X', None), ('OSDI', 2022), ('Phys. Rev. E 91', None))
    """
    for _ in range(2):
        if _YEARS_TAIL.search(name):
            break
        shorter = _TAIL_YEAR.sub("", name).strip(" ,;:–—-")
        if shorter == name:
            break
        if shorter and not _LINKED.search(shorter):
            name = shorter
    shorter = _HEAD_YEAR.sub("", name)
    name = shorter if len(shorter) > 3 else name
    if (match := _TAG_DIGITS.match(name)) and (looks_short(match[1]) or venues.name_of(match[1])):
        return match[1], tag_year(match[1], match[2])
    match = _TAGGED.search(name) if name[-1:].isdigit() else None
    if match and (match[3] == "-" or EVENT.search(match[1])) and (looks_short(match[2]) or venues.name_of(match[2])):
        return match[1] + match[2], tag_year(match[2], match[4])
    return name.strip(" ,;:–—"), None
