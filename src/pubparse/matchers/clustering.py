"""Clusters from pairs, without chaining: two clusters become one only if nothing in them contradicts.

Takes scored pairs and a way to ask about any further pair, gives clusters of indices. Consults nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

_ASKED = 6
"""So many members of each cluster are asked: a large cluster's members are alike."""


def cluster(
    count: int, pairs: Iterable[tuple[float, int, int]], ask: Callable[[int, int], float | None], enough: float
) -> list[list[int]]:
    """Clusters of `range(count)`: pairs are joined best first, if the members of their clusters agree on the whole.

    `ask` says of two items how likely they are one, or None: never. Two clusters are joined if none of their members
    says never and the mean is `enough`. The result depends on the items' indices for pairs of equal score alone, so
    a caller that numbers its items by what they are gets the same clusters whatever the order that they came in.

    >>> said = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.0, (2, 3): 0.7, (1, 3): None}
    >>> cluster(4, [(0.9, 0, 1), (0.8, 1, 2), (0.7, 2, 3)], lambda i, j: said.get((min(i, j), max(i, j)), 0.0), 0.3)
    [[0, 1, 2], [3]]
    """
    home = list(range(count))
    members = {i: [i] for i in range(count)}
    first = {i: [i] for i in range(count)}
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        a, b = home[i], home[j]
        if a == b:
            continue
        said = [ask(x, y) for x in first[a] for y in first[b]]
        likely = [score for score in said if score is not None]
        if len(likely) < len(said) or sum(likely) < enough * len(said):
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a  # only the fewer are moved: many joins of large clusters stay near-linear
        first[a] = sorted(first[a] + first.pop(b))[:_ASKED]
        for x in members[b]:
            home[x] = a
        members[a] += members.pop(b)
    return sorted(sorted(each) for each in members.values())
