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
