"""Abbreviations that a text defines itself."""

import pytest
from hypothesis import given

from indexer.syllables import syllables
from indexer.units import PREFIX, find_definitions
from tests.strategies import any_text, vietnamese_text


@pytest.mark.parametrize(
    ("text", "definitions"),
    [
        (
            "khối Hành chính sự nghiệp – doanh nghiệp (HCSN - DN) họp",
            [
                "HCSN DN=hành chính sự nghiệp doanh nghiệp",
                "HCSN=hành chính sự nghiệp",
                "DN=doanh nghiệp",
            ],
        ),
        ("Sở Văn hóa và Thể thao (VHTT) cho biết", ["VHTT=văn hóa và thể thao"]),
        ("Phòng Giáo dục và Đào tạo (GD&ĐT)", ["GD ĐT=giáo dục và đào tạo", "GD=giáo dục", "ĐT=đào tạo"]),
        ("Trung tâm Ứng dụng Khoa học (sau đây gọi tắt là TTƯDKH)", ["TTƯDKH=trung tâm ứng dụng khoa học"]),
        ("nhà đầu tư (viết tắt NĐT), bảo hiểm y tế (BHYT)", ["NĐT=nhà đầu tư", "BHYT=bảo hiểm y tế"]),
        ("Ủy ban và Viện A (UBVA)", ["UBVA=ủy ban và viện a"]),
        # Neither ages, countries, codes, nor letters that are not the initials.
        ("Nguyễn Văn An (SN 1983)", []),
        ("tổ chức Lao động Quốc tế (ILO)", []),
        ("cục Cảnh sát (C)", []),
        ("nhân dân. Ủy ban (NDUB)", []),
        ("(HCSN)", []),
        ("hành chính sự nghiệp (hcsn)", []),
        ("", []),
    ],
)
def test_initials_in_brackets_abbreviate_what_stands_before_them(text: str, definitions: list[str]) -> None:
    assert [unit.key.removeprefix(PREFIX) for unit in find_definitions(text)] == definitions


@given(vietnamese_text() | any_text())
def test_a_definition_begins_and_ends_with_syllables(text: str) -> None:
    starts, ends = {start for start, _ in syllables(text)}, {end for _, end in syllables(text)}
    for unit in find_definitions(text):
        assert unit.start in starts
        assert unit.end in ends
