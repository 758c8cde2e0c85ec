"""Train, or judge by whole pages held out, the model that tells the kind of a work.

    train_kinds.py SHARED_DIR                 five folds of whole pages, then writes src/pubparse/models/kinds.z
    train_kinds.py SHARED_DIR --records FILE  records with gold spans from a pickle instead of laying them anew

Real entries with what their gold says they hold (tools/measure_room3.py makes them) count most; labelled reference
strings, whose labels tell the kind (a journal, a container that is a meeting), add words. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import pickle
import random
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import references
from pubparse.model import Kind
from pubparse.normalizers.gather import around, evidence_of
from pubparse.normalizers.kinds import KINDS, Evidence, cues, features, genre_kind
from pubparse.normalizers.links import collect_links
from pubparse.normalizers.venues import parse_venue

ROOT = Path(__file__).resolve().parents[1]


def from_reference(example) -> tuple[list[str], str] | None:
    """Features and kind of a labelled reference, where its labels tell the kind."""
    text = example.text
    pieces = {label: text[a:b] for a, b, label in reversed(example.spans)}
    container, genre = pieces.get("container", ""), pieces.get("genre", "")
    named = genre_kind(genre) if genre else None
    found = cues(container)
    event = "event" in found and "proceedings journal" not in found
    if named in (Kind.THESIS, Kind.PATENT, Kind.TECHREPORT):
        kind = named
    elif container and "preprint" in found:
        kind = Kind.PREPRINT
    elif container and event:
        kind = Kind.INPROCEEDINGS
    elif (
        container
        and ("volume" in pieces or "journal" in found)
        and "editor" not in pieces
        and "publisher" not in pieces
    ):
        kind = Kind.ARTICLE
    elif container and ("editor" in pieces or "publisher" in pieces):
        kind = Kind.INCOLLECTION
    elif not container and "publisher" in pieces and "title" in pieces and "pages" not in pieces:
        kind = Kind.BOOK
    else:
        return None
    rest = list(text)
    for a, b, label in example.spans:
        if label in ("title", "author"):
            rest[a:b] = " " * (b - a)
    start = next((a for a, _, label in example.spans if label == "container"), 0)
    evidence = Evidence(
        genres=(genre,) if genre else (),
        venue=parse_venue(container).venue,
        container=container,
        before=text[max(0, start - 20) : start],
        rest="".join(rest),
        publisher=pieces.get("publisher", ""),
        volume=pieces.get("volume", ""),
        number=pieces.get("number", ""),
        pages=pieces.get("pages", ""),
        editors="editor" in pieces,
        arxiv=pieces.get("arxiv", ""),
        doi=pieces.get("doi", ""),
    )
    return list(features(evidence)), kind.value


def fit(
    rows: list[list[str]], kinds: list[str], weights: list[float], c: float, least: int
) -> dict[str, tuple[float, ...]]:
    """Weights of the features for each of KINDS."""
    counts = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, n in counts.items() if n >= least)
    column = {name: i for i, name in enumerate(names)}
    indices, indptr = [], [0]
    for row in rows:
        indices += sorted({column[name] for name in row if name in column})
        indptr.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), len(names)))
    model = LogisticRegression(C=c, max_iter=400)
    model.fit(matrix, kinds, sample_weight=weights)
    order = [list(model.classes_).index(k.value) if k.value in model.classes_ else -1 for k in KINDS]
    coef = np.array([model.coef_[i] if i >= 0 else np.zeros(len(names)) for i in order]).T
    bias = tuple(float(model.intercept_[i]) if i >= 0 else -9.0 for i in order)
    return {"": bias} | {name: tuple(map(float, coef[i])) for name, i in column.items()}


def predict(weights: dict[str, tuple[float, ...]], row: list[str]) -> np.ndarray:
    sums = np.array(weights[""])
    for name in row:
        if name in weights:
            sums = sums + np.array(weights[name])
    e = np.exp(sums - sums.max())
    return e / e.sum()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("-c", type=float, default=0.5)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--references", type=float, default=0.15)
    parser.add_argument("--out", type=Path, default=ROOT / "src/pubparse/models/kinds.z")
    args = parser.parse_args()
    pages: list[tuple[str, list[tuple[list[str], str, str]]]] = []
    for name, gold, pairs in pickle.loads(args.records.read_bytes()):
        rows = []
        evidence = around([evidence_of(record, collect_links(record)) for _, record in pairs])
        for (number, record), known in zip(pairs, evidence, strict=True):
            g = gold["publications"][number]
            rows.append(
                (list(features(known)), g["type"], f"{g['venue']} | {' '.join(record.entry.text.split())[:150]}")
            )
        pages.append((name, rows))
    refs = [r for example in references.load(args.shared) if (r := from_reference(example))]
    random.Random(1).shuffle(refs)
    print(Counter(kind for _, kind in refs))

    def training(held: set[str]) -> tuple[list[list[str]], list[str], list[float]]:
        rows, kinds, weights = [r for r, _ in refs], [k for _, k in refs], [args.references] * len(refs)
        for name, page in pages:
            if name not in held:
                rows += [row for row, _, _ in page]
                kinds += [kind for _, kind, _ in page]
                weights += [min(1.0, (20 / max(1, len(page))) ** 0.5)] * len(page)
        return rows, kinds, weights

    names = [name for name, _ in pages]
    random.Random(2).shuffle(names)
    right = total = 0
    shares, wrong, bins = [], Counter(), Counter()
    for fold in range(5):
        held = set(names[fold::5])
        weights = fit(*training(held), args.c, args.least)
        for name, page in pages:
            if name not in held:
                continue
            hits = n = 0
            for row, kind, shown in page:
                p = predict(weights, row)
                said = KINDS[int(p.argmax())].value
                if kind == "other":
                    continue
                n += 1
                hits += said == kind
                bins[round(float(p.max()), 1), said == kind] += 1
                if said != kind:
                    wrong[kind, said] += 1
                    if args.misses:
                        print(f"{name} {kind} -> {said} ({p.max():.2f}) {shown}")
            right, total = right + hits, total + n
            if n:
                shares.append(hits / n)
    print(
        f"held out: micro {100 * right / total:.1f}, macro {100 * sum(shares) / len(shares):.1f} over {len(shares)} pages"
    )
    print(wrong.most_common(14))
    print({k: f"{bins[k, True]}/{bins[k, True] + bins[k, False]}" for k in sorted({k for k, _ in bins})})
    weights = fit(*training(set()), args.c, args.least)
    lines = []
    for name, values in sorted(weights.items()):
        rounded = [round(10 * v) for v in values]
        if any(rounded) or not name:
            lines.append(f"{name}\t{','.join(map(str, rounded))}")
    args.out.write_bytes(zlib.compress("\n".join(lines).encode(), 9))
    print(f"{args.out}: {len(lines)} features, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
