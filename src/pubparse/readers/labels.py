"""What one labelled field holds, read as the field that its key labels: dates, containers, genres, numbers, ids.

Takes a `Labelled`; gives values of origin LABELLED. Consults `shapes`, `locators`, and the tables of fields and status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pubparse.locators import read_locator, split_locator
from pubparse.model import Field, Kind, Labelled, Mark, Origin, Value
from pubparse.shapes import find_arxiv, find_doi
from pubparse.tables.fields import (
    BIBTEX_KINDS,
    CSL_KINDS,
    DAY_KEYS,
    FIELDS,
    HUGO_KINDS,
    MONTH_KEYS,
    NO_GENRES,
    TYPE_KINDS,
)
from pubparse.tables.status import NO_STATUS, STATUS

_URL_SHAPE = re.compile(
    r"(?:https?:|ftp:|www\.|/|\.\.?/)\S+|[^\s{}]+(?:/[^\s{}]*|\.[A-Za-z]{2,5})|[^{}\n]{1,200}\.(?:pdf|ps|docx?|pptx?|html?)",
    re.IGNORECASE,
)


_NO_URL = re.compile(r"10\.|doi:|arxiv:|mailto:|javascript:|#", re.IGNORECASE)


def values_of(kind: Field, field: Labelled, fields: Sequence[Labelled]) -> Iterator[Value]:
    """Give the values that one labelled field holds, read as `kind`; `fields` are all fields of its entry.

    >>> [(value.field.value, value.text) for value in values_of(Field.ACRONYM, Labelled("venue-short", "In ICML"), ())]
    [('acronym', 'ICML')]
    """
    text = field.value
    match kind:
        case Field.DATE:
            yield _value(kind, _date(field, fields), field)
        case Field.DOI:
            if find_doi(text):
                yield _value(kind, find_doi(text), field)
        case Field.ARXIV:
            if find_arxiv(text):
                yield _value(kind, find_arxiv(text), field)
        case Field.CONTAINER:
            if not FULL_URL.match(text):
                yield from _container(field)
        case Field.ACRONYM:
            yield _value(kind, re.sub(r"^in:?\s+", "", text, flags=re.IGNORECASE), field)
        case Field.NUMBER if _holds_a_volume(text):
            yield from located(replace(field, value=_ISSUE_DATE.sub("", text)))
        case Field.GENRE:
            yield from _genre(field, fields)
        case Field.KEYWORD:
            parts = re.split(r"\s*[;,]\s*", text) if len(text) < _LONGEST_KEYWORDS else ()
            yield from (_value(kind, part, field) for part in parts if part)
        case Field.PAGES if field.key == "page" and is_url(text):
            return
        case Field.VOLUME if text.startswith("abs/") and find_arxiv(text):  # DBLP's CoRR
            yield _value(Field.ARXIV, find_arxiv(text), field)
        case Field.SERIES if _TAGGED.fullmatch(text):  # ACM's `series = {KDD '22}`
            yield _value(Field.ACRONYM, _TAGGED.sub(r"\1", text), field, sure=0.9)
        case _:
            yield _value(kind, text, field, field.marks)


_LONGEST_KEYWORDS = 2000
_TAGGED = re.compile(r"([A-Z][\w&+/ -]{1,14}?)\s?(?:['’]\d\d|(?:19|20)\d\d)")
FULL_URL = re.compile(r"(?:https?|ftp)://\S+$", re.IGNORECASE)
_ISSUE_DATE = re.compile(r"^\d\d/\d{4};\s*(?=\d)")
"""The date that ResearchGate puts before volume and issue: `08/2013; 88(4)`."""


def _holds_a_volume(text: str) -> bool:
    """Tell whether a number is more than one: `13(4)` is a volume with its issue, `3` alone is what its key says.

    >>> _holds_a_volume("13(4)"), _holds_a_volume("3")
    (True, False)
    """
    found = read_locator(_ISSUE_DATE.sub("", text))
    return bool(found.volume and (found.number or found.pages))


def _value(kind: Field, text: str, field: Labelled, marks: tuple[Mark, ...] = (), sure: float = 1.0) -> Value:
    """Make a labelled value."""
    return Value(kind, text, probability=sure, origin=Origin.LABELLED, marks=marks)


def _date(field: Labelled, fields: Sequence[Labelled]) -> str:
    """Complete a year by month and day, where they have keys of their own."""
    if not re.fullmatch(r"\d{4}", field.value):
        return field.value
    month, day = (
        next((f.value for key in keys for f in fields if f.key == key), "") for keys in (MONTH_KEYS, DAY_KEYS)
    )
    if month.isdigit() and 1 <= int(month) <= 12:
        known = f"{field.value}-{int(month):02d}"
        return f"{known}-{int(day):02d}" if day.isdigit() and 1 <= int(day) <= 31 else known
    return f"{day} {month} {field.value}".strip() if month else field.value


def _container(field: Labelled) -> Iterator[Value]:
    """Part a container from what else its value says: status words, volume, number, pages, a DOI, an arXiv id.

    >>> [(v.field.value, v.text) for v in _container(Labelled("venue", "In press at Mouse, 4(2). DOI: 10.1000/182"))]
    [('status', 'In press'), ('doi', '10.1000/182'), ('container', 'Mouse'), ('volume', '4'), ('number', '2')]
    """
    text = field.value
    status, start, end = _parted_status(text)
    if status:
        yield _value(Field.STATUS, status, field)
    if start >= end:
        return
    text = text[:end]
    tail = _DOI_TAIL.search(text, start)
    if tail:
        yield _value(Field.DOI, find_doi(tail[0]), field, sure=0.95)
        text = text[: tail.start()]
    if find_arxiv(text):
        yield _value(Field.ARXIV, find_arxiv(text), field, sure=0.95)
    found = split_locator(text[start:])
    if found.before.strip():
        yield _value(Field.CONTAINER, found.before, field, _cut(field.marks, start, start + len(found.before)))
    for kind, part in ((Field.VOLUME, found.volume), (Field.NUMBER, found.number), (Field.PAGES, found.pages)):
        if part:
            yield _value(kind, part, field, sure=0.9)


_DOI_TAIL = re.compile(r"[\s.,;(]*(?:doi\s*[:.]?\s*|https?://(?:dx\.)?doi\.org/)10\.\d{4,9}/\S+\s*$", re.IGNORECASE)
_OF_STATUS = re.compile(
    r"\b(?:manuscripts?|papers?|articles?|currently|now|publication|accepted|the|a|at|in|to|by|for|with|and)\b|[\W\d_]",
    re.IGNORECASE,
)
"""What may stand beside a status word and says no venue."""
_BEHIND_STATUS = re.compile(r"[\s:,.]*(?:(?:for publication|at|in|to|by|for|with|the)\b[\s:,.]*)*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _parted_status(text: str) -> tuple[str, int, int]:
    """Find the words that say how far a work is, before or behind the venue; give them and where the venue stands.

    >>> _parted_status("Manuscript in preparation"), _parted_status("Mouse (in press)"), _parted_status("Mouse")
    (('Manuscript in preparation', 25, 25), ('in press', 0, 5), ('', 0, 5))
    """
    if not re.search(NO_STATUS, text, re.IGNORECASE):
        for pattern, _ in STATUS:
            match = re.search(rf"(?:{pattern})\w*", text, re.IGNORECASE)
            if not match:
                continue
            if not _OF_STATUS.sub("", text[: match.start()]):
                behind = _BEHIND_STATUS.match(text, match.end())
                start = behind.end() if behind else match.end()
                return match[0], start if _OF_STATUS.sub("", text[start:]) else len(text), len(text)
            if not _OF_STATUS.sub("", text[match.end() :]):
                return match[0], 0, len(text[: match.start()].rstrip(" ([,;:.-–—"))
    return "", 0, len(text)


def located(field: Labelled) -> Iterator[Value]:
    """Read a field that holds volume, number and pages together."""
    found = read_locator(field.value)
    for kind, text in ((Field.VOLUME, found.volume), (Field.NUMBER, found.number), (Field.PAGES, found.pages)):
        if text:
            yield _value(kind, text, field, sure=0.95)


def _cut(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """Keep what marks cover between `start` and `end`, counted from `start`."""
    return tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in marks
        if mark.start < end and mark.end > start
    )


def _genre(field: Labelled, fields: Sequence[Labelled]) -> Iterator[Value]:
    """Say the kind where the label is a word of BibTeX, CSL or Hugo; other words stay as printed.

    `@article` is what people take for everything; it says something only where the work has a volume or an issue.
    """
    text = field.value.casefold().replace("_", " ").strip("@ ")
    if field.key == "entrytype":
        kind, words, sure = BIBTEX_KINDS.get(text, (Kind.OTHER, "", 0.2))
        if kind is not Kind.ARTICLE or any(other.key in ("volume", "number", "issue", "issn") for other in fields):
            yield _value(Field.GENRE, kind.value, field, sure=sure)
        if words:
            yield Value(Field.GENRE, words, probability=sure, origin=Origin.DERIVED)
    elif field.key == "csl-type" or (text in CSL_KINDS and "-" in text):
        yield _value(Field.GENRE, CSL_KINDS.get(text, Kind.OTHER).value, field, sure=0.95 if text in CSL_KINDS else 0.5)
    elif field.key == "publication-types" and text in HUGO_KINDS | CSL_KINDS:
        kind = (HUGO_KINDS | CSL_KINDS)[text]
        if kind not in (Kind.ARTICLE, Kind.INPROCEEDINGS) or _appeared(fields):
            yield _value(Field.GENRE, kind.value, field, sure=0.8 if kind in _DEFAULTS else 0.9)
    elif text in TYPE_KINDS:
        yield _value(Field.GENRE, TYPE_KINDS[text].value, field, sure=0.85)
    elif text and not text.isdigit() and text not in NO_GENRES and "category" not in field.key:
        yield _value(Field.GENRE, field.value, field)


def _appeared(fields: Sequence[Labelled]) -> bool:
    """Say whether a work has a container or a DOI, without which nothing is an article or a conference paper."""
    for field in fields:
        if field.key in FIELDS[Field.CONTAINER]:
            _, start, end = _parted_status(field.value)
            if start < end:
                return True
    return any(field.key == "doi" and find_doi(field.value) for field in fields)


_DEFAULTS = (Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.PREPRINT)
"""The kinds that people leave as a template has them."""


def is_url(text: str) -> bool:
    """Say whether a text is a URL or a path.

    >>> [is_url(text) for text in ("https://a.org/x", "papers/x.pdf", "x.pdf", "COLM 2025", "true", "10.1000/182")]
    [True, True, True, False, False, False]
    """
    return bool(_URL_SHAPE.fullmatch(text)) and not _NO_URL.match(text)
