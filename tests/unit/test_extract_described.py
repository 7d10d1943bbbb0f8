"""Bodies that are called by what they are for, in small letters, are found whole; what bodies do is no name."""

import pytest

from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo ông, [Hiệp hội giới chủ Nhật Bản] cho biết như vậy",
        "Ông Mẫu, Giám đốc [Trung tâm gìn giữ hoà bình Việt Nam], đã đến",
        "Hôm qua, [Liên minh cứu sông Mê Kông] dẫn chứng nhiều nghiên cứu",
        "Theo quy định của [Trung tâm cảnh báo bão hải quân Mỹ], khu vực này vắng",
        "Hai phiên họp của [Hội đồng tiền lương quốc gia] đã xong",
        "Bà Mẫu, chủ tịch [Quỹ hỗ trợ đổi mới giáo dục phổ thông], đã nghỉ",
        "Cán bộ của [Ban quản lý các công trình giao thông Hải Phòng] vắng",
        "Lãnh đạo [Ban quản lý dự án cao tốc Đà Nẵng - Quảng Ngãi] chờ",
        "Việc này do [Hiệp hội các trường đại học Đức] giúp",
        "Chủ tịch [Câu lạc bộ hướng dẫn viên Đà Nẵng] cho biết",
        "Ông đến [Uỷ ban quốc gia tìm kiếm cứu nạn] làm việc",
        "Trụ sở [Hãng phim truyện Việt Nam] sản xuất phim ở đó",
        "Tổng giám đốc [Công ty CP Việt Nam kỹ nghệ súc sản] ([Vissan]) vắng",
        "Theo hiệp hội giới chủ Nhật Bản cho biết",
        "Theo giấy gọi của Toà án trong suốt thời gian xét xử, họ đến",
        "Văn bản chỉ đạo Tổng cục rà soát quy định, xem xét thấu đáo",
        "Họ phối hợp với Ban chỉ huy Phòng chống thiên tai và tìm kiếm cứu nạn các tỉnh, thành phố",
        "Việc hộ đê và Phòng chống thiên tai theo quy định",
        "Đã cho Viện mượn các bộ phận của máy",
        "Hiện Hiệp hội khuyến nghị Việt Nam tăng vốn",
        "Hôm qua, Trung tâm cảnh báo Hà Nội sẽ ngập",
        "Hôm nay, Công đoàn vào cuộc giải quyết sự việc tại Hà Nội",
        "Theo Hội đồng thi huyện, bài thi đã chấm",
        "Họ gặp nhau ở Trung tâm hội nghị quốc gia, rồi về",
    ],
)
def test_a_body_is_called_by_what_it_is_for(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo [Axios], [Credit Suisse] và [Quốc vụ viện Trung Quốc] đã họp",
        "Tại [HEINEKEN Việt Nam], mọi người vui",
        "Ngoài sân vận động Besiktas, [Besiktas] thắng",
        "Phóng viên [báo Giáo dục và Thời đại] hỏi [Binh đoàn 15]",
    ],
)
def test_further_names_are_known(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo kênh truyền hình Mỹ [NBC], hãng thông tấn Nga [Tass] và ngân hàng Đức [Deutsche Bank]",
        "Theo kênh truyền hình Pháp [Rowal Plus]. Ông xem [Rowal Plus]",
        "Họ đến [hãng Singapore Airlines]",
        "Các cơ quan Trung ương vắng; cán bộ cơ quan [Trung ương Hội Luật gia Việt Nam] họp",
        "Hôm qua, [Lực lượng Vệ binh Cách mạng Iran] ra khơi",
        "Cổ phiếu lớn đều giảm. Đáng kể [VNM] giảm 3.100 đồng, [VIC] đứng giá, xăng III giảm 329 đồng",
        "Hôm qua [VIX] tăng 2,35%, mục XIV tăng 2,35%",
        "Tỉ lệ chọi vào [Trường Trần Đại Mẫu] là 1 chọi 7",
        "Theo [Công ty BOT Pháp Mẫu - Cầu Mẫu], xe đến Cầu Mẫu giảm",
        "Niềm tin của Ban Lãnh đạo [Ngân hàng TMCP Bắc Á] lớn, Ban Giám đốc đã họp",
        "Nhiều công ty du lịch Mỹ vắng khách",
        "Chi bộ thảo luận, góp ý",
        "Tên lửa RT -23 và [đài RT] của Nga",
        "Hôm qua, [văn phòng huyện uỷ] họp với [thường trực tỉnh uỷ]",
        "Theo [toà án nhân dân tối cao], việc này đúng",
        "Người phát ngôn [Hội đồng Tham mưu trưởng Liên quân Hàn Quốc] nói",
        "Công an đến [quán karaoke Mẫu Mẫu] và [nhà cái Betfair]",
    ],
)
def test_a_body_is_neither_its_country_nor_what_it_does(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


def test_towns_abroad_are_no_persons_and_no_firms() -> None:
    sentence = "Nhà ở [Beverly Hills] và thị trấn [Abu Kamal]"
    assert marked(bare(sentence), "place").replace("[thị trấn Abu Kamal]", "thị trấn [Abu Kamal]") == sentence
    assert marked(bare(sentence), "person") == bare(sentence)
