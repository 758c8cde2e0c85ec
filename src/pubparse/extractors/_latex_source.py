r"""The source of a LaTeX page as a stream of tokens, with its arguments, comments and macro expansions.

Takes text, gives tokens. Expansions are pushed on top of the source and read first. Everything that looks ahead draws
on one budget, so that no page costs more than a multiple of its length.
"""

from __future__ import annotations

import re

from pubparse.tables.latex_commands import BULLETS

_PLAIN = r"[^\\{}$&~%`^\n \t\r\-\"',!?\x01\x02\x03]"
_SIGN = r"-(?!-)|'(?!')|,(?!,)|[!?](?!`)"
_TOKEN = re.compile(
    r"\\(?:[A-Za-z@]+\*?|[\s\S])?|\x01[\s\S]|[\x02\x03]|-{2,3}|\"[`'a-zA-Z]|``|''|,,|!`|\?`|[{}$&~%`^]"
    rf"|\n[ \t]*|(?:{_PLAIN}+|{_SIGN})(?:{_PLAIN}+| (?={_PLAIN})|{_SIGN})*|[ \t\r]+|[\s\S]"
)
_BLANK = re.compile(r"(?:[ \t\r]+|%[^\n]*(?:\n[ \t]*|$)|\n(?![ \t\r]*\n))*")
_LINE_END = re.compile(r"[ \t\r]*(?:%|\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_BRACE = re.compile(r"\\[\s\S]|[{}]|(?<!\\)%[^\n]*")
_ADDRESS = re.compile(r"\\[\s\S]|[{}]")
_BRACKET = re.compile(r"\\[\s\S]|[{}\]]")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?[ \t]*")
_INNER = re.compile(r"\x01[0-9]?|[\x02\x03]")
_LONGEST = 50_000
_LONGEST_OPTION = 5_000
_DEEPEST = 60


class Source:
    """What is still to be read. `line` is where in the page we are; expansions count as where the macro was called."""

    __slots__ = ("_at", "_line", "_seen", "_stack", "_text", "budget")

    def __init__(self, text: str, offset: int = 0) -> None:
        self._stack: list[tuple[str, int]] = []
        self._text, self._at = text, 0
        self._line, self._seen = offset + 1, 0
        self.budget = 2_000_000 + 10 * len(text)

    def next(self) -> str:
        """Give the next token: a command, a special character, white space, a stretch of text; empty at the end."""
        while True:
            found = _TOKEN.match(self._text, self._at)
            if found is not None:
                self._at = found.end()
                return found[0]
            if not self._stack:
                return ""
            self._text, self._at = self._stack.pop()

    @property
    def line(self) -> int:
        """The line of the page, from 1."""
        text, at = self._stack[0] if self._stack else (self._text, self._at)
        self._line += text.count("\n", self._seen, at)
        self._seen = at
        return self._line

    def push(self, text: str) -> bool:
        """Read `text` next; False where too much was pushed already."""
        self.budget -= len(text) + 10
        if self.budget < 0 or len(self._stack) >= _DEEPEST:
            return False
        if text:
            self._stack.append((self._text, self._at))
            self._text, self._at = text, 0
        return True

    def peek(self) -> str:
        """The next character that is not blank, in the same paragraph."""
        at = self._blank()
        return self._text[at : at + 1]

    def _blank(self) -> int:
        """Where the next character stands that is not blank."""
        while self._at >= len(self._text) and self._stack:
            self._text, self._at = self._stack.pop()
        found = _BLANK.match(self._text, self._at)
        return found.end() if found else self._at

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Skip what `pattern` matches here, and give it."""
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def take(self, sign: str) -> bool:
        """Skip `sign` if it comes next, with the blanks before it."""
        at = self._blank()
        if self._text.startswith(sign, at):
            self._at = at + len(sign)
            return True
        return False

    def take_next(self, sign: str) -> bool:
        """Skip `sign` if it stands right here."""
        if self._text.startswith(sign, self._at):
            self._at += len(sign)
            return True
        return False

    def address(self) -> str | None:
        """Take an argument in which % is no comment."""
        at = self._blank()
        if not self._text.startswith("{", at) or self.budget < 0:
            return self.argument()
        depth = 0
        for found in _ADDRESS.finditer(self._text, at, at + 5000):
            depth += 1 if found[0] == "{" else -1 if found[0] == "}" else 0
            if depth == 0:
                self._at = found.end()
                return self._text[at + 1 : found.start()]
        self.budget -= 5000
        return None

    def argument(self) -> str | None:
        """Take the next argument: a group's source without its braces, or a single token."""
        at = self._blank()
        if self._text.startswith("{", at):
            end = self._group_end(at)
            if end < 0:
                return None
            self._at = end
            return _COMMENT.sub("", self._text[at + 1 : end - 1])
        if at >= len(self._text) or self._text[at] in "}\n&":
            return None
        self._at = at + 1
        if self._text[at] == "\\":
            found = _TOKEN.match(self._text, at)
            self._at = found.end() if found else at + 1
        return self._text[at : self._at]

    def group(self) -> str | None:
        """Take the next argument if it is a group; its plain source."""
        return self.argument() if self.peek() == "{" else None

    def optional(self) -> str | None:
        """Take an optional argument: what stands in the square brackets."""
        at = self._blank()
        if not self._text.startswith("[", at) or self.budget < 0:
            return None
        depth = 0
        for found in _BRACKET.finditer(self._text, at + 1, at + _LONGEST_OPTION):
            sign = found[0]
            if sign == "{":
                depth += 1
            elif sign == "}":
                depth -= 1
                if depth < 0:
                    break
            elif sign == "]" and depth == 0:
                self.budget -= found.end() - at
                self._at = found.end()
                return self._text[at + 1 : found.start()]
        self.budget -= _LONGEST_OPTION
        return None

    def groups(self, most: int = 10) -> list[str]:
        """The groups that follow, without taking them."""
        found: list[str] = []
        at = self._blank()
        start = self._at
        while len(found) < most and self._text.startswith("{", at):
            argument = self.argument()
            if argument is None:
                break
            found.append(argument)
            blank = _BLANK.match(self._text, self._at)
            at = blank.end() if blank else self._at
        self._at = start
        return found

    def ends_line(self) -> bool:
        """Whether the group that follows is all that still stands in its line."""
        self._blank()
        start = self._at
        self.argument()
        ends = _LINE_END.match(self._text, self._at) is not None
        self._at = start
        return ends

    def blank_lines(self) -> int:
        """Skip blank lines, and count them."""
        found = _BLANK_LINES.match(self._text, self._at)
        if found is None:
            return 0
        self._at = found.end()
        return found[0].count("\n")

    def until(self, end: str) -> str:
        """Take what stands before `end`, and `end` itself; all the rest where it does not come."""
        at = self._text.find(end, self._at)
        stop = at if at >= 0 else len(self._text)
        taken = self._text[self._at : stop]
        self._at = stop + len(end) if at >= 0 else stop
        return taken

    def math(self, end: str) -> str | None:
        """Take the math before `end`; None where it does not come in this paragraph."""
        at = self._at
        limit = min(at + 2000, len(self._text))
        while True:
            stop = self._text.find(end, at, limit)
            if stop < 0:
                return None
            if end[0] == "$" and self._text[stop - 1] == "\\" and self._text[stop - 2 : stop] != "\\\\":
                at = stop + 1
                continue
            taken = self._text[self._at : stop]
            if "\n\n" in taken:
                return None
            self._at = stop + len(end)
            return _INNER.sub("", taken)

    def _group_end(self, at: int) -> int:
        """The offset behind the group that opens at `at`; -1 where it does not end soon."""
        if self.budget < 0:
            return -1
        depth = 0
        for found in _BRACE.finditer(self._text, at, at + _LONGEST):
            if found[0] == "{":
                depth += 1
            elif found[0] == "}":
                depth -= 1
                if depth == 0:
                    self.budget -= found.end() - at
                    return found.end()
        self.budget -= min(_LONGEST, len(self._text) - at)
        return -1


def without_inner(text: str) -> str:
    """An argument without the signs that show where a macro's arguments stand in it."""
    return _INNER.sub("", text)


_SETTING = re.compile(
    r"\s*(?:[-+\d.]*\s*(?:pt|mm|cm|in|em|ex|\\\w+(?:width|height|skip|indent))"
    r"|-?\d*\.\d+|[a-z]+\s*=[^,{}]*(?:,[^{}]*)?|\\[A-Za-z@]*(?:width|height|skip))\s*\Z"
)


def is_setting(raw: str) -> bool:
    r"""Whether an argument sets something and prints nothing: a length, a number with a point, `key=value`.

    >>> [is_setting(raw) for raw in ("2.5cm", "0.4\\textwidth", "0.6", "topsep=0pt", "2019", "In 2019")]
    [True, True, True, True, False, False]
    """
    return len(raw) < 200 and _SETTING.match(raw) is not None


_BULLET = re.compile(rf"\\[A-Za-z]+|[{{}}$\s\-*–—+.{BULLETS}~\d]")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|['’]\d\d(?!\d)")
_KEYS = re.compile(r"(?:^|,)\s*[A-Za-z]+\s*=")


def tells(label: str) -> bool:
    r"""Whether an item's label is part of its text: it holds a word or a year; bullets, numbers, settings are none.

    >>> [tells(label) for label in ("2021", "2019--21", "J2", "'98", "12.", "--", r"$\bullet$", "leftmargin=*", "2pt")]
    [True, True, True, True, False, False, False, False, False]
    """
    if is_setting(label) or _KEYS.search(label):
        return False
    return bool(_YEAR.search(label) or _BULLET.sub("", label))
