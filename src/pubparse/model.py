"""The frozen things that travel through the rooms, and the words of the field.

Takes nothing, consults nothing: every other module may import this one. `Document` -> `Entry` -> `Record` ->
`Publication`; each room turns a tuple of one into a tuple of the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The formats that a source can have; the values are what `--from` takes."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"
    LATEX = "latex"
    BIBTEX = "bibtex"
    YAML = "yaml"
    JSON = "json"
    CSL = "csl"
    FRONTMATTER = "frontmatter"
    REFERENCES = "references"
    TABLE = "table"
    """Rows under named columns: TSV, CSV."""


class MarkKind(StrEnum):
    """What a stretch of text looks like, or is, on the page."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    UNDERLINE = "underline"
    SMALLCAPS = "smallcaps"
    LINK = "link"
    QUOTE = "quote"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    MATH = "math"
    STRIKE = "strike"
    ELEMENT = "element"
    """A block or span that has a name: `value` is the tag and its classes, such as `h4`, `span.papertitle`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup over `text[start:end]`; a link without text (an icon) has `start == end`."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""
    """LINK: the URL as written. ELEMENT: `tag.class.class`. MATH: the math as LaTeX."""
    label: str = ""
    """LINK: what names it besides its text (title, aria-label, image alt, icon class)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the source's name and its lines, from 1."""

    source: str
    line: int | None = None
    end_line: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What we were given, decoded.

    `companions` are files that belong to this one and speak of the same work (`cite.bib` beside `index.md`).
    `people` maps the short names that a site uses for persons (`admin`) to their printed names.
    """

    name: str
    text: str
    format: Format
    companions: tuple[Document, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """What had to be mended to read it at all (its encoding)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above an entry. Level 0 is the page's own title, 1 to 6 are headings as in HTML."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value that the source itself names: a front-matter key, a BibTeX field, a column."""

    key: str
    """In the source's own word and case-folded: `booktitle`, `url_pdf`, `venue`."""
    value: str
    marks: tuple[Mark, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What stood on the page for one work.

    `text` is plain Unicode: a newline where the page breaks the line, a tab where a column ends.
    `headings` runs from the page's title inwards. Entries with the same `list_id` stand in one list of their source.
    `mention` says that it is no list entry but a mention in running prose.
    """

    text: str
    place: Place
    marks: tuple[Mark, ...] = ()
    fields: tuple[Labelled, ...] = ()
    headings: tuple[Heading, ...] = ()
    list_id: int = 0
    mention: bool = False
    probability: float = 1.0
    """That this is an entry of a publication list at all."""
    people: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """What had to be mended in the source to read this entry (its syntax), or what the source itself doubts."""


class Field(StrEnum):
    """What a value is: the labels of the reader."""

    TITLE = "title"
    AUTHOR = "author"
    EDITOR = "editor"
    DATE = "date"
    CONTAINER = "container"
    SERIES = "series"
    VOLUME = "volume"
    NUMBER = "number"
    PAGES = "pages"
    EDITION = "edition"
    PUBLISHER = "publisher"
    LOCATION = "location"
    GENRE = "genre"
    """Words that say the kind of work: `PhD thesis`, `Technical report`, `[J]`."""
    STATUS = "status"
    AWARD = "award"
    NOTE = "note"
    DOI = "doi"
    ARXIV = "arxiv"
    ISBN = "isbn"
    ISSN = "issn"
    URL = "url"
    LINK = "link"
    """The words of a link such as `[PDF]`."""
    CITATION_NUMBER = "citation-number"
    ABSTRACT = "abstract"
    KEYWORD = "keyword"
    LANGUAGE = "language"
    ACRONYM = "acronym"
    """The container's short form, where the source labels it."""
    ID = "id"
    """The source's own id or citation key."""


class Origin(StrEnum):
    """Where a value comes from, most trusted first."""

    LABELLED = "labelled"
    PRINTED = "printed"
    LINK = "link"
    HEADING = "heading"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Value:
    """One value as printed, with where it stands and how sure we are.

    `start`, `end` are offsets into the entry's text (PRINTED), else -1; `probability` is calibrated, 0 to 1.
    """

    field: Field
    text: str
    start: int = -1
    end: int = -1
    probability: float = 1.0
    origin: Origin = Origin.PRINTED
    marks: tuple[Mark, ...] = ()
    """Marks inside the value, offsets relative to its text."""


@dataclass(frozen=True, slots=True)
class Record:
    """What an entry says, field by field, in the order in which it says it."""

    entry: Entry
    values: tuple[Value, ...] = ()
    unread: str = ""
    """Why nothing could be read; empty where something was."""


class Kind(StrEnum):
    """The kinds of work."""

    ARTICLE = "article"
    INPROCEEDINGS = "inproceedings"
    PREPRINT = "preprint"
    BOOK = "book"
    INCOLLECTION = "incollection"
    PROCEEDINGS = "proceedings"
    THESIS = "thesis"
    TECHREPORT = "techreport"
    PATENT = "patent"
    OTHER = "other"


class Status(StrEnum):
    """How far a work is, where the page says so."""

    TO_APPEAR = "to appear"
    ACCEPTED = "accepted"
    SUBMITTED = "submitted"
    IN_PREPARATION = "in preparation"


class NameMark(StrEnum):
    """What a sign beside a name says of the author."""

    EQUAL = "equal-contribution"
    CORRESPONDING = "corresponding"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts, as printed (initials stay initials); or a `literal` (an institution, a single word)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """`van der`, `de la`: CSL's non-dropping-particle."""
    suffix: str = ""
    literal: str = ""
    printed: str = ""
    """As it stands in the source, without marks."""
    signs: tuple[str, ...] = ()
    """The signs that stood beside the name: `*`, `†`, `1`."""
    roles: tuple[NameMark, ...] = ()
    """What the signs mean, where the page says so or custom does."""
    url: str = ""
    """The homepage or ORCID that the name links to."""

    def __str__(self) -> str:
        """The name in reading order.

        >>> str(Name(family="Berg", given="J.-P.", particle="van der", suffix="Jr."))
        'J.-P. van der Berg Jr.'
        """
        return self.literal or " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """What contains the work: a journal, proceedings, a book; the school of a thesis, the institution of a report."""

    name: str = ""
    """As printed, without year, place, volume and the like."""
    acronym: str = ""
    """The short form, if printed."""
    full_name: str = ""
    """Derived from the venue table where only a short form is printed; never in place of the printed one."""
    series: str = ""


class LinkRole(StrEnum):
    """What a link leads to."""

    PDF = "pdf"
    DOI = "doi"
    ARXIV = "arxiv"
    PUBLISHER = "publisher"
    CODE = "code"
    DATA = "data"
    SLIDES = "slides"
    VIDEO = "video"
    POSTER = "poster"
    WEBSITE = "website"
    DEMO = "demo"
    BIBTEX = "bibtex"
    ABSTRACT = "abstract"
    SUPPLEMENT = "supplement"
    NEWS = "news"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an entry: the URL as written, what it leads to, and the words that it had."""

    url: str
    role: LinkRole = LinkRole.OTHER
    label: str = ""


class DoubtKind(StrEnum):
    """What kind of doubt it is; the values are stable."""

    UNSURE = "unsure"
    """The reader is not sure of the field."""
    CONFLICT = "conflict"
    """Two pieces of evidence disagree."""
    MENTION = "mention"
    """Only mentioned in running text."""
    MISSING = "missing"
    """A field that such a work has is not printed."""
    LEFTOVER = "leftover"
    """Text of the entry that no field took."""
    AMBIGUOUS = "ambiguous"
    """It can be read in two ways (a name's order, a date)."""
    DAMAGED = "damaged"
    """The source is damaged there (encoding, syntax) and was mended."""
    NEAR_DUPLICATE = "near-duplicate"
    """Another item may be the same work."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a careful librarian would ask back."""

    kind: DoubtKind
    field: str
    detail: str


class Relation(StrEnum):
    """How another item belongs to this one."""

    VERSION = "version"
    """Another version of the same work (preprint, conference, journal)."""
    NEAR_DUPLICATE = "near-duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What we believe: one work.

    `id` is the citation key; `merged` are the ids of the items that this one stands for (itself not included
    unless it was merged). `derived` names the fields that the page does not print.
    """

    id: str = ""
    kind: Kind = Kind.OTHER
    title: str = ""
    authors: tuple[Name, ...] = ()
    others: bool = False
    """More authors than are named: `et al.`"""
    editors: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    venue: Venue = Venue()
    volume: str = ""
    number: str = ""
    pages: str = ""
    edition: str = ""
    publisher: str = ""
    location: str = ""
    doi: str = ""
    arxiv: str = ""
    isbn: str = ""
    issn: str = ""
    genre: str = ""
    status: Status | None = None
    award: str = ""
    note: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    links: tuple[Link, ...] = ()
    owner: str = ""
    """The page's owner, if known: the person whose list it is."""
    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    merged: tuple[str, ...] = ()
    related: tuple[tuple[Relation, str], ...] = ()
    derived: tuple[Field, ...] = ()
    values: tuple[Value, ...] = ()
    """What was read, with spans and probabilities: the evidence."""
    probability: float = 1.0
    """That title, authors, year and venue are all right."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A doubt about a source rather than about one work of it: what its author should mend, and where."""

    place: Place
    doubt: Doubt

    def __str__(self) -> str:
        """The notice in one line.

        >>> str(Notice(Place("index.md", 1), Doubt(DoubtKind.DAMAGED, "", "the front matter is never closed")))
        'index.md:1: the front matter is never closed'
        """
        line = f":{self.place.line}" if self.place.line else ""
        return " ".join(f"{self.place.source}{line}: {self.doubt.detail}".split())


@dataclass(frozen=True, slots=True)
class Parsed:
    """What `parse` gives: the publications (before dedupe), what could not be read, and how it was understood."""

    publications: tuple[Publication, ...]
    unread: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()
    records: tuple[Record, ...] = ()
    notices: tuple[Notice, ...] = ()
    """What is broken in the sources themselves and was read all the same."""
