"""What a batch is given, taken apart into pages: files, folders, list files, URLs, archives, crawls.

Takes the names that a user types; gives `Page`s, each of which says where its bytes lie, and `Trouble`s for what
cannot be opened. Consults `tables.files` for what is worth reading, and warcio (here and in `fetch` only for WARC).
"""

from __future__ import annotations

import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from pubparse.tables.files import (
    COMPANION_NAMES,
    CONFIG_FILES,
    PLACEHOLDER_SUFFIXES,
    SKIPPED_FILES,
    SKIPPED_FOLDERS,
    SUFFIXES,
)

_ARCHIVES = {
    **dict.fromkeys((".zip",), "zip"),
    **dict.fromkeys((".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"), "tar"),
    **dict.fromkeys((".warc", ".warc.gz"), "warc"),
}
"""Suffixes of files that hold many pages, and how they are opened."""
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"})
"""Media types of a crawl that can be pages; what names no type is tried."""
_BROKEN = (OSError, EOFError, zlib.error, tarfile.TarError, zipfile.BadZipFile, NotImplementedError, ValueError)
"""What the archive modules raise on damaged archives."""
_BESIDE = {"index.md", "index.qmd", "index.rmd", "index.markdown"}


@dataclass(frozen=True, slots=True)
class Page:
    """One page to read: its name in the results, and where its bytes lie.

    `kind` is `file`, `url`, `zip`, `tar` or `warc`; `offset` is where a member begins in its archive (unpacked, for
    tar), `size` its length as far as it is known, else -1.
    """

    name: str
    kind: str
    path: str
    member: str = ""
    offset: int = 0
    size: int = -1


@dataclass(frozen=True, slots=True)
class Trouble:
    """An input, or the rest of one, that cannot be had, with the reason; it stands in the ledger as a page would."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of folders and archives are read: globs over the path below the input, or over the name alone.

    Without `include`, what `pubparse convert` reads of a folder is read.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, path: str) -> bool:
        """Say whether a file (by its path with `/`, below the input) is read.

        >>> Choice().takes("ada/index.html"), Choice().takes("ada/photo.jpg"), Choice().takes("ada/.cache/x.html")
        (True, False, False)
        >>> Choice(include=("*.html",), exclude=("old/*",)).takes("old/index.html")
        False
        """
        name = path.rsplit("/", 1)[-1]
        if any(_matches(path, name, glob) for glob in self.exclude):
            return False
        if self.include:
            return any(_matches(path, name, glob) for glob in self.include)
        *folders, folded = path.casefold().split("/")
        if any(folder.startswith(".") or folder in SKIPPED_FOLDERS for folder in folders):
            return False
        if folded.startswith((".", "~")) or folded.endswith(PLACEHOLDER_SUFFIXES):
            return False
        if folded in SKIPPED_FILES or folded in CONFIG_FILES:
            return False
        suffix = os.path.splitext(folded)[1]
        return suffix in SUFFIXES or not suffix or bool(_archive_kind(folded))


def expand(given: str, choice: Choice = Choice()) -> Iterator[Page | Trouble]:
    """Give the pages of one input, in an order that depends on nothing but the input: folders by path, else as stored.

    An input is a file, a folder (with all below it), `@list` (a file that names one input a line), a URL, or an
    archive: `.zip`, `.tar` (packed or not), `.warc`, `.warc.gz`. Raises nothing: what cannot be opened is a `Trouble`.
    """
    if given.startswith("@"):
        yield from _from_list(given, choice)
    else:
        yield from _from_one(given, choice)


def _from_list(given: str, choice: Choice) -> Iterator[Page | Trouble]:
    """Give the pages of the inputs that a list file names."""
    try:
        lines = Path(given[1:]).read_text("utf-8", "surrogateescape").splitlines()
    except OSError as error:
        yield Trouble(given, _says(error))
        return
    for line in lines:
        if line.strip() and not line.startswith("#"):
            yield from _from_one(line.strip(), choice)


def _from_one(given: str, choice: Choice) -> Iterator[Page | Trouble]:
    """Give the pages of a file, folder, archive or URL."""
    if given.startswith(("http://", "https://")):
        yield Page(given, "url", given)
        return
    try:
        status = os.stat(given)
    except (OSError, ValueError) as error:
        yield Trouble(given, _says(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _from_folder(given, choice)
    elif stat.S_ISREG(status.st_mode):
        yield from _from_file(given, status.st_size, choice)
    else:
        yield Trouble(given, "is no plain file")


def _from_file(path: str, size: int, choice: Choice) -> Iterator[Page | Trouble]:
    """Give a file's page, or the pages inside it if it is an archive."""
    kind = _archive_kind(path.casefold())
    if not kind:
        yield Page(path, "file", os.path.abspath(path), size=size)
        return
    count = 0
    try:
        for page in _OPENERS[kind](path, choice):
            count += isinstance(page, Page)
            yield page
    except _BROKEN as error:
        yield Trouble(path, f"is a damaged archive after {count} pages ({_says(error)})")


def _from_folder(folder: str, choice: Choice) -> Iterator[Page | Trouble]:
    """Give the pages below a folder, by path; folders that are links are not entered, so no loop is."""
    root = folder.rstrip("/") or folder
    for where, folders, files in os.walk(root, onerror=None):
        folders.sort()
        below = os.path.relpath(where, root)
        prefix = "" if below == "." else f"{Path(below).as_posix()}/"
        if not choice.include:
            folders[:] = [name for name in folders if choice.takes(f"{prefix}{name}/x")]
        elif choice.exclude:
            folders[:] = [name for name in folders if not any(fnmatchcase(prefix + name, g) for g in choice.exclude)]
        companions = _BESIDE & {name.casefold() for name in files}
        for name in sorted(files):
            if not choice.takes(prefix + name) or (companions and name.casefold() in COMPANION_NAMES):
                continue
            path = f"{root}/{prefix}{name}"
            try:
                status = os.stat(path)
            except OSError as error:
                yield Trouble(path, _says(error))
                continue
            if stat.S_ISREG(status.st_mode):
                yield from _from_file(path, status.st_size, choice)
        for name in folders:
            if not os.access(f"{where}/{name}", os.R_OK | os.X_OK):
                yield Trouble(f"{root}/{prefix}{name}", "is a folder that cannot be opened")


def _from_zip(path: str, choice: Choice) -> Iterator[Page | Trouble]:
    """Give the members of a ZIP file."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.is_dir() and _member_taken(info.filename, choice):
                name = f"{path}!/{info.filename}"
                yield Page(name, "zip", os.path.abspath(path), info.filename, info.header_offset, info.file_size)


def _from_tar(path: str, choice: Choice) -> Iterator[Page | Trouble]:
    """Give the members of a tar file, packed or not."""
    with tarfile.open(path, "r:*") as archive:
        # A list of all members would grow with the archive, and iterating keeps one: it is emptied as we go.
        for info in archive:
            if info.isreg() and _member_taken(info.name, choice):
                name = f"{path}!/{info.name.removeprefix('./')}"
                yield Page(name, "tar", os.path.abspath(path), info.name, info.offset_data, info.size)
            archive.members = []  # type: ignore[attr-defined]


def _from_warc(path: str, choice: Choice) -> Iterator[Page | Trouble]:
    """Give the pages that a crawl fetched: responses with status 200 and a type that can be a page."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with open(path, "rb") as stream:
        records = ArchiveIterator(stream)
        try:
            for record in records:
                if _is_page(record):
                    uri = record.rec_headers.get_header("WARC-Target-URI") or f"{path}!/{records.get_record_offset()}"
                    if _chosen_url(uri, choice):
                        yield Page(uri, "warc", os.path.abspath(path), offset=records.get_record_offset())
        except ArchiveLoadFailed as error:
            raise ValueError(str(error).strip().splitlines()[0]) from error


_OPENERS = {"zip": _from_zip, "tar": _from_tar, "warc": _from_warc}


def _is_page(record: Any) -> bool:
    """Say whether a record of a crawl is a page."""
    if record.rec_type == "resource":
        media = record.rec_headers.get_header("Content-Type") or ""
    elif record.rec_type == "response" and record.http_headers:
        if record.http_headers.get_statuscode() != "200":
            return False
        media = record.http_headers.get_header("Content-Type") or ""
    else:
        return False
    return not media or media.split(";")[0].strip().casefold() in _PAGE_TYPES


def _chosen_url(uri: str, choice: Choice) -> bool:
    """Say whether globs let a page of a crawl through; by default all pass, whatever they are called."""
    if any(fnmatchcase(uri, glob) for glob in choice.exclude):
        return False
    return not choice.include or any(fnmatchcase(uri, glob) for glob in choice.include)


def _member_taken(name: str, choice: Choice) -> bool:
    """Say whether a member of an archive is read; archives inside archives are not opened."""
    return choice.takes(name.removeprefix("./")) and not _archive_kind(name.casefold())


def _archive_kind(folded: str) -> str:
    """Give how an archive is opened, by its name; nothing for other files.

    >>> _archive_kind("pages.tar.gz"), _archive_kind("index.html")
    ('tar', '')
    """
    return next((kind for suffix, kind in _ARCHIVES.items() if folded.endswith(suffix)), "")


def _matches(path: str, name: str, glob: str) -> bool:
    """Say whether a glob names a path; one without a `/` may name the file alone."""
    return fnmatchcase(path, glob) or ("/" not in glob and fnmatchcase(name, glob))


def _says(error: Exception) -> str:
    """Give an error in a few words."""
    return str(getattr(error, "strerror", None) or error or type(error).__name__).splitlines()[0]
