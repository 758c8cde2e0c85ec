"""The facts that synthetic entries are made of: titles, names, containers, publishers, drawn apart and put together.

A `Pool` is filled from labelled examples (only those that may be trained on), from the venue lists and from public name
lists; `Pool.work` draws a `Work` whose parts go together in kind and language.
"""

from __future__ import annotations

import csv
import importlib
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import fact_words
from examples import Example
from figures import trimmed
from pubparse.normalizers.authors import split_authors

LOCALES = (
    ("en_US", 30), ("en_GB", 8), ("de_DE", 8), ("fr_FR", 8), ("es_ES", 7), ("it_IT", 6), ("pt_BR", 5), ("nl_NL", 4),
    ("pl_PL", 3), ("sv_SE", 3), ("da_DK", 2), ("fi_FI", 2), ("no_NO", 2), ("cs_CZ", 2), ("tr_TR", 2), ("ro_RO", 2),
    ("hu_HU", 1), ("hr_HR", 2), ("en_IN", 6), ("id_ID", 2), ("vi_VN", 2),
)  # fmt: skip
_CLEAN = re.compile(r"[a-zß-öø-ÿ][A-Z]|\s[,.;]|[<>|_]|[.,;][^\W\d_]{2}|- [a-z]|\d[A-Za-z]{3}|[a-z]\d")
_NO_TITLE = re.compile(
    r"\b(Journal|Proceedings|Proc\.|Revue|Vol\.|vol\.|Ph\.?D|Thesis|thesis|Chapter|https?|doi|pp\.|Press|arXiv)(?!\w)"
)
_NO_CONTAINER = re.compile(
    r"(?i)\d|\b(ed|eds|vol|no|suppl|edited|hrsg|in|thesis|press|university of)\b\.?$|^in\b|\b(eds?|vol)\.|[()]"
)
_PROCEEDINGS = re.compile(r"(?i)\b(proc|proceedings|conf|conference|symp|symposium|workshop|congress|meeting)\b")
_LANGUAGES = {
    "de": re.compile(r"\b(der|die|das|und|von|zur|zum|für|eine?r?|im|über|mit)\b"),
    "fr": re.compile(r"\b(les?|la|des?|du|et|une?|dans|sur|pour|aux?)\b|\b[ldLD]['’]"),
    "es": re.compile(r"\b(el|los|las|del|y|una?|para|con|en la|de la)\b"),
    "it": re.compile(r"\b(il|gli|della?|dello|di|nel|nella|e il|per la|un')\b"),
    "pt": re.compile(r"\b(dos?|das|uma?|em|para|não|os|as|no|na)\b|ção|ções"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """The facts of one work; empty is absent."""

    kind: str
    title: str
    authors: tuple[tuple[str, str], ...] = ()
    editors: tuple[tuple[str, str], ...] = ()
    container: str = ""
    short: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    year: int = 0
    month: int = 0
    day: int = 0
    publisher: str = ""
    place: str = ""
    city: str = ""
    edition: int = 0
    series: str = ""
    genre: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    isbn: str = ""
    status: str = ""
    award: str = ""
    note: str = ""
    language: str = "en"


@dataclass
class Pool:
    """What works are drawn from."""

    titles: dict[str, list[str]] = field(default_factory=dict)
    journals: list[tuple[str, str]] = field(default_factory=list)
    known_journals: list[str] = field(default_factory=list)
    proceedings: list[tuple[str, str]] = field(default_factory=list)
    books: list[str] = field(default_factory=list)
    published: list[tuple[str, str]] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)

    def work(self, rng: random.Random, kind: str = "") -> Work:
        """Draw the facts of one work, of a kind (article, inproceedings, chapter, book, thesis, report, preprint)."""
        kind = (
            kind
            or rng.choices(
                ("article", "inproceedings", "chapter", "book", "thesis", "report", "preprint"), (50, 22, 9, 8, 4, 4, 3)
            )[0]
        )
        language = rng.choices(("en", "de", "fr", "es", "it", "pt"), (82, 4, 6, 3, 2, 3))[0]
        title = rng.choice(self.titles.get(f"{language}:book" if kind == "book" else language) or self.titles["en"])
        year = int(min(2026, max(1890, 2026 - rng.expovariate(0.055))))
        volume, number, pages = _numbers(rng)
        publisher, place = self._publisher(rng)
        facts: dict[str, object] = {
            "kind": kind, "title": title, "authors": self.people(rng, language), "year": year, "language": language,
            "month": rng.randint(1, 12) if rng.random() < 0.5 else 0,
        }  # fmt: skip
        if facts["month"] and rng.random() < 0.3:
            facts["day"] = rng.randint(1, 28)
        if kind == "article":
            facts["container"], facts["short"] = self._journal(rng)
            facts.update(volume=volume, number=number if rng.random() < 0.65 else "", pages=pages)
        elif kind == "inproceedings":
            facts["container"], facts["short"] = self._proceedings(rng, year)
            facts.update(pages=pages if rng.random() < 0.75 else "")
            if rng.random() < 0.35:
                facts["city"] = rng.choice(fact_words.CITIES)
            if rng.random() < 0.4:
                facts["publisher"] = publisher
                facts["place"] = place if rng.random() < 0.5 else ""
            if rng.random() < 0.15:
                facts.update(series=rng.choice(fact_words.SERIES), volume=volume if rng.random() < 0.8 else "")
            if rng.random() < 0.08:
                facts["editors"] = self.people(rng, language)[:4]
        elif kind == "chapter":
            facts["container"] = rng.choice(self.books)
            facts.update(publisher=publisher, place=place if rng.random() < 0.7 else "", pages=pages)
            if rng.random() < 0.8:
                facts["editors"] = self.people(rng, language)[:4]
            if rng.random() < 0.12:
                facts["volume"] = str(rng.randint(1, 12))
        elif kind == "book":
            facts.update(publisher=publisher, place=place if rng.random() < 0.75 else "")
            if rng.random() < 0.15:
                facts["edition"] = rng.randint(2, 7)
            if rng.random() < 0.12:
                facts["series"] = rng.choice(fact_words.SERIES)
            if rng.random() < 0.15:
                facts["isbn"] = "978-" + "-".join(str(rng.randint(1, 9999)) for _ in range(4))
        elif kind == "thesis":
            facts.update(genre=rng.choice(fact_words.GENRES["thesis"]), publisher=rng.choice(fact_words.SCHOOLS))
            if rng.random() < 0.3:
                facts["place"] = place
        elif kind == "report":
            code = rng.choice(("TR-{}-{}", "CS-{}-{}", "{}-{}", "INRIA RR-{}{}", "UCB/EECS-{}-{}"))
            code = code.format(rng.randint(60, 2020), rng.randint(1, 200))
            facts["genre"] = rng.choice(fact_words.GENRES["report"]).format(n=code, k=rng.randint(2, 20000))
            facts["publisher"] = rng.choice(fact_words.SCHOOLS) if rng.random() < 0.8 else publisher
        else:
            facts["arxiv"] = _arxiv(rng, year)
        self._extras(rng, facts, kind)
        return Work(**facts)  # type: ignore[arg-type]

    def people(self, rng: random.Random, language: str = "en") -> tuple[tuple[str, str], ...]:
        """Draw an author list."""
        count = rng.choices((1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 18, 30), (16, 22, 20, 14, 9, 6, 4, 3, 2, 2, 1, 0.4))[0]
        mixed = rng.random()
        out = []
        for _ in range(count):
            if mixed < 0.45:
                out.append(rng.choice(self.names))
            elif mixed < 0.6 or (mixed < 0.8 and rng.random() < 0.3):
                out.append((rng.choice(fact_words.CHINESE_GIVEN), rng.choice(fact_words.CHINESE)))
            else:
                out.append(_faker_name(rng))
        return tuple(out)

    def _publisher(self, rng: random.Random) -> tuple[str, str]:
        if self.published and rng.random() < 0.6:
            publisher, place = rng.choice(self.published)
            return publisher, place or rng.choice(fact_words.PLACES)
        return rng.choice(fact_words.PUBLISHERS), rng.choice(fact_words.PLACES)

    def _journal(self, rng: random.Random) -> tuple[str, str]:
        if rng.random() < 0.4 and self.known_journals:
            name = rng.choice(self.known_journals)
            return name, name
        return rng.choice(self.journals)

    def _proceedings(self, rng: random.Random, year: int) -> tuple[str, str]:
        name, short = rng.choice(self.proceedings)
        if not short:
            return name, ""
        nth = rng.randint(2, 49)
        ordinal = f"{nth}{'th' if nth % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(nth % 10, 'th')}"
        form = rng.random()
        if form < 0.35:
            bare = re.sub(r"^(Annual|International|The) ", "", name)
            full = rng.choice((
                f"Proceedings of the {ordinal} {name}", f"Proceedings of the {ordinal} Annual {bare}",
                f"Proc. {ordinal} {name}",
                f"Proceedings of the {ordinal} {name} ({short})", f"{ordinal} {name} ({short})",
                f"The {ordinal} {name}",
                f"Proceedings of the {year} {name}", f"Proceedings of the {ordinal} {name} ({short} {year})",
                f"Proc. of the {ordinal} {name}", f"{year} {name} ({short})",
            ))  # fmt: skip
        elif form < 0.55:
            full = rng.choice(
                (f"{name} ({short})", f"{name}", f"Proceedings of {name}", f"Proceedings of the {name} ({short})")
            )
        else:
            full = rng.choice((f"{short}", f"Proceedings of {short}", f"Proc. {short}", f"{short}", f"Proc. of {short}",
                               f"ACM {short}", f"IEEE {short}", f"{short} Workshop"))  # fmt: skip
        return full, short

    def _extras(self, rng: random.Random, facts: dict[str, object], kind: str) -> None:
        if rng.random() < 0.22:
            facts["doi"] = f"10.{rng.randint(1000, 9999)}/" + rng.choice((
                f"{rng.randint(1000000, 9999999)}.{rng.randint(1000000, 9999999)}",
                f"s{rng.randint(10000, 99999)}-0{rng.randint(10, 24)}"
                f"-{rng.randint(1000, 9999)}-{rng.randint(0, 9)}",
                f"j.{rng.choice(('cell', 'jmb', 'tcs', 'neuron'))}.2{rng.randint(0, 24):03}"
                f".{rng.randint(1, 12):02}.{rng.randint(1, 99):03}",
                f"{rng.choice(('PhysRevLett', 'RevModPhys'))}.{rng.randint(50, 130)}.{rng.randint(1000, 99999)}",
                f"tpami.20{rng.randint(10, 24)}.{rng.randint(100000, 999999)}",
            ))  # fmt: skip
        if kind != "preprint" and rng.random() < 0.06:
            facts["arxiv"] = _arxiv(rng, int(str(facts["year"])))
        if rng.random() < 0.07:
            facts["url"] = rng.choice(("https://", "http://", "http://www.")) + rng.choice((
                "example.org/papers/{}.pdf", "www.cs.uni.edu/~jane/p{}.html", "hal.archives-ouvertes.fr/hal-0{}",
                "github.com/lab/x{}",
                "aclanthology.org/P19-{}", "jmlr.org/papers/v3/x{}.html")).format(rng.randint(100, 99999))  # fmt: skip
        if rng.random() < 0.03:
            facts["status"] = rng.choice(fact_words.STATUS)
            if rng.random() < 0.6:
                facts.update(volume="", number="", pages="")
        if rng.random() < 0.02:
            facts["award"] = rng.choice(fact_words.AWARDS)
        if rng.random() < 0.04:
            facts["note"] = rng.choice(fact_words.NOTES)


def _arxiv(rng: random.Random, year: int) -> str:
    if year < 2007:
        archive = rng.choice(("hep-th", "hep-ph", "astro-ph", "cond-mat", "quant-ph", "math", "cs.LG", "gr-qc"))
        return f"{archive}/{year % 100:02}{rng.randint(1, 12):02}{rng.randint(1, 999):03}"
    return f"{year % 100:02}{rng.randint(1, 12):02}.{rng.randint(1, 19999):05}"


def _numbers(rng: random.Random) -> tuple[str, str, str]:
    """A volume, an issue number and pages, all different so that they can be told apart in a rendered string."""
    volume = str(rng.choice((rng.randint(1, 40), rng.randint(1, 150), rng.randint(1, 150), rng.randint(100, 600))))
    if rng.random() < 0.03:
        volume = rng.choice("ABDEG") + volume
    number = str(rng.choice((rng.randint(1, 6), rng.randint(1, 12), rng.randint(1, 60))))
    if rng.random() < 0.06:
        number += f"-{int(number) + 1}"
    first = rng.choice((rng.randint(1, 99), rng.randint(100, 999), rng.randint(100, 999), rng.randint(1000, 9999)))
    form = rng.random()
    if form < 0.86:
        pages = f"{first}-{first + rng.randint(2, 40)}"
    elif form < 0.92:
        pages = str(first)
    elif form < 0.96:
        pages = str(rng.randint(10000, 245000)).zfill(6)
    else:
        pages = rng.choice(
            (f"e{first}", f"S{first}-S{first + 5}", f"{first}e1", f"{rng.randint(1, 40)}:1-{rng.randint(10, 30)}")
        )
    while number == volume or pages in (number, volume):
        number = str(rng.randint(1, 99))
        pages = f"{first + 7}-{first + 29}"
    return volume, number, pages


@cache
def _faker_locale(locale: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider

    def held(*names: str) -> tuple[str, ...]:
        out: list[str] = []
        for name in names:
            value = getattr(provider, name, ())
            if isinstance(value, (tuple, list, dict)):
                out += [v for v in value if isinstance(v, str)]
        return tuple(sorted(set(out)))

    return held("first_names", "first_names_male", "first_names_female"), held(
        "last_names", "last_names_male", "last_names_female"
    )


def _faker_name(rng: random.Random) -> tuple[str, str]:
    locale = rng.choices([n for n, _ in LOCALES], [w for _, w in LOCALES])[0]
    given, family = _faker_locale(locale)
    first, last = rng.choice(given), rng.choice(family)
    if rng.random() < 0.35:
        first += " " + (rng.choice(given) if rng.random() < 0.5 else rng.choice("ABCDEFGHJKLMNPRSTVW") + ".")
    if locale in ("es_ES", "pt_BR") and rng.random() < 0.4:
        last += " " + rng.choice(family)
    if rng.random() < 0.03:
        last = rng.choice(("van ", "van der ", "de ", "von ", "de la ", "Di ", "Le ", "O'", "Mac", "al-")) + last
    return first, last


def language_of(text: str) -> str:
    """The language of a title by its small words; English where nothing else speaks."""
    votes = {name: len(pattern.findall(text)) for name, pattern in _LANGUAGES.items()}
    best = max(votes, key=lambda name: votes[name])
    return best if votes[best] >= 2 and not re.search(r"\b(the|of|and|in|for)\b", text) else "en"


def fill(examples: Iterable[Example], shared: Path) -> Pool:
    """A pool from examples that may be trained on, and from the public lists."""
    pool = Pool(titles={"en": []})
    for example in examples:
        parts = trimmed(example)
        labels = [label for label, _ in parts]
        held = dict(reversed(parts))
        title = held.get("title", "")
        if 12 < len(title) < 230 and not _CLEAN.search(title) and title[0].isupper() and not _NO_TITLE.search(title):
            language = language_of(title)
            book = "container" not in labels and "publisher" in labels
            pool.titles.setdefault(f"{language}:book" if book else language, []).append(title)
        container = held.get("container", "")
        if 3 < len(container) < 160 and not _CLEAN.search(container):
            if _PROCEEDINGS.search(container):
                if container[0].isupper() and not re.search(r"(?i)\bvol\b|\bed", container):
                    pool.proceedings.append((container, ""))
            elif _NO_CONTAINER.search(container) or not container[0].isupper():
                pass
            elif "editor" in labels:
                pool.books.append(container)
            elif "volume" in labels:
                pool.known_journals.append(container)
        publisher, place = held.get("publisher", ""), held.get("location", "")
        if (
            publisher
            and place
            and not re.search(r"[\d():;]", publisher + place)
            and not publisher.isupper()
            and not _CLEAN.search(publisher + place)
            and "thesis" not in example.text
        ):
            pool.published.append((publisher, place))
        if "author" in labels and not _CLEAN.search(held["author"]):
            for name in split_authors(held["author"]).names:
                if (
                    name.family
                    and name.given
                    and len(name.family) > 1
                    and not re.search(r"(?i)collab|team|group|\d", str(name))
                ):
                    family = f"{name.particle} {name.family}".strip()
                    pool.names.append((name.given, family.title() if family.isupper() else family))
    for line in (shared / "identity/names-dblp.tsv").read_text(encoding="utf-8").splitlines():
        words = line.split("\t")[0].split()
        if len(words) > 1 and not words[-1].isdigit():
            pool.names.append((" ".join(words[:-1]), words[-1]))
    pool.journals = _journals(shared)
    with (shared / "venues/conferences.csv").open(encoding="utf-8", newline="") as handle:
        pool.proceedings += [(row["name"], row["acronym"]) for row in csv.DictReader(handle)] * 4
    return pool


def _journals(shared: Path) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for path in sorted((shared / "venues/journals").glob("*.csv")):
        if path.stem.endswith("strings"):
            continue
        with path.open(encoding="utf-8", newline="") as handle:
            rows = [
                r
                for r in csv.reader(handle)
                if len(r) > 1 and 3 < len(r[0]) < 90 and not re.search(r"[$\\\"{]", r[0] + r[1])
            ]
        random.Random(path.stem).shuffle(rows)
        out += [(r[0], r[1]) for r in rows[:1500]]
    return out


def examples_titles(pool: Pool) -> Sequence[str]:
    """All titles of a pool."""
    return [title for titles in pool.titles.values() for title in titles]
