r"""The lines of a plain text: characters mended, running heads and page numbers gone.

Takes text, gives pages of `Line`. A page ends at a form feed; what a page repeats from the others at its top or
bottom is no content, even in the middle of an entry.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_MENDED = {
    **{sign: unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"},
    **dict.fromkeys("\u200b\u2060\ufeff", ""),
    **dict.fromkeys("\u00a0\u2007\u202f\u2002\u2003\u2009\u200a", " "),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
}
_ODD = re.compile("[" + "".join(_MENDED) + "]")
_JOINER = re.compile(r"(?<![\u0600-\u06ff\u0900-\u0dff])\u200c|\u200c(?![\u0600-\u06ff\u0900-\u0dff])")
"""A non-joiner where it parts no letters that would join: a leftover. Within Persian words it is spelling."""
_ACCENTS = {"´": "\u0301", "¨": "\u0308", "˜": "\u0303", "ˇ": "\u030c", "¸": "\u0327", "˚": "\u030a", "˝": "\u030b"}
_ACCENT = re.compile(r"(?<=[^\W\d_])([´¨˜ˇ¸˚˝]) ?([^\W\d_])|(?<!\S)([´¨˜ˇ¸˚˝]) ?([^\W\d_])(?=\w)")
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?i)[\s\-–—|·]*(?:page|seite|pagina|página|p\.|pg\.|s\.|стр\.)\s*\d{1,4}(?:\s*(?:of|/|von|de|di|из)\s*\d{1,4})?[\s\-–—|·]*"
    r"|\s*\d{1,4}\s*(?:of|/|von)\s*\d{1,4}\s*"
)
_TOP, _BOTTOM = 5, 4
_LONGEST_HEAD = 120


@dataclass(slots=True)
class Line:
    """A line that is not blank."""

    number: int
    indent: int
    end: int
    text: str
    gap: int = 0
    fresh_page: bool = False
    """A page begins here: what the gap before it was cannot be known."""
    body: int = -1
    """Where the text begins behind a number, a bullet or a date in the margin; -1 if nothing stands before it."""
    label: str = ""
    """What stands in the margin beside it, where that is words."""
    marker: str = ""
    """The style of the number or bullet that it begins with."""
    heading: str = ""
    """The style of heading that it is."""


def read_pages(text: str, offset: int) -> list[list[Line]]:
    """Give the pages of a text, without what repeats on them."""
    ascii_only = text.isascii()
    pages = _mend(text).split("\f")
    rows = [page.split("\n") for page in pages]
    dropped = _running_heads(rows) if len(rows) > 2 or (len(rows) == 2 and pages[1].strip()) else _numbered_heads(rows)
    result: list[list[Line]] = []
    number = offset
    for index, page in enumerate(rows):
        lines: list[Line] = []
        gap = 0
        fresh = index > 0
        drop = dropped.get(index, frozenset())
        for row, raw in enumerate(page):
            number += 1
            stripped = raw.strip()
            if not stripped:
                gap += 1
                continue
            if row in drop or (len(stripped) < 24 and _PAGE_NUMBER.fullmatch(stripped)):
                fresh = True
                gap = 0
                continue
            if raw[0] in " \t":
                lead = raw[: len(raw) - len(raw.lstrip())].expandtabs(8)
                indent = len(lead)
            else:
                indent = 0
            size = len(stripped)
            if not ascii_only:
                size += len(_WIDE.findall(stripped))
            lines.append(
                Line(
                    number,
                    indent,
                    indent + size,
                    stripped,
                    0 if fresh else gap,
                    fresh and bool(result or lines),
                )
            )
            fresh = False
            gap = 0
        number -= index < len(rows) - 1
        if lines or not result:
            result.append(lines)
    return result


def _mend(text: str) -> str:
    """Mend characters: ligatures, odd spaces, soft hyphens, accents that a PDF prints as signs of their own."""
    if text.isascii():
        return text.replace("\r", "")
    text = _JOINER.sub("", _ODD.sub(lambda found: _MENDED[found[0]], text).replace("\r", ""))
    if "\u00ad" in text:
        # At the ends of lines it is the hyphen of a typesetter, who uses it within lines too; elsewhere nobody sees it.
        text = re.sub("\u00ad(?! *\n)", "-", text) if "\u00ad\n" in text else text.replace("\u00ad", "")
    return _ACCENT.sub(_compose, text) if any(sign in text for sign in _ACCENTS) else text


def _compose(found: re.Match[str]) -> str:
    """An accent and its letter as one character, if there is one."""
    sign, letter = (found[1], found[2]) if found[1] else (found[3], found[4])
    composed = unicodedata.normalize("NFC", letter + _ACCENTS[sign])
    return composed if len(composed) == 1 else found[0]


def _normal(row: str) -> str:
    """A line with its numbers hidden."""
    return _DIGITS.sub("0", " ".join(row.split())) if len(row) < 400 else ""


def _edges(page: Sequence[str]) -> tuple[list[int], list[int]]:
    """The numbers of the lines at a page's top and at its bottom."""
    top: list[int] = []
    for row, raw in enumerate(page):
        if raw and not raw.isspace():
            top.append(row)
            if len(top) == _TOP:
                break
    bottom: list[int] = []
    for row in range(len(page) - 1, -1, -1):
        if page[row] and not page[row].isspace():
            bottom.append(row)
            if len(bottom) == _BOTTOM:
                break
    return top, bottom


def _running_heads(pages: Sequence[Sequence[str]]) -> dict[int, frozenset[int]]:
    """The lines of each page that the other pages have in the same place."""
    edges = [_edges(page) for page in pages]
    dropped: dict[int, frozenset[int]] = {}
    counts: list[Counter[str]] = [Counter(), Counter()]
    for page, both in zip(pages, edges, strict=True):
        for side, edge in enumerate(both):
            counts[side].update({_normal(page[row]) for row in edge})
    filled = sum(bool(top) for top, _ in edges)
    least = max(2, 0.4 * filled)
    for index, (page, both) in enumerate(zip(pages, edges, strict=True)):
        drop: set[int] = set()
        for side, edge in enumerate(both):
            for row in edge:
                if side == 0 and index == 0:
                    continue
                normal = _normal(page[row])
                if 0 < len(normal) <= _LONGEST_HEAD and counts[side][normal] >= least:
                    drop.add(row)
        dropped[index] = frozenset(drop)
    return dropped


def _numbered_heads(pages: Sequence[Sequence[str]]) -> dict[int, frozenset[int]]:
    """Without form feeds: lines of words and a number that counts the pages, and what always stands beside them."""
    rows = pages[0]
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, raw in enumerate(rows):
        if 3 < len(raw) < 80 and (numbers := _DIGITS.findall(raw)) and len(numbers[-1]) < 4:
            normal = _normal(raw)
            if any(sign.isalpha() for sign in normal) and normal[0] != "[":
                found[normal].append((row, int(numbers[-1])))
    drop: set[int] = set()
    for places in found.values():
        if len(places) < 3 or places[-1][0] - places[0][0] < 20 * (len(places) - 1):
            continue
        if any(after[1] - before[1] != 1 for before, after in pairwise(places)):
            continue
        drop.update(row for row, _ in places)
        for step in (-1, 1):
            beside = {rows[row + step].strip() if 0 <= row + step < len(rows) else "" for row, _ in places}
            if len(beside) == 1 and "" not in beside:
                drop.update(row + step for row, _ in places)
    return {0: frozenset(drop)}
