"""PDF to text that is laid out as the page is: lines with their columns, pages parted by form feeds.

Takes the bytes of a PDF; gives text such as `pdftotext -layout` makes. The one door to pypdfium2 (the extra `pdf`).
Raises `SourceError` where there is no text to be had.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from pubparse.errors import SourceError

_SPACE = 0.16
"""A gap of this share of the font size parts words."""
_COLUMN = 1.1
"""A gap of this share of the font size parts columns."""
_SAME_LINE = 0.6
"""Boxes that overlap by this share of the lower one stand on one line."""
_SMALL = 0.8
"""A box lower than this share of the line is a superscript or subscript, which need overlap only half as much."""
_PARAGRAPH = 1.55
"""Lines that stand this many line heights apart have a blank line between them."""
_WIDEST = 240
"""No line is padded beyond this column."""
_HYPHENS = {"\x02": "-", "\u00ad": "-", "\ufffe": "-"}
"""What pdfium gives for a hyphen at the end of a line."""


@dataclass(slots=True)
class _Glyph:
    """A character and its box; `spaced` says that white space stood before it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool


@dataclass(slots=True)
class _Line:
    """Glyphs that stand on one line."""

    bottom: float
    top: float
    glyphs: list[_Glyph] = field(default_factory=list)


def text_of(data: bytes, name: str) -> str:
    """Give the text of a PDF. Raises `SourceError` if pypdfium2 is missing, the file broken, locked or a scan."""
    try:
        import pypdfium2
    except ImportError as error:
        raise SourceError(name, "is a PDF, and pypdfium2 is not installed", "pip install 'pubparse[pdf]'") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).casefold()
        raise SourceError(
            name,
            "is a PDF with a password" if locked else "is a broken PDF",
            "save it without one" if locked else "save it again, or export it as text",
        ) from error
    try:
        pages = []
        for number in range(len(document)):
            page = document[number]
            pages.append(_lay_out(list(_glyphs(pypdfium2.raw, page.get_textpage()))))
            page.close()
    finally:
        document.close()
    text = "\n\f".join(pages)
    if not text.strip("\f\n "):
        raise SourceError(name, "is a PDF without text (a scan)", "run it through OCR first")
    return text + "\n"


def _glyphs(raw: Any, textpage: Any) -> Iterator[_Glyph]:
    """Give the visible, upright characters of a page, in the order of the file."""
    from ctypes import byref

    rect = raw.FS_RECTF()
    spaced = False
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        text = _HYPHENS.get(text, text)
        if not text or text.isspace() or not text.isprintable():
            spaced = True
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, index, byref(rect)):
            continue
        angle = raw.FPDFText_GetCharAngle(textpage, index)
        if 0.2 < angle < 6.08:  # radians: text up the margin is no line of the page
            continue
        if "\ufb00" <= text <= "\ufb06":
            text = unicodedata.normalize("NFKC", text)
        yield _Glyph(text, rect.left, rect.bottom, rect.right, rect.top, spaced)
        spaced = False


def _lay_out(glyphs: Sequence[_Glyph]) -> str:
    """Give the text of a page."""
    glyphs = _composed(_once(glyphs))
    if not glyphs:
        return ""
    lines = _lines(glyphs)
    left = min(glyph.left for glyph in glyphs)
    unit = max(1.0, median((glyph.right - glyph.left) / len(glyph.text) for glyph in glyphs))
    height = median(line.top - line.bottom for line in lines) or 1.0
    shown: list[str] = []
    above: _Line | None = None
    for line in lines:
        if above is not None and above.bottom - line.bottom > _PARAGRAPH * max(height, 1.0):
            shown.append("")
        shown.append(_line_text(line, left, unit))
        above = line
    return "\n".join(shown)


def _once(glyphs: Sequence[_Glyph]) -> list[_Glyph]:
    """Drop characters that are printed again on the same spot (a fake bold); the `ff` of a ligature stays."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[_Glyph] = []
    last: tuple[str, int, int] | None = None
    for glyph in glyphs:
        spot = (glyph.text, round(glyph.left), round(glyph.bottom))
        if spot not in seen or spot == last:
            kept.append(glyph)
        seen.add(spot)
        last = spot
    return kept


def _composed(glyphs: Sequence[_Glyph]) -> list[_Glyph]:
    """Put accents that are printed as characters of their own (as TeX does) on the letters that they stand over."""
    kept: list[_Glyph] = []
    for glyph in glyphs:
        accent = kept[-1] if kept else None
        combining = _ACCENTS.get(accent.text, "") if accent else ""
        middle = (accent.left + accent.right) / 2 if accent else 0.0
        if accent and combining and glyph.text.isalpha() and glyph.left - 1 < middle < glyph.right + 1:
            letter = {"ı": "i", "ȷ": "j"}.get(glyph.text, glyph.text)
            glyph.text = unicodedata.normalize("NFC", letter + combining)
            glyph.spaced = accent.spaced
            kept[-1] = glyph
        else:
            kept.append(glyph)
    return kept


_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
"""Accents that stand alone, and what combines with a letter."""


def _lines(glyphs: Sequence[_Glyph]) -> list[_Line]:
    """Put glyphs on lines, from the top down: those whose boxes overlap enough stand on one."""
    runs: list[_Line] = []
    for glyph in glyphs:
        last = runs[-1] if runs else None
        if last and _overlap(last, glyph.bottom, glyph.top) > _SAME_LINE and glyph.left > last.glyphs[-1].left - 1:
            last.glyphs.append(glyph)
        else:
            runs.append(_Line(glyph.bottom, glyph.top, [glyph]))
    lines: list[_Line] = []
    for run in sorted(runs, key=lambda run: (-len(run.glyphs) > -3, -run.top)):
        best = max(lines, key=lambda line: _overlap(line, run.bottom, run.top), default=None)
        if best is not None and _overlap(best, run.bottom, run.top) > _SAME_LINE and not _collides(best, run):
            best.glyphs.extend(run.glyphs)
        else:
            lines.append(run)
    for line in lines:
        line.glyphs.sort(key=lambda glyph: glyph.left)
    return sorted(lines, key=lambda line: -line.bottom)


def _overlap(line: _Line, bottom: float, top: float) -> float:
    """Say how much of the lower box the two share."""
    shared = min(line.top, top) - max(line.bottom, bottom)
    heights = sorted((line.top - line.bottom, top - bottom))
    share = shared / max(0.1, heights[0])
    return share * 2 if heights[0] < _SMALL * heights[1] else share


def _collides(line: _Line, run: _Line) -> bool:
    """Say whether two runs stand over each other, so that they can't be on one line."""
    left, right = run.glyphs[0].left, run.glyphs[-1].right
    inside = sum(1 for glyph in line.glyphs if glyph.left < right - 1 and glyph.right > left + 1)
    return inside > 1


def _line_text(line: _Line, left: float, unit: float) -> str:
    """Write a line: words by their gaps, columns at the place where they stand."""
    size = median(glyph.top - glyph.bottom for glyph in line.glyphs)
    text = ""
    before: _Glyph | None = None
    for glyph in line.glyphs:
        gap = glyph.left - before.right if before else 0.0
        if before is None or gap > _COLUMN * size:
            column = min(_WIDEST, round((glyph.left - left) / unit))
            text += " " * max(column - len(text), 2 if before else 0)
        elif gap > _SPACE * size or (glyph.spaced and gap > 0.3 * _SPACE * size):
            text += " "
        text += glyph.text
        before = glyph
    return re.sub(r"\s+$", "", text)
