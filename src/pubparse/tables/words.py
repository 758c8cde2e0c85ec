"""Words that tell a field by themselves: a class -> its words, in the languages of bibliographies. All in lower case.

`CLASS_OF` gives the class of a word; the reader's features use the class where the word itself is too rare to learn.
"""

from __future__ import annotations

import gzip
from array import array
from functools import cache
from importlib import resources

WORD_CLASSES: dict[str, str] = {
    "and": "and et y und en og och och e ja i és oraz und och",
    "al": "al alii others altri outros otros autres andere mitarb 他 等",
    "in": "in dans inn ins",
    "from": "from at to by with for",
    "the": "the a an der die das le la les el los las il lo gli o os as un une ein eine l' den het de",
    "of": "of on und de des di da do du dos das della delle dei del zur zum für von vom pour per para and its",
    "particle": "van von der den ten ter de la le du del della di da dos das do al el bin ibn abu zu zur af av "
    "vander vonder mac mc st",
    "suffix": "jr sr ii iii iv",
    "editor": "ed eds edd editor editors hrsg hg herausgeber herausgegeben coord coords dir dirs org orgs éditeur "
    "éditeurs editado editores redaktion comp comps",
    "edited": "edited editedby",
    "volume": "vol vols volume volumes band bd bde tome jahrgang jg volumen v t",
    "number": "no nos nr num number numero número issue iss heft n° nº № fasc suppl supplement",
    "pages": "pp pages page p pgs pag pág págs seiten s ss pagine páginas",
    "article": "article art articleid id paper",
    "month": "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril "
    "juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto "
    "septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro maart mei augustus",
    "season": "spring summer autumn fall winter printemps été automne hiver frühjahr sommer herbst",
    "proceedings": "proceedings proc procs actes atti anais actas tagungsband",
    "meeting": "conference conf symposium symp workshop workshops congress meeting meetings colloquium congrès "
    "congreso konferenz tagung convention forum summit",
    "ordinal": "st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth annual international "
    "int'l intl biennial",
    "journal": "journal j jour transactions trans letters lett review reviews rev annals ann archives arch bulletin "
    "bull zeitschrift z revue revista rivista acta magazine mag quarterly communications commun comm",
    "thesis": "thesis dissertation diss theses thèse these tesis tesi doctoral phd ph master masters msc bachelor "
    "habilitation diplomarbeit dissertação magister doctorat",
    "report": "report reports rep rept tech technical memo memorandum techreport rapport bericht working discussion "
    "note internal deliverable whitepaper",
    "preprint": "arxiv preprint preprints biorxiv medrxiv ssrn corr eprint e-print e-prints chemrxiv psyarxiv "
    "arxiv-preprint",
    "patent": "patent patents brevet",
    "edition": "edition edn aufl auflage édition edición edizione edição rev revised expanded ausgabe",
    "publisher": "press verlag publishers publishing publisher publications presses éditions editions editorial "
    "edizioni editora ediciones books inc ltd co gmbh springer elsevier wiley",
    "school": "university univ universität université universidad università universidade universiteit institute "
    "inst institut college school department dept faculty laboratory lab labs center centre academy",
    "status": "appear forthcoming accepted submitted press review preparation revision prep progress published "
    "erscheinen paraître paraitre prensa stampa resubmit",
    "series": "lncs lnai lecture notes series ser ccis ifip mathematics",
    "url": "available retrieved accessed url online access visited disponible consulté abgerufen zugriff verfügbar "
    "accès acesso",
    "doi": "doi doi: pmid pmcid isbn issn hal bibcode",
    "award": "award prize distinguished best honorable mention oral spotlight finalist runner-up nominee",
    "link": "pdf code slides video poster bibtex bib abstract website project github link html demo talk data "
    "dataset supplement supplementary appendix download ps gz full text",
    "translated": "translated trans trad traduit übers traducción",
    "collab": "collaboration collab collaborations consortium team group committee",
}

CLASS_OF: dict[str, str] = {
    word: name for name, words in reversed(list(WORD_CLASSES.items())) for word in words.split()
}
"""A word in lower case -> its class; where it stands in several, the first of `WORD_CLASSES`."""


@cache
def lexicon() -> dict[str, str]:
    """What ordinary words are known as: a word in lower case -> its letters (see tools/build_lexicon.py).

    >>> "s" in lexicon()["smith"], "p" in lexicon()["berlin"]
    (True, True)
    """
    data = (resources.files("pubparse.tables") / "lexicon.txt.gz").read_bytes()
    rows = gzip.decompress(data).decode().split("\n")
    return dict(row.split("\t") for row in rows if row)


def journal_key(word: str) -> bytes:
    """What a word, in lower case, adds to the key of a journal's name; words that names do with or without add nothing.

    >>> journal_key("physics"), journal_key("and")
    (b' physics', b'')
    """
    return b"" if word in ("and", "&", "the", "of") else f" {word}".encode()


@cache
def journal_hashes() -> frozenset[int]:
    """The CRC-32 of the keys of journals' names and abbreviations (see tools/build_lexicon.py)."""
    held = array("I")
    held.frombytes((resources.files("pubparse.tables") / "journals.u32").read_bytes())
    return frozenset(held)
