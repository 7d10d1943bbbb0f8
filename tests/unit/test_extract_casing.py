"""The capitals of a body's name are written in one way, whatever those of its documents are."""

import re

import pytest
from hypothesis import given

from indexer.extract.casing import one_case
from indexer.extract.facet_values import facet_values
from indexer.extract.tables import key_of
from indexer.model.document import Document, StoredDocument
from indexer.model.facets import FacetName
from indexer.normalise import lower
from tests.strategies import vietnamese_text


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Bộ Công thương", "Bộ Công thương"),
        ("Bộ Công Thương", "Bộ Công thương"),
        ("BỘ CÔNG THƯƠNG", "Bộ Công thương"),
        ("Ban tổ chức Thị Uỷ Dĩ An", "Ban Tổ chức Thị uỷ Dĩ An"),
        ("Uỷ Ban Nhân Dân Thị Xã Kỳ Anh", "Uỷ ban nhân dân thị xã Kỳ Anh"),
        ("Sở lao động - thương binh và xã hội", "Sở Lao động - Thương binh và Xã hội"),
        ("Bộ Văn hoá, thể thao và du lịch", "Bộ Văn Hoá, Thể thao và Du lịch"),
        ("Trường trung học phổ thông Hoà bình", "Trường Trung học Phổ thông Hoà Bình"),
        ("Viện xã hội học", "Viện Xã hội Học"),
        ("Tập đoàn FPT", "Tập đoàn FPT"),
        ("Quỹ Rhinos Asset management", "Quỹ Rhinos Asset Management"),
        ("Uỷ ban nhân dân Quận 1", "Uỷ ban nhân dân quận 1"),
        ("Uỷ ban nhân dân P. Tân Hoà", "Uỷ ban nhân dân P. Tân Hoà"),
        ("facebook", "Facebook"),
    ],
)
def test_names_that_differ_in_capitals_have_one_value(written: str, value: str) -> None:
    assert one_case(written, shouted=written.isupper()) == value


@given(vietnamese_text())
def test_the_value_depends_on_the_letters_and_not_on_the_capitals(text: str) -> None:
    small = lower(text)
    value = one_case(small)
    assert one_case(value) == value
    assert one_case(re.sub(r"[^\W\d_]+", lambda word: word.group()[0].upper() + word.group()[1:], small)) == value
    assert [key_of(word) for word in value.split()] == [key_of(word) for word in text.split()]


@pytest.mark.parametrize(
    ("name", "one", "other", "value"),
    [
        ("section", "CHUYỂN ĐỔI SỐ", "Chuyển đổi số", "Chuyển đổi Số"),
        ("author", "Ban Biên tập", "Ban biên tập", "Ban Biên tập"),
    ],
)
def test_sections_and_bodies_that_write_differ_in_capitals_only_and_are_one_value(
    name: FacetName, one: str, other: str, value: str
) -> None:
    for written in (one, other):
        document = Document("tin", "tin.txt", "Tin", "line", "Nội dung", section=written, authors=(written,))
        assert facet_values(name, StoredDocument(document)) == {value: written}


def test_an_author_who_is_a_person_keeps_the_letters() -> None:
    document = Document("tin", "tin.txt", "Tin", "line", "Nội dung", authors=("Hồng Hà", "K.Mẫu"))
    assert set(facet_values("author", StoredDocument(document))) == {"Hồng Hà", "K.Mẫu"}
