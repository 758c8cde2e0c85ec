"""Weights for whether two publications are one work; learned by `tools/train_matcher.py`, never edited by hand."""

from __future__ import annotations

BIAS = -10.13
WEIGHTS: dict[str, float] = {
    "letters in common": 4.61,
    "same title": 1.99,
    "words in common": 0.57,
    "short title": -8.26,
    "shorter title within the longer": 5.73,
    "words in any order": 0.82,
    "words of the title that nothing explains": -2.16,
    "same first words": 1.41,
    "authors in common": -1.82,
    "authors in common and like title": 1.84,
    "first author in common": 1.61,
    "other authors": -1.7,
    "words of author names in common": 1.93,
    "same year": 0.49,
    "next year": -1.95,
    "other year": -2.59,
    "same venue": 1.2,
    "frequent title": -2.42,
}
