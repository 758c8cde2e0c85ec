"""Cut an entry's text into tokens, each with its break and its marks.

Takes an `Entry`; gives a `TokenizedEntry`: words and punctuation apart, digits apart from letters, CJK characters one
by one, and what is regular (URL, DOI, arXiv id, e-mail address) whole. Consults nothing but the shapes written here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from unicodedata import category
from urllib.parse import urlsplit

from pubparse.model import Entry, Mark, MarkKind
from pubparse.shapes import trim_url

NO_BREAK, SPACE, NEWLINE, TAB = range(4)
"""What stands before a token."""

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_MARKS = "".join(sign for sign in map(chr, range(0x300, 0x1E000)) if category(sign).startswith("M"))
"""Accents, vowel signs, points: what stands on a letter, and of which `re` says that it is none."""
_LETTER, _WITHIN = rf"[^\W\d_{_CJK}]", f"[{_MARKS}\u00ad\u200c\u200d]"
_LETTERS = f"(?:{_LETTER}+(?:{_WITHIN}+{_LETTER}*)*|{_WITHIN}+(?:{_LETTER}+{_WITHIN}*)*)"
_SIGNS = r"\d+|\.{3,}|-{2,}|_{2,}|[/\\]{2,}|\S"
_PLAIN = rf"{_LETTERS}(?:[-‐‑'’]{_LETTERS})*|[{_CJK}]|{_SIGNS}"
_PARTED = re.compile(f"({_PLAIN})")
_PARTED_ASCII = re.compile(rf"([a-zA-Z]+(?:[-'][a-zA-Z]+)*|{_SIGNS})")
"""The same where there are no other letters, in a third of the time."""
_TOKEN = re.compile(
    rf"""(?P<url>(?:https?\s?:\s?//|ftp://|www\.)[^\s<>"“”«»]+)
    |(?P<doi>10\.\d{{4,9}}/(?:\d{{4}}-[ ]\d{{3}}[\dX]/)?[^\s"<>“”«»]+)
    |(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    |(?P<arxiv>(?<![\w/])(?:[a-z]+-[a-z]+|math|cs|physics|quant-ph|nlin)(?:\.[A-Z]{{2}})?/\d{{7}}(?:v\d+)?
       |(?<![\w.])\d{{4}}\.\d{{4,5}}(?:v\d+)?(?![\d.]|/\d))
    |{_PLAIN}""",
    re.VERBOSE,
)
_NUMBERED = re.compile(r"[./]\d{4}")
_MAX_SINGLE = 200_000
_WHOLE = frozenset(("arxiv", "biorxiv", "medrxiv", "chemrxiv", "phd", "msc", "bsc", "dphil", "mphil"))
"""Words with a capital inside that are one word all the same."""
_HOSTS: tuple[tuple[str, str], ...] = (
    ("doi.org", "doi"), ("arxiv.org", "arxiv"), ("github", "code"), ("gitlab", "code"), ("youtu", "video"),
    ("vimeo", "video"), ("scholar.google", "person"), ("orcid", "person"), ("linkedin", "person"),
    ("acm.org", "publisher"), ("ieee", "publisher"), ("springer", "publisher"), ("sciencedirect", "publisher"),
    ("wiley", "publisher"), ("aclanthology", "publisher"), ("openreview", "publisher"), ("nature.com", "publisher"),
    ("jstor", "publisher"), ("tandfonline", "publisher"), ("sagepub", "publisher"), ("oup.com", "publisher"),
    ("ssrn", "arxiv"), ("rxiv", "arxiv"), ("hal.", "arxiv"),
)  # fmt: skip
_ENDINGS: tuple[tuple[str, str], ...] = (
    (".pdf", "pdf"), (".ps", "pdf"), (".ps.gz", "pdf"), (".bib", "bib"), (".zip", "file"), (".ppt", "file"),
    (".pptx", "file"), (".html", "page"), (".htm", "page"), (".txt", "file"),
)  # fmt: skip
_KIND_LETTER = {
    MarkKind.EMPHASIS: "em", MarkKind.STRONG: "st", MarkKind.UNDERLINE: "un", MarkKind.SMALLCAPS: "sc",
    MarkKind.QUOTE: "qu", MarkKind.SUPERSCRIPT: "up", MarkKind.SUBSCRIPT: "lo", MarkKind.CODE: "co",
    MarkKind.MATH: "ma", MarkKind.STRIKE: "sk",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TokenizedEntry:
    """The tokens of one entry, column by column.

    `shapes` names what a token is whole (`url`, `doi`, `mail`, `arxiv`, or empty). `marks` gives each token's mark
    signatures, is empty where the entry has no marks at all; `edges` says which of them begin (`<`) or end (`>`) there.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    shapes: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...] = ()
    edges: tuple[tuple[str, ...], ...] = ()
    list_id: int = 0
    of_list: bool = False
    """Whether it is an entry of a page's list, where a work has a title; a bare reference may have none."""

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str, marks: Sequence[Mark] = (), list_id: int = 0) -> TokenizedEntry:
    """Cut a text into tokens; never raises.

    >>> t = tokenize("J. Doe, Phys. Rev. D26, 1394 (1982). doi:10.1000/x.1.")
    >>> " ".join(t.words)
    'J . Doe , Phys . Rev . D 26 , 1394 ( 1982 ) . doi : 10.1000/x.1 .'
    >>> t.shapes[-2], t.breaks[10] == NO_BREAK
    ('doi', True)
    >>> " ".join(tokenize("G. ZatsepinPhys. Lett. B462, arXiv").words)
    'G . Zatsepin Phys . Lett . B 462 , arXiv'
    """
    words, starts, ends, breaks, shapes = _cut(text)
    signatures, edges = _place_marks(starts, ends, marks) if marks else ((), ())
    return TokenizedEntry(text, words, starts, ends, breaks, shapes, signatures, edges, list_id)


_Cut = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[str, ...]]


@lru_cache(maxsize=1024)
def _cut(text: str) -> _Cut:
    """Words, starts, ends, breaks and shapes; kept for a while, as many a line of a page is an entry in the end."""
    if "//" in text or "www." in text or "@" in text or _NUMBERED.search(text):
        return _cut_shaped(text)
    parts = (_PARTED_ASCII if text.isascii() else _PARTED).split(text)
    words = parts[1::2]
    edges = [*accumulate(map(len, parts))]
    starts, ends = edges[:-1:2], edges[1::2]
    breaks = [*map(_BREAKS.__getitem__, parts[:-1:2])]
    if words and not starts[0]:
        breaks[0] = SPACE
    if grown := _grown_together(words):
        _part(words, starts, ends, breaks, grown)
    return tuple(words), tuple(starts), tuple(ends), tuple(breaks), ("",) * len(words)


class _Breaks(dict[str, int]):
    """White space -> the break that it is."""

    def __missing__(self, gap: str) -> int:
        return NEWLINE if "\n" in gap else TAB if "\t" in gap else SPACE


_BREAKS = _Breaks({"": NO_BREAK, " ": SPACE})
_single: set[str] = set()
"""Words that are known to be one."""


def _grown_together(words: Sequence[str]) -> frozenset[str]:
    """Those of the words that are several."""
    if _single.issuperset(words):
        return frozenset()
    new = set(words) - _single
    several = frozenset(word for word in new if len(word) > 2 and _cuts(word))
    if len(_single) > _MAX_SINGLE:
        _single.clear()
    _single.update(new - several)
    return several


def _part(words: list[str], starts: list[int], ends: list[int], breaks: list[int], several: frozenset[str]) -> None:
    """Part the words that are several, in all columns."""
    for k in reversed([k for k, word in enumerate(words) if word in several]):
        word, start = words[k], starts[k]
        cuts = [*accumulate(_cuts(word))]
        words[k : k + 1] = [word[a:b] for a, b in pairwise([0, *cuts, len(word)])]
        starts[k + 1 : k + 1] = ends[k:k] = [start + cut for cut in cuts]
        breaks[k + 1 : k + 1] = [NO_BREAK] * len(cuts)


def _cut_shaped(text: str) -> _Cut:
    """As `_cut`, token by token: a text with URLs and the like."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    shapes: list[str] = []
    position = at = 0
    while position >= 0:
        matches = _TOKEN.finditer(text, position)
        position = -1
        for match in matches:
            start, end = match.span()
            word = match[0]
            shape = match.lastgroup or ""
            if start == at:
                breaks.append(NO_BREAK if at else SPACE)
            elif start == at + 1 and text[at] == " ":
                breaks.append(SPACE)
            else:
                gap = text[at:start]
                breaks.append(NEWLINE if "\n" in gap else TAB if "\t" in gap else SPACE)
            if shape in ("url", "doi"):
                word = trim_url(word)
                if start + len(word) < end:  # what was cut off is read on its own
                    position = end = start + len(word)
            elif not shape and end - start > 2:
                for cut in _cuts(word):
                    words.append(text[start : start + cut])
                    starts.append(start)
                    start += cut
                    ends.append(start)
                    shapes.append("")
                    breaks.append(NO_BREAK)
                word = text[start:end]
            at = end
            words.append(word)
            starts.append(start)
            ends.append(end)
            shapes.append(shape)
            if position >= 0:
                break
    return tuple(words), tuple(starts), tuple(ends), tuple(breaks), tuple(shapes)


def _cuts(word: str) -> list[int]:
    """The lengths of the pieces before the last, where a small letter meets a capital: `VolkovaPhys` lost a blank.

    >>> _cuts("VolkovaPhys"), _cuts("IoT"), _cuts("LoRA"), _cuts("JohnsonIEEE")
    ([7], [], [], [7])
    """
    if word.lower() in _WHOLE:
        return []
    if word.islower() or word.istitle() or word.isupper():
        return []
    cuts = [i for i in range(1, len(word)) if word[i].isupper() and word[i - 1].islower() and _word_at(word, i)]
    return [b - a for a, b in zip([0, *cuts], cuts, strict=False)]


def _word_at(word: str, at: int) -> bool:
    """Whether a word may begin there: not the last capitals of `IoT` and `LoRA`."""
    return word[at + 1 : at + 2].islower() or len(word) - at > 2


def tokenize_entry(entry: Entry) -> TokenizedEntry:
    """Cut an entry into tokens with its marks and its list."""
    return replace(tokenize(entry.text, entry.marks, entry.list_id), of_list=bool(entry.headings))


def mark_signature(mark: Mark) -> str:
    """What a mark looks like, without what is special to this one place.

    >>> mark_signature(Mark(MarkKind.LINK, 0, 3, "https://doi.org/10.1000/1"))
    'a:doi'
    >>> mark_signature(Mark(MarkKind.ELEMENT, 0, 3, "span.papertitle"))
    'el:span.papertitle'
    """
    if mark.kind is MarkKind.LINK:
        return "a:" + link_kind(mark.value)
    if mark.kind is MarkKind.ELEMENT:
        return "el:" + mark.value
    return _KIND_LETTER[mark.kind]


@lru_cache(maxsize=4096)
def link_kind(url: str) -> str:
    """What kind of place a URL leads to, by its host or its ending.

    >>> [link_kind(u) for u in ("papers/a.pdf", "https://arxiv.org/abs/1", "#abs", "http://a.edu/~b/")]
    ['pdf', 'arxiv', 'anchor', 'site']
    """
    lowered = url.strip().lower()
    if lowered.startswith(("#", "javascript:")):
        return "anchor"
    if lowered.startswith("mailto:"):
        return "mail"
    for host, kind in _HOSTS:
        if host in lowered:
            return kind
    try:
        path = urlsplit(lowered).path
    except ValueError:
        return "site"
    for ending, kind in _ENDINGS:
        if path.endswith(ending):
            return kind
    return "site" if "://" in lowered else "local"


def _place_marks(
    starts: Sequence[int], ends: Sequence[int], marks: Sequence[Mark]
) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """The signatures over each token, and which of them begin or end there."""
    inside: list[list[str]] = [[] for _ in starts]
    edges: list[list[str]] = [[] for _ in starts]
    for mark in marks:
        first, behind = bisect_right(ends, mark.start), bisect_left(starts, mark.end)
        if first >= behind:
            continue
        signature = mark_signature(mark)
        for over in inside[first:behind]:
            if signature not in over:
                over.append(signature)
        edges[first].append("<" + signature)
        edges[behind - 1].append(">" + signature)
    return tuple(map(tuple, inside)), tuple(map(tuple, edges))
