"""Publication lists that we wrote, with every field marked: formats and languages that few gold pages show.

`tools/written/*.txt`: a list begins with `# what it is`, entries are parted by a blank line, a newline within an entry
is a line break of the page, a tab parts columns. `{label|text}` marks a field, `<b>` `<i>` `<u>` `<a>` `<sup>` lay it
out.
"""

from __future__ import annotations

import re
from pathlib import Path

from examples import LABELS, Example
from pubparse.model import Mark, MarkKind

FOLDER = Path(__file__).resolve().parent / "written"
KINDS = {
    "b": MarkKind.STRONG, "i": MarkKind.EMPHASIS, "u": MarkKind.UNDERLINE, "a": MarkKind.LINK,
    "sup": MarkKind.SUPERSCRIPT,
}  # fmt: skip
_SIGN = re.compile(r"\{([a-z-]+)\||(\})|<(/?)(b|i|u|a|sup)>")


def written(folder: Path = FOLDER) -> list[Example]:
    """All entries of all lists; a file is a group."""
    out = []
    for path in sorted(folder.glob("*.txt")):
        list_id = 0
        for part in re.split(r"\n[ \t]*\n", path.read_text()):
            lines = part.strip("\n").split("\n")
            if lines[0].startswith("# "):
                list_id += 1
                del lines[0]
            if lines:
                text, spans, marks = parse("\n".join(lines))
                out.append(Example(text, spans, marks, list_id, f"written:{path.stem}", "written"))
    return out


def parse(marked: str) -> tuple[str, tuple[tuple[int, int, str], ...], tuple[Mark, ...]]:
    """Text, spans and marks of a marked entry. Raises ValueError for an unknown label or marks that do not nest.

    >>> parse("<b>{author|A. Doe}</b>, {title|Owls}")
    ('A. Doe, Owls', ((0, 6, 'author'), (8, 12, 'title')), (Mark(kind=<MarkKind.STRONG: 'strong'>, ...),))
    """
    text, at = "", 0
    spans: list[tuple[int, int, str]] = []
    marks: list[Mark] = []
    field: tuple[str, int] | None = None
    opened: dict[str, int] = {}
    for sign in _SIGN.finditer(marked):
        text += marked[at : sign.start()]
        at = sign.end()
        label, close, end, tag = sign.groups()
        if label:
            if label not in LABELS or field:
                raise ValueError(f"not a label, or inside of another: {label} in {marked!r}")
            field = (label, len(text))
        elif close and field:
            spans.append((field[1], len(text), field[0]))
            field = None
        elif tag and not end:
            opened[tag] = len(text)
        elif tag in opened:
            marks.append(Mark(KINDS[tag], opened.pop(tag), len(text), "x.html" if tag == "a" else ""))
        else:
            raise ValueError(f"nothing to close at {sign[0]} in {marked!r}")
    if field or opened:
        raise ValueError(f"never closed in {marked!r}")
    return text + marked[at:], tuple(spans), tuple(sorted(marks, key=lambda m: (m.start, -m.end)))
