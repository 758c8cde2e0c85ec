"""A printed author list to its names: the author-list grammar.

Takes the list as printed, with its marks, and what the lists's other entries agree on (`ListStyle`); gives `Authors`.
Commas either part names or part a family name from its given name. Which it is, is decided for the list as a whole:
every reading has a cost by the shapes of its names, each style adds what deviates from it, the cheapest wins.
Consults `tables.particles` and `names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from pubparse.model import Doubt, DoubtKind, Field, Mark, MarkKind, Name, NameMark
from pubparse.normalizers.names import build_direct, build_inverted, split_words, word_kind
from pubparse.tables import particles as table

_SIGN = "\ue000"
_SIGNS = re.compile(
    r"\\?[*∗⁎＊†‡§¶#✉✝⋆★☆♠♣♥♦♯◊⊥^~°¹²³⁰⁴-⁹ᵃ-ᵿ⁺⁼$\\_‖∥ǂ♮✦✧◇◆△▲▽▼○●□■♭¤+=📧🖂✿❖∆ξ\u00aa\u00ba\u2060\u200b\ufe0f\ufffc]+|\{|\}"
)
_DIGITS = re.compile(
    r"(?<=[^\W\d_.])\d{1,2}(?:,\s?\d{1,2}(?!\d))*(?=\s*(?:[,;&\ue000]|$|\.\s*$|\band\b|\bund\b|\bet\b))"
)
_ROUND = re.compile(r"[(（\[［]([^()（）\[\]［］]*)[)）\]］]")
_EDITORS = re.compile(
    r"(?i)[(\[]?\b(?:eds?|editors?|hrsg|hg|coords?|dirs?|orgs?|éds?|éditeurs?|comps?|red|a cura di|szerk|ред)\b\.?[)\]]?\s*[,:]?\s*$"
)
_OTHERS = re.compile(table.OTHERS, re.IGNORECASE)
_LEADS = re.compile(table.LEADS, re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*[;；|]\s*|\s+[·•/–—]\s+|(?<=[^\W\d_]{2})/(?=[^\W\d_])|\t+|[,，、]\s*(?:(?:&|＆|(?:"
    + "|".join(sorted((w for w in table.CONJUNCTIONS if w.isalpha()), key=len, reverse=True))
    + r")(?=[\s\ue000]))\s*)*|\s*[&＆]\s*|(?:\s+(?:"
    + "|".join(sorted((w for w in table.CONJUNCTIONS if w.isalpha()), key=len, reverse=True))
    + r"))+(?=\s)\s*|(?<=[\u3400-\u9fff\uac00-\ud7af])\s*[和与與及と]\s*(?=[\u3400-\u9fff\uac00-\ud7af]{2})"
    r"|\s+(?:on behalf of|for)\s+(?=the\s)",
    re.IGNORECASE,
)
_REPEAT = re.compile(r"^\W*?(?:[-‐‑–—―_⸺⸻─]\s?){2,}\W*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ROLES = tuple((re.compile(words, re.IGNORECASE), NameMark(role)) for words, role in table.ROLE_WORDS)


class Order(StrEnum):
    """How the names of a list are written."""

    DIRECT = "direct"
    """`Kan Zhu, L. Li`"""
    INVERTED = "inverted"
    """`Zhu, Kan, Li, L.`"""
    FIRST = "first"
    """Only the first is inverted: `Zhu, Kan, L. Li`"""
    TRAILING = "trailing"
    """Initials behind the family name, no comma between: `Zhu K, Li L`"""
    FAMILIES = "families"
    """Family names only: `Zhu, Li and Smith`"""


@dataclass(frozen=True, slots=True)
class ListStyle:
    """What the author lists of one publication list agree on: the cost of each order, lowest for the usual one."""

    costs: tuple[tuple[Order, float], ...] = ()

    def cost(self, order: Order) -> float:
        """What reading a list in this order costs beforehand.

        >>> ListStyle(((Order.DIRECT, 1.5),)).cost(Order.DIRECT)
        1.5
        """
        return dict(self.costs).get(order, 0.0)


@dataclass(frozen=True, slots=True)
class Authors:
    """The names of one author list; `others`: more than these; `repeats`: the list begins with the previous entry's."""

    names: tuple[Name, ...] = ()
    others: bool = False
    repeats: bool = False
    doubts: tuple[Doubt, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    """Where each name stands in the text that was given."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two separators: its words, their kinds, its span, and what stands before it."""

    words: tuple[str, ...]
    kinds: str
    start: int
    end: int
    sep: str
    """`,` a comma, `&` a conjunction, `;` a mark that parts names only; empty at the start."""


_PRIOR = {Order.DIRECT: 0.0, Order.INVERTED: 0.0, Order.FIRST: 1.0, Order.TRAILING: 0.3, Order.FAMILIES: 2.0}
_ORDERS = tuple(Order)
_DIRECT_SHAPE = re.compile(r"[wiIul]+p*(?:[wul]+p*)*[wul]s?|[wu]p+[wu]+|p+[wu]+")
_TRAILING_SHAPE = re.compile(r"p*[wul]+(?:p+[wul]+)*[iI]{1,4}s?|[uI]I")
_FAMILY_SHAPE = re.compile(r"p*[wuI](?:[wul]|p(?=\w))*s?")
_GIVEN_SHAPE = re.compile(r"[iI]+p*s?|[wul][wul]?[wul]?[iI]*p*s?|[iI]+w[iI]*p*")


def split_authors(text: str, marks: Iterable[Mark] = (), *, style: ListStyle | None = None) -> Authors:
    """The names of an author list as printed.

    `marks` are relative to the text: superscripts are signs, links give their names a URL. `style` is what the other
    lists around it agree on (see `list_style`). Raises nothing: what cannot be parted is one literal name.

    >>> [str(name) for name in split_authors("Zhu, K., Yilong Zhao, and L. Li").names]
    ['K. Zhu', 'Yilong Zhao', 'L. Li']
    >>> [str(name) for name in split_authors("Sekijima Y, Dendle MA, et al.").names]
    ['Y Sekijima', 'MA Dendle']
    >>> split_authors("Sekijima Y, Dendle MA, et al.").others
    True
    >>> split_authors("Kan Zhu*, Li Li").names[0].signs
    ('*',)
    """
    marks = tuple(marks)
    prepared = _prepare(text, marks)
    parts = _parts(prepared.text)
    order, _, groups = _best(parts, style)
    names, spans = [], []
    for group in groups:
        name = _build(group, order, prepared.text)
        if not str(name):
            continue
        start, end = group[0].start, group[-1].end
        names.append(_decorate(name, text, prepared.text, start, end, marks))
        spans.append((start, end))
    doubts = tuple(
        Doubt(DoubtKind.AMBIGUOUS, Field.AUTHOR, f"no given name: {name.literal}")
        for name in names
        if name.literal and not name.family and len(name.literal) < 4 and not _CJK.search(name.literal)
    )
    return Authors(tuple(names), prepared.others, prepared.repeats, doubts, tuple(spans))


def list_style(texts: Iterable[str]) -> ListStyle:
    """What the author lists of one publication list agree on; it is passed to `split_authors` for each of them.

    >>> style = list_style(["Zhu, Kan, Zhao, Yilong", "Li, Li, Zhu, Kan, Tang, Jia"])
    >>> [str(name) for name in split_authors("Delgado Molina, Ana Maria, Zhu, Kan", style=style).names]
    ['Ana Maria Delgado Molina', 'Kan Zhu']
    """
    totals = dict.fromkeys(_ORDERS, 0.0)
    seen = 0
    for text in texts:
        parts = _parts(_prepare(text, ()).text)
        if len(parts) < 2:
            continue
        costs = {order: _read(parts, order)[0] + _PRIOR[order] for order in _ORDERS}
        best = min(costs.values())
        for order in _ORDERS:
            totals[order] += min(costs[order] - best, 4.0)
        seen += 1
        if seen >= 40:
            break
    if not seen:
        return ListStyle()
    return ListStyle(tuple((order, min(4.0, 3.0 * totals[order] / (seen + 1.0))) for order in _ORDERS))


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The list's text, as long as it was, with a private character for all that is no name."""

    text: str
    others: bool
    repeats: bool


def _blank(text: str, start: int, end: int, fill: str = _SIGN) -> str:
    """The text with a stretch of it overwritten."""
    return text[:start] + fill * (end - start) + text[end:]


def _prepare(text: str, marks: tuple[Mark, ...]) -> _Prepared:
    """Overwrite signs, roles, lead words and `et al.`, so that offsets hold."""
    others = False
    for mark in marks:
        if mark.kind is MarkKind.SUPERSCRIPT and not re.fullmatch(r"[^\W\d]{4,}.*", text[mark.start : mark.end]):
            text = _blank(text, mark.start, mark.end)
    text = text.replace("\u00a0", " ")
    if match := _REPEAT.match(text):
        text = _blank(text, 0, match.end(), " ")
        repeats = True
    else:
        repeats = False
    for match in list(_ROUND.finditer(text)):
        inside = match[1].strip()
        if lead := _LEADS.match(" " + inside + " "):
            text = _blank(text, match.start(), match.start() + 1, ",")
            text = _blank(text, match.start() + 1, min(match.start() + lead.end(), match.end()), " ")
            text = _blank(text, match.end() - 1, match.end(), " ")
        elif len(inside) > 2 and ("," in inside or " and " in inside or not text[: match.start()].strip()):
            if not any(role.search(inside) for role, _ in _ROLES):
                text = _blank(_blank(text, match.start(), match.start() + 1, " "), match.end() - 1, match.end(), " ")
                continue
            text = _blank(text, match.start(), match.end())
        elif not re.match(r"\s*[^\W\d_]{2,}", text[match.end() :]) or not re.fullmatch(r"[^\W\d_]{2,}", inside):
            if _OTHERS.fullmatch(inside):
                others = True
            text = _blank(text, match.start(), match.end())
    for match in list(_OTHERS.finditer(text)):
        others = True
        text = _blank(text, match.start(), match.end(), ",")
    if "{" in text or _SIGNS.search(text):
        for match in list(_SIGNS.finditer(text)):
            text = _blank(text, match.start(), match.end())
    for match in list(_DIGITS.finditer(text)):
        text = _blank(text, match.start(), match.end())
    if match := _EDITORS.search(text):
        text = _blank(text, match.start(), match.end(), " ")
    if match := _LEADS.match(" " + text):
        text = _blank(text, 0, max(0, match.end() - 1), " ")
    for bracket in "([":
        if text.count(bracket) != text.count(")]"["([".index(bracket)]):
            text = text.replace(bracket, " ").replace(")]"["([".index(bracket)], " ")
    return _Prepared(text, others, repeats)


def _parts(text: str) -> list[_Part]:
    """What stands between the separators, with the separators' kinds."""
    parts: list[_Part] = []
    position, sep = 0, ""
    for match in _SEPARATOR.finditer(text):
        _add(parts, text, position, match.start(), sep)
        mark = match[0].strip()
        sep = ";" if not mark or mark[0] in ";；|·•/–—" else "&" if mark[-1] not in ",，、" else ","
        position = match.end()
    _add(parts, text, position, len(text), sep)
    if len(parts) == 1 and "\n" in text.strip():
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
        parts = []
        for start, end in lines:
            _add(parts, text, start, end, ";")
    return _rejoin(_spaced_cjk(parts, text))


def _add(parts: list[_Part], text: str, start: int, end: int, sep: str) -> None:
    """Add a part if there is anything in it."""
    piece = text[start:end]
    plain = piece.replace(_SIGN, " ")
    words = tuple(word for word in split_words(plain) if re.search(r"\w", word))
    if not words:
        return
    words = (words[0].lstrip(".:-–—"), *words[1:]) if words[0][0] in ".:-–—" else words
    kinds = "".join(map(word_kind, words))
    last = words[-1]
    if last.endswith((".", ":")) and kinds[-1] not in "itsx" and not (kinds[-1] == "I" and len(last) < 3):
        words = (*words[:-1], last.rstrip(".:"))
        kinds = kinds[:-1] + word_kind(words[-1])
    start += len(piece) - len(piece.lstrip())
    parts.append(_Part(words, kinds, start, start + len(piece.strip()), sep if parts else ""))


def _spaced_cjk(parts: list[_Part], text: str) -> list[_Part]:
    """Chinese or Korean names that only spaces part become parts of their own."""
    if not any("k" in part.kinds for part in parts):
        return parts
    out: list[_Part] = []
    for part in parts:
        whole = all(kind == "k" for kind in part.kinds) and all(2 <= len(word) <= 4 for word in part.words)
        surnames = all(word[0] in table.CHINESE_SURNAMES or word[0] >= "\uac00" for word in part.words)
        if not whole or len(part.words) < (2 if surnames and len(parts) == 1 else 3):
            out.append(part)
            continue
        position = part.start
        for word in part.words:
            start = text.index(word, position)
            position = start + len(word)
            out.append(_Part((word,), "k", start, position, ";" if out else ""))
    return out


def _rejoin(parts: list[_Part]) -> list[_Part]:
    """Put together what a conjunction within a name parted: `Ortega y Gasset`, `Ministry of Health and Welfare`."""
    out: list[_Part] = []
    for part in parts:
        if out and part.sep == "&":
            before = out[-1]
            # A group goes on behind its "and" where what follows is no person's name.
            if "c" in before.kinds and (len(part.words) == 1 or "c" in part.kinds) and before.kinds[0] == "c":
                out[-1] = _Part((*before.words, "and", *part.words), "c", before.start, part.end, before.sep)
                continue
        out.append(part)
    return out


def _best(parts: list[_Part], style: ListStyle | None) -> tuple[Order, float, list[list[_Part]]]:
    """The cheapest reading of a list."""
    if not parts:
        return Order.DIRECT, 0.0, []
    plain = style is None or style.cost(Order.DIRECT) <= 1.0
    if plain and len(parts) > 1 and all(len(p.words) > 1 and _DIRECT_SHAPE.fullmatch(p.kinds) for p in parts):
        return Order.DIRECT, 0.0, [[part] for part in parts]
    best: tuple[Order, float, list[list[_Part]]] | None = None
    for order in _ORDERS:
        cost, groups = _read(parts, order)
        cost += _PRIOR[order] + (style.cost(order) if style else 0.0)
        if best is None or cost < best[1] - 1e-9:
            best = order, cost, groups
    assert best is not None  # there is always at least one order
    return best


def _read(parts: list[_Part], order: Order) -> tuple[float, list[list[_Part]]]:
    """The cheapest way to group the parts into names, if the list is in this order."""
    strong = any(part.sep == ";" for part in parts)
    costs = [0.0]
    choices = [0]
    for end in range(1, len(parts) + 1):
        best, choice = float("inf"), 1
        for size in (1, 2, 3):
            begin = end - size
            if begin < 0 or any(part.sep != "," for part in parts[begin + 1 : end]):
                break
            cost = costs[begin] + _name_cost(parts[begin:end], order, begin == 0)
            if strong and begin and parts[begin].sep == ",":
                cost += 3.0
            if cost < best:
                best, choice = cost, size
        costs.append(best)
        choices.append(choice)
    groups: list[list[_Part]] = []
    end = len(parts)
    while end:
        groups.append(parts[end - choices[end] : end])
        end -= choices[end]
    return costs[-1], groups[::-1]


def _name_cost(group: list[_Part], order: Order, first: bool) -> float:
    """What it costs to read these parts as one name in a list of this order."""
    kinds = group[-1].kinds
    if len(group) > 1 and set(kinds) <= {"s", "x"}:
        return _name_cost(group[:-1], order, first) + 0.1
    if len(group) > 1 and len(group[-1].words) == 1 and kinds == "I":
        if group[-1].words[0].casefold().strip(".") in table.CREDENTIALS_OR_INITIALS and len(group[0].words) > 1:
            return _name_cost(group[:-1], order, first) + 0.6
    if len(group) == 1:
        return _one_cost(group[0], order, first)
    if len(group) == 3:
        if set(group[1].kinds) <= {"s"}:
            return _pair_cost(group[0], group[2], order, first) + 0.1
        return 9.0
    return _pair_cost(group[0], group[1], order, first)


def _one_cost(part: _Part, order: Order, first: bool) -> float:
    """What a name without comma costs."""
    kinds = part.kinds
    if "k" in kinds or "c" in kinds:
        return 0.0
    if len(part.words) == 1:
        if set(kinds) <= {"i", "s", "x"}:
            return 9.0
        return 1.0 if order is Order.FAMILIES else 4.0
    direct = trailing = 9.0
    if _DIRECT_SHAPE.fullmatch(kinds):
        direct = 0.8 * kinds.count("l") + 0.8 * max(0, len(kinds) - 4) + (0.5 if kinds[0] == "p" else 0.0)
    elif _TRAILING_SHAPE.fullmatch(kinds):
        direct = 4.0
    if _TRAILING_SHAPE.fullmatch(kinds):
        trailing = 0.4 * max(0, len(kinds.rstrip("iIs").lstrip("p")) - 1)
    if order is Order.TRAILING:
        return min(trailing, direct + 3.0, 9.0)
    if order is Order.INVERTED or (order is Order.FIRST and first):
        return min(direct + 2.0, trailing + 2.5, 9.0)
    if order is Order.FAMILIES:
        return 0.3 if kinds in ("pw", "ppw") else min(direct + 2.0, trailing + 2.0, 9.0)
    return min(direct, trailing + 3.0, 6.0 + 0.2 * len(kinds))


def _pair_cost(family: _Part, given: _Part, order: Order, first: bool) -> float:
    """What `Family, Given` costs."""
    if not _FAMILY_SHAPE.fullmatch(family.kinds) or not _GIVEN_SHAPE.fullmatch(given.kinds):
        return 9.0
    size = len(family.kinds.lstrip("p").rstrip("s"))
    cost = 0.0 if "p" in family.kinds else (0.0, 0.7, 2.0, 4.0, 6.0)[min(size, 5) - 1]
    core = given.kinds.rstrip("ps")
    if set(core) <= {"i", "I"}:
        cost += 0.0
    elif core[0] in "iI":
        cost += 1.2
    else:
        words = len(core.rstrip("iI"))
        cost += (0.9 if words == len(core) else 0.3) + 0.5 * (words - 1)
        if size > 1 and words > 1:
            cost += 1.5
    if family.kinds == "I":
        cost += 0.8
    return cost + (0.0 if order is Order.INVERTED or (order is Order.FIRST and first) else 3.0)


def _build(group: list[_Part], order: Order, text: str) -> Name:
    """The name that a group of parts is."""
    printed = " ".join(text[group[0].start : group[-1].end].replace(_SIGN, " ").split())
    printed = re.sub(r"\s+([,.])", r"\1", printed).strip(" ,;:")
    if printed.endswith(".") and group[-1].words[-1][-1] != ".":
        printed = printed.rstrip(".")
    while len(group) > 1 and set(group[-1].kinds) <= {"x"}:
        group = group[:-1]
    suffix = ""
    if len(group) > 1 and set(group[-1].kinds) <= {"s", "x"}:
        suffix = " ".join(w for w, k in zip(group[-1].words, group[-1].kinds, strict=True) if k == "s")
        group = group[:-1]
    elif len(group) == 3:
        suffix = " ".join(group[1].words)
        group = [group[0], group[2]]
    if len(group) == 2:
        tail = group[1].words[0].casefold().strip(".")
        if len(group[0].words) > 1 and tail in table.CREDENTIALS_OR_INITIALS and order is not Order.INVERTED:
            group = group[:1]
        else:
            return build_inverted(list(group[0].words), list(group[1].words), printed, suffix)
    name = build_direct(
        list(group[0].words), printed, True if order is Order.TRAILING and _trailing(group[0]) else None
    )
    if suffix:
        name = replace(name, suffix=f"{name.suffix} {suffix}".strip())
    return name


def _trailing(part: _Part) -> bool:
    """Whether a part has the shape of a name with its initials behind."""
    return bool(_TRAILING_SHAPE.fullmatch(part.kinds))


def _decorate(name: Name, text: str, prepared: str, start: int, end: int, marks: tuple[Mark, ...]) -> Name:
    """The name with the signs that stand beside it and the URL that it links to."""
    while end < len(text) and prepared[end] == _SIGN:
        end += 1
    signs = tuple(
        sign
        for match in re.finditer(f"{_SIGN}+", prepared[start:end])
        if (sign := text[start + match.start() : start + match.end()].strip("\\{}$^_ ()"))
        and sign not in "​\u2060\ufe0f"
    )
    url = next(
        (m.value for m in marks if m.kind is MarkKind.LINK and m.start < end and m.end > start and m.end - m.start > 1),
        "",
    )
    roles = tuple(
        dict.fromkeys(role for sign in signs for words, role in _ROLES[:1] + _ROLES[1:] if words.search(sign))
    )
    return replace(name, signs=signs, roles=roles, url=url) if signs or url else name
