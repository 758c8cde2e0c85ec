"""Names of months and seasons in the languages of the field, folded (no accents, no case, no full stop) -> month."""

from __future__ import annotations

_ROWS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari jaenner ianuarie styczen stycznia leden "
    "ledna "
    "января январь ocak tammikuu sausio",
    "february feb febr februar fevrier fevr febrero febbraio fevereiro fev februari februarie luty lutego unor unora "
    "февраля февраль subat helmikuu",
    "march mar mars marz marzo marco maerz maart mrt martie marzec marca brezen brezna марта март mart maaliskuu",
    "april apr avril avr abril abr aprile aprilie kwiecien kwietnia duben dubna апреля апрель nisan huhtikuu",
    "may mai mayo maggio mag maio mei maj maja kveten kvetna мая май mayis toukokuu",
    "june jun juin junio giugno giu junho juni iunie czerwiec czerwca cerven cervna июня июнь haziran kesakuu",
    "july jul juil juillet julio luglio lug julho juli iulie lipiec lipca cervenec cervence июля июль temmuz heinakuu",
    "august aug aout agosto ago augustus augusti sierpien sierpnia srpen srpna августа август agustos elokuu",
    "september sep sept septembre septiembre settembre set setembro septembrie wrzesien wrzesnia zari "
    "сентября сентябрь eylul syyskuu",
    "october oct octobre octubre ottobre ott outubro out oktober okt octombrie pazdziernik pazdziernika rijen rijna "
    "октября октябрь ekim lokakuu",
    "november nov novembre noviembre novembro noiembrie listopad listopada listopadu ноября ноябрь kasim marraskuu",
    "december dec decembre diciembre dic dicembre dezembro dez dezember decembrie grudzien grudnia prosinec prosince "
    "декабря декабрь aralik joulukuu",
)

MONTHS = {word: number for number, row in enumerate(_ROWS, start=1) for word in row.split()}
"""Folded word -> 1 to 12."""

SEASONS = frozenset(
    [
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "fruhjahr",
        "fruhling",
        "sommer",
        "herbst",
        "printemps",
        "ete",
        "automne",
        "hiver",
        "primavera",
        "verano",
        "otono",
        "invierno",
        "estate",
        "autunno",
        "inverno",
        "verao",
        "outono",
    ]
)

ACCESSED = (
    r"accessed|retrieved|visited|viewed|cited|consult(?:ed|é|ée|ado|ada|ato|ata)|abgerufen|aufgerufen|zugriff|zugegriffen|"
    r"acess(?:o|ado)|accès|geraadpleegd|hämtad|lest|dostęp|citováno|letöltve|дата обращения|дата звернення|erişim|閲覧|访问|引用日期"
)
"""Regular expression of the words before the day on which somebody looked at a page."""
