"""Dates, titles, numbers, identifiers, links, owners: literal cases."""

from __future__ import annotations

import pytest

from pubparse import shapes
from pubparse.model import (
    Entry,
    Field,
    Heading,
    Kind,
    Link,
    LinkRole,
    Mark,
    MarkKind,
    Name,
    PartialDate,
    Place,
    Record,
    Value,
)
from pubparse.normalizers.dates import container_year, heading_year, parse_date
from pubparse.normalizers.gather import numbers
from pubparse.normalizers.identifiers import arxiv_of_url, choose_doi, doi_of_url
from pubparse.normalizers.links import collect_links, role_of
from pubparse.normalizers.owner import find_owner
from pubparse.normalizers.pages import (
    issue_behind,
    parse_edition,
    parse_locator,
    parse_number,
    parse_pages,
    parse_volume,
)
from pubparse.normalizers.progress import find_status
from pubparse.normalizers.titles import clean_title
from pubparse.normalizers.unread import award, series_number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", (2019, None, None)),
        ("(2019a)", (2019, None, None)),
        ("May 2019", (2019, 5, None)),
        ("12 May 2019", (2019, 5, 12)),
        ("May 12, 2019", (2019, 5, 12)),
        ("April 28-30, 2025", (2025, 4, 28)),
        ("2019-05-12", (2019, 5, 12)),
        ("05/2019", (2019, 5, None)),
        ("2021年3月", (2021, 3, None)),
        ("septembre 2014", (2014, 9, None)),
        ("3. März 2012", (2012, 3, 3)),
        ("mayo de 2010", (2010, 5, None)),
        ("Spring 2019", (2019, None, None)),
        ("'19", (2019, None, None)),
        ("2012–2013", (2012, None, None)),
        ("n.d.", None),
        ("forthcoming", None),
        ("平成22年5月", (2010, 5, None)),
        ("民國105年", (2016, None, None)),
        ("二〇一〇年七月", (2010, 7, None)),
        ("２０２２年", (2022, None, None)),
        ("تابستان ۱۳۹۸", (2019, None, None)),
        ("พ.ศ. 2559", (2016, None, None)),
        ("2561", (2018, None, None)),
        ("1391", (2012, None, None)),
        ('תשע"ה', (2015, None, None)),
        ("२०१८", (2018, None, None)),
    ],
)
def test_a_date(text: str, date: tuple[int, int | None, int | None] | None) -> None:
    assert parse_date(text) == (PartialDate(*date) if date else None)


@pytest.mark.parametrize(
    ("heading", "year"),
    [("2019", 2019), ("Year 2019", 2019), ("Publications in 2019:", 2019), ("2015–2018", None), ("before 1999", None), ("Papers", None),
     ("令和4年", 2022), ("ปี พ.ศ. 2563", 2020), ("۱۳۹۹", 2020)],
)  # fmt: skip
def test_a_heading_gives_the_year(heading: str, year: int | None) -> None:
    assert heading_year(heading) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [("OSDI'24", 2024), ("ICML 24", 2024), ("(NSDI 2025)", 2025), ("ACL-22", 2022), ("SOSP '97", 1997), ("Phys. Rev. E 91", None), ("PRL 98", None)],
)  # fmt: skip
def test_a_container_gives_the_year(text: str, year: int | None) -> None:
    assert container_year(text) == year


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("“Can Mice Sing?,”", "Can Mice Sing?"),
        ("«Être et temps».", "Être et temps"),
        ("On Mice.", "On Mice"),
        ("On the U.S.", "On the U.S."),
        ("Wait...", "Wait..."),
        ('"Do no harm" and other rules', '"Do no harm" and other rules'),
        ("A Study (CVPR Highlight)", "A Study"),
        ("A Study. (Best paper award)", "A Study"),
        ("A Study (Part I)", "A Study (Part I)"),
        ("19. Somatic embryogenesis", "Somatic embryogenesis"),
        ("3D mice", "3D mice"),
        ("„Mäuse“", "Mäuse"),
        ("《设计》", "设计"),
        ("On\n mice", "On mice"),
        ("On mice,", "On mice"),
        ("On Magnetic Mice,''", "On Magnetic Mice"),
        ("A search in R [v1; ref status: indexed", "A search in R"),
        ("Dı\u0301az", "Díaz"),
    ],
)
def test_a_title(printed: str, title: str) -> None:
    assert clean_title(printed) == title


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("123–145", "123-145"), ("pp. 3:1-3:20", "3:1-3:20"), ("28 pp.", ""), ("Article No. 17", "17"), ("e0123456", "e0123456"),
        ("S12—S19", "S12-S19"), ("p. 7", "7"), ("1571-2", "1571-2"), ("pages 1--20.", "1-20"), ("第118-119页", "118-119"),
    ],
)  # fmt: skip
def test_pages(text: str, pages: str) -> None:
    assert parse_pages(text) == pages


def test_volume_number_edition() -> None:
    assert parse_volume("vol. 13(2)") == ("13", "2", "")
    assert parse_volume("25(1 Pt 2)") == ("25", "1 Pt 2", "")
    assert parse_volume("341-342") == ("341-342", "", "")
    assert parse_number("no. 3–4") == "3-4"
    assert parse_number("US-12345678-B2") == "US-12345678-B2"
    assert parse_edition("(3. Auflage)") == "3"


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1145/3689031.3696098", "10.1145/3689031.3696098"),
        ("http://dx.doi.org/10.1000/ABC.1", "10.1000/abc.1"),
        ("https://dl.acm.org/doi/abs/10.1145/3342195.3387524?cid=1", "10.1145/3342195.3387524"),
        ("https://dl.acm.org/doi/pdf/10.1145/3342195.3387524", "10.1145/3342195.3387524"),
        ("https://link.springer.com/article/10.1007/s00453-020-00769-2#Sec3", "10.1007/s00453-020-00769-2"),
        ("https://link.springer.com/content/pdf/10.1007/978-3-030-1.pdf", "10.1007/978-3-030-1"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/cpe.1", "10.1002/cpe.1"),
        ("https://www.nature.com/articles/s41586-020-2649-2", "10.1038/s41586-020-2649-2"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full", "10.1101/2020.01.01.123456"),
        ("https://academic.oup.com/jeea/advance-article/doi/10.1093/jeea/jvad045/7241813", "10.1093/jeea/jvad045"),
        ("https://doi.org/10.1016/S0140-6736%2820%2930183-5", "10.1016/s0140-6736(20)30183-5"),
        ("https://aclanthology.org/2020.acl-main.1/", ""),
        ("https://example.org/a.pdf", ""),
    ],
)
def test_the_doi_in_a_url(url: str, doi: str) -> None:
    assert doi_of_url(url) == doi


def test_the_works_doi() -> None:
    data = Link("https://doi.org/10.5281/zenodo.1", LinkRole.DATA)
    paper = Link("https://doi.org/10.1145/1.2", LinkRole.DOI)
    assert choose_doi([], [data, paper], []) == ("10.1145/1.2", "")
    assert choose_doi([], [data], ["doi:10.1145/9.9"]) == ("10.1145/9.9", "")
    assert choose_doi([], [paper], ["10.1145/9.9"]) == ("10.1145/1.2", "10.1145/9.9")
    assert choose_doi(["10.1145/7.7"], [paper], [])[0] == "10.1145/7.7"


def test_arxiv_ids() -> None:
    assert arxiv_of_url("https://arxiv.org/abs/2405.16444v3") == "2405.16444"
    assert arxiv_of_url("http://www.arxiv.org/pdf/hep-th/9901001.pdf") == "hep-th/9901001"
    assert arxiv_of_url("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2") == ""
    assert shapes.find_arxiv("arXiv:1706.03762v5 [cs.CL]") == "1706.03762"
    assert shapes.find_arxiv("pages 1204.1234 of the log") == ""


@pytest.mark.parametrize(
    ("url", "label", "role"),
    [
        ("https://github.com/a/b", "", LinkRole.CODE), ("x.pdf", "", LinkRole.PDF), ("a.bib", "", LinkRole.BIBTEX),
        ("https://a.org/talk.pdf", "Slides", LinkRole.SLIDES), ("https://youtu.be/x", "", LinkRole.VIDEO),
        ("https://arxiv.org/pdf/2405.16444", "paper", LinkRole.ARXIV), ("https://doi.org/10.1145/1.2", "Paper", LinkRole.DOI),
        ("https://zenodo.org/record/1", "", LinkRole.DATA), ("https://a.github.io/b", "Project page", LinkRole.WEBSITE),
        ("files/p.html", "Abstract", LinkRole.ABSTRACT), ("posters/a.pdf", "", LinkRole.POSTER),
        ("https://dl.acm.org/doi/10.1145/1.2", "", LinkRole.PUBLISHER), ("https://x.example.org/y", "", LinkRole.OTHER),
    ],
)  # fmt: skip
def test_the_role_of_a_link(url: str, label: str, role: LinkRole) -> None:
    assert role_of(url, label) is role


def test_the_links_of_a_work() -> None:
    text = "K. Zhu. On Mice. NSDI 2025. [PDF] [BibTeX] https://a.org/b."
    marks = (
        Mark(MarkKind.LINK, 0, 6, "https://zhu.org"),
        Mark(MarkKind.LINK, 8, 15, "papers/mice.pdf"),
        Mark(MarkKind.LINK, 17, 21, "https://nsdi25.org"),
        Mark(MarkKind.LINK, 29, 32, "papers/mice.pdf"),
        Mark(MarkKind.LINK, 35, 41, "#"),
        Mark(MarkKind.LINK, 35, 41, "javascript:void(0)"),
        Mark(MarkKind.LINK, 26, 26, "{{ site.baseurl }}/x.pdf"),
        Mark(MarkKind.LINK, 42, 42, "code.zip", "Code"),
    )
    values = (
        Value(Field.AUTHOR, "K. Zhu.", 0, 7),
        Value(Field.TITLE, "On Mice", 8, 15),
        Value(Field.CONTAINER, "NSDI 2025", 17, 26),
    )
    links = collect_links(Record(Entry(text, Place("p"), marks), values))
    assert [(link.url, link.role) for link in links] == [
        ("papers/mice.pdf", LinkRole.PDF),
        ("code.zip", LinkRole.CODE),
        ("https://a.org/b", LinkRole.OTHER),
    ]


def test_a_bare_doi_is_no_link_and_a_papers_link_in_the_container_is_one() -> None:
    entry = Entry(
        "On Mice. Nature. doi:10.1000/x", Place("p"), (Mark(MarkKind.LINK, 9, 15, "https://doi.org/10.1000/x"),)
    )
    values = (
        Value(Field.TITLE, "On Mice", 0, 7),
        Value(Field.CONTAINER, "Nature", 9, 15),
        Value(Field.DOI, "10.1000/x", 21, 30),
    )
    assert [link.url for link in collect_links(Record(entry, values))] == ["https://doi.org/10.1000/x"]


def test_the_owner() -> None:
    def page(title: str) -> Record:
        return Record(Entry("x", Place("p"), headings=(Heading(0, title),)))

    zhu = [Name("Zhu", "Kan"), Name("Li", "L.")]
    assert find_owner("Ada Bee", [page("x")], [zhu], [[False, False]]) == "Ada Bee"
    assert find_owner("", [page("Kan Zhu | University of X")], [zhu], [[False, False]]) == "Kan Zhu"
    assert find_owner("", [page("Publications")] * 3, [zhu] * 3, [[True, False]] * 3) == "Kan Zhu"
    assert find_owner("", [page("Publications")], [zhu], [[False, False]]) == ""


def test_status_words() -> None:
    assert str(find_status("im Erscheinen")) == "to appear"
    assert str(find_status("conditionally accepted")) == "accepted"
    assert str(find_status("Revise and resubmit")) == "submitted"
    assert str(find_status("in preparation")) == "in preparation"
    assert find_status("acceptance rate: 17%") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("36(4)", ("36", "4", "")),
        ("7(4):8-17", ("7", "4", "8-17")),
        ("(4), 8–17", ("", "4", "8-17")),
        ("vol. 7, no. 2, pp. 1–5", ("7", "2", "1-5")),
        ("V 1, N 3", ("1", "3", "")),
        ("Bd. 12 (2004), H. 3, S. 77–95", ("12", "3", "77-95")),
        ("第12巻第3号", ("12", "3", "")),
        ("№ 3, с. 15–20", ("", "3", "15-20")),
        ("12–19", None),
        ("7, in Bern", None),
        ("3:1–3:20", None),
    ],
)
def test_a_locator_in_one_text(text: str, parts: tuple[str, str, str] | None) -> None:
    assert parse_locator(text) == parts


@pytest.mark.parametrize(
    ("text", "number"),
    [("(3), 1–9", "3"), (" (2022), no. 4, 1–9", "4"), (", Heft 2", "2"), (" (2022), 1–9", ""), (", 1–9", "")],
)
def test_an_issue_behind_a_volume(text: str, number: str) -> None:
    assert issue_behind(text) == number


def test_a_locator_that_was_read_as_pages() -> None:
    entry = Entry("On owls. Owl Letters 45(2), 133–158.", Place("p"))
    values = Value(Field.VOLUME, "45", 21, 23), Value(Field.PAGES, "(2), 133–158", 23, 35)
    found = numbers(Record(entry, values))
    assert (found.volume, found.number, found.pages) == ("45", "2", "133-158")


@pytest.mark.parametrize(
    ("journal", "between", "behind", "expected"),
    [
        ("Cahiers de l'eau", ", ", ", 2014", ("22", "")),
        ("Owl Letters", " ", ".", ("22", "")),
        ("Owl Letters", ", no. ", ", 2014", ("", "22")),
        ("Owl Letters", " (", ")", ("", "22")),
        ("한국사연구", ", ", "호", ("", "22")),
        ("CESifo Working Paper", " ", "", ("", "22")),
    ],
)
def test_a_number_alone_behind_a_journal_is_its_volume(
    journal: str, between: str, behind: str, expected: tuple[str, str]
) -> None:
    at = len(journal + between)
    values = Value(Field.CONTAINER, journal, 0, len(journal)), Value(Field.NUMBER, "22", at, at + 2)
    found = numbers(Record(Entry(f"{journal}{between}22{behind}", Place("p")), values))
    assert (found.volume, found.number) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On owls\nOWLS 2023 Honorable Mention\nPaper", "Honorable Mention"),
        ("On owls\nBest Student Paper Award", "Best Student Paper Award"),
        ("On owls\nOWLS 2023 🏆 Best Paper Runner-up", "Best Paper Runner-up"),
        ("On owls\nOWLS 2023 (Oral)", "Oral"),
        ("On owls\nOral History Review 3, 1–9", ""),
        ("On owls\nAwards", ""),
    ],
)
def test_an_award_that_was_not_read(text: str, words: str) -> None:
    assert award(Record(Entry(text, Place("p")), (Value(Field.TITLE, "On owls", 0, 7),))) == words


def test_the_title_is_no_award() -> None:
    entry = Entry("The Best Paper Award: a history. Owl Letters", Place("p"))
    assert award(Record(entry, (Value(Field.TITLE, entry.text[:31], 0, 31),))) == ""


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Owl trap. US Patent 9,123,456 B2, 2015.", Kind.PATENT, "9,123,456 B2"),
        ("Owl trap. Patent No. EP1234567B1", Kind.PATENT, "EP1234567B1"),
        ("Owls. Technical Report TR-2017-04, 2017", Kind.TECHREPORT, "TR-2017-04"),
        ("Owls. NBER Working Paper No. 12345", Kind.TECHREPORT, "12345"),
        ("Owls. Technical report, 2017", Kind.TECHREPORT, ""),
        ("Owls. Technical report 2017", Kind.TECHREPORT, ""),
        ("Owls. Technical Report 1187", Kind.ARTICLE, ""),
    ],
)
def test_the_number_of_a_report_or_patent(text: str, kind: Kind, number: str) -> None:
    assert series_number(Record(Entry(text, Place("p"))), kind) == number


def linked(text: str, words: str, url: str, *values: Value) -> list[str]:
    """The links of a record whose only link lies over these words."""
    at = text.index(words)
    return [
        link.url
        for link in collect_links(
            Record(Entry(text, Place("p"), (Mark(MarkKind.LINK, at, at + len(words), url),)), values)
        )
    ]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://www.springer.com/journal/11856", False),
        ("https://conf.researchr.org/track/owl-2018/owl-2018", False),
        ("https://sites.google.com/view/owls24/home", False),
        ("https://owls.org/", False),
        ("https://www.sciencedirect.com/science/article/pii/S00018708", True),
        ("https://doi.org/10.1000/182", True),
    ],
)
def test_a_venues_home_page_is_no_link_of_the_work(url: str, kept: bool) -> None:
    venue = Value(Field.CONTAINER, "Owl Letters", 9, 20)
    assert linked("On owls. Owl Letters 2018.", "Owl Letters 2018", url, venue, Value(Field.DATE, "2018", 21, 25)) == (
        [url] if kept else []
    )


def test_a_link_that_is_no_address_or_runs_into_markup() -> None:
    assert linked("On owls. PDF", "PDF", "On owls and other birds") == []
    assert linked("On owls. PDF", "PDF", "https://a.org/x.pdf   </li>") == ["https://a.org/x.pdf"]
