"""Markdown in the wild: whether a text is Markdown, and its dialects (kramdown, pandoc, Quarto, Hugo) as CommonMark.

Takes the text of a Markdown page, gives text that a CommonMark reader understands. Lines stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->))*+(?:-->)?|^[ \t]*\[(?://|comment|_)\]:.*$", re.M)
_FENCE = re.compile(r"^([ \t]*(?:[-*+>][ \t]+)?)(`{3,}|~{3,})(?:.*\n)*?(?:[ \t>]*\2[`~]*[ \t]*$|\Z)", re.M)

_DEEPEST_INDENT = re.compile(r"^([ \t]{40})[ \t]+", re.M)
_DEEPEST_MARKS = re.compile(
    r"^((?:[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){12})(?:[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))++", re.M
)
"""Deeper nesting means nothing, and the parser would drop what stands in it."""

_MATH = r"\$(?![\s$])[^$\n]{1,300}(?<!\s)\$(?!\d)"


def _raised(match: re.Match[str]) -> str:
    """Write pandoc's superscript as HTML, and leave math alone."""
    return f"<sup>{match[1]}</sup>" if match[1] else match[0]


def _lowered(match: re.Match[str]) -> str:
    """Write pandoc's subscript as HTML, and leave math alone."""
    return f"<sub>{match[1]}</sub>" if match[1] else match[0]


_RULES: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # What a line must hold for the rule to matter, what it looks for, what it puts there.
    (":::", re.compile(r"^ {0,3}:{3,}[ \t]*\{?[ \t]*[.]?([\w-]+)[^\n]*$", re.M), r'<div class="\1">'),
    (":::", re.compile(r"^ {0,3}:{3,}[ \t]*$", re.M), "</div>"),
    (
        "]{",
        re.compile(
            r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\](?:\([^()\n]*\))?){1,800}+)\]\{[^}\n]{0,300}?\.([\w-]+)[^}\n]{0,300}\}"
        ),
        r'<span class="\2">\1</span>',
    ),
    (
        "{",
        re.compile(
            r"\{:[^}\n]{0,300}\}|(?<=[\])*_`\w])[ \t]?\{(?:[.#][A-Za-z]|[\w-]+=)[^}\n]{0,300}\}|^\{[.#][^}\n]{0,300}\}",
            re.M,
        ),
        "",
    ),
    ("^", re.compile(_MATH + r"|(?<=[\w*.,;)\]†‡])\^([^\s^$\[\](){}]{1,12})\^(?!\w*\^)"), _raised),
    ("[^", re.compile(r"^ {0,3}\[\^[^\]\s]{1,60}\]:[ \t]+|(?<=\S)\[\^[^\]\s]{1,60}\](?!\()", re.M), ""),
    ("^[", re.compile(r"(?<=\S)\^\[(?=[^\]\n]{2})"), " ["),
    ("~", re.compile(_MATH + r"|(?<=\w)~([\w+-]{1,8})~(?!~)"), _lowered),
    (
        "==",
        re.compile(r"(?<![=\w])==(?=[^\s=])((?:[^=\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s=])==(?![=\w])"),
        r"<mark>\1</mark>",
    ),
    (":", re.compile(r"(?<![\w:/]):([a-z][a-z_+-]{1,40}[a-z0-9]):(?![\w:/])"), r'<i class="icon-\1"></i>'),
    ("](", re.compile(r"(\]\([^()\s<>]+)(?:[ \t]+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s()\"']+))+[ \t]*\)"), r"\1)"),
    ("](", re.compile(r"\]\((?!<)([^()<>\n\"']{0,200}[^()<>\n\"'\s] [^()<>\n\"']{0,200})\)"), r"](<\1>)"),
    ("\\\\", re.compile(r"(?<!\\)\\\\[ \t]*$", re.M), r"\\"),
    ("##", re.compile(r"^(#{2,6})(?=[^\s#])", re.M), r"\1 "),
)

_BLOCK_TAG = re.compile(r"<(?:p|div|ul|ol|li|td|dd|dt|h[1-6])\b[^<>]*>", re.I)
_MARKDOWN_SIGN = re.compile(
    r"^(?:#{1,6} \S| {0,3}[-*+] \S| {0,3}\d+\. \S|[=-]{3,}[ \t]*$)|\*\*[^\s*]|\]\([^)\s]+\)", re.M
)


def looks_like_markdown(text: str) -> bool:
    """Whether a text is written in Markdown rather than HTML, whatever its name says (a Markdeep page, a fragment).

    >>> looks_like_markdown("# Papers\\n\\n- *One*")
    True
    >>> looks_like_markdown("<ul><li>One</ul>")
    False
    """
    signs = sum(1 for _ in _MARKDOWN_SIGN.finditer(text))
    return signs >= 2 and signs > 2 * sum(1 for _ in _BLOCK_TAG.finditer(text))


def to_commonmark(text: str) -> str:
    r"""Bring a page to CommonMark: comments go, dialects become HTML, code stays as it is.

    >>> to_commonmark("[Ada]{.me}, A^1^ <!-- no\n --> :tada: [x](y){:.btn}")
    '<span class="me">Ada</span>, A<sup>1</sup> \n <i class="icon-tada"></i> [x](y)'
    >>> to_commonmark("Ada[^1].\n\n[^1]: A note.")
    'Ada.\n\nA note.'
    """
    if "<!--" in text or "]:" in text:
        text = _COMMENT.sub(_line_breaks, text)
    text = _DEEPEST_MARKS.sub(r"\1", _DEEPEST_INDENT.sub(r"\1", text))
    parts: list[str] = []
    end = 0
    for match in _FENCE.finditer(text):
        parts += (_apply(text[end : match.start()]), match[0])
        end = match.end()
    parts.append(_apply(text[end:]))
    return "".join(parts)


def _apply(text: str) -> str:
    """Apply the rules to text without fenced code."""
    for sign, pattern, becomes in _RULES:
        if sign in text:
            text = pattern.sub(becomes, text)
    return text


def _line_breaks(match: re.Match[str]) -> str:
    """Give only the line breaks of what matched."""
    return "\n" * match[0].count("\n")
