"""Files that are one publication: front matter (and the body's links and citation) to an entry.

Takes a `Document` of the format `frontmatter`; gives one `Entry`, or none for a template's sample paper. What the
front matter leaves open is filled from the body (its citation, its buttons), then from the BibTeX beside it. Consults
`metadata` (bottom layer), from which `split` and `is_publication` come, `_mapping`, `markdown` and `bibtex`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pubparse.extractors._mapping import Described, compose, describe, fill
from pubparse.extractors._markup import Block
from pubparse.extractors.bibtex import entries_from
from pubparse.metadata import is_publication, split
from pubparse.model import Document, Entry, Field, Labelled, Mark, MarkKind, Place
from pubparse.tables.fields import BODY_CITATION, BODY_LABELS, FIELDS, TEMPLATE_HOSTS, TEMPLATE_TITLES, fold_key

__all__ = ["extract", "is_publication", "split"]

_TEMPLATE = re.compile("|".join(TEMPLATE_TITLES), re.IGNORECASE)
_CITATION = re.compile(rf"\W*(?:{BODY_CITATION})\W*", re.IGNORECASE)
_LABEL = re.compile(r"\W*([A-Za-z][A-Za-z ]{1,24}?)\s*[:：]\s*(?=\S)")
_ABSTRACT = re.compile(r"\W*(?:abstract|summary|résumé|resumen|zusammenfassung|摘要)\W*$", re.IGNORECASE)
_ABSTRACT_START = re.compile(r"\W*(?:abstract|摘要)\W{1,4}(?=\S)", re.IGNORECASE)
_BIBTEX = re.compile(r"^[ \t]*@[A-Za-z]{3,20}\s*[{(].*?^[ \t]*[})][ \t]*$", re.MULTILINE | re.DOTALL)
_LONGEST_CITATION = 700
_SHORT = 160
"""A paragraph longer than this is prose; the links in it lead elsewhere."""
_MOST_LINKS = 8
"""A body with more links than this is an article, and only its buttons count."""


def extract(document: Document) -> tuple[Entry, ...]:
    """Give the entry of a file that is one publication. Never raises.

    >>> from pubparse.model import Format
    >>> text = "---\\ntitle: On mice\\ncitation: 'Bee, A. (2020). On mice. <i>Mouse</i> 1.'\\n---\\n[PDF](mice.pdf)\\n"
    >>> entry, = extract(Document("_publications/mice.md", text, Format.FRONTMATTER))
    >>> entry.text, [(field.key, field.value) for field in entry.fields]
    ('Bee, A. (2020). On mice. Mouse 1.', [('title', 'On mice'), ('link', 'mice.pdf')])
    """
    parts = split(document.text)
    said = describe(parts.metadata or {}, parts.lines, 1)
    title = next((field.value for field in said.fields if field.key == "title"), "")
    if _TEMPLATE.fullmatch(title.strip()):
        return ()
    said = _with_body(said, parts.body, parts.offset, document.name, title)
    for companion in document.companions:
        beside = entries_from(companion.text, Place(companion.name, 1))
        said = replace(said, fields=fill(said.fields, beside[0].fields if beside else ()))
    said = compose(said, {short.casefold(): name for short, name in document.people})
    place = Place(document.name, 1, max(1, parts.offset))
    return (Entry(said.citation, place, said.marks, said.fields, people=document.people, doubts=parts.doubts),)


def _with_body(said: Described, body: str, offset: int, name: str, title: str) -> Described:
    """Add what the body says: BibTeX, a citation, labelled lines, links, the abstract."""
    if not body.strip() and not said.bibtex:
        return said
    found = [said.bibtex] if said.bibtex else []
    found += _BIBTEX.findall(body)
    shown = _shown(_BIBTEX.sub(lambda match: "\n" * match[0].count("\n"), body), offset, name)
    abstract, rest = _parted(shown)
    more = [*_labelled_lines(rest), *_links(rest)]
    if abstract:
        more.append(Labelled("abstract", "\n".join(block.text for block in abstract), (), abstract[0].line))
    said = replace(said, fields=fill(said.fields, more))
    for bibtex in found:
        inside = entries_from(bibtex, Place(name, 1))
        said = replace(said, fields=fill(said.fields, inside[0].fields if inside else ()))
    known = {fold_key(field.key) for field in said.fields}
    if not said.citation and not known & set(FIELDS[Field.AUTHOR]):
        said = replace(said, fields=(*said.fields, *_author_line(rest)))
    if not said.citation:
        text, marks = _citation(rest, title, {fold_key(field.key) for field in said.fields})
        said = replace(said, citation=text, marks=marks)
    return said


def _shown(body: str, offset: int, name: str) -> tuple[Block, ...]:
    """Render the body."""
    from pubparse.extractors import html, markdown

    if name.casefold().endswith((".html", ".htm")):
        return html.read_page(body, offset).blocks
    return markdown.read_page(body, offset).blocks


def _parted(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Part the abstract from the rest: it runs from its heading (or first word) to the next heading or button."""
    abstract: list[Block] = []
    rest: list[Block] = []
    inside = False
    for block in blocks:
        start = _ABSTRACT_START.match(block.text)
        if _ABSTRACT.fullmatch(block.text) and (block.heading or len(block.text) < 30):
            inside = True
        elif start and not block.heading:
            inside = True
            abstract.append(replace(block, text=block.text[start.end() :]))
        elif inside and not block.heading and not _is_button(block) and not _CITATION.match(block.text):
            abstract.append(block)
        else:
            inside = False
            rest.append(block)
    return abstract, rest


def _is_button(block: Block) -> bool:
    """Say whether a line is made of links."""
    covered = sum(mark.end - mark.start for mark in block.marks if mark.kind is MarkKind.LINK)
    return covered > 0 and covered >= 0.5 * len(re.sub(r"[\W_]+", "", block.text))


def _links(blocks: Sequence[Block]) -> list[Labelled]:
    """Give the links of the body: its buttons, and those of short lines if they are few; not those around images."""
    links = []
    many = sum(mark.kind is MarkKind.LINK for block in blocks for mark in block.marks) > _MOST_LINKS
    for i, block in enumerate(blocks):
        if not _is_button(block) and (many or _paragraph(blocks, i) > _SHORT):
            continue
        for mark in block.marks:
            if (
                mark.kind is MarkKind.LINK
                and mark.end > mark.start
                and not any(host in mark.value for host in TEMPLATE_HOSTS)
            ):
                said = mark.label or block.text[mark.start : mark.end]
                span = Mark(MarkKind.LINK, 0, len(mark.value), mark.value, said)
                links.append(Labelled("link", mark.value, (span,), block.line))
    return links


def _paragraph(blocks: Sequence[Block], at: int) -> int:
    """Say how long the paragraph is in which a wrapped line stands."""
    first, last = at, at + 1
    while first and blocks[first].soft:
        first -= 1
    while last < len(blocks) and blocks[last].soft:
        last += 1
    return sum(len(block.text) + 1 for block in blocks[first:last])


def _author_line(blocks: Sequence[Block]) -> list[Labelled]:
    """Take the first line of the body for the authors if it is nothing but names: two or more, capitalized."""
    block = next((block for block in blocks if block.text.strip()), None)
    if block is None or block.heading or len(block.text) > _LONGEST_CITATION:
        return []
    names = [name.strip() for name in _BETWEEN_NAMES.split(block.text) if name.strip()]
    if len(names) < 2 or not all(map(_is_name, names)):
        return []
    return [
        Labelled("authors", block.text, tuple(m for m in block.marks if m.kind is not MarkKind.ELEMENT), block.line)
    ]


_BETWEEN_NAMES = re.compile(r"\s*(?:[,;·|，、]|\band\b|&)\s*")
_SIGNS = re.compile(r"[^\w.]+|(?<=\D)\d+$")


def _is_name(text: str) -> bool:
    """Say whether a text can be a full name: two to five words, the first and the last with a capital.

    >>> [_is_name(text) for text in ("Ann Bee*", "C. van Dee", "Mice", "what they eat", "李明")]
    [True, True, False, False, True]
    """
    words = [word for word in _SIGNS.sub(" ", text).split() if word]
    if len(words) == 1:
        return bool(re.fullmatch(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}", words[0]))
    return 1 < len(words) < 6 and words[0][0].isupper() and words[-1][0].isupper()


def _labelled_lines(blocks: Sequence[Block]) -> list[Labelled]:
    """Read lines such as `Authors: A. Bee, C. Dee`."""
    found = []
    for block in blocks:
        match = _LABEL.match(block.text)
        key = fold_key(match[1]) if match else ""
        if match and key in BODY_LABELS and len(block.text) < _LONGEST_CITATION:
            value = block.text[match.end() :].strip()
            found.append(Labelled(key, value, _moved(block.marks, match.end()), block.line))
    return found


def _citation(blocks: Sequence[Block], title: str, known: set[str]) -> tuple[str, tuple[Mark, ...]]:
    """Give the citation in the body: what a label announces, else (if no authors are known) a line with the title."""
    for i, block in enumerate(blocks):
        match = _CITATION.match(block.text)
        if match:
            if match.end() < len(block.text):
                return _joined(blocks, i, match.end())
            return _joined(blocks, i + 1, 0) if i + 1 < len(blocks) and not blocks[i + 1].heading else ("", ())
    if not known & set(FIELDS[Field.AUTHOR]):
        wanted = re.sub(r"\W+", "", title).casefold()
        for i, block in enumerate(blocks):
            plain = re.sub(r"\W+", "", block.text).casefold()
            if (
                len(wanted) > 15
                and wanted in plain
                and len(plain) > len(wanted) + 8
                and len(block.text) < _LONGEST_CITATION
            ):
                return _joined(blocks, i, 0)
    return "", ()


def _joined(blocks: Sequence[Block], first: int, cut: int) -> tuple[str, tuple[Mark, ...]]:
    """Join a block from `cut` on with the wrapped lines that follow it."""
    text, marks = blocks[first].text[cut:], list(_moved(blocks[first].marks, cut))
    for block in blocks[first + 1 :]:
        if not block.soft or block.begins or len(text) > _LONGEST_CITATION:
            break
        text += "\n"
        marks.extend(_moved(block.marks, -len(text)))
        text += block.text
    return text, tuple(mark for mark in marks if mark.kind is not MarkKind.ELEMENT)


def _moved(marks: Sequence[Mark], cut: int) -> tuple[Mark, ...]:
    """Move marks `cut` characters to the left, dropping what falls off."""
    return tuple(
        replace(mark, start=max(0, mark.start - cut), end=mark.end - cut) for mark in marks if mark.end - cut > 0
    )
