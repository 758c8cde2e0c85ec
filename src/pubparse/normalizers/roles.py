"""What the signs beside names mean: as a legend in the entry says, else by custom.

Takes names with their signs and the entry's text; gives the names with their roles. Consults `tables.particles`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pubparse.model import Name, NameMark
from pubparse.tables.particles import ROLE_WORDS

_ROLES = tuple((re.compile(words, re.IGNORECASE), NameMark(role)) for words, role in ROLE_WORDS)
_LEGEND = re.compile(
    r"([*∗⁎†‡§¶#✉⋆★+=^]+|\b\d)\s*[:=–-]?\s*((?:[^\W\d_]+[\s-]+){0,4}?(?:equal\w*|correspond\w*|co-?first|contribut\w*|joint\w*)[^.;,\n)]{0,40})",
    re.I,
)


def with_roles(names: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """The names with the roles that their signs give them.

    >>> [n.roles for n in with_roles((Name("Zhu", signs=("*",)), Name("Li", signs=("*",))), "* equal contribution")]
    [(<NameMark.EQUAL: 'equal-contribution'>,), (<NameMark.EQUAL: 'equal-contribution'>,)]
    >>> with_roles((Name("Zhu", signs=("✉",)),), "")[0].roles
    (<NameMark.CORRESPONDING: 'corresponding'>,)
    """
    if not any(name.signs for name in names):
        return names
    legend = {mark: role for match in _LEGEND.finditer(text) for mark in match[1] if (role := _role(match[2]))}
    stars = sum("*" in "".join(name.signs).replace("∗", "*") for name in names)
    out = []
    for name in names:
        roles = list(name.roles)
        for sign in name.signs:
            said = next((legend[c] for c in sign if c in legend), None) or _role(sign)
            if said is None and set(sign.replace("∗", "*")) == {"*"}:
                # By custom, stars on several names are equal contributions; on one name it may be anything.
                said = NameMark.EQUAL if 1 < stars < len(names) or (stars == len(names) == 2) else NameMark.OTHER
            roles.append(said or NameMark.OTHER)
        out.append(replace(name, roles=tuple(dict.fromkeys(roles))))
    return tuple(out)


def _role(text: str) -> NameMark | None:
    """The role that words or a sign say."""
    return next((role for shape, role in _ROLES if shape.search(text)), None)
