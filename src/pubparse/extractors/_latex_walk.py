r"""The state of a walk over a LaTeX page: what is open, and what the text so far looks like.

Takes tokens from `_latex_source`, tells `_latex_lines` what the page prints; what a command does is handed in as a
table of handlers, so that a piece of source can be walked in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pubparse.extractors._latex_lines import Group, Lines, stands_alone
from pubparse.extractors._latex_macros import Macros
from pubparse.extractors._latex_source import Source, is_setting
from pubparse.extractors._markup import Block
from pubparse.latextext import decode, decode_math
from pubparse.model import MarkKind
from pubparse.tables.latex_commands import BULLETS

_SCRIPT = re.compile(r"\s*(?:\{\})?\s*([\^_])\s*(?:\{([^{}]*)\}|(\\?\w+|\S))\s*\Z")
_SIGNS = {"``": "“", "''": "”", '"`': "„", "\"'": "“", "!`": "¡", "?`": "¿", "--": "–", "---": "—", "`": "‘"}
_SPACES = re.compile(r"[ \t]*")
_NEAR = 30
"""How many open groups a look around takes in; deeper nesting is no page's intent, and costs must stay bounded."""


Handler: TypeAlias = Callable[["Walk", str], None]
Handlers: TypeAlias = dict[str, Handler]


@dataclass(frozen=True, slots=True)
class Handling:
    """What commands do: those that a page cannot change, those that it can define anew, and all others."""

    fixed: Handlers
    known: Handlers
    other: Handler


class Walk:
    """One pass over a page or a piece of it."""

    def __init__(self, text: str, offset: int, macros: Macros, handlers: Handling, nested: int = 0) -> None:
        self.source = Source(text, offset)
        self.lines = Lines()
        self.macros = macros
        self.handlers = handlers
        self.titles: dict[str, str] = {}
        self.preamble = "\\begin{document}" in text
        self.groups: list[Group] = []
        self.environments: dict[str, int] = {}
        self.notes: list[str] = []
        self._nested = nested
        self._levels: list[tuple[int, int]] = []
        self._fresh_line = True
        self._first_block = 0

    def run(self) -> None:
        """Read to the end."""
        source, lines = self.source, self.lines
        fixed, known, other = self.handlers.fixed, self.handlers.known, self.handlers.other
        bodies = self.macros.bodies
        while token := source.next():
            first = token[0]
            if first == "\\":
                self._fresh_line = False
                name = token[1:].rstrip("*") or token[1:]
                handler = fixed.get(name)
                if handler is None:
                    handler = other if name in bodies else known.get(name, other)
                handler(self, name)
            elif first == "\n":
                self._end_of_line()
            elif first in " \t":
                lines.space()
            elif first == "%":
                source.until("\n")
                source.skip(_SPACES)
                self._fresh_line = True
            else:
                self._fresh_line = False
                self._sign(token)
        self.paragraph()

    def _sign(self, token: str) -> None:
        """Anything that is no command and no white space."""
        first = token[0]
        if first == "{":
            self.open("brace")
        elif first == "}":
            self._close()
        elif self.preamble:
            return
        elif first == "$":
            end = "$$" if self.source.take_next("$") else "$"
            self.math(self.source.math(end), end)
        elif first == "&":
            if self.near("table"):
                rows = self.cell_of()
                if rows is not None:
                    self.lines.close_marks(rows.marks)
                self.lines.tab()
            else:
                self.write("&")
        elif first == "\x01":
            self.open("arg")
            self.lines.open_mark(MarkKind.ELEMENT, f"arg.{token[1:]}")
        elif first == "\x02":
            if self.groups and self.groups[-1].kind == "arg":
                self.pop()
        elif first == "\x03":
            self._end_call()
        elif first == "~":
            self.lines.space()
        else:
            self.write(_SIGNS.get(token) or (self.macros.umlaut(token) if first == '"' else token))

    def write(self, text: str) -> None:
        """Write words, unless in the preamble."""
        if not self.preamble:
            self.lines.write(text, self.source.line)

    def near(self, kind: str) -> Group | None:
        """The innermost open group of a kind; `table`: the innermost table."""
        for group in self.groups[: -_NEAR - 1 : -1]:
            if group.kind == kind or (kind == "table" and group.table):
                return group
        return None

    def cell_of(self) -> Group | None:
        """The table in which we are, in no group of a cell."""
        for group in self.groups[: -_NEAR - 1 : -1]:
            if group.table:
                return group
            if group.kind != "arg":
                return None
        return None

    def open(self, kind: str, name: str = "") -> Group:
        """Open a group."""
        group = Group(kind, self.lines.marks, self.lines.depth, name)
        self.groups.append(group)
        return group

    def pop(self) -> Group:
        """Close the innermost group."""
        group = self.groups.pop()
        self.lines.close_marks(group.marks)
        if group.kind == "env":
            self.environments[group.name] -= 1
        return group

    def _close(self) -> None:
        """A closing brace: it closes what a brace opened, and nothing else."""
        if not self.groups or self.groups[-1].kind in ("env", "call", "arg"):
            return
        group = self.pop()
        if group.kind == "heading":
            empty = self.lines.empty
            self.end_heading()
            if empty and len(self.source.groups(2)) > 1:  # a class that gives its headings more arguments
                self.next_cell(Group("cell", self.lines.marks, self.lines.depth, group.name, 0, True))
        elif group.kind == "cell":
            self.next_cell(group)

    def styled(self, kind: MarkKind, value: str = "") -> None:
        """Open the argument of a command that sets its look."""
        if not self.source.take("{"):
            raw = self.source.argument()
            if raw is None or not self.source.push(raw + "}"):
                return
        self.open("brace")
        self.lines.open_mark(kind, value)

    def next_cell(self, group: Group) -> None:
        """Go on to the next argument of a macro that the page does not define, or end it."""
        source = self.source
        cell = group.cell
        while source.peek() == "{" and cell < 12:
            raw = source.groups(1)
            if not raw or (raw[0].strip() and not is_setting(raw[0])):
                source.take("{")
                if cell:
                    self.lines.tab()
                opened = Group("cell", self.lines.marks, group.depth, group.name, cell + 1, group.item)
                self.groups.append(opened)
                self.lines.open_mark(MarkKind.ELEMENT, f"arg.{cell + 1}")
                return
            source.argument()
            cell += 1
        if group.item:
            self.lines.end(group.depth)

    def _end_call(self) -> None:
        """An expanded macro that made an item ends."""
        if self.near("call") is None:
            return
        while self.groups:
            group = self.pop()
            if group.kind == "call":
                self.lines.end(group.depth)
                return

    def _end_of_line(self) -> None:
        """A newline in the source; the second one ends the paragraph."""
        if self._fresh_line:
            self.paragraph()
            self.lines.gap(1 + self.source.blank_lines())
        elif not self.preamble:
            self.lines.wrap()
        self._fresh_line = True

    def paragraph(self) -> None:
        """The paragraph ends here, with what was noted in it."""
        lines = self.lines
        if any(group.kind in ("heading", "cell") for group in self.groups[-3:]):
            lines.wrap()
            return
        lines.flush()
        self._standing_alone()
        lines.paragraph()
        notes, self.notes = self.notes, []
        for note in notes:
            for block in self.piece(note):
                depth = lines.begin("p", "footnote")
                lines.put(block, self.source.line)
                lines.end(depth)
        self.settle()

    def settle(self) -> None:
        """What stands so far belongs to no paragraph that is still open."""
        self._first_block = len(self.lines.blocks)

    def _standing_alone(self) -> None:
        """A line that stands alone in its paragraph, set off throughout, is a heading."""
        if stands_alone(self.lines.blocks[self._first_block : self._first_block + 3]):
            self.lines.retitle(self._first_block, min(self.level + 1, 6))

    @property
    def level(self) -> int:
        """The level of the innermost section; 1 where there is none."""
        return self._levels[-1][0] if self._levels else 1

    @property
    def section_depth(self) -> int:
        """How many elements are open around what stands directly in the innermost section."""
        return self._levels[-1][1] if self._levels else 0

    def begin_section(self, level: int) -> None:
        """Open a section in the innermost environment; deeper ones end, and what a switch left open."""
        lines = self.lines
        self.paragraph()
        environment = self.near("env")
        floor = environment.depth + 1 if environment else 0
        lines.close_marks(environment.marks if environment else 0)
        self.forget_sections()
        while self._levels and self._levels[-1][0] >= level and self._levels[-1][1] > floor:
            lines.end(self._levels.pop()[1] - 1)
        lines.end(max(floor, self.section_depth))
        lines.begin("section")
        self._levels.append((level, lines.depth))
        lines.heading = level

    def end_heading(self) -> None:
        """The heading's text is complete."""
        self.lines.flush()
        self.lines.heading = 0
        self.lines.paragraph()
        self.settle()

    def forget_sections(self) -> None:
        """Sections end with the environment that they stand in."""
        while self._levels and self._levels[-1][1] > self.lines.depth:
            self._levels.pop()

    def piece(self, raw: str) -> list[Block]:
        """The blocks of a piece of source."""
        if self._nested > 2 or not raw.strip():
            return []
        walk = Walk(raw[:5000], 0, self.macros, self.handlers, self._nested + 1)
        walk.run()
        return walk.lines.blocks

    def plain(self, raw: str) -> str:
        """The text of a piece of source."""
        return " ".join(block.text for block in self.piece(raw))

    def math(self, raw: str | None, end: str = "") -> None:
        """Math, rendered simply; a script that stands alone is a script of the text before it."""
        if raw is None:
            if end == "$":
                self.write("$")
            return
        if not raw.strip() or self.preamble:
            return
        lines = self.lines
        depth = lines.marks
        found = _SCRIPT.match(raw)
        text = decode_math(raw)
        if found is not None and text != "°":
            lines.open_mark(MarkKind.SUPERSCRIPT if found[1] == "^" else MarkKind.SUBSCRIPT)
            text = decode_math(found[2] if found[2] is not None else found[3])
        elif lines.empty and text in BULLETS:
            return
        elif len(text) > 1 or text.isalpha():
            lines.open_mark(MarkKind.MATH, raw.strip())
        self.write(text)
        lines.close_marks(depth)

    def symbol(self, name: str) -> bool:
        """Write what a command prints as a symbol."""
        text = decode("\\" + name + "{}").replace("{}", "")
        if not text or text.startswith("\\") or len(text) > 30:
            return False
        self.print_symbol(name, text)
        return True

    def print_symbol(self, name: str, text: str) -> None:
        """Write a symbol, unless it is the bullet of an item, and skip what ends its command."""
        if not (self.lines.empty and text in BULLETS):
            self.write(text)
        if not self.source.take("{}") and name[0].isalpha() and len(text) == 1:
            self.source.skip(_SPACES)  # as TeX does; behind whole words authors count on the space
