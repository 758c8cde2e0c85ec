r"""LaTeX to blocks: CVs and lists of publications, whole documents and files for `\input`.

Takes text, gives a `Page`. Consults the tables of commands; accents and symbols are decoded by `latextext`. One pass
without recursion: `_latex_source` gives tokens, `_latex_lines` takes text, `_latex_macros` knows the page's own macros.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pubparse.extractors._latex_lines import Lines
from pubparse.extractors._latex_macros import Macros
from pubparse.extractors._latex_source import Source, without_inner
from pubparse.extractors._markup import Page
from pubparse.latextext import decode, decode_math
from pubparse.model import MarkKind
from pubparse.tables import latex_commands as table

_DIMENSION = re.compile(
    r"\s*=?\s*[-+]?(?:\d*\.?\d+)?\s*(?:\\(?:textwidth|linewidth|columnwidth|paperwidth|baselineskip|parskip|fill|hsize)"
    r"|(?:true\s*)?(?:pt|mm|cm|in|em|ex|pc|bp|sp|fil+|mu)\b)(?:\s*(?:plus|minus)\s*-?\d*\.?\d+\s*(?:pt|mm|cm|in|em|ex|fil+))*"
)
_ASSIGNMENT = re.compile(r"\s*=\s*[-+]?(?:\d*\.?\d+\s*(?:pt|mm|cm|in|em|ex|pc|bp|sp|fil+|mu)?|\\[A-Za-z@]+)")
_SETTING = re.compile(
    r"\s*(?:[-+\d.]*\s*(?:pt|mm|cm|in|em|ex|\\\w+width|\\baselineskip)|[a-z]+\s*=[^,]*(?:,.*)?|\\[A-Za-z@]+width)\s*\Z",
    re.DOTALL,
)
_BULLET = re.compile(
    r"[$\s]*\\(?:bullet|textbullet|cdot|circ|star|diamond|ast|blacksquare|square|triangleright|labelitemi+|ding|fa\w+|lozenge|checkmark|null|hfill|raisebox|small|tiny)\b.*|[\s$\-*–—+.~]*",
    re.DOTALL,
)
_SCRIPT = re.compile(r"\s*(?:\{\})?\s*([\^_])\s*(?:\{(.*)\}|(\\?\w+|\S))\s*\Z", re.DOTALL)
_OPENERS = {"``": "“", "''": "”", ",,": "„", "!`": "¡", "?`": "¿", "--": "–", "---": "—", "`": "‘", "~": " ", "^": "^"}
_SPACES = re.compile(r"[ \t\r]*")
_HEADING_LONGEST = 80
_HEADING_WORDS = 8


@dataclass(slots=True)
class _Group:
    """A group, environment or argument that is open, and what was open around it."""

    kind: str
    marks: int
    depth: int
    name: str = ""
    level: int = 0
    cell: int = 0
    table: bool = False


def read_page(text: str, line_offset: int = 0) -> Page:
    r"""Give the page's title and blocks: one for each line of source; soft where LaTeX would not end the line.

    >>> page = read_page("\\section{Papers}\n\\begin{itemize}\n\\item A.~Bee: \\emph{On\nTrees}, 2020.\n\\end{itemize}")
    >>> [(block.text, block.heading, block.soft, block.line) for block in page.blocks]
    [('Papers', 2, False, 1), ('A. Bee: On', 0, False, 3), ('Trees, 2020.', 0, True, 4)]
    """
    walk = _Walk(text.translate({1: None, 2: None, 3: None, 13: None}), line_offset, Macros())
    walk.run()
    return Page(walk.title(), tuple(walk.lines.blocks))


class _Walk:
    """One pass over a page."""

    def __init__(self, text: str, offset: int, macros: Macros, nested: int = 0) -> None:
        self.source = Source(text, offset)
        self.lines = Lines()
        self.macros = macros
        self.titles: dict[str, str] = {}
        self.nested = nested
        self.preamble = "\\begin{document}" in text
        self.groups: list[_Group] = []
        self.environments: dict[str, int] = {}
        self.fresh_line = True
        self.levels: list[tuple[int, int]] = []
        self.notes: list[str] = []
        self.paragraph_blocks = 0

    def run(self) -> None:
        """Read to the end."""
        source = self.source
        while token := source.next():
            first = token[0]
            if first == "\\":
                self.fresh_line = False
                self.command(token[1:])
            elif first == "\n":
                self.end_of_line()
            elif first in " \t":
                self.lines.space()
            elif first == "%":
                source.until("\n")
                source.skip(_SPACES)
                self.fresh_line = True
            else:
                self.fresh_line = False
                self.sign(token)
        self.paragraph()
        self.lines.flush()

    def sign(self, token: str) -> None:
        """Anything that is no command."""
        if token == "{":
            self.open("brace")
        elif token == "}":
            self.close()
        elif self.preamble:
            return
        elif token == "$":
            end = "$$" if self.source.peek() == "$" and self.source.take("$") else "$"
            self.math(self.source.math(end), end)
        elif token == "&":
            if any(group.table for group in self.groups[-20:]):
                self.lines.tab()
            else:
                self.write("&")
        elif token[0] == "\x01":
            self.open("arg")
            self.lines.open_mark(MarkKind.ELEMENT, f"arg.{token[1:]}")
        elif token[0] == "\x02":
            if self.groups and self.groups[-1].kind == "arg":
                self.pop()
        elif token == "\x03":
            self.end_call()
        elif token == "~":
            self.lines.space()
        else:
            self.write(_OPENERS.get(token, token))

    def write(self, text: str) -> None:
        """Write words, unless in the preamble."""
        if not self.preamble:
            self.lines.write(text, self.source.line)

    # groups

    def open(self, kind: str, name: str = "", level: int = 0) -> _Group:
        """Open a group."""
        group = _Group(kind, self.lines.marks, self.lines.depth, name, level)
        self.groups.append(group)
        return group

    def pop(self) -> _Group:
        """Close the innermost group."""
        group = self.groups.pop()
        self.lines.close_marks(group.marks)
        return group

    def close(self) -> None:
        """A closing brace."""
        if not self.groups or self.groups[-1].kind in ("env", "call", "arg"):
            return
        group = self.pop()
        if group.kind == "heading":
            self.end_heading(group)
        elif group.kind == "cell":
            if self.source.peek() == "{" and group.cell < 12:
                self.cell(group)
            elif group.level:
                self.lines.end(group.depth)

    def cell(self, before: _Group) -> None:
        """Open the next argument of a macro that nobody defined."""
        raw = self.source.groups(1)
        if raw and (not raw[0].strip() or _SETTING.match(raw[0])):
            self.source.group()
            if self.source.peek() == "{":
                self.cell(before)
            elif before.level:
                self.lines.end(before.depth)
            return
        self.source.take("{")
        if before.cell:
            self.lines.tab()
        group = _Group("cell", self.lines.marks, before.depth, before.name, before.level, before.cell + 1)
        self.groups.append(group)
        self.lines.open_mark(MarkKind.ELEMENT, f"arg.{group.cell}")

    def styled(self, kind: MarkKind, value: str = "") -> None:
        """Open the argument of a command that sets its look."""
        if not self.source.take("{"):
            raw = self.source.argument()
            if raw is None or not self.source.push(raw + "}"):
                return
        self.open("brace")
        self.lines.open_mark(kind, value)

    # lines

    def end_of_line(self) -> None:
        """A newline in the source; the second one ends the paragraph."""
        if self.fresh_line:
            self.paragraph()
            self.lines.gap()
        elif not self.preamble:
            self.lines.wrap()
        self.fresh_line = True

    def paragraph(self) -> None:
        """The paragraph ends here."""
        lines = self.lines
        if any(group.kind in ("heading", "cell") for group in self.groups[-3:]):
            lines.wrap()
            return
        lines.flush()
        if len(lines.blocks) == self.paragraph_blocks + 1:
            self.standing_alone()
        lines.drop_paragraph()
        notes, self.notes = self.notes, []
        for note in notes:
            text = self.plain(note)
            if text:
                depth = lines.begin("p", "footnote")
                lines.write(text, self.source.line)
                lines.end(depth)
        self.paragraph_blocks = len(lines.blocks)

    def standing_alone(self) -> None:
        """A short line that is bold or underlined throughout and alone in its paragraph is a heading."""
        block = self.lines.blocks[-1]
        if block.heading or len(block.text) > _HEADING_LONGEST or len(block.text.split()) > _HEADING_WORDS:
            return
        if any(element.name in ("li", "tr") for element in block.path) or block.text[-1] in ".,;":
            return
        size = len(block.text.rstrip(" :"))
        for mark in block.marks:
            look = mark.kind in (MarkKind.STRONG, MarkKind.UNDERLINE, MarkKind.SMALLCAPS) or mark.value == "large"
            if look and mark.start == 0 and mark.end >= size:
                self.lines.retitle(min((self.levels[-1][0] if self.levels else 1) + 1, 6))
                return

    def plain(self, raw: str) -> str:
        """The text of a piece of source."""
        if self.nested > 2 or not raw.strip():
            return ""
        walk = _Walk(raw[:5000], 0, self.macros, self.nested + 1)
        walk.run()
        return " ".join(block.text for block in walk.lines.blocks)

    def title(self) -> str:
        """The owner's name, or the page's title."""
        for name in table.TITLES:
            if self.titles.get(name):
                return self.titles[name]
        return ""

    # commands

    def command(self, name: str) -> None:
        """What a command does."""
        name = name.rstrip("*") if len(name) > 1 else name
        source, lines = self.source, self.lines
        if self.macros.take(name, source):
            return
        if name == "begin":
            self.begin((source.group() or "").strip())
        elif name == "end":
            self.end((source.group() or "").strip())
        elif name in table.TITLES and self.owner(name):
            return
        elif name in table.DROPPED:
            self.dropped(name)
        elif self.preamble:
            if name in self.macros.bodies:
                source.optional()
            return
        elif name in table.BREAKS:
            self.break_line()
        elif name in table.STYLES:
            self.styled(table.STYLES[name])
        elif name in table.SWITCHES:
            lines.open_mark(table.SWITCHES[name])
        elif name in table.LARGE:
            lines.open_mark(MarkKind.ELEMENT, "large")
        elif name in table.RESETS:
            if source.peek() != "{":
                lines.end_style()
        elif name in ("item", "bibitem"):
            self.item(name)
        elif name in table.HEADINGS or self.is_heading(name):
            self.heading(name)
        elif name in table.ACCENTS:
            self.accent(name)
        elif name in table.TABS:
            lines.tab()
        elif name in table.SPACES:
            lines.space()
        elif name in table.PARAGRAPHS:
            self.paragraph()
        elif name in "&%$#_{}":
            self.write(name)
        elif name in "-/@!":
            return
        elif name in "([":
            end = "\\)" if name == "(" else "\\]"
            self.math(source.math(end), end)
        elif not self.reference(name) and not self.call(name):
            self.symbol(name)

    def owner(self, name: str) -> bool:
        r"""`\name{..}{..}`, `\author`, `\title`: remembered, and printed in the body where it is not a declaration."""
        groups = self.source.groups(3)
        if not groups:
            return False
        text = " ".join(filter(None, (self.plain(group) for group in groups[: 2 if name == "name" else 1])))
        text = re.split(r"\s*[|\n]\s*", text)[0].strip()
        if text and len(text) < _HEADING_LONGEST:
            self.titles.setdefault(name, text)
        if self.preamble or name == "title" or name == "author":
            self.source.optional()
            self.source.group()
            return True
        return False

    def dropped(self, name: str) -> None:
        """A command that prints nothing, with its arguments."""
        source = self.source
        if name in table.GAPS:
            self.lines.gap()
        for _ in range(table.DROPPED[name]):
            while source.optional() is not None:
                pass
            if source.group() is None:
                break
        else:
            return
        source.skip(_DIMENSION)

    def break_line(self) -> None:
        r"""`\\`: the end of a row, or of a line."""
        source, lines = self.source, self.lines
        source.take("*")
        raw = source.optional() if source.peek() == "[" else None
        if raw is not None and not _SETTING.match(raw):
            source.push("[" + raw + "]")
        tables = [group for group in self.groups[-20:] if group.table]
        if tables:
            lines.flush()
            lines.end(tables[-1].depth + 1)
            lines.begin("tr")
        elif any(group.kind == "heading" for group in self.groups[-5:]):
            lines.space()
        else:
            lines.flush()

    def item(self, name: str) -> None:
        r"""`\item`, `\bibitem`."""
        source, lines = self.source, self.lines
        label = source.optional()
        if name == "bibitem":
            source.group()
            label = None
        self.paragraph()
        environment = next(
            (group for group in reversed(self.groups[-20:]) if group.kind in ("env", "call", "cell")), None
        )
        lines.end(environment.depth + (environment.kind == "env") if environment else self.level_depth())
        lines.begin("li")
        self.paragraph_blocks = len(lines.blocks)
        if label and not _BULLET.fullmatch(label):
            source.push("{" + label + "}\\tab ")

    def level_depth(self) -> int:
        """The depth of the innermost section."""
        return self.levels[-1][1] if self.levels else 0

    # headings

    def is_heading(self, name: str) -> bool:
        """Whether a macro's name says that its only argument is a heading."""
        lowered = name.lower()
        if not (any(word in lowered for word in table.HEADING_WORDS) or lowered.endswith(table.HEADING_ENDS)):
            return False
        self.source.optional()
        groups = self.source.groups(2)
        return len(groups) == 1 and len(groups[0]) < 300

    def heading(self, name: str) -> None:
        """A heading opens: what was open in deeper sections ends."""
        lowered = name.lower()
        level = table.HEADINGS.get(name) or min(2 + lowered.count("sub"), 6)
        self.source.optional()
        if not self.source.take("{"):
            return
        self.open_section(level)
        self.open("heading", name, level)

    def open_section(self, level: int) -> None:
        """Open a section in the innermost environment."""
        lines = self.lines
        self.paragraph()
        floor = next((group.depth + 1 for group in reversed(self.groups[-20:]) if group.kind == "env"), 0)
        self.levels = [(above, depth) for above, depth in self.levels if depth <= lines.depth]
        while self.levels and self.levels[-1][0] >= level and self.levels[-1][1] > floor:
            lines.end(self.levels.pop()[1] - 1)
        lines.end(max(floor, self.level_depth()))
        lines.begin("section")
        self.levels.append((level, lines.depth))
        lines.heading = level

    def end_heading(self, group: _Group) -> None:
        """The heading's text is complete."""
        self.lines.flush()
        self.lines.heading = 0
        self.paragraph_blocks = len(self.lines.blocks)

    # environments

    def begin(self, name: str) -> None:
        """An environment opens."""
        source, lines = self.source, self.lines
        if name == "document":
            self.preamble = False
            return
        if name in table.UNSEEN or name in table.VERBATIM or name in table.DISPLAYS:
            self.verbatim(name, source.until("\\end{" + name + "}"))
            return
        if self.preamble:
            return
        arguments: list[str] = []
        source.optional()
        settings = table.ENVIRONMENTS.get(name)
        while settings is None or len(arguments) < settings:
            argument = source.group()
            if argument is None or len(arguments) > 8:
                break
            arguments.append(argument)
            source.optional()
        self.paragraph()
        group = self.open("env", name)
        group.table = name in table.TABLES
        self.environments[name] = self.environments.get(name, 0) + 1
        lines.begin(table.TAGS.get(name, "div"), name)
        if group.table:
            lines.begin("tr")
        if settings is None:
            head = next((a for a in arguments if a.strip() and not _SETTING.match(a) and len(a) < 300), "")
            text = self.plain(head)
            if text:
                self.open_section(2 + name.lower().count("sub"))
                lines.write(text, source.line)
                self.end_heading(group)

    def end(self, name: str) -> None:
        """An environment ends."""
        if name == "document":
            while self.source.next():
                pass
            return
        if not self.environments.get(name):
            return
        self.paragraph()
        while self.groups:
            group = self.pop()
            if group.kind == "env":
                self.environments[group.name] -= 1
                self.lines.end(group.depth)
                if group.name == name:
                    break
        self.lines.heading = 0
        self.levels = [(level, depth) for level, depth in self.levels if depth <= self.lines.depth]
        self.paragraph_blocks = len(self.lines.blocks)

    def verbatim(self, name: str, content: str) -> None:
        """An environment that is no LaTeX text."""
        if name in table.DISPLAYS:
            self.math(content, "")
        elif name in table.VERBATIM and "@" in content and not self.preamble:
            self.paragraph()
            depth = self.lines.begin("pre", name)
            first = self.source.line - content.count("\n")
            for number, line in enumerate(content.split("\n")):
                self.lines.write(line.strip(), first + number)
                self.lines.flush()
            self.lines.end(depth)

    # inline

    def reference(self, name: str) -> bool:
        """Links, footnotes, and commands whose first arguments are settings."""
        source, lines = self.source, self.lines
        if name == "href":
            source.optional()
            self.styled(MarkKind.LINK, self.address(source.argument() or ""))
            return True
        if name in table.LINKS and name not in self.macros.bodies and source.peek() == "{":
            address = self.address(source.group() or "")
            depth = lines.marks
            lines.open_mark(MarkKind.LINK, address if "://" in address else table.LINKS[name] + address)
            self.write(address)
            lines.close_marks(depth)
            return True
        if name in table.FOOTNOTES:
            source.optional()
            note = source.group()
            if note:
                self.notes.append(note)
            return True
        if name in table.LEADING:
            for _ in range(table.LEADING[name]):
                source.optional()
                source.group()
            source.optional()
            if name in table.LAST_UNSEEN:
                shown = source.group() or ""
                source.group()
                source.push("{" + shown + "}")
            return True
        if name == "verb":
            end = source.skip(re.compile(r"[^\w\s]"))
            if end:
                self.write(source.until(end).split("\n")[0])
            return True
        return False

    def address(self, raw: str) -> str:
        """A URL as LaTeX writes it."""
        return (
            re.sub(r"\\([#%&_~{}$^])", r"\1", without_inner(self.macros.spell(raw)))
            .replace("\\textasciitilde", "~")
            .replace("\n", "")
            .strip()
        )

    def accent(self, name: str) -> None:
        """An accent with its letter."""
        raw = self.source.argument()
        if raw is None:
            return
        if len(raw) > 30:
            self.source.push("{" + raw + "}")
            return
        self.write(decode(f"\\{name}{{{raw}}}").strip("\n"))

    def math(self, raw: str | None, end: str) -> None:
        """Math, rendered simply."""
        if raw is None:
            if end == "$":
                self.write("$")
            return
        if not raw.strip() or self.preamble:
            return
        lines = self.lines
        depth = lines.marks
        found = _SCRIPT.match(raw)
        if found:
            lines.open_mark(MarkKind.SUPERSCRIPT if found[1] == "^" else MarkKind.SUBSCRIPT)
            self.write(decode_math(found[2] if found[2] is not None else found[3]))
        else:
            text = decode_math(raw)
            if lines.empty and text in "•·∘⋄◦∙▪":
                return
            lines.open_mark(MarkKind.MATH, raw.strip())
            self.write(text)
        lines.close_marks(depth)

    def symbol(self, name: str) -> None:
        """A symbol, or a command that we do not know: it vanishes, its arguments stay."""
        source = self.source
        if name in ("textbullet", "bullet", "cdot") and self.lines.empty:
            return
        text = decode("\\" + name + "{}").replace("{}", "")
        if text and not text.startswith("\\") and len(text) < 30:
            self.write(text)
            source.take("{}")
            if name[0].isalpha():
                source.skip(_SPACES)
            return
        source.skip(_ASSIGNMENT)

    def call(self, name: str) -> bool:
        """The page's own macros, and those of its class: expanded, or their arguments as cells."""
        source, lines = self.source, self.lines
        known = name in self.macros.bodies
        if not known:
            while source.optional() is not None:
                pass
        groups = source.groups()
        itemlike = any(word in name.lower() for word in table.ITEM_WORDS)
        starts = (
            lines.empty
            and not lines.inside("li", "tr")
            and not any(g.kind in ("heading", "cell", "call") for g in self.groups[-8:])
        )
        starts = starts and (len(groups) > 1 or (itemlike and len(groups) == 1))
        if known:
            body = self.macros.expand(name, source, marked=starts)
            if body is None:
                return True
            starts = starts and "\\item" not in body
            if source.push(body + "\x03" if starts else body) and starts:
                self.paragraph()
                depth = lines.depth
                lines.begin("li", name)
                self.open("call", name).depth = depth
            return True
        if len(groups) < 2 and not (starts and groups):
            return False
        if starts:
            self.paragraph()
        base = _Group("cell", lines.marks, lines.depth, name, int(starts), 0)
        if starts:
            lines.begin("li", name)
        self.cell(base)
        return True

    def end_call(self) -> None:
        """An expanded macro that made an item ends."""
        if not any(group.kind == "call" for group in self.groups[-20:]):
            return
        while self.groups:
            group = self.pop()
            if group.kind == "call":
                self.lines.end(group.depth)
                return
            if group.kind == "env":
                self.environments[group.name] -= 1
