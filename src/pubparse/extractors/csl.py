"""CSL-JSON to entries, ours or anyone's: what we wrote is read back to the same publication.

Takes a `Document` that holds an array of items (or one item, or `{"items": […]}`); gives an entry for each. Consults
`carried`, for names in parts, links with their role, and all else that our `custom` holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from pubparse.carried import CARRIED, carried, carry_link, carry_name
from pubparse.extractors._inline import inline
from pubparse.model import Document, Doubt, DoubtKind, Entry, Labelled, Place
from pubparse.tables.fields import CSL_SLOTS, CSL_VENUE_IN_PUBLISHER, FIELDS, LINK_KEYS, fold_key

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Item: TypeAlias = "dict[str, Json]"

_LABELS = frozenset({key for keys in FIELDS.values() for key in keys} | LINK_KEYS | {"month"})
"""The keys that label something: people add some to CSL's own (`year`, `pdf`)."""


def extract(document: Document) -> tuple[Entry, ...]:
    """Give the entries of CSL-JSON, in their order; text that is no JSON gives one entry that cannot be read.

    >>> from pubparse.model import Format
    >>> text = '[{"id": "bee", "type": "book", "title": "Mice", "author": [{"family": "Bee"}]}]'
    >>> entry, = extract(Document("x.json", text, Format.CSL))
    >>> [(field.key, field.value) for field in entry.fields]
    [('id', 'bee'), ('csl-type', 'book'), ('title', 'Mice'), ('author', '{"family": "Bee"}')]
    """
    try:
        data: Json = json.loads(document.text)
    except (ValueError, RecursionError) as error:
        doubt = Doubt(DoubtKind.DAMAGED, "", f"it is no valid JSON ({error})"[:200])
        return (Entry(document.text[:2000], Place(document.name, 1), doubts=(doubt,)),)
    items: Json = data.get("items", [data]) if isinstance(data, dict) else data
    lines = _Lines(document.text)
    return tuple(
        _entry(item, Place(document.name, lines.of(str(item.get("id", item.get("title", ""))))))
        for item in _items(items)
    )


class _Lines:
    """Finds on which line an item stands: items come in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def of(self, key: str) -> int:
        """Give the line of the next place where a value stands as JSON has it."""
        at = self._text.find(json.dumps(key, ensure_ascii=False), self._at) if key else -1
        if at >= 0:
            self._line += self._text.count("\n", self._at, at)
            self._at = at
        return self._line


def _items(data: Json) -> Iterator[Item]:
    """Give the objects of an array, however deep in arrays they stand."""
    stack: list[Json] = [data]
    while stack:
        top = stack.pop()
        if isinstance(top, dict):
            yield top
        elif isinstance(top, list):
            stack.extend(reversed(top))


def _entry(item: Item, place: Place) -> Entry:
    """Label what an item says."""
    custom = item.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    fields = [*_plain_fields(item), *_people(item, custom), *_custom_fields(item, custom)]
    said = carried(fields)
    return Entry(
        "",
        said.places[0] if said and said.places else place,
        fields=tuple(fields),
        doubts=tuple(_doubts(custom.get("doubts"))),
    )


def _plain_fields(item: Item) -> Iterator[Labelled]:
    """Label the slots that hold text, numbers or dates."""
    kind = str(item.get("type", "")).casefold()
    for name, value in item.items():
        key = name.casefold()
        slot = CSL_SLOTS.get(key, fold_key(name))
        if slot not in _LABELS or key in ("author", "editor", "url", "custom"):
            continue
        if slot == "publisher" and kind in CSL_VENUE_IN_PUBLISHER and not item.get("container-title"):
            slot = "institution"
        text = _date(value) if isinstance(value, dict) else _text(value)
        if text:
            plain, marks = (
                inline(text) if "<" in text and slot in ("title", "container-title", "abstract") else (text, ())
            )
            yield Labelled(slot, plain, marks)


def _people(item: Item, custom: Item) -> Iterator[Labelled]:
    """Label names, each carried in its parts with the signs that our `marks` give it."""
    marks = custom.get("marks")
    signs: dict[int, Item] = {}
    for mark in marks if isinstance(marks, list) else ():
        if isinstance(mark, dict) and isinstance(mark.get("author"), int):
            signs[int(str(mark["author"]))] = {key: mark[key] for key in ("signs", "roles", "url") if key in mark}
    for slot in ("author", "editor"):
        names = item.get(slot)
        for number, name in enumerate(names if isinstance(names, list) else [names] if names else ()):
            if isinstance(name, dict):
                yield Labelled(slot, carry_name(name | (signs.get(number, {}) if slot == "author" else {})))
            elif isinstance(name, str) and name.strip():
                yield Labelled(slot, name.strip())


def _custom_fields(item: Item, custom: Item) -> Iterator[Labelled]:
    """Label what our own output has in `custom`, and the item's URL."""
    links = custom.get("links")
    known = [link for link in links if isinstance(link, dict)] if isinstance(links, list) else []
    for link in known:
        if link.get("url"):
            yield Labelled("link", carry_link(_text(link["url"]), _text(link.get("role")), _text(link.get("label"))))
    url = _text(item.get("URL", item.get("url")))
    if url and not any(link.get("url") == url for link in known):
        yield Labelled("url", url)
    for key in ("arxiv", "award"):
        if custom.get(key):
            yield Labelled(key, _text(custom[key]))
    if custom.get("others") is True:
        yield Labelled("author", "others")
    if custom:
        yield Labelled(CARRIED, json.dumps(custom, ensure_ascii=False))


def _doubts(data: Json) -> Iterator[Doubt]:
    """Read the doubts that our own output has."""
    for doubt in data if isinstance(data, list) else ():
        if isinstance(doubt, dict) and doubt.get("kind") in tuple(DoubtKind):
            yield Doubt(DoubtKind(_text(doubt["kind"])), _text(doubt.get("field")), _text(doubt.get("detail")))


def _date(value: dict[str, Json]) -> str:
    """Give a CSL date as `2020-05-17`, as far as it is known."""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [_text(part) for part in first] if isinstance(first, list) else []
    if numbers and all(number.lstrip("-").isdigit() for number in numbers):
        return "-".join(number.zfill(2) for number in numbers[:3])
    return next((_text(value[key]) for key in ("edtf", "raw", "literal", "year") if value.get(key)), "")


def _text(value: Json) -> str:
    """Give a string or number as text; of a list, its parts."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return str(value).strip() if isinstance(value, (str, int, float)) else ""
