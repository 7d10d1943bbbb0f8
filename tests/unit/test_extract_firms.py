"""Firms are told by their last word and called by short names; events, goods and fields with such names are none."""

import pytest

from indexer.extract import extract
from tests.unit.test_extract import document
from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch [Nam Mẫu Group] nói. [Nam Mẫu] vừa xây thêm kho",
        "Ông giữ vị trí Tổng Giám đốc [Nam Mẫu Investment Corporation] từ lâu",
        "Theo [Rowaho Bank chi nhánh Đà Nẵng], [Rowaho] lãi. [Standard Rowe Bank Việt Nam] cũng lãi",
        "Tổng giám đốc [FPT Retail] và phó chủ tịch [Ericsson Vietnam] gặp nhau",
        "[Hà Mẫu FC] thắng [CLB Quế Mẫu]",
        '[Rowe Mau Records] ra đĩa “Mùa hạ"',
        "[Công ty Mối nối Mẫu] sập tiệm. Thời mới vào [Mối nối Mẫu], anh còn nghèo",
        "[Đại lý Sao Mẫu Group] bán vé ở [trạm xăng Rowedway]; anh vào [Rowedway] mua nước",
    ],
)
def test_a_firm_is_found_with_its_branch_and_by_its_short_name(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Phim “La La Records” và chị Ann Rowe Records",
        "Cúp AFF, giải đấu AFF Rowzuki Cup và vòng loại FIFA World Cup",
        "Máy bay Boeing 747 và điện thoại Samsung 9",
        "Tàu sân bay lớp Ford, tàu USS Gerald R. Ford",
        "[Sở Cảnh sát phòng cháy chữa cháy] ([PCCC]) họp. Công tác PCCC còn yếu",
        "[Hội Khuyến nông Mẫu Sơn] ([KNMS]) họp. Phong trào KNMS lan rộng",
    ],
)
def test_a_work_an_event_goods_or_a_field_is_no_firm(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "[Đội Uruguay] thắng [đội Pháp], [tuyển Đức] và [đội Real Rowedad]; đội bóng nhí Thái Lan ở nhà",
        "Cầu thủ [đội bóng nhí Cú Mèo] ra về. [Cú Mèo] thắng",
        "Ban tổ chức [FIFA] mời; [Ban Tổ chức Trung ương] thì không",
        "Ban giám hiệu [Trường tiểu học Quế Mẫu A] và ban giám đốc [Công ty Alpharowe]",
        "Các cổ phiếu [AQX], [FPT] và [DEX] tăng, ABC thì không; chỉ có GDP và CPI giảm",
        "Bảo vệ [Trung tâm đào tạo bóng đá trẻ] thuộc [Liên đoàn bóng đá Việt Nam]",
    ],
)
def test_a_team_a_school_or_a_stock_code_is_found_without_its_board(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Cháy đã tắt, [Tin Mẫu] đưa tin. Lê Văn Mẫu đưa tin này lên mạng. Hôm qua, [Sun] ngày 19/12 đưa tin",
        "Người hâm mộ [câu lạc bộ Rowetak] buồn; [Rowetak] thua. [CLB Mẫu Tử] thắng, Mẫu Tử thì không",
        "[Tổng công ty Xây dựng đường thuỷ] và [lục quân Pháp]",
    ],
)
def test_a_newspaper_and_a_foreign_club_are_found_wherever_they_stand(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Tại [công ty gạch tuynel Quế Mẫu] và [nhà máy thép Cù Mẫu]; [Công ty xe đạp Quế Mẫu] cũng nghỉ",
        "Công ty mẹ Rowesung, công ty châu Âu, công ty của bầu show Lê Mẫu và tập đoàn sở hữu [hãng Rowelines]",
        "Chủ dự án [Nhà máy điện mặt trời Tân Việt]; dân Tân Việt phản đối",
        "Họ nợ [ngân hàng NCB Bạc Liêu]; sinh viên [Trường ĐH FPT Đà Nẵng] học",
        "Thu cho [ngân hàng Quế Mẫu] 1.180 tỷ; văn phòng [Uber] đóng cửa",
        "Theo [trang Roweinsider], trang [Facebook] đăng 50 trang A4 về điền trang Rowedy",
        "Giữ chức phó phòng [Phòng Quản lý đô thị]",
    ],
)
def test_a_firm_is_found_with_what_it_does_and_its_place(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Trụ sở của [Rowesoft] ở xa; [Rowesoft] lãi. Cổ đông [Rowemart] vui",
        "Tư lệnh [USXK] nói. [USXK] có quân. PCB thì không",
        "[Công ty CP Quế Mẫu] (HoSE: [QXM]) lãi, [QXM] tăng",
        "Tin từ [ĐH Huế], [ĐH Vinh] và [ĐH Luật]; Trường Giang hát",
        "Lực lượng [Bộ đội biên phòng] và Lực lượng [Công an phường Trại Mẫu] tới",
        "Họ lập [Quỹ phát triển du lịch]; [Viện Nghiên cứu không gian quốc gia] và [Trung tâm hỗ trợ nông dân] góp",
    ],
)
def test_what_a_body_has_and_does_tells_it(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Hãng hàng không Trung Quốc đòi [Boeing] bồi thường; [công ty Hưng nghiệp Formosa Hà Tĩnh] xả thải",
        "Tới [bệnh viện đa khoa trung tâm Tiền Giang]; [Phòng PC45] và [cục C04 Bộ Công an] bắt",
        "Thuộc [Phòng CSGT] và [phòng Giao dịch VietinBank Châu Thành]",
    ],
)
def test_a_body_in_small_letters_is_found_with_its_code_and_place(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "[HĐQT công ty Cổ phần ROW Holdings] họp; [HĐQT của ROW Holdings] duyệt. Chủ tịch HĐQT [Công ty Mẫu Sơn] nói",
        "[Công ty Cổ phần Vinaconex 21] lãi",
    ],
)
def test_a_board_and_a_number_belong_to_their_firm(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


def test_a_short_name_may_be_the_last_words_of_a_title() -> None:
    about = document("Tập đoàn Minh Mẫu và Công ty Minh Mẫu Trà Niên.", title="Rót vốn vào Minh Mẫu")
    assert [entity.text for entity in extract(about) if entity.field == "title"] == ["Minh Mẫu"]


def test_an_abbreviation_behind_a_body_or_beside_a_known_one_tells_it() -> None:
    sentence = "[Cảnh sát phòng cháy chữa cháy] ([PCCC]) tới; nỗ lực của [PVN], [QXTEX] và thợ. Công ty cổ phần là gì"
    assert marked(bare(sentence), "organisation") == sentence
