"""A printed author list to its parts: what stands between the separators, without signs, roles and lead words.

Takes the list's text and marks; gives `Part`s whose offsets are the text's. Consults `tables.particles`.
`authors.py` makes names of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pubparse.model import Mark, MarkKind
from pubparse.normalizers.names import split_words, word_kind
from pubparse.tables import particles as table

SIGN = "\ue000"
"""Stands in a prepared text for what is printed beside names but is no name."""
_SIGNS = re.compile(
    r"\\?[*∗⁎＊†‡§¶#✉✝⋆★☆♠♣♥♦♯◊⊥^~°¹²³⁰⁴-⁹ᵃ-ᵿ⁺⁼$\\_‖∥ǂ♮✦✧◇◆△▲▽▼○●□■♭¤+=📧🖂✿❖∆\u00aa\u00ba\u2060\u200b\ufe0f\ufffc]+|[{}]"
)
_DIGITS = re.compile(
    r"(?<=[^\W\d_.])\d{1,2}(?:,\s?\d{1,2}(?!\d))*(?=\s*(?:[,;&\ue000]|\.?\s*$|\band\b|\bund\b|\bet\b))"
)
_ROUND = re.compile(r"[(（\[［]([^()（）\[\]［］]*)[)）\]］]")
_EDITORS = re.compile(table.EDITORS, re.IGNORECASE)
_OTHERS = re.compile(table.OTHERS, re.IGNORECASE)
_LEADS = re.compile(table.LEADS, re.IGNORECASE)
_FINAL_STOP = re.compile(r"(?<=\w[^\W\d_.])(?<!\b[JS]r)(?<!\bJnr)\.[\s\ue000]*$")
_REPEAT = re.compile(r"^\W*?(?:[-‐‑–—―_⸺⸻─]\s?){2,}\W*|^\s*[—―⸺⸻]\W*")
_TOKEN = re.compile(r"[,;，、；|&＆\t\n]|(?<!\S)[·•/–—-](?!\S)|[^\s,;，、；|&＆]+")
_ROLE = re.compile("|".join(words for words, _ in table.ROLE_WORDS), re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STRONG = frozenset(";；|\t·•/–—-")


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


@dataclass(frozen=True, slots=True)
class Prepared:
    """The list's text, as long as it was, with `SIGN` for all that is no name."""

    text: str
    others: bool
    repeats: bool


def _blank(text: str, start: int, end: int, fill: str = SIGN) -> str:
    """The text with a stretch of it overwritten."""
    return text[:start] + fill * (end - start) + text[end:]


def prepare(text: str, marks: tuple[Mark, ...] = ()) -> Prepared:
    """Overwrite signs, roles, lead words and `et al.` without moving anything.

    >>> prepare("with Kan Zhu*, et al.").text.replace(SIGN, "~"), prepare("Zhu, et al.").others
    ('     Kan Zhu~, ,,,,,,', True)
    """
    others = repeats = False
    for mark in marks:
        if mark.kind is MarkKind.SUPERSCRIPT and not re.fullmatch(r"[^\W\d]{4,}.*", text[mark.start : mark.end]):
            text = _blank(text, mark.start, mark.end)
    if not text[:1].isalpha() and (match := _REPEAT.match(text)):
        text = _blank(text, 0, match.end(), " ")
        repeats = True
    if "(" in text or "[" in text or "（" in text or "［" in text:
        text, others = _brackets(text)
    low = text.casefold()
    if any(hint in low for hint in table.OTHERS_HINTS):
        for match in list(_OTHERS.finditer(text)):
            others = True
            text = _blank(text, match.start(), match.end(), ",")
    if _SIGNS.search(text):
        for match in list(_SIGNS.finditer(text)):
            text = _blank(text, match.start(), match.end())
    if any(c in text for c in "123456789"):
        for match in list(_DIGITS.finditer(text)):
            text = _blank(text, match.start(), match.end())
    if match := _EDITORS.search(text, max(0, len(text) - 24)):
        text = _blank(text, match.start(), match.end(), " ")
    if match := _LEADS.match(" " + text):
        text = _blank(text, 0, max(0, match.end() - 1), " ")
    if match := _FINAL_STOP.search(text, max(0, len(text) - 12)):
        text = _blank(text, match.start(), match.end(), " ")
    return Prepared(text, others, repeats)


def _brackets(text: str) -> tuple[str, bool]:
    """Deal with what stands in brackets: co-authors go into the list, roles and affiliations are signs."""
    others = False
    for match in list(_ROUND.finditer(text)):
        start, end, inside = match.start(), match.end(), match[1].strip()
        lead = _LEADS.match(" " + inside + " ")
        if lead and len(inside) > lead.end():
            text = _blank(text, start, start + 1, ",")
            text = _blank(text, start + 1, min(start + lead.end() + 1, end), " ")
            text = _blank(text, end - 1, end, " ")
        elif _OTHERS.fullmatch(inside):
            others = True
            text = _blank(text, start, end)
        elif len(inside) > 2 and ("," in inside or " and " in inside or not text[:start].strip()):
            if _ROLE.search(inside) or re.fullmatch(r"[\d\W]*", inside):
                text = _blank(text, start, end)
            else:
                text = _blank(_blank(text, start, start + 1, " "), end - 1, end, " ")
        elif not (re.match(r"\s*[^\W\d_]{2,}", text[end:]) and re.fullmatch(r"[^\W\d_]{2,}", inside)):
            text = _blank(text, start, end)
    for pair in ("()", "[]"):
        if text.count(pair[0]) != text.count(pair[1]):
            text = text.replace(pair[0], " ").replace(pair[1], " ")
    return text, others


def split_parts(text: str) -> list[Part]:
    """What stands between the separators of a prepared text.

    >>> [(part.words, part.sep) for part in split_parts("Zhu, K. and Li Li; J. Ortega y Gasset")]
    [(('Zhu',), ''), (('K.',), ','), (('Li', 'Li'), '&'), (('J.', 'Ortega', 'y', 'Gasset'), ';')]
    """
    parts: list[Part] = []
    tokens: list[tuple[str, int, int]] = []
    sep = link = ""
    pieces = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    for i, (token, start, end) in enumerate(pieces):
        if token in ",，、":
            _add(parts, tokens, sep, link)
            tokens, sep, link = [], "," if not sep or parts else sep, ""
        elif token in _STRONG:
            _add(parts, tokens, sep, link)
            tokens, sep, link = [], ";", ""
        elif token == "\n":
            continue
        elif (token in table.CONJUNCTIONS and (token != "ET" or not _ends(pieces, i))) or (
            token in ("on", "for") and _on_behalf(pieces, i)
        ):
            had = bool(tokens)
            _add(parts, tokens, sep, link)
            sep, link = ("&" if had or sep != ";" else ";"), token if token in table.SMALL_CONJUNCTIONS else ""
            tokens = []
        elif token in ("behalf", "of") and not tokens and sep == "&":
            continue
        elif token.endswith(".and"):
            tokens.append((token[:-3], start, end - 3))
            _add(parts, tokens, sep, link)
            tokens, sep, link = [], "&", ""
        elif "/" in token and (cut := re.search(r"(?<=[^\W\d_]{2})/(?=[^\W\d_])|(?<=\.)/(?=[^\W\d_])", token)):
            tokens.append((token[: cut.start()], start, start + cut.start()))
            _add(parts, tokens, sep, link)
            tokens, sep, link = [(token[cut.end() :], start + cut.end(), end)], ";", ""
        else:
            tokens.append((token, start, end))
    _add(parts, tokens, sep, link)
    if len(parts) == 1 and "\n" in text.strip():
        parts = [part for line in re.finditer(r"[^\n]+", text) for part in _moved(line[0], line.start())]
        parts = [replace(part, sep=";" if i else "") for i, part in enumerate(parts)]
    if not text.isascii() and any("k" in part.kinds for part in parts):
        parts = _spaced_cjk(parts, text)
    return _rejoin(_missing_commas(_run_together(parts)))


def _run_together(parts: list[Part]) -> list[Part]:
    """Part names that lack a comma: `Johnson J.A. Dubay L.O.`, `Wayne O. Cochran. Kyle G. Olsen`."""
    out: list[Part] = []
    for part in parts:
        cut = 0
        if re.fullmatch("(?:[wu]+[iI]+){2}", part.kinds):
            cut = len(part.kinds.rstrip("iI").rstrip("wu"))
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
        out.append(Part(part.words[cut:], part.kinds[cut:], part.start, part.end, ","))
    return out


def _missing_commas(parts: list[Part]) -> list[Part]:
    """Part `Simeon, F. Comanducci, L.` where a comma is missing: between a bare family name and bare initials."""
    out: list[Part] = []
    for i, part in enumerate(parts):
        rest = parts[i + 1 :]
        if i == 1 and parts[0].kinds == "w" and part.sep == "," and re.fullmatch("ii+w+", part.kinds) and rest:
            # `Stewart, J. L. Bruil, & E. Portilla`: only the first is inverted, and the comma behind it is missing.
            if all(re.fullmatch("[iw]+w", r.kinds) for r in rest):
                out.append(Part(part.words[:1], "i", part.start, part.start, ","))
                out.append(Part(part.words[1:], part.kinds[1:], part.start, part.end, ","))
                continue
        end = next((r.kinds for r in rest if not re.fullmatch("[iI]+w", r.kinds) or r.sep != ","), "")
        if (
            out
            and re.fullmatch("[iI]+w", part.kinds)
            and part.sep == ","
            and re.fullmatch("p*w", out[-1].kinds)
            and rest
            and set(end) <= {"i", "I"}
            and end
        ):
            cut = len(part.words) - 1
            out.append(Part(part.words[:cut], part.kinds[:cut], part.start, part.start, ","))
            out.append(Part(part.words[cut:], part.kinds[cut:], part.start, part.end, ","))
        else:
            out.append(part)
    return out


def _moved(line: str, offset: int) -> list[Part]:
    """The parts of one line of the list."""
    return [replace(part, start=part.start + offset, end=part.end + offset) for part in split_parts(line)]


def _ends(pieces: list[tuple[str, int, int]], i: int) -> bool:
    """Whether a name ends behind this token."""
    return i + 1 >= len(pieces) or pieces[i + 1][0] in ",;，；."


def _on_behalf(pieces: list[tuple[str, int, int]], i: int) -> bool:
    """Whether `on behalf of` or `for the` stands here."""
    following = [token.casefold() for token, _, _ in pieces[i + 1 : i + 3]]
    return following == ["behalf", "of"] if pieces[i][0] == "on" else following[:1] == ["the"]


def _add(parts: list[Part], tokens: list[tuple[str, int, int]], sep: str, link: str) -> None:
    """Add a part if there is a word in it; signs without a word stay with the part before."""
    words: list[str] = []
    for token, _, _ in tokens:
        word = token.replace(SIGN, "") if SIGN in token else token
        if not word or not any(map(str.isalnum, word)):
            continue
        if "." in word[1:-1] or word[0] in ".:-–—" or word[-1] in ":":
            words += [piece for piece in split_words(word.lstrip(".:-–—").rstrip(":")) if piece]
        else:
            words.append(word)
    if not words:
        if tokens and parts:
            parts[-1] = replace(parts[-1], end=tokens[-1][2])
        return
    kinds = "".join(map(word_kind, words))
    if words[-1][-1] == "." and (kinds[-1] not in "itsx" or (kinds[-1] == "I" and len(words[-1]) > 2)):
        words[-1] = words[-1].rstrip(".")
        kinds = kinds[:-1] + word_kind(words[-1]) if words[-1] else kinds
    if "I" in kinds:
        kinds = _capital_particles(words, kinds)
    parts.append(Part(tuple(words), kinds, tokens[0][1], tokens[-1][2], sep if parts else "", link))


def _capital_particles(words: list[str], kinds: str) -> str:
    """Kinds in which `VAN DER` before a word in capitals are particles."""
    for i in range(len(words) - 2, -1, -1):
        if kinds[i] == "I" and kinds[i + 1] in "up" and len(words[i]) > 1 and words[i].casefold() in table.PARTICLES:
            kinds = kinds[:i] + "p" + kinds[i + 1 :]
    return kinds


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
