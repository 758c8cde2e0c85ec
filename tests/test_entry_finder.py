"""Entries are cut where a reader would cut them, whatever elements they stand in; made-up pages in shapes that are rare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest

from pubparse.extractors import extract
from pubparse.extractors._blocks import _year_beside
from pubparse.extractors._columns import SECTION_CUES
from pubparse.extractors._context import headings_above
from pubparse.extractors._markup import Block
from pubparse.extractors._network import Member, pack_network, unpack_network
from pubparse.extractors._segmenter import Lattice, begun_alike
from pubparse.extractors._units import Units
from pubparse.model import Document, Format, Heading
from pubparse.sequence import model_bytes

WORKS = (
    ("Moss", "On the slow growth of moss on north walls", "Ines Tran and Ole Vik", "Journal of Wall Botany", "2019"),
    ("Lichen", "Lichen as a clock: dating walls by what lives on them", "Ole Vik", "Annals of Dating", "2017"),
    ("Ferns", "Why ferns prefer mortar to granite", "Ines Tran, Ada Moe, Ole Vik", "Journal of Wall Botany", "2016"),
    (
        "Ivy",
        "Does ivy hold old walls together?",
        "Ada Moe and Ines Tran",
        "Proceedings of the Symposium on Ruins",
        "2014",
    ),
)
Shape = Callable[[str, str, str, str, str], str]
SHAPES: dict[str, Shape] = {
    "a label in a cell of its own": lambda label, title, who, venue, year: (
        f"<tr><td>[{label}'{year[2:]}]</td><td><b>{title}</b><br>{who}<br>{venue}, {year}</td></tr>"
    ),
    "terms and definitions": lambda _, title, who, venue, year: f"<dt>{title}<dd>{who}. {venue}, {year}.",
    "headings and paragraphs": lambda _, title, who, venue, year: (
        f"<h4>{title}</h4><p>{who}</p><p><i>{venue}</i>, {year}</p>"
    ),
    "lines of an item": lambda _, title, who, venue, year: f"<li>{who}<br>{title}<br>{venue}, {year}</li>",
    "boxes in boxes": lambda label, title, who, venue, year: (
        f"<div><div>{year}</div><div><div><a href='{label}.pdf'>{title}</a></div><div>{who}</div>"
        f"<div>{venue}</div></div></div>"
    ),
}
AROUND = {"a label in a cell of its own": "table", "terms and definitions": "dl", "lines of an item": "ul"}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_work_is_one_entry(shape: str) -> None:
    tag = AROUND.get(shape, "div")
    works = "\n".join(SHAPES[shape](*work) for work in WORKS)
    page = (
        f"<html><body><h1>Ines Tran</h1><p>I study walls.</p><h2>Publications</h2><{tag}>{works}</{tag}></body></html>"
    )
    entries = extract(Document("tran.html", page, Format.HTML))
    assert len(entries) == len(WORKS)
    for entry, (_, title, who, venue, year) in zip(entries, WORKS, strict=True):
        assert all(part in entry.text for part in (title, who, venue, year)), entry.text


def test_a_packed_network_is_the_same_network() -> None:
    network = unpack_network(model_bytes("entries"))
    again = unpack_network(pack_network(network))
    assert (again.names, again.dilations) == (network.names, network.dilations)
    for one, other in zip(network.members, again.members, strict=True):
        assert all(np.array_equal(getattr(one, field.name), getattr(other, field.name)) for field in fields(Member))


def test_a_block_knows_its_surroundings_as_far_as_the_layers_reach() -> None:
    network = unpack_network(model_bytes("entries"))
    reach = sum(network.dilations)
    inputs = np.random.default_rng(1).normal(size=(60, len(network.block_scale.mean))).astype(np.float32)
    other = inputs.copy()
    other[-1] += 1
    member = replace(network.members[0], page=network.members[0].page * 0)
    change = np.abs(member.blocks(inputs, network.dilations) - member.blocks(other, network.dilations)).max(axis=1)
    assert change[: 59 - reach].max() < 1e-5
    assert change[-1] > 0


def test_entries_of_several_lines_begin_alike() -> None:
    # five works of three lines each (authors, title, venue), and the same lines cut one line too late
    sizes = 5
    right = np.arange(sizes) * 3
    first = np.concatenate([right, right[:-1] + 1])
    roles = np.tile(np.eye(3, dtype=np.float32), (sizes, 1))
    none = np.empty(0, dtype=np.int64)
    bare = np.zeros((len(first), 1), dtype=np.float32)
    units = Units(first, first + 2, bare, bare, none, none, roles)
    lattice = Lattice(units.first, units.last, 3 * sizes)
    scores = np.where(np.arange(len(first)) < sizes, 1.0, -1.0)
    raised = begun_alike(units, lattice, scores)
    assert (raised[:sizes] > scores[:sizes]).all()
    assert (raised[sizes:] < scores[sizes:]).all()
    assert begun_alike(units, lattice, -np.abs(scores)).tolist() == (-np.abs(scores)).tolist()


def test_a_year_in_the_margin_holds_for_what_stands_below_it() -> None:
    label = Block("2021\tA. Bee. One. Letters 1.", (), (), 1, 1)
    below, same = Block("C. Dee. Two. Letters 2.", (), (), 0, 3, indent=8), Block("C. Dee. Two.", (), (), 1, 3)
    assert _year_beside(label, below) == (Heading(7, "2021"),)
    assert _year_beside(label, same) == _year_beside(label, label) == ()


@pytest.mark.parametrize(
    ("heading", "cue"),
    [
        ("Lab members", "person"),
        ("Press", "news"),
        ("Articles in press", "status"),
        ("Group publications", "publication"),
    ],
)
def test_what_a_heading_says(heading: str, cue: str) -> None:
    above = headings_above([Block(heading, (), (), 0, 1, heading=2), Block("Text.", (), (), 0, 2)], [2, 0])
    said = {name for name, on in zip(SECTION_CUES, above[1], strict=False) if on}
    assert cue in said
    assert not {"status", "news"} <= said
