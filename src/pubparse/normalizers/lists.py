"""A printed author list to its parts: what stands between the separators, without signs, roles and lead words.

Takes the list's text and marks; gives `Part`s whose offsets are the text's. Consults `tables.particles`.
`authors.py` makes names of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pubparse.model import Mark, MarkKind
from pubparse.normalizers.mending import Part, mend_parts
from pubparse.normalizers.names import split_words, word_kind
from pubparse.tables import particles as table

SIGN = "\ue000"
"""Stands in a prepared text for what is printed beside names but is no name."""
_SIGNS = re.compile(
    r"\\?[*∗⁎＊†‡§¶#✉✝⋆★☆♠♣♥♦♯◊⊥^~°¹²³⁰⁴-⁹ᵃ-ᵿ⁺⁼$\\_‖∥ǂ♮✦✧◇◆△▲▽▼○●□■♭¤+=📧🖂✿❖∆\u00aa\u00ba\u2060\u200b\ufe0f\ufffc]+|[{}]"
)
_DIGITS = re.compile(
    r"(?<=[^\W\d_.])\s?\d{1,2}(?:,\s?\d{1,2}(?!\d))*(?=\s*(?:[,;&\ue000]|\.?\s*$|\band\b|\bund\b|\bet\b))"
)
_ROUND = re.compile(r"[(（\[［]([^()（）\[\]［］]*)[)）\]］]")
_EDITORS = re.compile(table.EDITORS, re.IGNORECASE)
_SUPERVISORS = re.compile(table.SUPERVISORS)
_OTHERS = re.compile(table.OTHERS, re.IGNORECASE)
_LEADS = re.compile(table.LEADS, re.IGNORECASE)
_FINAL_STOP = re.compile(r"(?<=\w[^\W\d_.])(?<!\b[JS]r)(?<!\bJnr)\.[\s\ue000]*$")
_LAST_INITIALS = re.compile(r"(?<![^\W\d_])(?P<initials>[^\W\d_]{1,4})\.[\s\ue000]*$")
_DOTTED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,4}\.")
_BARE = re.compile(r"(?<![\w.'’-])[^\W\d_]{1,3}(?![\w.'’-])")
_HOMONYM = re.compile(r"(?<=[^\W\d_.])\s+0\d{3}(?!\d)")
"""The number by which DBLP tells persons of one name apart: `Wei Tan 0001`."""
_REPEAT = re.compile(r"^\W*?(?:[-‐‑–—―_⸺⸻─]\s?){2,}\W*|^\s*[—―⸺⸻]\W*")
_ENUMERATED = re.compile(r"\W{0,3}\d{1,3}\s?[\])}.:-]+\s+(?=[^\W\d_])|[\"“”„«»]+(?=[^\W\d_])")
"""A number or quotes before the first name."""
_TOKEN = re.compile(r"[,;，、；،؛|&＆\t\n]|‚(?=\s)|(?<!\S)[·•/–—-](?!\S)|(?:[^\s,;，、；،؛|&＆‚]|‚(?!\s))+")
_ROLE = re.compile("|".join(words for words, _ in table.ROLE_WORDS), re.IGNORECASE)
_INITIALS_INSIDE = re.compile(r"(?:[^\W\d_]{1,2}\.[-‐\s]?)+")
"""Initials that stand in brackets behind the family name: `SIERVO (M.), GREY (P.)`."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EASTERN_AND = re.compile(
    r"(?<=[\u3400-\u9fff々])[・･]|[・･](?=[\u3400-\u9fffA-Za-z])|(?<=[A-Za-z])[・･]|(?<=[\uac00-\ud7af])[·ㆍ](?=[\uac00-\ud7af])"
)
"""What parts names in Japanese and Korean; within a Japanese name it stands between parts in Katakana."""
_HEBREW_AND = re.compile(r"((?:^|[,;&])\s*\S+ \S+ (?:\S+ )?)ו(?=[א-ת]+['׳]? [א-ת])")
"""A name that begins with `and`, behind one that is whole."""
_STRONG = frozenset(";；؛|\t·•/–—-")


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
    if not text.isascii():
        text = _EASTERN_AND.sub("、", text)
        text = _HEBREW_AND.sub(r"\1&", text)
    if not text[:1].isalpha() and (match := _REPEAT.match(text)):
        text = _blank(text, 0, match.end(), " ")
        repeats = True
    elif not text[:1].isalpha() and (match := _ENUMERATED.match(text)):
        text = _blank(text, 0, match.end(), " ")
    if "(" in text or "[" in text or "（" in text or "［" in text:
        text, others = _brackets(text)
    low = text.casefold()
    if ("superv" in low or "advis" in low) and (match := _SUPERVISORS.search(text)) and match.start():
        text = _blank(text, match.start(), len(text), ",")
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
        for match in list(_HOMONYM.finditer(text)):
            text = _blank(text, match.start(), match.end(), " ")
    if match := _EDITORS.search(text, max(0, len(text) - 24)):
        text = _blank(text, match.start(), match.end(), " ")
    if match := _LEADS.match(" " + text):
        text = _blank(text, 0, max(0, match.end() - 1), " ")
    return Prepared(_without_final_stop(text), others, repeats)


def _without_final_stop(text: str) -> str:
    """The text without the stop that ends the list; an initial's stop stays if the others have theirs.

    >>> [_without_final_stop(text) for text in ("Rash BG, Rakic P.", "Bee, CMK., Zhu, ABC.", "A. Bee.")]
    ['Rash BG, Rakic P ', 'Bee, CMK., Zhu, ABC.', 'A. Bee ']
    """
    match = _LAST_INITIALS.search(text, max(0, len(text) - 12))
    if match and match["initials"].isupper():
        before = text[: match.start()]
        dotted = any(found[0][:-1].isupper() for found in _DOTTED.finditer(before))
        bare = any(found[0].isupper() for found in _BARE.finditer(before))
        if dotted or (len(match["initials"]) == 1 and not bare):
            return text
        return _blank(text, match.end("initials"), match.end("initials") + 1, " ")
    if match := _FINAL_STOP.search(text, max(0, len(text) - 12)):
        return _blank(text, match.start(), match.end(), " ")
    return text


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
        elif (
            _INITIALS_INSIDE.fullmatch(inside)
            and not re.match(r"\s*[^\W\d_]", text[end:])
            and text[start - 2 : start - 1].isalpha()
        ):
            text = _blank(_blank(text, start, start + 1, ","), end - 1, end, " ")
        elif not (_goes_on(text[end:]) and re.fullmatch(r"[^\W\d_]{2,}", inside)):
            text = _blank(text, start, end)
    for pair in ("()", "[]"):
        if text.count(pair[0]) != text.count(pair[1]):
            text = text.replace(pair[0], " ").replace(pair[1], " ")
    return text, others


def _goes_on(text: str) -> bool:
    """Whether a name goes on behind a bracket: a word stands there that joins no other name to it."""
    word = re.match(r"\s*([^\W\d_]{2,})", text)
    return word is not None and word[1] not in table.CONJUNCTIONS


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
        if token in ",，、،‚":
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
    return mend_parts(parts, text)


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
    if words[-1][-1] == "." and kinds[-1] not in "iItsx":
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
