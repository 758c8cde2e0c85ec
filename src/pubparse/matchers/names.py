"""Whether two printed names can be one person's, by the names alone.

Takes two names, gives a `NameMatch`: a verdict and its reason. Consults how words of names compare; no lists of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pubparse.matchers.name_parts import NameWords, Word, name_words
from pubparse.matchers.name_words import Likeness, abbreviates, compare_words, is_pinyin, is_telling
from pubparse.model import Name
from pubparse.tables.romanized import PINYIN

Verdict = Literal["same", "different", "compatible"]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What two names say of each other, and why.

    `same`: one name in two spellings. `compatible`: they can be one person's, the names alone do not tell.
    `different`: they cannot, short of a change of name.
    """

    verdict: Verdict
    reason: str


def compare_names(a: Name | str, b: Name | str) -> NameMatch:
    """Whether two names can be one person's; the order of the two does not matter. Never raises on content.

    >>> compare_names("Ya-Ling Chen", "Yaling Chen")
    NameMatch(verdict='same', reason='same words, other hyphens or spaces')
    >>> compare_names("K. Zhu", "Kan Zhu")
    NameMatch(verdict='compatible', reason='initials: k for kan')
    >>> compare_names("Ada Li", "Ann Li")
    NameMatch(verdict='different', reason='given names differ: ada, ann')
    """
    return compare_parts(name_words(a), name_words(b))


def compare_parts(a: NameWords, b: NameWords) -> NameMatch:
    """As `compare_names`, for names whose words are known.

    >>> compare_parts(name_words("Ada Li"), name_words("A. Li")).verdict
    'compatible'
    """
    return _compare(a, b) if a.order <= b.order else _compare(b, a)


def _compare(a: NameWords, b: NameWords) -> NameMatch:
    """Compare two names in a fixed order."""
    left, right = _bare(a.words, b.words), _bare(b.words, a.words)
    if not left or not right:
        same = a.literal == b.literal and bool(a.literal)
        return NameMatch("same", "same text") if same else NameMatch("different", "nothing to compare")
    if a.corporate or b.corporate:
        return _corporate(a, b)
    if _foreign(left) != _foreign(right):
        return NameMatch("compatible", "written in two scripts")
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return NameMatch("different", f"suffixes differ: {a.suffix}, {b.suffix}")
    if [w.text for w in left] == [w.text for w in right] and [w.short for w in left] == [w.short for w in right]:
        return _same_words(left, a, b)
    left, right = _join(left, right), _join(right, left)
    pairs = align(left, right)
    return _judge(left, right, pairs, a, b)


def _bare(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """The words without particles; a particle stays in the family name where the other name has it there: DeWitt."""
    whole = {word.text for word in other}
    bare: list[Word] = []
    before = ""
    for word in words:
        if word.particle:
            before += word.text
            continue
        bare.append(replace(word, text=before + word.text) if before and before + word.text in whole else word)
        before = ""
    return bare or list(words)


def _corporate(a: NameWords, b: NameWords) -> NameMatch:
    """The verdict where one is no person: institutions are compared as they are written."""
    if a.literal == b.literal:
        return NameMatch("same", "same text")
    return NameMatch("different", "two bodies" if a.corporate and b.corporate else "a body and a person")


def _foreign(words: list[Word]) -> bool:
    """Whether a name is written in a script that is not spelled in Latin letters here."""
    return any(ord(word.text[0]) > 0x2E7F for word in words)


def _same_words(words: list[Word], a: NameWords, b: NameWords) -> NameMatch:
    """The verdict on two names that have the same words."""
    if all(w.family for w in words):
        return NameMatch("compatible", "family name alone")
    if any(not w.short and not w.family for w in words) and a.suffix == b.suffix:
        return NameMatch("same", "same words")
    return NameMatch("compatible", "same initials")


def _join(words: list[Word], other: list[Word]) -> list[Word]:
    """The words, with neighbours made one where the other name writes them as one: Ya-Ling for Yaling."""
    whole = {w.text for w in other if not w.short}
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        both = last.text + word.text if last else ""
        if last and last.short:
            one = word.short and word.joined and both in whole  # LI, taken for initials
        else:
            one = bool(last) and (_begins_one(both, whole) if word.short else _is_one(both, whole))
        if last and one:
            joined[-1] = Word(both, word.short and not last.short, word.family, joined=last.joined)
        else:
            joined.append(word)
    return joined


def _is_one(text: str, whole: set[str]) -> bool:
    """Whether two words together are one of these, perhaps spelled otherwise."""
    return text in whole or any(compare_words(text, word) in (Likeness.SPELLING, Likeness.LIKE) for word in whole)


def _begins_one(text: str, whole: set[str]) -> bool:
    """Whether one word of two Mandarin syllables begins so: `Hua F.` for `Huafeng`."""
    return any(word.startswith(text) and is_pinyin(word) for word in whole)


Pair = tuple[int, int, Likeness]


def align(left: list[Word], right: list[Word]) -> list[Pair]:
    """Which word of one name stands for which of the other: the likest first, full words before initials.

    >>> one, two = (list(name_words(n).words) for n in ("K. Zhu", "Kan Zhu"))
    >>> [(i, j, likeness.name) for i, j, likeness in align(one, two)]
    [(0, 0, 'INITIAL'), (1, 1, 'EQUAL')]
    """
    options: list[tuple[int, bool, bool, int, int, Likeness]] = []
    for i, u in enumerate(left):
        for j, v in enumerate(right):
            likeness = _likeness(u, v)
            if likeness:
                # the same side of the name, the same first letter, then the same place in it
                first = u.text[0] != v.text[0]
                options.append((-likeness, u.family != v.family, first, abs(i - j), i * len(right) + j, likeness))
    options.sort()
    pairs: list[Pair] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for *_, place, likeness in options:
        i, j = divmod(place, len(right))
        if i in used_left or j in used_right:
            continue
        if likeness is Likeness.INITIAL and _crosses(i, j, pairs):
            continue
        pairs.append((i, j, likeness))
        used_left.add(i)
        used_right.add(j)
    return sorted(pairs)


def _crosses(i: int, j: int, pairs: list[Pair]) -> bool:
    """Whether an initial's pair would cross that of another initial: initials keep their order."""
    return any((i < x) != (j < y) for x, y, likeness in pairs if likeness is Likeness.INITIAL)


def _likeness(u: Word, v: Word) -> Likeness:
    """What two words of two names are to each other."""
    if u.short and v.short:
        same = u.text == v.text or abbreviates(u.text, v.text) or abbreviates(v.text, u.text)
        return Likeness.INITIAL if same else Likeness.OTHER
    if u.short or v.short:
        short, full = (u, v) if u.short else (v, u)
        return Likeness.INITIAL if abbreviates(short.text, full.text) else Likeness.OTHER
    return compare_words(u.text, v.text)


def _judge(left: list[Word], right: list[Word], pairs: list[Pair], a: NameWords, b: NameWords) -> NameMatch:
    """The verdict from what matched and what did not."""
    rest_left = [i for i in range(len(left)) if all(i != x for x, _, _ in pairs)]
    rest_right = [j for j in range(len(right)) if all(j != y for _, y, _ in pairs)]
    anchors = [(i, j) for i, j, like in pairs if like > Likeness.NICKNAME and (left[i].family or right[j].family)]
    if not anchors:
        return _without_family(left, right, pairs, bool(rest_left or rest_right))
    pivot_left, pivot_right = anchors[-1]
    before = [i for i in rest_left if i < pivot_left], [j for j in rest_right if j < pivot_right]
    after = [i for i in rest_left if i > pivot_left], [j for j in rest_right if j > pivot_right]
    if before[0] and before[1]:
        return NameMatch("different", f"given names differ: {left[before[0][0]].text}, {right[before[1][0]].text}")
    if after[0] and after[1]:
        return NameMatch("different", f"family names differ: {left[after[0][0]].text}, {right[after[1][0]].text}")
    given = [(i, j, like) for i, j, like in pairs if (i, j) != anchors[-1]]
    if not given:
        alone = len(left) == 1 or len(right) == 1
        why = "family name alone" if alone else "given names do not meet"
        return NameMatch("compatible" if alone else "different", why)
    for words, others, rest, flip in ((left, right, rest_left, False), (right, left, rest_right, True)):
        if 0 in rest and not words[0].short and _only_initials(words, others, given, flip):
            return NameMatch("different", f"given names differ: {words[0].text}, {others[0].text}")
    return _how(left, right, pairs, bool(rest_left or rest_right), a.suffix == b.suffix)


def _only_initials(words: list[Word], others: list[Word], given: list[Pair], flip: bool) -> bool:
    """Whether the other name's full first name meets a lone later initial of this one: Ada Li and Eva A. Li."""
    if others[0].short:
        return False
    met = [words[j if flip else i].short for i, j, like in given if like is Likeness.INITIAL]
    first = any((i if flip else j) == 0 and words[j if flip else i].short for i, j, _ in given)
    return first and len(met) < 2


def _without_family(left: list[Word], right: list[Word], pairs: list[Pair], dropped: bool) -> NameMatch:
    """The verdict where no family name is shared: it may be shortened to an initial, or have changed."""
    full = [like for _, _, like in pairs if like >= Likeness.SPELLING]
    if full and not dropped:
        return NameMatch("compatible", "family name only an initial")
    names = f"{left[-1].text}, {right[-1].text}"
    if pairs and pairs[0][:2] == (0, 0) and pairs[0][2] >= Likeness.SPELLING and not left[0].family:
        if len(pairs) > 1:
            return NameMatch("compatible", f"family names differ: {names}; several given names agree")
        if is_telling(left[0].text) and is_telling(right[0].text):
            return NameMatch("compatible", f"family names differ: {names}; a rare given name agrees")
    return NameMatch("different", f"family names differ: {names}")


_NOTES = {
    Likeness.INITIAL: "initials",
    Likeness.NICKNAME: "short form",
    Likeness.LIKE: "like spelling",
    Likeness.SPELLING: "other spelling",
}


def _how(left: list[Word], right: list[Word], pairs: list[Pair], dropped: bool, same_suffix: bool) -> NameMatch:
    """The verdict on two names in which nothing contradicts."""
    weakest = min(like for _, _, like in pairs)
    swapped = [i for i, _, _ in pairs] != [i for i, _, _ in sorted(pairs, key=lambda pair: pair[1])]
    notes = []
    if weakest in _NOTES:
        i, j = next((i, j) for i, j, like in pairs if like is weakest)
        short, long = sorted((left[i].text, right[j].text), key=lambda text: (len(text), text))
        notes.append(f"{_NOTES[weakest]}: {short} for {long}")
    if swapped:
        notes.append("other order")
    if dropped:
        notes.append("names left out")
    if not same_suffix:
        notes.append("suffix left out")
    if not notes:
        return NameMatch("same", "same words, other hyphens or spaces")
    # two Chinese syllables in either order are two names: Wei Wang, Wang Wei
    told = not swapped or len(left) > 2 or not all(word.text in PINYIN for word in left)
    sure = weakest >= Likeness.SPELLING and not dropped and same_suffix and told
    return NameMatch("same" if sure else "compatible", "; ".join(notes))
