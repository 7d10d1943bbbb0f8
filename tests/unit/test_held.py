"""Who holds which office, from sentences as newspapers write them."""

import pytest

from indexer.extract import extract
from indexer.model.document import Document, StoredDocument
from indexer.search.held import held_offices

Row = tuple[str, str, str]
"""Person, office, body."""


def offices(body: str, *, title: str = "Tin") -> list[Row]:
    document = Document("a", "a.txt", title, "line", body)
    stored = StoredDocument.of(document, extract(document))
    found = list(held_offices(stored))
    for held in found:
        said = document.text_of(held.field)[held.start : held.end]
        assert held.role.text in said
        assert held.person.text in said
    return [(held.person.value, held.role.value, held.body.value if held.body else "") for held in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Phát biểu tại lễ khai giảng, Chủ tịch UBND huyện Đầm Hà Chíu Quay Thắng khen các em.",
            [("Chíu Quay Thắng", "Chủ tịch", "Uỷ ban nhân dân huyện Đầm Hà")],
        ),
        (
            "Dự lễ có đồng chí Lò Văn Thoả, Bí thư Huyện ủy Đầm Hà, Chủ tịch HĐND huyện Đầm Hà.",
            [
                ("Lò Văn Thoả", "Bí thư", "Huyện uỷ Đầm Hà"),
                ("Lò Văn Thoả", "Chủ tịch", "Hội đồng nhân dân huyện Đầm Hà"),
            ],
        ),
        (
            "Ông Nông Thế Quảng giữ chức Bí thư Huyện ủy Thạch An từ tháng này.",
            [("Nông Thế Quảng", "Bí thư", "Huyện uỷ Thạch An")],
        ),
        (
            "Dự có ông Đào Duy Khiết - Bí thư Huyện ủy Kon Plông; bà Y Thị Bích Hạnh - Chủ tịch UBND huyện Kon Plông.",
            [
                ("Đào Duy Khiết", "Bí thư", "Huyện uỷ Kon Plông"),
                ("Y Thị Bích Hạnh", "Chủ tịch", "Uỷ ban nhân dân huyện Kon Plông"),
            ],
        ),
        # The office before a name is that of the name, though another person stands before it.
        (
            "Ông Lê Văn Bảy, Bí thư Huyện ủy Thạch An; Chủ tịch UBND huyện Thạch An Trần Hữu Thọ cùng dự.",
            [
                ("Lê Văn Bảy", "Bí thư", "Huyện uỷ Thạch An"),
                ("Trần Hữu Thọ", "Chủ tịch", "Uỷ ban nhân dân huyện Thạch An"),
            ],
        ),
        # Who has an office before the name has none after it, when that leads to another name.
        (
            "Bí thư Huyện ủy Thạch An Lê Văn Bảy, Phó Chủ tịch UBND huyện Thạch An Trần Hữu Thọ cùng dự.",
            [
                ("Lê Văn Bảy", "Bí thư", "Huyện uỷ Thạch An"),
                ("Trần Hữu Thọ", "Phó chủ tịch", "Uỷ ban nhân dân huyện Thạch An"),
            ],
        ),
        (
            "Bộ trưởng Lê Văn Bảy, Thứ trưởng Ngoại giao Trần Hữu Thọ cùng nhiều cán bộ ra sân bay.",
            [("Lê Văn Bảy", "Bộ trưởng", "")],
        ),
        (
            "Thủ tướng Lê Văn Bảy, Chủ tịch Hội đồng Thi đua - Khen thưởng Trung ương, phát biểu.",
            [("Lê Văn Bảy", "Thủ tướng", ""), ("Lê Văn Bảy", "Chủ tịch", "Hội đồng Thi đua - Khen thưởng Trung ương")],
        ),
        # Two offices before a name are one person's unless "và" tells them apart.
        (
            "Bí thư Huyện ủy Thạch An, Chủ tịch HĐND huyện Thạch An Lê Văn Bảy cùng dự.",
            [
                ("Lê Văn Bảy", "Bí thư", "Huyện uỷ Thạch An"),
                ("Lê Văn Bảy", "Chủ tịch", "Hội đồng nhân dân huyện Thạch An"),
            ],
        ),
        (
            "Cuộc hội đàm của Tổng thống Nga và Thủ tướng Lê Văn Bảy kéo dài hai giờ.",
            [("Lê Văn Bảy", "Thủ tướng", "")],
        ),
        # Across sentences nothing is guessed.
        ("Ông Lê Văn Bảy ra về. Bí thư Huyện ủy Thạch An vắng mặt.", []),
        ("Bí thư Huyện ủy Thạch An vắng mặt.", []),
        ("Ông Lê Văn Bảy vắng mặt.", []),
        ("", []),
    ],
)
def test_offices_go_with_the_person_beside_them(body: str, expected: list[Row]) -> None:
    assert offices(body) == expected


def test_an_office_of_the_past_is_told_as_such() -> None:
    body = "Dự có ông Lê Văn Bảy, nguyên Bí thư Huyện ủy Thạch An và ông Trần Hữu Thọ, Bí thư Huyện ủy Thạch An."
    document = Document("a", "a.txt", "Tin", "line", body)
    found = {held.person.value: held.former for held in held_offices(StoredDocument.of(document, extract(document)))}
    assert found == {"Lê Văn Bảy": True, "Trần Hữu Thọ": False}


def test_titles_and_captions_tell_offices_too() -> None:
    title = "Bí thư Huyện ủy Thạch An Trần Hữu Thọ thăm trường"
    assert offices("Ông Trần Hữu Thọ thăm trường.", title=title) == [("Trần Hữu Thọ", "Bí thư", "Huyện uỷ Thạch An")]
