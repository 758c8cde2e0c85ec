"""Countries, states and cities as they stand behind the name of a venue."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    """The entries of a text, parted by bars."""
    return frozenset(filter(None, text.split("|")))


COUNTRIES = _set(
    "usa|u.s.a.|us|u.s.|united states|united states of america|uk|u.k.|united kingdom|england|scotland|wales|"
    "northern ireland|ireland|germany|deutschland|france|spain|españa|espana|portugal|italy|italia|switzerland|"
    "schweiz|suisse|austria|österreich|osterreich|belgium|belgique|belgie|netherlands|the netherlands|nederland|"
    "luxembourg|denmark|danmark|sweden|sverige|norway|norge|finland|iceland|estonia|latvia|lithuania|poland|"
    "polska|czech republic|czechia|slovakia|slovenia|slovak republic|hungary|romania|bulgaria|greece|croatia|"
    "serbia|bosnia and herzegovina|montenegro|macedonia|north macedonia|albania|turkey|türkiye|turkiye|cyprus|"
    "malta|russia|russian federation|ukraine|belarus|georgia|armenia|azerbaijan|kazakhstan|israel|jordan|lebanon|"
    "saudi arabia|qatar|uae|united arab emirates|kuwait|bahrain|oman|iran|iraq|egypt|tunisia|morocco|algeria|"
    "ethiopia|kenya|tanzania|uganda|rwanda|ghana|nigeria|senegal|cameroon|south africa|mozambique|namibia|india|"
    "pakistan|bangladesh|sri lanka|nepal|china|p.r. china|pr china|p. r. china|hong kong|macau|macao|taiwan|"
    "japan|korea|south korea|republic of korea|vietnam|thailand|malaysia|singapore|indonesia|philippines|"
    "cambodia|australia|new zealand|canada|québec|quebec|mexico|méxico|cuba|puerto rico|dominican republic|"
    "jamaica|costa rica|guatemala|panama|colombia|venezuela|ecuador|peru|perú|bolivia|chile|argentina|uruguay|"
    "paraguay|brazil|brasil|virtual|virtual event|online|virtual conference|virtually|remote|hybrid|virtual only|"
    "virtual meeting|"
)
"""Countries, and what stands in their place, in small letters."""

STATES = _set(
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|"
    "OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|D.C.|BC|ON|QC|AB|NS|MB|SK|NSW|VIC|QLD|Alabama|Alaska|Arizona|"
    "Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|"
    "Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|"
    "Nevada|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|"
    "Ontario|Alberta|Manitoba|Saskatchewan|Queensland|Victoria|Hessen|Bayern|Calif.|Mass.|Penn.|Tex.|Wash.|Mich.|"
    "Ill.|Fla.|Ariz.|Colo.|New York|New Jersey|New Mexico|New Hampshire|North Carolina|South Carolina|"
    "Rhode Island|British Columbia|Nova Scotia|"
)
"""States and provinces, as they are written."""

CITIES = _set(
    "amsterdam|antwerp|athens|atlanta|auckland|austin|baltimore|bangalore|bangkok|barcelona|basel|beijing|"
    "belgrade|bellevue|bergen|berkeley|berlin|bern|bilbao|bologna|bonn|boston|boulder|braunschweig|bremen|"
    "brisbane|brno|brussels|bucharest|budapest|buenos aires|busan|cairo|calgary|cambridge|cancun|cape town|"
    "cardiff|chengdu|chennai|chicago|cincinnati|cologne|copenhagen|corfu|cork|crete|dallas|darmstadt|delft|delhi|"
    "denver|detroit|dresden|dubai|dublin|dubrovnik|durham|edinburgh|eindhoven|erlangen|essen|eugene|florence|"
    "frankfurt|freiburg|fukuoka|geneva|genoa|ghent|glasgow|gothenburg|graz|grenoble|groningen|guangzhou|haifa|"
    "halifax|hamburg|hangzhou|hannover|hanoi|heidelberg|helsinki|ho chi minh city|hong kong|honolulu|houston|"
    "hyderabad|innsbruck|istanbul|jerusalem|kaiserslautern|karlsruhe|kiel|kobe|krakow|kraków|kuala lumpur|kyoto|"
    "lake tahoe|las vegas|lausanne|leiden|leipzig|leuven|liège|lille|lima|limerick|linz|lisbon|lisboa|liverpool|"
    "ljubljana|london|long beach|los angeles|louisville|lugano|lund|lyon|madrid|malaga|málaga|manchester|"
    "mannheim|marrakech|marseille|melbourne|memphis|mexico city|miami|milan|milano|minneapolis|monterey|"
    "montpellier|montreal|montréal|moscow|mumbai|munich|münchen|münster|nagoya|nancy|nanjing|nantes|naples|"
    "napoli|nashville|new delhi|new orleans|new york|new york city|newcastle|nice|nijmegen|nottingham|nürnberg|"
    "nuremberg|orlando|osaka|oslo|ottawa|oxford|padova|padua|palermo|palo alto|paris|pasadena|passau|perth|"
    "philadelphia|phoenix|pisa|pittsburgh|porto|porto alegre|portland|potsdam|prague|praha|princeton|providence|"
    "québec city|raleigh|reykjavik|riga|rio de janeiro|rome|roma|rotterdam|saarbrücken|salt lake city|salzburg|"
    "san antonio|san diego|san francisco|san jose|san juan|santa barbara|santa clara|santa cruz|santa fe|"
    "santa monica|santiago|são paulo|sao paulo|sapporo|savannah|seattle|seoul|seville|sevilla|shanghai|shenzhen|"
    "siena|sofia|southampton|split|st. louis|st. petersburg|stanford|stockholm|strasbourg|stuttgart|suzhou|"
    "sydney|taipei|tallinn|tampa|tampere|tartu|tel aviv|thessaloniki|timisoara|tokyo|toronto|toulouse|trento|"
    "trieste|trondheim|tübingen|tucson|turin|torino|turku|uppsala|utrecht|valencia|valletta|vancouver|venice|"
    "vienna|wien|victoria|vilnius|warsaw|washington|washington dc|washington, dc|wellington|wuhan|würzburg|xi'an|"
    "yokohama|york|zagreb|zaragoza|zurich|zürich|"
)
"""Cities where meetings are held, in small letters."""
