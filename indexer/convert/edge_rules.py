"""Junk above or below the text of a page: counters, buttons, menus; as one table with examples.

See `indexer.convert.rule` for what a rule is.
"""

from indexer.convert.rule import NUMBER, Rule
from indexer.convert.stamps import AGO, CLOCK, NETWORK, STAMP

_SECTIONS = (
    r"(?:thoi su|chinh tri|xa hoi|the gioi|kinh te|kinh doanh|phap luat|giao duc|suc khoe|doi song|van hoa|the thao"
    r"|giai tri|du lich|khoa hoc|cong nghe|so hoa|moi truong|ban doc|y kien|goc nhin|bat dong san|xe)"
)
_SHARES = (
    r"(?:facebook|fb|zalo|twitter|x|tweet|google(?: news|\+)?|linkedin|pinterest|email|messenger|telegram|print"
    r"|copy link|(?:sao chep|chep) (?:lien ket|link)|like|thich|share|youtube|tiktok|viber)"
)

EDGE_RULES: tuple[Rule, ...] = (
    Rule(
        "views",
        "edge",
        (
            rf"(?:nguoi gui\W+)?(?:tong )?(?:so )?(?:luot|lan) (?:nguoi )?(?:xem|doc)\W*(?:bai \w+\W*)?{NUMBER}",
            rf"(?:da )?(?:xem|doc)\W+{NUMBER}(?:luot|lan)?|(?:views?|hits)\W+{NUMBER}",
            rf"{NUMBER}(?:luot|lan) (?:xem|doc)|{NUMBER}views?",
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
        (
            rf"{STAMP}(?:\b(?:by|boi) [\w ]{{2,30}}\W*)?",
            rf"{AGO}(?:(?<=truoc)|{NETWORK})",
        ),
        (
            "Ngày đăng 02/06/2023 | 17:12",
            "Ngày: 11.07.2018",
            "Đăng lúc 15:44 - 22/08/2018",
            "Cập nhật lúc: 08:12, Thứ Tư, 20/04/2016 (GMT+7)",
            "Thứ năm - 19/10/2017 14:20",
            "Ngày 02 tháng 6 năm 2023",
            "Được đăng: 17 Tháng 3 2016 10:23",
            "Posted on 27 Tháng Ba, 2023 by admin",
            "Lần cập nhật cuối ( Thứ sáu, 18 Tháng 3 2016 07:15 )",
            "2 giờ trước",
            "Hôm qua lúc 06:42 ·",
        ),
        digits=True,
    ),
    Rule("clock", "edge", (CLOCK,), ("17:12",), digits=True, alone=False),
    Rule(
        "share",
        "edge",
        (
            r"chia se(?: (?:bai viet|tin|len|qua|tren|voi ban be|nay))*|share this(?: (?:article|story|post|page))?",
            rf"(?:theo doi|follow) (?:chung toi )?(?:tren|on) {_SHARES}",
            r"theo doi(?: \w+){0,4} tren",
            # "- Lưu." is the last of those who receive a letter.
            rf"share on {_SHARES}|(?<!- )(?<!-)luu(?: bai(?: viet)?)?|(?:copy|sao chep) (?:link|lien ket) thanh cong",
            r"\d+ (?:luot )?chia se|tat ca cam xuc(?:\W*\d+)?",
            rf"{_SHARES}(?: \d+)?",
        ),
        (
            "Chia sẻ Facebook Zalo",
            "Chia sẻ bài viết",
            "Lưu bài  Theo dõi trên Google News",
            "Thích   Chia sẻ",
            "3 lượt chia sẻ",
            "Tất cả cảm xúc:",
        ),
        button=True,
    ),
    Rule(
        "tools",
        "edge",
        (
            r"in (?:ra|trang|bai|bai viet|tin|ban tin)(?: nay)?|ban in|cung cap tin",
            r"gui (?:(?:bai viet )?qua )?(?:email|mail)|gui (?:cho ban be|tin nay)",
            r"quay tro lai|(?:tro|quay) (?:ve|lai)(?: trang (?:truoc|chu))?|ve trang (?:truoc|chu(?: de)?)",
            rf"(?:tro|quay) lai {_SECTIONS}|(?:(?:ve|len) )?dau trang|len tren|back to top",
            r"tai ve(?: dang)?|doc tiep|xem tiep|\.?(?:pdf|doc)",
            r"a(?:\W*a){1,2}\+?|a[+-]|(?:(?:xem (?:voi |theo )?)?co chu|kich thuoc chu|font size)(?:\W+a[+-]?)*",
            r"\d{1,2} phut (?:doc|xem)|nghe (?:bai viet|doc bai)(?:\W*\d+\W*\d*)?|doc bai(?: viet)?",
            r"quang cao|dang tai(?=\W*$)|chi tiet|powered by .{2,40}|chuyen muc cha ?:.{3,40}",
        ),
        (
            "In trang",
            "» In trang này   » Gửi cho bạn bè   » Phản hồi",
            "[Trở về]",
            "Trở lại Thời sự",
            "Đang tải...",
            "Lên đầu trang",
            "A- A A+",
            "Xem với cỡ chữ   In bài viết",
            "Gửi bài viết qua email Tải về dạng .pdf In trang",
            "4 phút đọc",
        ),
        button=True,
    ),
    Rule(
        "audio",
        "edge",
        (
            r"giong (?:nam|nu)(?: mien (?:bac|trung|nam))?|(?:nam|nu) mien (?:bac|trung|nam)",
            r"\d(?:[.,]\d+)?x|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d",
            r"your browser does not support.*",
        ),
        ("Giọng nữ miền Bắc", "1x", "0:00 / 3:21"),
        button=True,
    ),
    Rule(
        "cookies",
        "edge",
        (r"(?:trang|website|chung toi|this|we)\b.{0,60} (?:su dung|dung|uses?) (?:\w+ )?cookies?\b",),
        ("Trang web này sử dụng cookie để nâng cao trải nghiệm của bạn.",),
        sentence=True,
    ),
    Rule(
        "menu",
        "edge",
        (
            r"trang (?:chu|nhat)|home|dang nhap|dang ky|tim kiem(?: nang cao)?|search(?: for)?|menu|english|tieng viet",
            r"skip [\w ]{3,30}|(?:vie?|vn|eng?)(?:\W+(?:vie?|vn|eng?))+",
            r"(?:truy cap|truy van|chuyen den|bo qua|den) noi dung(?: chinh| luon)?",
            r"chao mung (?:ban|quy vi|cac ban)(?: da)? (?:den|ghe tham)(?: voi)? (?:cong|trang|website)\b.{0,100}",
        ),
        ("Trang chủ", "Home", "Đăng nhập", "Skip to content", "Chào mừng bạn đến với trang tin huyện"),
    ),
    Rule(
        "menu item",
        "edge",
        (
            r"lien he|gop y|tuyen dung|san pham|dich vu|ve chung toi|thu vien (?:anh|video)",
            r"news(?: & events)?|about(?: us)?|contact(?: us)?|products|services|e-?magazine|podcasts?|video(?: clip)?",
            r"hoi dap|van ban(?: phap luat)?|gioi thieu(?: chung)?|lich cong tac|thu tuc hanh chinh|thu dien tu",
            r"(?:hotline|duong day nong)\W.*\d.*|(?:toi )?(?:dong y|chap nhan)(?: tat ca)?|tu choi(?: tat ca)?",
            r"(?:accept|reject|allow)(?: all)?(?: cookies)?|(?:manage|cookie) (?:preferences|settings|consent)",
            r"(?:tuy chinh|cai dat|quan ly|tuy chon) cookies?",
        ),
        ("Liên hệ", "Giới thiệu", "Contact us", "Đồng ý"),
        alone=False,
    ),
    Rule(
        "picture",
        "anywhere",
        (r"(?:(?:image|img|anh|hinh)\W+)?[\w.%()-]+\.(?:jpe?g|png|gif|webp|bmp)|(?<=\[)(?:image|img|hinh anh)",),
        ("[image: hoi-nghi.jpg]", "[image]"),
    ),
    Rule(
        "link to a page",
        "anywhere",
        (r"(?<=[>»] )(?:xem|doc) them ?:.+",),
        (">> Xem thêm: Cần gấp nhóm máu AB",),
    ),
    Rule(
        "ornament",
        "anywhere",
        (r"[\W_]*$", r"(?<=\W)o[0o]o(?=\W)"),
        ("-----", "* * *", "»", "_____", "-----o0o-----"),
    ),
)
