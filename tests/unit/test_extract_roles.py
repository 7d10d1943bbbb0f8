"""Offices: of whom they are told, and where an office is told of nobody."""

import pytest

from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "[Đại sứ] Nga tại Việt Nam dẫn đầu đoàn",
        "Cựu [thị trưởng] London và [Thủ tướng] Anh",
        "[Phát ngôn viên] của ông Lê Văn Mẫu trả lời; đồng chí [Phó Bí thư] là Lê Thị Mẫu",
        "Đại sứ quán Nga mở cửa",
        "[Hiệu trưởng] của Trường THPT Lê Mẫu xin lỗi",
        "Cuộc bầu cử tổng thống Pháp sắp tới",
        "Ông Lê Văn Mẫu là [thành viên HĐQT] kiêm [Phó Tổng Giám đốc]; bà Lê Thị Mẫu giữ chức [Phó Bí thư]",
        "Bản in ở nhà đồng chí [Phó Bí thư]. Từng đồng chí Phó Bí thư, các đồng chí Bí thư báo cáo",
        "[Bí thư]: Mời bà nói. Tân [Bí thư] chỉ gật đầu",
        "[Cố vấn an ninh quốc gia] Mỹ từ chức",
        "Ứng viên tổng thống Mỹ đến muộn, [tổng thống] Pháp thì không",
    ],
)
def test_an_office_is_held_in_a_body_or_a_country(sentence: str) -> None:
    assert marked(bare(sentence), "role") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Khởi tố nguyên [Phó Chủ tịch] phường; bắt cựu [đại sứ] nước này. Hai cựu chủ tịch huyện vắng",
        "Ngân hàng Mẫu Sơn bổ nhiệm [Chủ tịch] kiêm [Tổng giám đốc]. Họ bàn quy trình bổ nhiệm hiệu trưởng",
        "Ông Lê Văn Mẫu làm [Phó tổng giám đốc] từ lâu. Với tư cách [Đại sứ], ông Rowe mừng. Ai cũng muốn làm giám đốc",
        "Cựu [Phó TGĐ] tập đoàn - ông Lê Văn Mẫu đã mất, [phó giám đốc] công ty Lê Văn Tử cũng vậy",
        "Ứng viên tổng thống đảng Cộng hoà John Rowe nói",
        "Ông Lê Văn Mẫu làm [Phó chủ tịch] phụ trách đô thị, [đại sứ đặc mệnh toàn quyền] Lào kiêm [trưởng ban]",
        "Năm 1991 ông được bầu làm [tổng thống]; muốn làm ông chủ, làm giám đốc thì tốt",
    ],
)
def test_an_office_is_held_by_one_who_had_it_or_is_given_it(sentence: str) -> None:
    assert marked(bare(sentence), "role") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Sacombank bổ nhiệm thêm hai [phó tổng giám đốc]",
        "Ngân hàng Mẫu miễn nhiệm chức vụ [phó Tổng giám đốc thường trực] với bà Lê Thị Mẫu",
        "Tạm đình chỉ chức vụ [viện trưởng] đối với ông Lê Văn Mẫu",
        "Học sinh bị doạ, [hiệu trưởng] trường này khẳng định",
        "[Chủ tịch Hội đồng quản trị] Công ty Cổ phần Mẫu Sơn nói",
        "Ai cũng có thể giữ chức danh giám đốc",
    ],
)
def test_an_office_that_is_given_or_taken_away_is_held(sentence: str) -> None:
    assert marked(bare(sentence), "role") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "[Chủ tịch] Hà Nội yêu cầu kiểm tra, [Bí thư] Thừa Thiên - Huế cho rằng không; nhiều chủ tịch Hà Nội vắng",
        "Ông Lê Văn Mẫu tái đắc cử [Thủ tướng] Nga, Rowe sau đó trở thành [thủ tướng]; họ bầu cử tổng thống Nga",
        "Bà Lê Thị Mẫu từ chức [chủ tịch] đảng cầm quyền, ông Rowe trúng cử [thống đốc] và rời ghế [giám đốc]",
        "Ông Lê Văn Mẫu mất chức [giám đốc]",
        "[Giám đốc] Bệnh viện Mẫu Sơn nói. Rồi [giám đốc] bệnh viện cho biết, còn giám đốc bệnh viện khác thì không",
        "[Trưởng đoàn] Đại biểu Quốc hội tỉnh Cà Mau và [Tổng Bí thư] Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        "[Giám đốc] tình báo quốc gia Mỹ James Rowe lên tiếng",
        "[Phát ngôn viên] của bà Rowe trả lời. Rồi [người phát ngôn] nói thêm",
    ],
)
def test_an_office_is_held_by_who_governs_wins_or_speaks(sentence: str) -> None:
    assert marked(bare(sentence), "role") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "[Cảnh sát trưởng] Rowville John Rowe và [Giáo hoàng] Francis; thăm [Giáo hoàng]",
        "[Quốc vụ khanh] Đức, [toàn quyền] Úc, [công sứ] Nga, [đặc sứ] Mỹ, [thủ hiến] Victoria và [tổng trưởng lý] Mỹ",
        "[Uỷ viên trưởng] Uỷ ban Thường vụ Đại hội Đại biểu Nhân dân Toàn quốc Trung Quốc Lê Mẫu",
        "[Tổng tư lệnh] quân đội Nga, [Phó Tổng Tư lệnh] quân đội Nga và [công tố viên trưởng] Istanbul Jane Rowe",
        "Lê Văn Mẫu, [đội phó] Đội Cảnh sát điều tra; Lê Thị Mẫu, [cửa hàng trưởng] Trung tâm Rowe",
        "[Quyền bộ trưởng] Quốc phòng Mỹ, [quyền Tổng thống] Nga, [quyền thủ tướng] Lào, [quyền tổng giám đốc] VEAM",
        "Bà Lê Thị Mẫu, [quyền viện trưởng] Viện Mẫu Sơn, và ông Lê Văn Tử, [quyền vụ trưởng] Vụ Pháp chế",
        "[Khối trưởng] Khối 18 Lê Văn Mẫu, [công tố viên đặc biệt] Robert Rowe và [uỷ viên dự khuyết] Lê Văn Tử",
    ],
)
def test_rare_offices_are_known(sentence: str) -> None:
    assert marked(bare(sentence), "role") == sentence
