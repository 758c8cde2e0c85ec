r"""What `\begin` and `\end` do: lists, tables, what is not shown, and what is printed as it stands."""

from __future__ import annotations

import re

from pubparse.extractors._latex_source import is_setting
from pubparse.extractors._latex_walk import Walk
from pubparse.model import MarkKind
from pubparse.tables import latex_commands as table

_PLACE = re.compile(r"\s*\([^()\n]{0,60}\)")


def begin(walk: Walk, _: str) -> None:
    """An environment opens."""
    source, lines = walk.source, walk.lines
    name = (source.group() or "").strip()
    if name == "document":
        walk.preamble = False
        return
    if name.startswith("filecontents"):
        source.optional()
        source.group()
    if name in table.UNSEEN or name in table.VERBATIM or name in table.DISPLAYS:
        _verbatim(walk, name, source.until("\\end{" + name + "}"))
        return
    if walk.preamble:
        return
    settings = table.ENVIRONMENTS.get(name)
    arguments = _arguments(walk, 9 if settings is None else settings)
    if name.startswith("textblock"):
        source.skip(_PLACE)
    walk.paragraph()
    group = walk.open("env", name)
    group.table = name in table.TABLES
    walk.environments[name] = walk.environments.get(name, 0) + 1
    lines.begin(table.TAGS.get(name, "div"), name)
    if group.table:
        lines.begin("tr")
    if settings is None:
        _print(walk, name, [argument for argument in arguments if argument.strip() and not is_setting(argument)])


def _arguments(walk: Walk, most: int) -> list[str]:
    """The arguments behind the name."""
    source = walk.source
    arguments: list[str] = []
    source.optional()
    while len(arguments) < most:
        argument = source.group()
        if argument is None:
            break
        arguments.append(argument)
        source.optional()
    return arguments


def _print(walk: Walk, name: str, arguments: list[str]) -> None:
    """The arguments of an environment that no table knows: one is a heading, several are a row."""
    texts = [(number, walk.plain(argument)) for number, argument in enumerate(arguments, 1)]
    texts = [(number, text) for number, text in texts if text]
    lines, line = walk.lines, walk.source.line
    if len(texts) == 1 and len(texts[0][1]) < 200:
        walk.begin_section(min(max(2 + name.lower().count("sub"), walk.level + 1), 6))
        lines.write(texts[0][1], line)
        walk.end_heading()
    elif texts:
        for number, text in texts:
            depth = lines.marks
            lines.open_mark(MarkKind.ELEMENT, f"arg.{number}")
            lines.write(text, line)
            lines.close_marks(depth)
            lines.tab()
        walk.paragraph()


def end(walk: Walk, _: str) -> None:
    """An environment ends, and all that was opened in it."""
    name = (walk.source.group() or "").strip()
    if name == "document":
        while walk.source.next():
            pass
        return
    if not walk.environments.get(name):
        return
    walk.paragraph()
    while walk.groups:
        group = walk.pop()
        if group.kind == "env":
            walk.lines.end(group.depth)
            if group.name == name:
                break
    walk.lines.heading = 0
    walk.forget_sections()
    walk.settle()


def _verbatim(walk: Walk, name: str, content: str) -> None:
    """An environment that is no LaTeX text: formulas, BibTeX, pictures."""
    if name in table.DISPLAYS:
        walk.math(content[:5000])
    elif name in table.VERBATIM and "@" in content:
        walk.paragraph()
        lines = walk.lines
        depth = lines.begin("pre", name)
        first = walk.source.line - content.count("\n")
        for number, line in enumerate(content.split("\n")):
            lines.write(line.strip(), first + number)
            lines.flush()
        lines.end(depth)
