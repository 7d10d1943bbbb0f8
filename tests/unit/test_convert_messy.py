"""Texts as real folders hold them: what is told of them, and what of the page around them goes."""

import pytest

from indexer.convert import to_document
from indexer.model.files import RawFile

PROSE = "Sáng nay, bà con hai thôn ven sông ra đồng từ sớm để nạo vét kênh mương, chuẩn bị nước cho vụ đông xuân."
ENGLISH = "Farmers in two villages went to the fields early this morning to dredge canals before the new crop arrives."

TEXTS: dict[str, tuple[str, dict[str, object]]] = {
    "english page with consent": (
        (
            "We use cookies to improve your experience.\nAccept all\nReject all\nManage preferences\n"
            f"Farmers dredge their canals\nBy Nguyen Van Mau | November 20, 2025 8:15 AM\n{ENGLISH}\n"
            "Subscribe to our newsletter\nEnter your email\nSign up\nComments (3)\nLog in to comment"
        ),
        {"title": "Farmers dredge their canals", "authors": ("Nguyen Van Mau",), "body": ENGLISH, "captions": ()},
    ),
    "paywall": (
        f"Nạo vét kênh\n{PROSE}\nBạn đã đọc hết 5 bài miễn phí trong tháng.\nĐăng ký thuê bao để đọc tiếp\nĐăng nhập",
        {"body": PROSE},
    ),
    "paywall that is a sentence": (
        f"Nạo vét kênh\n{PROSE}\nBài viết này chỉ dành cho thuê bao. Vui lòng đăng nhập để đọc tiếp toàn bộ nội dung.",
        {"body": PROSE},
    ),
    "chat": (
        f"Nạo vét kênh\n{PROSE}\nChat với chúng tôi\nXin chào! Tôi có thể giúp gì cho bạn?\nNhập tin nhắn...",
        {"body": PROSE, "authors": ()},
    ),
    "a chat that is told": (
        f"Nạo vét kênh\n{PROSE}\nAnh Mẫu xin chào cả đội rồi đi giúp dân",
        {"removed": ()},
    ),
    "roster": (
        "LỊCH TRỰC LÃNH ĐẠO\nTuần 47 (từ ngày 17/11/2025 đến ngày 23/11/2025)\nHai\t17/11\tLê Văn Mẫu\tHà Mơ",
        {"title": "LỊCH TRỰC LÃNH ĐẠO", "section": "", "published": "", "event_date": ""},
    ),
    "minutes": (
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\nBIÊN BẢN\nHọp thôn\n"
            "Hôm nay, hồi 19 giờ 30 phút, ngày 12 tháng 10 năm 2025, tại nhà văn hóa thôn."
        ),
        {"title": "BIÊN BẢN Họp thôn", "event_date": "2025-10-12", "published": ""},
    ),
    "list of people": (
        "DANH SÁCH\nHộ nghèo thôn Đông năm 2025\nSTT\tHọ và tên\tNăm sinh\n1\tLê Văn Mẫu\t1960",
        {"title": "DANH SÁCH Hộ nghèo thôn Đông năm 2025", "authors": ()},
    ),
    "list without a subject": ("DANH SÁCH\nSTT\tHọ và tên\tNăm sinh\n1\tLê Văn Mẫu\t1960", {"title": "DANH SÁCH"}),
    "mail of a Vietnamese program": (
        "Từ: Văn phòng <a@example.vn>\nĐến: b@example.vn\nNgày: 18 thg 11, 2025, 09:12\nChủ đề: Fwd: Nộp quỹ\n\nVâng",
        {"title": "Nộp quỹ", "published": "2025-11-18T09:12"},
    ),
    "subtitles": (
        "WEBVTT\n\n1\n00:01,000 --> 00:04,200\nsáng 20/11/2025, xã đã họp\n\n2\n00:04,300 --> 00:08,000\nở thôn.",
        {"body": "sáng 20/11/2025, xã đã họp\nở thôn.", "event_date": "2025-11-20", "section": ""},
    ),
    "an arrow in a text": (f"Cách đi\n{PROSE}\nXóm Đông --> cầu --> chợ", {"removed": ()}),
    "menu in one line": (
        f"TRANG CHỦ | GIỚI THIỆU | TIN TỨC | LIÊN HỆ\nBạn đang ở: Trang chủ / Thông báo\nMời báo giá máy\n{PROSE}",
        {"title": "Mời báo giá máy", "section": "Thông báo", "body": PROSE},
    ),
    "english foot": (
        f"Farmers dredge their canals\n{ENGLISH}\nShare this article\nMost read\n1. Tea\nTerms of use | Privacy policy",
        {"body": ENGLISH},
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_messy_text_is_understood(name: str) -> None:
    text, expected = TEXTS[name]
    document = to_document(RawFile("trang", "trang.txt", "text", text))
    assert {key: getattr(document, key) for key in expected} == expected
