"""`pubparse formats`: what can be read and written."""

from __future__ import annotations

import click

from pubparse.tables.files import SUFFIXES
from pubparse.tables.formats import READS, WRITES


@click.command(name="formats", short_help="List the formats that are read and written.")
def command() -> int:
    """List what --from and --to take.

    The format of a source is sniffed from its content and its name; --from overrides that.

    \b
    Example:
      pubparse formats
    """
    suffixes = {format: " ".join(s for s, known in SUFFIXES.items() if known is format) for format in READS}
    lines = ["reads"]
    for format, what in READS.items():
        lines += [f"  {format.value:<12} {what}"] + [f"  {'':<12} {suffixes[format]}"] * bool(suffixes[format])
    lines += ["writes", *(f"  {name:<12} {what}" for name, what in WRITES.items())]
    click.echo("\n".join(lines))
    return 0
