"""How much is found where nothing is to be found: home pages that speak of no publications.

    python tools/measure_negatives.py [--shared DIR] [--count 300] [--show]

Takes faculty home pages of 1997 without the word "publi" and without a year in a list, none of which has trained the
models, labelled or as a page without publications; `--show` prints what was found, to be looked at: a paper may well be named there.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from pathlib import Path

import pubparse
from annotations import SHARED, empty_pages, labelled_hashes, page_hash

_LISTED_YEAR = re.compile(r"<(?:li|dd|dt|td)\b[^<]*(?:<(?!/?(?:li|dd|dt|td|ul|ol|dl|tr)\b)[^<]*)*?(?:19|20)\d\d", re.I)


def negatives(shared: Path, count: int) -> list[Path]:
    """The pages, the same every time."""
    known = labelled_hashes()
    trained = {page.name for page in empty_pages(shared)}
    paths = sorted((shared / "webkb-faculty").iterdir())
    random.Random(3).shuffle(paths)
    out = []
    for path in paths:
        text = path.read_bytes().decode("latin-1").split("\n\n", 1)[-1]
        if path.name in trained or page_hash(path) in known:
            continue
        if "publi" not in text.casefold() and not _LISTED_YEAR.search(text):
            out.append(path)
        if len(out) == count:
            break
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit("measure_negatives: the shared pages are not here; nothing done")
    pages = negatives(args.shared, args.count)
    found = {path: pubparse.parse(path).publications for path in pages}
    some = {path: works for path, works in found.items() if works}
    total = sum(map(len, some.values()))
    print(f"{len(pages)} pages: {total} publications ({total / len(pages):.3f} a page) on {len(some)} pages")
    for path, works in some.items() if args.show else ():
        for work in works:
            print(f"  {path.name}: {work.probability:.2f} {work.title!r} {[str(name) for name in work.authors]}")


if __name__ == "__main__":
    main()
