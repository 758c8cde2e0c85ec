"""Every place where a publication names a person, in the form in which people are told apart.

Takes publications, gives `Mentions`: flat lists with one place for each mention. Consults the tables of names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pubparse.matchers.name_parts import NameWords, name_words
from pubparse.matchers.name_words import Likeness, abbreviates, compare_words, is_pinyin, sound
from pubparse.matchers.names import compare_parts
from pubparse.model import Name, Publication
from pubparse.tables.common_names import COMMON_FAMILIES
from pubparse.tables.romanized import PINYIN

_LONG_FAMILY = 4
_LISTS = 3
_MOST = 0.6
_SPELLINGS = 12
"""Whose name, in a few spellings that agree, is in such a share of at least so many lists has made the page."""
_FOLDERS = 2
"""So many folders up is the list whose entries are files: `publications/<work>/index.md`."""
_FILE = re.compile(r"[/\\]?[^/\\]*$")
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
    family: tuple[str, ...]
    letters: str
    """Given and family name without anything between: equal for one name with other hyphens, spaces, accents."""
    circle: Circle
    full: bool
    """Whether the first given name is written out."""
    beside: tuple[Circle, str]
    """What those that stand beside the name know of it: its circle, and the first name if that is written out."""
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
    source_of: list[str] = field(default_factory=list)
    """For each publication the source that it stands in; the folder, where files hold one publication each."""
    page_of: list[str] = field(default_factory=list)
    """For each publication the page that it stands on, if that is the list of one person."""
    owners: dict[str, list[int]] = field(default_factory=dict)
    """For each such page: the owner's own mention, then those in the lists that are the owner's."""
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
        forms, form_of = self.forms, self.form_of
        found = [forms[form_of[other]].beside for other in self.mentions_in[at] if other != mention]
        if self.page_of[at]:
            found.append((("page", self.page_of[at]), "page"))
        return found


def gather(publications: Sequence[Publication]) -> Mentions:
    """All mentions in publications that are already in a fixed order.

    >>> found = gather([Publication(authors=(Name(family="Li", given="Ada"), Name(literal="The Team")))])
    >>> [form.circle for form in found.forms]
    [('li', 'a'), ('the team', '')]
    """
    found = Mentions(publications, source_of=_sources(publications))
    numbers: dict[tuple[str, ...], int] = {}
    sources: dict[tuple[str, str], list[int]] = defaultdict(list)

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
        theirs = [add(number(name), at, position) for position, name in enumerate(publication.authors)]
        found.mentions_in.append(theirs)
        found.page_of.append("")
        if publication.places:
            sources[found.source_of[at], publication.owner].append(at)
    for (source, owner), at_page in sorted(sources.items()):
        form = number(Name(literal=owner)) if owner else _main_author(found, at_page)
        if form is None:
            continue
        page = f"{found.forms[form].name}, {source}"
        for at in at_page:
            found.page_of[at] = page
        own = (_owner_in(found, at, form) for at in at_page)
        found.owners[page] = [add(form, -1, -1), *(mention for mention in own if mention is not None)]
    return found


def _sources(publications: Sequence[Publication]) -> list[str]:
    """The source of each publication; for files of one publication each the folder that holds several of them."""
    names = [p.places[0].source if p.places else "" for p in publications]
    counts = Counter(names)
    alone = {name: name for name in counts if counts[name] == 1 and name}
    for _ in range(_FOLDERS):
        alone = {name: _FILE.sub("", folder) for name, folder in alone.items()}
        together = Counter(alone.values())
        found = {name: folder for name, folder in alone.items() if together[folder] >= _LISTS}
        names = [found.get(name, name) for name in names]
        alone = {name: folder for name, folder in alone.items() if name not in found}
    return names


def _main_author(found: Mentions, at_page: Sequence[int]) -> int | None:
    """The fullest form of the one name that stands in most lists of authors of a source, if there is such a name."""
    lists = [found.mentions_in[at] for at in at_page if found.mentions_in[at]]
    if len(lists) < _LISTS:
        return None
    counts = Counter(circle for mentions in lists for circle in {found.form(m).circle for m in mentions})
    main, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
    forms = sorted({found.form_of[m] for mentions in lists for m in mentions if found.form(m).circle == main})
    alike = all(found.compatible(a, b) for at, a in enumerate(forms) for b in forms[at + 1 :])
    if most < _MOST * len(lists) or len(forms) > _SPELLINGS or not alike:
        return None
    return min(forms, key=lambda form: (not found.forms[form].full, -len(found.forms[form].letters), form))


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
        alone = (words.literal, "")
        return Form(name, words, (words.literal,), (), (), (), words.literal, alone, True, (alone, ""), False)
    blocks = tuple(sorted({sound(family[0]), sound(family[-1])}))
    texts = tuple(w.text for w in given)
    circle, full = (family[-1], texts[0][0] if texts else ""), bool(given) and not given[0].short
    return Form(
        name=name,
        words=words,
        blocks=blocks,
        given=texts,
        shorts=tuple(w.short for w in given),
        family=tuple(family),
        letters="".join(texts) + " " + "".join(family) + words.suffix,
        circle=circle,
        full=full,
        beside=(circle, texts[0] if full else ""),
        common=_is_monosyllabic(texts, family),
    )


def is_rare_family(family: str) -> bool:
    """Whether few people have a family name, as far as the table and its shape tell.

    >>> is_rare_family("chanavat"), is_rare_family("stewart"), is_rare_family("li"), is_rare_family("jeong")
    (True, False, False, False)
    """
    return len(family) >= _LONG_FAMILY and family not in COMMON_FAMILIES and not is_pinyin(family)


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
    """Whether two names can be one person's, and are headed alike: U. A. Roe is not taken for Alan Roe."""
    if a.circle[0] == b.circle[0] and a.blocks == b.blocks and a.words.suffix == b.words.suffix and a.given and b.given:
        for x, y, short_x, short_y in zip(a.given, b.given, a.shorts, b.shorts, strict=False):
            if not (x == y or (short_x and abbreviates(x, y)) or (short_y and abbreviates(y, x))):
                break
        else:
            return True
    return _headed_alike(a, b) and _of_one_family(a, b) and compare_parts(a.words, b.words).verdict != "different"


def _of_one_family(a: Form, b: Form) -> bool:
    """Whether two double family names begin alike, and a single one is an end of a double one."""
    if not a.family or not b.family:
        return True
    if len(a.family) > 1 and len(b.family) > 1:
        return compare_words(a.family[0], b.family[0]) >= Likeness.LIKE
    return any(
        compare_words(x, y) >= Likeness.LIKE
        for x in a.family[:: max(1, len(a.family) - 1)]
        for y in b.family[:: max(1, len(b.family) - 1)]
    )


def _headed_alike(a: Form, b: Form) -> bool:
    """Whether the first given names agree, or the first of one is written out among the other's."""
    if not a.given or not b.given:
        return True
    x, y = a.given[0], b.given[0]
    if a.shorts[0] or b.shorts[0]:
        return x == y or (a.shorts[0] and abbreviates(x, y)) or (b.shorts[0] and abbreviates(y, x))
    if compare_words(x, y) is not Likeness.OTHER or "".join(a.given) == "".join(b.given):
        return True
    return (len(x) > 2 and x in b.given) or (len(y) > 2 and y in a.given)


def is_frequent(circle: Circle) -> bool:
    """Whether so many people have a family name that it and an initial tell little.

    >>> is_frequent(("chen", "y")), is_frequent(("chanavat", "c"))
    (True, False)
    """
    return circle[0] in COMMON_FAMILIES or circle[0] in PINYIN
