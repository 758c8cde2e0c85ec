"""The kinds of error and their fates: content never raises, environment raises `SourceError`, misuse `ValueError`."""

from __future__ import annotations


class PubparseError(Exception):
    """The base of all errors that pubparse raises by design."""


class SourceError(PubparseError):
    """A source cannot be had: missing, unreadable, binary, too large. The message is one line: file, place, remedy.

    >>> str(SourceError("cv.docx", "is not a text file", "export it as text, HTML or PDF"))
    'cv.docx: is not a text file; export it as text, HTML or PDF'
    """

    def __init__(self, source: str, problem: str, remedy: str = "") -> None:
        self.source, self.problem, self.remedy = source, problem, remedy
        message = f"{source}: {problem}" + (f"; {remedy}" if remedy else "")
        super().__init__(message.replace("\r", "\\r").replace("\n", "\\n"))  # a name can hold them; it stays one line
