"""Who is who and which works are the same, over all gold pages put together.

    python tools/measure_people.py [--shared DIR] [--pages FILE] [--through-json] [--sample N] [--orders N] [--seed N]

Prints whether a person has two names of one author list; for how many pages all mentions of the owner that the gold
names are one person; whether N random orders of pages and publications give the same bytes; and N random persons that
were put together from several spellings or pages, for a reader to judge. `--pages` keeps what the pages say in a file,
for reading them takes longer than all else. `--through-json` writes each page as CSL-JSON and reads it again first.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pubparse
from align import gold_pages
from pubparse.matchers.folding import words
from pubparse.model import Document, Format, Name, Parsed, Publication

SHARED = Path(__file__).resolve().parents[2] / "shared"


def read_pages(shared: Path, kept: Path | None) -> dict[str, Parsed]:
    """What each gold page says."""
    if kept and kept.is_file():
        return pickle.loads(kept.read_bytes())
    pages = {name: pubparse.parse(source) for name, source, _ in gold_pages(shared / "corpus/dev")}
    pages = {name: Parsed(publications=parsed.publications) for name, parsed in pages.items()}
    if kept:
        kept.write_bytes(pickle.dumps(pages))
    return pages


def through_json(name: str, parsed: Parsed) -> Parsed:
    """A page as one who has converted it hands it on."""
    text = pubparse.to_json(pubparse.dedupe(parsed.publications))
    return pubparse.parse(Document(f"{name}.json", text, Format.CSL))


def same_page(parsed: Parsed) -> set[str]:
    """The sources of a page."""
    return {p.places[0].source for p in parsed.publications if p.places}


def is_owner(name: Name, owner: str) -> bool:
    """Whether a printed name can be the owner's: by the family name and the initial, or as names are compared."""
    mine, theirs = words(str(name)), words(owner)
    if not mine or not theirs:
        return False
    family = words(name.family)[-1:] or mine[-1:]
    initial = words(name.given)[:1] or mine[:1]
    meets = family[0] in theirs and any(w[0] == initial[0][0] for w in theirs if w != family[0])
    return meets or pubparse.compare_names(name, owner).verdict != "different"


def check_lists(people: Sequence[pubparse.Person]) -> int:
    """How many persons have two names of one list."""
    return sum(len({item for item, _ in p.mentions}) < len(p.mentions) for p in people)


def check_owners(
    pages: dict[str, Parsed], owners: dict[str, str], works: Sequence[Publication], people: Sequence[pubparse.Person]
) -> None:
    """For each page with an owner in the gold: into how many persons the owner's mentions fell."""
    home = {mention: n for n, person in enumerate(people) for mention in person.mentions}
    page_of = {source: name for name, parsed in pages.items() for source in same_page(parsed)}
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    printed = {}
    for work in works:
        for page in {page_of[place.source] for place in work.places if place.source in page_of}:
            theirs = [i for i, name in enumerate(work.authors) if is_owner(name, owners.get(page, ""))]
            if len(theirs) == 1:
                found[page].append((work.id, theirs[0]))
                printed[work.id, theirs[0]] = str(work.authors[theirs[0]])
    whole = [page for page, mentions in found.items() if len({home[m] for m in mentions}) == 1]
    print(f"owners: {len(whole)} of {len(found)} pages whole ({100 * len(whole) / max(1, len(found)):.1f} %)")
    for page in sorted(found.keys() - set(whole)):
        groups = defaultdict(list)
        for mention in found[page]:
            groups[home[mention]].append(mention)
        print(f"  {page}: {owners[page]}")
        for person, mentions in sorted(groups.items(), key=lambda item: -len(item[1])):
            spellings = sorted({printed[m] for m in mentions})
            print(f"    {people[person].name}: {len(mentions)} mentions, {spellings[:5]}, {mentions[:3]}")


def check_orders(pages: dict[str, Parsed], count: int) -> None:
    """Whether random orders of pages and of what stands on them give the same works and people, to the byte."""
    digests = set()
    for seed in range(count + 1):
        parts = list(pages.values())
        rng = random.Random(seed)
        if seed:
            rng.shuffle(parts)
            parts = [Parsed(publications=tuple(rng.sample(p.publications, len(p.publications)))) for p in parts]
        publications = pubparse.combine(parts).publications
        told = pubparse.to_json(pubparse.dedupe(publications)) + repr(pubparse.identify_authors(publications))
        digests.add(sha256(told.encode()).hexdigest())
    print(f"orders: {count} random orders give {len(digests)} result{'s' * (len(digests) > 1)}")


def show_sample(pages: dict[str, Parsed], people: Sequence[pubparse.Person], count: int, seed: int) -> None:
    """Random persons of several spellings (in more than stops and blanks) or gold pages, with where each stands."""
    work = {p.id: p for p in pubparse.combine(pages.values()).publications}
    page_of = {source: name for name, parsed in pages.items() for source in same_page(parsed)}
    at = {item: sorted({page_of.get(place.source, "") for place in p.places}) for item, p in work.items()}

    def merged(person: pubparse.Person) -> bool:
        spelled = {"".join(words(name)) for name in person.variants}
        return len(spelled) > 1 or len({page for item, _ in person.mentions for page in at[item]}) > 1

    found = [person for person in people if merged(person)]
    print(f"{len(people)} people, {len(found)} of several spellings or pages")
    for number, person in enumerate(random.Random(seed).sample(found, min(count, len(found))), 1):
        print(f"\n{number}. {person.name}: {len(person.mentions)} mentions")
        for reason in person.evidence[:6]:
            print(f"     because {reason}")
        shown: dict[tuple[str, str], int] = defaultdict(int)
        for item, position in person.mentions:
            p = work[item]
            shown[str(p.authors[position]), at[item][0]] += 1
            if shown[str(p.authors[position]), at[item][0]] <= 2:
                others = ", ".join(str(name) for i, name in enumerate(p.authors) if i != position)
                print(f"   [{','.join(at[item])}] {p.authors[position]} | {p.title[:60]} | {others[:80]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--through-json", action="store_true")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--orders", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not args.shared.is_dir():
        sys.exit("measure_people: the gold pages are not here; nothing done")
    pages = read_pages(args.shared, args.pages)
    golds = {name: gold for name, _, gold in gold_pages(args.shared / "corpus/dev")}
    owners = {name: gold.get("owner") or "" for name, gold in golds.items()}
    if args.through_json:
        pages = {name: through_json(name, parsed) for name, parsed in pages.items()}
    for known in (True, False):
        given = pages if known else {name: _unowned(parsed) for name, parsed in pages.items()}
        works = pubparse.combine(given.values()).publications
        people = pubparse.identify_authors(works)
        print(f"\n{'as read' if known else 'without what the pages say of their owners'}:")
        print(f"lists: {check_lists(people)} of {len(people)} people have two names of one list")
        check_owners(given, owners, works, people)
    works = pubparse.combine(pages.values()).publications
    if args.orders:
        check_orders(pages, args.orders)
    if args.sample:
        show_sample(pages, pubparse.identify_authors(works), args.sample, args.seed)


def _unowned(parsed: Parsed) -> Parsed:
    """The same page, but nobody knows whose it is."""
    return Parsed(publications=tuple(replace(p, owner="") for p in parsed.publications))


if __name__ == "__main__":
    main()
