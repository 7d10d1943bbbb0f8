"""Names as newspapers write them, by type; the expected ones stand in square brackets."""

import pytest

from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Ở [T X.Hương Thuỷ] có mưa, ở [QL1A] và [ĐT743] cũng vậy; gọi ĐT 0912345678",
        "Từ [TP Vũng Tàu], [tỉnh Bà Rịa - Vũng Tàu] ra [bến Ngự]; tàu cập bến lúc tối",
        "Các tuyến đường ở trung tâm [TP Vinh] như [Phan Đình Mẫu], [Lê Mẫu], [Quang Mẫu] ngập",
        "Làm cao tốc [Phú Mẫu] - [An Mẫu], [An Mẫu] - [Hoà Mẫu] trong năm",
        "Đi [Mù Cang Chải] ngắm lúa, mua vàng khối 18 carat và chơi sân golf",
        "Tàu tới [thành phố St. Petersburg], trưởng [đặc khu Hong Kong] Carrie Rowe và [tỉnh bang Nova Scotia]",
        "Giá 7 bảng Anh; Nhật hoàng và kỹ sư người Nhật xem VN - Index",
        "Lễ hội Festival [Huế] bên bờ Nam [sông Hương] - [TP Huế], gần [SVĐ Quốc gia Mỹ Đình]",
        "Trục đường chính như [Trần Mẫu], [Hùng Mẫu] ngập. Lát đá 11 tuyến phố cổ gồm: [Tạ Mẫu], [Hàng Mẫu]",
        "Vụ cướp trên [đại lộ Champs - Elysees] ở xa",
        "Từ [huyện Cư M ' gar] đến [Công viên Văn hoá Mẫu Sen]",
        "Cơ quan An ninh Liên bang [Nga] và Bộ Tư lệnh Thái Bình Dương [Mỹ] ở [Liên bang Nga]",
    ],
)
def test_roads_by_number_routes_and_streets_in_a_list_are_places(sentence: str) -> None:
    assert marked(bare(sentence), "place") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo [hãng thông tấn trung ương Triều Tiên] [KCNA], tàu đã chạy",
        "Tàu [bộ đội Biên phòng] ứng cứu 29 người; 9 ngân hàng 350 tỉ đồng",
        "Khách của [nhà xe Phạm Thị Mẫu] và học sinh [trường TH & THCS Dương Mẫu]",
        "Tờ [Journal du Rowe] và [tạp chí The Journal of the Sea Society of Rowe] viết",
        "Kinh doanh của ngành ngân hàng TP.HCM tăng",
        "Theo [RAWE], tàu đã đi. Nhà sách cũ bán sách [RAWE] dịch",
        "[Không quân Vệ binh Quốc gia Mỹ] bay",
        "[Hãng hàng không Ai Cập RoweAir] báo tin. Máy bay [RoweAir] rơi",
        "[Công ty CP Địa ốc Dầu khí Mẫu] ([PVQ Land]) lỗ. [PVQ Land] nói",
        "[Cơ quan khí tượng Úc] báo bão. Lực lượng [cảnh sát biển Nhật Bản] cứu người. Đội cứu hộ Pháp về",
        "Uỷ viên [Bộ Chính trị], các uỷ viên [Ban Bí thư] và uỷ viên dự khuyết [Trung ương Đảng] Lê Văn Mẫu",
        "Bầu bổ sung uỷ viên [Thường vụ Tỉnh uỷ] hôm qua",
        "[Trung ương Hội Luật gia Việt Nam] gửi tờ [The Rowe Times]; Việt Nam - [EU] (EVFTAX), EVFTAX",
        "[Bộ VH, TT & DL] và [bộ VH, TT & DL] họp với BTC lễ hội",
        "[Ban nhạc Bức Mẫu] diễn. [Bức Mẫu] và [Đoàn cải lương Cao Văn Mẫu] rất vui",
        "Người phát ngôn [Bộ Ngoại giao] Rowesius và giám đốc bệnh viện Rowethai Rowewanit nói",
        "Hai cảnh sát Anh và một viên cảnh sát Mỹ thuộc [cảnh sát Anh]; cảnh sát Jane Rowe cho hay",
        "Tổ chức [UNESCO] và [bảo tàng Rowmitage], bảo tàng cũ",
        "Mã [XQZ] lên. [QVB] giảm 2,35%, [XQZ] tăng; nhập mã OTP",
    ],
)
def test_bodies_end_where_their_name_does(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng thống Đức [Frank - Walter Rowe] gặp thuỷ thủ tàu sân bay Mary Rowe và tàu John Rowe",
        "Nạn nhân [Nguyễn văn Mẫu] và chị [Trần thị Bình]; nhờ Lê văn phòng giúp",
        "Uỷ viên Trung ương Đảng [Lê Văn Mẫu] ở Hà Nội [Trần Duy Mẫu]; ông [Võ Sỹ Mẫu] là tiến sĩ Luật",
        "Tổng thống [Gerald Ford] đi. Ông [Ford] về, sau đó [Ford] ốm",
        "Vợ của [Zulfirowe] khóc, gia đình của [Zulfirowe] buồn; nữ diễn viên Tuổi thanh xuân cười",
        "Bắt [Lâm Đức Linh] (21 tuổi); mẹ của [Lương Xuân Trường] khóc; Đoàn Việt Nam thắng ở Festival Hoa Đà Lạt",
        "MC [Anh Tuấn] gặp anh [Tuấn] và giám đốc bệnh viện [Jane Rowe] nói thêm",
        "Tàu dầu Anh Stena Rowe quay đầu; ông gặp [Song Joong Mau] và [Park Bo Gun] khi cả hai về",
        "Một tỉ USD kể từ năm 2008. Giá USD kể cũng lạ",
        "Phó tổng giám đốc Viện Giải trừ đến họp cùng [Trần Văn Mẫu]",
    ],
)
def test_ships_money_and_institutes_are_no_persons(sentence: str) -> None:
    assert marked(bare(sentence), "person") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ký [Hiệp định đối tác toàn diện và tiến bộ] ([CPTPP]), hiệp định với Tổ chức Thương mại Thế giới (WTO)",
        "Theo [Hiệp định Thương mại Việt Nam – Hoa Kỳ] và Hiệp định khung, [Công ước Liên hợp quốc về Luật biển 1982]",
        "Học [Nghị quyết Hội nghị Trung ương 6, 7 khoá XII] và [nghị quyết đại hội đảng lần thứ XII]",
        "Theo [Kết luận 21] của Bộ Chính trị, [kết luận 1483] của Thanh tra; kết luận 73 người ốm, thông báo 6 ca",
        "Tại [quyết định 479] ban hành năm 2004 và [Luật Hôn nhân gia đình]; quyết định 12 trường hợp",
        "Họ rời [Hiệp định NAFTA], [Hiệp ước Toàn cầu về Di trú] và [hiệp định Paris về khí hậu]",
        "Theo [Hiến pháp Nhật Bản] và [Tu chính án 22], Toà án Hiến pháp Hàn Quốc họp; hiến pháp nào cũng vậy",
        "[Công ước Liên Hợp Quốc về Luật Biển 1982] và [Công ước Luật biển] năm 1982 ([UNCLOS])",
        "[Hiệp ước Các lực lượng hạt nhân tầm trung] ([INF]), [Hiệp định Đối tác xuyên Thái Bình Dương] của họ",
        "Các đạo luật Quốc hội vừa thông qua; đạo luật Chính phủ trình; sửa [hiến pháp Nhật Bản], hiến pháp mới",
        "Về [điều lệ Hội Luật gia Việt Nam], điều lệ Hội, vốn điều lệ Hội An; [Nghị quyết ĐH Đoàn toàn quốc lần XI]",
        "Theo [Luật Quy hoạch số 30/2 009 / QH 12], [Luật Cơ bản Hong Kong] và [Luật Cơ bản]; [Luật Phí, lệ phí]",
        "Tổ chức Hiệp ước Bắc Đại Tây Dương ký hiệp định thương mại, Hiệp định này và Hiệp định Thương mại mới",
        "[Công ước năm 1982 của Liên hiệp quốc về luật Biển] và [Công ước của LHQ về Luật biển] năm 1982 ([UNCLOS])",
        "[Công ước về Giao thông đường bộ] năm 1968, [Công ước khung của Liên hợp quốc về biến đổi khí hậu] và luật",
        "Công ước về vấn đề đó, [Công ước về vũ khí hoá học] của Liên Hợp Quốc, [Công ước Berne về bảo hộ tác phẩm]",
        "[Hiến chương của Liên Hợp Quốc], [Hiến chương NATO], [Hiệp định Thương mại tự do Việt Nam - EU] ([EVFTA])",
        "[Hiệp ước về các lực lượng hạt nhân tầm trung] ([INF]), [Hiệp định Thương mại Việt Nam - Liên minh Á - Âu]",
        "[Đạo luật Chống đối thủ của Mỹ thông qua cấm vận] ([CAATSA]), [Hiệp ước Chống tên lửa đạn đạo] ([ABM])",
        "Họ rút khỏi [TPP], theo [UNCLOS 1982] và [Hiệp ước Lực lượng hạt nhân tầm trung] ([INF]); thiếu [INF], FTA",
        "Sửa [Điều lệ Mẫubank] và [điều lệ Đoàn], Điều lệ Công ty và [Luật Doanh nghiệp]; [hiệp ước INF] và Nga",
        "Theo [Luật Giám sát] của Trung Quốc, [luật Nhập cư] năm 1917 và luật Mỹ; ĐH Luật Hà Nội, khoa Luật Hình sự",
        "Theo Điều 2 [Luật Giám sát] và Điều 3 [Luật Giám sát] của Trung Quốc, lớp văn bằng 2 Luật Giám sát khai giảng",
        "Ký [Hiệp ước Cấm vũ khí hạt nhân]. [Hiệp ước Các lực lượng hạt nhân tầm trung] [INF], [hiệp ước INF] buộc Mỹ",
        "Rút khỏi [Hiệp ước Các lực lượng Hạt nhân Tầm trung], vốn là Hiệp định Thương mại tự do mới của họ",
        "Anh bãi bỏ [Đạo luật cộng đồng châu Âu] năm 1972 theo [luật Brexit]; luật Sharia. Đạo luật giúp họ, đạo luật",
        "Theo [điều lệ Đảng Cộng sản Trung Quốc], [điều lệ đảng] và [Tu chính án Thứ hai]; [New START] và vốn điều lệ",
        "[Đạo luật Kiểm soát di trú] của họ, [Đạo luật Magnirowsky] cấm những người này, [Bộ luật Ngân hàng] quy định",
        "[Công ước Liên Hợp Quốc về quyền trẻ em] và là nước đầu tiên; Chính phủ Hiệp định Quốc gia Libya (GNA)",
        "[Đạo luật Chống đối thủ] của Mỹ, [Hiệp ước Hữu nghị Việt Nam - Lào]; [Hiệp định TPP] - Ảnh: MẪU",
        "Ký [Hiệp ước cấm Vũ khí hạt nhân], [Công ước di sản thế giới]; hiệp ước cấm vũ khí hạt nhân đầu tiên",
        "Trái với [Công ước về Bảo vệ di sản văn hoá, thiên nhiên thế giới], [Công ước 1982], nơi Công ước bảo hộ",
        "Theo [Hiệp định hoạch định biên giới giữa Việt Nam và Lào], [Hiệp ước Mỹ - Cuba] năm 1903; hiệp định giữa họ",
        "Các hiệp định FTA, [FTA Việt Nam - EU] và [Hiệp định Thương mại tự do ASEAN - Úc - New Zealand]; [TPP -11]",
        "[Đạo luật Mẫu Một Hai], viết tắt là [XYZTA], như [đạo luật Obamacare] vi hiến; bỏ [Obamacare], theo [XYZTA]",
        "Dự thảo [luật tố cáo], điều 9 [luật báo chí] và [Pháp lệnh cảnh vệ]; theo luật báo chí, Dự Luật Báo chí",
        "Theo [Luật Uỷ quyền Quốc phòng] của họ, [Quy chế Rome] và [Chương trình nghị sự 2030] vì sự phát triển",
        "Trái [Quy định về những điều đảng viên không được làm], [bản án sơ thẩm số 8/2019/HS-ST]",
        "Họ ban hành [quy chế 1374] về việc đó, ký [FTA Việt Nam - EU]",
        "Họ bỏ [Obamacare]",
        "[Quyết định Giám đốc thẩm số 31/2007/DS-GĐT], [Quyết định phê duyệt thanh tra, kiểm tra số 389/QĐ-SKHĐT]",
        "[Hiệp ước Hữu nghị và Hợp tác Láng giềng Nga - Trung Quốc], [Hiệp ước vũ khí tấn công mới] ([New START])",
    ],
)
def test_treaties_constitutions_and_foreign_laws_are_cited_by_name(sentence: str) -> None:
    assert marked(bare(sentence), "reference") == sentence


def test_a_number_with_its_year_is_no_date_in_a_citation() -> None:
    sentence = "Kỳ họp thứ 34 (6 - [7/3]), lễ [2/9] năm nay, theo Nghị quyết 01/2019 và ngày thống nhất đất nước [30/4]"
    assert marked(bare(sentence), "date") == sentence


def test_places_in_the_name_of_a_constitution_count() -> None:
    sentence = "Theo Hiến pháp [Mỹ] thì khác"
    assert marked(bare(sentence), "place") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "[Cố vấn an ninh quốc gia] của ông là John Rowe",
        "Ông Lê Văn Mẫu là [chủ tịch] UBND xã Mẫu Sơn. Hôm qua [chủ tịch] xã bị cách chức; một phó chủ tịch xã đi",
        "Tiến sĩ Trần Mẫu Anh, [Uỷ viên dự khuyết Trung ương Đảng], [Uỷ viên Ban Thường vụ] Thành uỷ Đà Nẵng",
        "[Uỷ viên Uỷ ban Thường vụ] Quốc hội, [Uỷ viên Trung ương Đảng] Lê Văn Mẫu",
        "[Quốc vương] Malaysia gặp [Ngoại trưởng] Trung Quốc Vương Mẫu",
        "Jane Rowe, [giám đốc nghệ thuật] của lễ hội, và [cố vấn an ninh quốc gia] Mỹ John Rowe",
    ],
)
def test_an_office_is_whole(sentence: str) -> None:
    assert marked(bare(sentence), "role") == sentence


def test_an_office_before_a_person_of_the_document_is_held() -> None:
    sentence = "Ông Kim Jong Mau đã đến. Tôi nghĩ [Chủ tịch] Kim muốn đi"
    assert marked(bare(sentence), "role") == sentence
