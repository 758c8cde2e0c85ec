"""What a record's text says that no value of the reader's holds: an award, the number of a report or a patent.

Takes a record, gives texts as printed. Consults `tables.status`, `tables.kinds`. Words of the title, of names and of an
abstract say what a work is about, so they are passed over.
"""

from __future__ import annotations

import re

from pubparse.model import Field, Kind, Record
from pubparse.normalizers.values import joined
from pubparse.tables import kinds as kind_words
from pubparse.tables import status as table

_ABOUT = (Field.TITLE, Field.AUTHOR, Field.EDITOR, Field.ABSTRACT, Field.KEYWORD, Field.LINK, Field.URL)
_SEGMENT = re.compile(r"[^\n\t()\[\]{}（）【】;；|•·\0]+")
_PARTS = re.compile(r",\s|\.\s|\s[-–—]\s")
_SURE = re.compile(table.AWARD_SURE, re.IGNORECASE)
_ALONE = re.compile(table.AWARD_ALONE, re.IGNORECASE)
_YEAR_LEAD = re.compile(r"^.*?(?:(?:19|20)\d\d|['’]\d\d)[\s,.:–—-]+(?=\S)")
_LONGEST = 10
"""Words of an award; what is longer is a sentence about one."""
_REPORT = re.compile(kind_words.REPORT_NUMBER)
_PATENT = re.compile(kind_words.PATENT_NUMBER)


def award(record: Record) -> str:
    """The awards as read, else as the rest of the text says them.

    >>> from pubparse.model import Entry, Place, Value
    >>> entry = Entry("Who Pays the Prize?\\nCSCW 2023 Honorable Mention\\nPaper", Place("p"))
    >>> award(Record(entry, (Value(Field.TITLE, "Who Pays the Prize?", 0, 19),)))
    'Honorable Mention'
    """
    if read := joined(record, Field.AWARD):
        return read
    low = record.entry.text.lower()
    if not any(hint in low for hint in table.AWARD_HINTS):
        return ""
    found: list[str] = []
    for segment in _SEGMENT.findall(_rest(record, (*_ABOUT, Field.CONTAINER))):
        for part in _PARTS.split(segment):
            bare = _YEAR_LEAD.sub("", part).strip(" ,.:;-–—*🏆🏅🥇🎉🎖️⭐")
            if len(bare.split()) <= _LONGEST and (_SURE.search(bare) or _ALONE.fullmatch(bare)):
                found.append(" ".join(bare.split()))
    return "; ".join(dict.fromkeys(found))


def series_number(record: Record, kind: Kind) -> str:
    """The number of a report or a patent, where its kind's words announce it; empty if there is none.

    >>> from pubparse.model import Entry, Place
    >>> patent = Entry("H. Lee, \\"Valve,\\" U.S. Patent 11,000,123 B2, 2021.", Place("p"))
    >>> series_number(Record(patent), Kind.PATENT)
    '11,000,123 B2'
    >>> series_number(Record(Entry("Technical Report TR-2017-04, Bern", Place("p"))), Kind.TECHREPORT)
    'TR-2017-04'
    """
    shape = {Kind.PATENT: _PATENT, Kind.TECHREPORT: _REPORT}.get(kind)
    match = shape.search(_rest(record, _ABOUT)) if shape else None
    said = next(group for group in match.groups() if group) if match else ""
    return " ".join(said.split()).rstrip(".,")


def _rest(record: Record, fields: tuple[Field, ...]) -> str:
    """The text with nothing where values of these fields stand; a container that holds an award stays."""
    text = record.entry.text
    for value in record.values:
        if (
            value.start >= 0
            and value.field in fields
            and not (value.field is Field.CONTAINER and _SURE.search(value.text))
        ):
            text = text[: value.start] + "\0" * (value.end - value.start) + text[value.end :]
    return text
