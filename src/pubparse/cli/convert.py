"""`pubparse convert`: sources in, one deduplicated bibliography out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

import pubparse
from pubparse.cli._common import (
    Gathered,
    gather,
    output_options,
    render,
    say,
    source_arguments,
    target_of,
    write_out,
)
from pubparse.model import Format, Publication
from pubparse.options import Options


@click.command(name="convert", short_help="Turn sources into BibTeX or CSL-JSON.")
@source_arguments
@output_options
@click.option("--no-dedupe", is_flag=True, help="Keep a work that stands twice twice.")
@click.option("--keep-versions", is_flag=True, help="Keep a preprint beside its published version, linked.")
@click.option(
    "--authors",
    type=click.Choice(["printed", "fullest"]),
    default="printed",
    show_default=True,
    help="Spell the variants of one person as printed, or all in the fullest form.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="P",
    help="Move what is less sure than P (0 to 1) to stderr, and exit with 1 if there is any.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 if anything was left unread or doubted.")
def command(
    sources: tuple[str, ...],
    format_name: str | None,
    owner: str,
    target: str | None,
    output: Path | None,
    ascii: bool,
    no_dedupe: bool,
    keep_versions: bool,
    authors: Literal["printed", "fullest"],
    min_confidence: float,
    strict: bool,
) -> int:
    """Turn homepages, CVs and lists of references into BibTeX or CSL-JSON.

    SOURCE is a file, a folder, a URL, or - for standard input. Several sources give one bibliography, in which a
    work that stands twice comes out once.

    \b
    Examples:
      pubparse convert index.md                           BibTeX on stdout
      pubparse convert --to json cv.txt publications.html
      pubparse convert -o me.bib _publications/           a folder with one file per work
      pubparse convert --from references - < refs.txt     one reference a line
      pubparse convert --min-confidence 0.8 cv.tex        unsure ones go to stderr

    Exit status: 0 fine; 1 a source failed (the others are still done), or something was less sure than
    --min-confidence, or with --strict something was unread or doubted; 2 usage.
    """
    options = Options(
        format=Format(format_name) if format_name else None, owner=owner, authors=authors, keep_versions=keep_versions
    )
    target = target_of(target, output)
    gathered = gather(sources, options)
    publications = gathered.parsed.publications
    if not no_dedupe:
        publications = pubparse.dedupe(publications, options, keep_order=True)
    sure = tuple(publication for publication in publications if publication.probability >= min_confidence)
    unsure = tuple(publication for publication in publications if publication.probability < min_confidence)
    write_out(render(sure, target, ascii=ascii), output)
    _report(gathered, publications, sources)
    if unsure:
        say(f"pubparse: {len(unsure)} less sure than {min_confidence:g}, moved here:")
        say("".join(render(unsure, target, ascii=ascii)))
    parsed = gathered.parsed
    doubted = parsed.unread or parsed.notices or any(publication.doubts for publication in publications)
    return 1 if gathered.failed or unsure or (strict and doubted) else 0


def _report(gathered: Gathered, publications: tuple[Publication, ...], sources: tuple[str, ...]) -> None:
    """Say on stderr what the reader of the output should know: nothing found, something unread, something doubted."""
    if not publications and len(gathered.failed) < len(sources):
        say("pubparse: no publication found; `pubparse inspect` shows what was seen, --from names the format")
    unread, doubts = len(gathered.parsed.unread), sum(len(publication.doubts) for publication in publications)
    if unread or doubts:
        parts = [_count(len(publications), "publication"), f"{unread} unread", _count(doubts, "doubt")]
        said = ", ".join(part for part in parts if not part.startswith("0 "))
        say(f"pubparse: {said}; `pubparse inspect` shows them")


def _count(number: int, noun: str) -> str:
    """Count things: one doubt, two doubts."""
    return f"{number} {noun}{'s' * (number != 1)}"
