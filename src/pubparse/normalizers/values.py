"""The values of one record: the most trusted first, in one line, joined, as people.

Takes a record; gives texts and names. Consults `authors`, `names`, `acronyms`, `tables.particles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pubparse.carried import carried_name
from pubparse.model import Field, Mark, Origin, Record, Value
from pubparse.normalizers.acronyms import looks_short
from pubparse.normalizers.authors import Authors, ListStyle, one_name, split_authors
from pubparse.normalizers.names import parse_name
from pubparse.tables.edges import BEFORE, BEHIND
from pubparse.tables.particles import EDITED_WITH, EDITORS, TRANSLATORS
from pubparse.tables.venue_words import EDITORS_BEHIND

_TRUST = {origin: rank for rank, origin in enumerate(Origin)}
_REPEATS = re.compile(r"^\W{0,3}(?:\d{1,3}\W{1,3})?\s*(?:[—―⸺⸻]|[-–_]{3,}|[-–—]{2,})")
_SEVERAL = re.compile(r"(?i)\s(?:and|und|et)\s|;")
_BEHIND = re.compile(EDITORS_BEHIND)
_WORD = re.compile(r"\w+")
_EDITED_BEHIND = tuple(word for word in BEHIND["editor"] if not word.isascii())
_LONGEST = 12
"""Words of a list of editors."""
_PARAGRAPH = 40
"""A note of so many words is an abstract, or a summary that stands for one."""
_TRANSLATORS = re.compile(TRANSLATORS, re.IGNORECASE)
_EDITED_WITH = re.compile(EDITED_WITH)
_EDITORS = re.compile(EDITORS + r"|^(?:edd?s?|editors?|hrsg|hg|éds?|coords?|orgs?|red|επιμ|ред)\b", re.IGNORECASE)


def best(record: Record, field: Field) -> list[Value]:
    """The values of a field, most trusted first: by origin, then by probability, then as they stand.

    >>> from pubparse.model import Entry, Place
    >>> values = Value(Field.TITLE, "B"), Value(Field.TITLE, "A", origin=Origin.LABELLED)
    >>> [value.text for value in best(Record(Entry("", Place("p")), values), Field.TITLE)]
    ['A', 'B']
    """
    values = [value for value in record.values if value.field is field and value.text.strip()]
    if len(values) < 2:
        return values
    return sorted(values, key=_rank)


def most_trusted(record: Record) -> dict[Field, Value]:
    """The most trusted value of each field that a record has: the first of its `best`.

    >>> from pubparse.model import Entry, Place
    >>> values = Value(Field.TITLE, "B", origin=Origin.LABELLED), Value(Field.TITLE, "A"), Value(Field.NOTE, "C")
    >>> [value.text for value in most_trusted(Record(Entry("", Place("p")), values)).values()]
    ['B', 'C']
    """
    found: dict[Field, Value] = {}
    for value in record.values:
        before = found.get(value.field)
        if value.text.strip() and (before is None or _rank(value) < _rank(before)):
            found[value.field] = value
    return found


def _rank(value: Value) -> tuple[int, float]:
    """Lower for what is more trusted."""
    return _TRUST[value.origin], -round(value.probability, 1)


def text_of(record: Record, field: Field) -> str:
    """The most trusted text of a field, in one line; empty if there is none.

    >>> from pubparse.model import Entry, Place
    >>> text_of(Record(Entry("", Place("p")), (Value(Field.TITLE, "On\\nMice"),)), Field.TITLE)
    'On Mice'
    """
    values = best(record, field)
    return " ".join(values[0].text.split()) if values else ""


def joined(record: Record, field: Field) -> str:
    """All texts of a field, each once, parted by semicolons.

    >>> from pubparse.model import Entry, Place
    >>> values = Value(Field.AWARD, "(Oral)"), Value(Field.AWARD, "Best paper,")
    >>> joined(Record(Entry("", Place("p")), values), Field.AWARD)
    'Oral; Best paper'
    """
    return _joined(value for value in record.values if value.field is field)


def note(record: Record) -> str:
    """All notes of a record, and who translated it.

    >>> from pubparse.model import Entry, Place
    >>> note(Record(Entry("", Place("p")), (Value(Field.EDITOR, "translated by D. Smith"), Value(Field.NOTE, "Web"))))
    'translated by D. Smith; Web'
    """
    return _joined(
        value
        for value in record.values
        if (value.field is Field.NOTE and not _is_paragraph(value))
        or (value.field is Field.EDITOR and is_translator(value))
    )


def abstract(record: Record) -> str:
    """The abstract as it is labelled, else what was read as a note but is as long as an abstract.

    >>> from pubparse.model import Entry, Place
    >>> abstract(Record(Entry("", Place("p")), (Value(Field.NOTE, "Mice run. " * 30), Value(Field.NOTE, "Web"))))[:9]
    'Mice run.'
    """
    long = (value.text for value in record.values if value.field is Field.NOTE and _is_paragraph(value))
    return text_of(record, Field.ABSTRACT) or " ".join(" ".join(long).split())


def _is_paragraph(value: Value) -> bool:
    return len(value.text.split()) >= _PARAGRAPH


def _joined(values: Iterable[Value]) -> str:
    """The texts of values, each once, parted by semicolons."""
    texts = [" ".join(value.text.split()).strip(" ,;.()[]") for value in values]
    return "; ".join(dict.fromkeys(text for text in texts if text))


def inner_marks(record: Record, value: Value) -> tuple[Mark, ...]:
    """The marks within a value, relative to its text.

    >>> from pubparse.model import Entry, MarkKind, Place
    >>> entry = Entry("A. Zhu", Place("p"), (Mark(MarkKind.STRONG, 3, 6),))
    >>> [(mark.start, mark.end) for mark in inner_marks(Record(entry), Value(Field.AUTHOR, "Zhu", 3, 6))]
    [(0, 3)]
    """
    if value.marks or value.start < 0:
        return value.marks
    return tuple(
        Mark(
            mark.kind, max(0, mark.start - value.start), min(mark.end, value.end) - value.start, mark.value, mark.label
        )
        for mark in record.entry.marks
        if mark.start < value.end and mark.end > value.start
    )


def people(record: Record, field: Field, style: ListStyle | None = None) -> Authors:
    """The authors or editors of a record; `style` is what the lists around it agree on.

    >>> from pubparse.model import Entry, Place
    >>> record = Record(Entry("", Place("p")), (Value(Field.AUTHOR, "K. Zhu and L. Li", 0, 16),))
    >>> [str(name) for name in people(record, Field.AUTHOR).names]
    ['K. Zhu', 'L. Li']
    """
    values = [value for value in best(record, field) if field is Field.AUTHOR or not is_translator(value)]
    taken = _editors_among_others(record)
    if field is Field.AUTHOR:
        values = _names_only([value for value in values if value not in taken]) or _bare_editors(record)
    elif not best(record, Field.AUTHOR) and _bare_editors(record):
        values = []
    else:
        values = values or taken
    if not values:
        return Authors(repeats=field is Field.AUTHOR and bool(_REPEATS.match(record.entry.text)))
    top = values[0].origin
    values = sorted((value for value in values if value.origin is top), key=lambda value: value.start)
    lists = [_one_value(record, value, top is Origin.LABELLED and len(values) > 1, style) for value in values]
    spans = [
        (start + value.start, end + value.start) if value.start >= 0 else (-1, -1)
        for value, part in zip(values, lists, strict=True)
        for start, end in part.spans
    ]
    return Authors(
        tuple(name for part in lists for name in part.names),
        any(part.others for part in lists),
        lists[0].repeats,
        tuple(doubt for part in lists for doubt in part.doubts),
        tuple(spans),
    )


def is_translator(value: Value) -> bool:
    """Whether the people of a value translated the work, as it says.

    >>> is_translator(Value(Field.EDITOR, "translated by D. Smith")), is_translator(Value(Field.EDITOR, "D. Smith"))
    (True, False)
    """
    return bool(_TRANSLATORS.match(value.text))


def _names_only(values: list[Value]) -> list[Value]:
    """The values without short forms of venues (`[DASC] A. Bee`), which readers take for names."""
    if len(values) < 2 or values[0].origin is Origin.LABELLED:
        return values
    return [value for value in values if not looks_short(value.text.strip(" ,.:[]()"))] or values


def is_edited(record: Record, value: Value) -> bool:
    """Whether just behind a value stands that its people are editors.

    >>> from pubparse.model import Entry, Place
    >>> record = Record(Entry("In: J. Roe (Hg.): Maß", Place("p")))
    >>> is_edited(record, Value(Field.CONTAINER, "J. Roe", 4, 10))
    True
    """
    return value.start >= 0 and bool(_BEHIND.match(record.entry.text, value.end))


def _editors_among_others(record: Record) -> list[Value]:
    """Later author values that print that they are editors (`In T. Roe (Ed.)`), and containers that do."""
    values = sorted((v for v in best(record, Field.AUTHOR) if v.origin is Origin.PRINTED), key=lambda v: v.start)
    named = [v for v in values[1:] if _EDITORS.search(v.text) or is_edited(record, v)]
    named += [v for v in values if v not in named and _edited_with(record, v)]
    return named or [
        v for v in best(record, Field.CONTAINER) if is_edited(record, v) and len(v.text.split()) < _LONGEST
    ]


def _edited_with(record: Record, value: Value) -> bool:
    """Whether before the names stands that with them the work was edited: `(Hrsg. mit J. Roe)`."""
    found = _EDITED_WITH.search(record.entry.text, max(0, value.start - 30), value.end)
    return found is not None and found.end() - value.start < 30


def _bare_editors(record: Record) -> list[Value]:
    """Editors of whom nothing printed says that they are such, where no authors are read: they are the authors."""
    out = []
    for value in best(record, Field.EDITOR):
        text = record.entry.text if value.start >= 0 else ""
        behind = text[value.end : value.end + 16].lstrip(" ,(（")
        said = _EDITORS.search(value.text) or _EDITORS.match(behind) or behind.startswith(_EDITED_BEHIND)
        if value.origin is Origin.LABELLED or said or _is_announced(text[max(0, value.start - 16) : value.start]):
            return []
        out.append(value)
    return out


def _is_announced(before: str) -> bool:
    """Whether the words before names say that they are editors.

    >>> _is_announced("Pools, edited by "), _is_announced("2012. ")
    (True, False)
    """
    words = _WORD.findall(before.casefold())
    return bool(words) and words[-1] in BEFORE["editor"]


def _one_value(record: Record, value: Value, one_each: bool, style: ListStyle | None) -> Authors:
    """The names in one value. `one_each`: the source keeps names apart, so that each value is one name."""
    exact = carried_name(value.text)
    if exact is not None:
        name = exact if str(exact) else parse_name(exact.printed)
        printed = exact.printed or str(exact)
        name = replace(name, signs=exact.signs, roles=exact.roles, url=exact.url, printed=printed)
        return Authors((name,), spans=((0, 0),))
    if one_each and value.text.count(",") < 3 and not _SEVERAL.search(value.text):
        if "," in value.text:
            return one_name(value.text, value.marks)
        single = split_authors(value.text, value.marks)
        if len(single.names) == 1 or single.others:
            return single
        return Authors((parse_name(value.text),), spans=((0, len(value.text)),))
    return split_authors(value.text, inner_marks(record, value), style=style)
