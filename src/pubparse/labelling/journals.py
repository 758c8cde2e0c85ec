"""Names of journals in a row of words: where the list of journals knows one.

Takes words; gives the tokens that begin, continue, end or announce a name. Consults `tables.words.journal_hashes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from pubparse.labelling.words import Word
from pubparse.tables.words import journal_hashes

CODES: tuple[str, ...] = ("", "<", "i", "b2", "b3", "b4", "e2", "e3", "e4", "1", "1.")
"""Nothing; before a name; inside one; the beginning and the end of one of two, three or more words; one of a single
word, and one that a sign stands beside."""
_AT = {code: number for number, code in enumerate(CODES)}
_WITHIN = frozenset((".", "-", ":", ",", "&", "/"))
"""What may stand inside a journal's name."""
_SMALL = frozenset(("and", "the", "of"))
_LONGEST = 16
_SIGNS = frozenset((",", ".", ";", ":", "(", "^", "$", "d", "Qc", "Q", "|"))


def journal_names(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Give the tokens of names of journals, with the number of their code in `CODES`; the longest names first.

    >>> from pubparse.labelling.words import words_of
    >>> text = "in Physical Review Letters 12".split()
    >>> [(text[k], CODES[code]) for k, code in journal_names(words_of(text, [""] * 5))]
    [('in', '<'), ('Physical', 'b3'), ('Review', 'i'), ('Letters', 'e3')]
    """
    known = journal_hashes()
    size = len(words)
    last = -1
    i = 0
    while i < size:
        word = words[i]
        if (
            not word.key
            or word.coarse == "l"
            or (word.coarse == "I" and i + 2 < size and words[i + 1].coarse not in (".", "W", "k"))
        ):
            i += 1
            continue
        value, count, best, length = 0, 0, -1, 0
        for k in range(i, min(i + _LONGEST, size)):
            following = words[k]
            if following.key:
                value = crc32(following.key, value)
                count += 1
                if value in known:
                    best, length = k, count
            elif following.coarse not in _WITHIN and following.lower not in _SMALL:
                break
        if best < 0:
            i += 1
            continue
        end = best
        if end + 1 < size and words[end + 1].kind == "." and words[best].shape in ("X", "Xx"):
            end += 1
        if length == 1:
            before, after = words[i - 1].coarse if i else "^", words[end + 1].coarse if end + 1 < size else "$"
            yield i, _AT["1." if before in _SIGNS and after in _SIGNS else "1"]
        else:
            if i and last < i - 1:
                yield i - 1, _AT["<"]
            yield i, _AT[f"b{min(length, 4)}"]
            for k in range(i + 1, end):
                yield k, _AT["i"]
            yield end, _AT[f"e{min(length, 4)}"]
        last = end
        i = end + 1
