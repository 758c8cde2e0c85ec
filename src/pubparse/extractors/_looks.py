"""What a block looks like, and what stands above it: features that need no other unit.

Takes blocks; gives their appearance as names and arrays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from pubparse.extractors._columns import AT_FEATURE, EDGES, ELEMENTS, SECTION_CUES
from pubparse.extractors._evidence import AT
from pubparse.extractors._markup import Block
from pubparse.model import MarkKind
from pubparse.sequence import Floats
from pubparse.tables.cues import CUES_OF


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
    first = next(
        (m.kind.value for m in block.marks if m.start <= 1 and m.end > 2 and m.kind is not MarkKind.ELEMENT), ""
    )
    whole = any(m.start == 0 and m.end >= len(block.text) - 1 and m.kind is not MarkKind.ELEMENT for m in block.marks)
    shape = f"{min(block.begins, 2)}:{block.heading}:{block.soft}:{min(block.gap, 1)}"
    return f"{len(block.path)}:{tail}:{first}:{whole}:{shape}"


def add_shape(
    out: Floats, blocks: Sequence[Block], facts: Floats, looks: Sequence[str], first: np.ndarray, last: np.ndarray
) -> None:
    edges = np.zeros((len(blocks) + 1, len(EDGES)), dtype=np.float32)
    for i, b in enumerate(blocks):
        kinds = {m.kind for m in b.marks if m.start <= 1 and m.end > 2}
        head = b.text[:1]
        tokens = max(facts[i, AT["tokens"]], 1)
        edges[i] = (
            min(b.gap, 3), min(b.begins, 3), not b.soft, heading_level(b), facts[i, AT["number"]],
            np.log1p(facts[i, AT["words"]]), facts[i, AT["years"]],
            min(facts[i, AT["initials"]] + facts[i, AT["pairs"]], 5),
            MarkKind.STRONG in kinds, MarkKind.LINK in kinds, MarkKind.EMPHASIS in kinds,
            head.isupper(), head.isdigit(), head.islower(), head in "\"“„«‘「『'", i == 0, len(b.path),
            *(facts[i, AT[f"tokens:{name}"]] / tokens for name in ("title", "author", "container", "date", "note")),
        )  # fmt: skip
    edges[-1, 15] = 1
    out[:, AT_FEATURE["first:gap"] : AT_FEATURE["first:gap"] + len(EDGES)] = edges[first]
    out[:, AT_FEATURE["next:gap"] : AT_FEATURE["next:gap"] + len(EDGES)] = edges[last + 1]
    out[:, AT_FEATURE["prev:gap"] : AT_FEATURE["prev:gap"] + len(EDGES)] = edges[first - 1]
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
        out[mask, AT_FEATURE["repeats"]] = np.searchsorted(spots, last[mask], side="right") - rank[first[mask]] - 1
    out[:, AT_FEATURE["repeats"]] = np.minimum(out[:, AT_FEATURE["repeats"]], 10)
    out[:, AT_FEATURE["blocks"]] = np.log1p(last - first)
    out[:, AT_FEATURE["hard"]] = out[:, AT_FEATURE["n:hard"]]
    out[:, AT_FEATURE["inner"]] = np.log1p(begins[last + 1] - begins[first + 1])
    out[:, AT_FEATURE["headings"]] = heading[last + 1] - heading[first + 1]
    gaps = np.concatenate([[0], np.cumsum([b.gap > 0 for b in blocks])])
    out[:, AT_FEATURE["gaps"]] = np.log1p(gaps[last + 1] - gaps[first + 1])
    ends, starts = _reach(blocks)
    torn = np.stack([ends[first] <= last, starts[last] > first], axis=1)
    out[:, AT_FEATURE["torn:start"] : AT_FEATURE["torn:both"]] = torn
    out[:, AT_FEATURE["torn:both"]] = torn.all(axis=1)
    periods = np.array([b.text[-1:] in ".。" for b in blocks], dtype=np.float32)
    out[:, AT_FEATURE["last:period"]] = periods[last]
    place = {name: k for k, name in enumerate(ELEMENTS)}
    inside = np.zeros((len(blocks), len(ELEMENTS)), dtype=np.float32)
    for i, b in enumerate(blocks):
        for e in b.path:
            k = place.get(e.name)
            if k is not None:
                inside[i, k] = 1
    out[:, AT_FEATURE["in:li"] : AT_FEATURE["in:li"] + len(ELEMENTS)] = inside[first]


def _reach(blocks: Sequence[Block]) -> tuple[np.ndarray, np.ndarray]:
    """For each block: where the first of the elements ends that began before it, where the last began that go on."""
    size = len(blocks)
    spans: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        for element in block.path:
            spans.setdefault(element.number, [i, i])[1] = i
    ends, starts = np.full(size, size), np.full(size, -1)
    for i, block in enumerate(blocks):
        for element in block.path:
            a, b = spans[element.number]
            if a < i:
                ends[i] = min(ends[i], b)
            if b > i:
                starts[i] = max(starts[i], a)
    return ends, starts


def add_context(out: Floats, blocks: Sequence[Block], first: np.ndarray) -> None:
    width = len(SECTION_CUES)
    above = np.zeros((len(blocks), 2 * width + 4), dtype=np.float32)
    stack: list[tuple[int, np.ndarray, bool]] = []
    cue_at = {cue: k for k, cue in enumerate(SECTION_CUES)}
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
    out[:, AT_FEATURE["s0:publication"] : AT_FEATURE["s0:publication"] + 2 * width + 4] = above[first]
    out[:, AT_FEATURE["position"]] = first / max(len(blocks), 1)
    out[:, AT_FEATURE["blocks of page"]] = np.log1p(len(blocks))
