"""What is told of many pairs at once is what is told of each: a pair that the screen turns away is no match."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from pubparse.matchers import screening
from pubparse.matchers.blocking import candidate_pairs, work_keys
from pubparse.matchers.evidence import WorkVerdict, compare_works
from pubparse.matchers.profiles import profile
from pubparse.model import Kind, Name, PartialDate, Publication, Venue

WORDS = [
    "counting",
    "cranes",
    "from",
    "the",
    "air",
    "why",
    "storks",
    "fall",
    "a",
    "survey",
    "of",
    "nests",
    "erratum",
    "part",
    "2",
    "ii",
    "in",
    "northern",
    "wetlands",
]
FAMILIES = ("Petrova", "Petrowa", "Roe", "Quist", "Zorn", "Li", "Lee", "Okonkwo", "")
GIVENS = ("Maria", "M.", "Eva", "P. R.", "Bo", "Q.", "")
VENUES = ("", "Journal of Ornithology", "J. Ornithol.", "International Conference on Birds", "arXiv")


def made_up(rng: random.Random) -> Publication:
    """Give a record with a title of few words, so that many titles are alike."""
    start = rng.randrange(len(WORDS))
    title = " ".join(rng.sample(WORDS, 2) + WORDS[start : start + rng.randrange(9)]) if rng.random() < 0.95 else ""
    if rng.random() < 0.2:
        at = rng.randrange(len(title) + 1)
        title = title[:at] + rng.choice(["", "x"]) + title[at + 1 :]
    many = rng.choice([0, 1, 1, 2, 2, 3, 12])
    return Publication(
        title=title,
        authors=tuple(Name(family=rng.choice(FAMILIES), given=rng.choice(GIVENS)) for _ in range(many)),
        issued=rng.choice([None, PartialDate(2008), PartialDate(2009), PartialDate(2012)]),
        venue=Venue(name=rng.choice(VENUES)),
        kind=rng.choice([Kind.ARTICLE, Kind.INPROCEEDINGS, Kind.PREPRINT, Kind.OTHER]),
        doi=rng.choice(["", "", "", "", "10.1000/1", "10.1000/2"]),
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.filterwarnings("error")
def test_pairs_that_are_turned_away_are_no_match(seed, monkeypatch):
    monkeypatch.setattr(screening, "_FEW", 0)
    rng = random.Random(seed)
    items = [profile(made_up(rng)) for _ in range(200)]
    i, j = (np.array(side) for side in zip(*combinations(range(len(items)), 2), strict=True))
    kept = set(screening.Screen(items).worth_comparing(i, j))
    told = {pair: compare_works(items[pair[0]], items[pair[1]]).verdict for pair in combinations(range(len(items)), 2)}
    matches = {pair for pair, verdict in told.items() if verdict not in (WorkVerdict.DIFFERENT, WorkVerdict.OPEN)}
    assert matches <= kept
    assert len(matches) > 20
    assert len(kept) < len(told) / 2


def test_pairs_are_those_that_share_a_key_and_neighbours_in_a_large_block():
    rng = random.Random(1)
    keys = [[f"k{rng.randrange(60)}", f"m{rng.randrange(3)}"] for _ in range(300)]
    order = [f"{rng.randrange(1000)}" for _ in keys]
    blocks: dict[str, list[int]] = {}
    for at, each in enumerate(keys):
        for key in each:
            blocks.setdefault(key, []).append(at)
    expected = set()
    for block in blocks.values():
        near = sorted(block, key=lambda at: (order[at], at))
        room = len(block) if len(block) <= 40 else 12
        expected |= {(min(p), max(p)) for at, one in enumerate(near) for p in ((one, x) for x in near[at + 1 :][:room])}
    found = [pair for i, j in candidate_pairs(keys, order) for pair in zip(i.tolist(), j.tolist(), strict=True)]
    assert found == sorted(expected)
    wanted = [pair for i, j in candidate_pairs(keys, order, {7}) for pair in zip(i.tolist(), j.tolist(), strict=True)]
    assert wanted == [pair for pair in found if 7 in pair]
    assert work_keys(profile(Publication())) == []
