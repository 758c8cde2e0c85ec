"""What citation keys are made with: the words that say nothing, and letters without a decomposition to ASCII."""

from __future__ import annotations

_ENGLISH = """a an the of on in to for from with without by at as and or via into is are be can do does how what when
where why who which towards toward using some new novel its it this that under over between beyond against not"""
_GERMAN = "der die das den dem ein eine einer eines zur zum von und im in am auf fur uber mit aus bei"
_FRENCH = "le la les l un une des du de d et en sur dans pour par au aux"
_SPANISH_PORTUGUESE = "el los las una unos unas del y en para por con al o os as um uma da do dos das e em no na"
_ITALIAN_DUTCH = "il lo gli i uno degli della dello dei nel sul per con het een van voor op met"

STOP_WORDS = frozenset(" ".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH_PORTUGUESE, _ITALIAN_DUTCH)).split())
"""Articles, prepositions and the like, ASCII-folded, of the languages that titles come in."""

_STROKES = "ß=ss ø=o ł=l đ=d ð=d þ=th æ=ae œ=oe ı=i ħ=h ŋ=n"
_CYRILLIC = """а=a б=b в=v г=g д=d е=e з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f ы=y э=e ж=zh х=kh ц=ts ч=ch
ш=sh щ=shch ъ= ь= ю=yu я=ya і=i є=ie ґ=g ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz"""
_GREEK = """α=a β=b γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o"""

LETTERS: dict[str, str] = {
    letter: spelt for letter, _, spelt in (p.partition("=") for p in f"{_STROKES} {_CYRILLIC} {_GREEK}".split())
}
"""Lower-case letters without accents to ASCII: Latin letters with a stroke, Cyrillic and Greek."""
