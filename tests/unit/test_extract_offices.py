"""What pages of offices name: units of party and state since 2025, and who holds which office in them."""

import pytest

from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "[Thanh tra tỉnh Lâm Đồng] ban hành kết luận. Thanh tra các dự án trên địa bàn tỉnh",
        "[Đảng bộ Sở Xây dựng], [Đảng bộ Công ty Điện lực Mẫu Sơn] và [Ban Xây dựng Đảng Huyện uỷ]",
        "[Trung tâm Phục vụ hành chính công xã Cẩm Xuyên], [Trung tâm Phục vụ hành chính công phường Hà Huy Tập]",
        "Nguyên Giám đốc [Đài Phát thanh - Truyền hình Hà Nam]; nay là [Báo và Phát thanh, Truyền hình Hà Tĩnh]",
        "[Công đoàn ngành Giáo dục], [Công đoàn cơ sở Sở Tài chính] và [Đoàn phường] phát động",
        "[Bảo hiểm xã hội cơ sở Tân Châu], [Thuế cơ sở 5], [Thi hành án dân sự tỉnh] báo cáo",
        "[Đoàn Đặc nhiệm phòng chống ma tuý và tội phạm miền Trung] bắt, [Hội thánh Tin lành Việt Nam] mừng",
        "Khoa của [Ban Chính sách, chiến lược Trung ương]; Trưởng [Ban Pháp chế HĐND tỉnh]",
        "[Ban Trị sự Giáo hội Phật giáo Việt Nam tỉnh] và [Hội Nông dân Việt Nam xã Mẫu Sơn] cùng dự",
        "Giám đốc [VNPT Sơn La]; điểm bán của [Viettel Sơn La]",
        "[Quỹ Khuyến học Lê Văn Mẫu] trao học bổng; Giám đốc [Quỹ Bảo vệ môi trường] Lê Văn Tử nói",
        "[Đài Khí tượng Thuỷ văn khu vực Bắc Trung Bộ] dự báo mưa",
        "[UBND phường Cổ Nhuế 2] (quận Bắc Từ Liêm) họp, [Công an phường Trúc Bạch] 2 giờ sau có mặt",
        "[Đảng uỷ EVN] họp; tỉnh có tiểu học 244 trường, THPT 31 trường; [Trường THPT 19-5] mở cửa",
        "Theo [Cảng vụ đường thuỷ nội địa] và [điện Kremlin], [Công ty Thoát nước đô thị] lỗ; rừng Amazon cháy",
        "Thăm [bảo tàng Hồ Chí Minh]; giám đốc của [công ty Rowtrak] Jane Rowe đón",
        "Theo người đứng đầu [cơ quan tình báo Triều Tiên], chưa có gì",
        "Theo [Trung tâm bảo trợ xã hội], CQĐT làm rõ; [CQĐT Công an tỉnh Hà Nam] thì chưa",
    ],
)
def test_bodies_of_party_and_state_are_whole(sentence: str) -> None:
    assert marked(bare(sentence), "organisation") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Lê Văn Mẫu, [Giám đốc] Sở Tư pháp, [Khối trưởng] chủ trì; bà Mẫu, [Chủ tịch] UBND, giám đốc các sở",
        "Ông Lê Văn Mẫu là [uỷ viên Trung ương Đảng], đại biểu Quốc hội, [Tổng biên tập] báo Nhân dân",
        "[Phó cảnh sát trưởng] tỉnh Mẫu Sơn và [Trưởng phái đoàn] Lào đến; [Phó Bí thư Chuyên trách] Đảng uỷ vắng",
        "Bộ Tư pháp thi tuyển chức danh cục trưởng. Hôm qua, [quyền chánh văn phòng] Nhà Trắng đến",
        "Cô Lê Thị Mẫu, chủ nhiệm lớp 4B, vắng; [chủ nhiệm] Hợp tác xã Mẫu Sơn thì không",
    ],
)
def test_offices_are_told_behind_bodies_and_seats_are_none(sentence: str) -> None:
    assert marked(bare(sentence), "role") == sentence


def test_a_name_behind_a_body_of_china_is_that_of_who_speaks_for_it() -> None:
    sentence = "Phát ngôn viên Bộ Ngoại giao Trung Quốc [Cảnh Mẫu] trả lời, Bộ Ngoại giao thì không"
    assert marked(bare(sentence), "person") == sentence
