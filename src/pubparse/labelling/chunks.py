"""Where the tokens of an entry stand: in which sentence and phrase, inside what quotes and brackets, near which year.

Takes a `TokenizedEntry` and its `Word`s; gives a `Layout`: small tuples per token, from which `features` makes packs.
Everything is counted into few steps, so that the same tuples come back entry after entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from pubparse.labelling.tokens import NEWLINE, NO_BREAK, TAB, TokenizedEntry
from pubparse.labelling.words import Word
from pubparse.tables.words import journal_hashes

State = tuple[str, str, str, int]
Chunk = tuple[int, int, int, int, int, str, str, str]

_INTRO = frozenset(
    ("in", "in^", "editor", "editor^", "edited", "edited^", "volume", "volume^", "number", "number^", "pages", "pages^",
     "url^", "proceedings^", "thesis^", "report^", "preprint", "preprint^", "doi", "doi^")
)  # fmt: skip
_SPLITS = frozenset(",;:()[]|") | {"Q", "Qo", "Qc", "..", "?"}
_STEPS = (0, 1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5) + (6,) * 16 + (7,) * 32
_COMMON = frozenset(("Common", "CommonJ", "the", "the^", "lc", "lx", "of", "of^", "from", "from^"))
_WITHIN = frozenset((".", "-", ":", ",", "&", "/"))
"""What may stand inside a journal's name."""
_NO_CHUNK: Chunk = (0, 0, 0, 0, 0, "", "", "")


@dataclass(frozen=True, slots=True)
class Layout:
    """Per token: its state, position, years around, phrase, neighbouring phrases and place; and the entry's style."""

    state: list[State]
    position: list[tuple[int, int, int]]
    years: list[tuple[int, int, int]]
    phrase: list[Chunk]
    neighbours: list[tuple[str, str, str]]
    place: list[tuple[int, int, int]]
    style: tuple[str, str, str]
    names: list[str]


def lay_out(entry: TokenizedEntry, words: Sequence[Word], journals: bool = True) -> Layout:
    """Give where each token stands; without `journals`, no names of journals are looked up."""
    size = len(words)
    sentences = _sentences(entry, words)
    phrases = _phrases(words, entry, sentences)
    phrase_chunks = [_chunk(words, a, b) for a, b in phrases]
    types = ["^", *(_type(c) for c in phrase_chunks), "$"]
    phrase: list[Chunk] = [_NO_CHUNK] * size
    neighbours: list[tuple[str, str, str]] = [("", "", "")] * size
    sentence_number = [0] * size
    phrase_number = [0] * size
    for number, (a, b) in enumerate(sentences):
        sentence_number[a:b] = [number] * (b - a)
    for number, ((a, b), chunk) in enumerate(zip(phrases, phrase_chunks, strict=True)):
        around = (types[number], types[number + 1], types[number + 2])
        for i in range(a, b):
            phrase[i], phrase_number[i], neighbours[i] = chunk, number, around
    last = len(sentences) - 1
    return Layout(
        state=_states(words),
        position=_positions(size),
        years=_years(words),
        phrase=phrase,
        neighbours=neighbours,
        place=[(min(s, 6), min(p, 9), min(last - s, 3)) for s, p in zip(sentence_number, phrase_number, strict=True)],
        style=_style(words),
        names=_names(words) if journals else [""] * size,
    )


@lru_cache(maxsize=512)
def _positions(size: int) -> list[tuple[int, int, int]]:
    """Per token: steps from the start, from the end, and the fifth of the entry."""
    return [(_step(i), _step(size - 1 - i), 5 * i // size) for i in range(size)]


def _step(n: int) -> int:
    return _STEPS[n] if n < 65 else 8


def _sentences(entry: TokenizedEntry, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The stretches between full stops that end something, line breaks and quotes."""
    breaks = entry.breaks
    spans: list[tuple[int, int]] = []
    begin = 0
    last = len(words) - 1
    for i, word in enumerate(words):
        if i and breaks[i] >= NEWLINE and begin < i:
            spans.append((begin, i))
            begin = i
        kind = word.kind
        ends = kind == "Qc" or (kind == "Qo" and i > begin)
        if kind == "." and 0 < i < last:
            ends = breaks[i + 1] != NO_BREAK and _stops(words[i - 1], words[i + 1], entry.words[i - 1])
        elif kind == "?":
            ends = i < last and breaks[i + 1] != NO_BREAK
        if ends:
            cut = i if kind == "Qo" else i + 1
            spans.append((begin, cut))
            begin = cut
    if begin <= last:
        spans.append((begin, last + 1))
    return spans


def _stops(before: Word, after: Word, text: str) -> bool:
    """Whether a full stop between two words ends a sentence rather than an abbreviation."""
    if after.coarse == "l":
        return False
    if before.kind == "I":
        return after.kind in _COMMON
    if before.coarse in ("k", "p") and len(text) <= 5 and before.kind.rstrip("^") not in ("al", "school"):
        return False
    return not (before.coarse in ("N", "W") and len(text) <= 5 and before.kind in ("Jword", "Jrare", "CommonJ"))


def _phrases(
    words: Sequence[Word], entry: TokenizedEntry, sentences: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The stretches between commas, colons, brackets and sentence ends; the sign belongs to what it closes."""
    spans: list[tuple[int, int]] = []
    for first, end in sentences:
        begin = first
        for i in range(first, end):
            kind = words[i].kind
            if kind in _SPLITS or entry.breaks[i] == TAB:
                cut = i if kind in ("(", "[", "Qo") or entry.breaks[i] == TAB else i + 1
                if cut > begin:
                    spans.append((begin, cut))
                    begin = cut
        if begin < end:
            spans.append((begin, end))
    return spans


def _chunk(words: Sequence[Word], begin: int, end: int) -> Chunk:
    """What a stretch is made of, in few steps."""
    count = initials = lower = names = journal = digits = years = 0
    for i in range(begin, end):
        coarse = words[i].coarse
        if coarse == "l":
            lower += 1
        elif coarse == "N":
            names += 1
        elif coarse == "I":
            initials += 1
            continue
        elif coarse == "d":
            digits += 1
            continue
        elif coarse == "Y":
            years += 1
            continue
        elif coarse not in ("W", "k", "K", "p", "U"):
            continue
        count += 1
        known = words[i].known
        if "K" in known or "J" in known:
            journal += 1
    share = 4 / count if count else 0
    number = ("Y" if years else "") + ("D" if digits > count else "d" if digits else "")
    first = begin
    while first < end - 1 and words[first].coarse in ("(", "[", "Qo", "Q", "-"):
        first += 1
    return (
        count if count < 4 else 4 if count < 6 else 6 if count < 10 else 10, min(initials, 3), int(lower * share),
        int(names * share), int(journal * share), number, words[first].kind, words[end - 1].kind,
    )  # fmt: skip


def _type(chunk: Chunk) -> str:
    """A phrase in a word."""
    length, initials, lower, names, journal, digits, begin, end = chunk
    if digits and length <= 1:
        what = f"#{digits}{begin if begin[0].islower() else ''}"
    elif not length:
        what = "init" if initials else "sign"
    elif length >= 6:
        what = "low" if lower >= 2 else "long"
    elif initials:
        what = "name"
    elif lower >= 2:
        what = "low"
    elif names >= 3:
        what = "names"
    elif journal >= 3:
        what = "jour"
    else:
        what = "caps"
    return what + (end if end in (",", ".", ":", ";", ")") else "")


def _states(words: Sequence[Word]) -> list[State]:
    """Per token: before, inside or behind quotes; the open bracket; the last announcing word; digits so far."""
    opens = [i for i, w in enumerate(words) if w.kind in ("Q", "Qo")]
    closes = [i for i, w in enumerate(words) if w.kind in ("Q", "Qc")]
    first, last = (opens[0], closes[-1]) if opens and closes and closes[-1] > opens[0] else (-1, -1)
    out: list[State] = []
    inside = False
    bracket = intro = ""
    digits = 0
    for i, word in enumerate(words):
        kind = word.kind
        if kind in _INTRO:
            intro = kind.rstrip("^")
        elif kind in ("(", "["):
            bracket = kind
        if first >= 0:
            if kind == "Qo" or (kind == "Q" and not inside):
                inside = True
            elif kind in ("Qc", "Q"):
                inside = False
            quote = "<" if i < first else ">" if i > last else "i" if inside else "-"
        else:
            quote = ""
        out.append((quote, bracket, intro, digits))
        if kind in (")", "]"):
            bracket = ""
        elif word.coarse in ("d", "Y") and digits < 4:
            digits += 1
    return out


def _years(words: Sequence[Word]) -> list[tuple[int, int, int]]:
    """Per token: years before it, years behind it, how far the last one is."""
    total = sum(w.coarse == "Y" for w in words)
    out: list[tuple[int, int, int]] = []
    seen, since = 0, 99
    for word in words:
        if word.coarse == "Y":
            out.append((min(seen, 2), min(total - seen - 1, 2), 0))
            seen, since = seen + 1, 0
        else:
            since += 1
            out.append(
                (min(seen, 2), min(total - seen, 2), 0 if not seen else since if since < 4 else 4 if since < 7 else 7)
            )
    return out


def _style(words: Sequence[Word]) -> tuple[str, str, str]:
    """How an entry opens, where its first year stands, whether it quotes."""
    begin = 0
    while begin < min(len(words) - 1, 4) and words[begin].coarse in ("[", "(", "d", "]", ")", ".", "|", "-", "*"):
        begin += 1
    opening = "".join(w.coarse for w in words[begin : begin + 4])
    years = ""
    for i, word in enumerate(words):
        if word.coarse == "Y":
            closed = i > 0 and words[i - 1].coarse in ("(", "[")
            years = f"{4 * i // len(words)}{'(' if closed else ''}"
            break
    quoted = any(w.kind in ("Q", "Qo") for w in words)
    return opening, years, '"' if quoted else ""


def _names(words: Sequence[Word]) -> list[str]:
    """Per token: begins (b), continues (i) or ends (e) a journal's name, is one (1), or stands before one (<)."""
    known = journal_hashes()
    size = len(words)
    out = [""] * size
    i = 0
    while i < size:
        word = words[i]
        if (
            not word.key
            or word.coarse == "l"
            or (word.coarse == "I" and i + 2 < size and words[i + 1].coarse not in (".", "W", "k"))
        ):
            i += 1
            continue
        value, count, best, length = 0, 0, -1, 0
        for k in range(i, min(i + 16, size)):
            following = words[k]
            if following.key:
                value = crc32(following.key, value)
                count += 1
                if value in known:
                    best, length = k, count
            elif following.coarse not in _WITHIN and following.lower not in ("and", "the", "of"):
                break
        if best < 0:
            i += 1
            continue
        end = best
        while end + 1 < size and words[end + 1].kind == "." and words[best].shape in ("X", "Xx"):
            end += 1
            break
        if length == 1:
            after = words[end + 1].coarse if end + 1 < size else "$"
            before = words[i - 1].coarse if i else "^"
            out[i] = f"1{before}{after}"
        else:
            for k in range(i, end + 1):
                out[k] = "i"
            out[i], out[end] = f"b{min(length, 4)}", f"e{min(length, 4)}"
            if i and not out[i - 1]:
                out[i - 1] = "<"
        i = end + 1
    return out
