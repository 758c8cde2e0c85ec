"""A labelled page in other shapes: without its elements or marks, with talks that look alike, a piece of it alone.

Takes blocks and the spans of their entries; gives others. `layouts.py` draws whole new layouts of entries.
"""

from __future__ import annotations

import random
from dataclasses import replace

from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._looks import heading_level
from pubparse.extractors._markup import Block
from pubparse.model import MarkKind

TALKS = (
    "Invited Talks", "Talks", "Presentations", "Conference Presentations", "Oral presentations", "Talks and Posters",
    "Posters", "Seminars and Lectures", "Teaching", "Service", "Awards and Honors", "News", "Software", "Projects",
    "Media coverage", "Grants", "Supervised Theses", "Reviewing", "Recent talks", "Upcoming events", "In the press",
    "Students", "PhD advising", "Theses supervised", "Conference participation", "Panels and Workshops Organized",
    "Courses", "Reading list", "Professional activities", "Other links", "Conferences attended",
    "Vorträge", "Betreute Arbeiten", "Abschlussarbeiten", "Lehre", "Tagungen", "Presse", "Drittmittel",
    "Conférences invitées", "Communications orales", "Encadrement", "Thèses dirigées", "Enseignement", "Revue de presse",
    "Ponencias", "Conferencias", "Tesis dirigidas", "Docencia", "Proyectos", "Participación en congresos",
    "Relazioni a convegni", "Tesi seguite", "Didattica", "Palestras", "Orientações concluídas", "Lezingen", "Foredrag",
    "Wystąpienia konferencyjne", "Přednášky", "Доклады", "Выступления", "Научное руководство", "Konuşmalar", "Előadások",
    "講演", "招待講演", "口頭発表", "指導学生", "受賞", "学术报告", "指导学生", "科研项目", "강연", "학회 발표",
)  # fmt: skip
"""Headings under which nothing is a publication, however it looks."""


def with_talks(blocks: tuple[Block, ...], spans: set[tuple[int, int]], rnd: random.Random) -> tuple[Block, ...] | None:
    """The page with some of its entries once more, under a heading that says that they are none."""
    starts = sorted(spans)
    heads = [i for i, _ in starts if i and heading_level(blocks[i - 1]) and blocks[i - 1].heading]
    if not heads:
        return None
    at = rnd.choice(heads)
    run = [s for s in starts if s[0] >= at][: rnd.randint(3, 9)]
    title = rnd.choice(TALKS)
    copies = [replace(blocks[at - 1], text=title, marks=())]
    for first, last in run:
        copies += blocks[first : last + 1]
    moved = [replace(b, path=tuple(replace(e, number=e.number + 1_000_000) for e in b.path)) for b in copies]
    return (*blocks, *moved)


def cut_out(
    blocks: tuple[Block, ...], spans: set[tuple[int, int]], rnd: random.Random
) -> tuple[tuple[Block, ...], set[tuple[int, int]]]:
    """One to three entries of the page alone, mostly with the heading above them: what people try first."""
    starts = sorted(spans)
    at = rnd.randrange(len(starts))
    run = starts[at : at + rnd.randint(1, 3)]
    first, last = run[0][0], run[-1][1]
    head = next((i for i in range(first - 1, -1, -1) if heading_level(blocks[i])), None) if rnd.random() < 0.7 else None
    kept = ([blocks[head]] if head is not None else []) + list(blocks[first : last + 1])
    shift = len(kept) - (last + 1)
    return tuple(kept), {(a + shift, b + shift) for a, b in run}


def cut_off(blocks: tuple[Block, ...], spans: set[tuple[int, int]], rnd: random.Random) -> tuple[Block, ...] | None:
    """A few blocks of the page that are no entry: with so little around them, nothing should be found either."""
    inside = {k for first, last in spans for k in range(first, last + 1)}
    free = [k for k in range(len(blocks)) if k not in inside]
    if not free:
        return None
    first = rnd.choice(free)
    last = first
    most = rnd.randint(1, 6)
    while last + 1 < len(blocks) and last + 1 not in inside and last - first + 1 < most:
        last += 1
    return blocks[first : last + 1]


def relaid(
    blocks: tuple[Block, ...], spans: set[tuple[int, int]], how: str
) -> tuple[tuple[Block, ...], set[tuple[int, int]]]:
    """The page as others would have laid it out: the same words in another shape.

    `flat`: no elements, gaps between what were elements; `bare`: no marks and no headings' tags; `joined`: an entry
    stands on one line.
    """
    if how == "flat":
        made = [replace(b, path=(), begins=0, gap=max(b.gap, int(b.begins > 0))) for b in blocks]
        return tuple(made), spans
    if how == "bare":
        return tuple(replace(b, marks=tuple(m for m in b.marks if m.kind is MarkKind.ELEMENT)) for b in blocks), spans
    starts = dict(spans)
    out: list[Block] = []
    new: set[tuple[int, int]] = set()
    at = 0
    while at < len(blocks):
        last = starts.get(at, at)
        if at in starts:
            new.add((len(out), len(out)))
        text, marks = join_blocks(blocks[at : last + 1])
        flat = text.replace("\n", " ").replace("\t", " ")
        out.append(replace(blocks[at], text=flat, marks=tuple(m for m in marks if m.kind is not MarkKind.ELEMENT)))
        at = last + 1
    return tuple(out), new
