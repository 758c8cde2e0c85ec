"""Markdown to blocks: CommonMark, what real pages add to it, templates, source lines; and what bad input does."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pubparse.extractors import render
from pubparse.extractors._dialects import looks_like_markdown
from pubparse.extractors.markdown import blocks
from pubparse.model import Document, Format, MarkKind


def lines(text: str) -> list[tuple[str, int, bool]]:
    """Each block's text, line, and whether the break before it is soft."""
    return [(block.text, block.line, block.soft) for block in blocks(text)]


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


def marks(text: str, kind: MarkKind) -> list[tuple[str, str]]:
    return [(b.text[m.start : m.end], m.value) for b in blocks(text) for m in b.marks if m.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Papers\n\nOne\ntwo\n", [("Papers", 1, False), ("One", 3, False), ("two", 4, True)]),
        ("One  \ntwo\\\nthree<br>four",
         [("One", 1, False), ("two", 2, False), ("three", 3, False), ("four", 3, False)]),
        ("One\n<br>\ntwo<br/>\nthree", [("One", 1, False), ("two", 3, False), ("three", 4, False)]),
        ("Papers\n======\n\n2020\n----\nx", [("Papers", 1, False), ("2020", 4, False), ("x", 6, False)]),
        ("* One\n\n* Two\n  more\n", [("One", 1, False), ("Two", 3, False), ("more", 4, True)]),
        ("+ One\n   - sub\n+ Two", [("One", 1, False), ("sub", 2, False), ("Two", 3, False)]),
        ("12. One\n11. Two", [("One", 1, False), ("Two", 2, False)]),
        ("One\n\n* * *\n\nTwo\n***\nThree", [("One", 1, False), ("Two", 5, False), ("Three", 7, False)]),
        ("A\\*, B\\_c \\[PDF\\]", [("A*, B_c [PDF]", 1, False)]),
        ("Title\\\\\nAuthors", [("Title", 1, False), ("Authors", 2, False)]),
        ("<!-- no\n\nno -->\n\nyes <!-- no -->", [("yes", 5, False)]),
        ("[//]: # (no)\n[//]: #( not well formed)\n\nyes", [("yes", 4, False)]),
        ("|Year|Title|\n|--|--|\n|2001|One|",
         [("Year", 1, False), ("Title", 1, False), ("2001", 3, False), ("One", 3, False)]),
        ("##Papers\n\n###*2020*", [("Papers", 1, False), ("2020", 3, False)]),
        ("```bibtex\n@article{x,\n}\n```\n\nend", [("@article{x,", 2, False), ("}", 3, False), ("end", 6, False)]),
        ("```{r setup}\nlibrary(x)\n```\n\nend", [("end", 5, False)]),
        ("::: {.pub}\n- One\n:::\n\nTwo", [("One", 2, False), ("Two", 5, False)]),
        ("<div>\n\n- One\n\n</div>\n\nTwo", [("One", 3, False), ("Two", 7, False)]),
        ("<div markdown=1>\n- One\n- Two\n</div>\nThree", [("One", 2, False), ("Two", 3, False), ("Three", 5, False)]),
        ("<ul>\n  <li>\n\n    <b>One</b>\n\n  </li>\n</ul>", [("One", 4, False)]),
        ("<div style='x:\n y'>\n</div>\n- One", [("One", 4, False)]),
        ("{% include base_path %}\n\n{{ page.x }}\n\nOne", [("One", 5, False)]),
        ("{% for p in site.publications %}\n- {{ p.title }}, [PDF]({{ p.url }})\n{% endfor %}\n- One",
         [("One", 4, False)]),
        ("{: .notice}\nOne\n{: .small}", [("One", 2, False)]),
        ("", []),
    ],
)  # fmt: skip
def test_lines(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert lines(text) == expected
    assert [block.line for block in blocks(text, 5)] == [line + 5 for _, line, _ in expected]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("**A. Bee**, *Nature*", MarkKind.STRONG, [("A. Bee", "")]),
        ("**A. Bee**, *Nature*", MarkKind.EMPHASIS, [("Nature", "")]),
        ("[**Title**](a.pdf){:target=\"_blank\"}", MarkKind.LINK, [("Title", "a.pdf")]),
        ("[a](x y.pdf) [b](<x.pdf>) [c](/z?a=ü \"t\")", MarkKind.LINK,
         [("a", "x y.pdf"), ("b", "x.pdf"), ("c", "/z?a=ü")]),
        ("[a][1]\n\n[1]: b.pdf", MarkKind.LINK, [("a", "b.pdf")]),
        ("<https://a.org> and https://b.org.", MarkKind.LINK,
         [("https://a.org", "https://a.org"), ("https://b.org", "https://b.org")]),
        ("[a]({{ site.url }}/x.pdf) [b]({% link x.pdf %})", MarkKind.LINK, []),
        ("[a](x.html target=\"_blank\")", MarkKind.LINK, [("a", "x.html")]),
        ("[![](pdf.png)](x.pdf) One", MarkKind.LINK, [("", "x.pdf")]),
        ("A^1^, B^\\*^ H~2~O", MarkKind.SUPERSCRIPT, [("1", ""), ("*", "")]),
        ("H~2~O", MarkKind.SUBSCRIPT, [("2", "")]),
        ("~~no~~", MarkKind.STRIKE, [("no", "")]),
        ("On $a_1*b$ and $c_2*d$", MarkKind.MATH, [("$a_1*b$", "a_1*b"), ("$c_2*d$", "c_2*d")]),
        ("It is $5 or *$6*", MarkKind.MATH, []),
        ("($IC^2S^2$) and A^2^", MarkKind.MATH, [("$IC^2S^2$", "IC^2S^2")]),
        ("<div>**A. Bee** and [x](y.pdf)</div>", MarkKind.STRONG, [("A. Bee", "")]),
        ("<td><sup>*</sup> [x](y)</td><td><sup>*</sup></td>", MarkKind.EMPHASIS, []),
    ],
)  # fmt: skip
def test_marks(text: str, kind: MarkKind, expected: list[tuple[str, str]]) -> None:
    assert marks(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A. Bee]{.me}", "span.me"),
        ("==A title==", "mark"),
        ("::: {.pub}\n\nOne\n\n:::", "p"),
        ("`ICML`", ""),
    ],
)
def test_dialects_make_elements(text: str, expected: str) -> None:
    found = [value for _, value in marks(text, MarkKind.ELEMENT)]
    assert not expected or expected in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A note.^[Best paper.]", "A note. [Best paper.]"),
        ("Paper :tada: at 10:30:45", "Paper at 10:30:45"),
        ("{{< icon pdf >}} Paper", "Paper"),
        ("Text{#id .class} and {not this}", "Text and {not this}"),
        ("x = {{Deep}}", "x = {{Deep}}"),
        ("a ~ b, ~user, 2^10, a == b", "a ~ b, ~user, 2^10, a == b"),
    ],
)
def test_what_is_no_text(text: str, expected: str) -> None:
    assert texts(text) == [expected]


def test_soft_breaks_and_blocks_go_on_in_their_element() -> None:
    first, second, third = blocks("- One\n  more\n\n  Two")
    assert (first.begins, second.begins, third.begins) == (3, 0, 1)
    assert second.path == first.path
    assert third.path[:2] == first.path[:2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<meta charset=utf-8>\n**Ada**\n\n* [One](a.pdf)\n* Two\n<script src=markdeep.min.js></script>", True),
        ("<h2>Papers</h2>\n<p>One</p>\n- Two\n- Three", False),
        ("<ul><li>One</ul>", False),
        ("plain text", False),
    ],
)
def test_html_files_that_hold_markdown(text: str, expected: bool) -> None:
    assert looks_like_markdown(text) is expected
    if expected:
        page = render(Document("index.html", text, Format.HTML))
        assert [block.text for block in page.blocks] == ["Ada", "One", "Two"]


@pytest.mark.parametrize("piece", ["> ", "- ", "1. ", "  - a\n", "> - ", "<div>\n", "<div>\n**b**\n", "* [a](b\n"])
def test_deep_nesting_loses_nothing(piece: str) -> None:
    assert texts(piece * 400 + "x\n\nthe end")[-1] == "the end"
    assert texts("".join("  " * depth + f"- {depth}\n" for depth in range(300)) + "\nend")[-1] == "end"


@pytest.mark.parametrize(
    "piece", ["[", "![a](", "**a", "`a", "$a ", "{:", "[a]{.b ", "](a b ", "~~~\n", "<!--", "==a ", ":a", "^a"]
)
def test_rubbish_takes_no_time(piece: str) -> None:
    start = time.perf_counter()
    blocks(piece * 3_000)
    assert time.perf_counter() - start < 10


PIECES = (
    *(
        "# a\n",
        "- ",
        "* b",
        "1. ",
        "\n",
        "\n\n",
        "  \n",
        "    ",
        "> ",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "~~",
        "|",
        "|-|-|\n",
    ),
    *(
        "[a](b)",
        "![c](d)",
        "[",
        "]",
        "(",
        "<br>",
        "<div>",
        "</div>\n",
        "<div markdown=1>\n",
        "<b>",
        "</b>",
        "<!--",
        "-->",
    ),
    *(
        "$",
        "{{ x }}",
        "{% if %}",
        "{:.a}",
        "]{.b}",
        "^1^",
        "é",
        "word ",
        "http://a.b ",
        "\\",
        "---\n",
        ":::\n",
        "==",
        "&amp;",
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
@example("```\n> # a\n# a\n")
def test_every_page_gives_sound_blocks(text: str) -> None:
    for block in blocks(text):
        assert block.text
        assert block.text == block.text.strip()
        assert 0 <= block.begins <= len(block.path)
        assert 1 <= block.line <= text.count("\n") + 1
        for mark in block.marks:
            assert 0 <= mark.start <= mark.end <= len(block.text)
