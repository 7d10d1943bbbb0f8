"""The segmenter's promises that need no oracle; equality with pyvi is in test_segment_equality.py."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.segment import Segmenter, WordSegmenter, load_model, load_segmenter

_SYLLABLES = st.sampled_from(["cán", "bộ", "Cán", "BỘ", "đảng", "viên", "ban", "thường", "vụ", "uỷ", ",", "\n", "12.5"])
_CORPUS = Path(__file__).parents[2] / "corpus"
_TEXTS = st.lists(st.lists(_SYLLABLES, max_size=8).map(" ".join), max_size=6)


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(load_model())


@pytest.mark.parametrize(
    ("text", "segmented"),
    [
        ("Đại học bách khoa hà nội", "Đại_học bách_khoa hà_nội"),
        ("cấp uỷ chi bộ", "cấp_uỷ chi_bộ"),
        ("cấp ủy chi bộ", "cấp ủy chi_bộ"),
        ("Đảng viên,", "Đảng_viên ,"),
        ("hai  khoảng\ttrắng", "hai khoảng trắng"),
        ("một dòng\nhai dòng", "một dòng \n hai dòng"),
        ("giá 1.234,56 đồng", "giá 1.234,56 đồng"),
        ("đồng chí Tp.Hồ Chí Minh", "đồng_chí Tp. Hồ_Chí_Minh"),
        ("", ""),
        (" \t ", " \t "),
        ("\n", "\n"),
        ("a", "a"),
    ],
)
def test_a_text_is_written_with_underscores_inside_its_words(segmenter: Segmenter, text: str, segmented: str) -> None:
    assert segmenter.segment([text]) == [segmented]


@pytest.mark.parametrize(
    ("chunk", "tokens"),
    [
        ("nói,", ["nói", ","]),
        ("\n", ["\n"]),
        ("", []),
        ("TP.HCM", ["TP.", "HCM"]),
        ("ThS.Nam", ["ThS.", "Nam"]),
        ("Tp.", ["Tp."]),
        ("....", ["...", "."]),
        ("==>>", ["==>", ">"]),
        ("a->b", ["a", "->", "b"]),
        ("12.5,6_7%", ["12.5,6_7", "%"]),
        ("05-CT/TW", ["05", "-", "CT", "/", "TW"]),
        ("(https://a.vn/x?y=1).", ["(", "https://a.vn/x?y=1)."]),
        ("ban.to-chuc+1@hanoi.gov.vn,", ["ban.to-chuc+1@hanoi.gov.vn", ","]),
        ("a@b", ["a", "@", "b"]),
        ("đảng@b.vn", ["đảng", "@", "b", ".", "vn"]),
        ("a@b@c.vn", ["a", "@", "b@c.vn"]),
        (" a @\tb ", ["a", "@", "b"]),
        ("x@!a.b@c.vn", ["x", "@", "!", "a.b@c.vn"]),
        ("Tp.a@b.vn", ["Tp.", "a@b.vn"]),
        ("😀\0", ["😀", "\0"]),
    ],
)
def test_a_chunk_is_cut_into_the_tokens_of_the_pattern(segmenter: Segmenter, chunk: str, tokens: list[str]) -> None:
    assert [segmenter.surface(token) for token in segmenter.encode(chunk)] == tokens


@given(chunks=st.lists(st.text("aĐ.@->12,:/_ệ\u0301\0") | st.just("\n"), max_size=8))
def test_chunks_in_a_row_have_the_tokens_that_each_has_alone(chunks: list[str]) -> None:
    segmenter = load_segmenter()
    ids, counts = segmenter.encode_all(chunks)
    rows = [tuple(row.tolist()) for row in np.split(ids, np.cumsum(counts))[: len(chunks)]]
    assert rows == list(map(segmenter.encode, chunks))


@pytest.mark.parametrize("chunk", ["-" * 200_000 + "@", "a." * 100_000 + "@", "-,1" * 60_000 + "@", "." * 200_000])
def test_long_rows_of_signs_take_linear_time(segmenter: Segmenter, chunk: str) -> None:
    tokens = segmenter.encode(chunk)
    assert "".join(map(segmenter.surface, tokens)) == chunk


def test_a_token_keeps_its_id() -> None:
    segmenter = Segmenter(load_model())
    first = segmenter.encode("đảng")
    segmenter.encode("viên,")
    assert segmenter.encode("đảng") == first
    assert list(segmenter.surfaces) == ["đảng", "viên", ","]


def test_threads_that_meet_the_same_tokens_agree_on_their_ids() -> None:
    segmenter = Segmenter(load_model())
    words = [f"từ{number}" for number in range(2_000)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: [segmenter.encode(word) for word in words], range(8)))
    assert all(answer == answers[0] for answer in answers)
    assert sorted(segmenter.surfaces) == sorted(words)


def test_one_process_has_one_segmenter() -> None:
    assert load_segmenter() is load_segmenter()


def test_the_segmenter_is_what_analysis_asks_for(segmenter: Segmenter) -> None:
    asked_for: WordSegmenter = segmenter
    assert asked_for.surface(asked_for.encode("đảng")[0]) == "đảng"


@given(texts=_TEXTS)
def test_texts_in_a_row_do_not_influence_each_other(texts: list[str]) -> None:
    segmenter = load_segmenter()
    assert segmenter.segment(texts) == [segmenter.segment([text])[0] for text in texts]


@given(texts=_TEXTS)
def test_the_first_token_of_a_text_is_never_joined(texts: list[str]) -> None:
    segmenter = load_segmenter()
    encoded = [[token for chunk in re.findall(r"\n|\S+", text) for token in segmenter.encode(chunk)] for text in texts]
    lengths = np.array([len(tokens) for tokens in encoded], dtype=np.int64)
    tokens = np.array([token for row in encoded for token in row], dtype=np.int32)
    joined = segmenter.joins(tokens, lengths)
    starts = (np.cumsum(lengths) - lengths)[lengths > 0]
    assert joined.shape == tokens.shape
    assert not joined[starts].any()


@given(text=st.lists(_SYLLABLES | st.text("aĐ-(.12%", min_size=1), max_size=12).map(" ".join))
@example("tiến sỹ đường sắt đô thị Nhổn , ban thường vụ tỉnh ủy")
@example("chủ nghĩa xã hội khoa học Chủ Nghĩa Xã Hội")
def test_the_tokens_of_one_text_are_joined_as_those_of_many(text: str) -> None:
    segmenter = load_segmenter()
    tokens = [token for chunk in text.split() for token in segmenter.encode(chunk)]
    expected = segmenter.joins(np.array(tokens, np.int64), np.array([len(tokens)]))
    assert segmenter.line_joins(tokens) == expected.tolist()


def test_the_lines_of_a_corpus_are_joined_alike_one_by_one_and_together(segmenter: Segmenter) -> None:
    lines = [line for path in sorted(_CORPUS.rglob("*.txt"))[:40] for line in path.read_text().split("\n")]
    encoded = [[token for chunk in line.split() for token in segmenter.encode(chunk)] for line in lines]
    together = segmenter.joins(np.array(list(chain.from_iterable(encoded))), np.array(list(map(len, encoded))))
    assert list(chain.from_iterable(map(segmenter.line_joins, encoded))) == together.tolist()
    assert together.any()


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\n"])
def test_a_text_without_words_has_no_spans(segmenter: Segmenter, text: str) -> None:
    assert segmenter.words(text) == []


@pytest.mark.parametrize("kind", [np.int32, np.int64, np.uint32, np.uint64])
def test_tokens_and_lengths_may_be_any_integers(segmenter: Segmenter, kind: type[np.integer]) -> None:
    tokens = [token for chunk in ("cán", "bộ", "cán", "bộ") for token in segmenter.encode(chunk)]
    joined = segmenter.joins(np.array(tokens, dtype=kind), np.array([2, 0, 2], dtype=kind))
    assert joined.tolist() == [False, True, False, True]


def test_lengths_must_add_up(segmenter: Segmenter) -> None:
    tokens = np.array(segmenter.encode("a,b"))
    with pytest.raises(ValueError, match="3 tokens"):
        segmenter.joins(tokens, np.array([2]))


@given(text=st.one_of(_TEXTS.map(" ".join), st.text(st.characters(exclude_categories=["Cs"]), max_size=40)))
def test_word_spans_cover_everything_but_white_space_once(text: str) -> None:
    spans = load_segmenter().words(text)
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    outside = "".join(
        text[a:b] for a, b in zip([0, *(e for _, e in spans)], [*(s for s, _ in spans), len(text)], strict=True)
    )
    assert outside.strip() == ""


def test_word_spans_point_into_the_text(segmenter: Segmenter) -> None:
    text = "  Đảng viên\n điện  tử, "
    assert [text[start:end] for start, end in segmenter.words(text)] == ["Đảng viên", "điện  tử", ","]


@given(texts=_TEXTS)
def test_words_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    segmenter = load_segmenter()
    starts, ends, counts = segmenter.word_spans(texts)
    spans = iter(zip(starts.tolist(), ends.tolist(), strict=True))
    assert [[next(spans) for _ in range(count)] for count in counts.tolist()] == [
        segmenter.words(text) for text in texts
    ]
    assert next(spans, None) is None


@given(texts=_TEXTS)
def test_words_and_segmented_text_agree(texts: list[str]) -> None:
    segmenter = load_segmenter()
    for text, segmented in zip(texts, segmenter.segment(texts), strict=True):
        words = ["_".join(text[start:end].split()) for start, end in segmenter.words(text)]
        # pyvi may join a line feed to its neighbours; a word never reaches over a line.
        assert words == segmented.replace("\n_", "\n ").replace("_\n", " \n").split()


def test_no_word_of_the_dictionary_begins_in_one_text_and_ends_in_the_next(segmenter: Segmenter) -> None:
    texts = ["ông công nghiệp", "hoá", "ông bầu không", "khí"]
    assert segmenter.segment(texts) == [segmenter.segment([text])[0] for text in texts]


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch, segmenter: Segmenter) -> None:
    texts = ["Đảng viên", "", "cán bộ xã", "\n", "ban thường vụ tỉnh uỷ"]
    segmented = segmenter.segment(texts)
    monkeypatch.setattr("indexer.segment.segmenter._BATCH_CHARACTERS", 10)
    assert segmenter.segment(texts) == segmented
    assert segmenter.segment([]) == []


def test_dropping_the_table_of_chunks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    segmenter = Segmenter(load_model())
    texts = ["Đảng viên, cán bộ", "cán bộ xã", "đảng viên", "ban thường vụ,"]
    segmented = segmenter.segment(texts)
    monkeypatch.setattr("indexer.segment.segmenter._MAX_CHUNKS", 1)
    assert [segmenter.segment([text])[0] for text in texts] == segmented
    surfaces = len(segmenter.surfaces)
    assert segmenter.segment(texts) == segmented
    assert len(segmenter.surfaces) == surfaces


def test_threads_may_segment_at_once() -> None:
    segmenter = Segmenter(load_model())
    texts = [f"cán bộ xã {number} và đảng viên từ{number}" for number in range(300)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda start: segmenter.segment(texts[start:] + texts[:start]), range(0, 300, 20)))
    alone = Segmenter(load_model()).segment(texts)
    assert answers == [alone[start:] + alone[:start] for start in range(0, 300, 20)]


def test_segmenting_imports_neither_pyvi_nor_machine_learning_libraries() -> None:
    program = (
        "import sys; from indexer.segment import load_segmenter, model_fingerprint\n"
        "assert load_segmenter().segment(['cán bộ']) == ['cán_bộ']; model_fingerprint()\n"
        "print([m for m in sys.modules if m.split('.')[0] in"
        " ('pyvi', 'sklearn', 'scipy', 'sklearn_crfsuite', 'pycrfsuite', 'joblib')])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
