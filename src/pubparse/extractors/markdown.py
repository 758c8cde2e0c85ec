"""Markdown to blocks, by way of HTML.

Takes the text of a Markdown page without its front matter, gives a `Page`. Consults markdown-it-py (CommonMark, tables,
strikethrough), `_dialects.py` for what real pages hold beyond CommonMark, and `html.py` for what comes of it.
"""

from __future__ import annotations

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pubparse.extractors import html
from pubparse.extractors._dialects import to_commonmark
from pubparse.extractors._liquid import without_liquid
from pubparse.extractors._markup import Block, Page

_MATH = re.compile(
    r"\$\$(?:[^$\n]|\n(?!\s*\n)){1,500}\$\$|\$(?![\s$])(?:[^$\n\\]|\\.|\n(?!\s*\n)){1,300}(?<!\s)\$(?!\d)"
)
_CHUNK = re.compile(r"\{\s*[a-z]\w*\s*[^}]*\}")
"""The language of a code block that is run and not shown (R Markdown, Quarto)."""
_TAG_LINES = re.compile(r"(?:\s*+</?\w[^<>]*+>)++[ \t]*\n\s*?(?=[ \t]*[^<\s])")
"""Lines at the beginning of an HTML block that hold only tags."""
_VERBATIM = re.compile(r"<(?:pre|script|style|textarea|svg)\b", re.I)
_INLINE_SIGN = re.compile(r"\*\*[^\s*][^*\n]*\*\*|\[[^\[\]\n]*(?:\[[^\[\]\n]*\])?[^\[\]\n]*\]\([^)\s]+\)")
_BLOCK_SIGN = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)]|#{1,6})[ \t]+\S|[ \t]*(?:```|~~~)")
_LONE_STARS = re.compile(r"(?<=>)(\**)(?=<)")
_DEEPEST = 16
"""How often Markdown in HTML in Markdown is followed down."""


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
    output = _Output(line_offset + 1)
    output.markdown(to_commonmark(without_liquid(text)), 0)
    return html.read_page("".join(output.parts), lines=output.lines)


class _Output:
    """The HTML that is being written, and the source line of each of its lines."""

    def __init__(self, first_line: int) -> None:
        self.parts: list[str] = []
        self.lines = [first_line]
        self._first = first_line
        self._fresh = True

    def markdown(self, text: str, line: int, depth: int = 0) -> None:
        """Write Markdown that stands on `line` (from 0) of the text."""
        environment: dict[str, object] = {}
        renderer, options = _PARSER.renderer, _PARSER.options
        for token in _PARSER.parse(text, environment):
            place = line + token.map[0] if token.map else None
            if token.type == "html_block":
                self.html(token.content, place or line, depth)
            elif token.type == "fence":
                self._fence(token, (place or line) + 1)
            elif not token.hidden:
                self.put(renderer.render([token], options, environment), place)

    def put(self, part: str, line: int | None = None) -> None:
        """Write HTML that stands on `line` of the text, if it is known."""
        if line is not None:
            line += self._first
            if not self._fresh and self.lines[-1] != line:
                self.parts.append("\n")
                self.lines.append(line)
            self.lines[-1] = line
        if part:
            self.parts.append(part)
            self.lines += range(self.lines[-1] + 1, self.lines[-1] + 1 + part.count("\n"))
            self._fresh = part.endswith("\n")

    def html(self, text: str, line: int, depth: int) -> None:
        """Write an HTML block; where Markdown stands in it, as Markdown."""
        if depth < _DEEPEST and not _VERBATIM.search(text):
            tags = _TAG_LINES.match(text)
            rest = text[tags.end() :] if tags else ""
            if tags and tags.end() and (_BLOCK_SIGN.match(rest) or _INLINE_SIGN.search(rest)):
                self.put(tags[0], line)
                self.markdown(rest, line + tags[0].count("\n"), depth + 1)
                return
            if _INLINE_SIGN.search(text):
                inline = _PARSER.renderInline(_LONE_STARS.sub(_escaped, text))
                if inline.count("&lt;") <= text.count("&lt;"):
                    self.put(inline.replace(_SOFT_BREAK, "\n"), line)
                    return
        self.put(text, line)

    def _fence(self, token: Token, line: int) -> None:
        """Write a code block: raw HTML as it is, code that is run not at all."""
        language = token.info.strip()
        if language == "{=html}":
            self.put(token.content, line)
        elif not _CHUNK.match(language):
            name = language.strip("{}. ").split()[:1]
            classes = f' class="language-{escape(name[0])}"' if name else ""
            self.put(f"<pre><code{classes}>{escape(token.content)}</code></pre>\n", line)


_SOFT_BREAK = "<br data-soft>\n"


def _escaped(match: re.Match[str]) -> str:
    """Escape stars that stand alone in their element: they are signs, not emphasis."""
    return match[0].replace("*", "\\*")


def _math(state: StateInline, silent: bool) -> bool:
    """An inline rule: TeX between dollars stays as it is."""
    if state.src[state.pos] != "$":
        return False
    match = _MATH.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("text", "", 0).content = match[0]
    state.pos = match.end()
    return True


class _Parser(MarkdownIt):
    """markdown-it that leaves URLs as the page has them; which of them are links is decided in `html.py`."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def _soft_break(*_: object) -> str:
    """Render a wrapped line."""
    return _SOFT_BREAK


def _build() -> MarkdownIt:
    """Make the parser: without indented code, which in real pages is HTML or a list that somebody indented."""
    parser = _Parser("commonmark", {"html": True, "maxNesting": 100})
    parser.enable(["table", "strikethrough"]).disable("code")
    parser.inline.ruler.before("escape", "math", _math)
    parser.add_render_rule("softbreak", _soft_break)
    return parser


_PARSER = _build()
