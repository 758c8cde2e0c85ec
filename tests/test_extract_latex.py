"""LaTeX pages to blocks."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubparse.extractors.latex import read_page
from pubparse.model import MarkKind


def texts(source):
    return [block.text for block in read_page(source).blocks]


def marks(source, block=0):
    found = read_page(source).blocks[block]
    return {(mark.kind.value, found.text[mark.start : mark.end], mark.value) for mark in found.marks}


INLINE = (
    (r"A.~B\"orner, \v{S}\'ik and {\L}uk", "A. Börner, Šík and Łuk"),
    (r"``Title,'' pp.~1--9 --- \emph{Venue}", "“Title,” pp. 1–9 — Venue"),
    (r"R\&D 100\% \$5 \#1 a\_b \{x\}", "R&D 100% $5 #1 a_b {x}"),
    (r"Stra\ss e, na\"{\i}ve, \o stergaard", "Straße, naïve, østergaard"),
    (r"a\,b\ c\quad d~e", "a b c d e"),
    ("one % gone\ntwo", "one two"),
    ("join%\n  ed", "joined"),
    (r"\textcolor{red}{Red} \raisebox{1pt}{up} \mbox{box}", "Red up box"),
    (r"\vspace{2mm}\noindent\small Text\hspace{1em}here\footnotemark", "Text here"),
    (r"\hangindent=1 true cm \parindent 0pt Text", "Text"),
    (r"H\kern-1.5pt aksoo", "Haksoo"),
    (r"IFN$\gamma$ in 180$^\circ$ turns, $a < b$", "IFNγ in 180° turns, a < b"),
    (r"costs $5 only", "costs $5 only"),
    (r"\verb|a_b| c", "a_b c"),
    (r"semi-\n  supervised".replace("\\n", "\n"), "semi-supervised"),
    (r"\unknown{Text} stays, \unknown vanishes", "Text stays, vanishes"),
    (r"\today{} \LaTeX{} \mnras, 3", "LaTeX MNRAS, 3"),
    (r"\texorpdfstring{$\alpha$}{alpha} \ifthenelse{\boolean{x}}{yes}{no}", "α yes"),
    (r"\nocite{*}\bibliographystyle{plain}\cite{key} Text \label{x}\ref{y}", "Text"),
)


@pytest.mark.parametrize(("source", "text"), INLINE)
def test_inline(source, text):
    assert texts(source)[0] == text


MARKS = (
    (r"\textbf{Ann Bee}, \emph{Venue}", {("strong", "Ann Bee", ""), ("emphasis", "Venue", "")}),
    (r"{\bf Ann Bee}, {\it Venue}", {("strong", "Ann Bee", ""), ("emphasis", "Venue", "")}),
    (
        r"\textsc{Ann} \underline{Bee} \texttt{c}",
        {("smallcaps", "Ann", ""), ("underline", "Bee", ""), ("code", "c", "")},
    ),
    (r"\href{https://example.org/a\_b\%20c}{PDF}", {("link", "PDF", "https://example.org/a_b%20c")}),
    (r"\href{https://example.org/%7Eann}{PDF}", {("link", "PDF", "https://example.org/%7Eann")}),
    (r"\url{https://example.org/\~ann}", {("link", "https://example.org/~ann", "https://example.org/~ann")}),
    (r"\doi{10.1/x}", {("link", "10.1/x", "https://doi.org/10.1/x")}),
    ("See https://example.org/p.pdf.", {("link", "https://example.org/p.pdf", "https://example.org/p.pdf")}),
    (r"Bee\textsuperscript{*} Dee$^{\dagger}$ Eff$^1$", {("superscript", s, "") for s in "*†1"}),
    (r"CO$_2$ and $\alpha$-rays", {("subscript", "2", ""), ("math", "α", r"\alpha")}),
    (r"\textbf{\emph{both}}", {("strong", "both", ""), ("emphasis", "both", "")}),
    (r"{\Large Ann Bee}", {("element", "Ann Bee", "large")}),
)


@pytest.mark.parametrize(("source", "expected"), MARKS)
def test_marks(source, expected):
    assert marks(source) == expected


def test_an_icon_gives_its_link_a_label():
    (mark,) = read_page(r"Title \href{https://example.org}{\faGithub}").blocks[0].marks
    assert (mark.start, mark.end, mark.label) == (5, 5, "faGithub")


def test_marks_go_on_in_wrapped_lines():
    page = read_page("\\emph{A long\ntitle}. 2020.")
    assert [(b.text, b.soft, [(m.start, m.end) for m in b.marks]) for b in page.blocks] == [
        ("A long", False, [(0, 6)]),
        ("title. 2020.", True, [(0, 5)]),
    ]


def test_lists_give_items():
    page = read_page(
        "\\begin{etaremune}\n\\item One\nwrapped\n\n\\item[J2] Two\\\\ broken\n"
        "\\item[$\\bullet$] Three \\begin{itemize} \\item sub \\end{itemize} after\n\\end{etaremune}"
    )
    assert [(b.text, b.begins, b.soft) for b in page.blocks] == [
        ("One", 2, False),
        ("wrapped", 0, True),
        ("J2\tTwo", 1, False),
        ("broken", 0, False),
        ("Three", 1, False),
        ("sub", 2, False),
        ("after", 1, False),
    ]
    assert [element.name for element in page.blocks[5].path] == ["ol", "li", "ul", "li"]
    assert page.blocks[0].path[0] == page.blocks[4].path[0]
    assert page.blocks[0].path[1] != page.blocks[2].path[1]


LABELS = (
    ("2021", "2021\tText"),
    ("2019--2021", "2019–2021\tText"),
    ("1998/99", "1998/99\tText"),
    ("'98", "'98\tText"),
    (r"\textbf{2018}", "2018\tText"),
    ("2014--Present", "2014–Present\tText"),
    ("J2", "J2\tText"),
    ("Selected", "Selected\tText"),
    ("", "Text"),
    (" ", "Text"),
    ("--", "Text"),
    ("*", "Text"),
    ("▪", "Text"),
    ("12.", "Text"),
    (r"$\bullet$", "Text"),
    (r"\textbullet", "Text"),
    (r"{\small $\circ$}", "Text"),
    ("leftmargin=*", "Text"),
    ("noitemsep, leftmargin=2em", "Text"),
    ("2.5em", "Text"),
    (r"0.4\textwidth", "Text"),
)
"""The label of an item or the optional argument of a macro that makes one, and what then stands there."""


@pytest.mark.parametrize(("label", "text"), LABELS)
def test_labels_of_items(label, text):
    assert texts(f"\\begin{{itemize}}\n\\item[{label}] Text\n\\end{{itemize}}") == [text]
    assert texts(f"\\entry*[{label}] Text") == [text]
    assert texts(f"\\entry[{label}]{{Text}}") == [text]
    assert texts(f"\\cventry[{label}]{{Text}}{{Venue}}") == [f"{text}\tVenue"]


NO_LABELS = (
    ("\\begin{itemize}[leftmargin=*]\n\\item Text\n\\end{itemize}", "Text"),
    ("\\begin{enumerate}[resume]\n\\item Text\n\\end{enumerate}", "Text"),
    ("\\bibitem[Bee(2020)]{bee} Text", "Text"),
    ("\\includegraphics[width=2019pt]{a}Text", "Text"),
    ("\\makebox[2020em][l]{Text}", "Text"),
    ("Text \\faicon[regular]{file}", "Text file"),
    ("Text \\workshop[short]{of 2018} here", "Text of 2018 here"),
)


@pytest.mark.parametrize(("source", "text"), NO_LABELS)
def test_what_is_no_label(source, text):
    assert texts(source) == [text]


def test_items_of_a_class_that_closes_none():
    page = read_page(
        "\\begin{rubric}{Papers}\n\\entry*[2018] A. Bee: Owls,\nwrapped\n\\entry*[2017] {\\bf A. Bee}, Elms\n"
        "\\entry*[] Oaks\n\\subrubric{Talks}\n\\entry*[2016] Ash\n\\end{rubric}\nEnd"
    )
    assert [(b.text, b.begins, b.soft, "/".join(e.name for e in b.path)) for b in page.blocks] == [
        ("Papers", 2, False, "div/section"),
        ("2018\tA. Bee: Owls,", 1, False, "div/section/li"),
        ("wrapped", 0, True, "div/section/li"),
        ("2017\tA. Bee, Elms", 1, False, "div/section/li"),
        ("Oaks", 1, False, "div/section/li"),
        ("Talks", 1, False, "div/section/section"),
        ("2016\tAsh", 1, False, "div/section/section/li"),
        ("End", 1, False, "p"),
    ]


HEADINGS = (
    (r"\section*{Papers}", 2),
    (r"\subsection[short]{Papers}", 3),
    (r"\cvsection{Papers}", 2),
    (r"\mhead{Papers}", 2),
    (r"\newcommand{\marginhead}[1]{\textbf{#1}}\marginhead{Papers}", 2),
    ("\\begin{rSection}{Papers}\n\\item x\n\\end{rSection}", 2),
    ("\\noindent\\underline{\\textbf{Papers}}\n\nText", 2),
    ("{\\large Papers}\n(newest first)\n\nText", 2),
    ("\\textbf{Papers}\\\\\nText", 2),
    ("\\textbf{2019}\\\\\nText", 2),
)


@pytest.mark.parametrize(("source", "level"), HEADINGS)
def test_headings(source, level):
    block = read_page(source).blocks[0]
    assert (block.text, block.heading) == ("Papers" if "2019" not in source else "2019", level)


NO_HEADINGS = (
    "\\textbf{A Study of Trees in Winter}\\\\\nAnn Bee, 2020",
    "\\textbf{Ann Bee}, Title. 2020",
    "\\begin{itemize}\n\\item \\textbf{Title}\n\\end{itemize}",
    "Papers\n\nText",
    "\\begin{tabular}{l}\\thead{Papers}\\end{tabular}",
)


@pytest.mark.parametrize("source", NO_HEADINGS)
def test_what_is_no_heading(source):
    assert not any(block.heading for block in read_page(source).blocks)


def test_sections_nest_and_number_their_depth():
    page = read_page(
        "\\section{Papers}\n\\begin{rSubsection}{2020}{}{}{}\n\\item A\n\\end{rSubsection}\n"
        "\\begin{rSubsection}{2019}{}{}{}\n\\item B\n\\end{rSubsection}\n\\section{Talks}\nC"
    )
    assert [(b.text, b.heading) for b in page.blocks] == [
        ("Papers", 2), ("2020", 3), ("A", 0), ("2019", 3), ("B", 0), ("Talks", 2), ("C", 0),
    ]  # fmt: skip


def test_rows_of_a_table():
    page = read_page(
        "\\begin{tabular}{p{2cm} l}\n2020 & Title \\\\[2mm]\n & more\\& more \\\\ \\hline\n"
        "\\bf 2019 & Other\n\\end{tabular}"
    )
    assert [(b.text, b.begins, b.indent) for b in page.blocks] == [
        ("2020\tTitle", 2, 0),
        ("more& more", 1, 4),
        ("2019\tOther", 1, 0),
    ]
    assert marks("\\begin{tabular}{ll}\\bf 2019 & Other\\end{tabular}") == {("strong", "2019", "")}


def test_macros_of_a_class_give_cells():
    page = read_page(
        "\\cventry{2020}{Title}{}{\\emph{Venue}}{}{}\n\\cventry{2019}{Other}{Place}{}{}{A\\\\B}\n\\cvlistitem{Single}\n"
        "Text \\textls[20]{in} \\foo{a}{b} line"
    )
    assert [(b.text, [e.signature for e in b.path], b.begins) for b in page.blocks] == [
        ("2020\tTitle\tVenue", ["li.cventry"], 1),
        ("2019\tOther\tPlace\tA", ["li.cventry"], 1),
        ("B", ["li.cventry"], 0),
        ("Single", ["li.cvlistitem"], 1),
        ("Text in a\tb line", ["p"], 1),
    ]
    assert ("element", "Title", "arg.2") in marks("\\cventry{2020}{Title}{}{Venue}{}{}")


def test_macros_of_the_page_are_expanded():
    source = (
        "\\newcommand{\\me}{\\textbf{Ann Bee}}\n\\def\\and#1#2{#1 and #2}\n"
        "\\newcommand{\\paper}[3][2020]{#2, \\emph{#3}, #1.}\n"
        "\\me\n\n\\paper{Title}{Venue}\n\n\\paper[2019]{Other}{Place}\n\n\\and{\\me}{C}"
    )
    assert texts(source) == ["Ann Bee", "Title, Venue, 2020.", "Other, Place, 2019.", "Ann Bee and C"]
    block = read_page(source).blocks[1]
    assert [element.signature for element in block.path] == ["li.paper"]
    assert {(m.value, block.text[m.start : m.end]) for m in block.marks if m.kind is MarkKind.ELEMENT} == {
        ("arg.1", "2020"),
        ("arg.2", "Title"),
        ("arg.3", "Venue"),
    }


@pytest.mark.parametrize(
    "source",
    [
        "\\newcommand{\\a}{\\a\\a}\\a done",
        "\\newcommand{\\a}{\\b}\\newcommand{\\b}{\\a\\a}\\a done",
        "\\newcommand{\\a}[1]{\\b{#1#1}}\\newcommand{\\b}[1]{\\a{#1}}\\a{x} done",
    ],
)
def test_macros_that_never_end(source):
    assert texts(source)[-1].endswith("done")


def test_what_is_not_shown():
    source = (
        "% \\item Gone\n\\begin{comment}\nGone\n\\end{comment}\n\\iffalse Gone \\if x y \\fi gone \\fi\n"
        "\\newif\\iflong\n\\iflong Gone\\else Shown\\fi\n\\begin{tikzpicture}Gone\\end{tikzpicture}\n100\\% here"
    )
    assert texts(source) == ["Shown", "100% here"]


def test_the_preamble_is_read_for_its_macros_and_names_only():
    page = read_page(
        "\\documentclass{article}\n\\title{Curriculum Vitae}\n\\author{Ann Bee}\nGone\n\\newcommand{\\x}{Text}\n"
        "\\begin{document}\n\\maketitle\n\\x\n\\end{document}\nGone"
    )
    assert (page.title, [block.text for block in page.blocks]) == ("Ann Bee", ["Text"])


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (r"\name{Ann}{Bee}", "Ann Bee"),
        (r"\firstname{Ann}\familyname{Bee}", "Ann Bee"),
        (r"\name{Ann Bee \\[12pt]}", "Ann Bee"),
        ("{\\Huge Ann Bee}\\\\ Street\n\n\\section{X}", "Ann Bee"),
        (r"\title{Curriculum Vitae}", "Curriculum Vitae"),
        ("Text", ""),
    ],
)
def test_titles(source, title):
    assert read_page(source).title == title


def test_footnotes_stand_behind_their_paragraph():
    page = read_page("A. Bee\\footnote{Equal, see \\url{https://example.org}.} and C. Dee\n\nNext")
    assert [block.text for block in page.blocks] == ["A. Bee and C. Dee", "Equal, see https://example.org.", "Next"]
    assert page.blocks[1].path[-1].signature == "p.footnote"
    assert page.blocks[1].marks[0].value == "https://example.org"


def test_bibliographies():
    page = read_page(
        "\\begin{thebibliography}{99}\n\\bibitem[Bee20]{bee} A. Bee.\n\\newblock Title.\n\\bibitem{c} C.\n"
        "\\end{thebibliography}\n\\begin{filecontents}{x.bib}\n@article{a,\n title={T}}\n\\end{filecontents}"
    )
    assert [(b.text, b.path[-1].name) for b in page.blocks] == [
        ("A. Bee.", "li"), ("Title.", "li"), ("C.", "li"),
        ("@article{a,", "pre"), ("title={T}}", "pre"),
    ]  # fmt: skip


def test_german_shorthands():
    source = '\\usepackage[ngerman]{babel}\n"Uber B"aume und "`Stra"se"\''
    assert texts(source) == ["Über Bäume und „Straße“"]
    assert texts('"Uber"') == ['"Uber"']


def test_lines_are_those_of_the_source():
    page = read_page("% one\n\n\\newcommand{\\x}{X\nY}\n\nFirst\n\\x\n\n\nLast", line_offset=10)
    assert [(b.text, b.line, b.gap) for b in page.blocks] == [
        ("First", 16, 2),
        ("X", 17, 0),
        ("Y", 17, 0),
        ("Last", 20, 2),
    ]


BROKEN = (
    *("", "{", "}", "\\", "\\begin", "\\begin{", "\\end{x}", "\\item", "\\section{", "$", "$$", "\\[", "\\textbf{a"),
    *("}}}} text", "\\begin{itemize}\\item a", "\\newcommand", "\\newcommand{\\x", "\\def\\x#1", "\\if", "\\fi\\else"),
    *("\\verb|", "\\href{", "\\cventry{a}{b", "&&&", "\\\\\\\\", "\\begin{tabular}", "\\end{document}", "%"),
    *("\x01\x02\x03", "\\footnote{\\footnote{a}}", "\\section{}{}{}"),
)


@pytest.mark.parametrize("source", BROKEN)
def test_broken_pages(source):
    assert isinstance(read_page(source).blocks, tuple)


SIGNS = "\\ { } [ ] $ & % # ~ text 2020 \\item \\\\ \\section{ \\begin{itemize} \\end{itemize} \\begin{tabular}"
COMMANDS = (
    "\\end{tabular} \\textbf{ \\bf \\href{u}{ \\newcommand{\\x}[1]{#1} \\x \\cventry{a}{b} \\footnote{ \\emph \\fi"
)
PIECES = (*SIGNS.split(), *COMMANDS.split(), "\\'", "\\begin{foo}{h}", "\\end{foo}", "\\if", "\n", "\n\n")


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_page_gives_sound_blocks(pieces):
    seen = set()
    line = 0
    for block in read_page(" ".join(pieces)).blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert block.begins <= len(block.path)
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)
        assert block.line >= line
        line = block.line
        numbers = [element.number for element in block.path]
        fresh = numbers[len(numbers) - block.begins :]
        assert not seen & set(fresh)
        assert seen.issuperset(numbers[: len(numbers) - block.begins])
        seen.update(numbers)


@pytest.mark.parametrize(
    "piece",
    [
        "\\href{",
        "\\url{a",
        "\\foo[",
        "{\\bf a\n",
        "$a\n\n",
        "\\foo{",
        "\\begin{a}",
        "\\textbf{",
        "\\iffalse ",
        "\n",
        "`",
        "\\foo{a}{b}",
    ],
)
def test_hostile_pages_take_linear_time(piece):
    seconds = []
    for size in (10_000, 40_000):
        started = time.process_time()
        read_page(piece * (size // len(piece)))
        seconds.append(time.process_time() - started)
    assert seconds[1] < 12 * seconds[0] + 0.5
