"""Names of files and folders, and of charsets: which are read as what, and which hold nothing to read."""

from __future__ import annotations

from pubparse.model import Format

SUFFIXES: dict[str, Format] = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mkd": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".qmd": Format.MARKDOWN,
    ".rmd": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".shtml": Format.HTML,
    ".php": Format.HTML,
    ".asp": Format.HTML,
    ".aspx": Format.HTML,
    ".jsp": Format.HTML,
    ".tex": Format.LATEX,
    ".ltx": Format.LATEX,
    ".bbl": Format.LATEX,
    ".bib": Format.BIBTEX,
    ".bibtex": Format.BIBTEX,
    ".yml": Format.YAML,
    ".yaml": Format.YAML,
    ".json": Format.JSON,
    ".csl": Format.JSON,
    ".tsv": Format.TABLE,
    ".csv": Format.TABLE,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".pdf": Format.TEXT,
}
"""What a file name says of its content; `sniff` lets the content overrule it where the two cannot both be right."""

FOLDER_SUFFIXES = frozenset(SUFFIXES) - {".php", ".asp", ".aspx", ".jsp", ".bbl", ".mdx", ".csl"}
"""Which files of a folder are read; program code is not."""

SKIPPED_FOLDERS = frozenset(
    {
        *("node_modules", "__macosx", "__pycache__", "venv", "vendor", "bower_components", "resources"),
        *("_site", "_layouts", "_includes", "_sass", "_plugins", "themes", "layouts", "archetypes", "i18n"),
        *("_freeze", "_book", "_drafts", "site_libs", "dist", "build", "static", "css", "js", "fonts"),
    }
)
"""Folders of a site that hold its machinery or what it generates; folders that begin with a dot are skipped too."""

SKIPPED_FILES = frozenset(
    {
        *("readme.md", "license.md", "changelog.md", "contributing.md", "code_of_conduct.md", "license.txt"),
        *("robots.txt", "requirements.txt", "humans.txt", "cname.txt", "404.md", "404.html"),
        *("package.json", "package-lock.json", "manifest.json", "tsconfig.json", "theme.json", "netlify.toml"),
        *("search.json", "feed.json", "composer.json", "docker-compose.yml", "environment.yml", "mkdocs.yml"),
    }
)
"""Files that stand in many folders and never hold a publication list (case-folded)."""

CONFIG_FILES = ("_config.yml", "_config.yaml", "config.yaml", "config.yml", "config.toml", "hugo.yaml", "hugo.toml")
"""Settings of a site, most trusted first: no publications, but the owner's name."""

CONFIG_FOLDERS = ("", "config/_default")
"""Where a site keeps its settings."""

PLACEHOLDER_SUFFIXES = (".icloud", ".swp", ".swo", ".tmp", ".bak", ".orig", ".crdownload", ".part", "~")
"""What editors and clouds leave beside a file."""

COMPANION_NAMES = ("cite.bib", "citation.bib", "reference.bib")
"""BibTeX that speaks of the same work as the `index.md` beside it."""

PUBLICATION_FOLDERS = frozenset(
    {"publication", "publications", "_publications", "_publication", "papers", "_papers", "pubs", "_pubs"}
)
"""Folders whose files are one publication each."""

CHARSETS: dict[str, str] = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "iso8859_1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ansinew": "cp1252",
    "x-ansi": "cp1252",
    "applemac": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "unicode": "utf-8",
    "x-user-defined": "cp1252",
}
"""Declared charset -> the superset that browsers use for it."""

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "is a ZIP file (Word, LibreOffice or an archive)", "unpack it, or save it as text, HTML or PDF"),
    (b"\xd0\xcf\x11\xe0", "is an old Word or Office file", "save it as text, HTML or PDF"),
    (b"{\\rtf", "is a rich-text file", "save it as text or HTML"),
    (b"\x1f\x8b", "is a gzip file", "unpack it first"),
    (b"BZh", "is a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ", "is an xz file", "unpack it first"),
    (b"\x89PNG", "is an image", "give the page or PDF that it shows"),
    (b"\xff\xd8\xff", "is an image", "give the page or PDF that it shows"),
    (b"GIF8", "is an image", "give the page or PDF that it shows"),
    (b"%!PS", "is a PostScript file", "convert it to PDF (ps2pdf)"),
)
"""How files begin that are no text: their first bytes, what they are, what to do."""
