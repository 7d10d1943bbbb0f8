"""The word segmenters that benchmarks/segment.py compares; each loader imports what its peer needs."""

import re
import string
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from itertools import pairwise

Tokenize = Callable[[Sequence[str]], list[str]]


def load_pyvi() -> Tokenize:
    """Return pyvi's own tokeniser: the reference."""
    with warnings.catch_warnings():
        # Importing pyvi 0.1.1 warns of its escapes and of the version of scikit-learn that made its pickle.
        warnings.simplefilter("ignore")
        from pyvi import ViTokenizer

    return lambda texts: [ViTokenizer.tokenize(text) for text in texts]


def load_tracuu() -> Tokenize:
    """Return our segmenter, writing strings as pyvi does."""
    from indexer.segment import load_segmenter

    return load_segmenter().segment


def load_tracuu_spans() -> Tokenize:
    """Return our segmenter, giving word boundaries as arrays and no strings."""
    from indexer.segment import load_segmenter

    segmenter = load_segmenter()

    def spans(texts: Sequence[str]) -> list[str]:
        segmenter.word_spans(texts)
        return []

    return spans


def load_crfsuite() -> Tokenize:
    """Return pyvi's model in CRFsuite's own tagger, without scikit-learn: the fastest way without a new decoder."""
    tagger = _CrfsuiteTagger()
    return lambda texts: [tagger.tokenize(text) for text in texts]


class _CrfsuiteTagger:
    """CRFsuite on features by string; those of each form are computed once."""

    def __init__(self) -> None:
        import pycrfsuite

        from indexer.segment.source import crfsuite_literal, find_model_files, read_file

        files = find_model_files()
        # CRFsuite reads from this very memory as long as it lives.
        self._model = crfsuite_literal(read_file(files.model), str(files.model))
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._model)
        self._words = frozenset(read_file(files.dictionary).decode("utf-8").split("\n"))
        self._forms: dict[str, tuple[str, list[str], list[str], list[str]]] = {}

    def _form(self, token: str) -> tuple[str, list[str], list[str], list[str]]:
        """Return lower case and the features of a token for itself, for the next and for the previous token."""
        form = self._forms.get(token)
        if form is None:
            lower = token.lower()
            shapes = ["word.istitle()"] * token.istitle() + ["word.isupper()"] * token.isupper()
            shared = [f"word.lower():{lower}", *shapes]
            own = [*shared, "bias", *["word.isdigit()"] * token.isdigit()]
            form = lower, own, [f"-1:{name}" for name in shared], [f"+1:{name}" for name in shared]
            self._forms[token] = form
        return form

    def _features(self, tokens: list[str]) -> list[list[str]]:
        forms = [self._form(token) for token in tokens]
        features = [list(own) for _, own, _, _ in forms]
        for place, (before, after) in enumerate(pairwise(forms)):
            features[place] += after[3]
            features[place + 1] += before[2]
            if f"{before[0]} {after[0]}" in self._words:
                features[place].append("+1:word.bi_gram()")
                features[place + 1].append("-1:word.bi_gram()")
        for place in range(len(forms) - 2):
            if " ".join(form[0] for form in forms[place : place + 3]) in self._words:
                features[place].append("+2:word.tri_gram()")
                features[place + 2].append("-2:word.tri_gram()")
        return features

    def tokenize(self, text: str) -> str:
        """Write one text as pyvi does."""
        from indexer.segment.tokens import tokenize_chunk

        chunks = re.findall(r"\n|\S+", unicodedata.normalize("NFC", text))
        tokens = [token for chunk in chunks for token in tokenize_chunk(chunk)]
        if not tokens:
            return text
        labels = self._tagger.tag(self._features(tokens))
        written = tokens[:1]
        for (before, token), label in zip(pairwise(tokens), labels[1:], strict=True):
            written += ["_" if label == "I_W" and _may_join(before, token) else " ", token]
        return "".join(written)


def _may_join(before: str, token: str) -> bool:
    if any(one in string.punctuation or one[0].isdigit() for one in (before, token)):
        return False
    return before[0].istitle() or not token[0].istitle()
