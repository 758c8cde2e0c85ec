"""Whose page it is: the person whose list the records are.

Takes the records of one page and their author names; gives the owner's name as printed, or an empty string. Most
trusted first: what the caller says, the page's title, the name that markup sets off, the name that most lists share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pubparse.model import Name, Record
from pubparse.normalizers.names import fold_name

_SPLIT = re.compile(r"\s*[|–—:·•,/(]\s*|\s+-\s+|'s\b|’s\b|\s+(?:at|@)\s+|\n")
_LEAD = re.compile(
    r"(?i)^(?:(?:the\s+)?(?:home\s?page|website|publications?|papers|cv|curriculum\s+vitae|research|welcome\s+to|about|vita)\b\s*(?:of|by|von|de)?\s*|dr\.?\s+|prof(?:essor|\.)?\s+)+"
)


def find_owner(
    said: str, records: Sequence[Record], names: Sequence[Sequence[Name]], strong: Sequence[Sequence[bool]]
) -> str:
    """The owner of a page. `names` are the authors of each record, `strong` says which of them markup sets off.

    >>> from pubparse.model import Entry, Heading, Place
    >>> record = Record(Entry("x", Place("p"), headings=(Heading(0, "Kan Zhu's homepage"),)))
    >>> find_owner("", [record], [[Name("Zhu", "K.")]], [[False]])
    'Kan Zhu'
    """
    if said:
        return said
    families = Counter(
        fold_name(key) for group in names for key in {name.family or name.literal for name in group} if key
    )
    for title in dict.fromkeys(h.text for record in records for h in record.entry.headings if h.level <= 1):
        for piece in _SPLIT.split(title):
            piece = _LEAD.sub("", piece).strip()
            words = piece.split()
            if (
                2 <= len(words) <= 5
                and (families[fold_name(words[-1])] or families[fold_name(words[0])])
                and all(w[:1].isupper() or len(w) < 4 for w in words)
            ):
                return piece
    off = Counter(
        fold_name(name.family or name.literal)
        for group, flags in zip(names, strong, strict=True)
        for name, flag in zip(group, flags, strict=True)
        if flag
    )
    if off:
        key, count = off.most_common(1)[0]
        if count >= 2 and count >= 0.6 * sum(off.values()):
            return _fullest(key, names)
    lists = sum(bool(group) for group in names)
    if lists >= 5 and families:
        key, count = families.most_common(1)[0]
        runner = families.most_common(2)[1][1] if len(families) > 1 else 0
        if count >= 0.7 * lists and count > runner:
            return _fullest(key, names)
    return ""


def _fullest(key: str, names: Sequence[Sequence[Name]]) -> str:
    """The longest of the commonest full spellings of the person with this folded family name."""
    spelled = Counter(str(name) for group in names for name in group if fold_name(name.family or name.literal) == key)
    return max(spelled, key=lambda text: (len(text.replace(".", "")), spelled[text])) if spelled else ""
