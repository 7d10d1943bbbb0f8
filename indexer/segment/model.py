"""pyvi's CRF and dictionary as tables indexed by syllable.

The model knows a handful of features: the lower-cased syllable and its shape, those of its two neighbours, and
whether two or three syllables in a row are a word of the dictionary. With two labels only the difference of
their weights matters, so everything a syllable contributes is three numbers: to its own score, to that of the
syllable after it, and to that of the one before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import compress, repeat

import numpy as np
from numpy.typing import NDArray

from indexer.errors import SegmenterModelError
from indexer.segment.crfsuite import CrfModel, parse_crfsuite
from indexer.segment.source import ModelFiles, crfsuite_literal, find_model_files, read_file
from indexer.segment.viterbi import Transitions

LABELS = ("B_W", "I_W")
# Columns of every weight table: the score that a syllable changes is its own, the next one's, the previous one's.
OWN, NEXT, PREVIOUS = range(3)
# How the model names the columns: a token looks at itself, at the one before it, at the one after it.
_COLUMNS = {"": OWN, "-1:": NEXT, "+1:": PREVIOUS}
UPPER, TITLE, DIGIT = 1, 2, 4
SHAPES = 8
_SHAPE_FEATURES = {"word.isupper()": UPPER, "word.istitle()": TITLE, "word.isdigit()": DIGIT}
_SYLLABLE_FEATURE = "word.lower():"
_PAIR_FEATURES = ("-1:word.bi_gram()", "+1:word.bi_gram()")
_TRIPLE_FEATURES = ("-2:word.tri_gram()", "+2:word.tri_gram()")
PAIR, TRIPLE_START = 1, 2


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words of two and three syllables.

    Attributes:
        width: ids of dictionary syllables are below it; 0 is any other syllable.
        pairs: two bits for every two syllable ids, four entries a byte: PAIR, the two are a word;
            TRIPLE_START, some word of three begins with them.
        triples: codes of the words of three, ascending.
    """

    width: int
    pairs: NDArray[np.uint8]
    triples: NDArray[np.int64]

    def pair_kinds(self, syllables: NDArray[np.int64]) -> NDArray[np.uint8]:
        """For every syllable but the last: which of PAIR and TRIPLE_START hold for it and the next one."""
        codes = syllables[:-1] * self.width + syllables[1:]
        shifts = (codes & 3).astype(np.uint8) << 1
        kinds: NDArray[np.uint8] = (self.pairs[codes >> 2] >> shifts) & 3
        return kinds

    def pair_kind(self, first: int, second: int) -> int:
        """Return the same for two syllables alone."""
        place, part = divmod(first * self.width + second, 4)
        return int(self.pairs[place]) >> 2 * part & 3

    def are_words(self, triples: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For every row of three syllable ids: whether the three are a word."""
        codes = _codes(triples, self.width)
        places = np.searchsorted(self.triples, codes)
        # One code that no three syllables have closes the array, so every place is inside it.
        found: NDArray[np.bool_] = self.triples[places] == codes
        return found


@dataclass(frozen=True, slots=True)
class SegmentModel:
    """All that segmentation needs, read-only.

    Attributes:
        syllables: lower-case syllable to id, from 1; dictionary syllables first.
        syllable_weights: (ids, 3) by OWN, NEXT, PREVIOUS; row 0 is any unknown syllable.
        shape_weights: (SHAPES, 3) the same for a sum of UPPER, TITLE and DIGIT; OWN includes the bias.
        pair_weights: what a word of two adds to the scores of its (second, first) syllable.
        triple_weights: what a word of three adds to the scores of its (third, first) syllable.
        transitions: between B_W and I_W.
        dictionary: the words.
    """

    syllables: Mapping[str, int]
    syllable_weights: NDArray[np.float64]
    shape_weights: NDArray[np.float64]
    pair_weights: tuple[float, float]
    triple_weights: tuple[float, float]
    transitions: Transitions
    dictionary: Dictionary


@cache
def load_model() -> SegmentModel:
    """Read the model of the installed pyvi, once a process.

    Raises:
        SegmenterModelError: pyvi's files are missing, damaged, or hold a model with other labels or features.
    """
    return read_model(find_model_files())


def read_model(files: ModelFiles) -> SegmentModel:
    """Read a model and its dictionary.

    Raises:
        SegmenterModelError: as `load_model`.
    """
    path = str(files.model)
    literal = crfsuite_literal(read_file(files.model), path)
    try:
        crf = parse_crfsuite(literal)
        margins = _margins(crf)
    except ValueError as error:
        raise SegmenterModelError(reason=f"{path}: {error}") from error
    try:
        text = read_file(files.dictionary).decode("utf-8")
    except UnicodeDecodeError as error:
        raise SegmenterModelError(reason=f"{files.dictionary}: not UTF-8") from error
    pairs, triples = _words(text)
    syllables = {syllable: number for number, syllable in enumerate(dict.fromkeys(pairs + triples), start=1)}
    dictionary = _dictionary(pairs, triples, syllables)
    return SegmentModel(
        syllable_weights=_syllable_weights(margins, syllables),
        syllables=syllables,
        shape_weights=_shape_weights(margins),
        pair_weights=(margins.get(_PAIR_FEATURES[0], 0.0), margins.get(_PAIR_FEATURES[1], 0.0)),
        triple_weights=(margins.get(_TRIPLE_FEATURES[0], 0.0), margins.get(_TRIPLE_FEATURES[1], 0.0)),
        transitions=_transitions(crf),
        dictionary=dictionary,
    )


def _margins(crf: CrfModel) -> dict[str, float]:
    """Return the weight for I_W minus the weight for B_W by attribute.

    Raises:
        ValueError: labels or attributes that pyvi 0.1.1 does not have.
    """
    if crf.labels != LABELS:
        raise ValueError(f"its labels are {', '.join(crf.labels)}, not {', '.join(LABELS)}")
    known = {"bias", *_PAIR_FEATURES, *_TRIPLE_FEATURES}
    known.update(prefix + feature for prefix in _COLUMNS for feature in _SHAPE_FEATURES)
    for attribute in crf.attributes:
        prefix, feature, _ = attribute.partition(_SYLLABLE_FEATURE)
        if attribute not in known and not (feature and prefix in _COLUMNS):
            raise ValueError(f"it knows a feature that is not computed here: {attribute!r}")
    return dict(zip(crf.attributes, (crf.states[:, 1] - crf.states[:, 0]).tolist(), strict=True))


def _transitions(crf: CrfModel) -> Transitions:
    (bb, bi), (ib, ii) = crf.transitions.tolist()
    return Transitions(bb=bb, bi=bi, ib=ib, ii=ii)


def _words(text: str) -> tuple[list[str], list[str]]:
    """Return the syllables of the words of two and of three, word after word.

    Args:
        text: the dictionary. Its entries with capitals do no harm: syllables are looked up in lower case.
    """
    lines = text.split("\n")
    spaces = list(map(str.count, lines, repeat(" ")))
    pairs, triples = (" ".join(compress(lines, map(wanted.__eq__, spaces))) for wanted in (1, 2))
    return pairs.split(" ") if pairs else [], triples.split(" ") if triples else []


def _dictionary(pairs: list[str], triples: list[str], syllables: Mapping[str, int]) -> Dictionary:
    """Return the dictionary of words of two and three syllables, given one after another."""
    width = len(syllables) + 1
    pair_ids = np.fromiter(map(syllables.__getitem__, pairs), dtype=np.int64).reshape(-1, 2)
    triple_ids = np.fromiter(map(syllables.__getitem__, triples), dtype=np.int64).reshape(-1, 3)
    table = np.zeros((width * width + 3) // 4, dtype=np.uint8)
    for rows, kind in ((pair_ids, PAIR), (triple_ids[:, :2], TRIPLE_START)):
        codes = _codes(rows, width)
        # One place within the byte at a time: two different codes never meet in one assignment.
        for place in range(4):
            table[codes[codes & 3 == place] >> 2] |= kind << (2 * place)
    none = np.iinfo(np.int64).max
    return Dictionary(width, table, np.append(np.sort(_codes(triple_ids, width)), none))


def _codes(rows: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Return one number per row of syllable ids."""
    codes = rows[:, 0]
    for column in range(1, rows.shape[1]):
        codes = codes * width + rows[:, column]
    return codes


def _syllable_weights(margins: Mapping[str, float], syllables: dict[str, int]) -> NDArray[np.float64]:
    """Return the weights by syllable id; gives the syllables that only the model knows ids after the others."""
    rows, columns, weights = [], [], []
    for attribute, weight in margins.items():
        prefix, feature, syllable = attribute.partition(_SYLLABLE_FEATURE)
        if feature:
            rows.append(syllables.setdefault(syllable, len(syllables) + 1))
            columns.append(_COLUMNS[prefix])
            weights.append(weight)
    table = np.zeros((len(syllables) + 1, len(_COLUMNS)))
    table[rows, columns] = weights
    return table


def _shape_weights(margins: Mapping[str, float]) -> NDArray[np.float64]:
    table = np.zeros((SHAPES, len(_COLUMNS)))
    table[:, OWN] = margins.get("bias", 0.0)
    shapes = np.arange(SHAPES)
    for prefix, column in _COLUMNS.items():
        for feature, bit in _SHAPE_FEATURES.items():
            table[(shapes & bit) != 0, column] += margins.get(prefix + feature, 0.0)
    return table
