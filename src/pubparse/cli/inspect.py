"""`pubparse inspect`: entry by entry and field by field, what was read from where, how sure, and what was left over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from pubparse.carried import carried_link, carried_name
from pubparse.cli._common import gather, source_arguments, write_out
from pubparse.model import Entry, Format, Parsed, Place, Publication, Record, Value
from pubparse.options import Options

_WIDTH = 72
"""Signs of a value that are shown; --json has them all."""


@click.command(name="inspect", short_help="Show what was read from where, how sure, and what was left over.")
@source_arguments
@click.option("--json", "as_json", is_flag=True, help="As JSON: one object for each entry.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write there.")
def command(sources: tuple[str, ...], format_name: str | None, owner: str, as_json: bool, output: Path | None) -> int:
    """Show, entry by entry and field by field, what was read from where, how sure, and what was left over.

    Nothing is merged: a work that stands twice is shown twice. Spans count characters of the entry's text.

    \b
    Examples:
      pubparse inspect index.html
      pubparse inspect --json cv.txt | jq '.[] | select(.confidence < 0.8)'
    """
    gathered = gather(sources, Options(format=Format(format_name) if format_name else None, owner=owner))
    pairs = list(_pairs(gathered.parsed))
    if as_json:
        text = json.dumps([_object(*pair) for pair in pairs], ensure_ascii=False, indent=2) + "\n"
    else:
        text = "\n".join("".join(f"{line}\n" for line in _lines(*pair)) for pair in pairs)
    write_out([text], output)
    return 1 if gathered.failed else 0


def _pairs(parsed: Parsed) -> Iterator[tuple[Record, Publication | None]]:
    """Put each record beside the publication made of it, if it could be read."""
    publications = iter(parsed.publications)
    for record in parsed.records:
        yield record, None if record.unread else next(publications)


def _lines(record: Record, publication: Publication | None) -> Iterator[str]:
    """Lay one entry out for people, line by line."""
    entry = record.entry
    if publication is None:
        yield f"{_where(entry.place)}  unread: {record.unread}"
        yield f"  text          {_short(entry.text)}"
        return
    mention = "  mention" if entry.mention else ""
    yield f"{_where(entry.place)}  {publication.id}  {publication.kind}  {publication.probability:.0%}{mention}"
    for value in record.values:
        yield f"  {value.field.value:<12}  {_short(_text(value)):<{_WIDTH}}  {value.probability:4.0%}  {_whence(value)}"
    if publication.derived:
        yield f"  {'derived':<12}  {', '.join(field.value for field in publication.derived)}"
    for stretch in _left_over(entry, record.values):
        yield f"  {'left over':<12}  {_short(stretch)}"
    for doubt in publication.doubts:
        yield f"  {'doubt':<12}  {doubt.kind.value} in {doubt.field}: {doubt.detail}"


def _text(value: Value) -> str:
    """Give the text of a value; names and links that the source gives in parts are put together."""
    link = carried_link(value.text)
    return link.url if link else str(carried_name(value.text) or value.text)


def _short(text: str) -> str:
    """Cut a text for one line."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def _whence(value: Value) -> str:
    """Say where a value comes from."""
    span = f" {value.start}-{value.end}" if value.start >= 0 else ""
    return f"{value.origin.value}{span}"


def _object(record: Record, publication: Publication | None) -> dict[str, object]:
    """Say all of one entry: where it stands, its text, the fields that were read, what is left, what is doubted."""
    entry = record.entry
    shown: dict[str, object] = {
        "place": _where(entry.place),
        "headings": [heading.text for heading in entry.headings],
        "text": entry.text,
        "entry_probability": round(entry.probability, 3),
        "mention": entry.mention,
    }
    if publication is None:
        return {**shown, "unread": record.unread}
    return {
        **shown,
        "id": publication.id,
        "kind": publication.kind.value,
        "confidence": round(publication.probability, 3),
        "fields": [_field(value) for value in record.values],
        "derived": [field.value for field in publication.derived],
        "left_over": list(_left_over(entry, record.values)),
        "doubts": [{"kind": d.kind.value, "field": d.field, "detail": d.detail} for d in publication.doubts],
    }


def _field(value: Value) -> dict[str, object]:
    """Say one field: its text, how sure, and whence."""
    return {
        "field": value.field.value,
        "text": _text(value),
        "probability": round(value.probability, 3),
        "origin": value.origin.value,
        "span": [value.start, value.end] if value.start >= 0 else None,
    }


def _left_over(entry: Entry, values: tuple[Value, ...]) -> Iterator[str]:
    """Give the stretches of an entry's text that no field took and that hold a letter or a digit."""
    taken = sorted((value.start, value.end) for value in values if value.start >= 0)
    reach = 0
    gaps: list[tuple[int, int]] = []
    for start, end in [*taken, (len(entry.text), len(entry.text))]:
        gaps.append((reach, start))
        reach = max(reach, end)
    for start, end in gaps:
        stretch = " ".join(entry.text[start:end].split()).strip(" .,;:")
        if any(map(str.isalnum, stretch)):
            yield stretch


def _where(place: Place) -> str:
    """Say a place as `file:line` or `file:line-line`."""
    lines = f":{place.line}" if place.line else ""
    last = f"-{place.end_line}" if place.end_line and place.end_line != place.line else ""
    return f"{place.source}{lines}{last}"
