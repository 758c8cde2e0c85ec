"""The words by which works and venues are told apart. Folded: no case, no accents."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


STOP_WORDS = _words(
    """a an and are as at by for from in into is its of on or over the their to under using via with der die das den
    dem des und von zu zur im ein eine fur mit auf aus bei le la les l un une de du d et en au aux dans pour sur par
    el los las y del una con para por e o os as em um uma com da do il lo gli i di nel per che"""
)
"""Words that say nothing of what a title or a venue is about."""

VENUE_NOISE = _words(
    """proceedings proc proceeding annual annals the of on in for and at to de international intl int th st nd rd acm
    ieee usenix ifip siam aaai springer elsevier conference conf symposium symp meeting congress colloquium papers
    extended abstracts companion volume vol main track tracks first second third fourth fifth sixth seventh eighth
    ninth tenth eleventh twelfth joint press verlag publishers publishing inc ed eds internat intnl l annu ann congr
    january february march april may june july august september october november december"""
)
"""Words of a venue's name that two printings of one venue may or may not share."""

CUT_OFF = frozenset({"hellip", "etc", "others"})
"""What stands in place of the words that were left out."""

JOURNAL_WORDS = _words(
    """journal j jour jnl transactions trans transaction letters lett record rec records review rev reviews magazine
    mag bulletin bull quarterly acta archive archives zeitschrift revue revista rivista giornale studies computing
    surveys annalen gazette newsletter notices"""
)
CONFERENCE_WORDS = _words(
    """conference conf proceedings proc symposium symp workshop workshops meeting congress colloquium tagung colloque
    congreso congresso convegno kongress atti actes"""
)
WORKSHOP_WORDS = frozenset({"workshop", "workshops", "ws", "wkshp"})
PREPRINT_WORDS = _words(
    """arxiv corr biorxiv medrxiv ssrn chemrxiv techrxiv psyarxiv socarxiv edarxiv engrxiv osf eprint preprint
    preprints hal authorea researchsquare openreview zenodo vixra iacr manuscript"""
)
REPORT_WORDS = _words("report reports rapport bericht informe tech technical working discussion memo memorandum")
THESIS_WORDS = _words("thesis theses dissertation diplomarbeit phd masters tesis tesi these doctoral")

PREPRINT_DOIS = (
    "10.48550/",
    "10.1101/",
    "10.2139/",
    "10.26434/",
    "10.36227/",
    "10.31234/",
    "10.31219/",
    "10.31235/",
    "10.31223/",
    "10.20944/",
    "10.21203/",
    "10.22541/",
    "10.5281/",
    "10.33774/",
    "10.14293/",
)
"""How the DOIs of preprint servers begin: arXiv, bioRxiv, SSRN, ChemRxiv and so on."""

PART_WORDS = _words("part parts vol volume chapter teil band partie parte tome tomo edition ed version episode")
"""Words after which a number tells two works apart."""

ROMANS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}

OTHER_WORK_WORDS = _words(
    """addendum erratum errata corrigendum corrigenda correction corrections retraction reply response rejoinder comment
    comments commentary supplement supplementary appendix revisited"""
)
"""Words that make another work of a title when only one of two has them."""

ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}

GENERIC_WORDS = _words(
    """abstract abstracts acknowledgements acknowledgments afterword announcement announcements appendix article book
    books chair chairman chairmans chairs chapter column columns comment comments committee conclusion conclusions
    conference contents contribution corrigendum discussion editor editorial editorials editors eic epilogue erratum
    essay farewell foreword forewords frontmatter general guest index interview introduction introductory issue
    issues journal keynote lecture letter letters list literature member members memoriam message messages
    miscellaneous news newsletter note notes obituary opening organizers overview page pages panel paper papers
    poster preface presidents proceedings program prologue remarks reply report reports response review reviewers
    reviews section secretarys session short special summary symposium table talk thoughts title track treasurers
    tutorial vice volume welcome workshop einleitung einfuhrung vorwort nachwort rezension geleitwort editorische
    besprechung avant propos introduccion presentacion prologo epilogo nota editorial resena introduzione premessa
    recensione s treasurer president secretary presidential outgoing incoming annual"""
)
"""A title of such words alone is one that many works have."""
