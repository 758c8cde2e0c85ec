"""Train every model of the package, in the order in which they need each other.

    python tools/train.py [--shared DIR] [--cache DIR] [--only lines reader entries kinds]

1. `lines.npz`: what a single line of a page may be; from references alone, so that the entry finder can learn from
   what it says of the gold pages;
2. `reader.npz`: what each token of an entry is; from references, rendered references, the entries of labelled pages
   (what their labels leave open says a model of what we wrote, `filler.py`) and lists that we wrote;
3. `entries.npz`: which lines of a page are entries; from labelled pages and pages without publications;
4. `kinds.npz`: what kind of work an entry is; from the entries of gold pages and references.

Deterministic: the same data give the same files.
`evaluate_pages.py` and `evaluate_references.py` judge all of this with whole pages and groups held out.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import train_entries
import train_kinds
from examples import Example
from filler import filler
from layouts import retold
from page_examples import page_examples
from pubparse.extractors._network import pack_network
from pubparse.labelling.network import Tagger
from reference_examples import training_set
from tagging import Size, train
from written import written

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
MODELS = ROOT / "src/pubparse/models"
LINES = 12000
"""References that the model of lines is trained on: it is asked for evidence, not for fields."""
LINES_SIZE = Size(48, (1, 2, 4), chain=False)
EPOCHS = 10
RETOLD = 0.4
"""Share of the entries that are also read in a layout that is drawn; with all of them, lines of text were read worse."""
LONGEST = 2500
"""Characters of an entry that training learns from; a longer one is badly cut."""


def entry_examples(shared: Path, model: Tagger) -> list[Example]:
    """The entries that the reader learns from: of pages and lists, as they are and in layouts that are drawn."""
    entries = [*(e for e in page_examples(shared, model) if len(e.text) < LONGEST), *written()]
    rnd = random.Random("retold")
    return entries + [e for e in retold(entries, rnd) if rnd.random() < RETOLD]


def write(name: str, data: bytes) -> None:
    (MODELS / f"{name}.npz").write_bytes(data)
    print(f"{name}.npz: {len(data) / 1e6:.2f} MB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--only", nargs="*", default=["lines", "reader", "entries", "kinds"])
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit("train: the shared data is not here; nothing done")
    references = training_set(args.shared, args.cache)
    if "lines" in args.only:
        some = random.Random(5).sample(references, min(LINES, len(references)))
        write("lines", train(some, 6, LINES_SIZE, least=5))
    if "reader" in args.only:
        write("reader", train([*references, *entry_examples(args.shared, filler())], args.epochs))
    if "entries" in args.only:
        write("entries", pack_network(train_entries.ensemble(train_entries.all_sheets(args.shared))))
    if "kinds" in args.only:
        write("kinds", train_kinds.model_without(args.shared))


if __name__ == "__main__":
    main()
