"""What format a text is, by its content and its name.

Takes a name and a text; gives a `Format`. Consults `tables.files` for suffixes and `metadata` for front matter.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from pubparse.metadata import is_publication, split
from pubparse.model import Format
from pubparse.tables.fields import CSL_TYPES, ENTRY_MARKERS
from pubparse.tables.files import SUFFIXES
from pubparse.yamltext import Data, load_yaml

_BIBTEX_ENTRY = re.compile(
    r"^[ \t]*@[A-Za-z]{3,20}\s*[{(]\s*[^\s,={}]*\s*,|^[ \t]*@(?:string|comment|preamble)\s*[{(]", re.M | re.I
)
_HTML_PAGE = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<title>", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:p|br|li|ul|ol|div|table|tr|td|h[1-6]|a|b|i|em|strong|span|font|center|dl|dt|dd|hr)\b[^<>]*>", re.I
)
_HTML_BLOCK = re.compile(r"</?(?:p|br|li|ul|ol|div|table|tr|td|h[1-6]|center|dl|dt|dd|hr)\b[^<>]*>", re.I)
"""Tags that shape a page; `<i>` and the like are typed into plain text too, which keeps them as marks."""
_LATEX_PAGE = re.compile(r"\\(?:documentclass|documentstyle|begin\s*\{|section\*?\s*\{|bibitem\b|input\s*\{)")
_LATEX_COMMAND = re.compile(
    r"\\(?:item|textbf|textit|emph|href|cventry|cvitem|cvlistitem|url|textsc|subsection|vspace)\b"
)
_MARKDOWN_SIGNS = (
    re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE),
    re.compile(r"\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}\)"),
    re.compile(r"(?<![*\w])\*\*[^*\n]{1,500}\*\*"),
    re.compile(r"(?<![*\w\\])\*[^*\s][^*\n]{0,500}\*(?![*\w])"),
    re.compile(r"^ {0,3}[-*+] +\[", re.MULTILINE),
    re.compile(r"^\S[^\n]*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
    re.compile(r"^```", re.MULTILINE),
)
_SAMPLE = 200_000
_YAML_SAMPLE = 40_000


def sniff(name: str, text: str) -> Format:
    r"""Say what format a text is; the content overrules the name where the two cannot both be right.

    >>> sniff("papers.txt", "@article{x, title={T}}")
    <Format.BIBTEX: 'bibtex'>
    >>> sniff("-", "# Papers\n\n- **A. Bee**. [On mice](mice.pdf)\n")
    <Format.MARKDOWN: 'markdown'>
    """
    named = SUFFIXES.get(PurePosixPath(name.split("?", 1)[0]).suffix.casefold())
    sample = text[:_SAMPLE]
    start = sample.lstrip()
    match named:
        case Format.BIBTEX | Format.TABLE | Format.LATEX | Format.YAML:
            return Format.HTML if named is Format.BIBTEX and _HTML_PAGE.match(start) else named
        case Format.JSON:
            return _json(text) or Format.JSON
        case Format.HTML | Format.MARKDOWN:
            if named is Format.MARKDOWN and _is_bibtex(sample):
                return Format.BIBTEX
            return Format.FRONTMATTER if _front(name, text) is Format.FRONTMATTER else named
    if start[:1] in ("[", "{"):
        found = _json(text)
        if found:
            return found
    if _is_bibtex(sample):
        return Format.BIBTEX
    return _front(name, text) or _markup(sample) or _yaml(text) or Format.TEXT


def _is_bibtex(sample: str) -> bool:
    """Say whether BibTeX entries make up the text, not only stand in it; empty front matter may come first."""
    start = re.sub(r"\A\s*---\s*\n\s*---\s*\n", "", sample)
    first = _BIBTEX_ENTRY.search(start)
    if not first:
        return False
    before = [
        line for line in start[: first.start()].splitlines() if line.strip() and not line.lstrip().startswith("%")
    ]
    if not before:
        return True
    entries = len(_BIBTEX_ENTRY.findall(start))
    fields = len(re.findall(r"^\s*[A-Za-z_-]+\s*=\s*[{\"\d]", start, re.MULTILINE))
    lines = sum(1 for line in start.splitlines() if line.strip())
    return not _HTML_PAGE.search(start[:2000]) and entries + fields > 0.5 * lines


def _front(name: str, text: str) -> Format | None:
    """Say what a file with front matter is: one publication, or a page of Markdown or HTML."""
    if not re.match(r"\s*(?:---|\+\+\+|;;;|\{)", text):
        return None
    parts = split(text)
    if parts.metadata is None:
        return None
    if is_publication(parts.metadata, name):
        return Format.FRONTMATTER
    return _markup(parts.body[:_SAMPLE]) or Format.MARKDOWN


def _markup(sample: str) -> Format | None:
    """Tell HTML, LaTeX and Markdown by their signs."""
    visible = re.sub(r"<!--.*?-->", "", sample, flags=re.DOTALL)
    tags = len(_HTML_TAG.findall(visible))
    lines = sum(1 for line in visible.splitlines() if line.strip()) or 1
    signs = [len(sign.findall(visible)) for sign in _MARKDOWN_SIGNS]
    if _HTML_PAGE.match(visible.lstrip()) or (_HTML_PAGE.search(visible[:3000]) and tags > 2):
        return Format.HTML
    if _LATEX_PAGE.search(visible) and len(_LATEX_COMMAND.findall(visible)) + len(_LATEX_PAGE.findall(visible)) > 2:
        return Format.LATEX
    markdown = sum(signs)
    shaped = len(_HTML_BLOCK.findall(visible)) > 2
    if shaped and tags > 2 * markdown and tags > 0.15 * lines:
        return Format.HTML
    if sum(count > 0 for count in signs) > 1 or markdown > 0.2 * lines:
        return Format.MARKDOWN
    return Format.LATEX if len(_LATEX_COMMAND.findall(visible)) > 0.3 * lines else None


def _json(text: str) -> Format | None:
    """Tell CSL items from other JSON; None where it is no JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = data if isinstance(data, list) else data.get("items", [data]) if isinstance(data, dict) else []
    items = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return Format.CSL if items and sum(map(_is_csl, items)) > 0.5 * len(items) else Format.JSON


def _is_csl(item: dict[str, object]) -> bool:
    """Say whether a JSON object is a CSL item."""
    if item.get("type") in CSL_TYPES:
        return True
    author, issued = item.get("author"), item.get("issued")
    people = isinstance(author, list) and any(
        isinstance(one, dict) and {"family", "literal"} & one.keys() for one in author
    )
    return people or (isinstance(issued, dict) and bool({"date-parts", "raw", "literal"} & issued.keys()))


def _yaml(text: str) -> Format | None:
    """Tell YAML data by its lines, then by what it holds: maps with titles."""
    sample = [line for line in text[:20_000].splitlines() if line.strip() and not line.lstrip().startswith("#")][:60]
    if not sample or sum(bool(_YAML_LINE.match(line)) for line in sample) < 0.6 * len(sample):
        return None
    start = text if len(text) < _YAML_SAMPLE else text[: text.rfind("\n", 0, _YAML_SAMPLE)]
    return Format.YAML if _has_entries(load_yaml(start)[0]) else None


_YAML_LINE = re.compile(r"\s*(?:- +)?(?:[\w-]+\s*:(?:\s|$)|- +\S)|\s*---\s*$")


def _has_entries(data: Data) -> bool:
    """Say whether a map with a title and something else of a publication stands anywhere in the data."""
    if isinstance(data, list):
        return any(map(_has_entries, data))
    if isinstance(data, dict):
        keys = {key.casefold() for key in data}
        return bool("title" in keys and keys & ENTRY_MARKERS) or any(map(_has_entries, data.values()))
    return False
