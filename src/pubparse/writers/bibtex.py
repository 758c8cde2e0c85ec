"""BibTeX: publications in, text out, written by bibtexparser. Consults `tables.output` and `writers.latex`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pubparse import model
from pubparse.model import Kind, MarkKind, Name, Publication
from pubparse.tables import output
from pubparse.writers.csl import best_link
from pubparse.writers.keys import assign_keys, bibtex_keys
from pubparse.writers.latex import latex, title, verbatim

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_NEEDS_BRACES = re.compile(r",|\band\b|^others$", re.IGNORECASE)


def to_bibtex(publications: Sequence[Publication], *, ascii: bool = False) -> str:
    """Give publications as BibTeX, in their order; those without an id get a key.

    With `ascii` letters beyond ASCII become LaTeX commands, as far as LaTeX has any.

    >>> from pubparse.model import PartialDate, Venue
    >>> paper = Publication(
    ...     kind=Kind.ARTICLE, title="On KV caches", authors=(Name(family="Li", given="Ada"),), others=True,
    ...     venue=Venue(name="Cats & Dogs"), issued=PartialDate(2024, 5), pages="1-9",
    ... )
    >>> print(to_bibtex([paper]), end="")
    @article{li2024kv,
      author        = {Li, Ada and others},
      title         = {On {KV} caches},
      journal       = {Cats \\& Dogs},
      year          = {2024},
      month         = may,
      pages         = {1--9},
    }
    """
    # bibtexparser is imported here so that who writes JSON does not wait for it
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares.parsestack import default_unparse_stack
    from bibtexparser.writer import BibtexFormat

    publications = assign_keys(publications)
    keys = bibtex_keys([publication.id for publication in publications])
    library = Library([_entry(work, key, ascii=ascii) for work, key in zip(publications, keys, strict=True)])
    layout = BibtexFormat()  # type: ignore[no-untyped-call]
    layout.indent = "  "
    layout.value_column = 16  # as wide as the longest field name needs, so that a new entry moves no other
    layout.trailing_comma = True
    layout.block_separator = "\n"
    return write_string(library, unparse_stack=default_unparse_stack(True), bibtex_format=layout)


def _entry(publication: Publication, key: str, *, ascii: bool) -> Entry:
    """Make the entry of one publication, with the fields that its type knows."""
    from bibtexparser.model import Entry, Field

    entry_type = _entry_type(publication)
    texts = {key: latex(text, ascii=ascii) for key, text in _texts(publication, entry_type).items()}
    values = {
        **texts,
        "author": _names(publication.authors, others=publication.others, ascii=ascii),
        "editor": _names(publication.editors, others=False, ascii=ascii),
        "title": title(publication.title, _maths(publication), ascii=ascii),
        "doi": verbatim(publication.doi),
        "url": verbatim(_url(publication)),
        "pages": re.sub(r"\s*[-–—‑]+\s*", "--", texts["pages"]),
    }
    fields = [Field(key, values[key]) for key in output.BIBTEX_FIELDS[entry_type] if values.get(key)]
    month = publication.issued.month if publication.issued else None
    if month and 1 <= month <= 12:
        place = 1 + next(i for i, field in enumerate(fields) if field.key == "year")
        fields.insert(place, Field("month", output.MONTHS[month - 1], enclosing="no-enclosing"))
    return Entry(entry_type, key, fields)


def _entry_type(publication: Publication) -> str:
    """Give BibTeX's name for the kind of work."""
    genre = publication.genre.casefold()
    if publication.kind is Kind.THESIS and any(word in genre for word in output.MASTER_WORDS + output.LESSER_WORDS):
        return "mastersthesis"
    if publication.kind is Kind.PROCEEDINGS and publication.authors and not publication.editors:
        return "book"
    return output.BIBTEX_TYPES[publication.kind]


def _texts(publication: Publication, entry_type: str) -> dict[str, str]:
    """Give the fields that are plain text, as they stand."""
    arxiv, genre = publication.arxiv, publication.genre
    texts = {
        output.BIBTEX_PUBLISHERS.get(entry_type, "publisher"): publication.publisher,
        "type": "" if genre.casefold() in output.PLAIN_GENRES else genre,
        "series": publication.venue.series,
        "year": str(publication.issued.year) if publication.issued else "",
        "volume": publication.volume,
        "number": publication.number,
        "pages": publication.pages,
        "edition": publication.edition,
        "address": publication.location,
        "isbn": publication.isbn,
        "issn": publication.issn,
        "eprint": arxiv,
        "archivePrefix": "arXiv" if arxiv else "",
        "primaryClass": arxiv.partition("/")[0] if "/" in arxiv else "",
        "note": _note(publication),
        "language": publication.language,
        "abstract": publication.abstract,
        "keywords": ", ".join(publication.keywords),
    }
    venue = _venue(publication, entry_type)
    slot = next((key for key in output.BIBTEX_VENUES[entry_type] if not texts.get(key)), None)
    return {**texts, slot: venue} if slot and venue else texts


def _venue(publication: Publication, entry_type: str) -> str:
    """Give the venue as a bibliography prints it: proceedings with their short form, an archive only once."""
    name, acronym = publication.venue.name or publication.venue.acronym, publication.venue.acronym
    if publication.arxiv and "".join(filter(str.isalpha, name)).casefold() in output.PREPRINT_SERVERS:
        return ""
    if entry_type == "inproceedings" and acronym.casefold() not in name.casefold():
        return f"{name} ({acronym})"
    return name


def _note(publication: Publication) -> str:
    """Give what a reader should know and no other field holds: the status, the award, the page's own note."""
    status = publication.status.value.capitalize() if publication.status else ""
    return ". ".join(part.rstrip(". ") for part in (status, publication.award, publication.note) if part)


def _url(publication: Publication) -> str:
    """Give the link to the work, if it stands alone and says more than the DOI."""
    url = best_link(publication)
    whole = re.match(r"(?:https?|ftp)://", url, re.IGNORECASE)
    return "" if not whole or (publication.doi and url.casefold().endswith(publication.doi.casefold())) else url


def _names(names: Sequence[Name], *, others: bool, ascii: bool) -> str:
    """Join names as BibTeX does."""
    return " and ".join([_name(name, ascii=ascii) for name in names] + ["others"] * others)


def _name(name: Name, *, ascii: bool) -> str:
    """Write one name as `particle Family, Suffix, Given`; what is no person's name in parts stands in braces."""
    if name.literal or not name.family:
        return f"{{{latex(str(name), ascii=ascii)}}}"
    family, suffix, given = (_name_part(part, ascii=ascii) for part in (name.family, name.suffix, name.given))
    if not given and not suffix and " " in family and not family.startswith("{"):
        family = f"{{{family}}}"  # without a comma BibTeX would take the first word for a given name
    whole = f"{latex(name.particle, ascii=ascii)} {family}".strip()
    return ", ".join(part for part in (whole, suffix, given) if part) if not suffix or given else f"{whole}, {suffix}, "


def _name_part(part: str, *, ascii: bool) -> str:
    """Write a part of a name, in braces where BibTeX would cut it."""
    written = latex(part, ascii=ascii)
    return f"{{{written}}}" if _NEEDS_BRACES.search(part) else written


def _maths(publication: Publication) -> list[tuple[str, str]]:
    """Give each piece of math in the title as it stands there, with its LaTeX."""
    value = next((value for value in publication.values if value.field is model.Field.TITLE), None)
    marks = [mark for mark in value.marks if mark.kind is MarkKind.MATH] if value else []
    return [(value.text[mark.start : mark.end], mark.value) for mark in marks] if value else []
