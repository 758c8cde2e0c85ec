"""Measure trimming and normalizers field by field on perfect reading: gold pages with the spans of their gold records.

    python tools/measure_fields.py [--shared DIR] [--misses FIELD ...] [--cache FILE]

Every token gets the label that the gold gives it, the reader's rules cut the values, the normalizers make publications
of them; each field is compared as it is printed: capitals, full stops and dashes count, blanks do not. Records whose
field was not found in their entry are left out of that field. `macro` is the mean over pages.
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from align import squash, url_key
from examples import Example, token_labels
from gold_records import gold_records
from pubparse.labelling.labeler import Labelled
from pubparse.model import Field, Origin, Publication, Record, Value
from pubparse.normalizers import normalize
from pubparse.readers import citation, labelled

ROOT = Path(__file__).resolve().parents[1]
FIELDS = ("title", "authors", "year", "venue", "short", "type", "volume", "number", "pages", "doi", "arxiv", "links",
          "status", "award")  # fmt: skip
_NEEDED = {
    "title": Field.TITLE, "authors": Field.AUTHOR, "year": Field.DATE, "venue": Field.CONTAINER,
    "volume": Field.VOLUME, "number": Field.NUMBER, "pages": Field.PAGES, "status": Field.STATUS,
    "award": Field.AWARD,
}  # fmt: skip
_KINDS = {"proceedings": "book"}


def read_again(record: Record) -> Record:
    """A record as the reader would cut it, had it labelled every token rightly."""
    entry = record.entry
    if not entry.text:
        return replace(record, values=labelled.read(entry))
    spans = tuple((v.start, v.end, v.field.value) for v in record.values if v.origin is Origin.PRINTED)
    tokens = (example := Example(entry.text, spans, entry.marks)).tokens()
    labels = tuple(token_labels(example, tokens))
    found = tuple(citation._values(entry, Labelled(tokens, labels, (0.99,) * len(labels))))
    return Record(entry, (*labelled.read(entry), *found) if entry.fields else found)


def name_key(name: str) -> list[str]:
    """The words of a name in any order, their full stops kept."""
    return sorted(re.findall(r"[^\s,.]+\.?", name.replace("’", "'").replace("‐", "-").replace("‑", "-")))


def verdicts(gold: dict, work: Publication) -> dict[str, tuple[bool, object, object]]:
    """Field -> whether it is right, what it should be, what it is."""
    out: dict[str, tuple[bool, object, object]] = {}

    def say(field: str, want: object, got: object, right: bool | None = None) -> None:
        out[field] = (want == got if right is None else right, want, got)

    def text(field: str, got: str) -> None:
        want = " ".join(str(gold.get(field if field != "short" else "venue_short") or "").split())
        say(field, want, got)

    text("title", work.title)
    want = [a for a in gold["authors"] if a != "others"]
    got = [str(name) for name in work.authors]
    say("authors", want, got, [name_key(a) for a in want] == [name_key(a) for a in got])
    say("year", gold["year"], work.issued.year if work.issued else None)
    text("venue", work.venue.name)
    text("short", work.venue.acronym)
    kind = _KINDS.get(work.kind.value, work.kind.value)
    say("type", gold["type"], kind, gold["type"] in ("other", kind))
    for field in ("volume", "number", "pages", "doi", "arxiv"):
        text(field, getattr(work, field).casefold() if field == "doi" else getattr(work, field))
    links = [link.url for link in work.links]
    say("links", gold["links"], links, sorted({*map(url_key, gold["links"])}) == sorted({*map(url_key, links)}))
    say("status", gold["status"], work.status.value if work.status else None)
    say("award", gold["award"], work.award, squash(gold["award"] or "") == squash(work.award))
    return out


def found_in(field: str, gold: dict, record: Record) -> bool:
    """Whether what the gold says of a field stands in the record's values at all."""
    needed = _NEEDED.get(field)
    if needed is None or not gold.get(field):
        return True
    values: list[Value] = [v for v in record.values if v.field is needed]
    return bool(values) or field == "year"


def main() -> None:
    """Print the figures, and what is wrong in the fields that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", nargs="*", default=[], choices=FIELDS)
    parser.add_argument("--cache", type=Path, help="keeps the spans, for finding them takes longest")
    args = parser.parse_args()
    if args.cache and args.cache.exists():
        pages = pickle.loads(args.cache.read_bytes())
    else:
        pages = gold_records(args.shared, None)
        if args.cache:
            args.cache.write_bytes(pickle.dumps(pages))
    right: dict[str, dict[str, list[bool]]] = {field: defaultdict(list) for field in FIELDS}
    for page, pairs in pages.items():
        records = [read_again(record) for _, record in pairs]
        for (gold, _), record, work in zip(pairs, records, normalize(records), strict=True):
            for field, (good, want, got) in verdicts(gold, work).items():
                if not found_in(field, gold, record):
                    continue
                right[field][page].append(good)
                if not good and field in args.misses:
                    kind = _NEEDED.get(field)
                    said = [v.text for v in record.values if v.field is kind]
                    text = "" if record.entry.fields else " ".join(record.entry.text.split())[:260]
                    print(f"{field} {page}: {want!r}\n     got {got!r}\n     of {said}\n     in {text!r}")
    for field in FIELDS:
        shares = [sum(all_) / len(all_) for all_ in right[field].values()]
        every = [good for all_ in right[field].values() for good in all_]
        print(f"{field:8} macro {100 * sum(shares) / len(shares):5.1f}  micro {100 * sum(every) / len(every):5.1f}"
              f"  wrong {every.count(False):4} of {len(every)}")  # fmt: skip


if __name__ == "__main__":
    main()
