"""What a source says exactly: names in parts, links with their role, and what our own CSL-JSON carries in `custom`.

Such things travel as JSON in the value of a `Labelled` (and of the `Value` made of it), so that they come out of the
normalizers as they went in. Extractors write with `carry_*`; normalizers read with `carried_*`, which give None for
an ordinary value. Takes and gives values of the model; consults nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pubparse.model import Field, Labelled, Link, LinkRole, Name, NameMark, Place, Relation

CARRIED = "custom"
"""The key of the `Labelled` that holds what belongs to no field."""
_PARTS = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal", "printed", "url")


@dataclass(frozen=True, slots=True)
class Carried:
    """What our own output says of a publication besides its fields."""

    owner: str = ""
    others: bool = False
    places: tuple[Place, ...] = ()
    merged: tuple[str, ...] = ()
    related: tuple[tuple[Relation, str], ...] = ()
    derived: tuple[Field, ...] = ()
    full_name: str = ""
    probability: float | None = None


def carry_name(name: Mapping[str, object]) -> str:
    """Write a name in parts (CSL's keys, and `printed`, `signs`, `roles`, `url`) as the value of an author.

    >>> carry_name({"family": "Bee", "given": "Ann"})
    '{"family": "Bee", "given": "Ann"}'
    """
    return json.dumps(name, ensure_ascii=False)


def carried_name(text: str) -> Name | None:
    """Read a name that was carried; None for an ordinary printed name.

    A name with `printed` and no parts is still to be parsed: its signs, roles and URL are known already.

    >>> carried_name('{"family": "Bee", "given": "Ann", "roles": ["corresponding"]}').roles
    (<NameMark.CORRESPONDING: 'corresponding'>,)
    >>> carried_name("Ann Bee")
    """
    data = _object(text)
    if data is None or not set(_PARTS) & data.keys():
        return None
    part = {key: _text(data.get(key)) for key in _PARTS}
    particle = " ".join(filter(None, (part["dropping-particle"], part["non-dropping-particle"])))
    return Name(
        family=part["family"],
        given=part["given"],
        particle=particle,
        suffix=part["suffix"],
        literal=part["literal"],
        printed=part["printed"],
        signs=tuple(_texts(data.get("signs"))),
        roles=tuple(NameMark(role) for role in _texts(data.get("roles")) if role in tuple(NameMark)),
        url=part["url"],
    )


def carry_link(url: str, role: str, label: str) -> str:
    """Write a link whose role is known as the value of a link."""
    return json.dumps({"url": url, "role": role, "label": label}, ensure_ascii=False)


def carried_link(text: str) -> Link | None:
    """Read a link that was carried; None for an ordinary URL.

    >>> carried_link(carry_link("a.pdf", "pdf", "Paper"))
    Link(url='a.pdf', role=<LinkRole.PDF: 'pdf'>, label='Paper')
    """
    data = _object(text)
    if data is None or "role" not in data or not _text(data.get("url")):
        return None
    role = _text(data.get("role"))
    return Link(
        _text(data["url"]), LinkRole(role) if role in tuple(LinkRole) else LinkRole.OTHER, _text(data.get("label"))
    )


def carried(fields: Iterable[Labelled]) -> Carried | None:
    """Read what our own output carried besides the fields; None where the source is not ours."""
    data = next((_object(field.value) for field in fields if field.key == CARRIED), None)
    if data is None:
        return None
    places = data.get("places") or ([data["place"]] if data.get("place") else [])
    confidence = data.get("confidence")
    return Carried(
        owner=_text(data.get("owner")),
        others=data.get("others") is True,
        places=tuple(place for item in _list(places) for place in _place(item)),
        merged=tuple(_texts(data.get("merged"))),
        related=tuple(_related(data.get("related"))),
        derived=tuple(Field(name) for name in _texts(data.get("derived")) if name in tuple(Field)),
        full_name=_text(data.get("venue")),
        probability=float(confidence) if isinstance(confidence, (int, float)) and 0 <= confidence <= 1 else None,
    )


def _place(item: object) -> list[Place]:
    """Give the place that an object describes, if it does."""
    if not isinstance(item, dict) or not isinstance(item.get("source"), str):
        return []
    line, end = item.get("line"), item.get("end_line")
    return [Place(item["source"], line if isinstance(line, int) else None, end if isinstance(end, int) else None)]


def _related(items: object) -> list[tuple[Relation, str]]:
    """Give the related items that a list of objects describes."""
    pairs = [(item.get("relation"), item.get("id")) for item in _list(items) if isinstance(item, dict)]
    return [(Relation(kind), other) for kind, other in pairs if kind in tuple(Relation) and isinstance(other, str)]


def _object(text: str) -> dict[str, object] | None:
    """Parse a JSON object; None for anything else."""
    if not text.startswith("{"):
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _list(value: object) -> list[object]:
    """Give a list, or an empty one."""
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    """Give the strings of a list."""
    return [item for item in _list(value) if isinstance(item, str)]


def _text(value: object) -> str:
    """Give a string, or an empty one."""
    return value if isinstance(value, str) else ""
