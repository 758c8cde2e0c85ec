"""LaTeX text to Unicode and back: the one door to pylatexenc.

Takes strings, gives strings. Consults pylatexenc, which is imported only when first needed (it is slow to load), and
the table of symbols that it does not know.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexencode import UnicodeToLatexEncoder
    from pylatexenc.macrospec import LatexContextDb

_SIGNS = frozenset("\\{}$~`'-\"%#&^_")
_LONGEST = 20_000
"""pylatexenc works by recursion: longer strings are decoded line by line, deeper ones are left as they are."""
_DEEPEST = 60
_MATH = re.compile(r"(?<!\\)\$([^$]{1,400})(?<!\\)\$")
_SCRIPT = re.compile(r"([\^_])(?:\{([-+=()\dn]{1,8})\}|(\d))")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()n", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ")
_ESCAPES = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: "\\" + sign for sign in "#$%&_{}"},
        **dict.fromkeys(map(chr, (*range(9), 11, 12, *range(14, 32), 127))),
    }
)
_ACCENTS = dict(
    zip(
        "\u0300\u0301\u0302\u0303\u0304\u0307\u0308\u0306\u030a\u030b\u030c\u0323\u0327\u0328\u0331",
        "`'^~=.\"urHvdckb",
        strict=True,
    )
)
"""Combining accents -> the command that sets them. pylatexenc has some of them wrong, and sets others on a dotless i,
which BibTeX's own sorting and purifying do not know."""


def decode(latex: str) -> str:
    r"""Turn LaTeX text into Unicode: accents, symbols, quotes, dashes; braces go, math is rendered simply.

    Never raises: what cannot be read stays as it is.

    >>> decode(r"Erd{\H{o}}s, P\'olya \& {\L}ukasiewicz -- ``na\"{\i}ve'' CO$_2$ and $L^q$")
    'Erdős, Pólya & Łukasiewicz – “naïve” CO₂ and L^q'
    """
    if _SIGNS.isdisjoint(latex):
        return latex
    if len(latex) > _LONGEST:
        lines = latex.split("\n")
        return "\n".join(decode(line) if len(line) <= _LONGEST else line for line in lines)
    return _decode(latex)


@lru_cache(maxsize=20_000)
def _decode(latex: str) -> str:
    """The cached part of `decode`: the same accents come again and again."""
    if "$" in latex:
        parts = _MATH.split(latex)
        if len(parts) > 1:
            return "".join(decode_math(part) if number % 2 else decode(part) for number, part in enumerate(parts))
    return _text_of(latex)


def _text_of(latex: str) -> str:
    """What pylatexenc makes of it."""
    if _depth(latex) > _DEEPEST:
        return latex
    try:
        decoder, syntax = _decoder()
        return str(decoder.latex_to_text(latex, latex_context=syntax))
    except Exception:  # pylatexenc has many ways to fail, and no page may stop us
        return latex


def decode_math(latex: str) -> str:
    r"""Turn math without its dollars into Unicode where that is simple: letters, symbols, scripts of digits.

    >>> decode_math(r"\alpha^2 \leq 10^{-3} \mathrm{CO}_2"), decode_math(r"L^q"), decode_math(r"90^\circ")
    ('α² ≤10⁻³ CO₂', 'L^q', '90°')
    """
    return _decode_math(latex) if len(latex) <= _LONGEST else latex


@lru_cache(maxsize=5_000)
def _decode_math(latex: str) -> str:
    """The cached part of `decode_math`."""

    def shift(found: re.Match[str]) -> str:
        return (found[2] or found[3]).translate(_RAISED if found[1] == "^" else _LOWERED)

    text = _text_of(_SCRIPT.sub(shift, latex.replace("$", "")))
    return " ".join(text.replace("{", "").replace("}", "").split()).replace("^∘", "°").replace("^′", "′")


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

    With `unicode=False` what is not ASCII is named as well, in braces, as far as LaTeX has a name for it. Control
    characters, which TeX refuses, are dropped.

    >>> encode("R&D at 100% of $5_000 {x} \\input")
    'R\\&D at 100\\% of \\$5\\_000 \\{x\\} {\\textbackslash}input'
    >>> encode("María Erdős", unicode=False)
    "Mar{\\'i}a Erd{\\H{o}}s"
    """
    escaped = text.translate(_ESCAPES)
    if unicode or escaped.isascii():
        return escaped
    return "".join(sign if sign.isascii() else _ascii(sign) for sign in unicodedata.normalize("NFC", escaped))


@cache
def _ascii(sign: str) -> str:
    """One character that is not ASCII as LaTeX in braces; itself where LaTeX has no name that stands for it alone."""
    letter, *accents = list(unicodedata.normalize("NFD", sign))
    if accents and letter.isascii() and letter.isalpha() and all(accent in _ACCENTS for accent in accents):
        set_so = letter
        for command in (_ACCENTS[accent] for accent in accents):
            set_so = f"{{\\{command}{set_so}}}" if not command.isalpha() else f"{{\\{command}{{{set_so}}}}}"
        return set_so if decode(set_so) == sign else sign
    named = str(_encoder().unicode_to_latex(sign))
    return named if decode(named) == sign else sign


@cache
def _decoder() -> tuple[LatexNodes2Text, LatexContextDb]:
    """The decoder and the syntax that it is to read, made once."""
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, SpecialsTextSpec
    from pylatexenc.latex2text import get_default_latex_context_db as known_texts
    from pylatexenc.latexwalker import get_default_latex_context_db as known_syntax
    from pylatexenc.macrospec import std_macro

    from pubparse.tables.latex_commands import SYMBOLS

    logging.getLogger("pylatexenc").addHandler(logging.NullHandler())  # it would print what it cannot render
    texts, syntax = known_texts(), known_syntax()
    macros = [MacroTextSpec(name, simplify_repl=text.replace("%", "%%")) for name, text in SYMBOLS.items()]
    macros += [MacroTextSpec("href", simplify_repl="%(2)s"), MacroTextSpec("url", simplify_repl="%(1)s")]
    specials = [SpecialsTextSpec("~", simplify_repl=" "), SpecialsTextSpec("&", simplify_repl="&")]
    texts.add_context_category("pubparse", macros=macros, specials=specials, prepend=True)
    syntax.add_context_category("pubparse", macros=[std_macro("href", "{{"), std_macro("url", "{")], prepend=True)
    return LatexNodes2Text(texts, math_mode="text", keep_braced_groups=False, strict_latex_spaces=True), syntax


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
