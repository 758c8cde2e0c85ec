"""The small words of names and author lists: particles, suffixes, credentials, conjunctions, `et al.`, corporate words."""

from __future__ import annotations

PARTICLES = frozenset(
    ["aan", "af", "al", "an", "auf", "aus", "av", "bar", "ben", "bin", "bint", "binte", "da", "dal", "dalla", "dalle", "d", "d'", "d’", "das", "de", "degl'", "degli", "dei", "del", "dela", "de'", "della", "delle", "dello", "den", "der", "des", "di", "do", "dos", "du", "el", "ep", "het", "ibn", "in", "'in", "’in", "la", "las", "le", "les", "lo", "los", "of", "op", "'s", "’s", "'t", "’t", "te", "ten", "ter", "til", "uit", "und", "van", "vande", "vanden", "vander", "ver", "vom", "von", "vonder", "y", "zu", "zum", "zur", "zur"]
)
"""Words in small letters that lead a family name; case is evidence: `Van` in capitals belongs to the name itself."""

CAPITAL_PARTICLES = frozenset(
    ["Da", "Dal", "Dalla", "De", "Degli", "Dei", "Del", "Della", "Dello", "Den", "Der", "Des", "Di", "Do", "Dos", "Du", "El", "La", "Las", "Le", "Les", "Lo", "Los", "Mac", "Mc", "St.", "San", "Santa", "Ten", "Ter", "Van", "Vande", "Vanden", "Vander", "Von", "Zu", "Zur", "DE", "DI", "DEL", "VAN", "VON", "DER", "DU", "LA", "LE"]
)
"""Words that join to the family name when they stand before its last word, even in capitals: `Rossana De Leo`."""

SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "jnr", "jnr.", "snr", "snr.", "junior", "senior", "ii", "iii", "iv", "2nd", "3rd", "4th"])

TITLES = frozenset(
    ["dr", "dr.", "prof", "prof.", "professor", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "rev", "rev.", "hon", "hon.", "ing", "ing.", "dipl.-ing.", "dott.", "dott.ssa", "dra.", "pd", "priv.-doz.", "mag.", "lic.", "assoc.", "asst.", "doc.", "mgr.", "rndr.", "mudr.", "phdr."]
)

CREDENTIALS = frozenset(
    ["phd", "ph.d.", "ph.d", "phd.", "dphil", "d.phil.", "m.d.", "m.d", "msc", "m.sc.", "bsc", "b.sc.", "m.a.", "b.a.", "m.s.", "b.s.", "mph", "m.p.h.", "mba", "dvm", "dds", "pharmd", "edd", "ed.d.", "psyd", "frcp", "frcs", "frcpc", "facs", "facp", "fieee", "facm", "rn", "r.n.", "esq", "esq.", "drph", "scd", "sc.d.", "llm", "ll.m.", "jd", "j.d.", "mbbs", "mbchb", "student", "fellow", "ieee", "acm", "member"]
)

CREDENTIALS_OR_INITIALS = frozenset(["md", "ma", "ba", "ms", "bs", "do", "pe", "rn", "bm", "dr"])
"""Credentials only behind a name that is complete without them."""

CONJUNCTIONS = frozenset(
    ["and", "&", "＆", "und", "et", "y", "e", "og", "och", "en", "ve", "и", "та", "ja", "és", "și", "si", "ir", "un", "dan", "och", "with", "mit", "avec", "con", "com", "met", "samt", "sowie", "including", "incl.", "incl", "along", "together", "jointly", "plus"]
)

SMALL_CONJUNCTIONS = frozenset(["y", "e", "i", "en", "a", "o", "si", "un", "og", "ja", "ve"])
"""Conjunctions that are also a piece of a family name: `Ortega y Gasset`, `Pi i Sunyer`."""

CORPORATE = frozenset(
    ["academy", "administration", "agency", "alliance", "association", "associates", "authority", "board", "bureau", "center", "centre", "centers", "centres", "coalition", "collaboration", "collaborative", "collective", "college", "commission", "committee", "community", "company", "consortium", "cooperative", "corporation", "council", "department", "departments", "division", "federation", "forum", "foundation", "fund", "government", "group", "gruppe", "hospital", "initiative", "institut", "institute", "institutes", "institution", "instituto", "international", "investigators", "investigator", "istituto", "laboratory", "laboratories", "league", "ministry", "museum", "nations", "network", "observatory", "office", "organisation", "organization", "organizers", "panel", "participants", "partners", "partnership", "platform", "program", "programme", "project", "register", "registry", "research", "researchers", "school", "secretariat", "section", "service", "services", "society", "statistics", "study", "survey", "syndicate", "task", "taskforce", "team", "trialists", "trust", "union", "university", "université", "universität", "universidad", "verband", "verein", "workgroup", "working", "workshop", "bank", "inc", "inc.", "ltd", "ltd.", "gmbh", "llc", "corp.", "plc", "ag", "press", "arbeitsgruppe", "arbeitskreis", "autorengruppe", "redaktion", "ministerium", "bundesamt", "landesamt", "kollektiv", "collectif", "équipe", "groupe", "comité", "société", "grupo", "equipo", "comisión", "sociedad", "asociación", "ministerio", "ministère"]
)
"""A piece of an author list that holds one of these words is an institution or a group, not a person."""

OTHERS = (
    r"\bet\.?\s?al(?:ii|iae|ia)?\b\.?|\bund\s+andere\b|\bu\.\s?a\.(?!\s?\w\.)|\b(?:ed|e)\s+(?:altri|altre)\b|\be\.\s?a\.(?=\s*$)|"
    r"\b(?:y|e)\s+(?:otros|otras|outros|outras|col(?:s|aboradores)?\b\.?)|\bet\s+coll?\b\.?|\bi\s+in\.|\bи\s+др\b\.?|"
    r"\bи\s+соавт\b\.?|\ba\s+kol\.|\bm\.\s?fl\b\.?|\bvd\.|\bve\s+ark\.|\ben\s+anderen\b|\bva\.(?=\s*$)|"
    r"(?:,\s*)?(?:\band|&|\+)\s+(?:\d+|many|several|some|two|three|four|five|six|seven|eight|nine|ten)?\s*"
    r"(?:others|more|colleagues|co-?authors|coauthors|collaborators)\b(?:\s+authors)?|\bet\s+(?:autres|collègues)\b|"
    r"\bamong\s+others\b|\betc\b\.?|\[?…\]?|\[?\.\s?\.\s?\.(?:\s?\.)?\]?|(?<=\w)\s*等(?:[\d\w]*人)?(?=\W*$)|"
    r"(?:,\s*)?\b(?:\d+|other|more)\s+(?:others|authors|co-?authors)\b|\bothers\b|"
    r"(?<=\w)[、,，\s]*(?:ほか|他|외)(?:\s?\d*\s?[名人])?(?=\W*$)|\bmany others\b|\bin\s+alphabetical\s+order\b"
)
"""Regular expression of what says that more authors are meant than are named."""

LEADS = (
    r"(?:\W*\b(?:joint(?:ly)?(?:\s+(?:work|paper|publication|project))?|in\s+collaboration|collaboration|in\s+cooperation|"
    r"co-?authored|coauthors?|co-?authors?|written|together|co-?written|work|with|w/|avec|mit|con|com|gemeinsam|"
    r"zusammen|en\s+collaboration|en\s+colaboración|junto|also|and|by|von|par|por|di|authors?|authored|autor(?:es|en)?|"
    r"auteurs?|edited|hrsg\.|herausgegeben|作者|著者|저자|on\s+behalf\s+of|for)\b\s*[:：.]?(?=[\s(]))+"
)
"""Regular expression of what leads into an author list without being of it: `joint work with`, `By`."""

CHINESE_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任"
    "沈姚卢盧姜崔钟鍾谭譚陆陸汪范廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常"
    "章殷计計浦刁褚俞柳鲍鮑费費岑倪汤湯滕毕畢邬鄔安乐樂时時傅卞齐齊康伍元卜平和穆尹祁臧成谈談茅庞龐纪紀舒屈项項祝梅盛钦柯管宁寧仇甘"
)
COMPOUND_SURNAMES = frozenset(
    ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "公孙", "公孫", "慕容", "司徒", "令狐", "夏侯", "남궁", "황보", "제갈", "선우", "독고", "사공", "서문"]
)
FAMILY_FIRST = frozenset(["nguyen", "tran", "pham", "hoang", "phan", "dang", "bui", "ngo", "duong", "huynh", "vu", "vo", "dinh"])
"""Vietnamese family names, folded: with a middle name behind them they stand first."""

ROLE_WORDS = (
    (
        r"equal|co-?first|joint(?:ly)?[- ]first|co-?lead|shared|同等|共同一作|共同第一|contributed|=|=",
        "equal-contribution",
    ),
    (r"correspond|co-?correspond|通讯|通訊|責任|✉|📧|🖂|contact", "corresponding"),
    (r"present|speaker|student|advis|superv|mentee|undergrad|intern|postdoc|alphabetic|PI\b", "other"),
)
"""What the words or signs beside a name say of the author; the first that matches counts."""
