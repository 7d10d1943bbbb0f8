"""The rules that take lines out of a document, as they are called in Vietnamese; in English they go by their names."""

from collections.abc import Mapping

from indexer.errors import Language

RULES: Mapping[str, str] = {
    "attachment": "tệp đính kèm",
    "audio": "nghe đọc",
    "between": "giữa các dòng thừa",
    "byline": "tác giả",
    "chat": "hộp trò chuyện",
    "captcha": "mã xác nhận",
    "clock": "giờ",
    "comment": "ghi chú ẩn",
    "comments": "bình luận",
    "cookies": "cookie",
    "copyright": "bản quyền",
    "counter": "số truy cập",
    "form": "ô nhập",
    "front matter": "phần khai đầu tệp",
    "imprint": "địa chỉ, liên hệ",
    "link": "đường dẫn",
    "link to a page": "dẫn sang trang khác",
    "links": "liên kết",
    "mail": "mã hóa thư",
    "menu": "trình đơn",
    "menu item": "mục trình đơn",
    "more": "tin khác",
    "notice": "thông báo của trang",
    "ornament": "trang trí",
    "other pages": "trang khác",
    "page number": "số trang",
    "pager": "chuyển trang",
    "paywall": "mời trả phí",
    "picture": "tên ảnh",
    "poster": "người đăng",
    "published": "ngày đăng",
    "rating": "đánh giá",
    "reply": "trả lời",
    "section": "chuyên mục",
    "share": "chia sẻ",
    "site": "tên trang",
    "title again": "lặp lại tiêu đề",
    "timing": "mốc phụ đề",
    "tools": "công cụ",
    "views": "lượt xem",
}


def rule_name(rule: str, language: Language) -> str:
    """What a rule is called."""
    return RULES.get(rule, rule) if language == "vi" else rule
