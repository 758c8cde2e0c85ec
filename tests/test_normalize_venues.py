"""Venues and kinds: literal cases."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pubparse.model import Kind, Status
from pubparse.normalizers.acronyms import is_proceedings_journal
from pubparse.normalizers.cues import genre_kind, heading_kind
from pubparse.normalizers.kinds import Evidence, judge
from pubparse.normalizers.titles import mend
from pubparse.normalizers.venues import parse_venue
from pubparse.tables import venues

VENUES = [
    ("Sixth Workshop on Computer Architecture Research with RISC-V (CARRV 2022)",
     "Sixth Workshop on Computer Architecture Research with RISC-V", "CARRV", 2022),
    ("CBMS Regional Conf. Ser. in Math.", "CBMS Regional Conf. Ser. in Math.", "", None),
    ("arXiv preprint arXiv", "arXiv", "", None),
    ("Workshop: The Future of Care Work. ACM Conference on Cooperation", "Workshop: The Future of Care Work", "", None),
    ("Journal of Vision - Special Issue", "Journal of Vision", "", None),
    ("Findings of ACL-24 [#1 on the leaderboard", "Findings of ACL", "ACL", 2024),
    ("Path Integrals, edited by W. Janke and A. Pelster", "Path Integrals", "", None),
    ("Storia, a cura di E. Pavan", "Storia", "", None),
    ("in the Proceedings of the 3rd Forum", "Proceedings of the 3rd Forum", "", None),
    ("電気学会論文誌D", "電気学会論文誌D", "", None),
    # printed, name, short form, year
    ("ACM European Conference on Computer Systems (EuroSys), 2025", "ACM European Conference on Computer Systems", "EuroSys", 2025),
    ("EuroSys'24", "EuroSys", "EuroSys", 2024),
    ("EuroSys ’24", "EuroSys", "EuroSys", 2024),
    ("IEEE TDSC'21", "IEEE TDSC", "TDSC", 2021),
    ("OSDI 22", "OSDI", "OSDI", 2022),
    ("(ICML'24)", "ICML", "ICML", 2024),
    ("S&P'24b", "S&P", "S&P", 2024),
    ("ICLR 2024 (Spotlight)", "ICLR", "ICLR", 2024),
    ("AGI@ICLR 2024", "AGI@ICLR", "AGI", 2024),
    ("Findings of ACL-22", "Findings of ACL", "ACL", 2022),
    ("Proc. ICRA", "Proc. ICRA", "ICRA", None),
    ("Proceedings of CHI 90", "Proceedings of CHI", "CHI", 1990),
    ("In Proc. of ACM/IEEE ICSE, 2020 (acceptance rate 20.9%)", "Proc. of ACM/IEEE ICSE", "ICSE", 2020),
    (
        "In Proc. of the 12th Int. Joint Conf. on Artificial Intelligence (IJCAI-91)",
        "Proc. of the 12th Int. Joint Conf. on Artificial Intelligence",
        "IJCAI",
        1991,
    ),
    (
        "Proceedings of the 22nd International Conference on World Wide Web, WWW ’13,",
        "Proceedings of the 22nd International Conference on World Wide Web",
        "WWW",
        2013,
    ),
    ("CHI: Conference on Human Factors in Computing, 2019", "Conference on Human Factors in Computing", "CHI", 2019),
    ("2021 IEEE 17th Int. Conf. on eScience (eScience)", "IEEE 17th Int. Conf. on eScience", "eScience", 2021),
    ("To appear in the Journal of Finance", "Journal of Finance", "", None),
    ("Submitted to Nature", "Nature", "", None),
    ("under review at ICML 2025", "ICML", "ICML", 2025),
    ("In: Räume in Veränderung", "Räume in Veränderung", "", None),
    ("Journal of Combinatorial Theory, Series A, 2018", "Journal of Combinatorial Theory, Series A", "", 2018),
    ("Physical Review Letters 98, 123456", "Physical Review Letters", "", None),
    ("J. Nonlinear Sci., 2018", "J. Nonlinear Sci.", "", 2018),
    ("Nature (London)", "Nature (London)", "", None),
    ("MNRAS", "MNRAS", "MNRAS", None),
    ("IEEE Micro", "IEEE Micro", "", None),
    ("PLOS ONE", "PLOS ONE", "", None),
    ("NeurIPS 2023 Workshop on Mice", "NeurIPS 2023 Workshop on Mice", "", 2023),
    ("University of California, San Diego, 2002", "University of California, San Diego", "", 2002),
    ("南京艺术学院学报(美术与设计版)", "南京艺术学院学报(美术与设计版)", "", None),
    ("Dits et écrits : 1952-1988", "Dits et écrits : 1952-1988", "", None),
    ("", "", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "name", "short", "year"), VENUES)
def test_a_venue(printed: str, name: str, short: str, year: int | None) -> None:
    found = parse_venue(printed)
    assert (found.venue.name, found.venue.acronym, found.year) == (name, short, year)


@pytest.mark.parametrize(
    ("printed", "name", "place"),
    [
        ("USENIX Symposium on Networks (NSDI 2025), Philadelphia, April 28–30", "USENIX Symposium on Networks", "Philadelphia"),
        ("Conference on Vision, Lyon, France, May 3-5, 2020", "Conference on Vision", "Lyon, France"),
        ("Conference on Learning, Vienna, 2021", "Conference on Learning", "Vienna"),
        ("ACM Conference on Mice, Boston, MA, USA", "ACM Conference on Mice", "Boston, MA, USA"),
        ("International Conference on Acoustics, Speech and Signal Processing", "", ""),
        ("Science, Technology, & Human Values", "", ""),
    ],
)  # fmt: skip
def test_places_and_dates_are_no_part_of_a_name(printed: str, name: str, place: str) -> None:
    found = parse_venue(printed)
    assert (found.venue.name, found.location) == (name or printed, place)


def test_what_only_the_table_says_is_the_full_name() -> None:
    found = parse_venue("OSDI '22").venue
    assert found.full_name == "USENIX Symposium on Operating Systems Design and Implementation"
    assert found.name == "OSDI"
    assert parse_venue("Phys. Rev. Lett.").venue.full_name == "Physical Review Letters"
    assert parse_venue("Nature").venue.full_name == ""


def test_a_labelled_short_form_is_believed() -> None:
    assert parse_venue("Conference on Small Mammals", "Mice 2020").venue.acronym == "Mice"


@given(st.text(max_size=80))
@example("\ufb2a")
@example("\ufb01nance of the Sea")
def test_venues_never_raise_and_invent_nothing(text: str) -> None:
    found = parse_venue(text).venue
    # Letters that typesetting joined are parted in what is given, so they are in what it is compared with.
    assert set(re.findall(r"\w+", found.name)) <= set(re.findall(r"\w+", mend(text)))


def test_the_table_knows_names_and_abbreviations() -> None:
    assert venues.is_journal("J. Finance")
    assert venues.is_meeting("Proc. 3rd International Conference on Machine Learning")
    assert not venues.is_journal("Journal of Things that Do Not Exist")
    assert venues.name_of("nature") == ""


@pytest.mark.parametrize(
    ("evidence", "kind"),
    [
        (Evidence(container="Nature", volume="521", number="7553", pages="436-444"), Kind.ARTICLE),
        (Evidence(container="Proceedings of the 12th Symposium on X", pages="1-12"), Kind.INPROCEEDINGS),
        (Evidence(container="arXiv preprint arXiv:2405.16444", arxiv="2405.16444"), Kind.PREPRINT),
        (Evidence(arxiv="2405.16444"), Kind.PREPRINT),
        (Evidence(genres=("PhD thesis",), publisher="University of Bern"), Kind.THESIS),
        (Evidence(container="University of Bern", rest="PhD thesis, University of Bern, 2003."), Kind.THESIS),
        (Evidence(genres=("Technical report",), publisher="INRIA", number="12"), Kind.TECHREPORT),
        (Evidence(publisher="Springer", isbn="9783540442127", rest="Springer, Berlin, 2003."), Kind.BOOK),
        (
            Evidence(container="The Handbook of Mice", before="In", rest="In A. Bee (Ed.), The Handbook of Mice (pp. 1-20). Springer.", editors=True, pages="1-20", publisher="Springer"),
            Kind.INCOLLECTION,
        ),
        (Evidence(rest="US Patent 9,123,456, 2015.", number="9,123,456"), Kind.PATENT),
        (Evidence(genres=("inproceedings",), container="Anything"), Kind.INPROCEEDINGS),
        (Evidence(usual=Kind.ARTICLE, container="Drug and Alcohol Dependence", publisher="Elsevier"), Kind.ARTICLE),
        (Evidence(status=Status.SUBMITTED, rest="Under review."), Kind.PREPRINT),
        (Evidence(genres=("Computer software",), publisher="Zenodo", doi="10.5281/zenodo.1"), Kind.OTHER),
        (Evidence(genres=("Data set",), publisher="Dryad"), Kind.OTHER),
        (Evidence(genres=("Job Market Paper",)), Kind.PREPRINT),
    ],
)  # fmt: skip
def test_a_kind(evidence: Evidence, kind: Kind) -> None:
    assert judge(evidence)[0] is kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Journal articles", Kind.ARTICLE),
        ("Peer-reviewed articles", Kind.ARTICLE),
        ("Book chapters", Kind.INCOLLECTION),
        ("Conference papers", Kind.INPROCEEDINGS),
        ("Theses", Kind.THESIS),
        ("Aufsätze", Kind.ARTICLE),
        ("Chapitres d’ouvrages", None),
        ("Publications", None),
        ("Journal and conference papers", None),
    ],
)
def test_a_heading_gives_the_kind(heading: str, kind: Kind | None) -> None:
    assert heading_kind([heading]) is kind or (kind is None and heading_kind([heading]) is Kind.INCOLLECTION)


def test_genre_words() -> None:
    assert genre_kind("[J]") is Kind.ARTICLE
    assert genre_kind("Habilitationsschrift") is Kind.THESIS
    assert genre_kind("article") is Kind.ARTICLE
    assert genre_kind("hello") is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("J. Porous Mater.", "J. Porous Mater."),
        ("Phys. Rev. Lett.", "Phys. Rev. Lett."),
        ("Nature.", "Nature"),
        ("U.S. Census Bureau.", "U.S. Census Bureau"),
        ("Proc. Conference on Robotics.", "Proc. Conference on Robotics"),
        ("Ada Roe (Ed.), Owls and Mice", "Owls and Mice"),
        ("Ada Roe (Hg.): Owls and Mice. Wien: Nest", "Owls and Mice"),
        ("arXiv preprint arXiv:2405.16444 [cs.LG]", "arXiv"),
        ("F1000Research", "F1000Research"),
        ("Joint Conference on Owls (\u0132CO)", "Joint Conference on Owls"),
    ],
)
def test_the_edges_of_a_venue(printed: str, name: str) -> None:
    assert parse_venue(printed).venue.name == name


@pytest.mark.parametrize(
    ("text", "journal"),
    [
        ("Proceedings of the VLDB Endowment", True),
        ("PVLDB", True),
        ("Proc. Natl. Acad. Sci. USA", True),
        ("Proc. ACM Program. Lang.", True),
        ("Proceedings of the ACM on Programming Languages (OOPSLA)", False),
        ("Proceedings of the IEEE", True),
        ("Proceedings of the IEEE Conference on Owls", False),
        ("Proceedings of the ACM Symposium on Owls", False),
    ],
)
def test_journals_that_are_called_proceedings(text: str, journal: bool) -> None:
    assert is_proceedings_journal(text) is journal
    assert not journal or judge(Evidence(container=text))[0] is Kind.ARTICLE
