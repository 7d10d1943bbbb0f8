"""What web pages leave in copied text, as one table: name, place, forms, examples.

A rule takes whole short lines only, or lines all of whose parts ("In trang | Gửi email") some rule takes. Forms are
regular expressions on folded text (`indexer.normalise.fold`), which may have signs around them. When in doubt a line
stays: junk that is found is a nuisance, text that is lost is a fault.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from indexer.convert.stamps import CLOCK, DATE, STAMP

Place = Literal["anywhere", "edge", "foot"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of junk.

    Attributes:
        name: shown by `tracuu show --removed`.
        where: "edge" is above the first running text or below the last, "foot" only below.
        forms: one of them must match the whole line or part of a line.
        examples: lines it takes; tested.
        digits: without a digit no form matches.
        button: may stand behind other junk with nothing but spaces between.
        alone: False for what is junk only beside other junk: "17:12".
        list_follows: short lines below it, up to the next running text, go with it.
    """

    name: str
    where: Place
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    digits: bool = False
    button: bool = False
    alone: bool = True
    list_follows: bool = False


@dataclass(frozen=True, slots=True)
class NamedPattern:
    """One pattern for many rules: its group number n is the rule with the nth name."""

    pattern: re.Pattern[str]
    names: tuple[str, ...]


_NUMBER = r"\d[\d.,\s]*"
_SHARES = (
    r"(?:facebook|fb|zalo|twitter|x|tweet|google(?: news|\+)?|linkedin|pinterest|email|messenger|telegram|print"
    r"|copy link|like|thich|share)"
)
_PAGES = r"(?:tin|bai|bai viet|tin bai|tin tuc|thong tin|thong bao|van ban|cau hoi)"
_OTHERS = (
    r"(?:khac|lien quan|cung (?:chuyen muc|the loai|danh muc)|moi(?: hon| nhat)?|cu hon|da dang|da dua(?: ngay)?"
    r"|doc nhieu(?: nhat)?|noi bat|tiep theo)"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "views",
        "edge",
        (
            rf"(?:nguoi gui\W+)?(?:tong )?(?:so )?(?:luot|lan) (?:nguoi )?(?:xem|doc)\W*(?:bai \w+\W*)?{_NUMBER}",
            rf"(?:da )?(?:xem|doc)\W+{_NUMBER}(?:luot|lan)?|views?\W+{_NUMBER}",
            rf"{_NUMBER}(?:luot|lan) (?:xem|doc)",
        ),
        (
            "Số lần đọc:704",
            "Lượt xem: 545",
            "Số lượt xem: 1.877",
            "1.203 lượt xem",
            "Đã xem: 12 lần",
            "Lượt xem: 545 Bản in",
        ),
        digits=True,
        button=True,
    ),
    Rule(
        "published",
        "edge",
        (rf"(?=.*{DATE}){STAMP}",),
        (
            "Ngày đăng 02/06/2023 | 17:12",
            "Ngày: 11.07.2018",
            "Đăng lúc 15:44 - 22/08/2018",
            "Cập nhật lúc: 08:12, Thứ Tư, 20/04/2016 (GMT+7)",
            "Thứ năm - 19/10/2017 14:20",
            "Ngày 02 tháng 6 năm 2023",
        ),
        digits=True,
    ),
    Rule("clock", "edge", (CLOCK,), ("17:12",), digits=True, alone=False),
    Rule(
        "counter",
        "foot",
        (
            rf"(?:tong )?(?:so )?(?:luot )?truy cap(?: (?:trang|website))?(?:\W*{_NUMBER})?",
            rf"thong ke(?: truy cap)?\W*{_NUMBER}",
            rf"(?:dang )?(?:online|truc tuyen|truy cap)\W*{_NUMBER}(?:nguoi|khach)?",
            rf"(?:hom nay|hom qua|trong tuan|trong thang|thang hien tai|tat ca)\W*{_NUMBER}",
            rf"(?:khach(?: vieng tham)?|may chu tim kiem)\W*{_NUMBER}",
        ),
        (
            "Thống kê: 2.504.500",
            "Online: 3",
            "Số lượt truy cập: 0 0 3 1 8 4 4 2",
            "Đang truy cập: 5 Hôm nay: 608 Tổng lượt truy cập: 1.771.032",
        ),
        button=True,
    ),
    Rule(
        "rating",
        "foot",
        (
            r"danh gia(?: bai viet)?(?:\W*[\d.,/]+)*(?:\W*\d+ (?:luot|votes?|danh gia))?",
            r"(?:luot danh gia\W*(?:\d+\W*)?)?trung binh\W*(?:[\d.,/]+\W*)?(?:\d+ (?:luot|votes?|danh gia))?",
            r"tong so diem cua bai viet la\W*\d+ trong \d+ danh gia",
            r"(?:click|bam|nhan)(?: vao)?(?: sao)? de danh gia(?: bai viet)?",
            r"[\d.,]+ ?/ ?[\d.,]+ ?\(\d+ (?:votes?|luot)\)",
            r"binh chon|xep hang\W*\d+\W*\d+ phieu bau",
            r"ban (?:nghi sao|cam thay the nao) ve (?:noi dung|bai viet|tin) nay",
            r"thich|buon|vui|ngac nhien|gian du",
        ),
        (
            "Đánh giá:",
            "lượt đánh giá: , trung bình: Bình luận",
            "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
            "Click để đánh giá bài viết",
            "Đánh giá: ★★★☆☆ (2 lượt)",
            "Trung bình: 0 (0 Đánh giá)",
            "Bạn nghĩ sao về nội dung này? Thích Buồn",
        ),
        button=True,
    ),
    Rule(
        "captcha",
        "foot",
        (
            r"ma (?:xac thuc|xac nhan|bao mat|bao ve|kiem tra|captcha)(?:\W+\w{3,8})?",
            r"(?:ma (?:xac thuc|xac nhan|bao mat|bao ve)|captcha) khong (?:dung|hop le)(?:\W+(?:vui long )?nhap lai)?",
            r"(?:vui long )?nhap ma(?: (?:hien thi|xac nhan|xac thuc|bao mat|captcha))?(?:\W+\w){0,8}",
            r"(?:tai|doi) ma khac|nhap lai|captcha",
        ),
        (
            "Mã xác thực không đúng.",
            "Captcha không hợp lệ, vui lòng nhập lại",
            "Nhập mã hiển thị:  [ 7 k Q 4 ]",
            "Tải mã khác",
            "Mã bảo vệ: X8P2",
        ),
        button=True,
    ),
    Rule(
        "comments",
        "foot",
        (
            r"(?:y kien|binh luan|phan hoi)(?: (?:cua ban|ban doc|cua ban doc))?(?:\W*\d+)?|\d+ (?:binh luan|phan hoi)",
            r"gui(?: (?:binh luan|y kien|phan hoi|toa soan))?",
            r"ban can dang nhap.*binh luan|noi dung binh luan|gui di|bo qua|sap xep theo\W.{3,20}",
            r"viet binh luan|chua co binh luan(?: nao)?|hay la nguoi dau tien binh luan.*",
        ),
        ("Bình luận (0)", "Ý kiến của bạn", "Gửi", "Gửi bình luận", "0 bình luận", "Phản hồi (4)"),
        button=True,
    ),
    Rule("form", "foot", (r"ho (?:va )?ten|noi dung|dia chi|in",), ("Họ tên:",), alone=False, button=True),
    Rule(
        "share",
        "edge",
        (
            r"chia se(?: (?:bai viet|tin|len|qua|tren|voi ban be|nay))*",
            rf"theo doi (?:chung toi )?tren {_SHARES}",
            r"luu bai(?: viet)?",
            rf"{_SHARES}(?: \d+)?",
        ),
        ("Chia sẻ Facebook Zalo", "Chia sẻ bài viết", "Lưu bài  Theo dõi trên Google News", "Thích   Chia sẻ"),
        button=True,
    ),
    Rule(
        "tools",
        "edge",
        (
            r"in (?:trang|bai|bai viet|tin)(?: nay)?|ban in|cung cap tin",
            r"gui (?:(?:bai viet )?qua )?(?:email|mail)|gui (?:cho ban be|tin nay)",
            r"(?:tro|quay) (?:ve|lai)|ve trang (?:truoc|chu)|(?:(?:ve|len) )?dau trang|len tren",
            r"tai ve|doc tiep|pdf",
            r"a- ?a ?a\+?|a[+-]|(?:xem (?:voi |theo )?)?co chu(?:\W+a[+-]?)*",
            r"nghe (?:bai viet|doc bai)(?:\W*\d+\W*\d*)?|doc bai viet",
            r"quang cao",
        ),
        (
            "In trang",
            "» In trang này   » Gửi cho bạn bè   » Phản hồi",
            "[Trở về]",
            "Lên đầu trang",
            "A- A A+",
            "Xem với cỡ chữ   In bài viết",
        ),
        button=True,
    ),
    Rule(
        "links",
        "foot",
        (
            r"lien ket (?:website|web|trang|ngoai)(?: \w+){0,2}|(?:website|web) lien ket",
            r"ban do(?: (?:hanh chinh|duong di|website|thi xa|huyen|tinh|thanh pho|quan|xa|phuong)(?: \w+){0,4})?",
            r"so do (?:cong|trang|website)|site ?map|rss",
        ),
        ("Bản đồ thị xã Kỳ Anh", "Liên kết website", "Sơ đồ cổng"),
        button=True,
    ),
    Rule(
        "poster",
        "foot",
        (
            rf"(?=.*\d)nguoi dang\W+\w+\W*(?:(?:lan|luot) (?:xem|doc)\W*{_NUMBER})?",
            r"nguoi dang\W+(?:(?:ban )?quan tri(?: vien| trang| website)?|admin(?:istrator)?)",
        ),
        ("Người đăng: admin2 (Lần xem: 391)", "Người đăng: Quản trị"),
    ),
    Rule(
        "more",
        "foot",
        (
            rf"(?:cac |nhung )?{_PAGES} {_OTHERS}(?: cung chuyen muc)?",
            r"cung chuyen muc|(?:xem|doc) them|co the ban quan tam|doc nhieu nhat",
        ),
        ("Các tin khác", "Tin cùng chuyên mục:", "Bài viết liên quan", "Xem thêm"),
        list_follows=True,
    ),
    Rule("link to a page", "anywhere", (r"(?<=[>»] )(?:xem|doc) them ?:.+",), (">> Xem thêm: Cần gấp nhóm máu AB",)),
    Rule(
        "other pages",
        "foot",
        (
            rf"(?:cac |nhung )?{_PAGES} {_OTHERS} ?:.+",
            r"(?:(?:xem|doc) them|doc nhieu nhat) ?:.+",
        ),
        ("Xem thêm: Quận ủy giao ban tháng 4", "Đọc nhiều nhất: Giá tơ tằm | Tuyển nhân viên"),
    ),
    Rule(
        "pager",
        "foot",
        (r"(?:trang\W+)?(?:(?:\d{1,4}|trang (?:truoc|sau)|truoc|sau|dau|cuoi|tiep)(?:\W+|$)){3,}",),
        ("1  2  3  4  ...  58   »", "« Trước 1 2 3 Sau »"),
        digits=True,
    ),
    Rule(
        "copyright",
        "foot",
        (
            r"(?:c\)|©|copyright|ban quyen)(?:\W.*)?",
            r"(?:thiet ke|phat trien) boi .{2,40}",
            r"chung nhan tin nhiem mang|da (?:dang ky|thong bao) bo cong thuong",
            r"(?:moi trich dan|(?:xin |vui long )?ghi ro nguon|giay phep (?:xuat ban|hoat dong)).*",
        ),
        ("© 2023 Cổng thông tin điện tử", "Bản quyền thuộc về Huyện ủy", "(c) Mọi trích dẫn xin ghi rõ nguồn"),
    ),
    Rule("ornament", "anywhere", (r"[\W_]*",), ("-----", "* * *", "»", "_____")),
)


@cache
def rules() -> dict[str, Rule]:
    """Return the rules by name."""
    return {rule.name: rule for rule in RULES}


@cache
def junk_rules(*, digits: bool) -> NamedPattern:
    """Return the rules for lines with or without digits: the second are many and need few rules."""
    asked = [rule for rule in RULES if digits or not rule.digits]
    forms = "|".join(f"({'|'.join(rule.forms)})" for rule in asked)
    buttons = "|".join(form for rule in RULES if rule.button for form in rule.forms)
    pattern = rf"\W*(?:{forms})\W*(?:(?<!\w)(?:{buttons})(?:\W+|$))*"
    return NamedPattern(re.compile(pattern), tuple(rule.name for rule in asked))
