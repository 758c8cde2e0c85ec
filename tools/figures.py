"""How right a reader is on labelled references: what is compared, and how it is counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from examples import Example
from models import use_models
from pubparse.labelling.network import Tagger
from pubparse.model import Entry, Name, Place, Publication, Value
from pubparse.normalizers.authors import split_authors
from pubparse.pipeline import parse_references
from pubparse.readers.citation import read_with, trim

FIELDS = ("title", "authors", "year", "container", "volume", "pages")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def squash(text: str) -> str:
    """Without case, accents, punctuation and blanks."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def families(text: str) -> str:
    """The family names of an author list, in order."""
    return _family_names(split_authors(text).names)


def _family_names(names: Sequence[Name]) -> str:
    return " ".join(squash(f"{name.particle} {name.family}" if name.family else name.literal) for name in names)


def _fields(parts: Iterable[tuple[str, str]]) -> dict[str, str]:
    held: dict[str, list[str]] = {}
    for label, text in parts:
        held.setdefault(label, []).append(text)
    year = next((m[1] for text in held.get("date", ()) for m in [_YEAR.search(text)] if m), "")
    return {
        "title": squash(held.get("title", [""])[0]),
        "authors": families(", ".join(held.get("author") or held.get("editor", [""])[:1])),
        "year": year,
        "container": squash(held.get("container", [""])[0]),
        "volume": squash(held.get("volume", [""])[0]),
        "pages": squash(held.get("pages", [""])[0]),
    }


def trimmed(example: Example) -> list[tuple[str, str]]:
    """The labels and texts of an example's spans, cut to the bare values, in order."""
    entry = example.tokens()
    parts: list[tuple[str, str]] = []
    for start, end, label in sorted(example.spans):
        inside = [i for i in range(len(entry)) if entry.starts[i] < end and entry.ends[i] > start]
        if inside:
            first, last = trim(entry, inside[0], inside[-1] + 1, label)
            if first < last:
                parts.append((label, example.text[max(entry.starts[first], start) : min(entry.ends[last - 1], end)]))
    return parts


def gold_of(example: Example) -> dict[str, str]:
    """What should be read."""
    return _fields(trimmed(example))


def said_of(values: Sequence[Value]) -> dict[str, str]:
    """What was read."""
    return _fields((value.field.value, value.text) for value in values)


def published(publication: Publication | None) -> dict[str, str]:
    """What a whole conversion says of a reference."""
    if publication is None:
        return dict.fromkeys(FIELDS, "")
    return {
        "title": squash(publication.title),
        "authors": _family_names(publication.authors or publication.editors),
        "year": str(publication.issued.year) if publication.issued and publication.issued.year else "",
        "container": squash(publication.venue.name or publication.venue.acronym),
        "volume": squash(publication.volume),
        "pages": squash(publication.pages),
    }


@dataclass
class Tally:
    """Right and all, field by field; `all` is title, authors and year all right."""

    right: Counter[str] = field(default_factory=Counter)
    count: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[Example, dict[str, str], dict[str, str], list[str]]] = field(default_factory=list)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, example: Example, gold: dict[str, str], said: dict[str, str]) -> None:
        for name in FIELDS:
            if gold[name]:
                self.count[name] += 1
                self.right[name] += gold[name] == said[name]
        wrong = [name for name in FIELDS if gold[name] != said[name] and (gold[name] or name in FIELDS[:3])]
        self.count["all"] += 1
        self.right["all"] += not set(wrong) & set(FIELDS[:3])
        lenient = [name for name in wrong if gold[name]]
        self.count["all*"] += 1
        self.right["all*"] += not set(lenient) & set(FIELDS[:3])
        self.count["six"] += 1
        self.right["six"] += not wrong
        if wrong:
            self.misses.append((example, gold, said, wrong))

    def row(self) -> str:
        return "  ".join(
            f"{name} {100 * self.right[name] / self.count[name]:.1f}" if self.count[name] else f"{name} -"
            for name in (*FIELDS, "all", "all*", "six")
        )


def judge_whole(data: bytes, examples: Sequence[Example]) -> Tally:
    """Convert the examples from end to end with a model's bytes and count."""
    use_models({"reader": data})
    tally = Tally()
    for example, publication in zip(examples, parse_references([e.text for e in examples]), strict=True):
        tally.add(example, gold_of(example), published(publication))
    return tally


def judge(model: Tagger, examples: Sequence[Example], golds: Sequence[dict[str, str]] | None = None) -> Tally:
    """Read the examples with a model and count."""
    tally = Tally()
    entries = [Entry(e.text, Place("x", i)) for i, e in enumerate(examples)]
    golds = golds or [gold_of(e) for e in examples]
    for example, gold, values in zip(examples, golds, read_with(model, entries), strict=True):
        tally.add(example, gold, said_of(values))
    return tally
