"""Digits, numerals, eras and calendars of the world, for `pubparse.calendars`."""

from __future__ import annotations

ZEROS = "٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０"
"""The digit nought of each script; the others follow it in Unicode."""

NUMERALS = {sign: str(value) for value, signs in enumerate(("〇零", *"一二三四五六七八九")) for sign in signs}
"""Chinese numerals below ten."""

POWERS = {"十": 10, "百": 100, "千": 1000}
"""Chinese numerals that count what stands before them."""

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
"""The year before the first of an era."""

BUDDHIST = 543
"""Thai years are so many ahead."""

JALALI = 621
"""Iranian years are so many behind, in nine months of twelve."""

HEBREW = 1240
"""Hebrew years without their thousands are so many behind, in nine months of twelve."""

LETTERS = dict(
    zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)), strict=True)
) | dict(zip("ךםןףץ", (20, 40, 50, 80, 90), strict=True))
"""What Hebrew letters count."""
