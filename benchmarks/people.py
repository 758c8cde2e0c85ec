"""Who is who at size: time and memory of `identify_authors` and `dedupe` over made-up pages of many people.

    python benchmarks/people.py NAMES.tsv [--sizes 10000,100000,1000000] [--only identify_authors|dedupe]

NAMES.tsv holds pairs of real names, with `same` where they are one person's, as who-is-who data has them. Titles are
made of the words of RECORDS (CSL-JSON files, `--titles`), else of the names of venues that the package knows. People
beyond those in the file get the given names of one and the family name of another, so that many share a name, as in
life. Each work stands on the pages of one to three of its authors; each page prints names in its way and mistypes some.

Each size and function runs in a process of its own. Printed are seconds, peak memory, both against those of the size
before and against n log n, how many groups came out, their B-cubed precision and recall (the truth is known here), and
for sizes up to `--orders` whether a shuffled input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log2
from pathlib import Path

import pubparse
from pubparse.model import Kind, Name, PartialDate, Place, Publication, Venue
from pubparse.tables.particles import PARTICLES, SUFFIXES
from pubparse.tables.romanized import PINYIN
from pubparse.tables.venues import conferences

MENTIONS_EACH = 5
"""So many mentions has a person, on average."""
AUTHORS = (1, 2, 2, 3, 3, 3, 4, 4, 5, 6)
COPIES = (1, 1, 1, 2, 2, 3)
"""On so many pages stands a work."""
CIRCLE = 12
"""Most co-authors are among so many neighbours."""
FUNCTIONS = ("identify_authors", "dedupe")


@dataclass(frozen=True)
class World:
    """The publications, and what is true of them."""

    publications: list[Publication]
    works: dict[str, int]
    """Publication id -> the work that it is."""
    people: dict[tuple[str, int], int]
    """Mention -> the person that it is."""


def names(path: Path) -> list[tuple[str, str]]:
    """The real names of a file, each as given and family name; of two that are one person's, one."""
    printed: dict[str, None] = {}
    left: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        one, other, *said = line.split("\t")
        printed[one] = printed[other] = None
        if said == ["same"]:
            left.add(min(one, other, key=lambda name: (len(name), name)))
    parts = (name.rsplit(" ", 1) for name in sorted(printed.keys() - left) if " " in name)
    return [(given, family) for given, family in parts if _is_whole(given, family)]


def _is_whole(given: str, family: str) -> bool:
    """Whether a name was cut between its given and its family name, not within the family name or before a suffix."""
    no_family = family.lower() in PARTICLES or family.lower().strip(".") in SUFFIXES
    return not no_family and given.split()[-1] not in PARTICLES


def title_words(paths: Sequence[Path]) -> list[list[str]]:
    """Real titles in words; without files the full names of conferences stand in for them."""
    if not paths:
        return [name.split() for _, name in conferences()]
    titles = (item.get("title", "") for path in paths for item in json.loads(path.read_text(encoding="utf-8")))
    return [title.split() for title in titles if title.count(" ") > 2]


def populate(real: Sequence[tuple[str, str]], count: int, rng: random.Random) -> list[tuple[str, str]]:
    """So many people: those of the file, then given and family names put together anew within one language family."""
    groups: dict[bool, list[tuple[str, str]]] = defaultdict(list)
    for given, family in real:
        groups[family.lower() in PINYIN].append((given, family))
    people = list(real)
    rng.shuffle(people)
    while len(people) < count:
        given, family = rng.choice(real)
        people.append((given, rng.choice(groups[family.lower() in PINYIN])[1]))
    return people[:count]


def mistype(text: str, rng: random.Random) -> str:
    """Two letters inside a word swapped, as a hasty hand does."""
    if len(text) < 5:
        return text
    at = rng.randrange(1, len(text) - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def printed_name(person: tuple[str, str], style: int, rng: random.Random) -> Name:
    """A name in the style of a page: in full, first name alone, all initials, one initial; sometimes mistyped."""
    given, family = person
    if style == 1:
        given = given.split()[0]
    elif style == 2:
        given = " ".join("-".join(f"{p[:1]}." for p in word.split("-")) for word in given.split())
    elif style == 3:
        given = f"{given[0]}."
    if rng.random() < 0.01:
        family = mistype(family, rng)
    return Name(family=family, given=given, printed=f"{given} {family}")


def make(size: int, names_path: Path, titles: Sequence[Path], seed: int = 1) -> World:
    """Pages with about so many mentions of people."""
    rng = random.Random(seed)
    people = populate(names(names_path), max(20, size // MENTIONS_EACH), rng)
    words = title_words(titles)
    venues = [Venue(name=name, acronym=acronym) for acronym, name in conferences()[:400]]
    world = World([], {}, {})
    work = mentions = 0
    while mentions < size:
        lead = rng.randrange(len(people))
        near = range(max(0, lead - CIRCLE), min(len(people), lead + CIRCLE))
        group = dict.fromkeys([lead, *(rng.choice(near) for _ in range(rng.choice(AUTHORS) - 1))])
        if rng.random() < 0.1:
            group[rng.randrange(len(people))] = None
        authors = list(group)
        if len({people[a][1] for a in authors}) < len(authors):
            continue  # namesakes in one list: which is which, nobody could say
        one, two = rng.choice(words), rng.choice(words)
        title = [*one[: len(one) // 2 + 1], *two[len(two) // 2 :]]
        venue = rng.choice(venues)
        for page in rng.sample(authors, min(len(authors), rng.choice(COPIES))):
            style = page % 4
            number = len(world.publications)
            mine = " ".join(mistype(w, rng) if rng.random() < 0.01 else w for w in title)
            listed = tuple(printed_name(people[a], style, rng) for a in authors)
            owner = " ".join(people[page])
            world.publications.append(
                Publication(
                    id=f"p{number}",
                    kind=Kind.INPROCEEDINGS,
                    title=mine,
                    authors=listed,
                    issued=PartialDate(1980 + work % 45),
                    venue=venue if rng.random() < 0.7 else Venue(name=venue.acronym),
                    owner=owner if rng.random() < 0.8 else "",
                    places=(Place(f"page{page}.html", number),),
                )
            )
            world.works[f"p{number}"] = work
            world.people.update(((f"p{number}", at), a) for at, a in enumerate(authors))
            mentions += len(authors)
        work += 1
    return world


def b_cubed(truth: Mapping[Hashable, int], groups: Iterator[list[Hashable]]) -> tuple[float, float]:
    """Precision and recall of groups of the keys of `truth`."""
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for group in groups:
        for person, count in Counter(truth[member] for member in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[person]
    return precision / len(truth), recall / len(truth)


def run(function: str, size: int, names_path: Path, titles: Sequence[Path], shuffled: int) -> dict[str, object]:
    """Make the pages, run one function, give its figures; in a process of its own."""
    world = make(size, names_path, titles)
    publications = world.publications
    if shuffled:
        random.Random(shuffled).shuffle(publications)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.perf_counter()
    clock = time.process_time()
    if function == "dedupe":
        works = pubparse.dedupe(publications)
        seconds, busy = time.perf_counter() - started, time.process_time() - clock
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        groups: Iterator[list[Hashable]] = (list(w.merged or (w.id,)) for w in works)
        scores = b_cubed(dict(world.works), groups)
        count = len(works)
        told = (repr(w) for w in works)
    else:
        people = pubparse.identify_authors(publications)
        seconds, busy = time.perf_counter() - started, time.process_time() - clock
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        scores = b_cubed(dict(world.people), (list(p.mentions) for p in people))
        count = len(people)
        told = (repr(p) for p in people)
    digest = sha256()
    for line in told:
        digest.update(line.encode())
    return {
        "mentions": len(world.people),
        "publications": len(publications),
        "seconds": round(seconds, 1),
        "cpu": round(busy, 1),
        "input_mb": round(before),
        "peak_mb": round(peak),
        "groups": count,
        "true_groups": len(set((world.works if function == "dedupe" else world.people).values())),
        "precision": round(scores[0], 4),
        "recall": round(scores[1], 4),
        "digest": digest.hexdigest()[:16],
    }


def in_process(function: str, size: int, chosen: argparse.Namespace, shuffled: int = 0) -> dict[str, object]:
    """As `run`, in another process."""
    command = [sys.executable, __file__, str(chosen.names), "--one", function, "--sizes", str(size)]
    command += ["--shuffled", str(shuffled), *(x for path in chosen.titles for x in ("--titles", str(path)))]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def main() -> None:
    """Run all sizes and print a line for each, then the growth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=Path)
    parser.add_argument("--titles", type=Path, action="append", default=[])
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--only", choices=FUNCTIONS)
    parser.add_argument("--orders", type=int, default=100_000, help="shuffle sizes up to this one, too")
    parser.add_argument("--one", choices=FUNCTIONS, help=argparse.SUPPRESS)
    parser.add_argument("--shuffled", type=int, default=0, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    sizes = [int(size) for size in chosen.sizes.split(",")]
    missing = [str(path) for path in (chosen.names, *chosen.titles) if not path.is_file()]
    if missing:
        print(f"skipped: {', '.join(missing)} is not there; the benchmark needs a file of real names", file=sys.stderr)
        return
    if chosen.one:
        print(json.dumps(run(chosen.one, sizes[0], chosen.names, chosen.titles, chosen.shuffled)))
        return
    for function in FUNCTIONS:
        if chosen.only in (None, function):
            _table(function, sizes, chosen)


def _table(function: str, sizes: Sequence[int], chosen: argparse.Namespace) -> None:
    """One function over all sizes."""
    print(
        f"{function}\n{'mentions':>9} {'records':>8} {'sec':>7} {'cpu':>7} {'MB':>6} {'of input':>8} {'groups':>8}"
        f" {'true':>8} {'P':>7} {'R':>7}  growth of time and memory over n log n; same bytes shuffled"
    )
    last: dict[str, float] | None = None
    for size in sizes:
        found = in_process(function, size, chosen)
        n, cpu, own = float(found["mentions"]), float(found["cpu"]), float(found["peak_mb"]) - float(found["input_mb"])
        said = ""
        if last:
            expected = n * log2(n) / (last["n"] * log2(last["n"]))
            said = f"x{cpu / last['cpu'] / expected:.2f} x{own / max(1, last['own']) / expected:.2f}"
        if size <= chosen.orders:
            same = found["digest"] == in_process(function, size, chosen, shuffled=1)["digest"]
            said += "  same" if same else "  NOT THE SAME"
        print(
            f"{found['mentions']:>9} {found['publications']:>8} {found['seconds']:>7} {cpu:>7} {found['peak_mb']:>6}"
            f" {found['input_mb']:>8} {found['groups']:>8} {found['true_groups']:>8} {found['precision']:>7}"
            f" {found['recall']:>7}  {said}",
            flush=True,
        )
        last = {"n": n, "cpu": cpu, "own": own}


if __name__ == "__main__":
    main()
