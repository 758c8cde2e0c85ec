"""Describe the tokens of an entry for the sequence model: what each is, what stands around it, where it stands.

Takes a `TokenizedEntry`; gives packs per token (see `pubparse.sequence`), and `expand` turns a pack into its feature
strings, the same in training and in use. Consults `words` for what a token is by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pubparse.readers.chunks import Layout, lay_out
from pubparse.readers.tokens import NEWLINE, TAB, TokenizedEntry
from pubparse.readers.words import Word, word_of
from pubparse.sequence import Pack

_START = Word("<s>", "<s>", "^", "", "")
_END = Word("</s>", "</s>", "$", "", "")
_HINTS = (
    "title author venue journal conf publication proc periodical year date link btn button badge abbr abstract award "
    "note doi page editor citation bib type tag meta name desc"
).split()


def packs(entry: TokenizedEntry) -> list[list[Pack]]:
    """The packs of every token of an entry."""
    words = [word_of(text, shape) for text, shape in zip(entry.words, entry.shapes, strict=True)]
    layout = lay_out(entry, words)
    texts = ["<s>", "<s>", *(s or t for t, s in zip(entry.words, entry.shapes, strict=True)), "</s>", "</s>"]
    kinds = ["<s>", "<s>", *(w.kind for w in words), "</s>", "</s>"]
    coarse = ["^", "^", "^", *(w.coarse for w in words), "$", "$", "$"]
    out: list[list[Pack]] = []
    many_lines = NEWLINE in entry.breaks or TAB in entry.breaks
    for i in range(len(words)):
        c0 = coarse[i + 3]
        k1, k2, k3 = kinds[i + 1], kinds[i + 2], kinds[i + 3]
        out.append(
            [
                ("0", texts[i + 2]),
                ("-", texts[i + 1]),
                ("+", texts[i + 3]),
                ("--", texts[i]),
                ("++", texts[i + 4]),
                ("a", kinds[i], k1, k2),
                ("b", k1, k2, k3),
                ("c", k2, k3, kinds[i + 4]),
                ("d", *coarse[i : i + 7]),
                ("s", c0, *layout.state[i]),
                ("p", c0, *layout.position[i]),
                ("y", k2, *layout.years[i]),
                ("h", c0, *layout.sentence[i]),
                ("q", c0, *layout.phrase[i]),
                ("r", c0, *layout.neighbours[i]),
                ("e", layout.style, *layout.place[i]),
            ]
        )
    if many_lines:
        _add_lines(entry, layout, coarse, out)
    if entry.marks:
        _add_marks(entry, coarse, out)
    return out


def _add_lines(entry: TokenizedEntry, layout: Layout, coarse: Sequence[str], out: list[list[Pack]]) -> None:
    lines, cells = 0, 0
    total = sum(b == NEWLINE for b in entry.breaks)
    after = [*entry.breaks[1:], NEWLINE]
    for i, before in enumerate(entry.breaks):
        if before == NEWLINE and i:
            lines, cells = lines + 1, 0
        elif before == TAB and i:
            cells += 1
        out[i].append(("n", coarse[i + 3], min(lines, 4), min(total - lines, 3), min(cells, 3)))
        if before in (NEWLINE, TAB) or after[i] in (NEWLINE, TAB):
            out[i].append(("k", coarse[i + 3], before, after[i]))


def _add_marks(entry: TokenizedEntry, coarse: Sequence[str], out: list[list[Pack]]) -> None:
    any_of = {s for marks in entry.marks for s in marks}
    plain = tuple(sorted(s for s in any_of if s in ("em", "st", "qu", "un")))
    for i, marks in enumerate(entry.marks):
        for signature in marks:
            out[i].append(("m", signature, coarse[i + 3]))
        for edge in entry.edges[i]:
            out[i].append(("M", edge))
        if plain:
            out[i].append(("o", *(s in marks for s in ("em", "st", "qu", "un")), *plain))
        elif not marks:
            out[i].append(("x", len(any_of) > 2, coarse[i + 3]))


def expand(pack: Pack) -> list[str]:
    """The feature strings of a pack.

    >>> expand(("a", "I", ".", "Name"))
    ['a=I|.|Name', 'a2=I|.']
    """
    assert isinstance(pack, tuple)
    tag = pack[0]
    if tag in _WORD_TAGS:
        return _expand_word(tag, pack[1])
    return _EXPANDERS[tag](tag, pack[1:])


_WORD_TAGS = frozenset(("0", "-", "+", "--", "++"))
_SHAPE_NAMES = frozenset(("url", "doi", "mail", "arxiv"))


def _expand_word(tag: str, text: str) -> list[str]:
    word = _START if text == "<s>" else _END if text == "</s>" else _of(text)
    lower = word.lower
    if tag in ("--", "++"):
        return [f"w{tag}={lower}", f"k{tag}={word.kind}"]
    found = [f"w{tag}={lower}", f"k{tag}={word.kind}", f"s{tag}={word.shape}", f"l{tag}={word.known}"]
    if tag != "0":
        return [*found, f"z{tag}={lower[-3:]}"]
    found.append("bias")
    found += [f"x={letter}" for letter in word.known]
    if len(lower) > 1 and lower[0].isalpha():
        found += [f"p{n}={lower[:n]}" for n in (2, 3, 4) if len(lower) > n]
        found += [f"z{n}={lower[-n:]}" for n in (2, 3, 4) if len(lower) > n]
        found += [f"n={min(len(lower), 12)}", f"ks={word.kind}|{lower[-3:]}"]
    return found


def _of(text: str) -> Word:
    return word_of("", text) if text in _SHAPE_NAMES else word_of(text)


def _joined(tag: str, parts: tuple[object, ...]) -> str:
    return f"{tag}={'|'.join(map(str, parts))}"


def _expand_back(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined("a", parts), _joined("a2", parts[:2])]


def _expand_middle(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined("b", parts), _joined("b1", parts[:2]), _joined("b2", parts[1:]), _joined("b3", parts[::2])]


def _expand_ahead(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined("c", parts), _joined("c2", parts[1:])]


def _expand_window(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined("d5", parts[1:6]), _joined("d7", parts), _joined("d4", parts[:4]), _joined("d4n", parts[3:])]


def _expand_state(tag: str, parts: tuple[object, ...]) -> list[str]:
    c, quote, bracket, intro, digits = parts
    return [
        f"sq={quote}", f"sb={bracket}", f"si={intro}", f"sd={digits}", f"sqc={quote}|{c}", f"sbc={bracket}|{c}",
        f"sic={intro}|{c}", f"sqb={quote}|{bracket}|{intro}", f"sqd={quote}|{digits}", f"sid={intro}|{digits}|{c}",
    ]  # fmt: skip


def _expand_position(tag: str, parts: tuple[object, ...]) -> list[str]:
    c, start, end, fifth = parts
    return [f"ps={start}", f"pe={end}", f"pf={fifth}", f"psc={start}|{c}", f"pec={end}|{c}", f"pfc={fifth}|{c}"]


def _expand_years(tag: str, parts: tuple[object, ...]) -> list[str]:
    k, before, after, distance = parts
    return [
        f"yb={before}", f"ya={after}", f"yd={distance}", f"ybk={before}|{after}|{k}", f"ydk={distance}|{k}",
        f"yba={before}|{after}|{distance}",
    ]  # fmt: skip


def _expand_chunk(tag: str, parts: tuple[object, ...]) -> list[str]:
    c, length, initials, lower, names, journal, digits, begin, end = parts
    return [
        f"{tag}n={length}", f"{tag}i={initials}", f"{tag}l={lower}", f"{tag}m={names}", f"{tag}j={journal}",
        f"{tag}d={digits}", f"{tag}b={begin}", f"{tag}e={end}", f"{tag}nl={length}|{lower}|{initials}",
        f"{tag}nm={length}|{names}|{initials}", f"{tag}lj={lower}|{journal}|{digits}", f"{tag}be={begin}|{end}",
        f"{tag}nj={length}|{journal}|{end}", f"{tag}nc={length}|{lower}|{c}", f"{tag}all={length}|{initials}|{lower}|"
        f"{names}|{journal}|{digits}",
    ]  # fmt: skip


def _expand_neighbours(tag: str, parts: tuple[object, ...]) -> list[str]:
    c, before, here, after = parts
    return [
        f"rb={before}", f"ra={after}", f"rbh={before}|{here}", f"rha={here}|{after}", f"rbha={before}|{here}|{after}",
        f"rbc={before}|{c}", f"rac={after}|{c}",
    ]  # fmt: skip


def _expand_style(tag: str, parts: tuple[object, ...]) -> list[str]:
    style, sentence, phrase, left = parts
    assert isinstance(style, tuple)
    opening, years, quotes = style
    return [
        f"eo={opening}|{sentence}", f"ey={years}|{sentence}|{left}", f"eq={quotes}|{sentence}", f"eoy={opening}|{years}|"
        f"{quotes}|{sentence}", f"ep={opening}|{phrase}", f"es={sentence}|{left}",
    ]  # fmt: skip


def _expand_mark(tag: str, parts: tuple[object, ...]) -> list[str]:
    signature, c = str(parts[0]), parts[1]
    if not signature.startswith("el:"):
        return [f"m={signature}", f"mc={signature}|{c}"]
    name = signature[3:].lower()
    tags = name.split(".", 1)[0]
    hints = [hint for hint in _HINTS if hint in name]
    return [f"mt={tags}", *(f"mh={hint}" for hint in hints), *(f"mw={w}" for w in set(re.split(r"[^a-z]+", name)) if w)]


def _expand_plain(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined(tag, parts)]


_EXPANDERS = {
    "a": _expand_back, "b": _expand_middle, "c": _expand_ahead, "d": _expand_window, "s": _expand_state,
    "p": _expand_position, "y": _expand_years, "h": _expand_chunk, "q": _expand_chunk, "r": _expand_neighbours,
    "e": _expand_style, "m": _expand_mark, "M": _expand_plain, "o": _expand_plain, "x": _expand_plain,
    "n": _expand_plain, "k": _expand_plain,
}  # fmt: skip
