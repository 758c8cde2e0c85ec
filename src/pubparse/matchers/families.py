"""The mentions by family name, and the families dealt out so that several processes settle them at the same time.

Takes `Groups`; gives families: the mentions that may be one person. Consults nothing. Two families between which a
person may stand (a double name, the owner of a page) come into one share, so shares never have to be asked twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from pubparse.matchers.groups import Groups

Families = dict[str, list[int]]
"""Mentions by the key of a family name, in order; a double name has two keys."""


def families_of(groups: Groups, number: int = 0, count: int = 1) -> Families:
    """The families of one share of `count`; no person is in two.

    >>> from pubparse.matchers.mentions import gather
    >>> from pubparse.model import Name, Publication
    >>> names = [Name(family=family, given="Ada") for family in ("Roe", "Li", "Roe")]
    >>> groups = Groups(gather([Publication(authors=(name,)) for name in names]))
    >>> families_of(groups), families_of(groups, 0, 2), families_of(groups, 1, 2)
    ({'li': [1], 'ro': [0, 2]}, {'ro': [0, 2]}, {'li': [1]})
    """
    families: Families = defaultdict(list)
    for mention in range(len(groups.mentions.form_of)):
        for key in groups.mentions.form(mention).blocks:
            families[key].append(mention)
    shares = _dealt(families, _bundles(groups, families), count) if count > 1 else {}
    return {key: families[key] for key in sorted(families) if shares.get(key, 0) == number}


def _bundles(groups: Groups, families: Families) -> list[list[str]]:
    """The families that have to be settled together, the largest bundle first."""
    home = {key: key for key in families}

    def root(key: str) -> str:
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    for mention in range(len(groups.mentions.form_of)):
        first, *others = (*groups.mentions.form(groups.root(mention)).blocks, *groups.mentions.form(mention).blocks)
        for key in others:
            home[root(key)] = root(first)
    bundles: dict[str, list[str]] = defaultdict(list)
    for key in sorted(families):
        bundles[root(key)].append(key)
    return sorted(bundles.values(), key=lambda keys: (-_mentions(families, keys), keys))


def _dealt(families: Families, bundles: list[list[str]], count: int) -> dict[str, int]:
    """The share of each family: a bundle goes to the share that has the fewest mentions so far."""
    given: Counter[int] = Counter()
    shares: dict[str, int] = {}
    for keys in bundles:
        share = min(range(count), key=lambda number: (given[number], number))
        given[share] += _mentions(families, keys)
        shares.update(dict.fromkeys(keys, share))
    return shares


def _mentions(families: Families, keys: list[str]) -> int:
    """How many mentions some families have."""
    return sum(len(families[key]) for key in keys)
