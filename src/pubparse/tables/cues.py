"""Words that hint at what a line is: a cue -> the words that give it, in the languages of homepages and CVs.

One word may give several cues. A cue is evidence for the trained models, never a verdict.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

from pubparse.tables.abroad import ABROAD

CUES: dict[str, str] = {
    "publication": """publication publications published paper papers article articles articulo articulos artículo artículos
        publicacion publicaciones publicación veröffentlichung veröffentlichungen publikation publikationen aufsätze
        pubblicazioni pubblicazione articoli publicações artigos publicaties publikationer julkaisut публикации статьи
        preprint preprints manuscript manuscripts refereed reviewed bibliography writings works travaux 发表""",
    "journal": """journal journals transactions letters annals review reviews zeitschrift revue revista rivista
        bulletin magazine acta archiv archives quarterly communications advances frontiers nature science jahrbuch
        annalen physics physical chemistry biology medicine lett rev trans commun 杂志""",
    "conference": """conference proceedings proc symposium workshop congress meeting konferenz tagung colloque
        congrès congreso conferencia atti kongress colloquium tagungsband lecture notes lncs ccs icml neurips nips
        iclr cvpr iccv eccv acl emnlp aaai ijcai sigmod vldb icde kdd www chi uist infocom sigcomm nsdi osdi sosp
        usenix icra iros rss corl 会议 会議 大会""",
    "publisher": """springer elsevier wiley press verlag mit cambridge oxford university academic routledge sage ieee acm siam
        birkhäuser publishing publishers editions éditions editorial éditeur ams aps presses universitaires 出版社""",
    "preprint": """arxiv preprint preprints biorxiv medrxiv ssrn corr eprint hal openreview psyarxiv osf chemrxiv zenodo""",
    "book": """book books chapter chapters monograph edited eds ed editor editors hrsg isbn buch bücher livre livres
        chapitre libro libros capítulo capitulo capitolo handbook encyclopedia edition vol volume""",
    "report": """report reports technical tech rapport bericht informe thesis theses dissertation phd master mémoire thèse
        masters diplomarbeit tesis tesi patent patents brevet working discussion whitepaper""",
    "status": """accepted appear forthcoming press submitted revision revise resubmit preparation progress review
        erscheint paraître revisión under""",
    "link": """pdf code slides video poster bibtex bib doi arxiv abstract website project github link html talk data dataset
        supplement demo paper download ps appendix""",
    "talk": """talk talks presentation presentations invited seminar keynote lecture lectures vortrag vorträge conférence
        exposé conferencias ponencia panel presented presenter speaker slides tutorial""",
    "teaching": """teaching course courses instructor assistant ta lecturer undergraduate graduate syllabus class classes fall
        spring semester lehre enseignement docencia cs cours vorlesung curso students""",
    "service": """service reviewer reviewing committee chair member organizer editor editorial board program pc referee
        co-chair organizing session mitglied membre comité""",
    "job": """position positions employment experience intern internship research engineer scientist professor postdoc
        assistant associate fellow fellowship manager director advisor advised supervised present department university
        institute developer founder staff faculty""",
    "education": """education degree bachelor ba bs bsc ms msc ma mphil phd ph.d gpa diploma studied abitur ausbildung
        formation formación""",
    "award": """award awards honor honors prize scholarship grant grants funding funded fellowship medal best distinguished
        finalist winner recipient scholar preis prix premio""",
    "news": """news updates latest announcement happy excited joined joining new media press coverage interview""",
    "project": """project projects software tool tools package packages library toolkit repository github open source
        projekt projet proyecto app""",
    "person": """email e-mail phone office address tel fax contact homepage room cv vitae curriculum birth nationality
        website mailto gmail""",
    "date-range": """present now today ongoing since current heute actuel presente aujourd""",
    "month": """january february march april may june july august september october november december jan feb mar apr jun
        jul aug sep sept oct nov dec""",
    "function": """the a an of and in on for with to by is are was were be been has have that which this these those from as
        at it its we i my our you your he she his her they their not but or if can will also der die das und von mit für ist
        le la les des et du en est une un dans pour el los las y con para por que del se il lo gli di da su per tra che non
        della dei delle al alla um uma os as dos das no na em com ao pela het een van op te met voor dat zijn och att det som
        på är av till i w z do się nie że jest od po za przez dla oraz o v ve bir bu ile için и в на с по из для от к не что
        как это о""",
    "first-person": """i my we our me us your you he she his her ich mein je mon nous yo mi""",
}


def _by_word() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for cue, words in chain(CUES.items(), ABROAD.items()):
        for word in words.casefold().split():
            if cue not in found[word]:
                found[word].append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


CUES_OF: dict[str, tuple[str, ...]] = _by_word()
"""A word, case-folded -> its cues."""
