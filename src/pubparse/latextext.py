"""LaTeX text to Unicode and back: the one door to pylatexenc.

Takes strings, gives strings. Consults pylatexenc, which is imported only when first needed (it is slow to load).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexencode import UnicodeToLatexEncoder

_LONGEST = 20_000
"""pylatexenc works by recursion: longer strings, or deeper ones, are left as they are."""
_DEEPEST = 60
_MISREAD = {r"\textbraceleft": r"\{", r"\textbraceright": r"\}", r"\textasciicircum": "^"}
"""Commands that pylatexenc does not know or reads as an accent; BibTeX needs them, for it counts escaped braces too."""


def decode(latex: str) -> str:
    r"""Turn LaTeX text into Unicode: accents, symbols, quotes, dashes; braces go, math is rendered simply.

    Never raises: what cannot be read stays as it is.

    >>> decode(r"Erd{\H{o}}s, P\'olya \& {\L}ukasiewicz -- ``na\"{\i}ve''")
    'Erdős, Pólya & Łukasiewicz – “naïve”'
    """
    if not any(sign in latex for sign in "\\{}$~`'-\"%#&"):
        return latex
    return _decode(latex)


@lru_cache(maxsize=20_000)
def _decode(latex: str) -> str:
    """The cached part of `decode`: the same accents come again and again."""
    if len(latex) > _LONGEST or _depth(latex) > _DEEPEST:
        return latex
    try:
        plain = latex
        for command, sign in _MISREAD.items():
            plain = plain.replace(command, sign)
        return str(_decoder().latex_to_text(plain))
    except Exception:  # whatever a page holds, it must not stop us, and pylatexenc has many ways to fail
        return latex


def _depth(latex: str) -> int:
    """How deep the braces nest."""
    depth = deepest = 0
    for sign in latex:
        if sign == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == "}":
            depth -= 1
    return deepest


def encode(text: str, *, unicode: bool = True) -> str:
    r"""Turn plain text into LaTeX that prints it and can do nothing else: every special character is escaped.

    With `unicode=False` the result is ASCII as far as LaTeX has a name for the character.

    >>> encode("R&D at 100% of $5_000 {x} \\input")
    'R\\&D at 100\\% of \\$5\\_000 \\{x\\} {\\textbackslash}input'
    >>> encode("María Erdős", unicode=False)
    "Mar{\\'i}a Erd{\\H{o}}s"
    """
    escaped = text.translate(_ESCAPES)
    if unicode or escaped.isascii():
        return escaped
    return "".join(sign if sign.isascii() else _ascii(sign) for sign in escaped)


_ESCAPES = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: "\\" + sign for sign in "#$%&_{}"},
    }
)
_DOTTED = {"í": r"{\'i}", "ì": r"{\`i}", "î": r"{\^i}", "ï": r"{\"i}"}
r"""pylatexenc gives `\i` with an accent, which BibTeX's own sorting and purifying do not know."""


@cache
def _ascii(sign: str) -> str:
    """One non-ASCII character as LaTeX in braces, or itself where LaTeX has no name for it."""
    return _DOTTED.get(sign) or str(_encoder().unicode_to_latex(sign))


@cache
def _decoder() -> LatexNodes2Text:
    """The decoder, made once."""
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_braced_groups=False, strict_latex_spaces=True)


@cache
def _encoder() -> UnicodeToLatexEncoder:
    """The encoder, made once."""
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        non_ascii_only=True,
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )


_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SCRIPT = re.compile(r"([\^_])(?:\{([-+=()\dn]{1,8})\}|(\d))")


def decode_math(latex: str) -> str:
    r"""Turn math without its dollars into Unicode where that is simple: letters, symbols, scripts of digits.

    >>> decode_math(r"\alpha^2 \leq 10^{-3} \mathrm{CO}_2"), decode_math(r"L^q")
    ('α² ≤10⁻³ CO₂', 'L^q')
    """

    def shift(found: re.Match[str]) -> str:
        return (found[2] or found[3]).translate(_RAISED if found[1] == "^" else _LOWERED)

    raised = _SCRIPT.sub(shift, latex)
    return " ".join(decode(raised).replace("{", "").replace("}", "").split())
