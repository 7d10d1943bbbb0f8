"""Which papers office texts cite, and where each begins and ends; the expected ones stand in square brackets."""

import pytest

from indexer.clean import clean
from indexer.extract import extract
from indexer.model.document import Document, Entity


def read(body: str) -> tuple[Entity, ...]:
    return extract(Document("tin", "tin.txt", "Tin", "line", body))


def cited(sentence: str) -> str:
    body = clean(sentence.replace("[", "").replace("]", ""))
    pieces, done = [], 0
    for entity in read(body):
        if entity.type == "reference" and entity.field == "body":
            pieces += [body[done : entity.start], f"[{entity.text}]"]
            done = entity.end
    return "".join([*pieces, body[done:]])


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ [Nghị định số 30/2020/NĐ-CP] ngày 05/3/2020 của Chính phủ về công tác văn thư;",
        "Thực hiện [Thông báo số 12-TB/TU] ngày 03/02/2023 của Ban Thường vụ Tỉnh ủy",
        "Triển khai [Hướng dẫn số 05-HD/UBKTTW], ngày 22/11/2022 của Ủy ban Kiểm tra Trung ương",
        "Theo [Quy định 37-QĐ/TW], [41-QĐ/TW] và [Quy định số 22-QĐ/TW] của Trung ương",
        "các [Nghị quyết số 18], 19 và [27-NQ/TW] của Hội nghị Trung ương",
        "học tập [nghị quyết số 18] và [nghị quyết 19] của Trung ương khóa XII",
        "[Kế hoạch liên tịch số 03/KHLT-CAT-ĐTN] ngày 4/5/2022 giữa Công an tỉnh và Tỉnh đoàn",
        "[Công văn hỏa tốc số 1234/UBND-NC] ngày 5/6/2021",
        "[Công văn số 567-CV/BTGTU] ngày 1/2/2020 V/v tuyên truyền",
        "HĐQT ban hành [Nghị quyết HĐQT số 12/NQ-HĐQT] ngày 4/5, [Nghị quyết Hội đồng thành viên số 05/NQ-HĐTV]",
        "Theo [Án lệ số 16/2017/AL], [án lệ số 8] và [quyết định giám đốc thẩm số 12] của TAND; Án lệ nào cũng vậy",
        "[Lệnh số 12/2019/L-CTN] ngày 28/11, [Văn bản hợp nhất số 01/VBHN-VPQH], [Nghị quyết 30a/2008/NQ-CP]",
        "Căn cứ [NĐ 155/2016/NĐ-CP], [TT 08/2018/TT-BGDĐT], [KH số 12/KH-UBND], [QĐ 2053/QĐ-TTg], [CV số 12/SYT]",
        "Theo [Đề án 1816] của Bộ Y tế, [Nghị định 15/2020], 100/2019; Kế hoạch thực hiện [Nghị quyết số 12-KH/TU]",
        "[Quyết định số 07/2015/QĐDS-ST], [Quyết định đình chỉ số 02/2020/QĐST-HNGĐ], [Bản án 05/2019/KDTM-PT]",
        "Ông quyết định 24 về nhì; văn bản 3 trang, kế hoạch 5 năm, quy định 12 tháng; thông báo 6 ca, kết luận 5 vụ",
        "Số: [88/BC-UBND], V/v báo cáo kết quả thực hiện [Quyết định số 1719/QĐ-TTg] giai đoạn 2021-2025",
        "[Thông tư liên tịch số 10/2014/TTLT-BNV-BTC] và [Thông tư liên tịch 01/2011] hướng dẫn",
        "[Thông tư liên tịch số 03] của hai bộ còn hiệu lực",
        "[Kết luận thanh tra số 45/KL-TTr] ngày 6/7/2022 của Chánh Thanh tra tỉnh",
        "[Quyết định số 12/QĐ-XPVPHC] xử phạt vi phạm hành chính",
        "[Bản án số 15/2020/HS-PT] ngày 3/4/2020 của TAND tỉnh và [bản án số 41/2006/DSST] của tòa huyện",
        "Tại [bản án phúc thẩm số 02] của Tòa phúc thẩm",
        "[bản án số 148] (ngày 12/7/2018) bị hủy; nhận bản án 8 năm tù",
        "[Lệnh bắt bị can để tạm giam số 134/C46] và [Quyết định khởi tố bị can số 522/C46] ngày 8/12/2017",
        "[Nghị quyết số 88/2014/QH13] và [Nghị quyết số 88/QH13] về đổi mới",
        "[Chỉ thị 05-CT/TW] ngày 15/5/2016 của Bộ Chính trị khoá XII",
        "thực hiện [Chỉ thị số 05], [Kết luận 01-KL/TW] và [Kết luận số 21-KL/TW]",
        "[Nghị quyết số 1211/2016/UBTVQH13] ngày 25/5/2016",
        "[Quyết định số 99/QĐ-TW] của Ban Bí thư, [Quy chế số 05-QC/TU]",
        "[Quy chế phối hợp số 01-QCPH/BTGTU-SGDĐT]",
        "[Tờ trình số 25/TTr-UBND] kèm theo [Báo cáo số 26/BC-STP]",
        "[Chương trình hành động số 23-CTr/TU], [Chương trình 07-CTr/HU] của Huyện ủy",
        "[Đề án số 06-ĐA/TU] và [Đề án 06] của Chính phủ, [Đề án 06/CP]",
        "Ngân hàng xử lý nợ xấu ([Đề án 843]) theo ý Thủ tướng; tàu ngầm lớp Borei (Đề án 955)",
        "[Biên bản số 07-BB/CB] họp chi bộ tháng 5",
        "[Giấy mời số 12-GM/ĐU] họp Ban Chấp hành Đảng bộ",
        "[Kế hoạch số 118-KH/ThU] và [kế hoạch số 15-KH/CB] ngày 5/5",
        "[Quy định số 205-QĐ/TW], ngày 23/9/2019 của Bộ Chính trị",
        "Thực hiện [Công điện số 1063/CĐ-TTg] và [Công điện khẩn số 03/CĐ-UBND]",
        "Theo [quyết định 24] về cơ chế điều chỉnh giá; [quyết định 34] về khung giá; quyết định 5 vấn đề",
        "Tại [Quyết định 144] Thủ tướng đồng ý chủ trương; có [văn bản 2227] đề nghị Thủ tướng",
        "đề nghị điều chỉnh [quy chế 58]. Soạn thảo [văn bản 124], 131 để báo cáo",
        "Thông báo [kết luận số 120/TB-VPCP] của Văn phòng Chính phủ",
        "Tại [Thông báo số 461E] ngày 7-6-2017",
        "[Nghị định 15], 30 và [Nghị định số 82/NĐ-CP]",
        "[Nghị định số 100/2019/NĐ-CP], được sửa đổi bởi [Nghị định số 123/2021/NĐ-CP]",
        "[Quyết định số 2345/QĐ-UBND.NC], [Quyết định số 16/QĐ/UB] và [Quyết định 12-QĐ/UB]",
        "[Thông tư số 08/2018/TT-BGDĐT] và [Thông tư số 08] của Bộ Giáo dục",
        "[Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN] ngày 15/6/2017",
        "[Quyết định số 1087 - QĐ / TU] và [1087-QĐ/TU]",
        "[Hướng dẫn số 36-HD/VPTW], mục II",
    ],
)
def test_a_paper_of_an_office_is_cited_with_its_kind_and_number(sentence: str) -> None:
    assert cited(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ [Luật Tổ chức chính quyền địa phương] ngày 19 tháng 6 năm 2015; Luật sửa đổi",
        "bổ sung một số điều của [Luật Tổ chức Chính phủ] và [Luật Tổ chức chính quyền địa phương] ngày 22/11/2019;",
        "Căn cứ [Luật số 45/2019/QH14] ngày 20/11/2019;",
        "Theo [Luật Thi đua, khen thưởng số 06/2022/QH15] và [Bộ luật Lao động số 45/2019/QH14]",
        "[Nghị quyết Đại hội đại biểu toàn quốc Hội Sinh viên Việt Nam lần thứ X] đề ra chỉ tiêu",
        "[Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Bình Mẫu lần thứ XVI], nhiệm kỳ 2020-2025",
        "[Nghị quyết Đại hội Đảng bộ xã Ea Mẫu lần thứ 12], nhiệm kỳ 2020-2025",
        "[Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XI] về giáo dục",
        "[Nghị quyết số 29-NQ/TW] Hội nghị lần thứ 8 Ban Chấp hành Trung ương khóa XI",
        "[Nghị quyết Trung ương 4 khóa XII], [Nghị quyết TW4 (khóa XI)]",
        "Ông bị bắt theo khoản 1 Điều 123 [Bộ luật Hình sự 2015] (sửa đổi, bổ sung 2017)",
        "Điều 8 [Luật Cán bộ, công chức 2008], khoản 2 Điều 3 [Luật Viên chức]",
        "[Luật Phòng, chống tham nhũng] năm 2018",
        "[Pháp lệnh Ưu đãi người có công với cách mạng]",
        "[Pháp lệnh số 02/2020/UBTVQH14] ngày 09/12/2020",
        "[Sắc lệnh số 65] ngày 23/11/1945 và [Sắc luật số 03] ngày 15-3-1976",
        "Căn cứ [Điều lệ Đảng Cộng sản Việt Nam]; căn cứ [Điều lệ Đảng]; [Điều lệ Công đoàn Việt Nam]",
        "Căn cứ [Điều lệ Mặt trận Tổ quốc Việt Nam] và [Điều lệ Đoàn TNCS Hồ Chí Minh]",
        "theo [Công ước Geneva lần thứ tư], ký [Nghị định thư về đường biên giới Việt Nam - Lào]",
        "Họ ký [Hiệp định về Quy chế quản lý biên giới] hai nước, các Hiệp định vay",
        "trái [Hiến chương ASEAN], [Công ước 1982]",
        "Nội dung [Luật sửa đổi, bổ sung một số điều của Luật Đất đai] được thông qua",
        "[Quyết định số 25-QĐ/UBKTTU], [Quyết định thi hành kỷ luật số 25-QĐ/UBKTHU]",
    ],
)
def test_laws_charters_and_resolutions_are_cited_by_name_in_office_texts(sentence: str) -> None:
    assert cited(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ký [Hiệp định Thương mại tự do Việt Nam-EU] ([EVFTA]) và [Hiệp ước an ninh Mỹ-Nhật]",
        "Theo [FTA Mỹ - Hàn], [FTA Việt Nam-EU] và [Hiệp ước Nga-Trung]",
        "Sau [hiệp định lao động giữa Việt Nam và Hàn Quốc], hiệp định này thúc đẩy thương mại giữa Lào và Việt Nam",
        "Theo [Hiệp định Giơ-ne-vơ 1954], [Công ước số 98] của ILO và [Công ước 87] của họ; tham gia công ước 26 năm",
        "theo Điều 386 [bộ Luật hình sự], sửa đồng bộ [Luật Lao động]; TÌM HIỂU [LUẬT ĐẤT ĐAI] VÀ [BỘ LUẬT LAO ĐỘNG]",
        "KẾ HOẠCH HỌC TẬP [CHỈ THỊ SỐ 05-CT/TW] VÀ [NGHỊ QUYẾT ĐẠI HỘI XIII] CỦA ĐẢNG, CHẤP HÀNH KỶ LUẬT LAO ĐỘNG",
        "TRIỂN KHAI [NGHỊ QUYẾT TRUNG ƯƠNG 4 KHÓA XII], [NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ HUYỆN LẦN THỨ X]",
        "Theo [Luật Hoạt động giám sát của Quốc hội và HĐND], [Luật HNGĐ], [Luật MTTQ Việt Nam] và [Luật ATTP]",
        "Theo [Bộ luật Hồng Đức] và [Luật Hải cảnh] của Trung Quốc, bộ luật Việt Nam, bộ luật này",
        "Theo [Tu chính án II], [Đạo luật Dodd-Frank] và [sắc lệnh hành pháp số 13769]",
        "Họ rút khỏi [Hiệp định về biến đổi khí hậu Paris] và tăng thuế, [Hiệp định phân định ranh giới thềm lục địa]",
        "Theo [Đạo luật trừng phạt đối thủ] năm 2017 của Mỹ; toà hiến pháp Tây Ban Nha; thực thi các Hiệp định vay vốn",
        "Ký [Công ước quốc tế về mua bán sinh vật bị đe doạ] mà họ tham gia; các Hiệp định thương mại tự do của họ",
        "Thực hiện [Nghị quyết của Hội nghị lần thứ 8 Ban chấp hành Trung ương Đảng khoá XII]",
        "Rời [Kế hoạch Hành động chung toàn diện] ([JCPOA]), quay lại [JCPOA 2015]",
        "Bàn về [kế hoạch hành động toàn diện chung], không phải kế hoạch hành động toàn diện của tỉnh",
    ],
)
def test_treaties_are_told_by_their_parties_and_by_what_they_are_about(sentence: str) -> None:
    assert cited(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo [Nghị quyết số 02 - NQ /TW] và [Chỉ thị số 05 -CT/ TW]",
        "[quyết định khởi tố bị can số 522 / C 46] ngày 8-12-2017",
        "[lệnh bắt tạm giam số 134 / C 46] của cơ quan điều tra",
        "Theo [Nghị quyết số 88 / QH 13] của Quốc hội, [Nghị quyết 439 / NQ - UBTVQH 14] ngày 30-10-2017",
        "Theo [Nghị quyết số 44 / NQ - HĐND 18] ngày 12 tháng 04 năm 2017",
        "[Văn bản số 8771 / UBND - CN 1] ngày 2/12/2016",
        "Ban hành [Quyết định tạm đình chỉ số 222 / QĐTĐC - PC & CC 9] ngày 13/6/2017",
        "[văn bản số 4945 / PCCC & CNCH - P 6] ngày 23/10/2015",
        "[Quyết định số 41 - TTg] ngày 24-1-1977 của Thủ tướng Chính phủ và [Quyết định số 41-TTg] cũ",
        "[Quyết định số 1368 / QĐ - HĐQT - NHCT 1.2] giao nhiệm vụ cho ông Mẫu",
        "Thuc hien [Chi thi so 05-CT/TW] ngay 15/5/2016 cua Bo Chinh tri, [Nghi quyet so 18-NQ/TW]",
        "theo [nghi dinh 30/2020/nd-cp] cua Chinh phu",
    ],
)
def test_numbers_are_read_through_spaces_and_without_marks(sentence: str) -> None:
    assert cited(sentence) == sentence


def test_a_well_known_document_is_cited_by_its_number_alone() -> None:
    found = read("Thực hiện Chỉ thị 05 và Nghị quyết 18, xã họp.")
    assert [each.value for each in found if each.type == "reference"] == ["05-CT/TW", "18-NQ/TW"]


def test_no_body_stands_inside_a_cited_document() -> None:
    found = read("Việt Nam tuân thủ Công ước Liên Hợp Quốc về Luật biển 1982.")
    assert [each.text for each in found if each.type == "reference"] == ["Công ước Liên Hợp Quốc về Luật biển 1982"]
    assert not [each.text for each in found if each.type == "organisation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "thông qua [Luật sửa đổi, bổ sung một số điều của Luật Xây dựng]; dự thảo [luật sửa đổi Luật doanh nghiệp]",
        "Dự án [Luật sửa đổi bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức], [Luật Giáo dục]",
        "dự án [Luật sửa đổi, bổ sung một số điều của luật đất đai] và [Luật Nhà ở] (sửa đổi)",
        "Nghị định sửa đổi, bổ sung một số điều của [Nghị định số 79]",
    ],
)
def test_a_law_that_changes_others_is_one_paper(sentence: str) -> None:
    assert cited(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Họ muốn sửa đổi [hiến pháp], vi phạm [hiến pháp]; theo [hiến pháp] của họ, điều 155 trong [hiến pháp]",
        "Trật tự hiến pháp, quyền hiến pháp, khủng hoảng hiến pháp; bỏ phiếu về hiến pháp mới; toà án hiến pháp",
        "Điều 74 [Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam] năm 2013, [Hiến pháp nước CHXHCN Việt Nam]",
    ],
)
def test_a_constitution_is_cited_in_small_letters_and_by_the_full_name_of_its_state(sentence: str) -> None:
    assert cited(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo [NĐ20], [NĐ20/2017] và [NQ57]; chung cư CT4, CT10C, xe HD700",
        "Theo [TT 08] của Bộ Giáo dục, [TT 20/2017], [TT số 133]; chung cư (CT 6), toà CT 2, TT 5; học [CT 05]",
        "Ra [quyết định khởi tố vụ án hình sự số 23] và [lệnh bắt bị can số 205], [Quyết định truy nã bị can số 53]",
        "[Chương trình 135] giai đoạn II; [Thông tri 22] của Trung ương; 7 tuần dương hạm Đề án 82",
        "kèm theo [nghị định số 709 - BNV / HCĐP / 26] ngày 21-10-1969, [nghị định số 709 - BNV / HCĐP / 26] năm 1969",
        "Quán triệt [NQ Trung ương 4], [NQTW 4 khóa XII] và [NQ Đại hội XII]",
        "[nghị quyết Đại hội Đoàn TP] và toàn quốc, [Nghị quyết Đại hội Đảng bộ tỉnh]; nghị quyết đại hội các cấp",
    ],
)
def test_abbreviations_and_affairs_before_a_number_tell_a_paper(sentence: str) -> None:
    assert cited(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "trái [Hiến chương Liên hợp quốc] và [Hiến chương ASEAN]; ký [Hiệp định về dẫn độ giữa Việt Nam và Hàn Quốc]",
        "Ký [Hiệp định hợp tác về phòng, chống tội phạm]; theo [Hiệp định kiểm dịch động, thực vật]",
        "có [Hiệp ước biên giới trên đất liền Việt Nam - Trung Quốc] ký năm 1999",
        "gia hạn [Hiệp định thông báo và trợ giúp lãnh sự] cũng như Bản ghi nhớ",
        "đang đàm phán Hiệp định Thương mại Tự do (FTA) với EU, ký [Hiệp định Thương mại Tự do Việt Nam - EU]",
    ],
)
def test_the_names_of_agreements_go_on_over_commas_and_parties_and_end_before_others(sentence: str) -> None:
    assert cited(sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("các nghị quyết số 35 và 19 của Chính phủ", "35/NQ-CP"),
        ("Quyết định 33 của Thủ Tướng Chính phủ", "33/QĐ-TTg"),
        ("quyết định số 09 năm 2007 của Thủ tướng", "09/QĐ-TTg"),
        ("nghị quyết 35 của HĐND tỉnh", "35-NQ"),
        ("Nghị quyết 35", "35-NQ/TW"),
        ("NĐ20 của họ", "20/NĐ-CP"),
        ("NQTW 4 khóa XII", "04-NQ/TW"),
    ],
)
def test_who_issued_a_paper_tells_which_one_it_is(sentence: str, value: str) -> None:
    found = extract(Document("tin", "tin.txt", "Tin", "line", sentence))
    assert [entity.value for entity in found if entity.type == "reference"] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thực hiện Kế hoạch số 56-KH/HU. Theo Kế hoạch 56, xã họp.", "56-KH/HU"),
        ("Gửi Công văn số 1825-CV/BTCTU; thực hiện công văn số 1825.", "1825-CV/BTCTU"),
        ("Áp dụng Nghị định số 30/2020/NĐ-CP; theo Nghị định 30 thì xong.", "30/2020/NĐ-CP"),
    ],
)
def test_a_number_that_the_document_tells_whole_elsewhere_is_that_one(text: str, value: str) -> None:
    assert [each.value for each in read(text) if each.type == "reference"] == [value, value]
