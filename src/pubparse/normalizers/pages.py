"""Pages, volume, number, edition as printed to their bare values.

Takes the text of one value, gives the bare string; consults `shapes`.
"""

from __future__ import annotations

import re

from pubparse import shapes
from pubparse.calendars import digits
from pubparse.tables import locator_words as words

_PAGE_WORD = re.compile(
    r"(?i)^\W*第\s*|^\W*(?:pp?|pages?|pgs?|pág(?:ina)?s?|pag(?:ine|ina)?s?|seiten?|s|ss|sid(?:e|or)?|str|стр|с|art(?:icle)?(?:\s*(?:no|number|id|nr|#))?|"
    r"article\s+e?number|paper(?:\s*(?:no|number|id))?|id|页|頁)\b\.?\s*[:#]?\s*"
)
_COUNT = re.compile(rf"(?i)^\W*\d+\s*(?:{words.PAGES_BEHIND})\b\.?\W*$")
_TAIL = re.compile(r"(?i)[\s,;.:)\]]*(?:pages?|pp?|页|頁)?[\s,;.:)\]]*$")
_DASHES = re.compile(r"\s*[-‐‑‒–—−~～]{1,3}\s*")
_VOLUME_WORD = re.compile(
    r"(?i)^\W*(?:volume|volumen|vol|v|band|bd|jahrgang|jg|tome|tomo|t|том|т|årg|rok|roč|第|卷|巻)\b\.?\s*[:#]?\s*|^第"
)
_NUMBER_WORD = re.compile(
    r"(?i)^\W*(?:number|numéro|número|numero|numer|issue|iss|no|nr|nos|n|num|núm|heft|h|hft|fascicolo|fasc|fascicule|№|n°|nº|#|вып|статья|"
    r"(?:technical|tech|research|working)\s*(?:report|paper)?)(?:\b|(?<=[°º#№]))\.?\s*[°º:#]?\s*"
)
_EDITION = re.compile(
    r"(?i)\s*\b(?:edition|edn|ed|aufl(?:age)?|édition|edición|edizione|edição|wyd|изд)\b\.?\s*|[,.()]"
)


_N = r"[A-Za-z]{0,3}\d[A-Za-z\d.]*"
_DASH = r"\s*[-‐‑‒–—−~～/]{1,3}\s*"
_DATE_IN = re.compile(r"\(\s*(?:[^\W\d_]+\.?\s+)?(?:1[6-9]|20)\d\d\s*\)")
_PART = re.compile(
    rf"(?i:\b(?P<_v>{words.VOLUME})(?![^\W\d_])\.?\s*[:#]?\s*)(?P<volume>\d[A-Za-z\d/–-]*|[IVXLC]+\b)"
    rf"|(?P<volume2>\d+)\s*[.]?\s*(?i:{words.VOLUME_BEHIND})\b\.?"
    rf"|(?i:(?:\b|(?=[№#第]))(?:{words.NUMBER})(?![^\W\d_])\.?\s*[:#°º]?\s*)(?P<number>\d[A-Za-z\d]*(?:{_DASH}\d+)?)"
    rf"|(?P<number2>\d+)\s*(?:{words.NUMBER_BEHIND})"
    rf"|\(\s*(?i:(?:{words.NUMBER})\.?\s*)?(?P<number3>[A-Za-z]?\d+[A-Za-z]?(?:{_DASH}\d+)?)\s*\)"
    rf"|(?i:\b(?:{words.PAGES})(?![^\W\d_])\.?\s*:?\s*)(?P<pages>{_N}(?:{_DASH}{_N})?)"
    rf"|(?P<pages2>{_N}\s*[-‐‑‒–—−~～]{{1,3}}\s*{_N})"
    rf"|(?P<bare>{_N})"
)
_PLAIN_PAGES = re.compile(r"[\w.:/+-]*\d[\w.:/+-]*(?:,\s*[\w.:/+-]+)*")
_BRACKETED = re.compile(r"([\w./-]+)\s*\(([^()]+)\)?(?:\s*[:,]\s*(.+))?")
_SLASHED = re.compile(r"(\d+)\s*/\s*(\d{1,3})")
_WITH_PAGES = re.compile(r"(\w+)\s*:\s*(\w*\d+\s*[-–—]+\s*\w*\d+)")
_COLON = re.compile(r"(\d+)\s*:\s*(\d{1,2})")
_NUMBERED = re.compile(
    r"(?i)([\w./-]+)\s*[,;.]?\s*(?:no|nr|number|issue|iss|n|heft|núm|num|№|n°|nº)\.?\s*[°º:]?\s*(\d[\w./–-]*)(?:\s*[:,]\s*(.+))?"
)
_BEHIND_NUMBER = re.compile(r"\s*[卷巻編輯集冊권집]$")
_BETWEEN = re.compile(r"[\s,.;:()年卷巻号號期]*")


def parse_locator(text: str) -> tuple[str, str, str] | None:
    """Volume, number and pages out of a text that holds more than one of them; None if it holds anything else.

    >>> parse_locator("41(2):77–95"), parse_locator("(3):201–215"), parse_locator("H. 2, S. 11–38")
    (('41', '2', '77-95'), ('', '3', '201-215'), ('', '2', '11-38'))
    >>> parse_locator("Т. 12. № 3. С. 15–20"), parse_locator("第12巻第3号"), parse_locator("12. Jg., H. 3")
    (('12', '3', '15-20'), ('12', '3', ''), ('12', '3', ''))
    >>> parse_locator("no. 2, 101–130"), parse_locator("vol. 7, no. 2"), parse_locator("301–330. Cormorant Press")
    (('', '2', '101-130'), ('7', '2', ''), None)
    """
    text = _DATE_IN.sub(" ", digits(" ".join(text.split())))
    found: dict[str, str] = {}
    at = 0
    for match in _PART.finditer(text):
        if not _BETWEEN.fullmatch(text[at : match.start()]):
            return None
        at = match.end()
        kind = next(key for key, value in match.groupdict().items() if value and key != "_v")
        value = match[kind].rstrip(".,")
        name = kind.rstrip("123")
        if name == "bare":
            # `14, 1411`: a bare number is the volume, and behind a volume or an issue the page.
            name = "volume" if not found else "pages"
        if name in found:
            return None
        found[name] = value
    if not _BETWEEN.fullmatch(text[at:]) or len(found) < 2:
        return None
    return (
        _DASHES.sub("-", found.get("volume", "")),
        _DASHES.sub("-", found.get("number", "")),
        parse_pages(found.get("pages", "")),
    )


_BEHIND_VOLUME = re.compile(
    rf"(?:[\s,]*{_DATE_IN.pattern})?[\s,.;]*"
    rf"(?:\(\s*(?i:(?:{words.NUMBER})(?![^\W\d_])\.?\s*)?(\d{{1,3}}(?:{_DASH}\d{{1,3}})?)\s*\)"
    rf"|(?i:\b(?:{words.NUMBER})(?![^\W\d_])\.?\s*[:°º]?\s*)(\d{{1,4}}(?:{_DASH}\d{{1,4}})?)(?![\w–-]))"
)


def issue_behind(text: str) -> str:
    """The number of an issue that a text begins with, as it stands behind a volume; empty if there is none.

    >>> [issue_behind(text) for text in ("(3):201–215", " (2022), no. 4, 455", " (2022), 455", ", 33")]
    ['3', '4', '', '']
    """
    match = _BEHIND_VOLUME.match(text)
    return _DASHES.sub("-", match[1] or match[2]) if match else ""


def parse_pages(text: str) -> str:
    """The pages of a work: a range with a hyphen, an article number, or empty for a mere count of pages.

    >>> parse_pages("pp. 123–145."), parse_pages("3:1--3:20"), parse_pages("28 pp."), parse_pages("Article No. 17")
    ('123-145', '3:1-3:20', '', '17')
    >>> parse_pages("S12—S19"), parse_pages("e0123456"), parse_pages("1571-2")
    ('S12-S19', 'e0123456', '1571-2')
    """
    text = digits(" ".join(text.split()).strip(" ,;:()[]"))
    if _COUNT.match(text):
        return ""
    bare = _PAGE_WORD.sub("", _PAGE_WORD.sub("", text))
    bare = _TAIL.sub("", re.sub(r"(?i)[,(]\s*\d+\s*pages?\W*$", "", bare)) if not bare.isalnum() else bare
    bare = _DASHES.sub("-", bare).strip(" ,;:.()[]")
    if _PLAIN_PAGES.fullmatch(bare):
        return bare
    return shapes.find_pages(bare) or bare


def parse_volume(text: str) -> tuple[str, str, str]:
    """Volume, number and pages out of a VOLUME value, which may hold the others too.

    >>> parse_volume("vol. 13(2)"), parse_volume("12, no. 3"), parse_volume("Bd. IV"), parse_volume("34:123-145")
    (('13', '2', ''), ('12', '3', ''), ('IV', '', ''), ('34', '', '123-145'))
    """
    text = digits(_VOLUME_WORD.sub("", " ".join(text.split()).strip(" ,;:.")).strip(" ,;:."))
    text = _BEHIND_NUMBER.sub("", text)
    if match := _BRACKETED.fullmatch(text):
        return match[1], parse_number(match[2]), parse_pages(match[3] or "")
    if match := _NUMBERED.fullmatch(text):
        return match[1], parse_number(match[2]), parse_pages(match[3] or "")
    if match := _SLASHED.fullmatch(text):
        return match[1], match[2], ""
    if match := _WITH_PAGES.fullmatch(text):
        return match[1], "", parse_pages(match[2])
    if match := _COLON.fullmatch(text):
        return match[1], match[2], ""
    return _DASHES.sub("-", text).strip(" ()[]"), "", ""


def parse_tail(text: str) -> tuple[str, str, str]:
    """Volume, number and pages out of what stands behind a container's name; empty for what says none of them.

    >>> parse_tail(", 60(8-B), 4209."), parse_tail(", n°19,"), parse_tail(", vol. 5"), parse_tail(". pp. 3-9")
    (('60', '8-B', '4209'), ('', '19', ''), ('5', '', ''), ('', '', '3-9'))
    """
    text = " ".join(text.split()).strip(" ,;:.(")
    if parts := parse_locator(text):
        return parts
    volume, number, pages = parse_volume(text)
    if number:
        return volume, number, pages
    if _NUMBER_WORD.match(text):
        return "", parse_number(text), ""
    if _PAGE_WORD.match(text):
        return "", "", parse_pages(text)
    return (volume, "", pages) if _VOLUME_WORD.match(text) else ("", "", "")


def parse_number(text: str) -> str:
    """The bare issue or report number.

    >>> [parse_number(text) for text in ("no. 3–4", "(2)", "n° 12", "°12", "Issue 7", "第3期")]
    ['3-4', '2', '12', '12', '7', '3']
    """
    text = " ".join(text.split()).strip(" ,;:.()[]")
    text = digits(re.sub(r"^第\s*|\s*[期号號]$", "", text))
    bare = _NUMBER_WORD.sub("", text).strip(" ,;:.()[]°º")
    return _DASHES.sub("-", bare or text)


def parse_edition(text: str) -> str:
    """The bare edition.

    >>> parse_edition("2nd ed."), parse_edition("(3. Auflage)"), parse_edition("Revised edition")
    ('2nd', '3', 'Revised')
    """
    return " ".join(_EDITION.sub(" ", text).split())
