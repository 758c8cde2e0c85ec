"""The words around a venue's name: what leads into it, what stands behind it, what is no short form."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


LEADS = (
    r"^\W*(?:(?:also\s+|conditionally\s+|recently\s+|just\s+)?(?:(?:to\s+)?appear(?:s|ed|ing)?|"
    r"to\s+be\s+(?:published|presented)|"
    r"published|publication|accepted(?:\s+for\s+publication)?|presented|submitted|under\s+(?:review|submission|"
    r"revision)|"
    r"in\s+press|forthcoming|revise\s+and\s+resubmit|r\s?&\s?r|(?:minor|major)\s+revisions?|im\s+erscheinen|erscheint|"
    r"erschienen|eingereicht|à\s+paraître|en\s+prensa)\b[\s:,]*)+"
    r"(?:(?:in|at|to|by|for|bei|dans|en|em|su|an)\b\s*[:：]?\s*)?(?=\S)"
)
"""Regular expression of what says how far a work is, in front of the venue."""

IN = r"^(?:(?:In|IN|Dans|En|Em|W|V)\s*[:：]\s*|(?:In|IN|Dans)\s+(?=\S)|by\s+(?=[A-Z])|in\s*[:：]\s*|in\s+(?=(?:the\s+)?[A-Z“\"«‘']))"
"""Regular expression of the `In` in front of a venue."""

EDITORS_BEHIND = r"\s*[(\[]\s*(?:[Ee]ds?|[Hh]gg?|[Hh]rsgg?|[Ee]dit(?:ed|ors?)|[Éé]ds?|[Cc]oords?|[Dd]irs?|[Oo]rgs?|a cura di|[Рр]ед)\.?\s*[)\]]"
"""Regular expression of what says, behind names, that they are a book's editors."""

EDITED_LEAD = (
    r"^(?:[^()\[\]:]{3,120}?\s[(\[](?:[Ee]ds?|[Hh]gg?|[Hh]rsgg?|[Ee]dit(?:ed|ors?)|[ÉEée]ds?|[Cc]oords?|[Dd]irs?|[Oo]rgs?|"
    r"a cura di|Red|Ред|ред)\.?[)\]]|[^()\[\]:]{3,120}?,\s+(?:[Ee]ditors?|[Ee]ds|[Hh]rsg)\.?|"
    r"(?:[Ii]dem|[Ee]adem|[Ii]d\.|[Ee]ad\.|[Dd]ers\.|[Dd]ies\.),)\s*[,:.]?\s+(?=\S{2})"
)
"""Regular expression of the editors in front of a book's name."""

EDITED_TAIL = (
    r"[\s,;.(]+(?:edited\s+by|ed(?:ited|s?)?\.\s+by|(?-i:eds?\.\s+(?=[A-Z]))|herausgegeben\s+von|hrsg\.?\s+v(?:on|\.)|hg\.?\s+v(?:on|\.)|"
    r"sous\s+la\s+dir(?:ection|\.)\s+d[e’']|éd(?:ité)?\.?\s+par|a\s+cura\s+di|editado\s+por|под\s+ред(?:акцией|\.))\s*(.{5,150})$"
)
"""Regular expression of the editors behind a book's name; the group is their names."""

PREPRINT_TAIL = (
    r"^((?:bio|med|chem|psy|soc|eartha?|techr?)?rxiv|arxiv)(?:\.org)?[\s,:]+(?:e-?|pre-?)prints?(?:\s+arxiv\s*:?)?"
    r"(?:\s*(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})\S*)?(?:\s*\[[\w.-]+\])?[\s,.;]*$|^(arxiv)\s*:\s*(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})\S*(?:\s*\[[\w.-]+\])?[\s,.;]*$"
)
"""Regular expression of a preprint server with words that name no container; a group is the server."""

LOCATOR_TAIL = (
    r"[\s,.;:(]+(?:(?:(?:vol(?:ume)?s?|bd|band|tome?|jg|jahrgang|no|nr|num(?:ber)?|issue|heft|n°|nº|№|pp?|pages?|pág|"
    r"seiten|"
    r"art(?:icle)?(?:\s+(?:no|id))?)\.?\s*[:#]?\s*[A-Za-z]{0,2}\d\w*(?:[-–—]+\w*\d\w*)?|\d+\s*\(\d[^)]*\)|"
    r"\d{1,4}\s*[:,]\s*\d+\s*[-–—]|"
    r"\d{1,4}\s*:\s*[a-z]?\d+|\d{1,4}\s*,\s*[a-z]?\d{3,})(?!\s*[-–—:]+\s*[^\W\d_]{3}).*)$"
)
"""Regular expression of volume, number and pages at the end of a container's words."""

TAILS = (
    r"(?:\s+[-–—]|[,:;])?\s+\(?special\s+issue\b.*$|"
    r"[\s.,(]+(?:\d+\s*(?:st|nd|rd|th)|first|second|third|revised|\d+\.)\s+(?:ed(?:ition|n)?|aufl(?:age)?)\b\.?\)?$|\s+[a-z]\d{4,}$|"
    r"(?:\s+[-–—]\s+|\s*[:,]\s+)[^-–—:,]{3,40}\btrack$|(?<=\d{4})\s+(?:author(?:'?s)?\s+version|pdf|paper|code|slides|video|link|bib(?:tex)?)$"
)
"""Regular expression of what stands behind a name without being of it: edition, article number, track."""

SERIES = (
    r"[,.;]\s+((?:Lecture Notes (?:in|on)|Advances in|Progress in|Studies in|Springer (?:Series|Proceedings|Tracts)|Communications in "
    r"Computer|IFIP Advances|Contemporary Mathematics|Graduate Texts|Series (?:in|on)|LNCS|LNAI|CCIS|LNBIP|LIPIcs|CEUR Workshop|"
    r"Proceedings of Machine Learning Research|PMLR)\b[^,;]*)$"
)
"""Regular expression of a series behind the name of a book or a meeting."""

NOISE = (
    r"[\s,;–—-]*[(\[]?\b(?:accept(?:ance|ed)?\s*(?:rate|ratio)?\s*:?\s*[\d.]+\s*%?[^,;()]*|acceptance\s+rat(?:e|"
    r"io)\W*$|(?:acc|ar)\.?\s*(?:rate)?\s*:?\s*"
    r"\d[\d.]*\s*%|core\s*(?:rank(?:ing)?)?\s*:?\s*a\*?(?=[\s,;)\]]|$)|ccf[- ]?[abc]|(?:jcr\s*)?q[1-4]\b|"
    r"impact\s+factor.*|"
    r"if\s*[:=]\s*[\d.]+|\d+(?:\.\d+)?\s*%\s*accept\w*|citations?\s*:?\s*\d+)[)\]]?"
)
"""Regular expression of ranks and rates, which are nobody's name."""

BRACKET_NOISE = (
    r"^(?:s?sci|ei|esci|scie|scopus|ahci|in\s+\w+|\w+\s+(?:version|paper|papers|article)|online|print|open\s+access)$"
)
"""Regular expression of what, alone in brackets behind a venue, is no part of it."""

WORKSHOP = r"\b(?:workshops?|atelier|taller|tutorials?|wshop|wksp)\b"
"""Regular expression of what a meeting beside a larger one is called."""

EVENT = (
    r"\b(?:conf(?:erence)?|symp(?:osium)?|workshops?|proc(?:eedings)?|congress|meeting|forum|summit|colloquium|"
    r"advances\s+in|konferenz|tagung|kongress|congreso|congrès|convegno|seminar)\b"
)
"""Regular expression of what a scholarly meeting is called."""

NO_ACRONYM = _set(
    """IEEE ACM USENIX AIAA SPIE AAAS APA ACS APS ASME USA UK US EU UN PDF AI ML HCI NLP LNCS LNAI LNBIP CCIS IFIP SIAM PhD
    MSc BSc MA MS CV TR ISSN ISBN DOI URL INC LLC PR SE OS OUP CUP NY DC UC BS PMLR CEUR-WS LIPIcs"""
)
"""Words in capitals that are not the short form of the venue whose name they stand in."""

SOCIETIES = _set("IEEE ACM USENIX AIAA SPIE IFIP SIAM ASME IET INFORMS")
"""Societies that stand before a short form: `IEEE S&P`."""

SHORT_FRAME = (
    r"(?:ieee(?:/\w+)*|acm(?:/\w+)*|usenix|ifip|aiaa|spie|siam|proc\.?|proceedings|of|the|in|on|at|findings|main|"
    r"workshops?|"
    r"conference|conf\.?|symposium|companion|annual|intl?\.?|international|\d+(?:st|nd|rd|th)|adjunct|extended|"
    r"abstracts?|"
    r"track|demos?|posters?|papers?|asia|trans\.?|journal|letters|short|full|long|industry|tiny\s?papers|blogposts?|"
    r"datasets|and|benchmarks|&)"
)
"""Regular expression of the words that leave a short form the only name: `Proc. ICRA`, `Findings of ACL`."""

STATUS_TO = (
    r"(?i:\b(?:submitted|accepted(?:\s+for\s+publication)?|to\s+appear|in\s+press|forthcoming|appear(?:ed|ing|s)|published|"
    r"under\s+(?:review|revision|consideration)|revise\s+and\s+resubmit|r\s?&\s?r|resubmitted)\s+(?:here\s+)?(?:to|by|at|in|for|with)\s+"
    r"(?:the\s+)?)([A-Z][^\0,;:.()\[\]\n\t]*(?:\.\s?[A-Z][^\0,;:.()\[\]\n\t]*){0,4})"
)
"""Regular expression of what says to which venue a work goes; the group is the venue."""

SERVERS = (
    r"\b(arXiv|bioRxiv|medRxiv|chemRxiv|ChemRxiv|PsyArXiv|SocArXiv|EarthArXiv|EcoEvoRxiv|TechRxiv|SSRN|OSF\s+Preprints|"
    r"Research\s+Square|Preprints\.org|CoRR|IACR\s+(?:Cryptology\s+)?ePrint(?:\s+Archive)?)\b(?!\s*[:.]?\s*\d)"
)
"""Regular expression of preprint servers; the group is the name."""

PATENT_OFFICE = (
    r"\b((?:U\.\s?S\.|US|United\s+States|European|EP|German|Korean?|Japan(?:ese)?|Chinese|China|British|UK|Canadian|French|"
    r"World|International|WO|PCT)\s+(?:Provisional\s+)?Patents?(?:\s+Application)?)\b"
)
"""Regular expression of the office of a patent; the group is the words for it."""

GENRE_LEAD = (
    r"^\W*(?:[\w.’']+\s+){0,3}(?:thesis|dissertation|thèse|tesis|tese|habilitation|diplomarbeit|masterarbeit)\b"
    r"(?:\s+submitted\s+for[^,]*)?(?:\s+(?:at|from))?[\s,.:]+(?=\S)"
)
"""Regular expression of the genre in front of a school."""
