"""A labelled page's entries in another layout: their parts as lines, cells, terms or paragraphs of their own.

Takes blocks and labelled entries, gives blocks and the spans of the entries in them (`retell`); or takes examples and
gives examples (`retold`). Real pages show too few of the layouts that there are; the words of real entries in made-up
layouts teach that titles, authors and venues may stand in any order in any element, under a label or above an abstract,
and that a list is cut and read alike from top to bottom.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby

from align_tokens import Span
from annotations import Labelled
from examples import Example
from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._markup import Block, Element
from pubparse.model import Mark, MarkKind

Line = tuple[str, tuple[Mark, ...], tuple[Span, ...]]
"""A line's text, marks and labelled stretches."""
Spans = set[tuple[int, int]]

PART_OF = {
    "title": "title", "author": "author", "editor": "author", "link": "link", "doi": "link", "url": "link",
    "arxiv": "link", "note": "note", "award": "note", "status": "status", "citation-number": "number",
}  # fmt: skip
"""Which part of an entry a label belongs to; all others are of the venue."""
PARTS = ("title", "author", "venue", "link", "note", "status", "number")
SIGNS = " \t\n,;:.–—-|·•"
PROSE = (
    "We study", "This paper shows how", "Abstract.", "We present a new method for", "In this article I argue that",
    "Although much is known about", "The results suggest that", "Here we report", "Diese Arbeit untersucht",
    "Cet article examine", "Este artículo analiza", "Il saggio ricostruisce", "Recently, Doe et al. (2019) introduced",
    "Keywords:", "Résumé :", "Summary.", "Zusammenfassung:", "Статья посвящена",
)  # fmt: skip
CJK_PROSE = (
    "本研究では", "本稿では", "概要", "近年，", "本論文の目的は", "本文研究了", "摘要：", "针对", "结果表明", "이 논문은", "초록",
)  # fmt: skip
CJK_JOINTS = ("の", "について", "を提案し，", "に関する", "的", "，并分析了", "与", "，", "을 통해 ")
CJK_ENDS = ("を考察する．", "を示す．", "について述べる。", "具有重要意义。", "提供了依据。", "을 논의한다.")
REMARKS = (
    "Update: the code is online", "Note: a longer version is in preparation", "Best paper award at {venue} {year}",
    "Press: {venue} News, {year}", "Featured in the {venue} magazine", "A short version appeared at {venue} {year}",
    "See also “{title}” ({year})", "Erratum: {title}", "Reviewed in {venue} by J. Doe", "Among the most read of {year}",
    "Media coverage: The Guardian, {year}; Radio 4", "Translated into Spanish", "Shortlisted for the {venue} prize",
    "Slides of the talk at {venue}, May {year}", "Replication data: {title}", "Runner-up, {venue} award {year}",
)  # fmt: skip
BUTTONS = (
    "PDF", "pdf | bib", "Paper / Code", "[PDF] [BibTeX]", "Abstract", "DOI", "Link", "PDF Slides Video", "Cite",
    "Details »", "Read more", "BibTeX Abstract", "download", "[ps]", "arXiv Code Project page", "Show abstract",
)  # fmt: skip
KIND_LINES = (
    "Journal article", "Conference paper", "Preprint", "Book chapter", "Article", "Poster", "Working paper",
    "Textbook",
)  # fmt: skip
DEEPEST = 40
"""Elements that are left open at most."""
NUMBERS = ("[{}]", "{}.", "[C{}]", "J{}", "#{}", "tr{}", "A{}", "P-{:03}")
STATUS_LINES = ("Forthcoming", "Accepted", "In press", "Under review", "Work in progress", "New!")
SHORT_VENUES = ("ICSE", "CHI", "ACL", "PNAS", "JACS")
ELEMENTS = {
    "li": ("ul", "li", "", ""), "p": ("div", "p", "", ""), "ps": ("div", "", "p", "p"), "divs": ("div", "div", "div", "div"),
    "dls": ("", "dl", "dt", "dd"), "card": ("div", "div", "h3", "p"), "items": ("ol", "li", "p", "p"), "dl": ("dl", "", "dt", "dd"),
    "row": ("table", "tr", "td", "td"), "rows": ("table", "", "tr", "tr"), "headed": ("div", "", "h4", "p"),
    "flat": ("", "", "", ""), "apart": ("", "", "", ""), "under": ("", "", "", ""),
}  # fmt: skip
"""Layouts: the element around the list, around an entry, around its first line, around each other line."""

_GLUE = re.compile(r"""(?:[\s(\[/”"'.,;:–—|·•-]|\b(?:in|by|with|and)\b)+$""", re.IGNORECASE)
"""What joins a title or authors to what follows."""
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{3}")


@dataclass
class Layout:
    """How a page is laid out: drawn once, so that its entries agree."""

    rnd: random.Random
    titles: Sequence[str]
    name: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(2_000_000))

    def __post_init__(self) -> None:
        rnd = self.rnd
        self.name = rnd.choice(tuple(ELEMENTS))
        self.classes = rnd.choice(((), (), (), ("pub",), ("item",), ("entry",)))
        self.lead = rnd.choice(("", "", "title", "title", "author", "venue"))
        self.breaks = {part: rnd.random() < 0.6 for part in PARTS}
        self.sign = rnd.choice((". ", ", ", ", ", "; ", " - "))
        self.look = rnd.choice(("kept", "kept", "bare", "quote", MarkKind.STRONG, MarkKind.EMPHASIS, MarkKind.LINK))
        self.label = rnd.choice(("", "", "", "number", "venue", "year", "kind", "status"))
        self.tail = rnd.choice(
            (
                (),
                (),
                (),
                ("links",),
                ("links",),
                ("prose",),
                ("prose", "links"),
                ("cited",),
                ("remark",),
                ("remark", "links"),
            )
        )
        self.often = rnd.choice((1.0, 1.0, 0.7))
        self.unclosed = rnd.random() < 0.1
        self.left_open: tuple[Element, ...] = ()
        self.repeated = rnd.random() < 0.1
        self.cjk = [title for title in self.titles if _CJK.search(title)]
        self.gap = int(self.name in ("apart", "under") or rnd.random() < 0.25)
        self.within = int(self.name == "under")

    def lines(self, text: str, parts: Sequence[tuple[str, Line]], number: int) -> list[Line]:
        """The lines of an entry."""
        parts = [(part, self._dressed(line) if part == "title" else self._kept(line)) for part, line in parts]
        if any(part == self.lead for part, _ in parts):
            parts.sort(key=lambda p: p[0] not in (self.lead, "number"))
        title = next((line for part, line in parts if part == "title"), None)
        if self.repeated and title:
            return [title, _joined([line for _, line in parts], self.sign)]
        lines: list[Line] = []
        so_far: list[Line] = []
        before = ""
        for part, line in parts:
            if so_far and (
                self.breaks[part] or (self.breaks[before] and part != before and part in ("author", "venue"))
            ):
                lines.append(_joined(so_far, self.sign))
                so_far = []
            so_far.append(line)
            before = part
        lines.append(_joined(so_far, self.sign))
        if self.label and self.rnd.random() < self.often:
            lines.insert(0, self._label(text, number))
        if self.rnd.random() < self.often:
            lines += [self._tail(what, text) for what in self.tail]
        return lines

    def _kept(self, line: Line) -> Line:
        return line if self.look == "kept" else (line[0], (), line[2])

    def _dressed(self, line: Line) -> Line:
        text, _, spans = line
        if isinstance(self.look, MarkKind):
            to = "http://x.org/a.pdf" if self.look is MarkKind.LINK else ""
            return text, (Mark(self.look, 0, len(text), to),), spans
        return (f"“{text}”", (), _moved(spans, 1)) if self.look == "quote" else self._kept(line)

    def _label(self, text: str, number: int) -> Line:
        rnd = self.rnd
        year = next(iter(re.findall(r"(?:19|20)\d\d", text)[::-1]), str(rnd.randint(1990, 2026)))
        venue = next(iter(re.findall(r"\b[A-Z][A-Za-z]*[A-Z]{2,}\b", text)[::-1]), rnd.choice(SHORT_VENUES))
        if self.label == "venue":
            made = rnd.choice((f"[{venue}'{year[2:]}]", f"{venue} {year}", f"{venue}-{year[2:]}", venue))
            at = made.index(venue)
            end = at + len(venue)
            dated = ((end + 1, len(made.rstrip("]")), "date"),) if len(made) > end else ()
            return made, (), ((at, end, "container"), *dated)
        made, label = {
            "number": (rnd.choice(NUMBERS).format(number), "citation-number"),
            "year": (year, "date"),
            "kind": (rnd.choice(KIND_LINES), "genre"),
            "status": (rnd.choice(STATUS_LINES), "status"),
        }[self.label]
        return made, (), ((0, len(made), label),)

    def _tail(self, what: str, text: str) -> Line:
        rnd = self.rnd
        if what == "links":
            button = rnd.choice(BUTTONS)
            whole = (0, len(button))
            return button, (Mark(MarkKind.LINK, *whole, "http://x.org/b"),), ((*whole, "link"),)
        if what == "cited":
            return f"Cited by {rnd.randint(1, 300)}", (), ()
        if what == "remark":
            venue, year = rnd.choice(SHORT_VENUES), rnd.randint(1995, 2026)
            said = rnd.choice(REMARKS).format(venue=venue, year=year, title=rnd.choice(self.titles))
        else:
            said = self._prose(bool(_CJK.search(text)) and len(self.cjk) > 9)
        return said, (), ((0, len(said), "note"),)

    def _prose(self, cjk: bool) -> str:
        rnd = self.rnd
        some = rnd.choices(self.cjk if cjk else self.titles, k=rnd.randint(2, 8))
        if cjk:
            return (
                rnd.choice(CJK_PROSE) + "".join(title + rnd.choice(CJK_JOINTS) for title in some) + rnd.choice(CJK_ENDS)
            )
        return f"{rnd.choice(PROSE)} {' '.join(some).lower()}."

    def element(self, name: str) -> tuple[Element, ...]:
        """A new element of that name; none for no name."""
        return (Element(next(self.numbers), name, self.classes),) if name else ()

    def blocks(self, lines: Sequence[Line], holder: tuple[Element, ...], new: bool, line: int) -> Iterator[Block]:
        """The blocks of an entry, in the list's element `holder`, which begins with it if `new`."""
        _, around, top, rest = ELEMENTS[self.name]
        holder += self.left_open
        outer = self.element(around)
        inner: tuple[Element, ...] = ()
        one_rest = rest == "dd" and self.rnd.random() < 0.5
        for place, (text, marks, _) in enumerate(lines):
            name = rest if place else top
            fresh = not (one_rest and place > 1)
            if fresh:
                inner = self.element(name) + (self.element("td") if name == "tr" else ())
            begins = (len(inner) if fresh else 0) + (0 if place else len(outer) + (len(holder) if new else 0))
            heading = int(name[1]) if name in ("h3", "h4") else 3 if self.within and not place else 0
            gap = self.gap if place == 0 else self.within
            yield Block(text, marks, (*holder, *outer, *inner), begins, line, heading, gap)
        if self.unclosed:  # what nobody closes holds all that follows
            self.left_open = (*self.left_open, *outer, *inner)[:DEEPEST]


def retell(
    blocks: Sequence[Block], entries: Sequence[Labelled], rnd: random.Random, titles: Sequence[str]
) -> tuple[tuple[Block, ...], Spans]:
    """The page with its entries in a layout that is drawn; `titles` is what abstracts are made up of.

    Entries without a labelled title, or of one part only, stay as they are.
    """
    layout = Layout(rnd, titles)
    entry_at = {entry.first: entry for entry in entries}
    out: list[Block] = []
    spans: Spans = set()
    holder: tuple[Element, ...] | None = None
    at = number = 0
    while at < len(blocks):
        entry = entry_at.get(at)
        if entry is None:
            out.append(blocks[at])
            at, holder = at + 1, None
            continue
        first, at = len(out), entry.last + 1
        text, marks = join_blocks(blocks[entry.first : at])
        parts = parts_of(text, marks, entry.spans)
        if len(parts) < 2 or all(part != "title" for part, _ in parts):
            out += blocks[entry.first : at]
            holder = None
        else:
            number += 1
            new = holder is None
            if new:
                layout.left_open = ()
            holder = layout.element(ELEMENTS[layout.name][0]) if holder is None else holder
            out += layout.blocks(layout.lines(text, parts, number), holder, new, blocks[entry.first].line)
        spans.add((first, len(out) - 1))
    return tuple(out), spans


def retold(examples: Sequence[Example], rnd: random.Random) -> Iterator[Example]:
    """The examples once more in layouts that are drawn, one for every list; without those that stay as they are."""
    titles = [e.text[a:b] for e in examples for a, b, label in e.spans if label == "title"]
    for _, group in groupby(examples, key=lambda e: (e.group, e.list_id)):
        layout = Layout(rnd, titles)
        for number, example in enumerate(group, 1):
            parts = parts_of(example.text, example.marks, example.spans)
            if len(parts) > 1 and any(part == "title" for part, _ in parts):
                lines = layout.lines(example.text, parts, number)
                text, marks, spans = _joined(lines, "\t" if layout.name == "row" else "\n")
                yield replace(example, text=text, marks=marks, spans=spans)


def parts_of(text: str, marks: Sequence[Mark], spans: Sequence[Span]) -> list[tuple[str, Line]]:
    """The parts of an entry in their order, without the signs between them; what has no label goes with what is before.

    >>> for part in parts_of("Doe, A. (2001). On Fire. Ash.", (), [(0, 7, "author"), (16, 23, "title"), (25, 28, "note")]):
    ...     print(part)
    ('author', ('Doe, A. (2001)', (), ((0, 7, 'author'),)))
    ('title', ('On Fire', (), ((0, 7, 'title'),)))
    ('note', ('Ash.', (), ((0, 3, 'note'),)))
    """
    stretches: list[tuple[str, int]] = []
    end = 0
    for start, stop, label in sorted(spans):
        part = PART_OF.get(label, "venue")
        if start >= end and (not stretches or stretches[-1][0] != part):
            stretches.append((part, start if stretches else 0))
        end = max(end, stop)
    ends = [start for _, start in stretches[1:]] + [len(text)]
    out = []
    for (part, start), stop in zip(stretches, ends, strict=True):
        stripped = text[start:stop].lstrip(SIGNS if part == "venue" else SIGNS + '(“"')
        begin = stop - len(stripped)
        body = _GLUE.sub("", stripped) if part in ("title", "author") else stripped.rstrip(" \t\n,;:")
        if body:
            flat = body.replace("\n", " ").replace("\t", " ")
            out.append((part, (flat, *_within(marks, spans, begin, begin + len(body)))))
    return out


def _within(
    marks: Sequence[Mark], spans: Sequence[Span], begin: int, end: int
) -> tuple[tuple[Mark, ...], tuple[Span, ...]]:
    """The marks and labels of a stretch, counted from its beginning."""
    seen = tuple(
        Mark(mark.kind, max(mark.start, begin) - begin, min(mark.end, end) - begin, mark.value, mark.label)
        for mark in marks
        if mark.kind is not MarkKind.ELEMENT and min(mark.end, end) > max(mark.start, begin)
    )
    cut = [(max(a, begin), min(b, end), label) for a, b, label in spans if min(b, end) > max(a, begin)]
    return seen, _moved(cut, -begin)


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple((a + by, b + by, label) for a, b, label in spans)


def _joined(lines: Sequence[Line], sign: str) -> Line:
    text, marks, spans = lines[0]
    for more, others, labels in lines[1:]:
        at = len(text) + len(sign)
        text += sign + more
        marks += tuple(Mark(m.kind, m.start + at, m.end + at, m.value, m.label) for m in others)
        spans += _moved(labels, at)
    return text, marks, spans
