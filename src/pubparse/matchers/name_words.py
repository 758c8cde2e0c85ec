"""How two words of names are to each other: one word, one in two spellings, short for the other, or another.

Takes folded words, gives a `Likeness`. Consults the tables of nicknames and of romanized names, and learned weights.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from pubparse.matchers.similarity import edits
from pubparse.tables.nicknames import NAMES, NICKNAMES
from pubparse.tables.romanized import HANGUL_FIRST, HANGUL_LAST, HANGUL_MIDDLE, LETTERS, PINYIN


class Likeness(IntEnum):
    """What two words of names are to each other, from nothing to all."""

    OTHER = 0
    INITIAL = 1
    """One is the other's first letter or its abbreviation."""
    NICKNAME = 2
    """One is used in the other's stead: Bill for William."""
    LIKE = 3
    """Likely one word in two spellings or with a typing error."""
    SPELLING = 4
    """One word, romanized or transliterated in two ways."""
    EQUAL = 5


_LATIN = str.maketrans(LETTERS)
_HANGUL = re.compile(r"[가-힣]")
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"([^aeiou])\1", r"\1"),
        (r"tsch|tch|tsh|cz|ch", "c"),
        (r"sch|sh|sz", "s"),
        (r"zh|dj|dz", "z"),
        (r"jy", "j"),
        (r"kh", "h"),
        (r"(?<=[gdtk])h", ""),
        (r"ph", "f"),
        (r"ts|tz", "c"),
        (r"q|ck|c(?=[aou])", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?<=[aou])e", ""),
        (r"(?<=[aeiou])h$", ""),
        (r"ou(?=[aei])", "v"),
        (r"ou|oo|uo", "u"),
        (r"ee", "i"),
        (r"(?<![aeiou])[yj](?=[aeiou])", ""),
        (r"(?<![aeiou])i(?=[aou])", ""),
        (r"[iyj]+", "i"),
        (r"(.)\1+", r"\1"),
    )
)
"""Spellings that different ways of romanizing give to one sound, in the order in which they are rewritten."""


def latin(text: str) -> str:
    """A folded text with Cyrillic, Greek and Hangul letters in Latin ones; the rest stays.

    >>> from pubparse.matchers.folding import fold
    >>> latin(fold("Иванов")), latin("김영수")
    ('ivanov', 'gim yeong su')
    """
    if text.isascii():
        return text
    return " ".join(_HANGUL.sub(lambda found: _syllable(found.group()), text.translate(_LATIN)).split())


def _syllable(letter: str) -> str:
    """One Hangul syllable in Latin letters, between blanks."""
    code = ord(letter) - ord("가")
    return f" {HANGUL_FIRST[code // 588]}{HANGUL_MIDDLE[code % 588 // 28]}{HANGUL_LAST[code % 28]} "


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """A key that the common ways of spelling one name in Latin letters share.

    >>> sound("dmitriy") == sound("dmitri") == sound("dmitry"), sound("koehring") == sound("kohring")
    (True, True)
    """
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


@lru_cache(maxsize=100_000)
def is_pinyin(word: str) -> bool:
    """Whether a word is one Mandarin syllable or two, as Chinese names are.

    >>> is_pinyin("zhigang"), is_pinyin("robert")
    (True, False)
    """
    word = _pinyin_key(word)
    return word in PINYIN or any(word[:cut] in PINYIN and word[cut:] in PINYIN for cut in range(1, min(len(word), 7)))


@lru_cache(maxsize=100_000)
def is_korean(word: str) -> bool:
    """Whether a word can be one Korean syllable or two: a piece of such a name is another name.

    >>> is_korean("kyungchae"), is_korean("jessica")
    (True, False)
    """
    return _KOREAN.fullmatch(word) is not None


def is_telling(word: str) -> bool:
    """Whether a given name is one that few people have, as far as its shape and the table can tell.

    >>> is_telling("nazmiye"), is_telling("maria"), is_telling("zhigang")
    (True, False, False)
    """
    return len(word) >= 5 and word not in NICKNAMES and not is_pinyin(word) and not is_korean(word)


def abbreviates(short: str, word: str) -> bool:
    """Whether `short`, printed with a full stop or as one letter, stands for a word or for what it is short for.

    >>> abbreviates("e", "evgeny"), abbreviates("md", "mohammad"), abbreviates("a", "tony"), abbreviates("k", "chen")
    (True, True, True, False)
    """
    if word.startswith(short):
        return True
    if len(short) == 1:
        return any(NAMES[number][0][0] == short for number in NICKNAMES.get(word, ()))
    letters = iter(word)
    return short[0] == word[0] and all(letter in letters for letter in short)


_KOREAN = re.compile(
    r"(?:(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjhw])?[yw]?(?:eo|ae|eu|oo|ou|ui|ee|ey|[aeiou])(?:ng|[nmlkpt])?){1,2}"
)
_KOREAN_U = re.compile("eo|eu|oo|ou")
_UMLAUT = re.compile(r"([lnjqxy])(?:yu|v)(?![a-z]?[aiou])")
_SOUTHERN = re.compile(r"(n)g|([zcs])h")
_VOWEL_GROUPS = re.compile(r"[aeiouy]+")
_ARTICLES = ("el", "al", "ben", "abu", "abd")
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=200_000)
def compare_words(a: str, b: str) -> Likeness:
    """What two full words of names are to each other.

    >>> compare_words("dmitriy", "dmitry").name, compare_words("bill", "william").name
    ('SPELLING', 'NICKNAME')
    >>> compare_words("zhigang", "zhiqiang").name, compare_words("paula", "paulo").name
    ('OTHER', 'OTHER')
    """
    if a == b:
        return Likeness.EQUAL
    pinyin = is_pinyin(a), is_pinyin(b)
    if all(pinyin):
        if _pinyin_key(a) == _pinyin_key(b):
            return Likeness.SPELLING
        near = min(len(a), len(b)) >= 6 and _southern(a) == _southern(b)
        return Likeness.LIKE if near else _nickname(a, b)
    short, long = sorted((a, b), key=len)
    if len(short) > 2 and not (any(pinyin) and len(short) < 4) and _sound_alike(a, b):
        return Likeness.SPELLING
    if _nickname(a, b):
        return Likeness.NICKNAME
    if len(short) >= 4 and any(long == article + short for article in _ARTICLES):
        return Likeness.LIKE
    if _clipped(short, long):
        return Likeness.NICKNAME
    if is_korean(a) and is_korean(b):
        return Likeness.LIKE if _KOREAN_U.sub("u", a) == _KOREAN_U.sub("u", b) else Likeness.OTHER
    if len(short) >= 5 and (_slip(sound(a), sound(b)) or (len(short) >= 8 and _slip(a, b))):
        return Likeness.LIKE
    return Likeness.OTHER


def _clipped(short: str, long: str) -> bool:
    """Whether a name is the beginning or the end of a longer one: Jess, Enzo; a syllable of a Korean name is not."""
    if not (long.startswith(short) or long.endswith(short)) or len(short) < (3 if long.startswith(short) else 4):
        return False
    whole = not is_pinyin(short) and not is_pinyin(long) and not is_korean(long)
    return whole or len(_VOWEL_GROUPS.findall(long)) >= 3


def _sound_alike(a: str, b: str) -> bool:
    """Whether two words are one sound in two spellings; ou is u in most languages, a long o in Japanese."""
    if is_korean(a) and is_korean(b) and a.count("y") + a.count("w") != b.count("y") + b.count("w"):
        return False  # Daehun is not Daehyun
    return sound(a) == sound(b) or ("ou" in a + b and sound(a.replace("ou", "o")) == sound(b.replace("ou", "o")))


def _pinyin_key(word: str) -> str:
    """Pinyin as typed without dots: ü is written u, v, yu or ue."""
    return _UMLAUT.sub(r"\1u", word)


def _southern(word: str) -> str:
    """Pinyin without what many speakers, and typists, do not tell apart: n and ng, z and zh."""
    return _SOUTHERN.sub(r"\1\2", _pinyin_key(word))


def _nickname(a: str, b: str) -> Likeness:
    """NICKNAME if the table says so, else OTHER."""
    lines = NICKNAMES.get(a)
    return Likeness.NICKNAME if lines and not lines.isdisjoint(NICKNAMES.get(b, ())) else Likeness.OTHER


def _slip(a: str, b: str) -> bool:
    """Whether two words differ by what a careless hand or another romanization does: a vowel, or one letter in many.

    Two letters swapped are a slip anywhere but at the start. The last letter counts: Paula is not Paulo.
    """
    swapped = a[0] == b[0] and sorted(a) == sorted(b)
    if edits(a, b, 1) > 1 or (a[-1:] != b[-1:] and not swapped):
        return False
    if swapped:
        return True
    room = min(len(a), len(b))
    start = next((i for i in range(room) if a[i] != b[i]), room)
    end = next((i for i in range(room - start) if a[-1 - i] != b[-1 - i]), room - start)
    touched = a[start : len(a) - end] + b[start : len(b) - end]
    return set(touched) <= _VOWELS or room >= 8
