"""Synthetic publication lists in styles of our own making: what citation processors never print but homepages do.

A `Style` is drawn once per list and holds for all its entries: order of the parts, how names are written, what is
quoted, italic, bold or linked, what stands between the parts, which words announce pages, volume and editors and in
which language. Labels and marks are known by construction.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from examples import Example
from facts import Pool, Work
from list_styles import MONTHS, URLS, WORDS, Style, draw
from pubparse.model import Mark, MarkKind


@dataclass
class Builder:
    """Text with labels and marks, put together piece by piece."""

    text: str = ""
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str, label: str = "", *marks: tuple[MarkKind, str]) -> None:
        start = len(self.text)
        self.text += text
        end = len(self.text)
        if label and text.strip():
            self.spans.append((start, end, label))
        for kind, value in marks:
            if end > start:
                self.marks.append(Mark(kind, start, end, value))

    def mark(self, start: int, *marks: tuple[MarkKind, str]) -> None:
        for kind, value in marks:
            if len(self.text) > start:
                self.marks.append(Mark(kind, start, len(self.text), value))


def entry(style: Style, work: Work, number: int, rng: random.Random, owner: tuple[str, str]) -> Builder:
    """One work written in a style."""
    out = Builder()
    if style.number:
        printed = style.number.format(number)
        out.add(printed.rstrip(), "citation-number")
        out.add(printed[len(printed.rstrip()) :])
    dated = False
    title_end = style.after_title
    for i, part in enumerate(style.order):
        last = i == len(style.order) - 1
        if part == "A" and work.authors:
            _people(out, style, work.authors, "author", rng, owner)
            follows_date = style.order[i + 1 : i + 2] == "D"
            after = " " if follows_date else style.after_authors if not last else ""
            out.add(after[1:] if after.startswith(".") and out.text.endswith(".") else after)
        elif part == "D":
            bare = not style.date.startswith("(")
            if bare and out.text and out.text[-1] == " " and out.text[-2:-1] not in (".", ","):
                out.text = out.text[:-1] + rng.choice((", ", ". ", " "))
            _date(out, style, work)
            dated = True
            out.add(
                "\t"
                if style.number.endswith("\t")
                else rng.choice((". ", ". ", " ", ", ", ": "))
                if style.after_authors != "\n"
                else "\n"
            )
        elif part == "T":
            _title(out, style, work, title_end if not last else "")
        elif part == "C":
            dated = _container(out, style, work, rng, dated)
            if not last:
                out.add("\n" if style.after_authors == "\n" else rng.choice((". ", ", ")))
    if not dated and style.date_place != "none":
        if out.text and out.text[-1] not in " \n\t(":
            out.add(rng.choice((", ", ", ", " ", ". ")))
        _date(out, style, work)
    _tail(out, style, work, rng)
    out.spans = [(a, b, label) for a, b, label in out.spans if a < len(out.text)]
    return out


def _people(
    out: Builder,
    style: Style,
    people: Sequence[tuple[str, str]],
    label: str,
    rng: random.Random,
    owner: tuple[str, str],
) -> None:
    begin = len(out.text)
    shown = people if len(people) <= style.most else people[: rng.randint(1, style.most)]
    start = len(out.text)
    for i, person in enumerate(shown):
        if i:
            out.text += style.final if i == len(shown) - 1 and len(shown) == len(people) else style.between
        at = len(out.text)
        out.text += _name(style, person, i)
        if person == owner:
            out.mark(at, *style.owner)
        if style.signs and rng.random() < 0.4:
            sign = style.signs if style.signs != "1" else str(rng.randint(1, 3))
            out.text += sign
            if rng.random() < 0.6:
                out.mark(len(out.text) - len(sign), (MarkKind.SUPERSCRIPT, ""))
    if len(shown) < len(people):
        out.text += rng.choice((", ", " ", ", ")) + rng.choice(WORDS[style.language]["al"])
    out.spans.append((start, len(out.text), label))
    if label == "author":
        out.mark(begin, *style.author_marks)


def _name(style: Style, person: tuple[str, str], index: int) -> str:
    given, family = person
    if style.upper:
        family = family.upper()
    form = style.names
    if form == "mixed":
        form = "lastfull" if not index else "first"
    if form == "first":
        return f"{given} {family}"
    if form == "lastfull":
        return f"{family}, {given}"
    letters = [w for w in re.split(r"[.\s]+", given) if w]
    if form == "vancouver":
        return f"{family} {''.join(p[0] for w in letters for p in w.split('-') if p)}"
    joined = []
    for word in letters:
        pieces = [p[0] for p in word.split("-") if p] if not (word.isupper() and len(word) <= 3) else list(word)
        joined.append(
            ".-".join(pieces)
            if "-" in word and style.initials.startswith(".")
            else style.initials.strip().join(pieces)
            if len(pieces) > 1
            else pieces[0]
        )
    stop = "." if style.initials.startswith(".") else ""
    initials = (stop + style.initials.replace(".", "")).join(joined) + stop
    return f"{initials} {family}" if form == "initials" else f"{family}, {initials}"


def _date(out: Builder, style: Style, work: Work) -> None:
    form = style.date
    if not work.month:
        form = "({y})" if form.startswith("(") else "{y}"
    elif "{d}" in form and not work.day:
        form = "{m} {y}"
    month = MONTHS[style.language][work.month - 1] if work.month else ""
    if month and len(style.between) == 2 and style.initials == ".":
        month = month[:3] + ("." if style.comma_inside else "")
    text = form.format(y=work.year, m=month, d=work.day)
    start = 1 if text[0] in "([" else 0
    out.add(text[:start])
    out.add(text[start : len(text) - start], "date", *style.date_marks)
    out.add(text[len(text) - start :] if start else "")


def _title(out: Builder, style: Style, work: Work, after: str) -> None:
    title = _cased(work.title, style.case)
    opening, closing = style.quotes
    out.add(opening)
    out.add(title, "title", *style.title_marks)
    sign = after.strip() if after.strip() in (".", ",") else ""
    if title[-1:] in "?!" and sign == ".":
        sign = ""
    if closing:
        out.add(f"{sign}{closing} " if style.comma_inside else f"{closing}{sign} ")
        if after == "\n":
            out.text = out.text.rstrip() + "\n"
    else:
        out.add(sign + after[len(after.strip()) if sign == "" and after.strip() in (".", ",") else len(sign) :])
    if style.tag == "gbt":
        out.text = out.text.rstrip(" .,\n")
        out.add(
            {"article": "[J]", "inproceedings": "[C]", "book": "[M]", "thesis": "[D]"}.get(work.kind, "[Z]"), "genre"
        )
        out.add(". ")


def _cased(title: str, case: str) -> str:
    if case == "title":
        small = {
            "of",
            "the",
            "and",
            "in",
            "on",
            "for",
            "a",
            "an",
            "to",
            "with",
            "from",
            "by",
            "at",
            "or",
            "de",
            "la",
            "des",
            "und",
            "der",
        }
        return " ".join(
            w if w.lower() in small and i else w[:1].upper() + w[1:] for i, w in enumerate(title.split(" "))
        )
    if case == "sentence":
        return " ".join(
            w.lower() if i and w[1:].islower() and len(w) > 3 else w for i, w in enumerate(title.split(" "))
        )
    return title.upper() if case == "upper" else title


def _container(out: Builder, style: Style, work: Work, rng: random.Random, dated: bool) -> bool:
    """The container and what belongs to it; says whether the date has been printed."""

    def gap(sign: str = ", ") -> None:
        if out.text and out.text[-1] not in " \n\t(":
            out.add(sign)

    begin = len(out.text)
    if work.genre:
        out.add(work.genre, "genre")
    if work.container:
        intro = style.intro_journal if work.kind == "article" else style.intro
        if work.kind == "chapter" and not intro and rng.random() < 0.8:
            intro = WORDS[style.language]["in"][0]
        out.add(intro)
        if work.editors and style.editors_first and work.kind == "chapter":
            _people(out, style, work.editors, "editor", rng, ("", ""))
            one, many = style.editors.split("|")
            word = one if len(work.editors) == 1 else many
            out.add(word if word.startswith(",") else f" {word}")
            out.add(rng.choice((", ", ": ", " ", ", ")))
        name = work.short if work.short and work.kind == "article" and rng.random() < style.short else work.container
        out.add(name, "container", *style.container_marks)
        short = work.kind == "inproceedings" and len(name) < 12
        if short and not dated and style.date_place in ("container", "end") and rng.random() < 0.7:
            if rng.random() < 0.15:
                tag = rng.choice(("'", "’", " '")) + f"{work.year % 100:02}"
                a, b, label = out.spans[-1]
                out.spans[-1] = (a, b + len(tag), label)
                out.text += tag
            else:
                out.add(" ")
                out.add(str(work.year), "date")
            dated = True
        if not dated and style.date_place == "container" and not short:
            gap(rng.choice((", ", " ")))
            _date(out, style, work)
            dated = True
    if work.editors and not (style.editors_first and work.kind == "chapter") and work.container:
        gap()
        out.add(rng.choice(WORDS[style.language]["by"]))
        _people(out, style, work.editors, "editor", rng, ("", ""))
    if work.series:
        gap()
        parenthesis = rng.random() < 0.3
        out.add("(" if parenthesis else "")
        out.add(work.series, "series")
        if work.volume and work.kind != "article":
            out.add(rng.choice((", vol. ", " ", ", ", " vol. ")))
            out.add(work.volume, "volume")
        out.add(")" if parenthesis else "")
    if work.edition:
        gap()
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(work.edition, "th")
        out.add(
            rng.choice((f"{work.edition}{suffix} ed.", f"{work.edition}{suffix} edition", f"({work.edition}. Aufl.)")),
            "edition",
        )
    if work.kind == "article" and work.volume:
        gap(rng.choice((", ", " ", ", ")))
        dated = _volume(out, style, work, rng, dated)
    elif work.volume and not work.series:
        gap(", vol. ")
        out.add(work.volume, "volume")
    pages_late = work.kind != "article" and rng.random() < 0.4
    if work.pages and not pages_late:
        gap(style.pages_after if work.kind == "article" else ", ")
        _pages(out, style, work, rng)
    if work.city and rng.random() < style.city:
        gap()
        out.add(work.city, "location")
        if rng.random() < 0.25 and not dated:
            gap()
            _date(out, style, work)
            dated = True
    if work.publisher:
        gap(rng.choice((", ", ". ", ". ")))
        _published(out, style, work)
    if work.pages and pages_late:
        gap()
        _pages(out, style, work, rng)
    if work.status:
        gap(rng.choice((", ", ". ", " (", " ")))
        closes = out.text.endswith("(")
        out.add(work.status, "status")
        out.add(")" if closes else "")
    if len(out.text) == begin:
        out.text = out.text.rstrip(" ,.\n")
    return dated


def _volume(out: Builder, style: Style, work: Work, rng: random.Random, dated: bool) -> bool:
    form = style.volume
    if not work.number:
        form = re.split(r"\{v\}", form)[0] + "{v}"
    for piece in re.split(r"(\{v\}|\{n\})", form):
        if piece == "{v}":
            out.add(work.volume, "volume", *style.volume_marks)
        elif piece == "{n}":
            out.add(work.number, "number")
        else:
            out.add(piece)
    if style.date_place == "volume" and not dated:
        out.add(" ")
        _date(out, style, work)
        return True
    return dated


def _pages(out: Builder, style: Style, work: Work, rng: random.Random) -> None:
    before, after = style.pages.split("{}")
    dash = (
        {"a": "-", "b": "–", "c": "--", "d": "—"}[rng.choices("abcd", (50, 42, 6, 2))[0]]
        if rng.random() < 0.2
        else ("–" if style.comma_inside else "-")
    )
    out.add(before if not out.text.endswith(":") or "(" in before else "")
    out.add(work.pages.replace("-", dash), "pages")
    out.add(after)


def _published(out: Builder, style: Style, work: Work) -> None:
    form = style.publishing if work.place else "{p}" if "{p}" in style.publishing else ""
    for piece in re.split(r"(\{c\}|\{p\})", form):
        if piece == "{c}":
            out.add(work.place, "location")
        elif piece == "{p}":
            out.add(work.publisher, "publisher")
        else:
            out.add(piece)


def _tail(out: Builder, style: Style, work: Work, rng: random.Random) -> None:
    extras = [(style.doi.format(work.doi), "doi", work.doi), (style.arxiv.format(work.arxiv), "arxiv", work.arxiv),
    (work.url, "url", work.url),
              (work.award, "award", work.award), (work.note, "note", work.note), (f"ISBN {work.isbn}", "isbn",
              work.isbn)]  # fmt: skip
    for text, label, value in extras:
        if value:
            out.text = out.text.rstrip()
            if out.text and out.text[-1] not in ".,":
                out.add(rng.choice((", ", ". ", " ", " (") if label in ("award", "note") else (", ", ". ", " ")))
            else:
                out.add(" ")
            closes = out.text.endswith("(")
            marks = ((MarkKind.LINK, f"https://doi.org/{value}"),) if label == "doi" and rng.random() < 0.5 else ()
            marks = ((MarkKind.STRONG, ""),) if label == "award" and rng.random() < 0.5 else marks
            out.add(text, label, *marks)
            out.add(")" if closes else "")
    if style.stop and out.text and out.text[-1].isalnum() | (out.text[-1] in ")"):
        out.add(style.stop)
    if style.links and rng.random() < 0.85:
        out.text = out.text.rstrip()
        out.add("\n" if style.after_authors == "\n" or rng.random() < 0.3 else " ")
        opening, closing = style.links.split("{}")
        for word in style.link_words:
            if rng.random() < 0.75:
                out.add(opening)
                url = URLS.get(word.lower(), "https://example.org/{}" if rng.random() < 0.5 else "files/{}").format(
                    rng.randint(100, 9999)
                )
                out.add(word, "link", (MarkKind.LINK, url))
                out.add(closing)
    out.text = out.text.rstrip(" |/\t\n,")


def lists(pool: Pool, count: int, seed: int = 1) -> Iterator[Example]:
    """`count` lists of 1 to 25 entries, each in a style of its own, with labels and marks."""
    for number in range(count):
        rng = random.Random(f"list:{seed}:{number}")
        style = draw(rng)
        kinds = rng.choices(("", "article", "inproceedings", "book", "chapter"), (60, 18, 16, 3, 3))[0]
        owner = pool.people(rng)[0]
        for position in range(rng.choice((1, 2, 4, 8, 14, 25))):
            work = pool.work(rng, "article" if style.order == "AC" else kinds if rng.random() < 0.9 else "")
            if style.names == "first" or style.owner:
                work = _owned(work, owner, rng)
            built = entry(style, work, position + 1, rng, owner)
            spans = [(a, min(b, len(built.text)), label) for a, b, label in built.spans if a < len(built.text)]
            marks = [
                Mark(m.kind, m.start, min(m.end, len(built.text)), m.value)
                for m in built.marks
                if m.start < len(built.text)
            ]
            yield Example(built.text, tuple(sorted(spans)), tuple(marks), number, f"list:{seed}:{number}", "list")


def _owned(work: Work, owner: tuple[str, str], rng: random.Random) -> Work:
    people = list(work.authors)
    people[rng.randrange(len(people))] = owner
    return replace(work, authors=tuple(people))
