"""Say how right the reader is on reference strings: folds over the labelled ones, and styles it has not seen.

    python tools/evaluate_references.py SHARED [--folds 5] [--only 0 2] [--epochs 14] [--misses 30]

Trained as the package's reader is (`train.py`), without a fold of the references and without the judged styles.

Figures: per field the share right where gold has the field (exact after folding case and punctuation); `all`: title,
authors and year all right; `all*`: the same, not counting a field that gold has not; `six`: all six fields.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import references
import rendered
from examples import Example
from figures import Tally, judge, judge_whole
from filler import filler
from pubparse.labelling.network import unpack_tagger
from reference_examples import synthetic
from rendered import FAMILIES, POPULAR, style_names
from tagging import train
from train import EPOCHS, entry_examples


def folds(examples: list[Example], count: int) -> list[list[Example]]:
    """The examples in `count` parts, whole groups together."""
    groups = sorted({e.group for e in examples})
    random.Random(11).shuffle(groups)
    part = {group: i % count for i, group in enumerate(groups)}
    out: list[list[Example]] = [[] for _ in range(count)]
    for example in examples:
        out[part[example.group]].append(example)
    return out


def show(misses: list[object], count: int) -> None:
    for example, gold, said, wrong in random.Random(3).sample(misses, min(count, len(misses))):  # type: ignore[misc,attr-defined]
        print(f"  {example.source} {example.text!r}")
        for name in wrong:
            print(f"      {name}: {said[name]!r} for {gold[name]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, nargs="*")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument(
        "--styles", type=int, default=400, help="citation styles rendered for training, none like the judged"
    )
    parser.add_argument("--lists", type=int, default=400, help="drawn lists for training")
    parser.add_argument("--each", type=int, default=14)
    parser.add_argument("--models", type=Path, help="a folder in which the folds' models are kept and looked for")
    parser.add_argument("--cache", type=Path, help="a folder in which synthetic data are kept")
    options = parser.parse_args()
    examples = references.load(options.shared)
    parts = folds(examples, options.folds)
    sums: dict[str, Tally] = {name: Tally() for name in (*references.FILES, "unseen styles")}
    for number in options.only or range(options.folds):
        given = [e for i, part in enumerate(parts) if i != number for e in part]
        unlike = [name for name in style_names() if not FAMILIES.match(name)]
        made = synthetic(
            given, options.shared, unlike, options.styles, options.each, number + 1, options.cache, options.lists
        )
        kept = options.models / f"{number}.npz" if options.models else None
        if kept and kept.exists():
            data = kept.read_bytes()
        else:
            data = train([*given, *made, *entry_examples(options.shared, filler())], options.epochs)
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(data)
        model = unpack_tagger(data)
        began = time.time()
        rendered.WORN = 0.0
        unseen = synthetic(parts[number], options.shared, POPULAR, len(POPULAR), 60, number + 101, options.cache)
        rendered.WORN = 0.12
        tally = judge(model, unseen)
        print(f"fold {number} unseen styles ({len(unseen)}): {tally.row()}", flush=True)
        print(f"    from end to end: {judge_whole(data, unseen).row()}", flush=True)
        for style in POPULAR:
            some = judge(model, [e for e in unseen if e.source == f"csl:{style}"])
            print(f"    {style}: {some.row()}")
        sums["unseen styles"].right += tally.right
        sums["unseen styles"].count += tally.count
        sums["unseen styles"].misses += tally.misses
        for name in references.FILES:
            held = [e for e in parts[number] if e.source == name]
            tally = judge(model, held)
            print(f"fold {number} {name} ({len(held)}): {tally.row()}", flush=True)
            sums[name].right += tally.right
            sums[name].count += tally.count
            sums[name].misses += tally.misses
            print(f"    from end to end: {judge_whole(data, held).row()}", flush=True)
        print(f"model {len(data) / 1e6:.2f} MB, judged in {time.time() - began:.1f} s")
    for name in sums:
        print(f"{name}: {sums[name].row()}{' (machine-labelled)' if name == 'anystyle-good' else ''}")
        show(sums[name].misses, options.misses)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
