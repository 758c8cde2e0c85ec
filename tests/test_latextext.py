"""LaTeX text to Unicode and back."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubparse.latextext import decode, decode_math, encode

DECODED = (
    (r"G\"odel, Erd\H{o}s, \c{C}a\u{g}lar, \O rsted", "Gödel, Erdős, Çağlar, Ørsted"),
    (r"Mar{\'\i}a N{\'{u}}{\~n}ez", "María Núñez"),
    (r"Fran\c cois Stra\ss e", "François Straße"),
    (r"``Quoted'' -- and --- dashed", "“Quoted” – and — dashed"),
    (r"AT\&T 100\% \#1 a\_b \$5", "AT&T 100% #1 a_b $5"),
    ("Wiley & Sons", "Wiley & Sons"),
    ("A.~Bee", "A. Bee"),
    (r"\textit{Nature} \emph{and} {\bf Science}", "Nature and Science"),
    (r"$\omega$-automata, H$_2$O, $10^{-3}$, $L^q$", "ω-automata, H₂O, 10⁻³, L^q"),
    (r"\href{https://example.org/a}{text} \url{https://example.org/b}", "text https://example.org/b"),
    (r"\LaTeX{} costs \euro 5", "LaTeX costs €5"),
    (r"\today", ""),
    ("plain", "plain"),
    ("", ""),
)


@pytest.mark.parametrize(("latex", "text"), DECODED)
def test_decode(latex, text):
    assert decode(latex) == text


@pytest.mark.parametrize(
    "broken", ["{", "}", "$", "\\", "\\begin{a}", "\\href{", "{" * 5000, "\\'" * 100, "\\frac{1}", "$" * 99]
)
def test_decode_takes_anything(broken):
    assert isinstance(decode(broken), str)


def test_long_text_is_decoded_line_by_line():
    assert decode('G\\"odel\n' * 5000) == "Gödel\n" * 5000


@pytest.mark.parametrize(
    ("latex", "text"),
    [("L^q", "L^q"), (r"\alpha^{2}", "α²"), (r"90^\circ", "90°"), (r"\mathrm{MoS}_2", "MoS₂"), ("x_i", "x_i")],
)
def test_decode_math(latex, text):
    assert decode_math(latex) == text


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("R&D #1 100% a_b $5 {x} ~ ^", r"R\&D \#1 100\% a\_b \$5 \{x\} {\textasciitilde} {\textasciicircum}"),
        (r"\input{/etc/passwd}", r"{\textbackslash}input\{/etc/passwd\}"),
        ("Erdős – 中文", "Erdős – 中文"),
        ("a\x00b\x07c\x7f", "abc"),
    ],
)
def test_encode(text, latex):
    assert encode(text) == latex


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("í", r"{\'i}"),
        ("ű", r"{\H{u}}"),
        ("ß", r"{\ss}"),
        ("ç", r"{\c{c}}"),
        ("ế", r"{\'{\^e}}"),
        ("e\u0301", r"{\'e}"),
        ("α", r"{\ensuremath{\alpha}}"),
        ("—", r"{\textemdash}"),
        ("中", "中"),
        ("Α", "Α"),  # a Greek capital that looks like A is none
    ],
)
def test_encode_in_ascii(text, latex):
    assert encode(text, unicode=False) == latex


_LETTERS = st.characters(
    min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cc", "Cs", "Cn", "Zs", "Mn", "Cf", "Zl", "Zp")
)
_SENSIBLE = (
    st.text(st.one_of(_LETTERS, st.sampled_from(" \\#$%&_{}^~")), max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: not any(pair in text for pair in ("``", "''", "--", "?`", "!`", ",,", "<<", ">>", "`", "'")))
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_SENSIBLE, st.booleans())
def test_what_is_encoded_decodes_to_itself(text, plain):
    there_and_back = decode(encode(text, unicode=plain))
    assert unicodedata.normalize("NFC", there_and_back) == unicodedata.normalize("NFC", text)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=60), st.booleans())
def test_encoded_text_holds_only_commands_of_ours(text, plain):
    written = encode(text, unicode=plain)
    depth = 0
    at = 0
    while at < len(written):
        sign = written[at]
        if sign == "\\":
            at += 1  # an escaped sign, or a command that we put there in braces
            assert written[at] in "#$%&_{}" or depth > 0
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
            assert depth >= 0
        else:
            assert sign not in "#$%&~^" or depth > 0
        at += 1
    assert depth == 0


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("\\{}$^_~&%#'`\"- abcé\n[]"), max_size=60))
def test_decode_never_raises(text):
    assert isinstance(decode(text), str)
    assert isinstance(decode_math(text), str)


def test_pylatexenc_is_imported_only_when_needed():
    code = (
        "import sys, pubparse.latextext as l; l.encode('é'); l.decode('plain'); assert 'pylatexenc' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
