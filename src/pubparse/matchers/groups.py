"""Mentions put together as persons, one join at a time, never against what cannot be.

Takes `Mentions`; a join of two groups is refused if they stand in one list of authors or if two of their names
contradict. Consults nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from pubparse.matchers.mentions import Mentions
from pubparse.matchers.topics import Topics

_MANY_FORMS = 40
"""A group with more spellings than this is compared by the first of them alone."""


class Groups:
    """A partition of the mentions that only grows coarser."""

    def __init__(self, mentions: Mentions) -> None:
        """Start with each mention alone."""
        self.mentions = mentions
        self.topics = Topics(mentions.publications)
        self._home = list(range(len(mentions.form_of)))
        self._members: dict[int, list[int]] = {}
        self._forms: dict[int, set[int]] = {}
        self._publications: dict[int, set[int]] = {}
        self._notes: dict[int, list[tuple[int, str]]] = {}

    def root(self, mention: int) -> int:
        """The group of a mention, as a number that stays the same until the group is joined to another."""
        home = self._home
        while home[mention] != mention:
            home[mention] = home[home[mention]]
            mention = home[mention]
        return mention

    def members(self, root: int) -> list[int]:
        """The mentions of a group, in no order."""
        return self._members.get(root) or [root]

    def forms(self, root: int) -> set[int]:
        """The forms of a group's names."""
        return self._forms.get(root) or {self.mentions.form_of[root]}

    def notes(self, root: int) -> list[tuple[int, str]]:
        """Why the group was put together: a mention, and what tied it to the others."""
        return self._notes.get(root, [])

    def roots(self) -> list[int]:
        """All groups, by their first mention."""
        return [mention for mention in range(len(self._home)) if self._home[mention] == mention]

    def fits(self, a: int, b: int) -> bool:
        """Whether two groups, by their roots, may be one person: no shared list of authors, no contrary names."""
        apart = self._apart(a, b)
        return not apart and self.named_alike(self.forms(a), self.forms(b))

    def named_alike(self, some: Iterable[int], others: Iterable[int]) -> bool:
        """Whether no two names of these contradict."""
        some, others = list(some), list(others)
        if len(some) > _MANY_FORMS or len(others) > _MANY_FORMS:
            some, others = sorted(some)[:_MANY_FORMS], sorted(others)[:_MANY_FORMS]
        compatible = self.mentions.compatible
        return all(compatible(x, y) for x in some for y in others)

    def join(self, a: int, b: int, why: str = "") -> bool:
        """Make the groups of two mentions one, if they fit; `why` is noted for the second."""
        noted = b
        a, b = self.root(a), self.root(b)
        if a == b:
            return False
        if not self.fits(a, b):
            return False
        a, b = (a, b) if a < b else (b, a)
        members, more = self.members(a), self.members(b)
        if len(members) < len(more):
            members, more = more, members
        members = list(members) if a not in self._members and b not in self._members else members
        members.extend(more)
        forms = self.forms(a) | self.forms(b)
        publications = self.publications_of(a), self.publications_of(b)
        large, small = sorted(publications, key=len, reverse=True)
        large |= small
        notes = [*self.notes(a), *self.notes(b)] if b in self._notes else self._notes.get(a, [])
        if why:
            notes.append((noted, why))
        for store in (self._members, self._forms, self._publications, self._notes):
            store.pop(b, None)
        self._members[a], self._forms[a], self._publications[a], self._notes[a] = members, forms, large, notes
        self._home[b] = a
        return True

    def publications_of(self, root: int) -> set[int]:
        """The publications that name someone of a group."""
        known = self._publications.get(root)
        if known is not None:
            return known
        at = self.mentions.publication_of[root]
        return {at} if at >= 0 else set()

    def _apart(self, a: int, b: int) -> bool:
        """Whether one list of authors names both."""
        return not self.publications_of(a).isdisjoint(self.publications_of(b))
