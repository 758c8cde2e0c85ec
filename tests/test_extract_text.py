"""Plain-text pages to blocks, and how wrapped lines are joined."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubparse.extractors.text import read_page
from pubparse.text import join_soft

WIDE = "Ann Bee, Cyd Dee and Eff Gee. On the many ways in which trees may grow in winter and why"


def shape(source):
    """Of every block: H heading, * begins an item, space a line of its own, ~ wrapped; and its text."""
    found = []
    for block in read_page(source).blocks:
        sign = f"H{block.heading}" if block.heading else "*" if block.begins else "~" if block.soft else "-"
        found.append(f"{sign} {block.text}")
    return found


def names(source):
    return [[element.name for element in block.path] for block in read_page(source).blocks]


JOINED = (
    ("an effect hetero-", "geneity of", "an effect heterogeneity of"),
    ("a real-", "time system", "a real-time system"),
    ("a state-of-the-", "art system", "a state-of-the-art system"),
    ("robust self-", "supervised learning", "robust self-supervised learning"),
    ("Mar\u00ad", "kov", "Markov"),
    ("Rein\u00ad", "forcement", "Reinforcement"),
    ("Rein\ufffd", "forcement", "Reinforcement"),
    ("the CPU-", "bound case", "the CPU-bound case"),
    ("Castillo-", "Carniglia", "Castillo-Carniglia"),
    ("J.-", "P. Serre", "J.-P. Serre"),
    ("B. Nowakowska-", "-Kempny, Katowice", "B. Nowakowska-Kempny, Katowice"),
    ("pp. 346-", "356, 2020", "pp. 346-356, 2020"),
    ("pp. 523–", "533", "pp. 523–533"),
    ("Statistics—", "Simulation", "Statistics—Simulation"),
    ("trees -", "a study", "trees - a study"),
    ("https://doi.org/", "10.1000/x", "https://doi.org/10.1000/x"),
    ("doi:10.1000/jour-", "nal.5", "doi:10.1000/jour-nal.5"),
    ("https://example.org", "/papers", "https://example.org/papers"),
    ("see https://example.org", "for more", "see https://example.org for more"),
    ("doi:", "10.1000/x", "doi: 10.1000/x"),
    ("基于深度学习的", "图像识别", "基于深度学习的图像识别"),
    ("딥러닝 기반", "영상 인식", "딥러닝 기반 영상 인식"),
    ("one", "two", "one two"),
    ("", "two", "two"),
    ("one", "", "one"),
)


@pytest.mark.parametrize(("before", "after", "joined"), JOINED)
def test_join_soft(before, after, joined):
    assert join_soft(before, after) == joined


SHAPES = {
    "numbered items wrap under their text": (
        "PUBLICATIONS\n\n[J2]  " + WIDE + "\n      it matters. Journal of Trees, 2020.\n[J1]  A. Bee. Short. 2019.",
        ["H1 PUBLICATIONS", f"* [J2] {WIDE}", "~ it matters. Journal of Trees, 2020.", "* [J1] A. Bee. Short. 2019."],
    ),
    "numbered items wrap at the margin": (
        f"1. {WIDE}\nit matters. Journal of Trees, 2020.\n2. {WIDE}\nit matters. 2019.\n3. A. Bee. Short. 2018.",
        [
            f"* 1. {WIDE}", "~ it matters. Journal of Trees, 2020.", f"* 2. {WIDE}", "~ it matters. 2019.",
            "* 3. A. Bee. Short. 2018.",
        ],
    ),
    "a number that does not count begins nothing": (
        f"1. {WIDE}\n12. Journal of Trees\n2. A. Bee. Short.",
        [f"* 1. {WIDE}", "~ 12. Journal of Trees", "* 2. A. Bee. Short."],
    ),
    "bullets are dropped": (
        "• A. Bee. One. 2020.\n• A. Bee. Two. 2019.\n\n- Three\n- Four",
        ["* A. Bee. One. 2020.", "* A. Bee. Two. 2019.", "* Three", "* Four"],
    ),
    "hanging indents": (
        f"{WIDE}\n   it matters. 2020.\n{WIDE}\n   it matters. 2019.\nA. Bee. Short. 2018.\nC. Dee. Short. 2017.",
        [
            f"* {WIDE}", "~ it matters. 2020.", f"* {WIDE}", "~ it matters. 2019.", "* A. Bee. Short. 2018.",
            "* C. Dee. Short. 2017.",
        ],
    ),
    "flush paragraphs end with a short line": (
        f"{WIDE}\nit matters. 2020.\n{WIDE}\nit matters. 2019.\n{WIDE}\nit matters. 2018.",
        [f"* {WIDE}", "~ it matters. 2020.", f"* {WIDE}", "~ it matters. 2019.", f"* {WIDE}", "~ it matters. 2018."],
    ),
    "blank lines part paragraphs, lines of one are its own": (
        "A Title\nAnn Bee, Cyd Dee\nVenue 2020\n\nOther Title\nAnn Bee\nVenue 2019",
        ["* A Title", "- Ann Bee, Cyd Dee", "- Venue 2020", "* Other Title", "- Ann Bee", "- Venue 2019"],
    ),
    "a label in the margin is a heading": (
        "Professional   Researcher, University of X, 2020.\nexperience     Student, University of Y, 2019.\n"
        "               Pupil, School of Z.\n\nPapers         " + WIDE + "\n                  it matters. 2020.\n"
        "               " + WIDE + "\n                  it matters. 2019.",
        [
            "H1 Professional experience", "* Researcher, University of X, 2020.", "* Student, University of Y, 2019.",
            "* Pupil, School of Z.", "H1 Papers", f"* {WIDE}", "~ it matters. 2020.", f"* {WIDE}",
            "~ it matters. 2019.",
        ],
    ),
    "a year in the margin stays": (
        "2020        Award of trees, University of Winter and of the\n            Summer in the City of X\n"
        "2019        Award of woods\n2018 - now  Fellow of the trees",
        [
            "* 2020\tAward of trees, University of Winter and of the", "~ Summer in the City of X",
            "* 2019\tAward of woods", "* 2018 - now\tFellow of the trees",
        ],
    ),
    "dates at the right are a column": (
        "Title one of many words, Ann Bee          Winter 2020\nTitle two, Ann Bee                        Summer 2019",
        ["* Title one of many words, Ann Bee\tWinter 2020", "* Title two, Ann Bee\tSummer 2019"],
    ),
    "justified lines have no columns": (
        "The      trees     grow    slowly    in     winter    and\n"
        "in summer they grow fast, which is why they are so tall.",
        ["* The trees grow slowly in winter and", "~ in summer they grow fast, which is why they are so tall."],
    ),
    "pasted tabs are columns": (
        "One title, A. Bee\tVenue'20\nOther, A. Bee\tVenue'19",
        ["* One title, A. Bee\tVenue'20", "- Other, A. Bee\tVenue'19"],
    ),
    "Chinese lines break anywhere": (
        "［1］王伟，李娜，张敏。基于深度学习的图像识别方法研究及其在农业\n中的应用。软件学报，2020。\n"
        "［2］王伟，李娜，张敏。面向大规模数据的分布式存储系统性能优化\n与实现。软件学报，2019。",
        [
            "* ［1］王伟，李娜，张敏。基于深度学习的图像识别方法研究及其在农业", "~ 中的应用。软件学报，2020。",
            "* ［2］王伟，李娜，张敏。面向大规模数据的分布式存储系统性能优化", "~ 与实现。软件学报，2019。",
        ],
    ),
    "years begin items": (
        f"2020 {WIDE}\nit matters.\n2019 {WIDE} they\n2018 A. Bee. Short.",
        [f"* 2020 {WIDE}", "~ it matters.", f"* 2019 {WIDE} they", "~ 2018 A. Bee. Short."],
    ),
    "a nested list": (
        "- One\n  Link: a\n  * sub\n  Link: b\n- Two",
        ["* One", "- Link: a", "* sub", "- Link: b", "* Two"],
    ),
    "lower case goes on only behind a full line": (
        f"{WIDE}\nthey do so.\nwith A. Bee. In preparation.\nwith C. Dee. In preparation.",
        [f"* {WIDE}", "~ they do so.", "* with A. Bee. In preparation.", "* with C. Dee. In preparation."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SHAPES)
def test_shapes(case):
    source, expected = SHAPES[case]
    assert shape(source) == expected


def test_items_stand_in_sections_and_items():
    assert names("PAPERS\n\n1. One\n2. Two\n   - sub\n\nText") == [
        ["section"], ["section", "li"], ["section", "li"], ["section", "li", "li"], ["section", "p"],
    ]  # fmt: skip


HEADINGS = (
    ("PUBLICATIONS\nA. Bee. One. 2020.", "H1 PUBLICATIONS"),
    ("Publications\n------------\nA. Bee. One. 2020.", "H1 Publications"),
    ("PUBLICATIONS ______________\nA. Bee. One. 2020.", "H1 PUBLICATIONS"),
    ("III. Publications\n\nA. Bee. One. 2020.", "H1 III. Publications"),
    ("Peer-Reviewed Journal Articles (selected):\nA. Bee.", "H1 Peer-Reviewed Journal Articles (selected):"),
    ("Veröffentlichungen\nA. Bee.", "H1 Veröffentlichungen"),
    ("论文\n王伟. 论文题目. 2020.", "H1 论文"),
    ("一、发表论文（期刊）\n王伟. 论文题目. 2020.", "H1 一、发表论文（期刊）"),
    ("【学会発表（国際）】\n1) 山本, 佐藤: 壁. 2020.", "H1 【学会発表（国際）】"),
    ("论文【代表作】\n王伟. 论文题目. 2020.", "H1 论文【代表作】"),
    ("研究業績一覧\n1) 山本: 壁. 2020.", "H1 研究業績一覧"),
    ("저서 및 보고서\n김하나. 벽. 2020.", "H1 저서 및 보고서"),
    ("Relazioni a convegni, seminari e mostre\nA. Bee, Uno, Roma, 2020", "H1 Relazioni a convegni, seminari e mostre"),
    ("Научные статьи\nПчёлкина А. Стены. 2020.", "H1 Научные статьи"),
    ("Text.\n\nIV. Recenzje naukowe\n\nA. Bee, Mury, 2020", "H1 IV. Recenzje naukowe"),
    ("Text.\n\nIII. Beiträge in Sammelwerken\n\nA. Bee, Mauern, 2020", "H1 III. Beiträge in Sammelwerken"),
    ("Tesis dirigidas\nA. Bee. Muros. 2020.", "H1 Tesis dirigidas"),
    ("Articles dans des revues à comité de lecture\nA. Bee, Murs.", "H1 Articles dans des revues à comité de lecture"),
    ("Text.\n\nDirection d’ouvrages collectifs\n\nA. Bee. Murs. 2020.", "H1 Direction d’ouvrages collectifs"),
    ("Capítulos en libros colectivos\nA. Bee. Muros. 2020.", "H1 Capítulos en libros colectivos"),
    ("Kapitler\nText.\n\nArtikler i tidsskrifter\nA. Bee. Mure. 2020.", "H1 Artikler i tidsskrifter"),
    ("Μονογραφίες\nA. Bee. Τοίχοι. 2020.", "H1 Μονογραφίες"),
    ("2019\n\nA. Bee. One.", "H1 2019"),
    ("## Papers\nA. Bee.", "H2 Papers"),
    ("Text here.\n\nTrees in Winter\n\n- A. Bee. One.", "H1 Trees in Winter"),
    ("Unrefereed\nSymposia &\nWorkshops\nAnn Bee. One.", "H1 Unrefereed Symposia & Workshops"),
)


@pytest.mark.parametrize(("source", "heading"), HEADINGS)
def test_headings(source, heading):
    assert [line for line in shape(source) if line.startswith("H")] == [heading]


NO_HEADINGS = (
    "Nature Communications\nA. Bee",
    "Funding: $87,012\nDates: 2019",
    "A. Bee, C. Dee\n\nE. Eff, G. Aitch\n\nText",
    "A title that ends in February 23,\n1993\nOther",
    "Text.\n\nSmith Prize (2020)\n\nLee Prize (2019)\n\nKim Prize (2018)\n\nText.",
    "[1] Publications\n[2] Other",
    "卒業論文の書き方を考える\n山本, 2020",
    "III. Oceans\nA. Bee",
    "Text.\n\nI. Petrov and V. Klein. Books and readers in\nold Prague. 2019.",
    "Text.\n\nV. Klein on books and papers in old\nPrague. 2019.",
    "ann@example.org",
)


@pytest.mark.parametrize("source", NO_HEADINGS)
def test_what_is_no_heading(source):
    assert not [line for line in shape(source) if line.startswith("H")]


def test_levels():
    source = (
        "RESEARCH\n\nPublications\n\nJournals\nA. Bee. One.\n\nConferences\nA. Bee. Two.\n\nTeaching\nTrees.\n\n"
        "SERVICE\nNone."
    )
    assert [line for line in shape(source) if line[0] == "H"] == [
        "H1 RESEARCH", "H2 Publications", "H3 Journals", "H3 Conferences", "H2 Teaching", "H1 SERVICE",
    ]  # fmt: skip


def test_running_heads_are_dropped_in_the_middle_of_an_entry():
    entries = [f"{name} {WIDE[4:]}" for name in ("Ada", "Bob", "Cleo")]
    source = (
        f"Ann Bee\n\n[1] {entries[0]}\n\n  1\n\fBee, CV\n\n    it matters. 2020.\n"
        f"[2] {entries[1]}\n\n  2\n\fBee, CV\n\n    now. 2019.\n"
        f"[3] {entries[2]}\n\n  3\n\fBee, CV\n\n    at all. 2018.\n"
    )
    assert shape(source) == [
        "* Ann Bee", f"* [1] {entries[0]}", "~ it matters. 2020.", f"* [2] {entries[1]}", "~ now. 2019.",
        f"* [3] {entries[2]}", "~ at all. 2018.",
    ]  # fmt: skip


def test_heads_that_count_pages_are_dropped_without_form_feeds():
    body = "".join(f"{number}. {WIDE}\n   it matters.\n" for number in range(1, 13))
    source = "".join(f"{body}\nAnn Bee\nCurriculum Vitae {page}\n" for page in range(2, 6))
    assert "Curriculum" not in " ".join(shape(source))
    assert "Ann Bee\n" not in "\n".join(shape(source))


def test_page_numbers_with_words_are_dropped():
    assert shape("One\nPage 3 of 9\nTwo") == ["* One", "- Two"]


CHARACTERS = (
    ("eﬃcient ﬁlters", "efficient filters"),
    ("Fr´ed´eric M¨uller", "Frédéric Müller"),
    ("a\u00a0b\u200bc", "a bc"),
    ("in\u00advisible", "invisible"),
    ("two  spaces", "two spaces"),
    ("CO₂ and x²", "CO₂ and x²"),
    ("users’ experience", "users’ experience"),
)


@pytest.mark.parametrize(("source", "text"), CHARACTERS)
def test_characters(source, text):
    assert read_page(source).blocks[0].text == text


def test_soft_hyphens_are_hyphens_where_a_typesetter_put_them():
    blocks = read_page("Rein\u00ad\nforcement, TR CS\u00ad98").blocks
    assert [block.text for block in blocks] == ["Rein\u00ad", "forcement, TR CS-98"]
    assert blocks[1].soft


MARKS = (
    ("<i>Kan Zhu</i> , B. Lee", "Kan Zhu , B. Lee", [("emphasis", "Kan Zhu", "")]),
    ("<b><i>A</i></b> &amp; B", "A & B", [("strong", "A", ""), ("emphasis", "A", "")]),
    ("<a href='p.pdf'>PDF</a>", "PDF", [("link", "PDF", "p.pdf")]),
    ("[pdf](https://a.org/b_(c).pdf) [x](#)", "pdf x", [("link", "pdf", "https://a.org/b_(c).pdf")]),
    ("See https://a.org/b.", "See https://a.org/b.", [("link", "https://a.org/b", "https://a.org/b")]),
    ("<https://a.org>", "https://a.org", [("link", "https://a.org", "https://a.org")]),
    ("**Ann Bee**, C. Dee**", "Ann Bee, C. Dee**", [("strong", "Ann Bee", "")]),
    ("x < y and y > z", "x < y and y > z", []),
    ("AT&T [1] (2020)", "AT&T [1] (2020)", []),
)


@pytest.mark.parametrize(("source", "text", "expected"), MARKS)
def test_marks(source, text, expected):
    (block,) = read_page(source).blocks
    assert block.text == text
    assert sorted((m.kind.value, block.text[m.start : m.end], m.value) for m in block.marks) == sorted(expected)


def test_a_wrapped_url_is_one_link():
    source = f"{WIDE} https://example.org/\npapers/trees.pdf. 2020.\n{WIDE}\nhttps://example.org/\nother text"
    blocks = read_page(source).blocks
    assert blocks[0].marks[0].value == blocks[1].marks[0].value == "https://example.org/papers/trees.pdf"
    assert blocks[1].text[: blocks[1].marks[0].end] == "papers/trees.pdf"


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("Ann Bee\nann@example.org", "Ann Bee"),
        ("Curriculum Vitae\n\nAnn Bee", "Ann Bee"),
        ("      ANN BEE          https://example.org", "ANN BEE"),
        ("1 Street, 12345 Town\n", ""),
        ("", ""),
    ],
)
def test_titles(source, title):
    assert read_page(source).title == title


def test_lines_are_those_of_the_source():
    page = read_page("A\n\n\nB\n\n\fC\nD", line_offset=5)
    assert [(block.text, block.line) for block in page.blocks] == [("A", 6), ("B", 9), ("C", 11), ("D", 12)]
    assert page.blocks[1].gap == 2


PIECES = (
    "a",
    "Ab",
    " ",
    "   ",
    "\n",
    "\n\n",
    "\f",
    "\t",
    "- ",
    "[1] ",
    "1. ",
    "2020",
    "PAPERS",
    "<b>",
    "http://a.b/",
    "----",
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from((*PIECES, "-", ".", "é", WIDE)), max_size=40))
def test_any_page_gives_sound_blocks(pieces):
    source = "".join(pieces)
    seen = set()
    line = 0
    for block in read_page(source).blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert block.begins <= len(block.path)
        assert not (block.soft and block.begins)
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)
        assert block.line >= line
        line = block.line
        numbers = [element.number for element in block.path]
        fresh = numbers[len(numbers) - block.begins :]
        assert not seen & set(fresh)
        assert seen.issuperset(numbers[: len(numbers) - block.begins])
        seen.update(numbers)
    assert line <= source.count("\n") + 1


HOSTILE = (
    "x",
    "word ",
    "<b>",
    "[a](",
    "e´",
    "- a\n",
    "1. a\n",
    "A B\n",
    "\t a",
    "a   b   c\n",
    "a\n\f",
    "http://a.b/\n",
    "**a",
    "[",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_pages_take_linear_time(piece):
    seconds = []
    for size in (20_000, 80_000):
        started = time.process_time()
        read_page(piece * (size // len(piece)))
        seconds.append(time.process_time() - started)
    assert seconds[1] < 12 * seconds[0] + 0.5


def test_a_million_blank_lines_are_nothing():
    started = time.process_time()
    assert read_page("\n" * 1_000_000 + "A").blocks[0].line == 1_000_001
    assert time.process_time() - started < 5
