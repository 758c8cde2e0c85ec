"""HTML to blocks: lines, marks, elements, source lines; what is skipped, and what bad input does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubparse.extractors._markup import Block
from pubparse.extractors.html import blocks, read_page
from pubparse.model import Mark, MarkKind


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


def marks(html: str, kind: MarkKind) -> list[tuple[str, str]]:
    """The marks of a kind: what they cover, and their value."""
    return [(b.text[m.start : m.end], m.value) for b in blocks(html) for m in b.marks if m.kind is kind]


def elements(html: str) -> list[str]:
    return [value for _, value in marks(html, MarkKind.ELEMENT)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One\n  two\t three</p>", ["One two three"]),
        ("<p>One<br>two<br/>three", ["One", "two", "three"]),
        ("One</br>two</BR >three", ["One", "two", "three"]),
        ("<embed src='tune.mid' hidden><p>One<p>two", ["One", "two"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<dl><dt>One<dd>Two<dt>Three</dl>", ["One", "Two", "Three"]),
        ("<TABLE><TR><TD>2001<TD>A title<TR><TD>2002<TD>Another</TABLE>", ["2001", "A title", "2002", "Another"]),
        ("text <div>inside</div> after", ["text", "inside", "after"]),
        ("a<b>b</b> c <i> d</i>", ["ab c d"]),
        ("M&uuml;ller &amp; S&oslash;n, 1&ndash;2", ["Müller & Søn, 1–2"]),
        ("a&nbsp;&nbsp;b\u00a0c", ["a b c"]),
        ("Caf\u0065\u0301 soft\u00adhyphen zero\u200bwidth", ["Café softhyphen zerowidth"]),
        ("<pre>one\n\n  two   three\tfour\n</pre>", ["one", "two\tthree\tfour"]),
        ("<p>a<!-- <p>not this --> b", ["a b"]),
        ("<script>var a='<p>no</p>'</script><style>p{}</style><p>yes", ["yes"]),
        ("<nav><a href=x>Home</a></nav><div role=navigation>Menu</div><p>The page itself.", ["The page itself."]),
        ("<nav><p>Not closed, and so all of the page", ["Not closed, and so all of the page"]),
        ("<form><input value=no><button>no</button><select><option>no</select>yes</form>", ["yes"]),
        ("<a href=p.pdf><button>PDF</button></a>", ["PDF"]),
        ("<h2><button>Papers</button></h2><p>One <button>PDF</button>", ["Papers", "One"]),
        ("<span style='display:block'>One</span><span style='display: block'>two</span>", ["One", "two"]),
        ("<div style='display:inline'>One</div> <div style='display: inline'>two</div>", ["One two"]),
        ("<style>.au {display:block}</style><p>T<span class=au>A</span>", ["T", "A"]),
        ("<details><summary>Abstract</summary>We show</details>", ["Abstract", "We show"]),
        ("<html><body><p>One</body></html><html><body><p>Two</body></html>", ["One", "Two"]),
        ("<frameset><frame src=a><noframes>No frames</noframes></frameset>", ["No frames"]),
        ("<center><font size=2>A <p> B", ["A", "B"]),
        ("<p>{{ page.title }}</p><p>a {% if x %}b{% endif %}</p>", ["a b"]),
        ("{% for p in site.pubs %}<li>{{ p.title }} [PDF]</li>{% endfor %}<p>end", ["end"]),
        ("<pre>title = {{Deep Learning}},</pre>", ["title = {{Deep Learning}},"]),
        ("", []),
        ("   \n", []),
        ("plain", ["plain"]),
        ("a < b and <c", ["a < b and"]),
        ("\ufeff<p>x\0y", ["xy"]),
    ],
)
def test_lines(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "kind", "expected"),
    [
        ("<em>a</em> <i>b</i> <cite>c</cite>", MarkKind.EMPHASIS, [("a", ""), ("b", ""), ("c", "")]),
        ("x<b> a </b>y", MarkKind.STRONG, [("a", "")]),
        ("<span style='FONT-WEIGHT: 600'>a</span>", MarkKind.STRONG, [("a", "")]),
        ("<style>em.me{font-weight:bold}</style><em class=me>a</em><i class=me>b</i>", MarkKind.STRONG, [("a", "")]),
        ("<style>@media print{.v{font-style:italic}}</style><span class=v>a</span>", MarkKind.EMPHASIS, []),
        ("<u>a</u><span style='text-decoration:underline'>b</span>", MarkKind.UNDERLINE, [("a", ""), ("b", "")]),
        ("<span style='font-variant:small-caps'>a</span>", MarkKind.SMALLCAPS, [("a", "")]),
        ("A<sup>1,*</sup>", MarkKind.SUPERSCRIPT, [("1,*", "")]),
        ("H<sub>2</sub>O", MarkKind.SUBSCRIPT, [("2", "")]),
        ("<q>a</q>", MarkKind.QUOTE, [("a", "")]),
        ("<code>a</code>", MarkKind.CODE, [("a", "")]),
        ("<del>a</del>", MarkKind.STRIKE, [("a", "")]),
        ("<b>a<br>b</b>", MarkKind.STRONG, [("a", ""), ("b", "")]),
        ("<b><div>a</div>b</b>", MarkKind.STRONG, [("a", ""), ("b", "")]),
        ("<b></b><i> </i>a", MarkKind.STRONG, []),
        ("<a href=' papers/x.pdf '>[<b>PDF</b>]</a>", MarkKind.LINK, [("[PDF]", "papers/x.pdf")]),
        ("<a href='#top'>a</a><a href='javascript:x()'>b</a><a href=MAILTO:x>c</a><a>d</a>", MarkKind.LINK, []),
        ("<a href='{{ site.url }}/a.pdf'>a</a>", MarkKind.LINK, []),
        ("See https://a.org/x_(y), or (http://b.org).", MarkKind.LINK,
         [("https://a.org/x_(y)", "https://a.org/x_(y)"), ("http://b.org", "http://b.org")]),
        ("<a href=x>https://a.org</a>", MarkKind.LINK, [("https://a.org", "x")]),
        ("On $k$-means, \\(x^2\\) and $$y$$", MarkKind.MATH, [("$k$", "k"), ("\\(x^2\\)", "x^2"), ("$$y$$", "y")]),
        ("It costs $5 or $10.", MarkKind.MATH, []),
        ("<math alttext='x^2'><msup><mi>x</mi><mn>2</mn></msup></math>", MarkKind.MATH, [("x2", "x^2")]),
        ("<math><mi>x</mi><annotation encoding='application/x-tex'>x</annotation></math>", MarkKind.MATH, [("x", "x")]),
    ],
)  # fmt: skip
def test_marks(html: str, kind: MarkKind, expected: list[tuple[str, str]]) -> None:
    assert marks(html, kind) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div class='pub title'>a</div>", ["div.pub.title"]),
        ("<p><papertitle>a</papertitle>", ["p", "papertitle"]),
        ("<p><span>a</span> <span class='x y'>b</span>", ["p", "span.x.y"]),
        ("<p><span id=year>a</span> <font color=RED>b</font>", ["p", "span.year", "font.red"]),
        ("<p><span itemprop=name>a</span> <small>b</small>", ["p", "span.name", "small"]),
        ("<p><em class=venue>a</em>", ["p", "em.venue"]),
        ("<h3>a</h3>", ["h3"]),
        ("<body class=home>a", []),
        ("<table><tr><td>a<td class=t>b</table>", ["td.1", "td.2.t"]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", ["td.1.rowspan", "td.2", "td.2"]),
        ("<table><tr><td colspan=2>a<td>b</table>", ["td.1", "td.3"]),
        ("<pre hidden>@article{x}</pre>", ["pre", "pre.hidden"]),
        ("<div class=bib style='display: none'><p>a</div>", ["div.bib.hidden", "p"]),
        ("<div class='hidden abstract'><p>a</div>", ["div.abstract.hidden", "p"]),
        ("<style>.a{display:none} .a{display:block}</style><div class=a><p>b</div>", ["p"]),
        ("<style>.bib{display:none}</style><div class=bib><p>a</div>", ["div.bib.hidden", "p"]),
        ("<div class='d-none d-md-block'><p>a</div>", ["p"]),
    ],
)
def test_elements(html: str, expected: list[str]) -> None:
    assert sorted(elements(html)) == sorted(expected)


def test_path_says_what_begins_with_a_block() -> None:
    page = "<div class=list><ul><li>One<br>2001<li><p>Two<p>2002</ul></div>"
    found = [("/".join(e.signature for e in b.path), b.begins) for b in blocks(page)]
    assert found == [
        ("div.list/ul/li", 3),
        ("div.list/ul/li", 0),
        ("div.list/ul/li/p", 2),
        ("div.list/ul/li/p", 1),
    ]
    first, second, third, _ = blocks(page)
    assert first.path[-1] is second.path[-1]
    assert second.path[-1].number != third.path[2].number


def test_headings_gaps_and_indents() -> None:
    page = "<h2>Papers</h2><p>a<br><br>b</p><p>&nbsp;</p><hr>c<pre>\n  d\n\ne</pre>"
    found = [(b.text, b.heading, b.gap, b.indent) for b in blocks(page)]
    assert found == [
        ("Papers", 2, 0, 0),
        ("a", 0, 0, 0),
        ("b", 0, 1, 0),
        ("c", 0, 2, 0),
        ("d", 0, 0, 2),
        ("e", 0, 1, 0),
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href=x title='The paper'>a</a>", "The paper"),
        ("<a href=x aria-label=Slides>a</a>", "Slides"),
        ("<a href=x><img alt='[PDF]'></a>a", "[PDF]"),
        ("<a href=x><i class='fas fa-file-pdf'></i></a>a", "fas fa-file-pdf"),
        ("<a href=x><span><svg><title>no</title></svg></span>a</a>", ""),
    ],
)
def test_a_link_has_a_label(html: str, expected: str) -> None:
    (link,) = [m for b in blocks(html) for m in b.marks if m.kind is MarkKind.LINK]
    assert link.label == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>One <a href=1><img></a><li>Two</ul>", [("One", "1", 3)]),
        ("<ul><li>One<div><a href=1><img></a></div><li>Two</ul>", [("One", "1", 3)]),
        ("<table><tr><td>One<tr><td><a href=1><img></a><td>Two</table>", [("Two", "1", 0)]),
        ("<p><a href=1><img></a>", []),
    ],
)
def test_an_icon_link_goes_to_its_neighbour(html: str, expected: list[tuple[str, str, int]]) -> None:
    found = [(b.text, m.value, m.start) for b in blocks(html) for m in b.marks if m.kind is MarkKind.LINK]
    assert found == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p>\n\n<p>b</p>", [1, 3]),
        ("<p>\n a</p>", [2]),
        ("text\n<p>a\n<p>b", [1, 2, 3]),
        ("<ul>\n<li>a<!-- \n\n --></li>\n<li>b", [2, 5]),
        ("<script>\n<li>b\n</script>\n<li>b", [4]),
        ("<LI\nCLASS=x\n>M&uuml;ller<BR>\n&copy; M", [3, 4]),
        ("<p title='a > b'>x\n<br>\ny<br>\nz", [1, 3, 4]),
        ("<table>\n<tr>\n<td>a</td>\n<td>b</td>", [3, 4]),
        ("<pre>\na\n\nb</pre>\n<p>c", [2, 4, 5]),
        ("<p>&ldquo;a&rdquo;\n<p>&ldquo;b&rdquo; <i>c</i> &ldquo;d&rdquo;\n<p>&ldquo;e&rdquo;", [1, 2, 3]),
        ("{% comment %}\n<p>a\n{% endcomment %}\n<p>b", [4]),
    ],
)
def test_blocks_know_their_line(html: str, expected: list[int]) -> None:
    assert [block.line for block in blocks(html)] == expected
    assert [block.line for block in blocks(html, 10)] == [line + 10 for line in expected]


def test_title() -> None:
    assert read_page("<title>A &amp;\n B</title><svg><title>no</title></svg>").title == "A & B"
    assert read_page("<p>a").title == ""


def test_a_declared_charset_does_not_matter_to_decoded_text() -> None:
    assert texts("<meta charset=iso-8859-1><p>Çelik 김영수") == ["Çelik 김영수"]
    assert texts("<?xml version='1.0' encoding='utf-16'?><html><p>Çelik") == ["Çelik"]


@pytest.mark.parametrize(
    "tag", ["<div>", "<b>x", "<font color=red>", "<a href=x><div>", "<ul><li>x", "<table><tr><td>", "<math>", "<nav>"]
)
def test_tags_that_nobody_closes_lose_nothing(tag: str) -> None:
    html = tag * 5_000 + "the end"
    start = time.perf_counter()
    found = "".join(texts(html))
    assert found.count("x") == html.count(">x")
    assert found.endswith("the end")
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("piece", ["<", "&", "<!--", "<a href='", "$", "{{", "{%", "<style>@a{", "http://", "</p>"])
def test_rubbish_takes_no_time(piece: str) -> None:
    start = time.perf_counter()
    read_page("<p>a</p>" + piece * 10_000)
    assert time.perf_counter() - start < 10


PIECES = (
    *("<p>", "</p>", "<li>", "<b>", "</b>", "<i>", "<br>", "<hr>", "<a href=x>", "</a>", "<td>", "<tr>", "<table>"),
    *("</table>", "<h2>", "<pre>", "</pre>", "<nav>", "<div hidden>", "<img alt=q>", "<math>", "<!-- c -->", "<!--"),
    *("\n", " ", "a", "B c", "&nbsp;", "&amp;", "\u00e9", "e\u0301", "\u200b", "{{ x }}", "$x$", "http://a.b"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_every_page_gives_sound_blocks(html: str) -> None:
    for block in blocks(html):
        assert_sound(block, html)


def assert_sound(block: Block, source: str) -> None:
    """Assert what holds for all blocks."""
    assert block.text
    assert block.text == block.text.strip()
    assert "\n" not in block.text
    assert 0 <= block.begins <= len(block.path)
    assert 1 <= block.line <= source.count("\n") + 1
    assert list(block.marks) == sorted(block.marks, key=lambda mark: (mark.start, -mark.end))
    for mark in block.marks:
        assert isinstance(mark, Mark)
        assert 0 <= mark.start <= mark.end <= len(block.text)
        assert mark.start < mark.end or mark.kind is MarkKind.LINK


@pytest.mark.parametrize(
    ("rows", "gap"),
    [
        ("<tr><td>&nbsp;<td>&nbsp;", 1),
        ("<tr><td>&nbsp;<td>more", 0),
        ("", 0),
    ],
)
def test_a_row_of_blank_cells_is_a_gap(rows: str, gap: int) -> None:
    assert blocks(f"<table><tr><td>&nbsp;<td>one{rows}<tr><td>two</table>")[-1].gap == gap
