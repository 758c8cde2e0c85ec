"""What says the kind of a work: genre words, headings, what containers of a kind are called, journals' short forms."""

from __future__ import annotations

import re

from pubparse.model import Kind

NO_TEXT = (
    r"(?i)(?:computer\s+|open[\s-]source\s+)?(?:software|program(?:me)?s?|source\s+code|code|apps?)(?:\s+package)?|"
    r"data\s?sets?|(?:replication\s+)?data|databases?|(?:mobile|web)\s+app(?:lication)?s?|(?:r|python)\s+package|"
    r"videos?(?:\s+(?:game|file))?|films?|podcasts?|audio|websites?|web\s+(?:site|page)|maps?|datensatz|logiciel|"
    r"jeu\s+de\s+données|conjunto\s+de\s+datos"
)
"""Regular expression of genre words of what is no text: software, data, films."""

GENRES = (
    (
        r"\b(?:ph\.?\s?d\.?|doctoral|doctorate|doktor|dissertation|thes[ie]s|th[èe]se|tesis|tese|tesi|master'?s?|"
        r"m\.?\s?sc\.?|"
        r"m\.?\s?phil|bachelor'?s?|b\.?\s?sc|diplom(?:a|arbeit)?|habilitation|habilitationsschrift|doktorarbeit|"
        r"masterarbeit|"
        r"bachelorarbeit|inaugural|licentiate|mémoire|tfm|tfg|dottorato|диссертация|автореферат|диплом\w*|proefschrift|"
        r"d\.?\s?phil|masterproef|studienarbeit|projektarbeit|rozprawa|diss|dissertação|maîtrise|laurea|doctoraat|scriptie|дисс?|автореф|дис+ертаці\w+|дисертация|дипломна|"
        r"praca\s+(?:doktorska|magisterska|licencjacka|dyplomowa)|(?:disertační|dizertačná|diplomová|bakalářská|"
        r"rigorózní)\s+prác[ea]|értekezés|disszertáció|szakdolgozat|diplomamunka|tezi|διατριβή|διπλωματική|väitöskirja|"
        r"gradu|avh|\w*avhandling|\w*afhandling|speciale|masteroppgave|(?:doktori|magistri)töö|disertacij[ae]|"
        r"magist(?:rsko\s+delo|arski\s+rad)|promocijas\s+darbs|tez[ăa]\s+de\s+doctorat|luận\s+[áv][nă]n?|disertasi|"
        r"skripsi|پایان\W?نامه|رساله|رسالة|أطروحة|דוקטור\w*)\b"
        r"|学位论文|學位論文|硕士|碩士|博士|修士論文|卒業論文|博士論文|학위\s?논문|박사|석사|วิทยานิพนธ์|ดุษฎีนิพนธ์|\[D\]",
        Kind.THESIS,
    ),
    (
        r"\b(?:patents?|patent(?:schrift|anmeldung|e|ti)|offenlegungsschrift|gebrauchsmuster|pat\.?\s*(?:appl|no)|"
        r"brevets?|brevetto|brevetti|octrooi|патент\w*|užitn[ýé]\s+vzor|zgłoszenie\s+patentowe|faydalı\s+model|"
        r"szabadalom|اختراع|פטנט)\b|\[P\]|专利|專利|特許|特開|实用新型|특허|สิทธิบัตร|sáng\s+chế",
        Kind.PATENT,
    ),
    (
        r"\b(?:tech(?:nical)?\.?\s*rep(?:orts?|\.)?|tech\s?reports?|research\s+reports?|rapports?|"
        r"internal\s+reports?|reports?|"
        r"white\s?papers?|policy\s+(?:briefs?|papers?|reports?)|working\s+papers?\s+series|discussion\s+papers?|"
        r"forschungsberichte?|arbeitsberichte?|abschlussberichte?|gutachten|berichte?|informes?|relatórios?|rapporto|"
        r"memo(?:randum)?|deliverables?|rfc|project\s+reports?|fact\s?sheets?|issue\s+briefs?|expertise|отч[её]ты?|звіти?|"
        r"sprawozdani[ea]|raport[yti]*|zpráv[ay]|jelentés|rapor\w*|εκθέσεις|έκθεση|rapporter?n?|selvitys|aruanne|"
        r"izv?j?e?šta[jv]\w*|poročil[oa]|laporan|گزارش|تقرير|ataskaita)\b|\[R\]|报告|報告書|研究報告|보고서|รายงาน|báo\s+cáo",
        Kind.TECHREPORT,
    ),
    (
        r"\b(?:working\s+papers?|preprints?|pre-?prints?|manuscripts?|unpublished|e-?prints?|ar\s?xiv|biorxiv|"
        r"medrxiv|ssrn|"
        r"psyarxiv|socarxiv|eprint|prépublications?|arbeitspapiere?|job[\s-]market\s+papers?|jmp|submitted|under\s+review|in\s+review)\b",
        Kind.PREPRINT,
    ),
    (
        r"\b(?:book\s+chapters?|chapters?|contributed\s+chapters?|in\s+books?|kapitel|buchbeitr[äa]ge?|buchkapitel|"
        r"beitr[äa]ge?\s+in|chapitres?|cap[íi]tulos?|capitol[oi]|encyclopedia\s+(?:articles?|entr(?:y|ies))|"
        r"handbook\s+articles?|главы?|розділи?|rozdzia[łl]y?|kapitol[ay]|\w*fejezet\w*|bölüm\w*|κεφάλαι\w+|"
        r"\w*kapit(?:el|tel|ler)|poglavlj[ae]|poglavja|فصل|פרק\w*)\b|分担執筆|専門書章|专著章节|專書論文|북\s?챕터|บทในหนังสือ",
        Kind.INCOLLECTION,
    ),
    (
        r"\b(?:edited\s+(?:books?|volumes?|collections?)|monographs?|monographien?|books?(?!\s+review)|b[üu]cher|libros?|livros?|"
        r"livres?|"
        r"libri|ouvrages?|textbooks?|herausgeber\w*|sammelb[äa]nde?|boeken|монографи\w+|монографі\w+|книг\w|учебник\w*|"
        r"підручник\w*|посібник\w*|посіб|monografi[aej]\w*|monográfi\w+|podręcznik\w*|knih[ay]|učebnice|skripta|"
        r"(?:tan)?könyv\w*|kitap\w*|βιβλί\w+|μονογραφί\w+|(?:oppi)?kirjat?|b[øo]k|b[øo]ger|böcker|knjig[ae]|udžbenik|"
        r"c[ăa]rți|buku|کتاب|كتاب|كتب|ספרים?)\b|\[M\]|专著|專書|著作|著書|単著|共著|教材|저서|단행본|หนังสือ|ตำรา|sách|giáo\s+trình",
        Kind.BOOK,
    ),
    (
        r"\b(?:workshops?|conferences?|conf\.?|proceedings|proc\.?|symposi(?:um|a)|posters?|demos?|demonstrations?|"
        r"extended\s+abstracts?|konferenz\w*|tagung\w*|conf[ée]rences?|congr[èe]s|congresos?|conferencias?|actes|"
        r"atas|atti|"
        r"anais|short\s+papers?|late[- ]breaking|doctoral\s+consortium|tutorials?|colloques?|convegn[oi]|jornadas|тезис\w*|"
        r"тези|конференц\w*|konferencj\w*|konferenc[ei]\w*|sborník\w*|bildiri\w*|sempozyum\w*|kongre\w*|πρακτικά|"
        r"συν[εέ]δρι\w+|konferen[st]\w*|zborni[kc]\w*|prosiding|کنفرانس|همایش|مؤتمر|כנס\w*)\b|\[C\]|会议|會議|国際会議|学会|"
        r"予稿集|講演論文集|口頭発表|研討會|학술\s?대회|ประชุม|hội\s+nghị|hội\s+thảo",
        Kind.INPROCEEDINGS,
    ),
    (
        r"\b(?:journals?|articles?|zeitschrift\w*|aufs[äa]tze|revues?|revistas?|riviste|art[íi]culos?|artigos?|"
        r"articoli|"
        r"letters?|reviews?|rezension\w*|comptes?[- ]rendus?|comment(?:ar(?:y|ies))?|editorials?|magazines?|"
        r"newspapers?|"
        r"op-?eds?|interviews?|czasopisma|стать[иея]|статт[іяі]|рецензи\w+|рец|рецензі\w+|журнал\w*|artyku[łl]\w*|recenzj\w*|"
        r"recenz\w+|člán(?:ek|ky)|(?:folyóirat)?cikk\w*|folyóirat\w*|makale\w*|dergi\w*|άρθρ\w+|περιοδικ\w+|artik\w+|"
        r"anmeldels\w+|recensi\w+|arvostelu\w*|člana?[kc]\w*|tijdschrift\w*|reseñas?|resenhas?|jurnal|مقال\w*|"
        r"מאמר\w*)\b|\[J\]|\[N\]|期刊|ジャーナル|雑誌論文|学術論文|書評|학술지|서평|บทความ|วารสาร|tạp\s+chí",
        Kind.ARTICLE,
    ),
)
"""Words -> kind, most telling first: of genre words, and of headings."""

JOURNAL_HEADING = re.compile(r"(?i)journal|zeitschrift|revue|revista|rivist|期刊|peer")
"""A heading with one of these words means articles, even beside conferences."""

CUES = (
    (
        "event",
        r"conf(?:erence|\.)?s?|symp(?:osium|osia|\.)|workshops?|proc(?:eedings|\.)?|congress|meeting|colloquium|summit|"
        r"konferenz|tagung|kongress|congr[èe]s|congreso|conferencia|simposio|actes|atti|anais|seminar|convention|"
        r"posters?|"
        r"congressos?|simpósios?|coloquios?|colóquios?|encuentros?|encontros?|jornadas|memorias|journées|colloques?|"
        r"rencontres?|convegn[oi]|congressi|giornate|reunião|seminários?|конференц\w+|конференці\w+|симпозиум\w*|материалы|"
        r"матеріали|съезд\w*|konferencj\w+|konferenc[ei]\w*|sympozj\w+|sborník|zborník|zbornik|bildiri\w*|kongre\w*|"
        r"sempozyum\w*|konferans\w*|konferens\w*|πρακτικά|συνέδρι\w+|prosiding|کنفرانس|همایش|مؤتمر|"
        r"demos?|companion|adjunct|大会|会议|研討會|シンポジウム|ワークショップ|研究会|全国大会|학술대회",
        r"(?:findings\s+of|extended\s+abstracts|(?:winter|summer)\s+school)\b",
        "大会|会议|會議|研討會|シンポ|ワークショップ|研究会|講演論文|予稿集|発表会|학술대회|การประชุม|hội nghị|hội thảo|kỷ yếu|مجموعه مقالات",
    ),
    (
        "journal",
        r"journal|j|transactions|trans|letters?|lett|reviews?|rev|annals|ann|archives?|acta|bulletin|bull|magazine|"
        r"quarterly|"
        r"zeitschrift|revue|revista|rivista|communications|commun|newsletter|gazette|tidsskrift|tijdschrift|časopis|"
        r"журнал|"
        r"вестник|annales|annali|anales|cahiers",
        "",
        "学报|學報|杂志|論文誌|学会誌|학회지|通讯",
    ),
    (
        "proceedings journal",
        r"pvldb",
        r"proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?(?:natl?\b|national|r(?:oy(?:al)?)?\b|vldb|ieee$|lond|ams\b|"
        r"am(?:er)?\.?\s+math)",
        "",
    ),
    (
        "preprint",
        r"arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|eartharxiv|ecoevorxiv|techrxiv|ssrn|corr|hal|preprints?|"
        r"eprints?|openreview",
        r"(?:ar\s?xiv|e-prints?|research\s?square|working\s+paper)\b",
        "",
    ),
    (
        "report",
        r"reports?|nber|cepr|rfc|bericht|iza|cesifo|whitepaper",
        r"(?:tech\.?\s*rep|discussion\s+paper|policy\s+(?:brief|paper)|white\s?paper|(?!unpublished|the\b|a\b|as\b|in\b)[^\W\d_]+\s+working\s+paper|working\s+paper\s+(?:no|"
        r"series|nr|#|\d))\b",
        "",
    ),
    (
        "school",
        r"universit\w*|college|eth|epfl|mit|school|hochschule|école|politecnico",
        r"institute\s+of\s+technology\b",
        "大学|大學",
    ),
    (
        "institution",
        r"institutes?|institut|instituto|bureau|ministry|ministère|ministerium|agency|department|commission|foundation|"
        r"administration|office|council|organi[sz]ation|centre|center|laborator(?:y|ies)",
        "",
        "",
    ),
    (
        "bookish",
        r"handbook|encyclop\w+|festschrift|handbuch|essays|dictionary|textbook|volume|vol",
        r"(?:companion\s+to|studies\s+in|advances\s+in|perspectives\s+on|introduction\s+to)\b",
        "",
    ),
    (
        "publisher",
        r"press|verlag|springer|elsevier|wiley|routledge|palgrave|publishers?|publishing|books|éditions|editions|"
        r"brill|sage|"
        r"crc|presses|editorial|editora|birkhäuser|academic",
        r"(?:de\s+gruyter|world\s+scientific|morgan\s+kaufmann)\b",
        "出版社",
    ),
    (
        "edited",
        r"eds|hrsg",
        r"edited\s+by|editors?\b",
        r"\(\s*(?:eds?|hrsg|hg|éds?|coords?|orgs?|dirs?)\.?\s*\)|主编|編",
    ),
    (
        "thesis",
        r"thesis|dissertation|th[èe]se|tesis|tese|habilitation|phd|diplomarbeit|masterarbeit",
        r"ph\.?\s?d\b",
        "学位论文|博士|硕士|修士",
    ),
    ("patent", r"patents?|brevet", r"us\s?\d{7,8}\b", "专利|特許"),
    ("lncs", r"lncs|lnai|ccis|lipics|ceur|pmlr", r"(?:lecture\s+notes|ifip\s+advances)\b", ""),
    ("chapter", r"chapter|kapitel|chapitre|cap[íi]tulo", r"in:", ""),
    ("talk", r"talk|presentation|presented|lecture|seminar", "", ""),
    (
        "submitted",
        r"submitted",
        r"(?:in\s+submission|under\s+(?:review|revision|submission)|in\s+(?:review|revision)|r\s?&\s?r)\b",
        "",
    ),
    ("news", r"newspaper|times|news|blog|magazine|interview|post", r"op-?ed\b", ""),
)
"""Names of cues -> the words that give them, the phrases that begin a word, and what stands anywhere; in small letters."""

PATENT_NUMBER = (
    r"(?:(?i:patents?|pat\.|brevet|patente|patentschrift|专利|特許)[^\d\n]{0,40}?)((?:US|EP|WO|CN|DE|JP|KR|GB|FR|CA)?[\s-]?"
    r"\d{1,4}(?:[,./]?\d{2,}){1,4}(?:\s?[ABCUSY]\d?\b)?)|\b((?:US|EP|WO|CN|DE|JP|KR)\s?\d{1,4}(?:[,./]?\d{3,}){1,4}(?:\s?[ABCUSY]\d\b)?)"
)
"""Regular expression of a patent's number; one of its groups is the number."""

REPORT_NUMBER = (
    r"(?i:\b(?:reports?|papers?|memo(?:randum)?|rep\.|bericht|rapport|nota|informe|tr|rfc)\b)[\s,]*(?i:(?:no|number|nr|num|n[°º]|№|series)\b\.?"
    r"|\#)?\s*[:#]?\s*(?!(?:19|20)\d\d(?![\w/-]))((?=[\w/.-]*\d)(?:[A-Z][A-Za-z]{0,7}[-/\s.]?)*\d[\w/.-]*)"
)
"""Regular expression of a report's number behind the words for a report; the group is the number."""

PROCEEDINGS_JOURNALS = (
    r"(?!.*\b(?:conference|symposium|workshops?|congress|meeting|annual)\b)(?:pvldb|imwut|pomacs|pacm(?:pl|hci|mod|se|net|mse|cgit)?|"
    r"proc(?:eedings)? (?:of )?(?:the )?(?:vldb endow\w*|acm (?:on )?(?:program|human|hum|interact|measure|meas|manage|"
    r"manag|software|softw|network|netw|computer graph|comput graph)\w*\b.*|ieee|ire|"
    r"(?:us )?nat(?:l|ional)? ac(?:ad)?(?:emy)? (?:of )?sci\w*.*|r(?:oyal)? (?:soc|ir|aust)\w*\b.*|"
    r"(?:lond(?:on)?|am(?:er(?:ican)?)?|edinb(?:urgh)?|cambridge) (?:math|phil)\w*.*|ams|lms|"
    r"combust(?:ion)? inst\w*|steklov inst\w*.*|(?:indian|japan) acad\w*.*|aristotelian soc\w*|british academy|prehistoric soc\w*|"
    r"geol\w* assoc\w*|inst\w* (?:of )?(?:mech|civil|civ)\w* eng\w*.*|nutr\w* soc\w*|zool\w* soc\w*.*|entomol\w* soc\w*.*|"
    r"linn\w* soc\w*.*|biol\w* soc\w* (?:of )?wash\w*|american philos\w* soc\w*|soc\w* (?:for )?exp\w* biol\w* (?:and )?med\w*))$"
)
"""Regular expression of journals that are called proceedings, folded as venues are."""

JOURNAL_ACRONYMS = frozenset(
    word
    for line in (
        "pvldb tods tse csur imwut cacm pnas mnras apj apjl apjs aj aap aa prl pra prb prc prd pre prx pr jhep jcap "
        "epjc plb",
        "tkde tpami pami tosem tois tist jacm sicomp tdsc tifs tmlr jmlr jair tacl tochi toplas tocs ton jsac tc "
        "tpds tcad",
        "tvcg ral ra-l tro t-ro tip tmm tcsvt tnnls tkdd vldbj pomacs pacmhci pacmpl bmj nejm jama plos jcp jgr grl "
        "nar npj",
        "ijcv ijrr tac tsp twc tcom tit tcns tits taslp spl lcomm comst jbhi tbme tmi media tgrs emse sosym tcst jos "
        "jcss tcs",
        "ipl dke is jasa jrssb jrss aer qje jpe jfe rfs jeem jde jie ijgis epj",
    )
    for word in line.split()
)
"""Short forms of journals that pages print alone, in small letters."""
