"""Bodies are found whole: to the end of a word, of the body that they belong to, of a branch; and who leads them."""

import pytest

from indexer.extract import extract
from indexer.model.document import Document
from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng nay, [Đại sứ quán Phần Lan] mở cửa; [Tổng lãnh sự quán Ba Lan] thì không",
        "[Hạ viện Pháp] bỏ phiếu, [nghị viện Catalonia] và [nội các Tây Ban Nha] chờ",
        "Phiên điều trần của [Uỷ ban Quân vụ Thượng viện Mỹ] kéo dài",
        "Bài trên [báo Thương hiệu & Công luận] bị gỡ",
        "[Đảng Dân tộc xã hội Syria] phản đối",
        "[Văn phòng luật sư Hải Vân và cộng sự]",
        "[Cơ quan Cảnh sát điều tra bộ Công an] khám nhà, [Thanh tra sở Nội vụ] ghi biên bản",
        "Lãnh đạo [Cục Lãnh sự bộ Ngoại giao] trả lời",
        "Ông gửi đơn lên [Ngân hàng Nhà nước chi nhánh Hà Tĩnh]",
        "Tiền mất ở [Agribank chi nhánh Cam Lộ], không ở [Sacombank]",
        "Bác sĩ [Bệnh viện Mắt trung ương] khuyên",
        "[Công ty cổ phần nông nghiệp Hoàng Anh Tuấn Tú] trồng chuối",
        "Tập của [U23 Việt Nam] trước giải U23 châu Á",
        "Giám đốc [nông trường Cờ Xanh] nói",
        "Kỷ luật ban giám hiệu [Trường THPT Lê Mẫu]",
        "Bác sĩ [khoa Hồi sức Bệnh viện Hương Giang] trực, Trưởng [khoa Nhi] nghỉ",
        "Ảnh: KHOA MẪU",
        "[Công ty cổ phần Bóng đèn Hải Đăng] (mã chứng khoán: [BHD]) lãi. [BHD] tăng, [Bóng đèn Hải Đăng] vui",
        "[Công ty cổ phần may Hải Đăng] lãi, [Hải Đăng] cười",
        "[Cảng vụ hàng hải Kiên Giang] cấm tàu cao tốc",
        "Thủ tướng [Chính phủ] giao UBND các tỉnh và [UBND tỉnh Kiên Giang]",
        "[Trường tiểu học Chi Lăng] và [Đại học Huế]",
        "[Cục CSGT] kiểm tra nồng độ, [Sở Y tế] tổ chức Hội thảo, [Ban kiểm tra Huyện uỷ] họp",
        "Theo [báo Pháp luật TP. HCM] và [Ngân hàng Nhà nước TP. HCM]",
        "[Công ty TNHH xử lý chất thải rắn Sao Xanh] và [Nhà máy xử lý rác thải TP. Cà Mau]",
        "[Phòng CSĐT tội phạm về ma tuý Công an tỉnh Tây Ninh] và [Trường Cán bộ quản lý giáo dục TP. HCM]",
        "[Học viện Báo chí và tuyên truyền] mời [Sở Y tế] và công an",
        "[Trung tâm Y tế dự phòng Nghệ An] theo yêu cầu của [Uỷ ban Quản lý vốn nhà nước]",
        "[Văn phòng luật sư Trần Văn Mẫu] bào chữa",
        "Theo [NBC News], [VEC E] và [Agribank Đắk Lắk]; điện thoại Samsung J 7",
        "[Hãng hàng không LaMia] (Bolivia) và đội bóng Brazil rời Bolivia",
        "[Đại hội đồng Liên Hợp Quốc] nghe Đại hội đồng cổ đông",
        "[Cơ quan Nghiên cứu các dự án tiên tiến] ([CNDA]) và [Hiệp hội các nhà sản xuất ôtô Việt Nam] ([HNV])",
        "[Công ty TNHH dịch vụ P. N] đã họp",
        "[HĐND] các cấp và UBND các tỉnh",
        "Cư dân chờ đại biểu [Quốc hội]. Đại biểu [Quốc hội] Lê Văn Mẫu đến",
        "Ảnh: [REUTERS]",
        "Thượng đỉnh [G7], [kênh VTV1] và [Diễn đàn Hợp tác Kinh tế châu Á - Thái Bình Dương]",
        "[Cơ quan Thực thi Di trú và Hải quan Mỹ] ([TDH]) và [Công ty bảo mật Recorded Rowe]",
        "[Bộ Công Thương] kết luận [công ty Sao Xanh] ([SXA]) đủ điều kiện",
        "Ngôi trường Hoàng tử Rowito theo học",
        "Phó trưởng [công an phường Trại Mẫu] Lã Văn Mẫu",
        "Ý kiến [bộ Tư pháp], [Hội Liên hiệp Phụ nữ Việt Nam] và [tập đoàn Samsung] Rowal Rowe",
        "Trao đổi với PV [Báo Người Đưa Tin], [công ty dữ liệu Lingyun]",
        "Đại diện [công ty TNHH Samsung Screen Việt Nam] vắng",
        "[Hạm đội Biển Đen Nga] Vladimir Rowe dẫn một hạm đội 16 tàu",
        "[Uỷ ban Pháp luật của Quốc hội] và [Khoa Nhi của Bệnh viện Hương Giang]; [Facebook] của Sở",
        "[Bộ VH, TT & DL] phạt; xã viên [hợp tác xã Quế Pò Mẫu] vui",
        "[Bộ GD-ĐT] và [báo Lúa Mẫu] mời [Bộ Quốc phòng], [báo Lúa Mẫu]",
        "[Sở TT & TT tỉnh Hà Nam] giữ [Quỹ bảo trì đường bộ]; [quỹ QLX] thì không",
        "TS Lê Văn Mẫu, trưởng [phòng đào tạo Trường ĐH Cửu Mẫu], trả lời",
        "Đơn vị thi công là [Công ty TNHH ống gang dẻo Xinrowe] và [công ty CP đòi nợ Hưng Mẫu]",
        "Một công ty TNHH tại Huế, một công ty TNHH thuộc sở hữu của Huế",
        "Họ bay tới căn cứ không quân Hmeyrowe; [không quân Nga] và [hải quân Mỹ] ở đó",
        "Nhân viên [Nestlé VN] và [Honda Việt Nam] đi xe máy hiệu Honda, ô tô Mercedes",
        "[Nhà nước Hồi giáo] rút. Tổ chức [Nhà nước Hồi giáo] lại tới. Đảng cầm quyền thua",
        "Khách sạn 5 sao do [CTCP Tập đoàn Đại Mẫu] xây",
        "Ban giám hiệu [Trường tiểu học Ba Mẫu A] và ban giám đốc [Công ty Sao Xanh] vắng",
        "[Đội Uruguay] thắng [đội Rowense]",
        "Ban giám đốc nói. Giải AFF Cup do [AFF] tổ chức. Cơ quan [Công an tỉnh Cao Bằng] và cơ quan công an",
        "[Nhà hát Kịch Việt Nam] diễn tại nhà hát Hoà Mẫu",
        "[Toà án hiến pháp Hàn Quốc] và [thuỷ quân lục chiến Mỹ]; nhóm [Rowmont al - Sham] ([RMS]) và [RMS]",
        "[Ban quản lý các cảng cá tỉnh Quảng Ngãi] và [Trường Tiểu học và THCS Sơn Mẫu]",
        "Giao [Ngân hàng Nhà nước] nghiên cứu. [Huyện uỷ Krông Mẫuk] họp",
        "Phát ngôn viên cảnh sát John Rowe nói",
        "Phó chủ tịch [Uỷ ban Tiền tệ] Park Bong Mun",
        "Phóng viên [Đài Tiếng nói Việt Nam] đọc [báo Maurau.vn] và tờ [Times of Mau]",
        "Theo [tạp chí Journal of Sleep]. Tờ [Bostau Herald] cũng viết",
        "[Ngân hàng Mẫu Sơn] ([MauSonBank], [MSBX]) lãi lớn. [MSBX] tăng giá",
        "Chủ tịch HĐQT [Forimexau] gặp chủ tịch HĐQT Marc Mau; theo [HĐQT DQXau] thì",
        "[Hãng luật Bakau] và [quỹ đầu tư Drakau Capital] góp vốn; chiếc xe Audi cũ",
        "[Liên bộ Tài chính - Công Thương] họp với [LĐBĐ Việt Nam] và [ĐH Yale]",
        "[Sở Nông nghiệp và Phát triển nông thôn] và [công an tỉnh Bạc Liêu] kiểm tra",
        "Tàu của [Hải đoàn 48] đi tìm tàu BV 95838 TS; phái đoàn nghỉ ở phòng A006",
        "Bộ Quy tắc ứng xử còn dở; siêu mẫu xứ Đài Lâm Chí Mẫu vẫn trẻ",
        "Máy bay của [hãng hàng không Air Kormau] tới chậm, [Tập đoàn Hà Nam] ở gần",
    ],
)
def test_a_body_is_found_to_its_end(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Điều 9 [BLHS 2015] và [BLTTHS]",
        "Bị truy tố theo [BLHS] năm 1999",
    ],
)
def test_a_code_is_cited_by_its_abbreviation(sentence: str) -> None:
    assert marked(bare(sentence), "reference") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoa hậu Hoàn vũ Việt Nam 2015 [Lê Thị Mẫu] về",
        "Nhiều nghệ sĩ như [Trúc Mẫu], [Lan Mẫu] chúc mừng",
        "Trả lời Thanh Niên, quản lý nói",
        "Nhà báo [John Rowe] - cho hay; [Mary Rowe] - con gái ông - vắng",
        "Ông [Moon Jae - in] và bà [Choi Sun - hee]",
        "Thủ lĩnh [Abu Omar al - Rowi] bị bắt",
        "Tài xế [Hải] và chị [Lê Thị Mẫu]",
        "Bị cáo [Y Bhem Niê Mẫu] và nhà báo Ả Rập [Jamal Rowi]",
        "Giám đốc Cảng hàng không Tân Sơn Nhất [Đặng Văn Mẫu] và phân bón S.A Kim Cương",
        "Tân Bí thư Bình Dương [Lê Văn Mẫu] và giám đốc Nhật Cường Mobile",
        "Có HH [Kỳ Mẫu]; [Samantha Power] vắng",
        "Vàng của Bảo Tín Minh Châu và vai Đông Phương Bất Bại",
        "Bí thư chi bộ tổ dân phố số 7 [Đoàn Khắc Mẫu] cảm ơn; bị cáo người Việt [Đoàn Thị Mẫu]",
    ],
)
def test_a_person_is_no_title_newspaper_or_next_word(sentence: str) -> None:
    assert marked(bare(sentence), "person") == sentence


def test_a_given_name_of_one_letter_is_a_person_after_a_title() -> None:
    assert marked("Bà Nguyễn Thị Ý về. Con bà Ý, bà H. và bà Th. ở lại", "person") == (
        "Bà [Nguyễn Thị Ý] về. Con bà [Ý], bà H. và bà Th. ở lại"
    )


@pytest.mark.parametrize("written", ["Sở NN & PTNT", "Sở NN&PTNT", "Sở NN-PTNT", "Sở NN - PTNT"])
def test_an_abbreviation_with_spaces_around_its_mark_has_the_same_value(written: str) -> None:
    document = Document("tin", "tin.txt", "Tin", "line", f"Theo {written} tỉnh Hà Tĩnh.")
    values = [entity.value for entity in extract(document) if entity.type == "organisation"]
    assert values == ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Tĩnh"]


def test_an_article_before_a_known_body_is_its_part() -> None:
    assert marked("Nhóm al - Qaeda nhận trách nhiệm", "organisation") == "Nhóm [al - Qaeda] nhận trách nhiệm"


def test_a_place_is_no_person_after_a_title_and_no_hotel_inside_a_firm() -> None:
    assert marked("Trung vệ Đình Mẫu. Công ty TNHH Khách sạn Mẫu Sơn", "place") == (
        "Trung vệ Đình Mẫu. Công ty TNHH Khách sạn Mẫu Sơn"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Trưởng [ban Tổ chức] Kim Mau Hae và Trưởng [ban Quốc tế] Ri Mau Yong",
        "[Cục dự trữ Liên Bang Mỹ] họp; [Tổng cục Hải quan] công bố, ngành ximăng Việt Nam lãi",
        "Điện thoại Samsung mất; [Hãng điện thoại Samsung] lãi; [C04] và [Trung ương Đảng Cộng sản Trung Quốc]",
    ],
)
def test_a_body_ends_before_a_person_and_what_it_does(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


def test_nobody_is_called_by_an_office() -> None:
    sentence = "Nam Tổng giám đốc đầu tiên. Ông [Lê Văn Mẫu] làm Tổng giám đốc"
    assert marked(bare(sentence), "person") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo ông, [Phòng điều độ của Tập đoàn Rowe] và [Đội vận hành số 2 của VEC O & M] họp",
        "Báo cáo của [Phòng sát hạch và cấp giấy phép lái xe Sở Xây dựng Mẫu Sơn] đã gửi",
        "Thi ở [Trung tâm sát hạch lái xe Hoàng Mẫu] (huyện Bình Chánh). Cấm trung tâm thủ đô Seoul",
        "Nước tẩy của [công ty sản xuất chất tẩy rửa Qiaorowe] bán chạy",
        "Hồ sơ ở [Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh Gia Lai], không ở [Tỉnh uỷ] và [HĐND tỉnh]",
        "[Văn phòng thường trực Ban chỉ đạo trung ương về phòng chống thiên tai] họp về phòng cháy",
        "[Hội Hữu nghị Việt Nam - Lào] xem [đội tuyển Việt Nam] - Lào",
        "Bệnh nhân về [khoa Bỏng]; Khoa nói. Trú tại xã Đoàn Tùng, họp với [huyện Đoàn Kỳ Anh]",
        "Báo Hàn đưa tin; [báo Chosun Ilbo] và [Dong - A Ilbo] thì không",
        "Lấy lại [Fatah al - Rowam]. Đồ hoạ: [Middle Rowe Eye]. Ảnh: Mary Rowe",
        "Chánh [Văn phòng bộ VH, TT & DL] và [Phòng giáo dục - đào tạo huyện Đà Bắc]",
        "Chủ tịch Hội đồng quản trị [Công ty Mẫu Sơn] và [Bệnh viện Quang Trung] thực hiện",
        "Học ở [Trường Gateway]; Trường Giang và Miss Rowe International thì không",
        "Trưởng [phòng tổ chức hành chính bệnh viện Đa khoa huyện Hưng Nguyên] nghỉ",
        "Siêu mẫu Trang Khiếu cười. Vụ [Mobifone] mua kênh. Theo [trang Gizrowe], cảnh sát trưởng hạt Rowward vắng",
        "Cảnh sát Scott Rowe bị ghi lại; Giám đốc [Sở Xây dựng] Vũ Quang Mẫu cử đoàn, [Công an Vũ Quang] chờ",
        "Theo [Bộ Nội vụ], [Cơ quan An ninh Liên bang] ([FSB]); Hội đồng Các nhà xuất khẩu và [F & N Rowe Investments]",
        "Phòng thủ tên lửa mạnh lên; [Đài khí tượng thuỷ văn Nam Trung Bộ] báo mưa",
        "Ban lãnh đạo của [Công ty Sao Mẫu] và văn phòng làm việc của [Bộ Y tế]",
        "Theo [bộ GD & ĐT], [bộ GD-ĐT] và [bộ LĐ - TB & XH]; cán bộ GD-ĐT, toàn bộ KH",
        "Thăm [Phủ Tổng thống Hàn Quốc], [sứ quán Phần Lan] và tàu [tuần duyên Ba Lan]",
        "Vụ án do [cơ quan điều tra Công an tỉnh Tây Ninh] khởi tố; theo [tình báo quân đội Nga], [Đội CSGT số 3] vắng",
        "[Quân Giải phóng Nhân dân Trung Quốc] ([PLA]) và [Quân đội Syria Tự do] ([FSA]) không đến",
        "Bảo mẫu [nhóm trẻ độc lập Sao Xanh] và [Quỹ Tiếp sức tài năng An Giang]",
        "Trưởng [phòng Khảo thí và Quản lý chất lượng giáo dục], [Hội đồng Tín thác FUV], [Lực lượng Bảo vệ Bờ biển]",
    ],
)
def test_a_body_is_whole_with_what_no_list_knows_of_it(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


def test_the_countries_of_a_friendship_are_places_in_its_name() -> None:
    assert marked("Hội Hữu nghị Việt Nam - Lào", "place") == "Hội Hữu nghị [Việt Nam] - [Lào]"


def test_a_body_of_the_whole_country_names_it_before_the_province() -> None:
    assert marked("Hội Nông dân Việt Nam tỉnh Tây Ninh", "place") == "Hội Nông dân [Việt Nam] [tỉnh Tây Ninh]"


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo [Hiệp hội các quốc gia Đông Nam Á] và [Hội đồng lập pháp Thái Lan], ở [Trung tâm sứ mệnh Triều Tiên]",
        "Kết quả của [Uỷ ban bầu cử Iraq] và [Văn phòng công tố Paris]; Uỷ ban kêu gọi Mỹ dừng",
        "Gặp [chi nhánh Hà Nội của Công ty Mẫu Sơn] và [Hội đồng thành viên của Công ty Rowe]",
        "Hồ sơ của [PC45 Công an TP. Hà Nội] gửi [Phân viện Khoa học hình sự Bộ Công an]",
        "Tin của [Zing.vn], [The Washington Post], [People ' s Daily], [tạp chí Harper ' s Bazaar] và [al Qaeda]",
        "Ăn ở [nhà hàng McDonald ’ s], học ở [Đại học King ' s College]; xem [CNN] ’ s War",
        "[Công ty CP Cấp nước Thừa Thiên - Huế], [Bệnh viện Hữu nghị Việt - Tiệp] và [Liên minh kinh tế Á - Âu]",
        "Theo [Trung tâm Kiểm soát và Phòng ngừa dịch bệnh], [báo Đời sống và Pháp luật], [báo Sài Gòn giải phóng]",
        "Gặp [bệnh viện Phụ Sản - Nhi Đà Nẵng], [Trường ĐH Kinh tế - luật], [hãng Rolls - Royce] và [Mercedes - Benz]",
        "Gặp [phòng Thanh tra 5], [Quận đoàn 3], [Đội 12 Cục Quản lý thị trường]; ở Đội 18, xã Mẫu Sơn",
        "Tiền vào [Ngân hàng Công thương chi nhánh 3 TP. HCM]; thu của [Sở Nội vụ] 200 triệu",
        "[Văn phòng luật sư Trọng Hải và cộng sự], [Công ty luật Mẫu và Đồng sự]; ông và cộng sự",
        "Theo [Cổng thông tin điện tử bộ Y tế] và [Đồn công an Tân Sơn Nhất], [nhạc viện TP. HCM] mở cửa",
        "Hôm nay [Bộ Quốc phòng] tổ chức Lễ công bố; [Ban chấp hành Trung ương Đảng Cộng sản] họp",
        "Bầu [ban chấp hành Trung ương Đoàn TNCS Hồ Chí Minh] và [Ban chấp hành Trung ương Đoàn]",
        "Xe từ [BV Đà Nẵng] - Bến xe Tam Kỳ; [Bệnh viện Chỉnh hình và Phục hồi chức năng TP HCM]",
        "[Báo Công giáo và Dân tộc], [báo Sức khoẻ và Đời sống], [báo Khoa học và Đời sống], [báo Gia đình và Xã hội]",
        "Theo [Đại hội Đại biểu Nhân dân Toàn quốc Trung Quốc] và [Hội nghị Hiệp thương Chính trị Nhân dân Trung Quốc]",
        "[Đặc nhiệm Mỹ] bị phục kích, hai đặc nhiệm Mỹ chết; nguyên giám đốc [Rowgri] Lê Văn Mẫu bị bắt",
        "Làm ở [Đội cảnh sát PCCC khu vực huyện Cam Lâm], [Chi cục Hải quan khu vực Hà Nội]; ở khu vực Hà Nội",
        "Giám đốc [Công ty TNHH Đỗ Viết Mẫu] là Đỗ Viết Mẫu; Đỗ Viết Mẫu đi vắng",
        "Vào [quán bar Ajau], [quán rượu Rowe], [quán ăn Tiến Mẫu], [quán nhậu Mẫu Sơn], [vũ trường New Rowe]",
        "Đổ xăng ở [cửa hàng xăng dầu số 3] và [cây xăng số 22]; công ty dinh dưỡng số 1 Việt Nam",
        "Theo [Sở cứu hoả Houston] và [Học viện hải quân hoàng gia Na Uy], [Học viện hải quân]",
        "Mạng xã hội [RoweUp] cho biết; Anh hùng Lực lượng vũ trang nhân dân thuộc [Thanh niên xung phong TP HCM]",
        "Phó trưởng [phòng tài nguyên môi trường thị xã Điện Bàn] bị doạ; quân đội diệt [Abu Sayyaf]",
        "Theo [Trung tâm An ninh thông tin], [Viện Công nghệ môi trường]; [Viện Công nghệ] tổ chức họp",
        "Các NH thương mại họp về HTX nông nghiệp - Ảnh: HQCC; ngôi trường 10 năm tuổi, tuyển sinh cao đẳng 2019",
        "Tin của [kênh tin tức Rowe]; trạm BOT Cai Mẫu; [quỹ Ánh Ban Mai] và ông chủ [công ty Hải Mẫu]",
        "[Tổng CTCP Bia – Rượu – Nước giải khát Hà Nội] lãi. Đất nay thành công viên Lê Văn Mẫu",
        "Đọc [báo Thể thao và Văn hoá] và [báo Đời sống Pháp luật]; [Trung tâm Phòng ngừa dịch bệnh] mở",
    ],
)
def test_a_body_goes_on_over_dashes_numbers_and_what_it_belongs_to(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


def test_the_place_of_a_branch_counts_and_that_of_a_friendship_in_short_does_not() -> None:
    sentence = "Gửi tiền vào chi nhánh [Quảng Ngãi] của Công ty Rowe và Bệnh viện Việt - Đức"
    assert marked(bare(sentence), "place") == sentence
