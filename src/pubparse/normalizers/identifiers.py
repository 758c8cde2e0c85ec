"""DOI, arXiv id, ISBN and ISSN of a work: from what is printed and from its links.

Takes the record's values and links, gives bare ids; consults `shapes` and `tables.links`. A link's DOI counts over a
printed one; DOIs of data sets beside a paper are links, not the paper's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from pubparse import shapes
from pubparse.model import Link, LinkRole
from pubparse.tables import links as table

_NATURE = re.compile(
    r"nature\.com/articles/((?:s\d{5}-\d{3}-\d{4,6}-[\dxyzw]|[a-z]{2,12}\.?\d{4}\.\d+|[a-z]{3,10}\d{3,6}|srep\d+|ncomms\d+))",
    re.I,
)
_PLOS = re.compile(r"journals\.plos\.org/.*[?&]id=(?:info%3Adoi%2F)?(10\.\d+/[\w.%]+)", re.I)
_ELIFE = re.compile(r"elifesciences\.org/(?:articles|content|reviewed-preprints)/(\d{4,6})\b")
_DERIVED_HOSTS = (
    (_NATURE, "10.1038/{}"),
    (_ELIFE, "10.7554/elife.{}"),
)
_NO_WORK = re.compile(r"10\.\d+/\(issn\)|10\.1145/\d+/\d+/")
"""What looks like a DOI in URLs of publishers, and is a journal's or a folder's."""
_BESIDE = {
    LinkRole.DATA,
    LinkRole.CODE,
    LinkRole.SUPPLEMENT,
    LinkRole.NEWS,
    LinkRole.SLIDES,
    LinkRole.POSTER,
    LinkRole.VIDEO,
}


def doi_of_url(url: str) -> str:
    """The DOI in a URL, also a publisher's URL that holds or implies it; empty if there is none.

    >>> doi_of_url("https://www.nature.com/articles/s41586-020-2649-2")
    '10.1038/s41586-020-2649-2'
    >>> doi_of_url("https://link.springer.com/article/10.1007/s00453-020-00769-2#Sec3")
    '10.1007/s00453-020-00769-2'
    >>> doi_of_url("http://dx.doi.org/10.1000/ABC.1"), doi_of_url("https://example.org/a.pdf")
    ('10.1000/abc.1', '')
    """
    doi = shapes.find_doi(url.split("#")[0] if "10." in url.split("#")[0] else url)
    if doi and not _NO_WORK.match(doi):
        host = urlsplit(url).netloc
        if "link.springer.com" in host or "frontiersin" in host:
            doi = re.sub(r"\.(?:pdf|html?|epub)$", "", doi)
        if "biorxiv" in host or "medrxiv" in host:
            doi = re.sub(r"v\d+(?:\..*)?$", "", doi)
        if "direct.mit.edu" in host:
            doi = re.sub(r"^(10\.1162/[^/]+)/.*$", r"\1", doi)
        if "oup.com" in host or "oxfordjournals" in host:
            doi = re.sub(r"^(10\.1093/[^/]+/[^/]+)/.*$", r"\1", doi)
        return re.sub(r"\.(?:pdf|html?)$", "", doi)
    for shape, form in _DERIVED_HOSTS:
        if match := shape.search(url):
            return form.format(match[1].lower())
    return ""


def arxiv_of_url(url: str) -> str:
    """The arXiv id in a URL of arXiv or of a site that shows its papers.

    >>> arxiv_of_url("https://arxiv.org/abs/2405.16444v1"), arxiv_of_url("https://doi.org/10.48550/arXiv.2405.16444")
    ('2405.16444', '2405.16444')
    >>> arxiv_of_url("https://huggingface.co/papers/2405.16444"), arxiv_of_url("https://x.org/2405.16444")
    ('2405.16444', '')
    """
    low = url.lower()
    if "rxiv" in low and not ("biorxiv" in low or "medrxiv" in low):
        return shapes.find_arxiv(url)
    if "huggingface.co/papers/" in low or "ar5iv" in low:
        return shapes.find_arxiv(low.rsplit("/", 1)[-1])
    return ""


def choose_doi(labelled: Iterable[str], links: Iterable[Link], printed: Iterable[str]) -> tuple[str, str]:
    """The work's DOI, and another one that disagrees with it (empty if none): labelled, else linked, else printed.

    >>> choose_doi([], [Link("https://zenodo.org/doi/10.5281/zenodo.1", LinkRole.DATA)], ["10.1145/1.2"])
    ('10.1145/1.2', '')
    >>> choose_doi([], [Link("https://doi.org/10.1/x")], [])
    ('', '')
    >>> choose_doi([], [], ["10.5281/zenodo.1", "10.1145/1.2"])  # that of the data comes last, and contradicts nothing
    ('10.1145/1.2', '')
    """
    linked: list[tuple[int, str]] = []
    for link in links:
        doi = doi_of_url(link.url)
        if doi:
            rank = 2 if link.role in _BESIDE else 0
            rank += 3 if doi.startswith(table.DATA_PREFIXES) else 1 if doi.startswith("10.48550/") else 0
            linked.append((rank, doi))
    linked.sort(key=lambda pair: pair[0])
    own = [doi for text in labelled if (doi := shapes.find_doi(text))]
    shown = [doi for text in printed if (doi := shapes.find_doi(text))]
    shown.sort(key=lambda doi: doi.startswith(table.DATA_PREFIXES))
    good = [doi for rank, doi in linked if rank < 2]
    poor = [doi for rank, doi in linked if rank == 3 and not own and not shown and not good]
    order = [*own, *good, *shown, *poor]
    if not order:
        return "", ""
    others = (doi for doi in [*shown, *good[:1]] if doi != order[0] and not doi.startswith(table.DATA_PREFIXES))
    return order[0], next(others, "")


def choose_arxiv(values: Iterable[str], links: Iterable[Link]) -> str:
    """The work's arXiv id: as labelled or printed, else from a link.

    >>> choose_arxiv(["arXiv:2405.16444v2 [cs.LG]"], []), choose_arxiv([], [Link("https://arxiv.org/pdf/2301.00001")])
    ('2405.16444', '2301.00001')
    """
    for text in values:
        if found := shapes.find_arxiv(text if "rxiv" in text.lower() else f"arXiv:{text.strip()}"):
            return found
    for link in sorted(links, key=lambda link: link.role in _BESIDE):
        if found := arxiv_of_url(link.url):
            return found
    return ""
