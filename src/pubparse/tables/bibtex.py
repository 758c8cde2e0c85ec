"""BibTeX's own words: which fields hold names, which are verbatim, what is inherited, which blocks are no works."""

from __future__ import annotations

NAME_FIELDS = frozenset({"author", "authors", "editor", "editors", "bookauthor", "translator", "shortauthor"})

VERBATIM_FIELDS = frozenset(
    {
        *("url", "pdf", "html", "code", "slides", "video", "poster", "website", "blog", "supp", "link", "demo", "data"),
        *("doi", "eprint", "arxiv", "archiveprefix", "eprinttype", "primaryclass", "isbn", "issn", "year", "pages"),
        *("date", "volume", "number", "eid", "file", "github", "openreview", "preprint", "biburl"),
        *("bibsource", "timestamp", "urldate", "project", "dataset", "model", "talk", "presentation", "paper"),
        *("additional_link", "software", "appendix", "supplementary", "hal", "code_url", "pdf_url", "video_url"),
    }
)
"""Fields whose values are taken as they are: in a URL `~` and `%` mean themselves, in pages `--` is what was typed."""

MONTHS: dict[str, str] = {
    "jan": "jan",
    "feb": "feb",
    "mar": "mar",
    "apr": "apr",
    "may": "may",
    "jun": "jun",
    "jul": "jul",
    "aug": "aug",
    "sep": "sep",
    "oct": "oct",
    "nov": "nov",
    "dec": "dec",
}
"""The macros that every style defines."""

INHERITED: dict[str, tuple[str, ...]] = {
    "title": ("booktitle",),
    "booktitle": ("booktitle",),
    "author": (),
    "crossref": (),
    "abstract": (),
    "pages": (),
    "doi": (),
    "url": (),
    "note": (),
    "keywords": (),
}
"""What a field of the parent gives in the child; all others keep their name."""

NO_FIELDS = frozenset(
    {
        *("crossref", "xdata", "file", "bibsource", "timestamp", "date-added", "date-modified", "owner", "groups"),
        *("added-at", "interhash", "intrahash", "username", "mendeley-groups", "creationdate", "modificationdate"),
        *("google_scholar_id", "inspirehep_id", "bibtex_show", "selected", "altmetric", "dimensions", "preview"),
    }
)
"""Fields that say nothing of the work: what reference managers and sites keep for themselves."""

NO_WORKS = frozenset({"comment", "string", "preamble", "control", "xdata", "set"})
"""Entry types that are no works."""
