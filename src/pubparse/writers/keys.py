"""Citation keys such as `zhang2024caravan`: from the content alone, whatever the order of the input.

Takes publications; gives them back, each with an `id` that no other has. Consults `tables.keys`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from pubparse.model import Name, Publication
from pubparse.tables.keys import LETTERS, STOP_WORDS

_UNSAFE = re.compile(r"[\s,{}()\[\]\"#%'=\\~@&$^\x00-\x1f]+")
_SYLLABLE = re.compile(r"(?:HANGUL SYLLABLE|(?:HIRAGANA|KATAKANA) LETTER(?: SMALL)?) ([A-Z]+)")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_TELLING = ("title", "authors", "issued", "volume", "pages", "doi", "arxiv")
_LONGEST = 24
"""Letters of one part of a key; longer words are cut, for a key is typed by hand."""


def assign_keys(publications: Sequence[Publication]) -> tuple[Publication, ...]:
    """Give every publication an id: the one it has (a CSL or BibTeX source gave it), else a key made of its content.

    Where several have the same key, the one that says most keeps it and the others get a letter, decided by what
    they say and never by the order in which they come.

    >>> one, two = Publication(title="A cat"), Publication(title="A cat", volume="2")
    >>> [p.id for p in assign_keys([one, two])], [p.id for p in assign_keys([two, one])]
    (['anoncatb', 'anoncat'], ['anoncat', 'anoncatb'])
    """
    wanted = [publication.id or make_key(publication) for publication in publications]
    alike: dict[tuple[bool, str], list[int]] = {}
    for i, key in enumerate(wanted):
        alike.setdefault((not publications[i].id, key), []).append(i)
    taken: set[str] = set()
    folded: set[str] = set()
    keys = list(wanted)
    for (made, _), group in sorted(alike.items()):  # keys that a source gave come first: they stay
        if len(group) > 1:
            group.sort(key=lambda i: _precedence(publications[i]))
        suffixes = _suffixes()
        for i in group:
            # BibTeX does not tell capitals from small letters, so a key that we make differs by more than them.
            keys[i] = next(
                key
                for key in map(wanted[i].__add__, suffixes)
                if key not in taken and not (made and key.casefold() in folded)
            )
            taken.add(keys[i])
            folded.add(keys[i].casefold())
    return tuple(
        publication if publication.id == key else replace(publication, id=key)
        for publication, key in zip(publications, keys, strict=True)
    )


def bibtex_keys(ids: Sequence[str]) -> list[str]:
    """Give the keys of ids in BibTeX: without the signs that end a key there, and not alike but for capitals.

    >>> bibtex_keys(["Li, 2024", "a{b", "A{B"])
    ['Li-2024', 'a-bb', 'A-B']
    """
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for i in sorted(range(len(ids)), key=lambda i: ids[i]):
        safe = _UNSAFE.sub("-", ids[i]).strip("-") or "key"
        keys[i] = next(key for key in map(safe.__add__, _suffixes()) if key.casefold() not in taken)
        taken.add(keys[i].casefold())
    return [keys[i] for i in range(len(ids))]


def make_key(publication: Publication) -> str:
    """Make the key of a publication: first author's family name, year, first word of the title that says something.

    >>> from pubparse.model import PartialDate
    >>> make_key(Publication(title="The Ångström", authors=(Name(family="Müller"),), issued=PartialDate(2024)))
    'muller2024angstrom'
    >>> make_key(Publication(title="Задача о рюкзаке", authors=(Name(family="Щукин"),), issued=PartialDate(1999)))
    'shchukin1999zadacha'
    >>> make_key(Publication(title="김영수의 논문", authors=(Name(literal="김영수"),)))
    'gimyeongsugimyeongsuyi'
    """
    people = publication.authors or publication.editors
    family = _family(people[0]) if people else "anon"
    year = str(publication.issued.year) if publication.issued else ""
    return f"{family}{year}{_title_word(publication.title) or ('' if people else _venue_word(publication))}"


def fold(text: str) -> str:
    """Write text in lower-case ASCII letters and digits, as far as its script tells how; the rest is left out.

    >>> fold("Łukasz Groß"), fold("Đặng"), fold("かな"), fold("章梓立")
    ('lukaszgross', 'dang', 'kana', '')
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text)).lower()
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_ascii(part) for char in composed for part in _parts(char))


def _parts(char: str) -> str:
    """Take a letter apart from its accents; syllables stay whole, for their names say how they sound."""
    return char if _SYLLABLE.match(unicodedata.name(char, "")) else unicodedata.normalize("NFKD", char)


def _ascii(char: str) -> str:
    """Write one letter in ASCII: by the table, or for syllables (Hangul, kana) by its Unicode name."""
    if char.isascii():
        return char if char.isalnum() else ""
    if char in LETTERS:
        return LETTERS[char]
    syllable = _SYLLABLE.fullmatch(unicodedata.name(char, ""))
    return syllable[1].lower() if syllable else ""


def _family(name: Name) -> str:
    """Give the part of a key that names a person: the family name without its particle, or all of a literal."""
    words = name.family or name.literal or name.given
    return fold(words)[:_LONGEST] or _digest(words)


def _title_word(title: str) -> str:
    """Give the first word of a title that says something; the first word at all where none does."""
    words = [word for word in map(fold, _WORD.findall(title)) if word]
    telling = (word for word in words if word not in STOP_WORDS and not word.isdigit() and len(word) > 1)
    return next(telling, words[0] if words else "")[:_LONGEST] or (title and _digest(title))


def _venue_word(publication: Publication) -> str:
    """Give a word for a work that has neither title nor people: its venue, else signs made of its ids and links.

    >>> from pubparse.model import Venue
    >>> _venue_word(Publication(venue=Venue(acronym="OSDI"))), _venue_word(Publication(arxiv="2401.00001"))
    ('osdi', 'f6daa5')
    """
    venue = publication.venue
    links = tuple(link.url for link in publication.links)
    return fold(venue.acronym) or _title_word(venue.name) or _digest((publication.doi, publication.arxiv, links))


def _digest(content: object) -> str:
    """Give six stable signs for what has no ASCII form here."""
    return sha256(repr(content).encode()).hexdigest()[:6]


def _suffixes() -> Iterator[str]:
    """Give nothing, then b, c, … z, then numbers from 27."""
    yield ""
    yield from "bcdefghijklmnopqrstuvwxyz"
    number = 27
    while True:
        yield str(number)
        number += 1


def _precedence(publication: Publication) -> tuple[object, ...]:
    """Sort the publication that says most first, then by what it says."""
    said = sum(bool(getattr(publication, name)) for name in _TELLING)
    # what a model thinks of it does not count, so that a model trained anew changes no key
    content = replace(publication, values=(), doubts=(), probability=1.0)
    return (-said, -len(publication.authors), -len(publication.links), publication.title, repr(content))
