"""What a block looks like: features that need no other unit.

Takes blocks; gives their appearance as names and arrays.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pubparse.extractors._columns import AT_FEATURE, EDGES, ELEMENTS
from pubparse.extractors._evidence import AT
from pubparse.extractors._markup import Block
from pubparse.model import MarkKind
from pubparse.sequence import Floats

Reach = tuple[np.ndarray, np.ndarray]


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
    tail = "/".join([element.signature for element in block.path[-2:]])
    first, whole, end = "", False, len(block.text) - 1
    for mark in block.marks:
        if mark.kind is not MarkKind.ELEMENT:
            if not first and mark.start <= 1 and mark.end > 2:
                first = mark.kind.value
            whole = whole or (mark.start == 0 and mark.end >= end)
    shape = f"{min(block.begins, 2)}:{block.heading}:{block.soft}:{min(block.gap, 1)}"
    return f"{len(block.path)}:{tail}:{first}:{whole}:{shape}"


def add_shape(
    out: Floats, blocks: Sequence[Block], looks: Sequence[str], edges: Floats, within: Floats, reach: Reach,
    first: np.ndarray, last: np.ndarray,
) -> None:  # fmt: skip
    """Add to every unit what its edges look like and how it stands in its elements."""
    for edge, where in (("first", first), ("next", last + 1), ("prev", first - 1)):
        out[:, AT_FEATURE[f"{edge}:gap"] : AT_FEATURE[f"{edge}:gap"] + len(EDGES)] = edges[where]
    out[:, AT_FEATURE["repeats"]] = np.minimum(_repeats(looks, first, last), 10)
    out[:, AT_FEATURE["blocks"]] = np.log1p(last - first)
    out[:, AT_FEATURE["hard"]] = out[:, AT_FEATURE["n:hard"]]
    begins, heading, gaps = (
        np.concatenate([[0], np.cumsum(some)])
        for some in ([b.begins > 0 for b in blocks], [b.heading > 0 for b in blocks], [b.gap > 0 for b in blocks])
    )
    out[:, AT_FEATURE["inner"]] = np.log1p(begins[last + 1] - begins[first + 1])
    out[:, AT_FEATURE["headings"]] = heading[last + 1] - heading[first + 1]
    out[:, AT_FEATURE["gaps"]] = np.log1p(gaps[last + 1] - gaps[first + 1])
    ends, starts = reach
    torn = np.stack([ends[first] <= last, starts[last] > first], axis=1)
    out[:, AT_FEATURE["torn:start"] : AT_FEATURE["torn:both"]] = torn
    out[:, AT_FEATURE["torn:both"]] = torn.all(axis=1)
    periods = np.array([b.text[-1:] in ".。" for b in blocks], dtype=np.float32)
    out[:, AT_FEATURE["last:period"]] = periods[last]
    out[:, AT_FEATURE["in:li"] : AT_FEATURE["in:li"] + len(ELEMENTS)] = within[first]


def edges_of(blocks: Sequence[Block], levels: Sequence[int], facts: Floats) -> Floats:
    """What is known of every block at the edge of a unit: blocks x EDGES, and a row for none."""
    rows: list[tuple[float, ...]] = []
    for block, level in zip(blocks, levels, strict=True):
        kinds = {m.kind for m in block.marks if m.start <= 1 and m.end > 2}
        head = block.text[:1]
        rows.append((
            min(block.gap, 3), min(block.begins, 3), not block.soft, level, 0, 0, 0, 0,
            MarkKind.STRONG in kinds, MarkKind.LINK in kinds, MarkKind.EMPHASIS in kinds,
            head.isupper(), head.isdigit(), head.islower(), head in "\"“„«‘「『'", 0, len(block.path),
        ))  # fmt: skip
    edges = np.zeros((len(blocks) + 1, len(EDGES)), dtype=np.float32)
    edges[:-1, :17] = rows
    edges[:-1, 4:8] = np.stack(
        [
            facts[:, AT["number"]],
            np.log1p(facts[:, AT["words"]]),
            facts[:, AT["years"]],
            np.minimum(facts[:, AT["initials"]] + facts[:, AT["pairs"]], 5),
        ],
        axis=1,
    )
    told = [AT[f"tokens:{name}"] for name in ("title", "author", "container", "date", "note")]
    edges[:-1, 17:] = facts[:, told] / np.maximum(facts[:, AT["tokens"]], 1)[:, None]
    edges[[0, -1], 15] = 1
    return edges


def _repeats(looks: Sequence[str], first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """How many blocks behind the first of a unit look like it.

    >>> _repeats(("a", "b", "a", "a"), np.array([0, 0, 1]), np.array([2, 3, 3])).tolist()
    [1, 2, 0]
    """
    codes = {look: code for code, look in enumerate(dict.fromkeys(looks))}
    size = len(looks)
    coded = np.array([codes[look] for look in looks], dtype=np.int64) * size
    order = np.sort(coded + np.arange(size))
    found: np.ndarray = np.searchsorted(order, coded[first] + last, side="right") - np.searchsorted(
        order, coded[first] + first, side="right"
    )
    return found


def inside(blocks: Sequence[Block]) -> Floats:
    """Which of ELEMENTS every block is in."""
    place = {name: k for k, name in enumerate(ELEMENTS)}
    inside = np.zeros((len(blocks), len(ELEMENTS)), dtype=np.float32)
    spots = [(i, place[e.name]) for i, block in enumerate(blocks) for e in block.path if e.name in place]
    if spots:
        rows, columns = zip(*spots, strict=True)
        inside[rows, columns] = 1
    return inside


def reach_of(blocks: Sequence[Block]) -> Reach:
    """For each block: where the first of the elements ends that began before it, where the last began that go on."""
    size = len(blocks)
    spans: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        for element in block.path:
            spans.setdefault(element.number, [i, i])[1] = i
    ends, starts = [size] * size, [-1] * size
    for i, block in enumerate(blocks):
        for element in block.path:
            a, b = spans[element.number]
            if a < i and b < ends[i]:
                ends[i] = b
            if b > i and a > starts[i]:
                starts[i] = a
    return np.array(ends), np.array(starts)
