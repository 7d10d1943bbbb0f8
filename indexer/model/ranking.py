"""The formula of the score and its constants: one table, the same for every engine.

BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009): for an item t in document d,

    tf'(t, d) = sum over fields f of  FIELD_WEIGHTS[f] * tf(t, d, f) / (1 - B + B * length(d, f) / average(f))
    idf(t)    = ln(1 + (N - df(t) + 0.5) / (df(t) + 0.5))
    score     = weight * idf(t) * tf' * (K1 + 1) / (K1 + tf')

length counts the tokens of the field in the item's stored view; average(f) is over all N live documents (1 when
all are empty); df(t) counts live documents that hold the item in one of its fields. For two adjacent items tf
counts the positions where the second follows the first, and idf is the mean of the two idfs, so no pair
has to be counted over the whole corpus and only documents that can reach the page are looked at.
"""

import math
from collections.abc import Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", float, NDArray[np.float64])

K1 = 1.2
B = 0.75

FIELD_WEIGHTS: Mapping[str, float] = {"title": 2.0, "body": 1.0, "caption": 0.5}
"""Titles say what a page is about; captions repeat it. Entity types weigh 1."""

WORD_WEIGHT = 1.0
SYLLABLE_WEIGHT = 1.0
ADJACENT_WEIGHT = 0.5
"""Words, syllables and half of adjacent pairs: the best order on every judged set that was tried."""

BARE_FORM_WEIGHT = 1e-3
"""A syllable typed without marks in a partly marked query: the exact bare form only breaks ties."""


def field_weight(name: str) -> float:
    """Weight of a field in tf'; 1 for entity types."""
    return FIELD_WEIGHTS.get(name, 1.0)


def inverse_document_frequency(documents: int, count: int) -> float:
    """idf of an item that `documents` of `count` documents hold."""
    return math.log(1 + (count - documents + 0.5) / (documents + 0.5))


def saturated(frequency: Number) -> Number:
    """tf' * (K1 + 1) / (K1 + tf')."""
    return frequency * (K1 + 1) / (K1 + frequency)
