"""The analyser: the same terms and positions for documents and queries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analyse import PART_GAP, Analyser, token_places
from indexer.clean import clean
from indexer.model.record import TokenColumn
from indexer.syllables import syllables
from indexer.units import find_units
from tests.strategies import any_text, vietnamese_text


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def _row(column: TokenColumn, number: int) -> list[tuple[str, int]]:
    chosen = slice(int(column.starts[number]), int(column.starts[number + 1]))
    keys = [column.vocabulary.keys[term] for term in column.terms[chosen]]
    positions = column.positions[chosen].tolist() if len(column.positions) else [0] * len(keys)
    return list(zip(keys, positions, strict=True))


def test_syllables_have_their_ordinal_and_a_gap_for_every_line(analyser: Analyser) -> None:
    column = analyser.columns(["Đảng bộ\nvà ủy ban", ""])["syllable"]
    gap = PART_GAP
    assert _row(column, 0) == [("đảng", 0), ("bộ", 1), ("và", 2 + gap), ("uỷ", 3 + gap), ("ban", 4 + gap)]
    assert _row(column, 1) == []


def test_spellings_of_one_word_share_a_term_and_folds_stand_beside_keys(analyser: Analyser) -> None:
    column = analyser.columns(["Hòa hoà HOÀ kỹ kĩ"])["syllable"]
    assert column.vocabulary.keys == ("hoà", "kĩ")
    assert column.vocabulary.folds == ("hoa", "ki")


def test_words_are_those_of_pyvi_in_any_case_and_tone_style(analyser: Analyser) -> None:
    texts = ["Cấp ủy đảng viên", "cấp uỷ Đảng Viên", "CẤP ỦY ĐẢNG VIÊN"]
    column = analyser.columns(texts, words=True)["word"]
    assert [[key for key, _ in _row(column, number)] for number in range(3)] == [["cấp_uỷ", "đảng_viên"]] * 3


def test_words_never_cross_lines_and_leave_punctuation_out(analyser: Analyser) -> None:
    column = analyser.columns(["công\ntác, … !"], words=True)["word"]
    assert [key for key, _ in _row(column, 0)] == ["công", "tác"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Nghị quyết số 02 –NQ/ThU", [("ref:02-NQ/THU", 3), ("ref:02-NQ", 3)]),
        ("ngày 15/11/2022\nvà 4.861 người", [("date:2022-11-15", 1), ("num:4861", 5 + PART_GAP)]),
        ("(“05-CT/TƯ”) rồi\n\n 1.000", [("ref:05-CT/TW", 0), ("ref:05-CT", 0), ("num:1000", 4 + 2 * PART_GAP)]),
    ],
)
def test_units_stand_at_their_first_syllable(analyser: Analyser, text: str, keys: list[tuple[str, int]]) -> None:
    assert _row(analyser.columns(["", text, "x"], units=[*map(find_units, ["", text, "x"])])["unit"], 1) == keys


@settings(max_examples=60)
@given(vietnamese_text(), vietnamese_text())
def test_documents_and_queries_are_analysed_alike(first: str, second: str) -> None:
    analyser = Analyser()
    texts = [clean(first), clean(second)]
    columns = analyser.columns(texts, words=True, units=[*map(find_units, texts)])
    for number, text in enumerate(texts):
        analysed = analyser.analyse_text(text)
        positions, starts, ends = (row.tolist() for row in next(token_places([text])))
        tokens = analysed.syllables
        assert _row(columns["syllable"], number) == [(t.key, p) for t, p in zip(tokens, positions, strict=True)]
        assert [(token.start, token.end) for token in tokens] == list(zip(starts, ends, strict=True))
        assert [key for key, _ in _row(columns["word"], number)] == [word.key for word in analysed.words]
        assert sum(word.count for word in analysed.words) == len(tokens)
        # Documents also tell what they define and by which shorter names their numbers are asked for.
        assert {(unit.key, positions[unit.first]) for unit in analysed.units} <= set(_row(columns["unit"], number))


@given(st.lists(any_text() | vietnamese_text()), st.sampled_from([1, 1_000_000]))
def test_texts_have_their_places_together_as_each_alone(texts: list[str], together: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexer.analyse._TOGETHER", together)
        found = [[row.tolist() for row in rows] for rows in token_places(texts)]
    for text, (positions, starts, ends) in zip(texts, found, strict=True):
        assert list(zip(starts, ends, strict=True)) == syllables(text)
        assert positions == [order + PART_GAP * text.count("\n", 0, start) for order, start in enumerate(starts)]


def test_dropping_the_tables_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Sổ tay đảng viên điện tử", "Ủy ban nhân dân thị xã Kỳ Anh"]
    kept = Analyser()
    first = [_row(kept.columns(texts, words=True)[view], 0) for view in ("syllable", "word")]
    monkeypatch.setattr("indexer.analyse._MAX_CHUNKS", 0)
    dropped = Analyser()
    dropped.columns(["khác hẳn"], words=True)
    assert [_row(dropped.columns(texts, words=True)[view], 0) for view in ("syllable", "word")] == first


def test_a_word_may_have_any_number_of_syllables() -> None:
    text = "ồ " * 20_000
    analyser = Analyser()
    column = analyser.columns([text, "ồ " * 17, "ồ " * 16], words=True)["word"]
    assert [key.count("_") + 1 for key, *_ in (_row(column, number)[0] for number in range(3))] == [20_000, 17, 16]
    assert [word.key for word in analyser.analyse_text(text).words] == [_row(column, 0)[0][0]]
