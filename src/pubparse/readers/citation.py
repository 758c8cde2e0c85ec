"""Read the free text of entries: labelled tokens become values with their spans.

Takes entries, gives the values of each in the order in which they stand. Consults `labeler` for what each token is and
`tables.edges` for the words that announce a field without belonging to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from pubparse.labelling.labeler import TOGETHER, Labelled, label
from pubparse.labelling.network import Tagger
from pubparse.labelling.tokens import NEWLINE, TAB, TokenizedEntry, tokenize_entry
from pubparse.model import Entry, Field, Mark, MarkKind, Value
from pubparse.tables import calibration
from pubparse.tables.edges import BEFORE, BEHIND, CLOSING, OPENING

_NONE: frozenset[str] = frozenset()
_NOT_VALUES = frozenset(("other",))
_SHAPED = {"doi": ("doi", "url"), "url": ("url", "doi"), "arxiv": ("arxiv", "url")}
_CLOSER = {
    "(": ")",
    "[": "]",
    "{": "}",
    "“": "”",
    "„": "“”",
    "«": "»",
    "‘": "’",
    "‚": "‘’",
    "《": "》",
    "（": "）",
    "»": "«",
    "›": "‹",
    "‹": "›",
}
_OPENERS = {
    ")": "(",
    "]": "[",
    "}": "{",
    "”": "“„",
    "»": "«",
    "’": "‘",
    "》": "《",
    "）": "（",
    "“": "„",
    "«": "»",
    "‹": "›",
    "›": "‹",
}
_NUMBERED = frozenset(("pages", "number"))
_LONGEST_INITIALS = 3
_STRAIGHT = frozenset("\"'`´”’“‘")
_ABBREVIATED = frozenset(
    ("author", "editor", "container", "series", "publisher", "location", "genre", "award", "status")
)


def read(entries: Sequence[Entry]) -> tuple[tuple[Value, ...], ...]:
    """The values of every entry's text, in order.

    >>> from pubparse.model import Place
    >>> (values,) = read([Entry("J. Doe and A. Roe. On owls. Nature, 7:12-15, 1998.", Place("x"))])
    >>> [(v.field.value, v.text) for v in values][:3]
    [('author', 'J. Doe and A. Roe'), ('title', 'On owls'), ('container', 'Nature')]
    """
    return read_with(None, entries)


def read_with(model: Tagger | None, entries: Sequence[Entry]) -> tuple[tuple[Value, ...], ...]:
    """As `read`, with another model than the package's: for measuring."""
    values: list[tuple[Value, ...]] = []
    for at in range(0, len(entries), TOGETHER):  # tokens take more memory than what is read from them
        some = entries[at : at + TOGETHER]
        found = label([tokenize_entry(entry) for entry in some], model)
        values.extend(tuple(_values(entry, labelled)) for entry, labelled in zip(some, found, strict=True))
    return tuple(values)


def segments(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The runs of one label: first token, token behind the last, label.

    >>> list(segments(["author", "author", "title"]))
    [(0, 2, 'author'), (2, 3, 'title')]
    """
    begin = 0
    for i in range(1, len(labels) + 1):
        if i == len(labels) or labels[i] != labels[begin]:
            yield begin, i, labels[begin]
            begin = i


def trim(entry: TokenizedEntry, begin: int, end: int, label: str) -> tuple[int, int]:
    """Cut the signs and announcing words from a run of tokens; may leave nothing (`begin == end`).

    >>> from pubparse.labelling.tokens import tokenize
    >>> t = tokenize("In: “Owls (a study),” pp. 5")
    >>> begin, end = trim(t, 0, 10, "container")
    >>> " ".join(t.words[begin:end])
    'Owls ( a study )'
    """
    words = [w.lower() for w in entry.words[begin:end]]
    printed = entry.words[begin:end]
    before, behind = BEFORE.get(label, _NONE), BEHIND.get(label, _NONE)
    left, right = 0, len(words)
    changed = True
    while changed and left < right:
        changed = False
        word = words[left]
        if label in _NUMBERED and right - left > 1 and _glued(entry, begin + left):
            break
        if (word in before and right - left > 1) or _drops_left(words, left, right):
            left, changed = left + 1, True
        elif (right - left > 1 and _drops_right(words, printed, left, right, label)) or (
            right - left > 1 and words[right - 1] in behind
        ):
            right, changed = right - 1, True
        elif (cut := _announcement(words, left, right, behind)) < right:
            right, changed = cut, True
        elif right - left == 1 and not word[0].isalnum() and word not in "…?!*":
            right, changed = left, True
    return begin + left, begin + right


def _glued(entry: TokenizedEntry, at: int) -> bool:
    """Whether a capital belongs to the number that it touches: `P4.1`, `S12`."""
    word = entry.words[at]
    return len(word) == 1 and word.isupper() and not entry.breaks[at + 1] and entry.words[at + 1][:1].isdigit()


def _drops_left(words: Sequence[str], left: int, right: int) -> bool:
    word = words[left]
    if word in _STRAIGHT or word in OPENING or word in _CLOSER:
        return not _closes_inside(words, left, right)
    return word in CLOSING or word in ("=", "+", "<", ">", "_")


def _closes_inside(words: Sequence[str], left: int, right: int) -> bool:
    """Whether what opens at `left` closes before the end, so that it belongs to the value."""
    opener = words[left]
    closers = _CLOSER.get(opener, opener)
    last = right - 1
    while last > left and words[last] in ".,;:":
        last -= 1
    depth = 0
    for i in range(left + 1, right):
        if words[i] == opener and opener not in closers:
            depth += 1
        elif words[i] in closers:
            if not depth:
                return i < last
            depth -= 1
    return False


def _drops_right(words: Sequence[str], printed: Sequence[str], left: int, right: int, label: str) -> bool:
    word = words[right - 1]
    if word in _OPENERS or word in _STRAIGHT:
        openers = _OPENERS.get(word, "") + (word if word in "\"'`´" else "")
        for i in range(right - 2, left - 1, -1):
            if words[i] in openers:
                return i == left
        return True
    if word in OPENING:
        return True
    if word == "." and label in _ABBREVIATED:
        if label in ("author", "editor"):
            # Where no other initial has a stop, the last one's is the list's.
            alone = [
                words[i + 1] == "." for i in range(left, right - 2) if len(printed[i]) == 1 and printed[i].isupper()
            ]
            initials = printed[right - 2].isupper() and len(printed[right - 2]) <= _LONGEST_INITIALS
            bare = initials and alone and not any(alone)
            return bare or not (initials or words[right - 2] in ("al", "jr", "sr"))
        return not _abbreviated(words, left, right)
    return word in CLOSING and word != "…"


def _announcement(words: Sequence[str], left: int, right: int, behind: frozenset[str]) -> int:
    """Where a bracket at the end begins that holds nothing but words such as `eds.`; else `right`."""
    if behind and words[right - 1] in (")", "]"):
        for i in range(right - 2, left, -1):
            if words[i] in ("(", "["):
                return i
            if words[i] not in behind and words[i] != ".":
                break
    return right


def _abbreviated(words: Sequence[str], left: int, right: int) -> bool:
    """Whether the full stop at the end belongs to an abbreviation: an initial, or one among others."""
    before = words[right - 2]
    if len(before) == 1 and before.isalpha():
        return True
    return before in ("inc", "ltd", "univ", "proc", "co") or (
        len(before) <= 7 and before.isalpha() and "." in words[left : right - 1]
    )


def _values(entry: Entry, labelled: Labelled) -> Iterator[Value]:
    tokens = labelled.entry
    for begin, end, name in segments(labelled.labels):
        if name in _NOT_VALUES:
            continue
        for first, last in _pieces(tokens, begin, end, name):
            first, last = trim(tokens, first, last, name)
            if first < last:
                start, stop = tokens.starts[first], tokens.ends[last - 1]
                probability = calibrated(name, min(labelled.probabilities[first:last]))
                text, marks = entry.text[start:stop], _marks_inside(entry.marks, start, stop)
                yield Value(Field(name), text, start, stop, round(probability, 4), marks=marks)


def _pieces(tokens: TokenizedEntry, begin: int, end: int, name: str) -> Iterator[tuple[int, int]]:
    """Several values of one label side by side: URLs, ids and the words of links."""
    if name in _SHAPED:
        shaped = [i for i in range(begin, end) if tokens.shapes[i] in _SHAPED[name]]
        if shaped:
            yield from ((i, i + 1) for i in shaped)
            return
    if name == "link":
        first = begin
        for i in range(begin, end):
            apart = i > first and (
                tokens.breaks[i] in (NEWLINE, TAB) or tokens.words[i] in ("[", "(", "|", "•", "·", "/", ",")
            )
            if apart or (
                i > first and any(edge.startswith("<a:") for edge in (tokens.edges[i] if tokens.edges else ()))
            ):
                yield first, i
                first = i
        yield first, end
        return
    yield begin, end


def _marks_inside(marks: Sequence[Mark], start: int, stop: int) -> tuple[Mark, ...]:
    """The marks that touch a value, offsets relative to it."""
    return tuple(
        _mark(m.kind, max(m.start, start) - start, min(m.end, stop) - start, m.value, m.label)
        for m in marks
        if (m.start < stop and m.end > start) or (m.start == m.end and start <= m.start <= stop)
    )


@lru_cache(maxsize=4096)
def _mark(kind: MarkKind, start: int, end: int, value: str, label: str) -> Mark:
    """A mark; one object for those that are equal, as most in a list are."""
    return Mark(kind, start, end, value, label)


def calibrated(name: str, said: float) -> float:
    """How often a field is right that the model says with probability `said`; as said where nothing is known.

    >>> 0.0 <= calibrated("title", 0.5) <= 1.0, calibrated("note", 0.25)
    (True, 0.25)
    """
    knots = calibration.KNOTS.get(name, ())
    for (a, low), (b, high) in pairwise(knots):
        if said <= b:
            return low + (high - low) * (said - a) / (b - a)
    return knots[-1][1] if knots else said
