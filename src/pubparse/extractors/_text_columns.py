"""The columns of a page of plain text: numbers and bullets, labels in the margin, dates, tables.

Takes the lines of a page, changes them: what is a column apart gets a tab, other runs of spaces (justified lines) one
space; words in the margin leave the line and become its label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pubparse.extractors._text_lines import Line

_GAP = re.compile(r" {3,}|\t+ *| +\t[\t ]*")
_DATED = re.compile(r"[(\[]?(?:19|20)\d\d[^\t]{0,20}?(?: {2,}|\t)")
_RUN = re.compile(r"[ \t]{2,}|\t")
_BULLET = re.compile(r"(?:[•●▪◦‣⁃∙·○■□▶►➢➤✓❖◆\uf0b7\uf0a7]\s*|[*–—+-]\s+|o\s{2,})(?=\S)")
_NUMBER = re.compile(
    r"[\[［【](?P<a>[A-Za-z]{0,4}[-.]?)(?P<b>\d{1,4})[a-z]?[\]］】]\s*|[(（](?P<c>[A-Za-z]?)(?P<d>\d{1,3})[)）]\s*"
    r"|(?P<e>[A-Z]{1,3}[-.]?)(?P<f>\d{1,3})[.:)]?\s+|(?P<g>)(?P<h>\d{1,3})(?:[.)](?:\s+|(?=[A-Z“\"]))|[、．]\s*)"
    r"|(?P<i>)(?P<j>\d{1,3})\s{2,}"
)
_DATE = re.compile(
    r"(?i)(?:[\d\s.,/–—’'()-]|\b(?:present|now|today|current|ongoing|since|heute|seit|actuel|expected|forthcoming"
    r"|in press|to appear|submitted|under review|in preparation|spring|summer|fall|autumn|winter"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez)\w*)\b)+"
)
_SHORT = 30
_LONGEST = 2_000


def set_columns(lines: Sequence[Line]) -> list[Line]:
    """Find the columns of a page, and write its lines accordingly; lines that were only a label are gone."""
    gaps = [_gaps(line) for line in lines]
    starts = Counter(start for cells in gaps for start in cells[:4])
    body = _body(lines, starts)
    for line, cells in zip(lines, gaps, strict=True):
        if not line.text[0].islower() or line.text[:2] == "o ":
            _take_marker(line)
        if cells:
            _write(line, cells, starts, body)
        elif "  " in line.text:
            line.text = " ".join(line.text.split())
    return _join_labels(lines)


def _join_labels(lines: Sequence[Line]) -> list[Line]:
    """Labels that go on over lines become one."""
    kept: list[Line] = []
    first: Line | None = None
    for line in lines:
        if first is not None and line.gap == 0:
            if line.label:
                first.label += " " + line.label
                line.label = ""
                kept.append(line)
                continue
            if line.end < first.indent - 1 and len(line.text) <= _SHORT and not line.marker:
                first.label += " " + line.text
                continue
        first = line if line.label else None
        kept.append(line)
    return kept


def _gaps(line: Line) -> list[int]:
    """Where the pieces of a line begin that stand apart."""
    text = line.text
    if ("  " not in text and "\t" not in text) or len(text) > _LONGEST:
        return []
    gaps = [line.indent + found.end() for found in _GAP.finditer(text)] if "   " in text or "\t" in text else []
    if text[0] in "12([" and (found := _DATED.match(text)) and line.indent + found.end() not in gaps:
        gaps.insert(0, line.indent + found.end())
    return sorted(gaps)


def _body(lines: Sequence[Line], starts: Counter[int]) -> frozenset[int]:
    """Where the text column begins beside a margin: many lines begin there, and some have something to its left."""
    indents = Counter(line.indent for line in lines)
    found = set()
    for start, count in starts.items():
        near = sum(indents[start + step] for step in range(9))
        if (indents[start] >= 1 and near + count >= 4 and near >= count) or (count >= 3 and indents[start]):
            found.add(start)
    return frozenset(found)


def _take_marker(line: Line) -> None:
    """Note the number or bullet that a line begins with; a bullet leaves the text."""
    text = line.text
    found = _BULLET.match(text)
    if found is not None:
        line.marker = "*" + text[0]
        line.body = line.indent + found.end()
        line.text = text[found.end() :]
        return
    found = _NUMBER.match(text)
    if found is None or found.end() >= len(text):
        return
    prefix, number = [group for group in found.groups() if group is not None]
    shape = text[0] if text[0] in "[(［【（" else text[found.end(found.lastgroup or 0) : found.end()].strip()[:1] or " "
    line.marker = f"{shape}{prefix}#{number}"
    line.body = line.indent + found.end()


def _is_date(text: str) -> bool:
    """Whether a text is a year, a span of time, or a word for one."""
    return len(text) <= _SHORT and _DATE.fullmatch(text) is not None and any(sign.isalnum() for sign in text)


def _write(line: Line, cells: list[int], starts: Counter[int], body: frozenset[int]) -> None:
    """Put tabs between the columns of a line."""
    text, at = line.text, line.indent if line.marker[:1] != "*" else line.body
    pieces: list[tuple[int, str]] = []
    for start in cells:
        cut = start - at
        if cut <= 0:
            continue
        pieces.append((at, text[:cut].rstrip()))
        text, at = text[cut:], start
    pieces.append((at, text))
    tabbed = "\t" in line.text
    dated = not line.marker and _is_date(pieces[0][1])
    if len(pieces) > 1 and dated:
        line.body = pieces[1][0]
    elif len(pieces) > 1 and pieces[1][0] in body and len(pieces[0][1]) <= _SHORT and not line.marker:
        line.label = pieces[0][1]
        pieces = pieces[1:]
        line.indent = pieces[0][0]
    justified = len(pieces) > 3 and not tabbed and sum(starts[start] > 2 for start, _ in pieces[1:]) < len(pieces) - 1
    written = pieces[0][1]
    for number, (start, piece) in enumerate(pieces[1:], 1):
        marker = number == 1 and line.marker and start == line.body
        last = number == len(pieces) - 1 and len(pieces) < 4 and len(piece) <= _SHORT
        column = start in body or starts[start] > 2 or last or tabbed or (dated and number == 1)
        written += ("\t" if column and not marker and not justified else " ") + piece
    line.text = _RUN.sub(lambda run: "\t" if "\t" in run[0] else " ", written)
