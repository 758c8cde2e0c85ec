"""One printed name to its parts: given, particle, family, suffix; or a literal (an institution, a lone word).

Takes the words of one name, gives a `Name` whose words are those that stood there. Consults `tables.particles`; and
nameparser, only for names that carry titles or nicknames, where it is right and our own rules say nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pubparse.model import Name
from pubparse.tables import particles as table
from pubparse.tables.romanized import PINYIN

_WORD = re.compile(r"(?:[^\W\d_]\.)(?:[-‐‑]?[^\W\d_]\.)*(?=[^\W\d_][^\W\d_'’]+)|[^\s]+")
_INITIALS_DOTTED = re.compile(r"[^\W\d_][^\W\d_]?[^\W\d_]?\.(?:[-‐‑.]*[^\W\d_]{1,2}\.?)*")
_CAPS = re.compile(r"[^\W\d_]{1,4}|[^\W\d_](?:[-‐‑][^\W\d_]){1,2}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々〆ヶ]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_INITIALS_BEHIND = re.compile(r"(p*[wul]+?(?:p+[wul]+)*s?)([iI]{1,4})")
_CAPITALS_FIRST = re.compile(r"u+[wi]{1,2}")
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична|вич|вна|ivna|ovych|ovich|evich|ovna|evna)$")


@lru_cache(maxsize=65536)
def word_kind(word: str) -> str:
    """The kind of one word of a name, as a letter.

    i initials with full stops, I bare capitals, w word, u word in capitals, p particle, s suffix, x credential,
    c corporate word, k Chinese, Japanese or Korean, t title, l other small word.

    >>> "".join(map(word_kind, "Dr. J.-P. van der BERG JK Jr. Zhu 章梓立 Consortium".split()))
    'tippuIswkc'
    """
    fold = word.casefold().strip(",")
    if _CJK.search(word):
        return "k"
    if fold in table.SUFFIXES and (word[0].isupper() or word[0].isdigit()) and word not in ("JR", "SR"):
        return "s"
    if fold in table.TITLES and word[0].isupper() and (fold.endswith(".") or len(fold) > 2):
        return "t"
    if fold in table.CREDENTIALS and (word != word.capitalize() or "." in word or fold == "phd"):
        return "x"
    if word[:1].islower() or word[:1] in "'’":
        if word in table.PARTICLES:
            return "p"
        if word[1:2] in "'’" and word[2:3].isupper():
            return "w"
        return "c" if fold in table.CORPORATE else "i" if len(word) == 2 and word[1] == "." else "l"
    if _INITIALS_DOTTED.fullmatch(word) and (word.count(".") > 1 or len(word) <= 3 or fold in ("chr.", "mrs.", "abd.")):
        return "i"
    if fold.strip(".") in table.CORPORATE and not (len(word) <= 4 and word.isupper() and "." not in word):
        return "c"
    if word.isupper() and _CAPS.fullmatch(word):
        return "I" if len(re.sub(r"\W", "", word)) <= 3 else "u"
    if word.isupper() and len(word) > 1:
        return "I" if len(re.sub(r"\W", "", word)) <= 3 and "." in word else "u"
    return "w"


def split_words(text: str) -> list[str]:
    """The words of a name; initials that touch the next word are parted from it.

    >>> split_words("W.B.Weir"), split_words("Kan  Zhu")
    (['W.B.', 'Weir'], ['Kan', 'Zhu'])
    """
    return [word for raw in _WORD.findall(text) if (word := raw.strip(",;:"))]


def fold_name(text: str) -> str:
    """A name's word without accents and case, for looking up.

    >>> fold_name("Nguyễn")
    'nguyen'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def parse_name(text: str, inverted: bool | None = None) -> Name:
    """A printed name in parts. `inverted`: the family name comes first (`Zhu K`); None: judge by the name itself.

    A comma always parts family from given name (or a suffix from the name).

    >>> parse_name("van der Berg, J.-P.")
    Name(family='Berg', given='J.-P.', particle='van der', suffix='', literal='', printed='van der Berg, J.-P.', \
signs=(), roles=(), url='')
    >>> str(parse_name("Dendle MA")), parse_name("Dendle MA").family, parse_name("A. B. Smith, Jr.").suffix
    ('MA Dendle', 'Dendle', 'Jr.')
    >>> parse_name("the IMAGEN consortium").literal, parse_name("章梓立").family
    ('IMAGEN consortium', '章')
    """
    text = " ".join(text.split()).strip(" ,;")
    family, _, rest = text.partition(",")
    if not rest.strip():
        return build_direct(split_words(family), text, inverted)
    given, _, more = rest.partition(",")
    suffix = ""
    first = "".join(map(word_kind, split_words(given)))
    second = "".join(map(word_kind, split_words(more)))
    if first and set(first) <= {"s"}:
        given, suffix = more, given.strip()
    elif second and set(second) <= {"s"}:
        suffix = more.strip()
    elif more.strip():
        given = f"{given} {more}"
    if not given.strip():
        name = build_direct(split_words(family), text, inverted)
        return Name(name.family, name.given, name.particle, suffix or name.suffix, name.literal, text)
    return build_inverted(split_words(family), split_words(given), text, suffix)


def build_inverted(family: list[str], given: list[str], printed: str, suffix: str = "") -> Name:
    """A name whose family and given words are known: leading particles, trailing ones (`Berg, J. van der`), suffix.

    >>> build_inverted(["Smith", "Jr."], ["A.", "B."], "Smith Jr., A. B.").suffix
    'Jr.'
    """
    given = [word for word in given if word_kind(word) not in "xt"] or given
    tail: list[str] = []
    while len(family) > 1 and word_kind(family[-1]) == "s":
        suffix, family = f"{family[-1]} {suffix}".strip(), family[:-1]
    while len(given) > 1 and word_kind(given[-1]) == "s":
        suffix, given = f"{given[-1]} {suffix}".strip(), given[:-1]
    while len(given) > 1 and word_kind(given[-1]) == "p":
        tail, given = [given[-1], *tail], given[:-1]
    cut = 0
    while cut < len(family) - 1 and word_kind(family[cut]) == "p":
        cut += 1
    particle = " ".join((*tail, *family[:cut]))
    parts = " ".join(family[cut:]), " ".join(given)
    if _CJK.search(parts[0]) and _CJK.search(parts[1]):
        return Name(*parts, literal=f"{parts[0]}{parts[1]}", printed=printed)
    return Name(parts[0], parts[1], particle, suffix, "", printed)


def build_direct(words: list[str], printed: str, inverted: bool | None = None, kinds: str = "") -> Name:
    """A name without comma: in reading order, or family first (Vancouver, capitals, patronymics, Vietnamese).

    >>> build_direct("Ludwig van Beethoven".split(), "").particle, build_direct("Rossana De Leo".split(), "").family
    ('van', 'De Leo')
    >>> build_direct("Juan de la Cruz García".split(), "").family, build_direct("Иванов И.И.".split(), "").family
    ('Cruz García', 'Иванов')
    >>> build_direct(["Ada", "Lovelace"], "", inverted=True).family
    'Ada'
    """
    kinds = kinds or "".join(map(word_kind, words))
    while len(kinds) > 2 and kinds[-1] == "x":
        words, kinds = words[:-1], kinds[:-1]
    if "c" in kinds and len(words) > 1 and not set(kinds[:-1]) <= {"i", "I"}:
        start = 1 if words[0].casefold() in table.ARTICLES else 0
        return Name(literal=" ".join(words[start:]), printed=printed)
    if kinds.startswith("k") or set(kinds) == {"k"}:
        return _east_asian("".join(words) if len(words) > 2 else " ".join(words), printed)
    if "t" in kinds or any(word[0] in "\"“'(" and word not in table.PARTICLES for word in words):
        return _decorated(words, printed)
    suffix = ""
    while len(words) > 1 and kinds[-1] == "s":
        suffix, words, kinds = f"{words[-1]} {suffix}".strip(), words[:-1], kinds[:-1]
    if len(words) == 1:
        return Name(literal=words[0], printed=printed)
    if not words:
        return Name(literal=printed, printed=printed)
    family_words = given_words = 0
    if inverted is not False:
        family_words = _family_first(words, kinds)
        if not family_words and inverted:
            family_words = max(1, len(words) - 1) if "p" in kinds[:-1] else 1
    if family_words:
        return build_inverted(words[:family_words], words[family_words:], printed, suffix)
    given_words = _given_words(words, kinds)
    cut = given_words
    while cut < len(words) - 1 and kinds[cut] == "p":
        cut += 1
    return Name(
        " ".join(words[cut:]), " ".join(words[:given_words]), " ".join(words[given_words:cut]), suffix, "", printed
    )


def _family_first(words: list[str], kinds: str) -> int:
    """How many leading words are the family name, by the name's own shape; 0 if it is in reading order."""
    folded = fold_name(words[0])
    if len(words) > 2 and folded in table.VIETNAMESE and fold_name(words[-1]) not in table.VIETNAMESE:
        return 1
    if kinds == "Iw" and len(words[0]) > 2 and words[0].casefold() in PINYIN:
        return 1
    if kinds[-1] == "I" and len(words[-1]) > 2 and words[-1].casefold() in PINYIN:
        return 0
    if kinds[-1] in "iI" and (match := _INITIALS_BEHIND.fullmatch(kinds)):
        return len(match[1])
    if kinds in ("uI", "II") and "." not in words[0] and len(words[0]) >= len(words[1].strip(".")):
        return 1
    if kinds[0] == "u" and _CAPITALS_FIRST.fullmatch(kinds):
        return kinds.count("u")
    if len(words) == 3 and _PATRONYMIC.search(words[2]) and not _PATRONYMIC.search(words[1]) and kinds == "www":
        return 1
    return 0


def _given_words(words: list[str], kinds: str) -> int:
    """How many leading words are given names, in a name in reading order."""
    for i in range(1, len(words)):
        if kinds[i] == "p" and i < len(words) - 1:
            initials = len(kinds) - len(kinds.lstrip("iI"))
            return initials if 0 < initials < i else i
    upper = len(kinds) - len(kinds.rstrip("u"))
    if 0 < upper < len(words):
        return len(words) - upper
    for i in range(1, len(words) - 1):
        if words[i] in table.CAPITAL_PARTICLES and fold_name(words[0]) not in table.VIETNAMESE:
            return i
    return len(words) - 1


def _east_asian(text: str, printed: str) -> Name:
    """A name in Chinese characters, kana or hangul: a literal in its printed order, with its parts where they show."""
    pieces = text.split()
    if len(pieces) == 2:
        return Name(pieces[0], pieces[1], literal=text, printed=printed)
    if not re.fullmatch(r"[\u3400-\u9fff\uac00-\ud7af々]{2,4}", text):
        return Name(literal=text, printed=printed)
    size = 2 if text[:2] in table.COMPOUND_SURNAMES else 1
    if size == 1 and not _HANGUL.match(text) and (len(text) > 3 or text[0] not in table.CHINESE_SURNAMES):
        return Name(literal=text, printed=printed)
    if _KANA.search(text) or len(text) == size:
        return Name(literal=text, printed=printed)
    return Name(text[:size], text[size:], literal=text, printed=printed)


def _decorated(words: list[str], printed: str) -> Name:
    """A name with a title or a nickname: nameparser knows those; the title is dropped, the nickname stays given."""
    from nameparser import HumanName  # the one door; slow to import and rarely needed

    parsed = HumanName(" ".join(words))
    nickname = str(parsed.nickname)
    given = f"{parsed.first} {parsed.middle}".strip()
    if nickname:
        quoted = next((word for word in words if nickname.split()[0] in word), nickname)
        given = f"{given} {quoted if ' ' not in nickname else nickname}".strip()
    family = str(parsed.last).split()
    if not family:
        return Name(literal=given or " ".join(words), printed=printed)
    if not given:
        # Nothing was taken off a family name of as many words: to read it once more would never end.
        whole = len(family) == 1 or len(family) >= len(words)
        return Name(literal=" ".join(family), printed=printed) if whole else build_direct(family, printed)
    suffix = " ".join(word for word in str(parsed.suffix).replace(",", "").split() if word_kind(word) == "s")
    return build_inverted(family, given.split(), printed, suffix)
