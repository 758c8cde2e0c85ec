"""The columns of a unit's features: what they are called, and where they stand.

Takes nothing; gives names. The order is the order of the columns, which the trained network knows by name.
"""

from __future__ import annotations

from pubparse.extractors._evidence import COLUMNS

SECTION_CUES: tuple[str, ...] = (
    "publication", "journal", "conference", "preprint", "book", "report", "status", "talk", "teaching", "service",
    "job", "education", "award", "news", "project", "person",
)  # fmt: skip
"""Cues of headings."""
ELEMENTS: tuple[str, ...] = (
    "li", "p", "tr", "td", "div", "dd", "dt", "dl", "table", "article", "section", "ul", "ol", "item", "body",
    "blockquote", "pre", "tbody",
)  # fmt: skip
CUTS: tuple[str, ...] = ("element", "gap", "like", "head", "line")
"""The ways to cut a page into units."""
CUT_FACTS: tuple[str, ...] = (
    "is", "count", "good", "one", "named", "words", "spread", "blocks", "titled", "authored", "contained", "begun",
    "ended", "same", "begins", "ends", "fits", "both",
)  # fmt: skip
"""What is known of a cut: how many units it has, how many look like one publication each, how many begin and end alike
(`begun`, `ended`, `same`), and whether this unit is one of those (`begins`, `ends`, `fits`)."""
EDGES: tuple[str, ...] = (
    "gap", "begins", "hard", "heading", "number", "words", "years", "names", "strong0", "link0", "em0", "upper0",
    "digit0", "lower0", "quote0", "starts", "depth", "lt", "la", "lc", "ld", "ln",
)  # fmt: skip
"""What is known of a unit's first block, of the block behind its last (`next:`), of the one before it (`prev:`)."""
FEATURES: tuple[str, ...] = (
    *(f"n:{c}" for c in COLUMNS),
    *(f"r:{c}" for c in COLUMNS[2:]),
    "blocks", "hard", "repeats", "inner", "headings", "gaps", "torn:start", "torn:end", "torn:both",
    *(f"first:{e}" for e in EDGES), *(f"next:{e}" for e in EDGES),
    *(f"prev:{e}" for e in EDGES),
    "last:years", "last:names", "last:words", "last:links", "last:period",
    *(f"{cut}:{fact}" for cut in CUTS for fact in CUT_FACTS),
    *(f"tag:{e}" for e in ELEMENTS), *(f"in:{e}" for e in ELEMENTS),
    *(f"s0:{c}" for c in SECTION_CUES), *(f"s1:{c}" for c in SECTION_CUES), "s:none", "s:year", "s:any", "s:after",
    "position", "blocks of page",
)  # fmt: skip
"""`n:` counts and `r:` counts per word of `_evidence.COLUMNS`; `gaps` blank lines within; `torn:` the unit takes the
end of one element and the beginning of another; `s0:`, `s1:` the headings above, nearest first."""
AT_FEATURE = {name: column for column, name in enumerate(FEATURES)}
