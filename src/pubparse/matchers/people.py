"""What makes two mentions one person: the page's owner, the full name, the people that they stand beside.

Takes `Groups`, joins what evidence joins. Three steps, the surest first; each works block by block (a block is a family
name), with indices in place of pairs, so that the work grows with the mentions and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pubparse.matchers.beside import Vote, circles_of, in_common, shared_weight, weight_of
from pubparse.matchers.families import Families
from pubparse.matchers.groups import Groups
from pubparse.matchers.mentions import Circle, Form, is_frequent, is_rare_family
from pubparse.matchers.name_words import sound
from pubparse.matchers.names import compare_parts
from pubparse.tables.nicknames import NICKNAMES

_ENOUGH = 0.75
"""What must speak for two groups being one person; a co-author whose name is rare is 1."""
_MARGIN = 0.5
"""By so much more must speak for one person than for the next."""
_TOPIC = 1.3
_TOPIC_MOST = 0.65
"""What the same subject adds: so much times the cosine of the words, at most so much. It never speaks alone."""
_CLOSE = 3
"""So many full names are compared by subject."""
_ROUNDS = 4
"""So often a joined name may tell more of those that stand beside it."""
_CANDIDATES = 50
"""So many full names are compared with one another for a shared given name."""
_BESIDE = 20
"""Whom more of one family stand beside tells none of them."""


def join_owners(groups: Groups) -> None:
    """The names on a page that can only be its owner's are the owner's; a link is the mark of one person."""
    mentions = groups.mentions
    for page, (first, *theirs) in mentions.owners.items():
        for mention in theirs:
            groups.join(first, mention, f"the owner of the page ({page})")
    links: dict[str, int] = {}
    for at, publication in enumerate(mentions.publications):
        for position, name in enumerate(publication.authors):
            if name.url:
                mention = mentions.mentions_in[at][position]
                groups.join(links.setdefault(name.url.rstrip("/"), mention), mention, f"linked to {name.url}")


def join_full_names(groups: Groups, families: Families) -> None:
    """Mentions with one full name are one person, unless the name is common; then other spellings of it."""
    blocks = [[m for m in block if groups.mentions.form(m).full] for block in families.values()]
    for block in blocks:
        classes: dict[str, list[int]] = defaultdict(list)
        for mention in block:
            classes[groups.mentions.form(mention).letters].append(mention)
        for its in classes.values():
            _join_class(groups, its)
    for block in blocks:
        _join_spellings(groups, block)


def _join_class(groups: Groups, its: Sequence[int]) -> None:
    """Mentions with the same letters in given and family name."""
    mentions = groups.mentions
    lists = [mentions.publication_of[m] for m in its if mentions.publication_of[m] >= 0]
    if not mentions.is_common(mentions.form(its[0])) and len(set(lists)) == len(lists):
        for mention in its[1:]:
            groups.join(its[0], mention, "the same full name; unverified")
        return
    beside: dict[tuple[Circle, str], int] = {}
    for mention in its:
        for circle, full in mentions.circle(mention):
            if full or not is_frequent(circle):
                first = beside.setdefault((circle, full), mention)
                if first != mention:
                    groups.join(first, mention, in_common([circle]))


def _join_spellings(groups: Groups, block: Sequence[int]) -> None:
    """Full names of one family that are compatible: by the people beside them, or if no other name fits."""
    mentions = groups.mentions
    by_root: dict[int, None] = dict.fromkeys(groups.root(m) for m in block)
    if len(by_root) < 2:
        return
    buckets: dict[str, list[int]] = defaultdict(list)
    for root in by_root:
        for key in sorted({key for form in groups.forms(root) for key in _given_keys(mentions.forms[form])}):
            buckets[key].append(root)
    pairs: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        for at, a in enumerate(bucket):
            pairs.update((a, b) if a < b else (b, a) for b in bucket[at + 1 : at + _CANDIDATES])
    fitting = [(a, b) for a, b in sorted(pairs) if a != b and groups.fits(a, b)]
    rivals: dict[int, list[int]] = defaultdict(list)
    for a, b in fitting:
        rivals[a].append(b)
        rivals[b].append(a)
    around = {root: circles_of(groups, root) for root in {r for pair in fitting for r in pair}}
    ranked = sorted((-shared_weight(around[a], around[b]), a, b) for a, b in fitting)
    for weight, a, b in ranked:
        if weight <= -_ENOUGH:
            shared = [c for c in around[a] if c in around[b]]
            groups.join(a, b, in_common(shared))
        elif _alone_fits(groups, a, b, rivals):
            groups.join(a, b, "no other name fits; unverified")


def _alone_fits(groups: Groups, a: int, b: int, rivals: dict[int, list[int]]) -> bool:
    """Whether two full names are so near that they need no other evidence: spelling, or a middle name left out."""
    mentions = groups.mentions
    one, two = (mentions.forms[min(groups.forms(r))] for r in (a, b))
    if mentions.is_common(one) or mentions.is_common(two) or not one.given or not two.given:
        return False
    if compare_parts(one.words, two.words).verdict == "same":
        return True
    if one.given[0] != two.given[0] or one.circle[0] != two.circle[0] or is_frequent(one.circle):
        return False
    others = [*(r for r in rivals[a] if r != b), *(r for r in rivals[b] if r != a)]
    return all(groups.fits(other, a) and groups.fits(other, b) for other in others)


def _given_keys(form: Form) -> set[str]:
    """Keys that the first names of compatible full names share."""
    keys = set()
    for text, short in zip(form.given, form.shorts, strict=True):
        if not short:
            keys |= {sound(text)[:3], *(f"#{number}" for number in NICKNAMES.get(text, ()))}
    joined = "".join(text for text, short in zip(form.given, form.shorts, strict=True) if not short)
    return keys | {sound(joined)[:3]} if joined else keys


def join_short_names(groups: Groups, families: Families) -> None:
    """Names with initials: to the one full name whose circle they share, else to one another, else to the only one."""
    for block in families.values():
        everyone = _Block(groups, block)
        unfinished = everyone.attach_all()
        if everyone.tie() or unfinished:
            everyone.attach_all()
        everyone.settle()


class _Block:
    """The names of one family, for finding who the short ones are."""

    def __init__(self, groups: Groups, block: Sequence[int]) -> None:
        """Sort the mentions into named persons and short names."""
        self.groups = groups
        self.block = block
        self.mentions = groups.mentions
        self._circles: dict[tuple[int, int], dict[Circle, set[str]]] = {}

    def _around(self, root: int) -> dict[Circle, set[str]]:
        """Whom a group stands beside; found anew when it has grown."""
        key = root, len(self.groups.members(root))
        if key not in self._circles:
            self._circles[key] = circles_of(self.groups, root)
        return self._circles[key]

    def _named(self) -> dict[int, None]:
        """The groups that have a full name."""
        forms = self.mentions.forms
        roots = dict.fromkeys(self.groups.root(m) for m in self.block)
        return {r: None for r in roots if any(forms[f].full for f in self.groups.forms(r))}

    def _short(self, named: dict[int, None]) -> list[int]:
        """The groups that have none."""
        return [r for r in dict.fromkeys(self.groups.root(m) for m in self.block) if r not in named]

    def attach_all(self) -> bool:
        """Attach as long as a joined name may tell more of others, but so often at most; whether there may be more."""
        return all(self.attach() for _ in range(_ROUNDS))

    def attach(self) -> bool:
        """Join each short name to the full name that its circle speaks for; whether any was joined."""
        named = self._named()
        short = self._short(named) if named else []
        if not short:
            return False
        index: dict[Circle, dict[int, set[str]]] = defaultdict(dict)
        for root in named:
            for circle, fulls in self._around(root).items():
                index[circle][root] = fulls
        chosen = [(root, *best) for root in short if (best := self._best(root, index))]
        joined = [self.groups.join(winner, root, in_common(circles)) for root, winner, circles in chosen]
        return any(joined)

    def _best(self, root: int, index: dict[Circle, dict[int, set[str]]]) -> tuple[int, list[Circle]] | None:
        """The full name that most speaks for, if nothing speaks as loudly for another."""
        votes: dict[int, Vote] = {}
        for circle, fulls in self._around(root).items():
            beside = index.get(circle, {})
            if len(beside) > _BESIDE:
                continue
            weights = {
                other: weight
                for other, theirs in beside.items()
                if (weight := weight_of(circle, fulls, theirs)) and self.groups.fits(other, root)
            }
            if len(weights) > 1 and not self._alike(weights):
                continue
            for other, weight in weights.items():
                vote = votes.setdefault(other, Vote(0.0, []))
                vote.add(circle, weight)
        if not votes:
            return None
        ranked = sorted(votes, key=lambda other: (-votes[other].weight, other))
        first = ranked[0]
        for other in ranked[:_CLOSE]:
            votes[other].weight += self._topic(root, other)
        ranked = sorted(ranked[:_CLOSE], key=lambda other: (-votes[other].weight, other))
        first = ranked[0]
        if votes[first].weight < _ENOUGH:
            return None
        if len(ranked) > 1 and votes[ranked[1]].weight > votes[first].weight - _MARGIN:
            return None
        return first, votes[first].circles

    def _topic(self, a: int, b: int) -> float:
        """What the subjects of two groups' works add to what the people beside them say."""
        publications = self.groups.publications_of(a), self.groups.publications_of(b)
        return min(_TOPIC * self.groups.topics.alike(*publications), _TOPIC_MOST)

    def _alike(self, roots: Iterable[int]) -> bool:
        """Whether some groups may all be one person."""
        every = list(roots)
        return all(self.groups.fits(a, b) for i, a in enumerate(every) for b in every[i + 1 :])

    def tie(self) -> bool:
        """Join short names that share someone beside them, whom no full name has; whether any was joined."""
        named = self._named()
        short = self._short(named)
        if len(short) < 2:
            return False
        taken = {circle for root in named for circle in self._around(root)}
        beside: dict[tuple[Circle, str], list[int]] = defaultdict(list)
        for root in short:
            initial = self.mentions.form(root).circle[1]
            for circle, fulls in self._around(root).items():
                if circle not in taken and (not is_frequent(circle) or any(fulls)):
                    beside[circle, initial].append(root)
        joined = [
            self.groups.join(roots[0], root, in_common([circle]))
            for (circle, _), roots in sorted(beside.items())
            for root in roots[1:]
            if self.groups.root(root) != self.groups.root(roots[0])
        ]
        return any(joined)

    def settle(self) -> None:
        """Join short names to the only full name that fits them, or, where all names agree, with one another."""
        named = list(self._named())
        short = self._short(dict.fromkeys(named))
        if len(named) + len(short) > _CANDIDATES:
            return
        family = {root: self.mentions.form(root).circle for root in (*named, *short)}
        for root in short:
            fitting = [other for other in named if self.groups.fits(other, root)]
            if not any(self._near(other, root) for other in fitting):
                continue  # in all the world there are more of that name than in two sources
            alone = len(fitting) == 1 and family[fitting[0]][0] == family[root][0]
            if alone and is_rare_family(family[root][0]):
                self.groups.join(fitting[0], root, "the only full name that fits; unverified")
        left: dict[Circle, list[int]] = defaultdict(list)
        for root in dict.fromkeys(self.groups.root(m) for m in self.block):
            left[family[root]].append(root)
        for circle, roots in left.items():
            if len(roots) > 1 and is_rare_family(circle[0]) and self._alike(roots):
                for at, root in enumerate(roots):
                    near = next((other for other in roots[:at] if self._near(other, root)), None)
                    if near is not None:
                        self.groups.join(near, root, "the only one of that name; unverified")

    def _near(self, a: int, b: int) -> bool:
        """Whether two groups stand in one source."""
        sources = self.mentions.source_of
        one, two = ({sources[at] for at in self.groups.publications_of(root)} for root in (a, b))
        return not one.isdisjoint(two)
