"""Which lines of a plain text are headings, and of what style.

Takes the lines of the whole text in order; notes in each heading its style. Consults `tables.headings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pubparse.calendars import western
from pubparse.extractors._text_lines import Line
from pubparse.tables.abroad import ABROAD, ELSE, names_section
from pubparse.tables.headings import MODIFIERS, NOUNS, SECTIONS

_RULE = re.compile(r"[-=_~*#─━═—–\s]{3,}")
_RULED = re.compile(r"\s*[_─━═]{4,}\s*$|\s*[-=~*]{5,}\s*$")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_NUMBERED = re.compile(
    r"(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[^\W\d_])|[一二三四五六七八九十\d]{1,3}[、．.]\s*(?=[^\W\d_])"
)
_YEAR = re.compile(r"[(\[]?(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present))?\s?年?度?[)\]]?:?")
_DIGIT = re.compile(r"[\d$€£%]")
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")
_ELIDED = re.compile(r"^(?:d|l|dell|all|nell|dall|sull)['’](?=\w)")
_BRACKETS = re.compile(r"[(\[（【][^()\[\]（）【】]*[)\]）】]")
_FRAMED = re.compile(r"[【〔［]([^【】〔〕［］]+)[】〕］]")
_ROMAN = re.compile(r"[IVX]{1,5}[.)]?\s")
_LONGEST = 70
_OTHER = frozenset(
    word for words in (SECTIONS["other"], *(ABROAD[cue] for cue in ELSE)) for word in words.casefold().split()
)


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written.

    >>> is_rule("-----"), is_rule("PhD ---")
    (True, False)
    """
    return text[0] in "-=_~*#─━═—–" and len(text) < 400 and _RULE.fullmatch(text) is not None


def mark_headings(lines: Sequence[Line]) -> None:
    """Note in every heading what makes it one: `rule`, `caps`, `words`, `title`, `year`, `hash1`."""
    count = len(lines)
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST + 60 or (line.marker and line.marker[0] in "*["):
            continue
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < count else None
        ruled = after is not None and not after.gap and is_rule(after.text) and not is_rule(line.text)
        line.heading = _style(line, before, after, ruled)
    for line, after in pairwise(lines):
        if line.heading[:5] == "title" == after.heading[:5]:  # in a list of short paragraphs none is a heading
            line.heading = after.heading = "title?"
    for line in lines:
        if line.heading == "title?":
            line.heading = ""
    for index in range(count - 2, -1, -1):
        line, after = lines[index], lines[index + 1]
        if (
            not line.heading
            and not line.marker
            and after.heading == "words"
            and not after.gap
            and _begins_heading(line.text)
        ):
            line.heading = "words"


def _begins_heading(text: str) -> bool:
    """Whether a line holds only the first words of a heading that the next one ends: `Unrefereed`, `Honors and`."""
    words = _WORD.findall(text)
    return (
        len(text) < 30
        and 0 < len(words) < 4
        and text[0].isupper()
        and all(word.casefold() in MODIFIERS or word.casefold() in NOUNS for word in words)
    )


def _style(line: Line, before: Line | None, after: Line | None, ruled: bool) -> str:
    """The style of heading that a line is; empty if it is none."""
    text = line.text
    if text[0] == "#" and (hashes := _HASHES.match(text)):
        line.text = text[hashes.end() :].strip("# ")
        return f"hash{len(hashes[1])}" if line.text else ""
    if text[-1] in "_-=~*─━═" and (found := _RULED.search(text)) and 0 < found.start() <= _LONGEST:
        line.text = text[: found.start()]
        return "rule"
    if len(text) > _LONGEST or "\t" in text or "@" in text or "://" in text:
        return ""
    if ruled:
        return "rule"
    apart = before is None or line.gap > 0 or line.fresh_page or bool(before.heading)
    if _YEAR.fullmatch(western(text)):
        return (
            "year"
            if apart or (before is not None and before.text[-1] in ".)]”" and line.indent <= before.indent)
            else ""
        )
    if framed := _FRAMED.fullmatch(text):
        text = framed[1]
    numbered = _NUMBERED.match(text)
    bare = _BRACKETS.sub(" ", text[numbered.end() :] if numbered else text).strip()
    words = _WORD.findall(bare)
    if not 0 < len(words) <= 9 or bare[-1] in ".,;!?。，；" or any(sign in bare for sign in '"“”„;'):
        return ""
    if not (text[0].isalnum() and any(sign.isalpha() for sign in bare)) or _DIGIT.search(_YEAR.sub("", bare)):
        return ""
    known = _known(words)
    if bare.isupper() and (known or (len(max(words, key=len)) > 3 and not any(sign.isdigit() for sign in bare))):
        return "caps" if known or apart or (after is not None and after.gap) else ""
    if (
        not known
        and apart
        and after is not None
        and after.marker
        and all(word.casefold() in MODIFIERS for word in words)
    ):
        known = True
    if not known and apart and _ROMAN.match(text) and not any(sign in bare for sign in ",."):
        # Not `I. Petrov` in front of books: the first word that is no adjective must name the section.
        known = next((word.casefold() for word in words if word.casefold() not in MODIFIERS), "") in NOUNS
    if known and (text[0].isupper() or not text[0].isascii() or bool(numbered)):
        return "words"
    if numbered or line.marker or not apart or after is None or len(words) > 5 or "," in bare or len(bare) > 45:
        return ""
    titled = all(word[0].isupper() or not word[0].isascii() or word in MODIFIERS for word in words)
    return "title" if titled and after.gap and line.gap and not bare[-1].isdigit() else ""


def _known(words: Sequence[str]) -> bool:
    """Whether all words are those of headings, a noun among them."""
    noun = False
    for word in words:
        lowered = _ELIDED.sub("", word.casefold())
        if lowered in NOUNS or names_section(lowered):
            noun = True
        elif lowered not in MODIFIERS and not all(part in NOUNS or part in MODIFIERS for part in lowered.split("-")):
            return False
    return noun


class Levels:
    """The level of each heading: a style that comes back has the level that it had.

    A heading that follows another one of its style at once is under it, and so are those after it that also name a
    kind of publication.

    >>> levels = Levels()
    >>> [levels.of("caps", 0, "RESEARCH"), levels.of("words", 0, "Papers"), levels.of("words", 0, "Journals", True)]
    [1, 2, 3]
    >>> [levels.of("words", 0, "Books"), levels.of("words", 0, "Teaching"), levels.of("caps", 0, "SERVICE")]
    [3, 2, 1]
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []

    def of(self, style: str, indent: int, text: str, follows: bool = False) -> int:
        """The level of the next heading; `follows`: nothing stands between it and the one before."""
        if style.startswith("hash"):
            self._open.clear()
            return min(int(style[4:]), 6)
        if style == "title":  # looks like any other heading, but for a name above all others
            style = "words" if self._open else "name"
        under = follows and self._open and self._open[-1][0] == style
        if under or (self._known(style + "/", indent) is not None and not _other(text)):
            style += "/"
        depth = self._known(style, indent)
        if depth is None:
            depth = min(len(self._open), 4)
        del self._open[depth:]
        self._open.append((style, indent))
        return depth + 1

    def _known(self, style: str, indent: int) -> int | None:
        """How deep a style is open."""
        for depth, (known, at) in enumerate(self._open):
            if known == style and (style == "year" or abs(at - indent) < 3 or depth == len(self._open) - 1):
                return depth
        return None


def _other(text: str) -> bool:
    """Whether a heading names something else than publications."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return any(word in _OTHER for word in words) or not any(word in NOUNS or word in MODIFIERS for word in words)
