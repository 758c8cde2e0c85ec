"""Template code in pages: Liquid (Jekyll), Go templates and shortcodes (Hugo), Jinja.

Takes the text of a page, gives it without its template code; line breaks stay, so that lines can still be counted.
"""

from __future__ import annotations

import re

PLACEHOLDER = "\ue0f1"
"""Stands where a template would put a value: renders as nothing, and spoils a URL that holds it."""

_TOKEN = re.compile(
    r"\{%-?\s*(?P<tag>/?\w*)[^%]*(?:%(?!\})[^%]*)*%\}"
    r"|\{\{-?\s*(?:[.$\w\"'(/*]|[<%](?P<short>[^}]*)[>%]\}\})[^{}]*\}\}"
    r"|\{\{(?P<shortcode>[<%].*?[>%])\}\}"
)
_EXPRESSION = re.compile(
    r"\{\{-?\s*(?:[.$\w]+(?:\[[^\]]*\]|\.[\w-]+)*(?:\s*-?\}\}|\s*[|(?&=!<>+])|[\"'(]|/\*"
    r"|(?:with|range|partial|partialCached|if|else|end|define|block|template|return|printf|i18n|relref|ref|not|and|or"
    r"|index|len|now|site|slicestr|safeHTML|markdownify)\b|[<%])"
)


def without_liquid(text: str) -> str:
    """Take template code out of a text.

    Comments go with what they hold, and so do loops over data that is not there, where their body has placeholders.

    >>> without_liquid("A {{ page.title }}B{% comment %} no\\n{% endcomment %} C").replace(PLACEHOLDER, "~")
    'A ~B\\n C'
    >>> without_liquid("title = {{Deep Learning}}")
    'title = {{Deep Learning}}'
    """
    if "{%" not in text and "{{" not in text:
        return text
    parts: list[str] = []
    end = 0
    loops: list[tuple[int, int]] = []  # (index into parts, how many placeholders so far) of the open loops
    comment = -1
    values = 0
    for match in _TOKEN.finditer(text):
        tag = match["tag"]
        if tag is None and not _is_expression(text, match):
            continue
        parts.append(text[end : match.start()])
        end = match.end()
        lines = "\n" * match[0].count("\n")
        if tag is None:
            values += 1
            parts.append(PLACEHOLDER + lines)
            continue
        if tag == "comment" and comment < 0:
            comment = len(parts)
        elif tag == "endcomment" and comment >= 0:
            _blank(parts, comment)
            comment = -1
        elif tag in ("for", "tablerow"):
            loops.append((len(parts), values))
        elif tag in ("endfor", "endtablerow") and loops:
            first, before = loops.pop()
            if values > before:
                _blank(parts, first)
        elif tag == "highlight":
            lines += "<pre>"
        elif tag == "endhighlight":
            lines += "</pre>"
        parts.append(lines)
    parts.append(text[end:])
    return "".join(parts)


def _is_expression(text: str, match: re.Match[str]) -> bool:
    """Whether double braces are a template's and not BibTeX's or TeX's."""
    before = text[max(0, match.start() - 20) : match.start()].rstrip(" \t")
    if before.endswith("=") and not text[match.start() : match.start() + 3].endswith(("<", "%")):
        return False
    return bool(_EXPRESSION.match(match[0]))


def _blank(parts: list[str], first: int) -> None:
    """Empty the parts from `first` on, but for their line breaks."""
    for index in range(first, len(parts)):
        parts[index] = "\n" * parts[index].count("\n")
