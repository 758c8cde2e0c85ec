"""How a list may be written: styles drawn by chance, and the words that they use in six languages."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pubparse.model import MarkKind

Marks = tuple[tuple[MarkKind, str], ...]
_MONTH_NAMES = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
MONTHS = {language: names.split() for language, names in _MONTH_NAMES.items()}
WORDS = {
    "en": {"and": ("and", "and", "and", "&"), "al": ("et al.", "et al.", "and others", "et al"), "in": ("In ", "In ",
    "in ", "In: ", "in: "),
           "eds": ("(Ed.)|(Eds.)", "(ed.)|(eds.)", ", ed.|, eds.", ", editor|, editors"), "by": ("edited by ", "ed. ",
           "Ed. by ", "eds. ")},
    "de": {"and": ("und", "und", "u.", "&", "/"), "al": ("u. a.", "et al.", "u.a."), "in": ("In: ", "in: ", "In "),
           "eds": ("(Hrsg.)|(Hrsg.)", "(Hg.)|(Hg.)", "(Hrsg.)|(Hrsg.)"), "by": ("hrsg. von ", "hg. v. ", "Hrsg.: ")},
    "fr": {"and": ("et", "et", "&"), "al": ("et al.", "et alii", "et al"), "in": ("In ", "in ", "dans ", "Dans ",
    "in : "),
           "eds": ("(dir.)|(dir.)", "(éd.)|(éds.)", "(dir.)|(dirs.)"), "by": ("sous la direction de ",
           "sous la dir. de ", "éd. ")},
    "es": {"and": ("y", "y", "&"), "al": ("et al.", "y otros"), "in": ("En ", "en ", "En: "),
           "eds": ("(ed.)|(eds.)", "(coord.)|(coords.)", "(comp.)|(comps.)"), "by": ("editado por ", "ed. ",
           "coordinado por ")},
    "it": {"and": ("e", "e", "&"), "al": ("et al.", "ed altri", "et alii"), "in": ("in ", "in ", "In: "),
           "eds": ("(a cura di)|(a cura di)", "(ed.)|(eds.)"), "by": ("a cura di ", "a c. di ")},
    "pt": {"and": ("e", "e", "&", ";"), "al": ("et al.", "e outros"), "in": ("In: ", "Em ", "in: "),
           "eds": ("(Org.)|(Orgs.)", "(org.)|(orgs.)", "(ed.)|(eds.)"), "by": ("organizado por ", "org. ")},
}  # fmt: skip
PAGES = {
    "en": ("pp. {}", "pp. {}", "pages {}", "{}", "{}", "pp {}", "p. {}", "Pages {}", "(pp. {})", "{} pp."),
    "de": ("S. {}", "S. {}", "{}", "Seiten {}"), "fr": ("p. {}", "pp. {}", "{}", "p. {}"), "es": ("pp. {}",
    "págs. {}", "{}", "p. {}"),
    "it": ("pp. {}", "{}", "pagg. {}"), "pt": ("p. {}", "pp. {}", "{}"),
}  # fmt: skip
VOLUMES = {
    "en": ("{v}({n})", "{v}({n})", "{v} ({n})", "vol. {v}, no. {n}", "Vol. {v}, No. {n}", "{v}, no. {n}", "{v}, {n}",
    "{v}.{n}", "Volume {v}, "
           "Issue {n}", "Vol. {v}({n})", "vol. {v}, issue {n}", "Vol {v} No {n}", "{v}:{n}", "{v}/{n}",
           "{v}, Number {n}", "{v} No. {n}"),
    "de": ("{v}({n})", "Bd. {v}, H. {n}", "{v} ({n})", "Bd. {v}, Nr. {n}", "{v}/{n}", "Jg. {v}, Heft {n}", "{v}, {n}"),
    "fr": ("{v}({n})", "vol. {v}, n° {n}", "t. {v}, n° {n}", "{v}, n° {n}", "vol. {v}, no {n}", "tome {v}, {n}",
    "{v} ({n})"),
    "es": ("{v}({n})", "vol. {v}, núm. {n}", "Vol. {v}, nº {n}", "{v}, n.º {n}", "{v} ({n})", "v. {v}, n. {n}"),
    "it": ("{v}({n})", "vol. {v}, n. {n}", "{v}, n. {n}", "{v}/{n}", "vol. {v}, fasc. {n}"),
    "pt": ("{v}({n})", "v. {v}, n. {n}", "v.{v}, n.{n}", "vol. {v}, nº {n}", "{v} ({n})"),
}  # fmt: skip
QUOTES = {
    "en": (("“", "”"), ("“", "”"), ('"', '"'), ('"', '"'), ("‘", "’"), ("'", "'"), ("``", "''")),
    "de": (("„", "“"), ("„", "“"), ("»", "«"), ('"', '"'), ("“", "”")),
    "fr": (("« ", " »"), ("«", "»"), ("« ", " »"), ("“", "”"), ('"', '"')),
    "es": (("«", "»"), ("“", "”"), ('"', '"')), "it": (("«", "»"), ("“", "”"), ('"', '"')), "pt": (("“", "”"), ("«",
    "»"), ('"', '"')),
}  # fmt: skip
LINKS = ("PDF", "pdf", "Code", "code", "Slides", "Video", "BibTeX", "bib", "DOI", "arXiv", "Project Page", "Website",
"Paper",
          "Poster", "Data", "Abstract", "Talk", "Demo", "github", "Preprint", "link", "Supplement", "HTML",
          "Full text", "abs")  # fmt: skip
URLS = {"pdf": "papers/{}.pdf", "code": "https://github.com/x/{}", "doi": "https://doi.org/10.1145/{}",
"arxiv": "https://arxiv.org/abs/{}",
         "video": "https://youtu.be/{}", "bibtex": "bib/{}.bib", "website": "https://example.org/{}"}  # fmt: skip


@dataclass(frozen=True)
class Style:
    """What all entries of one list have in common."""

    language: str
    order: str
    """The parts: A authors, D date, T title, C container and all that belongs to it."""
    names: str
    """`first` Jane Doe; `initials` J. Doe; `last` Doe, J. Q.; `vancouver` Doe JQ; `lastfull` Doe, Jane; `mixed`."""
    initials: str
    between: str
    final: str
    most: int
    upper: bool
    owner: Marks
    signs: str
    after_authors: str
    after_title: str
    quotes: tuple[str, str]
    comma_inside: bool
    title_marks: Marks
    container_marks: Marks
    author_marks: Marks
    date_marks: Marks
    intro: str
    intro_journal: str
    date: str
    date_place: str
    volume: str
    pages: str
    pages_after: str
    short: float
    editors: str
    editors_first: bool
    publishing: str
    city: float
    number: str
    doi: str
    arxiv: str
    links: str
    link_words: tuple[str, ...]
    case: str
    stop: str
    volume_marks: Marks
    tag: str


def draw(rng: random.Random) -> Style:
    """A style by chance."""
    language = rng.choices(("en", "de", "fr", "es", "it", "pt"), (80, 5, 6, 3, 3, 3))[0]
    words = WORDS[language]
    names = rng.choices(("first", "initials", "last", "vancouver", "lastfull", "mixed"), (34, 26, 20, 8, 6, 6))[0]
    joint = rng.choice(words["and"])
    between = rng.choices((", ", "; ", " / ", " and "), (86, 8, 2, 4))[0]
    final = rng.choices(
        (f" {joint} ", f", {joint} ", between, f"; {joint} "), (45, 35, 18, 2 if between == "; " else 0)
    )[0]
    if names in ("last", "lastfull", "mixed") and final == f" {joint} " and rng.random() < 0.5:
        final = f", {joint} "
    lines = rng.random() < 0.28
    breaker = "\n" if lines else rng.choices((". ", ", ", ": ", " ", "; ", " - ", " – "), (46, 36, 6, 6, 3, 1, 2))[0]
    quoted = rng.random() < (0.1 if lines else 0.3)
    if quoted and not lines and rng.random() < 0.7:
        breaker = ", "
    order = rng.choices(("ATC", "ADTC", "TAC", "DATC", "TCA", "DTAC", "AC"), (54, 20, 17, 3, 3, 1, 3))[0]
    if lines and rng.random() < 0.5:
        order = "TAC"
    after_title = (
        "\n"
        if lines and rng.random() < 0.85
        else rng.choices((". ", ", ", " ", ": ", " - ", "; "), (52, 36, 6, 3, 1, 2))[0]
    )
    span = rng.choice(("span", "div", "p", "em", "b", "cite", "h3", "a", "td"))
    classes = rng.random() < 0.25

    def element(name: str) -> Marks:
        if not classes:
            return ()
        word = {"title": rng.choice(("title", "papertitle", "pub-title", "paper-title", "name")),
        "author": rng.choice(("author", "authors", "pub-authors")),
                "container": rng.choice(("venue", "periodical", "journal", "conf", "pub-venue")),
                "date": rng.choice(("year", "date", "pub-year"))}[name]  # fmt: skip
        return ((MarkKind.ELEMENT, f"{span}.{word}"),)

    title_marks = rng.choices(
        ((), ((MarkKind.STRONG, ""),), ((MarkKind.EMPHASIS, ""),), ((MarkKind.LINK, rng.choice(("papers/x.pdf",
        "https://doi.org/10.1/x", "https://arxiv.org/abs/1", "#x"))),),
         ((MarkKind.STRONG, ""), (MarkKind.LINK, "x.pdf"))), (50, 16, 10, 20, 4))[0]  # fmt: skip
    container_marks = rng.choices(
        ((), ((MarkKind.EMPHASIS, ""),), ((MarkKind.STRONG, ""),), ((MarkKind.UNDERLINE, ""),)), (35, 52, 9, 4)
    )[0]
    if title_marks == container_marks == ((MarkKind.EMPHASIS, ""),):
        title_marks = ()
    owner = rng.choices(((), ((MarkKind.STRONG, ""),), ((MarkKind.UNDERLINE, ""),)), (55, 38, 7))[0]
    date_place = (
        "start"
        if "D" in order
        else rng.choices(("end", "volume", "month", "container", "pages"), (55, 14, 12, 14, 5))[0]
    )
    return Style(
        language=language, order=order, names=names, initials=rng.choices((". ", ".", "", " "), (50, 25, 15, 10))[0],
        between=between, final=final, most=rng.choices((99, 3, 6, 10), (76, 6, 9, 9))[0], upper=rng.random() < 0.05,
        owner=owner, signs=rng.choices(("", "*", "†", "1"), (88, 6, 3, 3))[0], after_authors=breaker,
        after_title=after_title,
        quotes=rng.choice(QUOTES[language]) if quoted else ("", ""), comma_inside=rng.random() < 0.5,
        title_marks=(*title_marks, *element("title")), container_marks=(*container_marks, *element("container")),
        author_marks=element("author"), date_marks=element("date"),
        intro=rng.choices(("", rng.choice(words["in"])), (40, 60))[0], intro_journal=rng.choices(("",
        rng.choice(words["in"])), (86, 14))[0],
        date=rng.choices(("({y})", "{y}", "{m} {y}", "({m} {y})", "({y}, {m})", "{y}, {m} {d}", "{d} {m} {y}",
        "{m} {d}, {y}", "[{y}]"),
                         (30, 45, 12, 4, 2, 1, 2, 2, 2))[0],
        date_place=date_place, volume=rng.choice(VOLUMES[language]), pages=rng.choice(PAGES[language]),
        pages_after=rng.choices((", ", ":", ": ", " "), (66, 14, 14, 6))[0], short=rng.choice((0.0, 0.0, 0.3, 0.9)),
        editors=rng.choice(words["eds"]), editors_first=rng.random() < 0.6, publishing=rng.choices(
            ("{c}: {p}", "{p}, {c}", "({p}, {c})", "{p}", "({c}: {p})", "{c}", "({p})"), (30, 25, 6, 24, 6, 7, 2))[0],
        city=rng.choice((0.0, 0.2, 0.8)), number=rng.choices(("", "[{}] ", "{}. ", "({}) ", "[J{}] ", "{}\t", "C{}. ",
        "{}) "), (76, 7, 6, 2, 3, 2, 2, 2))[0],
        doi=rng.choices(("doi:{}", "https://doi.org/{}", "DOI: {}", "doi: {}", "http://dx.doi.org/{}", "[DOI: {}]"),
        (25, 30, 15, 20, 5, 5))[0],
        arxiv=rng.choices(("arXiv:{}", "arXiv preprint arXiv:{}", "[{}]", "arXiv {}", "(arXiv:{})",
        "https://arxiv.org/abs/{}", "ArXiv e-prints {}"),
                          (40, 20, 10, 8, 12, 6, 4))[0],
        links=rng.choices(("", "[{}] ", "{} | ", "{}\t", "({}) ", "[{}]", "{} / "), (52, 22, 7, 4, 5, 6, 4))[0],
        link_words=tuple(rng.sample(LINKS, rng.randint(1, 5))), case=rng.choices(("", "title", "sentence", "upper"),
        (72, 14, 12, 2))[0],
        stop=rng.choices((".", "", ","), (66, 32, 2))[0], volume_marks=rng.choices(((), ((MarkKind.STRONG, ""),),
        ((MarkKind.EMPHASIS, ""),)), (80, 14, 6))[0],
        tag=rng.choices(("", "gbt"), (96, 4))[0],
    )  # fmt: skip
