"""Build src/pubparse/tables/lexicon.txt.gz: what a word is known as, from public lists.

    python tools/build_lexicon.py SHARED [--journals]

SHARED holds `venues/` (JabRef's journal lists, conferences), `identity/names-dblp.tsv` (names), `wild/` (pages, for
how often a word stands in lower case); names and cities come from Faker. None of it is labelled reference data, so
that figures measured with references held out stay honest. With `--journals`, journals.u32 is built from the lexicon
that is there: hashes of journals' names. One line a word: the word in lower case and its classes:
g given name, s surname, j/J/K journal word (1, 5, 50 journals), p place, u publisher, c/C common word in lower case,
v journal title that is one word.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import pkgutil
import re
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pubparse.labelling.tokens import tokenize
from pubparse.labelling.words import word_of

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/pubparse/tables/lexicon.txt.gz"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LATIN = re.compile(r"[a-zà-ɏ'’-]+")
PUBLISHERS = """
    springer elsevier wiley blackwell pergamon kluwer birkhäuser academic press mit oxford cambridge university
    north-holland dekker marcel mcgraw-hill mcgraw prentice-hall prentice hall addison-wesley addison wesley plenum
    crc taylor francis routledge sage palgrave macmillan penguin harper collins harpercollins norton knopf doubleday
    random house verlag vieweg teubner gruyter mouton peter lang suhrkamp fischer rowohlt beck mohr siebeck
    vandenhoeck ruprecht nomos waxmann kohlhammer klett-cotta reclam hanser oldenbourg thieme hogrefe huber steiner
    harrassowitz metzler gallimard seuil minuit flammarion fayard albin grasset hachette larousse puf dunod masson
    armand colin payot cerf découverte harmattan hermann hermès belin nathan éditions éditeur editorial ediciones
    edizioni editora editions einaudi mondadori laterza feltrinelli mulino bompiani rizzoli giuffrè franco angeli
    carocci adelphi zanichelli siglo xxi ariel alianza cátedra tecnos planeta paidós gredos anagrama gedisa trotta
    síntesis atlas saraiva vozes contexto unesp cortez brasiliense zahar ieee acm siam usenix aaai ams aps aip acs
    rsc asme spie iop iacr ios kaufmann morgan artech interscience dover freeman worth wadsworth brooks cole holt
    rinehart winston little brown houghton mifflin scribner simon schuster vintage erlbaum lawrence hillsdale
    guilford jossey-bass ashgate brill equinox continuum bloomsbury edward elgar polity verso zed pluto berghahn
    methuen croom helm batsford thames hudson yale harvard princeton stanford chicago california columbia cornell
    hopkins duke minnesota wisconsin michigan publishers publishing publications publisher presses universitaires
    universitaire institute institut nauka mir world scientific imperial college benjamin benjamins john iwanami
    shoten kodansha maruzen aspen lippincott saunders mosby williams wilkins karger churchill livingstone arnold
    hodder longman pearson heinemann faber chapman hindawi mdpi frontiers ios usenix eurographics dagstuhl
    leibniz-zentrum
"""


def faker_words(part: str, names: Iterable[str]) -> Iterator[str]:
    package = importlib.import_module(f"faker.providers.{part}")
    for info in pkgutil.iter_modules(package.__path__):
        provider = getattr(importlib.import_module(f"faker.providers.{part}.{info.name}"), "Provider", None)
        for name in names:
            held = getattr(provider, name, None)
            for word in held if isinstance(held, (tuple, list, dict)) else ():
                if isinstance(word, (tuple, list)):
                    word = word[-1]
                if isinstance(word, str):
                    yield word


def words(text: str) -> list[str]:
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def journals(shared: Path) -> Iterator[list[str]]:
    for path in sorted((shared / "venues/journals").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.reader(handle):
                yield from (row[:2] if not path.stem.endswith("strings") else row[:1],)


def build(shared: Path) -> dict[str, str]:
    classes: dict[str, set[str]] = {}

    def add(word: str, letter: str) -> None:
        if 1 < len(word) <= 24 and LATIN.fullmatch(word):
            classes.setdefault(word, set()).add(letter)

    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    for name in faker_words(
        "person", ("first_names", "first_names_male", "first_names_female", "first_romanized_names")
    ):
        given.update(set(words(name)))
    for name in faker_words("person", ("last_names", "last_names_male", "last_names_female", "last_romanized_names")):
        family.update(set(words(name)))
    for line in (shared / "identity/names-dblp.tsv").read_text(encoding="utf-8").splitlines():
        for name in line.split("\t")[:2]:
            parts = [p for p in name.split() if not p.isdigit()]
            if len(parts) > 1:
                given.update(words(parts[0]))
                family.update(words(parts[-1]))
    count: Counter[str] = Counter()
    single: set[str] = set()
    for row in journals(shared):
        seen: set[str] = set()
        for name in row:
            found = words(name)
            seen.update(found)
            if len(found) == 1:
                single.add(found[0])
        count.update(seen)
    lower: Counter[str] = Counter()
    for path in sorted((shared / "wild").glob("wild-*")):
        text = re.sub(
            r"(?s)<(script|style).*?</\1>|<[^>]*>|https?://\S+", " ", path.read_text(encoding="utf-8", errors="replace")
        )
        lower.update({w for w in WORD.findall(text) if w.islower()})
    common = {w for w, n in lower.items() if n >= 3}
    for word in given:
        if word not in common or given[word] > 2:
            add(word, "g")
    for word in family:
        if word not in common or family[word] > 2:
            add(word, "s")
    for word, n in count.items():
        if n > 1 or word in common or len(word) > 3:
            add(word, "K" if n >= 50 else "J" if n >= 5 else "j")
    for word in single:
        add(word, "v")
    for place in faker_words(
        "address",
        (
            "cities",
            "city_names",
            "countries",
            "states",
            "provinces",
            "regions",
            "state_abbr",
            "states_abbr",
            "departments",
            "cantons",
            "counties",
            "prefectures",
        ),
    ):
        found = words(place)
        if len(found) <= 3:
            for word in found:
                if word not in common:
                    add(word, "p")
    for word in PUBLISHERS.split():
        add(word, "u")
    for word, n in lower.items():
        if n >= 2:
            add(word, "C" if n >= 12 else "c")
    return {word: "".join(sorted(letters)) for word, letters in classes.items()}


def hashes(shared: Path) -> array[int]:
    """The CRC-32 of every journal's name and abbreviation and of conferences' names, as the reader forms keys."""
    found = set()
    with (shared / "venues/conferences.csv").open(encoding="utf-8", newline="") as handle:
        rows = [[row["name"]] for row in csv.DictReader(handle)]
    for row in [*journals(shared), *rows]:
        for name in row:
            if len(name) > 2 and not re.search(r"[$\\\\{}]", name):
                found.add(zlib.crc32(b"".join(w.key for w in map(word_of, tokenize(name).words))))
    return array("I", sorted(found))


def main() -> None:
    if "--journals" in sys.argv:
        held = hashes(Path(sys.argv[1]))
        OUT.with_name("journals.u32").write_bytes(held.tobytes())
        print(len(held), "journals")
        return
    lexicon = build(Path(sys.argv[1]))
    text = "".join(f"{word}\t{letters}\n" for word, letters in sorted(lexicon.items()))
    with OUT.open("wb") as handle, gzip.GzipFile(fileobj=handle, mode="wb", mtime=0, filename="") as out:
        out.write(text.encode())
    print(len(lexicon), "words", OUT.stat().st_size, "bytes", Counter(c for v in lexicon.values() for c in v))


if __name__ == "__main__":
    main()
