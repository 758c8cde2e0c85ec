"""What one block says by itself, counted: its words, years, names, cues, marks.

Takes blocks, gives an array (blocks x columns). Counts of neighbouring blocks add up to the counts of a unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pubparse.extractors._markup import Block
from pubparse.labelling.labeler import label_lines, line_model
from pubparse.labelling.tokens import tokenize
from pubparse.model import MarkKind
from pubparse.sequence import Floats
from pubparse.tables.cues import CUES, CUES_OF

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_YEAR = re.compile(r"(?<![\d./:-])(?:19[3-9]\d|20[0-4]\d)(?!\d)|(?<=['’‘])\d\d\b")
_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.|\b[A-Z][a-zà-ÿ]+,? [A-Z]{1,3}\b(?=[,;.]|$)")
_PAIR = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ'’-]+ (?:[A-Z]\.? )?[A-ZÀ-Þ][a-zà-ÿ'’-]+(?=\s*(?:[,;&*†‡]|and\b|$))")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_VOLUME = re.compile(r"\b\d+\s?\(\d+|\bvol(?:ume)?\b\.?|\bpp?\.\s?\d|\d+\s?[-–]\s?\d+|\bno\.\s?\d", re.IGNORECASE)
_RANGE = re.compile(r"(?:19|20)\d\d\s*(?:[-–—]|to)\s*(?:(?:19|20)?\d\d\b|present|now|today|heute|current)", re.I)
_QUOTED = re.compile(r"[\"“„«‘「『].{12,}?[\"”“»’」』]")
_ID = re.compile(r"10\.\d{4,9}/|arxiv|doi\b", re.IGNORECASE)
_STARS = re.compile(r"[*†‡§]")
_NUMBER = re.compile(r"\s*(?:\[\s*\w{0,4}[\d.]{1,4}\w?\s*\]|\(?\d{1,3}[.)\]]|[A-Z]{1,2}\.?\d{1,3}[.:)]?)\s")

_CUES = tuple(CUES)
_LABELS = (
    "title", "author", "container", "date", "volume", "pages", "publisher", "editor", "link", "genre", "status",
    "note", "other", "doi", "location", "award",
)  # fmt: skip
_LONGEST = 1500
"""Characters of a block that are labelled: a longer one is prose or a whole list, and its beginning shows which."""
_COUNTED = 20_000
"""Characters of a block in which signs are counted; no entry is so long."""

COLUMNS: tuple[str, ...] = (
    "words", "chars", "years", "initials", "pairs", "commas", "upper", "lower", "digits", "cjk", "periods", "colons",
    "volume", "range", "quoted", "id", "stars", "links", "strong", "emphasis", "linked", "sup", "hidden", "hard",
    "heading", "number", "yearonly", "brackets", "code",
    *(f"cue:{cue}" for cue in _CUES),
    *(f"tokens:{label}" for label in _LABELS), *(f"runs:{label}" for label in _LABELS), "tokens", "sure",
)  # fmt: skip
"""The names of the columns, in their order."""
AT = {name: column for column, name in enumerate(COLUMNS)}


def evidence(blocks: Sequence[Block]) -> Floats:
    """Count what every block says: blocks x COLUMNS."""
    out = np.zeros((len(blocks), len(COLUMNS)), dtype=np.float32)
    for row, block in zip(out, blocks, strict=True):
        _count(block, row)
    _labels(blocks, out)
    return out


def _labels(blocks: Sequence[Block], out: Floats) -> None:
    """What the trained reader takes the block's tokens for: an entry has one title, one list of authors."""
    read = label_lines([tokenize(b.text[:_LONGEST], b.marks) for b in blocks])
    columns = [line_model().labels.index(name) for name in _LABELS]
    tokens, runs, width = AT[f"tokens:{_LABELS[0]}"], AT[f"runs:{_LABELS[0]}"], len(_LABELS)
    out[:, tokens : tokens + width] = read.tokens[:, columns]
    out[:, runs : runs + width] = read.runs[:, columns]
    out[:, AT["tokens"]] = read.sizes
    out[:, AT["sure"]] = read.sure


def _count(block: Block, row: Floats) -> None:
    text = block.text[:_COUNTED]
    words = _WORD.findall(text)
    cjk = len(_CJK.findall(text)) if not text.isascii() else 0
    years = _YEAR.findall(text)
    row[AT["words"]] = len(words) + cjk // 2
    row[AT["chars"]] = len(block.text)
    row[AT["years"]] = len(set(years))
    row[AT["initials"]] = len(_INITIAL.findall(text))
    row[AT["pairs"]] = len(_PAIR.findall(text)) + (text.count("、") + text.count("，") if cjk else 0)
    row[AT["commas"]] = text.count(",") + text.count(";")
    row[AT["upper"]] = sum(w[0].isupper() for w in words)
    row[AT["lower"]] = sum(w[0].islower() for w in words)
    row[AT["digits"]] = sum(w[0].isdigit() for w in words)
    row[AT["cjk"]] = cjk
    row[AT["periods"]] = text.count(".") + text.count("。")
    row[AT["colons"]] = text.count(":")
    row[AT["volume"]] = bool(_VOLUME.search(text))
    row[AT["range"]] = bool(_RANGE.search(text))
    row[AT["quoted"]] = bool(_QUOTED.search(text))
    row[AT["id"]] = bool(_ID.search(text))
    row[AT["stars"]] = bool(_STARS.search(text))
    row[AT["hard"]] = not block.soft
    row[AT["heading"]] = block.heading > 0
    row[AT["number"]] = bool(_NUMBER.match(text))
    row[AT["yearonly"]] = bool(years) and len(words) <= 2
    row[AT["brackets"]] = text.count("[")
    row[AT["code"]] = text.count("{") + text.count("=")
    for mark in block.marks:
        kind, size = mark.kind, mark.end - mark.start
        if kind is MarkKind.STRONG:
            row[AT["strong"]] += size
        elif kind is MarkKind.EMPHASIS:
            row[AT["emphasis"]] += size
        elif kind is MarkKind.LINK:
            row[AT["links"]] += 1
            row[AT["linked"]] += size
        elif kind is MarkKind.SUPERSCRIPT:
            row[AT["sup"]] += 1
        elif kind is MarkKind.ELEMENT and mark.value.endswith(".hidden"):
            row[AT["hidden"]] += size
    base = AT[f"cue:{_CUES[0]}"]
    for word in words:
        for cue in CUES_OF.get(word.casefold(), ()):
            row[base + _CUES.index(cue)] += 1
