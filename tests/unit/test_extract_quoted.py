"""Quoted names are those of works, products and campaigns: no offences, nicknames, mottoes and policies."""

import pytest

from tests.unit.test_extract_spans import bare, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Hắn bị truy tố về tội “Cố ý gây thương tích” và “Cướp giật tài sản”, theo toà",
        "Chính sách “Một Trung Quốc” và biệt danh “Vua ma tuý”",
        "Nơi này được mệnh danh là “Hàn Quốc thu nhỏ”",
        "Họ hô khẩu hiệu “Khi tưởng tượng lên ngôi”",
        "Tại toạ đàm “[Bay thẳng Việt - Mỹ: Sẵn sàng cho ngày cất cánh]” ông Mẫu nói",
        "Bài viết “[Thu phí sân bay sao chưa dừng?]” được đọc",
        "Cuộc thi “[Em yêu biển đảo quê hương]” bắt đầu",
    ],
)
def test_a_quoted_name_is_no_offence_nickname_or_motto(sentence: str) -> None:
    assert marked(bare(sentence), "name") == sentence
