"""Template code in pages: Liquid (Jekyll, Jinja), Go templates and shortcodes (Hugo), Mustache.

Takes the text of a page, gives it without its template code; line breaks stay, so that lines can still be counted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

PLACEHOLDER = "\ue0f1"
"""Stands where a template would put a value: renders as nothing, and spoils a URL that holds it."""

_TOKEN = re.compile(
    r"\{%-?\s*(?P<tag>\w*)(?:[^%{]|%(?!\})|\{(?!%)){0,4000}+%\}"
    r"|\{\{[{<%-]?\s*(?P<value>[^{}]{0,1000}+)\}\}\}?"
)
_EXPRESSION = re.compile(
    r"""(?: [.$\w]+ (?:\[[^\]]*\]|[.-][\w-]+)* | "[^"]*" | '[^']*' ) \s* (?: -? $ | [|(?&=!<>+] )  # name or string
    | (?:with|range|partial|partialCached|if|else|end|define|block|template|return|printf|i18n|relref|ref|not|and|or
        |index|len|now|safeHTML|markdownify)\b
    | /?\s*\w[^{}]*[>%]$  # a shortcode: its opening sign is gone
    | [#/^>!]\s*[\w.]+  # Mustache""",
    re.VERBOSE,
)
_BIBTEX = re.compile(r"\w\s*=\s*(?:$|\{(?!\{))")
_IN_TAG = re.compile(r"<\w[^<>]*$")
_PRE = {"highlight": "<pre>", "endhighlight": "</pre>"}


class _Section(NamedTuple):
    """A section that is open: what closes it, where its parts begin, how many values came before it."""

    closing: str
    first: int
    values: int | None
    """-1 where the section goes in any case, None where it stays in any case."""


def without_liquid(text: str) -> str:
    """Take template code out of a text.

    Comments go with what they hold, and so do loops over data that is not there, where their body has placeholders.

    >>> without_liquid("A {{ page.title }}B{% comment %} no\\n{% endcomment %} C").replace(PLACEHOLDER, "~")
    'A ~B\\n C'
    >>> without_liquid("{% for pub in site.pubs %}<li>{{ pub.title }}, [PDF]{% endfor %}")
    ''
    >>> without_liquid("title = {{ImageNet}}")
    'title = {{ImageNet}}'
    """
    if "{%" not in text and "{{" not in text:
        return text
    parts: list[str] = []
    opened: list[_Section] = []
    end = values = 0
    for match in _TOKEN.finditer(text):
        value = match["value"]
        if value is not None and not _is_template(text, match.start(), value):
            continue
        parts.append(text[end : match.start()])
        end = match.end()
        word = match["tag"] if value is None else (value.split(maxsplit=1) or [""])[0].rstrip("-")
        closing, pattern = _opens(word, value is not None)
        if opened and word == opened[-1].closing:
            section = opened.pop()
            if section.values is not None and values > section.values:
                parts[section.first :] = ["\n" * sum(part.count("\n") for part in parts[section.first :])]
        elif closing:
            before = -1 if word == "comment" else values if pattern else None
            opened.append(_Section(closing, len(parts), before))
        elif value is not None and word not in ("end", "else") and word[:1] not in "/>!":
            values += 1
            parts.append(PLACEHOLDER)
        parts.append(_PRE.get(word, "") + "\n" * match[0].count("\n"))
    parts.append(text[end:])
    return "".join(parts)


def _opens(word: str, braces: bool) -> tuple[str, bool]:
    """Give what closes the section that `word` opens (empty if it opens none), and whether its body is a pattern."""
    if not braces:
        return ("end" + word, True) if word in ("for", "tablerow", "comment") else ("", False)
    if word[:1] in ("#", "^"):
        return "/" + word[1:], True
    return ("end", word == "range") if word in ("range", "with", "if", "block", "define") else ("", False)


def _is_template(text: str, start: int, value: str) -> bool:
    """Whether double braces are a template's and not BibTeX's or TeX's."""
    if not _EXPRESSION.match(value):
        return False
    line = text[max(0, start - 200) : start].rpartition("\n")[2]
    return text[start + 2] in "<%" or bool(_IN_TAG.search(line)) or not _BIBTEX.search(line)
