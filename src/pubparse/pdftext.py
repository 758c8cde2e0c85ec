"""PDF to text laid out as on the page. The one door to pypdfium2 (the extra `pdf`)."""

from __future__ import annotations

from pubparse.errors import SourceError


def text_of(data: bytes, name: str) -> str:
    """Give the text of a PDF, lines with their columns kept, pages parted by form feeds. Raises `SourceError`."""
    try:
        import pypdfium2
    except ImportError as error:
        raise SourceError(name, "is a PDF, which needs pypdfium2", "pip install 'pubparse[pdf]'") from error
    document = pypdfium2.PdfDocument(data)
    return "\f".join(page.get_textpage().get_text_range() for page in document)
