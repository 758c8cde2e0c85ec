"""The units that a page can be cut into, and what speaks for each being one entry of a publication list.

Takes blocks; gives candidate units (first block, last block) and an array of features (units x FEATURES). A page can
be cut into the children of an element, groups between blank lines, headings with what follows them, and stretches
between lines that look alike; for every cut it is counted how many of its units look like one publication each: so a
doubtful unit is judged by the list that it stands in (idea 2 of the design).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pubparse.extractors._evidence import AT, COLUMNS, evidence
from pubparse.extractors._markup import Block
from pubparse.model import MarkKind
from pubparse.sequence import Floats
from pubparse.tables.cues import CUES_OF

_LONGEST_RUN = 8
"""Lines that belong together without any element that says so: at most so many."""
_SECTION_CUES = ("publication", "journal", "conference", "preprint", "book", "report", "status", "talk", "teaching", "service", "job", "education", "award", "news", "project", "person")
_ELEMENTS = ("li", "p", "tr", "td", "div", "dd", "dt", "dl", "table", "article", "section", "ul", "ol", "item", "body", "blockquote", "pre", "tbody")
_CUTS = ("element", "gap", "like", "head", "line")
_CUT_FACTS = ("is", "count", "good", "one", "named", "words", "spread", "blocks", "titled", "authored", "contained", "both")
_EDGES = ("gap", "begins", "hard", "heading", "number", "words", "years", "names", "strong0", "link0", "em0", "upper0", "digit0", "lower0", "quote0", "starts", "depth", "lt", "la", "lc", "ld", "ln")

FEATURES: tuple[str, ...] = (
    *(f"n:{c}" for c in COLUMNS),
    *(f"r:{c}" for c in COLUMNS[2:]),
    "blocks", "hard", "repeats", "inner", "headings", "page",
    *(f"first:{e}" for e in _EDGES), *(f"next:{e}" for e in _EDGES),
    "last:years", "last:names", "last:words", "last:links", "last:period",
    *(f"{cut}:{fact}" for cut in _CUTS for fact in _CUT_FACTS),
    *(f"tag:{e}" for e in _ELEMENTS), *(f"in:{e}" for e in _ELEMENTS),
    *(f"s0:{c}" for c in _SECTION_CUES), *(f"s1:{c}" for c in _SECTION_CUES), "s:none", "s:year", "s:any", "s:after",
    "position", "blocks of page",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Units:
    """Candidate units of a page: first and last block of each, and their features (units x FEATURES)."""

    first: np.ndarray
    last: np.ndarray
    features: Floats
    likeness: tuple[str, ...]
    """Of every block: what it looks like."""
    cuts: tuple[tuple[tuple[int, int], ...], ...]
    """Every cut, as its units."""


def heading_level(block: Block) -> int:
    """1 to 6 for a heading element, 7 for a short line that is wholly bold, underlined or in capitals, else 0."""
    if block.heading:
        return block.heading
    text = block.text
    if not 0 < len(text) <= 80 or len(text.split()) > 8 or block.soft:
        return 0
    strong = sum(m.end - m.start for m in block.marks if m.kind in (MarkKind.STRONG, MarkKind.UNDERLINE))
    if strong >= 0.9 * len(text) or (text.isupper() and len(text) > 5):
        return 7
    return 0


def likeness(block: Block) -> str:
    """What a block looks like: where it stands and how it begins, without its words."""
    tail = "/".join(element.signature for element in block.path[-2:])
    first = next((m.kind.value for m in block.marks if m.start <= 1 and m.end > 2 and m.kind is not MarkKind.ELEMENT), "")
    whole = any(m.start == 0 and m.end >= len(block.text) - 1 and m.kind is not MarkKind.ELEMENT for m in block.marks)
    return f"{len(block.path)}:{tail}:{min(block.begins, 2)}:{block.heading}:{first}:{whole}:{block.soft}:{min(block.gap, 1)}"


def find_units(blocks: Sequence[Block]) -> Units:
    """All candidate units of the blocks, each once, with their features."""
    facts = evidence(blocks)
    sums = np.zeros((len(blocks) + 1, facts.shape[1]), dtype=np.float64)
    np.cumsum(facts, axis=0, out=sums[1:])
    looks = tuple(likeness(block) for block in blocks)
    cuts = _cuts(blocks, looks)
    spans: dict[tuple[int, int], int] = {}
    for _, _, units in cuts:
        for unit in units:
            if unit[1] - unit[0] < 80:
                spans.setdefault(unit, len(spans))
    for i, block in enumerate(blocks):
        if not block.soft:
            for j in range(i, min(i + _LONGEST_RUN, len(blocks))):
                if j > i and blocks[j].heading:
                    break
                if j + 1 == len(blocks) or not blocks[j + 1].soft:
                    spans.setdefault((i, j), len(spans))
    pairs = np.array(list(spans), dtype=np.int64).reshape(-1, 2)
    first, last = pairs[:, 0], pairs[:, 1]
    features = np.zeros((len(pairs), len(FEATURES)), dtype=np.float32)
    _content(features, facts, sums, first, last)
    _shape(features, blocks, facts, looks, first, last)
    _repetition(features, cuts, sums, spans)
    _context(features, blocks, first)
    return Units(first, last, features, looks, tuple(units for _, _, units in cuts))


_F = {name: column for column, name in enumerate(FEATURES)}


def _content(out: Floats, facts: Floats, sums: np.ndarray, first: np.ndarray, last: np.ndarray) -> None:
    counts = sums[last + 1] - sums[first]
    width = len(COLUMNS)
    words = np.maximum(counts[:, :1], 1)
    out[:, :width] = np.log1p(counts)
    out[:, width : 2 * width - 2] = counts[:, 2:] / words
    out[:, _F["last:years"]] = facts[last, AT["years"]]
    out[:, _F["last:names"]] = facts[last, AT["initials"]] + facts[last, AT["pairs"]]
    out[:, _F["last:words"]] = np.log1p(facts[last, AT["words"]])
    out[:, _F["last:links"]] = facts[last, AT["links"]]


def _shape(out: Floats, blocks: Sequence[Block], facts: Floats, looks: Sequence[str], first: np.ndarray, last: np.ndarray) -> None:
    edges = np.zeros((len(blocks) + 1, len(_EDGES)), dtype=np.float32)
    for i, b in enumerate(blocks):
        kinds = {m.kind for m in b.marks if m.start <= 1 and m.end > 2}
        head = b.text[:1]
        edges[i] = (
            min(b.gap, 3), min(b.begins, 3), not b.soft, heading_level(b), facts[i, AT["number"]], np.log1p(facts[i, AT["words"]]), facts[i, AT["years"]],
            min(facts[i, AT["initials"]] + facts[i, AT["pairs"]], 5), MarkKind.STRONG in kinds, MarkKind.LINK in kinds, MarkKind.EMPHASIS in kinds,
            head.isupper(), head.isdigit(), head.islower(), head in "\"“„«‘「『'", i == 0, len(b.path), *(facts[i, AT[f'tokens:{k}']] / max(facts[i, AT['tokens']], 1) for k in ('title', 'author', 'container', 'date', 'note')),
        )  # fmt: skip
    edges[-1, 15] = 1
    out[:, _F["first:gap"] : _F["first:gap"] + len(_EDGES)] = edges[first]
    out[:, _F["next:gap"] : _F["next:gap"] + len(_EDGES)] = edges[last + 1]
    codes = {look: code for code, look in enumerate(dict.fromkeys(looks))}
    coded = np.array([codes[look] for look in looks], dtype=np.int64)
    heading = np.concatenate([[0], np.cumsum([b.heading > 0 for b in blocks])])
    begins = np.concatenate([[0], np.cumsum([b.begins > 0 for b in blocks])])
    seen: defaultdict[int, list[int]] = defaultdict(list)
    rank = np.zeros(len(blocks), dtype=np.int64)
    for i, code in enumerate(coded):
        rank[i] = len(seen[code])
        seen[code].append(i)
    where = {code: np.array(v) for code, v in seen.items()}
    for code, spots in where.items():
        mask = coded[first] == code
        out[mask, _F["repeats"]] = np.searchsorted(spots, last[mask], side="right") - rank[first[mask]] - 1
    out[:, _F["repeats"]] = np.minimum(out[:, _F["repeats"]], 10)
    out[:, _F["blocks"]] = np.log1p(last - first)
    out[:, _F["hard"]] = out[:, _F["n:hard"]]
    out[:, _F["inner"]] = np.log1p(begins[last + 1] - begins[first + 1])
    out[:, _F["headings"]] = heading[last + 1] - heading[first + 1]
    periods = np.array([b.text[-1:] in ".。" for b in blocks], dtype=np.float32)
    out[:, _F["last:period"]] = periods[last]
    place = {name: k for k, name in enumerate(_ELEMENTS)}
    inside = np.zeros((len(blocks), len(_ELEMENTS)), dtype=np.float32)
    for i, b in enumerate(blocks):
        for e in b.path:
            k = place.get(e.name)
            if k is not None:
                inside[i, k] = 1
    out[:, _F["in:li"] : _F["in:li"] + len(_ELEMENTS)] = inside[first]


Cut = tuple[str, str, tuple[tuple[int, int], ...]]


def _cuts(blocks: Sequence[Block], looks: Sequence[str]) -> list[Cut]:
    """All cuts with at least two units, as (kind, tag, units)."""
    groups: defaultdict[tuple[str, str, int], list[list[int]]] = defaultdict(list)
    spans: dict[int, list[int]] = {}
    running: dict[tuple[str, str, int], bool] = {}
    for i, block in enumerate(blocks):
        parent = -1
        for element in block.path:
            span = spans.get(element.number)
            if span is None:
                spans[element.number] = span = [i, i]
                groups["element", element.name, parent].append(span)
            else:
                span[1] = i
            parent = element.number
        for kind, starts in (("gap", block.gap > 0 or block.begins > 0), ("line", not block.soft)):
            key = (kind, "", parent)
            if starts or key not in running:
                groups[key].append([i, i])
                running[key] = True
            else:
                groups[key][-1][1] = i
    open_headings: dict[int, list[int]] = {}
    alike: dict[str, list[int]] = {}
    section = 0
    for i, block in enumerate(blocks):
        level = heading_level(block)
        if level:
            for deeper in [lv for lv in open_headings if lv >= level]:
                del open_headings[deeper]
            open_headings[level] = span = [i, i]
            groups["head", "", level].append(span)
            if block.heading:
                section += 1
                alike = {}
        for span in open_headings.values():
            span[1] = i
        if not block.soft:
            alike[looks[i]] = span = [i, i]
            groups["like", looks[i], section].append(span)
        for span in alike.values():
            span[1] = i
    return [(kind, tag, tuple((a, b) for a, b in units)) for (kind, tag, _), units in groups.items() if len(units) > 1 or kind == "element"]


def _repetition(out: Floats, cuts: Sequence[Cut], sums: np.ndarray, spans: dict[tuple[int, int], int]) -> None:
    years, words, names = AT["years"], AT["words"], (AT["initials"], AT["pairs"])
    width = len(_CUT_FACTS)
    for kind, tag, units in cuts:
        pairs = np.array(units)
        counts = sums[pairs[:, 1] + 1] - sums[pairs[:, 0]]
        w, y = counts[:, words], counts[:, years]
        named = counts[:, names].sum(axis=1) > 0
        titled = counts[:, AT["runs:title"]] == 1
        authored = counts[:, AT["runs:author"]] == 1
        contained = (counts[:, AT["runs:container"]] >= 1) & (counts[:, AT["runs:container"]] <= 2)
        good = (w >= 6) & (w <= 180) & (y >= 1) & (y <= 3)
        facts = (
            1.0, np.log(len(units)), good.mean(), (y == 1).mean(), named.mean(), np.log1p(w.mean()), w.std() / (w.mean() + 1),
            np.log1p((pairs[:, 1] - pairs[:, 0]).mean()),
            titled.mean(), authored.mean(), contained.mean(), (titled & (authored | contained)).mean(),
        )  # fmt: skip
        at = _F[f"{kind}:is"]
        rows = [spans[unit] for unit in units if unit in spans]
        if not rows:
            continue
        before = out[rows, at + 1] * (out[rows, at + 2] + out[rows, at + width - 1])
        better = np.array(rows)[(facts[1] * (facts[2] + facts[-1]) > before) | (out[rows, at] == 0)]
        out[better, at : at + width] = facts
        if tag in _ELEMENTS and kind == "element":
            out[rows, _F[f"tag:{tag}"]] = 1


def _context(out: Floats, blocks: Sequence[Block], first: np.ndarray) -> None:
    width = len(_SECTION_CUES)
    above = np.zeros((len(blocks), 2 * width + 4), dtype=np.float32)
    stack: list[tuple[int, np.ndarray, bool]] = []
    cue_at = {cue: k for k, cue in enumerate(_SECTION_CUES)}
    any_publication = False
    for i, block in enumerate(blocks):
        level = heading_level(block)
        if level:
            stack = [h for h in stack if h[0] < level]
        row = above[i]
        for depth, (_, cues, _year) in enumerate(reversed(stack[-2:])):
            row[depth * width : depth * width + width] = cues
        row[2 * width] = not stack
        row[2 * width + 1] = any(year for _, _, year in stack)
        row[2 * width + 2] = any(cues[0] for _, cues, _year in stack)
        row[2 * width + 3] = any_publication
        if level:
            cues = np.zeros(width, dtype=np.float32)
            words = block.text.casefold().replace("/", " ").split()
            for word in words[:12]:
                for cue in CUES_OF.get(word.strip(".,:;()[]&"), ()):
                    if cue in cue_at:
                        cues[cue_at[cue]] = 1
            stack.append((level, cues, any(len(w.strip(":()")) == 4 and w.strip(":()").isdigit() for w in words)))
            any_publication = any_publication or bool(cues[0])
    out[:, _F["s0:publication"] : _F["s0:publication"] + 2 * width + 4] = above[first]
    out[:, _F["position"]] = first / max(len(blocks), 1)
    out[:, _F["blocks of page"]] = np.log1p(len(blocks))
