"""Strings as they are compared: without case, accents and signs.

Takes any text, gives plain strings and words; consults nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from sys import intern

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ə": "e",
        "ơ": "o",
        "ư": "u",
    }
)
"""Letters that Unicode does not take apart, with what people type in their stead."""
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The text without case and accents; letters of other scripts stay.

    >>> fold("Łukasz Kaiser"), fold("ÓSÚILLEABHÁIN"), fold("章梓立")
    ('lukasz kaiser', 'osuilleabhain', '章梓立')
    """
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; an apostrophe does not end a word.

    >>> words("Don’t Panic: A Study of O(n²)")
    ('dont', 'panic', 'a', 'study', 'of', 'o', 'n2')
    """
    folded = fold(text)
    if folded.isascii():
        return tuple(map(intern, _WORD.findall(folded.replace("'", "").replace("`", ""))))
    return tuple(_WORD.findall(_APOSTROPHES.sub("", folded)))
