"""What pages say of how far a work is, and of its awards: regular expressions, the first that matches counts."""

from __future__ import annotations

from pubparse.model import Status

STATUS = (
    (
        r"\b(?:"
        r"in\s+prep(?:aration|\.)?\b|work\s+in\s+progress\b|in\s+progress\b|manuscript\s+in\s+prep|wip\b|"
        r"to\s+be\s+submitted\b|in\s+vorbereitung\b|en\s+pr[ée]paration\b|en\s+preparaci[óo]n\b|"
        r"in\s+preparazione\b|em\s+prepara[çc][ãa]o\b|w\s+przygotowaniu\b|в\s+подготовке\b|ongoing\b|draft\b|"
        r"in\s+vorb\.|in\s+voorbereiding\b|under\s+arbeid\b|under\s+arbete\b|under\s+udarbejdelse\b|in\s+prepara-tion\b|"
        r"en\s+cours\s+d[’'](?:écriture|écrit)|v\s+přípravě\b|v\s+príprave\b|u\s+pripremi\b|v\s+pripravi\b|hazırlan[ıi]yor|"
        r"előkészület|készülő|в\s+работе\b|у\s+підготовці\b|în\s+(?:curs\s+de\s+)?(?:pregătire|elaborare)\b|υπό\s+προετοιμασία|"
        r"dalam\s+(?:proses|persiapan)\s*(?:penulisan)?$|valmisteilla\b|ettevalmistamisel\b|rengiama|בהכנה|قيد\s+الإعداد|در\s+دست\s+"
        r"(?:نگارش|تهیه)"
        r")|準備中|准备中|準備中|撰写中|执笔中|執筆中|준비\s*중|집필\s*중|กำลังเขียน",
        Status.IN_PREPARATION,
    ),
    (
        r"\b(?:"
        r"submitted\b|under\s+(?:peer[- ]?)?(?:review|revision|submission|consideration)\b|"
        r"in\s+(?:review|revision|submission)\b|revis(?:e|ed|ion)\s*(?:and|&|/)\s*resubmi|r\s?&\s?r\b|"
        r"under\s+\w+\s+(?:round\s+)?review\b|minor\s+revisions?\b|major\s+revisions?\b|"
        r"revisions?\s+(?:requested|submitted|invited)\b|soumis(?:e|es)?\b|eingereicht\b|im\s+review\b|"
        r"in\s+begutachtung\b|en\s+revisi[óo]n\b|enviad[oa]\b|sometid[oa]\b|inviat[oa]\b|em\s+revis[ãa]o\b|"
        r"submetido\b|submissions?\b|в\s+печать\s+направлен|kabul\s+edilme|author\s+preprint\b(?=.*review)|"
        r"pending\s+review\b|reject(?:ed)?\s+and\s+resubmit|ingediend\b|ter\s+beoordeling\b|inskicka[dt]\b|inns?endt\b|indsendt\b|"
        r"lähetetty\b|esitatud\b|pateikta\b|en\s+révision\b|révision\s+demandée\b|en\s+dictamen\b|en\s+evaluaci[óo]n\b|"
        r"em\s+avalia[çc][ãa]o\b|in\s+revisione\b|w\s+recenzji\b|złożon[eay]\b|v\s+recenzním|podán[oa]\b|odesl[aá]n|benyújtva|"
        r"bírálat\s+alatt|elküldve|değerlendirmede|hakem\s+sürecinde|trimis\s+spre|în\s+evaluare|υπό\s+κρίση|подан[оа]\s+до|на\s+рецензии|"
        r"на\s+рецензуванні|dalam\s+proses\s+review|đang\s+phản\s+biện|تحت\s+المراجعة|قيد\s+التحكيم|تحت\s+التحكيم|در\s+دست\s+داوری|בשיפוט|"
        r"הוגש"
        r")|投稿中|审稿中|审稿|在审|在投|大修|小修|審稿中|審查中|投稿|査読中|심사\s*중|투고",
        Status.SUBMITTED,
    ),
    (
        r"\b(?:"
        r"to\s+appear\b|in\s+press\b|forthcoming\b|forthcomming\b|in\s+print\b|"
        r"to\s+be\s+(?:published|printed|presented)\b|coming\s+soon\b|upcoming\b|im\s+(?:druck|erscheinen)\b|"
        r"erscheint\b|in\s+druck\b|à\s+para[îi]tre\b|sous\s+presse\b|en\s+prensa\b|in\s+stampa\b|"
        r"in\s+corso\s+di\s+(?:stampa|pubblicazione)\b|no\s+prelo\b|w\s+druku\b|в\s+печати\b|i\s+trykk\b|"
        r"ahead\s+of\s+print\b|online\s+first\b|early\s+access\b|early\s+view\b|published\s+online\b|"
        r"to\s+be\s+published\b|in\s+production\b|pr[óo]xima\s+publicaci[óo]n\b|por\s+aparecer\b|"
        r"artikel\s+in\s+druck\b|bask[ıi]da\b|bas[ıi]mda\b|"
        r"inpress\b|(?:nog\s+)?te\s+verschijnen\b|in\s+uscita\b|in\s+c\.?\s*d\.?\s*s\b|pendiente\s+de\s+publicaci[óo]n\b|"
        r"de\s+próxima\s+aparición\b|en\s+premsa\b|în\s+curs\s+de\s+apariție|megjelenés\s+(?:alatt|előtt)|под\s+печат\b|υπό\s+(?:έκδ|δημοσίευση)|"
        r"under\s+utgi(?:vning|velse)\b|under\s+udgivelse\b|i\s+trykken\b|i\s+tryck\b|kommande\b|painossa\b|tulossa\b|ilmumas\b|trükis\b|"
        r"spaudoje\b|drukā\b|v\s+tlači\b|v\s+tisku\b|u\s+tisku\b|u\s+štampi\b|у\s+друці\b|у\s+штампи\b|сдан[оа]\s+в\s+печать\b|"
        r"yay[ıi]mlanacak|sắp\s+xuất\s+bản|dalam\s+proses\s+terbit|akan\s+terbit|در\s+دست\s+(?:چاپ|انتشار)|زیر\s+چاپ|تحت\s+الطبع|قيد\s+النشر|בדפוס|"
        r"प्रकाशनाधीन"
        r")|印刷中|即将出版|即將出版|即将发表|將刊|将刊|拟刊|出版中|排印中|近刊|発表予定|刊行予定|掲載予定|(?:게재|출판|출간)\s*예정|待刊|"
        r"อยู่ระหว่างการตีพิมพ์|กำลังจัดพิมพ์",
        Status.TO_APPEAR,
    ),
    (
        r"\b(?:"
        r"(?:conditionally\s+)?accepted\b|accept(?:ance)?\s+(?:by|at|to|for|pending)\b|angenommen\b|"
        r"accept[ée]e?s?\b|aceptad[oa]\b|accettat[oa]\b|aceit[oa]\b|принят[ао]?\b|"
        r"zur\s+veröffentlichung\s+angenommen\b|akzeptiert\b|aanvaard\b|geaccepteerd\b|antage[nt]\b|akseptert\b|hyväksytty\b|"
        r"vastu\s+võetud\b|priimta\b|przyjęt[eay]\b|přijat[oa]\b|prijat[oa]\b|prihvaćen[oa]\b|elfogad(?:va|ott)|acceptat[ă]?\b|"
        r"kabul\s+edildi|прийнят[оа]|diterima\b|được\s+chấp\s+nhận|مقبول|پذیرفته|התקבל|έγινε\s+δεκτ"
        r")|录用|錄用|已接收|已接受|接收|採録|採択|受理|掲載決定|掲載確定|게재\s*확정|ได้รับการตอบรับ",
        Status.ACCEPTED,
    ),
)
"""Words -> status. "Forthcoming, accepted" is to appear; "accepted after submission" is rare: order is trust.
In small letters; that they begin a word is said once for all, so that most places of a text are passed over at once."""

NO_STATUS = r"\bsubmission\s+(?:id|no|number)\b|\baccept(?:ance)?\s*(?:rate|ratio|d\s+papers?)|\baccepted\s*:?\s*\d+\s*(?:/|out|of)"
"""What holds a status word but says none."""

AWARD = (
    r"\b(?:award(?:ed)?|prize|prix|preis|premio|pr[êe]mio|winner|runner[- ]?up|finalist|nominat(?:ed|ion)|nominee|"
    r"spotlight|oral|"
    r"highlights?|highlighted|distinguished\s+(?:paper|artifact)|best\s+(?:student\s+)?(?:paper|poster|demo|"
    r"presentation|thesis|article)|"
    r"outstanding\s+(?:student\s+)?paper|hono(?:u)?rable\s+mention|top\s+\d+\s*%|test\s+of\s+time|"
    r"editor['’]?s?['’]?\s+(?:choice|pick|suggestion)|"
    r"featured\s+(?:article|paper)|cover\s+(?:article|story|paper)|medal|long\s+talk|notable)\b|获奖|最佳论文|優秀論文賞|受賞|우수논문상"
)
"""What marks a piece of text as an award; an oral or a spotlight is one, a ranking (CORE A*, Q1) is not."""

AWARD_SURE = (
    r"\bbest\b[\w\s/-]{0,40}\b(?:award|paper|poster|demo|presentation|thesis|article|nominee|candidate|finalist|runner[- ]?up)s?\b|"
    r"\b(?:honou?rable\s+mention|distinguished\s+(?:paper|artifact|article)|outstanding\s+(?:\w+\s+)?(?:paper|article)|test[- ]of[- ]time|"
    r"runner[- ]?up|editor['’]?s?['’]?\s+(?:choice|pick)|top\s+picks?)\b|(?<=\w\s)(?:award|prize|medal)s?$|\b(?:award|prize)\s+(?:for|at|nominee|"
    r"winner|finalist)\b|^winner\b|🏆\s*\w|获奖|最佳(?:\w{0,4})论文|優秀(?:\w{0,2})賞|受賞|우수논문상"
)
"""What is an award wherever it stands beside the title and the venue."""

AWARD_ALONE = r"(?:oral|spotlight|highlight)(?:\s+(?:paper|talk|presentation))?|notable\s+top\s+\d+\s*%|(?:conference|cvpr|iccv|eccv)\s+highlight"
"""What is an award only where nothing stands beside it."""

AWARD_HINTS = (
    *("award", "prize", "medal", "best", "mention", "distinguished", "outstanding", "test of", "test-of"),
    *("runner", "editor", "pick", "winner", "oral", "spotlight", "highlight", "notable"),
    *("🏆", "获奖", "最佳", "優秀", "受賞", "우수논문상"),
)
"""One of these, in small letters, stands in all that `AWARD_SURE` and `AWARD_ALONE` find."""

AWARD_TAIL = r"[\s,;:–—-]*[(\[【][^()\[\]]{0,60}?(?:" + AWARD + r")[^()\[\]]{0,60}[)\]】]\s*$"
"""An award in brackets at the end of a title or venue."""
