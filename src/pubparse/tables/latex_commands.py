"""LaTeX commands and environments: what they look like, what they take, what of it a reader sees."""

from __future__ import annotations

from pubparse.model import MarkKind

STYLES = {
    **dict.fromkeys("textbf mathbf strong bm".split(), MarkKind.STRONG),
    **dict.fromkeys("emph textit textsl mathit".split(), MarkKind.EMPHASIS),
    **dict.fromkeys("underline uline ul underbar".split(), MarkKind.UNDERLINE),
    "textsc": MarkKind.SMALLCAPS,
    **dict.fromkeys("texttt code nolinkurl".split(), MarkKind.CODE),
    **dict.fromkeys("textsuperscript up".split(), MarkKind.SUPERSCRIPT),
    "textsubscript": MarkKind.SUBSCRIPT,
    **dict.fromkeys("sout st xout".split(), MarkKind.STRIKE),
    **dict.fromkeys("enquote textquote say".split(), MarkKind.QUOTE),
}
"""Commands that set the look of their argument."""

SWITCHES = {
    **dict.fromkeys("bf bfseries boldmath".split(), MarkKind.STRONG),
    **dict.fromkeys("it itshape em sl slshape".split(), MarkKind.EMPHASIS),
    **dict.fromkeys("sc scshape".split(), MarkKind.SMALLCAPS),
    **dict.fromkeys("tt ttfamily".split(), MarkKind.CODE),
}
"""Commands that set the look of what follows in their group."""

RESETS = frozenset("normalfont rm mdseries upshape textnormal textmd textup".split())
"""Commands that end what a switch began; those with an argument, within it."""

LARGE = frozenset("large Large LARGE huge Huge".split())

HEADINGS = {
    **dict.fromkeys("part chapter".split(), 1),
    **dict.fromkeys("section addsec".split(), 2),
    **dict.fromkeys("subsection rubric".split(), 3),
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
HEADING_WORDS = ("section", "heading", "rubric", "category", "sectitle")
"""What a macro's name says that makes its only argument a heading."""
HEADING_ENDS = ("head", "hdr")
"""What it ends with."""
ITEM_WORDS = ("item", "entry", "paper", "pub", "article", "listing", "work")
"""What a macro's name says that makes its only argument an item of a list."""

_DROPPED = (
    """documentclass usepackage RequirePackage pagestyle label index vspace hspace vskip input include subfile
    includegraphics bibliography bibliographystyle addbibresource nocite cite citep citet citeyear citeauthor autocite
    parencite textcite ref pageref autoref cref eqref color pagecolor pagenumbering thispagestyle markright
    hypersetup geometry newlength newcounter stepcounter refstepcounter setlist hyphenation includeonly linespread
    chead cfoot lhead rhead lfoot rfoot fancyhead fancyfoot fancyhf typeout special usetikzlibrary ProvidesPackage
    ProvidesClass NeedsTeXFormat footnotemark setmainfont setsansfont setmonofont setromanfont newboolean extracolsep
    enlargethispage selectlanguage newcites phantom vphantom hphantom moderncvstyle moderncvcolor moderncvtheme
    sectionfont subsectionfont cline cmidrule needspace subject keywords pdfbookmark graphicspath captionsetup photo
    newcolumntype printbibliography fontfamily fontshape fontseries fontencoding addfontfeature addfontfeatures""",
    """setlength addtolength setcounter addtocounter colorlet settowidth rule fontsize newtheorem markboth
    setboolean newfontfamily restylefloat numberwithin DeclareFieldFormat bookmark appto fancyput""",
    "addcontentsline definecolor titlespacing",
    "titleformat usefont patchcmd",
)
DROPPED = {name: count for count, names in enumerate(_DROPPED, 1) for name in names.split()}
"""Commands that print nothing: how many arguments they have at most."""

LEADING = {
    **dict.fromkeys("texorpdfstring textls makebox framebox marginnote mbox fbox".split(), 0),
    **dict.fromkeys(
        """textcolor colorbox raisebox scalebox parbox rotatebox foreignlanguage hyperlink hypertarget adjustbox
        ifthenelse iftoggle ifbool""".split(),
        1,
    ),
    **dict.fromkeys("fcolorbox resizebox multicolumn multirow".split(), 2),
}
"""Commands of which the arguments before the printed one are settings: how many."""
LAST_UNSEEN = frozenset("texorpdfstring ifthenelse iftoggle ifbool".split())
"""Of these, the argument behind the printed one is another way to say it."""

LINKS = {"url": "", "path": "", "doi": "https://doi.org/", "arxiv": "https://arxiv.org/abs/", "email": "mailto:", "mailto": "mailto:"}  # fmt: skip
"""Commands whose argument is an address, and what stands before it where no scheme does."""
FOOTNOTES = frozenset("footnote footnotetext thanks endnote sidenote tablefootnote".split())
BREAKS = frozenset("\\ newline linebreak tabularnewline cr break".split())
PARAGRAPHS = frozenset("par newpage clearpage pagebreak cleardoublepage endgraf maketitle".split())
GAPS = frozenset("bigskip medskip smallskip vfill vspace vskip".split())
TABS = frozenset("hfill dotfill hrulefill hfil hss > tab".split())
SPACES = frozenset((" ", "\n", "\t", *", ; : quad qquad enspace thinspace enskip space hskip nobreakspace".split()))
ACCENTS = frozenset("' ` ^ \" ~ = . c d b k r u v H t".split())
TITLES = ("name", "author", "title", "myname", "fullname", "firstname", "familyname", "lastname", "surname")
"""Commands that name the owner or the page, most trusted first."""

_ENVIRONMENTS = (
    """enumerate itemize description center flushleft flushright quote quotation refsection titlepage compactitem small
    compactenum etaremune document tabbing footnotesize scriptsize large normalsize raggedright sloppypar bibunit""",
    """tabular longtable tabu array supertabular minipage multicols multicols* thebibliography spacing textblock
    textblock* paracol tblr longtblr NiceTabular cvtable otherlanguage labeling""",
    "tabular* tabularx tabulary xltabular list adjustwidth wrapfigure hangparas CJK CJK*",
)
ENVIRONMENTS = {name: count for count, names in enumerate(_ENVIRONMENTS) for name in names.split()}
"""How many arguments of an environment are settings; the arguments of others are read as a heading."""
TABLES = frozenset(
    "tabular tabular* tabularx tabulary longtable tabu array supertabular xltabular tblr longtblr NiceTabular cvtable".split()
)
TAGS = {
    **dict.fromkeys("itemize description compactitem list".split(), "ul"),
    **dict.fromkeys("enumerate compactenum thebibliography etaremune".split(), "ol"),
    **dict.fromkeys(TABLES, "table"),
}
"""What HTML calls an environment."""
UNSEEN = frozenset("comment tikzpicture pgfpicture picture luacode luacode* algorithm algorithmic figure figure*".split())
VERBATIM = frozenset("verbatim lstlisting Verbatim filecontents filecontents* minted".split())
DISPLAYS = frozenset("equation equation* align align* displaymath math eqnarray eqnarray*".split())
