"""Front matter, data files, BibTeX and CSL-JSON to entries."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubparse.carried import carried, carried_link, carried_name
from pubparse.extractors import bibtex, csl, data, frontmatter
from pubparse.extractors._inline import inline
from pubparse.metadata import is_publication, split
from pubparse.model import (
    Document,
    DoubtKind,
    Entry,
    Format,
    Heading,
    LinkRole,
    MarkKind,
    NameMark,
    Place,
    Relation,
)
from pubparse.yamltext import Data, load_yaml


def said(entry: Entry, *keys: str) -> list[str]:
    return [field.value for field in entry.fields if field.key in keys]


def front(text: str, name: str = "_publications/a.md", **more: object) -> tuple[Entry, ...]:
    return frontmatter.extract(Document(name, dedent(text).lstrip("\n"), Format.FRONTMATTER, **more))  # type: ignore[arg-type]


# --- front matter -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "metadata", "body", "offset"),
    [
        ("---\ntitle: A\n---\nBody\n", {"title": "A"}, "Body\n", 3),
        ("\ufeff---\ntitle: A\n---\nBody", {"title": "A"}, "Body", 3),
        ("\n\n---\ntitle: A\n---\n\nBody", {"title": "A"}, "\nBody", 5),
        ('+++\ntitle = "A"\ndate = 2020-05-01\n+++\nBody', {"title": "A", "date": "2020-05-01"}, "Body", 4),
        (';;;\n{"title": "A", "year": 2020}\n;;;\nBody', {"title": "A", "year": "2020"}, "Body", 3),
        ('{\n"title": "A"\n}\nBody', {"title": "A"}, "Body", 3),
        ("---\n---\nBody", {}, "Body", 2),
        ("---\ntitle: A\n---", {"title": "A"}, "", 3),
        ("No front matter", None, "No front matter", 0),
        ("---\nJust a paragraph between rules\n---\nBody", None, "---\nJust a paragraph between rules\n---\nBody", 0),
        ("{not json", None, "{not json", 0),
        ('+++\ntitle = "A\nauthors = ["B"]\n+++\nBody', {"title": '"A', "authors": '["B"]'}, "Body", 4),
    ],
)
def test_split(text: str, metadata: dict[str, str] | None, body: str, offset: int) -> None:
    parts = split(text)
    assert (parts.metadata, parts.body, parts.offset) == (metadata, body, offset)


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("title: A: B", {"title": "A: B"}),
        ("title: 'It's here'\nyear: 1", {"title": "It's here", "year": "1"}),
        ('title: "He said "no" twice"', {"title": 'He said "no" twice'}),
        ('title: "unclosed\nyear: 1', {"title": "unclosed", "year": "1"}),
        ("title: A\nauthors:\n\t- B\n\t- C", {"title": "A", "authors": ["B", "C"]}),
        ("title: A\n  year: 1", {"title": "A", "year": "1"}),
        ("title: @A\nvenue: `B`", {"title": "@A", "venue": "`B`"}),
        ("title: A\nabstract: one\ntwo, three\nyear: 1", {"title": "A", "abstract": "one two, three", "year": "1"}),
        ("- title: A: B\n  year: 1\n- title: [C] D", [{"title": "A: B", "year": "1"}, {"title": "[C] D"}]),
        ("[" * 5000, None),
    ],
)
def test_broken_yaml_is_mended_with_a_doubt(yaml: str, expected: object) -> None:
    loaded, doubts = load_yaml(yaml)
    assert [doubt.kind for doubt in doubts] == [DoubtKind.DAMAGED]
    if expected is not None:
        assert loaded == expected


def test_yaml_says_what_is_printed() -> None:
    text = "answer: No\noctal: 0123\nday: 2020-01-02\nsex: 12:30:45\nnothing: null\ntext: 'null'\nbig: 1e3\n"
    values = {"answer": "No", "octal": "0123", "day": "2020-01-02", "sex": "12:30:45"}
    assert load_yaml(text) == (values | {"nothing": "", "text": "null", "big": "1e3"}, ())


def test_yaml_aliases_cannot_blow_up() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join(['*' + old] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert len(str(load_yaml(bomb)[0])) < 100_000


@pytest.mark.parametrize(
    ("metadata", "name", "expected"),
    [
        ({"title": "A", "authors": ["B"], "publication": "C"}, "x/index.md", True),
        ({"title": "A", "authors": ["B"], "publication": ""}, "x/index.md", False),
        ({"title": "A", "authors": ["B"], "date": "2020"}, "content/publication/x/index.md", True),
        ({"title": "A", "date": "2020"}, "content/publication/index.md", False),
        ({"title": "A", "citation": "B, C. (2020). A. Mouse 1(2), 3-4."}, "a.md", True),
        ({"title": "A", "citation": "true"}, "a.qmd", False),
        ({"title": "A", "author": "B", "doi": "10.1000/1"}, "a.qmd", True),
        ({"title": "A", "collection": "publications"}, "a.md", True),
        ({"title": "A", "author": "B", "citation": {"url": "x.org"}}, "posts/a/index.qmd", False),
        ({"title": "A", "author": "B", "citation": {"url": "x.org"}}, "a.qmd", False),
        ({"title": "A", "author": "B", "citation": {"container-title": "C"}}, "a.qmd", True),
        ({"title": "A", "authors": ["B"], "url_pdf": "x.pdf"}, "content/project/x/index.md", False),
        ({"title": "A", "collection": "talks", "venue": "B", "date": "2020"}, "_talks/a.md", False),
        ({"title": "A", "authors": ["B"], "event": "C", "date": "2020"}, "a/index.md", False),
        ({"title": "Publications", "layout": "page"}, "publications.md", False),
        ({"title": "Publications", "layout": "archive", "author_profile": "true"}, "_pages/publications.md", False),
        ({"title": "A post", "author": "B", "date": "2020", "tags": ["x"]}, "_posts/a.md", False),
        ({"authors": ["B"], "publication": "C"}, "x/index.md", False),
    ],
)
def test_is_publication(metadata: dict[str, Data], name: str, expected: bool) -> None:
    assert is_publication(metadata, name) is expected


def test_a_citation_is_the_text_of_the_entry() -> None:
    (entry,) = front("""
        ---
        title: "On mice"
        collection: publications
        permalink: /publication/mice
        date: 2021-03-01
        venue: 'Mouse'
        paperurl: 'http://bee.org/mice.pdf'
        citation: 'Bee, A. &amp; **Dee, C.** (2020). &quot;On mice.&quot; <i>Mouse</i>. 1(2).'
        ---
        We study mice; see [the mouse page](http://mouse.org/about) for what they are, and much more that is known of
        them, of how they live and what they eat, and of where they can be found if someone looks for them for a while.

        [Download paper here](http://bee.org/mice.pdf)
        [Slides](/files/mice-slides.pdf)

        Recommended citation: Bee, A. (2020). "On mice." <i>Mouse</i>. 1(2).
    """)
    assert entry.text == 'Bee, A. & Dee, C. (2020). "On mice." Mouse. 1(2).'
    shown = {mark.kind: entry.text[mark.start : mark.end] for mark in entry.marks}
    assert shown == {MarkKind.STRONG: "Dee, C.", MarkKind.EMPHASIS: "Mouse"}
    assert said(entry, "paperurl", "link") == [
        "http://bee.org/mice.pdf",
        "http://bee.org/mice.pdf",
        "/files/mice-slides.pdf",
    ]
    assert entry.place == Place("_publications/a.md", 1, 9)


def test_the_citation_may_stand_in_the_body_and_the_abstract_says_nothing_of_links() -> None:
    (entry,) = front("""
        ---
        title: On mice
        collection: publications
        ---
        ## Abstract
        Mice are [small](http://small.org).

        [PDF](mice.pdf)

        **Recommended citation:** Bee, A. (2020). *On mice*. Mouse.
    """)
    assert entry.text == "Bee, A. (2020). On mice. Mouse."
    assert said(entry, "link") == ["mice.pdf"]
    assert said(entry, "abstract") == ["Mice are small."]


def test_labelled_lines_of_the_body_fill_gaps() -> None:
    (entry,) = front("""
        ---
        title: On mice
        collection: publications
        year: 2020
        ---
        **Authors:** A. Bee, *C. Dee*

        Venue: Mouse

        Year: 1999
    """)
    assert said(entry, "authors", "venue", "year") == ["2020", "A. Bee, C. Dee", "Mouse"]


HUGO = """
    ---
    title: On *mice*
    authors:
    - admin
    - Carl Dee
    author_notes:
    - "Equal contribution"
    - "Equal contribution"
    date: "2021-03-01T00:00:00Z"
    publishDate: "2022-01-01"
    publication_types: ["2"]
    publication: "*Mouse*, 4(2)"
    publication_short: ""
    doi: ""
    url_pdf: mice.pdf
    url_code: ""
    links:
    - name: Results
      url: https://bee.org/results
    tags: [rodents, owls]
    image:
      caption: ""
    ---
"""


def test_hugo_and_the_bibtex_beside_it() -> None:
    cite = Document(
        "cite.bib", "@article{b, title={Of Mice}, author={X, Y}, year=2020, volume=4, url={u/v}}", Format.BIBTEX
    )
    (entry,) = front(HUGO, "content/publication/mice/index.md", companions=(cite,), people=(("admin", "Ann Bee"),))
    assert said(entry, "title") == ["On mice"]
    names = [carried_name(value) for value in said(entry, "authors", "author")]
    assert [(name.printed, name.roles) for name in names if name] == [
        ("admin", (NameMark.EQUAL,)),
        ("Carl Dee", (NameMark.EQUAL,)),
    ]
    assert said(entry, "url-pdf", "link", "url") == ["mice.pdf", "https://bee.org/results", "u/v"]
    assert said(entry, "date", "publishdate", "year", "volume") == ["2021-03-01T00:00:00Z", "2022-01-01", "2020", "4"]
    assert said(entry, "doi", "url-code", "publication-short", "image") == []
    assert entry.people == (("admin", "Ann Bee"),)


def test_a_container_that_is_a_whole_reference_becomes_the_citation() -> None:
    (entry,) = front("""
        +++
        title = "On mice"
        authors = ["Ann Bee", "Carl Dee"]
        publication = "In: *Rodents*, pp. 12--34. Ed. by E. Eff. Berlin: Springer"
        +++
    """)
    assert entry.text == "Ann Bee, Carl Dee. On mice. In: Rodents, pp. 12--34. Ed. by E. Eff. Berlin: Springer"
    assert [entry.text[mark.start : mark.end] for mark in entry.marks] == ["Rodents"]
    assert said(entry, "publication") == []


def test_quarto() -> None:
    (entry,) = front(
        """
        ---
        title: On mice
        author:
          - name: Ann Bee
            url: https://bee.org
            corresponding: true
          - name: {given: Carl, family: Dee}
        date: 2020-05-01
        citation:
          type: article-journal
          container-title: Mouse
          volume: 4
          issue: 2
          page: 1-9
          doi: 10.1000/182
        ---
        """,
        "publications/mice/index.qmd",
    )
    names = [carried_name(value) for value in said(entry, "author")]
    assert names[0] is not None
    assert (names[0].printed, names[0].roles, names[0].url) == ("Ann Bee", (NameMark.CORRESPONDING,), "https://bee.org")
    assert names[1] is not None
    assert (names[1].given, names[1].family) == ("Carl", "Dee")
    assert said(entry, "container-title", "volume", "issue", "page", "doi", "csl-type") == [
        "article-journal",
        "Mouse",
        "4",
        "2",
        "1-9",
        "10.1000/182",
    ]


def test_a_reference_in_its_own_mapping() -> None:
    (entry,) = front("""
        ---
        title: On mice
        author: [{name: Ann Bee}]
        pub-info:
          reference: >-
            <strong>Bee A</strong>. On mice. <em>Mouse</em> 2020; 1:2-3.
          links: [{name: Journal, url: m.org/1, icon: x}]
        ---
    """)
    assert entry.text == "Bee A. On mice. Mouse 2020; 1:2-3."
    assert said(entry, "link") == ["m.org/1"]


def test_the_first_line_of_the_body_may_name_the_authors() -> None:
    (entry,) = front("""
        ---
        title: On mice
        collection: publications
        ---
        **Ann Bee**<sup>†</sup>, Carl van Dee<sup>*</sup>, E. Eff

        <sup>†</sup> Equal contribution.
    """)
    assert said(entry, "authors") == ["Ann Bee†, Carl van Dee*, E. Eff"]
    (entry,) = front("""
        ---
        title: On mice
        collection: publications
        ---
        Mice, owls, and what they eat in winter.
    """)
    assert said(entry, "authors") == []


def test_broken_front_matter_still_gives_the_publication() -> None:
    (entry,) = front("""
        ---
        title: On mice: a tale
        collection: publications
        venue: 'It's Mouse'
        ---
    """)
    assert said(entry, "title", "venue") == ["On mice: a tale", "It's Mouse"]
    assert [doubt.kind for doubt in entry.doubts] == [DoubtKind.DAMAGED]


@pytest.mark.parametrize("title", ["Paper Title Number 3", "An example conference paper", "An example journal article"])
def test_the_samples_of_templates_give_nothing(title: str) -> None:
    assert front(f"---\ntitle: {title}\ncollection: publications\nvenue: Journal 1\n---\n") == ()


# --- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Tom &amp; <b>Jerry</b>", "Tom & Jerry"),
        ("1. On *mice*", "1. On mice"),
        ("# 3 of *x*", "# 3 of x"),
        ("a_b_c", "a_b_c"),
        ("Bee\\*, Dee\\*", "Bee*, Dee*"),
        ("Bee*, Dee*", "Bee*, Dee*"),
        ("  two\n lines ", "two lines"),
        ("A<br>B", "A\nB"),
    ],
)
def test_inline(value: str, text: str) -> None:
    assert inline(value)[0] == text


@given(st.text(max_size=80))
def test_inline_marks_stand_in_the_text(value: str) -> None:
    text, marks = inline(value)
    assert all(0 <= mark.start <= mark.end <= len(text) for mark in marks)


# --- data files -------------------------------------------------------------------------------------------------------


def entries(text: str, name: str = "_data/papers.yml", format_: Format = Format.YAML) -> tuple[Entry, ...]:
    return data.extract(Document(name, dedent(text).lstrip("\n"), format_))


def test_a_list_of_maps() -> None:
    one, two = entries("""
        - title: "On mice"
          authors: [A. Bee*, and C. Dee]
          year: 2020
          venue: In Press at Mouse
          links:
            - text: arXiv
              url: http://arxiv.org/abs/2001.00001
            - {text: PDF, url: mice.pdf}
        - title: On owls
          authors: A. Bee
          journal: {name: Owl, short: O, url: http://owl.org}
          code: https://github.com/bee/owls
    """)
    assert said(one, "authors") == ["A. Bee*", "C. Dee"]
    links = [(field.value, field.marks[0].label) for field in one.fields if field.key == "link"]
    assert links == [("http://arxiv.org/abs/2001.00001", "arXiv"), ("mice.pdf", "PDF")]
    assert one.place.line == 1
    assert two.place.line == 9
    assert said(two, "journal", "venue-short", "code", "url") == [
        "O",
        "http://owl.org",
        "Owl",
        "https://github.com/bee/owls",
    ]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("2020:\n- {title: A, authors: [B]}\n", [("papers", "2020")]),
        ("- year: 2020\n  papers:\n  - {title: A, authors: [B]}\n", [("papers", "2020")]),
        ("journal_articles:\n  - {title: A, authors: [B]}\n", [("papers", "journal articles")]),
        ("- title: Journals\n  items:\n  - {title: A, journal: B}\n", [("papers", "Journals")]),
    ],
)
def test_enclosing_keys_are_headings(text: str, headings: list[tuple[str, ...]]) -> None:
    shown = [tuple(heading.text for heading in entry.headings) for entry in entries(text)]
    assert shown == [tuple(text for text in path if text != "papers") for path in headings]


def test_rendercv_and_json_resume() -> None:
    (entry,) = entries(
        """
        cv:
          name: Ann Bee
          sections:
            education:
              - {institution: U, area: Mice, date: 2020}
            publications:
              - title: On mice
                authors: ["***Ann Bee***", C. Dee]
                journal: Mouse
                date: 2020-05
            software:
              - {name: micetool, date: 2020}
        """,
        "cv.yaml",
    )
    assert said(entry, "authors", "journal", "date") == ["Ann Bee", "C. Dee", "Mouse", "2020-05"]
    resume = {
        "basics": {"name": "Ann Bee"},
        "work": [{"name": "U", "position": "Professor"}],
        "publications": [{"name": "On mice", "publisher": "Mouse", "releaseDate": "2020-05-01", "url": "m.org/1"}],
    }
    (entry,) = data.extract(Document("resume.json", json.dumps(resume), Format.JSON))
    assert said(entry, "title", "publication", "date", "url") == ["On mice", "Mouse", "2020-05-01", "m.org/1"]


def test_strings_and_bibtex_in_data() -> None:
    (entry,) = entries("publications:\n- 'A. Bee. On mice. *Mouse* 1:2-3, 2020.'\n- too short\n", "cv.yml")
    assert entry.text == "A. Bee. On mice. Mouse 1:2-3, 2020."
    (entry,) = entries("- title: On mice\n  bibtex: '@article{b, author={Bee, A.}, journal={Mouse}}'\n")
    assert said(entry, "author", "journal", "id") == ["b", "Bee, A.", "Mouse"]


def test_a_reference_without_its_title_is_completed() -> None:
    (entry,) = entries("- authors: Bee A & Dee C\n  title: On mice\n  reference: 'Mouse 20 (3): 162–73'\n")
    assert entry.text == "Bee A & Dee C. On mice. Mouse 20 (3): 162–73"


def test_citations_under_keys() -> None:
    text = "---\nBee2020:\n  year: 2020\n  citation: A. Bee. On mice. Mouse 1, 2020.\n  pdf: m.pdf\nDee: {}\n---\n"
    (entry,) = entries(text)
    assert entry.text == "A. Bee. On mice. Mouse 1, 2020."
    assert said(entry, "year", "pdf") == ["2020", "m.pdf"]
    assert [heading.text for heading in entry.headings] == []


def test_tables() -> None:
    text = "pub_date\ttitle\tvenue\tcitation\n2020-01-01\tOn mice\tMouse\tBee, A. (2020). On mice. <i>Mouse</i>.\n"
    (entry,) = entries(text, "publications.tsv", Format.TABLE)
    assert (entry.text, entry.place.line) == ("Bee, A. (2020). On mice. Mouse.", 2)
    assert said(entry, "pub-date", "venue") == ["2020-01-01", "Mouse"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_data/navigation.yml", "main:\n- {title: Publications, url: /publications/}\n"),
        ("_data/talks.yml", "- {title: On mice, venue: MouseCon, date: 2020}\n"),
        ("_data/news.yml", "- {title: New paper!, date: 2020, url: x.org}\n"),
        ("_data/projects.yml", "- {title: micetool, authors: [A. Bee], url: x.org}\n"),
        ("_data/courses.yml", "- {title: Mice 101, year: 2020, instructor: A. Bee}\n"),
        ("_config.yml", "title: Ann Bee\nauthor: Ann Bee\nurl: x.org\n"),
        ("package.json", '{"name": "x", "version": "1", "author": "A"}'),
    ],
)
def test_data_that_lists_something_else(name: str, text: str) -> None:
    assert entries(text, name, Format.JSON if name.endswith("json") else Format.YAML) == ()


# --- BibTeX -----------------------------------------------------------------------------------------------------------


def bib(text: str) -> tuple[Entry, ...]:
    return bibtex.extract(Document("p.bib", dedent(text).lstrip("\n"), Format.BIBTEX))


def test_names_are_split_before_they_are_decoded() -> None:
    (entry,) = bib(r"""
        @inproceedings{x,
          author = "Fran\c cois D\'iaz AND {The X and Y Group} and {Delgado de Molina}, A.
            and van der Berg, Jr., Jo and others",
          editor = {Prasad*, A. and {OpenAI}},
          title = {{On} {M}ice \& {\O}wls},
        }
    """)
    assert said(entry, "author") == [
        "François Díaz",
        '{"literal": "The X and Y Group"}',
        '{"family": "Delgado de Molina", "given": "A."}',
        "van der Berg, Jr., Jo",
        "others",
    ]
    assert said(entry, "editor") == ["Prasad*, A.", "OpenAI"]
    assert said(entry, "title", "entrytype", "id") == ["x", "inproceedings", "On Mice & Øwls"]


def test_macros_crossrefs_and_extras() -> None:
    frame, child = bib(r"""
        ---
        ---
        @string{mouse = "Journal of " # "Mice"}
        @string{never = nothing}
        % a remark
        @comment{not, this}
        @proceedings{conf, title={Proc. of MouseCon}, year=2020, publisher={Springer}}
        @book{frame, title={Rodents}, editor={E. Eff}, year=1999}
        @incollection{child, crossref={frame}, title={On mice}, author={Bee, A.}, pages={1--9}, month = jun # "~12",
          journal = mouse, url={http://a.org/x\_y}, pdf={mice.pdf}, abbr={RO}}
    """)[1:]
    assert said(frame, "title") == ["Rodents"]
    assert said(child, "title", "booktitle", "editor", "year") == ["On mice", "Rodents", "E. Eff", "1999"]
    assert said(child, "pages", "month", "journal", "url", "pdf", "abbr") == [
        "1--9",
        "jun 12",
        "Journal of Mice",
        "http://a.org/x_y",
        "mice.pdf",
        "RO",
    ]
    assert child.place == Place("p.bib", 9, 10)


def test_html_in_bibtex() -> None:
    text = "@misc{a, title={On <i>mice</i> &amp; owls}, author={<b>Bee, A.</b> and C. Dee}, file={:/home/a.pdf:pdf}}"
    (entry,) = bib(text)
    title = next(field for field in entry.fields if field.key == "title")
    assert (title.value, [title.value[mark.start : mark.end] for mark in title.marks]) == ("On mice & owls", ["mice"])
    assert said(entry, "author", "file") == ["Bee, A.", "C. Dee"]


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        ("@misc{a, title={On mice}, year={2017}\n publisher={P}\n}", "On mice", "2017"),
        ("@misc{a,\n title={On mice,\n year={2017}\n}", "On mice", "2017"),
        ("@misc{a, title={On mice}, year=2017\n", "On mice", "2017"),
    ],
)
def test_broken_bibtex_is_mended(text: str, title: str, year: str) -> None:
    entry, after = bib(text + "\n@book{b, title={After}}\n")
    assert said(entry, "title") == [title]
    assert said(entry, "year") == [year]
    assert [doubt.kind for doubt in entry.doubts] == [DoubtKind.DAMAGED]
    assert said(after, "title") == ["After"]


def test_an_entry_may_lack_its_key() -> None:
    (entry,) = bib("@misc{title={On mice}, year=2017}")
    assert said(entry, "title", "year", "id") == ["On mice", "2017"]


def test_what_cannot_be_read_is_not_lost() -> None:
    broken, entry = bib("@article{a, = {b}, , = {c\n\n@book{b, title={T}}\n")
    assert broken.fields == ()
    assert broken.text.startswith("@article{a")
    assert said(entry, "title") == ["T"]


def test_twice_the_same_key_are_two_entries() -> None:
    assert [said(entry, "title") for entry in bib("@misc{a, title={A}}\n@misc{a, title={B}, title={C}}")] == [
        ["A"],
        ["B"],
    ]


@given(st.text(alphabet="@article{}=,\"# \nabc\\'~%$&", max_size=80))
def test_bibtex_never_raises(text: str) -> None:
    bib(text)


# --- CSL --------------------------------------------------------------------------------------------------------------

ITEM = {
    "id": "bee2020mice",
    "type": "paper-conference",
    "title": "On <i>mice</i>",
    "author": [
        {"family": "Bee", "given": "Ann", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"literal": "The Mouse Group"},
    ],
    "issued": {"date-parts": [[2020, 5]]},
    "container-title": "MouseCon",
    "page": "1-9",
    "DOI": "10.1000/182",
    "URL": "mice.pdf",
    "custom": {
        "links": [{"url": "mice.pdf", "role": "pdf", "label": "Paper"}, {"url": "x.org", "role": "website"}],
        "arxiv": "2001.00001",
        "award": "Best Paper",
        "others": True,
        "marks": [{"author": 0, "signs": ["*"], "roles": ["equal-contribution"], "url": "bee.org"}],
        "owner": "Ann Bee",
        "place": {"source": "cv.md", "line": 7, "end_line": 8},
        "merged": ["bee2019"],
        "related": [{"relation": "version", "id": "bee2018"}],
        "derived": ["date"],
        "doubts": [{"kind": "conflict", "field": "date", "detail": "2019"}],
        "venue": "Conference on Mice",
        "confidence": 0.75,
    },
}


def test_our_own_output_is_read_back() -> None:
    (entry,) = csl.extract(Document("x.json", json.dumps([ITEM]), Format.CSL))
    assert said(entry, "id", "title", "issued", "container-title", "pages", "doi", "arxiv", "award") == [
        "bee2020mice",
        "On mice",
        "2020-05",
        "MouseCon",
        "1-9",
        "10.1000/182",
        "2001.00001",
        "Best Paper",
    ]
    first, group, others = said(entry, "author")
    name = carried_name(first)
    assert name is not None
    assert (name.family, name.given, name.particle, name.suffix) == ("Bee", "Ann", "van der", "Jr.")
    assert (name.signs, name.roles, name.url) == (("*",), (NameMark.EQUAL,), "bee.org")
    literal = carried_name(group)
    assert literal is not None
    assert literal.literal == "The Mouse Group"
    assert others == "others"
    links = [carried_link(value) for value in said(entry, "link", "url")]
    assert [(link.url, link.role, link.label) for link in links if link] == [
        ("mice.pdf", LinkRole.PDF, "Paper"),
        ("x.org", LinkRole.WEBSITE, ""),
    ]
    assert [doubt.detail for doubt in entry.doubts] == ["2019"]
    assert entry.place == Place("cv.md", 7, 8)
    ours = carried(entry.fields)
    assert ours is not None
    assert (ours.owner, ours.others, ours.merged, ours.full_name) == (
        "Ann Bee",
        True,
        ("bee2019",),
        "Conference on Mice",
    )
    assert (ours.related, ours.places, ours.probability) == (((Relation.VERSION, "bee2018"),), (entry.place,), 0.75)


def test_anyones_csl() -> None:
    items = {
        "items": [
            {
                "type": "thesis",
                "title": "T",
                "publisher": "U",
                "issued": {"raw": "May 2020"},
                "volume": 3,
                "author": "A. Bee",
            },
            {"type": "book", "title": "B", "publisher": "P", "container-title": "C", "URL": "b.org"},
        ]
    }
    thesis, book = csl.extract(Document("x.json", json.dumps(items, indent=1), Format.CSL))
    assert said(thesis, "institution", "issued", "volume", "author") == ["U", "May 2020", "3", "A. Bee"]
    assert said(book, "publisher", "container-title", "url") == ["P", "C", "b.org"]
    assert carried(book.fields) is None
    (entry,) = csl.extract(
        Document("x.json", '{"type": "book", "title": "T", "year": 2020, "pdf": "t.pdf"}', Format.CSL)
    )
    assert said(entry, "year", "pdf") == ["2020", "t.pdf"]
    assert (thesis.place.line, book.place.line) == (5, 15)


def test_broken_json_is_one_unreadable_entry() -> None:
    (entry,) = csl.extract(Document("x.json", "[{", Format.CSL))
    assert entry.fields == ()
    assert entry.doubts[0].kind is DoubtKind.DAMAGED


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "title",
                    "author",
                    "issued",
                    "custom",
                    "links",
                    "marks",
                    "place",
                    "authors",
                    "year",
                    "venue",
                    "date-parts",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSONS)
def test_json_of_any_shape_never_raises(value: object) -> None:
    text = json.dumps(value)
    csl.extract(Document("x.json", text, Format.CSL))
    data.extract(Document("papers.json", text, Format.JSON))
    frontmatter.extract(Document("a.md", f"---\n{text}\n---\n", Format.FRONTMATTER))


@given(st.text(alphabet="-:title[]{}'\"\n #&*!|>authors,@", max_size=60))
def test_yaml_of_any_shape_never_raises(text: str) -> None:
    load_yaml(text)
    frontmatter.extract(Document("a.md", f"---\n{text}\n---\nBody", Format.FRONTMATTER))


def test_headings_are_those_of_the_model() -> None:
    (entry,) = entries("2020:\n- {title: A, authors: [B]}\n")
    assert entry.headings[-1] == Heading(len(entry.headings), "2020")
