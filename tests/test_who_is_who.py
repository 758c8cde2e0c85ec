"""Who is who and which works are the same: names compared, people told apart, works merged, and what always holds."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pubparse
from pubparse.model import Kind, Link, LinkRole, Name, PartialDate, Place, Publication, Relation, Status, Venue
from pubparse.normalizers.names import parse_name

# -- names ------------------------------------------------------------------------------------------------------------

NAMES = [
    ("Jörg Müller", "Joerg Mueller", "same"),
    ("Jörg Müller", "Jorg Muller", "same"),
    ("Đặng Văn A", "Dang Van A", "same"),
    ("Łukasz Kaiser", "Lukasz Kaiser", "same"),
    ("Dmitriy Bulytchev", "Dmitry Boulytchev", "same"),
    ("Ya-Ling Chen", "Yaling Chen", "same"),
    ("Sun Yat-sen", "Yatsen Sun", "same"),
    ("Chen Ya-Ling", "Ya-Ling Chen", "same"),
    ("LASTNAME, First", "First Lastname", "same"),
    ("David De Witt", "David Dewitt", "same"),
    ("Jan van den Berg", "Jan Vandenberg", "same"),
    ("Jan Berg", "Jan van den Berg", "same"),
    ("ATLAS Collaboration", "The ATLAS Collaboration", "same"),
    ("K. Zhu", "Kan Zhu*", "compatible"),
    ("Zhu K", "Kan Zhu", "compatible"),
    ("Li MD", "Mengdi Li", "compatible"),
    ("van der Berg, J.-P.", "Jean-Pierre van der Berg", "compatible"),
    ("Hannah Fraser", "Hannah S. Fraser", "compatible"),
    ("Bill Gates", "William Gates", "compatible"),
    ("González Bedia, M.", "M. Bedia", "compatible"),
    ("Manuel González", "Manuel González Bedia", "compatible"),
    ("Smith Jr., A. B.", "A. B. Smith", "compatible"),
    ("John Smtih", "John Smith", "compatible"),
    ("Brain Roe", "Brian Roe", "compatible"),
    ("Nazmiye Özkan", "Nazmiye Yılmaz", "compatible"),
    ("章梓立", "Zili Zhang", "compatible"),
    ("김영수", "Young-soo Kim", "compatible"),
    ("Wei Wang", "Wang Wei", "compatible"),
    ("Ada Li", "Ann Li", "different"),
    ("Xi Chen", "Xin Chen", "different"),
    ("Paula Diaz", "Paulo Diaz", "different"),
    ("John Smith Jr.", "John Smith Sr.", "different"),
    ("R. E. Roe", "Robert A. Roe", "different"),
    ("Mary Smith", "Mary Jones", "different"),
    ("ATLAS Collaboration", "CMS Collaboration", "different"),
    ("ATLAS Collaboration", "Ada Atlas", "different"),
    ("", "", "different"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), NAMES)
def test_two_names_either_way(one, other, verdict):
    match = pubparse.compare_names(one, other)
    assert (match.verdict, bool(match.reason)) == (verdict, True)
    assert pubparse.compare_names(other, one) == match


@given(st.text(max_size=30), st.text(max_size=30))
@settings(deadline=None)
def test_any_two_texts_can_be_compared(one, other):
    assert pubparse.compare_names(one, other).verdict == pubparse.compare_names(other, one).verdict
    if any(letter.isalpha() for letter in one):
        assert pubparse.compare_names(one, one).verdict != "different"


# -- people -----------------------------------------------------------------------------------------------------------


def paper(id: str, *names: str, source: str = "", owner: str = "", title: str = "", urls: tuple[str, ...] = ()):
    """Give a publication by these people."""
    authors = tuple(parse_name(name) for name in names)
    authors = tuple(replace(n, url=u) for n, u in zip(authors, (*urls, *("" for _ in authors)), strict=False))
    places = (Place(source),) if source else ()
    return Publication(id=id, title=title or f"On {id}", authors=authors, places=places, owner=owner)


def people(*papers: Publication) -> list[list[tuple[str, int]]]:
    """Give the mentions of each person."""
    return [list(person.mentions) for person in pubparse.identify_authors(papers)]


def together(found: list[list[tuple[str, int]]], *ids: str, position: int = 0) -> bool:
    """Say whether the names that stand in the same position of these lists are one person's."""
    return any({(id, position) for id in ids} <= set(mentions) for mentions in found)


def test_two_names_in_one_list_are_two_people():
    found = people(paper("a", "Wei Okonkwo-Lind", "Wei Okonkwo-Lind"), paper("b", "W. Okonkwo-Lind"))
    assert all(len({id for id, _ in mentions}) == len(mentions) for mentions in found)


@pytest.mark.parametrize(("third", "which"), [("Eva Roe", "a"), ("Max Zorn", "b"), ("Ivo Brandl", "")])
def test_a_short_name_needs_evidence_which_one_it_is(third, which):
    found = people(paper("a", "Ada Li", "Eva Roe"), paper("b", "Ann Li", "Max Zorn"), paper("c", "A. Li", third))
    assert [together(found, other, "c") for other in "ab"] == [which == "a", which == "b"]


def test_the_owner_of_a_page_is_one_person_there_however_printed():
    lists = [("Kan Zhu", "Eva Roe"), ("K. Zhu",), ("Zhu, K.", "Max Zorn"), ("Zhu K",)]
    page = [paper(f"p{i}", *names, source="zhu.html", owner="Kan Zhu") for i, names in enumerate(lists)]
    assert together(people(*page), "p0", "p1", "p2", "p3")


def test_entries_in_files_of_their_own_are_one_page():
    page = [paper(f"p{i}", "D. Li", f"Co Author{'abcdef'[i]}", source=f"site/works/{i}/index.md") for i in range(6)]
    assert together(people(*page), *(f"p{i}" for i in range(6)))


def test_a_link_says_who_it_is():
    link = ("https://orcid.org/0000-0001",)
    assert together(people(paper("a", "Ada Li", urls=link), paper("b", "A. Li", urls=link)), "a", "b")


@pytest.mark.parametrize(("source", "one"), [("a.html", True), ("b.html", False)])
def test_the_only_name_that_fits_counts_within_one_source_alone(source, one):
    found = people(paper("a", "Sriram Chanavat", "Eva Roe", source="a.html"), paper("b", "S. Chanavat", source=source))
    assert together(found, "a", "b") is one


def test_a_merge_says_what_it_rests_on():
    papers = (paper("a", "Bartholomew Quist", "Eva Roe"), paper("b", "B. Quist", "Eva Roe"))
    (quist,) = (p for p in pubparse.identify_authors(papers) if "Quist" in p.name)
    assert (quist.name, quist.variants) == ("Bartholomew Quist", ("B. Quist", "Bartholomew Quist"))
    assert quist.evidence == ("B. Quist: co-authors in common: E. Roe",)
    (alone,) = pubparse.identify_authors([paper("a", "Bartholomew Quist"), paper("b", "Bartholomew Quist")])
    assert alone.evidence == ("Bartholomew Quist: the same full name; unverified",)


# -- works ------------------------------------------------------------------------------------------------------------


def work(id: str, title: str = "Counting cranes from the air", year: int = 2008, **more) -> Publication:
    """Give a publication by two people."""
    authors = more.pop("authors", (Name(family="Petrova", given="Maria"), Name(family="Roe", given="Eva")))
    venue = Venue(name=more.pop("venue", ""))
    return Publication(
        id=id, title=title, issued=PartialDate(year) if year else None, authors=authors, venue=venue, **more
    )


ARTICLE = {"kind": Kind.ARTICLE, "venue": "Journal of Ornithology"}
TALK = {"kind": Kind.INPROCEEDINGS, "venue": "Proceedings of the International Conference on Birds"}
OTHERS = (Name(family="Quist", given="Bo"), Name(family="Zorn", given="Max"))
WORKS = {
    "twice on one page": (work("a", **ARTICLE), work("b", "Counting Cranes from the Air.", **ARTICLE), True),
    "a typing error": (work("a", **ARTICLE), work("b", "Counting crnaes from the air", **ARTICLE), True),
    "a preprint and its article": (work("a", kind=Kind.PREPRINT, arxiv="0801.00001"), work("b", **ARTICLE), True),
    "parts": (work("a", "Counting cranes, Part I"), work("b", "Counting cranes, Part II"), False),
    "numbered parts": (work("a", "Counting cranes 1", **ARTICLE), work("b", "Counting cranes 2", **ARTICLE), False),
    "editions": (
        work("a", "Cranes, 2nd edition", kind=Kind.BOOK),
        work("b", "Cranes, 3rd edition", kind=Kind.BOOK),
        False,
    ),
    "prefaces": (work("a", "Preface 2010", 2010), work("b", "Preface 2012", 2012), False),
    "editorials": (work("a", "Editorial", 2010, **ARTICLE), work("b", "Editorial", 2012, **ARTICLE), False),
    "other people": (work("a", **ARTICLE), work("b", year=2012, authors=OTHERS, **TALK), False),
    "a report and its paper": (work("a", kind=Kind.TECHREPORT), work("b", **ARTICLE), False),
    "a talk and its article": (work("a", **TALK), work("b", year=2010, **ARTICLE), False),
    "an erratum": (work("a", **ARTICLE), work("b", "Erratum: Counting cranes from the air", **ARTICLE), False),
    "two DOIs": (work("a", doi="10.1000/1", **ARTICLE), work("b", doi="10.1000/2", **ARTICLE), False),
    "one DOI": (work("a", doi="10.1000/1"), work("b", "Counting cranes", 0, doi="https://doi.org/10.1000/1"), True),
}


@pytest.mark.parametrize(("one", "other", "same"), WORKS.values(), ids=WORKS)
def test_two_records_of_one_work_are_one_item_others_are_two(one, other, same):
    for pair in ((one, other), (other, one)):
        items = pubparse.dedupe(pair)
        assert len(items) == (1 if same else 2)
        assert not same or items[0].merged == ("a", "b")


def initials(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Give the names with initials for given names."""
    return tuple(replace(name, given=f"{name.given[0]}.") for name in names)


PRINTED = (Name(family="Petrova", given="Maria"), Name(family="Roe", given="Eva"))
OTHER_LISTS = {
    "in full": (PRINTED, OTHERS, "", "", False),
    "in full, other pages": (PRINTED, OTHERS, "1-9", "10-12", False),
    "initials, other pages": (initials(PRINTED), initials(OTHERS), "1-9", "10-12", False),
    "initials, one page": (initials(PRINTED), initials(OTHERS), "1-9", "1", True),
    "a publisher's name": (PRINTED, (Name(literal="Nest Digital Library"),), "", "", True),
    "another script": (PRINTED, (Name(family="Петрова", given="Мария"), Name(family="Роу", given="Ева")), "", "", True),
}


@pytest.mark.parametrize(("some", "others", "pages", "more", "same"), OTHER_LISTS.values(), ids=OTHER_LISTS)
def test_one_title_in_one_venue_and_year_by_other_people_is_two_works_unless_a_list_is_damaged(
    some, others, pages, more, same
):
    works = [work("a", authors=some, pages=pages, **ARTICLE), work("b", authors=others, pages=more, **ARTICLE)]
    assert len(pubparse.dedupe(works)) == len(pubparse.dedupe(works[::-1])) == (1 if same else 2)


def test_a_column_in_every_volume_is_as_many_works_and_links_to_few():
    column = [work(f"p{n}", year=1900 + n, volume=f"{n + 1}", **ARTICLE) for n in range(100)]
    items = pubparse.dedupe(column)
    assert len(items) == 100
    assert max(len(item.related) for item in items) == 3
    assert len(pubparse.dedupe([work("a", volume="3", **ARTICLE), work("b", year=2009, volume="3", **ARTICLE)])) == 1


def test_a_talk_and_its_article_are_linked():
    items = pubparse.dedupe([work("a", **TALK), work("b", year=2010, **ARTICLE)])
    assert [item.related for item in items] == [((Relation.VERSION, "b"),), ((Relation.VERSION, "a"),)]


def test_a_preprint_keeps_its_id_in_the_published_item_and_stays_apart_if_asked():
    both = (work("a", kind=Kind.PREPRINT, arxiv="0801.00001"), work("b", doi="10.1000/1", **ARTICLE))
    (item,) = pubparse.dedupe(both)
    assert (item.id, item.kind, item.arxiv, item.doi) == ("b", Kind.ARTICLE, "0801.00001", "10.1000/1")
    kept = pubparse.dedupe(both, pubparse.Options(keep_versions=True))
    assert [(item.id, item.related) for item in kept] == [
        ("a", ((Relation.VERSION, "b"),)),
        ("b", ((Relation.VERSION, "a"),)),
    ]


def test_what_disagrees_is_a_doubt():
    (item,) = pubparse.dedupe([work("a", pages="1-9", volume="3", **ARTICLE), work("b", pages="1-8", **ARTICLE)])
    assert (item.pages, item.volume) == ("1-9", "3")
    assert [(d.field, d.detail) for d in item.doubts] == [("pages", "also given as 1-8")]


MARIA, M, MK = (Name(family="Petrova", given=given) for given in ("Maria", "M.", "M. K."))
EVA, E = (Name(family="Roe", given=given) for given in ("Eva", "E."))
FULLER = {
    "a full name": ([M], [MARIA], [MARIA]),
    "each in one list": ([M, EVA], [MARIA, E], [MARIA, EVA]),
    "the longer list is cut off": ([M, EVA], [MARIA], [MARIA, EVA]),
    "neither holds the other": ([MK, EVA], [MARIA, E], [MK, EVA]),
    "a middle name": ([MARIA], [Name(family="Petrova", given="Maria K.")], [Name(family="Petrova", given="Maria K.")]),
    "another first name": ([MARIA, E], [Name(family="Petrova", given="Mila"), EVA], [MARIA, EVA]),
    "namesakes": ([M, MARIA], [MARIA, M], [M, MARIA]),
    "an accent": ([Name(family="Petróva", given="M.")], [MARIA], [Name(family="Petróva", given="M.")]),
    "marks": ([replace(M, signs=("*",))], [replace(MARIA, url="https://p.org")], None),
    "nobody": ([], [MARIA], [MARIA]),
}


@pytest.mark.parametrize(("first", "second", "expected"), FULLER.values(), ids=FULLER)
def test_fuller_names_win_and_none_is_made_up(first, second, expected):
    if expected is None:
        expected = [replace(MARIA, signs=("*",), url="https://p.org")]
    trusted = work("a", authors=tuple(first), pages="1-9", volume="3", doi="10.1000/1", **ARTICLE)
    other = work("b", authors=tuple(second), doi="10.1000/1", **ARTICLE)
    (item,) = pubparse.dedupe([trusted, other])
    assert list(item.authors) == expected


def test_editors_have_their_fuller_names_too():
    books = [work(id, kind=Kind.BOOK, editors=(name,), doi="10.1000/1") for id, name in (("a", M), ("b", MARIA))]
    assert [item.editors for item in pubparse.dedupe(books)] == [(MARIA,)]


def test_of_many_like_titles_each_names_the_few_nearest():
    found = pubparse.find_duplicates([work(f"p{n}", f"Counting cranes from the air, Part {n}") for n in range(1, 31)])
    assert len(found.publications) == 30
    assert len(found.near) <= 3 * 30
    for item in found.publications:
        doubts = [doubt.detail for doubt in item.doubts]
        assert [detail.partition(": ")[2] for detail in doubts[:3]] == ["like titles; other parts of a work"] * 3
        assert doubts[3:] == ["26 more look like it"]
        assert sorted(item.related) == sorted((Relation.NEAR_DUPLICATE, d.partition(": ")[0]) for d in doubts[:3])
    assert pubparse.dedupe(found.publications) == found.publications


# -- what always holds ------------------------------------------------------------------------------------------------

_TITLES = (
    "Counting cranes from the air",
    "Counting Cranes from the Air.",
    "Counting crnaes from the air",
    "Counting cranes from the air: a survey",
    "Why storks fall, Part I",
    "Why storks fall, Part II",
    "Why storks fall",
    "Editorial",
    "",
)
_PEOPLE = ("Ada Li", "A. Li", "Ann Li", "Li, A.", "Maria Petrova", "M. Petrova", "Petrova M", "Wei Wang", "W. Wang")
_VENUES = ("", "Journal of Ornithology", "J. Ornithol.", "International Conference on Birds", "arXiv", "ICB")


@st.composite
def _publications(draw: st.DrawFn) -> list[Publication]:
    """Records of few works by few people, so that many are the same."""
    found = []
    for number in range(draw(st.integers(0, 9))):
        names = draw(st.lists(st.sampled_from(_PEOPLE), max_size=3, unique=True))
        links = draw(st.lists(st.sampled_from(["https://a.org/1.pdf", "https://a.org/2.pdf"]), max_size=2, unique=True))
        source = draw(st.sampled_from(["", "li.html", "petrova.md", "refs.bib"]))
        found.append(
            Publication(
                id=f"p{number}",
                kind=draw(st.sampled_from(Kind)),
                title=draw(st.sampled_from(_TITLES)),
                authors=tuple(map(parse_name, names)),
                others=draw(st.booleans()),
                issued=draw(st.none() | st.builds(PartialDate, st.sampled_from([2008, 2009, 2012]))),
                venue=Venue(name=draw(st.sampled_from(_VENUES))),
                volume=draw(st.sampled_from(["", "3", "4"])),
                pages=draw(st.sampled_from(["", "1-9", "1–9", "7"])),
                doi=draw(st.sampled_from(["", "", "10.1000/1", "https://doi.org/10.1000/1", "10.1000/2"])),
                arxiv=draw(st.sampled_from(["", "", "0801.00001", "0801.00001v2", "0801.00002"])),
                status=draw(st.none() | st.sampled_from(Status)),
                note=draw(st.sampled_from(["", "Best paper", "In Russian"])),
                links=tuple(Link(url, LinkRole.PDF) for url in links),
                owner="Ada Li" if source == "li.html" else "",
                places=(Place(source, number),) if source else (),
            )
        )
    return found


_OPTIONS = st.booleans().map(lambda keep: pubparse.Options(keep_versions=keep))
_ONE = frozenset(f.name for f in fields(Publication)) - {
    *("id", "authors", "editors", "keywords", "links", "places", "doubts", "merged", "related", "derived", "values"),
    *("others", "probability", "venue", "owner"),
}
"""The fields that hold one value."""


@given(_publications(), _OPTIONS)
@settings(deadline=None, max_examples=150)
def test_what_is_deduplicated_stays_as_it_is(publications, options):
    once = pubparse.dedupe(publications, options)
    assert pubparse.dedupe(once, options) == once


@given(_publications(), _OPTIONS)
@settings(deadline=None, max_examples=80)
def test_every_input_id_is_in_exactly_one_item(publications, options):
    items = pubparse.dedupe(publications, options)
    counts = Counter(id for item in items for id in (item.merged or (item.id,)))
    assert counts == Counter(p.id for p in publications)
    assert all(item.id in item.merged for item in items if item.merged)
    assert len({item.id for item in items}) == len(items)


@given(_publications(), _OPTIONS)
@settings(deadline=None, max_examples=80)
def test_merging_adds_no_value_that_stood_in_no_input(publications, options):
    known = {p.id: p for p in publications}
    for item in pubparse.dedupe(publications, options):
        merged = [known[id] for id in item.merged or (item.id,)]
        for name in _ONE:
            assert getattr(item, name) in {getattr(p, name) for p in merged}, name
        assert set(item.authors) <= {name for p in merged for name in p.authors}
        assert len(item.authors) == max(len(p.authors) for p in merged)
        assert item.venue.name in {p.venue.name for p in merged}
        assert set(item.links) == {link for p in merged for link in p.links}
        assert set(item.places) == {place for p in merged for place in p.places}
        for name in ("doi", "arxiv", "volume", "pages"):
            assert bool(getattr(item, name)) == any(getattr(p, name) for p in merged), name


@given(_publications(), st.randoms(use_true_random=False), _OPTIONS)
@settings(deadline=None, max_examples=80)
def test_the_order_of_the_input_does_not_matter(publications, rng, options):
    shuffled = list(publications)
    rng.shuffle(shuffled)
    assert pubparse.to_json(pubparse.dedupe(shuffled, options)) == pubparse.to_json(
        pubparse.dedupe(publications, options)
    )
    assert pubparse.identify_authors(shuffled) == pubparse.identify_authors(publications)


@given(_publications())
@settings(deadline=None, max_examples=80)
def test_every_mention_is_one_persons_and_no_list_names_anyone_twice(publications):
    found = pubparse.identify_authors(publications)
    mentions = Counter(mention for person in found for mention in person.mentions)
    assert mentions == Counter((p.id, i) for p in publications for i in range(len(p.authors)))
    assert all(len({id for id, _ in person.mentions}) == len(person.mentions) for person in found)
    assert all(person.name in person.variants for person in found)


@given(_publications(), st.integers(1, 5))
@settings(deadline=None, max_examples=60)
def test_the_shares_of_the_people_are_all_people(publications, count):
    found = [
        person for number in range(count) for person in pubparse.identify_authors(publications, share=(number, count))
    ]
    assert sorted(found, key=repr) == sorted(pubparse.identify_authors(publications), key=repr)


def test_a_double_name_keeps_its_two_families_in_one_share():
    quist = Name(family="Quist", given="Bo")
    names = [Name(family=family, given="Ada") for family in ("García López", "García", "López")]
    papers = [Publication(id=f"p{number}", authors=(name, quist)) for number, name in enumerate(names)]
    shares = [pubparse.identify_authors(papers, share=(number, 2)) for number in range(2)]
    assert [[person.name for person in share] for share in shares] == [["Ada García López", "Ada López"], ["Bo Quist"]]


def test_twenty_orders_of_a_made_up_world_give_the_same_bytes():
    rng = random.Random(7)
    families, givens = ("Li", "Petrova", "Wang", "Chanavat", "Roe"), ("Ada", "A.", "Ann", "Wei", "W.", "Maria", "M.")
    papers = []
    for number in range(120):
        names = rng.sample([Name(family=f, given=g) for f in families for g in givens], rng.randint(1, 4))
        title = rng.choice(_TITLES[:7]) if number % 3 else f"{rng.choice(_TITLES[:4])} {number // 7}"
        year, venue = PartialDate(rng.choice((2008, 2009))), Venue(name=rng.choice(_VENUES))
        places = (Place(f"{rng.choice(families)}.html", number),)
        papers.append(Publication(title=title, authors=tuple(names), issued=year, venue=venue, places=places))
    told = set()
    for seed in range(21):
        random.Random(seed).shuffle(papers)
        whole = pubparse.combine([pubparse.Parsed(publications=tuple(papers))]).publications
        told.add((pubparse.to_json(pubparse.dedupe(whole)), repr(pubparse.identify_authors(whole))))
    assert len(told) == 1
