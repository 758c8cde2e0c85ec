"""Labelled fields to values."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubparse.carried import carry_link
from pubparse.locators import read_locator, split_locator
from pubparse.model import Entry, Field, Labelled, Mark, MarkKind, Origin, Place, Value
from pubparse.readers import labelled
from pubparse.tables import bibtex as bibtex_table
from pubparse.tables import fields as table


def entry(*fields: tuple[str, str], people: tuple[tuple[str, str], ...] = ()) -> Entry:
    return Entry("", Place("x"), fields=tuple(Labelled(*field) for field in fields), people=people)


def values(field: Field, *fields: tuple[str, str]) -> list[str]:
    return [value.text for value in labelled.read(entry(*fields)) if value.field is field]


@pytest.mark.parametrize(
    ("fields", "field", "expected"),
    [
        ([("Title", "On mice")], Field.TITLE, ["On mice"]),
        ([("name", "x"), ("title", "On mice")], Field.TITLE, ["On mice"]),
        ([("author", "webmaster"), ("authors", "A. Bee"), ("authors", "C. Dee")], Field.AUTHOR, ["A. Bee", "C. Dee"]),
        ([("date", "2021-01-01"), ("year", "2020")], Field.DATE, ["2020", "2021-01-01"]),
        ([("year", "2020"), ("month", "5")], Field.DATE, ["2020-05"]),
        ([("year", "2020"), ("month", "5"), ("day", "7")], Field.DATE, ["2020-05-07"]),
        ([("year", "2020"), ("month", "jun 12")], Field.DATE, ["jun 12 2020"]),
        ([("journal", "Mouse"), ("booktitle", "Proc. of MouseCon")], Field.CONTAINER, ["Proc. of MouseCon", "Mouse"]),
        ([("journal", "M"), ("booktitle", "B"), ("entrytype", "article")], Field.CONTAINER, ["B", "M"]),
        ([("entrytype", "article")], Field.GENRE, []),
        ([("entrytype", "article"), ("volume", "4")], Field.GENRE, ["article"]),
        ([("venue", "Manuscript in preparation")], Field.CONTAINER, []),
        ([("venue", "Manuscript in preparation")], Field.STATUS, ["Manuscript in preparation"]),
        ([("venue", "Accepted at MouseCon 2020")], Field.CONTAINER, ["MouseCon 2020"]),
        ([("venue", "Mouse (to appear)")], Field.CONTAINER, ["Mouse"]),
        ([("venue", "Workshop on Submissions to Mice")], Field.CONTAINER, ["Workshop on Submissions to Mice"]),
        ([("venue", "Mouse. 15(2):e0009042")], Field.CONTAINER, ["Mouse"]),
        ([("venue", "Mouse. 15(2):e0009042")], Field.PAGES, ["e0009042"]),
        ([("venue", "Mouse. DOI: 10.1000/182")], Field.DOI, ["10.1000/182"]),
        ([("journal", "arXiv preprint arXiv:2001.00001")], Field.ARXIV, ["2001.00001"]),
        ([("volumeissue", "4 (40), 1458")], Field.VOLUME, ["4"]),
        ([("volumeissue", "4 (40), 1458")], Field.NUMBER, ["40"]),
        ([("doi", "https://doi.org/10.1000/ABC")], Field.DOI, ["10.1000/abc"]),
        ([("doi", "https://doi.org/10.1000/ABC")], Field.URL, ["https://doi.org/10.1000/ABC"]),
        ([("doi", "10.1000/ABC")], Field.URL, []),
        ([("journal", "CoRR"), ("volume", "abs/2001.00001")], Field.ARXIV, ["2001.00001"]),
        ([("journal", "CoRR"), ("volume", "abs/2001.00001")], Field.VOLUME, []),
        ([("series", "KDD '22")], Field.ACRONYM, ["KDD"]),
        ([("series", "Lecture Notes")], Field.SERIES, ["Lecture Notes"]),
        ([("booktitle", "Proc."), ("organization", "IEEE")], Field.CONTAINER, ["Proc."]),
        ([("organization", "IEEE")], Field.CONTAINER, ["IEEE"]),
        ([("doi", "DOI:10.1000/ABC")], Field.URL, []),
        ([("doi", "https://m.org/1")], Field.DOI, []),
        ([("pubcode", "10.1000/ABC"), ("uid", "x")], Field.DOI, ["10.1000/abc"]),
        ([("journal", "https://m.org/1"), ("conference", "Mouse")], Field.CONTAINER, ["Mouse"]),
        ([("journal", "https://m.org/1")], Field.URL, ["https://m.org/1"]),
        ([("issue", "08/2013; 88(4)")], Field.VOLUME, ["88"]),
        ([("issue", "08/2013; 88(4)")], Field.NUMBER, ["4"]),
        ([("type", "paper"), ("category", "manuscripts")], Field.GENRE, ["article"]),
        ([("type", "Conference")], Field.GENRE, ["inproceedings"]),
        ([("pdf", "Bee et al. - 2020 - On mice.pdf")], Field.URL, ["Bee et al. - 2020 - On mice.pdf"]),
        ([("venue_short", "In ICML")], Field.ACRONYM, ["ICML"]),
        ([("arxiv", "https://arxiv.org/abs/2001.00001v2")], Field.ARXIV, ["2001.00001"]),
        ([("eprint", "https://m.org/a.pdf")], Field.ARXIV, []),
        ([("eprint", "https://m.org/a.pdf")], Field.URL, ["https://m.org/a.pdf"]),
        ([("tags", "mice, owls"), ("keywords", "rodents; birds")], Field.KEYWORD, ["rodents", "birds"]),
        ([("entrytype", "inproceedings")], Field.GENRE, ["inproceedings"]),
        ([("entrytype", "phdthesis")], Field.GENRE, ["thesis", "PhD thesis"]),
        ([("csl-type", "article")], Field.GENRE, ["preprint"]),
        ([("publication_types", "article-journal"), ("publication", "Mouse")], Field.GENRE, ["article"]),
        ([("publication_types", "2"), ("doi", "10.1000/182")], Field.GENRE, ["article"]),
        ([("publication_types", "2"), ("publication", "Submitted")], Field.GENRE, []),
        ([("publication_types", "4")], Field.GENRE, ["techreport"]),
        ([("publication_types", "0")], Field.GENRE, []),
        ([("type", "Master's thesis")], Field.GENRE, ["Master's thesis"]),
        ([("pdf", "COLM 2025"), ("code", "true"), ("slides", "")], Field.URL, []),
        ([("url_pdf", "mice.pdf"), ("pdf", "mice.pdf"), ("image", "mice.png")], Field.URL, ["mice.pdf"]),
        ([("pdf", "{{ site.baseurl }}/mice.pdf")], Field.URL, []),
        ([("note", "See https://m.org/a.")], Field.URL, ["https://m.org/a"]),
        ([("page", "https://m.org/a")], Field.PAGES, []),
        ([("abbr", "NeurIPS"), ("award", "Best Paper"), ("id", "bee")], Field.ACRONYM, ["NeurIPS"]),
    ],
)
def test_labels(fields: list[tuple[str, str]], field: Field, expected: list[str]) -> None:
    assert values(field, *fields) == expected


def test_a_posting_date_is_weak_evidence() -> None:
    said = {value.text: value.probability for value in labelled.read(entry(("date", "2021-01-01"), ("year", "2020")))}
    assert said["2020"] == 1.0
    assert said["2021-01-01"] < 0.7
    on_a_page, _ = labelled.read(entry(("date", "2021-01-01"), ("permalink", "/x"), ("title", "T")))[::-1]
    (in_a_file,) = labelled.read(entry(("date", "2021-01-01")))
    assert on_a_page.probability < in_a_file.probability < 1


def test_the_key_or_the_words_of_a_link_are_its_label() -> None:
    words = Labelled("link", "m.org/x", (Mark(MarkKind.LINK, 0, 7, "m.org/x", "Project page"),))
    said = labelled.read(Entry("", Place("x"), fields=(Labelled("url_slides", "mice.pdf"), words)))
    assert [value.marks[0].label for value in said] == ["url-slides", "Project page"]
    exact = carry_link("m.org/x", "code", "")
    (value,) = labelled.read(entry(("link", exact)))
    assert (value.field, value.text) == (Field.URL, exact)


def test_links_inside_values_count_but_not_those_in_abstracts() -> None:
    mark = Mark(MarkKind.LINK, 3, 7, "m.org", "")
    fields = (Labelled("title", "On mice", (mark,)), Labelled("abstract", "On mice", (mark,)))
    said = [value for value in labelled.read(Entry("", Place("x"), fields=fields)) if value.field is Field.URL]
    assert [(value.text, value.marks[0].label) for value in said] == [("m.org", "mice")]


def test_short_names_are_resolved() -> None:
    said = labelled.read(entry(("authors", "admin"), ("authors", "C. Dee"), people=(("Admin", "Ann Bee"),)))
    assert [value.text for value in said] == ["Ann Bee", "C. Dee"]


def test_marks_move_with_the_venue() -> None:
    field = Labelled("venue", "In press at Mouse", (Mark(MarkKind.EMPHASIS, 12, 17),))
    venue = next(
        value for value in labelled.read(Entry("", Place("x"), fields=(field,))) if value.field is Field.CONTAINER
    )
    assert [venue.text[mark.start : mark.end] for mark in venue.marks] == ["Mouse"]


KEYS = st.sampled_from(
    sorted({key for keys in table.FIELDS.values() for key in keys} | table.LINK_KEYS | table.LOCATOR_KEYS)
)


@given(st.lists(st.tuples(KEYS, st.text(max_size=40)), max_size=8))
def test_any_labelled_fields_give_values(fields: list[tuple[str, str]]) -> None:
    for value in labelled.read(entry(*fields)):
        assert value.text.strip()
        assert 0 < value.probability <= 1
        assert value.origin in (Origin.LABELLED, Origin.DERIVED)
        assert (value.start, value.end) == (-1, -1)
        assert all(0 <= mark.start <= mark.end <= len(value.text) for mark in value.marks)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("4 (40), 1458", ("4", "40", "1458")),
        ("116 (18)", ("116", "18", "")),
        ("15(3) e1006898", ("15", "3", "e1006898")),
        ("28 103115", ("28", "", "103115")),
        ("114 (44), E9216-E9223", ("114", "44", "E9216-E9223")),
        ("1169-1179", ("", "", "1169-1179")),
        ("vol. 9, no. 2, pp. 1-5", ("9", "2", "1-5")),
        ("Volume 9", ("9", "", "")),
        ("pp. 3--9", ("", "", "3--9")),
        ("12:3, 4-5", ("12", "3", "4-5")),
        ("nothing of the kind", ("", "", "")),
    ],
)
def test_locators(text: str, parts: tuple[str, str, str]) -> None:
    found = read_locator(text)
    assert (found.volume, found.number, found.pages) == parts


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Mouse Biology. 15(2):e0009042", "Mouse Biology"),
        ("Phys. Mouse E 85, 066131", "Phys. Mouse E"),
        ("J. of Mice, vol. 9, no. 2, pp. 1-5", "J. of Mice"),
        ("Industry 4.0", "Industry 4.0"),
        ("NeurIPS 36", "NeurIPS 36"),
        ("MouseCon 2020", "MouseCon 2020"),
        ("Nature, 2020", "Nature, 2020"),
        ("Mouse 35, 2020", "Mouse 35, 2020"),
        ("Lecture Notes on Mice 1234", "Lecture Notes on Mice 1234"),
        ("Proceedings of the 12th (2019) Conference", "Proceedings of the 12th (2019) Conference"),
        ("1984", "1984"),
    ],
)
def test_a_container_is_parted_from_its_locator(text: str, before: str) -> None:
    assert split_locator(text).before == before


@given(st.text(alphabet="abc 0123456789().,:-–vol", max_size=60))
def test_locators_stand_in_the_text(text: str) -> None:
    for found in (split_locator(text), read_locator(text)):
        assert all(part in text for part in (found.volume, found.number, found.pages))


def test_the_tables_are_folded_and_give_each_key_one_field() -> None:
    keys = [key for keys in table.FIELDS.values() for key in keys]
    assert sorted(keys) == sorted(set(keys))
    sets = (keys, table.LINK_KEYS, table.WEAK_KEYS, table.ENTRY_MARKERS, table.LOCATOR_KEYS, table.CITATION_KEYS)
    assert all(key == table.fold_key(key) for names in sets for key in names)
    assert set(table.CSL_SLOTS.values()) <= set(keys)
    assert set(table.CSL_KINDS) <= table.CSL_TYPES
    assert all(name == name.lower() for name in bibtex_table.VERBATIM_FIELDS | bibtex_table.NAME_FIELDS)
    assert all(re.compile(pattern) for pattern in table.TEMPLATE_TITLES)


def test_no_fields_no_values() -> None:
    assert labelled.read(entry()) == ()
    assert labelled.read(entry(("title", " "), ("unheard-of", "x"))) == ()
    assert isinstance(labelled.read(entry(("title", "T")))[0], Value)
