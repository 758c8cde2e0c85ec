"""`pubparse authors`: the people behind the names, with every mention and what it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

import pubparse
from pubparse.cli._common import gather, source_arguments, write_out
from pubparse.model import Format
from pubparse.options import Options

if TYPE_CHECKING:
    from pubparse import Person


@click.command(name="authors", short_help="Say which names are one person, and why.")
@source_arguments
@click.option("--to", "target", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write there.")
def command(sources: tuple[str, ...], format_name: str | None, owner: str, target: str, output: Path | None) -> int:
    """Say which names are one person's: the preferred spelling, all variants, all mentions, and the evidence.

    SOURCE is anything that convert takes; also its output, or anyone's BibTeX or CSL-JSON. Two names in one list of
    authors are two people; what the names alone cannot tell is left apart, or said to be unverified.

    \b
    Examples:
      pubparse authors index.md
      pubparse authors --to json mine.json yours.bib
    """
    gathered = gather(sources, Options(format=Format(format_name) if format_name else None, owner=owner))
    people = pubparse.identify_authors(gathered.parsed.publications)
    if target == "json":
        objects = [
            {
                "name": person.name,
                "variants": list(person.variants),
                "mentions": [list(mention) for mention in person.mentions],
                "evidence": list(person.evidence),
            }
            for person in people
        ]
        text = json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
    else:
        text = "".join(f"{line}\n" for person in people for line in _lines(person))
    write_out([text], output)
    return 1 if gathered.failed else 0


def _lines(person: Person) -> Iterator[str]:
    """Lay one person out for people."""
    others = [name for name in person.variants if name != person.name]
    also = f"; also {', '.join(others)}" if others else ""
    yield f"{person.name}: {len(person.mentions)} mention{'s' * (len(person.mentions) != 1)}{also}"
    yield from (f"  {reason}" for reason in person.evidence)
