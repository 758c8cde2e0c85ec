"""What every block is and stands in: what the network that finds entries reads line by line.

Takes blocks with what is known of each; gives arrays (blocks x what is known).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pubparse.extractors._columns import AT_FEATURE, ELEMENTS, SECTION_CUES
from pubparse.extractors._looks import Reach, heading_level
from pubparse.extractors._markup import Block
from pubparse.sequence import Floats
from pubparse.tables.abroad import joined_cues
from pubparse.tables.cues import CUES_OF
from pubparse.tables.headings import PEOPLE

_FAR = 20
"""Blocks back from which on no other of the same look is sought."""
_DEEPEST = 4
"""Elements that begin or end at a block are counted up to here."""
_IN_PRESS = re.compile(r"(?i)\bin\s+press\b|\bforthcoming\b|\baccepted\b")
_CUE_AT = {cue: column for column, cue in enumerate(SECTION_CUES)}


def describe(
    blocks: Sequence[Block], facts: Floats, looks: Sequence[str], edges: Floats, within: Floats, above: Floats,
    reach: Reach,
) -> Floats:  # fmt: skip
    """What the network reads of every block: blocks x inputs.

    `facts` are counts (`_evidence.COLUMNS`), `edges`, `within` and `above` what is known of each block's appearance,
    elements and headings, `reach` where elements around it end and begin.
    """
    return np.concatenate(
        [
            np.log1p(np.maximum(facts, 0)),
            facts[:, 2:] / np.maximum(facts[:, :1], 1),
            edges[:-1],
            within,
            _beginning(blocks),
            above,
            _repetition(looks),
            _shape(blocks, reach),
        ],
        axis=1,
        dtype=np.float32,
    )


def _beginning(blocks: Sequence[Block]) -> Floats:
    """Which of ELEMENTS begin with every block; the last column stands for all others."""
    place = {name: k for k, name in enumerate(ELEMENTS)}
    begun = np.zeros((len(blocks), len(ELEMENTS) + 1), dtype=np.float32)
    for row, block in enumerate(blocks):
        for element in block.path[len(block.path) - block.begins :]:
            begun[row, place.get(element.name, len(ELEMENTS))] = 1
    return begun


def _repetition(looks: Sequence[str]) -> Floats:
    """How many blocks look like each, how far back the last of them stands, whether the neighbours do.

    >>> np.expm1(_repetition(("a", "b", "a", "a"))[:, :2]).round(3).tolist()
    [[3.0, 20.0], [1.0, 20.0], [3.0, 2.0], [3.0, 1.0]]
    """
    codes = {look: code for code, look in enumerate(dict.fromkeys(looks))}
    coded = np.array([codes[look] for look in looks], dtype=np.int64)
    seen: dict[int, int] = {}
    back = np.empty(len(coded))
    for row, code in enumerate(coded.tolist()):
        back[row] = min(row - seen.get(code, row - _FAR), _FAR)
        seen[code] = row
    same = coded[1:] == coded[:-1]
    columns = (
        np.log1p(np.bincount(coded)[coded]), np.log1p(back), np.concatenate([[False], same]),
        np.concatenate([same, [False]]),
    )  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _shape(blocks: Sequence[Block], reach: Reach) -> Floats:
    """How the block's text begins and ends, and what begins or ends around it."""
    size = len(blocks)
    here = np.arange(size)
    depth = np.array([len(block.path) for block in blocks])
    deeper = np.append(depth[1:], 0) - depth
    follows = np.append([block.begins for block in blocks[1:]], _DEEPEST)
    texts = [block.text for block in blocks]
    columns = (
        np.clip(deeper, -_DEEPEST, _DEEPEST), np.minimum(follows, _DEEPEST), [t[-1:] in ".。" for t in texts],
        [t[-1:] == ":" for t in texts], [t[-1:] == "," for t in texts], [t[:1] in "[(" for t in texts],
        np.log1p([len(t) for t in texts]), [t.isupper() for t in texts], [min(b.indent, 20) / 5 for b in blocks],
        reach[0] == here, reach[1] == here - 1,
    )  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def add_context(out: Floats, above: Floats, first: np.ndarray) -> None:
    """Add to every unit the headings above it and where on the page it stands."""
    out[:, AT_FEATURE["s0:publication"] : AT_FEATURE["s0:publication"] + above.shape[1]] = above[first]
    out[:, AT_FEATURE["position"]] = first / max(len(above), 1)
    out[:, AT_FEATURE["blocks of page"]] = np.log1p(len(above))


def telling(title: str, blocks: Sequence[Block]) -> str:
    """The title of a page that is called after its publications, where no heading of it is; else nothing.

    >>> telling("Ada Roe: Publications", [Block("Ada Roe", (), (), 0, 1, heading=1)])
    'Ada Roe: Publications'
    >>> telling("Publications", [Block("My papers", (), (), 0, 1, heading=1)])
    ''
    """
    of_headings = (_cues(block.text) for block in blocks if heading_level(block))
    return title if _cues(title)[0] and not any(cues[0] for cues in of_headings) else ""


def headings_above(blocks: Sequence[Block], levels: Sequence[int], title: str = "") -> Floats:
    """What the headings above every block say: blocks x (cues of the nearest two, and four facts of all of them).

    `title` is a heading above all others.
    """
    stack: list[tuple[int, Floats, bool]] = [(0, _cues(title), False)] if title else []
    any_publication = bool(title) and bool(stack[0][1][0])
    rows = [_above(stack, any_publication)]
    row_of: list[int] = []
    for block, level in zip(blocks, levels, strict=True):
        if not level:
            row_of.append(len(rows) - 1)
            continue
        stack = [h for h in stack if h[0] < level]
        row_of.append(len(rows))
        rows.append(_above(stack, any_publication))
        cues = _cues(block.text)
        stack.append((level, cues, _has_year(block.text)))
        any_publication = any_publication or bool(cues[0])
        rows.append(_above(stack, any_publication))
    found: Floats = np.stack(rows)[row_of]
    return found


def _cues(text: str) -> Floats:
    """Which of SECTION_CUES stand in a heading."""
    cues = np.zeros(len(SECTION_CUES), dtype=np.float32)
    words = text.casefold().replace("/", " ").split()[:12]
    found = {cue for word in words for cue in CUES_OF.get(word.strip(".,:;()[]&"), ())}
    if {"status", "news"} <= found:  # `Press` is news, `In press` is not
        found.discard("news" if _IN_PRESS.search(text) else "status")
    if words and not found and words[-1].strip(".,:;()[]&") in PEOPLE:
        found.add("person")
    for cue in (*found, *joined_cues(text)):
        if cue in _CUE_AT:
            cues[_CUE_AT[cue]] = 1
    return cues


def _has_year(text: str) -> bool:
    return any(len(w.strip(":()")) == 4 and w.strip(":()").isdigit() for w in text.replace("/", " ").split())


def _above(stack: Sequence[tuple[int, Floats, bool]], any_publication: bool) -> Floats:
    """What the headings above a block say: the cues of the nearest two, and what any of them has."""
    width = len(SECTION_CUES)
    row = np.zeros(2 * width + 4, dtype=np.float32)
    for depth, (_, cues, _year) in enumerate(reversed(stack[-2:])):
        row[depth * width : depth * width + width] = cues
    row[2 * width :] = (
        not stack,
        any(year for _, _, year in stack),
        any(cues[0] for _, cues, _ in stack),
        any_publication,
    )
    return row
