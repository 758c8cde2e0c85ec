"""Who is who: the persons behind the names in publications.

Takes publications, from one page or thousands, gives one `Person` for each that can be told apart, with all
mentions and what each merge rests on. Consults nothing but the publications and the tables of names. The order of the
input does not matter to what comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pubparse.matchers.families import families_of
from pubparse.matchers.groups import Groups
from pubparse.matchers.mentions import Mentions, gather
from pubparse.matchers.people import join_full_names, join_owners, join_short_names
from pubparse.matchers.works import in_order
from pubparse.model import Name, Publication


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the preferred spelling, all spellings, where each name stands, and what the merges rest on."""

    name: str
    variants: tuple[str, ...]
    mentions: tuple[tuple[str, int], ...]
    """The id of each publication and the place in its list of authors, from 0."""
    evidence: tuple[str, ...] = ()
    """Why names and mentions were put together; `unverified` where the printed name alone speaks for it."""
    spelling: Name = field(default_factory=Name)
    """The preferred spelling in parts."""


def identify_authors(publications: Sequence[Publication], *, share: tuple[int, int] = (0, 1)) -> tuple[Person, ...]:
    """The persons that the publications name, sorted by name; each mention is of exactly one person.

    Two names in one list of authors are two people. A short name is a fuller one's only if something besides
    the names says so: an owner's page, co-authors in common, or that no other fuller name fits.
    `share`, such as `(0, 4)`: the persons of the first quarter of the families alone; the four quarters are all.
    Never raises on content.

    >>> ada, ann = Name(family="Li", given="Ada"), Name(family="Li", given="Ann")
    >>> short, eva = Name(family="Li", given="A."), Name(family="Roe", given="Eva")
    >>> lists = [(ada, eva), (ann,), (short, eva)]
    >>> papers = [Publication(id=f"p{number}", authors=names) for number, names in enumerate(lists)]
    >>> [(person.name, person.mentions) for person in identify_authors(papers)]
    [('Ada Li', (('p0', 0), ('p2', 0))), ('Ann Li', (('p1', 0),)), ('Eva Roe', (('p0', 1), ('p2', 1)))]
    """
    mentions = gather(in_order(publications))
    groups = Groups(mentions)
    join_owners(groups)
    families = families_of(groups, *share)
    join_full_names(groups, families)
    join_short_names(groups, families)
    people = (_person(groups, root) for root in groups.roots() if mentions.form(root).blocks[0] in families)
    return tuple(sorted((p for p in people if p.mentions), key=lambda p: (p.name.casefold(), p.name, p.mentions)))


def _person(groups: Groups, root: int) -> Person:
    """The person behind one group."""
    mentions = groups.mentions
    members = sorted(m for m in groups.members(root) if mentions.publication_of[m] >= 0)
    names = Counter(mentions.form_of[m] for m in members)
    if not names:
        return Person("", (), ())
    best = min(names, key=lambda form: _rank(mentions, form, names[form]))
    spelling = replace(mentions.forms[best].name, signs=(), roles=(), url="")
    variants = sorted({str(mentions.forms[form].name) for form in names})
    return Person(
        name=str(spelling),
        variants=tuple(variants),
        mentions=tuple(mentions.place(m) for m in members),
        evidence=_evidence(groups, root),
        spelling=spelling,
    )


def _rank(mentions: Mentions, form: int, count: int) -> tuple[object, ...]:
    """Sorts the fullest spelling first: written-out names, more of them, accents, then the most frequent."""
    its = mentions.forms[form]
    written = sum(len(text) for text, short in zip(its.given, its.shorts, strict=True) if not short)
    name = str(its.name)
    accents = sum(not letter.isascii() for letter in name)
    return (not its.full, name.isupper() or name.islower(), -len(its.given), -written, -accents, -count, name)


def _evidence(groups: Groups, root: int) -> tuple[str, ...]:
    """The reasons for a group: how many mentions rest on each."""
    mentions = groups.mentions
    said: dict[tuple[str, str], int] = {}
    for mention, why in groups.notes(root):
        key = (str(mentions.form(mention).name), why)
        said[key] = said.get(key, 0) + 1
    return tuple(
        f"{name}: {why}" + (f" ({count} mentions)" if count > 1 else "") for (name, why), count in sorted(said.items())
    )
