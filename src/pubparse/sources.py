"""The only disk and network: a path, a folder, a URL or `-` becomes `Document`s.

Takes what the user names and the options; gives decoded documents, each with its format. Consults `decode`, `sniffing`,
`site` (what a folder's files are to each other) and `pdftext` (only for PDF). Raises `SourceError`, and nothing else.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from pubparse import site
from pubparse.decode import decode
from pubparse.errors import SourceError
from pubparse.model import Document, Format
from pubparse.options import Options
from pubparse.sniffing import sniff
from pubparse.tables.files import COMPANION_NAMES, FOLDER_SUFFIXES, PLACEHOLDER_SUFFIXES, SKIPPED_FILES, SKIPPED_FOLDERS

DEFAULTS = Options()
_URL = re.compile(r"https?://", re.IGNORECASE)
_TIMEOUT = 20.0
"""Seconds that a server may take between two pieces of an answer."""
_MOST_FILES = 20_000
"""A folder with more files than this is no site."""


def load(source: str | Path, options: Options = DEFAULTS) -> tuple[Document, ...]:
    """Give the documents of a source: a file, a folder (all that can be read in it, in order), a URL, or `-` (stdin).

    `options.format` overrules what is sniffed; `options.max_bytes` limits each file. Raises `SourceError` (one line:
    what, problem, remedy) for what is missing, empty, unreadable, binary or too large.
    """
    if isinstance(source, str) and source == "-":
        return (_document(_read(sys.stdin.buffer, "-", options.max_bytes), "-", options),)
    if isinstance(source, str) and _URL.match(source):
        return (_from_url(source, options),)
    path = Path(source)
    try:
        if path.is_dir():
            return _from_folder(path, options)
        if not path.exists():
            raise SourceError(str(source), "does not exist", "check the path")
        document = _from_file(path, str(source), options)
    except OSError as error:
        raise SourceError(str(source), f"cannot be read ({error.strerror or error})", "check the path") from error
    if document.format is Format.FRONTMATTER:
        document = replace(
            document, companions=_companions(path, str(source), options), people=site.people(path.parent)
        )
    return (document,)


def load_bytes(data: bytes, name: str, options: Options = DEFAULTS, charset: str = "") -> Document:
    """Give the document that bytes from elsewhere hold (a member of an archive, a record of a crawl).

    `name` tells its format where the content does not; `charset` is what came with it from outside. Raises
    `SourceError` as `load` does.

    >>> load_bytes(b"# Papers", "papers.md").format
    <Format.MARKDOWN: 'markdown'>
    """
    if len(data) > options.max_bytes:
        raise SourceError(name, f"is larger than {options.max_bytes:,} bytes", "split it, or raise max_bytes")
    return _document(data, name, options, charset)


def _from_file(path: Path, name: str, options: Options) -> Document:
    """Read one file."""
    with path.open("rb") as stream:
        return _document(_read(stream, name, options.max_bytes), name, options)


def _read(stream: BinaryIO, name: str, most: int) -> bytes:
    """Read a stream up to the limit."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise SourceError(name, f"is larger than {most:,} bytes", "split it, or raise max_bytes")
    return data


def _document(data: bytes, name: str, options: Options, charset: str = "") -> Document:
    """Decode and sniff the bytes of a source."""
    if not data.strip():
        raise SourceError(name, "is empty", "give a file with content")
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from pubparse.pdftext import text_of

        return Document(name, text_of(data, name), options.format or Format.TEXT)
    decoded = decode(data, name, charset)
    if not decoded.text.strip():
        raise SourceError(name, "is empty", "give a file with content")
    return Document(name, decoded.text, options.format or sniff(name, decoded.text), doubts=decoded.doubts)


def _from_folder(folder: Path, options: Options) -> tuple[Document, ...]:
    """Read what a folder holds, in the order of its paths; files that cannot be read are left out if others can."""
    people = site.people(folder)
    documents: list[Document] = []
    problem: SourceError | None = None
    for path in _files(folder):
        name = path.as_posix()
        try:
            document = _from_file(path, name, options)
        except SourceError as error:
            problem = problem or error
            continue
        except OSError as error:
            problem = problem or SourceError(name, f"cannot be read ({error.strerror})", "check its permissions")
            continue
        companions = _companions(path, name, options) if document.format is Format.FRONTMATTER else ()
        documents.append(replace(document, people=people, companions=companions))
    beside = {companion.name for document in documents for companion in document.companions}
    documents = [document for document in documents if document.name not in beside]
    if not documents:
        detail = f" ({problem})" if problem else ""
        raise SourceError(
            str(folder), f"holds nothing that can be read{detail}", "give a folder with pages or data files"
        )
    return tuple(documents)


def _files(folder: Path) -> list[Path]:
    """List the files of a folder that may hold publications, in the order of their paths."""
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name.casefold() not in SKIPPED_FOLDERS and name[0] != ".")
        found.extend(Path(root, name) for name in files if _is_read(name) and not site.is_machinery(Path(root, name)))
        if len(found) > _MOST_FILES:
            raise SourceError(str(folder), f"holds more than {_MOST_FILES:,} files", "give the folder of one site")
    return sorted(found, key=lambda path: path.as_posix())


def _is_read(name: str) -> bool:
    """Say whether a file of a folder is read, by its name; one without a suffix is (`1234` in `_publications`)."""
    folded = name.casefold()
    if folded.startswith((".", "~")) or folded.endswith(PLACEHOLDER_SUFFIXES) or folded in SKIPPED_FILES:
        return False
    return Path(folded).suffix in FOLDER_SUFFIXES


def _companions(path: Path, name: str, options: Options) -> tuple[Document, ...]:
    """Read the BibTeX that stands beside an `index` file and speaks of the same work."""
    if path.stem.casefold() != "index":
        return ()
    companions = []
    for known in COMPANION_NAMES:
        beside = path.with_name(known)
        try:
            if beside.is_file():
                companions.append(
                    _from_file(beside, Path(name).with_name(known).as_posix(), replace(options, format=None))
                )
        except (SourceError, OSError):
            continue
    return tuple(companions)


def _from_url(url: str, options: Options) -> Document:
    """Fetch a page."""
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    request = Request(url, headers={"User-Agent": "pubparse (+https://pypi.org/project/pubparse)", "Accept": "*/*"})
    try:
        with urlopen(request, timeout=_TIMEOUT) as answer:
            charset = answer.headers.get_content_charset() or ""
            data = _read(answer, url, options.max_bytes)
            media = answer.headers.get_content_type()
    except SourceError:
        raise
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise SourceError(
            url, f"cannot be fetched ({reason})", "check the address, or save the page and give the file"
        ) from error
    document = _document(data, url, options, charset)
    if options.format is None and media == "text/html" and document.format in (Format.TEXT, Format.MARKDOWN):
        return replace(document, format=Format.HTML)
    return document
