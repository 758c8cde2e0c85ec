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

from pubparse.extractors._columns import AT_FEATURE, FEATURES
from pubparse.extractors._context import add_context, describe, headings_above
from pubparse.extractors._evidence import AT, COLUMNS, evidence, roles
from pubparse.extractors._looks import add_shape, edges_of, heading_level, inside, likeness, reach_of
from pubparse.extractors._markup import Block
from pubparse.extractors._repetition import Doubles, Ints, add_repetition
from pubparse.sequence import Floats

_LONGEST_RUN = 8
"""Lines that belong together without any element that says so: at most so many."""
_LONGEST = 80
"""Blocks of a unit: what is longer is no entry."""


@dataclass(frozen=True, slots=True)
class Units:
    """Candidate units of a page: first and last block of each, and their features (units x FEATURES)."""

    first: Ints
    last: Ints
    features: Floats
    blocks: Floats
    """What is known of every block of the page (blocks x inputs)."""
    members: Ints
    """The units of every cut, cut after cut; -1 for one that is too long to be a candidate."""
    cut_of: Ints
    """Which cut each of `members` is of."""
    roles: Floats
    """What each block may be: the shares of its tokens that are title, author … (blocks x labels)."""


def find_units(blocks: Sequence[Block], title: str = "") -> Units:
    """All candidate units of the blocks, each once, with their features; `title` is a heading above all others."""
    facts = evidence(blocks)
    sums = np.zeros((len(blocks) + 1, facts.shape[1]), dtype=np.float64)
    np.cumsum(facts, axis=0, out=sums[1:])
    levels = [heading_level(block) for block in blocks]
    looks = tuple(likeness(block) for block in blocks)
    cuts = _cuts(blocks, looks, levels)
    flat = np.array([pair for _, _, units in cuts for pair in units], dtype=np.int64).reshape(-1, 2)
    pairs, members = _candidates(flat, _runs(blocks), len(blocks))
    first, last = pairs[:, 0], pairs[:, 1]
    features = np.zeros((len(pairs), len(FEATURES)), dtype=np.float32)
    _content(features, facts, sums, first, last)
    edges, within, reach = edges_of(blocks, levels, facts), inside(blocks), reach_of(blocks)
    add_shape(features, blocks, looks, edges, within, reach, first, last)
    cut_of = np.repeat(np.arange(len(cuts)), [len(units) for _, _, units in cuts])
    if len(cuts):
        kinds = [(kind, tag) for kind, tag, _ in cuts]
        add_repetition(features, kinds, cut_of, flat, members, sums, facts)
    above = headings_above(blocks, levels, title)
    add_context(features, above, first)
    described = describe(blocks, facts, looks, edges, within, above, reach)
    return Units(first, last, features, described, members, cut_of, roles(facts))


def _candidates(flat: Ints, runs: Ints, size: int) -> tuple[Ints, Ints]:
    """All units of the cuts and runs, each once and none too long; and which of these each unit of the cuts is, or -1.

    >>> pairs, members = _candidates(np.array([[0, 99], [0, 1], [2, 99]]), np.array([[0, 0], [0, 1]]), 100)
    >>> pairs.tolist(), members.tolist()
    ([[0, 1], [0, 0]], [-1, 0, -1])
    """
    short = flat[:, 1] - flat[:, 0] < _LONGEST
    every = np.concatenate([flat[short], runs])
    _, index, inverse = np.unique(every[:, 0] * size + every[:, 1], return_index=True, return_inverse=True)
    order = np.argsort(index)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    members = np.full(len(flat), -1, dtype=np.int64)
    members[short] = rank[inverse[: short.sum()]]
    return every[index[order]], members


def _runs(blocks: Sequence[Block]) -> Ints:
    """All stretches of up to so many lines that begin and end where the author broke a line, without headings inside.

    >>> _runs([Block("One", (), (), 1, 1), Block("two", (), (), 0, 2, soft=True), Block("3", (), (), 1, 3)]).tolist()
    [[0, 1], [0, 2], [2, 2]]
    """
    size = len(blocks)
    hard = np.array([not block.soft for block in blocks] + [True])
    heading = np.cumsum([block.heading > 0 for block in blocks])
    first = np.arange(size)[:, None]
    last = first + np.arange(_LONGEST_RUN)
    inside = np.minimum(last, size - 1)
    good = (last < size) & hard[:size, None] & hard[inside + 1] & (heading[inside] == heading[:, None])
    begin, length = np.nonzero(good)
    return np.stack([begin, begin + length], axis=1)


def _content(out: Floats, facts: Floats, sums: Doubles, first: Ints, last: Ints) -> None:
    counts = (sums[last + 1] - sums[first]).astype(np.float32)
    width = len(COLUMNS)
    words = np.maximum(counts[:, :1], 1)
    np.log1p(counts, out=out[:, :width])
    np.divide(counts[:, 2:], words, out=out[:, width : 2 * width - 2])
    out[:, AT_FEATURE["last:years"]] = facts[last, AT["years"]]
    out[:, AT_FEATURE["last:names"]] = facts[last, AT["initials"]] + facts[last, AT["pairs"]]
    out[:, AT_FEATURE["last:words"]] = np.log1p(facts[last, AT["words"]])
    out[:, AT_FEATURE["last:links"]] = facts[last, AT["links"]]


Cut = tuple[str, str, list[list[int]]]


def _cuts(blocks: Sequence[Block], looks: Sequence[str], levels: Sequence[int]) -> list[Cut]:
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
        level = levels[i]
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
    return [(kind, tag, units) for (kind, tag, _), units in groups.items() if len(units) > 1 or kind == "element"]
