"""The segmenter writes what pyvi writes, string for string.

pyvi is the oracle: it is imported here, and only here.
"""

import gzip
import json
import random
import subprocess
import sys
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.segment import load_model, load_segmenter
from indexer.segment.source import find_model_files
from tests.shared_folder import shared

_WORDS = ("Đảng", "bộ", "thành phố", "HÀ NỘI", "cấp uỷ", "cấp ủy", "ban thường vụ", "sổ tay", "")
_MARKS = ("ThS.", "TP.", "Tp.", "Mr.", "...", "....", "==>", "->", ">>", "->>", "@", "____", "_", "-", "*+", "./")
_ODDITIES = ("½", "²", "Ⅳ", "ǅ", "İ", "Σ", "ß", "ﬁ", "中文", "ไทย", "😀", "👨‍👩‍👧")
_NUMBERS = ("12.5", "1.000.000", "2022", "15/11/2022", "05-CT/TW", "3_4a", "١٢")
_ADDRESSES = ("https://dangcongsan.vn/a?b=1,2", "đ://x", "ban@hanoi.gov.vn", "a@b", "a@b.c@d.e")
_SPACES = ("\n", "\r\n", "\t", "\u00a0", "\u2028", "\x1c", "\u200b", "\ufeff", "\0", "a\0b", "\u0301", "e\u0302\u0301")
_LONG = ("A" * 300, "ê" * 300, "a." * 60, "-" * 90)
_PIECES = st.sampled_from([*_WORDS, *_MARKS, *_ODDITIES, *_NUMBERS, *_ADDRESSES, *_SPACES, *_LONG])
_CHARACTERS = st.characters(exclude_categories=["Cs"])
_TEXTS = st.lists(_PIECES | st.text(_CHARACTERS, max_size=6), max_size=12).flatmap(
    lambda pieces: st.sampled_from(["".join(pieces), " ".join(pieces)])
)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


_VARIANTS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "title case": str.title,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "without marks": _without_marks,
    "without spaces": lambda text: text.replace(" ", ""),
}


@pytest.fixture(scope="module")
def tokenize() -> Callable[[str], str]:
    with warnings.catch_warnings():
        # Importing pyvi 0.1.1 warns of its escapes and of the version of scikit-learn that made its pickle.
        warnings.simplefilter("ignore")
        from pyvi import ViTokenizer
    tokenize: Callable[[str], str] = ViTokenizer.tokenize
    return tokenize


def _articles(count: int) -> Iterator[str]:
    """Yield bodies of news articles, the first of the file."""
    with gzip.open(shared("bench/news-20k.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            yield json.loads(line)["body"]


def _assert_equal(texts: list[str], tokenize: Callable[[str], str]) -> None:
    for text, segmented in zip(texts, load_segmenter().segment(texts), strict=True):
        assert segmented == tokenize(text), f"other words in {text[:200]!r}"


@settings(max_examples=400)
@given(text=_TEXTS)
@example(text="a\0b c")
@example(text="\0")
@example(text="ΑΣ Σ.")
def test_any_text_is_segmented_as_by_pyvi(text: str, tokenize: Callable[[str], str]) -> None:
    assert load_segmenter().segment([text]) == [tokenize(text)]


def test_every_word_of_the_dictionary_is_segmented_as_by_pyvi(tokenize: Callable[[str], str]) -> None:
    lines = find_model_files().dictionary.read_text("utf-8").split("\n")
    words = [word for word in lines if " " in word]
    generator = random.Random(1)  # noqa: S311
    generator.shuffle(words)
    shapes = (str, str.capitalize, str.title, str.upper)
    shaped = [generator.choice(shapes)(word) for word in words]
    _assert_equal([" ".join(shaped[start : start + 25]) for start in range(0, len(shaped), 25)], tokenize)


def test_every_syllable_of_the_model_is_segmented_as_by_pyvi(tokenize: Callable[[str], str]) -> None:
    syllables = [syllable for syllable in load_model().syllables if syllable.strip()]
    generator = random.Random(2)  # noqa: S311
    shapes = (str, str, str, str.capitalize, str.upper)
    drawn = [generator.choice(shapes)(generator.choice(syllables)) for _ in range(20_000)]
    _assert_equal([" ".join(drawn[start : start + 40]) for start in range(0, len(drawn), 40)], tokenize)


@pytest.mark.parametrize("variant", _VARIANTS)
def test_real_pages_in_every_spelling_are_segmented_as_by_pyvi(variant: str, tokenize: Callable[[str], str]) -> None:
    pages = [path.read_text("utf-8") for path in sorted(shared("seeds").glob("*.txt"))]
    texts = [_VARIANTS[variant](text) for page in pages for text in (page, *page.splitlines())]
    _assert_equal(texts, tokenize)


@pytest.mark.slow
@pytest.mark.parametrize("variant", _VARIANTS)
def test_news_in_every_spelling_are_segmented_as_by_pyvi(variant: str, tokenize: Callable[[str], str]) -> None:
    _assert_equal([_VARIANTS[variant](text) for text in _articles(100)], tokenize)


@pytest.mark.slow
def test_the_benchmark_compares_with_pyvi() -> None:
    shared("bench/news-20k.jsonl.gz")
    command = [sys.executable, "-m", "benchmarks.segment", "--verify", "--articles", "20", "--syllables", "5000"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.endswith(", 0 texts differ\n")
