"""Which pairs are worth comparing: those that share a key.

Takes keys for each item, gives pairs of indices, in number near-linear in the items. Consults nothing.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pubparse.matchers.profiles import Profile
from pubparse.tables import matching

_FULL = 40
"""A block up to this size is compared wholly; in a larger one each item meets its neighbours in order alone."""
_WINDOW = 12
_STRETCH = 1 << 17
"""So many pairs are handed over at once."""

Indices = NDArray[np.int64]


def candidate_pairs(
    keys: Iterable[Iterable[str]], order: Sequence[str], wanted: Collection[int] | None = None
) -> Iterator[tuple[Indices, Indices]]:
    """The pairs of items that share a key, each once and in order, the smaller index first; in stretches of arrays.

    One of the two must be `wanted`, if that is given. `order` sorts the items of a block that is too large to be
    compared wholly.

    >>> [(i.tolist(), j.tolist()) for i, j in candidate_pairs([["x"], ["y"], ["x", "y"]], ["a", "b", "c"], {0})]
    [([0], [2])]
    """
    count = len(order)
    is_wanted = np.full(count, wanted is None)
    is_wanted[list(wanted or ())] = True
    # a pair is one number: millions of tuples would need gigabytes; in a list of like works all keys give the same
    found = [np.unique(i * count + j) for i, j in (_either(*pair, is_wanted) for pair in _pairs(*_blocks(keys), order))]
    codes = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    del found
    for start in range(0, len(codes), _STRETCH):
        yield np.divmod(codes[start : start + _STRETCH], count)


def _either(i: Indices, j: Indices, is_wanted: NDArray[np.bool_]) -> tuple[Indices, Indices]:
    """The pairs of which one is wanted, the smaller index first."""
    chosen = is_wanted[i] | is_wanted[j]
    i, j = i[chosen], j[chosen]
    return np.minimum(i, j), np.maximum(i, j)


def _blocks(keys: Iterable[Iterable[str]]) -> tuple[Indices, Indices]:
    """The items that share a key with others, one key's behind the other's, and how many each key has.

    >>> items, sizes = _blocks([["x"], ["y"], ["x", "z"]])
    >>> items.tolist(), sizes.tolist()
    ([0, 2], [2])
    """
    # Keys are many, so only their hashes are kept; were two ever the same, a few pairs more would be compared.
    hashed, counts = array("q"), array("q")
    for each in keys:
        before = len(hashed)
        hashed.extend(map(hash, each))
        counts.append(len(hashed) - before)
    item = np.repeat(np.arange(len(counts)), np.asarray(counts))
    _, key, sizes = np.unique(np.asarray(hashed), return_inverse=True, return_counts=True)
    shared = sizes[key] > 1
    key, item = key[shared], item[shared]
    return item[np.argsort(key, kind="stable")], sizes[sizes > 1]


def _pairs(items: Indices, sizes: Indices, order: Sequence[str]) -> Iterator[tuple[Indices, Indices]]:
    """The pairs within each block, or of neighbours in order in a large one; a pair comes once a block."""
    starts = np.cumsum(sizes) - sizes
    for size in np.unique(sizes[sizes <= _FULL]):
        block = items[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        yield block[:, left].ravel(), block[:, right].ravel()
    large = np.repeat(sizes > _FULL, sizes)
    if large.any():
        rank = np.empty(len(order), np.int64)
        rank[sorted(range(len(order)), key=lambda i: (order[i], i))] = np.arange(len(order))
        items, block = items[large], np.repeat(np.arange(len(sizes)), sizes)[large]
        items = items[np.lexsort((rank[items], block))]
        for gap in range(1, _WINDOW + 1):
            near = block[:-gap] == block[gap:]
            yield items[:-gap][near], items[gap:][near]


def work_keys(work: Profile) -> list[str]:
    """The keys of a publication: its ids, its title, and pairs of its title's longest words and its authors.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Publication
    >>> work_keys(profile(Publication(title="The hidden Web", arxiv="2305.05920")))
    ['arxiv:2305.05920', 'title:thehiddenweb', 'hidden web', '^hidden web']
    """
    keys = [f"doi:{work.doi}"] if work.doi else []
    if work.arxiv:
        keys.append(f"arxiv:{work.arxiv}")
    keys += [f"url:{url}" for url in sorted(work.urls)]
    if not work.letters:
        return keys
    keys.append(f"title:{work.letters}")
    telling = [w for w in work.tokens if len(w) > 1 and w not in matching.STOP_WORDS]
    longest = sorted(sorted(set(telling)), key=len, reverse=True)[:_LONGEST]
    keys += [f"{x} {y}" if x < y else f"{y} {x}" for x, y in combinations(longest, 2)]
    keys.append("^" + " ".join(telling[:2]))
    if work.people:
        families = [family for family, _ in work.people[:_AUTHORS]]
        keys += [f"{family}+{word}" for family in families for word in longest[:2]]
        keys += [f"{x}&{y}" if x < y else f"{y}&{x}" for x, y in combinations(families, 2)]
    elif len(longest) < 2:
        keys += longest
    return list(dict.fromkeys(keys))


_LONGEST = 4
_AUTHORS = 3
