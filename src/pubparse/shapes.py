"""The regular things of the field, known by their shape alone: DOI, arXiv id, ISBN, ISSN, URL, year, page range.

Takes text, gives the bare value (or spans into the text); consults nothing. What needs a reading of the
neighbourhood ("is this 2019 a year or a page?") is the reader's, not a shape's.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_DOI = re.compile(r"(?<![\w.])10\.\d{4,9}(?:\.\d+)*/[^\s\u200b-\u200f\ufeff\"<>{}|\\^\[\]，、；。“”«»]+")
_QUERY = re.compile(r"[?#]")
_PARAMETERS = re.compile(r"&(?:amp;|[a-z_]+=).*$")
_DOI_SPLIT = re.compile(r"(?i)\bdoi\s*[:.]?\s*(10\.\d{4,9})\s*/\s*(?=\S)")
_DOI_TORN = re.compile(r"(?<=\d-)\s+(?=\d+[/.\d])")
"""A line that was broken behind a hyphen of a DOI: no other text goes on so."""
_DOI_TAIL = re.compile(
    r"(?i)(?:/(?:full|abs|abstract|pdf|epdf|pdfdirect|fulltext|html|meta|summary|references|citation|suppl_file.*))+$"
)
_ARXIV = re.compile(r"(?<![\d./\w-])(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,2})?(?!\d|[./]\d)")
_ARXIV_OLD = re.compile(
    r"(?<![\w.-])((?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nlin|nucl-(?:ex|th)|physics|quant-ph|math|cs|"
    r"q-bio|q-fin|stat|alg-geom|chao-dyn|cmp-lg|dg-ga|funct-an|patt-sol|q-alg|solv-int|adap-org|acc-phys|comp-gas|"
    r"ao-sci|atom-ph|bayes-an|chem-ph|mtrl-th|plasm-ph|supr-con)(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?(?!\d)"
)
_URL = re.compile(r"(?i)\b(?:https?://|ftp://|www\d?\.)[^\s<>\"“”«»{}|\\^`，。；、]+")
_YEAR = re.compile(r"(?<![\d.,/:-])(1[6-9]\d\d|20\d\d)(?![\d/]|[.,:-]\d)")
_TAG_YEAR = re.compile(r"(?<=[A-Za-z)&+\]])\s?['’‘`´](\d\d)(?!\d)")
_DASH = r"[-‐‑‒–—−~～]{1,3}"
_PAGE = r"[A-Za-z]{0,3}\.?\d+(?:[:./]\d+)*[A-Za-z]?"
_PAGES = re.compile(rf"(?<![\w.])({_PAGE})\s*{_DASH}\s*({_PAGE})(?![\w])")
_ISSN = re.compile(r"(?<![\d-])(\d{4})[-–](\d{3}[\dXx])(?![\d-])")
_ISBN = re.compile(r"(?<![\d-])(?:97[89][-– ]?)?\d(?:[-– ]?\d){8}[-– ]?[\dXx](?![\d-])")
_ORDINAL = re.compile(r"(?i)(?<!\w)\d{1,3}(?:st|nd|rd|th)(?!\w)")
_INITIALS = re.compile(r"[^\W\d_](?:[^\W\d_]{0,2}\.)?(?:[-‐‑.\s]*[^\W\d_](?:[^\W\d_]{0,2}\.)?)*\.?")


def trim_url(url: str) -> str:
    """Drop what the sentence, not the URL, ends with: closing punctuation and unmatched brackets.

    >>> trim_url("https://a.org/x_(y)).")
    'https://a.org/x_(y)'
    """
    while url and (
        url[-1] in ".,;:!?'’*…" or (url[-1] in ")]" and url.count(url[-1]) > url.count("(["[url[-1] == "]"]))
    ):
        url = url[:-1]
    return url


def find_urls(text: str) -> list[tuple[int, int]]:
    """The spans of printed URLs.

    >>> text = "see http://a.org/b, and www.c.de."
    >>> [text[i:j] for i, j in find_urls(text)]
    ['http://a.org/b', 'www.c.de']
    """
    if "://" not in text and "www" not in text.lower():
        return []
    return [(m.start(), m.start() + len(trim_url(m[0]))) for m in _URL.finditer(text)]


def find_doi(text: str) -> str:
    """The first DOI in a text or URL, bare and in lower case; empty if there is none.

    >>> find_doi("doi: 10.1145/3689031.3696098.")
    '10.1145/3689031.3696098'
    >>> find_doi("https://dl.acm.org/doi/abs/10.1145/3342195.3387524?cid=1")
    '10.1145/3342195.3387524'
    >>> find_doi("(https://doi.org/10.1016/S0140-6736(20)30183-5)")
    '10.1016/s0140-6736(20)30183-5'
    >>> find_doi("doi: 10.1088/1741- 2552/acb79f")
    '10.1088/1741-2552/acb79f'
    >>> find_doi("version 10.1 of the tool")
    ''
    """
    if "10." not in text:
        return ""
    if "%" in text:
        text = unquote(text)
    text = _DOI_SPLIT.sub(r"\1/", text)
    match = _DOI.search(text)
    if match and match[0].endswith("-"):
        match = _DOI.search(_DOI_TORN.sub("", text))
    if not match:
        return ""
    doi = _QUERY.split(match[0])[0] if "://" in text else match[0]
    doi = trim_url(_PARAMETERS.sub("", doi).rstrip("\"'”’»"))
    return _DOI_TAIL.sub("", doi).rstrip("/.,;").lower()


def find_arxiv(text: str) -> str:
    """The first arXiv id in a text or URL, without version; empty if there is none.

    New-style ids are taken as such only beside the word arXiv, `abs/` or `pdf/`, or alone; old-style ids anywhere.

    >>> find_arxiv("https://arxiv.org/pdf/2405.16444v2.pdf"), find_arxiv("arXiv:hep-th/9901001")
    ('2405.16444', 'hep-th/9901001')
    >>> find_arxiv("arXiv preprint arXiv:1706.03762, 2017")
    '1706.03762'
    >>> find_arxiv("pages 1204.1234 of the log")
    ''
    """
    plain = text.strip()
    if "rxiv" in plain or "RXIV" in plain or "rXiv" in plain or "abs/" in plain or "CoRR" in plain or len(plain) <= 16:
        scan = re.sub(r"(?i)\.pdf\b|https?://|arxiv[.:]\s*(?=\d)|arxiv\.org/\w+/|abs/|pdf/|\[", " ", unquote(plain))
        if found := _ARXIV.search(scan):
            return found[1]
        if found := _ARXIV_OLD.search(scan):
            return found[1]
    return found[1] if "/" in plain and (found := _ARXIV_OLD.search(plain)) and "://" not in plain else ""


def arxiv_year(arxiv: str) -> int | None:
    """The year in which an arXiv id was given.

    >>> arxiv_year("2405.16444"), arxiv_year("hep-th/9901001"), arxiv_year("x")
    (2024, 1999, None)
    """
    match = re.search(r"(?:^|/)(\d\d)(?:0[1-9]|1[0-2])", arxiv)
    return (1900 if int(match[1]) > 90 else 2000) + int(match[1]) if match else None


def find_years(text: str) -> list[tuple[int, int, int]]:
    """The four-digit years in a text as (year, start, end); not those in ids, page ranges or decimals.

    >>> find_years("(NSDI 2025), pp. 1999-2012, 10.1000/2001")
    [(2025, 6, 10)]
    """
    return [(int(m[1]), m.start(1), m.end(1)) for m in _YEAR.finditer(text)]


def find_tag_years(text: str) -> list[tuple[int, int, int]]:
    """The two-digit years behind a venue's tag as (year, start, end), the quote included.

    >>> find_tag_years("EuroSys'24"), find_tag_years("IEEE TDSC ’99")
    ([(2024, 7, 10)], [(1999, 9, 13)])
    """
    return [(century(int(m[1])), m.start(), m.end()) for m in _TAG_YEAR.finditer(text)]


def century(two: int) -> int:
    """The full year of two digits: up to 49 this century, else the last one.

    >>> century(7), century(98)
    (2007, 1998)
    """
    return two + (2000 if two < 50 else 1900)


def find_pages(text: str) -> str:
    """The first page range in a text with a plain hyphen, an abbreviated end kept as printed; empty if there is none.

    >>> find_pages("pp. 123–145"), find_pages("3:1--3:20"), find_pages("S12-S19"), find_pages("28 pp.")
    ('123-145', '3:1-3:20', 'S12-S19', '')
    """
    match = _PAGES.search(text)
    return f"{match[1]}-{match[2]}" if match else ""


def find_isbn(text: str) -> str:
    """The first valid ISBN (10 or 13 digits) without hyphens; empty if there is none.

    >>> find_isbn("ISBN 978-0-262-03384-8"), find_isbn("ISBN 0-306-40615-2"), find_isbn("tel. 0123456780")
    ('9780262033848', '0306406152', '')
    """
    for match in _ISBN.finditer(text):
        digits = re.sub(r"[^\dXx]", "", match[0]).upper()
        value = [10 if c == "X" else int(c) for c in digits]
        if len(digits) == 13 and "X" not in digits and sum(v * (1, 3)[i % 2] for i, v in enumerate(value)) % 10 == 0:
            return digits
        if len(digits) == 10 and sum(v * (10 - i) for i, v in enumerate(value)) % 11 == 0 and "X" not in digits[:-1]:
            return digits
    return ""


def find_issn(text: str) -> str:
    """The first valid ISSN, with its hyphen; empty if there is none.

    >>> find_issn("ISSN: 0378-5955"), find_issn("pages 1234-1245")
    ('0378-5955', '')
    """
    for match in _ISSN.finditer(text):
        digits = (match[1] + match[2]).upper()
        total = sum((10 if c == "X" else int(c)) * (8 - i) for i, c in enumerate(digits))
        if total % 11 == 0:
            return f"{digits[:4]}-{digits[4:]}"
    return ""


def is_initials(word: str) -> bool:
    """Whether a text is nothing but initials: `J.`, `J.-P.`, `J. K.`, `Yu. A.`, or up to three bare capitals.

    >>> [is_initials(w) for w in ("J.-P.", "J. K.", "Yu. A.", "JP", "Kan", "IEEE", "Ó.")]
    [True, True, True, True, False, False, True]
    """
    if not _INITIALS.fullmatch(word) or not all(part[:1].isupper() for part in re.split(r"[-‐‑.\s]+", word) if part):
        return False
    if "." not in word and not word.replace("-", "").replace(" ", "").isupper():
        return False
    bare = re.sub(r"[^\w]", "", word)
    return "." in word or "-" in word or " " in word or len(bare) <= 3


def find_ordinals(text: str) -> list[tuple[int, int]]:
    """The spans of ordinals in digits: `12th`, `1st`.

    >>> find_ordinals("the 12th Workshop")
    [(4, 8)]
    """
    return [m.span() for m in _ORDINAL.finditer(text)]
