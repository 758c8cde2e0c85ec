"""What pages say of how far a work is, and of its awards: regular expressions, the first that matches counts."""

from __future__ import annotations

from pubparse.model import Status

STATUS = (
    (
        r"\bin\s+prep(?:aration|\.)?\b|\bwork\s+in\s+progress\b|\bin\s+progress\b|\bmanuscript\s+in\s+prep|\bwip\b|"
        r"\bto\s+be\s+submitted\b|\bin\s+vorbereitung\b|\ben\s+pr[ée]paration\b|\ben\s+preparaci[óo]n\b|"
        r"\bin\s+preparazione\b|\bem\s+prepara[çc][ãa]o\b|\bw\s+przygotowaniu\b|\bв\s+подготовке\b|準備中|准备中|撰写中|"
        r"\bongoing\b|\bdraft\b",
        Status.IN_PREPARATION,
    ),
    (
        r"\bsubmitted\b|\bunder\s+(?:peer[- ]?)?(?:review|revision|submission|consideration)\b|\bin\s+(?:review|"
        r"revision|submission)\b|"
        r"\brevis(?:e|ed|ion)\s*(?:and|&|/)\s*resubmi|\br\s?&\s?r\b|\bunder\s+\w+\s+(?:round\s+)?review\b|"
        r"\bminor\s+revisions?\b|"
        r"\bmajor\s+revisions?\b|\brevisions?\s+(?:requested|submitted|invited)\b|\bsoumis(?:e|es)?\b|\beingereicht\b|"
        r"\bim\s+review\b|\bin\s+begutachtung\b|\ben\s+revisi[óo]n\b|\benviad[oa]\b|\bsometid[oa]\b|\binviat[oa]\b|"
        r"\bem\s+revis[ãa]o\b|\bsubmetido\b|\bsubmissions?\b|\bв\s+печать\s+направлен|投稿中|审稿中|在审|査読中|심사\s*중|"
        r"\bkabul\s+edilme|"
        r"\bauthor\s+preprint\b(?=.*review)|\bpending\s+review\b",
        Status.SUBMITTED,
    ),
    (
        r"\bto\s+appear\b|\bin\s+press\b|\bforthcoming\b|\bforthcomming\b|\bin\s+print\b|\bto\s+be\s+(?:published|"
        r"printed|presented)\b|"
        r"\bcoming\s+soon\b|\bupcoming\b|\bim\s+(?:druck|erscheinen)\b|\berscheint\b|\bin\s+druck\b|"
        r"\bà\s+para[îi]tre\b|"
        r"\bsous\s+presse\b|\ben\s+prensa\b|\bin\s+stampa\b|\bin\s+corso\s+di\s+(?:stampa|pubblicazione)\b|"
        r"\bno\s+prelo\b|"
        r"\bw\s+druku\b|\bв\s+печати\b|\bi\s+trykk\b|\bahead\s+of\s+print\b|\bonline\s+first\b|\bearly\s+access\b|"
        r"\bearly\s+view\b|"
        r"\bpublished\s+online\b|\bto\s+be\s+published\b|\bin\s+production\b|\bpr[óo]xima\s+publicaci[óo]n\b|"
        r"\bpor\s+aparecer\b|"
        r"\bartikel\s+in\s+druck\b|\bbaskıda\b|印刷中|即将出版|掲載予定|게재\s*예정|待刊",
        Status.TO_APPEAR,
    ),
    (
        r"\b(?:conditionally\s+)?accepted\b|\baccept(?:ance)?\s+(?:by|at|to|for|pending)\b|\bangenommen\b|"
        r"\baccept[ée]e?s?\b|\baceptad[oa]\b|"
        r"\baccettat[oa]\b|\baceit[oa]\b|\bпринят[ао]?\b|录用|已接收|接收|採録|採択|게재\s*확정|"
        r"\bzur\s+veröffentlichung\s+angenommen\b",
        Status.ACCEPTED,
    ),
)
"""Words -> status. "Forthcoming, accepted" is to appear; "accepted after submission" is rare: order is trust."""

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

AWARD_TAIL = r"[\s,;:–—-]*[(\[【][^()\[\]]{0,60}?(?:" + AWARD + r")[^()\[\]]{0,60}[)\]】]\s*$"
"""An award in brackets at the end of a title or venue."""
