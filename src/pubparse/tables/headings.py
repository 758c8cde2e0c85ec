"""The words of section headings in CVs and on homepages: a kind of section -> its words, in several languages.

A line all of whose words stand here is likely to be a heading; `MODIFIERS` may stand beside them, not alone.
"""

from __future__ import annotations

from pubparse.tables.abroad import ABROAD

SECTIONS: dict[str, str] = {
    "publications": """publication publications paper papers article articles manuscript manuscripts writings works
        work bibliography scholarship output outputs list veröffentlichungen veröffentlichung publikationen
        schriften schriftenverzeichnis publikationsliste publikationsverzeichnis aufsätze artikel arbeiten travaux
        publicaciones artículos trabajos pubblicazioni articoli lavori publicações artigos trabalhos publicaties
        artikelen publikationer artiklar julkaisut artikkelit publikasjoner artikler publikacje artykuły публикации
        статьи труды 论文 论著 发表论文 学术论文 著作 論文 業績 研究業績 논문 yayınlar makaleler""",
    "journals": """journal journals zeitschriftenartikel zeitschriftenaufsätze zeitschriften revues revistas riviste
        期刊 期刊论文 学術雑誌""",
    "conferences": """conference conferences proceedings workshop workshops symposium symposia colloquia abstract
        abstracts konferenzbeiträge tagungsbände tagungsbeiträge conférences actes congresos conferencias atti
        convegni conferências 会议 会议论文 国際会議""",
    "books": """book books chapter chapters monograph monographs volume volumes handbook encyclopedia entries
        reviews review bücher buch buchkapitel buchbeiträge monographien herausgeberschaften sammelbände rezensionen
        livres ouvrages chapitres libros libro capítulos capítulo libri capitoli livros 书 专著 著書""",
    "reports": """report reports preprint preprints thesis theses dissertation dissertations patent patents essay
        essays brief briefs memo memos whitepapers note notes berichte arbeitspapiere rapports thèse tesis informes
        rapporti tesi patente brevets patentes brevetti 专利 学位论文 博士論文 draft drafts""",
    "other": """talk talks presentation presentations lecture lectures seminar seminars keynote keynotes poster
        posters demo demos tutorial tutorials teaching courses course supervision mentoring advising students
        student service services reviewing editorial committee committees activities activity membership memberships
        affiliations affiliation education training qualifications degrees employment experience appointments
        appointment positions position career history awards award honors honours honor fellowships fellowship
        scholarships grants grant funding prizes distinctions achievements skills languages software code data
        datasets projects project interests interest research expertise summary profile objective biography bio
        about contact information details personal press media outreach news interviews references referees
        certifications certificates leadership community volunteering engagement engagements miscellaneous hobbies
        vorträge lehre lehrveranstaltungen ausbildung lebenslauf auszeichnungen preise forschung projekte
        mitgliedschaften berufserfahrung werdegang enseignement formation expérience prix recherche projets
        communications docencia formación experiencia premios investigación proyectos ponencias didattica formazione
        esperienza premi ricerca progetti 教育 教育背景 教学 奖励 获奖 项目 研究方向 学歴 職歴 受賞 講演""",
}
ADJECTIVES = """
    naukowe naukowych recenzowane wybrane inne pozostałe popularnonaukowe zagraniczne krajowe w z na i o
    vědecké odborné recenzované vybrané ostatní další v ve s a vedecké ďalšie tudományos válogatott egyéb és
    научные избранные рецензируемые прочие другие учебные методические и в на с о по наукові вибрані інші та
    vetenskapliga utvalda övriga granskade och i på vitenskapelige utvalgte andre og om wetenschappelijke geselecteerde
    overige en van over voor het een bilimsel seçilmiş diğer hakemli uluslararası ulusal ve odabrani ostali znanstveni
    científicas científicos científica seleccionados otros arbitradas indexadas nacionales internacionales
    selecionadas selecionados outros outras nacionais internacionais com em no na nos nas e os as dos das
    scientifiche scientifici scientifica internazionali nazionali curate su con in al alla ai alle del della dei delle
    scientifiques choisies choisis principales internationales nationales avec comité lecture sans sur dans aux au
    referierte begutachtet unbegutachtete wissenschaftlich populärwissenschaftliche neuere frühere ausgewählter zu zur
    zum für auf an als mit in-und ausländische invitées invités orales invitadas invitados convidadas su invito
    επιλεγμένες και σε επιστημονικές alte selecte științifice și seleccionats altres i
    및 기타 국내 국제 주요 대표 최근 학술
"""
MODIFIERS = frozenset(
    [
        "peer",
        "refereed",
        "reviewed",
        "peer-reviewed",
        "non-refereed",
        "unrefereed",
        "nonrefereed",
        "selected",
        "recent",
        "other",
        "others",
        "further",
        "additional",
        "invited",
        "contributed",
        "academic",
        "professional",
        "scientific",
        "scholarly",
        "technical",
        "working",
        "published",
        "unpublished",
        "forthcoming",
        "accepted",
        "submitted",
        "preparation",
        "progress",
        "press",
        "in",
        "under",
        "full",
        "short",
        "complete",
        "international",
        "national",
        "domestic",
        "regional",
        "edited",
        "edition",
        "special",
        "issue",
        "issues",
        "popular",
        "public",
        "policy",
        "online",
        "electronic",
        "archival",
        "non-archival",
        "main",
        "major",
        "minor",
        "key",
        "representative",
        "featured",
        "highlighted",
        "highlights",
        "latest",
        "current",
        "past",
        "previous",
        "new",
        "early",
        "all",
        "my",
        "our",
        "the",
        "of",
        "and",
        "or",
        "for",
        "with",
        "by",
        "to",
        "a",
        "an",
        "at",
        "on",
        "&",
        "/",
        "+",
        "im",
        "in",
        "der",
        "die",
        "das",
        "und",
        "von",
        "et",
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "en",
        "y",
        "e",
        "el",
        "los",
        "di",
        "da",
        "do",
        "doctoral",
        "master",
        "master's",
        "masters",
        "phd",
        "ph.d",
        "bachelor",
        "graduate",
        "undergraduate",
        "postdoctoral",
        "first-author",
        "coauthored",
        "co-authored",
        "author",
        "english",
        "german",
        "french",
        "spanish",
        "chinese",
        "japanese",
        "korean",
        "italian",
        "discussion",
        "series",
        "magazine",
        "newspaper",
        "opinion",
        "pieces",
        "contributions",
        "contribution",
        "papers'",
        "oral",
        "begutachtete",
        "wissenschaftliche",
        "ausgewählte",
        "sonstige",
        "weitere",
        "eigene",
        "akademische",
        "évaluées",
        "sélection",
        "autres",
        "académique",
        "seleccionadas",
        "otras",
        "académica",
        "selezionate",
        "altre",
        *ADJECTIVES.split(),
    ]
)
NOUNS = frozenset(word for words in (*SECTIONS.values(), *ABROAD.values()) for word in words.split())
