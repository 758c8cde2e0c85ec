"""A mapping that describes one publication (front matter, an item of a data file) to labelled fields.

Takes plain data; gives `Labelled`s, the whole reference where the mapping has one, and BibTeX where it holds some.
Consults `tables.fields` for what keys mean and `_inline` for the markup inside values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pubparse.carried import carry_name
from pubparse.extractors._inline import inline
from pubparse.locators import split_locator
from pubparse.model import Field, Labelled, Mark, MarkKind, NameMark
from pubparse.tables.fields import (
    BIBTEX_KEYS,
    CITATION_KEYS,
    FIELDS,
    INNER_MAPS,
    LINK_LISTS,
    PERSON_KEYS,
    SUBKEYS,
    fold_key,
    is_link,
)
from pubparse.yamltext import Data

_AUTHORS = frozenset(FIELDS[Field.AUTHOR] + FIELDS[Field.EDITOR])
_FIELD_OF = {key: kind for kind, keys in FIELDS.items() for key in keys}
_VERBATIM = frozenset(FIELDS[Field.DOI] + FIELDS[Field.ARXIV] + FIELDS[Field.ID] + FIELDS[Field.DATE])
_SHORTEST_CITATION = 10
_COMPOSITE = re.compile(r"(?i)\bpp?\.\s*\d|\bed(?:ited|s?\.)?\s+by\b|\(eds?\.?\)|\bvol\.?\s*\d|\bisbn\b")
"""What stands in a container's value that holds more than its name."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a mapping says of a publication."""

    fields: tuple[Labelled, ...]
    citation: str = ""
    marks: tuple[Mark, ...] = ()
    """The whole reference as printed, and its marks."""
    bibtex: str = ""


def describe(data: Mapping[str, Data], lines: Mapping[str, int] | None = None, line: int | None = None) -> Described:
    """Give what a mapping says; `lines` says where its keys stand, `line` where it does itself.

    >>> [(field.key, field.value) for field in describe({"Title": "On *mice*", "authors": ["A", "B"]}).fields]
    [('title', 'On mice'), ('authors', 'A'), ('authors', 'B')]
    """
    fields: list[Labelled] = []
    citation: tuple[str, tuple[Mark, ...]] = ("", ())
    bibtex = ""
    for name, key, value in _pairs(data):
        if isinstance(value, str) and key in BIBTEX_KEYS + CITATION_KEYS and re.match(r"\s*@\w+\s*[{(]", value):
            bibtex = bibtex or value
        elif isinstance(value, str) and key in CITATION_KEYS:
            if len(value) > _SHORTEST_CITATION and not citation[0]:
                citation = inline(value)
        else:
            fields.extend(_labelled(key, value, (lines or {}).get(name, line)))
    fields = _with_notes(fields, data)
    if citation[0] and not any(field.key == "title" for field in fields):
        fields = [field for field in fields if field.key != "name"]
    return Described(tuple(fields), *citation, bibtex)


def _pairs(data: Mapping[str, Data]) -> Iterator[tuple[str, str, Data]]:
    """Give the keys with their values, those of mappings that go on describing the work with theirs."""
    for name, value in data.items():
        key = fold_key(name)
        if isinstance(value, dict) and key in INNER_MAPS and key not in LINK_LISTS:
            for inner, item in value.items():
                said = SUBKEYS.get(fold_key(inner), fold_key(inner))
                if said:
                    yield name, said, item
            if key in FIELDS[Field.CONTAINER] and isinstance(value.get("name"), str):
                yield name, key, value["name"]
        else:
            yield name, key, value


def compose(said: Described, people: Mapping[str, str]) -> Described:
    """Where the citation lacks the title, or a container holds a whole reference (`In: *Book*, pp. 1-9. Ed. by …`),
    give the citation as it stands on the page that the site makes of it: authors and title first.

    >>> fields = (Labelled("authors", "A. Bee"), Labelled("title", "On mice"))
    >>> compose(Described(fields, "Mouse 20 (3): 162–73"), {}).citation
    'A. Bee. On mice. Mouse 20 (3): 162–73'
    """
    names = [people.get(f.value.casefold(), f.value) for f in said.fields if f.key in FIELDS[Field.AUTHOR]]
    names = [name for name in names if not name.startswith("{")]
    title = next((f.value for f in said.fields if f.key == "title"), "")
    start = "".join(
        f"{part}{'' if part.endswith(('.', '?', '!')) else '.'} " for part in (", ".join(names), title) if part
    )
    text, marks, kept = said.citation, said.marks, said.fields
    if text and (not title or _bare(title) in _bare(text)):
        return said
    if not text:
        field = next((f for f in said.fields if _FIELD_OF.get(f.key) is Field.CONTAINER), None)
        if field is None or not _COMPOSITE.search(split_locator(field.value).before):
            return said
        text, marks, kept = field.value, field.marks, tuple(f for f in said.fields if f is not field)
    marks = tuple(replace(mark, start=mark.start + len(start), end=mark.end + len(start)) for mark in marks)
    return replace(said, fields=kept, citation=start + text, marks=marks)


def _bare(text: str) -> str:
    """Give the letters and digits of a text alone."""
    return re.sub(r"[\W_]+", "", text).casefold()


def fill(fields: Sequence[Labelled], more: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """Fill gaps: of `more`, take the fields that `fields` do not give; a year is taken beside a mere date.

    >>> known = Labelled("title", "A"), Labelled("date", "2020-01-01")
    >>> [field.key for field in fill(known, [Labelled("title", "B"), Labelled("year", "2019")])]
    ['title', 'date', 'year']
    """
    given = {_FIELD_OF.get(field.key, field.key) for field in fields}
    if not any(field.key == "year" for field in fields):
        given.discard(Field.DATE)
    return (
        *fields,
        *(field for field in more if _FIELD_OF.get(field.key, field.key) not in given or is_link(field.key)),
    )


def _labelled(key: str, value: Data, line: int | None) -> Iterator[Labelled]:
    """Label one value by its key; lists give several, mappings what their own keys say."""
    if key in _AUTHORS:
        yield from (Labelled(key, name, marks, line) for name, marks in _people(value))
    elif isinstance(value, str):
        if value.strip():
            raw = key in _VERBATIM or (is_link(key) and not re.search(r"\s", value.strip()))
            text, marks = (value.strip(), ()) if raw else inline(value)
            yield Labelled(key, text, marks, line)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and (key in LINK_LISTS or is_link(key)):
                yield from _link(item, line)
            else:
                yield from _labelled(key, item, line)
    elif key in LINK_LISTS:
        yield from _link(value, line)


def _link(item: Mapping[str, Data], line: int | None) -> Iterator[Labelled]:
    """Label a link that is a mapping: `{name, url}`, or `{pdf: url, code: url}`."""
    url = next((value for key in ("url", "href", "link") if isinstance(value := item.get(key), str) and value), "")
    if url:
        names = (item.get(key) for key in ("name", "text", "title", "label", "type", "icon"))
        said = next((name for name in names if isinstance(name, str) and name), "")
        yield Labelled("link", url.strip(), (Mark(MarkKind.LINK, 0, len(url.strip()), url.strip(), said),), line)
        return
    for name, value in item.items():
        if isinstance(value, str) and value.strip():
            yield Labelled(
                "link", value.strip(), (Mark(MarkKind.LINK, 0, len(value.strip()), value.strip(), name),), line
            )


def _people(value: Data) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Give the names in a value: a string (one name or a list of them), a list, mappings with the parts of a name."""
    if isinstance(value, list):
        for item in value:
            yield from _people(item)
    elif isinstance(value, dict):
        name = _person(value)
        if name:
            yield name, ()
    elif re.fullmatch(r"(?:\s*[-*+] +[^\n]+(?:\n|$))+", value):  # a list that was meant for YAML but is a text
        yield from _people([line.strip(" -*+\t") for line in value.strip().split("\n")])
    elif value.strip():
        yield inline(_CONJUNCTION.sub("", value))


_CONJUNCTION = re.compile(r"^\s*(?:and|&|und|et|y|e)\s+(?=[^\W\d_a-z])|\s*(?:,|;|\s(?:and|&))\s*$")
"""What people leave around a name when they turn a sentence into a list."""


def _person(data: Mapping[str, Data]) -> str:
    """Give the name of a person whom a mapping describes, carried."""
    said = {fold_key(key): value for key, value in data.items()}
    name: dict[str, object] = {}
    full = said.get("name", said.get("literal", said.get("author", "")))
    parts = full if isinstance(full, dict) else said
    for part, keys in PERSON_KEYS.items():
        text = next((value for key in keys if isinstance(value := parts.get(key), str) and value.strip()), "")
        if text:
            name[part] = text.strip()
    if isinstance(full, str) and full.strip() and not name.get("family"):
        name = {"printed": inline(full)[0]}
    if not name:
        return ""
    roles = [role.value for role in (NameMark.EQUAL, NameMark.CORRESPONDING) if _truth(said, role)]
    url = next(
        (value for key in ("url", "website", "homepage", "orcid") if isinstance(value := said.get(key), str)), ""
    )
    return carry_name(name | ({"roles": roles} if roles else {}) | ({"url": url.strip()} if "/" in url else {}))


def _truth(said: Mapping[str, Data], role: NameMark) -> bool:
    """Say whether a mapping says that a person has a role (`corresponding: true`, `equal-contributor: true`)."""
    attributes = said.get("attributes")
    flags = {**said, **attributes} if isinstance(attributes, dict) else said
    word = role.value.split("-")[0]
    return any(
        fold_key(key).startswith(word) and str(value).casefold() in ("true", "yes", "1") for key, value in flags.items()
    )


def _with_notes(fields: list[Labelled], data: Mapping[str, Data]) -> list[Labelled]:
    """Give authors the roles that a parallel list (`author_notes`) says."""
    notes = data.get("author_notes")
    at = [i for i, field in enumerate(fields) if field.key in ("authors", "author")]
    if not isinstance(notes, list) or len(notes) > len(at):
        return fields
    for i, note in zip(at, notes, strict=False):
        words = str(note).casefold()
        roles = [r.value for r in (NameMark.EQUAL, NameMark.CORRESPONDING) if r.value.split("-")[0] in words]
        if roles and not fields[i].value.startswith("{"):
            fields[i] = replace(fields[i], value=carry_name({"printed": fields[i].value, "roles": roles}), marks=())
    return fields
