"""pubparse turns homepages and CVs into clean BibTeX or CSL-JSON.

Takes nothing; gives the names that users type, each imported when it is first used.

>>> import pubparse
>>> "to_bibtex" in dir(pubparse)
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOMES = {
    "pubparse.errors": ("PubparseError", "SourceError"),
    "pubparse.model": (
        *("Document", "Entry", "Record", "Publication", "Parsed", "Notice"),
        *("Doubt", "DoubtKind", "Field", "Format", "Heading", "Kind", "Labelled", "Link", "LinkRole", "Mark"),
        *("MarkKind", "Name", "NameMark", "Origin", "PartialDate", "Place", "Relation", "Status", "Value", "Venue"),
    ),
    "pubparse.options": ("Options",),
    "pubparse.pipeline": ("parse", "combine", "dedupe", "compare_names", "parse_references"),
    "pubparse.sources": ("load", "load_bytes"),
    "pubparse.extractors": ("extract",),
    "pubparse.readers": ("read",),
    "pubparse.normalizers": ("normalize",),
    "pubparse.matchers": (
        *("find_duplicates", "identify_authors"),
        *("Deduplicated", "NameMatch", "Person"),
    ),
    "pubparse.writers": ("iter_json", "to_bibtex", "to_csl", "to_json"),
}
"""Which module each public name lives in; importing `pubparse` imports none of them."""

_WHERE = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Deduplicated",
    "Document",
    "Doubt",
    "DoubtKind",
    "Entry",
    "Field",
    "Format",
    "Heading",
    "Kind",
    "Labelled",
    "Link",
    "LinkRole",
    "Mark",
    "MarkKind",
    "Name",
    "NameMark",
    "NameMatch",
    "Notice",
    "Options",
    "Origin",
    "Parsed",
    "PartialDate",
    "Person",
    "Place",
    "Publication",
    "PubparseError",
    "Record",
    "Relation",
    "SourceError",
    "Status",
    "Value",
    "Venue",
    "__version__",
    "combine",
    "compare_names",
    "dedupe",
    "extract",
    "find_duplicates",
    "identify_authors",
    "iter_json",
    "load",
    "load_bytes",
    "normalize",
    "parse",
    "parse_references",
    "read",
    "to_bibtex",
    "to_csl",
    "to_json",
]


def __getattr__(name: str) -> object:
    """Import the module that a public name lives in, once, when the name is first used."""
    if name not in _WHERE:
        raise AttributeError(f"module 'pubparse' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_WHERE[name]), name)
    return value


def __dir__() -> list[str]:
    """The public names, so that completion shows them before they are imported."""
    return sorted({*globals(), *__all__})


if TYPE_CHECKING:
    from pubparse.errors import PubparseError, SourceError
    from pubparse.extractors import extract
    from pubparse.matchers import (
        Deduplicated,
        NameMatch,
        Person,
        find_duplicates,
        identify_authors,
    )
    from pubparse.model import (
        Document,
        Doubt,
        DoubtKind,
        Entry,
        Field,
        Format,
        Heading,
        Kind,
        Labelled,
        Link,
        LinkRole,
        Mark,
        MarkKind,
        Name,
        NameMark,
        Notice,
        Origin,
        Parsed,
        PartialDate,
        Place,
        Publication,
        Record,
        Relation,
        Status,
        Value,
        Venue,
    )
    from pubparse.normalizers import normalize
    from pubparse.options import Options
    from pubparse.pipeline import combine, compare_names, dedupe, parse, parse_references
    from pubparse.readers import read
    from pubparse.sources import load, load_bytes
    from pubparse.writers import iter_json, to_bibtex, to_csl, to_json
