"""The bytes of a page, wherever they lie; used inside the worker processes.

Takes a `Page` and a limit; gives its bytes and the charset that came with them from outside. Raises `SourceError`.
Keeps the archive that it read last open, for its pages come one after the other.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile
import zlib
from email.message import Message
from typing import IO, Any

from pubparse import SourceError
from pubparse.batch.inputs import Page

_PACKED = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}
"""How a packed tar file begins, and how it is unpacked."""
_open_archive: tuple[str, Any] = ("", None)


def fetch(page: Page, most: int) -> tuple[bytes, str]:
    """Give the bytes of a file or a member, and its charset if something outside says it (else nothing)."""
    if page.size > most:
        raise SourceError(page.name, f"is larger than {most:,} bytes", "raise --max-size")
    try:
        data, charset = _READERS[page.kind](page, most + 1)
    except (
        OSError,
        EOFError,
        zlib.error,
        lzma.LZMAError,
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
    ) as error:
        problem = str(getattr(error, "strerror", None) or error or type(error).__name__).splitlines()[0]
        raise SourceError(page.name, f"cannot be read ({problem})", "check the file") from error
    if len(data) > most:
        raise SourceError(page.name, f"is larger than {most:,} bytes", "raise --max-size")
    return data, charset


def _from_file(page: Page, most: int) -> tuple[bytes, str]:
    """Read a plain file."""
    with open(page.path, "rb") as file:
        return file.read(most), ""


def _from_zip(page: Page, most: int) -> tuple[bytes, str]:
    """Read a member of a ZIP file, unpacking no more than the limit whatever it says of its size."""
    archive: zipfile.ZipFile = _kept(page.path, zipfile.ZipFile)
    with archive.open(page.member) as file:
        return file.read(most), ""


def _from_tar(page: Page, most: int) -> tuple[bytes, str]:
    """Read a member of a tar file; a packed one is unpacked up to there, and goes on from there the next time."""
    stream: IO[bytes] = _kept(page.path, _unpacked)
    stream.seek(page.offset)
    data = stream.read(min(page.size, most))
    if len(data) < min(page.size, most):
        raise EOFError("the archive is cut short")
    return data, ""


def _from_warc(page: Page, most: int) -> tuple[bytes, str]:
    """Read a record of a crawl; its HTTP headers say the charset, and how the body was packed on its way."""
    from warcio.archiveiterator import ArchiveIterator

    with open(page.path, "rb") as stream:
        stream.seek(page.offset)
        record = next(iter(ArchiveIterator(stream)))
        data = record.content_stream().read(most)
        said = Message()
        said["Content-Type"] = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
        return data, said.get_content_charset() or ""


def _unpacked(path: str) -> Any:
    """Open a tar file as the bytes of the plain tar file."""
    with open(path, "rb") as file:
        begin = file.read(2)
    opener: Any = _PACKED.get(begin, open)
    return opener(path, "rb")


def _kept(path: str, opener: Any) -> Any:
    """Open an archive, or give the one that is open already."""
    global _open_archive
    if _open_archive[0] != path:
        if _open_archive[1] is not None:
            _open_archive[1].close()
        _open_archive = ("", None)
        _open_archive = (path, opener(path))
    return _open_archive[1]


_READERS = {"file": _from_file, "zip": _from_zip, "tar": _from_tar, "warc": _from_warc}
