"""The formats that are read and written, in the words that people know them by."""

from __future__ import annotations

from pubparse.model import Format

READS: dict[Format, str] = {
    Format.MARKDOWN: "Markdown pages, with or without front matter and inline HTML (Jekyll, GitHub Pages, Quarto)",
    Format.HTML: "web pages and fragments of them, of any age and charset",
    Format.TEXT: "plain-text CVs, also what pdftotext makes of a PDF; PDF files with pubparse[pdf]",
    Format.LATEX: "LaTeX CVs: lists, moderncv, etaremune, bibitems, macros of their own",
    Format.FRONTMATTER: "one work per file in its front matter (academicpages, Hugo); folders of such files",
    Format.BIBTEX: "BibTeX and BibLaTeX files",
    Format.CSL: "CSL-JSON",
    Format.JSON: "JSON data files that hold publications",
    Format.YAML: "YAML data files that hold publications (Jekyll _data, CVs)",
    Format.TABLE: "tables under named columns: CSV, TSV",
    Format.REFERENCES: "reference strings, one a line or a paragraph; never sniffed, say --from references",
}
"""What `--from` takes."""

WRITES: dict[str, str] = {
    "bibtex": "BibTeX, checked against biber's data model",
    "json": "CSL-JSON; what CSL has no slot for (links, marks, places, doubts) stands in `custom`",
}
"""What `--to` takes."""
