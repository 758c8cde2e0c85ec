"""Describe the tokens of an entry for the sequence model: what each is, what stands around it, where it stands.

Takes a `TokenizedEntry`; gives packs per token (see `pubparse.sequence`), and `expand` turns a pack into its feature
strings, the same in training and in use. Consults `words` for what a token is by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import repeat

from pubparse.labelling.chunks import Layout, lay_out
from pubparse.labelling.tokens import NEWLINE, TAB, TokenizedEntry
from pubparse.labelling.words import END, START, WordPack, words_of
from pubparse.sequence import Pack

_HINT_WORDS = """
    title author venue journal conf publication proc periodical year date link btn button badge abbr abstract award
    note doi page editor citation bib type tag meta name desc
"""
_HINTS = tuple(_HINT_WORDS.split())


def packs(entry: TokenizedEntry, journals: bool = True) -> list[list[Pack]]:
    """The packs of every token of an entry; training leaves out `journals` at times, as no list of them is complete."""
    words = words_of(entry.words, entry.shapes)
    layout = lay_out(entry, words, journals)
    padded = [START, START, *words, END, END]
    kinds = [w.kind for w in padded]
    coarse = [w.coarse for w in padded]
    kind_before, kind_here, kind_after = kinds[1:], kinds[2:], kinds[3:]
    here = coarse[2:]
    # The tuples are made inside zip, not one by one: half of the reader's time goes by here.
    out: list[list[Pack]] = [
        list(column)
        for column in zip(
            [w.here for w in words],
            [w.back for w in padded[1:]],
            [w.ahead for w in padded[3:]],
            [w.back_two for w in padded],
            [w.ahead_two for w in padded[4:]],
            zip(repeat("a"), kinds, kind_before, kind_here),
            zip(repeat("b"), kind_before, kind_here, kind_after),
            zip(repeat("c"), kind_here, kind_after, kinds[4:]),
            zip(repeat("d"), coarse, coarse[1:], here, coarse[3:], coarse[4:]),
            zip(repeat("s"), here, layout.state),
            zip(repeat("p"), here, layout.position),
            zip(repeat("y"), kind_here, layout.years),
            zip(repeat("q"), here, layout.phrase),
            zip(repeat("r"), here, layout.neighbours),
            zip(repeat("e"), repeat(layout.style), layout.place),
            strict=False,  # the columns run on where a window looks ahead
        )
    ]
    for i, name in enumerate(layout.names):
        if name:
            out[i].append(("g", name, here[i], kind_here[i]))
    many_lines = NEWLINE in entry.breaks or TAB in entry.breaks
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
        out[i].append(("n", coarse[i + 2], min(lines, 4), min(total - lines, 3), min(cells, 3)))
        if before in (NEWLINE, TAB) or after[i] in (NEWLINE, TAB):
            out[i].append(("k", coarse[i + 2], before, after[i]))


def _add_marks(entry: TokenizedEntry, coarse: Sequence[str], out: list[list[Pack]]) -> None:
    any_of = {s for marks in entry.marks for s in marks}
    plain = tuple(sorted(s for s in any_of if s in ("em", "st", "qu", "un")))
    for i, marks in enumerate(entry.marks):
        for signature in marks:
            out[i].append(("m", signature, coarse[i + 2]))
        for edge in entry.edges[i]:
            out[i].append(("M", edge))
        if plain:
            out[i].append(("o", *(s in marks for s in ("em", "st", "qu", "un")), *plain))
        elif not marks:
            out[i].append(("x", len(any_of) > 2, coarse[i + 2]))


def expand(pack: Pack) -> list[str]:
    """The feature strings of a pack.

    >>> expand(("a", "I", ".", "Name"))
    ['a=I|.|Name', 'a2=I|.']
    """
    if isinstance(pack, WordPack):
        return _expand_word(pack)
    assert isinstance(pack, tuple)
    return _EXPANDERS[pack[0]](pack[0], pack[1:])


def _expand_word(pack: WordPack) -> list[str]:
    tag, word = pack.tag, pack.word
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


def _joined(tag: str, parts: tuple[object, ...]) -> str:
    return f"{tag}={'|'.join(map(str, parts))}"


def _expand_back(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined("a", parts), _joined("a2", parts[:2])]


def _expand_middle(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined("b", parts), _joined("b1", parts[:2]), _joined("b2", parts[1:]), _joined("b3", parts[::2])]


def _expand_ahead(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined("c", parts), _joined("c2", parts[1:])]


def _expand_window(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined("d5", parts), _joined("d3", parts[:3]), _joined("d3m", parts[1:4]), _joined("d3n", parts[2:])]


def _expand_state(tag: str, parts: tuple[object, ...]) -> list[str]:
    c, state = parts
    assert isinstance(state, tuple)
    quote, bracket, intro, digits = state
    return [
        f"sq={quote}", f"sb={bracket}", f"si={intro}", f"sd={digits}", f"sqc={quote}|{c}", f"sbc={bracket}|{c}",
        f"sic={intro}|{c}", f"sqb={quote}|{bracket}|{intro}", f"sqd={quote}|{digits}", f"sid={intro}|{digits}|{c}",
    ]  # fmt: skip


def _expand_position(tag: str, parts: tuple[object, ...]) -> list[str]:
    c, place = parts
    assert isinstance(place, tuple)
    start, end, fifth = place
    return [f"ps={start}", f"pe={end}", f"pf={fifth}", f"psc={start}|{c}", f"pec={end}|{c}", f"pfc={fifth}|{c}"]


def _expand_years(tag: str, parts: tuple[object, ...]) -> list[str]:
    k, years = parts
    assert isinstance(years, tuple)
    before, after, distance = years
    return [
        f"yb={before}", f"ya={after}", f"yd={distance}", f"ybk={before}|{after}|{k}", f"ydk={distance}|{k}",
        f"yba={before}|{after}|{distance}",
    ]  # fmt: skip


def _expand_chunk(tag: str, parts: tuple[object, ...]) -> list[str]:
    c, chunk = parts
    assert isinstance(chunk, tuple)
    length, initials, lower, names, journal, digits, begin, end = chunk
    return [
        f"{tag}n={length}", f"{tag}i={initials}", f"{tag}l={lower}", f"{tag}m={names}", f"{tag}j={journal}",
        f"{tag}d={digits}", f"{tag}b={begin}", f"{tag}e={end}", f"{tag}nl={length}|{lower}|{initials}",
        f"{tag}nm={length}|{names}|{initials}", f"{tag}lj={lower}|{journal}|{digits}", f"{tag}be={begin}|{end}",
        f"{tag}nj={length}|{journal}|{end}", f"{tag}nc={length}|{lower}|{c}", f"{tag}all={length}|{initials}|{lower}|"
        f"{names}|{journal}|{digits}",
    ]  # fmt: skip


def _expand_neighbours(tag: str, parts: tuple[object, ...]) -> list[str]:
    c, around = parts
    assert isinstance(around, tuple)
    before, here, after = around
    return [
        f"rb={before}", f"ra={after}", f"rbh={before}|{here}", f"rha={here}|{after}", f"rbha={before}|{here}|{after}",
        f"rbc={before}|{c}", f"rac={after}|{c}",
    ]  # fmt: skip


def _expand_style(tag: str, parts: tuple[object, ...]) -> list[str]:
    style, place = parts
    assert isinstance(style, tuple)
    assert isinstance(place, tuple)
    sentence, phrase, left = place
    opening, years, quotes = style
    return [
        f"eo={opening}|{sentence}", f"ey={years}|{sentence}|{left}", f"eq={quotes}|{sentence}",
        f"eoy={opening}|{years}|"
        f"{quotes}|{sentence}", f"ep={opening}|{phrase}", f"es={sentence}|{left}",
    ]  # fmt: skip


def _expand_name(tag: str, parts: tuple[object, ...]) -> list[str]:
    name, c, before = parts
    return [f"g={name}", f"gc={name}|{c}", f"gb={name}|{before}"]


def _expand_mark(tag: str, parts: tuple[object, ...]) -> list[str]:
    signature, c = str(parts[0]), parts[1]
    if not signature.startswith("el:"):
        return [f"m={signature}", f"mc={signature}|{c}"]
    name = signature[3:].lower()
    tags = name.split(".", 1)[0]
    hints = [hint for hint in _HINTS if hint in name]
    words = dict.fromkeys(word for word in re.split(r"[^a-z]+", name) if word)
    return [f"mt={tags}", *(f"mh={hint}" for hint in hints), *(f"mw={word}" for word in words)]


def _expand_plain(tag: str, parts: tuple[object, ...]) -> list[str]:
    return [_joined(tag, parts)]


_EXPANDERS = {
    "a": _expand_back, "b": _expand_middle, "c": _expand_ahead, "d": _expand_window, "s": _expand_state,
    "p": _expand_position, "y": _expand_years, "q": _expand_chunk, "r": _expand_neighbours,
    "e": _expand_style, "g": _expand_name, "m": _expand_mark, "M": _expand_plain, "o": _expand_plain,
    "x": _expand_plain,
    "n": _expand_plain, "k": _expand_plain,
}  # fmt: skip
