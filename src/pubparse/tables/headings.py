"""The words of section headings in CVs and on homepages: a kind of section -> its words; more are in `tables.abroad`.

A line all of whose words stand in either is likely to be a heading; `MODIFIERS` may stand beside them, not alone.
"""

from __future__ import annotations

from pubparse.tables.abroad import ABROAD

SECTIONS: dict[str, str] = {
    "publications": """translations commentaries letters op-eds encyclopedias publication publications paper papers
        article articles manuscript manuscripts writings works work bibliography scholarship output outputs list
        veröffentlichungen veröffentlichung publikationen publikationsliste publikationsverzeichnis artikel travaux
        publicaciones artículos pubblicazioni articoli lavori publicações artigos publicaties publikationer
        julkaisut artikkelit публикации статьи""",
    "journals": """journal journals revista rivista zeitschriftenartikel 期刊论文""",
    "conferences": """conference conferences proceedings workshop workshops symposium symposia colloquia abstract
        abstracts conferencias atti colloque congrès 会议""",
    "books": """book books chapter chapters monograph monographs volume volumes handbook encyclopedia entries reviews
        review bücher buch buchkapitel buchbeiträge livre livres libros libro capítulo 书""",
    "reports": """report reports preprint preprints thesis theses dissertation dissertations patent patents essay
        essays brief briefs memo memos whitepapers note notes thèse tesis rapporti tesi patente brevets patentes
        brevetti 学位论文 draft drafts""",
    "other": """talk talks presentation presentations lecture lectures seminar seminars keynote poster demo demos
        tutorial tutorials teaching courses course mentoring advising students student service services reviewing
        editorial committee committees activities activity membership memberships affiliations affiliation education
        training qualifications degrees employment experience appointments appointment positions position career
        history awards award honors honours honor fellowships fellowship scholarships grants grant funding prizes
        distinctions achievements skills languages software code data datasets projects project interests interest
        sonstiges varia research expertise summary profile objective biography bio about contact information details
        personal press media outreach news interviews references referees certifications certificates leadership
        community volunteering engagement engagements miscellaneous hobbies vorträge lehre ausbildung lebenslauf
        preise forschung projekte berufserfahrung enseignement formation prix recherche communications docencia
        formación experiencia investigación didattica ricerca 教育 研究方向""",
}
_PEOPLE = """
    members people team alumni collaborators staff group mitarbeiter mitarbeitende mitglieder équipe membres equipo
    miembros membros equipe collaboratori leden medewerkers
"""
PEOPLE = frozenset(_PEOPLE.split())
"""Words at the end of a heading over people; in running text they say nothing."""
_ADJECTIVES = """
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
    volume revue working textes documents jornais notícias como hdr
    collections extended creative languages granted methods studies case blog posts editor than
    à des du les la le en par pour collectif collectifs individuels internationaux spécial spéciaux numéro numéros
    direction coordination collaboration vulgarisation dictionnaire critique critiques universitaires travail documents
    éditions édition parus con arbitraje colectivos colectivas autor autora editor edición ediciones divulgación doctoral
    y e da do completos publicados publicadas organizados in di su cura edizione edizioni collettanei collettivi
    enciclopedia referierten begutachteten herausgegebene selbständige unselbständige kleinere größere sonstige weitere
    im nicht redactie til i tieteellisissä tieteelliset redakcja naukowa yayımlanan yayınlanan коллективных научных в
    συλλογικούς τόμους în colective u
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
        *_ADJECTIVES.casefold().split(),
    ]
)
NOUNS = frozenset(word for words in (*SECTIONS.values(), *ABROAD.values()) for word in words.casefold().split())
