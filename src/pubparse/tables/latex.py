"""What may stand in math that a page wrote: everything that prints, nothing that does."""

from __future__ import annotations

_GREEK = """alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho
varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"""
_SYMBOLS = """infty ell hbar partial nabla emptyset forall exists neg pm mp times div cdot cdots ldots dots ast star
circ bullet cap cup setminus wedge vee oplus otimes odot leq le geq ge neq ne equiv sim simeq approx cong propto
subset subseteq supset supseteq in notin ni to rightarrow leftarrow leftrightarrow Rightarrow Leftarrow
Leftrightarrow mapsto mid parallel perp langle rangle lfloor rfloor lceil rceil lVert rVert Vert prime dagger aleph
Re Im sum prod int oint bigcup bigcap models vdash top bot triangle angle degree"""
_WORDS = "log ln exp sin cos tan cot arcsin arccos arctan sinh cosh tanh min max sup inf lim det dim ker gcd deg Pr arg"
_SHAPES = """sqrt frac overline underline bar hat tilde vec dot ddot widehat widetilde mathbb mathcal mathrm mathbf
mathit mathsf mathfrak mathtt"""

MATH_SHAPES = frozenset(_SHAPES.split())
"""Commands that need something in braces."""

SAFE_MATH = frozenset(" ".join((_GREEK, _SYMBOLS, _WORDS)).split()) | MATH_SHAPES
"""Commands that only print; any other keeps math from being written as math."""
