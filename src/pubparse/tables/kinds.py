"""What says the kind of a work: genre words, headings, what containers of a kind are called, journals' short forms."""

from __future__ import annotations

import re

from pubparse.model import Kind as K

GENRES = (
    (
        r"\b(?:ph\.?\s?d\.?|doctoral|doctorate|doktor|dissertation|thes[ie]s|th[èe]se|tesis|tese|tesi|master'?s?|m\.?\s?sc\.?|"
        r"m\.?\s?phil|bachelor'?s?|b\.?\s?sc|diplom(?:a|arbeit)?|habilitation|habilitationsschrift|doktorarbeit|masterarbeit|"
        r"bachelorarbeit|inaugural|licentiate|mémoire|tfm|tfg|dottorato|диссертация|автореферат|proefschrift|rozprawa)\b"
        r"|学位论文|硕士|博士|修士論文|卒業論文|博士論文|학위논문|\[D\]",
        K.THESIS,
    ),
    (r"\bpatents?\b|\bpatent(?:schrift|anmeldung)\b|\bbrevets?\b|\bpatentes?\b|\[P\]|专利|特許", K.PATENT),
    (
        r"\b(?:tech(?:nical)?\.?\s*rep(?:orts?|\.)?|tech\s?reports?|research\s+reports?|rapports?|internal\s+reports?|reports?|"
        r"white\s?papers?|policy\s+(?:briefs?|papers?|reports?)|working\s+papers?\s+series|discussion\s+papers?|"
        r"forschungsberichte?|arbeitsberichte?|abschlussberichte?|gutachten|berichte?|informes?|relatórios?|rapporto|"
        r"memo(?:randum)?|deliverables?|rfc|project\s+reports?|fact\s?sheets?|issue\s+briefs?)\b|\[R\]",
        K.TECHREPORT,
    ),
    (
        r"\b(?:working\s+papers?|preprints?|pre-?prints?|manuscripts?|unpublished|e-?prints?|ar\s?xiv|biorxiv|medrxiv|ssrn|"
        r"psyarxiv|socarxiv|eprint|prépublications?|arbeitspapiere?|submitted|under\s+review|in\s+review)\b",
        K.PREPRINT,
    ),
    (
        r"\b(?:book\s+chapters?|chapters?|contributed\s+chapters?|in\s+books?|kapitel|buchbeitr[äa]ge?|buchkapitel|"
        r"beitr[äa]ge?\s+in|chapitres?|cap[íi]tulos?|capitol[oi]|encyclopedia\s+(?:articles?|entr(?:y|ies))|"
        r"handbook\s+articles?)\b",
        K.INCOLLECTION,
    ),
    (
        r"\b(?:edited\s+(?:books?|volumes?|collections?)|monographs?|monographien?|books?|b[üu]cher|libros?|livros?|livres?|"
        r"libri|ouvrages?|textbooks?|herausgeber\w*|sammelb[äa]nde?)\b|\[M\]|专著|著作|著書",
        K.BOOK,
    ),
    (
        r"\b(?:workshops?|conferences?|conf\.?|proceedings|proc\.?|symposi(?:um|a)|posters?|demos?|demonstrations?|"
        r"extended\s+abstracts?|konferenz\w*|tagung\w*|conf[ée]rences?|congr[èe]s|congresos?|conferencias?|actes|atas|atti|"
        r"anais|short\s+papers?|late[- ]breaking|doctoral\s+consortium|tutorials?)\b|\[C\]|会议|国際会議|学会",
        K.INPROCEEDINGS,
    ),
    (
        r"\b(?:journals?|articles?|zeitschrift\w*|aufs[äa]tze|revues?|revistas?|riviste|art[íi]culos?|artigos?|articoli|"
        r"letters?|reviews?|rezension\w*|comptes?[- ]rendus?|comment(?:ar(?:y|ies))?|editorials?|magazines?|newspapers?|"
        r"op-?eds?|interviews?|czasopisma|статьи)\b|\[J\]|\[N\]|期刊|ジャーナル|学術論文|학술지",
        K.ARTICLE,
    ),
)
"""Words -> kind, most telling first: of genre words, and of headings."""

JOURNAL_HEADING = re.compile(r"(?i)journal|zeitschrift|revue|revista|rivist|期刊|peer")
"""A heading with one of these words means articles, even beside conferences."""

CUES = (
    (
        "event",
        r"\b(?:conf(?:erence|\.)?s?|symp(?:osium|osia|\.)|workshops?|proc(?:eedings|\.)?|congress|meeting|colloquium|summit|"
        r"konferenz|tagung|kongress|congr[èe]s|congreso|conferencia|simposio|actes|atti|anais|seminar|convention|"
        r"findings\s+of|posters?|demos?|companion|adjunct|extended\s+abstracts|winter\s+school|summer\s+school)\b|"
        r"大会|会议|研討會|シンポジウム|ワークショップ|研究会|全国大会|학술대회",
    ),
    (
        "journal",
        r"\b(?:journal|j\.|transactions|trans\.?|letters?|lett\.?|reviews?|rev\.?|annals|ann\.?|archives?|acta|bulletin|bull\.?|"
        r"magazine|quarterly|zeitschrift|revue|revista|rivista|communications|commun\.?|newsletter|gazette|tidsskrift|"
        r"tijdschrift|časopis|журнал|вестник|annales|annali|anales|cahiers)\b|学报|學報|杂志|論文誌|学会誌|학회지|通讯",
    ),
    (
        "proceedings journal",
        r"\bproc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?(?:natl?\.?|national|r(?:oy(?:al)?)?\.?\b|vldb|ieee$|lond|ams\b|am(?:er)?\.?\s+math)|pvldb",
    ),
    (
        "preprint",
        r"\b(?:ar\s?xiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|eartharxiv|ecoevorxiv|techrxiv|ssrn|corr|preprints?|e-?prints?|"
        r"research\s?square|eprint|openreview|working\s+paper)\b",
    ),
    (
        "report",
        r"\b(?:technical\s+report|tech\.?\s*rep|discussion\s+paper|research\s+report|policy\s+(?:brief|paper)|reports?|nber|cepr|rfc|"
        r"white\s?paper|bericht|iza|cesifo|working\s+paper\s+(?:no|series|nr|#|\d))\b",
    ),
    (
        "school",
        r"\b(?:universit\w*|college|institute\s+of\s+technology|eth|epfl|mit|school|hochschule|école|politecnico)\b|大学|大學",
    ),
    (
        "bookish",
        r"\b(?:handbook|encyclop\w+|companion\s+to|festschrift|handbuch|essays|dictionary|textbook|studies\s+in|advances\s+in|"
        r"perspectives\s+on|introduction\s+to|volume|vol\.?)\b",
    ),
    (
        "publisher",
        r"\b(?:press|verlag|springer|elsevier|wiley|routledge|palgrave|publishers?|publishing|books|éditions|editions|brill|"
        r"de\s+gruyter|sage|world\s+scientific|morgan\s+kaufmann|crc|presses|editorial|editora|birkhäuser|academic)\b|出版社",
    ),
    ("edited", r"\(\s*(?:eds?|hrsg|hg|éds?|coords?|orgs?|dirs?)\.?\s*\)|\b(?:eds|hrsg|edited\s+by|editors?)\b|主编|編"),
    (
        "thesis",
        r"\b(?:thesis|dissertation|th[èe]se|tesis|tese|habilitation|ph\.?\s?d|diplomarbeit|masterarbeit)\b|学位论文|博士|硕士|修士",
    ),
    ("patent", r"\b(?:patents?|us\s?\d{7,8}|brevet)\b|专利|特許"),
    ("lncs", r"\b(?:lecture\s+notes|lncs|lnai|ccis|lipics|ceur|ifip\s+advances|pmlr)\b"),
    ("chapter", r"\b(?:chapter|kapitel|chapitre|cap[íi]tulo|in:)"),
    ("talk", r"\b(?:talk|presentation|presented|lecture|seminar)\b"),
    (
        "submitted",
        r"\b(?:submitted|in\s+submission|under\s+(?:review|revision|submission)|in\s+(?:review|revision)|r\s?&\s?r)\b",
    ),
    ("news", r"\b(?:newspaper|times|news|blog|magazine|interview|op-?ed|post)\b"),
)
"""Names of cues -> the words that give them, in a container or anywhere in an entry."""

JOURNAL_ACRONYMS = frozenset(
    word
    for line in (
        "pvldb tods tse csur imwut cacm pnas mnras apj apjl apjs aj aap aa prl pra prb prc prd pre prx pr jhep jcap epjc plb",
        "tkde tpami pami tosem tois tist jacm sicomp tdsc tifs tmlr jmlr jair tacl tochi toplas tocs ton jsac tc tpds tcad",
        "tvcg ral ra-l tro t-ro tip tmm tcsvt tnnls tkdd vldbj pomacs pacmhci pacmpl bmj nejm jama plos jcp jgr grl nar npj",
        "ijcv ijrr tac tsp twc tcom tit tcns tits taslp spl lcomm comst jbhi tbme tmi media tgrs emse sosym tcst jos jcss tcs",
        "ipl dke is jasa jrssb jrss aer qje jpe jfe rfs jeem jde jie ijgis epj",
    )
    for word in line.split()
)
"""Short forms of journals that pages print alone, in small letters."""
