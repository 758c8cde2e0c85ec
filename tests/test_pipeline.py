"""The order of the rooms: what goes in, that nothing is lost, that order does not matter."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import pubparse
from pubparse.model import Document, Format, Publication

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGES = sorted(FIXTURES.glob("*/*/page*"))
REFERENCES = [
    "Okafor, N., & Lindqvist, E. (2019). Soil moisture and spring. Journal of Peatland Ecology, 12(3), 201-219.",
    "Petrova, M. (2008). Counting cranes from the air. Avian Notes, 17, 88-93.",
    "Petrova, M. (2008). Why storks return to one chimney. Avian Notes, 17, 94-99.",
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parents[1].name}/{page.parent.name}")
def test_nothing_is_lost_and_every_key_is_unique(page):
    parsed = pubparse.parse(page)
    assert len(parsed.publications) + len(parsed.unread) == len(parsed.entries) == len(parsed.records)
    ids = [publication.id for publication in parsed.publications]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    works = pubparse.dedupe(parsed.publications)
    assert sorted(i for work in works for i in work.merged or (work.id,)) == sorted(ids)


def test_a_source_a_document_and_documents_are_all_the_same(tmp_path):
    path = tmp_path / "refs.txt"
    path.write_text("\n".join(REFERENCES), encoding="utf-8")
    options = pubparse.Options(format=Format.REFERENCES)
    (document,) = pubparse.load(path, options)
    assert pubparse.parse(path, options) == pubparse.parse(document) == pubparse.parse([document])
    assert pubparse.parse(str(path), options).publications == pubparse.parse(path, options).publications


def test_what_cannot_be_had_raises_at_once():
    with pytest.raises(pubparse.SourceError, match="nowhere"):
        pubparse.parse("nowhere.md")


def test_references_keep_their_places_in_the_list():
    works = pubparse.parse_references([REFERENCES[0], "", REFERENCES[1]])
    assert [work and work.title for work in works] == ["Soil moisture and spring", None, "Counting cranes from the air"]
    assert works[2] is not None
    assert works[2].places[0].line == 3
    assert pubparse.parse_references([]) == ()


def test_output_is_the_same_for_any_order_of_documents():
    documents = [Document(f"{i}.txt", text, Format.REFERENCES) for i, text in enumerate(REFERENCES * 2)]
    wanted = pubparse.to_bibtex(pubparse.dedupe(pubparse.parse(documents).publications))
    assert wanted.count("@article") == 3
    for seed in range(10):
        random.Random(seed).shuffle(documents)
        assert pubparse.to_bibtex(pubparse.dedupe(pubparse.parse(documents).publications)) == wanted


def test_combining_makes_keys_anew_but_keeps_those_of_the_sources():
    bib = Document("a.bib", "@misc{own, title={Cats}}", Format.BIBTEX)
    line = Document("b.txt", REFERENCES[1], Format.REFERENCES)
    whole = pubparse.combine([pubparse.parse(d) for d in (bib, line, bib, line)])
    assert sorted(work.id for work in whole.publications) == [
        "own",
        "ownb",
        "petrova2008counting",
        "petrova2008countingb",
    ]
    assert len(whole.entries) == 4


def test_our_own_output_is_read_as_it_was_written():
    works = pubparse.dedupe(tuple(work for work in pubparse.parse_references(REFERENCES) if work))
    text = pubparse.to_json(works)
    assert pubparse.to_json(pubparse.parse(Document("mine.json", text, Format.CSL)).publications) == text


def test_bibtex_of_ours_says_the_same_works():
    works = pubparse.dedupe(tuple(work for work in pubparse.parse_references(REFERENCES) if work))
    again = pubparse.parse(Document("mine.bib", pubparse.to_bibtex(works), Format.BIBTEX)).publications

    def said(work: Publication) -> tuple[object, ...]:
        names = tuple((name.family, name.given) for name in work.authors)
        return work.id, work.kind, work.title, names, work.issued, work.venue.name, work.volume, work.number, work.pages

    assert [said(work) for work in again] == [said(work) for work in works]


def test_a_key_that_a_source_gave_outlives_the_keys_that_we_made():
    line = Document("a.txt", REFERENCES[1], Format.REFERENCES)
    bare = Document("b.bib", "@misc{cranes, title={Counting cranes from the air}, author={Petrova, M.}}", Format.BIBTEX)
    (work,) = pubparse.dedupe(pubparse.parse([line, bare]).publications)
    assert (work.id, work.venue.name) == ("cranes", "Avian Notes")
    assert work.merged == ("cranes", "petrova2008counting")
    again = pubparse.combine([pubparse.Parsed(publications=(work,))])
    assert again.publications[0].id == "cranes"
