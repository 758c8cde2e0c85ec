"""Mending the parts of an author list: commas that are missing, names that only spaces part, names that a
conjunction parted.

Takes and gives the parts of one list; consults `tables.particles`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pubparse.tables import particles as table

_TRAILING = re.compile("(?:[wu]+[iI]+){2,}")
_FIRST_TRAILING = re.compile("[wu]+[iI]+")
_INITIALS_FIRST = re.compile("ii+w+")
_INITIALS_NAME = re.compile("[iI]+w")
_DIRECT = re.compile("[iw]+w")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two separators: its words, their kinds, its span, and what stands before it."""

    words: tuple[str, ...]
    kinds: str
    start: int
    end: int
    sep: str
    """`,` a comma, `&` a conjunction, `;` a mark that parts names only; empty at the start."""
    link: str = ""
    """The conjunction before it, if it is one that names hold too."""


def mend_parts(parts: list[Part], text: str) -> list[Part]:
    """The parts of a list as they were meant.

    >>> part = Part(("Johnson", "J.A.", "Dubay", "L.O."), "wiwi", 0, 24, "")
    >>> [one.words for one in mend_parts([part], "Johnson J.A. Dubay L.O.")]
    [('Johnson', 'J.A.'), ('Dubay', 'L.O.')]
    """
    if not text.isascii() and any("k" in part.kinds for part in parts):
        parts = _spaced_cjk(parts, text)
    return _rejoin(_missing_commas(_run_together(parts)))


def _run_together(parts: list[Part]) -> list[Part]:
    """Part names that lack a comma: `Johnson J.A. Dubay L.O.`, `Wayne O. Cochran. Kyle G. Olsen`."""
    out: list[Part] = []
    left = parts[::-1]
    while left:
        part = left.pop()
        cut = 0
        if _TRAILING.fullmatch(part.kinds) and (one := _FIRST_TRAILING.match(part.kinds)):
            cut = one.end()
        else:
            stops = (i + 1 for i, word in enumerate(part.words[:-2]) if i and len(word) > 4 and word[-1] == ".")
            cut = next((i for i in stops if part.kinds[i - 1] == "w"), 0)
        if not cut:
            out.append(part)
            continue
        first = (
            *part.words[: cut - 1],
            part.words[cut - 1].rstrip(".") if part.kinds[cut - 1] == "w" else part.words[cut - 1],
        )
        out.append(Part(first, part.kinds[:cut], part.start, part.start, part.sep, part.link))
        left.append(Part(part.words[cut:], part.kinds[cut:], part.start, part.end, ","))
    return out


def _missing_commas(parts: list[Part]) -> list[Part]:
    """Part `Simeon, F. Comanducci, L.` where a comma is missing: between a bare family name and bare initials."""
    out: list[Part] = []
    for i, part in enumerate(parts):
        rest = parts[i + 1 :]
        # `Stewart, J. L. Bruil, & E. Portilla`: only the first is inverted, and the comma behind it is missing.
        first = i == 1 and parts[0].kinds == "w" and part.sep == "," and _INITIALS_FIRST.fullmatch(part.kinds)
        if first and rest and all(_DIRECT.fullmatch(r.kinds) for r in rest):
            out.append(Part(part.words[:1], "i", part.start, part.start, ","))
            out.append(Part(part.words[1:], part.kinds[1:], part.start, part.end, ","))
            continue
        if (
            out
            and part.sep == ","
            and _INITIALS_NAME.fullmatch(part.kinds)
            and out[-1].kinds.lstrip("p") == "w"
            and set(end := _first_other(rest)) <= {"i", "I"}
            and end
        ):
            cut = len(part.words) - 1
            out.append(Part(part.words[:cut], part.kinds[:cut], part.start, part.start, ","))
            out.append(Part(part.words[cut:], part.kinds[cut:], part.start, part.end, ","))
        else:
            out.append(part)
    return out


def _first_other(parts: list[Part]) -> str:
    """The kinds of the first part that is not initials and a family name behind a comma; empty if all are."""
    return next((part.kinds for part in parts if part.sep != "," or not _INITIALS_NAME.fullmatch(part.kinds)), "")


def _spaced_cjk(parts: list[Part], text: str) -> list[Part]:
    """Chinese or Korean names that only spaces or a conjunction part become parts of their own."""
    out: list[Part] = []
    for part in parts:
        words = [w for word in part.words for w in _cjk_conjunction(word)]
        whole = all(kind == "k" for kind in part.kinds) and all(2 <= len(word) <= 4 for word in words)
        surnames = all(word[0] in table.CHINESE_SURNAMES or word[0] >= "\uac00" for word in words)
        if not whole or len(words) < (2 if surnames and (len(parts) == 1 or len(words) > len(part.words)) else 3):
            out.append(part)
            continue
        position = part.start
        for word in words:
            start = text.find(word, position)
            start = position if start < 0 else start
            position = start + len(word)
            out.append(Part((word,), "k", start, position, ";" if out else ""))
    return out


def _cjk_conjunction(word: str) -> list[str]:
    """Part `张三和李四` where both sides begin like Chinese names."""
    match = re.fullmatch(r"([\u3400-\u9fff]{2,4})[和与與及]([\u3400-\u9fff]{2,4})", word)
    if match and match[1][0] in table.CHINESE_SURNAMES and match[2][0] in table.CHINESE_SURNAMES:
        return [match[1], match[2]]
    return [word]


def _rejoin(parts: list[Part]) -> list[Part]:
    """Put together what a conjunction within a name parted: `Ortega y Gasset`, `Ministry of Health and Welfare`."""
    if not any(part.sep == "&" for part in parts):
        return parts
    out: list[Part] = []
    for i, part in enumerate(parts):
        if out and part.sep == "&":
            before = out[-1]
            given = i + 1 < len(parts) and parts[i + 1].sep == "," and set(parts[i + 1].kinds) <= {"i", "I"}
            group = "c" in before.kinds and (part.kinds == "w" or "c" in part.kinds) and not given
            family = (
                part.link
                and part.kinds == "w"
                and before.kinds[-1] == "w"
                and (
                    len(before.words) == 1 if i + 1 < len(parts) and parts[i + 1].sep == "," else len(before.words) > 1
                )
                and before.sep != ","
            )
            if group or family:
                words = (*before.words, part.link or "and", *part.words)
                kinds = before.kinds + ("p" if family else "l") + part.kinds
                out[-1] = Part(words, kinds, before.start, part.end, before.sep, before.link)
                continue
        out.append(part)
    return out
