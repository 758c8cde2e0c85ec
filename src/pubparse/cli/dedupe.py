"""`pubparse dedupe`: several bibliographies in, each work once out, with the reasons if asked."""

from __future__ import annotations

import json
from pathlib import Path

import click

import pubparse
from pubparse.cli._common import gather, output_options, render, say, source_arguments, target_of, write_out
from pubparse.model import Format
from pubparse.options import Options


@click.command(name="dedupe", short_help="Merge what is the same work, and say why.")
@source_arguments
@output_options
@click.option("--keep-versions", is_flag=True, help="Keep a preprint beside its published version, linked.")
@click.option("--explain", is_flag=True, help="Say on stderr what was merged, linked or left apart, and why.")
@click.option(
    "--key-map",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write there which old key is which new one: JSON if FILE ends in .json, else old<TAB>new.",
)
def command(
    sources: tuple[str, ...],
    format_name: str | None,
    owner: str,
    target: str | None,
    output: Path | None,
    ascii: bool,
    keep_versions: bool,
    explain: bool,
    key_map: Path | None,
) -> int:
    """Put sources together and give each work once, whatever the order of the sources.

    SOURCE is anything that convert takes; mostly BibTeX or CSL-JSON, our own or anyone's.

    \b
    Examples:
      pubparse dedupe mine.bib yours.bib > ours.bib
      pubparse dedupe --explain --key-map keys.tsv -o ours.bib mine.bib yours.bib
    """
    options = Options(format=Format(format_name) if format_name else None, owner=owner, keep_versions=keep_versions)
    gathered = gather(sources, options)
    found = pubparse.find_duplicates(gathered.parsed.publications, keep_versions=keep_versions)
    write_out(render(found.publications, target_of(target, output), ascii=ascii), output)
    if key_map:
        pairs = dict(found.keys)
        as_json = key_map.suffix.casefold() == ".json"
        lines = (f"{old}\t{new}\n" for old, new in pairs.items())
        text = json.dumps(pairs, ensure_ascii=False, indent=2) + "\n" if as_json else "".join(lines)
        write_out([text], key_map, "--key-map")
    if explain:
        for verb, pairs_of in (("merged", found.merges), ("linked", found.versions), ("left apart", found.near)):
            for pair in pairs_of:
                say(f"{verb}: {pair.first}, {pair.second}: {pair.match.reason} ({pair.match.score:.2f})")
    return 1 if gathered.failed else 0
