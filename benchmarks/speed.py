"""How fast one conversion is and how much memory it takes: all figures of one run, ratios within the same process.

    python benchmarks/speed.py [--only NAME ...] [--repeats N] [--json FILE] [--check]

`conversion`: pages a second of a whole conversion (load, parse, dedupe, to_csl) on one core over the HTML pages of the
shared corpus, beside the time that BeautifulSoup with lxml's parser alone needs for the same pages. Page by page, one
after the other, so that whatever else the machine does hits both alike; `first pass` is the first time that this
process sees the pages, `best` the best of all passes. `references`: strings a second of `parse_references`, strings
that the process has not seen. `import`, `first`: fresh processes. `memory`: peak of a fresh process that converts a
page of 5 MB. All times are CPU time but those of the fresh processes that say `wall`. What the shared material is
needed for is skipped, saying so, where it is absent.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FIXTURE = ROOT / "fixtures"
WANTED = {
    "conversion: times BeautifulSoup, first pass": ("at most", 5.0),
    "references: per second": ("at least", 1000.0),
    "import: seconds": ("at most", 0.3),
    "first: seconds": ("at most", 1.5),
    "memory: peak MB": ("at most", 400.0),
}
BIG = 5_000_000
_LONGEST = 600
"""Seconds of CPU that a child may take."""
Figures = dict[str, float]


def conversion(repeats: int) -> Figures:
    """Time whole conversions of the corpus's HTML pages beside BeautifulSoup alone."""
    pages = sorted(p for p in (SHARED / "corpus/dev/pages").glob("*.htm*"))
    if not pages:
        return _skipped("conversion", "no HTML pages in ../shared/corpus/dev/pages")
    from bs4 import BeautifulSoup

    import pubparse

    _convert(_warm_page())  # imports and models: `first` measures them
    texts = {page: page.read_bytes() for page in pages}
    passes: list[tuple[float, float]] = []
    slowest: dict[str, float] = {}
    for _ in range(max(repeats, 1)):
        ours = theirs = 0.0
        for page in pages:
            gc.collect()  # what one has left is not to be collected at the other's cost
            ours_now = _cpu(lambda page=page: _convert(page))
            slowest.setdefault(page.name, ours_now)
            ours += ours_now
            gc.collect()
            theirs += _cpu(lambda page=page: BeautifulSoup(texts[page], "lxml"))
        passes.append((ours, theirs))
    least = min(theirs for _, theirs in passes)
    found = len(pubparse.parse(str(pages[0])).entries)
    assert found, "the corpus's first page has entries"
    name, longest = max(slowest.items(), key=lambda item: item[1])
    return {
        "conversion: pages": len(pages),
        "conversion: MB": round(sum(map(len, texts.values())) / 1e6, 2),
        "conversion: BeautifulSoup, seconds": least,
        "conversion: first pass, seconds": passes[0][0],
        "conversion: best pass, seconds": min(ours for ours, _ in passes),
        "conversion: pages per second, first pass": len(pages) / passes[0][0],
        "conversion: times BeautifulSoup, first pass": passes[0][0] / least,
        "conversion: times BeautifulSoup, best pass": min(ours for ours, _ in passes) / least,
        f"conversion: slowest page ({name}), seconds": longest,
    }


def references(repeats: int) -> Figures:
    """Time `parse_references` over strings that it has not seen, in parts of a thousand."""
    files = [SHARED / "references" / f"{name}.jsonl" for name in ("anystyle-core", "grobid-citation")]
    if not all(file.is_file() for file in files):
        return _skipped("references", "no labelled strings in ../shared/references")
    import pubparse

    strings = [json.loads(line)["text"] for file in files for line in file.open(encoding="utf-8")]
    pubparse.parse_references(strings[:20])
    parts = [strings[20 + k :: 8][:1000] for k in range(max(repeats, 1))]
    times = [_cpu(lambda part=part: pubparse.parse_references(part)) / len(part) for part in parts]
    return {
        "references: per second": 1 / min(times),
        "references: per second, first thousand": 1 / times[0],
    }


def start(repeats: int) -> Figures:
    """Time fresh processes: the bare interpreter, the import, the first conversion from the command line."""
    run = [sys.executable, "-c"]
    bare = _fresh([*run, "pass"], repeats)
    imported = _fresh([*run, "import pubparse"], repeats)
    everything = _fresh([*run, "import pubparse; pubparse.parse; pubparse.load; pubparse.to_csl"], repeats)
    page = str(_warm_page())
    first = _fresh([sys.executable, "-m", "pubparse", "convert", "--to", "json", page], repeats)
    return {
        "import: seconds": imported - bare,
        "import: with parse, load and to_csl, seconds": everything - bare,
        "first: seconds": first,
        "first: of which the bare interpreter": bare,
    }


def memory(repeats: int) -> Figures:
    """Take the peak of fresh processes that convert HTML of 5 MB: a long list, and pages as they are, joined."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        made = {"a list": _list_page(), "real pages": _joined_pages()}
        for name, text in made.items():
            if not text:
                continue
            page = Path(folder, "page.html")
            page.write_text(text, encoding="utf-8")
            cpu, peak = _child([sys.executable, "-m", "pubparse", "convert", "--to", "json", str(page)])
            soup = _child([sys.executable, "-c", _SOUP_ALONE, str(page)])[1]
            figures[f"memory: {name}, seconds"] = cpu
            figures[f"memory: {name}, peak MB"] = peak
            figures[f"memory: {name}, BeautifulSoup alone, peak MB"] = soup
    figures["memory: peak MB"] = max(v for k, v in figures.items() if k.endswith("peak MB") and "alone" not in k)
    return figures


_SOUP_ALONE = "import sys; from bs4 import BeautifulSoup; BeautifulSoup(open(sys.argv[1], 'rb').read(), 'lxml')"

PARTS: dict[str, Callable[[int], Figures]] = {
    "conversion": conversion,
    "references": references,
    "start": start,
    "memory": memory,
}


def _convert(page: Path) -> None:
    """Convert a page as the command line does."""
    import pubparse

    pubparse.to_csl(pubparse.dedupe(pubparse.parse(pubparse.load(page)).publications))


def _warm_page() -> Path:
    """A page of the fixtures that has publications: HTML."""
    return next(p for p in sorted(FIXTURE.glob("html/*/*.html")) if "negative" not in str(p))


def _list_page() -> str:
    """A page of 5 MB that is one list, every item another."""
    items, size, number = [], 0, 0
    while size < BIG:
        number += 1
        items.append(
            f'<li><b>A. Author{number}</b>, B. Other and C. Third. <a href="papers/{number}.pdf">On the {number}th '
            f"property of lists</a>. <i>Journal of Lists</i> {number % 90}({number % 12}):{number}-{number + 9}, "
            f"{1950 + number % 75}.</li>\n"
        )
        size += len(items[-1])
    return f"<html><title>Lists</title><h1>Publications</h1><ol>{''.join(items)}</ol>"


def _joined_pages() -> str:
    """The corpus's pages one behind the other until they make 5 MB."""
    bodies: list[str] = []
    pages = sorted((SHARED / "corpus/dev/pages").glob("*.htm*"))
    while pages and sum(map(len, bodies)) < BIG:
        bodies += [page.read_text(encoding="utf-8", errors="replace") for page in pages]
    return "\n".join(bodies)[:BIG]


def _cpu(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _fresh(command: list[str], repeats: int) -> float:
    """The least CPU time of a fresh process."""
    return min(_child(command)[0] for _ in range(max(repeats, 1)))


def _child(command: list[str]) -> tuple[float, float]:
    """Run a process; give its CPU time in seconds and its peak memory in MB."""
    child = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST)),
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def _skipped(part: str, why: str) -> Figures:
    print(f"{part}: skipped, {why}")
    return {}


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed and memory of one conversion.")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS), help="measure only these")
    parser.add_argument("--repeats", type=int, default=3, help="passes, of which the best counts")
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    parser.add_argument("--check", action="store_true", help="exit with 1 if a figure is not what is wanted")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, for NumPy's threads and the children, too
    figures: Figures = {}
    for part in args.only:
        found = PARTS[part](args.repeats)
        figures |= found
        for name, value in found.items():
            direction, bound = WANTED.get(name, ("", 0.0))
            good = not direction or (value <= bound if direction == "at most" else value >= bound)
            note = f"  (wanted: {direction} {bound:g}{'' if good else ': MISSED'})" if direction else ""
            print(f"{name:60} {value:10.3f}{note}", flush=True)
    print(f"this process, peak MB {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f}")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    missed = [
        name
        for name, (direction, bound) in WANTED.items()
        if name in figures and not (figures[name] <= bound if direction == "at most" else figures[name] >= bound)
    ]
    if args.check and missed:
        sys.exit(1)


if __name__ == "__main__":
    main()
