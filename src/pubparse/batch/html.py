"""`report.html`: a batch on one page, with pictures; a single file that needs no network.

Takes a `BatchReport`; gives the text of the page. Consults `pictures`. All that a page or its name says is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pubparse.batch import pictures
from pubparse.batch.report import BatchReport, PageLine

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2.2rem }
table { border-collapse: collapse; font-size: 13px } th, td { text-align: left; padding: .15rem .8rem .15rem 0 }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums } tr + tr td { border-top: 1px solid #eee }
td:first-child { overflow-wrap: anywhere } svg { max-width: 100%; height: auto; overflow: visible }
dd { margin: 0; text-align: right }
dl { display: grid; grid-template-columns: max-content max-content; gap: .1rem 1.5rem }
"""
_FEWEST_YEARS, _LAST_YEAR = 1900, 2100
"""What lies outside is a misreading, and would squeeze the picture."""


def render(report: BatchReport) -> str:
    """Give the page of a report."""
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>Batch in {escape(report.out)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>Batch in {escape(report.out)}</h1>",
        _counts(report),
        *_pictures(report),
        _pages("Slowest pages", "The seconds that each took, from when a worker had it in hand.", report.slowest),
        _pages("Worst pages", "The largest share of entries that were unread or doubted.", report.worst),
        _pages("Failed pages", "Refused, or quarantined after failing twice.", report.failed),
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _counts(report: BatchReport) -> str:
    """Give the figures."""
    lines = (
        *(("Pages", report.pages), ("done", report.done), ("refused", report.refused)),
        *(("quarantined", report.quarantined), ("Entries", report.entries), ("publications", report.publications)),
        *(("unread", report.unread), ("Doubts", report.doubts), ("Works", report.works), ("People", report.people)),
        *(("Megabytes", report.size / 1e6), ("Seconds of work", report.seconds)),
    )
    said = "".join(
        f"<dt>{name}</dt><dd>{value:,.1f}</dd>" if isinstance(value, float) else f"<dt>{name}</dt><dd>{value:,}</dd>"
        for name, value in lines
    )
    return f"<dl>{said}</dl>"


def _pictures(report: BatchReport) -> Iterable[str]:
    """Give the pictures, each with its heading, as far as there is something to show."""
    if report.formats:
        said = [(line.format, line.with_publications, line.pages) for line in report.formats]
        yield "<h2>Yield per format</h2>" + pictures.shares(said, "pages", ("with publications", "without"))
        rows = [
            (line.format, f"{line.pages:,}", f"{line.publications:,}", f"{line.unread:,}", f"{line.seconds:,.1f}")
            for line in report.formats
        ]
        yield _table(("Format", "Pages", "Publications", "Unread", "Seconds"), rows)
    if report.times:
        yield "<h2>Time per page</h2>" + pictures.columns(report.times, "seconds", "pages", log=True)
    years = [(year, count) for year, count in report.years if _FEWEST_YEARS <= year <= _LAST_YEAR]
    if years:
        yield "<h2>Years</h2>" + pictures.columns(years, "year", "publications")
    if report.kinds:
        yield "<h2>Kinds</h2>" + pictures.bars(report.kinds, "publications")
    if report.venues:
        yield "<h2>Venues</h2>" + pictures.bars(report.venues, "publications")
    if any(report.confidence):
        width = 1 / len(report.confidence)
        bins = [((number + 0.5) * width, count) for number, count in enumerate(report.confidence)]
        yield "<h2>Confidence</h2>" + pictures.columns(
            bins, "probability that a publication is wholly right", "publications", width=width * 0.9
        )


def _pages(heading: str, about: str, pages: tuple[PageLine, ...]) -> str:
    """Give a list of pages as a table."""
    if not pages:
        return ""
    rows = [
        (
            *(page.source, page.status if not page.error else f"{page.status}: {page.error}"),
            *(f"{page.seconds:,.2f}", f"{page.publications:,}", f"{page.unread:,}", f"{page.doubts:,}"),
        )
        for page in pages
    ]
    table = _table(("Page", "Status", "Seconds", "Publications", "Unread", "Doubts"), rows, words=2)
    return f"<h2>{heading}</h2><p>{about}</p>{table}"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], words: int = 1) -> str:
    """Give a table, the first columns of which are words and the others numbers."""

    def line(cells: Iterable[str], tag: str) -> str:
        said = (
            f"<{tag}>{escape(cell)}</{tag}>" if place < words else f'<{tag} class="n">{escape(cell)}</{tag}>'
            for place, cell in enumerate(cells)
        )
        return f"<tr>{''.join(said)}</tr>"

    return f"<table>{line(heads, 'th')}{''.join(line(row, 'td') for row in rows)}</table>"
