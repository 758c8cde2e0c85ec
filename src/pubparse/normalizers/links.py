"""Every link of an entry with its role, but those around names, of the venue's home page, and those that lead nowhere.

Takes a record, gives `Link`s in the order of the page, URLs as written; consults `tables.links`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from pubparse import shapes
from pubparse.carried import carried_link
from pubparse.model import Field, Link, LinkRole, MarkKind, Origin, Record
from pubparse.normalizers.acronyms import is_venue
from pubparse.tables import links as table

_WORDS = tuple((re.compile(words), role) for words, role in table.WORDS)
_PATHS = tuple((re.compile(path, re.IGNORECASE), role) for path, role in table.PATHS)
_BY_PATH = (LinkRole.PUBLISHER, LinkRole.WEBSITE, LinkRole.CODE)
"""Roles of hosts that hold other things too."""
_HOSTS = {name: row for row, (name, _) in enumerate(table.HOSTS) if "/" not in name}
_PLACES = tuple(row for row, (name, _) in enumerate(table.HOSTS) if "/" in name)
_NOWHERE = re.compile(r"(?i)^\s*(?:#.*|javascript:.*|mailto:.*|tel:.*|data:.*|about:.*|)\s*$|\{\{|\{%")
_KEY = re.compile(r"(?i)^url[_-]|[_-]?(?:url|link)$")
_ADDRESS = re.compile(r"/|\.[A-Za-z]{2,5}$|^www\.")
_WORK = re.compile(table.WORK, re.IGNORECASE)
_BREAKS = re.compile(r"[\n\r\t]")
_HOME = re.compile(table.HOME, re.IGNORECASE)
_PAPER = re.compile(
    r"(?i)doi|arxiv|/papers?/|/abs/|\.pdf|/article|/chapter|/document/|/full|/view|/publication|/forum|/content|/item|/book|/stable"
)


def role_of(url: str, label: str = "", *, title: bool = False) -> LinkRole:
    """What a link leads to, from its words, then its host and path.

    `title` says that its words are the work's title.

    >>> role_of("https://github.com/a/b"), role_of("x.pdf", "PDF"), role_of("https://a.org/t.pdf", "Slides")
    (<LinkRole.CODE: 'code'>, <LinkRole.PDF: 'pdf'>, <LinkRole.SLIDES: 'slides'>)
    >>> role_of("https://arxiv.org/pdf/2405.16444", "paper"), role_of("https://doi.org/10.1145/1.2", "Paper")
    (<LinkRole.ARXIV: 'arxiv'>, <LinkRole.DOI: 'doi'>)
    """
    words = LinkRole.OTHER
    if label and not title and len(label) <= 60 and not re.match(r"(?i)https?://|www\.", label):
        words = _said(label)
    if words not in (LinkRole.OTHER, *table.PUBLISHER_WORDS):
        return words
    parts = urlsplit(url.strip())
    host = parts.netloc.lower().removeprefix("www.")
    role = _host_role(host, f"{host}{parts.path.lower()}")
    if role and role not in _BY_PATH:
        return role
    whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
    path = next((role for shape, role in _PATHS if shape.search(whole)), LinkRole.OTHER)
    if role:
        if role is LinkRole.PUBLISHER and path is LinkRole.PDF:
            return LinkRole.PDF
        if role in (LinkRole.WEBSITE, LinkRole.CODE) and path in (LinkRole.PDF, LinkRole.SLIDES, LinkRole.POSTER):
            return path
        return role
    if path is not LinkRole.OTHER:
        return path
    if words is not LinkRole.OTHER:
        return words
    if title and host:
        return LinkRole.PUBLISHER if parts.path.strip("/") or parts.query else LinkRole.WEBSITE
    return LinkRole.OTHER


def _host_role(host: str, place: str) -> LinkRole | None:
    """The role of the first row of the table that a host ends with, or that a host with its path begins with.

    >>> _host_role("dl.acm.org", "dl.acm.org/doi"), _host_role("a.org", "a.org/")
    (<LinkRole.PUBLISHER: 'publisher'>, None)
    """
    rows = [row for row in _PLACES if place.startswith(table.HOSTS[row][0])]
    end = host
    while end:
        if end in _HOSTS:
            rows.append(_HOSTS[end])
        end = end.partition(".")[2]
    return table.HOSTS[min(rows)][1] if rows else None


@lru_cache(maxsize=4096)
def _said(label: str) -> LinkRole:
    """What the words of a link say of it."""
    low = label.lower()
    return next((role for shape, role in _WORDS if shape.search(low)), LinkRole.OTHER)


def collect_links(record: Record) -> tuple[Link, ...]:
    """The links of the work that a record reads.

    >>> from pubparse.model import Entry, Mark, Place, Value
    >>> marks = Mark(MarkKind.LINK, 9, 14, "a.pdf"), Mark(MarkKind.LINK, 0, 1, "#")
    >>> entry = Entry("A. Title [PDF]", Place("p"), marks)
    >>> collect_links(Record(entry, (Value(Field.TITLE, "Title", 3, 8),)))
    (Link(url='a.pdf', role=<LinkRole.PDF: 'pdf'>, label='[PDF]'),)
    """
    entry = record.entry
    found: list[Link] = []
    marks = [(mark, _under(record, mark.start, mark.end)) for mark in entry.marks if mark.kind is MarkKind.LINK]
    known = any(not under.venue and (Field.TITLE in under.fields or _WORK.search(m.value)) for m, under in marks)
    for mark, under in marks:
        text = " ".join(entry.text[mark.start : mark.end].split())
        label = text or mark.label
        words = entry.text[mark.start : mark.end] or mark.label
        if not _NOWHERE.search(mark.value) and not _of_another(under, mark.value, words, known=known):
            role = role_of(mark.value, label, title=Field.TITLE in under.fields)
            found.append(Link(mark.value, role, label[:200]))
    for start, end in shapes.find_urls(entry.text):
        url = entry.text[start:end]
        linked = any(mark.start < end and mark.end > start for mark, _ in marks)
        if not linked and Field.ABSTRACT not in _under(record, start, end).fields:
            found.append(Link(url, role_of(url)))
    for value in record.values:
        if value.field is Field.URL and value.origin is Origin.LABELLED:
            if exact := carried_link(value.text):
                found.append(exact)
                continue
            named = next((mark for mark in value.marks if mark.kind is MarkKind.LINK), None)
            url = named.value if named else value.text.strip()
            label = _KEY.sub("", named.label).replace("_", " ").strip() if named else ""
            found.append(Link(url, role_of(url, label), label))
    unique: dict[str, Link] = {}
    for link in found:
        # As browsers do: a line break within an address is none of it.
        url = _BREAKS.sub("", link.url).partition("<")[0].strip()
        link = link if url == link.url else replace(link, url=url)
        if " " in link.url and not _ADDRESS.search(link.url):
            continue
        if not _NOWHERE.search(link.url) and (link.url not in unique or unique[link.url].role is LinkRole.OTHER):
            unique[link.url] = link
    return tuple(unique.values())


@dataclass(frozen=True, slots=True)
class _Under:
    """What a span of an entry lies over."""

    fields: frozenset[Field]
    """Fields with a value that the span lies in by its greater part."""
    venue: bool
    """Whether it is the container's name, and what else is said of it: year, place, volume."""


_VENUE = (Field.CONTAINER, Field.SERIES, Field.ACRONYM)
_BESIDE_VENUE = (Field.DATE, Field.LOCATION, Field.VOLUME, Field.NUMBER, Field.PUBLISHER)


def _under(record: Record, start: int, end: int) -> _Under:
    """What a span lies over."""
    covered = [
        (v.field, min(end, v.end) - max(start, v.start))
        for v in record.values
        if v.start < end and v.end > start and v.start >= 0
    ]
    fields = frozenset(field for field, size in covered if 2 * size > end - start > 0)
    size = sum(size for field, size in covered if field in _VENUE or field in _BESIDE_VENUE)
    return _Under(fields, 2 * size > end - start and any(field in _VENUE for field, _ in covered))


def _of_another(under: _Under, url: str, label: str, *, known: bool) -> bool:
    """Whether a link belongs to a person or to the venue rather than to the work; `known`: another is the work's."""
    if Field.AUTHOR in under.fields or Field.EDITOR in under.fields:
        return True
    if under.venue:
        return _is_home(url) or (known and bool(urlsplit(url).netloc) and not _WORK.search(url))
    return _is_home(url) and _names_venue(label)


def _names_venue(text: str) -> bool:
    """Whether the words of a link are a venue's, and not what links to a work say.

    >>> _names_venue("NSDI 2023"), _names_venue("ACM DL"), _names_venue("PDF")
    (True, False, False)
    """
    bare = " ".join(text.split()).strip(" ()[],.;:")
    return 2 < len(bare) < 100 and _said(bare) is LinkRole.OTHER and is_venue(bare)


def _is_home(url: str) -> bool:
    """Whether a URL looks like the home page of a meeting or a journal rather than one work's page.

    >>> _is_home("https://nsdi25.org/"), _is_home("https://dl.acm.org/journal/tocs"), _is_home("https://doi.org/10.1/x")
    (True, True, False)
    >>> _is_home("https://www.springer.com/journal/11856"), _is_home("https://sites.google.com/view/owls24/home")
    (True, True)
    """
    parts = urlsplit(url)
    path = parts.path.strip("/")
    if not parts.netloc or path.endswith((".pdf", ".ps", ".gz")):
        return False
    if _HOME.search(url.split("#")[0]) and not shapes.find_doi(url):
        return True
    return not (_PAPER.search(url) or re.search(r"\d{5}", url)) and path.count("/") < 2
