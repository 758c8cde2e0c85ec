"""Records to publications: what the entry, its list and its headings say together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pubparse.carried import carry_link, carry_name
from pubparse.model import DoubtKind, Entry, Field, Heading, Kind, Origin, PartialDate, Place, Record, Status, Value
from pubparse.normalizers import normalize
from pubparse.options import Options


def record(text: str, *pieces: tuple[Field, str], headings: tuple[str, ...] = (), list_id: int = 1) -> Record:
    """A record whose values are found in the text, one behind the other."""
    values, at = [], 0
    for field, piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        values.append(Value(field, piece, start, at))
    titles = tuple(Heading(2 + i, heading) for i, heading in enumerate(headings))
    return Record(Entry(text, Place("page.html", 1), headings=titles, list_id=list_id), tuple(values))


def test_one_publication_for_each_readable_record() -> None:
    good = record("On Mice.", (Field.TITLE, "On Mice."))
    bad = Record(Entry("???", Place("page.html")), unread="no title")
    assert [p.title for p in normalize([good, bad, good])] == ["On Mice", "On Mice"]


def test_headings_fill_what_the_entry_does_not_print() -> None:
    found = normalize([record("On Mice.", (Field.TITLE, "On Mice."), headings=("Under review", "2019"))])[0]
    assert found.issued == PartialDate(2019)
    assert found.status is Status.SUBMITTED
    printed = normalize(
        [record("On Mice. 2018.", (Field.TITLE, "On Mice."), (Field.DATE, "2018."), headings=("2019",))]
    )[0]
    assert printed.issued == PartialDate(2018)


def test_a_year_from_an_arxiv_id_is_derived() -> None:
    found = normalize(
        [
            record(
                "On Mice. arXiv:1905.01234",
                (Field.TITLE, "On Mice."),
                (Field.ARXIV, "arXiv:1905.01234"),
                headings=("Papers",),
            )
        ]
    )[0]
    assert (found.issued, found.derived, found.arxiv) == (PartialDate(2019), (Field.DATE,), "1905.01234")
    assert found.kind is Kind.PREPRINT


def test_a_bare_reference_gets_no_year_from_an_arxiv_id() -> None:
    bare = record("On Mice. arXiv:1905.01234", (Field.TITLE, "On Mice."), (Field.ARXIV, "arXiv:1905.01234"))
    assert normalize([bare])[0].issued is None


def test_the_day_of_a_look_at_a_page_is_no_date_of_a_work() -> None:
    text = "On Mice. Retrieved on March 3, 2012."
    assert normalize([record(text, (Field.TITLE, "On Mice."), (Field.DATE, "March 3, 2012"))])[0].issued is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mice. Wiley, New York.", {Field.PUBLISHER: "Wiley", Field.LOCATION: "New York"}),
        ("Mice. New York.", {Field.LOCATION: "New York"}),
        ("老鼠[M]. 北京: 法律出版社.", {Field.TITLE: "老鼠", Field.GENRE: "[M]", Field.PUBLISHER: "法律出版社"}),
        ("Mice. American Mathematical Society.", {Field.PUBLISHER: "American Mathematical Society"}),
        ("Mice. Rennes, PUR, Histoire.", {Field.PUBLISHER: "PUR", Field.SERIES: "Histoire"}),
        ("Mäuse. Zürich: TVZ, 288 S.", {Field.LOCATION: "Zürich", Field.PUBLISHER: "TVZ", Field.PAGES: "288"}),
    ],
)
def test_a_book_stays_one_whatever_journal_is_called_like_its_publisher_or_place(
    text: str, pieces: dict[Field, str]
) -> None:
    title = {} if Field.TITLE in pieces else {Field.TITLE: text.split(".")[0]}
    found = normalize([record(text, *{**title, **pieces}.items())])[0]
    assert (found.kind, found.venue.name, found.pages) == (Kind.BOOK, "", "")


def test_a_report_without_a_venue_has_its_institution() -> None:
    text = "Mice. Technical report, Natural England, 2020."
    pieces = ((Field.TITLE, "Mice."), (Field.GENRE, "Technical report"), (Field.PUBLISHER, "Natural England"))
    found = normalize([record(text, *pieces)])[0]
    assert (found.kind, found.venue.name) == (Kind.TECHREPORT, "Natural England")


def test_numbers_behind_the_name_of_a_container_are_not_lost() -> None:
    text = "Mice. Dissertation Abstracts International, 60(8-B), 4209."
    pieces = ((Field.TITLE, "Mice."), (Field.CONTAINER, "Dissertation Abstracts International, 60(8-B), 4209"))
    found = normalize([record(text, *pieces)])[0]
    assert (found.venue.name, found.volume) == ("Dissertation Abstracts International", "60")
    assert (found.number, found.pages) == ("8-B", "4209")


@pytest.mark.parametrize(
    ("text", "editor"),
    [
        ("Cranes. In Pools, ed. A. Roe. Waterloo.", "A. Roe"),
        ("Cranes. In Pools, edited by A. Roe. Waterloo.", "A. Roe"),
        ("Kraniche, in: Teiche, hg. v. A. Roe, Wien.", "A. Roe"),
        ("Żurawie, w: Stawy, red. A. Roe, Lublin.", "A. Roe"),
        ("鹤，载《水》，洪子昂主编，上海。", "洪子昂"),
    ],
)
def test_editors_of_a_book_are_no_authors_of_a_chapter_without_any(text: str, editor: str) -> None:
    found = normalize([record(text, (Field.EDITOR, editor))])[0]
    assert (found.authors, [str(name) for name in found.editors]) == ((), [editor])


def test_a_venue_that_its_year_parts_is_one() -> None:
    text = "Mice. NeurIPS 2025 SpaVLE workshop."
    pieces = ((Field.TITLE, "Mice"), (Field.CONTAINER, "NeurIPS"), (Field.DATE, "2025"))
    found = normalize([record(text, *pieces, (Field.CONTAINER, "SpaVLE workshop"))])[0]
    assert found.venue.name == "NeurIPS 2025 SpaVLE workshop"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("(ed. with J. Roe) Mice. Bern: Haupt.", "J. Roe"),
        ("(Hrsg. mit Jana Roe) Mice. Bern: Haupt.", "Jana Roe"),
        ("(éd. avec J. Roe) Mice. Bern: Haupt.", "J. Roe"),
        ("Mice. Hg. gem. m. J. Roe. Bern: Haupt.", "J. Roe"),
        ("Mice (a cura di, con L. Roe). Bern: Haupt.", "L. Roe"),
        ("Mice, co-edited with L. Roe. Bern: Haupt.", "L. Roe"),
    ],
)
def test_people_with_whom_a_work_was_edited_are_editors(text: str, people: str) -> None:
    values = [(Field.AUTHOR, people), (Field.TITLE, "Mice"), (Field.PUBLISHER, "Haupt")]
    found = normalize([record(text, *sorted(values, key=lambda value: text.index(value[1])))])[0]
    assert [str(name) for name in found.editors] == [people]


def test_the_title_of_a_review_begins_behind_its_preposition() -> None:
    text = "Rez. zu J. Roe: Almen, in: ÖZV 70, 2016."
    values = (Field.GENRE, "Rez"), (Field.TITLE, "zu J. Roe: Almen"), (Field.CONTAINER, "ÖZV")
    assert normalize([record(text, *values)])[0].title == "J. Roe: Almen"


def test_editors_that_are_the_same_as_the_authors() -> None:
    text = "J. Roe, A. Lis: Mice, in: dies. / B. Poe (Hg.), Beasts, Bern 2017."
    values = (Field.AUTHOR, "J. Roe, A. Lis"), (Field.TITLE, "Mice"), (Field.EDITOR, "dies. / B. Poe")
    found = normalize([record(text, *values, (Field.CONTAINER, "Beasts"))])[0]
    assert [str(name) for name in found.editors] == ["J. Roe", "A. Lis", "B. Poe"]


def test_a_short_form_in_capitals_is_a_journal_where_it_has_a_volume() -> None:
    author, title = (Field.AUTHOR, "J. Roe"), (Field.TITLE, "Mice")
    counted = record("J. Roe. Mice. JMP 41, 2000.", author, title, (Field.CONTAINER, "JMP"), (Field.VOLUME, "41"))
    alone = record("J. Roe. Mice (JMP).", author, title, (Field.CONTAINER, "JMP"))
    assert [found.venue.name for found in normalize([counted, alone])] == ["JMP", ""]


def test_a_journal_that_is_called_by_a_year() -> None:
    text = "Roe A. On teeth. Periodontology 2000, 71(1), 2016."
    values = (Field.TITLE, "On teeth"), (Field.CONTAINER, "Periodontology"), (Field.DATE, "2000"), (Field.DATE, "2016")
    found = normalize([record(text, (Field.AUTHOR, "Roe A"), *values)])[0]
    assert (found.venue.name, found.issued, found.doubts) == ("Periodontology 2000", PartialDate(2016), ())


def test_a_journal_in_press_that_was_read_as_a_publisher() -> None:
    text = "Mice. Journal of Finance, In Press."
    found = normalize([record(text, (Field.TITLE, "Mice"), (Field.PUBLISHER, "Journal of Finance, In Press"))])[0]
    assert (found.kind, found.venue.name, found.publisher) == (Kind.ARTICLE, "Journal of Finance", "")


def test_the_place_before_a_publisher() -> None:
    text = "Mice. North Charleston: CreateSpace, 2014."
    found = normalize([record(text, (Field.TITLE, "Mice"), (Field.PUBLISHER, "North Charleston: CreateSpace"))])[0]
    assert (found.publisher, found.location) == ("CreateSpace", "North Charleston")


def test_who_translated_is_no_editor() -> None:
    text = "Mice, translated by D. Smith. Verso."
    pieces = ((Field.TITLE, "Mice"), (Field.EDITOR, "translated by D. Smith"), (Field.PUBLISHER, "Verso"))
    found = normalize([record(text, *pieces)])[0]
    assert (found.editors, found.note) == ((), "translated by D. Smith")


def test_dashes_repeat_the_authors_of_the_entry_above() -> None:
    first = record("A. Bee. On Mice.", (Field.AUTHOR, "A. Bee."), (Field.TITLE, "On Mice."))
    second = record("———. On Rats.", (Field.AUTHOR, "———."), (Field.TITLE, "On Rats."))
    third = record("———, and C. Dee. On Cats.", (Field.AUTHOR, "———, and C. Dee."), (Field.TITLE, "On Cats."))
    other = record("———. On Dogs.", (Field.AUTHOR, "———."), (Field.TITLE, "On Dogs."), list_id=2)
    names = [[str(n) for n in p.authors] for p in normalize([first, second, third, other])]
    assert names == [["A. Bee"], ["A. Bee"], ["A. Bee", "C. Dee"], []]


def test_the_year_of_the_venue_counts_over_another() -> None:
    text = "On Mice. arXiv 2023. In Proceedings of the Mouse Workshop 2024. 2024."
    pieces = (
        (Field.TITLE, "On Mice."),
        (Field.DATE, "2023."),
        (Field.CONTAINER, "Proceedings of the Mouse Workshop 2024"),
        (Field.DATE, "2024."),
    )
    found = normalize([record(text, *pieces)])[0]
    assert found.issued == PartialDate(2024)
    assert any(doubt.kind is DoubtKind.CONFLICT for doubt in found.doubts)


def test_labelled_values_come_first_and_carried_ones_unchanged() -> None:
    values = (
        Value(Field.TITLE, "on mice", 0, 7),
        Value(Field.TITLE, "On Mice", origin=Origin.LABELLED),
        Value(Field.AUTHOR, carry_name({"family": "Bee", "given": "Ada", "signs": ["*"]}), origin=Origin.LABELLED),
        Value(Field.AUTHOR, "van der Berg, Jan", origin=Origin.LABELLED),
        Value(Field.GENRE, "inproceedings", origin=Origin.LABELLED),
        Value(Field.URL, carry_link("a.pdf", "pdf", "Paper"), origin=Origin.LABELLED),
    )
    found = normalize([Record(Entry("on mice", Place("x.bib")), values)])[0]
    assert found.title == "On Mice"
    assert [(n.given, n.particle, n.family) for n in found.authors] == [("Ada", "", "Bee"), ("Jan", "van der", "Berg")]
    assert found.kind is Kind.INPROCEEDINGS
    assert [(link.url, link.role.value) for link in found.links] == [("a.pdf", "pdf")]


def test_editors_of_a_book_of_its_own_are_its_authors() -> None:
    values = (
        Value(Field.EDITOR, "Bee, Ada", origin=Origin.LABELLED),
        Value(Field.TITLE, "Mice", origin=Origin.LABELLED),
        Value(Field.GENRE, "book", origin=Origin.LABELLED),
    )
    found = normalize([Record(Entry("", Place("x.bib")), values)])[0]
    assert found.authors == found.editors
    assert str(found.authors[0]) == "Ada Bee"


def test_what_was_read_into_another_field_is_taken_for_what_it_is() -> None:
    text = "DASC Mice at Work. Ann Bee and Li Zhu. ICML 2024."
    pieces = (
        (Field.AUTHOR, "DASC"),
        (Field.TITLE, "Mice at Work."),
        (Field.AUTHOR, "Ann Bee and Li Zhu."),
        (Field.PUBLISHER, "ICML"),
        (Field.DATE, "2024."),
    )
    found = normalize([record(text, *pieces)])[0]
    assert [str(n) for n in found.authors] == ["Ann Bee", "Li Zhu"]
    assert (found.venue.acronym, found.publisher, found.kind) == ("ICML", "", Kind.INPROCEEDINGS)


def test_doubts_say_what_is_missing_unsure_and_left_over() -> None:
    one = record("On Mice. A thing that nobody took.", (Field.TITLE, "On Mice."))
    one = replace(one, values=(replace(one.values[0], probability=0.3),))
    found = normalize([one])[0]
    kinds = {(doubt.kind, doubt.field) for doubt in found.doubts}
    assert {(DoubtKind.MISSING, "author"), (DoubtKind.MISSING, "date"), (DoubtKind.UNSURE, "title")} <= kinds
    assert [d.detail for d in found.doubts if d.kind is DoubtKind.LEFTOVER] == ["A thing that nobody took"]
    assert found.probability == pytest.approx(0.3)


def test_a_mention_is_doubted() -> None:
    one = record(
        "HD-IOV, to be published in EuroSys'24",
        (Field.TITLE, "HD-IOV"),
        (Field.STATUS, "to be published"),
        (Field.CONTAINER, "EuroSys'24"),
    )
    found = normalize([replace(one, entry=replace(one.entry, mention=True))])[0]
    assert found.doubts[0].kind is DoubtKind.MENTION
    assert (found.status, found.venue.acronym, found.issued) == (Status.TO_APPEAR, "EuroSys", PartialDate(2024))


def test_the_owner_is_the_callers_or_the_pages() -> None:
    one = record("Ada Bee. On Mice.", (Field.AUTHOR, "Ada Bee."), (Field.TITLE, "On Mice."))
    assert normalize([one], Options(owner="Ada B. Bee"))[0].owner == "Ada B. Bee"
    titled = replace(one, entry=replace(one.entry, headings=(Heading(0, "Ada Bee's homepage"),)))
    assert normalize([titled])[0].owner == "Ada Bee"
