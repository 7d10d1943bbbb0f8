"""Where the names of a sentence begin and end; the expected ones stand in square brackets."""

import pytest

from indexer.clean import clean
from indexer.extract import extract
from indexer.model.document import Document, EntityType


def marked(text: str, kind: EntityType) -> str:
    body = clean(text)
    document = Document("tin", "tin.txt", "Tin", "line", body)
    pieces, done = [], 0
    for entity in extract(document):
        if entity.type == kind and entity.field == "body":
            pieces += [body[done : entity.start], f"[{entity.text}]"]
            done = entity.end
    return "".join([*pieces, body[done:]])


def bare(sentence: str) -> str:
    return sentence.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hôm qua, [Công ty Thoát nước và xử lý nước thải Tây Ninh] dọn cống.",
        "Đại diện [Công ty TNHH một thành viên đầu tư và xây dựng Hoa Lư] có mặt",
        "Giám đốc [Công ty cổ phần xây dựng và dịch vụ 2-9] ký tên",
        "Đó là [Công ty năng lượng hạt nhân Dukovan] của Séc",
        "Sinh viên [Trường ĐH Kinh tế tài chính TP.HCM] tốt nghiệp",
        "Tại [ĐH Văn Hiến] 97% có việc",
        "Một trường ĐH tuyển sinh thêm",
        "Kỳ thi THPT Quốc gia sắp tới",
        "Theo [Vụ Pháp chế], dự thảo đã xong",
        "[Ủy ban Kiểm tra trung ương] họp",
        "Ý kiến của [bộ Công thương] và [sở Y tế]",
        "Ông đọc báo cáo của [cục Thuế tỉnh]",
        "Tin của [Thông tấn xã Việt Nam] cho hay",
        "[Bộ Thống nhất Hàn Quốc] nói",
        "Đơn gửi [Hội đồng bồi thường, hỗ trợ tái định cư huyện Đức Trọng] từ lâu",
        "[Công ty Thoát nước Đà Lạt] thả cá. Đà Lạt lại đông khách.",
        "Bí thư [Trung ương Đoàn] Lê Văn Mẫu",
        "[Phòng Cảnh sát giao thông], [Công an Đà Lạt] phân luồng",
        "Thư gửi [Đại học Cornell], [Đại học Brown] và [Viện đại học Boston]",
        "Hợp đồng giữa [Công ty ABC] và [Công ty XYZ] hết hạn",
        "[Đội Cảnh sát giao thông số 14] và [chi cục Thú y vùng 6] báo cáo",
        "Ứng viên [đảng Thống nhất Dân chủ Hàn Quốc] thắng",
        "Trẩy Hội Gióng với [Hội Luật gia] và [Hội Gan mật Việt Nam]",
        "[Công ty thương mại - đầu tư - du lịch Cù Lao Xanh] phá rừng",
        "[Công ty cấp nước Hội An] ([Hoiwaco]) báo cáo. [Hoiwaco] lo xa.",
        "Theo [tỉnh đội Quảng Nam], bãi đáp trái phép",
        "[Cơ quan Truyền thông Nhà nước] họp báo. [Uỷ ban Bầu cử Thái Lan] đếm phiếu.",
        "Trình [UBND TP. Cà Mau] xem xét. [Thanh tra Sở Xây dựng] linh hoạt.",
        "[Viện Dinh dưỡng quốc gia] và [Toà án giám sát tình báo nước ngoài] ([TGS])",
        "Đơn của [công ty luật Hoàng Sa] và [công ty Triệu Mẫu]",
        "tờ [Newsletter] viết, [hãng Polymarket] đo, trang [Facebook] đăng",
        "Nghị sĩ [đảng Cộng hoà] Matt Rowe khen",
        "[Khu Quản lý giao thông đô thị số 4] thi công",
        "Đảng ủy, [HĐND], [UBND xã Ba Vì] và chi bộ 31 đảng viên",
        "Giáo xứ Sở Kiện mời [Ban Lễ tang] và HT [UBND xã Ba Vì]",
        "[Hạt Kiểm lâm], [Trạm Y tế] và [Ban Chỉ đạo vận động hiến máu tình nguyện huyện]",
        "Phó Bí thư là Trần Quốc Hội",
        "[Văn phòng Đảng ủy] gửi [tuyển Thái Lan] và [Trại giam Thủ Đức]",
        "Đề nghị báo [Văn phòng Đảng uỷ] trước 16 giờ",
        "Theo [báo Quân đội nhân dân], trời mưa",
        "THÔNG BÁO Kết luận của Thường trực",
        "Chi bộ thống nhất nội dung",
        "Thăm [Trường Bổ túc văn hoá công nông Trung ương]",
        "[Công ty TNHH Hoa Mai] và [Công ty TNHH Uber Việt Nam] kiện nhau",
        "[Công ty tư vấn IXT Korman] ghi nhận ngân sách Việt Nam tăng",
        "[Xí nghiệp khai thác khoáng sản Sen Thuỷ] ở xã Sen Thuỷ",
        "[Cục Cạnh tranh và Bảo vệ người tiêu dùng] vừa họp",
        "[Hội đồng Chức danh giáo sư nhà nước] và [Cục Quản lý chất lượng giáo dục] trả lời",
        "[Công ty cổ phần quản lý, khai thác hầm đường bộ Hải Vân] điều xe",
    ],
)
def test_an_organisation_goes_on_as_far_as_its_name(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Tuyến metro [Bến Sông] - [Chợ Mới] dài 12 km. Dự án [Bến Sông] - [Chợ Mới] chậm.",
        "Kẹt xe trên cầu vượt biển [Thới An] - [Lộc Hưng]",
        "Ở [khu công nghiệp Hoa Lan] [TP Biên Hòa], [Đồng Nai]",
        "Dân [huyện Krông Lắk] kể. Ở [Krông Lắk] mưa to.",
        "Dự án Nam Đàn Plaza mở bán",
        "Xe từ [Bratislava] sang [Trung Âu]",
        "Ở [Stavrovka], [Nga], mưa to. Sinh tại [Menila], thành phố biên giới",
        "Từ [đường Tôn Đức Thắng] đến [đường Điện Biên Phủ], [Trường Chinh] và ngược lại",
        "Bắt ở [Barcelona] hôm qua",
        "Chủ nhà 43A [Đỗ Mẫu], [phường Vĩnh Trung], vắng. Năm 2012 Lê Văn Mẫu, [xã Ba Vì], về.",
        "Trường THCS Kỳ Mẫu và Đại học [Huế]; Ủy ban MTTQ [Việt Nam] [quận 6]; Bệnh viện Việt Đức",
        "Android từ bản 7.0; quãng đường 16 km; mười tổ COVID cộng đồng; [tổ 4]",
        "Ngõ ra [đường 17 tháng 8], [ấp Đông Hòa 2]",
        "Người [xã Ẳng Mẫu] mong. Đại biểu [Ẳng Mẫu] về muộn.",
        "Tuyến cao tốc [Cần Thơ] đi [Cà Mau]",
        "[Cầu Tân Thới] nằm phía Tây Nam của xã",
        "Em học tiếng Anh và tiếng Nhật",
        "Đại học nổi tiếng [Anh] mở lớp",
        "Cả bản 43 nhà đến, cách [cảng Tam Hà] 3 hải lý",
        "Trước cổng sân bay quốc tế [TP. Đà Nẵng] có mưa",
        "Mở đường 7,5 m qua [đường 7]",
        "Đoạn từ [Huế] ([Lào]) ra. Hiện [Mỹ] và bạn bè im tiếng",
        "Lực lượng cảnh sát biển [Việt Nam] tiếp nhận tàu",
        "Ảnh: NGỌC HIỂN",
        "Người ở [chung cư 139 Lê Đình Mẫu] và [chung cư 12], căn hộ chung cư 80m2, chung cư 24 tầng",
        "[Bờ biển Lê Văn Mẫu] đẹp, cá dạt vào bờ biển [Hà Tĩnh], qua [cống Ninh Mẫu]",
        "Công an [huyện Kỳ Mẫu] [tỉnh Hậu Giang], UBND [TPHCM]",
        "Đại diện UBND [phường Lê Văn Mẫu] nói. Theo Chủ tịch UBND phường Lê Thị Mẫu, không có",
        "Bà Lê Thị Bê (phải) Chủ tịch UBND [phường Trần Văn Mẫu] và ông Lê Văn Sê, Bí thư [phường Trần Văn Mẫu]",
        "Trao đổi tại [xã Lê Văn Mẫu], cán bộ xã Lê Văn Bê cho biết",
        "Quân đội ở [Manbarij] và [Hmeyxim], khu vực [Najxaran] rút lui. Tới [Manbarij] chiều nay",
        "Trang trại ở Hall of Xeno, ở Meta Press, ở Trump, khu vực [Al - Tanxif]",
        "Cấm xe trên các tuyến đường: [Đỗ Mẫu], [Phạm Văn Mẫu], [Trần Duy Mẫu]. Ở [giao lộ Lê Mẫu] - [Hồ Văn Mẫu]",
        "Sửa [đường Phạm Mẫu] (đoạn từ [Trần Duy Mẫu] đến [Lê Quang Mẫu]), [nút giao Nguyễn Thái Mẫu]",
        "Xe đi theo lộ trình [Lê Mẫu] - [Phan Chu Mẫu] - [Trần Văn Mẫu]. Chương trình Lê Văn Mẫu - Trần Mơ",
        "Bến ở [sông Đơ Mẫu]. Hợp tác [Đơ Mẫu] và luồng [Đơ Mẫu] lại bàn",
        "Tàu USS New York rời [Rowefolk], [bang Virginia]. [Eo biển Rowesund] có [căn cứ Rowemoore]",
        "Lá cờ Tổ Quốc ở [nhà hát Hoà Mẫu]. Bão đi về phía Đông Đông Bắc, quả cầu Vàng lăn",
        "Nhà chị Vui ([Mai Văn Mẫu], [Hai Bà Trưng], [Hà Nội]) xa số 124, [Mạc Thiên Mẫu], [khu phố 2]",
        "Bảo tàng (36 [Lý Thường Mẫu], [Hoàn Kiếm], [Hà Nội]) và [toà nhà 8B Lê Mẫu]",
        "[Phường Đội Cung] có [toà nhà Prudential]",
        "Ở [thị xã Bà Rịa]. Về [Bà Rịa - Vũng Tàu] chơi",
        "Rừng ở [Vườn quốc gia Phong Nha - Kẻ Bàng] và [đập nước Trại Mẫu]",
    ],
)
def test_a_place_is_found_with_its_word_in_a_route_or_by_the_lists(sentence: str) -> None:
    assert marked(bare(sentence), "place") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Các ông: Lê Văn Mẫu - nguyên [chủ tịch], [phó chủ tịch] tỉnh Đắk Nông",
        "[Bí thư] thị trấn Sa Rài vắng mặt",
        "Nơi nhận:\n[PHÓ GIÁM ĐỐC]\nNguyễn Văn Mẫu",
        "Chức vụ [Phó chủ tịch] tỉnh Bắc Ninh, [thị trưởng] thành phố Larnova",
        "[Trưởng Công an] huyện Ba Vì, [Ủy viên Ban Thường vụ] Tỉnh ủy, [Bộ trưởng] Giáo dục",
        "Các [Phó Chủ tịch] UBND TP.HCM đến, các bí thư thì chưa",
        "Cuộc bầu cử Tổng thống; các vị Bộ trưởng; [Tổng thống] nói",
        "[Xã đội trưởng] Lò Văn Nứa đến",
        "Bà Lê Thị Mẫu, nguyên [Huyện ủy viên], nguyên [trưởng phòng] (đã nghỉ). Xã kiến nghị [Thủ tướng] xem xét",
        "Ông Lê Văn Mẫu, [hiệu trưởng] Trường THPT Ba Mẫu. Nay [hiệu trưởng] nói đã biết. Vị [hiệu trưởng] này già",
        "Một hiệu trưởng nói khác. Hội nghị Ngoại trưởng ASEAN; hai Thủ tướng hội đàm; cựu [tổng thống] Mỹ Matt Rowe",
        "Ông Lê Văn Mẫu, [Đại sứ] Nhật Bản, đến với tư cách [Đại sứ]. Cựu [đại sứ] nước này",
        "Cựu [đại sứ] tại Hàn Quốc; nguyên [Chủ tịch] xã",
        "Bà Trần Thị Mẫu, [hiệu trưởng] Trường THPT Ba Mẫu, cười. [Hiệu trưởng] Mẫu hứa",
    ],
)
def test_an_office_has_a_holder_a_body_or_a_unit(sentence: str) -> None:
    assert marked(bare(sentence), "role") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ca sĩ [Minh Thảo] - [Hari Kwon] cưới nhau. Fan gọi [Hari Kwon] là chị.",
        "CEO Nimbus lên tiếng",
        "Huấn luyện viên [Petrovski] tin đội nhà. [Petrovski] cười.",
        "Bộ trưởng giáo dục Mỹ [Jane Rowe] và Thứ trưởng Ngoại giao Trung Quốc [Lạc Mẫu Thành]",
        "[Choi Min - seok], Giáo sư, và [Vsevolod Petrov], linh mục, đến dự",
        "Nạn nhân [Nguyễn Thị H.] (vợ anh T.)",
        "Ảnh: [VIỆT MẪU] Chủ tịch xã phát biểu",
        "Tàu sân bay USS John Smith cập cảng",
        "[Phan Mẫu Nam] trốn. Chị kể [Nam] còn nợ.",
        "Tổng thống [Omar al - Nabil] đến",
        "Hãng tin dẫn lời [Pyotr Yegov] - một hành khách",
        "Chuyên gia quân sự [Alexei Leonov] và đại sứ Iraq tại Nga [Haidar Munir]",
        "[Zibena Tulova], mẹ cậu bé; [Musa], 18 tuổi; bạn gái [Ngọc Mẫu] khóc",
        "[Trường Mẫu] cầu hôn hôm qua",
        "[Khà Thị Mẫu] - Phó Bí thư; [Ngần Văn Mẫu] - Chủ tịch",
        "Lái xe: anh [Đức] (85A)",
        "Khán giả yêu [Quỳnh Mơ]. Năm nay [Quỳnh Mơ] hát ba bài, và [Quỳnh Mơ] cũng múa.",
        "Xe qua cầu Thủy Mơ. Kẹt ở Thủy Mơ, lại kẹt sau Thủy Mơ.",
        "Ở Húc Mẫu, chân sút số 7",
        "Đ/c [Bảy] và đ/c [Quắn] trình bày",
        "Đảng viên [Lường Thị Phẻ] phát biểu, đảng viên Chi bộ 2 dự",
        "DANH BẠ ĐIỆN THOẠI BCH huyện",
        "Theo Chương IV của quy chế",
        "Ảnh: [NGỌC HIỂN]",
        "Ảnh: [MẠNH DŨNG]",
        "Ông [Orlando Carvalho] nói",
        "[Korbashi], 26 tuổi, ở làng. Hôm qua [Korbashi] về",
        "[Yukor Nozak Quilk], một cựu quan chức, cho rằng khó",
        "Giám đốc Sở Lao Động Xã báo cáo",
        "Quang cảnh (Ảnh: VGP/[Nhật Mẫu]). Phiên họp - Ảnh: TTXVN / [Doãn Mẫu]",
        "Toàn cảnh\n(Ảnh [Lê Mẫu])\nẢnh [Quang Mẫu]\nHết",
        "Bộ trưởng Nội vụ [Bongani Rowe] và bộ trưởng tôn giáo [Mujahid Yuso Rowe] đến, giám đốc Xenova Koru vắng",
        "Chủ tịch [Cayson Rowihan] qua đời, Chủ tịch Xenova Việt Nam thì không, CEO Xenova Koru cũng không",
        "Tượng anh hùng [Sardar Vallabhbhai] ở đó, nhà thầu Northon Grumman xây",
        "Bắt [Nguyen William Anh], sinh năm 1985",
        "Khai mạc Festival Hoa Đà Lạt, ông [Hoa Hà Nam] và [Nguyễn Thái Bình] dự",
        "Hai cựu Thứ trưởng Bộ Công an [Bùi Văn Mẫu] và [Trần Việt Tân], tướng Công an [Phan Văn Bê] đến",
        "Tư lệnh [Nasser bin Hamed Al Rowe] và ông [Heinz - Christian Rowe] nói",
        "Chủ tịch Tập đoàn Lotte [Shin Dong - bin] ra tòa. Sau Tết Nguyên đán, dịp Tết Nguyên đán, Tết Nguyên đán",
    ],
)
def test_a_person_is_told_by_a_title_or_a_list(sentence: str) -> None:
    assert marked(bare(sentence), "person") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Trái với [Luật đất đai]. Theo [Luật BHXH] mới",
        "Ông thuộc luật giao thông",
        "Mỹ thông qua [Đạo luật Uỷ quyền Quốc phòng] ([NDAA]), [đạo luật Magnirowsky] và một đạo luật mới. Đạo luật Mỹ",
        "Theo [Quyết định 1719] của Thủ tướng và [Quy định 80], xã quyết định 12 trường hợp. Quyết định 15 suất quà",
        "Tại [Quyết định số 174] ngày 31/12/2008 của Thủ tướng",
        "Theo [Kế hoạch số 25] ngày 5 tháng 6 của xã. Theo kế hoạch 25 ngày nữa",
        "Theo [Luật Phí và lệ phí 95/2015/QH13], [Văn bản số 32/UBND-VX] và [Kết luận thanh tra số 65/KL-BCT]",
        "Toà án Hiến pháp Hàn Quốc trái [Hiến pháp]. [Chỉ thị số 16] năm 1989 và [Thông tư 233-2016]",
        "Theo [quyết định 24] của Thủ tướng; nghị quyết 5 năm 2016 - 2020",
        "Tại [quyết định 479] ban hành năm 2004, theo [quy định 102], kỷ luật nặng hơn; chỉ quyết định 937 là sai",
        "Để quyết định 150 ghế, ông kết luận 5 vấn đề, theo quy định 12 tháng một lần. Kế hoạch 2019 của hãng",
        "Theo [kết luận 1483] của Thanh tra Chính phủ, [chương trình 07] của Thành uỷ và [thông báo 1088] của quận Mẫu",
        "Cầm [quyết định số 194 / HĐBT] năm 1982, [văn bản số 5171 / UBND] ngày 3/4 và [Thông Tư 41] ở lô số 06 / BT",
        "Theo [Nghị định 1 30/2 006 / NĐ - CP], [Thông tư 21/2017TT-BCT] và [Nghị quyết số 01-2018 / BBĐHĐCĐ / TGDD]",
        "Theo [Đề án 24] và [đề án 125] của Bộ, tàu ngầm Đề án 955 và lớp Mẫu (Đề án 885); đề án 5 năm",
        "Nguồn vốn trong [Chương trình 135], 30A; [văn bản số 460] gửi xã, [Kết luận thanh tra 68 / KL - BCT] nêu",
        "Theo [Quyết định khởi tố vụ án hình sự số 27 / C 03 - P 14] và [kết luận thanh tra số 5]; kế hoạch tổ số 2",
        "Tàu số hiệu HD 2109, xe biển kiểm soát 29 - L 4 7671; [Nghị quyết liên tịch số 01] và [Công điện khẩn số 03]",
        "Dự án [Luật Đặc xá] (sửa đổi) và [Luật Hỗ trợ doanh nghiệp nhỏ và vừa], sau [Pháp lệnh Thư viện]",
        "[nghị quyết đại hội đảng lần thứ XII], [Nghị quyết Đại hội Đảng bộ TP. MẪU lần X], Nghị quyết Đại hội đồng",
        "[Nghị quyết Hội nghị Trung ương 6, 7 khoá XII], [nghị quyết hội nghị lần thứ tư BCH Trung ương], nghị quyết",
    ],
)
def test_a_law_is_cited_by_its_name_in_any_letters(sentence: str) -> None:
    assert marked(bare(sentence), "reference") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng mai ([23/3]), xã họp",
        "Nghỉ lễ [30/4] - [1/5] dài ngày",
        "Dịp 2-3 ngày nghỉ, mai 2-3 người về",
        "Chậm nhất [10/3] phải xong",
        "Khuya [25/8], mưa to",
        "Gió cấp 10-11, giật cấp 13",
        "Mất 3 tháng 3 ngày để làm",
        "Bàn giao trong quý 1/2018, học kỳ 1/2019, [tháng 1/2018], quy hoạch 1/2000, phân khu tỷ lệ 1/2000",
        "Ngày [10 - 3] họp, chạy từ [6-2] đến [25-2], thắng 3 - 1",
    ],
)
def test_a_day_without_year_needs_a_word_that_tells_it(sentence: str) -> None:
    assert marked(bare(sentence), "date") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Vụ án “Tham ô tài sản” khép lại",
        "Chính sách không “chạy theo” đời sống",
        'Vinh danh"[Công dân ưu tú]" năm nay, tội danh"Tham ô tài sản"',
        "Cuốn sách “[Những ngày xa]” ra mắt",
    ],
)
def test_a_quoted_name_is_announced_and_no_offence(sentence: str) -> None:
    assert marked(bare(sentence), "name") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Trên [quốc lộ 1 A] và [tỉnh lộ 8 B] qua [cầu Thủ Thiêm 2], [Tp. Hồ Chí Minh]",
        "Dự án [cao tốc Bắc - Nam] phía Đông và cao tốc [Bến Lức] - [Long Thành]",
        "Các [phường 1], 2 và 3 [quận 4]; đường rộng 7,5 m; chờ ở [sân bay Nội Bài] 10 năm",
        "Ở [chợ đầu mối Quế Mẫu], [rừng phòng hộ Quế Mẫu], [Hội trường Thống Nhất] và [Cộng hòa Séc]",
    ],
)
def test_a_place_is_whole_with_its_number_letter_or_direction(sentence: str) -> None:
    assert marked(bare(sentence), "place") == sentence
