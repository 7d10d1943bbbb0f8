"""Recognise the name of a section of a web site: "Thời sự - Chính trị", "Đảng đoàn thể", "Tin trong tỉnh".

A section's name is made of a few words only; it is one when all of it can be cut into such words.
"""

import re
from functools import cache

from indexer.convert.lines import folded

LONGEST, LONGEST_PATH, LONGEST_TRAIL = 8, 16, 60
"""Syllables of a name, of a name with its label, and of a path from the start page, which may end with the title."""

_STEPS = frozenset("»›>")
"""Between the steps of a path."""

_NO_STEPS = frozenset({"chi tiet", "chi tiet tin", "chi tiet bai viet", "bai viet", "xem tin"})
"""Last steps of a path that say only that here is a page."""

# The words of the menus of provincial, district and party web sites, folded.
_WORDS = """
am nhac; am thuc; an ninh; an sinh; an toan giao thong; an toan thuc pham; anh; ban doc; ban doc viet; ban tin; bao
hiem; bao ve nen tang tu tuong; bat dong san; bau cu; bien dao; bien gioi; binh luan; but ky; cai cach hanh chinh; cau
chuyen; cau hoi; cchc; chan dung; chi bo; chi dao; chi dao dieu hanh; chinh quyen; chinh quyen dia phuong; chinh sach;
chinh sach moi; chinh tri; chong dich; chuyen de; chuyen doi so; chuyen muc; chuyen quan tam; co so; con nguoi; cong
doan; cong nghe; cong nghiep; cong tac; cong thuong; covid; covid 19; covid-19; cuoc song; cuu chien binh; da phuong
tien; dai hoi; dai hoi dang; dan chu; dan toc; dan van; dang; dang bo; dang uy; danh muc; dao tao; dat dai; dat nuoc;
dau thau; dau tu; dia phuong; dien dan; dieu hanh; dinh duong; do thi; doan; doan the; doanh nghiep; doanh nhan; doi
ngoai; doi song; doi thoai; don vi; du hoc; du lich; dua nghi quyet vao cuoc song; ghi chep; gia dinh; giai dap; giai
tri; giam sat; giao duc; giao thong; gioi thieu; goc nhin; guong sang; hai dao; hanh chinh; hdnd; he thong chinh tri;
ho so; hoat dong; hoat dong nha truong; hoc tap va lam theo; hoc va lam theo bac; hoi am; hoi dap; hoi dong nhan dan;
hoi nhap; hoi nong dan; hoi phu nu; hon nhan; hop thu; huong dan; huyen uy; kham chua benh; khen thuong; khoa giao;
khoa hoc; khoi nghiep; khuyen hoc; khuyen nong; kiem tra; kinh nghiem; kinh te; kinh te xa hoi; ky su; ky thuat; lam
dep; lao dong; lich cong tac; lich su; lich su dang; lich tiep cong dan; luat; ly luan; mat tran; media; mien nui; moi
truong; mttq; nghi quyet; nghien cuu; nghiep vu; nguoi cao tuoi; nguoi tot viec tot; nha dat; nha truong; nhan ai;
nhan dan; nhan su; nhan vat; nhat ky; nhip cau; nhip song; nhip song tre; noi bat; noi chinh; nong dan; nong nghiep;
nong nghiep nong thon; nong thon; nong thon moi; phap dinh; phap luat; phat thanh; phat trien; phong chong dich; phong
chong tham nhung; phong su; phong trao; phong van; phu nu; phuong xa; quan su; quan uy; que huong; quoc hoi; quoc
phong; quoc te; quy che dan chu; su kien; su kien noi bat; suc khoe; tai chinh; tai nguyen; tam guong; thanh nien;
thanh uy; the gioi; the thao; thi dua; thi dua yeu nuoc; thi truong; thi uy; thi xa; thien tai; thieu nhi; thieu nien;
thoi su; thong bao; thong tin; thong tin tuyen truyen; thu gian; thu tuc hanh chinh; thuc tien; thuong mai; tieu diem;
tieu pham; tin; tin anh; tin bai; tin buon; tin cac don vi; tin dia phuong; tin hoat dong; tin moi; tin noi bat; tin
trong ngay; tin tuc; tin van; tinh uy; to chuc; to giac; toa an; toa soan; ton giao; tong hop; tra loi; trang chu;
trang nhat; trao doi; trat tu; tre; tre em; trong huyen; trong nganh; trong nuoc; trong quan; trong thi xa; trong
tinh; trong xa; truyen hinh; truyen ngan; truyen thanh; truyen thong; tu tuong; tu van; tuoi tre; tuyen giao; tuyen
sinh; tuyen truyen; ubnd; uy ban; uy ban nhan dan; vaccine; van ban; van hoa; van hoa van nghe; van hoa xa hoi; van
nghe; van xa; video; viec lam; vung cao; xa hoi; xa luan; xa phuong; xay dung; xay dung dang; y kien; y te
"""


def is_section(text: str) -> bool:
    """Tell whether a short text names a section: by its words, by its label, or as a path from the start page."""
    length = len(text.split())
    if not 0 < length <= LONGEST_TRAIL:
        return False
    key = folded(text)
    if _path().match(key) or (length <= LONGEST_PATH and _label().match(key)):
        return True
    return (length <= LONGEST or not _STEPS.isdisjoint(key)) and _section().fullmatch(key) is not None


def is_labelled(text: str) -> bool:
    """Tell whether a line names a section by a label: "Chuyên mục: Tin tức"."""
    return len(text.split()) <= LONGEST_PATH and _label().match(folded(text)) is not None


def is_path(text: str) -> bool:
    """Tell whether a line begins like a path from the start page, its steps set apart or not."""
    return folded(text).startswith(("trang chu", "trang nhat", "home"))


def section_name(text: str, title: str = "") -> str:
    """Return the name that a section line holds: without label, of a path ("Trang chủ » Tin tức") the last step.

    Args:
        text: of the line.
        title: of the page, which may be the last step of the path; the step before counts then.
    """
    key = folded(text)
    if label := _label().match(key):
        return _steps().split(text[label.end() :].partition("|")[0])[-1].strip()
    home = _path().match(key)
    steps = [step.strip() for step in _steps().split(text[home.end() :] if home else text)]
    return next((step for step in reversed(steps) if step != title and folded(step) not in _NO_STEPS), "")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\W*(?:chuyen muc|danh muc|muc|chuyen trang|the loai|chuyen de) ?: ?(?=\w)")


@cache
def _path() -> re.Pattern[str]:
    here = r"(?:(?:ban dang (?:o|xem)(?: day)?|vi tri|you are here) ?:? ?)?"
    return re.compile(rf"\W*{here}(?:trang (?:chu|nhat)|home) ?[»›>/|-]+ ?(?=\w)")


@cache
def _steps() -> re.Pattern[str]:
    return re.compile(rf"\s*[{''.join(sorted(_STEPS))}]+\s*|\s+[|/]\s+")


@cache
def _section() -> re.Pattern[str]:
    words = sorted((word.strip() for word in _WORDS.replace("\n", " ").split(";")), key=len, reverse=True)
    word = "|".join(map(re.escape, words))
    joint = r"(?: ?(?:[-–—,/&|.]|[›»>]+) ?| va | cua | )"
    return re.compile(rf"\W*(?:{word})(?:{joint}(?:{word}))*\W*")
