"""The words that stand at the edge of a field without belonging to it: a field -> its words before and behind.

`In` before a container, `pp.` before pages, `eds.` behind editors. They are cut from values, and in training they are
counted to the field that they announce. All in lower case, without full stops.
"""

from __future__ import annotations

BEFORE: dict[str, frozenset[str]] = {
    field: frozenset(words.split())
    for field, words in {
        "author": "by with joint jointly von par por and author authors autor autores auteurs inventor inventors",
        "editor": "in ed eds edd edited editedby by hrsg hg herausgegeben von sous la dir direction de a cura di coord "
        "coordinación editor editors compiled and redaktion red org dans em en ред под редакцией сост za ur szerk επιμ v par udg utg",
        "container": "in dans im en em inn appeared published aus appearing presented at to",
        "series": "of in",
        "volume": "vol vols volume volumes v band bd bde tome tom t jg jahrgang volumen том т vol.no 第 卷 제",
        "number": "no nos n nr num number numero número issue iss heft h n° nº № fasc suppl q 제 期 第",
        "pages": "p pp pg pgs pages page pag pages: pág págs pp. s ss seiten seite str с cc стр art article articleid "
        "id paper 第 頁 页 쪽",
        "publisher": "published by",
        "doi": "doi doi: https org dx http available at from url retrieved link",
        "arxiv": "preprint",
        "isbn": "isbn issn",
        "url": "url available online at from retrieved see link website web und verfügbar unter disponible en sur",
        "date": "published online epub",
    }.items()
}
BEHIND: dict[str, frozenset[str]] = {
    field: frozenset(words.split())
    for field, words in {
        "editor": "ed eds edd editor editors hrsg hg dir coord coords coordinador coordinadores comps comp org orgs "
        "éditeur éditeurs editori a cura di editora editoras herausgeber red 主编 编 編",
        "volume": "권 卷 巻 vol",
        "number": "호 期 号 號",
        "pages": "页 頁 쪽 pages pp p",
        "date": "年 月 日 月号 年",
    }.items()
}
OPENING = frozenset("([{«“‘„‚<《〈「『【（［")
"""Signs that open a field rather than close the one before."""
CLOSING = frozenset(")]}»”’>》〉」』】）］,.;:，。、；：/\\|·•-–—…")
"""Signs that close a field, or stand between two."""
