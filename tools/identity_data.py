"""Publications from plain CSL-JSON, for measuring: `load(path)`."""

from __future__ import annotations

import json
from pathlib import Path

from pubparse.model import Kind, Name, PartialDate, Publication, Venue

_KINDS = {
    "paper-conference": Kind.INPROCEEDINGS,
    "article-journal": Kind.ARTICLE,
    "article": Kind.PREPRINT,
    "book": Kind.BOOK,
    "chapter": Kind.INCOLLECTION,
    "thesis": Kind.THESIS,
    "report": Kind.TECHREPORT,
    "patent": Kind.PATENT,
}


def load(path: str | Path) -> tuple[Publication, ...]:
    return tuple(publication(item) for item in json.loads(Path(path).read_text(encoding="utf-8")))


def publication(item: dict) -> Publication:
    parts = (item.get("issued") or {}).get("date-parts") or [[]]
    return Publication(
        id=str(item["id"]),
        kind=_KINDS.get(item.get("type", ""), Kind.OTHER),
        title=item.get("title", ""),
        authors=tuple(name(n) for n in item.get("author", ())),
        issued=PartialDate(*map(int, parts[0])) if parts[0] else None,
        venue=Venue(name=item.get("container-title", "")),
        volume=str(item.get("volume", "")),
        number=str(item.get("issue", "")),
        pages=str(item.get("page", "")),
        doi=item.get("DOI", ""),
    )


def name(n: dict) -> Name:
    literal = n.get("literal", "")
    return Name(
        family=n.get("family", ""),
        given=n.get("given", ""),
        particle=n.get("non-dropping-particle", ""),
        suffix=n.get("suffix", ""),
        literal=literal,
        printed=literal,
    )
