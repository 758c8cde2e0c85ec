"""Markup inside a single value (`*Nature*`, `<i>Nature</i>`, `&amp;`) to text and marks.

Takes a value of front matter or a data file; gives its text and marks. Consults `markdown.py` for values with markup.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pubparse.model import Mark, MarkKind

_MARKUP = re.compile(r"[*_`\\$~<]|&[#\w]+;|\]\(|https?:|\^")
_GUARD = "x "
"""Behind a word no sign begins a list, a heading or a quotation."""


def inline(value: str) -> tuple[str, tuple[Mark, ...]]:
    r"""Give the text of a value and its marks; white space is collapsed, `<br>` is a line break.

    >>> inline("1. In *Nature* &amp; **Science**")[0]
    '1. In Nature & Science'
    >>> [(mark.kind.value, mark.start, mark.end) for mark in inline("In *Nature*")[1]]
    [('emphasis', 3, 9)]
    """
    plain = " ".join(value.split())
    return _rendered(plain) if _MARKUP.search(plain) else (plain, ())


@lru_cache(maxsize=8192)
def _rendered(plain: str) -> tuple[str, tuple[Mark, ...]]:
    """The cached part of `inline`: the same venues come again and again."""
    from pubparse.extractors.markdown import read_page

    text = ""
    marks: list[Mark] = []
    for block in read_page(_GUARD + plain).blocks:
        text += "\n" if text else ""
        marks.extend(replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in block.marks)
        text += block.text
    cut = len(_GUARD) if text.startswith(_GUARD) else 0
    kept = (mark for mark in marks if mark.kind is not MarkKind.ELEMENT and mark.end >= cut)
    return text[cut:], tuple(replace(mark, start=max(0, mark.start - cut), end=mark.end - cut) for mark in kept)
