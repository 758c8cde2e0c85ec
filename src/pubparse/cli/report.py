"""`pubparse report`: what happened in a batch, as a table and as a page with pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubparse.cli._common import say, write_out

if TYPE_CHECKING:
    from pubparse.batch import BatchReport


@click.command(name="report", short_help="Say again how a batch went; write report.html.")
@click.argument("out", metavar="OUTDIR")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the page goes.  [default: OUTDIR/report.html]",
)
@click.option("-q", "--quiet", is_flag=True, help="Write the page, print no table.")
def command(out: str, output: Path | None, quiet: bool) -> int:
    """Print the summary of the finished batch in OUTDIR, and write report.html: one file, readable without network.

    \b
    Example:
      pubparse report out
    """
    from pubparse import batch

    batch.need("batch")
    report = batch.read_report(out)
    target = output or Path("report.html" if "://" in out else Path(out) / "report.html")
    write_out([batch.render_html(report)], target)
    if not quiet:
        print_summary(report)
        say(f"pubparse: wrote {target}")
    return 0


def print_summary(report: BatchReport) -> None:
    """Print the summary of a batch on stderr."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Batch in {report.out}", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    lines = (
        ("pages", f"{report.pages:,}"),
        ("  done", f"{report.done:,}"),
        ("  refused (no text, too large, missing)", f"{report.refused:,}"),
        ("  quarantined (hung, crashed, failed twice)", f"{report.quarantined:,}"),
        ("entries", f"{report.entries:,}"),
        ("  publications", f"{report.publications:,}"),
        ("  unread", f"{report.unread:,}"),
        ("doubts", f"{report.doubts:,}"),
        ("works", f"{report.works:,}"),
        ("people", f"{report.people:,}"),
        ("seconds of work", f"{report.seconds:,.1f}"),
    )
    for name, value in lines:
        table.add_row(name, value)
    console = Console(stderr=True)
    console.print(table)
    for page in report.failed[:10]:
        console.print(f"{page.status}: {page.source}: {page.error}", markup=False, highlight=False, soft_wrap=True)
    if len(report.failed) > 10:
        say(f"… and {report.refused + report.quarantined - 10:,} more; the ledger has them all")
