"""How our words are called in the formats that we write."""

from __future__ import annotations

from pubparse.model import Kind, LinkRole

CSL_TYPES: dict[Kind, str] = {
    Kind.ARTICLE: "article-journal",
    Kind.INPROCEEDINGS: "paper-conference",
    Kind.PREPRINT: "article",
    Kind.BOOK: "book",
    Kind.INCOLLECTION: "chapter",
    Kind.PROCEEDINGS: "book",
    Kind.THESIS: "thesis",
    Kind.TECHREPORT: "report",
    Kind.PATENT: "patent",
    Kind.OTHER: "document",
}
"""CSL's type for each kind of work."""

CSL_VENUES: dict[Kind, tuple[str, ...]] = {
    Kind.THESIS: ("publisher", "collection-title"),
    Kind.TECHREPORT: ("publisher", "collection-title"),
    Kind.BOOK: ("publisher", "collection-title"),
    Kind.PROCEEDINGS: ("publisher", "collection-title"),
    Kind.PATENT: ("authority", "publisher"),
}
"""Where the venue of a kind (school, institution, house, office) goes: the first free slot, else the container."""

CSL_NUMBERS: dict[Kind, str] = {
    Kind.TECHREPORT: "number",
    Kind.PATENT: "number",
    Kind.PREPRINT: "number",
    Kind.THESIS: "number",
    Kind.OTHER: "number",
    Kind.BOOK: "collection-number",
    Kind.PROCEEDINGS: "collection-number",
    Kind.INCOLLECTION: "collection-number",
}
"""What the number of a kind is called; it is an issue in all others."""

BEST_LINKS: tuple[LinkRole, ...] = (
    LinkRole.PUBLISHER,
    LinkRole.DOI,
    LinkRole.ARXIV,
    LinkRole.PDF,
    LinkRole.WEBSITE,
    LinkRole.ABSTRACT,
    LinkRole.OTHER,
)
"""The links that lead to the work itself, the best first."""

BIBTEX_TYPES: dict[Kind, str] = {
    Kind.ARTICLE: "article",
    Kind.INPROCEEDINGS: "inproceedings",
    Kind.PREPRINT: "misc",
    Kind.BOOK: "book",
    Kind.INCOLLECTION: "incollection",
    Kind.PROCEEDINGS: "proceedings",
    Kind.THESIS: "phdthesis",
    Kind.TECHREPORT: "techreport",
    Kind.PATENT: "patent",
    Kind.OTHER: "misc",
}
"""BibTeX's entry type for each kind; a thesis is one of two by its genre."""

MASTER_WORDS = ("master", "m.sc", "msc", "m.s.", "mphil", "maîtrise", "máster", "mestrado", "laurea magistrale")
"""Words in the genre of a thesis that make it `mastersthesis`."""

LESSER_WORDS = ("bachelor", "b.sc", "bsc", "diplom", "licenciat", "undergraduate", "honors", "honours", "term paper")
"""Words for a thesis below that, or beside it: `mastersthesis` as well, with the genre as its `type`."""

PLAIN_GENRES = frozenset(
    {"phd thesis", "phdthesis", "ph.d. thesis", "doctoral thesis", "master's thesis", "masters thesis", "mastersthesis"}
    | {"technical report", "tech report", "techreport", "report", "phd dissertation", "ph.d. dissertation"}
)
"""Genres that BibTeX's entry type says already."""

PREPRINT_SERVERS = frozenset({"arxiv", "corr", "arxivpreprint", "arxivorg", "arxiveprints", "corrabs"})
"""Venues that say no more than an arXiv id does (letters only)."""

_ALWAYS = ("doi", "eprint", "archivePrefix", "primaryClass", "url", "note", "abstract", "keywords")
_IN_BOOK = ("series", "volume", "number", "pages", "publisher", "address", "isbn")

BIBTEX_FIELDS: dict[str, tuple[str, ...]] = {
    "article": ("author", "editor", "title", "journal", "year", "month", "series", "volume", "number", "pages", "issn"),
    "inproceedings": ("author", "title", "booktitle", "editor", "year", "month", *_IN_BOOK),
    "incollection": ("author", "title", "booktitle", "editor", "year", "month", "edition", *_IN_BOOK),
    "book": ("author", "editor", "title", "year", "month", "edition", *_IN_BOOK),
    "proceedings": ("editor", "title", "year", "month", *_IN_BOOK),
    "phdthesis": ("author", "title", "school", "type", "year", "month", "address"),
    "mastersthesis": ("author", "title", "school", "type", "year", "month", "address"),
    "techreport": ("author", "title", "institution", "type", "number", "year", "month", "address", "pages"),
    "patent": ("author", "title", "type", "number", "holder", "year", "month"),
    "misc": ("author", "editor", "title", "howpublished", "year", "month"),
}
"""The fields of each entry type that its data model knows, in the order in which they are written."""

for _type in BIBTEX_FIELDS:
    BIBTEX_FIELDS[_type] += (*_ALWAYS, *(("language",) * (_type != "patent")))

BIBTEX_VENUES: dict[str, tuple[str, ...]] = {
    "article": ("journal",),
    "inproceedings": ("booktitle",),
    "incollection": ("booktitle",),
    "book": ("publisher", "series"),
    "proceedings": ("publisher", "series"),
    "phdthesis": ("school",),
    "mastersthesis": ("school",),
    "techreport": ("institution", "type"),
    "patent": ("type",),
    "misc": ("howpublished",),
}
"""Where the venue goes in each entry type: the first field that is free."""

BIBTEX_PUBLISHERS: dict[str, str] = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
"""What the publisher is called in entry types that have none; `publisher` in all others."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's month macros."""
