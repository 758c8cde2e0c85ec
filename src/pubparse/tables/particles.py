"""The small words of names and author lists: particles, suffixes, credentials, conjunctions, corporate words."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


PARTICLES = _set(
    """aan af al an auf aus av bar ben bin bint binte da dal dalla dalle d d' d’ das de degl' degli dei del dela de'
    della delle dello den der des di do dos du el ep het ibn in 'in ’in la las le les lo los of op 's ’s 't ’t te ten ter til
    uit und van vande vanden vander ver vom von vonder y zu zum zur"""
)
"""Words in small letters that lead a family name; case is evidence: `Van` in capitals belongs to the name itself."""

CAPITAL_PARTICLES = _set(
    """Da Dal Dalla De Degli Dei Del Della Dello Den Der Des Di Do Dos Du El La Las Le Les Lo Los Mac Mc St. San Santa
    Ten Ter Van Vande Vanden Vander Von Zu Zur DE DI DEL VAN VON DER DU LA LE"""
)
"""Words that join to the family name when they stand before its last word, even in capitals: `Rossana De Leo`."""

SUFFIXES = _set("jr jr. sr sr. jnr jnr. snr snr. junior senior ii iii iv 2nd 3rd 4th")

TITLES = _set(
    """dr dr. prof prof. professor mr mr. mrs mrs. ms ms. sir rev rev. hon hon. ing ing. dipl.-ing. dott. dott.ssa dra.
    pd priv.-doz. mag. lic. assoc. asst. doc. mgr. rndr. mudr. phdr."""
)

CREDENTIALS = _set(
    """phd ph.d. ph.d phd. dphil d.phil. msc m.sc. bsc b.sc. mph m.p.h. mba dvm dds pharmd edd ed.d. psyd frcp frcs
    frcpc facs facp fieee facm esq esq. drph scd sc.d. llm ll.m. mbbs mbchb student fellow ieee acm member"""
)

CREDENTIALS_OR_INITIALS = _set("md ma ba ms bs do pe rn bm dr jd")
"""Credentials only behind a name that is complete without them."""

CONJUNCTIONS = _set(
    """& ＆ and And AND u. und Und UND et ET y e a i og och en ve и та і ja és și si ir un dan with mit avec con com met
    και та й și şi és và dan eta و ؤ และ एवं और तथा व samt sowie including incl. incl along together jointly plus with: w/"""
)

SMALL_CONJUNCTIONS = _set("y e i")
"""Conjunctions that are also a piece of a family name: `Ortega y Gasset`, `Pi i Sunyer`."""

CORPORATE = _set(
    """academy administration agency alliance association associates authority board bureau center centre centers
    centres coalition collaboration collaborative collective college commission committee community company consortium
    cooperative corporation council department departments division federation forum foundation fund government group
    gruppe hospital initiative institut institute institutes institution instituto international investigators
    investigator istituto laboratory laboratories league ministry museum nations network observatory office organisation
    organization organizers panel participants partners partnership platform program programme project register registry
    research researchers school secretariat section service services society statistics study survey syndicate task
    taskforce team trialists trust union university université universität universidad verband verein workgroup working
    workshop bank inc inc. ltd ltd. gmbh llc corp. plc press arbeitsgruppe arbeitskreis autorengruppe redaktion
    ministerium bundesamt landesamt kollektiv collectif équipe groupe comité société grupo equipo comisión sociedad
    asociación ministerio ministère"""
)
"""A piece of an author list that holds one of these words is an institution or a group, not a person."""

OTHERS = (
    r"(?:\bet|&)\.?\s?al(?:ii|iae|ia)?\b\.?|\bund\s+andere\b|(?-i:\bu\.\s?a\.)|\b(?:ed|e)\s+(?:altri|altre)\b|"
    r"(?-i:\be\.\s?a\.(?=\s*$))|\b(?:y|e)\s+(?:otros|otras|outros|outras|col(?:s|aboradores)?\b\.?)|"
    r"\bet\s+coll?\b\.?|(?-i:\bi\s+in\.)|\bи\s+др\b\.?|\bи\s+соавт\b\.?|(?-i:\ba\s+kol\.)|(?-i:\bm\.\s?fl\b\.?)|"
    r"(?-i:\bvd\.)|\bve\s+ark\.|\ben\s+anderen\b|(?-i:\bva\.(?=\s*$))|"
    r"(?:,\s*)?(?:\band|&|\+)\s+(?:\d+|many|several|some|two|three|four|five|six|seven|eight|nine|ten)?\s*"
    r"(?:others?|more(?!(?-i:\s+[A-Z]))|colleagues|co-?authors|coauthors|collaborators)\b(?:\s+authors)?|\bet\s+(?:autres|collègues)\b|"
    r"\bamong\s+others\b|\betc\b\.?|\[?…\]?|\[?\.\s?\.\s?\.(?:\s?\.)?\]?|(?<=\w)[、,，\s]*等(?:[\d\w]*人)?(?=\W*$)|"
    r"(?:,\s*)?\b(?:\d+|other|more)\s+(?:\d+\s+)?(?:others|authors|co-?authors|contributors)\b|\b(?:many\s+)?others\b|"
    r"(?<=\w)[、,，\s]*(?:ほか|他|외)(?:\s?\d*\s?[名人])?(?=\W*$)|\bin\s+alphabetical\s+order\b|"
    r"\sو\s?(?:همکاران|دیگران|آخرون)\b|\sואח['׳]|\sואחרים\b|และคณะ|\s(?:आदि|एवं अन्य|व अन्य|और अन्य)(?=\W*$)|"
    r"\bκ\.?\s?[άαλ]\.?(?=\W*$)|\bdkk\b\.?|\bvà\s+(?:cộng sự|cs)\b\.?|\bта\s+ін\b\.?|\b(?:i|in)\s+(?:dr|sur|suradnici)\b\.?|"
    r"\bir\s+kt\b\.?|(?-i:\b(?:jt|ym)\.(?=\s*$))|\bés\s+(?:m?tsai|munkatársai)\b\.?|\bș(?:i|\.)\s?(?:colab|a)\b\.?|\bet\s+collab\b\.?|"
    r"\bve\s+diğerleri\b"
)
"""Regular expression of what says that more authors are meant than are named."""

OTHERS_HINTS = (
    *(
        " al",
        "other",
        "…",
        "..",
        ". .",
        "andere",
        "u.",
        "altr",
        "otr",
        "outr",
        "col",
        "in.",
        "др",
        "соавт",
        "kol.",
        "fl",
    ),
    *("همکاران", "دیگران", "آخرون", "ואח", "คณะ", "आदि", "अन्य", "κ.", "dkk", "cộng", " cs", "ін", "i dr", "in dr"),
    *(
        "i sur",
        "in sur",
        "kt",
        "jt.",
        "ym.",
        "tsai",
        "munkat",
        "colab",
        "ș.",
        "diğer",
        "ve d",
        "vd.",
        "ark.",
        "va.",
        "more",
        "author",
        "autres",
        "etc",
        "order",
        "等",
        "ほか",
        "他",
        "외",
        "etal",
        ".al",
    ),
)
"""Pieces of text without one of which `OTHERS` cannot match."""

LEADS = (
    r"(?:[^\w\ue000]*(?:\b(?:(?:(?:(?:also|work|paper|publication|project|research)\s+)?(?:joint(?:ly)?|in\s+collaboration|"
    r"collaboration|in\s+cooperation|co-?authored|coauthors?|co-?authors?|written|co-?written|together|authored|(?:co-?)?edited|"
    r"gemeinsam|zusammen|gem\.|zus\.|en\s+collaboration|en\s+colaboración|em\s+colaboração|in\s+collaborazione|junto|along)\s+)?"
    r"(?:(?:work|paper|publication|project|research)\s+)?(?:with|by|mit|avec|con|com|(?:gem|zus)\.\s+m\.)|(?:co-?)?authors?\s*[:：]|co-first\s+authors?|"
    r"(?:co-?)?autor(?:es|en)?\s*[:：]|auteurs?\s*[:：]|(?-i:and)|herausgegeben\s+von|hrsg\.\s+v(?:on|\.)|on\s+behalf\s+of)"
    r"(?:\s*[:：])?(?=[\s(])|w/|(?:作者|著者|저자)\s*[:：]))+"
)
"""Regular expression of what leads into an author list without being of it: `joint work with`, `By`."""

SUPERVISORS = (
    r"(?i)[\s,;(]*\b(?:under\s+the\s+supervision\s+of|supervised\s+by|advised\s+by|supervisors?\s*:|advisors?\s*:)"
)
"""Regular expression of what follows on a list of authors without being of it: who supervised the work."""

EDITORS = (
    r"[(\[]?\b(?:eds?|editors?|hrsg|hg|hgg|coords?|dirs?|orgs?|éds?|éditeurs?|editores|comps?|red|edd|a\s+cura\s+di|szerk|επιμ|ред|сост|упоряд)"
    r"\b\.?[)\]]?\s*[,:]?\s*$|(?:主[编編]|[编編]著?)\s*$"
)
"""Regular expression of what says, behind a list, that its people are editors."""

EDITED_WITH = (
    r"(?i)\b(?:(?:co-?)?edited|eds?|hrsg|hg|herausgegeben|éds?|édité|coord|org|a\s+cura\s+di)\b[.,]*\s+"
    r"(?:(?:together|jointly|gemeinsam|zusammen)\s+)?(?:with|mit|avec|con|com|met|(?:gem|zus)\.\s+m(?:it|\.))\s"
)
"""Regular expression of what says, before names, that with these people the owner of the list edited the work."""

SAME = frozenset(("idem", "eadem", "iidem", "id", "ead", "ídem", "ders", "dies", "derselbe", "dieselbe", "dieselben"))
"""What stands for the authors where editors are named: the same."""

TRANSLATORS = (
    r"^\W*(?:translat(?:ed|ion|ors?)|transl?\.|übers(?:etz(?:t|ung)|\.)|traduit|traduction|trad\.|traducid[oa]|traducción|traduzid[oa]|"
    r"tradução|tradotto|traduzione|vertaald|vertaling|översatt|oversat|oversatt|tłum(?:aczenie|\.)|přeložil[ia]?|přel\.|"
    r"перевод|переклад|пер\.)(?!\w)"
)
"""Regular expression of what says, before names, that they are translators."""

CHINESE_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任"
    "沈姚卢盧姜崔钟鍾谭譚陆陸汪范廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常"
    "章殷计計浦刁褚俞柳鲍鮑费費岑倪汤湯滕毕畢邬鄔安乐樂时時傅卞齐齊康伍元卜平和穆祁臧成谈談茅庞龐纪紀舒屈项項祝梅盛钦柯管宁寧仇甘"
)
COMPOUND_SURNAMES = _set(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 公孫 慕容 司徒 令狐 夏侯 남궁 황보 제갈 선우 "
    "독고 사공 서문"
)
VIETNAMESE = _set("nguyen tran pham hoang phan dang bui ngo duong huynh vu vo dinh")
"""Vietnamese family names, folded: with a middle name behind them they stand first."""

ARTICLES = _set("the die le la el der das les los il")

ROLE_WORDS = (
    (
        r"equal|co-?first|joint(?:ly)?[- ]first|co-?lead|shared|同等|共同一作|共同第一|contributed|=|=",
        "equal-contribution",
    ),
    (r"correspond|co-?correspond|通讯|通訊|責任|✉|📧|🖂|contact", "corresponding"),
    (r"present|speaker|student|advis|superv|mentee|undergrad|intern|postdoc|alphabetic|PI\b|author", "other"),
)
"""What the words or signs beside a name say of the author; the first that matches counts."""
