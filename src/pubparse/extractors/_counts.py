"""What stands in one block, counted: its words, years, names, signs, cues, marks.

Takes a block, gives a list of numbers. Every block of a page is counted, so a search that the block's signs rule out
is not begun.
"""

from __future__ import annotations

import re

from pubparse.calendars import western
from pubparse.extractors._markup import Block
from pubparse.model import MarkKind
from pubparse.tables.cues import CUES, CUES_OF

# Patterns begin with a class of signs (and look behind themselves for \b), for so the search skips all other signs.
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(
    r"\d(?:(?<![\d./:-].)(?:(?<=1)9[3-9]|(?<=2)0[0-4])\d(?!\d)|(?<=['’‘].)\d\b)"  # 1930 to 2049, '98
)
_INITIAL = re.compile(r"[A-ZÀ-Þ](?<=\b.)(?:\.|(?<=[A-Z])[a-zà-ÿ]+,? [A-Z]{1,3}\b(?=[,;.]|$))")
_PAIR = re.compile(r"[A-ZÀ-Þ](?<=\b.)[a-zà-ÿ'’-]+ (?:[A-Z]\.? )?[A-ZÀ-Þ][a-zà-ÿ'’-]+(?=\s*(?:[,;&*†‡]|and\b|$))")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PAGES = re.compile(r"\d(?:\s?[-–]\s?\d|(?<=\b.)\d*\s?\(\d)")
_VOLUME = re.compile(r"\bvol(?:ume)?\b|\bpp?\.\s?\d|\bno\.\s?\d")
_RANGE = re.compile(r"(?:19|20)\d\d\s*(?:[-–—]|to)\s*(?:(?:19|20)?\d\d\b|present|now|today|heute|current)")
_QUOTED = re.compile(r"[\"“„«‘「『].{12,}?[\"”“»’」』]")
_ID = re.compile(r"10\.\d{4,9}/|arxiv|doi\b")
_STARS = re.compile(r"[*†‡§]")
_NUMBER = re.compile(r"\s*(?:\[\s*\w{0,4}[\d.]{1,4}\w?\s*\]|\(?\d{1,3}[.)\]]|[A-Z]{1,2}\.?\d{1,3}[.:)]?)\s")
_UPPER, _LOWER, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz", b"0123456789"

_COUNTED = 20_000
"""Characters of a block in which signs are counted; no entry is so long."""
_CUES = {cue: place for place, cue in enumerate(CUES)}

COUNTED: tuple[str, ...] = (
    "words", "chars", "years", "initials", "pairs", "commas", "upper", "lower", "digits", "cjk", "periods", "colons",
    "volume", "range", "quoted", "id", "stars", "links", "strong", "emphasis", "linked", "sup", "hidden", "hard",
    "heading", "number", "yearonly", "brackets", "code", *(f"cue:{cue}" for cue in CUES),
)  # fmt: skip
"""What the numbers are."""


def count(block: Block) -> list[int]:
    """Count what a block says: one number for each name in COUNTED.

    >>> said = count(Block("[3] A. Bee, Ann Cee: Owls, vol. 2, 1999.", (), (), 1, 1))
    >>> [said[COUNTED.index(name)] for name in ("words", "years", "initials", "upper", "digits", "commas", "brackets")]
    [9, 1, 1, 5, 3, 3, 1]
    """
    text = block.text[:_COUNTED]
    low = text.lower()
    words = _WORD.findall(text)
    numbers = bool(_DIGIT.search(text))
    said = text if text.isascii() else western(text)
    years = _YEAR.findall(said) if numbers or said != text else ()
    capitals = low != text
    cjk = 0 if text.isascii() else len(_CJK.findall(text))
    links, strong, emphasis, linked, superscripts, hidden = _marked(block)
    return [
        len(words) + cjk // 2,
        len(block.text),
        len(set(years)),
        len(_INITIAL.findall(text)) if capitals else 0,
        (len(_PAIR.findall(text)) if capitals else 0) + (text.count("、") + text.count("，") if cjk else 0),
        text.count(",") + text.count(";"),
        *_beginnings("".join([word[0] for word in words])),
        cjk,
        text.count(".") + text.count("。"),
        text.count(":"),
        bool((numbers and _PAGES.search(text)) or ((numbers or "vol" in low) and _VOLUME.search(low))),
        numbers and bool(_RANGE.search(low)),
        bool(_QUOTED.search(text)),
        (numbers or "arxiv" in low or "doi" in low) and bool(_ID.search(low)),
        bool(_STARS.search(text)),
        links,
        strong,
        emphasis,
        linked,
        superscripts,
        hidden,
        not block.soft,
        block.heading > 0,
        bool(_NUMBER.match(text)),
        bool(years) and len(words) <= 2,
        text.count("["),
        text.count("{") + text.count("="),
        *_cued(words),
    ]


def _beginnings(first: str) -> tuple[int, int, int]:
    """How many signs are capitals, small letters, digits.

    >>> _beginnings("aBc1"), _beginnings("äÖc٣")
    ((1, 2, 1), (1, 2, 1))
    """
    if first.isascii():
        signs = first.encode()
        upper, lower, digits = (len(signs) - len(signs.translate(None, some)) for some in (_UPPER, _LOWER, _DIGITS))
        return upper, lower, digits
    return sum(map(str.isupper, first)), sum(map(str.islower, first)), sum(map(str.isdigit, first))


def _cued(words: list[str]) -> list[int]:
    """How many words there are for each cue."""
    found = [0] * len(_CUES)
    for word in map(str.casefold, words):
        if word in CUES_OF:
            for cue in CUES_OF[word]:
                found[_CUES[cue]] += 1
    return found


def _marked(block: Block) -> tuple[int, int, int, int, int, int]:
    """How many links and superscripts there are, and how many signs are bold, emphasized, linked, hidden."""
    links = strong = emphasis = linked = superscripts = hidden = 0
    for mark in block.marks:
        kind = mark.kind
        if kind is MarkKind.ELEMENT:
            if mark.value.endswith(".hidden"):
                hidden += mark.end - mark.start
        elif kind is MarkKind.LINK:
            links += 1
            linked += mark.end - mark.start
        elif kind is MarkKind.STRONG:
            strong += mark.end - mark.start
        elif kind is MarkKind.EMPHASIS:
            emphasis += mark.end - mark.start
        elif kind is MarkKind.SUPERSCRIPT:
            superscripts += 1
    return links, strong, emphasis, linked, superscripts, hidden
