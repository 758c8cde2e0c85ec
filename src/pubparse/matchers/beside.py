"""What the people beside two mentions say of their being one person, in numbers and in words.

Takes groups of mentions and whom they stand beside, gives weights and the evidence as it is told. Consults the table of
romanized names: initials with a Chinese family name tell little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pubparse.matchers.groups import Groups
from pubparse.matchers.mentions import Circle, is_frequent
from pubparse.tables.romanized import PINYIN

_FREQUENT = 0.6
_SYLLABLE = 0.35
_SYLLABLES = 0.7
"""What a co-author weighs of whose name initials and a frequent family name are known, or a Chinese one."""


@dataclass(slots=True)
class Vote:
    """What speaks for one full name.

    >>> vote = Vote(0.0, [])
    >>> vote.add(("okonkwo", "m"), 1.0)
    >>> vote.weight
    1.0
    """

    weight: float
    circles: list[Circle]
    weak: float = 0.0

    def add(self, circle: Circle, weight: float) -> None:
        """Count a shared key; any number of initials with a Chinese family name is not enough."""
        if weight == _SYLLABLE:
            weight = min(weight, _SYLLABLES - self.weak)
            self.weak += weight
        self.weight += weight
        self.circles.append(circle)


def circles_of(groups: Groups, root: int) -> dict[Circle, set[str]]:
    """Whom a group stands beside, each with the full first names that are printed."""
    found: dict[Circle, set[str]] = defaultdict(set)
    for mention in sorted(groups.members(root)):
        for circle, full in groups.mentions.circle(mention):
            found[circle].add(full)
    return found


def weight_of(circle: Circle, ours: set[str], theirs: set[str]) -> float:
    """What a shared key weighs: the same full name most, initials of a frequent family name least.

    >>> weight_of(("okonkwo", "m"), {"mira"}, {"mira"}), weight_of(("okonkwo", "m"), {"mira"}, {"maya"})
    (1.0, 0.0)
    """
    mine, yours = ours - {""}, theirs - {""}
    if mine & yours:
        return 1.0
    if mine and yours and "" not in ours and "" not in theirs:
        return 0.0
    return _SYLLABLE if circle[0] in PINYIN else _FREQUENT if is_frequent(circle) else 1.0


def shared_weight(ours: dict[Circle, set[str]], theirs: dict[Circle, set[str]]) -> float:
    """What speaks for two groups being one person: the sum over all whom both stand beside.

    >>> okonkwo, quist = ("okonkwo", "m"), ("quist", "b")
    >>> shared_weight({okonkwo: {""}, quist: {""}}, {okonkwo: {""}})
    1.0
    """
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    vote = Vote(0.0, [])
    for circle in sorted(ours):
        if circle in theirs:
            vote.add(circle, weight_of(circle, ours[circle], theirs[circle]))
    return vote.weight


def in_common(circles: Iterable[Circle]) -> str:
    """The evidence in words.

    >>> in_common([("okonkwo", "m"), ("page", "zhu.html")])
    'co-authors in common: M. Okonkwo; on one page'
    """
    names = sorted({f"{initial.upper()}. {family.title()}" for family, initial in circles if family != "page"})
    said = ["co-authors in common: " + ", ".join(names[:5])] if names else []
    return "; ".join(said + ["on one page" for family, _ in circles if family == "page"][:1])
