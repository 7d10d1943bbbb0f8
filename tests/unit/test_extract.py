"""Entities are found in texts as people write them, with one value for one thing."""

import pytest

from indexer.clean import clean
from indexer.extract import extract, place_names
from indexer.model.document import Document, Entity, EntityType
from tests.shared_folder import shared


def document(text: str, *, title: str = "Tin", published: str = "") -> Document:
    return Document("tin", "tin.txt", title, "line", clean(text), published=published)


def values(text: str, kind: EntityType, **about: str) -> list[tuple[str, str]]:
    return [(entity.text, entity.value) for entity in extract(document(text, **about)) if entity.type == kind]


def seed(name: str) -> Document:
    text = clean(next(shared("seeds").glob(f"{name}*.txt")).read_text("utf-8"))
    title, _, body = text.partition("\n")
    return Document(name, f"{name}.txt", title, "line", body, published="2018-07-11" if name == "003" else "")


def found(entities: tuple[Entity, ...], kind: EntityType) -> set[str]:
    return {entity.value for entity in entities if entity.type == kind}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng chí Đặng Văn Thành – TUV, Bí thư Thị uỷ chủ trì.", [("Đặng Văn Thành", "Đặng Văn Thành")]),
        ("Ông Bùi Thanh Nhân- Tỉnh ủy viên phát biểu", [("Bùi Thanh Nhân", "Bùi Thanh Nhân")]),
        ("Chủ tịch UBND TP Hà Nội Trần Văn Mẫu dự họp", [("Trần Văn Mẫu", "Trần Văn Mẫu")]),
        ("Bộ trưởng Bộ Y tế Trần Thị Mẫu trả lời", [("Trần Thị Mẫu", "Trần Thị Mẫu")]),
        ("Thủ tướng Singapore Trần Văn Mẫu", [("Trần Văn Mẫu", "Trần Văn Mẫu")]),
        ("Tổng thống John Smith nói. Ông Smith rời đi.", [("John Smith", "John Smith"), ("Smith", "John Smith")]),
        ("Anh Lê Văn Mẫu đến. Sau đó anh Mẫu về.", [("Lê Văn Mẫu", "Lê Văn Mẫu"), ("Mẫu", "Lê Văn Mẫu")]),
        ("họa sĩ LÊ VĂN MẪU vẽ tranh", [("LÊ VĂN MẪU", "Lê Văn Mẫu")]),
        ("Họp tại đường Nguyễn Văn Linh", []),
        ("Trường THPT Nguyễn Gia Thiều khai giảng", []),
        ("Phường Nguyễn Trãi họp", []),
        ("Bà mẹ Việt Nam anh hùng", []),
        ("Đồng chí Bí thư kết luận", []),
        ("Chỉ đạo của Đảng", []),
    ],
)
def test_persons_are_names_after_titles_or_surnames(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, "person") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thị ủy Dĩ An họp", ["Thị uỷ Dĩ An"]),
        ("Đảng ủy Sở Lao động- Thương binh và Xã hội họp", ["Đảng uỷ Sở Lao động - Thương binh và Xã hội"]),
        ("tại hội trường Chi cục Quản lý thị trường, Đảng ủy", ["Chi cục Quản lý thị trường"]),
        ("Chi ủy sở Thông tin Truyền thông", ["Chi uỷ Sở Thông tin Truyền thông"]),
        ("Đảng ủy Khối các cơ quan tỉnh đã tổ chức", ["Đảng uỷ Khối các Cơ quan tỉnh"]),
        ("chi bộ Công ty Môi trường đô thị Kỳ Anh", ["Chi bộ Công ty Môi trường Đô thị Kỳ Anh"]),
        ("Công an tỉnh Nghệ An điều tra", ["Công an tỉnh Nghệ An"]),
        ("UBND TX Kỳ Anh báo cáo", ["Uỷ ban nhân dân thị xã Kỳ Anh"]),
        ("Thị ủy Kỳ Anh họp. UBND thị xã báo cáo.", ["Thị uỷ Kỳ Anh", "Uỷ ban nhân dân thị xã Kỳ Anh"]),
        ("Sở GD&ĐT Bình Dương", ["Sở Giáo dục và Đào tạo Bình Dương"]),
        ("Bệnh viện Trung ương Quân đội 108", ["Bệnh viện Trung ương Quân đội 108"]),
        ("đại hội Đảng các cấp", []),
        ("các tổ chức Đảng", []),
        ("cán bộ Đoàn", []),
        ("đồng chí Tỉnh ủy viên", []),
    ],
)
def test_organisations_reach_as_far_as_their_name(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text, "organisation")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thị uỷ Kỳ Anh (Hà Tĩnh)", [("Kỳ Anh", "Hà Tĩnh/Thị xã Kỳ Anh"), ("Hà Tĩnh", "Hà Tĩnh")]),
        (
            "xã Liên Phương, TP. Hưng Yên",
            [
                ("xã Liên Phương", "Hưng Yên/Thành phố Hưng Yên/Xã Liên Phương"),
                ("TP. Hưng Yên", "Hưng Yên/Thành phố Hưng Yên"),
            ],
        ),
        ("huyện Kỳ Anh, tỉnh Hà Tĩnh", [("huyện Kỳ Anh", "Hà Tĩnh/Huyện Kỳ Anh"), ("tỉnh Hà Tĩnh", "Hà Tĩnh")]),
        ("thị xã Dĩ An năm 2019", [("thị xã Dĩ An", "Bình Dương/Thị xã Dĩ An")]),
        ("phường Tân Bình", [("phường Tân Bình", "Tân Bình")]),
        (
            "quận Tân Phú, TP. HCM",
            [("quận Tân Phú", "Thành phố Hồ Chí Minh/Quận Tân Phú"), ("TP. HCM", "Thành phố Hồ Chí Minh")],
        ),
        ("Ban Tổ Chức Tỉnh Ủy Hà Tĩnh", [("Hà Tĩnh", "Hà Tĩnh")]),
        ("Văn Phòng Huyện Ủy Kỳ Anh", [("Kỳ Anh", "Hà Tĩnh/Huyện Kỳ Anh")]),
        ("đường Nguyễn Văn Linh", [("đường Nguyễn Văn Linh", "Đường Nguyễn Văn Linh")]),
        ("sang Hoa Kỳ", [("Hoa Kỳ", "Mỹ")]),
        ("khối doanh nghiệp", []),
    ],
)
def test_places_have_their_province_in_front(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, "place") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Chỉ thị số 05-CT/TƯ…", [("Chỉ thị số 05-CT/TƯ", "05-CT/TW")]),
        ("Chỉ thị 05 của Bộ Chính trị", [("Chỉ thị 05", "05-CT/TW")]),
        ("công văn số 1825 gắn với", [("công văn số 1825", "1825-CV")]),
        ("Nghị quyết số 02 –NQ/ThU ngày", [("Nghị quyết số 02 –NQ/ThU", "02-NQ/ThU")]),
        ("Nghị quyết 128 của Chính phủ", [("Nghị quyết 128", "128/NQ-CP")]),
        ("Nghị quyết Trung ương 4 khóa XII", [("Nghị quyết Trung ương 4 khóa XII", "04-NQ/TW")]),
        ("Bộ Luật Hình Sự năm 2015 quy định", [("Bộ Luật Hình Sự", "Bộ luật Hình sự 2015")]),
        ("theo luật Tổ chức quốc hội", [("luật Tổ chức quốc hội", "Luật Tổ chức Quốc hội")]),
        ("Nghị định 30/2020/NĐ-CP", [("Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP")]),
        ("Nghị định 100/2019 quy định", [("Nghị định 100/2019", "100/2019/NĐ-CP")]),
        ("nghị định 67 và Nghị định 67 của Chính phủ", [("nghị định 67", "67/NĐ-CP"), ("Nghị định 67", "67/NĐ-CP")]),
        ("nghị định 167/2013 của Chính phủ", [("nghị định 167/2013", "167/2013/NĐ-CP")]),
        ("quyết định số 194 / HĐBT", [("quyết định số 194 / HĐBT", "194/QĐ-HĐBT")]),
        ("Nghị định 1 30/2 006 / NĐ - CP", [("Nghị định 1 30/2 006 / NĐ - CP", "130/2006/NĐ-CP")]),
        ("Nghị quyết đại hội 12", [("Nghị quyết đại hội 12", "Nghị quyết Đại hội XII")]),
        (
            "Nghị quyết Đại hội Đảng toàn quốc lần thứ XII",
            [("Nghị quyết Đại hội Đảng toàn quốc lần thứ XII", "Nghị quyết Đại hội XII")],
        ),
        (
            "nghị quyết hội nghị lần thứ tư Ban Chấp hành Trung ương khoá XII",
            [("nghị quyết hội nghị lần thứ tư Ban Chấp hành Trung ương khoá XII", "04-NQ/TW")],
        ),
        ("Nghị quyết Trung ương 5 khoá 12", [("Nghị quyết Trung ương 5 khoá 12", "Nghị quyết Trung ương 5 khoá XII")]),
        ("Luật Cảnh sát biển VN", [("Luật Cảnh sát biển VN", "Luật Cảnh sát biển Việt Nam")]),
        (
            "theo Luật phòng, chống tác hại rượu bia",
            [("Luật phòng, chống tác hại rượu bia", "Luật Phòng chống tác hại của rượu bia")],
        ),
        ("Luật Phí, lệ phí", [("Luật Phí, lệ phí", "Luật Phí và lệ phí")]),
        ("đạo luật Quan hệ với Đài Loan", [("đạo luật Quan hệ với Đài Loan", "Đạo luật Quan hệ Đài Loan")]),
        ("Hiệp định đối tác xuyên Thái Bình Dương", [("Hiệp định đối tác xuyên Thái Bình Dương", "Hiệp định TPP")]),
        ("vi phạm Luật BHXH 2014", [("Luật BHXH 2014", "Luật Bảo hiểm xã hội 2014")]),
        (
            "Công ước LHQ về Luật biển 1982 (UNCLOS), Công ước Luật Biển",
            [
                ("Công ước LHQ về Luật biển 1982", "Công ước Liên Hợp Quốc về Luật Biển"),
                ("UNCLOS", "Công ước Liên Hợp Quốc về Luật Biển"),
                ("Công ước Luật Biển", "Công ước Liên Hợp Quốc về Luật Biển"),
            ],
        ),
        (
            "Hiệp định Thương mại tự do Bắc Mỹ (NAFTA), hiệp định NAFTA",
            [
                ("Hiệp định Thương mại tự do Bắc Mỹ", "Hiệp định NAFTA"),
                ("NAFTA", "Hiệp định NAFTA"),
                ("hiệp định NAFTA", "Hiệp định NAFTA"),
            ],
        ),
        ("QĐ số 2593 / QĐ - BGD & ĐT", [("QĐ số 2593 / QĐ - BGD & ĐT", "2593/QĐ-BGDĐT")]),
        ("thông tư 65/2012/BCA của", [("thông tư 65/2012/BCA", "65/2012/TT-BCA")]),
        ("văn bản số 460 và văn bản số 32/UBND", [("văn bản số 460", "460-VB"), ("văn bản số 32/UBND", "32/UBND")]),
        ("đề án 125 / QĐTTg của", [("đề án 125 / QĐTTg", "125/ĐA-QĐTTG")]),
        ("gia nhập CPTPP", [("CPTPP", "Hiệp định CPTPP")]),
        ("Quyết định số 272 / ANĐT - P 5 về", [("Quyết định số 272 / ANĐT - P 5", "272/ANĐT-P5")]),
        (
            "Nghị định 24 theo nghị định 24/2014-NĐ-CP; Thông tư 39",
            [
                ("Nghị định 24", "24/2014/NĐ-CP"),
                ("nghị định 24/2014-NĐ-CP", "24/2014/NĐ-CP"),
                ("Thông tư 39", "39-TT"),
            ],
        ),
        (
            "Quyết định 12 về; QĐ 12/QĐ-TTg, 12/QĐ-BCA",
            [("Quyết định 12", "12-QĐ"), ("QĐ 12/QĐ-TTg", "12/QĐ-TTg"), ("12/QĐ-BCA", "12/QĐ-BCA")],
        ),
        ("ban hành nghị quyết", []),
    ],
)
def test_cited_documents_have_their_number_as_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, "reference") == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Chiều ngày 15/11/2022, họp", "", [("15/11/2022", "2022-11-15")]),
        ("ngày 15 tháng 11 năm 2022", "", [("ngày 15 tháng 11 năm 2022", "2022-11-15")]),
        ("từ tháng 6/2023", "", [("tháng 6/2023", "2023-06")]),
        ("Sáng 10.7, họp", "2018-07-11", [("10.7", "2018-07-10")]),
        ("Ngày 28/12, họp", "2019-01-05", [("28/12", "2018-12-28")]),
        ("Ngày 28/12, họp", "", [("28/12", "--12-28")]),
        ("18/33 tập thể", "2019-01-05", []),
        ("31/02/2020", "", []),
    ],
)
def test_dates_are_read_with_the_year_of_the_document(
    text: str, published: str, expected: list[tuple[str, str]]
) -> None:
    assert values(text, "date", published=published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông Lê Văn Mẫu – Phó Bí thư thường trực Thị ủy", ["Phó bí thư thường trực"]),
        ("đồng chí Lê Văn Mẫu – UV BTV, Trưởng Ban Tổ chức Thị uỷ", ["Uỷ viên Ban Thường vụ", "Trưởng ban"]),
        ("các đồng chí bí thư chi bộ", []),
    ],
)
def test_offices_stand_beside_persons_or_bodies(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text, "role")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phần mềm “Sổ tay đảng viên điện tử” trong", ["Sổ tay đảng viên điện tử"]),
        ("phong trào “Dân vận khéo” gắn", ["Dân vận khéo"]),
        ('phong trào "dân vận khéo" gắn', ["Dân vận khéo"]),
        ("Ông nói: “Chúng tôi sẽ làm.”", []),
        ("Khẩu hiệu “bốn tại chỗ”, dự án “Phá giáp”", []),
        ("Chị Vi “Phố Mẫu” tức là “Bà trùm”, như “Kẻ thắng trận”", []),
        ("Ra mắt MV “2 lần”. ‘ 2 lần ’ hay, nhưng “3 lần” thì không", ["2 lần", "2 lần"]),
    ],
)
def test_quoted_names_are_names_of_campaigns(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text, "name")] == expected


def test_a_doubled_space_parts_no_name_but_a_gap_between_columns_does() -> None:
    text = "Ông Nguyễn Văn An, Phó Bí thư thường trực Thị ủy Kỳ Anh, làm việc với Trường THPT Kỳ Anh."
    once = [(entity.type, entity.value) for entity in extract(document(text))]
    assert [(entity.type, entity.value) for entity in extract(document(text.replace(" ", "  ")))] == once
    assert {kind for kind, _ in once} == {"person", "role", "organisation", "place"}
    assert values("Ông Nguyễn Văn An      Trần Thị Bé", "person") == [
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Trần Thị Bé", "Trần Thị Bé"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BTV Thị ủy và UBMTTQ thị xã. Thị ủy Dĩ An họp.", ["Ban Thường vụ Thị uỷ Dĩ An"]),
        ("CATP Hà Nội và CA TP Hà Nội", ["Công an thành phố Hà Nội"]),
        ("Sở GD-ĐT Hà Nội, Sở GDĐT Hà Nội, Sở Giáo dục và Đào tạo Hà Nội", ["Sở Giáo dục và Đào tạo Hà Nội"]),
        ("TAND TP HCM, Tòa án nhân dân TP.HCM", ["Toà án nhân dân thành phố Hồ Chí Minh"]),
        ("CQĐT Công an tỉnh Nghệ An", ["Cơ quan điều tra Công an tỉnh Nghệ An"]),
    ],
)
def test_one_body_has_one_value_in_every_writing(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(value for _, value in values(text, "organisation")))[: len(expected)] == expected


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Hà Tĩnh/Thị xã Kỳ Anh", ("Thị xã Kỳ Anh", "Kỳ Anh")),
        ("Hà Tĩnh", ("Hà Tĩnh",)),
        ("Thành phố Hồ Chí Minh", ("Thành phố Hồ Chí Minh", "Hồ Chí Minh")),
        ("Hà Tĩnh/Thị xã Kỳ Anh/Phường Sông Trí", ("Phường Sông Trí", "Sông Trí")),
        ("Tân Bình", ("Tân Bình",)),
    ],
)
def test_a_place_is_asked_for_with_and_without_its_kind(value: str, names: tuple[str, ...]) -> None:
    assert place_names(value) == names


@pytest.mark.parametrize(
    "text",
    [
        "Ông làm ở Công ty TNHH May 10",
        "Bàn về Ngân hàng nhà nước",
        "Tập đoàn Dầu khí",
        "Thông báo của Công ty Dệt may P",
    ],
)
def test_a_company_may_end_the_text_in_small_letters_or_with_an_initial(text: str) -> None:
    assert [entity.end for entity in extract(document(text)) if entity.type == "organisation"] in ([], [len(text)])


def test_the_seeds_give_their_people_places_and_documents() -> None:
    second, third, fourth = (extract(seed(name)) for name in ("002", "003", "004"))
    assert found(fourth, "person") == {"Ngô Mạnh Điềm", "Nguyễn Xuân Long"}
    assert found(second, "place") == {"Hà Tĩnh/Thị xã Kỳ Anh", "Hà Tĩnh"}
    assert found(second, "reference") == {"02-NQ/ThU"}
    assert {"05-CT/TW", "1825-CV", "18-NQ/TW"} <= found(third, "reference")
    assert {"05-CT/TW", "12-HD/BTCTW"} <= found(fourth, "reference")
    assert found(third, "person") == {"Ngô Quang Hưởng", "Hồ Chí Minh", "Thanh Anh"}
    assert found(third, "date") == {"2018-07-11", "2018-07-10", "2018-09-15"}
    assert "Sổ tay đảng viên điện tử" in found(fourth, "name")
