"""Keys of front matter, data files, BibTeX and CSL: what each one labels.

`FIELDS` maps a field to the keys that label it, most trusted first (case-folded, `_` and space as `-`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pubparse.model import Field, Kind

_GAPS = re.compile(r"[\s_]+")


@lru_cache(maxsize=4096)
def fold_key(key: str) -> str:
    """Fold a key as these tables have it.

    >>> fold_key("Publication_Types")
    'publication-types'
    """
    return _GAPS.sub("-", key.strip().casefold())


FIELDS: dict[Field, tuple[str, ...]] = {
    Field.TITLE: ("title", "paper-title", "papertitle", "article-title", "pub-title", "name"),
    Field.AUTHOR: ("authors", "author", "author-list", "authorlist", "creators", "creator", "coauthors", "people"),
    Field.EDITOR: ("editor", "editors", "bookeditor"),
    Field.DATE: (
        *("year", "pub-year", "pubyear", "publication-year", "issued", "date-issued", "published", "date-published"),
        *("pub-date", "pubdate", "publication-date", "date", "releasedate", "release-date", "publishdate"),
    ),
    Field.CONTAINER: (
        *("booktitle", "book-title", "journal", "journaltitle", "journal-title", "container-title", "publication"),
        *("venue", "venue-name", "conference", "conference-name", "proceedings", "published-in", "publishedin", "in"),
        *("journal-name", "pub-info", "pubinfo", "publication-venue", "pub", "outlet", "maintitle", "school"),
        *("institution", "university", "authority", "organization", "event-title"),
    ),
    Field.ACRONYM: (
        *("abbr", "publication-short", "venue-short", "conference-short", "conference-abbr", "container-title-short"),
        *(
            "shortjournal",
            "journal-abbr",
            "journalabbreviation",
            "journal-short",
            "shortvenue",
            "acronym",
            "short-venue",
        ),
    ),
    Field.SERIES: ("series", "collection-title"),
    Field.VOLUME: ("volume", "vol"),
    Field.NUMBER: ("issue", "number", "no", "report-number", "patent-number", "collection-number"),
    Field.PAGES: ("pages", "page", "page-range", "pp", "eid", "elocation-id", "article-number", "articleno", "artnum"),
    Field.EDITION: ("edition",),
    Field.PUBLISHER: ("publisher",),
    Field.LOCATION: ("address", "publisher-place", "publisherplace", "location", "place", "event-place", "city"),
    Field.GENRE: (
        "publication-types",
        "publication-type",
        "pub-type",
        "pubtype",
        "genre",
        "type",
        "kind",
        "csl-type",
        "entrytype",
        "category",
        "pub-category",
    ),
    Field.STATUS: ("status", "pubstate", "pub-status", "publication-status", "state"),
    Field.AWARD: ("award", "awards", "award-name", "honor", "honors", "honour", "distinction", "prize", "recognition"),
    Field.NOTE: ("note", "notes", "addendum", "additional-info", "howpublished", "comment"),
    Field.DOI: ("doi", "doi-url", "uid", "identifier", "pubcode", "pubid"),
    Field.ARXIV: ("arxiv", "arxiv-id", "arxivid", "eprint", "arxiv-number"),
    Field.ISBN: ("isbn",),
    Field.ISSN: ("issn",),
    Field.ABSTRACT: ("abstract", "summary", "excerpt", "description", "tldr"),
    Field.KEYWORD: ("keywords", "keyword", "tags", "categories", "topics"),
    Field.LANGUAGE: ("language", "lang", "langid"),
    Field.ID: ("id", "citation-key", "citekey", "bibkey", "key"),
}

INNER_MAPS = frozenset(
    {
        *("citation", "hugoblox", "ids", "pub-info", "pubinfo", "publication", "venue", "journal", "conference"),
        *("container", "bib", "date", "externalids", "external-ids", "identifiers", "bibliography", "metadata"),
        *("details", "info", "published", "reference", "google-scholar", "params"),
    }
)
"""Keys whose value may be a mapping that goes on describing the work."""

SUBKEYS: dict[str, str] = {
    "type": "csl-type",
    "short": "venue-short",
    "abbr": "venue-short",
    "acronym": "venue-short",
    "short-name": "venue-short",
    "name": "",
}
"""What a key means inside such a mapping, where that is something else."""

LINK_LISTS = frozenset({"links", "link", "urls", "url", "buttons", "resources", "materials", "btns", "external-links"})
"""Keys whose value may be links with names."""

PERSON_KEYS: dict[str, tuple[str, ...]] = {
    "family": ("family", "last", "lastname", "last-name", "surname", "family-name"),
    "given": ("given", "first", "firstname", "first-name", "given-name", "forename"),
    "non-dropping-particle": ("non-dropping-particle", "particle"),
    "suffix": ("suffix",),
    "literal": ("literal",),
}
"""The parts of a name in a mapping that describes a person."""

LOCATOR_KEYS = frozenset({"volumeissue", "volume-issue", "volume-pages", "locator", "volnum", "biblio", "details"})
"""Keys that hold volume, number and pages together."""

MONTH_KEYS = ("month", "pub-month")
DAY_KEYS = ("day",)
"""Keys that complete a year."""

CITATION_KEYS = ("citation", "reference", "apa", "full-citation", "bibliography-entry", "formatted", "cite")
"""Keys that hold the whole reference as it is printed; it becomes the text of the entry."""

BIBTEX_KEYS = ("bibtex", "bib", "bibtex-entry", "bibtexentry")
"""Keys that may hold a BibTeX entry."""

WEAK_KEYS: dict[str, float] = {
    "date": 0.6,
    "releasedate": 0.8,
    "release-date": 0.8,
    "publishdate": 0.2,
    "excerpt": 0.4,
    "description": 0.4,
    "summary": 0.5,
    "name": 0.7,
    "people": 0.6,
    "in": 0.7,
    "pub": 0.7,
    "organization": 0.6,
    "comment": 0.5,
    "categories": 0.5,
    "type": 0.8,
    "state": 0.5,
    "key": 0.5,
}
"""Keys that often mean something else (a posting date, a teaser): how far they are believed."""

POSTING_KEYS = (
    *("permalink", "collection", "layout", "publishdate", "publication-types", "draft", "featured", "excerpt"),
    *("author-profile", "projects", "slug", "redirect-from"),
)
"""Keys that only the front matter of a site has: beside them `date` is often the day of posting."""

SPARE_CONTAINERS = frozenset({"organization", "institution", "university", "authority", "event-title", "outlet"})
"""Keys that name the container only where nothing else does (else a sponsor, an employer)."""

PAGE_LINKS = frozenset(
    {
        *("permalink", "redirect-from", "canonical-url", "image", "teaser", "thumbnail", "img", "preview", "header"),
        "featured-image",
    }
)
"""URL-valued keys that lead to no copy of the work."""

LINK_KEYS = frozenset(
    {
        *("pdf", "url", "urls", "link", "links", "paper", "paperurl", "paper-url", "paperlink", "html", "website"),
        *("project", "project-page", "projectpage", "page", "homepage", "web", "code", "github", "repo", "repository"),
        *("slides", "slide", "slidesurl", "talk", "presentation", "recording", "video", "poster", "data", "dataset"),
        *("demo", "blog", "supp", "supplement", "supplementary", "appendix", "preprint", "arxiv", "doi", "hal"),
        *("openreview", "acm", "ieee", "publisher-link", "external", "bibtexurl", "bib", "file", "download", "osf"),
        *("software", "source", "media", "press", "news", "twitter", "model", "models", "huggingface", "colab"),
        *("fulltext", "pdf-file", "filename", "eprint", "bibtex"),
    }
)
"""Keys whose values are links; any key that begins with `url-` or ends with `url` or `link` is one as well."""


@lru_cache(maxsize=4096)
def is_link(key: str) -> bool:
    """Say whether a folded key labels a link to the work or something of it.

    >>> [is_link(key) for key in ("url-pdf", "slides", "image", "title")]
    [True, True, False, False]
    """
    if key in PAGE_LINKS or key.startswith(("image", "img", "teaser", "thumb", "author", "venue", "base")):
        return False
    return key in LINK_KEYS or key.startswith(("url-", "link-")) or key.endswith(("url", "link", "-pdf"))


PUBLICATION_FILE_KEYS = frozenset(
    {"publication-types", "publication", "pub-info", "pubinfo", "paperurl", "journal", "booktitle", "journaltitle"}
)
"""With a title, any of these at the head of a file says that the file is one publication."""

PUBLICATION_KEYS = frozenset(
    {
        *("venue", "doi", "conference", "arxiv", "url-pdf", "pub-date", "pubdate", "publication-short", "publisher"),
        *(
            "bibtex",
            "pub-year",
            "issue",
            "volume",
            "url-preprint",
            "published-in",
            "container-title",
            "conference-short",
        ),
        *("year", "pdf", "paper"),
    }
)
"""With a title and authors, any of these does."""

CITATION_MAP_KEYS = frozenset(
    {"container-title", "doi", "volume", "issue", "publisher", "journal", "booktitle", "page"}
)
"""What the mapping `citation:` (Quarto) has if it is a publication's; a post has only a URL there."""

PUBLICATION_KINDS = frozenset(
    {"publications", "publication", "papers", "paper", "pubs", "research-paper", "article-journal", "preprint"}
)
"""Jekyll collections and layouts whose files are one publication each."""

PAGE_KINDS = frozenset(
    {
        *("talks", "talk", "teaching", "courses", "course", "portfolio", "posts", "post", "news", "event", "events"),
        *("project", "projects", "people", "authors", "members", "team", "jobs", "software", "recipes", "notes"),
    }
)
"""Collections, layouts and folders whose files are something else."""

ENTRY_MARKERS = frozenset(
    {
        *(
            key
            for field in (Field.AUTHOR, Field.CONTAINER, Field.DOI, Field.ARXIV, Field.PAGES)
            for key in FIELDS[field]
        ),
        *("year", "citation", "pub-year", "issued", "releasedate", "volume", "issue", "volumeissue", "bibtex"),
        *("publication-types", "publisher"),
    }
    - {"people", "in", "page", "organization", "university", "school", "institution", "name", "eid"}
)
"""A map in a data file with a title is a publication if it has one of these as well."""

STRONG_MARKERS = frozenset(
    {
        *("authors", "journal", "booktitle", "doi", "arxiv", "citation", "bibtex", "publication-types", "journaltitle"),
        *("container-title", "publication-venue", "papertitle", "paper-title", "volumeissue"),
    }
)
"""Of these, one is enough."""

PUBLICATION_SECTIONS = frozenset(
    {
        *("publications", "publication", "papers", "paper", "articles", "article", "journal", "journals", "conference"),
        *(
            "conferences",
            "proceedings",
            "preprints",
            "preprint",
            "books",
            "book",
            "chapters",
            "chapter",
            "theses",
            "pubs",
        ),
        *("thesis", "dissertation", "manuscripts", "patents", "publikationen", "publicaciones", "publicacoes", "works"),
        *(
            "publicações",
            "pubblicazioni",
            "publicaties",
            "veröffentlichungen",
            "论文",
            "論文",
            "workshops",
            "bibliography",
        ),
    }
)
"""Words of a key (or file name) that say that publications stand under it."""

OTHER_SECTIONS = frozenset(
    {
        *("talks", "talk", "presentations", "presentation", "teaching", "courses", "course", "news", "projects"),
        *("project", "software", "awards", "grants", "service", "experience", "education", "people", "members"),
        *("posts", "navigation", "menu", "skills", "media", "students", "reviewing", "blog", "jobs", "team"),
        *("seminars", "honors", "certificates", "volunteer", "interests", "gallery", "events"),
    }
)
"""Words of a key (or file name) that say that something else stands under it."""

HEADING_KEYS = ("year", "title", "heading", "section", "category", "name", "label", "group")
"""Keys of a mapping that say what the list in it is about."""

JSON_RESUME: dict[str, str] = {
    "name": "title",
    "publisher": "publication",
    "releasedate": "date",
    "website": "url",
}
"""What JSON Resume calls the fields of a publication."""

TALK_KEYS = frozenset({"event", "event-url", "time-start", "talk-title", "course", "semester", "instructor"})
"""Keys that say that a map is something else."""

TEMPLATE_TITLES: tuple[str, ...] = (
    r"paper title number \d+",
    r"an example (?:conference paper|journal article|preprint / working paper|preprint|paper)",
    r"(?:your|the) (?:paper|publication) title(?: here)?",
    r"(?:example|sample) (?:paper|publication|article)(?: title)?(?: \d+)?",
    r"title of (?:your|the) paper",
)
"""Titles (patterns, case-folded) of the papers that site templates bring with them."""

CSL_TYPES = frozenset(
    {
        *(
            "article",
            "article-journal",
            "article-magazine",
            "article-newspaper",
            "bill",
            "book",
            "broadcast",
            "chapter",
        ),
        *("classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event"),
        *("figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map"),
        *("motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
        *("personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book"),
        *("software", "song", "speech", "standard", "thesis", "treaty", "webpage"),
    }
)
"""The types of a CSL item."""

BIBTEX_KINDS: dict[str, tuple[Kind, str, float]] = {
    "article": (Kind.ARTICLE, "", 0.8),
    "inproceedings": (Kind.INPROCEEDINGS, "", 0.95),
    "conference": (Kind.INPROCEEDINGS, "", 0.95),
    "incollection": (Kind.INCOLLECTION, "", 0.9),
    "inbook": (Kind.INCOLLECTION, "", 0.9),
    "book": (Kind.BOOK, "", 0.9),
    "mvbook": (Kind.BOOK, "", 0.9),
    "booklet": (Kind.BOOK, "", 0.6),
    "collection": (Kind.BOOK, "", 0.9),
    "proceedings": (Kind.PROCEEDINGS, "", 0.95),
    "phdthesis": (Kind.THESIS, "PhD thesis", 0.98),
    "mastersthesis": (Kind.THESIS, "Master's thesis", 0.98),
    "bachelorsthesis": (Kind.THESIS, "Bachelor's thesis", 0.98),
    "thesis": (Kind.THESIS, "", 0.98),
    "techreport": (Kind.TECHREPORT, "", 0.9),
    "report": (Kind.TECHREPORT, "", 0.9),
    "patent": (Kind.PATENT, "", 0.98),
    "unpublished": (Kind.PREPRINT, "", 0.6),
    "online": (Kind.OTHER, "", 0.3),
    "misc": (Kind.OTHER, "", 0.3),
    "manual": (Kind.OTHER, "", 0.5),
    "software": (Kind.OTHER, "", 0.8),
    "dataset": (Kind.OTHER, "", 0.8),
}
"""BibTeX's and BibLaTeX's entry types -> the kind, the words that the type stands for, and how far people mean it."""

CSL_KINDS: dict[str, Kind] = {
    "article-journal": Kind.ARTICLE,
    "article-magazine": Kind.ARTICLE,
    "article-newspaper": Kind.ARTICLE,
    "review": Kind.ARTICLE,
    "review-book": Kind.ARTICLE,
    "paper-conference": Kind.INPROCEEDINGS,
    "article": Kind.PREPRINT,
    "manuscript": Kind.PREPRINT,
    "book": Kind.BOOK,
    "chapter": Kind.INCOLLECTION,
    "entry-encyclopedia": Kind.INCOLLECTION,
    "entry-dictionary": Kind.INCOLLECTION,
    "thesis": Kind.THESIS,
    "report": Kind.TECHREPORT,
    "patent": Kind.PATENT,
}
"""The types of a CSL item (Hugo uses them too) -> the kind; all others are `other`."""

HUGO_KINDS: dict[str, Kind] = {
    "1": Kind.INPROCEEDINGS,
    "2": Kind.ARTICLE,
    "3": Kind.PREPRINT,
    "4": Kind.TECHREPORT,
    "5": Kind.BOOK,
    "6": Kind.INCOLLECTION,
    "7": Kind.THESIS,
    "8": Kind.PATENT,
}
"""What Hugo's numbers in `publication_types` mean -> the kind; `0` says nothing."""

TYPE_KINDS: dict[str, Kind] = {
    "journal": Kind.ARTICLE,
    "journals": Kind.ARTICLE,
    "journal article": Kind.ARTICLE,
    "journal articles": Kind.ARTICLE,
    "journal paper": Kind.ARTICLE,
    "article": Kind.ARTICLE,
    "manuscripts": Kind.ARTICLE,
    "conference": Kind.INPROCEEDINGS,
    "conferences": Kind.INPROCEEDINGS,
    "conference paper": Kind.INPROCEEDINGS,
    "conference papers": Kind.INPROCEEDINGS,
    "inproceedings": Kind.INPROCEEDINGS,
    "proceedings": Kind.INPROCEEDINGS,
    "workshop": Kind.INPROCEEDINGS,
    "workshops": Kind.INPROCEEDINGS,
    "workshop paper": Kind.INPROCEEDINGS,
    "poster": Kind.INPROCEEDINGS,
    "demo": Kind.INPROCEEDINGS,
    "preprint": Kind.PREPRINT,
    "preprints": Kind.PREPRINT,
    "working paper": Kind.PREPRINT,
    "book": Kind.BOOK,
    "books": Kind.BOOK,
    "chapter": Kind.INCOLLECTION,
    "book chapter": Kind.INCOLLECTION,
    "book chapters": Kind.INCOLLECTION,
    "incollection": Kind.INCOLLECTION,
    "thesis": Kind.THESIS,
    "theses": Kind.THESIS,
    "phdthesis": Kind.THESIS,
    "mastersthesis": Kind.THESIS,
    "report": Kind.TECHREPORT,
    "reports": Kind.TECHREPORT,
    "techreport": Kind.TECHREPORT,
    "technical report": Kind.TECHREPORT,
    "patent": Kind.PATENT,
    "patents": Kind.PATENT,
}
"""What people put under `type` or `category`, folded -> the kind."""

NO_GENRES = frozenset(
    {
        *("paper", "papers", "publication", "publications", "published", "biblio", "default", "full", "long", "short"),
        *("other", "misc", "main", "selected", "featured", "online", "refereed", "peer-reviewed", "international"),
    }
)
"""What people put there that says no kind."""

CSL_SLOTS: dict[str, str] = {
    "id": "id",
    "type": "csl-type",
    "title": "title",
    "container-title": "container-title",
    "container-title-short": "container-title-short",
    "event-title": "event-title",
    "event": "event-title",
    "authority": "authority",
    "collection-title": "collection-title",
    "collection-number": "collection-number",
    "issued": "issued",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "page": "pages",
    "edition": "edition",
    "publisher": "publisher",
    "publisher-place": "publisher-place",
    "event-place": "event-place",
    "genre": "genre",
    "status": "status",
    "note": "note",
    "doi": "doi",
    "isbn": "isbn",
    "issn": "issn",
    "abstract": "abstract",
    "keyword": "keyword",
    "language": "language",
}
"""The slots of a CSL item (case-folded) that hold text, numbers or dates -> the key that labels them."""

CSL_VENUE_IN_PUBLISHER = frozenset({"thesis", "report", "book"})
"""Types whose venue (school, institution, house) is CSL's publisher where they have no container."""

BODY_CITATION = (
    r"(?:recommended|suggested|preferred|full)\s+citation|citation|cite\s+(?:this\s+\w+\s+)?as|how\s+to\s+cite|"
    r"(?:full\s+)?reference|(?:please\s+)?cite(?:\s+(?:this|the)\s+\w+)?\s*(?=:)"
)
"""What announces the citation in the body of a file (a pattern)."""

BODY_LABELS = frozenset(
    {
        *(
            "author",
            "authors",
            "venue",
            "journal",
            "conference",
            "published in",
            "published-in",
            "year",
            "doi",
            "editors",
        ),
        *("pages", "volume", "publisher", "booktitle", "publication", "status", "award", "keywords"),
    }
)
"""Labels at the beginning of a line of the body that count."""

TEMPLATE_HOSTS = ("wowchemy.com", "sourcethemes.com", "hugoblox.com", "academicpages.github.io", "example.com")
"""Hosts that only the sample text of templates links to."""
