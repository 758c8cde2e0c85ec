"""What a token is by itself: its class, its shape, what the lexicon knows it as.

Takes one token's text; gives a `Word`, remembered. Consults `tables.words`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from pubparse.calendars import elsewhere
from pubparse.tables.words import CLASS_OF, journal_key, lexicon

_PUNCTUATION = {
    **dict.fromkeys("“„«‟〝「『《", "Qo"), **dict.fromkeys("”»〞」』》", "Qc"), **dict.fromkeys('"＂', "Q"),
    **dict.fromkeys("‘‚‹", "qo"), **dict.fromkeys("’›", "qc"), **dict.fromkeys("'`´", "q"),
    **dict.fromkeys("-‐‑‒–—−~～", "-"), "--": "-", "---": "-", "：": ":", "，": ",", "、": ",", "；": ";", "。": ".",
    "（": "(", "）": ")", "【": "[", "】": "]", "［": "[", "］": "]", "{": "[", "}": "]", "!": "?",
    "？": "?", "…": "..",
    **dict.fromkeys("*†‡§¶#✉∗⋆★", "*"), **dict.fromkeys("|•·■◦∙▪●►»", "|"), "//": "/", "＆": "&", "．": ".",
}  # fmt: skip
_PLAIN = frozenset(".,:;()[]/&?=+<>_%@\\")
_MAX_KNOWN = 200_000
_LETTERS = frozenset("INWlkpK&")


class Word:
    """A token by itself.

    `lower` is in lower case, digits as 0; `kind` is its class, fine enough to tell `pp` from `vol`;
    `coarse` one of some twenty; `known` the lexicon's letters; `key` its part of a journal's key (`tables.words`).
    """

    __slots__ = ("coarse", "key", "kind", "known", "lower", "shape")

    def __init__(self, lower: str, kind: str, coarse: str, shape: str, known: str) -> None:
        self.lower = lower
        self.kind = kind
        self.coarse = coarse
        self.shape = shape
        self.known = known
        self.key = journal_key(lower) if coarse in _LETTERS else b""


_words: dict[str, Word] = {}


def word_of(text: str, shape: str = "") -> Word:
    """The `Word` of a token; `shape` is what the tokenizer called it.

    >>> [word_of(t).kind for t in ("J", "1998", "pp", "Smith", "“", "learning", "26")]
    ['I', 'Y', 'pages', 'Name', 'Qo', 'lc', 'N2']
    """
    key = f"<{shape}>" if shape else text
    word = _words.get(key)
    if word is None:
        if len(_words) > _MAX_KNOWN:
            _words.clear()
        word = _words[key] = Word(key, key, "U", shape, "") if shape else _make(text)
    return word


def words_of(texts: Sequence[str], shapes: Sequence[str]) -> list[Word]:
    """The `Word`s of all tokens of an entry.

    >>> [w.coarse for w in words_of(("Smith", ",", "10.1000/x"), ("", "", "doi"))]
    ['N', ',', 'U']
    """
    known = _words
    return [
        known[text] if not shape and text in known else word_of(text, shape)
        for text, shape in zip(texts, shapes, strict=True)
    ]


def _make(text: str) -> Word:
    lower = text.lower().replace("’", "'").replace("\u00ad", "")
    first = text[0]
    if first.isdigit():
        return _number(text)
    if not first.isalpha():
        sign = _PUNCTUATION.get(text) or (text if text in _PLAIN else ".." if text.startswith("..") else "o")
        return Word(text, sign, sign, "", "")
    kind = CLASS_OF.get(lower, "")
    if _is_cjk(first):
        return Word(lower, kind or "K", "K", "K", "")
    known = lexicon().get(lower, "")
    shape = _shape(text)
    if kind:
        coarse = {"and": "&", "particle": "p", "the": "l", "of": "l", "from": "l"}.get(kind, "k")
        if len(text) == 1 and first.isupper():
            return Word(lower, "I", "I", shape, known)
        return Word(lower, kind if first.islower() else kind + "^", coarse, shape, known)
    if len(text) == 1:
        return Word(lower, "I", "I", shape, known) if first.isupper() else Word(lower, "l1", "l", shape, known)
    if text.isupper():
        if len(text) <= 3:
            return Word(lower, "II", "I", shape, known)
        return Word(lower, "UPs" if _is_name(known) else "UP", "W", shape, known)
    if first.isupper():
        kind = _capital_kind(known)
        return Word(lower, kind, "N" if kind in ("Name", "Place", "Cx") else "W", shape, known)
    if any(c.isupper() for c in text):
        return Word(lower, "Mx", "W", shape, known)
    return Word(lower, "lc" if "c" in known.lower() else "lx", "l", shape, known)


def _is_name(known: str) -> bool:
    return ("g" in known or "s" in known) and "c" not in known and "C" not in known


def _capital_kind(known: str) -> str:
    if "c" in known or "C" in known:
        return "Common" if "J" not in known and "K" not in known else "CommonJ"
    if "K" in known or ("J" in known and "s" not in known and "g" not in known):
        return "Jword"
    if "s" in known or "g" in known:
        return "Name"
    if "p" in known:
        return "Place"
    return "Jrare" if "j" in known else "Cx"


def _number(text: str) -> Word:
    size = len(text)
    if size == 4 and text.isdecimal():
        year = int(text) if text.isascii() else elsewhere(int(text)) or int(text)
        if 1500 <= year < 2040:
            return Word("0000y" if year > 1900 else "0000o", "Y", "Y", "Y", "")
    return _digits(min(size, 7)) if size > 1 else Word(text, "N1", "d", "d", "")


@cache
def _digits(size: int) -> Word:
    """One `Word` for all numbers of so many digits: pages have many, and nothing else of them is told."""
    return Word("0" * size, f"N{size}", "d", "d", "")


def _shape(text: str) -> str:
    """The word's shape with repeats closed: `McX` -> `XxX`."""
    if text.isalpha():
        if text.islower():
            return "x"
        if text[0].isupper() and text[1:].islower():
            return "Xx"
    out = ""
    for c in text:
        s = "X" if c.isupper() else "x" if c.isalpha() else c
        if not out.endswith(s):
            out += s
    return out[:6]


def _is_cjk(c: str) -> bool:
    return c >= "\u3005" and unicodedata.name(c, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH", "IDEO"))
