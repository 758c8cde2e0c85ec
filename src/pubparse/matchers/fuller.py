"""The fuller spelling of each name in a list, as another list of the same work prints it.

Takes lists of authors of one work, gives the first with each name as full as any of them has it. A name is taken whole
or not at all: none comes out that stood in no list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pubparse.matchers.folding import words
from pubparse.model import Name


def fullest(names: Sequence[Name], lists: Iterable[Sequence[Name]]) -> tuple[Name, ...]:
    """The names, each in the fullest spelling that the lists have of it; marks and links beside it are kept.

    Another spelling is taken if it says all that the first says and more, and if no third contradicts it. A family
    name that one list has twice tells nobody from anybody there.

    >>> short, full = Name(family="Petrova", given="M."), Name(family="Petrova", given="Maria")
    >>> eva = Name(family="Roe", given="Eva")
    >>> [str(name) for name in fullest([short, eva], [[full]])]
    ['Maria Petrova', 'Eva Roe']
    >>> [str(name) for name in fullest([short], [[full], [Name(family="Petrova", given="Mila")]])]
    ['M. Petrova']
    """
    others: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for each in lists:
        for family, name in _told_apart(each).items():
            others[family].append(name)
    ours = _told_apart(names)
    return tuple(_fuller(name, others[family]) if ours.get(family := _family(name)) is name else name for name in names)


def _family(name: Name) -> tuple[str, ...]:
    """What of a name is the same in a short and a full spelling."""
    return words(f"{name.particle} {name.family}")


def _told_apart(names: Sequence[Name]) -> dict[tuple[str, ...], Name]:
    """The names by family name, without those whose family name stands there twice, or not at all."""
    keys = [_family(name) for name in names]
    counts = Counter(keys)
    return {key: name for key, name in zip(keys, names, strict=True) if key and counts[key] == 1}


def _fuller(name: Name, others: Iterable[Name]) -> Name:
    """The fullest of the spellings that hold all of this one, with its marks; the same one if there is none."""
    fuller = [
        other for other in others if other.given != name.given and _holds(other, name) and not _holds(name, other)
    ]
    if not fuller:
        return name
    best = max(fuller, key=lambda other: [len(word) for word in words(other.given)])
    if not all(_agree(best, other) for other in fuller):
        return name
    marked = name if name.signs or name.roles else best
    return replace(best, signs=marked.signs, roles=marked.roles, url=name.url or best.url)


def _holds(full: Name, short: Name) -> bool:
    """Whether a name says all that another says: each word, or what its initial stands for, and every accent."""
    if short.suffix not in ("", full.suffix):
        return False
    if not short.family.isascii() and short.family.casefold() != full.family.casefold():
        return False
    more, less = words(full.given), words(short.given)
    told = zip(less, more, strict=False)
    return len(more) >= len(less) and all(_abbreviates(word, other) for word, other in told)


def _agree(one: Name, other: Name) -> bool:
    """Whether two given names, word for word, may be one person's."""
    pairs = zip(words(one.given), words(other.given), strict=False)
    return all(_abbreviates(a, b) or _abbreviates(b, a) for a, b in pairs)


def _abbreviates(short: str, full: str) -> bool:
    """Whether a word is the other or its initial."""
    return short == full or (len(short) == 1 and full.startswith(short))
