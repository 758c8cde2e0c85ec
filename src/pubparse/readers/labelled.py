"""What a source labels itself: front matter, data files, BibTeX, CSL fields to values.

Takes an entry; gives its labelled values (origin LABELLED), field by field, the most trusted first. Consults
`tables.fields` for what a key labels, `shapes` and `locators` for values that hold several things.

The form of the values, for those who read them:

- AUTHOR, EDITOR: one value per name where the source keeps names apart (a YAML list, BibTeX, CSL), printed in any form
  (`Last, First`) or carried (`pubparse.carried.carried_name`); one value for the list where the source has a string.
- DATE: `2020`, `2020-05`, `2020-05-17` or as printed (`May 2020`).
- GENRE: a value of `Kind` where the label says the kind (`entrytype`, `type`, `publication_types`), else as printed.
- URL: the link as written, over it a LINK mark whose `label` is the key or the words that name it; or carried
  (`carried_link`).
- DOI, ARXIV: bare where they have the shape of one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from pubparse.carried import carried_link
from pubparse.model import Entry, Field, Labelled, Mark, MarkKind, Origin, Value
from pubparse.readers.labels import FULL_URL, is_url, located, values_of
from pubparse.shapes import find_urls
from pubparse.tables.fields import (
    FIELDS,
    LOCATOR_KEYS,
    POSTING_KEYS,
    SPARE_CONTAINERS,
    WEAK_KEYS,
    fold_key,
    is_link,
)

_SECOND = 0.7
"""How far a key is believed where a more trusted one gives the same field."""
_ONE_SOURCE = (Field.TITLE, Field.AUTHOR, Field.EDITOR, Field.ABSTRACT, Field.KEYWORD)
"""Fields that only the most trusted key gives: what the others hold is the same in other words, or something else."""


def read(entry: Entry) -> tuple[Value, ...]:
    """Give the values that an entry's labelled fields hold, most trusted first within each field.

    >>> from pubparse.model import Place
    >>> entry = Entry("", Place("x"), fields=(Labelled("title", "On mice"), Labelled("date", "2020-05-01")))
    >>> [(value.field.value, value.text, value.probability) for value in read(entry)]
    [('title', 'On mice', 1.0), ('date', '2020-05-01', 0.9)]
    """
    fields = tuple(_folded(field) for field in entry.fields if field.value.strip())
    by_key: dict[str, list[Labelled]] = {}
    for field in fields:
        by_key.setdefault(field.key, []).append(field)
    people = {short.casefold(): name for short, name in entry.people}
    values: list[Value] = []
    keys_of: dict[Field, list[str]] = {}
    for _, kind, key in sorted(place for known in by_key for place in _PLACES.get(known, ())):
        keys_of.setdefault(kind, []).append(key)
    for kind, keys in keys_of.items():
        rank = 0
        for key in keys:
            found = [value for field in by_key[key] for value in values_of(kind, field, fields)]
            if not found:
                continue
            if rank and kind in _ONE_SOURCE:
                break
            if rank and key in SPARE_CONTAINERS:
                continue
            sure = _trust(key, by_key) * (1.0 if kind is Field.GENRE else _SECOND**rank)
            for value in found:
                text = people.get(value.text.casefold(), value.text) if people and kind is Field.AUTHOR else value.text
                if sure != 1.0 or text is not value.text:
                    value = replace(value, text=text, probability=round(value.probability * sure, 3))
                values.append(value)
            rank += 1
    values.extend(value for field in fields if field.key in LOCATOR_KEYS for value in located(field))
    values.extend(_links(fields))
    return tuple(dict.fromkeys(values))


def _trust(key: str, keys: Container[str]) -> float:
    """Say how far a key is believed; `date` is the day of posting only where a site's page has it.

    >>> _trust("date", {"date", "permalink"}), _trust("date", {"date"}), _trust("year", {"year"})
    (0.6, 0.9, 1.0)
    """
    if key == "date" and not any(posting in keys for posting in POSTING_KEYS):
        return 0.9
    return WEAK_KEYS.get(key, 1.0)


_PLACES: dict[str, list[tuple[int, Field, str]]] = {}
"""A key -> for each field that it labels, where it stands in the table: fields in their order, keys by trust."""
for _number, (_kind, _key) in enumerate((kind, key) for kind, keys in FIELDS.items() for key in keys):
    _PLACES.setdefault(_key, []).append((_number, _kind, _key))


def _folded(field: Labelled) -> Labelled:
    """Fold a field's key as the tables have it, and strip its value."""
    key, value = fold_key(field.key), field.value.strip()
    return field if key == field.key and value == field.value else replace(field, key=key, value=value)


def _links(fields: Sequence[Labelled]) -> Iterator[Value]:
    """Give the links, in the order of the source, each once."""
    seen: set[str] = set()
    for field in fields:
        for url, label in _urls(field):
            if url not in seen and "{{" not in url and "{%" not in url:
                seen.add(url)
                text = field.value if carried_link(field.value) else url
                mark = Mark(MarkKind.LINK, 0, len(text), url, label)
                yield Value(Field.URL, text, origin=Origin.LABELLED, marks=(mark,))


def _urls(field: Labelled) -> Iterator[tuple[str, str]]:
    """Give the URLs of a field with what names them."""
    given = carried_link(field.value)
    if given:
        yield given.url, given.label
    elif is_link(field.key):
        if is_url(field.value):
            said = next((mark.label for mark in field.marks if mark.kind is MarkKind.LINK and mark.label), "")
            yield field.value, said or field.key
    elif field.key in FIELDS[Field.CONTAINER] and FULL_URL.match(field.value):
        yield field.value, field.key
    elif field.key in ("note", "howpublished", "addendum"):
        for start, end in find_urls(field.value):
            yield field.value[start:end], field.key
    if not is_link(field.key):
        for mark in field.marks:
            if mark.kind is MarkKind.LINK and field.key not in ("abstract", "summary", "excerpt", "description"):
                yield mark.value, mark.label or field.value[mark.start : mark.end]
