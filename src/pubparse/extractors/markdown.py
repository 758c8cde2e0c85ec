"""Markdown to blocks, by way of HTML.

Takes the text of a Markdown page without its front matter, gives a `Page`. Consults markdown-it-py (CommonMark, tables,
strikethrough), and `html.py` for what comes of it. What real pages hold beyond CommonMark (kramdown, pandoc, Hugo,
R Markdown) is brought to plain Markdown first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pubparse.extractors import html
from pubparse.extractors._liquid import without_liquid
from pubparse.extractors._markup import Block, Page

_SOFT_BREAK = "<br data-soft>\n"
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}|(?<=[\])*_`])\{[.#:][^}\n]*\}|(?<=\))\{\s*\w+=[^}\n]*\}")
"""kramdown's `{:.class}`, pandoc's `{.class}` behind a span or link, Markdown Extra's `{target=_blank}`."""
_SPAN = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\](?:\([^()\n]*\))?){1,500}+)\]\{[^}\n]*?\.([\w-]+)[^}\n]*\}")
_SUPERSCRIPT = re.compile(r"(?<=[\w*.,)\]])\^([^\s^\[\]]{1,12})\^")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


def blocks(text: str, line_offset: int = 0) -> tuple[Block, ...]:
    r"""Give the rendered lines of a Markdown page, wrapped lines as `soft` ones. Never raises.

    >>> [(block.text, block.line, block.soft) for block in blocks("# Papers\n\n* A\n  *b*\n* C")]
    [('Papers', 1, False), ('A', 3, False), ('b', 4, True), ('C', 5, False)]
    """
    return read_page(text, line_offset).blocks


def read_page(text: str, line_offset: int = 0) -> Page:
    """Read a Markdown page: `line_offset` lines stand before it in its file. Never raises.

    >>> read_page("Ada, **[Notes](n.pdf)**, 1843.").blocks[0].text
    'Ada, Notes, 1843.'
    """
    source = _plain(without_liquid(text))
    rendered, lines = _render(source)
    return html.read_page(rendered, lines=[line + line_offset for line in lines])


def looks_like_markdown(text: str) -> bool:
    """Whether a text without block tags is written in Markdown (a Markdeep page, a fragment).

    >>> looks_like_markdown("# Papers\\n\\n- *One*")
    True
    >>> looks_like_markdown("<ul><li>One</ul>")
    False
    """
    if _BLOCK_TAG.search(text):
        return False
    return len(_MARKDOWN_SIGN.findall(text)) >= 2


_BLOCK_TAG = re.compile(r"<(?:p|div|li|td|dd|h[1-6]|br)\b[^>]*>", re.I)
_MARKDOWN_SIGN = re.compile(r"^(?:#{1,6} \S| {0,3}[-*+] \S| {0,3}\d+\. \S|={3,}$|-{3,}$)|\*\*\w|\]\([^)\s]+\)", re.M)


def _plain(text: str) -> str:
    """Take out comments and what only other dialects know; line breaks stay."""
    if "<!--" in text:
        text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    if "]{" in text:
        text = _SPAN.sub(r'<span class="\2">\1</span>', text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "^" in text:
        text = _SUPERSCRIPT.sub(r"<sup>\1</sup>", text)
    return text


def _render(text: str) -> tuple[str, Sequence[int]]:
    """Render Markdown; give the HTML, and for each of its lines the source line from 1."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.add_render_rule("softbreak", _softbreak)
    environment: dict[str, object] = {}
    tokens = parser.parse(text, environment)
    render, options = parser.renderer.render, parser.options
    parts: list[str] = []
    lines = [1]
    line = 0
    for token in tokens:
        if token.map:
            line = token.map[0]
            lines[-1] = line + 1
        part = render([token], options, environment)
        parts.append(part)
        for _ in range(part.count("\n")):
            line += 1
            lines.append(line + 1)
    return "".join(parts), lines


def _softbreak(*_: object) -> str:
    """Render a wrapped line."""
    return _SOFT_BREAK
