r"""Text as LaTeX that a bibliography can hold: nothing from a page can run a command or unbalance a brace.

Takes plain text and marks, gives LaTeX. Consults `latextext` and `tables.latex`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pubparse.latextext import encode
from pubparse.tables.keys import STOP_WORDS
from pubparse.tables.latex import MATH_SHAPES, SAFE_MATH

_BRACES = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_PIECE = re.compile(r"[^\W_]+(?:[.’'&+][^\W_]+)*\.?|[\W_]")
_MATH_SIGN = re.compile(r"\\([A-Za-z]+)|\\[,;:!| ]|[A-Za-z0-9\s+*/=<>()\[\]|,.:;!?'^_{}-]")
_GROUP = r"(?:[A-Za-z0-9]|\\[A-Za-z]+|\{[^{}]*\})"
_UNFINISHED = re.compile(
    "|".join(
        (
            r"[\^_]\s*(?:$|[\^_})\]])",  # nothing above or below
            rf"\^\s*{_GROUP}\s*\^|_\s*{_GROUP}\s*_",  # two things above or below
            rf"\\(?:{'|'.join(sorted(MATH_SHAPES))})(?![A-Za-z])(?!\s*{{)",  # nothing to shape
            r"\\frac\s*\{[^{}]*\}(?!\s*\{)",
        )
    )
)
"""Math that TeX would stop at: it can do no harm, but the bibliography would not print."""
_SENTENCE_CASE = 1 / 3
"""A title with more than this share of its long words in lower case is in sentence case."""


def latex(text: str, *, ascii: bool = False) -> str:
    r"""Write text so that LaTeX prints it as it stands; braces become commands, for BibTeX counts escaped ones too.

    >>> latex("a {b\\input{c} & 5%")
    'a {\\textbraceleft}b{\\textbackslash}input{\\textbraceleft}c{\\textbraceright} \\& 5\\%'
    """
    pieces = re.split(r"([{}])", _clean(text))
    return "".join(_BRACES.get(piece) or encode(piece, unicode=not ascii) for piece in pieces if piece)


def title(text: str, maths: Iterable[tuple[str, str]] = (), *, ascii: bool = False) -> str:
    r"""Write a title: words whose capitals a style would lose stand in braces, math that is safe stays math.

    `maths` pairs each piece of math as it stands in the text with its LaTeX. In a title in sentence case every word
    with a capital is a name; in Title Case only words such as `KV` or `CacheGen` are.

    >>> title("CacheGen: Fast KV Caches for X-Rays"), title("Some Bayesian tests of large models")
    ('{CacheGen}: Fast {KV} Caches for {X}-Rays', 'Some {Bayesian} tests of large models')
    >>> title("Sorting in O(n2)", [("O(n2)", "O(n^2)")]), title("On x", [("x", "\\input{x}")])
    ('Sorting in {$O(n^2)$}', 'On x')
    """
    text = _clean(text)
    protected = _protector(text)
    out: list[str] = []
    for surface, math in ((_clean(surface), math) for surface, math in maths):
        before, found, after = text.partition(surface) if surface and safe_math(math) else ("", "", "")
        if not found:
            continue
        out += (_protected(before, protected, ascii=ascii), "{$", math.strip(), "$}")
        text = after
    return "".join((*out, _protected(text, protected, ascii=ascii)))


def safe_math(math: str) -> bool:
    r"""Tell whether math holds only signs and commands that print, its braces balanced.

    >>> safe_math(r"O(n^{\log n})"), safe_math(r"\write18{x}"), safe_math("a}$ b")
    (True, False, False)
    >>> safe_math("x^"), safe_math("x^a^b"), safe_math(r"\frac{a}"), safe_math(r"\frac{a}{b}")
    (False, False, False, True)
    """
    position = depth = 0
    while position < len(math):
        sign = _MATH_SIGN.match(math, position)
        if not sign or (sign[1] and sign[1] not in SAFE_MATH):
            return False
        depth += (sign[0] == "{") - (sign[0] == "}")
        if depth < 0:
            return False
        position = sign.end()
    return bool(math.strip()) and depth == 0 and not _UNFINISHED.search(math)


def verbatim(url: str) -> str:
    r"""Write a URL or DOI, which LaTeX prints as it stands: what would end it or run is percent-encoded.

    >>> verbatim("https://a.org/x_y?q=50%25&z={\\x}")
    'https://a.org/x_y?q=50%25&z=%7B%5Cx%7D'
    """
    return re.sub(r"[\\{}\s\"<>^`|\x00-\x1f\x7f]|[^\x00-\x7f]", lambda sign: quote(sign[0]), url.strip())


def _clean(text: str) -> str:
    """Put accents together, and make all white space and control characters single spaces."""
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())


def _protected(text: str, wants: frozenset[str], *, ascii: bool) -> str:
    """Write a stretch of a title with braces around the words that want them."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        words, stop = (piece[:-1], ".") if piece.endswith(".") and piece[:-1] in wants else (piece, "")
        written = latex(piece, ascii=ascii) if piece.strip() else " "
        if words in wants or piece in wants:
            written = f"{{{latex(words, ascii=ascii)}}}{stop}"
        pieces.append(written)
    return "".join(pieces)


def _protector(text: str) -> frozenset[str]:
    """Give the words of a title whose capitals a style would lose."""
    words = [piece.rstrip(".") for piece in _PIECE.findall(text) if any(map(str.isalpha, piece))]
    if not any(map(str.islower, "".join(words))):
        return frozenset()  # a title all in capitals says nothing about its words
    named = _capitalised_inside(text) if _in_sentence_case(words) else ()
    return frozenset((*filter(_mixed, words), *named))


def _mixed(word: str) -> bool:
    """Tell whether a word has a capital where lower-casing it would change it for good: `KV`, `iPhone`, `C`."""
    return any(map(str.isupper, word[1:])) or (len(word) == 1 and word.isupper() and word != "A")


def _in_sentence_case(words: list[str]) -> bool:
    """Tell whether the long words of a title mostly begin small."""
    long = [word for word in words[1:] if len(word) > 3 and word.casefold() not in STOP_WORDS]
    return bool(long) and sum(word[0].islower() for word in long) > _SENTENCE_CASE * len(long)


def _capitalised_inside(text: str) -> Iterator[str]:
    """Give the words with a capital that do not begin the title or a part of it."""
    begins = True
    for piece in _PIECE.findall(text):
        if any(map(str.isalpha, piece)):
            if piece[0].isupper() and not begins:
                yield piece.rstrip(".")
            begins = False
        elif piece in ":.?!":
            begins = True
