"""Weights for whether two publications are one work.

Learned by `tools/train_matcher.py`; never edited by hand.
"""

from __future__ import annotations

BIAS = -14.09
WEIGHTS: dict[str, float] = {
    "letters in common": 7.65,
    "same title": 2.88,
    "nearly the same title": 0.09,
    "nearly the same long title": 0.87,
    "words in common": -0.08,
    "short title": -8.19,
    "shorter title within the longer": 8.25,
    "words in any order": 1.59,
    "words of the title that nothing explains": 0.25,
    "words of both titles that nothing explains": -2.0,
    "same first words": 1.45,
    "authors in common": -0.18,
    "authors in common and like title": -2.35,
    "first author in common": 1.92,
    "other authors": -3.67,
    "words of author names in common": 2.03,
    "same year": 0.07,
    "next year": -1.72,
    "other year": -2.12,
    "same venue": 1.08,
    "frequent title": 0.0,
}
