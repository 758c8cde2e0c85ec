"""Which pairs are worth comparing: those that share a key.

Takes keys for each item, gives pairs of indices, in number near-linear in the items. Consults nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pubparse.matchers.profiles import Profile
from pubparse.tables import matching

_FULL = 40
"""A block up to this size is compared wholly; in a larger one each item meets its neighbours in order alone."""
_WINDOW = 12


def candidate_pairs(
    keys: Sequence[Iterable[str]], order: Sequence[str], wanted: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The pairs of items that share a key, each once, smaller index first; one of the two must be wanted.

    `order` sorts the items of a block that is too large to be compared wholly.

    >>> sorted(candidate_pairs([["x"], ["y"], ["x", "y"]], ["a", "b", "c"], frozenset({0})))
    [(0, 2)]
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(keys):
        for key in item:
            blocks[key].append(index)
    every = len(wanted) == len(keys)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) < 2:
            continue
        if not every and wanted.isdisjoint(block):
            continue
        if len(block) <= _FULL:
            pairs.update(combinations(block, 2))
            continue
        block.sort(key=lambda i: (order[i], i))
        for at, i in enumerate(block):
            pairs.update((i, j) if i < j else (j, i) for j in block[at + 1 : at + 1 + _WINDOW])
    return iter(pairs) if every else (pair for pair in pairs if pair[0] in wanted or pair[1] in wanted)


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
    telling = {w for w in work.tokens if len(w) > 1 and w not in matching.STOP_WORDS}
    longest = sorted(telling, key=lambda w: (-len(w), w))[:_LONGEST]
    keys += [f"{x} {y}" if x < y else f"{y} {x}" for x, y in combinations(longest, 2)]
    first = [w for w in work.tokens if w in telling][:2]
    keys.append("^" + " ".join(first))
    if work.people:
        families = [family for family, _ in work.people[:_AUTHORS]]
        keys += [f"{family}+{word}" for family in families for word in longest[:2]]
        keys += [f"{x}&{y}" if x < y else f"{y}&{x}" for x, y in combinations(families, 2)]
    elif len(longest) < 2:
        keys += longest
    return list(dict.fromkeys(keys))


_LONGEST = 4
_AUTHORS = 3
