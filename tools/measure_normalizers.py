"""Measure the normalizers on gold pages, without extractors and readers.

    measure_normalizers.py GOLD_DIR [--misses N]

Authors: the gold names of each record are joined as ten styles print them and split again; a record is right if all
names come back, word for word. Each style is measured alone (no help from the list) and with what the page's other
lists agree on. Venues, kinds: what the gold says is printed goes in, what it says it means should come out.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pubparse.model import Name
from pubparse.normalizers.authors import list_style, split_authors
from pubparse.normalizers.names import parse_name


def words(text: str) -> list[str]:
    """The words of a name in any order, initials apart."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[-‐‑'’]", "", plain)
    found = sorted(re.findall(r"\w+", re.sub(r"\b([a-z])\.?(?=[a-z]\.)", r"\1 ", plain)))
    return found if re.search("[a-z]", plain) else ["".join(re.findall(r"\w+", plain))]


def initials(given: str, dot: str = ".", between: str = " ") -> str:
    """A given name's initials."""
    parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", given)
    return between.join("-".join(piece[0] + dot for piece in part.split("-")) for part in parts if part)


def family(name: Name) -> str:
    return " ".join(part for part in (name.particle, name.family or name.literal) if part)


def inverted(name: Name, given: str) -> str:
    return f"{family(name)}, {given}" + (f", {name.suffix}" if name.suffix else "") if name.given else str(name)


def direct(name: Name, given: str) -> str:
    return " ".join(part for part in (given, family(name), name.suffix) if part) if name.given else str(name)


def joined(names: list[str], comma: str, last: str) -> str:
    return names[0] if len(names) == 1 else comma.join(names[:-1]) + (last if len(names) > 1 else "") + names[-1]


STYLES: dict[str, Callable[[list[Name]], tuple[str, list[str]]]] = {}


def style(function: Callable[[list[Name]], tuple[str, list[str]]]) -> Callable[[list[Name]], tuple[str, list[str]]]:
    STYLES[function.__name__] = function
    return function


@style
def plain(names: list[Name]) -> tuple[str, list[str]]:
    out = [direct(n, n.given) for n in names]
    return joined(out, ", ", " and "), out


@style
def oxford(names: list[Name]) -> tuple[str, list[str]]:
    out = [direct(n, n.given) for n in names]
    return joined(out, ", ", ", and ") + ".", out


@style
def ieee(names: list[Name]) -> tuple[str, list[str]]:
    out = [direct(n, initials(n.given)) for n in names]
    return joined(out, ", ", ", and "), out


@style
def apa(names: list[Name]) -> tuple[str, list[str]]:
    out = [inverted(n, initials(n.given)) for n in names]
    return joined(out, ", ", ", & "), out


@style
def harvard(names: list[Name]) -> tuple[str, list[str]]:
    out = [inverted(n, initials(n.given, between="")) for n in names]
    return joined(out, ", ", " and "), out


@style
def vancouver(names: list[Name]) -> tuple[str, list[str]]:
    out = [f"{family(n)} {initials(n.given, '', '').replace('-', '')} {n.suffix}".strip() for n in names]
    return joined(out, ", ", ", ") + ".", out


@style
def chicago(names: list[Name]) -> tuple[str, list[str]]:
    out = [inverted(names[0], names[0].given), *(direct(n, n.given) for n in names[1:])]
    return joined(out, ", ", ", and "), out


@style
def full_inverted(names: list[Name]) -> tuple[str, list[str]]:
    out = [inverted(n, n.given) for n in names]
    return joined(out, ", ", " and "), out


@style
def semicolons(names: list[Name]) -> tuple[str, list[str]]:
    out = [inverted(n, n.given) for n in names]
    return joined(out, "; ", "; "), out


@style
def capitals(names: list[Name]) -> tuple[str, list[str]]:
    out = [f"{family(n).upper()} {initials(n.given, between='')}".strip() for n in names]
    return joined(out, ", ", ", "), out


@style
def bibtex(names: list[Name]) -> tuple[str, list[str]]:
    out = [inverted(n, n.given) for n in names]
    return joined(out, " and ", " and "), out


def authors(pages: list[list[list[str]]], show: int) -> None:
    """Print how many lists come back whole, style by style."""
    parsed = [[[parse_name(n) for n in record] for record in page] for page in pages]
    lost = [n for page in pages for record in page for n in record if words(str(parse_name(n))) != words(n)]
    total = sum(len(record) for page in pages for record in page)
    print(f"one name: {total - len(lost)} of {total} keep their words; {Counter(lost).most_common(8)}")
    for title, render in {"as printed": None, **STYLES}.items():
        right = helped = count = 0
        shown = 0
        start = time.process_time()
        for page, names in zip(pages, parsed, strict=True):
            rows = [
                (
                    joined(
                        r,
                        ", "
                        if not any("," in a for a in r)
                        else "; "
                        if any(a.count(",") == 1 and a.endswith(",") for a in r)
                        else ", ",
                        ", ",
                    ),
                    r,
                )
                if render is None
                else render(p)
                for r, p in zip(page, names, strict=True)
                if render is None or "".join(r).isascii() or not re.search("[\u3040-\u9fff]", "".join(r))
            ]
            agreed = list_style(text for text, _ in rows)
            for text, want in rows:
                count += 1
                keys = [words(w) for w in want]
                right += [words(str(n)) for n in split_authors(text).names] == keys
                got = [words(str(n)) for n in split_authors(text, style=agreed).names]
                helped += got == keys
                if got != keys and shown < show:
                    shown += 1
                    print("   ", text[:150], "\n     ->", [str(n) for n in split_authors(text, style=agreed).names][:8])
        seconds = time.process_time() - start
        print(
            f"{title:14} {count} lists: alone {100 * right / count:5.1f}, within their list {100 * helped / count:5.1f}  ({2 * total / seconds:,.0f} names/s)"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(args.gold.glob("*.json"))]
    pages = [[[a for a in p["authors"] if a != "others"] for p in gold["publications"]] for gold in golds]
    authors([[record for record in page if record] for page in pages], args.misses)


if __name__ == "__main__":
    main()
