"""What a token's shape or link makes all but certain, whatever the model thinks: scores that are added before reading.

Takes a tokenized entry; gives (tokens, label, log-odds). Regular things are recognised by shape (idea 3 of the design).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pubparse.labelling.tokens import TokenizedEntry
from pubparse.tables.cues import CUES

_SURE = 8.0
_SAID = 2.0
"""Log-odds of what is likely: that a Chinese, Japanese or Korean sign is part of a field, for there are no small words
to account for; that a title ends with the quotes that take in its full stop."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ISBN = re.compile(r"ISBN(?:-?1[03])?\b[\s:]*(?:\d[\s–-]*){9,12}[\dXx]")
_QUOTED = re.compile(r"[“„«][^“”„«»\n]{12,}[.,]\s?[”“»](?!\w)")
"""A title in quotes that take in its full stop: what stands behind them is no more of it."""
_IDS = (("doi", "10."), ("arxiv", "Xiv"))
"""Shapes of ids, and what must stand in the entry with them: 1204.1234 alone may be any number."""
_LINK_WORDS = frozenset(CUES["link"].split())
_LONGEST_LABEL = 3
"""Words of a link that is named for what it leads to: `PDF`, `project page`, `supplementary material`."""


def certain(entry: TokenizedEntry) -> Iterator[tuple[list[int], str, float]]:
    """Scores to add: a year is nobody's name; a link that says `PDF` is a link and no part of a title.

    >>> from pubparse.model import Mark, MarkKind
    >>> from pubparse.labelling.tokens import tokenize
    >>> text = tokenize("A. Doe 2024. Owls PDF", [Mark(MarkKind.LINK, 18, 21, "owls.pdf")])
    >>> [(text.words[tokens[0]], label) for tokens, label, score in certain(text)]
    [('2024', 'author'), ('2024', 'editor'), ('PDF', 'link')]
    >>> [(len(tokens), label) for tokens, label, score in certain(tokenize("Press. ISBN 978-0-262-03384-8. 12 pp."))]
    [(10, 'isbn')]
    """
    words = entry.words
    years = [k for k, word in enumerate(words) if len(word) == 4 and word[:2] in ("19", "20") and word.isdecimal()]
    if years:
        yield years, "author", -_SURE
        yield years, "editor", -_SURE
    for shape, said in _IDS:
        if shape in entry.shapes and said in entry.text:
            yield [k for k, known in enumerate(entry.shapes) if known == shape], shape, _SURE
    if "ISBN" in entry.text and (match := _ISBN.search(entry.text)):
        yield (
            list(range(bisect_right(entry.ends, match.start()), bisect_left(entry.starts, match.end()))),
            "isbn",
            _SURE,
        )
    if (quoted := _QUOTED.search(entry.text)) and (behind := bisect_left(entry.starts, quoted.end())) < len(entry):
        yield list(range(behind, len(entry))), "title", -_SAID
    if _CJK.search(entry.text) and (signs := [k for k, word in enumerate(words) if _CJK.match(word)]):
        yield signs, "other", -_SAID
    opened: dict[str, int] = {}
    for k in [k for k, edges in enumerate(entry.edges) if edges]:
        for edge in entry.edges[k]:
            if edge.startswith("<a:"):
                opened[edge[1:]] = k
            elif edge.startswith(">a:"):
                start = opened.pop(edge[1:], k)
                named = [word.casefold() for word in words[start : k + 1] if word[0].isalpha()]
                if 0 < len(named) <= _LONGEST_LABEL and all(word in _LINK_WORDS for word in named):
                    yield list(range(start, k + 1)), "link", _SURE
