"""Compile the venue table from public lists: conferences (acronym, name) and journals (name, abbreviation).

    build_venues.py VENUES_DIR [--out FILE]

VENUES_DIR holds conferences.csv and journals/*.csv (JabRef's lists, CC0). Deterministic.
The table is four blocks of lines, parted by empty lines, zlib over all: conferences `acronym<TAB>name`; names of
journals, sorted by their folded form; abbreviations `folded<TAB>number of the name`, sorted.
"""

from __future__ import annotations

import argparse
import csv
import re
import zlib
from pathlib import Path

from pubparse.tables.venues import fold

ROOT = Path(__file__).resolve().parents[1]


def read_journals(folder: Path) -> dict[str, tuple[str, set[str]]]:
    """Folded name -> the name as written, and its folded abbreviations."""
    found: dict[str, tuple[str, set[str]]] = {}
    for path in sorted(folder.glob("*.csv")):
        for row in csv.reader(path.open(encoding="utf-8", newline="")):
            if len(row) < 2:
                continue
            name, short = (re.sub(r"\s+", " ", cell).strip() for cell in row[:2])
            if name.startswith(('"', "#")) or "#" in short or len(name) < 3 or "\t" in name:
                name, short = name.strip('"'), "" if "#" in short else short
            short = re.sub(r"\s*\([^)]*\)$", "", short)
            key = fold(name)
            if not key or len(key) > 120:
                continue
            kept = found.setdefault(key, (name, set()))
            if short and fold(short) != key and len(fold(short)) > 2:
                kept[1].add(fold(short))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("venues", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "src/pubparse/tables/venues.txt.z")
    args = parser.parse_args()
    with (args.venues / "conferences.csv").open(encoding="utf-8", newline="") as file:
        conferences = sorted((row["acronym"].strip(), row["name"].strip()) for row in csv.DictReader(file))
    journals = read_journals(args.venues / "journals")
    names = sorted(journals)
    number = {key: i for i, key in enumerate(names)}
    shorts: dict[str, int] = {}
    clash: set[str] = set()
    for key in names:
        for short in journals[key][1]:
            if short in shorts and shorts[short] != number[key]:
                clash.add(short)
            shorts.setdefault(short, number[key])
    # An abbreviation that two journals share names none, but says that it is a journal.
    lines = [f"{short}\t{'' if short in clash else shorts[short]}" for short in sorted(shorts) if short not in number]
    text = "\n\n".join(
        ("\n".join(f"{a}\t{n}" for a, n in conferences), "\n".join(journals[key][0] for key in names), "\n".join(lines))
    )
    args.out.write_bytes(zlib.compress(text.encode(), 9))
    print(
        f"{len(conferences)} conferences, {len(names)} journals, {len(lines)} abbreviations, {args.out.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main()
