r"""LaTeX to blocks: CVs and lists of publications, whole documents and files for `\input`.

Takes text, gives a `Page`. One pass without recursion: `_latex_source` gives tokens, `_latex_macros` knows the page's
own macros, `_latex_walk` what is open, `_latex_commands` and `_latex_environments` what is done; `_latex_lines` makes
the lines. Accents and symbols are decoded by `latextext`.
"""

from __future__ import annotations

import re

from pubparse.extractors._latex_commands import HANDLERS
from pubparse.extractors._latex_macros import Macros
from pubparse.extractors._latex_walk import Walk
from pubparse.extractors._markup import Block, Page
from pubparse.model import MarkKind
from pubparse.tables.latex_commands import TITLES

_NAMELESS = re.compile(
    r"(?i)\s*(?:my\s+)?(?:curriculum\s+vit\S+|c\.?v\.?|r[ée]sum[ée]|(?:list\s+of\s+)?publications?.*)\s*"
)
_HIDDEN = str.maketrans("", "", "\x00\x01\x02\x03\r\ufeff")


def read_page(text: str, line_offset: int = 0) -> Page:
    r"""Give the page's title and blocks: one for each line of source; soft where LaTeX would not end the line.

    `line_offset` lines stand before the text in its file. Never raises on content.

    >>> page = read_page("\\section{Papers}\n\\begin{itemize}\n\\item A.~Bee: \\emph{On\nTrees}, 2020.\n\\end{itemize}")
    >>> [(block.text, block.heading, block.soft, block.line) for block in page.blocks]
    [('Papers', 2, False, 1), ('A. Bee: On', 0, False, 3), ('Trees, 2020.', 0, True, 4)]
    """
    walk = Walk(text.translate(_HIDDEN), line_offset, Macros(text), HANDLERS)
    walk.run()
    blocks = tuple(walk.lines.blocks)
    return Page(_title(walk.titles, blocks), blocks)


def _title(titles: dict[str, str], blocks: tuple[Block, ...]) -> str:
    """The owner's name as the page declares it or prints it large at its top; else its title."""
    names = {key: text for key, text in titles.items() if not _NAMELESS.fullmatch(text)}
    family = next((names[key] for key in ("familyname", "lastname", "surname") if key in names), "")
    if family and names.get("firstname"):
        return f"{names['firstname']} {family}"
    for key in TITLES:
        if key in names:
            return names[key]
    for block in blocks[:5]:
        if block.path and block.path[0].name == "section":
            break
        for mark in block.marks:
            if mark.kind is MarkKind.ELEMENT and mark.value == "large" and mark.start == 0 and mark.end > 4:
                return block.text[: mark.end]
    return next(iter(titles.values()), "")
