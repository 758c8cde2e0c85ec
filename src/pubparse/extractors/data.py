"""YAML, JSON and tables of publications to entries: one for each mapping that looks like a work.

Takes a `Document`; gives entries, with the keys (a year, a section) that enclose them as headings. Jekyll's `_data`,
RenderCV's `cv.sections`, JSON Resume and home-made shapes all come down to mappings with a title. Consults
`yamltext`, `_mapping` and, for BibTeX in a value, `bibtex`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pubparse.extractors._inline import inline
from pubparse.extractors._mapping import compose, describe, fill
from pubparse.extractors.bibtex import entries_from
from pubparse.model import Document, Doubt, DoubtKind, Entry, Format, Heading, Place
from pubparse.tables.fields import (
    CITATION_KEYS,
    ENTRY_MARKERS,
    HEADING_KEYS,
    JSON_RESUME,
    OTHER_SECTIONS,
    PUBLICATION_SECTIONS,
    STRONG_MARKERS,
    TALK_KEYS,
    TEMPLATE_TITLES,
    fold_key,
)
from pubparse.yamltext import Data, load_yaml, plain

_LONGEST_HEADING = 120
_TEMPLATE = re.compile("|".join(TEMPLATE_TITLES), re.IGNORECASE)
_SHORTEST_REFERENCE = 30
_SHOWN = ("title", "name", "citation", "reference")
"""By these keys an entry is found in the text, for its line."""


def extract(document: Document) -> tuple[Entry, ...]:
    """Give the entries of a data file, in its order. Never raises: damaged data is mended, with a doubt.

    >>> text = "2020:\\n- title: On mice\\n  authors: [Ann Bee]\\n- title: On owls\\n  authors: [Ann Bee]\\n"
    >>> [(entry.headings[-1].text, entry.place.line) for entry in extract(Document("p.yml", text, Format.YAML))]
    [('2020', 2), ('2020', 4)]
    """
    data, doubts = _load(document)
    walk = _Walk(document, doubts)
    stem = PurePosixPath(document.name).stem
    walk.visit(data, (stem,) if stem not in ("-", "") else (), ())
    return tuple(walk.entries)


def _load(document: Document) -> tuple[Data, tuple[Doubt, ...]]:
    """Parse a document as what it is."""
    if document.format is Format.TABLE:
        return _table(document.text), ()
    if document.format is Format.JSON:
        try:
            return plain(json.loads(document.text, parse_int=str, parse_float=str)), ()
        except (ValueError, RecursionError):  # YAML takes most of what people write for JSON, trailing commas included
            data, doubts = load_yaml(document.text)
            return data, doubts or (Doubt(DoubtKind.DAMAGED, "", "it is no valid JSON; it was read as YAML"),)
    return load_yaml(document.text)


def _table(text: str) -> Data:
    """Read rows under named columns, parted by tabs, commas or semicolons."""
    head = text.lstrip("\n").split("\n", 1)[0]
    delimiter = max("\t,;", key=head.count)
    rows = csv.DictReader(io.StringIO(text.lstrip("\n")), delimiter=delimiter)
    try:
        return [{key: value or "" for key, value in row.items() if isinstance(key, str)} for row in rows]
    except csv.Error:
        return []


@dataclass
class _Walk:
    """A walk over data that collects entries; `path` are the enclosing keys, `headings` those that are shown."""

    document: Document
    doubts: tuple[Doubt, ...]

    def __post_init__(self) -> None:
        self.entries: list[Entry] = []
        self._at, self._line = 0, 1

    def visit(self, data: Data, path: tuple[str, ...], headings: tuple[Heading, ...]) -> None:
        """Collect the entries in some data."""
        if isinstance(data, list):
            for item in data:
                if isinstance(item, str):
                    self._reference(item, path, headings)
                else:
                    self.visit(item, path, headings)
        elif isinstance(data, dict):
            folded = _renamed(data, path)
            if _is_work(folded, path):
                self._add(folded, headings)
                return
            inner = _with_heading(headings, _own_heading(data))
            for key, value in data.items():
                if isinstance(value, (list, dict)) and value:
                    work = isinstance(value, dict) and _is_work(value, (*path, key))
                    self.visit(value, (*path, key), inner if work else _with_heading(inner, key))

    def _add(self, data: Mapping[str, Data], headings: tuple[Heading, ...]) -> None:
        """Make an entry of a mapping."""
        shown = (value for key in _SHOWN if isinstance(value := data.get(key), str))
        line = self._line_of(next(shown, ""))
        said = describe(data, line=line)
        if any(field.key == "title" and _TEMPLATE.fullmatch(field.value) for field in said.fields):
            return
        if said.bibtex:
            inside = entries_from(said.bibtex, Place(self.document.name, line))
            said = replace(said, fields=fill(said.fields, inside[0].fields if inside else ()))
        said = compose(said, {short.casefold(): name for short, name in self.document.people})
        self.entries.append(
            Entry(
                said.citation,
                Place(self.document.name, line),
                marks=said.marks,
                fields=said.fields,
                headings=headings,
                people=self.document.people,
                doubts=self.doubts,
            )
        )

    def _reference(self, text: str, path: tuple[str, ...], headings: tuple[Heading, ...]) -> None:
        """Make an entry of a string in a list of publications."""
        if len(text) < _SHORTEST_REFERENCE or _section(path) is not True or not re.search(r"\d{4}", text):
            return
        line = self._line_of(text)
        shown, marks = inline(text)
        place = Place(self.document.name, line)
        self.entries.append(
            Entry(shown, place, marks=marks, headings=headings, people=self.document.people, doubts=self.doubts)
        )

    def _line_of(self, value: str) -> int:
        """Give the line on which a value stands: values come in the order of the text."""
        start = value.strip()[:40].split("\n")[0]
        for wanted in (start, json.dumps(start)[1:-1], start.replace("'", "''"), start[:12]):
            at = self.document.text.find(wanted, self._at) if wanted else -1
            if at >= 0:
                self._line += self.document.text.count("\n", self._at, at)
                self._at = at + 1 if self.document.text[at] != "\n" else at
                break
        return self._line


def _renamed(data: Mapping[str, Data], path: tuple[str, ...]) -> dict[str, Data]:
    """Bring the keys of JSON Resume's publications to the usual ones; other mappings stay."""
    keys = {fold_key(key) for key in data}
    if {"name", "publisher"} <= keys and "title" not in keys and _section(path) is True:
        return {JSON_RESUME.get(fold_key(key), key): value for key, value in data.items()}
    return dict(data)


def _is_work(data: Mapping[str, Data], path: tuple[str, ...]) -> bool:
    """Say whether a mapping is a publication, by its keys and by the section that it stands in."""
    said = {fold_key(key) for key, value in data.items() if value not in ("", [], {})}
    title = next((value for key, value in data.items() if fold_key(key) in ("title", "papertitle", "paper-title")), "")
    section = _section(path)
    if "title" not in said and section is not False:
        citation = next((value for key, value in data.items() if fold_key(key) in CITATION_KEYS), "")
        return isinstance(citation, str) and len(citation) >= _SHORTEST_REFERENCE
    if not isinstance(title, str) or not title.strip() or said & TALK_KEYS:
        return False
    if any(
        isinstance(value, list) and any(isinstance(item, dict) and _titled(item) for item in value)
        for value in data.values()
    ):
        return False
    if section is True:
        return True
    if section is False:
        return bool(said & {"journal", "booktitle"})
    return bool(said & STRONG_MARKERS) or len(said & ENTRY_MARKERS) > 1


def _titled(data: Mapping[str, Data]) -> bool:
    """Say whether a mapping inside another is a work of its own: then the outer one is a section."""
    keys = {fold_key(key) for key in data}
    return "title" in keys and bool(keys & ENTRY_MARKERS)


def _section(path: tuple[str, ...]) -> bool | None:
    """Say whether the enclosing keys, innermost first, name publications (True), something else (False), or neither."""
    for key in reversed(path):
        words = set(re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).casefold()))
        if words & OTHER_SECTIONS:
            return False
        if words & PUBLICATION_SECTIONS:
            return True
    return None


def _own_heading(data: Mapping[str, Data]) -> str:
    """Give what a mapping calls the list that it holds: its year, its title."""
    return next((value for key, value in data.items() if fold_key(key) in HEADING_KEYS and isinstance(value, str)), "")


def _with_heading(headings: tuple[Heading, ...], text: str) -> tuple[Heading, ...]:
    """Add a heading, if it says anything."""
    shown = re.sub(r"[_-]+", " ", text).strip()
    if (
        not shown
        or len(shown) > _LONGEST_HEADING
        or shown.casefold() in _EMPTY
        or any(h.text == shown for h in headings)
    ):
        return headings
    return (*headings, Heading(min(len(headings) + 1, 6), shown))


_EMPTY = frozenset(
    {"items", "entries", "list", "content", "contents", "data", "cv", "sections", "papers", "cards", "main"}
)
"""Keys that only hold the list."""
