"""Gold records laid over the blocks of their pages: which blocks are entries, and what each stretch of an entry is.

The gold says what a page holds but not where. Titles are found in the page's text, authors, venue and links around
them decide how far each entry reaches, and the largest element that holds nothing else gives its edges.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from pubparse.extractors._markup import Block

Gold = dict  # a gold record, as its JSON says


def squash_map(text: str) -> tuple[str, list[int]]:
    """Only letters and digits, case and accents folded, and for each its offset in `text`."""
    out, where = [], []
    for i, c in enumerate(text):
        for d in unicodedata.normalize("NFKD", c).casefold():
            if d.isalnum():
                out.append(d)
                where.append(i)
    return "".join(out), where


def squash(text: str) -> str:
    return squash_map(text or "")[0]


def url_key(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url.strip()).rstrip("/").casefold()


@dataclass(frozen=True)
class Found:
    """A gold record on its page: blocks `first` to `last`, and the title's blocks."""

    gold: int
    first: int
    last: int
    title_first: int
    title_last: int
    score: float


class Stream:
    """All blocks' squashed text in a row, with the block of every character."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        parts, self.block_of = [], []
        self.start_of = []
        for i, block in enumerate(blocks):
            self.start_of.append(len(self.block_of))
            s = squash(block.text)
            parts.append(s)
            self.block_of += [i] * len(s)
        self.text = "".join(parts)


def occurrences(stream: Stream, golds: list[Gold]) -> list[tuple[int, int, int]]:
    """(start, end, gold) of every title, longest first so that a title inside another is not taken for it."""
    taken = [False] * (len(stream.text) + 1)
    found = []
    for g in sorted(range(len(golds)), key=lambda g: -len(squash(golds[g]["title"]))):
        title = squash(golds[g]["title"])
        if len(title) < 8:
            continue
        at, hits = stream.text.find(title), 0
        while at >= 0:
            if not any(taken[at : at + len(title)]):
                found.append((at, at + len(title), g))
                taken[at : at + len(title)] = [True] * len(title)
                hits += 1
            at = stream.text.find(title, at + len(title))
        if not hits and len(title) >= 12:
            a = fuzz.partial_ratio_alignment(title, stream.text, score_cutoff=88)
            if a and not any(taken[a.dest_start : a.dest_end]):
                found.append((a.dest_start, a.dest_end, g))
                taken[a.dest_start : a.dest_end] = [True] * (a.dest_end - a.dest_start)
    return sorted(found)


def _same_titles(stream: Stream, golds: list[Gold], occ: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Where records share a title (a paper and its journal version), each occurrence goes to the one whose venue and year follow."""
    twins: dict[str, list[int]] = {}
    for g, gold in enumerate(golds):
        twins.setdefault(squash(gold["title"]), []).append(g)
    out = []
    for n, (a, b, g) in enumerate(occ):
        end = min(occ[n + 1][0] if n + 1 < len(occ) else len(stream.text), b + 400)
        near = stream.text[max(a - 200, occ[n - 1][1] if n else 0) : end]
        rank = lambda k: sum(
            bool(x) and squash(str(x)) in near for x in (golds[k]["venue"], golds[k]["year"], golds[k]["pages"])
        )
        out.append((a, b, max(twins.get(squash(golds[g]["title"]), [g]), key=rank)))
    return out


def surname(author: str) -> str:
    words = [w for w in re.split(r"[\s,.]+", author) if len(squash(w)) > 1] or [author]
    return squash(max(words, key=len))


def lay(blocks: tuple[Block, ...], golds: list[Gold]) -> list[Found]:
    """Where each gold record stands; a work listed twice is found twice."""
    stream = Stream(blocks)
    occ = _same_titles(stream, golds, occurrences(stream, golds))
    reach = 2500
    sides = []
    for n, (a, b, g) in enumerate(occ):
        lo = max(occ[n - 1][1] if n else 0, a - reach)
        hi = min(occ[n + 1][0] if n + 1 < len(occ) else len(stream.text), b + reach)
        names = [surname(x) for x in golds[g]["authors"] if x != "others"]
        before, after = stream.text[lo:a], stream.text[b:hi]
        hit_b = [lo + before.rfind(x) for x in names if x and before.rfind(x) >= 0]
        hit_a = [b + after.find(x) for x in names if x and after.find(x) >= 0]
        sides.append((lo, hi, len(names), hit_b, hit_a))
    vote = sum((len(s[3]) > len(s[4])) - (len(s[3]) < len(s[4])) for s in sides)
    found: list[Found] = []
    for (a, b, g), (lo, hi, count, hit_b, hit_a) in zip(occ, sides, strict=True):
        first, last = a, b - 1
        score = 1.0
        if count:
            use = hit_b if len(hit_b) > len(hit_a) or (len(hit_b) == len(hit_a) and vote > 0) else hit_a
            score = len(use) / count
            if use:
                first, last = min(first, *use), max(last, *use)
        for key in ("venue", "venue_short", "pages"):
            value = squash(golds[g][key] or "")
            if len(value) >= 3:
                x = stream.text.find(value, last, hi)
                if x >= 0 and stream.block_of[x] - stream.block_of[last] < 6:
                    last = max(last, x + len(value) - 1)
                    break
                x = stream.text.rfind(value, lo, first)
                if x >= 0 and stream.block_of[first] - stream.block_of[x] <= 2:
                    first = x
                    break
        year = str(golds[g]["year"] or "")
        if year and year not in stream.text[first : last + 1]:
            x = stream.text.find(year, last, min(hi, last + 250))
            if x >= 0 and stream.block_of[x] - stream.block_of[last] < 4:
                last = x + 3
        score += (year in stream.text[first : last + 1]) + (last > b)
        low, high = stream.block_of[first], stream.block_of[last]
        edge = stream.block_of[hi - 1] if hi > b else stream.block_of[b - 1]
        urls = {url_key(u) for u in golds[g]["links"]}
        for i in range(high + 1, min(edge, high + 8) + 1):
            if any(url_key(m.value) in urls for m in blocks[i].marks if m.kind == "link" and m.value):
                high = i
        found.append(Found(g, low, high, stream.block_of[a], stream.block_of[b - 1], score))
    return _widen(blocks, _apart(_real(found)))


def _real(found: list[Found]) -> list[Found]:
    """Titles that are repeated within an entry are one; one that stands bare elsewhere (a talk, news) is none."""
    best: dict[int, float] = {}
    for f in found:
        best[f.gold] = max(best.get(f.gold, 0.0), f.score)
    out: list[Found] = []
    for f in found:
        if out and out[-1].gold == f.gold and f.title_first - out[-1].last <= 25:
            b = out[-1]
            out[-1] = Found(
                b.gold, min(b.first, f.first), max(b.last, f.last), b.title_first, b.title_last, max(b.score, f.score)
            )
        elif f.score >= best[f.gold] - 0.9:
            out.append(f)
    return out


def _apart(found: list[Found]) -> list[Found]:
    """Entries do not overlap: where two do, the border runs before the later title's own reach."""
    out: list[Found] = []
    for f in found:
        if out and f.first <= out[-1].last:
            before = out[-1]
            if before.title_last < f.first:
                out[-1] = Found(
                    before.gold, before.first, f.first - 1, before.title_first, before.title_last, before.score
                )
            elif f.title_first > before.last:
                f = Found(f.gold, before.last + 1, f.last, f.title_first, f.title_last, f.score)
            else:
                continue  # two works in one block: the first stands for both
        out.append(f)
    return out


def _widen(blocks: tuple[Block, ...], found: list[Found]) -> list[Found]:
    """Let each entry fill the largest element that holds it alone and is of the kind that most entries fill."""
    owner: list[int | None] = [None] * len(blocks)
    for n, f in enumerate(found):
        for i in range(f.first, f.last + 1):
            owner[i] = n
    span: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        for e in block.path:
            span.setdefault(e.number, [i, i])[1] = i
    chains: list[list[tuple[int, str]]] = []
    for n, f in enumerate(found):
        chain = []
        common = {e.number for e in blocks[f.last].path}
        for e in blocks[f.first].path:
            a, b = span[e.number]
            if e.number in common and b - a < 60 and all(owner[i] in (None, n) for i in range(a, b + 1)):
                chain.append((e.number, e.name))
        chains.append(chain)
    depth = [len(blocks[f.first].path) for f in found]
    votes = Counter(
        (name, len(blocks[f.first].path))
        for f, chain in zip(found, chains, strict=True)
        for _, name in dict.fromkeys((0, n) for _, n in chain)
    )
    out = []
    for f, chain, _d in zip(found, chains, depth, strict=True):
        first, last = f.first, f.last
        best = 0
        for number, name in chain:
            v = votes[name, len(blocks[f.first].path)]
            if v > best and (v > 1 or name in ("li", "tr", "p", "item")):
                a, b = span[number]
                if not any(blocks[i].heading for i in range(a, b + 1) if not f.first <= i <= f.last) or b - a <= 8:
                    first, last, best = min(a, f.first), max(b, f.last), v
        out.append(Found(f.gold, first, last, f.title_first, f.title_last, f.score))
    return out


def gold_pages(*folders: Path) -> list[tuple[str, Path, dict]]:
    """(id, source, gold) of every page that has gold."""
    out = []
    for folder in folders:
        for path in sorted((folder / "gold").glob("*.json")):
            gold = json.loads(path.read_text())
            out.append((path.stem, folder / gold["source"], gold))
    return out
