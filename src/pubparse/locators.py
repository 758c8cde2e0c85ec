"""Volume, number and pages in the notations of the field: `15(2):e0009042`, `vol. 9, no. 2, pp. 1-5`, `28 103115`.

Takes the text behind a container's name (or a key such as `volumeissue`); gives the three as printed. Consults nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_DIGIT = re.compile(r"\d")
_DASH = r"\s*[-‐‑‒–—−]{1,3}\s*"
_PAGE = r"[A-Za-z]{0,4}\d[\w.:]*"
_PAGES = rf"{_PAGE}(?:{_DASH}{_PAGE})?"
_VOL = r"(?:(?:vol(?:ume|\.)?|v\.|jg\.|bd\.|tome|tomo)\s*)"
_NO = r"(?:(?:no\.?|nr\.?|num(?:ber|\.)?|issue|iss\.|n[°º]|heft|art(?:icle|\.)?(?:\s*no\.)?)\s*)"
_PP = r"(?:(?:pp?\.?|pages?|s\.|pag\.|págs?\.?|seiten)\s*)"
_NOTATIONS = tuple(
    re.compile(rf"{pattern}[.,;]?\s*$", re.IGNORECASE)
    for pattern in (
        rf"{_VOL}?(?P<volume>\d{{1,4}}[A-Z]?)\s*\(\s*{_NO}?(?P<number>[\w./ –-]{{1,14}}?)\s*\)"
        rf"(?:\s*[:,.;]?\s*{_PP}?(?P<pages>{_PAGES}))?",
        rf"{_VOL}(?P<volume>[\dA-Z]{{1,6}})(?:[\s,:;]*{_NO}(?P<number>[\w./–-]{{1,8}}))?(?:[\s,:;]*{_PP}?(?P<pages>{_PAGES}))?",
        rf"(?P<volume>\d{{1,4}})[\s,]*{_NO}(?P<number>[\w./–-]{{1,8}})(?:[\s,:;]*{_PP}?(?P<pages>{_PAGES}))?",
        rf"(?P<volume>\d{{1,4}})\s*[.:]\s*(?P<number>\d{{1,3}})\s*[,:]\s*(?P<pages>{_PAGES})",
        rf"(?P<volume>\d{{1,4}})\s*(?:[:,]|\s)\s*{_PP}?(?P<pages>{_PAGE}{_DASH}{_PAGE}|(?!(?:19|20)\d\d\b)[A-Za-z]{{0,4}}\d{{3,}}\w*)",
        rf"(?:[\s,]*{_NO}(?P<number>[\w./–-]{{1,8}}))?[\s,:;]*{_PP}(?P<pages>{_PAGES})",
        rf"{_NO}(?P<number>[\w./–-]{{1,8}})",
        rf"(?P<pages>{_PAGE}{_DASH}{_PAGE})",
        r"(?P<volume>\d{1,3})",
    )
)
"""The notations, most telling first; each must reach to the end of the text."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in its container a work stands, as printed; `before` is what stood in front of it."""

    before: str
    volume: str = ""
    number: str = ""
    pages: str = ""


def read_locator(text: str) -> Locator:
    """Read a text that is nothing but a locator; `before` is the whole text where it is none.

    >>> read_locator("4 (40), 1458"), read_locator("28 103115").pages, read_locator("1169-1179").pages
    (Locator(before='', volume='4', number='40', pages='1458'), '103115', '1169-1179')
    """
    for notation in _NOTATIONS:
        match = notation.match(text.strip())
        if match:
            return Locator("", **{key: value.strip() for key, value in match.groupdict().items() if value})
    return Locator(text)


@lru_cache(maxsize=4096)
def split_locator(text: str) -> Locator:
    """Part a container's name from the locator behind it; a lone number belongs to the name.

    >>> split_locator("PLoS Neglected Tropical Diseases. 15(2):e0009042")
    Locator(before='PLoS Neglected Tropical Diseases', volume='15', number='2', pages='e0009042')
    >>> split_locator("Industry 4.0").before
    'Industry 4.0'
    """
    if not _DIGIT.search(text):
        return Locator(text)
    for notation in _NOTATIONS[:-3]:
        for match in re.finditer(r"(?:[.,;:]\s*|\s+)(?=[\w(])", text):
            found = notation.match(text, match.end())
            if found and match.start() > 1:
                parts = {key: value.strip() for key, value in found.groupdict().items() if value}
                if len(parts) > 1 or re.match(rf"{_VOL}|{_PP}", found[0].lstrip(), re.IGNORECASE):
                    return Locator(text[: match.start()].rstrip(" ,;:."), **parts)
    return Locator(text)
