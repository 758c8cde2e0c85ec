"""LaTeX commands and environments: what they look like, what they take, what of it a reader sees."""

from __future__ import annotations

from pubparse.model import MarkKind


def _words(text: str) -> tuple[str, ...]:
    """The words of a string."""
    return tuple(text.split())


STYLES = {
    **dict.fromkeys(_words("textbf mathbf strong bm"), MarkKind.STRONG),
    **dict.fromkeys(_words("emph textit textsl mathit"), MarkKind.EMPHASIS),
    **dict.fromkeys(_words("underline uline ul underbar"), MarkKind.UNDERLINE),
    "textsc": MarkKind.SMALLCAPS,
    **dict.fromkeys(_words("texttt code nolinkurl"), MarkKind.CODE),
    **dict.fromkeys(_words("textsuperscript up"), MarkKind.SUPERSCRIPT),
    "textsubscript": MarkKind.SUBSCRIPT,
    **dict.fromkeys(_words("sout st xout"), MarkKind.STRIKE),
    **dict.fromkeys(_words("enquote textquote say"), MarkKind.QUOTE),
}
"""Commands that set the look of their argument."""

SWITCHES = {
    **dict.fromkeys(_words("bf bfseries boldmath"), MarkKind.STRONG),
    **dict.fromkeys(_words("it itshape em sl slshape"), MarkKind.EMPHASIS),
    **dict.fromkeys(_words("sc scshape"), MarkKind.SMALLCAPS),
    **dict.fromkeys(_words("tt ttfamily"), MarkKind.CODE),
}
"""Commands that set the look of what follows in their group."""

RESETS = _words("normalfont rm mdseries upshape textnormal textmd textup")
"""Commands that end what a switch began; those with an argument, within it."""

LARGE = _words("large Large LARGE huge Huge")

HEADINGS = {
    **dict.fromkeys(_words("part chapter"), 1),
    **dict.fromkeys(_words("section addsec"), 2),
    **dict.fromkeys(_words("subsection rubric"), 3),
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
HEADING_WORDS = _words("section heading rubric category sectitle")
"""What a macro's name says that makes its only argument a heading."""
HEADING_ENDS = _words("head hdr")
"""What it ends with."""
ITEM_WORDS = _words("item entry paper pub article listing work")
"""What a macro's name says that makes its only argument an item of a list."""

_DROPPED = (
    """documentclass usepackage RequirePackage pagestyle label index vspace vskip input include subfile includegraphics
    bibliography bibliographystyle addbibresource nocite cite citep citet citeyear citeauthor autocite parencite
    textcite ref pageref autoref cref eqref color pagecolor pagenumbering thispagestyle markright hypersetup geometry
    newlength newcounter stepcounter refstepcounter setlist hyphenation includeonly linespread chead cfoot lhead rhead
    lfoot rfoot fancyhead fancyfoot fancyhf typeout special usetikzlibrary ProvidesPackage ProvidesClass
    NeedsTeXFormat footnotemark setmainfont setsansfont setmonofont setromanfont newboolean extracolsep
    enlargethispage selectlanguage newcites phantom vphantom hphantom moderncvstyle moderncvcolor moderncvtheme
    sectionfont subsectionfont cline cmidrule needspace subject keywords pdfbookmark graphicspath captionsetup photo
    newcolumntype printbibliography columnratio fontfamily fontshape fontseries fontencoding addfontfeature
    addfontfeatures hangindent hangafter parindent parskip""",
    """setlength addtolength setcounter addtocounter colorlet settowidth rule fontsize newtheorem markboth setboolean
    newfontfamily restylefloat numberwithin DeclareFieldFormat bookmark appto import subimport AtBeginEnvironment
    AtEndEnvironment defbibheading DeclareSourcemap""",
    "addcontentsline definecolor titlespacing",
    "titleformat usefont patchcmd",
)
DROPPED = {name: count for count, names in enumerate(_DROPPED, 1) for name in _words(names)}
"""Commands that print nothing: how many arguments they have at most; a length may stand in the place of one."""

LEADING = {
    **dict.fromkeys(_words("texorpdfstring textls makebox framebox marginnote mbox fbox"), 0),
    **dict.fromkeys(
        _words(
            """textcolor colorbox raisebox scalebox parbox rotatebox foreignlanguage hyperlink hypertarget adjustbox
            ifthenelse iftoggle ifbool"""
        ),
        1,
    ),
    **dict.fromkeys(_words("fcolorbox resizebox multicolumn multirow"), 2),
}
"""Commands of which the arguments before the printed one are settings: how many."""
LAST_UNSEEN = _words("texorpdfstring ifthenelse iftoggle ifbool")
"""Of these, the argument behind the printed one is another way to say it."""

LINKS = {
    "url": "",
    "path": "",
    "doi": "https://doi.org/",
    "arxiv": "https://arxiv.org/abs/",
    "email": "mailto:",
    "mailto": "mailto:",
}
"""Commands whose argument is an address, and what stands before it where no scheme does."""

FOOTNOTES = _words("footnote footnotetext thanks endnote sidenote tablefootnote")
BREAKS = _words("\\ newline linebreak tabularnewline cr break")
PARAGRAPHS = _words("par newpage clearpage pagebreak cleardoublepage endgraf maketitle")
GAPS = _words("bigskip medskip smallskip vfill vspace vskip")
TABS = _words("hfill dotfill hrulefill hfil hss > tab")
SPACES = (" ", "\n", "\t", *_words(", ; : quad qquad enspace thinspace enskip space hspace hskip kern nobreakspace"))
ACCENTS = _words("' ` ^ \" ~ = . c d b k r u v H t")
TITLES = _words("name author title myname fullname firstname familyname lastname surname")
"""Commands that name the owner or the page, most trusted first."""

_ENVIRONMENTS = (
    """enumerate itemize description center flushleft flushright quote quotation refsection titlepage compactitem small
    compactenum etaremune document tabbing footnotesize scriptsize large normalsize raggedright sloppypar bibunit""",
    """tabular longtable tabu array supertabular minipage multicols multicols* thebibliography spacing textblock
    textblock* paracol tblr longtblr NiceTabular cvtable otherlanguage labeling""",
    "tabular* tabularx tabulary xltabular list adjustwidth wrapfigure hangparas CJK CJK*",
)
ENVIRONMENTS = {name: count for count, names in enumerate(_ENVIRONMENTS) for name in _words(names)}
"""How many arguments of an environment are settings; the arguments of others are printed."""
TABLES = _words(
    "tabular tabular* tabularx tabulary longtable tabu array supertabular xltabular tblr longtblr NiceTabular cvtable"
)
TAGS = {
    **dict.fromkeys(_words("itemize description compactitem list"), "ul"),
    **dict.fromkeys(_words("enumerate compactenum thebibliography etaremune"), "ol"),
    **dict.fromkeys(TABLES, "table"),
}
"""What HTML calls an environment."""
UNSEEN = _words("comment tikzpicture pgfpicture picture luacode luacode* algorithm algorithmic figure figure*")
VERBATIM = _words("verbatim lstlisting Verbatim filecontents filecontents* minted")
DISPLAYS = _words("equation equation* align align* displaymath math eqnarray eqnarray*")
