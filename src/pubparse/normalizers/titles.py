"""A printed title to the title itself: no quotes around it, no final stop, no award behind it; its capitals stay.

Takes the text of a TITLE value, gives the title; consults `tables.status` for the words of awards.
"""

from __future__ import annotations

import re
import unicodedata

from pubparse.latextext import decode
from pubparse.tables import status as table

_PAIRS = (
    "“”",
    "„“",
    "„”",
    "”“",
    "””",
    "«»",
    "»«",
    "‹›",
    '""',
    "''",
    "‘’",
    "‚‘",
    "``",
    "「」",
    "『』",
    "《》",
    "〈〉",
    "＂＂",
    '“"',
    '"”',
)
_SINGLE = {"'", "’", "‘", "`"}
_QUOTES = _SINGLE | set("".join(_PAIRS))
_AWARD_TAIL = re.compile(table.AWARD_TAIL, re.IGNORECASE)
_CLOSING = frozenset(")]】")
_NUMBER = re.compile(r"^(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}\.)\s+(?=[^\W\d_])")
_OPENED = re.compile(r"(?<=[\w.?!])\s+[\[［][^\[\]［］]*$")
"""A bracket that is never closed, behind the title."""
_LIGATURES = re.compile("[\u0132\u0133\ufb00-\ufb06]")
_DOTLESS = re.compile("\u0131(?=[\u0300-\u0308])")
_LATEX_MATH = re.compile(r"\\\(.{1,120}?\\\)")
_LATEX_QUOTES = re.compile(r"^``(.*)''$", re.DOTALL)


def clean_title(text: str) -> str:
    """The title without quotes around it, the final full stop or comma, a number before and an award behind it.

    >>> clean_title("“Can Storage Devices be Power Adaptive?,”")
    'Can Storage Devices be Power Adaptive?'
    >>> clean_title("A Study. (CVPR Highlight)"), clean_title('19. The "New" Deal.')
    ('A Study', 'The "New" Deal')
    >>> clean_title("«Être et temps».")
    'Être et temps'
    """
    title = " ".join(mend(text.replace("\u00ad", "")).split())
    if "\\(" in title:
        title = _LATEX_MATH.sub(lambda match: decode(match[0]), title)
    title = _OPENED.sub("", _NUMBER.sub("", title))
    for _ in range(4):
        before = title
        title = _AWARD_TAIL.sub("", title) if title[-1:] in _CLOSING else title
        title = strip_end(title).lstrip(" ,;:.·•–—").strip()
        title = _unquote(title)
        if title == before:
            break
    return title


def mend(text: str) -> str:
    """Compose what typesetting took apart (accents and their letters), part the letters that it joined.

    >>> mend("Di\u0301az, D\u0131\u0301az, \u0132CNN")
    'Díaz, Díaz, IJCNN'
    """
    if text.isascii():
        return text
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", _DOTLESS.sub("i", text))


def strip_end(text: str) -> str:
    """A text without the stop, comma, semicolon or dash that ends it; an ellipsis and abbreviations like `U.S.` stay.

    >>> strip_end("On the U.S."), strip_end("Wait..."), strip_end("End. ,")
    ('On the U.S.', 'Wait...', 'End')
    """
    text = text.rstrip()
    while text:
        if (
            text[-1] in ",;:，；。、|–—-"
            or text.endswith("．")
            or (text[-1] == "." and not text.endswith("...") and not re.search(r"(?:^|[\s.(])[A-Z]\.[A-Z]\.$", text))
        ):
            text = text[:-1].rstrip()
        else:
            break
    return text


def _unquote(title: str) -> str:
    """Drop quotes that stand around the whole title, or that lack their partner."""
    if title[:1] not in _QUOTES and title[-1:] not in _QUOTES:
        return title
    if match := _LATEX_QUOTES.match(title):
        return match[1]
    if title.endswith(("?''", "!''", ".''", ",''")) and "``" not in title:
        return title[:-2]
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        if len(title) > 2 and title[0] == opening and title[-1] == closing:
            inside = title[1:-1]
            if opening != closing and (
                inside.count(opening) > inside.count(closing) or inside.find(closing) >= 0 > inside.find(opening)
            ):
                continue
            if opening != closing and 0 <= inside.find(closing) < inside.find(opening):
                continue
            if (
                opening == closing
                and inside.count(opening) == 2
                and re.search(rf"\w{opening}\s.*\s{opening}\w", inside)
            ):
                continue
            return inside.strip()
    for pair in ("“”", "„“", "«»", "「」", "《》", '""'):
        opening, closing = pair[0], pair[1]
        if opening != closing:
            if title.startswith(opening) and closing not in title:
                return title[1:].strip()
            if title.endswith(closing) and opening not in title:
                return title[:-1].strip()
        elif title.count(opening) == 1 and (title[0] == opening or title[-1] == opening):
            return title.strip(opening).strip()
    if title[:1] in _SINGLE and title.count(title[0]) == 1 and re.match(r".\w+ ", title) and title[0] != "’":
        return title[1:]
    return title
