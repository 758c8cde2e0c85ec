"""The venue table: names of conferences and journals with their short forms.

Gives what tools/build_venues.py compiled from public lists; loaded when first asked for.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources

_ASCII = {i: " " for i in range(128) if not chr(i).isalnum()} | {ord("&"): " and "}
_FRAME = re.compile(
    r"\b(?:proc|proceedings|of|the|in|on|and|annual|international|intl|int|conference|conf|symposium|workshop|acm|ieee|cvf|usenix|"
    r"sigplan|sigops|sigarch|rsj|european|ifip|first|second|third|joint|advances)\b"
)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A venue's words for looking up: no accents, case, stops or articles.

    >>> fold("The Journal of Finance"), fold("Phys. Rev. E")
    ('journal of finance', 'phys rev e')
    """
    if text.isascii():
        words = text.lower().translate(_ASCII).split()
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
        words = re.findall(r"[^\W_]+", plain.replace("&", " and "))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def _rows() -> tuple[dict[str, tuple[str, str]], list[str], list[str]]:
    """Conferences by folded short form, names of journals sorted by their folded form, abbreviations sorted."""
    file = resources.files("pubparse.tables") / "venues.txt.z"
    conferences, journals, abbreviations = zlib.decompress(file.read_bytes()).decode().split("\n\n")
    shorts: dict[str, tuple[str, str]] = {}
    for line in conferences.split("\n"):
        acronym, name = line.split("\t")
        shorts[acronym.casefold()] = acronym, name
    return shorts, journals.split("\n"), abbreviations.split("\n")


def _abbreviated(key: str) -> str | None:
    """The name behind a folded abbreviation; empty if several journals share it, None if it is not known."""
    _, names, abbreviations = _rows()
    place = bisect_left(abbreviations, key + "\t")
    if place == len(abbreviations) or not abbreviations[place].startswith(key + "\t"):
        return None
    number = abbreviations[place].rpartition("\t")[2]
    return names[int(number)] if number else ""


def conferences() -> tuple[tuple[str, str], ...]:
    """Each conference's short form and name.

    >>> dict(conferences())["VLDB"]
    'International Conference on Very Large Data Bases'
    """
    return tuple(_rows()[0].values())


def name_of(acronym: str) -> str:
    """The name of the conference that a short form stands for; empty if it is not known or written otherwise.

    >>> name_of("OSDI"), name_of("Nature")
    ('USENIX Symposium on Operating Systems Design and Implementation', '')
    """
    found = _rows()[0].get(acronym.casefold())
    if not found:
        return ""
    # A short form that is an ordinary word counts only as it is written: "Performance", "Middleware".
    same = (
        found[0] == acronym
        or (found[0].isupper() and acronym.isupper())
        or len(acronym) > 5
        or sum(c.isupper() for c in acronym) > 1
    )
    return found[1] if same else ""


def full_name(name: str) -> str:
    """The full name of the journal that an abbreviation stands for; empty if it is not known.

    >>> full_name("Phys. Rev. Lett."), full_name("not a journal at all")
    ('Physical Review Letters', '')
    """
    return _abbreviated(fold(name)) or ""


@lru_cache(maxsize=8192)
def is_journal(name: str) -> bool:
    """Whether a name or abbreviation is a journal's in the table.

    >>> is_journal("Journal of Finance"), is_journal("J. Finance"), is_journal("not a journal at all")
    (True, True, False)
    """
    key = fold(name)
    names = _rows()[1]
    place = bisect_left(names, key, key=fold)
    return (place < len(names) and fold(names[place]) == key) or _abbreviated(key) is not None


@cache
def _meetings() -> frozenset[str]:
    """The names of the conferences in the table, folded and bare."""
    return frozenset(_bare(name) for _, name in _rows()[0].values())


def _bare(name: str) -> str:
    """A meeting's name without who holds it, which one it is, and what all meetings are called."""
    return " ".join(word for word in _FRAME.sub(" ", fold(name)).split() if not word[0].isdigit())


@lru_cache(maxsize=8192)
def is_meeting(name: str) -> bool:
    """Whether a name is a conference's in the table, or holds a conference's short form.

    >>> is_meeting("Proc. of the 3rd International Conference on Machine Learning"), is_meeting("AGI@ICLR")
    (True, True)
    >>> is_meeting("Journal of Finance")
    False
    """
    if name_of(name.strip()):
        return True
    if len(bare := _bare(name)) > 8 and bare in _meetings():
        return True
    return any(name_of(word) and sum(c.isupper() for c in word) > 2 for word in re.findall(r"[\w&]+", name)[:12])


def names_meeting(name: str, acronym: str) -> bool:
    """Whether a name holds all words of the conference that a short form within it stands for.

    >>> names_meeting("Proceedings of the AAAI Conference on Artificial Intelligence", "AAAI")
    True
    >>> names_meeting("Proceedings of the AAAI Spring Symposium", "AAAI")
    False
    """
    wanted = _bare(name_of(acronym)).split()
    return len(wanted) > 1 and set(wanted) - {acronym.casefold()} <= set(fold(name).split())


def is_conference(acronym: str) -> bool:
    """Whether a short form is a conference's in the table.

    >>> is_conference("EuroSys"), is_conference("not a conference")
    (True, False)
    """
    return bool(name_of(acronym))
