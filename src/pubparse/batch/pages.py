"""One page, inside a worker: its bytes, its hash, what the pipeline makes of it, as rows ready to be stored.

Takes a page and the settings; gives an `Outcome`. Consults pubparse's public functions. Whatever cannot be read as a
source is `refused`; anything else that goes wrong is the supervisor's to judge.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal

import pubparse
from pubparse.batch import rows
from pubparse.batch.fetch import fetch
from pubparse.batch.inputs import Choice, Page, Trouble, expand
from pubparse.model import Document, Format
from pubparse.options import Options
from pubparse.runtime import uncollected

Status = Literal["done", "refused", "quarantined"]
Note = Callable[[Any], None]
_TRIAL = Document("trial", "<h1>Publications</h1><ul><li>A. Bee: <i>On Honey.</i> 2001.</ul>", Format.HTML)
"""A page that takes every model to read."""
_LISTED = 500
"""Pages of an input that are told at a time, if they come that fast."""
_SILENCE = 1.0
"""Seconds after which those that were found are told anyway."""


@dataclass(frozen=True, slots=True)
class Job:
    """A page to convert, and what an earlier run knows of it: if it is still so, nothing is done."""

    page: Page
    options: Options
    known: str = ""
    """The digest under which it stands as done."""
    shunned: str = ""
    """The hash of the bytes that were quarantined."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a page: its ledger entry, and its rows, packed. `unchanged` says that they are stored already."""

    status: Status
    sha256: str = ""
    digest: str = ""
    """The hash of all that it was made from: the bytes, and what stood beside them."""
    size: int = 0
    format: str = ""
    entries: int = 0
    publications: int = 0
    unread: int = 0
    doubts: int = 0
    error: str = ""
    rows: bytes = b""
    unread_rows: bytes = b""
    unchanged: bool = False


def convert(job: Job, note: Note) -> Outcome:
    """Read a page and give what it says. Notes its hash and length as soon as they are known, should it end badly."""
    with uncollected():
        return _converted(job, note)


def _converted(job: Job, note: Note) -> Outcome:
    page, options = job.page, job.options
    try:
        if page.kind == "url":
            documents = pubparse.load(page.path, options)
            data = documents[0].text.encode("utf-8", "replace")
        else:
            data, charset = fetch(page, options.max_bytes)
    except pubparse.SourceError as error:
        return _refused(page, error, b"")
    sha = sha256(data).hexdigest()
    if sha == job.shunned:
        return Outcome("quarantined", sha, sha, unchanged=True)
    note((sha, len(data)))
    try:
        if page.kind == "file":
            documents = _named(pubparse.load(page.path, options), page.name)
        elif page.kind != "url":
            documents = (_as_page(pubparse.load_bytes(data, page.name, options, charset), page),)
    except pubparse.SourceError as error:
        return _refused(page, error, data)
    digest = _digest(sha, documents)
    if digest == job.known:
        return Outcome("done", sha, digest, unchanged=True)
    parsed = pubparse.parse(documents, options)
    reasons = [(record.unread, record.entry) for record in parsed.records if record.unread]
    return Outcome(
        "done",
        sha,
        digest,
        len(data),
        documents[0].format.value,
        entries=len(parsed.entries),
        publications=len(parsed.publications),
        unread=len(reasons),
        doubts=sum(len(publication.doubts) for publication in parsed.publications),
        # An empty batch takes as long to make as one with rows, and packs to nothing.
        rows=rows.pack(rows.publication_batch(page.name, parsed.publications)) if parsed.publications else b"",
        unread_rows=rows.pack(rows.unread_batch(page.name, reasons)) if reasons else b"",
    )


def warm(function: str) -> None:
    """Load what converting needs before the first page's time begins to run."""
    if function == "convert":
        with suppress(Exception):  # the first page will show what is wrong
            pubparse.parse(_TRIAL)


def listing(argument: tuple[str, Choice], note: Note) -> None:
    """Take an input apart, noting its pages some hundred at a time."""
    given, choice = argument
    for some in _some(expand(given, choice)):
        note(some)


def _refused(page: Page, error: pubparse.SourceError, data: bytes) -> Outcome:
    """Give the outcome of what is no source."""
    sha = sha256(data).hexdigest() if data else ""
    problem = f"{error.problem}; {error.remedy}" if error.remedy else error.problem
    return Outcome("refused", sha, sha, len(data) or max(page.size, 0), error=problem)


def _named(documents: tuple[Document, ...], name: str) -> tuple[Document, ...]:
    """Call the document by the name that the user gave, wherever it was read from."""
    return tuple(document if document.name == name else replace(document, name=name) for document in documents)


def _as_page(document: Document, page: Page) -> Document:
    """Take what a crawl fetched for HTML where it has no name that says otherwise."""
    if page.kind == "warc" and document.format in (Format.TEXT, Format.MARKDOWN) and "<" in document.text[:2000]:
        return replace(document, format=Format.HTML)
    return document


def _digest(sha: str, documents: tuple[Document, ...]) -> str:
    """Hash the page with what its site says beside it, so that a change there counts as well."""
    beside = [(document.companions, document.people) for document in documents]
    if not any(companions or people for companions, people in beside):
        return sha
    return sha256(f"{sha} {beside!r}".encode("utf-8", "replace")).hexdigest()


def _some(found: Iterable[Page | Trouble]) -> Iterator[list[Page | Trouble]]:
    """Give things in lists, so that neither each one costs a message nor the receiver waits long."""
    gathered: list[Page | Trouble] = []
    last = time.monotonic()
    for each in found:
        gathered.append(each)
        if len(gathered) >= _LISTED or time.monotonic() - last > _SILENCE:
            yield gathered
            gathered = []
            last = time.monotonic()
    if gathered:
        yield gathered
