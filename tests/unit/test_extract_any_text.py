"""Whatever the text is: entities are ordered, lie in it, end somewhere, and nothing fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.clean import clean
from indexer.extract import extract
from tests.steps import lines_run
from tests.unit.test_extract import document

_WORDS = (
    "Đồng chí Nguyễn Văn An Bí thư Thị ủy Kỳ Anh ( ) , . – - “ ” UBND tỉnh Hà Tĩnh 15/11/2022 số 05-CT/TW TP Hồ Chí "
    "Minh Công ty TNHH và của Ban Tổ chức Trung ương ông bà Sở Y tế xã phường 12 A"
)
_TEXTS = st.lists(st.tuples(st.sampled_from(_WORDS.split()), st.sampled_from([" ", "", "\n", "  "])))


@given(_TEXTS.map(lambda pairs: "".join(word + space for word, space in pairs)))
def test_entities_are_ordered_lie_in_the_text_and_do_not_cross_within_a_type(text: str) -> None:
    about = document(text)
    entities = extract(about)
    assert [(entity.start, -entity.end) for entity in entities if entity.field == "body"] == sorted(
        (entity.start, -entity.end) for entity in entities if entity.field == "body"
    )
    ends: dict[tuple[str, str], int] = {}
    for entity in entities:
        assert about.text_of(entity.field)[entity.start : entity.end] == entity.text
        assert entity.text == entity.text.strip() != ""
        assert entity.value
        assert entity.label
        assert entity.start >= ends.get((entity.field, entity.type), 0)
        ends[entity.field, entity.type] = entity.end


@pytest.mark.parametrize(
    "piece",
    [
        "Đảng ủy ",
        "Sở Công an ",
        "Công ty cổ phần đầu tư và xây dựng ",
        "A - B – ",
        "ở Xyz, Nga ",
        "“Sổ ",
        "Sky Park ",
        "Ab ",
    ],
)
def test_a_line_that_says_one_thing_again_and_again_holds_no_endless_name(piece: str) -> None:
    entities = extract(document(piece * (60_000 // len(piece))))
    assert max((len(entity.text) for entity in entities), default=0) < 400


@pytest.mark.parametrize(
    "piece",
    [
        *("HAGL ", "Audi ", "Nguyễn Văn A ", "NGUYỄN ", "Chi Bộ ", "Xã ", "Ủy ban nhân dân ", "Trung tâm ", "VEC & "),
        *("ông A, ", "Hà Nội - ", "tuyến A - ", "các đường A, ", "xã A, ", "tỉnh A, B, ", "Công ty X ", "A. B. ", "“"),
        *("Bí thư, ", "Hiệp định ", "Công ước về ", "Luật ", "số 1/", "ngày 1 ", "al - ", "Jean - ", "(A) "),
    ],
)
def test_twice_the_text_takes_twice_the_work_whatever_it_says_again_and_again(piece: str) -> None:
    once, twice = (document(piece * count) for count in (150, 300))
    extract(twice)  # fills what is remembered of words
    assert lines_run(lambda: extract(twice)) < 2.3 * lines_run(lambda: extract(once))


_LETTERS = "abcdefghij"


def _foreign(number: int) -> str:
    """A name of no language, another one for each number."""
    return f"Z{''.join(_LETTERS[int(digit)] for digit in str(number))}w"


@pytest.mark.parametrize(
    "piece",
    [
        *("Gerald Ford {}. Ford bán Ford. ", "huyện {}, {} {} họp, ", "huyện Krông Pắk họp ở Krông Pắk, {} họp. "),
        *(
            "ông {} {} nói, {} nói. ",
            "Công ty {} (gọi tắt là {}) họp. ",
            "Hiệp định {}, Hiệp định. ",
            "“{} Ab” và “A” ",
        ),
    ],
)
def test_twice_the_names_take_twice_the_work(piece: str) -> None:
    once, twice = (
        document("".join(piece.replace("{}", _foreign(number)) for number in range(count))) for count in (200, 400)
    )
    extract(twice)  # fills what is remembered of words
    assert lines_run(lambda: extract(twice)) < 2.3 * lines_run(lambda: extract(once))


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    extract(document(text, title=clean(text) or "x"))


@pytest.mark.parametrize("text", ["Cảnh sát trưởng hạt", "Fatah Al", "Trưởng khoa"])
def test_a_text_that_breaks_off_inside_a_name_is_read_without_an_error(text: str) -> None:
    extract(document(text, title=text))


def test_a_congress_with_a_number_that_none_can_have_is_cited_in_its_own_words() -> None:
    cited = "Nghị quyết Đại hội khoá 99999999999 lần 5"
    assert [entity.value for entity in extract(document(f"{cited}, họp"))] == [cited]
