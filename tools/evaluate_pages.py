"""Judge whole conversions of the gold pages, with whole pages held out of everything that is trained on them.

    python tools/evaluate_pages.py [--shared DIR] [--folds 5] [--only K ...] [--misses] [--as-is]

For every fold the entry finder and the reader are trained without its pages, then its pages are converted and scored
by the shared judge. `--as-is` scores the models in the package instead (which have seen the pages).
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import time
from pathlib import Path
from types import ModuleType

import pubparse
from align import gold_pages
from models import use_models

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def judge_of(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def convert(source: Path) -> list[dict]:
    parsed = pubparse.parse(source)
    return pubparse.to_csl(pubparse.dedupe(parsed.publications))


def page_folds(names: list[str], folds: int) -> list[list[str]]:
    """The pages in `folds` parts, the same every time."""
    names = sorted(names)
    random.Random(7).shuffle(names)
    return [sorted(names[k::folds]) for k in range(folds)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, nargs="*")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--as-is", action="store_true")
    parser.add_argument("--page", nargs="*")
    parser.add_argument(
        "--models", type=Path, help="keep the folds' models in this folder and use those that are there"
    )
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit("evaluate_pages: the gold pages are not here; nothing done")
    judge = judge_of(args.shared)
    pages = {name: (source, gold) for name, source, gold in gold_pages(args.shared / "corpus/dev")}
    rows: list[tuple[str, int, int, dict[str, float]]] = []
    parts = [sorted(pages)] if args.as_is else page_folds(list(pages), args.folds)
    seconds = 0.0
    for k, part in enumerate(parts):
        if args.only is not None and k not in args.only:
            continue
        if not args.as_is:
            from fold_models import fold_models

            use_models(fold_models(args.shared, set(part), args.models / str(k) if args.models else None))
        for name in part:
            if args.page and name not in args.page:
                continue
            source, gold = pages[name]
            began = time.perf_counter()
            items = convert(source)
            seconds += time.perf_counter() - began
            f1, verdicts, got = judge.score_page(gold, items)
            rows.append((name, len(gold["publications"]), len(items), f1))
            if args.misses:
                judge.misses(name, gold["publications"], items, verdicts, got, "")
    width = max(len(r[0]) for r in rows)
    print(f"{'page':{width}} {'gold':>5} {'pred':>5} " + " ".join(f"{f:>8}" for f in judge.FIELDS))
    for name, gold_count, said, f1 in sorted(rows):
        print(f"{name:{width}} {gold_count:5} {said:5} " + " ".join(f"{100 * f1[f]:8.1f}" for f in judge.FIELDS))
    mean = {f: sum(r[3][f] for r in rows) / len(rows) for f in judge.FIELDS}
    print(
        f"{'macro':{width}} {len(rows):5} pages "
        + " ".join(f"{100 * mean[f]:8.1f}" for f in judge.FIELDS)
        + f"   {seconds:.1f} s"
    )


if __name__ == "__main__":
    main()
