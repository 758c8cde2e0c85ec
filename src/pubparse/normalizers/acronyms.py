"""Short forms of venues: what has the shape of one, and where it stands in a venue's words.

Takes a venue's words, gives short forms; consults `tables.venue_words` and the venue table.
"""

from __future__ import annotations

import re

from pubparse.tables import venue_words as words
from pubparse.tables import venues
from pubparse.tables.kinds import JOURNAL_ACRONYMS, PROCEEDINGS_JOURNALS
from pubparse.tables.months import MONTHS, SEASONS
from pubparse.tables.places import CITIES, COUNTRIES

YEAR = r"(?:1[6-9]\d\d|20\d\d)[a-d]?"
_YEARS = re.compile(
    rf"^(?:{YEAR}\s+)|[\s,-]*(?:{YEAR}|['’‘`´]\s?\d\d[a-d]?)[\s.,]*(?:,.*)?$|^(?:Proc\.?|Proceedings)\s+(?:of\s+)?(?:the\s+)?",
)
_TAG_DIGITS = re.compile(r"(?<=[\w&])[ -]?(?:[0-4]\d|[6-9]\d)$")
_COMMA = re.compile(r",\s*(?=[A-Z]?[a-z])")
_FROM_YEAR = re.compile(rf"[\s,(]*{YEAR}.*$")
_SEPARATE = re.compile(r"\s+[-–—|]\s+|:\s+")
_WORKSHOP = re.compile(words.WORKSHOP, re.IGNORECASE)
_PROCEEDINGS = re.compile(PROCEEDINGS_JOURNALS)
_EVENT = re.compile(words.EVENT, re.IGNORECASE)
_FRAME = re.compile(words.SHORT_FRAME, re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]+")


def bare_acronym(text: str, *, trusted: bool = False) -> str:
    """The short form in a text that holds nothing else but a year; empty if it is none.

    `trusted`: it stands where short forms stand, so that society names and plain words are believed too.

    >>> bare_acronym("EuroSys'24"), bare_acronym("Statistical Physics"), bare_acronym("ESEC/FSE 2020")
    ('EuroSys', '', 'ESEC/FSE')
    >>> bare_acronym("IEEE S&P 2025"), bare_acronym("ACM"), bare_acronym("Microservices", trusted=True)
    ('IEEE S&P', '', 'Microservices')
    """
    text = text.strip(" ,.;:")
    bare = text
    for _ in range(2):
        bare = _YEARS.sub("", bare)
    bare = _COMMA.split(bare)[0].strip(" ,.;:–-")
    if tag := _TAG_DIGITS.search(bare):
        before = bare[: tag.start()]
        bare = before if looks_short(before) or venues.name_of(before) else bare
    if trusted:
        bare = re.sub(r"\s+(?:[Ww]orkshops?|[Cc]onference|[Ss]ymposium)$", "", bare)
    if not bare or len(bare) > 18 or len(bare.split()) > 3:
        return ""
    if bare in words.NO_ACRONYM:
        return bare if trusted and bare != text else ""
    if venues.name_of(bare) or looks_short(bare):
        return bare
    one_word = trusted and re.fullmatch(r"[A-Z][\w&-]{2,13}|[a-z][A-Z]\w{2,9}", bare) and not re.search(r"\d{3}", bare)
    return bare if one_word and not _place_or_date(bare) else ""


def _place_or_date(word: str) -> bool:
    """Whether a word is known as a place's name, a month or a season rather than a meeting's."""
    fold = word.casefold()
    return fold in CITIES or fold in COUNTRIES or fold in MONTHS or fold in SEASONS


def looks_short(text: str) -> bool:
    """Whether a text has the shape of a short form: capitals within a word, or hardly anything else.

    >>> [looks_short(w) for w in ("NSDI", "EuroSys", "Nature", "SIGGRAPH Asia", "A & A", "XIV", "Physical Review E")]
    [True, True, False, True, True, False, False]
    """
    parts = text.split()
    if len(parts) > 1:
        first = parts[0] in words.SOCIETIES
        rest = parts[1:] if first else parts
        if len(text) > 16 or not rest:
            return False
        if len(rest) == 1:
            return looks_short(rest[0])
        return (
            all(w in ("&", "/", "Asia") or w.isupper() for w in rest)
            and rest[0][0].isupper()
            and "&" not in (rest[0], rest[-1])
        )
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    if not 2 <= len(text) <= 16 or upper < 2 or not text[0].isalnum() or not text.isascii():
        return False
    camel = any(c.isupper() for c in text[1:]) and len(text) <= 12
    return (camel or upper * 3 >= len(letters)) and not _ROMAN.fullmatch(text)


def is_venue(text: str) -> bool:
    """Whether a text can only be a venue: a meeting or a journal of the table, or nothing but a short form and a year.

    >>> [is_venue(t) for t in ("ICML 2024", "IEEE T-BME", "Workshop on Mice", "Springer", "University of Bern", "MIT")]
    [True, True, True, False, False, False]
    """
    short = bare_acronym(text)
    known = venues.is_meeting(text) or venues.is_conference(short) or short.casefold() in JOURNAL_ACRONYMS
    return known or bool(_EVENT.search(text)) or venues.is_journal(text) or bool(re.match(r"(?:IEEE|ACM) [A-Z]", text))


def is_proceedings_journal(text: str, acronym: str = "") -> bool:
    """Whether a container is a journal that is called proceedings, and no meeting is named beside it.

    >>> is_proceedings_journal("Proc. VLDB Endow."), is_proceedings_journal("Proceedings of the IEEE, 2020")
    (True, True)
    >>> is_proceedings_journal("Proceedings of the ACM on Programming Languages (OOPSLA)")
    False
    """
    if not _PROCEEDINGS.match(venues.fold(_FROM_YEAR.sub("", text))):
        return False
    shorts = [*re.findall(r"[\w&]+", text), acronym]
    return not any(venues.is_conference(word) and word.casefold() != "vldb" for word in shorts if word)


def part_acronym(name: str, *, dated: bool = False) -> tuple[str, str]:
    """Part `CHI: Conference on …`, `Conference on … - CHI` and, where dated, `Conference on …, CHI`.

    >>> part_acronym("CHI: Conference on Human Factors"), part_acronym("Physica A: Statistical Mechanics")
    (('Conference on Human Factors', 'CHI'), ('Physica A: Statistical Mechanics', ''))
    """
    pieces = _SEPARATE.split(name)
    if len(pieces) == 2:
        first, second = pieces
        if len(second.split()) > 2 and _EVENT.search(second) and (short := bare_acronym(first)):
            return second, short
        if len(first.split()) > 2 and (short := bare_acronym(second)):
            return first, short
    before, _, last = name.rpartition(" ")
    bare = before.rstrip(" ,;:–-")
    known = dated or (bare != before and venues.is_conference(last))
    # What stands behind a workshop is its host, unless it says the same in short.
    host = _WORKSHOP.search(before) and venues.is_conference(last) and not venues.names_meeting(before, last)
    if known and not host and len(before.split()) > 3 and _EVENT.search(before) and (short := bare_acronym(last)):
        linked = re.search(
            r"(?i)\b(?:of|on|for|in|the|and|&|de|del|della|der|des|du|do|da|von|van|zu|ieee|acm|usenix)$", bare
        )
        if before != bare or not linked:
            return bare, short
    return name, ""


def acronym_of(name: str, *, dated: bool = False) -> str:
    """The short form that a short name is, or holds among words that name nothing; empty if there is none.

    `dated`: a year stood beside it, as beside the short forms of meetings.

    >>> [acronym_of(n) for n in ("EuroSys", "IEEE ICDCS", "Proc. ICRA", "AGI@ICLR", "Findings of ACL", "IEEE Micro")]
    ['EuroSys', 'ICDCS', 'ICRA', 'AGI', 'ACL', '']
    """
    if "@" in name and len(name.split()) <= 2:
        return name.split("@")[0].strip()
    parts = name.split()
    for part in parts if len(parts) > 2 else ():
        if part.isupper() and venues.fold(venues.name_of(part)) in (
            venues.fold(name),
            "proceedings of the " + venues.fold(name),
        ):
            return part
        if part.isupper() and venues.names_meeting(name, part):
            return part
    if len(parts) > 7:
        return ""
    if len(parts) == 1 or (looks_short(name) and parts[0] not in words.SOCIETIES):
        whole = bare_acronym(name, trusted=False) or (name if dated and name in words.NO_ACRONYM else "")
        short = name.casefold() in JOURNAL_ACRONYMS and looks_short(name)
        known = (
            not short
            and venues.is_journal(name)
            and not (name.isupper() and len(name) <= 5)
            and not venues.is_conference(name)
        )
        return "" if known else whole
    bare = [part.strip(".,;:()") for part in parts]
    shorts = [
        word
        for word in bare
        if not set(word.split("/")) <= words.NO_ACRONYM
        and looks_short(word)
        and (word.isupper() or "&" in word or venues.name_of(word) or dated)
    ]
    rest = [part for part, word in zip(parts, bare, strict=True) if word not in shorts]
    return shorts[0] if len(shorts) == 1 and all(_FRAME.fullmatch(part.strip(",;:")) for part in rest) else ""
