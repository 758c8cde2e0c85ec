r"""What the commands of LaTeX do, and those of the classes that CVs use.

One handler for each kind of command; `HANDLERS` says which command is of which kind, the names being data in
`tables.latex_commands`. A command that is not there is the page's own macro, a symbol, or one that vanishes while
its arguments stay.
"""

from __future__ import annotations

import re

from pubparse.extractors import _latex_environments as environments
from pubparse.extractors._latex_lines import Group
from pubparse.extractors._latex_source import is_setting, tells, without_inner
from pubparse.extractors._latex_walk import Handlers, Handling, Walk
from pubparse.latextext import decode
from pubparse.model import MarkKind
from pubparse.tables import latex_commands as table

_UNIT = r"(?:true[ \t]*)?(?:pt|mm|cm|in|em|ex|pc|bp|sp|fil+|mu)"
_REGISTER = r"\\[A-Za-z@]*(?:skip|width|height|indent|sep|margin|fill|baselinestretch)(?![A-Za-z@])"
_LENGTH = rf"[-+]?[ \t]*(?:\d*\.?\d+[ \t]*(?:{_UNIT}|{_REGISTER})|{_REGISTER})"
_DIMENSION = re.compile(rf"[ \t]*=?[ \t]*{_LENGTH}(?:[ \t]*(?:plus|minus)[ \t]*{_LENGTH})* ?")
_ASSIGNMENT = re.compile(rf"[ \t]*=[ \t]*(?:{_LENGTH}|[-+]?\d+)(?:[ \t]*(?:plus|minus)[ \t]*{_LENGTH})*")
_ESCAPED = re.compile(r"\\([#%&_~{}$^])")
_TITLE_LONGEST = 80


def owner(walk: Walk, name: str) -> None:
    r"""`\name{..}{..}`, `\author`, `\title`: remembered; printed in the body where it is not a declaration."""
    source = walk.source
    while source.optional() is not None:
        pass
    groups = source.groups(3)
    if not groups:
        return
    parts = [walk.plain(group.split("\\\\")[0]) for group in groups[: 2 if name == "name" else 1]]
    text = " ".join(filter(None, parts)).split("|")[0].strip()
    if text and len(text) < _TITLE_LONGEST:
        walk.titles.setdefault(name, text)
    if walk.preamble or name in ("title", "author"):
        source.argument()
    elif name == "name" and len(groups) > 1:
        call(walk, name)


def dropped(walk: Walk, name: str) -> None:
    """A command that prints nothing, with its arguments."""
    source = walk.source
    if name in table.GAPS:
        walk.lines.gap()
    for _ in range(table.DROPPED.get(name, name not in table.GAPS)):
        while source.optional() is not None:
            pass
        if source.group() is None:
            if not source.skip(_DIMENSION):
                source.skip(_ASSIGNMENT)
            return
    while source.optional() is not None:
        pass


def space(walk: Walk, name: str) -> None:
    """White space in the line: a column ends where it fills the line."""
    raw = walk.source.group() if name == "hspace" else walk.source.skip(_DIMENSION) if name in ("hskip", "kern") else ""
    if raw and "fil" in raw:
        walk.lines.tab()
    elif name != "kern":
        walk.lines.space()


def line_break(walk: Walk, name: str) -> None:
    r"""`\\`: the end of a row, or of a line."""
    source, lines = walk.source, walk.lines
    source.take_next("*")
    raw = source.optional() if source.peek() == "[" else None
    if raw is not None and not is_setting(raw):
        source.push("[" + raw + "]")
    rows = walk.cell_of()
    if rows is not None:
        lines.close_marks(rows.marks)
        lines.flush()
        lines.end(rows.depth + 1)
        lines.begin("tr")
    elif walk.near("heading") is not None:
        lines.space()
    else:
        lines.flush()


def item(walk: Walk, name: str) -> None:
    r"""`\item`, `\bibitem`: an item of the innermost list."""
    source = walk.source
    label = source.optional()
    if name == "bibitem":
        source.group()
        label = None
    _open_item(walk, label or "")


def _open_item(walk: Walk, label: str, depth: int = 0) -> None:
    """Open an item of the innermost list, below `depth` elements at least, with its label in front."""
    lines = walk.lines
    walk.paragraph()
    around = next((group for group in walk.groups[:-30:-1] if group.kind in ("env", "call", "cell")), None)
    floor = around.depth + (around.kind == "env" or around.item) if around else walk.section_depth
    lines.end(max(floor, depth))
    lines.begin("li")
    walk.settle()
    if tells(label):
        walk.source.push("{" + label + "}\\tab ")


def heading(walk: Walk, name: str) -> None:
    """A heading opens."""
    source = walk.source
    level = table.HEADINGS.get(name) or min(2 + name.lower().count("sub"), 6)
    source.optional()
    if source.take("{"):
        walk.begin_section(level)
        walk.open("heading", name)


def style(walk: Walk, name: str) -> None:
    """A look for the argument."""
    walk.styled(table.STYLES[name])


def switch(walk: Walk, name: str) -> None:
    """A look for what follows in the group."""
    if name in table.LARGE:
        walk.lines.open_mark(MarkKind.ELEMENT, "large")
    else:
        walk.lines.open_mark(table.SWITCHES[name])


def reset(walk: Walk, name: str) -> None:
    """The end of a look."""
    if walk.source.peek() != "{":
        walk.lines.end_style()


def link(walk: Walk, name: str) -> None:
    r"""`\href`, `\url` and their kin."""
    source, lines = walk.source, walk.lines
    source.optional()
    address = _address(walk, source.address() or "")
    target = address if name == "href" or "://" in address else table.LINKS[name] + address
    if name == "href" or source.peek() == "{":  # an own `\\doi{10.1/x}{Title}` is an `\\href`, too
        walk.styled(MarkKind.LINK, target)
        return
    depth = lines.marks
    lines.open_mark(MarkKind.LINK, target)
    walk.write(address)
    lines.close_marks(depth)


def _address(walk: Walk, raw: str) -> str:
    """A URL as LaTeX writes it."""
    spelled = without_inner(walk.macros.spell(raw)).replace("\\textasciitilde", "~").replace("\\textunderscore", "_")
    return "".join(_ESCAPED.sub(r"\1", spelled).split())


def footnote(walk: Walk, name: str) -> None:
    """A footnote: it waits for the end of its paragraph."""
    walk.source.optional()
    note = walk.source.group()
    if note and not walk.preamble:
        walk.notes.append(note)


def leading(walk: Walk, name: str) -> None:
    """A command whose first arguments are settings, or whose last one is another way to say it."""
    source = walk.source
    for _ in range(table.LEADING[name]):
        source.optional()
        source.group()
    while source.optional() is not None:
        pass
    if name in table.LAST_UNSEEN:
        shown = source.group() or ""
        source.group()
        source.push("{" + shown + "}")


def accent(walk: Walk, name: str) -> None:
    """An accent with its letter."""
    raw = walk.source.argument()
    if raw is None:
        return
    if len(raw) > 30:
        walk.source.push("{" + raw + "}")
    else:
        walk.write(decode(f"\\{name}{{{raw}}}").strip("\n"))


def symbol(walk: Walk, name: str) -> None:
    """A symbol that the decoder does not know."""
    walk.print_symbol(name, table.SYMBOLS[name])


def verb(walk: Walk, name: str) -> None:
    r"""`\verb|..|`."""
    end = walk.source.skip(re.compile(r"[^\w\s]"))
    if end:
        walk.write(walk.source.until(end).split("\n")[0])


def inline_math(walk: Walk, name: str) -> None:
    r"""`\(..\)`, `\[..\]`."""
    end = "\\)" if name == "(" else "\\]"
    walk.math(walk.source.math(end), end)


def other(walk: Walk, name: str) -> None:
    """A command that no table knows."""
    if not name or walk.macros.take(name, walk.source):
        return
    if name.startswith(table.BIBLIOGRAPHY):
        dropped(walk, name)
        return
    if walk.preamble:
        return
    if _is_heading(walk, name):
        heading(walk, name)
    elif name.startswith(table.ICONS) and name[2:3].isupper():
        walk.lines.name_link(name)
        walk.lines.space()
    elif not call(walk, name) and not walk.symbol(name):
        walk.source.skip(_ASSIGNMENT)
        if walk.source.peek() == "{" and is_setting("".join(walk.source.groups(1))):
            walk.source.group()


def _is_heading(walk: Walk, name: str) -> bool:
    """Whether a macro's name says that its only argument is a heading."""
    lowered = name.lower()
    if not (any(word in lowered for word in table.HEADING_WORDS) or lowered.endswith(table.HEADING_ENDS)):
        return False
    walk.source.optional()
    groups = walk.source.groups(2)
    return len(groups) == 1 and len(groups[0]) < 300 and walk.near("table") is None


def call(walk: Walk, name: str) -> bool:
    """The page's own macros, and those of its class: expanded, or their arguments as cells."""
    source, lines = walk.source, walk.lines
    known = name in walk.macros.bodies
    label = None if known else _label(walk)
    groups = source.groups()
    inside = any(group.kind in ("heading", "cell", "call") for group in walk.groups[-8:])
    if label is not None and lines.empty and _is_item(name) and not inside and walk.near("table") is None:
        if not groups or (len(groups) == 1 and not source.ends_line()):
            _open_item(walk, label, walk.section_depth)
            return True
        if label and source.push("{" + label + "}"):
            groups = [label, *groups]
    starts = lines.empty and not lines.inside("li", "tr") and (len(groups) > 1 or (bool(groups) and _is_item(name)))
    starts = starts and not inside
    if known:
        body = walk.macros.expand(name, source, marked=starts) or ""
        starts = starts and "\\item" not in body
        if source.push(body + "\x03" if starts else body) and starts:
            _begin_item(walk, Group("call", lines.marks, 0, name))
        return True
    if len(groups) < 2 and not starts:
        return False
    group = Group("cell", lines.marks, lines.depth, name, 0, starts)
    if starts:
        walk.paragraph()
        group.depth = lines.depth
        lines.begin("li", name)
    walk.next_cell(group)
    return True


def _label(walk: Walk) -> str | None:
    """Take the optional arguments: the first that tells something, empty where none does, None where none is."""
    labels: list[str] = []
    while (label := walk.source.optional()) is not None:
        labels.append(label)
    return next(filter(tells, labels), "") if labels else None


def _is_item(name: str) -> bool:
    """Whether a macro's name says that its only argument is an item."""
    lowered = name.lower()
    return any(word in lowered for word in table.ITEM_WORDS)


def _begin_item(walk: Walk, group: Group) -> None:
    """Open the item that an expanded macro makes."""
    walk.paragraph()
    group.depth = walk.lines.depth
    walk.lines.begin("li", group.name)
    walk.groups.append(group)


_ALL: Handlers = {
    **dict.fromkeys(table.TITLES, owner),
    **dict.fromkeys((*table.DROPPED, *table.GAPS), dropped),
    **dict.fromkeys(table.LEADING, leading),
    **dict.fromkeys(table.FOOTNOTES, footnote),
    **dict.fromkeys(table.TABS, lambda walk, _: walk.lines.tab()),
    **dict.fromkeys(table.SPACES, space),
    **dict.fromkeys(table.PARAGRAPHS, lambda walk, _: walk.paragraph()),
    **dict.fromkeys(table.ACCENTS, accent),
    **dict.fromkeys((*table.LINKS, "href"), link),
    **dict.fromkeys(table.RESETS, reset),
    **dict.fromkeys(table.SYMBOLS, symbol),
    "verb": verb,
}
_FIXED: Handlers = {
    **dict.fromkeys(table.BREAKS, line_break),
    **dict.fromkeys("&%$#_{}", lambda walk, name: walk.write(name)),
    **dict.fromkeys("-/@!", lambda walk, _: None),
    **dict.fromkeys("([", inline_math),
    **dict.fromkeys(table.STYLES, style),
    **dict.fromkeys((*table.SWITCHES, *table.LARGE), switch),
    **dict.fromkeys(table.HEADINGS, heading),
    **dict.fromkeys(("item", "bibitem"), item),
    "begin": environments.begin,
    "end": environments.end,
}
"""What these do is what they mean, even where a page defines anew how they look."""
HANDLERS = Handling(_FIXED, _ALL, other)
