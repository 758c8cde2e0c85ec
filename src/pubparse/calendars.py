"""Numbers and years as other scripts and calendars write them, in the digits and years of this one.

Takes text, gives text; consults `tables.eras`. `令和4年`, `民國105年`, `๒๕๕๙`, `۱۳۹۹` and `תשע"ה` are years as 2022 is.
A year that begins at another time than ours is given as the one in which most of it lies.
"""

from __future__ import annotations

import re

from pubparse.tables import eras as table

_DIGITS = {ord(zero) + n: str(n) for zero in table.ZEROS for n in range(10)}
_OTHER_DIGIT = re.compile(f"[{''.join(map(chr, _DIGITS))}]")
_SIGNS = "".join((*table.NUMERALS, *table.POWERS))
_NUMERAL = re.compile(
    rf"[一二][{''.join(table.NUMERALS)}]{{3}}|[{_SIGNS}]+(?=[年月日])|(?<=第)[{_SIGNS}]+(?=[卷巻号號期輯集編号])"
)
_ONLY_NUMERALS = re.compile(rf"[{_SIGNS}]+(?:[-‐‑‒–—―−~～・、][{_SIGNS}]+)*")
_ERA = re.compile(rf"({'|'.join(table.ERAS)})\s*(元|\d{{1,3}})(?=\s*年|\W|$)\s*年?")
_HIJRI = re.compile(r"(?<!\d)(1[34]\d\d)\s*ه")
_IRANIAN = re.compile(r"(?<!\d)(13[3-9]\d|140\d|141[0-5])(?!\d|\s*ه)")
_THAI = re.compile(r"(?<!\d)(24[5-9]\d|25\d\d)(?!\d)")
_HEBREW = re.compile(r"(?<![א-ת])ה?['׳]?(ת[א-ת]{0,2}[\"״׳''][א-ת])(?![א-ת])")
_YEARS = range(1850, 2050)
_EARLIEST = 1300
"""No Iranian year of a publication is earlier."""
_HAS_ARABIC, _HAS_THAI = re.compile("[\u0620-\u06ff]"), re.compile("[\u0e01-\u0e5b]")
_HAS_NUMERAL = re.compile(rf"[{_SIGNS}]|元年")


def digits(text: str) -> str:
    """The text with the digits of all scripts as ours, and Chinese numerals, where it holds nothing else.

    >>> digits("۱۲"), digits("１２（３）"), digits("九三"), digits("一―三五"), digits("十二"), digits("一茶")
    ('12', '12（3）', '93', '1―35', '12', '一茶')
    """
    if text.isascii():
        return text
    if _OTHER_DIGIT.search(text):
        text = text.translate(_DIGITS)
    return re.sub(f"[{_SIGNS}]+", _number, text) if _ONLY_NUMERALS.fullmatch(text) else text


def _number(numeral: re.Match[str]) -> str:
    """The number that Chinese numerals are: digit by digit, or counted in tens and hundreds."""
    signs = numeral[0]
    if not any(sign in table.POWERS for sign in signs):
        return "".join(table.NUMERALS[sign] for sign in signs)
    total = last = 0
    for sign in signs:
        if sign in table.POWERS:
            total += (last or 1) * table.POWERS[sign]
            last = 0
        else:
            last = int(table.NUMERALS[sign])
    return str(total + last)


def western(text: str) -> str:
    """The text with its years, and the numbers of dates, in our digits and years.

    >>> [western(text) for text in ("平成22年5月", "二〇一〇年七月", "民國105年", "昭和六十三年", "令和元年")]
    ['2010年5月', '2010年7月', '2016年', '1988年', '2019年']
    >>> western("تابستان ۱۳۹۸"), western("พ.ศ. 2559"), western('תשע"ה'), western("1440هـ")
    ('تابستان 2019', 'พ.ศ. 2016', '2015', '2019هـ')
    """
    if text.isascii():
        return text
    arabic, thai = _HAS_ARABIC.search(text), _HAS_THAI.search(text)
    if _OTHER_DIGIT.search(text):
        text = text.translate(_DIGITS)
    if _HAS_NUMERAL.search(text):
        text = _NUMERAL.sub(_number, text)
    text = _ERA.sub(lambda m: f"{table.ERAS[m[1]] + (1 if m[2] == '元' else int(m[2]))}年", text)
    if arabic:
        text = _HIJRI.sub(lambda m: f"{round(622 + int(m[1]) * 0.9702)}ه", text)
        text = _IRANIAN.sub(lambda m: str(int(m[1]) + table.JALALI), text)
    if thai:
        text = _THAI.sub(lambda m: str(int(m[1]) - table.BUDDHIST), text)
    return _HEBREW.sub(_hebrew_year, text)


def _hebrew_year(match: re.Match[str]) -> str:
    """The year that Hebrew letters count, if it is one of the last two centuries."""
    year = sum(table.LETTERS.get(letter, 0) for letter in match[1]) + table.HEBREW
    return str(year) if year in _YEARS else match[0]


def elsewhere(year: int) -> int | None:
    """Our year of a number that is certain to be a year, but none of ours: a Thai or an Iranian one.

    >>> elsewhere(2559), elsewhere(1391), elsewhere(1250)
    (2016, 2012, None)
    """
    here = year - table.BUDDHIST if year > _YEARS[-1] else year + table.JALALI
    return here if here in _YEARS and year > _EARLIEST else None
