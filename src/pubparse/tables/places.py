"""Countries and states as they stand behind a city in the words of a venue, folded."""

from __future__ import annotations

COUNTRIES = frozenset(
    "|".join(
        (
            "usa|u.s.a.|us|u.s.|united states|united states of america|uk|u.k.|united kingdom|england|scotland|wales|northern ireland",
            "ireland|germany|deutschland|france|spain|españa|espana|portugal|italy|italia|switzerland|schweiz|suisse|austria",
            "österreich|osterreich|belgium|belgique|belgie|netherlands|the netherlands|nederland|luxembourg|denmark|danmark|sweden|sverige",
            "norway|norge|finland|iceland|estonia|latvia|lithuania|poland|polska|czech republic|czechia|slovakia|slovenia",
            "slovak republic|hungary|romania|bulgaria|greece|croatia|serbia|bosnia and herzegovina|montenegro|macedonia|north macedonia|albania",
            "turkey|türkiye|turkiye|cyprus|malta|russia|russian federation|ukraine|belarus|georgia|armenia|azerbaijan|kazakhstan|israel",
            "jordan|lebanon|saudi arabia|qatar|uae|united arab emirates|kuwait|bahrain|oman|iran|iraq|egypt|tunisia|morocco|algeria",
            "ethiopia|kenya|tanzania|uganda|rwanda|ghana|nigeria|senegal|cameroon|south africa|mozambique|namibia|india|pakistan",
            "bangladesh|sri lanka|nepal|china|p.r. china|pr china|p. r. china|hong kong|macau|macao|taiwan|japan|korea|south korea",
            "republic of korea|vietnam|thailand|malaysia|singapore|indonesia|philippines|cambodia|australia|new zealand|canada|québec|quebec",
            "mexico|méxico|cuba|puerto rico|dominican republic|jamaica|costa rica|guatemala|panama|colombia|venezuela|ecuador|peru|perú",
            "bolivia|chile|argentina|uruguay|paraguay|brazil|brasil|virtual|virtual event|online|virtual conference|virtually|remote|hybrid",
            "virtual only|virtual meeting",
        )
    ).split("|")
)
STATES = frozenset(
    ["AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "D.C.", "BC", "ON", "QC", "AB", "NS", "MB", "SK", "NSW", "VIC", "QLD", "WA", "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington", "Wisconsin", "Wyoming", "Ontario", "Alberta", "Manitoba", "Saskatchewan", "Queensland", "Victoria", "Hessen", "Bayern", "Calif.", "Mass.", "Penn.", "Tex.", "Wash.", "Mich.", "Ill.", "Fla.", "Ariz.", "Colo."]
) | {
    "New York",
    "New Jersey",
    "New Mexico",
    "New Hampshire",
    "North Carolina",
    "South Carolina",
    "Rhode Island",
    "British Columbia",
    "Nova Scotia",
}
