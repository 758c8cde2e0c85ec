"""A labelled page in other shapes: without its elements or marks, with talks that look alike, with news, a piece of it alone.

Takes blocks and the spans of their entries; gives others. `layouts.py` draws whole new layouts of entries.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from pubparse.extractors._blocks import join_blocks
from pubparse.extractors._looks import heading_level
from pubparse.extractors._markup import Block, Element
from pubparse.model import Mark, MarkKind

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

NEWS = (
    "News",
    "Recent News",
    "Updates",
    "What's new",
    "Highlights",
    "Announcements",
    "Latest",
    "Aktuelles",
    "Actualités",
    "",
)
NEWS_ITEMS = (
    "Our paper on {topic} was accepted to {venue} {year}!", "New preprint on {topic} is out.", "{title} accepted at {venue}.",
    "Paper on {topic} accepted to {venue} {year} as an oral.", "Our work on {topic} got a best paper award at {venue} {year}.",
    "I will give a talk on {topic} at {venue} {year}.", "We released the code of our paper on {topic}.",
    "“{title}” will appear in {venue}.", "Two papers accepted at {venue} {year}.", "Happy to share that {title} is now online.",
    "Our work on {topic} was covered by the press.", "I am serving as area chair for {venue} {year}.",
    "Invited to speak about {topic} in {place}.", "Excited to join {place} this summer.", "Check out our new work on {topic}.",
    "Congratulations to our student, whose paper on {topic} was accepted to {venue}!", "{title} has been published.",
    "Giving a tutorial on {topic} at {venue} {year}.", "Our survey of {topic} is on arXiv now.",
)  # fmt: skip
"""What is said of works in the news of a homepage: none of it is an entry."""
VENUES = (
    "NeurIPS",
    "CHI",
    "ACL",
    "Nature Physics",
    "ICSE",
    "EMNLP",
    "the AER",
    "PNAS",
    "SIGMOD",
    "ICLR",
    "AOM",
    "VLDB",
)
PLACES = ("Berlin", "MIT", "Kyoto", "Google", "the Santa Fe Institute", "Bologna", "the Max Planck Institute")
MONTHS = ("Jan", "Feb", "March", "Apr", "May", "June", "Jul", "08", "09", "Oct", "Nov.", "December")


def with_news(
    blocks: tuple[Block, ...], spans: set[tuple[int, int]], rnd: random.Random, titles: Sequence[str]
) -> tuple[tuple[Block, ...], set[tuple[int, int]]]:
    """The page with news about papers somewhere before its entries."""
    at = rnd.randint(0, min(first for first, _ in spans))
    while at and (heading_level(blocks[at - 1]) or blocks[at].soft):
        at -= 1
    number = count(3_000_000)
    holder = Element(next(number), "ul", ()) if rnd.random() < 0.6 else Element(next(number), "table", ())
    dated = rnd.choice(
        ("[{month} {year}] ", "{month} {year}: ", "{year}-{month} ", "{month} {year}\t", "", "({month} {year}) ")
    )
    made = []
    heading = rnd.choice(NEWS)
    if heading:
        made.append(Block(heading, (), (), 0, 1, rnd.choice((0, 2, 3)), 1))
    year = rnd.randint(2012, 2026)
    for place in range(rnd.randint(3, 12)):
        words = rnd.choice(titles).split()
        start = rnd.randrange(max(1, len(words) - 4))
        said = {
            "title": " ".join(words), "topic": " ".join(words[start : start + rnd.randint(3, 8)]).lower(),
            "venue": rnd.choice(VENUES), "place": rnd.choice(PLACES), "year": year, "month": rnd.choice(MONTHS),
        }  # fmt: skip
        text = (dated + rnd.choice(NEWS_ITEMS)).format(**said)
        item = Element(next(number), "li" if holder.name == "ul" else "tr", ())
        marks = (Mark(MarkKind.STRONG, 0, len(dated.format(**said).strip())),) if dated and rnd.random() < 0.4 else ()
        made.append(Block(text, marks, (holder, item), 1 + (place == 0), 1, 0, int(place == 0)))
    shift = len(made)
    return (*blocks[:at], *made, *blocks[at:]), {(a + shift, b + shift) for a, b in spans}


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
