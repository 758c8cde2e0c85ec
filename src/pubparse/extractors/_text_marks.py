"""The markup that plain text carries: HTML tags that were pasted, links in brackets, printed URLs.

Takes the text of a line, gives it without the markup, and the marks.
"""

from __future__ import annotations

import re
from html import unescape

from pubparse.extractors._bare import bare_links
from pubparse.model import Mark, MarkKind

_TAGS = {
    **dict.fromkeys(("i", "em", "cite"), MarkKind.EMPHASIS),
    **dict.fromkeys(("b", "strong"), MarkKind.STRONG),
    "u": MarkKind.UNDERLINE,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
    **dict.fromkeys(("code", "tt"), MarkKind.CODE),
    "a": MarkKind.LINK,
}
_MARKUP = re.compile(
    r"<(?P<close>/?)(?P<tag>i|em|cite|b|strong|u|sup|sub|code|tt|a|span|font|p|br)(?P<rest>\s[^<>]{0,500})?/?>"
    r"|<(?P<url>(?:https?://|mailto:)[^\s<>]{1,2000})>"
    r"|\[(?P<label>[^\[\]\n]{0,300})\]\((?P<target>[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)\)"
    r"|(?<![\w*])\*\*(?P<bold>[\w“‘\"'(][^*\n]{0,300}(?<=\S))\*\*(?![\w*])",
    re.IGNORECASE,
)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{1,6}|[a-z]{2,8});", re.IGNORECASE)
_LONGEST = 100_000
_NO_LINKS = ("#", "javascript:")


def read_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the markup out of a line.

    >>> read_marks("<i>Kan Zhu</i>, [pdf](a.pdf)")[0]
    'Kan Zhu, pdf'
    >>> [(mark.kind.value, mark.start, mark.end, mark.value) for mark in read_marks("<i>Kan</i>, [pdf](a.pdf)")[1]]
    [('emphasis', 0, 3, ''), ('link', 5, 8, 'a.pdf')]
    """
    if len(text) > _LONGEST:
        return text, ()
    marks: list[Mark] = []
    if "<" in text or "](" in text or "**" in text:
        text = _without_markup(text, marks)
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        marks = [m for m in (_moved(m, -lead, len(text)) for m in marks) if m.start < m.end]
    if "&" in text and _ENTITY.search(text) and not marks:
        text = unescape(text).replace("\u00a0", " ")
    marks += bare_links(text, marks)
    if len(marks) > 1:
        marks.sort(key=lambda mark: (mark.start, -mark.end))
    return text, tuple(marks)


def _moved(mark: Mark, by: int, size: int) -> Mark:
    """A mark in a text that was stripped."""
    start, end = max(mark.start + by, 0), min(max(mark.end + by, 0), size)
    return Mark(mark.kind, min(start, end), end, mark.value)


def _without_markup(text: str, marks: list[Mark]) -> str:
    """Take tags and bracketed links out of a line; what they mark goes to `marks`."""
    parts: list[str] = []
    size = at = 0
    opened: list[tuple[str, int, str]] = []

    def put(piece: str) -> None:
        nonlocal size
        piece = unescape(piece) if "&" in piece else piece
        parts.append(piece)
        size += len(piece)

    for found in _MARKUP.finditer(text):
        put(text[at : found.start()])
        at = found.end()
        tag = (found["tag"] or "").lower()
        if found["url"]:
            marks.append(Mark(MarkKind.LINK, size, size + len(found["url"]), found["url"]))
            put(found["url"])
        elif found["label"] is not None:
            start = size
            put(found["label"])
            if found["target"] and not found["target"].startswith(_NO_LINKS):
                marks.append(Mark(MarkKind.LINK, start, size, found["target"]))
        elif found["bold"]:
            start = size
            put(found["bold"])
            marks.append(Mark(MarkKind.STRONG, start, size))
        elif tag == "br":
            put(" ")
        elif not found["close"]:
            href = _HREF.search(found["rest"] or "")
            opened.append((tag, size, href[1] if href else ""))
        else:
            _close(tag, opened, marks, size)
    put(text[at:])
    for tag, start, value in opened[:20]:
        if tag in _TAGS and tag != "a" and start < size:
            marks.append(Mark(_TAGS[tag], start, size, value))
    return "".join(parts)


def _close(tag: str, opened: list[tuple[str, int, str]], marks: list[Mark], size: int) -> None:
    """A closing tag: what it closes is marked, from the line's beginning where nothing opened it."""
    for depth in range(len(opened) - 1, max(len(opened) - 20, -1), -1):
        if opened[depth][0] == tag:
            _, start, value = opened[depth]
            del opened[depth:]
            break
    else:
        start, value = 0, ""
    if tag in _TAGS and start < size and (tag != "a" or (value and not value.startswith(_NO_LINKS))):
        marks.append(Mark(_TAGS[tag], start, size, value))
