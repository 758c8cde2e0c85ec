"""Who is who over shards: what could be the same meets, whatever way it is split."""

from dataclasses import replace

import pytest

pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")
import pyarrow.parquet as pq  # noqa: E402
from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

import pubparse  # noqa: E402
from pubparse import Field, Mark, MarkKind, Name, Options, Origin, PartialDate, Place, Publication, Value  # noqa: E402
from pubparse.batch import rows, who  # noqa: E402
from pubparse.batch.storage import Storage  # noqa: E402


def settle(folder, pages, limit=who.LIMIT, workers=1):
    """Settle publications, one list a part, in this process; give works and people."""
    storage = Storage(folder)
    for number, publications in enumerate(pages):
        batch = rows.publication_batch(f"page{number}", publications)
        storage.write_table(f"publications/part-{number:05}.parquet", pa.Table.from_batches([batch]), str(number))

    def each(function, arguments):
        name = function.partition(":")[2]
        return [getattr(who, name)(argument, None) for argument in arguments]

    who.settle(str(folder), Options(), each, limit, workers)
    return [pq.read_table(f"{folder}/{name}.parquet").to_pylist() for name in ("works", "people")]


def paper(title, *authors, **more):
    names = tuple(Name(given=name.partition(" ")[0], family=name.partition(" ")[2]) for name in authors)
    return Publication(title=title, authors=names, issued=PartialDate(2001), **more)


LIMITS = [1, 2, 100]


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (paper("On the Growth of Honeycombs", "Ada Bee"), paper("On the growth of honeycombs.", "Ada Bee")),
        (paper("Bees", "Ada Bee", doi="10.1/ABC"), paper("Bees (extended)", "Ada Bee", doi="10.1/abc")),
        (
            paper("Measuring Honeycomb Construction Precisely", "Ada Bee"),
            paper("Measuring Honeycomb Constructoin Precisely", "Ada Bee"),
        ),
        (paper("Über die Größe der Bienen", "Ada Bee"), paper("Uber die Große der Bienen", "Ada Bee")),
        (paper("蜜蜂的语言研究", "Ada Bee"), paper("蜜蜂的语言研究", "Ada Bee")),
    ],
    ids=["case", "doi", "typing error", "accents", "chinese"],
)
def test_one_work_in_two_places_meets(tmp_path, limit, one, other):
    between = [paper(f"Something else entirely number {n}", "Carl Dee") for n in range(5)]
    whole, _ = settle(tmp_path / "whole", [[one], between, [other]])
    split, _ = settle(tmp_path / "split", [[one], between, [other]], limit)
    assert sorted(map(str, split)) == sorted(map(str, whole))


@pytest.mark.parametrize("limit", LIMITS)
def test_each_name_is_of_one_person(tmp_path, limit):
    pages = [
        [paper("Alpha Beta Gamma", "Ada Bee", "Carl Dee"), paper("Delta Epsilon Zeta", "Eva van der Fee", "Ada Bee")],
        [paper("Eta Theta Iota", "Carl Dee"), paper("Kappa Lambda Mu", "Ada Bee")],
    ]
    works, people = settle(tmp_path, pages, limit)
    mentions = [(mention["work"], mention["position"]) for person in people for mention in person["mentions"]]
    assert sorted(mentions) == sorted((work["id"], place) for work in works for place in range(len(work["authors"])))
    assert sorted(person["name"] for person in people) == ["Ada Bee", "Carl Dee", "Eva van der Fee"]


def test_nothing_is_done_twice_and_nothing_is_kept_that_is_old(tmp_path):
    pages = [[paper("Alpha Beta Gamma", "Ada Bee")]]
    settle(tmp_path, pages)
    before = (tmp_path / "works.parquet").stat().st_mtime_ns
    settle(tmp_path, pages)
    assert (tmp_path / "works.parquet").stat().st_mtime_ns == before
    works, people = settle(tmp_path, [[paper("Delta", "Carl Dee")], *pages])
    # The label of a part says what it is made from; here it is its number, so another part makes other results.
    assert len(works) == 2
    assert len(people) == 2


@pytest.mark.parametrize("workers", [2, 3, 500])
def test_any_number_of_workers_writes_the_same_bytes(tmp_path, workers):
    names = ("Ada Bee", "A. Bee", "Carl Dee", "carl dee", "Eva van der Fee", "Li Wang", "L. Wang", "Ada García López")
    titles = ("Alpha Beta Gamma", "Delta Epsilon Zeta", "Eta Theta Iota", "Kappa Lambda Mu")
    pages = [
        [paper(f"{title} {n}", names[n], names[(n + k) % 8]) for n in range(8)] for k, title in enumerate(titles, 1)
    ]
    for folder, count in (("one", 1), ("more", workers)):
        _, people = settle(tmp_path / folder, pages, workers=count)
        assert {person["name"] for person in people} > {"Ada Bee", "Eva van der Fee"}
        assert not (tmp_path / folder / ".state/shuffle").exists()
    for name in ("works", "people"):
        one, more = (tmp_path / folder / f"{name}.parquet" for folder in ("one", "more"))
        assert one.read_bytes() == more.read_bytes()


@pytest.mark.parametrize("workers", [1, 2])
def test_no_publications_are_no_works(tmp_path, workers):
    assert settle(tmp_path, [[]], workers=workers) == [[], []]
    assert settle(tmp_path / "none", [], workers=workers) == [[], []]


def test_works_are_told_apart_by_no_more_than_is_read_of_their_rows(tmp_path):
    title = Value(Field.TITLE, "Alpha Beta Gamma", 3, 19, 0.9, marks=(Mark(MarkKind.EMPHASIS, 0, 16),))
    key = Value(Field.ID, "bee2001", origin=Origin.LABELLED)
    whole = [
        paper("Alpha Beta Gamma", "Ada Bee", id="a", values=(title,), places=(Place("a.html", 1),)),
        paper("Alpha Beta Gamma", "Ada Bee", "Carl Dee", id="b", values=(title, key), places=(Place("b.html", 1),)),
        paper("Eta Theta Iota", "Carl Dee", id="c", values=(key,), places=(Place("c.html", 1),)),
    ]
    works, _ = settle(tmp_path, [whole])
    ids = {publication.id: f"{rows.source_id('page0')}-{n}" for n, publication in enumerate(whole, 1)}
    expected = pubparse.dedupe([replace(p, id=ids[p.id]) for p in whole], keep_order=True)
    assert works == rows.work_table(expected).to_pylist()


WORDS = ("bee", "honey", "wax", "comb", "queen", "drone", "nectar", "pollen", "hive", "swarm")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5)
papers = st.builds(
    lambda title, author, doi: paper(" ".join(title), author, doi=doi),
    words,
    st.sampled_from(["Ada Bee", "A. Bee", "Carl Dee", "Eva Fee"]),
    st.sampled_from(["", "10.1/1", "10.1/2"]),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(papers, min_size=1, max_size=12), st.integers(1, 6))
def test_nothing_is_lost(tmp_path_factory, publications, limit):
    folder = tmp_path_factory.mktemp("who")
    works, people = settle(folder, [publications[:4], publications[4:]], limit)
    begin = [f"{rows.source_id('page0')}-", f"{rows.source_id('page1')}-"]
    given_ids = {f"{begin[n >= 4]}{n + 1 if n < 4 else n - 3}" for n in range(len(publications))}
    held = [item for work in works for item in {work["id"], *work["merged"]}]
    assert sorted(held) == sorted(given_ids)
    mentions = [(mention["work"], mention["position"]) for person in people for mention in person["mentions"]]
    assert sorted(mentions) == sorted((work["id"], place) for work in works for place in range(len(work["authors"])))
