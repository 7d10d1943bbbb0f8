"""pyvi's CRF and dictionary as tables indexed by syllable.

The model knows a handful of features: the lower-cased syllable and its shape, those of its two neighbours, and
whether two or three syllables in a row are a word of the dictionary. With two labels only the difference of
their weights matters, so everything a syllable contributes is three numbers: to its own score, to that of the
syllable after it, and to that of the one before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from indexer.errors import SegmenterModelError
from indexer.segment.crfsuite import CrfModel, parse_crfsuite
from indexer.segment.source import ModelFiles, crfsuite_literal, find_model_files, read_file
from indexer.segment.viterbi import Transitions

LABELS = ("B_W", "I_W")
# Columns of every weight table: the score a syllable changes is its own, the next one's, the previous one's.
OWN, NEXT, PREVIOUS = range(3)
# What a model calls the column: the feature of a token that looks at itself, at -1, at +1.
_PREFIXES = ("", "-1:", "+1:")
UPPER, TITLE, DIGIT = 1, 2, 4
SHAPES = 8
_SHAPE_FEATURES = (("word.isupper()", UPPER), ("word.istitle()", TITLE), ("word.isdigit()", DIGIT))
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
        transitions = _transitions(crf)
    except ValueError as error:
        raise SegmenterModelError(reason=f"{path}: {error}") from error
    try:
        text = read_file(files.dictionary).decode("utf-8")
    except UnicodeDecodeError as error:
        raise SegmenterModelError(reason=f"{files.dictionary}: not UTF-8") from error
    words = _words(text)
    syllables: dict[str, int] = {}
    for word in words:
        for syllable in word:
            syllables.setdefault(syllable, len(syllables) + 1)
    dictionary = _dictionary(words, syllables)
    return SegmentModel(
        syllables=syllables,
        syllable_weights=_syllable_weights(margins, syllables),
        shape_weights=_shape_weights(margins),
        pair_weights=(margins.get(_PAIR_FEATURES[0], 0.0), margins.get(_PAIR_FEATURES[1], 0.0)),
        triple_weights=(margins.get(_TRIPLE_FEATURES[0], 0.0), margins.get(_TRIPLE_FEATURES[1], 0.0)),
        transitions=transitions,
        dictionary=dictionary,
    )


def _margins(crf: CrfModel) -> dict[str, float]:
    """Return the weight for I_W minus the weight for B_W by attribute.

    Raises:
        ValueError: labels or attributes that pyvi 0.1.1 does not have.
    """
    if crf.labels != LABELS:
        raise ValueError(f"its labels are {', '.join(crf.labels)}, not {', '.join(LABELS)}")
    margins = dict(zip(crf.attributes, (crf.states[:, 1] - crf.states[:, 0]).tolist(), strict=True))
    known = {"bias", *_PAIR_FEATURES, *_TRIPLE_FEATURES}
    known.update(prefix + name for prefix in _PREFIXES for name, _bit in _SHAPE_FEATURES)
    of_syllables = tuple(prefix + _SYLLABLE_FEATURE for prefix in _PREFIXES)
    for attribute in margins:
        if attribute not in known and not attribute.startswith(of_syllables):
            raise ValueError(f"it knows a feature that is not computed here: {attribute!r}")
    return margins


def _transitions(crf: CrfModel) -> Transitions:
    (bb, bi), (ib, ii) = crf.transitions.tolist()
    return Transitions(bb=bb, bi=bi, ib=ib, ii=ii)


def _words(text: str) -> list[tuple[str, ...]]:
    """Return the dictionary's words of two and three syllables that lower-case syllables can equal."""
    lines = (line for line in text.split("\n") if line == line.lower())
    split = (tuple(line.split(" ")) for line in lines)
    return [word for word in split if len(word) in {2, 3}]


def _dictionary(words: list[tuple[str, ...]], syllables: Mapping[str, int]) -> Dictionary:
    width = len(syllables) + 1
    pairs, triples = (_rows_of(words, syllables, length) for length in (2, 3))
    table = np.zeros((width * width + 3) // 4, dtype=np.uint8)
    for rows, kind in ((pairs, PAIR), (triples[:, :2], TRIPLE_START)):
        codes = _codes(rows, width)
        np.bitwise_or.at(table, codes >> 2, (kind << ((codes & 3) << 1)).astype(np.uint8))
    none = np.iinfo(np.int64).max
    return Dictionary(width, table, np.append(np.unique(_codes(triples, width)), none))


def _rows_of(words: list[tuple[str, ...]], syllables: Mapping[str, int], length: int) -> NDArray[np.int64]:
    """Return the syllable ids of the words of one length, (words, length)."""
    rows = [[syllables[syllable] for syllable in word] for word in words if len(word) == length]
    return np.array(rows, dtype=np.int64).reshape(-1, length)


def _codes(rows: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Return one number per row of syllable ids."""
    codes = rows[:, 0]
    for column in range(1, rows.shape[1]):
        codes = codes * width + rows[:, column]
    return codes


def _syllable_weights(margins: Mapping[str, float], syllables: dict[str, int]) -> NDArray[np.float64]:
    """Return the weights by syllable id; gives syllables that only the model knows ids after the others."""
    cells: list[tuple[int, int, float]] = []
    for attribute, weight in margins.items():
        for column, prefix in enumerate(_PREFIXES):
            feature = prefix + _SYLLABLE_FEATURE
            if attribute.startswith(feature):
                syllable = attribute.removeprefix(feature)
                cells.append((syllables.setdefault(syllable, len(syllables) + 1), column, weight))
    table = np.zeros((len(syllables) + 1, len(_PREFIXES)))
    for row, column, weight in cells:
        table[row, column] = weight
    return table


def _shape_weights(margins: Mapping[str, float]) -> NDArray[np.float64]:
    table = np.zeros((SHAPES, len(_PREFIXES)))
    table[:, OWN] = margins.get("bias", 0.0)
    shapes = np.arange(SHAPES)
    for column, prefix in enumerate(_PREFIXES):
        for name, bit in _SHAPE_FEATURES:
            table[(shapes & bit) != 0, column] += margins.get(prefix + name, 0.0)
    return table
