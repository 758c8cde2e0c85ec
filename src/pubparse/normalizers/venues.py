"""The printed container of a work to a `Venue`: its name and its short form, without year, place, dates and the rest.

Takes the words of a CONTAINER value (and of an ACRONYM value); gives the venue and what else its words hold (year,
volume, pages, place). Consults `tables.venues`, `tables.places`, `tables.status`, `shapes`. What stands in the table
only (the name behind a short form) goes to `full_name` and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pubparse.model import Venue
from pubparse.normalizers.dates import container_year
from pubparse.normalizers.names import fold_name
from pubparse.normalizers.titles import clean_title, strip_end
from pubparse.tables import places, venues
from pubparse.tables import status as status_table
from pubparse.tables.months import MONTHS, SEASONS

_LEAD = re.compile(
    r"(?i)^\W*(?:(?:(?:to\s+)?appear(?:s|ed|ing)?|published|publication|accepted|presented|submitted|under\s+(?:review|submission|revision)|forthcoming|"
    r"in\s+press|also|poster|demo|paper|talk|conditionally|proc(?:eedings)?(?=\s+in\b)|printed|revise\s+and\s+resubmit|minor\s+revision|major\s+revision|r&r)\s*[:,]?\s+)*"
    r"(?:(?:in|at|to|by|for|from|as|with|im|dans|en|em|nel|v|w|i)\b\s*[:：]?\s*(?=[\w“\"«'‘(《])|in\s*:\s*)(?:the\s+journal\s+(?=journal\b))?"
)
_LEAD_WORDS = re.compile(
    r"(?i)^\W*(?:(?:to\s+appear|accepted|published|presented|submitted|forthcoming|in\s+press)\b\s*(?:in|at|to|by|for)?\b[\s,:]*(?:the\s+)?)+"
)
_IN = re.compile(r"^(?:In|IN|Dans|En|In:|in:)\s*[:：]?\s+|^[Ii]n\s*[:：]\s*")
_ROUND = re.compile(r"\s*[(（\[［]([^()（）\[\]［］]*)[)）\]］]")
_YEAR = r"(?:1[6-9]\d\d|20\d\d)[a-d]?"
_ONLY_YEAR = re.compile(rf"^\W*(?:{_YEAR}\s*)?(?:['’‘]\s?\d\d[a-d]?)?\W*$|^\W*{_YEAR}\s*[-–/]\s*\d{{2,4}}\W*$")
_TAIL_YEAR = re.compile(rf"[\s,.;:–—-]*(?:(?<![\d-]){_YEAR}|\s?['’‘`´]\s?\d\d[a-d]?)[\s,.;:]*$")
_TAG_DIGITS = re.compile(r"(?<=[A-Za-z])[ -]?(?:[0-4]\d|9\d)$")
_HEAD_YEAR = re.compile(rf"^{_YEAR}\s+(?=[^\W\d])")
_LOCATOR = re.compile(
    r"(?i)[\s,.;:(]+(?:(?:vol(?:ume)?|bd|band|tome?|jg|jahrgang|no|nr|num(?:ber)?|issue|heft|n°|nº|№|pp?|pages?|pág|seiten|art(?:icle)?(?:\s+(?:no|id))?|ser(?:ies)?)\.?\s*[:#]?\s*"
    r"[A-Za-z]{0,2}\d[\w–—-]*.*|\d+\s*\(\d[^)]*\).*|\d{1,4}\s*[:,]\s*\d+\s*[-–—].*|\d{1,4}\s*:\s*[a-z]?\d+.*)$"
)
_PAGE_TAIL = re.compile(r"[\s,.;:]+(?:pp?\.?\s*)?[A-Z]?\d+\s*[-–—]+\s*[A-Z]?\d+[\s.,]*$")
_NOISE = re.compile(
    r"(?i)[\s,;–—-]*[(\[]?\b(?:accept(?:ance|ed)?\s*(?:rate|ratio)?\s*:?\s*[\d.]+\s*%?[^,;()]*|(?:acc|ar)\.?\s*(?:rate)?\s*:?\s*\d[\d.]*\s*%|core\s*(?:rank(?:ing)?)?\s*:?\s*a\*?|ccf[- ]?[abc]|"
    r"(?:jcr\s*)?q[1-4]\b|impact\s+factor.*|if\s*[:=]\s*[\d.]+|\d+\s*%\s*accept\w*|sci\b|ei\b|ssci\b|citations?\s*:?\s*\d+)[)\]]?"
)
_STATUS = tuple(re.compile(words, re.IGNORECASE) for words, _ in status_table.STATUS)
_AWARD = re.compile(status_table.AWARD, re.IGNORECASE)
_AWARD_TAIL = re.compile(status_table.AWARD_TAIL, re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:[&@/+.-][^\W_]+)*")
_EVENT = re.compile(
    r"(?i)\b(?:conf(?:erence|\.)|symp(?:osium|\.)|workshops?|proc(?:eedings|\.)|congress|meeting|forum|summit|colloquium|journal|transactions|letters|review|chapter|society)\b"
)
_NO_ACRONYM = frozenset(
    [
        "IEEE",
        "ACM",
        "USENIX",
        "USA",
        "UK",
        "US",
        "EU",
        "PDF",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "AI",
        "ML",
        "HCI",
        "NLP",
        "LNCS",
        "LNAI",
        "CCIS",
        "IFIP",
        "SIAM",
        "AAAS",
        "APA",
        "PhD",
        "MSc",
        "CV",
        "TR",
        "ISSN",
        "DOI",
        "URL",
        "INC",
        "LLC",
        "PR",
        "SE",
        "OS",
    ]
)
_SEPARATE = re.compile(r"\s+[-–—|]\s+|:\s+")


@dataclass(frozen=True, slots=True)
class Container:
    """What the words of a container hold: the venue, and what is no part of its name."""

    venue: Venue
    year: int | None = None
    location: str = ""


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
    return _parse(" ".join(text.split()), " ".join(short.split()))


@lru_cache(maxsize=4096)
def _parse(text: str, short: str) -> Container:
    """See `parse_venue`."""
    year = container_year(text)
    name = _strip_lead(text)
    name = _NOISE.sub("", name)
    name, acronym = _take_brackets(name)
    name = clean_title(name) if name[:1] in "\"“«„'‘「《" else strip_end(name)
    name = _LOCATOR.sub("", name)
    name = _PAGE_TAIL.sub("", name)
    name, location = _cut_places(name)
    name = _strip_years(name)
    if short:
        acronym = _bare_acronym(short) or acronym
    name, before = _lead_acronym(name)
    acronym = acronym or before or _acronym_of(name)
    if not name:
        name = acronym
    full = "" if not acronym or len(name.split()) > 3 else venues.name_of(acronym)
    if not full and name:
        full = venues.full_name(name)
    if full and fold_name(full) == fold_name(name):
        full = ""
    return Container(Venue(name, acronym, full), year, location)


def _strip_lead(text: str) -> str:
    """Drop what leads into a venue: `In`, `To appear in`, `Accepted to`."""
    text = text.strip(" ,;:.–—-·|")
    for _ in range(3):
        before = text
        text = _IN.sub("", text)
        text = _LEAD_WORDS.sub("", text)
        match = _LEAD.match(text)
        if match and re.match(
            r"(?i)\W*(?:to|appear|publish|accept|present|submit|under|forth|in\s+press|also|in\b|at\b|im\b)", match[0]
        ):
            text = text[match.end() :]
        if text == before or not text:
            break
    return text.strip(" ,;:–—-·|") or text


def _take_brackets(name: str) -> tuple[str, str]:
    """Take what stands in brackets: the short form is kept; years, places, dates, ranks and awards go."""
    acronym = ""
    out, position = [], 0
    for match in _ROUND.finditer(name):
        inside = match[1].strip(" ,;:")
        tail = name[match.end() :].strip(" ,.;:")
        short = _bare_acronym(inside)
        drop = True
        if short and not acronym and match.start() > 0:
            acronym = short
            drop = len(tail) < 3 or not re.match(r"\w", name[match.end() :].lstrip())
            if not drop and _place_like(tail.split(",")[0]):
                drop = True
        elif (
            not inside
            or _ONLY_YEAR.match(inside)
            or _dateish(inside)
            or _place_like(inside)
            or (
                any(shape.search(inside) for shape in _STATUS)
                or _AWARD.search(inside)
                or re.fullmatch(r"[\d\W]+", inside)
            )
        ):
            drop = True
        else:
            drop = bool(re.search(r"\d{4}|\b(?:pp|vol|eds?|hrsg)\b", inside))
        out.append(name[position : match.start()] + ("" if drop else match[0]))
        position = match.end()
    out.append(name[position:])
    return " ".join("".join(out).split()).replace(" ,", ",").strip(" ,;:"), acronym


def _bare_acronym(text: str) -> str:
    """The short form in a text that holds nothing else but a year: `NSDI 2025` -> `NSDI`; empty if it is none.

    >>> _bare_acronym("EuroSys'24"), _bare_acronym("Statistical Physics"), _bare_acronym("ESEC/FSE 2020")
    ('EuroSys', '', 'ESEC/FSE')
    """
    bare = re.sub(
        rf"(?i)^(?:{_YEAR}\s+)|[\s,-]*(?:{_YEAR}|['’‘`´]\s?\d\d[a-d]?)[\s.,]*(?:,.*)?$|^(?:proc\.?|proceedings)\s+(?:of\s+)?",
        "",
        text.strip(" ,.;:"),
    )
    bare = re.split(r",\s*(?=[A-Z]?[a-z])", bare)[0].strip(" ,.;:–-")
    bare = _TAG_DIGITS.sub("", bare) if re.match(r"[A-Z]{2}", bare) else bare
    if not bare or len(bare) > 18 or len(bare.split()) > 3:
        return ""
    if bare in _NO_ACRONYM:
        return ""
    if venues.name_of(bare) or _looks_short(bare):
        return bare
    return ""


def _looks_short(word: str) -> bool:
    """Whether a word has the shape of a short form: two capitals or more, few small letters."""
    letters = [c for c in word if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    words = word.split()
    if len(words) > 1:
        return (
            words != ["A", "A"]
            and all(w == "&" or (_looks_short(w) and w not in ("IEEE", "ACM")) or len(w) == 1 for w in words[:1])
            and len(word) <= 14
            and (
                all(
                    w.isupper()
                    or w in "&"
                    or w in ("Asia", "Companion", "Workshop", "Workshops", "Adjunct", "Findings")
                    for w in words
                )
            )
        )
    camel = any(c.isupper() for c in word[1:]) and len(word) <= 12
    return (
        upper >= 2
        and (camel or upper * 3 >= len(letters))
        and 2 <= len(word) <= 16
        and not re.fullmatch(r"[IVXLC]+", word)
    )


def _dateish(segment: str) -> bool:
    """Whether a piece is a date: a month or a season with digits, or digits alone."""
    words = [fold_name(w) for w in re.findall(r"[^\W\d_]+", segment)]
    if not words:
        return bool(re.fullmatch(r"[\d\s.,/–—-]+", segment.strip()))
    known = sum(
        w in MONTHS or w in SEASONS or w in ("th", "st", "nd", "rd", "to", "and", "de", "of", "et") for w in words
    )
    return known == len(words) or (
        bool(re.search(r"\d", segment)) and any(w in MONTHS for w in words) and len(words) <= 4
    )


def _place_like(segment: str) -> bool:
    """Whether a piece ends with a country or a state."""
    bare = re.sub(rf"[\s,]*{_YEAR}[\s.]*$", "", segment).strip(" ,.;()")
    if not bare:
        return False
    parts = [part.strip() for part in bare.split(",")]
    last = parts[-1]
    return last.casefold() in places.COUNTRIES or last in places.STATES or (last.casefold() + ".") in places.COUNTRIES


def _cut_places(name: str) -> tuple[str, str]:
    """Cut places and dates behind the name: segments between commas from the end, as long as they are such."""
    segments = [segment.strip() for segment in re.split(r",(?![^(]*\))", name)]
    dropped: list[str] = []
    place = False
    while len(segments) > 1:
        last = segments[-1].strip(" .")
        if (
            not last
            or _ONLY_YEAR.match(last)
            or _dateish(last)
            or re.match(r"(?i)(?:eds?\b|pp\b|held\b|co-?located|doi\b|isbn|https?:|article\b|\d+$|pages?\b)", last)
        ):
            place = place or _dateish(last)
        elif _place_like(last):
            dropped.insert(0, re.sub(rf"\s*{_YEAR}$", "", last))
            place = True
        elif any(shape.search(last) for shape in _STATUS) or (_AWARD.search(last) and len(last.split()) <= 8):
            pass
        elif (
            place
            and len(last.split()) <= 3
            and last[:1].isupper()
            and not _EVENT.search(last)
            and " and " not in last
            and "&" not in last
            and _no_topic(last)
        ):
            dropped.insert(0, last)
            place = False
        else:
            break
        segments.pop()
    return ", ".join(segments), ", ".join(dropped)


def _no_topic(segment: str) -> bool:
    """Whether a piece may be a city: every word capitalised or a small link of place names."""
    return all(
        word[:1].isupper() or word in ("de", "di", "la", "am", "an", "der", "upon", "sur") for word in segment.split()
    )


def _strip_years(name: str) -> str:
    """Drop the year before and behind a name, and the digits of a tag (`OSDI 22`)."""
    for _ in range(2):
        shorter = _TAIL_YEAR.sub("", name).strip(" ,;:–—-")
        if shorter and not re.search(r"(?i)\b(?:of|for|on|in|the|de|und|and|&)$", shorter):
            name = shorter
    shorter = _HEAD_YEAR.sub("", name)
    name = shorter if len(shorter) > 3 else name
    if len(name.split()) <= 3 and re.search(r"[A-Z]{2,}[A-Za-z]*[ -]?\d\d$", name):
        name = _TAG_DIGITS.sub("", name)
    return name.strip(" ,;:–—")


def _lead_acronym(name: str) -> tuple[str, str]:
    """Part `CHI: Conference on …` and `Conference on … - CHI` into the name and its short form."""
    pieces = _SEPARATE.split(name)
    if len(pieces) == 2:
        first, second = pieces
        if (short := _bare_acronym(first)) and len(second.split()) > 2 and _EVENT.search(second):
            return _strip_years(second), short
        if (short := _bare_acronym(second)) and len(first.split()) > 2:
            return _strip_years(first), short
    return name, ""


def _acronym_of(name: str) -> str:
    """The short form within a short name: `EuroSys`, `IEEE ICDCS`, `Proc. ICRA`, `AGI@ICLR`, `Findings of ACL`."""
    if "@" in name and len(name.split()) <= 2:
        return name.split("@")[0].strip()
    if (whole := _bare_acronym(name)) and (len(whole.split()) == 1 or whole == name):
        return whole
    words = name.split()
    if len(words) > 6:
        return ""
    shorts = [
        w
        for w in (word.strip(".,;:()") for word in words)
        if w not in _NO_ACRONYM and (_looks_short(w) and (w.isupper() or venues.name_of(w)))
    ]
    rest = [w for w in words if w.strip(".,;:()") not in shorts]
    plain = [
        w
        for w in rest
        if not re.fullmatch(
            r"(?i)(?:ieee(?:/\w+)?|acm(?:/\w+)?|usenix|proc\.?|proceedings|of|the|in|on|findings|workshops?|conference|conf\.?|symposium|companion|annual|\d+(?:st|nd|rd|th)|adjunct|extended|abstracts|track|demo|posters?|tinypapers|asia|trans\.?)",
            w.strip(",.;:"),
        )
    ]
    return shorts[0] if len(shorts) == 1 and not plain else ""
