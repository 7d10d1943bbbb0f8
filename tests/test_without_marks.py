"""Every syllable is found by what is left of it when its marks are not typed, however it is spelt, and is marked."""

import gzip
import json
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.clean import clean
from indexer.normalise import fold, lower, syllable_key
from indexer.query.leaves import ANYWHERE
from indexer.query.terms import EXACT, Slot, item
from indexer.search import Index
from indexer.syllables import syllables
from tests.shared_folder import shared
from tests.small_index import found, small_index
from tests.strategies import all_syllables, encodings, old_style, other_i_or_y

_WORDS = (
    "Vỹ", "Vĩ", "Vy", "vị", "Vỵ", "kỳ", "kĩ", "quý", "Quỳnh", "quýt", "thúy", "hoà", "hoè", "uỷ", "ý", "yến", "Lý",
    "mỹ", "sỹ", "tỷ", "hỷ", "gìn", "già", "giếng", "đường", "nghiêng", "khuỷu", "ngoéo", "xoong", "Thy", "rượu",
)  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    texts = {}
    for word in _WORDS:
        for number, spelling in enumerate((word, word.upper(), old_style(word), other_i_or_y(word))):
            for encoding, text in enumerate(encodings(spelling)):
                texts[f"{word}-{number}-{encoding}"] = f"Chữ {text} đứng đây."
    with small_index(tmp_path_factory.mktemp("bare"), texts) as opened:
        yield opened


@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize("pattern", ["{}", "chu {}", '"chu {} dung"', "tiêu_đề:bai {}", "chữ {}", "{}*"])
def test_a_syllable_typed_bare_finds_all_its_spellings_and_marks_them(index: Index, word: str, pattern: str) -> None:
    bare = fold(word)
    page = index.search(pattern.format(bare), limit=100)
    hits = {hit.id: hit for hit in page.hits}
    spellings = [name for name in index.reader().ids(limit=10_000) if name.startswith(f"{word}-")]
    assert len(spellings) == 4 * len(encodings(word))
    for wanted in spellings:
        assert wanted in hits, (wanted, page.total)
        marked = {snippet.text[start:end] for snippet in hits[wanted].snippets for start, end in snippet.marks}
        assert any(fold(unicodedata.normalize("NFC", word)) in bare_forms(text) for text in marked)


def bare_forms(text: str) -> set[str]:
    """The syllables of a marked text without marks, with y as i where both are one word."""
    words = {fold(text[start:end]) for start, end in syllables(text)}
    return words | {fold(other_i_or_y(lower(text[start:end]))) for start, end in syllables(text)}


def asked_for_by(word: str) -> set[str]:
    """Keys and folds that are looked up when a syllable is typed without marks."""
    key = syllable_key(fold(word))
    return {single.text for single in item(Slot(key, fold(key), marked=False), ANYWHERE, EXACT)}


@given(st.sampled_from(all_syllables()))
def test_what_is_typed_bare_is_looked_up_by_fold_or_key(word: str) -> None:
    key = syllable_key(word)
    assert {key, fold(key)} & asked_for_by(word)


@pytest.mark.slow
def test_every_syllable_of_twenty_thousand_articles_is_found_bare() -> None:
    with gzip.open(shared("bench/news-20k.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = (text for line in lines for text in json.loads(line).values())
        chunks = {chunk for text in texts for chunk in text.split()}
    words = {text[start:end] for text in map(clean, chunks) for start, end in syllables(text)}
    assert len(words) > 40_000
    missed = [word for word in words if not {syllable_key(word), fold(syllable_key(word))} & asked_for_by(word)]
    assert missed == []


def test_a_name_that_is_bare_itself_comes_with_the_marked_one(index: Index) -> None:
    ids = {name.split("-")[0] for name in found(index.search("vy", limit=100))}
    assert ids == {"Vỹ", "Vĩ", "Vy", "Vỵ"}
