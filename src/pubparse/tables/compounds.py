"""Words that stand before a hyphen in English compounds: after them, a hyphen at a line's end belongs to the word."""

_WORDS = """
    above after agent air all anti application area attention audio bayesian before below best bi bio black
    block bottom brain broad byte cache case cell class client closed cloud co cold color compile computer
    concept content context cost coarse cross crowd data deep demand device disk distance domain dose double
    down dual early edge e eco end energy equal error event evidence ever ex face fact fast fault feature few
    fine first fixed flow follow force free frequency full game gas gene general goal gold good graph grey
    ground group half hand hard health heat heavy hidden high higher home human hybrid image in index
    information inter iso item job joint just key knowledge label land language large last late layer lead
    learning left less level life light line liquid list local long loss low lower machine macro man many map
    market mass matrix mean medium memory meta micro mid middle mind mixed model mono more motion multi nano
    near need network neo neural new next no noise non object off old on one online open order out over pair
    parallel parent part path pattern peer people per performance phase physics plant point policy poly
    population post power practice pre privacy problem process product program proof proto pseudo public quality
    quasi query question race random rate read real region resource right risk role rule run safe same sample
    scale school science second self semi sense sensor sentence sequence server set short side signal single
    site six size skill slow small so social socio soft solid solution source space speech spin stand start
    state steady step strong student sub sun super surface switch system table target task teacher team tech ten
    test text third three thin time tool top trade train trans tree trial turn two ultra under up user value
    variable vector video vision water wave web weight well white whole wide wind word work world x year young
    zero
"""
COMPOUND_FIRST = frozenset(_WORDS.split())
