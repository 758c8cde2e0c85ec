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


def candidate_pairs(keys: Sequence[Iterable[str]], order: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of items that share a key, each once, smaller index first, in rising order.

    `order` sorts the items of a block that is too large to be compared wholly.

    >>> list(candidate_pairs([["x"], ["y"], ["x", "y"]], ["a", "b", "c"]))
    [(0, 2), (1, 2)]
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(keys):
        for key in set(item):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= _FULL:
            pairs.update(combinations(block, 2))
            continue
        block.sort(key=lambda i: (order[i], i))
        for at, i in enumerate(block):
            pairs.update((i, j) if i < j else (j, i) for j in block[at + 1 : at + 1 + _WINDOW])
    yield from sorted(pairs)


def work_keys(work: Profile) -> list[str]:
    """The keys of a publication: its ids, its title, and pairs of the title's longest words.

    >>> from pubparse.matchers.profiles import profile
    >>> from pubparse.model import Publication
    >>> work_keys(profile(Publication(title="Crawling the hidden Web", doi="10.1/x")))
    ['title:crawlingthehiddenweb', 'words:crawling hidden', 'words:crawling web', 'words:hidden web']
    """
    keys = [f"doi:{work.doi}"] if work.doi else []
    if work.arxiv:
        keys.append(f"arxiv:{work.arxiv}")
    keys += [f"url:{url}" for url in work.urls]
    if not work.letters:
        return keys
    keys.append(f"title:{work.letters}")
    telling = sorted(
        {w for w in work.tokens if w not in matching.STOP_WORDS and len(w) > 1}, key=lambda w: (-len(w), w)
    )
    if len(telling) == 1:
        keys.append(f"words:{telling[0]}")
    keys += [f"words:{' '.join(sorted(pair))}" for pair in combinations(telling[:4], 2)]
    return keys
