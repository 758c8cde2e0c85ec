"""Every place where a publication names a person, in the form in which people are told apart.

Takes publications, gives `Mentions`: flat lists with one place for each mention. Consults the tables of names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pubparse.matchers.name_parts import NameWords, name_words
from pubparse.matchers.name_words import Likeness, abbreviates, compare_words, sound
from pubparse.matchers.names import compare_parts
from pubparse.model import Name, Publication
from pubparse.tables.romanized import PINYIN

_CHANCE = 0.5
"""A name of which so many bearers are to be expected by chance, besides the one, tells little."""

Circle = tuple[str, str]
"""Whom a mention stands beside: the key of a co-author (family name, initial), or of a page."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it is printed somewhere, with what is asked of it often."""

    name: Name
    words: NameWords
    blocks: tuple[str, ...]
    """Keys of the family name: forms that share none are not compared."""
    given: tuple[str, ...]
    shorts: tuple[bool, ...]
    letters: str
    """Given and family name without anything between: equal for one name with other hyphens, spaces, accents."""
    circle: Circle
    full: bool
    """Whether the first given name is written out."""
    common: bool
    """Whether so many people have this name, anywhere, that the name alone says nothing."""


@dataclass(slots=True)
class Mentions:
    """All mentions, each with its publication and its place there; -1 is the owner of a page, who stands in no list."""

    publications: Sequence[Publication]
    forms: list[Form] = field(default_factory=list)
    form_of: list[int] = field(default_factory=list)
    publication_of: list[int] = field(default_factory=list)
    position_of: list[int] = field(default_factory=list)
    mentions_in: list[list[int]] = field(default_factory=list)
    """For each publication its mentions, in order."""
    owners: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    """For each page with an owner: the owner's own mention, then those in the lists that are the owner's."""
    _verdicts: dict[tuple[int, int], bool] = field(default_factory=dict)
    _families: Counter[str] = field(default_factory=Counter)
    _givens: Counter[str] = field(default_factory=Counter)

    def form(self, mention: int) -> Form:
        """The form of a mention."""
        return self.forms[self.form_of[mention]]

    def place(self, mention: int) -> tuple[str, int]:
        """The id of the publication and the place in its list of authors."""
        return self.publications[self.publication_of[mention]].id, self.position_of[mention]

    def compatible(self, a: int, b: int) -> bool:
        """Whether two forms, by their numbers, can be one person's names; asked once for each pair."""
        if a == b:
            return True
        key = (a, b) if a < b else (b, a)
        known = self._verdicts.get(key)
        if known is None:
            known = self._verdicts[key] = _compatible(self.forms[key[0]], self.forms[key[1]])
        return known

    def is_common(self, form: Form) -> bool:
        """Whether two people here may well have this name: it is common anywhere, or to be expected so often here.

        The more names there are, the more often chance gives one given name and one family name to two people.
        """
        if form.common:
            return True
        if not self._families:
            for letters in sorted({form.letters for form in self.forms if form.full}):
                given, _, family = letters.partition(" ")
                self._givens[given] += 1
                self._families[family] += 1
        given, _, family = form.letters.partition(" ")
        expected = (self._givens[given] - 1) * (self._families[family] - 1) / max(1, self._families.total())
        return expected >= _CHANCE

    def circle(self, mention: int) -> list[tuple[Circle, str]]:
        """Whom a mention stands beside, each with the full first name if it is printed; and its page."""
        at = self.publication_of[mention]
        if at < 0:
            return []
        found = []
        for other in self.mentions_in[at]:
            form = self.form(other)
            if other != mention:
                found.append((form.circle, form.given[0] if form.full and form.given else ""))
        page = page_of(self.publications[at])
        if page:
            found.append((("page", " ".join(page)), "page"))
        return found


def page_of(publication: Publication) -> tuple[str, str] | None:
    """The page that a publication stands on, if it is the list of one person.

    >>> page_of(Publication(owner="Ada Li")) is None
    True
    """
    if not publication.owner or not publication.places:
        return None
    return publication.places[0].source, publication.owner


def gather(publications: Sequence[Publication]) -> Mentions:
    """All mentions in publications that are already in a fixed order.

    >>> found = gather([Publication(authors=(Name(family="Li", given="Ada"), Name(literal="The Team")))])
    >>> [form.circle for form in found.forms]
    [('li', 'a'), ('the team', '')]
    """
    found = Mentions(publications)
    numbers: dict[tuple[str, ...], int] = {}
    pages: dict[tuple[str, str], list[int]] = defaultdict(list)

    def number(name: Name) -> int:
        key = (name.given, name.particle, name.family, name.suffix, name.literal)
        if key not in numbers:
            numbers[key] = len(found.forms)
            found.forms.append(make_form(name))
        return numbers[key]

    def add(form: int, publication: int, position: int) -> int:
        found.form_of.append(form)
        found.publication_of.append(publication)
        found.position_of.append(position)
        return len(found.form_of) - 1

    for at, publication in enumerate(publications):
        found.mentions_in.append([add(number(name), at, position) for position, name in enumerate(publication.authors)])
        page = page_of(publication)
        if page:
            pages[page].append(at)
    for page in sorted(pages):
        owner = number(Name(literal=page[1]))
        theirs = [_owner_in(found, at, owner) for at in pages[page]]
        found.owners[page] = [add(owner, -1, -1), *(mention for mention in theirs if mention is not None)]
    return found


def make_form(name: Name) -> Form:
    """What is asked of a name.

    >>> form = make_form(Name(family="González Bedia", given="M."))
    >>> form.blocks, form.full, form.circle
    (('beda', 'gonzalez'), False, ('bedia', 'm'))
    """
    words = name_words(name)
    family = [w.text for w in words.words if w.family and not w.particle]
    given = [w for w in words.words if not w.family and not w.particle]
    if words.corporate or not family:
        return Form(name, words, (words.literal,), (), (), words.literal, (words.literal, ""), True, False)
    blocks = tuple(sorted({sound(family[0]), sound(family[-1])}))
    texts = tuple(w.text for w in given)
    return Form(
        name=name,
        words=words,
        blocks=blocks,
        given=texts,
        shorts=tuple(w.short for w in given),
        letters="".join(texts) + " " + "".join(family) + words.suffix,
        circle=(family[-1], texts[0][0] if texts else ""),
        full=bool(given) and not given[0].short,
        common=_is_monosyllabic(texts, family),
    )


def _is_monosyllabic(given: Sequence[str], family: Sequence[str]) -> bool:
    """Whether a name is two Chinese syllables, as the names of thousands are: Wei Wang."""
    return len(family) == len(given) == 1 and family[0] in PINYIN and given[0] in PINYIN


def _owner_in(found: Mentions, publication: int, owner: int) -> int | None:
    """The mention of a page's owner in one list, if there is exactly one that it can be."""
    theirs = [m for m in found.mentions_in[publication] if found.compatible(found.form_of[m], owner)]
    if len(theirs) > 1:
        theirs = [m for m in theirs if found.form(m).letters == found.forms[owner].letters]
    return theirs[0] if len(theirs) == 1 else None


def _compatible(a: Form, b: Form) -> bool:
    """Whether two names can be one person's; the frequent case, initials of one family name, without alignment."""
    if a.circle[0] == b.circle[0] and a.blocks == b.blocks and a.words.suffix == b.words.suffix and a.given and b.given:
        for x, y, short_x, short_y in zip(a.given, b.given, a.shorts, b.shorts, strict=False):
            if not (x == y or ((short_x or short_y) and (abbreviates(x, y) or abbreviates(y, x)))):
                break
        else:
            return True
        x, y = a.given[0], b.given[0]
        if len(a.given) == len(b.given) == 1 and not any((*a.shorts, *b.shorts)):
            return compare_words(x, y) is not Likeness.OTHER
    return compare_parts(a.words, b.words).verdict != "different"
