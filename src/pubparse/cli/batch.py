"""`pubparse batch`: many sources at once, resumable, with a ledger."""

from __future__ import annotations

from pathlib import Path

import click

import pubparse
from pubparse.cli._common import say
from pubparse.model import Format
from pubparse.options import Options

_FORMATS = ("bibtex", "json")


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """Take a list of formats, separated by commas."""
    chosen = tuple(part.strip() for part in value.split(",") if part.strip())
    unknown = [part for part in chosen if part not in _FORMATS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is not one of {', '.join(_FORMATS)}")
    return chosen


@click.command(name="batch", short_help="Read thousands of pages; resumable, with a ledger.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", "out", required=True, metavar="OUTDIR", help="Where the results go.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes.  [default: one a processor]")
@click.option("--to", "formats", default="", callback=_formats, metavar="LIST", help="Also write bibtex, json or both.")
@click.option("--include", multiple=True, metavar="GLOB", help="Read only such files of folders and archives.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave such files out.")
@click.option("--timeout", default=30.0, show_default=True, metavar="S", help="Seconds that a page may take.")
@click.option("--memory", default=2048, show_default=True, metavar="MB", help="By how much a worker may grow.")
@click.option("--max-size", default=20.0, show_default=True, metavar="MB", help="Refuse larger pages.")
@click.option(
    "--from", "format_name", type=click.Choice([format.value for format in Format]), help="Format of all pages."
)
@click.option("--no-resume", is_flag=True, help="Do all pages anew.")
@click.option("--part-pages", default=250, show_default=True, metavar="N", help="Pages in each Parquet part.")
@click.option("--dask", default="", metavar="ADDRESS", help="Run on this Dask cluster (tcp://…); OUTDIR may be a URL.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def command(
    inputs: tuple[str, ...],
    out: str,
    jobs: int | None,
    formats: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    timeout: float,
    memory: int,
    max_size: float,
    format_name: str | None,
    no_resume: bool,
    part_pages: int,
    dask: str,
    quiet: bool,
) -> int:
    """Read many pages into OUTDIR: Parquet data of publications, works and people, and a ledger of every page.

    INPUT is a file, a folder (with all below it), a URL, @list.txt (one of these a line), an archive (.zip, .tar.gz)
    or a crawl (.warc.gz). A page that hangs or crashes costs itself alone. Run the same command again after an
    interruption: it does only what is missing or has changed.

    \b
    Examples:
      pubparse batch pages/ -o out
      pubparse batch @list.txt crawl.warc.gz -o out --jobs 8 --to bibtex,json
      pubparse batch site.zip -o out --include '*.html' --exclude 'old/*'
      pubparse batch /shared/crawl -o /shared/out --dask tcp://scheduler:8786

    Exit status: 0 fine; 1 a page failed (the others are done); 2 usage.
    """
    from pubparse import batch
    from pubparse.cli._progress import display

    batch.need("batch")
    options = Options(format=Format(format_name) if format_name else None)
    with display(quiet) as shown:
        try:
            report = batch.run(
                inputs,
                out,
                jobs=jobs,
                on_progress=shown.update,
                to=formats,
                options=options,
                include=include,
                exclude=exclude,
                timeout=timeout,
                memory_mb=memory,
                max_size_mb=max_size,
                resume=not no_resume,
                part_pages=part_pages,
                dask=dask,
            )
        except KeyboardInterrupt:
            say("pubparse: stopped; what is done is kept, run the same command again to go on")
            raise
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        except OSError as error:
            raise pubparse.SourceError(
                out, f"cannot be written ({error.strerror or error})", "choose another -o"
            ) from error
    if not quiet:
        from pubparse.cli.report import print_summary

        print_summary(report)
        say(f"pubparse: {Path(out) / 'ledger.parquet' if '://' not in out else out} says what became of each page")
    return 1 if report.refused or report.quarantined else 0
