"""Bytes to text: which charset it is, what was mended.

Takes the bytes of a source; gives its text with newlines normalised, the charset, and doubts about what was mended.
Consults `tables.files` for charsets, charset-normalizer (only where nothing is declared and the text is not Latin)
and ftfy (only for lines that carry the signs of text decoded twice).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pubparse.errors import SourceError
from pubparse.model import Doubt, DoubtKind
from pubparse.tables.files import CHARSETS, MAGIC

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?ix)
      <meta\b[^>]{0,200}?\bcharset \s*=\s* ["']?\s* ([\w.:-]+)     # HTML
    | <\?xml\b[^>]{0,80}?\bencoding \s*=\s* ["'] ([\w.:-]+)        # XML
    | ^content-type:[^\n]{0,200}?\bcharset \s*=\s* ["']? ([\w.:-]+)  # a captured HTTP header, a mail
    | \\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}                   # LaTeX
    | ^[%\#\ ]{0,4}\s*-\*-.{0,40}?coding:\s*([\w.-]+)              # Emacs
    | ^[%\#\ ]{0,4}\s*encoding:\s*([\w.-]+)                        # JabRef
    """,
    re.MULTILINE,
)
_HEADER = re.compile(
    r"(?:HTTP/[\d.]+ \d{3}[^\n]*\n)?((?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,60})\n"
)
_HTTP_NAMES = re.compile(r"(?im)^(?:content-(?:type|length)|server|mime-version|last-modified|date|connection):")
_STATEFUL = re.compile(r"iso-?2022|^hz|utf-?7", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.02
"""Text has no control characters to speak of; a binary file is full of them."""
_FEW_CONTROL = 2
"""So many stray ones are forgiven however short the text is."""
_FOREIGN = 0.08
"""Latin text in a one-byte charset has fewer high bytes than this; Cyrillic, Greek, Chinese … have many more."""
_FEW = 24
"""With fewer high bytes than this nothing can be told."""
_ODD = re.compile(
    r"(?<=[a-z])[À-ÖØ-ÞŒŠŽŸ](?![A-Z])|(?<=\d) ?[À-ÖØ-ÞŠŒŽß-öø-ÿ] ?(?=\d)|[\x80-\x9f\ufffd]|[a-z][∞-≥◊€‡†‰¤¶][a-z]|"
    r"(?<![^\W\d_])[ÐÑÒÓÔÕ](?:(?=[A-Z][a-z])|(?= ))|(?<=[,.?!])[ÒÓÔÕ]"
)
"""What text decoded in the wrong one-byte charset is full of: capitals inside words, letters between digits."""
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source, the charset that it was read in, and what had to be mended."""

    text: str
    charset: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes, name: str, charset: str = "") -> Decoded:
    r"""Give the text of `data`; `charset` is what came with it from outside (an HTTP header).

    A byte-order mark decides, then UTF-8 if the bytes are UTF-8, then what is declared, then what the bytes look like.
    Raises `SourceError` for what is no text at all.

    >>> decode("Köln\r\n".encode("latin-1"), "cv.txt")
    Decoded(text='Köln\n', charset='cp1252', doubts=())
    """
    if data.endswith(b"\0" * 8):  # a capture or a disk that padded the file
        data = data.rstrip(b"\0")
    _refuse_binary(data, name)
    text, used, doubts = _decode(data, charset or declared(data))
    text = _without_headers(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))
    if "\0" in text:
        text = text.replace("\0", " ")
        doubts += (_damaged("NUL characters were dropped"),)
    mended = mend(text)
    if mended != text:
        doubts += (_damaged("text that had been decoded in the wrong charset was repaired"),)
    return Decoded(mended, used, doubts)


def declared(data: bytes) -> str:
    """Give the charset that the text itself declares near its beginning, or nothing.

    >>> declared(b'<html><head><meta charset="Shift_JIS">')
    'shift_jis'
    """
    match = _DECLARED.search(data, 0, 8192)
    return next((group.decode("ascii", "replace").lower() for group in match.groups() if group), "") if match else ""


def mend(text: str) -> str:
    """Repair lines that were decoded in the wrong charset, where that is certain; other lines stay as they are.

    >>> mend("Michael MÃ¶ller, KÃ¶ln")
    'Michael Möller, Köln'
    """
    if text.isascii():
        return text
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    # Most lines are ASCII, and the signs of mojibake are never looked for in those: that is four fifths of the time.
    return "\n".join(line if line.isascii() or not is_bad(line) else fix_encoding(line) for line in text.split("\n"))


def _decode(data: bytes, hint: str) -> tuple[str, str, tuple[Doubt, ...]]:
    """Try the charsets in the order of trust."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            if codec == "utf-8-sig":
                data, hint = data.removeprefix(bom), "utf-8"
                break
            return data.decode(codec, "replace"), codec, ()
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide, ()
    codec = _codec(hint)
    if codec and _STATEFUL.search(codec):
        return data.decode(codec, "replace"), codec, ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    if codec and codec != "utf-8":
        try:
            return data.decode(codec), codec, ()
        except UnicodeDecodeError:
            pass
    if _mostly_utf8(data):
        detail = "bytes that are not UTF-8 were read as windows-1252"
        return data.decode("utf-8", _AS_1252), "utf-8", (_damaged(detail),)
    if codec and codec != "utf-8":
        return data.decode(codec, "replace"), codec, (_damaged(f"some bytes are not {codec}"),)
    guess = _guess(data)
    return data.decode(guess, _AS_1252 if guess == "cp1252" else "replace"), guess, ()


def _codec(charset: str) -> str:
    """Give Python's name for a declared charset, or nothing."""
    try:
        return codecs.lookup(CHARSETS.get(charset.lower(), charset)).name
    except LookupError:
        return ""


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a byte-order mark by its zero bytes, which stand at every other place."""
    sample = data[:2000]
    half = len(sample) // 2
    if half < 4:
        return ""
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """Say whether more of the high bytes form UTF-8 characters than not."""
    good = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]{1,3}", data))
    text = data.decode("utf-8", "replace")
    return good > text.count("\ufffd")


def _guess(data: bytes) -> str:
    """Guess the charset of bytes that declare none and are not UTF-8.

    A detector is asked only where most letters are high bytes: for Latin text it is more often wrong than windows-1252.
    """
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    if high < max(_FEW, _FOREIGN * len(sample)):
        odd = {codec: len(_ODD.findall(sample.decode(codec, "replace"))) for codec in ("cp1252", "mac-roman")}
        return "mac-roman" if odd["mac-roman"] < odd["cp1252"] else "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(
        sample, threshold=0.5, cp_exclusion=["utf_7", "utf_16", "utf_16_be", "utf_16_le", "utf_32"]
    ).best()
    return best.encoding if best else "cp1252"


def _refuse_binary(data: bytes, name: str) -> None:
    """Raise `SourceError` for what is no text."""
    for magic, what, remedy in MAGIC:
        if data.startswith(magic):
            raise SourceError(name, what, remedy)
    if data.startswith(tuple(bom for bom, _ in _BOMS)) or _wide(data):
        return
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(_MOST_CONTROL * len(sample), _FEW_CONTROL):
        raise SourceError(name, "is a binary file, not text", "export it as text, HTML or PDF")


def _without_headers(text: str) -> str:
    """Blank the HTTP headers of a captured page, so that its lines keep their numbers."""
    match = _HEADER.match(text)
    if not match or len(_HTTP_NAMES.findall(match[0])) < 2:
        return text
    return "\n" * match[0].count("\n") + text[match.end() :]


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: read a byte that does not fit as windows-1252 (or as the control character it is)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return "\ufffd", error.start + 1


_AS_1252 = "pubparse-1252"
codecs.register_error(_AS_1252, _stray)


def _damaged(detail: str) -> Doubt:
    """A doubt about the source as a whole."""
    return Doubt(DoubtKind.DAMAGED, "", detail)
