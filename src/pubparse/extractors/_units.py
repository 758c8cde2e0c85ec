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

from pubparse.extractors._columns import AT_FEATURE, CUT_FACTS, ELEMENTS, FEATURES
from pubparse.extractors._evidence import AT, COLUMNS, evidence
from pubparse.extractors._looks import add_context, add_shape, heading_level, likeness
from pubparse.extractors._markup import Block
from pubparse.sequence import Floats

_LONGEST_RUN = 8
"""Lines that belong together without any element that says so: at most so many."""


@dataclass(frozen=True, slots=True)
class Units:
    """Candidate units of a page: first and last block of each, and their features (units x FEATURES)."""

    first: np.ndarray
    last: np.ndarray
    features: Floats
    cuts: tuple[tuple[tuple[int, int], ...], ...]
    """Every cut, as its units."""


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
    add_shape(features, blocks, facts, looks, first, last)
    _repetition(features, cuts, sums, _Roles(facts), spans)
    add_context(features, blocks, first)
    return Units(first, last, features, tuple(units for _, _, units in cuts))


def _content(out: Floats, facts: Floats, sums: np.ndarray, first: np.ndarray, last: np.ndarray) -> None:
    counts = sums[last + 1] - sums[first]
    width = len(COLUMNS)
    words = np.maximum(counts[:, :1], 1)
    out[:, :width] = np.log1p(counts)
    out[:, width : 2 * width - 2] = counts[:, 2:] / words
    out[:, AT_FEATURE["last:years"]] = facts[last, AT["years"]]
    out[:, AT_FEATURE["last:names"]] = facts[last, AT["initials"]] + facts[last, AT["pairs"]]
    out[:, AT_FEATURE["last:words"]] = np.log1p(facts[last, AT["words"]])
    out[:, AT_FEATURE["last:links"]] = facts[last, AT["links"]]


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
    return [
        (kind, tag, tuple((a, b) for a, b in units))
        for (kind, tag, _), units in groups.items()
        if len(units) > 1 or kind == "element"
    ]


_ROLES = (("title",), ("author",), ("container", "date", "volume", "pages", "publisher", "location"), ("link", "doi"))
_PRIME = np.uint64(1099511628211)


class _Roles:
    """What every block mostly is (title, authors, venue, links, anything else), and the same of stretches of blocks."""

    def __init__(self, facts: Floats) -> None:
        counts = np.stack([facts[:, [AT[f"tokens:{name}"] for name in names]].sum(axis=1) for names in _ROLES], axis=1)
        self.of = np.where(counts.max(axis=1) * 2 > facts[:, AT["tokens"]], counts.argmax(axis=1) + 1, 0)
        size = len(facts)
        self._powers = np.cumprod(np.full(size + 1, _PRIME, dtype=np.uint64))
        self._hashes = np.zeros(size + 1, dtype=np.uint64)
        np.cumsum((self.of + 7).astype(np.uint64) * self._powers[:size][::-1], out=self._hashes[1:])

    def pattern(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """A number for the roles of the blocks from `first` to `last`, the same for the same roles."""
        found: np.ndarray = (self._hashes[last + 1] - self._hashes[first]) * self._powers[first]
        return found


def _agreeing(values: np.ndarray) -> Floats:
    """Which of the values are the commonest one."""
    if len(values) == 1:
        return np.ones(1, dtype=np.float32)
    if values.dtype == np.uint64:
        _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    else:
        where, counts = values, np.bincount(values)
    found: Floats = (where == counts.argmax()).astype(np.float32)
    return found


def _repetition(
    out: Floats, cuts: Sequence[Cut], sums: np.ndarray, roles: _Roles, spans: dict[tuple[int, int], int]
) -> None:
    years, words, names = AT["years"], AT["words"], (AT["initials"], AT["pairs"])
    width = len(CUT_FACTS)
    for kind, tag, units in cuts:
        pairs = np.array(units)
        counts = sums[pairs[:, 1] + 1] - sums[pairs[:, 0]]
        w, y = counts[:, words], counts[:, years]
        named = counts[:, names].sum(axis=1) > 0
        titled = counts[:, AT["runs:title"]] == 1
        authored = counts[:, AT["runs:author"]] == 1
        contained = (counts[:, AT["runs:container"]] >= 1) & (counts[:, AT["runs:container"]] <= 2)
        good = (w >= 6) & (w <= 180) & (y >= 1) & (y <= 3)
        begins, ends = _agreeing(roles.of[pairs[:, 0]]), _agreeing(roles.of[pairs[:, 1]])
        fits = _agreeing(roles.pattern(pairs[:, 0], pairs[:, 1]))
        facts = (
            1.0, np.log(len(units)), good.mean(), (y == 1).mean(), named.mean(), np.log1p(w.mean()),
            w.std() / (w.mean() + 1),
            np.log1p((pairs[:, 1] - pairs[:, 0]).mean()),
            titled.mean(), authored.mean(), contained.mean(), begins.mean(), ends.mean(), fits.mean(), 0.0, 0.0, 0.0,
            (titled & (authored | contained)).mean(),
        )  # fmt: skip
        at = AT_FEATURE[f"{kind}:is"]
        rows = [spans[unit] for unit in units if unit in spans]
        if not rows:
            continue
        before = out[rows, at + 1] * (out[rows, at + 2] + out[rows, at + width - 1])
        better = np.array(rows)[(facts[1] * (facts[2] + facts[-1]) > before) | (out[rows, at] == 0)]
        out[better, at : at + width] = facts
        own = np.array([k for k, unit in enumerate(units) if unit in spans])[np.isin(rows, better)]
        out[better, at + width - 4 : at + width - 1] = np.stack([begins[own], ends[own], fits[own]], axis=1)
        if tag in ELEMENTS and kind == "element":
            out[rows, AT_FEATURE[f"tag:{tag}"]] = 1
