"""Train, or judge by whole pages held out, the model that tells the kind of a work.

    python tools/train_kinds.py [--shared DIR] [--misses]      five folds of whole pages, then models/kinds.npz

Real entries whose gold record says what they hold (`gold_records`) count most; labelled reference strings and
entries that we wrote, whose labels tell the kind (a journal, a container that is a meeting), add words. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import references
from examples import Example
from filler import filler
from gold_records import Pairs, gold_records, labelled_records
from page_examples import written_examples
from pubparse.model import Kind, Record
from pubparse.normalizers import kinds as kinds_module
from pubparse.normalizers.containers import container
from pubparse.normalizers.cues import cues, genre_kind
from pubparse.normalizers.gather import around, doi_of, evidence_of
from pubparse.normalizers.kinds import KINDS, Evidence, features, judge
from pubparse.normalizers.links import collect_links
from pubparse.normalizers.venues import parse_venue
from written import written

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
OUT = ROOT / "src/pubparse/models/kinds.npz"
STRENGTH = 0.5
"""The inverse of how strongly weights are held small."""
LEAST = 3
"""A feature must stand in so many examples."""
REFERENCE = 0.15
"""What a reference counts beside an entry of a page."""
LARGE = 20
"""Entries of a page with more than so many count less each."""
_RANGE = re.compile(r"\d\s*[-–—]\s*\d")
Row = tuple[list[str], str]


def journals(shared: Path) -> set[str]:
    """The groups of the references that label their container as a journal."""
    found = set()
    for name in references.FILES:
        with (shared / f"references/{name}.jsonl").open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if any(label == "journal" for label, _ in json.loads(line)["segments"]):
                    found.add(f"{name}:{number}")
    return found


def from_reference(example: Example, journal: bool) -> Row | None:
    """Features and kind of a labelled reference, where its labels tell the kind."""
    text = example.text
    pieces = {label: text[a:b] for a, b, label in reversed(example.spans)}
    kind = reference_kind(pieces, journal)
    if kind is None:
        return None
    rest = list(text)
    for a, b, label in example.spans:
        if label in ("title", "author"):
            rest[a:b] = " " * (b - a)
    start = next((a for a, _, label in example.spans if label == "container"), 0)
    container = pieces.get("container", "")
    evidence = Evidence(
        genres=(pieces["genre"],) if "genre" in pieces else (),
        venue=parse_venue(container).venue,
        container=container,
        before=text[max(0, start - 20) : start],
        rest=" ".join("".join(rest).split()),
        publisher=pieces.get("publisher", ""),
        place=pieces.get("location", ""),
        volume=pieces.get("volume", ""),
        number=pieces.get("number", ""),
        pages=pieces.get("pages", ""),
        editors="editor" in pieces,
        arxiv=pieces.get("arxiv", ""),
        doi=pieces.get("doi", ""),
    )
    return list(features(evidence)), kind.value


def reference_kind(pieces: dict[str, str], journal: bool) -> Kind | None:
    """The kind that a reference's labels tell; None where they do not."""
    container, genre = pieces.get("container", ""), pieces.get("genre", "")
    named = genre_kind(genre) if genre else None
    found = cues(container)
    event = "event" in found and "proceedings journal" not in found
    plain = "editor" not in pieces and "publisher" not in pieces
    paged = bool(_RANGE.search(pieces.get("pages", "")))
    order = (
        (named, named in (Kind.THESIS, Kind.PATENT, Kind.TECHREPORT)),
        (Kind.PREPRINT, "preprint" in found),
        (Kind.INPROCEEDINGS, event),
        (Kind.ARTICLE, bool(container) and (journal or (plain and ("volume" in pieces or "journal" in found)))),
        (Kind.INCOLLECTION, bool(container) and not plain),
        (
            Kind.BOOK,
            not container and "title" in pieces and ("publisher" in pieces or "location" in pieces) and not paged,
        ),
    )
    return next((kind for kind, holds in order if holds), None)


@cache
def reference_rows(shared: Path) -> list[Row]:
    """The rows that references and written entries give."""
    as_journal = journals(shared)
    given = [*references.load(shared), *written(), *written_examples()]
    return [row for example in given if (row := from_reference(example, example.group in as_journal))]


@cache
def page_rows(shared: Path) -> dict[str, list[tuple[list[str], str, str, Evidence]]]:
    """Page -> (features, kind, what to show, evidence) of its entries."""
    pages = {**labelled_records(shared, filler()), **gold_records(shared, filler())}
    return {name: rows_of(pairs) for name, pairs in pages.items()}


def _evidence(record: Record) -> Evidence:
    """What a record prints that tells its kind."""
    links = collect_links(record)
    return evidence_of(record, links, container(record), doi_of(record, links)[0])


def rows_of(pairs: Pairs) -> list[tuple[list[str], str, str, Evidence]]:
    """The rows of one page."""
    known_of = around([_evidence(record) for _, record in pairs])
    return [
        (list(features(known)), gold["type"], f"{gold['venue']} | {gold['title']}", known)
        for (gold, _), known in zip(pairs, known_of, strict=True)
    ]


def training(shared: Path, held: set[str]) -> tuple[list[list[str]], list[str], list[float]]:
    """Features, kinds and weights of all examples but those of the pages that are held out."""
    refs = reference_rows(shared)
    rows, kinds, weights = [r for r, _ in refs], [k for _, k in refs], [REFERENCE] * len(refs)
    for name, page in page_rows(shared).items():
        if name not in held:
            rows += [row for row, *_ in page]
            kinds += [kind for _, kind, *_ in page]
            weights += [min(1.0, (LARGE / max(1, len(page))) ** 0.5)] * len(page)
    return rows, kinds, weights


def fit(rows: Sequence[Sequence[str]], kinds: Sequence[str], weights: Sequence[float]) -> tuple[list[str], np.ndarray]:
    """Features and their weights for each of KINDS; the empty name is the bias."""
    counts = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, n in counts.items() if n >= LEAST)
    column = {name: i for i, name in enumerate(names)}
    indices: list[int] = []
    indptr = [0]
    for row in rows:
        indices += sorted({column[name] for name in row if name in column})
        indptr.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), len(names)))
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    model.fit(matrix, kinds, sample_weight=weights)
    classes = list(model.classes_)
    table = np.zeros((len(names) + 1, len(KINDS)))
    table[0] = -9.0
    for i, kind in enumerate(KINDS):
        if kind.value in classes:
            k = classes.index(kind.value)
            table[0, i], table[1:, i] = model.intercept_[k], model.coef_[k]
    return ["", *names], table


def pack(names: Sequence[str], table: np.ndarray) -> bytes:
    """The model as the package reads it: names by lines, weights in tenths."""
    tenths = np.clip(np.round(10 * table), -127, 127).astype(np.int8)
    kept = [i for i, row in enumerate(tenths) if i == 0 or row.any()]
    text = np.frombuffer("\n".join(names[i] for i in kept).encode(), dtype=np.uint8)
    file = io.BytesIO()
    np.savez_compressed(file, names=text, weights=tenths[kept])
    return file.getvalue()


def model_without(shared: Path, held: Iterable[str] = ()) -> bytes:
    """The model, trained without some pages."""
    return pack(*fit(*training(shared, set(held))))


def use(model: bytes) -> None:
    """Judge with this model from now on."""
    kinds_module.model_bytes = lambda _: model  # type: ignore[attr-defined]
    kinds_module._weights.cache_clear()


def evaluate(shared: Path, misses: bool) -> None:
    """Print how many kinds are right, page by page held out in five folds."""
    pages = page_rows(shared)
    names = sorted(pages)
    random.Random(2).shuffle(names)
    shares, wrong, bins = [], Counter(), Counter()
    right = total = 0
    for fold in range(5):
        held = set(names[fold::5])
        use(model_without(shared, held))
        for name in sorted(held):
            hits = [0, 0]
            for _, kind, shown, evidence in pages[name]:
                if kind == Kind.OTHER:
                    continue
                said, sure = judge(evidence)
                hits[0] += said == kind
                hits[1] += 1
                bins[round(sure, 1), said == kind] += 1
                if said != kind:
                    wrong[kind, said.value] += 1
                    if misses:
                        print(f"{name} {kind} -> {said} ({sure:.2f}) {shown}")
            right, total = right + hits[0], total + hits[1]
            if hits[1]:
                shares.append(hits[0] / hits[1])
    print(
        f"held out: micro {100 * right / total:.1f}, macro {100 * sum(shares) / len(shares):.1f}, {len(shares)} pages"
    )
    print(wrong.most_common(14))
    print({k: f"{bins[k, True]}/{bins[k, True] + bins[k, False]}" for k in sorted({k for k, _ in bins})})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit("train_kinds: the shared data is not here; nothing done")
    evaluate(args.shared, args.misses)
    data = model_without(args.shared)
    OUT.write_bytes(data)
    print(f"{OUT.name}: {len(data) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
