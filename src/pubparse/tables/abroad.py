"""Words of section headings in further languages: a cue (`tables.cues`) -> its words.

Chinese, Japanese and Korean words are looked for inside the heading, the longest first; all others are whole words.
"""

from __future__ import annotations

import re

ABROAD: dict[str, str] = {
    "publication": """textes textos traductions traducciones traduções traduzioni übersetzungen vertalingen översättningar
        oversettelser zeitungsartikel lexikonartikel publizistik vakpublicaties folyóiratcikkek bidrag voci
        studii
        publikacje publikacji artykuły artykuł prace publikace články článek publikácie publikációk cikkek
        artiklar skrifter publikasjoner artikler artikelen geschriften yayınlar yayınları makaleler makale δημοσιεύσεις
        άρθρα εργασίες труды работы статей статья опубликованные публікації статті праці radovi publikacije članci
        publicații articole lucrări publicacions publicacións artigo trabalhos scritti contributi saggi pubblicati
        beiträge schriften schriftenverzeichnis arbeiten zeitschriftenaufsätze escritos trabajos écrits contributions
        publikacijos publikācijas publikatsioonid publikasi منشورات أبحاث مقالات פרסומים מאמרים
        论文 論文 学术论文 发表论文 代表性论文 著作 著述 業績 研究業績 研究成果 科研成果 学术成果 论著 原著論文 査読付き論文
        논문 학술논문 연구실적 연구업적 저술""",
    "journal": """aikakauslehdissä aikakauslehdet tijdschriften tidsskrifter tidsskrift časopisima reviste periódicos
        czasopisma czasopismach časopisy časopisech folyóirat dergiler dergilerde tidskrifter zeitschriften
        aufsätze revues revistas riviste revistes περιοδικά журналы журналах журнале 学術誌 学術雑誌 雑誌 期刊 学报 학술지 저널""",
    "conference": """colloques convegno konferenzbände tagungsberichte tagungsbänden konferensbidrag докладов
        konferencje konferencyjne konferencji konference konferencích konferenzbeiträge tagungsbeiträge
        tagungsbände konferenser konferans bildiriler bildiri συνέδρια πρακτικά конференции конференций материалы тезисы
        zborník sborník zbornik conferències congressos congresos congressi convegni conférences actes anais
        国際会議 会議録 会议论文 国际会议 予稿集 シンポジウム 학술대회 국제회의""",
    "book": """monografien monografiach monografii sammelbänden büchern bände buchbesprechungen besprechungen
        boekbesprekingen anmeldelser bokkapitel könyvfejezetek knihách poglavlja knjigama bölümleri μονογραφίες
        κεφάλαια монографиях volumi llibre livro capitol herausgebertätigkeit
        książki książka rozdziały rozdział monografie monografia monographien knihy kniha kapitoly könyvek könyvfejezet
        kirjat böcker kapitel bøger bøker boeken hoofdstukken kitaplar kitap bölümü βιβλία книги книга монографии монография
        главы учебники учебные пособия knjige cărți capitole llibres capítols livros capítulos libri capitoli curatele
        sammelwerke sammelwerken sammelbände herausgeberschaften herausgegebene rezensionen recenzje ouvrages chapitres
        recensions comptes rendus reseñas recensioni resenhas
        著書 単著 共著 編著 编著 专著 專著 译著 訳書 教材 書籍 书评 書評 저서 단행본 역서 서평""",
    "report": """raporty raport rozprawy zprávy rapporter rapporten raporlar tezler tez отчеты отчёты диссертация диссертации
        препринты патенты patenty patenter avhandlingar berichte arbeitspapiere diskussionspapiere gutachten relatórios
        informes rapports teses 学位論文 博士論文 修士論文 特許 专利 技术报告 研究报告 報告書 특허 보고서 학위논문""",
    "status": """druck erscheinen
        печати druku tisku prensa prelo begutachtung vorbereitung preparação preparación préparation arvostelussa
        投稿中 印刷中 準備中 在审""",
    "talk": """wystąpienia wystąpienie wykłady referaty referat prezentacje plakaty postery přednášky přednáška prednášky
        előadások előadás esitelmät föredrag foredrag lezingen lezing voordrachten konuşmalar sunumlar ομιλίες παρουσιάσεις
        ανακοινώσεις доклады доклад выступления лекции доповіді виступи predavanja izlaganja prezentări comunicări
        gastvorträge vortragstätigkeit tagungsvorträge keynotes posters plakate ponencias charlas comunicaciones
        presentaciones comunicações comunicação palestras palestra apresentações conferências relazioni interventi seminari
        mostre conferenze exposés séminaires xerrades
        講演 招待講演 口頭発表 学会発表 研究発表 ポスター発表 学术报告 特邀报告 邀请报告 会议报告 讲座 演讲
        강연 초청강연 학회발표 학술발표 구두발표 포스터""",
    "teaching": """lehrveranstaltungen vorlesungen dydaktyka zajęcia výuka výučba oktatás opetus undervisning onderwijs
        dersler διδασκαλία преподавание курсы викладання nastava docência ensino aulas insegnamento corsi asignaturas cursos
        enseignements betreute betreuung abschlussarbeiten promotionen supervised supervision supervisions advisees
        magisterskie promotor vedené diplomové témavezetés handledning veiledning begeleiding danışmanlık επίβλεψη
        руководство аспиранты orientações orientação supervisão dirigidas dirigidos encadrement encadrés dirigées tesisti
        relatore ohjatut
        講義 授業 担当科目 教学 课程 授课 指導 指导 学生 研究生 指導学生 강의 지도학생 교육""",
    "service": """recenzent posudky gutachtertätigkeit mitgliedschaften gremien členství jäsenyydet uppdrag verv lidmaatschappen
        hakemlik рецензирование редколлегия оргкомитет bancas comissões organização évaluation animation responsabilités
        participación comités 学会活動 委員 社会貢献 学术兼职 审稿 학회활동 위원""",
    "job": """doświadczenie zatrudnienie praxe zaměstnání tapasztalat työkokemus anställningar werkervaring deneyim εμπειρία
        опыт должности досвід iskustvo experiência esperienza expérience parcours werdegang laufbahn trayectoria cargos
        職歴 経歴 工作经历 经历 경력""",
    "education": """wykształcenie vzdělání vzdelanie végzettség koulutus utbildning utdannelse uddannelse opleiding eğitim
        εκπαίδευση σπουδές образование освіта obrazovanje formação educação istruzione formazione studi estudios educación
        studium bildungsweg 学歴 教育背景 教育经历 학력""",
    "award": """nagrody stypendia wyróżnienia granty ocenění díjak palkinnot apurahat utmärkelser stipendier priser prijzen
        beurzen ödüller burslar βραβεία υποτροφίες награды премии гранты стипендии нагороди nagrade prêmios bolsas premi
        borse premios becas bourses financements drittmittel auszeichnungen stipendien financiamento
        受賞 受賞歴 科研費 奖励 获奖 荣誉 基金 수상 연구비""",
    "news": """aktuelles neuigkeiten presse medien aktualności médiích uutiset nyheter nieuws haberler basında νέα новости сми
        пресса новини vijesti notícias imprensa mídia notizie rassegna novedades noticias prensa medios actualités médias
        お知らせ ニュース 新聞 報道 メディア 新闻 媒体 报道 소식 언론 뉴스""",
    "project": """projekty badawcze projektek hankkeet prosjekter projecten projeler проекты проєкти projekti projetos progetti
        proyectos projets logiciels oprogramowanie 研究課題 プロジェクト 科研项目 项目 课题 연구과제 프로젝트""",
    "person": """kontakt kontakty yhteystiedot contatti contacto contato iletişim επικοινωνία контакты 連絡先 联系 연락처""",
}
ELSE = ("talk", "teaching", "service", "job", "education", "award", "news", "project", "person")
"""Cues of headings that name something else than publications."""
_JOINED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CUE_OF_JOINED = {word: cue for cue, words in ABROAD.items() for word in words.split() if _JOINED.match(word)}
_PARTS = re.compile("|".join(sorted(_CUE_OF_JOINED, key=lambda word: (-len(word), word))))


def joined_cues(text: str) -> frozenset[str]:
    """The cues that the Chinese, Japanese and Korean words of a heading give.

    >>> sorted(joined_cues("国際会議（査読有）／ジャーナル論文")), sorted(joined_cues("学会発表"))
    (['conference', 'publication'], ['talk'])
    """
    if not _JOINED.search(text):
        return frozenset()
    return frozenset(_CUE_OF_JOINED[word] for word in _PARTS.findall(text))


def names_section(text: str) -> bool:
    """Whether at least half of a heading in such a script are words of section headings.

    >>> names_section("研究業績一覧"), names_section("卒業論文の書き方を考える")
    (True, False)
    """
    return bool(_JOINED.search(text)) and 2 * sum(map(len, _PARTS.findall(text))) >= len(text)
