"""The words that announce volume, number and pages, in front of their number or behind it: regular expressions."""

from __future__ import annotations

VOLUME = r"volume|volumen|vols?|v|band|bd|jahrgang|jg|tome|tomo|t|том|т|årg|årgång|rok|roč|r|sv|cilt|köt|第(?=\s*\d+\s*[卷巻])"
"""Words in front of a volume."""
VOLUME_BEHIND = r"jahrgang|jg|årgång|årg|卷|巻|권"
"""Words behind a volume: `12. Jg.`"""
NUMBER = (
    r"number|numéro|número|numero|numer|issue|iss|no|nos|nr|n|num|núm|heft|hft|h|fascicolo|fasc|fascicule|sayı|вып|"
    r"выпуск|číslo|zeszyt|z|№|n[°º]|nº|#|第(?=\s*\d+\s*[号號期])"
)
"""Words in front of an issue's number."""
NUMBER_BEHIND = r"号|號|期|호"
"""Words behind an issue's number."""
PAGES = r"pp?|pages?|pgs?|pág(?:ina)?s?|pag(?:ine|ina)?s?|seiten?|ss?|sid(?:e|or|an)?|str|стр|с|頁|页"
"""Words in front of pages."""
PAGES_BEHIND = rf"{PAGES}|blz|bls|sivua|oldal|old|lk|stran|trang|쪽|면"
"""Words behind pages, and behind their number."""
