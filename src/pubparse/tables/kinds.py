"""What says the kind of a work: genre words, headings, entry types of labelled sources."""

from __future__ import annotations

from pubparse.model import Kind as K

GENRES = (
    (
        r"\b(?:ph\.?\s?d\.?|doctoral|doctorate|doktor|dissertation|thesis|th[èe]se|tesis|tese|tesi|master'?s?|m\.?\s?sc\.?|m\.?\s?phil|bachelor'?s?|b\.?\s?sc|diplom(?:a|arbeit)?|habilitation|habilitationsschrift|doktorarbeit|masterarbeit|bachelorarbeit|inaugural|licentiate|mémoire|tfm|tfg|dottorato|diploma|диссертация|автореферат|proefschrift|rozprawa)\b[\w\s.,'’-]{0,24}(?:thesis|dissertation|arbeit|schrift|project|report)?|学位论文|硕士|博士|修士論文|卒業論文|博士論文|학위논문|\[D\]",
        K.THESIS,
    ),
    (r"\bpatents?\b|\bpatent(?:schrift|anmeldung)\b|\bbrevet\b|\bpatente\b|\[P\]|专利|特許", K.PATENT),
    (
        r"\b(?:tech(?:nical)?\.?\s*rep(?:ort|\.)?|tech\s?report|research\s+report|rapport|internal\s+report|report|white\s?paper|policy\s+(?:brief|paper|report)|working\s+papers?\s+series|discussion\s+paper|forschungsbericht|arbeitsbericht|abschlussbericht|gutachten|bericht|informe|relatório|rapporto|memo(?:randum)?|deliverable|rfc|project\s+report|fact\s?sheet|issue\s+brief)\b|\[R\]",
        K.TECHREPORT,
    ),
    (
        r"\b(?:working\s+papers?|preprints?|pre-?print|manuscript|unpublished|e-?print|ar\s?xiv|biorxiv|medrxiv|ssrn|psyarxiv|socarxiv|eprint|prépublication|arbeitspapier)\b",
        K.PREPRINT,
    ),
    (
        r"\b(?:book\s+chapters?|chapters?|contributed\s+chapter|in\s+book|kapitel|buchbeitrag|beitr[äa]ge?\s+in|chapitres?|cap[íi]tulos?|capitol[oi]|encyclopedia\s+(?:article|entry)|handbook\s+article)\b",
        K.INCOLLECTION,
    ),
    (
        r"\b(?:edited\s+(?:book|volume|collection)s?|monographs?|monographien?|books?|b[üu]cher|libros?|livros?|livres?|libri|ouvrages?|textbooks?|edited\s+books?|herausgeber\w*|sammelb[äa]nde?)\b|\[M\]|专著|著作",
        K.BOOK,
    ),
    (
        r"\b(?:workshop|conference|conf\.?|proceedings|proc\.?|symposium|poster|demo(?:nstration)?|extended\s+abstract|konferenz\w*|tagung\w*|conf[ée]rences?|congr[èe]s|congreso|congresos|conferencias?|actes|atas|atti|anais|in:?\s+proc|refereed\s+conference|short\s+paper|late[- ]breaking|doctoral\s+consortium|tutorial)\b|\[C\]|会议|国際会議|学会",
        K.INPROCEEDINGS,
    ),
    (
        r"\b(?:journals?|articles?|papers?\s+in\s+journals?|zeitschrift\w*|aufs[äa]tze|revues?|revistas?|riviste|art[íi]culos?|artigos?|articoli|letters?|review\s+articles?|book\s+reviews?|rezension\w*|compte[- ]rendu|commentar(?:y|ies)|editorials?|magazines?|newspaper|op-?ed|interviews?|peer[- ]reviewed\s+(?:journal\s+)?(?:articles?|publications?|papers?)|special\s+issues?|czasopisma|статьи)\b|\[J\]|\[N\]|期刊|论文|ジャーナル|学術論文|학술지",
        K.ARTICLE,
    ),
)
"""Words -> kind, most telling first: of genre words, and of headings."""

HEADING_ORDER = (K.THESIS, K.PATENT, K.PREPRINT, K.TECHREPORT, K.INCOLLECTION, K.INPROCEEDINGS, K.ARTICLE, K.BOOK)
"""In a heading that names several kinds ("Journal and conference papers") none is taken."""

JOURNAL_ACRONYMS = frozenset(
    word
    for line in (
        "pvldb tods tse csur imwut cacm pnas mnras apj apjl apjs aj aap aa prl pra prb prc prd pre prx pr jhep jcap epjc plb",
        "tkde tpami pami tosem tois tist jacm sicomp tdsc tifs tmlr jmlr jair tacl tochi toplas tocs ton jsac tc tpds tcad tvcg",
        "ral ra-l tro t-ro tip tmm tcsvt tnnls tkdd vldbj pomacs pacmhci pacmpl bmj nejm jama plos jcp jgr grl nar npj ijcv ijrr",
        "tac tsp twc tcom tit tcns tits taslp spl lcomm comst jbhi tbme tmi media tgrs emse sosym tcst jos jcss tcs ipl dke is",
        "jasa jrssb jrss aer qje jpe jfe rfs jeem jde jie ijgis epj",
    )
    for word in line.split()
)
"""Short forms of journals that pages print alone, in small letters."""
