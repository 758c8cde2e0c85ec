"""The writers: what they say, that it is valid, and that nothing from a page can break or run."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from bibtexparser import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from hypothesis import given, settings
from hypothesis import strategies as st

from pubparse import to_bibtex, to_csl, to_json
from pubparse.latextext import decode
from pubparse.model import (
    Doubt,
    DoubtKind,
    Field,
    Kind,
    Link,
    LinkRole,
    Mark,
    MarkKind,
    Name,
    NameMark,
    PartialDate,
    Place,
    Publication,
    Relation,
    Status,
    Value,
    Venue,
)
from pubparse.tables.latex import SAFE_MATH
from pubparse.writers.keys import assign_keys, bibtex_keys, make_key
from pubparse.writers.latex import latex, safe_math, title, verbatim

SCHEMA = json.loads((Path(__file__).parent / "data" / "csl-data.schema.json").read_text())
ADA = Name(family="Li", given="Ada")

FULL = Publication(
    kind=Kind.INPROCEEDINGS,
    title="CacheGen: KV Cache Streaming",
    authors=(
        Name(family="Berg", given="J.-P.", particle="van der", signs=("*",), roles=(NameMark.EQUAL,)),
        Name(family="King", given="Martin", suffix="Jr."),
        Name(literal="OpenAI"),
    ),
    others=True,
    editors=(ADA,),
    issued=PartialDate(2024, 8, 4),
    venue=Venue(name="ACM Conference on Data Communication", acronym="SIGCOMM", full_name="", series="LNCS"),
    volume="12",
    number="3",
    pages="38–56",
    publisher="ACM",
    location="Sydney",
    doi="10.1145/1_2",
    arxiv="2310.07240",
    isbn="978-3-16-148410-0",
    status=Status.TO_APPEAR,
    award="Best Paper Award",
    note="Artifact evaluated",
    abstract="We stream.",
    keywords=("caches", "streams"),
    language="en",
    links=(Link("code.html", LinkRole.CODE, "Code"), Link("https://a.org/x%20y.pdf", LinkRole.PDF, "PDF")),
    owner="J.-P. van der Berg",
    places=(Place("me.md", 12, 14), Place("me.md", 40)),
    doubts=(Doubt(DoubtKind.CONFLICT, "year", "2023 or 2024"),),
    merged=("berg2024cachegen", "berg2024cachegenb"),
    related=((Relation.VERSION, "berg2023cachegen"),),
    derived=(Field.CONTAINER,),
    probability=0.87654,
)


# -- citation keys ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "year", "title", "key"),
    [
        (Name(family="Zhang", given="Qizheng"), 2024, "Caravan: Practical Online Learning", "zhang2024caravan"),
        (Name(family="Berg", particle="van der"), 2020, "On the Use of Cats", "berg2020use"),
        (Name(family="O’Súilleabháin"), 1999, "3D Maps", "osuilleabhain19993d"),
        (Name(family="González Bedia"), None, "A", "gonzalezbediaa"),
        (Name(literal="The ATLAS Collaboration"), 2012, "Observation", "theatlascollaboration2012observation"),
        (Name(family="Nguyễn", given="Văn A"), 2021, "“Why” not?", "nguyen2021why"),
        (Name(family="김", given="영수"), 2021, "", "gim2021"),
        (Name(family="Straße"), 2021, "Über die Äquivalenz", "strasse2021aquivalenz"),
    ],
)
def test_a_key_is_family_year_and_a_telling_word(name, year, title, key):
    issued = PartialDate(year) if year else None
    assert make_key(Publication(authors=(name,), issued=issued, title=title)) == key


def test_a_name_without_ascii_form_gets_a_stable_key_of_its_own():
    keys = {make_key(Publication(authors=(Name(family=f),), title="缓存")) for f in ("章", "张")}
    assert len(keys) == 2
    assert all(re.fullmatch("[a-z0-9]+", key) for key in keys)


def test_keys_that_a_source_gave_stay():
    given_key = Publication(id="DBLP:conf/osdi/Li24", title="Cats")
    made = Publication(title="Cats")
    assert [p.id for p in assign_keys([made, replace(made, id="anoncats"), given_key])] == [
        "anoncatsb",
        "anoncats",
        "DBLP:conf/osdi/Li24",
    ]
    odd = Publication(id="a, b}c", title="Cats")
    assert assign_keys([odd]) == (odd,)
    assert to_csl([odd])[0]["id"] == "a, b}c"
    assert to_bibtex([odd]).startswith("@misc{a-b-c,")


def test_keys_do_not_depend_on_the_order_of_input():
    works = [replace(FULL, id="", title=t, volume=v) for t in ("Cats", "Cats!", "Dogs") for v in ("", "1", "2")]
    wanted = {(p.title, p.volume): p.id for p in assign_keys(works)}
    assert len(set(wanted.values())) == len(works)
    for seed in range(20):
        random.Random(seed).shuffle(works)
        assert {(p.title, p.volume): p.id for p in assign_keys(works)} == wanted


def test_assigning_keys_again_changes_nothing():
    once = assign_keys([Publication(title="Cats")] * 30)
    assert assign_keys(once) == once
    assert len({p.id for p in once}) == 30


# -- CSL-JSON ---------------------------------------------------------------------------------------------------------


def test_every_thing_we_know_has_its_slot():
    (item,) = to_csl([FULL])
    assert item == {
        "id": "berg2024cachegen",
        "type": "paper-conference",
        "title": "CacheGen: KV Cache Streaming",
        "author": [
            {"family": "Berg", "given": "J.-P.", "non-dropping-particle": "van der"},
            {"family": "King", "given": "Martin", "suffix": "Jr."},
            {"literal": "OpenAI"},
        ],
        "editor": [{"family": "Li", "given": "Ada"}],
        "issued": {"date-parts": [[2024, 8, 4]]},
        "container-title": "ACM Conference on Data Communication",
        "container-title-short": "SIGCOMM",
        "collection-title": "LNCS",
        "volume": "12",
        "issue": "3",
        "page": "38-56",
        "publisher": "ACM",
        "publisher-place": "Sydney",
        "status": "to appear",
        "DOI": "10.1145/1_2",
        "ISBN": "978-3-16-148410-0",
        "URL": "https://a.org/x%20y.pdf",
        "language": "en",
        "abstract": "We stream.",
        "keyword": "caches, streams",
        "note": "Artifact evaluated",
        "custom": {
            "arxiv": "2310.07240",
            "links": [
                {"url": "code.html", "role": "code", "label": "Code"},
                {"url": "https://a.org/x%20y.pdf", "role": "pdf", "label": "PDF"},
            ],
            "award": "Best Paper Award",
            "others": True,
            "marks": [{"author": 0, "signs": ["*"], "roles": ["equal-contribution"]}],
            "owner": "J.-P. van der Berg",
            "place": {"source": "me.md", "line": 12, "end_line": 14},
            "places": [{"source": "me.md", "line": 12, "end_line": 14}, {"source": "me.md", "line": 40}],
            "merged": ["berg2024cachegen", "berg2024cachegenb"],
            "related": [{"relation": "version", "id": "berg2023cachegen"}],
            "derived": ["container"],
            "doubts": [{"kind": "conflict", "field": "year", "detail": "2023 or 2024"}],
            "confidence": 0.877,
        },
    }


@pytest.mark.parametrize(
    ("kind", "venue", "publisher", "slots"),
    [
        (Kind.ARTICLE, "Nature", "", {"type": "article-journal", "container-title": "Nature"}),
        (Kind.PREPRINT, "arXiv", "", {"type": "article", "container-title": "arXiv"}),
        (Kind.THESIS, "MIT", "", {"type": "thesis", "publisher": "MIT"}),
        (Kind.TECHREPORT, "Inria", "", {"type": "report", "publisher": "Inria"}),
        (
            Kind.TECHREPORT,
            "Discussion Papers",
            "DIW",
            {"type": "report", "publisher": "DIW", "collection-title": "Discussion Papers"},
        ),
        (Kind.BOOK, "Springer", "", {"type": "book", "publisher": "Springer"}),
        (Kind.INCOLLECTION, "Handbook of Cats", "CRC", {"type": "chapter", "container-title": "Handbook of Cats"}),
        (Kind.PATENT, "US Patent", "", {"type": "patent", "authority": "US Patent"}),
        (Kind.OTHER, "Zines", "", {"type": "document", "container-title": "Zines"}),
    ],
)
def test_the_venue_goes_where_its_kind_has_it(kind, venue, publisher, slots):
    (item,) = to_csl([Publication(kind=kind, title="x", venue=Venue(name=venue), publisher=publisher)])
    assert {key: item.get(key) for key in slots} == slots


def test_a_venue_known_only_by_its_short_form_is_a_container_too():
    (item,) = to_csl([Publication(kind=Kind.INPROCEEDINGS, venue=Venue(acronym="OSDI"))])
    assert (item["container-title"], item["container-title-short"]) == ("OSDI", "OSDI")


@pytest.mark.parametrize(
    ("date", "parts"),
    [(PartialDate(1999), [1999]), (PartialDate(1999, 2), [1999, 2]), (PartialDate(1, 2, 3), [1, 2, 3])],
)
def test_dates_are_as_far_as_they_are_known(date, parts):
    assert to_csl([Publication(issued=date)])[0]["issued"] == {"date-parts": [parts]}


# -- BibTeX -----------------------------------------------------------------------------------------------------------


def fields_of(publication: Publication, **options: bool) -> dict[str, str]:
    """Write one publication and read it back with bibtexparser: type, key and fields."""
    library = parse_string(to_bibtex([publication], **options))
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"ENTRYTYPE": entry.entry_type, "ID": entry.key, **{f.key: f.value for f in entry.fields}}


def test_every_field_of_a_paper():
    assert fields_of(FULL) == {
        "ENTRYTYPE": "inproceedings",
        "ID": "berg2024cachegen",
        "author": "van der Berg, J.-P. and King, Jr., Martin and {OpenAI} and others",
        "title": "{CacheGen}: {KV} Cache Streaming",
        "booktitle": "ACM Conference on Data Communication (SIGCOMM)",
        "editor": "Li, Ada",
        "year": "2024",
        "month": "aug",
        "series": "LNCS",
        "volume": "12",
        "number": "3",
        "pages": "38--56",
        "publisher": "ACM",
        "address": "Sydney",
        "isbn": "978-3-16-148410-0",
        "doi": "10.1145/1_2",
        "eprint": "2310.07240",
        "archivePrefix": "arXiv",
        "url": "https://a.org/x%20y.pdf",
        "note": "To appear. Best Paper Award. Artifact evaluated",
        "language": "en",
        "abstract": "We stream.",
        "keywords": "caches, streams",
    }


def test_months_are_macros():
    assert re.search(r"^  month +  = aug,$", to_bibtex([FULL]), re.MULTILINE) or "month         = aug," in to_bibtex(
        [FULL]
    )


@pytest.mark.parametrize(
    ("publication", "fields"),
    [
        (Publication(kind=Kind.ARTICLE, venue=Venue(name="Nature")), {"ENTRYTYPE": "article", "journal": "Nature"}),
        (
            Publication(kind=Kind.PREPRINT, venue=Venue(name="arXiv preprint"), arxiv="2401.00001"),
            {"ENTRYTYPE": "misc", "eprint": "2401.00001", "archivePrefix": "arXiv", "howpublished": None},
        ),
        (
            Publication(kind=Kind.PREPRINT, arxiv="hep-th/9901001"),
            {"eprint": "hep-th/9901001", "primaryClass": "hep-th"},
        ),
        (
            Publication(kind=Kind.PREPRINT, venue=Venue(name="bioRxiv")),
            {"ENTRYTYPE": "misc", "howpublished": "bioRxiv"},
        ),
        (Publication(kind=Kind.THESIS, venue=Venue(name="MIT")), {"ENTRYTYPE": "phdthesis", "school": "MIT"}),
        (
            Publication(kind=Kind.THESIS, genre="Master's thesis"),
            {"ENTRYTYPE": "mastersthesis", "type": None},
        ),
        (
            Publication(kind=Kind.THESIS, genre="Bachelor thesis"),
            {"ENTRYTYPE": "mastersthesis", "type": "Bachelor thesis"},
        ),
        (
            Publication(kind=Kind.TECHREPORT, venue=Venue(name="Inria"), number="7", genre="Technical report"),
            {"ENTRYTYPE": "techreport", "institution": "Inria", "number": "7", "type": None},
        ),
        (
            Publication(kind=Kind.TECHREPORT, venue=Venue(name="Discussion Papers"), publisher="DIW"),
            {"institution": "DIW", "type": "Discussion Papers"},
        ),
        (
            Publication(kind=Kind.BOOK, venue=Venue(name="Springer"), edition="2nd"),
            {"ENTRYTYPE": "book", "publisher": "Springer", "edition": "2nd"},
        ),
        (
            Publication(kind=Kind.INCOLLECTION, venue=Venue(name="Cats"), publisher="CRC"),
            {"ENTRYTYPE": "incollection", "booktitle": "Cats", "publisher": "CRC"},
        ),
        (Publication(kind=Kind.PROCEEDINGS, editors=(ADA,)), {"ENTRYTYPE": "proceedings", "editor": "Li, Ada"}),
        (
            Publication(kind=Kind.PATENT, venue=Venue(name="US Patent"), number="1,234,567"),
            {"ENTRYTYPE": "patent", "number": "1,234,567"},
        ),
        (Publication(kind=Kind.OTHER, venue=Venue(name="A blog")), {"ENTRYTYPE": "misc", "howpublished": "A blog"}),
    ],
)
def test_each_kind_has_its_type_and_its_fields(publication, fields):
    written = fields_of(replace(publication, title="x"))
    assert {key: written.get(key) for key in fields} == fields


@pytest.mark.parametrize(
    ("name", "written", "parts"),
    [
        (
            Name(family="Berg", given="Jan", particle="van der"),
            "van der Berg, Jan",
            (["Jan"], ["van", "der"], ["Berg"]),
        ),
        (Name(family="King", given="Martin", suffix="Jr."), "King, Jr., Martin", (["Martin"], [], ["King"])),
        (Name(family="González Bedia", given="M."), "González Bedia, M.", (["M."], [], ["González", "Bedia"])),
        (Name(literal="Barnes and Noble"), "{Barnes and Noble}", ([], [], ["{Barnes and Noble}"])),
        (Name(literal="Plato"), "{Plato}", ([], [], ["{Plato}"])),
        (Name(given="Madonna"), "{Madonna}", ([], [], ["{Madonna}"])),
        (Name(family="Zhang Wei"), "{Zhang Wei}", ([], [], ["{Zhang Wei}"])),
        (Name(family="Smith, Esq.", given="A"), "{Smith, Esq.}, A", (["A"], [], ["{Smith, Esq.}"])),
        (Name(family="And", given="B"), "{And}, B", (["B"], [], ["{And}"])),
        (Name(family="章", given="梓立"), "章, 梓立", (["梓立"], [], ["章"])),
    ],
)
def test_a_name_is_read_back_in_its_parts(name, written, parts):
    author = fields_of(Publication(title="x", authors=(name, ADA)))["author"]
    first, second = split_multiple_persons_names(author)
    assert (first, second) == (written, "Li, Ada")
    read = parse_single_name_into_parts(first)
    assert (read.first, read.von, read.last) == parts


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("CacheGen: Fast Model Serving", "{CacheGen}: Fast Model Serving"),
        ("Learning with LLM-Based GPUs", "Learning with {LLM}-Based {GPUs}"),
        ("A Study of Vitamin C and Hepatitis A", "A Study of Vitamin {C} and Hepatitis A"),
        ("The effect of Bayesian priors in Europe", "The effect of {Bayesian} priors in {Europe}"),
        ("Serving: The Case of Small Models", "Serving: The Case of Small Models"),
        ("Grenzen der Rechtsprechung für neue Medien", "Grenzen der Rechtsprechung für neue Medien"),
        ("Über neue Wege zur schnellen Suche im Wald", "Über neue {Wege} zur schnellen {Suche} im {Wald}"),
        ("ALL IN CAPITALS", "ALL IN CAPITALS"),
        ("The U.S. economy grows again slowly", "The {U.S}. economy grows again slowly"),
        ("eBPF for iOS", "{eBPF} for {iOS}"),
        ("缓存系统", "缓存系统"),
        ("R&D of {X} at 5%", "{R\\&D} of {\\textbraceleft}{X}{\\textbraceright} at 5\\%"),
    ],
)
def test_capitals_stand_in_braces_only_where_a_style_would_lose_them(plain, written):
    assert title(plain) == written


def test_math_that_the_page_wrote_stays_math_and_nothing_else_does():
    def written(surface: str, math: str) -> str:
        text = f"Sorting in {surface} time"
        marks = (Mark(MarkKind.MATH, 11, 11 + len(surface), math),)
        return fields_of(Publication(title=text, values=(Value(Field.TITLE, text, marks=marks),)))["title"]

    assert written("O(n log n)", r"O(n \log n)") == r"Sorting in {$O(n \log n)$} time"
    assert written("α_x", r"\alpha_{x}") == r"Sorting in {$\alpha_{x}$} time"
    assert written("x", r"\input{x}") == "Sorting in x time"
    assert written("x", r"x$ \write18{ls} $") == "Sorting in x time"
    assert written("x", "x}") == "Sorting in x time"
    assert written("x", r"\href{u}{x}") == "Sorting in x time"


@pytest.mark.parametrize("math", ["a", r"\mathcal{O}(n^{2})", r"\frac{1}{2}", "x_i^2", r"\alpha \to \infty"])
def test_safe_math(math):
    assert safe_math(math)


@pytest.mark.parametrize(
    "math",
    ["", " ", r"\def\x{}", r"\catcode`\%=12", "%", "a & b", "#1", "a^b^c", "x_", r"\left(", r"\sqrt", "{", "~", "\\"],
)
def test_unsafe_math(math):
    assert not safe_math(math)


def test_ascii_encodes_letters():
    paper = Publication(title="Über Erdős", authors=(Name(family="Müller", given="Łukasz"),))
    written = fields_of(paper, ascii=True)
    assert "".join(written.values()).isascii()
    assert decode(written["author"]) == "Müller, Łukasz"
    assert decode(written["title"]) == "Über Erdős"


def test_a_url_is_left_as_it_is_but_cannot_end_its_field():
    assert verbatim("https://a.org/x_y~z?a=1&b=%20#c") == "https://a.org/x_y~z?a=1&b=%20#c"
    assert verbatim("https://a.org/}\\input{x} y") == "https://a.org/%7D%5Cinput%7Bx%7D%20y"


def test_the_url_is_the_work_itself_and_whole():
    links = (Link("/x.pdf", LinkRole.PDF), Link("https://doi.org/10.1/X", LinkRole.DOI))
    assert "url" not in fields_of(Publication(title="x", doi="10.1/x", links=links))
    assert fields_of(Publication(title="x", links=links[1:]))["url"] == "https://doi.org/10.1/X"
    assert "url" not in fields_of(Publication(title="x", links=links[:1]))


# -- whatever a page holds --------------------------------------------------------------------------------------------

NASTY = [
    "{",
    "}",
    "\\",
    "%",
    "$",
    "#",
    "&",
    "_",
    "^",
    "~",
    '"',
    "@",
    ",",
    "=",
    "\n",
    "\t",
    "\x00",
    "\u2028",
    " and ",
    "é",
]
NASTY += ["\\input{x}", "\\write18{rm}", "A", "b", "Ab", " ", "-", "–", "'", "$x$", "others", "章", "ß", "e\u0301", "1"]
TEXT = st.lists(st.sampled_from(NASTY), max_size=12).map("".join) | st.text(max_size=20)
WORD = TEXT.map(str.strip)
NAMES = st.builds(
    Name, family=WORD, given=WORD, particle=st.sampled_from(["", "van", "de la"]), suffix=WORD, literal=WORD
)
MATHS = TEXT.flatmap(
    lambda t: st.builds(lambda m: Value(Field.TITLE, t, marks=(Mark(MarkKind.MATH, 0, len(t), m),)), TEXT)
)
PUBLICATIONS = st.builds(
    Publication,
    kind=st.sampled_from(Kind),
    title=TEXT,
    authors=st.lists(NAMES, max_size=3).map(tuple),
    others=st.booleans(),
    editors=st.lists(NAMES, max_size=2).map(tuple),
    issued=st.none() | st.builds(PartialDate, st.integers(1, 2100), st.none() | st.integers(1, 12), st.none()),
    venue=st.builds(Venue, name=TEXT, acronym=TEXT, series=TEXT),
    volume=TEXT,
    number=TEXT,
    pages=TEXT,
    publisher=TEXT,
    location=TEXT,
    doi=TEXT,
    arxiv=TEXT,
    genre=TEXT,
    status=st.none() | st.sampled_from(Status),
    note=TEXT,
    keywords=st.lists(TEXT, max_size=2).map(tuple),
    links=st.lists(st.builds(Link, TEXT.map("https://a.org/".__add__), st.sampled_from(LinkRole)), max_size=2).map(
        tuple
    ),
    values=st.lists(MATHS, max_size=1).map(tuple),
)
OURS = {"textbackslash", "textbraceleft", "textbraceright", "textasciitilde", "textasciicircum"}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PUBLICATIONS, max_size=3))
def test_bibtex_holds_no_command_of_a_page_and_reads_back(publications):
    written = to_bibtex(publications)
    library = parse_string(written)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == bibtex_keys([p.id for p in assign_keys(publications)])
    for entry in library.entries:
        for field in entry.fields:
            depth = 0
            for sign in field.value:
                depth += (sign == "{") - (sign == "}")
                assert depth >= 0
            assert depth == 0
            commands = set(re.findall(r"\\([A-Za-z]+)", field.value))
            assert commands <= OURS | (SAFE_MATH if field.key == "title" else set())
            if field.key not in {"url", "doi"}:
                assert not re.search(r"(?<!\\)[%#&~^_]", re.sub(r"\{\$.*?\$\}", "", field.value))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXT)
def test_latex_prints_the_text_as_it_stands(text):
    assert printable(decode(latex(text))) == printable(text)


def printable(text: str) -> str:
    """Leave out what LaTeX prints in another way: white space, control characters, the ligatures -- and '' and ``."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029–—‘’“”'`!?¡¿-]", "", unicodedata.normalize("NFC", text))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PUBLICATIONS, max_size=3))
def test_csl_is_valid(publications):
    jsonschema.validate(json.loads(to_json(publications)), SCHEMA)


def test_csl_of_everything_is_valid():
    jsonschema.validate(json.loads(to_json([replace(FULL, kind=kind) for kind in Kind])), SCHEMA)


def biber(tmp_path: Path, bibtex: str) -> str:
    """Run biber's data-model check and give what it says; skip where there is no biber."""
    if not shutil.which("biber"):
        pytest.skip("biber is not installed (apt-get install biber): its data-model check was not run")
    (tmp_path / "all.bib").write_text(bibtex, encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "all.bib"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def test_biber_knows_every_type_and_field(tmp_path):
    said = biber(tmp_path, to_bibtex([replace(FULL, kind=kind, issn="0378-5955") for kind in Kind]))
    assert "ERROR" not in said
    assert "Invalid field" not in said, said


def test_biber_reads_whatever_a_page_holds(tmp_path):
    texts = [" ".join(random.Random(seed).choices(NASTY, k=8)) for seed in range(60)]
    works = [
        replace(FULL, id="", title=t, note=t, venue=Venue(name=t), authors=(Name(family=t, given=t),)) for t in texts
    ]
    assert "ERROR" not in biber(tmp_path, to_bibtex(works) + to_bibtex(works[:0]))
