"""What each stretch of a real entry is, from its gold record: training examples for the reader from whole pages.

Takes an entry's text with marks and its gold record; gives labelled spans. What the gold does not speak of (places,
publishers, editors, notes) is left open; the trainer fills it with what a model trained on references says there.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from align import Gold, squash, squash_map, url_key
from pubparse.model import Mark, MarkKind
from pubparse.tables.cues import CUES

Span = tuple[int, int, str]
_MONTHS = "|".join(sorted((w for w in CUES["month"].split() if len(w) > 2), key=len, reverse=True))
_OTHERS = re.compile(
    r"[\s,;]*(?:\b(?:and|und|et|y|e)\b|&)?\s*(?:\bet\.? al\b\.?|\bothers\b|\bu\. ?a\.|…|\.\.\.|等|他|\bcoll\.?)",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?:to appear|accepted(?: (?:for publication|at|to|by|in))?|forthcoming|in press|submitted(?: to)?|under (?:review|revision|submission)"
    r"(?: at| for)?|in preparation|in revision|revise and resubmit|r ?& ?r|conditionally accepted|im druck|im erscheinen|à paraître|en prensa)\b",
    re.IGNORECASE,
)


class Finder:
    """Finds printed strings in a text whatever their case, accents and punctuation, outside of what is taken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.squashed, self.where = squash_map(text)
        self.taken = [False] * len(self.squashed)

    def find(self, value: str, start: int = 0, *, fuzzy: float = 0, last: bool = False) -> tuple[int, int] | None:
        """Offsets in the squashed text of a free occurrence of `value` from `start` on."""
        key = squash(value)
        if not key:
            return None
        at = self.squashed.rfind(key) if last else self.squashed.find(key, start)
        while at >= 0:
            if not any(self.taken[at : at + len(key)]) and self._whole(at, at + len(key)):
                return at, at + len(key)
            at = self.squashed.rfind(key, 0, at) if last else self.squashed.find(key, at + 1)
        if fuzzy and len(key) >= 10:
            a = fuzz.partial_ratio_alignment(key, self.squashed, score_cutoff=fuzzy)
            if a and a.dest_end - a.dest_start > 0.8 * len(key) and not any(self.taken[a.dest_start : a.dest_end]):
                return a.dest_start, a.dest_end
        return None

    def _whole(self, a: int, b: int) -> bool:
        """It begins and ends where words do (or it is CJK)."""
        i, j = self.where[a], self.where[b - 1] + 1
        left = (
            i == 0
            or not (self.text[i - 1].isalnum() and self.text[i].isalnum())
            or self.text[i] > "\u2e80"
            or self.text[i - 1].isdigit() != self.text[i].isdigit()
        )
        right = (
            j >= len(self.text)
            or not (self.text[j].isalnum() and self.text[j - 1].isalnum())
            or self.text[j - 1] > "\u2e80"
            or self.text[j].isdigit() != self.text[j - 1].isdigit()
        )
        return left and right

    def take(self, a: int, b: int) -> tuple[int, int]:
        """Mark the range as taken; its offsets in the text."""
        self.taken[a:b] = [True] * (b - a)
        return self.where[a], self.where[b - 1] + 1


def spans_of(text: str, marks: tuple[Mark, ...], gold: Gold) -> list[Span]:
    """The labelled spans of an entry's text, sorted, without overlap."""
    finder = Finder(text)
    spans: list[Span] = []
    if hit := finder.find(gold["title"] or "", fuzzy=88):
        i, j = finder.take(*hit)
        if j < len(text) and text[j] in "?!":
            j += 1
        spans.append((i, j, "title"))
    spans += _authors(finder, gold["authors"])
    spans += _ids(finder, gold)
    venue = gold["venue"] or ""
    if hit := finder.find(venue, fuzzy=90) if len(squash(venue)) > 1 else None:
        spans.append((*finder.take(*hit), "container"))
    short = gold["venue_short"] or ""
    if short and squash(short) != squash(venue) and (hit := finder.find(short)):
        spans.append((*finder.take(*hit), "container"))
    spans += _numbers(finder, gold)
    spans += _dates(finder, gold["year"])
    if gold["award"] and (hit := finder.find(gold["award"], fuzzy=90)):
        spans.append((*finder.take(*hit), "award"))
    if gold["status"]:
        for m in _STATUS.finditer(text):
            if _free(spans, m.start(), m.end()):
                spans.append((m.start(), m.end(), "status"))
    urls = {url_key(u) for u in gold["links"]}
    for mark in marks:
        if mark.kind is MarkKind.LINK and mark.start < mark.end and _free(spans, mark.start, mark.end):
            if url_key(mark.value) in urls or len(text[mark.start : mark.end].split()) <= 3:
                spans.append((mark.start, mark.end, "link"))
    return _tidy(text, spans)


def _free(spans: list[Span], a: int, b: int) -> bool:
    return all(b <= i or a >= j for i, j, _ in spans)


def _authors(finder: Finder, authors: list[str]) -> list[Span]:
    """One span a stretch of names; names found far from the others are left out."""
    hits = []
    cursor = 0
    for name in (a for a in authors if a != "others"):
        words = name.replace(",", " ").split()
        hit = finder.find(name, cursor)
        for k in range(1, len(words)):
            hit = hit or finder.find(" ".join(words[k:] + words[:k]), cursor)
        hit = hit or finder.find(name)
        if hit:
            cursor = hit[1]
            hits.append(hit)
    hits.sort()
    runs: list[list[tuple[int, int]]] = []
    for hit in hits:
        if runs and hit[0] - runs[-1][-1][1] <= 25 and not any(finder.taken[runs[-1][-1][1] : hit[0]]):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    out = []
    for run in runs:
        if len(run) * 4 < len(hits):
            continue
        i, j = finder.take(run[0][0], run[-1][1])
        if j < len(finder.text) and finder.text[j] == "." and re.search(r"(?:\b|[.-])[A-Z]$", finder.text[i:j]):
            j += 1
        if "others" in authors and (m := _OTHERS.match(finder.text, j)):
            j = m.end()
        out.append((i, j, "author"))
    return out


def _ids(finder: Finder, gold: Gold) -> list[Span]:
    out: list[Span] = []
    for key in ("doi", "arxiv"):
        if gold[key]:
            for m in re.finditer(re.escape(gold[key]) + r"(?:v\d+)?", finder.text, re.IGNORECASE):
                start = m.start()
                before = re.search(r"https?://\S*$", finder.text[:start])
                out.append((before.start() if before else start, m.end(), key))
    for m in re.finditer(r"https?://[^\s\]>)]+", finder.text):
        if _free(out, m.start(), m.end()):
            out.append((m.start(), m.end(), "url"))
    for i, j, _ in out:
        for k, w in enumerate(finder.where):
            if i <= w < j:
                finder.taken[k] = True
    return out


def _numbers(finder: Finder, gold: Gold) -> list[Span]:
    out: list[Span] = []
    if gold["pages"]:
        parts = [re.escape(p) for p in re.split(r"[-–—]+", str(gold["pages"])) if p]
        pattern = r"(?<!\w)" + r"\s*[-–—−]+\s*".join(parts) + r"(?!\w)"
        if m := re.search(pattern, finder.text):
            out += _grab(finder, m, "pages")
    for key, label in (("volume", "volume"), ("number", "number")):
        value = str(gold[key] or "")
        if not value:
            continue
        for m in re.finditer(r"(?<![\w])" + re.escape(value) + r"(?!\w)", finder.text):
            if got := _grab(finder, m, label):
                out += got
                break
    return out


def _dates(finder: Finder, year: int | None) -> list[Span]:
    out: list[Span] = []
    if not year:
        return out
    date = (
        rf"(?:(?:\d{{1,2}}\.?\s+)?(?:{_MONTHS})\b\.?,?\s*(?:\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?(?:st|nd|rd|th)?,?\s*)?)?"
    )
    for m in re.finditer(
        rf"(?i:{date})(?<!\d){year}[a-e]?(?!\d)|['’‘‚]{year % 100:02d}(?!\d)|(?<=[A-Za-z] ){year % 100:02d}(?!\d)",
        finder.text,
    ):
        out += _grab(finder, m, "date")
    return out


def _grab(finder: Finder, m: re.Match, label: str) -> list[Span]:
    inside = [k for k, w in enumerate(finder.where) if m.start() <= w < m.end()]
    if not inside or any(finder.taken[k] for k in inside):
        return []
    finder.take(inside[0], inside[-1] + 1)
    return [(m.start(), m.end(), label)]


def _tidy(text: str, spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for a, b, label in sorted(spans):
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b and (not out or a >= out[-1][1]):
            out.append((a, b, label))
    return out
