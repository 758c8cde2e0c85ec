"""Printed dates to `PartialDate`, and the choice of the one that counts.

Takes the texts of DATE values, containers and headings; gives a date as far as it is printed. Consults
`tables.months` and `shapes`. A year from an arXiv id is given only as a last resort and is marked by the caller.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pubparse import shapes
from pubparse.calendars import elsewhere, western
from pubparse.model import PartialDate
from pubparse.normalizers.names import fold_name
from pubparse.tables.kinds import JOURNAL_ACRONYMS
from pubparse.tables.months import MONTHS

_ISO = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(?:(0?[1-9]|[12]\d|3[01])[-/.])?(0?[1-9]|1[0-2])[-/.](1[6-9]\d\d|20\d\d)(?!\d)")
_EASTERN = re.compile(r"(1[6-9]\d\d|20\d\d)\s*[年년]\s*(?:(\d{1,2})\s*[月월])?\s*(?:(\d{1,2})\s*[日일])?")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?=[a-z]?(?!\d))")
_FOUR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_SHORT = re.compile(r"^\W*['’‘`´]?(\d\d)\W*$")
_MONTH_SHORT = re.compile(r"\W*(?:(0?[1-9]|1[0-2])/|([^\W\d_]{3,9})\.?,?\s*['’‘`´])(\d\d)\W*")
_DAY = re.compile(r"(?<![\d.])(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|°|\.)?(?!\d)")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TAG = re.compile(r"\W*(?:[A-Z]+\s+)?([A-Z][\w&/+-]*(?:\s&\s[A-Z])?)[ -]?(\d\d)[a-d]?\W*")
_TAG_INSIDE = re.compile(r"(?<![\w-])([A-Z][A-Za-z&]*[A-Z][A-Za-z]*)[-–](\d\d)(?![\w-])")
_HEADING = re.compile(
    r"(?i)^\W*(?:[^\W\d_]+\W+){0,4}?(?:in|year|année|año|jahr|anno|ano)?\W*(1[89]\d\d|20\d\d)(?!s\b)(?:\s*[-–—/]+\s*(\d{2,4}|present|now|today))?\W*"
    r"(?:[^\W\d_]+\W*){0,4}$"
)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate | None:
    """The date in a text as far as it is printed; None if there is no year.

    Of a range, the first day and month; of several years, the first.

    >>> parse_date("12 May 2019"), parse_date("(2019a)")
    (PartialDate(year=2019, month=5, day=12), PartialDate(year=2019, month=None, day=None))
    >>> parse_date("April 28–30, 2025"), parse_date("2021年3月")
    (PartialDate(year=2025, month=4, day=28), PartialDate(year=2021, month=3, day=None))
    >>> parse_date("09/18"), parse_date("Dec. '95")
    (PartialDate(year=2018, month=9, day=None), PartialDate(year=1995, month=12, day=None))
    >>> parse_date("septembre 2014").month, parse_date("2018-06-21").day, parse_date("n.d.")
    (9, 21, None)
    >>> parse_date("平成22年5月"), parse_date("2559").year
    (PartialDate(year=2010, month=5, day=None), 2016)
    """
    text = western(text)
    if match := _EASTERN.search(text):
        return _date(match[1], match[2], match[3])
    if match := _ISO.search(text):
        return _date(match[1], match[2], match[3])
    if match := _NUMERIC.search(text):
        return _date(match[3], match[2], match[1])
    year = _YEAR.search(text)
    if not year:
        if match := _MONTH_SHORT.fullmatch(text):
            month = match[1] or str(MONTHS.get(fold_name(match[2]), ""))
            return _date(str(shapes.century(int(match[3]))), month, None)
        short = _SHORT.match(text)
        if short:
            return PartialDate(shapes.century(int(short[1])))
        tags = shapes.find_tag_years(text)
        other = _FOUR.search(text)
        year_elsewhere = elsewhere(int(other[1])) if other else None
        found_year = tags[0][0] if tags else year_elsewhere
        return PartialDate(found_year) if found_year else None
    found, where = None, 0
    for word in _WORD.finditer(text):
        number = MONTHS.get(fold_name(word[0]))
        if number:
            found, where = number, word.end()
            break
    if found is None:
        return PartialDate(int(year[1]))
    rest = text[: year.start()] + " " * 4 + text[year.end() :]
    after = _DAY.match(rest[where:].lstrip(" ,."))
    before = list(_DAY.finditer(rest[:where]))
    day = before[0][1] if before else after[1] if after else None
    return _date(year[1], str(found), day)


def _date(year: str, month: str | None, day: str | None) -> PartialDate:
    """A date from strings; a day needs a month."""
    number = int(month) if month and 1 <= int(month) <= 12 else None
    return PartialDate(int(year), number, int(day) if number and day and 1 <= int(day) <= 31 else None)


def heading_year(text: str) -> int | None:
    """The year that a heading gives to what stands under it; None for none or for a range of years.

    >>> heading_year("2019"), heading_year("Papers in 2021"), heading_year("Year 2019:"), heading_year("2015–2018")
    (2019, 2021, 2019, None)
    >>> heading_year("Talks since 1999 and before 2005 at many places of this world"), heading_year("The 2010s")
    (None, None)
    """
    text = western(text)
    match = _HEADING.match(text.strip())
    if (
        not match
        or match[2]
        or re.search(r"(?i)\b(?:since|before|until|prior|from|pre|depuis|seit|vor|older|earlier)\b", text)
    ):
        return None
    return int(match[1])


def container_year(text: str) -> int | None:
    """The year in a container's words: `NSDI 2025`, `EuroSys'24`, `ICML 24`; None if there is none.

    >>> container_year("Proc. of the 12th (NSDI 2025)"), container_year("EuroSys'24"), container_year("OSDI 22")
    (2025, 2024, 2022)
    >>> container_year("the Findings of ACL-22"), container_year("Phys. Rev. E 91")
    (2022, None)
    """
    text = western(text)
    years = shapes.find_years(text)
    for match in _BRACKETS.finditer(text):
        if found := shapes.find_years(match[1]) or shapes.find_tag_years(match[1]):
            return found[-1][0]
        if tag := re.fullmatch(r"([A-Z]{3,})[ -]?(\d\d)", match[1].strip()):
            return tag_year(tag[1], tag[2])
    if years:
        return years[-1][0]
    if tags := shapes.find_tag_years(text):
        return tags[0][0]
    tag = _TAG.fullmatch(text)
    if tag and sum(c.isupper() for c in tag[1]) > 1:
        return tag_year(tag[1], tag[2])
    tag = _TAG_INSIDE.search(text)
    return tag_year(tag[1], tag[2]) if tag else None


def tag_year(tag: str, digits: str) -> int | None:
    """The year that two digits behind a venue's short form are; behind a journal's, they may be a volume.

    >>> tag_year("OSDI", "22"), tag_year("SOSP", "97"), tag_year("PRL", "98")
    (2022, 1997, None)
    """
    year = shapes.century(int(digits[:2]))
    return year if (2000 if tag.casefold() in JOURNAL_ACRONYMS else 1970) <= year <= 2035 else None
