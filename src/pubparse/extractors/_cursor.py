"""Where a walk over a parsed page stands in its source: the tree that lxml makes has no positions.

Takes the source and, in document order, the start tags and texts that the walk meets; gives the line of a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TO_TEXT = re.compile(r"(?:\s+|</[^>]{0,300}>)*")
_START_TAG = re.compile(r"<(?!(?:p|html|head|body)\b)[A-Za-z]", re.I)
_TAG, _TEXT = ">", "<"
"""What ends that which the cursor stands in."""
_MADE_UP = frozenset(("p", "html", "head", "body"))
"""Tags that the parser also puts where the source has none, so that the next one in the source may be another."""


class Cursor:
    """Follows the source along with the walk.

    `at` is a lower bound of the true place: it goes on to each start tag, and by each text's length (source is never
    shorter than the text that it stands for), so it can lag a little but never runs away. Each search is in a window,
    so that the whole takes linear time.

    >>> cursor = Cursor("<ul>\\n<li>M&uuml;ller\\n<li><b>Two</b>", offset=10)
    >>> cursor.tag("li"); cursor.text(["Müller"], 7, wanted=True)
    12
    >>> cursor.tag("li"); cursor.tag("b"); cursor.text(["Two"], 3, wanted=True)
    13
    """

    __slots__ = ("_after", "_at", "_counted", "_lines", "_lower", "_offset", "_seen", "_text")

    _WINDOW = 1 << 16

    def __init__(self, text: str, offset: int = 0, lines: Sequence[int] | None = None) -> None:
        """`lines` maps the source's lines to those that are to be told, else `offset` is added to them."""
        self._text, self._offset, self._lines = text, offset, lines
        lower = text.lower()
        self._lower = lower if len(lower) == len(text) else text
        self._at = self._counted = self._seen = 0
        self._after = ""

    def tag(self, name: str) -> None:
        """Go on to the start tag `name` (which the source may lack)."""
        lower, start = self._lower, "<" + name
        if name in _MADE_UP:
            at = self._text_start()
            if not lower.startswith(start, at):
                return
            self._at = at
        stop = self._at + self._WINDOW
        found = lower.find(start, self._at, stop)
        while found >= 0:
            end = found + len(start)
            if not lower[end : end + 1].isalnum():
                self._at, self._after = end, _TAG
                return
            found = lower.find(start, end, stop)

    def skip(self, length: int) -> None:
        """Go on by the content of the last tag, of which nobody wants the line."""
        self._at, self._after = self._content() + length, ""

    def comment(self, text: str) -> None:
        """Go on by a comment."""
        found = self._text.find("<!--", self._at, self._at + self._WINDOW)
        if found >= 0 and self._text.startswith(text[:40], found + len("<!--")):
            self._at, self._after = found + len("<!---->") + len(text), ""

    def text(self, words: Sequence[str], length: int, wanted: bool) -> int:
        """Go on by a text of `length` with these words; give its line if that is wanted, else 0."""
        end = self._at + length
        line = self._line(words[0]) if wanted and words else 0
        self._at, self._after = max(self._at, end), _TEXT
        return line

    def _content(self) -> int:
        """Give where what follows the last tag or text begins."""
        at = self._at
        if not self._after:
            return at
        found = self._text.find(self._after, at, at + self._WINDOW)
        return at if found < 0 else found + (self._after == _TAG)

    def _text_start(self) -> int:
        """Give where the next text or start tag begins: behind white space and end tags, too."""
        return _TO_TEXT.match(self._text, self._content()).end()  # type: ignore[union-attr]  # it matches nothing, too

    def _line(self, word: str) -> int:
        """Go to a text that begins with `word`, before the next start tag; give its line."""
        text, at = self._text, self._text_start()
        if not text.startswith(word, at) and word[0] != ">":  # that one is an entity here; others end tags
            tag = _START_TAG.search(text, at, at + self._WINDOW)
            found = text.find(word, at, tag.start() if tag else at + self._WINDOW)
            at = max(at, found)
        self._at = at
        self._counted += text.count("\n", self._seen, at)
        self._seen = at
        return self.below(0)

    def below(self, count: int) -> int:
        """Give the line that stands `count` lines below the one that was given last."""
        line = self._counted + count
        if self._lines is not None:
            return self._lines[min(line, len(self._lines) - 1)]
        return line + 1 + self._offset
