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
    printbibliography columnratio fontfamily fontshape fontseries fontencoding addfontfeature
    addfontfeatures hangindent hangafter parindent parskip""",
    """setlength addtolength setcounter addtocounter colorlet settowidth rule fontsize newtheorem markboth setboolean
    newfontfamily restylefloat suspend resume ding numberwithin DeclareFieldFormat bookmark appto import subimport
    AtBeginEnvironment AtEndEnvironment defbibheading DeclareSourcemap newcolumntype""",
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

BIBLIOGRAPHY = ("nocite", "bibliography")
"""How commands begin that only name what BibTeX is to put in."""
ICONS = ("fa", "ai")
"""How the names of icons begin."""

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
_JOURNALS = """aj AJ, araa ARA&A, apj ApJ, apjl ApJL, apjs ApJS, ao Appl. Opt., aap A&A, aapr A&A Rev., aaps A&AS,
    baas BAAS, jrasc JRASC, memras MmRAS, mnras MNRAS, pra Phys. Rev. A, prb Phys. Rev. B, prc Phys. Rev. C,
    prd Phys. Rev. D, pre Phys. Rev. E, prl Phys. Rev. Lett., pasp PASP, pasj PASJ, pasa PASA, qjras QJRAS, skytel S&T,
    solphys Sol. Phys., ssr Space Sci. Rev., nat Nature, iaucirc IAU Circ., jcap JCAP, icarus Icarus,
    planss Planet. Space Sci., physrep Phys. Rep., jgr J. Geophys. Res., grl Geophys. Res. Lett., nar New A Rev.,
    na New A, procspie Proc. SPIE, apss Ap&SS"""
SYMBOLS = {
    **{name: name for name in _words("LaTeX TeX BibTeX XeLaTeX XeTeX LuaLaTeX pdfLaTeX TikZ")},
    **dict(pair.strip().split(" ", 1) for pair in _JOURNALS.split(", ")),
    **dict(zip(_words("og fg glqq grqq flqq frqq glq grq No euro EUR S P copyright"), "«»„“«»‚‘№€€§¶©", strict=True)),
    **dict(
        zip(_words("pounds slash checkmark textasteriskcentered textbar textless textgreater"), "£/✓*|<>", strict=True)
    ),
    "LaTeXe": "LaTeX2e",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textquotedbl": '"',
    "textunderscore": "_",
    "textnumbersign": "#",
    "textperiodcentered": "·",
    "today": "",
}
"""What commands print that the decoder does not know: signs, logos, the journals of astronomers' styles."""
BULLETS = "•·∘⋄◦∙▪⊳∗⋆★■□✓❖➢►▸▹⇒→"
"""Signs that items begin with; as the only sign of a label they say nothing."""
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
