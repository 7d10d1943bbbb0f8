"""Names of persons are found whole, whatever language they are of and whatever tells them."""

import pytest

from tests.unit.test_extract_spans import bare, marked


def persons(sentence: str) -> str:
    return marked(bare(sentence), "person")


@pytest.mark.parametrize(
    "sentence",
    [
        "Nhạc sĩ [Armin van Buren] đến; giáo sư [von Hagel] thì không",
        "Cựu tổng thống [Peter W. Brash] gặp nghị sĩ [Kip S. Thornby]",
        "Ông [Hamad bin Talib Al - Kavari] và hoàng tử [Al - Waled] dự tiệc",
        "Đại sứ [Abd - Rabu Mansur Hadif] lên tiếng",
        "HLV [Park Chul - Woo] họp với Tổng thống [Moon Tae - In]",
        "Chị [Nguyễn Thị Th.] và em [Lê Thị M.H.] trình báo",
        "Ông [Jean - Claude Rowe] gặp bà [Julia Lewis - Dreyer]",
        "Truy tìm [Osama bin Ladenov]. Nhà của [bin Ladenov] trống",
        "Em [Ksor Tul B.], bà [Chun Yu - Ok] và mục sư [Martin Rowe Jr.], ba khách",
        "Thủ tướng [Prayat Chan - o - cho] họp",
        "Huyền thoại bóng đá Brazil [Ronaldo] và Thứ trưởng Giao thông [Nguyễn Mẫu]",
        "Ca sĩ [Mỹ Mẫu] hát, doanh nhân [Đức Mẫu] nghe",
        "Chợ nổi sáng sớm - Ảnh [NGUYỆT MẪU]",
        "Cháy - Ảnh: LỰC LƯỢNG. Cá - Ảnh: GIA ĐÌNH. Nắng - Ảnh: CƠ QUAN CÔNG AN. Mưa - Ảnh: [NGỌC MẪU]",
        "Mưa lớn - Ảnh: [MAI MẪU] Ông [Lê Văn Mẫu] che ô. Nắng - Ảnh: [ANH MẪU]",
        "Ông [M.Varad Roweth] và bà [T. Larowe], anh N.V. S. và cháu T.T.H",
        "Nghị sĩ [Alexandria Rowasio - Larowez] đến",
        "Nghi phạm [Ibrahim al - Masro] bị bắt. Theo [al - Masro], ông vô tội",
    ],
)
def test_a_name_is_cut_where_it_ends(sentence: str) -> None:
    assert persons(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "[Zibena Tulova] (trái) và [Orzu Kamet] (áo trắng) lên bục",
        "[Zibena Tulova] - 26 tuổi, bị bắt",
        "[Li], 26 tuổi, bị bắt. Động cơ của [Li] chưa rõ. LHX (21 tuổi)",
        "Chủ tịch Ngân hàng Nhân dân Trung Quốc (NHND) [Liu Shirowe] thôi chức",
        "Giám đốc Khu quản lý giao thông đô thị số 1 [Nguyễn Văn Mẫu] giải thích",
        "Từ Bắc Kinh, tin bay đi. Hôm nay Bắc Kinh mưa",
        "[Zibena Tulova], một hành khách, cho hay",
        "“Tôi buồn lắm” - [Zibena Tulova] của tổ chức kia đáp. [Orzu Kamet], thầy hướng dẫn, nghe",
        "Hắn là [Ziyed Ben Tulova], 39 tuổi. Tiền của [Phạm Lisa] đã mất",
        "Người phát ngôn quân đội Thái Lan, [Pongrowe Semarowe], đáp. Thanh tra [William Rowe] xét",
        "Ông [Mike O ’ Rowe], ông [K ’ Bốt] và chị [H ’ Rowem Niê] đến. Chị [H ’ Rowem] về",
        "Cô dâu hâm mộ [Trump], cưới ở câu lạc bộ golf quốc gia Trump",
        "[Ngọc Mẫu] cũng đã chia sẻ chuyện cũ",
        "Nhà phân tích chính trị quốc tế [Zibena Tulova] và đạo diễn kỳ cựu [Từ Mẫu]",
        "Có [Như Mẫu] (vợ anh [Ba]) và Đức pháp chủ [Thích Phổ Mẫu]",
        "Khách có cả [Trấn Mẫu] và [Lê Văn Quân], đến muộn",
        "Bé gái 7 tuổi [Atena Mezli] đi lạc",
        "Ai cũng khen [Jun Phạm] và [Rocky Nguyễn]",
        "[Zibena Tulova] đi trước. Ông [Tulova] theo sau",
        "[Tulova] nhớ lại tuổi thơ. Nhà của [Tulova] rất xa",
        "Nghe [Zibena Tulova], Phó giám đốc viện, trình bày",
        "Tai nạn làm [Lê Văn Công] (20 tuổi) ngã, [Công] tử vong",
        "Ông [Lê Tâm Mẫu] (trưởng thôn Đại Mẫu) kể",
        "Vợ chồng [Tim] - [Lê Quỳnh Mẫu] hát. Lời của [Tim] nghĩ ra rất hay, nhạc của [Tim] lại buồn",
        "Chị [Đào] và người đàn ông tên [Quang] đứng đó. Sau đó [Quang] im lặng; [Đào] cũng vậy",
        "Cô dâu [Lê Mẫu] bước ra. [Lê Mẫu] khóc. [Mẫu] đã về",
    ],
)
def test_what_stands_beside_a_name_tells_a_person(sentence: str) -> None:
    assert persons(sentence) == sentence


def test_a_foreign_name_with_a_number_is_no_person() -> None:
    sentence = "Tàu đổi tên thành Adrian Rowe 1, rồi rời cảng"
    assert marked(sentence, "person") == sentence


def test_names_known_to_all_the_world_need_no_title() -> None:
    assert persons("Báo viết về [Putin] và [Messi]") == "Báo viết về [Putin] và [Messi]"


@pytest.mark.parametrize(
    "sentence",
    [
        "Cầu thủ World Cup về nước",
        "Ông [Lê Văn Trung] ra miền Trung",
        "Các ca sĩ Việt lưu diễn",
        "Giám khảo The Mask năm nay",
        "Sửa chung cư 518 Võ Văn Mẫu",
        "Khám nhà số 113 Hàng Mẫu khai nhận; Hà Nội, Đà Nẵng, Hồ Chí Minh mưa. UBND TP.\nHồ Chí Minh họp",
        "Cậu thích đội Đức. Giống Beggie của Đức",
        "Tàu USS Mary Rowe (phải) neo lại",
        "Phiến quân Tahrir al - Dham rút",
        "Ca khúc tên Minh Mẫu",
        "Nhà sáng lập WeTest giới thiệu WeTest",
        "Nhận giải thưởng Tạ Văn Mẫu năm ngoái",
        "Xe đến đường Võ Văn Mẫu. Phố hàng rong Võ Văn Mẫu đông",
        "Hoàng thành Thăng Mẫu mở cửa. Khách nói Thăng Mẫu cũng chia sẻ lợi ích. Đi phố Thăng Mẫu",
        "Ảnh: CHINA HERALD. Khách Mỹ đến",
        (
            "Vua dời đô về Trường An. Ai yêu Trường An cũng biết Trường An nghèo. Xưa Trường An đói, nay Trường An no. "
            "Khách khen Trường An, còn Trường An cảm ơn"
        ),
    ],
)
def test_events_ships_addresses_and_works_are_no_persons(sentence: str) -> None:
    assert persons(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Thứ trưởng bộ Công an [Bùi Văn Mẫu] họp",
        "Phó ban Kinh tế trung ương [Cao Đức Mẫu] nói",
        "Chủ nhiệm Ủy ban Quốc hội [Phan Thanh Mẫu] hỏi",
        "Phó Tổng Thanh tra [Nguyễn Thị Mẫu] xét",
        "Bí thư Thành uỷ Huế [Nguyễn Kim Mẫu] tiếp khách",
        "Nam diễn viên [Demian Birowe] - chia sẻ trên mạng",
        "Bầu [Đức] lãi lớn; đội Đức của bầu [Đức] thắng",
        "Các ca sĩ hàng đầu khác như [Lệ Mẫu], [Đàm Vĩnh Mẫu], [Quang Mẫu] hát. Nhà thiết kế [Anh Thư] xem",
        "Đoàn Việt Nam do thượng tướng [Lê Văn Mẫu] dẫn đầu; văn hoá Thái Việt Nam; “Xa Sài Gòn một thời”",
        "Ông [Trần Việt Tân] ra về",
        "Công ty CP Cao Đức Mẫu mở cửa",
        "Thủ tướng Macedonia [Zoran Mauev] bay về",
    ],
)
def test_a_body_or_country_ends_where_the_full_name_of_a_person_begins(sentence: str) -> None:
    assert persons(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Cấm các tuyến phố: Khuất Duy Mẫu, Nguyễn Mẫu, Hoàng Mẫu",
        "Cấm đường Trần Duy Mẫu (Hà Đông), Lê Văn Mẫu, Hoàng Mẫu.",
        "Đi qua đường Lê Mẫu - Ngô Gia Mẫu - Hùng Mẫu giữa phố",
        "Căn nhà 45 và 47 Nguyễn Mẫu, toà 8B Lê Mẫu sập; em lớp 8B [Lê Văn Mẫu] kể",
        "Cựu chủ tịch HĐTV Vinamauso hỏi",
        "Dự án Marina Complex lấn sông. Marina Complex dừng",
        "Đảo Cù Lao Chàm yên. Khách thích Cù Lao Chàm",
        "Huân chương Lao động Hạng Nhất dịp Tết Nguyên đán Kỷ Hợi",
        "Thủ tướng của Brexit, giáo viên Tiếng Anh",
        "Xã Lý Mẫu (Bố Trạch, Quảng Bình)",
    ],
)
def test_streets_estates_years_and_firms_are_no_persons(sentence: str) -> None:
    assert persons(sentence) == sentence


def test_an_author_stands_alone_before_captions() -> None:
    written = "Bão tan.\nTrời tạnh.\n[Hà Mẫu] (tổng hợp)\nCây đổ."
    assert persons(written) == written
    text = "Bão đổ bộ sáng nay.\nNhiều cây đổ.\nGió còn mạnh.\n[Tử Mẫu]\nCây đổ.\nNhà tốc mái.\nSóng lớn.\nĐường ngập."
    assert persons(text) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Bộ trưởng Nông Nghiệp [Alexander Rowev] gặp nghị sĩ Florida [Marco Rowebio]",
        "Người phát ngôn Bộ Ngoại giao Trung Quốc [Cảnh Mẫu] (Geng Shuangro) cho biết, tỉnh Hồ Nam (Hunan) thì không",
        "Trưởng tàu SE6 [Trần Khánh Mẫu] trả lại ví",
        "Cảnh sát trưởng địa phương [Sinola Rowejahary] xác nhận; cảnh sát khu vực [Shane Rowett] nói",
        "Lái xe đến Trung tâm sát hạch lái xe Hoàng Mẫu thi",
        "NSND [Anh Mẫu] dạy. Ấn tượng với [Anh Mẫu] về vai cũ; diễn viên [Bình An] thân thiết",
        "Phó Trưởng Ban [Cao Đức Mẫu] nói; Animals Australia nói rằng [Scott Israel] đến",
        "Cảnh sát trưởng hạt Rowward [Scott Rowe] nói. Cảnh sát [Scott Rowe] đi, Sở Xây dựng [Vũ Quang Mẫu] về",
        "Bí thư Huyện ủy Vũ Quang [Cao Đức Mẫu] họp với Chủ tịch Hội đồng nhân dân huyện Thạch An [Nông Thế Mẫu]",
        "Chương trình Hàn Quốc Hạnh phúc ở Fort Rowe và Rowe Hall, qua Internet Banking",
        "Theo phát ngôn viên cảnh sát [Peder Rowesson], mưa to. Chuyện của [Lyn Roweth], trưởng nhóm điều tra",
        "Căn hộ ở Rowe Palace – Lê Mẫu. Đồ hoạ: Middle Rowe Eye",
    ],
)
def test_fields_states_and_codes_before_a_name_are_no_part_of_it(sentence: str) -> None:
    assert persons(sentence) == sentence
